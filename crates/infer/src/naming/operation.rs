//! Operation ids from methods and paths.

use docwright_schema::document::Method;

use super::{
    vocabulary::{DETAILS, FORMATS, LISTS, PREFIXES, VERBS},
    words::Words,
};

/// What a path says about an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OperationName {
    /// The thing that the operation is about, in the singular.
    pub entity: Words,
    /// Ids in the order of preference, each longer than the one before.
    pub candidates: Vec<Words>,
}

/// A path segment.
pub(super) enum Segment {
    Static(Words),
    Placeholder(Words),
}

/// Names the operation that `method` and `path` make up; `is_list` tells that it answers with a list.
pub(crate) fn name(method: Method, path: &str, is_list: bool) -> OperationName {
    let segments = segments(path);
    let statics: Vec<&Words> = segments.iter().filter_map(Segment::as_static).collect();
    let Some((&last, before)) = statics.split_last() else {
        let verb = Words::of(if is_list { "list" } else { method.as_str() });
        return OperationName { entity: Words::default(), candidates: vec![verb.with("root")] };
    };
    let after_placeholder = matches!(segments.iter().rev().nth(1), Some(Segment::Placeholder(_)));
    let ends_in_placeholder = matches!(segments.last(), Some(Segment::Placeholder(_)));
    let parent = before.last().map(|words| words.singular()).unwrap_or_default();
    let (id, entity) = if ends_in_placeholder {
        let noun = last.singular();
        // What is posted to a thing that exists changes it.
        let method = if method == Method::Post { Method::Put } else { method };
        (Words::of(verb(method, false)).and(&owners(&segments, &noun)), noun)
    } else if last.len() == 1 && !before.is_empty() && matches_any(last, &LISTS) && method == Method::Get {
        (Words::of("list").and(&plural_of(before[before.len() - 1])), parent)
    } else if last.len() == 1 && !before.is_empty() && matches_any(last, &DETAILS) {
        (Words::of("get").and(&parent), parent)
    } else if is_call(last) && last.len() == 1 && !before.is_empty() {
        (last.and(&parent), parent)
    } else if is_call(last) {
        let noun = if after_placeholder { parent.clone() } else { last.without_first(1).singular() };
        (if after_placeholder { last.and(&parent) } else { last.clone() }, noun)
    } else if !after_placeholder && before.last().is_some_and(|words| words.is_plural()) && !last.is_plural() {
        let thing = before[before.len() - 1];
        let noun = if is_list { thing.clone() } else { parent.clone() };
        (Words::of(verb(method, is_list)).and(&noun).and(last), parent)
    } else {
        let is_list = is_list || last.is_plural();
        let is_single = method == Method::Post || !is_list;
        let noun = if is_single { last.singular() } else { last.clone() };
        (Words::of(verb(method, is_list && !is_single)).and(&owners(&segments, &noun)), last.singular())
    };
    OperationName { entity, candidates: candidates(method, path, &id, &segments) }
}

/// The thing that a page is about, by its file's name: `contact_detail`, `get-user`.
pub(crate) fn entity_of_page(stem: &Words) -> Words {
    let says = |word: &str| !LISTS.contains(&word) && !DETAILS.contains(&word) && !VERBS.contains(&word);
    stem.filter(says).singular()
}

/// Whether words say what is done: `follow_ups` and `check_ins` are things.
pub(super) fn is_call(words: &Words) -> bool {
    !words.is_plural() && words.iter().next().is_some_and(|first| VERBS.contains(&first))
}

fn verb(method: Method, is_list: bool) -> &'static str {
    match method {
        Method::Get if is_list => "list",
        Method::Get => "get",
        Method::Post => "create",
        Method::Put | Method::Patch => "update",
        Method::Delete => "delete",
        Method::Head => "check",
        Method::Options => "options",
    }
}

fn matches_any(words: &Words, of: &[&str]) -> bool {
    words.last().is_some_and(|last| of.contains(&last))
}

/// `user` of `/user/list` as `users`.
fn plural_of(words: &Words) -> Words {
    if words.is_plural() { words.clone() } else { words.plural() }
}

/// The noun after the things that own it: `/contracts/{id}/payments` has `contract payments`.
fn owners(segments: &[Segment], noun: &Words) -> Words {
    let owned = segments.windows(2).filter_map(|pair| match pair {
        [Segment::Static(words), Segment::Placeholder(_)] => Some(words.singular()),
        _ => None,
    });
    let owners = owned.filter(|owner| *owner != noun.singular());
    owners.fold(Words::default(), |all, owner| all.and(&owner)).and(noun)
}

/// Longer ids for operations whose short ones clash: with all telling words of the path, then with the placeholders
/// too, then with the method and the whole path.
fn candidates(method: Method, path: &str, id: &Words, segments: &[Segment]) -> Vec<Words> {
    let verb = Words::of(id.iter().next().unwrap_or_default());
    let all = segments.iter().filter_map(Segment::as_static).fold(Words::default(), |all, words| all.and(words));
    let placeholders: Vec<&Words> = segments.iter().filter_map(Segment::as_placeholder).collect();
    let by = if placeholders.is_empty() { Words::default() } else { Words::of("by") };
    let by = placeholders.into_iter().fold(by, |all, words| all.and(words));
    let begins = all.iter().next() == verb.iter().next();
    let long = if begins { all } else { verb.and(&all) };
    let full = Words::of(method.as_str()).and(&Words::of(path)).and(&by);
    vec![id.clone(), long.clone(), long.and(&by), full]
}

/// What a path is made of, but for what it only begins or ends with.
pub(super) fn segments(path: &str) -> Vec<Segment> {
    let path = FORMATS.iter().find_map(|format| path.strip_suffix(format)).unwrap_or(path);
    let all: Vec<_> = path.split('/').filter(|segment| !segment.is_empty()).map(Segment::of).collect();
    let skip = all.iter().take_while(|segment| segment.as_static().is_some_and(says_nothing)).count();
    let is_whole = all[skip..].iter().all(|segment| segment.as_static().is_none());
    let skip = if is_whole { 0 } else { skip };
    all.into_iter().skip(skip).collect()
}

fn says_nothing(words: &Words) -> bool {
    words.iter().all(|word| PREFIXES.contains(&word) || is_version(word))
}

/// Whether a word of a path counts versions.
pub(super) fn is_version(word: &str) -> bool {
    let digits = word.strip_prefix('v').unwrap_or(word);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

impl Segment {
    fn of(text: &str) -> Self {
        match text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
            Some(name) => Self::Placeholder(Words::of(name)),
            None => Self::Static(Words::of(text)),
        }
    }

    fn as_placeholder(&self) -> Option<&Words> {
        match self {
            Self::Placeholder(words) => Some(words),
            Self::Static(_) => None,
        }
    }

    pub(super) fn as_static(&self) -> Option<&Words> {
        match self {
            Self::Static(words) if !words.is_empty() => Some(words),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(method: Method, path: &str, is_list: bool, id: &str, entity: &str) {
        let name = name(method, path, is_list);
        assert_eq!((&*name.candidates[0].snake(), &*name.entity.snake()), (id, entity), "{method:?} {path}");
    }

    #[test]
    fn collections_and_their_members() {
        check(Method::Get, "/api/v2/contacts", true, "list_contacts", "contact");
        check(Method::Get, "/api/v2/contacts/{id}", false, "get_contact", "contact");
        check(Method::Post, "/api/v2/contacts", false, "create_contact", "contact");
        check(Method::Put, "/api/v2/contacts/{id}", false, "update_contact", "contact");
        check(Method::Delete, "/contacts/{id}", false, "delete_contact", "contact");
        check(Method::Post, "/contacts/{id}", false, "update_contact", "contact");
        check(Method::Get, "/contracts/{cid}/payments/{id}", false, "get_contract_payment", "payment");
        check(Method::Get, "/customers/{id}/contacts", true, "list_customer_contacts", "contact");
        check(Method::Get, "/user", false, "get_user", "user");
        check(Method::Get, "/contacts.json", true, "list_contacts", "contact");
        check(Method::Get, "/contacts/{id}.json", false, "get_contact", "contact");
        check(Method::Post, "/follow_ups", false, "create_follow_up", "follow_up");
    }

    #[test]
    fn calls() {
        check(Method::Post, "/leads/{id}/take", false, "take_lead", "lead");
        check(Method::Post, "/login", false, "login", "");
        check(Method::Post, "/admin/create-admin", false, "create_admin", "admin");
        check(Method::Get, "/user/list", true, "list_users", "user");
        check(Method::Get, "/user/info", false, "get_user", "user");
        check(Method::Post, "/goods/add", false, "add_good", "good");
        check(Method::Get, "/customers/by_name", true, "list_customers_by_name", "customer");
        check(Method::Get, "/", false, "get_root", "");
    }

    #[test]
    fn longer_ids_tell_clashing_operations_apart() {
        let ids = |path| name(Method::Get, path, true).candidates.iter().map(Words::snake).collect::<Vec<_>>();
        assert_eq!(ids("/admin/users")[..2], ["list_users", "list_admin_users"]);
    }
}
