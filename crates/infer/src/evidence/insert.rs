//! Puts what a table's row claims at its place in a shape.

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
    &mut fields.entry(key.into()).or_insert_with(|| Box::new(Member::unseen(rank))).shape
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
