//! Areas by paths: the things that paths go through make a tree, and an operation belongs to the last one on its way that
//! others belong to as well.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        calls::is_call,
        operation::{Segment, is_version, segments},
        vocabulary::{DETAILS, LISTS, VERBS},
        words::Words,
    },
    Place, stem,
};

/// The way of a path.
struct Route {
    things: Vec<Thing>,
    /// Whether its only thing stands in one word with what is done to it.
    is_call: bool,
    /// What is done to the last thing, as words of the path.
    call: Words,
}

/// What a path goes through.
#[derive(Clone)]
struct Thing {
    /// In the singular.
    key: Words,
    /// What it is called together with the words before it that are part of its name.
    name: Words,
    /// Whether there are several.
    is_many: bool,
    /// Whether one of several follows on it.
    has_items: bool,
}

/// A thing on the ways of several operations.
#[derive(Default)]
struct Node {
    name: Words,
    is_many: bool,
    has_items: bool,
    /// How many operations pass it.
    passed: usize,
    /// What follows on it.
    next: BTreeSet<Words>,
}

impl Node {
    /// Whether it holds several operations that are not only the methods of one path.
    fn is_area(&self) -> bool {
        self.passed > 1 && (self.is_many || self.next.len() > 1)
    }
}

/// The area of each operation.
pub(super) fn areas(places: &[Place<'_>]) -> Vec<String> {
    let paths: Vec<Vec<Segment>> = places.iter().map(|place| place.path.map(segments).unwrap_or_default()).collect();
    // What something comes after is no call: `stop-order` is a thing where there is a `stop-order/list`.
    let passed = paths.iter().flat_map(|path| path.split_last().map_or(&[][..], |(_, before)| before));
    let passed: BTreeSet<&Words> = passed.filter_map(Segment::as_static).collect();
    let mut routes: Vec<Route> = paths.iter().map(|path| Route::of(path, &passed)).collect();
    while drop_prefix(&mut routes) {}
    routes.iter_mut().for_each(Route::spell_out);
    let (nodes, ways) = tree(&routes);
    let area = |(way, place): (&Vec<usize>, &Place<'_>)| match area(&nodes, way) {
        Some(node) => (node.name.clone(), node.is_many),
        None if place.entity.is_empty() => (stem(place.page).filter(|word| !is_version(word)), false),
        None => (place.entity.clone(), place.path.is_none()),
    };
    let chosen: Vec<(Words, bool)> = ways.iter().zip(places).map(area).collect();
    let many: BTreeSet<&Words> = chosen.iter().filter(|(_, is_many)| *is_many).map(|(words, _)| words).collect();
    let name = |(words, _): &(Words, bool)| match many.contains(words) {
        _ if words.is_empty() => "operations".to_owned(),
        true => words.plural().snake(),
        false => words.snake(),
    };
    chosen.iter().map(name).collect()
}

/// The last thing on a way that is an area; where none is, the first.
fn area<'n>(nodes: &'n [Node], way: &[usize]) -> Option<&'n Node> {
    let on_way = || way.iter().filter_map(|&at| nodes.get(at));
    on_way().rev().find(|node| node.is_area()).or_else(|| on_way().next())
}

/// The things of all routes, and which of them each route passes.
fn tree(routes: &[Route]) -> (Vec<Node>, Vec<Vec<usize>>) {
    let mut nodes: Vec<Node> = Vec::new();
    let mut children: BTreeMap<(Option<usize>, &Words), usize> = BTreeMap::new();
    let mut ways = Vec::with_capacity(routes.len());
    for route in routes {
        let mut way: Vec<usize> = Vec::with_capacity(route.things.len());
        for (thing, next) in route.things.iter().zip(route.things.iter().skip(1).map(Some).chain([None])) {
            let at = *children.entry((way.last().copied(), &thing.key)).or_insert_with(|| {
                nodes.push(Node { name: thing.name.clone(), ..Node::default() });
                nodes.len() - 1
            });
            nodes[at].passed += 1;
            nodes[at].is_many |= thing.is_many;
            nodes[at].has_items |= thing.has_items;
            nodes[at].next.insert(next.map_or_else(|| route.call.clone(), |next| next.key.clone()));
            way.push(at);
        }
        ways.push(way);
    }
    (nodes, ways)
}

/// Takes away the first part of more than half of all paths, where it only leads to things that are areas themselves.
fn drop_prefix(routes: &mut [Route]) -> bool {
    let (nodes, ways) = tree(routes);
    let all = ways.iter().filter(|way| !way.is_empty()).count();
    let most = ways.iter().filter_map(|way| way.first()).max_by_key(|&&first| nodes[first].passed);
    let Some(&prefix) = most.filter(|&&first| 2 * nodes[first].passed > all && !nodes[first].has_items) else {
        return false;
    };
    let (mut areas, mut is_end) = (BTreeSet::new(), false);
    for way in ways.iter().filter(|way| way.first() == Some(&prefix)) {
        match way.get(1) {
            Some(&next) if nodes[next].is_area() => _ = areas.insert(next),
            Some(_) => {}
            None => is_end = true,
        }
    }
    if is_end || areas.len() < 2 {
        return false;
    }
    for (route, way) in routes.iter_mut().zip(&ways) {
        if way.first() == Some(&prefix) {
            route.things.remove(0);
        }
    }
    true
}

impl Route {
    /// The way of a path, where what is in `passed` is no call.
    fn of(path: &[Segment], passed: &BTreeSet<&Words>) -> Self {
        let mut route = Self { things: Vec::new(), is_call: false, call: Words::default() };
        let last = path.iter().rposition(|segment| segment.as_static().is_some());
        for (at, segment) in path.iter().enumerate() {
            let Some(words) = segment.as_static().filter(|words| !words.iter().all(is_version)) else { continue };
            let has_items = matches!(path.get(at + 1), Some(Segment::Placeholder(_)));
            // What is done to one of several things is no thing, whatever comes of it.
            let is_done = at > 0 && matches!(path[at - 1], Segment::Placeholder(_)) && is_call(words);
            if is_done && Some(at) != last {
                continue;
            }
            if !is_done && (Some(at) != last || passed.contains(words)) {
                route.things.push(Thing { has_items, ..Thing::new(words, has_items) });
                continue;
            }
            let subject = subject(words);
            let is_list = words.last() == Some("list");
            route.is_call = route.things.is_empty() && subject.as_ref() != Some(words);
            match &subject {
                Some(subject) => route.things.push(Thing::new(subject, is_list)),
                None => route.things.last_mut().into_iter().for_each(|thing| thing.is_many |= is_list),
            }
            if subject.as_ref() != Some(words) {
                route.call = words.clone();
            }
        }
        route
    }

    /// A path that is one call, as `/get_job_plan_list`, goes through the words of its thing: plans are of jobs.
    fn spell_out(&mut self) {
        let [thing] = self.things.as_slice() else { return };
        if !self.is_call {
            return;
        }
        let thing = thing.clone();
        let words: Vec<&str> = thing.key.iter().collect();
        let part = |(at, word): (usize, &&str)| Thing {
            key: Words::of(word),
            name: Words::of(&words[..=at].join(" ")),
            is_many: thing.is_many && at + 1 == words.len(),
            has_items: false,
        };
        self.things = words.iter().enumerate().map(part).collect();
    }
}

impl Thing {
    fn new(words: &Words, is_many: bool) -> Self {
        let key = words.singular();
        Self { is_many: is_many || words.is_plural(), has_items: false, name: key.clone(), key }
    }
}

/// What the last words of a path are about: all of them, those that do not say what is done, or nothing.
fn subject(words: &Words) -> Option<Words> {
    let says_how = |word: &str| LISTS.contains(&word) || DETAILS.contains(&word);
    let kept: Vec<&str> = match is_call(words) {
        true => words.iter().skip_while(|word| VERBS.contains(word)).take_while(|word| *word != "by").collect(),
        false => words.iter().collect(),
    };
    let is_told = |word: &&str| !says_how(word);
    let end = kept.iter().rposition(is_told)?;
    Some(Words::of(&kept[..=end].join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paths: &[&str], expected: &[&str]) {
        let entity = Words::default();
        let places: Vec<_> =
            paths.iter().map(|path| Place { page: "api.md", path: Some(path), entity: &entity }).collect();
        assert_eq!(areas(&places), expected);
    }

    #[test]
    fn operations_belong_to_what_others_belong_to() {
        check(&["/coupon/list", "/coupon/mylist", "/coupon/receive"], &["coupons", "coupons", "coupons"]);
        check(&["/contacts", "/contacts/{id}", "/contacts/{id}/star"], &["contacts", "contacts", "contacts"]);
        check(&["/margin/lend", "/margin/lend/done", "/margin/lend/active"], &["lend", "lend", "lend"]);
        check(&["/time", "/status"], &["time", "status"]);
        check(&["/services", "/services/create", "/services/{id}"], &["services", "services", "services"]);
    }

    #[test]
    fn methods_of_one_path_are_no_area() {
        check(&["/gists/{id}", "/gists/{id}/star", "/gists/{id}/star"], &["gists", "gists", "gists"]);
        check(&["/jails/{id}", "/jails/{id}/attach", "/jails/{id}/attach/ws"], &["jails", "jails", "jails"]);
    }

    #[test]
    fn what_belongs_to_a_thing_can_be_an_area() {
        let paths = ["/projects", "/projects/{id}/issues", "/projects/{id}/issues/{iid}", "/projects/{id}/events"];
        check(&paths, &["projects", "issues", "issues", "projects"]);
    }

    #[test]
    fn prefixes_are_none() {
        let paths = ["/wx/order/list", "/wx/order/pay", "/wx/auth/login", "/wx/auth/logout", "/order/cancel"];
        check(&paths, &["orders", "orders", "auth", "auth", "orders"]);
        check(&["/user/login", "/user/avatar", "/user/logout"], &["user", "user", "user"]);
        check(&["/acmes/v1/cs/configs", "/acmes/v1/cs/configs/listener"], &["configs", "configs"]);
    }

    #[test]
    fn calls_in_one_word_are_told_by_what_they_are_about() {
        let jobs =
            ["/api/get_job_plan_list", "/api/get_job_plan_detail", "/api/execute_job_plan", "/api/create_account"];
        check(&jobs, &["job_plans", "job_plans", "job_plans", "account"]);
        check(&["/cancelOrderByClientId", "/queryOrder", "/login"], &["order", "order", "api"]);
    }
}
