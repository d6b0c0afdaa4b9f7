//! Operations as methods of what their area is called: `client.contacts().get(7)`.

use std::collections::BTreeMap;

use super::{Module, names};

/// Methods of clients that no area can be called like.
const METHODS: [&str; 15] = [
    "as_ref",
    "auth",
    "body_limit",
    "clone",
    "iter",
    "new",
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
    let shorts: Vec<String> = ids.iter().map(|id| short(id, &module.name)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, short) in ids.iter().zip(&shorts) {
        *counts.entry(short).or_default() += 1;
        if id != short {
            *counts.entry(id).or_default() += 1;
        }
    }
    for (operation, short) in module.operations.iter_mut().zip(&shorts) {
        if counts.get(short.as_str()) == Some(&1) {
            operation.call.clone_from(short);
        }
    }
}

/// An operation's id without the words of its area, unless nothing but them is left or Rust keeps the rest for itself.
fn short(id: &str, area: &str) -> String {
    let (words, of): (Vec<&str>, Vec<&str>) = (id.split('_').collect(), area.split('_').collect());
    let starts = 1..(words.len() + 1).saturating_sub(of.len());
    let Some(at) = starts.rev().find(|&at| is_run(&words[at..at + of.len()], &of)) else { return id.to_owned() };
    let rest = [&words[..at], &words[at + of.len()..]].concat().join("_");
    if names::is_keyword(&rest) { id.to_owned() } else { rest }
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
        let check = |id: &str, area: &str, expected: &str| assert_eq!(short(id, area), expected, "{id} in {area}");
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
}
