//! Segments of paths that say what is done.

use docwright_schema::document::Method;

use super::{
    operation::verb,
    vocabulary::{CHANGES, DETAILS, LISTS, READS, VERBS},
    words::Words,
};

/// Whether words say what is done: `follow_ups` and `check_ins` are things.
pub(super) fn is_call(words: &Words) -> bool {
    !words.is_plural() && words.iter().next().is_some_and(|first| VERBS.contains(&first))
}

/// Whether words say what is done where a thing might stand as well: `getThings`, but not `follow_ups`.
pub(super) fn says_what_is_done(method: Method, words: &Words) -> bool {
    let is_read = matches!(method, Method::Get | Method::Head);
    words.iter().next().is_some_and(|first| READS.contains(&first) || !is_read && CHANGES.contains(&first))
}

/// Whether a path ends in a thing and what is done to it: `/chat.delete`.
pub(super) fn is_remote_call(path: &str) -> bool {
    let last = path.split('/').rev().find(|segment| !segment.is_empty() && !segment.starts_with('{'));
    last.is_some_and(|last| remote_call(last).is_some())
}

/// The thing and what is done to it, where a segment says both.
pub(super) fn remote_call(segment: &str) -> Option<(&str, &str)> {
    let (thing, call) = segment.rsplit_once('.').filter(|(thing, _)| !thing.is_empty() && !segment.contains('{'))?;
    let words = Words::of(call);
    let first = words.iter().next()?;
    let is_end = words.len() == 1 && (LISTS.contains(&first) || DETAILS.contains(&first));
    (VERBS.contains(&first) || is_end).then_some((thing, call))
}

/// Whether a word only says that what the method does is done: POST to `created`.
pub(super) fn is_done(method: Method, words: &Words) -> bool {
    words.len() == 1 && words.last().and_then(|word| word.strip_suffix('d')) == Some(verb(method, false))
}
