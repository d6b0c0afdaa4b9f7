//! The field whose members a table of its own describes.

use crate::shape::Shape;

/// The keys from `shape` to the field that the name above a table leads to: the one that is called so, or else a list
/// that is called after its items (`ip_list`), or else one whose description points there (`hosts, see ip`). Of several
/// the outermost.
pub(crate) fn path_to(shape: &Shape, name: &str) -> Option<Vec<String>> {
    let is_called = |key: &str, _: &Shape| key == name;
    let is_list = |key: &str, _: &Shape| key.strip_prefix(name).is_some_and(|rest| LISTS.contains(&rest));
    let points = |_: &str, field: &Shape| {
        let mut texts = field.claims.iter().filter_map(|claim| claim.description.as_deref());
        texts.any(|text| ends_in(text, name))
    };
    let found = outermost(shape, &is_called).or_else(|| outermost(shape, &is_list));
    found.or_else(|| outermost(shape, &points))
}

/// What names of lists add to those of their items.
const LISTS: &[&str] = &["_list", "List", "list", "s", "es"];

/// Fields nested deeper than examples may be are not looked for.
const DEEPEST: usize = 16;

fn outermost(shape: &Shape, fits: &impl Fn(&str, &Shape) -> bool) -> Option<Vec<String>> {
    let mut level = vec![(Vec::new(), shape.innermost())];
    for _ in 0..DEEPEST {
        let mut next = Vec::new();
        for (path, shape) in level {
            for (key, member) in shape.fields() {
                let path: Vec<String> = path.iter().cloned().chain([key.to_owned()]).collect();
                if fits(key, &member.shape) {
                    return Some(path);
                }
                next.push((path, member.shape.innermost()));
            }
        }
        level = next;
    }
    None
}

/// Whether a text ends in a name that follows other words without a sign of prose between: `see ip`, `定义见ip`.
fn ends_in(text: &str, name: &str) -> bool {
    let text = text.trim_end_matches(|char: char| !char.is_alphanumeric());
    let before = text.strip_suffix(name).and_then(|before| before.chars().next_back());
    name.len() > 1 && before.is_some_and(|char| !char.is_ascii_alphanumeric() && char != '_')
}
