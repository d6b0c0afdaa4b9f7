//! Example bodies: which way they go, and how a call turned out that they answer.

use std::collections::BTreeSet;

use docwright_schema::{
    Span,
    document::{Direction, Example, Outcome, Place, Row, Step, Table},
    json::{Array, Json, Value},
};

use crate::{
    json,
    page::{is_blank, trim},
    words::Facets,
};

use super::{draft::Draft, label, section::Kind, tables, walk::Walk};

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

    /// Which way a body at this place goes.
    pub(super) fn direction(&self) -> Direction {
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
        facets.has(Facets::DATA)
            && !facets.has(Facets::RESPONSE)
            && self.draft.as_ref().is_some_and(Draft::awaits_request)
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

    pub(super) fn add_examples(&mut self, documents: Vec<Json<'a>>, direction: Direction, status: Option<u16>) {
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
