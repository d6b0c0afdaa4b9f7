//! Fences and JSON: example bodies and sample calls.

use std::collections::BTreeSet;

use docwright_schema::{
    Span,
    document::{Direction, Example, Media, Outcome, Place, Row, Step, Table},
    json::{Array, Json, Value},
};

use crate::{
    address, json,
    page::{Page, is_blank, trim},
    words::Facets,
};

use super::{
    call::{self, Call},
    credential,
    draft::{Draft, Sample},
    endpoint::{self, Endpoint},
    label,
    section::Kind,
    tables,
    walk::Walk,
};

/// Languages of fences that hold no examples of bodies.
const PROGRAMS: [&str; 22] = [
    "python", "py", "go", "golang", "java", "ruby", "rb", "php", "swift", "kotlin", "c", "cpp", "csharp", "c#", "sql",
    "xml", "html", "yaml", "yml", "toml", "rust", "mermaid",
];

/// Languages of fences in which calls are shown.
const SHELLS: [&str; 7] = ["shell", "bash", "sh", "console", "curl", "shellscript", "zsh"];

impl<'a> Walk<'_, 'a, '_> {
    /// Reads JSON that stands in no fence.
    pub(super) fn json(&mut self, span: Span) {
        if self.section.kind == Kind::Remark {
            return;
        }
        let documents = json::read(self.page.source, self.page.text, span, self.diagnostics);
        let status = self.head.take();
        let direction = if status.is_some() { Direction::Response } else { self.direction() };
        self.add_examples(documents, direction, status);
    }

    /// Reads a fence.
    pub(super) fn fence(&mut self, info: Span, span: Span) {
        let language = self.page.raw(info).split([' ', ',', '{']).next().unwrap_or_default().to_ascii_lowercase();
        let text = self.page.raw(span);
        // A quoted fence keeps the marks of the quote.
        let unquoted = |line: &'a str| trim(trim(line).trim_start_matches('>'));
        let first = text.lines().map(unquoted).find(|line| !line.is_empty()).unwrap_or_default();
        // Some call what they show a program, so that it is coloured.
        let is_body = matches!(first, "{" | "[" | "[{") || first.starts_with("{\"");
        if first.is_empty() || PROGRAMS.contains(&language.as_str()) && !is_body {
            return;
        }
        if endpoint::request_line(self.page, first).is_some() {
            self.request(text, span);
        } else if first.contains("curl ") || SHELLS.contains(&language.as_str()) && !self.is_url(first) {
            self.call(text, span);
        } else if first.starts_with("{{") && matches!(self.section.kind, Kind::Url | Kind::Method)
            || !first.starts_with(['{', '[']) && matches!(self.section.kind, Kind::Url)
        {
            // A line of a program may hold a URL as well.
            if endpoint::url(self.page, first, true).is_some() {
                self.url(first, span);
            }
        } else if !first.starts_with(['{', '[']) && matches!(self.section.kind, Kind::Method) {
            if let Some(method) = endpoint::method(self.page, first) {
                self.method(method, span);
            }
        } else if let Some((endpoint, _)) = endpoint::url(self.page, first, false).filter(|_| self.section.example) {
            self.current(span).samples.push(endpoint.into());
        } else {
            self.bodies(&language, first, span);
        }
        self.last = None;
    }

    /// Whether a line is a URL in the place for one.
    fn is_url(&self, line: &'a str) -> bool {
        self.section.kind == Kind::Url && endpoint::url(self.page, line, false).is_some_and(|(_, rest)| rest.is_empty())
    }

    /// Reads a fence that holds bodies, each below its status where that is shown, or nothing of use.
    fn bodies(&mut self, language: &str, first: &'a str, span: Span) {
        if label::status_head(first).is_none() {
            return self.body(language, first, None, span);
        }
        let page = self.page;
        let lines = || page.raw(span).lines().filter(|line| !trim(line).is_empty());
        let heads = lines().zip(lines().skip(1)).filter(|(_, body)| trim(body).starts_with(['{', '[']));
        let heads: Vec<_> = heads
            .filter_map(|(head, _)| Some((head, label::status_head(head).filter(|(_, meaning)| meaning.is_empty())?.0)))
            .collect();
        if heads.is_empty() {
            return self.body(language, first, None, span);
        }
        let starts = heads.iter().map(|(head, _)| page.span_of(head).start).skip(1).chain([span.end]);
        for ((head, status), end) in heads.iter().zip(starts) {
            let span = Span { start: page.span_of(head).end, end };
            self.body(language, trim(page.raw(span)), Some(*status), span);
        }
    }

    /// Reads a body, or nothing of use.
    fn body(&mut self, language: &str, first: &str, status: Option<u16>, span: Span) {
        let status = status.or_else(|| status_of(first));
        let direction = if status.is_some() { Direction::Response } else { self.direction() };
        let shown = self.section.kind == Kind::Data || language.starts_with("json");
        let (source, text) = (self.page.source, self.page.text);
        let scalar = is_scalar(first) && trim(self.page.raw(span)) == first && self.section.place.is_some();
        // All JSON is YAML; what only looks like it in a program is none.
        let is_data = !PROGRAMS.contains(&language) || matches!(language, "yaml" | "yml");
        let begins = first.starts_with(['{', '[']) && is_data;
        let likely = begins || status.is_some() || language.starts_with("json") || scalar;
        let documents = if likely && shown {
            json::read(source, text, span, self.diagnostics)
        } else {
            json::try_read(source, text, span, self.diagnostics).unwrap_or_default()
        };
        self.add_examples(documents, direction, status);
    }

    /// Reads a fence that begins with `METHOD /path`: the operation's address, or a sample of a request.
    fn request(&mut self, text: &'a str, span: Span) {
        let lines = text.lines().map(trim).filter(|line| !line.is_empty());
        let head = || text.lines().take_while(|line| !trim(line).is_empty());
        let is_type = |line: &&str| line.get(..13).is_some_and(|name| name.eq_ignore_ascii_case("content-type:"));
        let media = head().filter(is_type).find_map(Media::named_in);
        let credentials: Vec<_> = head().skip(1).filter_map(|line| credential::shown(self.page, line)).collect();
        let endpoints: Vec<Endpoint<'a>> = lines.map_while(|line| endpoint::request_line(self.page, line)).collect();
        let sample = self.section.example;
        for endpoint in endpoints {
            if sample {
                let form = form_of(self.page, text);
                self.current(span).samples.push(Sample { endpoint, form });
            } else {
                self.open(endpoint, span);
            }
        }
        if let Some(draft) = self.draft.as_mut() {
            draft.media = draft.media.or(media);
            draft.credentials.extend(credentials);
        }
        // An answer may stand in the same block, behind its status line.
        let answer = text.find("\nHTTP/").map_or(text.len(), |at| at + 1);
        let (asked, answered) = text.split_at(answer);
        for (part, direction) in [(asked, Direction::Request), (answered, Direction::Response)] {
            if let Some(line) = part.lines().skip(1).find(|line| trim(line).starts_with(['{', '['])) {
                let start = self.page.span_of(line).start;
                let span = Span { start, end: self.page.span_of(part).end };
                let documents = json::read(self.page.source, self.page.text, span, self.diagnostics);
                self.add_examples(documents, direction, status_of(part));
            }
        }
    }

    /// Reads a sample call: its address, and what it sends.
    fn call(&mut self, text: &'a str, span: Span) {
        let Some(Call { endpoint, json, form, headers }) = call::read(self.page, text) else { return };
        if self.section.kind == Kind::Remark {
            return;
        }
        // A call right below a title begins the operation of that title.
        if self.section.kind == Kind::Start && self.draft.as_ref().is_some_and(|draft| self.is_elsewhere(draft)) {
            self.close();
        }
        let credentials = headers.into_iter().filter_map(|line| credential::shown(self.page, line));
        let credentials: Vec<_> = credentials.collect();
        let draft = self.current(span);
        draft.samples.push(Sample { endpoint, form });
        draft.credentials.extend(credentials);
        if let Some(sent) = json.map(|sent| self.page.span_of(sent)) {
            let documents =
                json::try_read(self.page.source, self.page.text, sent, self.diagnostics).unwrap_or_default();
            self.add_examples(documents, Direction::Request, None);
        }
    }

    /// Which way a body at this place goes.
    fn direction(&self) -> Direction {
        let lead = self.last.filter(|span| Some(*span) != self.section.label).map(|span| self.page.raw(span));
        // A line that leads to a body may call it an answer with words of its own: `**Response FULL:**`, `This returns:`.
        let leads = |line: &str| line.ends_with([':', '：']) || label::is_marked(line);
        if lead.is_some_and(|lead| leads(lead) && calls_it_an_answer(lead)) {
            return Direction::Response;
        }
        self.section.direction().unwrap_or_else(|| {
            let asked = |span: Span| {
                label::phrase(self.page.raw(span)).is_some_and(|phrase| phrase.facets.has(Facets::REQUEST))
            };
            if self.last.is_some_and(asked) || self.awaits_body() { Direction::Request } else { Direction::Response }
        })
    }

    /// Whether data at this place is what the open operation sends: nothing was said of its answer yet.
    fn awaits_body(&self) -> bool {
        let facets = self.section.facets;
        let sends = |draft: &Draft<'_>| draft.method.is_some_and(|(method, _)| method.has_body()) && !draft.answers();
        facets.has(Facets::DATA) && !facets.has(Facets::RESPONSE) && self.draft.as_ref().is_some_and(sends)
    }

    /// Whether a body below a table of parameters is the answer, although no label says so.
    fn answers_unlabelled(&self, direction: Direction, body: &Json<'_>) -> bool {
        let table = self.draft.as_ref().and_then(|draft| draft.tables.last());
        let below = |table: &&Table<'_>| Some(table.place) == self.section.place && table.anchor.is_none();
        direction == Direction::Request
            && self.last.is_none()
            && (!self.section.example && table.filter(below).is_some_and(|table| is_foreign(table, body))
                || self.repeats_an_answer(body))
    }

    /// Whether a body has the very members of an answer that was shown before.
    fn repeats_an_answer(&self, body: &Json<'_>) -> bool {
        let keys = keys(body);
        let known = self.draft.iter().flat_map(|draft| &draft.examples);
        let mut answers = known.filter(|known| known.direction == Direction::Response).take(MOST_ANSWERS);
        keys.len() > 2 && answers.any(|answer| self::keys(&answer.body) == keys)
    }

    /// Whether a body shares nothing with the answers above that do not report an error.
    fn differs_from_success(&self, body: &Json<'_>) -> bool {
        let keys = keys(body);
        let known = self.draft.iter().flat_map(|draft| &draft.examples);
        let mut answers =
            known.filter(|known| known.direction == Direction::Response && known.outcome != Some(Outcome::Error));
        !keys.is_empty() && answers.all(|answer| self::keys(&answer.body).is_disjoint(&keys))
    }

    fn add_examples(&mut self, documents: Vec<Json<'a>>, direction: Direction, status: Option<u16>) {
        let failing = self.section.kind == Kind::Codes;
        let unaddressed = || !self.draft.as_ref().is_some_and(Draft::is_addressed);
        let is_head = matches!(self.section.place, Some(Place::Header | Place::Cookie)) && status.is_none();
        if matches!(self.section.kind, Kind::Remark | Kind::Host) || failing && unaddressed() || is_head {
            return;
        }
        let own = self.draft.as_ref().and_then(|draft| draft.scope);
        let title = self.last.filter(|span| Some(*span) != own).map(|span| self.page.plain(span));
        let title = title.filter(|title| title.text.chars().count() <= 80);
        let told = title.as_ref().and_then(|title| label::phrase(&title.text)).and_then(|phrase| phrase.status);
        let mut section = self.section;
        // Among answers that report success, one with a name of its own may be an exception.
        if section.outcome == Some(Outcome::Ok) && self.last.is_some_and(|span| Some(span) != section.label) {
            section.outcome = None;
        }
        let title = title.and_then(|title| {
            let is_mark = |char: char| is_blank(char) || matches!(char, ':' | '：' | '*');
            let end = title.text.trim_end_matches(is_mark).len();
            let start = title.text.len() - title.text.trim_start_matches(is_mark).len();
            tables::part(title, start.min(end)..end)
        });
        let leads_in = self.last.is_some_and(|span| {
            Some(span) != section.label && label::known_words(self.page.raw(span)).has(Facets::ERROR)
        });
        if failing {
            section.outcome = Some(Outcome::Error);
        }
        for body in documents {
            let direction = if self.answers_unlabelled(direction, &body) { Direction::Response } else { direction };
            let answer = direction == Direction::Response;
            let status = status.or(told).or(section.status).filter(|_| answer);
            let exception = || (leads_in && self.differs_from_success(&body)).then_some(Outcome::Error);
            let outcome = status.and_then(Outcome::of_status).or(section.outcome).or_else(exception).filter(|_| answer);
            let labelled = section.place == Some(Place::Response);
            let draft = self.current(body.span);
            draft.labelled |= labelled;
            draft.examples.push(Example { direction, outcome, status, title: title.clone(), body });
        }
        self.told = None;
        self.last = None;
    }
}

/// Whether a line speaks of an answer and of no request.
fn calls_it_an_answer(line: &str) -> bool {
    let said = label::known_words(line);
    said.has(Facets::RESPONSE) && !said.has(Facets::REQUEST)
}

/// The most answers that a body is compared with.
const MOST_ANSWERS: usize = 50;

/// The keys of a body; none where it is no object.
fn keys<'b>(body: &'b Json<'_>) -> BTreeSet<&'b str> {
    match &body.value {
        Value::Object(object) => object.members.iter().map(|member| &*member.key).collect(),
        _ => BTreeSet::new(),
    }
}

/// Whether a body shows none of the parameters that a table describes.
fn is_foreign(table: &Table<'_>, body: &Json<'_>) -> bool {
    let keys = keys(body);
    let described = |row: &Row<'_>| matches!(row.path.first(), Some(Step::Key(key)) if keys.contains(&**key));
    !table.rows.iter().any(described)
}

/// Whether a text is JSON that is neither object nor array nor number.
fn is_scalar(text: &str) -> bool {
    matches!(text, "true" | "false" | "null") || text.len() > 1 && text.starts_with('"') && text.ends_with('"')
}

/// The form that an HTTP message holds behind its head.
fn form_of<'a>(page: &Page<'a>, message: &'a str) -> Vec<Row<'a>> {
    let mut lines = message.lines().map(trim).skip_while(|line| !line.is_empty());
    let form = lines.find(|line| !line.is_empty());
    let is_form = |line: &&str| line.contains('=') && !line.contains([' ', '{', '<', ':']);
    form.filter(is_form).map(|line| address::query_rows(page, line)).unwrap_or_default()
}

/// The status that an HTTP status line names.
pub(super) fn status_of(text: &str) -> Option<u16> {
    let line = trim(text).strip_prefix("HTTP/")?;
    let status = line.split(is_blank).nth(1)?;
    status.parse().ok().filter(|status| (100..600).contains(status))
}

/// Makes of the example of an item that of a list which holds it.
pub(super) fn into_list(example: &mut Example<'_>) {
    let span = example.body.span;
    let item = std::mem::replace(&mut example.body, Json { span, value: Value::Null });
    example.body.value = Value::Array(Array { items: vec![item], complete: true });
}
