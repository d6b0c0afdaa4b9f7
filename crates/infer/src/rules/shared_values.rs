//! Sets of values that requests are described with, in answers that show them.

use std::collections::{BTreeMap, BTreeSet};

use super::Rule;
use crate::shape::{Claim, Shape};

pub(crate) static RULE: Rule = Rule {
    id: "shared-values",
    reason: "docs list the values of a member where it is sent and show it where it is returned: what is shown under the same key with none but \
             listed values is of that set, as long as no other set fits too",
};

/// A key with more sets than this means something else in each place.
const MOST_SETS: usize = 32;

/// The documented sets of requests, by key.
#[derive(Default)]
pub(crate) struct Known(BTreeMap<Box<str>, BTreeMap<BTreeSet<Box<str>>, Claim>>);

impl Known {
    /// Learns the sets that a request is described with; `key` is the one that leads to the shape.
    pub(crate) fn learn(&mut self, key: &str, shape: &Shape) {
        for claim in shape.claims.iter().filter(|claim| claim.values.len() > 1) {
            let values = claim.values.iter().map(|(value, _)| value.clone()).collect();
            let sets = self.0.entry(key.into()).or_default();
            sets.entry(values).or_insert_with(|| Claim {
                source: "sibling",
                values: claim.values.clone(),
                ..Claim::at(claim.site)
            });
        }
        if let Some(items) = &shape.arrays.items {
            self.learn(key, items);
        }
        for (key, member) in shape.fields() {
            self.learn(key, &member.shape);
        }
    }

    /// Notes the sets that fit what an answer shows.
    pub(crate) fn note(&self, key: &str, shape: &mut Shape) {
        if let Some(claim) = self.fitting(key, shape).cloned() {
            shape.claim(claim);
        }
        if let Some(items) = &mut shape.arrays.items {
            self.note(key, items);
        }
        for (key, member) in shape.object.iter_mut().flat_map(|object| &mut object.fields) {
            self.note(key, &mut member.shape);
        }
    }

    /// The only set that holds all that is shown.
    fn fitting(&self, key: &str, shape: &Shape) -> Option<&Claim> {
        let is_text =
            shape.texts.count > shape.texts.empty && shape.booleans + shape.integers.count + shape.floats == 0;
        let is_told = shape.claims.iter().any(|claim| !claim.values.is_empty());
        if !is_text || is_told || shape.has_object() || shape.arrays.count > 0 {
            return None;
        }
        let shown = || shape.values.iter().filter(|value| !value.trim().is_empty());
        let known = self.0.get(key).filter(|sets| sets.len() <= MOST_SETS)?;
        let mut fitting = known.iter().filter(|(set, _)| shown().all(|value| set.contains(value)));
        let (_, claim) = fitting.next()?;
        fitting.next().is_none().then_some(claim)
    }
}

#[cfg(test)]
mod tests {
    use docwright_schema::document::Place;

    use crate::testing::{Page, infer};

    /// Whether what an answer shows under `state` is one of the sets that two requests list for the key.
    fn check(shown: &str, expected: bool) {
        let send = |path, values: &[(&'static str, &'static str)]| {
            Page::new("ovens.md")
                .operation("POST", path)
                .table(Place::Body, &[["state", "string", "true", ""]])
                .values(values)
        };
        let pages = vec![
            send("/ovens", &[("on", ""), ("off", "")]),
            send("/doors", &[("open", ""), ("shut", ""), ("off", "")]),
            Page::new("parts.md").operation("GET", "/parts/{id}").ok(&format!(r#"{{"state": {shown}}}"#)),
        ];
        let outline = infer(pages).0.schema.to_string();
        let part = outline.split("struct ").find(|text| text.starts_with("Part ")).expect("there are parts");
        assert_eq!(!part.contains(": string"), expected, "{outline}");
    }

    #[test]
    fn a_listed_value_is_of_the_set() {
        check(r#""on""#, true);
        check(r#""open""#, true);
    }

    #[test]
    fn what_is_not_listed_or_twice_is_of_no_set() {
        check(r#""broken""#, false);
        check(r#""off""#, false);
        check(r#""""#, false);
    }
}
