//! Operations as methods of what their area is called: `client.contacts().get(7)`.

use std::collections::BTreeSet;

use heck::ToSnakeCase;

use super::{Module, names};

/// Methods of clients that no area can be called like.
const METHODS: [&str; 17] = [
    "as_ref",
    "auth",
    "body_limit",
    "clone",
    "header",
    "iter",
    "new",
    "query",
    "rate_limit",
    "retry",
    "send",
    "send_full",
    "send_raw",
    "server",
    "stream",
    "timeout",
    "with_server",
];

/// The method of a client that leads to the operations of a module.
pub(crate) fn of_module(module: &str) -> String {
    let name = module.strip_prefix("r#").unwrap_or(module);
    if METHODS.contains(&name) || names::is_keyword(name) { format!("{name}_calls") } else { name.to_owned() }
}

/// Gives the operations of a module the names of their methods: their ids without what the module is about, or whole
/// ids where these would be the same. Until then their methods are called by their ids.
pub(super) fn name(module: &mut Module) {
    let ids: Vec<String> = module.operations.iter().map(|operation| operation.call.clone()).collect();
    let shorts: Vec<Short> =
        module.operations.iter().map(|operation| short(&operation.call, &module.name, &operation.path)).collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    // What lost a parent's name is called by less than it is about, and so comes last.
    for lost_parent in [false, true] {
        let wanted: Vec<&Short> = shorts.iter().filter(|short| short.lost_parent == lost_parent).collect();
        let is_wanted_once = |name: &str| wanted.iter().filter(|short| short.name == name).count() == 1;
        let is_others_id = |name: &str, own: &str| name != own && ids.iter().any(|id| id == name);
        let mut given = Vec::new();
        for (operation, short) in module.operations.iter_mut().zip(&shorts) {
            let is_free = is_wanted_once(&short.name) && !is_others_id(&short.name, &operation.call);
            if short.lost_parent == lost_parent && is_free && !taken.contains(&short.name) {
                operation.call.clone_from(&short.name);
                given.push(short.name.clone());
            }
        }
        taken.extend(given);
    }
}

/// What is left of an id.
struct Short {
    name: String,
    /// Whether the rest named nothing but what the things of the area belong to, and was left out.
    lost_parent: bool,
}

/// An operation's id without the words of its area, unless nothing but them is left or Rust keeps the rest for itself.
fn short(id: &str, area: &str, path: &str) -> Short {
    let (words, of): (Vec<&str>, Vec<&str>) = (id.split('_').collect(), area.split('_').collect());
    let starts = 1..(words.len() + 1).saturating_sub(of.len());
    let whole = || Short { name: id.to_owned(), lost_parent: false };
    let Some(at) = starts.rev().find(|&at| is_run(&words[at..at + of.len()], &of)) else { return whole() };
    let (before, after) = (&words[1..at], &words[at + of.len()..]);
    let lost_parent = after.is_empty() && is_parent(before, &of, path);
    let rest = if lost_parent { words[0].to_owned() } else { [&words[..at], after].concat().join("_") };
    if names::is_keyword(&rest) { whole() } else { Short { name: rest, lost_parent } }
}

/// Whether words are what the path has above the things of an area, `channels` in `/channels/{id}/messages`, or within
/// their name, `pool` in `/pool_leads/{id}`: a method that is left with them alone seems to be about them.
fn is_parent(words: &[&str], area: &[&str], path: &str) -> bool {
    let fixed: Vec<String> =
        path.split('/').filter(|part| !part.contains('{')).map(ToSnakeCase::to_snake_case).collect();
    let is = |segment: &String, name: &[&str]| {
        let parts: Vec<&str> = segment.split('_').collect();
        parts.len() == name.len() && is_run(&parts, name)
    };
    let above = fixed.iter().rev().skip(1);
    !words.is_empty()
        && (above.into_iter().any(|segment| is(segment, words))
            || fixed.iter().any(|own| is(own, &[words, area].concat())))
}

/// Whether words are those of an area; its last one is mostly in the plural.
fn is_run(words: &[&str], area: &[&str]) -> bool {
    words.iter().zip(area).all(|(word, own)| singular(word) == singular(own))
}

/// A word as it is compared, which need not be one.
fn singular(word: &str) -> String {
    let one = match word {
        _ if word.ends_with("ies") => format!("{}y", &word[..word.len() - 3]),
        _ if ["ses", "xes", "ches", "shes"].iter().any(|end| word.ends_with(end)) => word[..word.len() - 2].to_owned(),
        _ if word.ends_with('s') && !word.ends_with("ss") => word[..word.len() - 1].to_owned(),
        _ => word.to_owned(),
    };
    // Shelves are of a shelf, and knives of a knife.
    let stem = one.strip_suffix("ve").or_else(|| one.strip_suffix("fe"));
    stem.map_or(one.clone(), |stem| format!("{stem}f"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_area_is_called_is_left_out() {
        let check =
            |id: &str, area: &str, expected: &str| assert_eq!(short(id, area, "/").name, expected, "{id} in {area}");
        check("get_contact", "contacts", "get");
        check("list_contacts", "contacts", "list");
        check("list_contract_payments", "contracts", "list_payments");
        check("create_follow_up", "follow_ups", "create");
        check("list_categories", "categories", "list");
        check("contacts", "contacts", "contacts");
        check("get_user", "contacts", "get_user");
        check("move_contact", "contacts", "move_contact");
        check("search_boxes", "boxes", "search");
        check("delete_shelf", "shelves", "delete");
        check("delete_knife", "knives", "delete");
        check("delete_archive", "archives", "delete");
        check("delete_shell", "shelves", "delete_shell");
    }

    #[test]
    fn what_things_belong_to_does_not_name_a_call() {
        let check = |id: &str, area: &str, path: &str, expected: (&str, bool)| {
            let short = short(id, area, path);
            assert_eq!((&*short.name, short.lost_parent), expected, "{id} in {area}, {path}");
        };
        check("create_channel_message", "message", "/channels/{id}/messages", ("create", true));
        check("take_pool_lead", "leads", "/v2/pool_leads/{id}/take", ("take", true));
        check("list_open_orders", "orders", "/orders/open", ("list_open", false));
        check("list_channel_members", "channels", "/channels/{id}/members", ("list_members", false));
    }
}
