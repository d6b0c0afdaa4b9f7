//! The field whose members a table of its own describes.

use crate::shape::Shape;

/// The keys from `shape` to the field that the name above a table leads to: the one that is called so, or else a list
/// that is called after its items (`ip_list`), or else one whose description points there (`hosts, see ip`). Of several
/// the outermost.
pub(crate) fn path_to(shape: &Shape, name: &str) -> Option<Vec<String>> {
    let is_list = |key: &str| key.strip_prefix(name).is_some_and(|rest| LISTS.contains(&rest));
    let points = |field: &Shape| {
        let mut texts = field.claims.iter().filter_map(|claim| claim.description.as_deref());
        texts.any(|text| ends_in(text, name))
    };
    let fits = |key: &str, field: &Shape| match () {
        () if key == name => Some(0),
        () if is_list(key) => Some(1),
        () => points(field).then_some(2),
    };
    best(shape, fits)
}

/// What names of lists add to those of their items.
const LISTS: &[&str] = &["_list", "List", "list", "s", "es"];

/// The most fields that are looked at for one table.
const MOST_FIELDS: usize = 2000;

/// The path to the field that fits best, of equals the outermost.
fn best(shape: &Shape, fits: impl Fn(&str, &Shape) -> Option<u8>) -> Option<Vec<String>> {
    // Each field with the one that it stands in, outer ones first.
    let mut fields: Vec<(Option<usize>, &str, &Shape)> =
        shape.innermost().fields().map(|(key, member)| (None, key, &member.shape)).collect();
    let mut best: Option<(u8, usize)> = None;
    let mut at = 0;
    while let Some(&(_, key, field)) = fields.get(at) {
        if let Some(rank) = fits(key, field).filter(|rank| best.is_none_or(|(known, _)| *rank < known)) {
            best = Some((rank, at));
        }
        if fields.len() < MOST_FIELDS {
            fields.extend(field.innermost().fields().map(|(key, member)| (Some(at), key, &member.shape)));
        }
        at += 1;
    }
    let path = std::iter::successors(best.map(|(_, at)| at), |at| fields[*at].0);
    let mut path: Vec<String> = path.map(|at| fields[at].1.to_owned()).collect();
    path.reverse();
    Some(path).filter(|path| !path.is_empty())
}

/// Whether a text ends in a name that follows other words without a sign of prose between: `see ip`, `定义见ip`.
fn ends_in(text: &str, name: &str) -> bool {
    let text = text.trim_end_matches(|char: char| !char.is_alphanumeric());
    let before = text.strip_suffix(name).and_then(|before| before.chars().next_back());
    name.len() > 1 && before.is_some_and(|char| !char.is_ascii_alphanumeric() && char != '_')
}
