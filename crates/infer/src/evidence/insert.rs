//! Puts what a table's row claims at its place in a shape.

use std::collections::BTreeMap;

use docwright_schema::document::Step;

use crate::shape::{Claim, Kind, Member, Shape};

/// Adds a claim at `path` below `shape`. Members that no example shows come into being with no
/// observation; they are ordered after the shown ones, by their rows.
pub(crate) fn insert(shape: &mut Shape, path: &[Step<'_>], mut claim: Claim, rank: u32) {
    let path = match &path[..path.len().min(DEEPEST)] {
        [rest @ .., Step::Items] => {
            claim.kind = Some(list_of(claim.kind.take()));
            rest
        }
        [rest @ .., Step::AnyKey] => {
            claim.kind = Some(Kind::Map(claim.kind.take().map(Box::new)));
            rest
        }
        path => path,
    };
    let mut place = shape;
    for step in path {
        place = match step {
            Step::Key(key) => member(place, key, rank),
            Step::Items => place.arrays.items.get_or_insert_default(),
            // What lies below keys that are data has no place of its own.
            Step::AnyKey => break,
        };
    }
    place.claim(claim);
}

/// The place under `key`, inside the items where lists stand or are claimed to stand.
fn member<'s>(shape: &'s mut Shape, key: &str, rank: u32) -> &'s mut Shape {
    let is_list =
        shape.object.is_none() && (shape.arrays.count > 0 || shape.arrays.items.is_some() || claims_list(shape));
    if is_list {
        return member(shape.arrays.items.get_or_insert_default(), key, rank);
    }
    let fields = &mut shape.object.get_or_insert_default().fields;
    let key = shown_as(fields, key).unwrap_or_else(|| key.into());
    &mut fields.entry(key).or_insert_with(|| Box::new(Member::unseen(rank))).shape
}

/// The most members of an object that are gone through for each row that none of them is called like.
const MOST: usize = 256;

/// The only member that examples show under the name of a row in other letters: `capDrop` for `capdrop`. Examples know case
/// better than people who write of them.
fn shown_as(fields: &BTreeMap<Box<str>, Box<Member>>, key: &str) -> Option<Box<str>> {
    if fields.contains_key(key) || fields.len() > MOST {
        return None;
    }
    let shown = fields.iter().filter(|(_, member)| member.present > 0).map(|(name, _)| name);
    let mut meant = shown.filter(|name| name.eq_ignore_ascii_case(key));
    let name = meant.next()?;
    meant.next().is_none().then(|| name.clone())
}

/// Rows nested deeper than examples may be describe their outermost members.
const DEEPEST: usize = 64;

fn claims_list(shape: &Shape) -> bool {
    shape.claims.iter().any(|claim| matches!(claim.kind, Some(Kind::Array(_))))
}

fn list_of(kind: Option<Kind>) -> Kind {
    match kind {
        Some(list @ Kind::Array(_)) => list,
        Some(item) => Kind::Array(Some(Box::new(item))),
        None => Kind::Array(None),
    }
}

#[cfg(test)]
mod tests {
    use docwright_schema::document::Place;

    use crate::testing::{Page, infer};

    /// Compares the members of a dough that an example shows and a row describes.
    fn check(shown: &str, described: &'static str, expected: &str) {
        let page = Page::new("doughs.md").operation("GET", "/doughs/{id}");
        let page = page.table(Place::Response, &[[described, "", "", "on top"]]).ok(shown);
        let outline = infer(vec![page]).0.schema.to_string();
        let dough = outline.split("struct ").find(|part| part.starts_with("Dough ")).expect("there is a dough");
        let fields: Vec<&str> = dough.lines().skip(1).map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(fields.join(", "), expected, "{outline}");
    }

    #[test]
    fn case_is_that_of_examples() {
        check(r#"{"capdrop": "oats"}"#, "capDrop", "capdrop~: string  -- on top");
        check(r#"{"capDrop": "oats"}"#, "Capdrop", "capDrop~: string as cap_drop  -- on top");
    }

    #[test]
    fn case_tells_members_apart_where_examples_show_both() {
        check(r#"{"a": "oats", "A": 4}"#, "a", "A~: integer as a_xc40bf6cc, a~: string  -- on top");
        check(r#"{"top_seed": "oats"}"#, "topseed", "top_seed~: string, topseed?: unknown  -- on top");
    }
}
