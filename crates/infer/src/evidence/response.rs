//! Finds the place in the answer that each row of a response table describes.
//!
//! A table mostly lists bare names. It is laid over the answer's objects where most of its rows
//! fit, then what is left over the next best, until nothing fits any more.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use docwright_schema::{
    Diagnostics, Site, SourceId, codes,
    document::{Direction, Outcome, Place, Row, Step, Table, Text},
    schema::Wrapping,
};

use super::{insert::insert, operation::OperationEvidence};
use crate::{
    rules::envelope::EnvelopeRule,
    shape::{Claim, Shape},
};

/// Merges an operation's answers and lays its response tables over them.
pub(crate) fn gather(
    operation: &mut OperationEvidence<'_>,
    envelope: Option<&EnvelopeRule>,
    diagnostics: &mut Diagnostics,
) {
    operation.error = operation.observe(Direction::Response, Some(Outcome::Error));
    let mut answer = operation.observe(Direction::Response, Some(Outcome::Ok));
    let is_shown = answer.is_seen();
    let envelope = envelope.filter(|_| operation.wrapping == Wrapping::Envelope);
    for part in &operation.parts {
        for table in part.operation.tables.iter().filter(|table| table.place == Place::Response) {
            let source = part.document.source;
            for row in describe(&mut answer, source, table, envelope).into_iter().filter(|_| is_shown) {
                let message = format!("`{}` is described, but no example shows it", row.name.text.trim());
                diagnostics.report(&codes::FIELD_NOT_SHOWN, Site::new(source, row.span), message);
            }
        }
    }
    operation.answer = answer;
}

/// Lays a table over a shape, and yields the rows that describe what no example shows there.
pub(crate) fn describe<'t, 'a>(
    shape: &mut Shape,
    source: SourceId,
    table: &'t Table<'a>,
    envelope: Option<&EnvelopeRule>,
) -> Vec<&'t Row<'a>> {
    let placed = lay(shape, table, envelope);
    let mut unseen = Vec::new();
    for (rank, (row, path)) in table.rows.iter().zip(placed).enumerate() {
        unseen.extend(path.is_guess.then_some(row));
        let mut claim = Claim::of_row(Site::new(source, row.span), row);
        claim.required = claim.required.or(table.marks_optional.then_some(true));
        insert(shape, &path.steps, claim, rank as u32);
    }
    unseen
}

/// Where a row belongs.
struct Placed<'a> {
    steps: Vec<Step<'a>>,
    /// No example shows the field there.
    is_guess: bool,
}

/// An object in an answer.
struct Anchor<'s> {
    path: Vec<&'s str>,
    shape: &'s Shape,
}

fn lay<'a>(answer: &Shape, table: &Table<'a>, envelope: Option<&EnvelopeRule>) -> Vec<Placed<'a>> {
    let mut anchors = Vec::new();
    list_anchors(answer, &mut Vec::new(), &mut anchors);
    if let Some(name) = &table.anchor {
        let named = |anchor: &&Anchor<'_>| anchor.path.last() == Some(&&*name.text);
        if let Some(anchor) = anchors.iter().find(named) {
            return table.rows.iter().map(|row| place(anchor, row)).collect();
        }
    }
    let chosen = choose(&anchors, table);
    let home = most_frequent(&chosen);
    let payload = envelope.filter(|rule| !describes_envelope(table, rule)).map(|rule| &*rule.payload);
    let rows = table.rows.iter().zip(chosen);
    rows.map(|(row, choice)| match choice.or(home) {
        Some(anchor) => place(&anchors[anchor], row),
        None => Placed { steps: below_payload(payload, table.anchor.as_ref(), row), is_guess: true },
    })
    .collect()
}

/// All objects of an answer that have fields, outer ones first.
fn list_anchors<'s>(shape: &'s Shape, path: &mut Vec<&'s str>, anchors: &mut Vec<Anchor<'s>>) {
    let inner = shape.innermost();
    if let Some(object) = &inner.object {
        anchors.push(Anchor { path: path.clone(), shape: inner });
        for (key, member) in object.in_order() {
            path.push(key);
            list_anchors(&member.shape, path, anchors);
            path.pop();
        }
    }
}

/// For each row the anchor that it belongs to. Again and again the anchor that most of the open rows
/// fit takes them, the outermost of equals.
fn choose(anchors: &[Anchor<'_>], table: &Table<'_>) -> Vec<Option<usize>> {
    let keys: BTreeSet<&str> = table.rows.iter().filter_map(|row| row.path.iter().find_map(key)).collect();
    let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, anchor) in anchors.iter().enumerate() {
        let own = anchor.shape.fields().map(|(key, _)| key).filter(|key| keys.contains(key));
        own.for_each(|key| by_key.entry(key).or_default().push(at));
    }
    let mut chosen = vec![None; table.rows.len()];
    while let Some(best) = best_anchor(anchors, table, &chosen, &by_key) {
        for (row, choice) in table.rows.iter().zip(&mut chosen) {
            if choice.is_none() && fits(&anchors[best], row) {
                *choice = Some(best);
            }
        }
    }
    chosen
}

fn best_anchor(
    anchors: &[Anchor<'_>],
    table: &Table<'_>,
    chosen: &[Option<usize>],
    by_key: &BTreeMap<&str, Vec<usize>>,
) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let open = table.rows.iter().zip(chosen).filter(|(_, choice)| choice.is_none());
    for at in open.filter_map(|(row, _)| by_key.get(row.path.iter().find_map(key)?)).flatten() {
        *counts.entry(*at).or_default() += 1;
    }
    let outermost = |at: usize| Reverse((anchors[at].path.len(), at));
    counts.into_iter().max_by_key(|&(at, count)| (count, outermost(at))).map(|(at, _)| at)
}

fn most_frequent(chosen: &[Option<usize>]) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    chosen.iter().flatten().for_each(|at| *counts.entry(*at).or_default() += 1);
    counts.into_iter().max_by_key(|&(at, count)| (count, Reverse(at))).map(|(at, _)| at)
}

fn fits(anchor: &Anchor<'_>, row: &Row<'_>) -> bool {
    row.path.iter().find_map(key).is_some_and(|key| anchor.shape.field(key).is_some())
}

fn key<'s>(step: &'s Step<'_>) -> Option<&'s str> {
    match step {
        Step::Key(key) => Some(key),
        Step::Items | Step::AnyKey => None,
    }
}

fn place<'a>(anchor: &Anchor<'_>, row: &Row<'a>) -> Placed<'a> {
    let prefix = anchor.path.iter().map(|key| Step::Key((*key).to_owned().into()));
    // A list as the root of the answer is entered by its keys; a leading `[]` says the same again.
    let own = row.path.iter().skip_while(|step| **step == Step::Items);
    Placed { steps: prefix.chain(own.cloned()).collect(), is_guess: !fits(anchor, row) }
}

/// Whether a table begins outside the payload.
fn describes_envelope(table: &Table<'_>, envelope: &EnvelopeRule) -> bool {
    let keys = || table.rows.iter().filter_map(|row| row.path.iter().find_map(key));
    keys().any(|key| key == &*envelope.discriminator || key == &*envelope.payload)
}

/// Without an example, a table describes the payload.
fn below_payload<'a>(payload: Option<&str>, anchor: Option<&Text<'a>>, row: &Row<'a>) -> Vec<Step<'a>> {
    let payload = payload.map(|payload| Step::Key(payload.to_owned().into()));
    let anchor = anchor.map(|anchor| Step::Key(anchor.text.clone()));
    payload.into_iter().chain(anchor).chain(row.path.iter().cloned()).collect()
}
