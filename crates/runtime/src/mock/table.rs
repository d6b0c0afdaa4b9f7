//! All that the server knows: routes, what is scripted for them, and what it was asked.

use std::cmp::Reverse;
use std::collections::{BTreeSet, VecDeque};

use http::{Method, StatusCode};

use super::answer::{self, Answer};
use super::pattern::{Pattern, Target};
use super::prefer::{self, Preferred};
use super::received::Received;
use super::reply::Reply;
use super::route::Route;

/// How many requests are kept, and how many bytes of their bodies. What came first goes first.
const KEPT: usize = 1000;
const KEPT_BYTES: usize = 64 << 20;

#[derive(Debug, Default)]
pub(super) struct Table {
    entries: Vec<Entry>,
    received: VecDeque<Received>,
}

#[derive(Debug)]
struct Entry {
    route: Route,
    pattern: Pattern,
    script: VecDeque<Reply>,
    /// The preference that came last with a number of times, and how many of them are over.
    preferred: Option<(String, u16)>,
}

impl Table {
    pub(super) fn new(routes: &[Route]) -> Self {
        let mut table = Self::default();
        routes.iter().for_each(|route| table.add(route.clone()));
        table
    }

    fn add(&mut self, route: Route) {
        let pattern = Pattern::new(route.path);
        self.entries.push(Entry { route, pattern, script: VecDeque::new(), preferred: None });
    }

    /// Appends to the script of an operation, which may be one that the table does not hold.
    pub(super) fn script(&mut self, route: Route, reply: Reply) {
        let is_meant = |entry: &Entry| entry.route.method == route.method && entry.route.path == route.path;
        let at = self.entries.iter().position(is_meant).unwrap_or_else(|| {
            self.add(route);
            self.entries.len() - 1
        });
        if reply.times > 0 {
            self.entries[at].script.push_back(reply);
        }
    }

    pub(super) fn received(&self) -> Vec<Received> {
        self.received.iter().cloned().collect()
    }

    /// Decides on the answer to a request, and keeps the request.
    pub(super) fn answer(&mut self, received: Received, target: &Target) -> Answer {
        let answer = self.decide(&received, target);
        self.received.push_back(received);
        while self.received.len() > KEPT || self.bytes() > KEPT_BYTES {
            self.received.pop_front();
        }
        answer
    }

    fn bytes(&self) -> usize {
        self.received.iter().map(|received| received.body.len()).sum()
    }

    fn decide(&mut self, received: &Received, target: &Target) -> Answer {
        let found = self.find(&received.method, target);
        // HEAD asks for what GET would be answered with.
        let found = found.or_else(|| (received.method == Method::HEAD).then(|| self.find(&Method::GET, target))?);
        let Some(at) = found else { return self.unknown(received, target) };
        let entry = &mut self.entries[at];
        match prefer::read(&received.headers) {
            Ok(preferred) => {
                let preferred = preferred.filter(|preferred| entry.grants(preferred)).map(|preferred| preferred.reply);
                let reply = preferred.or_else(|| next(&mut entry.script)).unwrap_or_else(Reply::documented);
                answer::answer(&entry.route, reply)
            }
            Err(fault) => Answer::fault(StatusCode::BAD_REQUEST, &fault),
        }
    }

    /// The most exact template that fits.
    fn find(&self, method: &Method, target: &Target) -> Option<usize> {
        let fitting = self
            .entries
            .iter()
            .enumerate()
            .filter(|(_, Entry { route, pattern, .. })| route.method == *method && pattern.fits(target));
        fitting.min_by_key(|(_, entry)| Reverse(entry.pattern.rank())).map(|(at, _)| at)
    }

    fn unknown(&self, received: &Received, target: &Target) -> Answer {
        let fitting = self.entries.iter().filter(|entry| entry.pattern.fits(target));
        let mut methods: BTreeSet<&str> = fitting.map(|entry| entry.route.method.as_str()).collect();
        if methods.is_empty() {
            let nearest = self
                .entries
                .iter()
                .min_by_key(|entry| (Reverse(entry.pattern.nearness(target)), entry.route.method != received.method));
            let call = format!("{} {}", received.method, received.path);
            return Answer::unknown(&call, nearest.map(|entry| &entry.route));
        }
        methods.extend(methods.contains("GET").then_some("HEAD"));
        methods.insert("OPTIONS");
        let methods = methods.into_iter().collect::<Vec<_>>().join(", ");
        Answer::other_methods(&methods, received.method == Method::OPTIONS)
    }
}

impl Entry {
    /// Whether a preference holds for this request; once its times are over it does not, and then they start anew.
    fn grants(&mut self, preferred: &Preferred) -> bool {
        let Some(times) = preferred.times else { return true };
        let over = self.preferred.take().filter(|(text, _)| *text == preferred.text).map_or(0, |(_, over)| over);
        if over < times {
            self.preferred = Some((preferred.text.clone(), over + 1));
        }
        over < times
    }
}

/// Takes the next answer of a script.
fn next(script: &mut VecDeque<Reply>) -> Option<Reply> {
    let first = script.front_mut()?;
    first.times = first.times.saturating_sub(1);
    if first.times == 0 { script.pop_front() } else { Some(first.clone()) }
}
