//! Operation ids from methods and paths.

use docwright_schema::document::Method;

use super::{
    calls::{is_call, is_done, is_remote_call, remote_call, says_what_is_done},
    vocabulary::{DETAILS, FORMATS, LISTS, PREFIXES, VERBS},
    words::Words,
};

/// What a path says about an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OperationName {
    /// The thing that the operation is about, in the singular.
    pub entity: Words,
    /// Ids in the order of preference.
    pub candidates: Vec<Words>,
}

/// As many things as the paths have that are told apart by their length.
const WAITS: usize = 6;

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
    let way = Way { method, is_list, segments: &segments, last, before };
    let Said { what, things, noun, entity } = way.call(is_remote_call(path)).unwrap_or_else(|| way.thing());
    let mut candidates = vec![what.and(&noun)];
    candidates.extend(longer(&what, &things, candidates[0].len()));
    candidates.extend(by_what_else(method, path, &segments, &candidates, last));
    OperationName { entity, candidates }
}

/// What a path goes through.
struct Way<'w> {
    method: Method,
    is_list: bool,
    segments: &'w [Segment],
    /// The last segment that is no placeholder, and those before it.
    last: &'w Words,
    before: &'w [&'w Words],
}

/// What is done, and to what.
struct Said {
    what: Words,
    /// All things of the path.
    things: Vec<Words>,
    /// Those that the shortest name tells.
    noun: Words,
    entity: Words,
}

impl Way<'_> {
    fn parent(&self) -> Words {
        self.before.last().map(|words| words.singular()).unwrap_or_default()
    }

    fn ends_in_placeholder(&self) -> bool {
        matches!(self.segments.last(), Some(Segment::Placeholder(_)))
    }

    fn follows_placeholder(&self) -> bool {
        matches!(self.segments.iter().rev().nth(1), Some(Segment::Placeholder(_)))
    }

    /// What is done to the thing before the last segment.
    fn done(&self, what: Words, noun: Words) -> Said {
        let above = self.before.split_last().map_or(&[][..], |(_, above)| above);
        let things = above.iter().copied().cloned().chain([noun.clone()]).filter(|words| !words.is_empty()).collect();
        Said { what, things, noun, entity: self.parent() }
    }

    /// What the last segment says is done.
    fn call(&self, is_remote: bool) -> Option<Said> {
        let &Self { method, last, .. } = self;
        let is_told = says_what_is_done(method, last);
        let is_after = last.len() == 1 && !self.before.is_empty();
        if self.ends_in_placeholder() && !(is_after && is_told && last.iter().ne(["list"])) {
            // What stands before one of several things is mostly what they are: `/transfer/{id}`.
            return ((is_told || is_remote) && last.len() > 1).then(|| self.whole_call());
        }
        if is_after && matches_any(last, &LISTS) && method == Method::Get {
            return Some(self.done(Words::of("list"), plural_of(self.before.last()?)));
        }
        if is_after && matches_any(last, &DETAILS) {
            return Some(self.done(Words::of("get"), self.parent()));
        }
        if is_after && is_done(method, last) {
            return Some(self.done(Words::of(verb(method, false)), self.parent()));
        }
        let is_called = is_told || is_remote || is_call(last);
        is_called.then(|| match is_after || self.follows_placeholder() {
            true => self.done(last.clone(), self.parent()),
            false => self.whole_call(),
        })
    }

    /// What a segment says is done and to what: `create-admin`.
    fn whole_call(&self) -> Said {
        let done = self.done(self.last.clone(), self.parent());
        Said { noun: Words::default(), entity: self.last.without_first(1).singular(), ..done }
    }

    /// The thing that the method is about.
    fn thing(&self) -> Said {
        let &Self { method, is_list, last, .. } = self;
        let with = |noun: &Words| self.before.iter().copied().cloned().chain([noun.clone()]).collect();
        let is_plural = self.before.last().is_some_and(|words| words.is_plural());
        if self.ends_in_placeholder() {
            let noun = last.singular();
            // What is posted to a thing that exists changes it.
            let method = if method == Method::Post { Method::Put } else { method };
            let what = Words::of(verb(method, false));
            return Said { what, things: with(&noun), noun: owners(self.segments, &noun), entity: noun };
        }
        if !self.follows_placeholder() && is_plural && !last.is_plural() {
            let thing = self.before.last().filter(|_| is_list).map_or_else(|| self.parent(), |thing| (*thing).clone());
            let what = Words::of(verb(method, is_list));
            return Said { what, things: with(last), noun: thing.and(last), entity: self.parent() };
        }
        let is_many = method != Method::Post && (is_list || last.is_plural());
        let noun = if is_many { last.clone() } else { last.singular() };
        let what = Words::of(verb(method, is_many));
        Said { what, things: with(&noun), noun: owners(self.segments, &noun), entity: last.singular() }
    }
}

/// What is posted to a thing that exists changes it, unless each title says no more than that it makes or deletes such a
/// thing (`Delete the contact`).
pub(crate) fn told_by_titles<'p>(method: Method, path: &'p str, titles: &[Words]) -> (Method, &'p str) {
    let is_post = method == Method::Post && path.ends_with('}');
    let Some((above, _)) = path.rsplit_once('/').filter(|_| is_post) else { return (method, path) };
    let noun = Words::of(above.rsplit('/').next().unwrap_or_default()).singular();
    let says = |verbs: &[&str]| {
        titles.iter().map(|title| title.filter(|word| !["a", "an", "the"].contains(&word))).all(|title| {
            title.iter().next().is_some_and(|first| verbs.contains(&first)) && title.without_first(1).singular() == noun
        })
    };
    match () {
        () if titles.is_empty() || noun.is_empty() => (method, path),
        () if says(&["create", "add"]) => (method, above),
        () if says(&["delete", "remove"]) => (Method::Delete, path),
        () => (method, path),
    }
}

/// An id with ever more of the things that the path goes through, from its end on. The whole of a short path waits until
/// longer ones are told from it.
fn longer(said: &Words, things: &[Words], than: usize) -> Vec<Words> {
    let inner = |at: usize| if at + 1 == things.len() { things[at].clone() } else { things[at].singular() };
    let told = |at: &usize| !things[*at].iter().all(is_version);
    let mut ids: Vec<Words> = Vec::new();
    let mut tail = Words::default();
    for at in (0..things.len()).rev().filter(told) {
        tail = inner(at).and(&tail);
        ids.push(said.and(&tail));
    }
    let whole = ids.last().cloned();
    ids.retain(|id| id.len() > than);
    let waits = WAITS.saturating_sub(ids.len());
    ids.into_iter().chain(whole.into_iter().cycle().take(waits)).collect()
}

/// Ids for operations that the things of their paths do not tell apart: by placeholders, by version, by method, by singular
/// and plural, and last by the method and all of the path.
fn by_what_else(method: Method, path: &str, segments: &[Segment], ids: &[Words], last: &Words) -> Vec<Words> {
    let (Some(short), Some(long)) = (ids.first(), ids.last()) else { return Vec::new() };
    let placeholders: Vec<&Words> = segments.iter().filter_map(Segment::as_placeholder).collect();
    let by = if placeholders.is_empty() { Words::default() } else { Words::of("by") };
    let by = placeholders.into_iter().fold(by, |all, words| all.and(words));
    let versions = path.split('/').map(Words::of).filter(|words| words.len() == 1 && words.iter().all(is_version));
    let version = versions.fold(Words::default(), |all, words| all.and(&words));
    let done = match short.iter().take(last.len()).eq(last.iter()) {
        true => Words::of(verb(method, false)).and(&short.without_first(last.len())).and(last),
        false => Words::default(),
    };
    let full = Words::of(method.as_str()).and(&Words::of(path)).and(&by);
    let statics = segments.iter().filter_map(Segment::as_static).filter(|words| !words.iter().all(is_version));
    let is_list = short.iter().next() == Some("list");
    let written = statics.fold(Words::of(verb(method, is_list)), |all, words| all.and(words));
    let told = [long.and(&by), long.and(&version), done, written, full];
    told.into_iter().filter(|id| !id.is_empty()).collect()
}

/// The thing that a page is about, by its file's name: `contact_detail`, `get-user`.
pub(crate) fn entity_of_page(stem: &Words) -> Words {
    let says = |word: &str| !LISTS.contains(&word) && !DETAILS.contains(&word) && !VERBS.contains(&word);
    stem.filter(says).singular()
}

pub(super) fn verb(method: Method, is_list: bool) -> &'static str {
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

/// What a path is made of, but for what it only begins or ends with.
pub(super) fn segments(path: &str) -> Vec<Segment> {
    let path = FORMATS.iter().find_map(|format| path.strip_suffix(format)).unwrap_or(path);
    let parts = path.split('/').flat_map(|segment| match remote_call(segment) {
        Some((thing, call)) => thing.split('.').chain([call]).collect::<Vec<_>>(),
        None => vec![segment],
    });
    let all: Vec<_> = parts.filter(|segment| !segment.is_empty()).map(Segment::of).collect();
    // Services may be what an API is about, and then something is done to them.
    let is_thing = |at: usize| {
        let next = all.get(at + 1).map(|next| next.as_static().is_none_or(is_call));
        all[at].as_static().is_some_and(|words| words.singular().iter().eq(["service"])) && next.unwrap_or(true)
    };
    let says_nothing = |at: &usize| all[*at].as_static().is_some_and(says_nothing) && !is_thing(*at);
    let skip = (0..all.len()).take_while(says_nothing).count();
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
        check(Method::Post, "/services/create", false, "create_service", "service");
        check(Method::Get, "/service/users", true, "list_users", "user");
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
        check(Method::Post, "/goods/add", false, "add_goods", "goods");
        check(Method::Get, "/customers/by_name", true, "list_customers_by_name", "customer");
        check(Method::Get, "/", false, "get_root", "");
    }

    #[test]
    fn what_a_path_says_is_done_is_not_said_twice() {
        check(Method::Post, "/api/v1/chat.delete", false, "delete_chat", "chat");
        check(Method::Get, "/api/v1/oven-door.all", true, "list_oven_doors", "oven_door");
        check(Method::Get, "/ovens.get", false, "get_oven", "oven");
        check(Method::Post, "/mapping.listMappings", false, "list_mappings", "mapping");
        check(Method::Post, "/ovens.set-door", false, "set_door", "door");
        check(Method::Get, "/oven.doors", true, "list_oven_doors", "oven_door");
        check(Method::Post, "/getChatlogs", false, "get_chatlogs", "chatlog");
        check(Method::Post, "/favourite/addOrDelete", false, "add_or_delete", "or_delete");
        check(Method::Post, "/shop/user/created", false, "create_user", "user");
        check(Method::Delete, "/removeInvite/{id}", false, "remove_invite", "invite");
        check(Method::Post, "/users/delete/{id}", false, "delete_user", "user");
    }

    #[test]
    fn titles_tell_what_is_posted_to_a_thing() {
        let told = |path, title| told_by_titles(Method::Post, path, &[Words::of(title)]);
        assert_eq!(told("/ovens/{id}", "Delete an oven"), (Method::Delete, "/ovens/{id}"));
        assert_eq!(told("/ovens/{id}", "Create Oven"), (Method::Post, "/ovens"));
        for near in ["Create oven door", "Ovens", "", "Deletes ovens"] {
            assert_eq!(told("/ovens/{id}", near), (Method::Post, "/ovens/{id}"), "{near}");
        }
        assert_eq!(told("/ovens", "Delete oven"), (Method::Post, "/ovens"));
    }

    #[test]
    fn what_may_be_a_thing_is_one() {
        check(Method::Get, "/ovens/{id}/updates", true, "list_oven_updates", "update");
        check(Method::Get, "/update_logs", true, "list_update_logs", "update_log");
        check(Method::Get, "/transfer/{id}", false, "get_transfer", "transfer");
        check(Method::Get, "/users/created", false, "get_user_created", "user");
        check(Method::Get, "/list/{id}", false, "get_list", "list");
    }

    #[test]
    fn longer_ids_tell_clashing_operations_apart() {
        let check = |method, path: &str, expected: &[&str]| {
            let mut ids: Vec<String> = name(method, path, false).candidates.iter().map(Words::snake).collect();
            ids.dedup();
            assert_eq!(ids[..expected.len()], *expected, "{path}");
        };
        check(Method::Get, "/admin/users", &["list_users", "list_admin_users"]);
        let orders = ["list_orders", "list_margin_orders", "list_acme_margin_orders", "list_acme_margin_orders_v2"];
        check(Method::Get, "/acme/v2/margin/order/list", &orders);
        check(Method::Post, "/shop/auth/login", &["login_auth", "login_shop_auth", "create_auth_login"]);
        let batch = ["batch_metadata", "batch_item_metadata", "delete_metadata_batch"];
        check(Method::Delete, "/item/metadata/batch", &batch);
        check(Method::Get, "/users/{id}", &["get_user", "get_user_by_id"]);
    }
}
