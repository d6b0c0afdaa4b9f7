//! Areas: the parts of the documentation, and of the generated crate.

mod docs;
mod paths;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use self::docs::{page_words, stem};
use super::words::Words;

/// What an area is told by.
pub(crate) struct Place<'p> {
    /// The page's path below the docs folder.
    pub page: &'p str,
    /// The operation's path, where it has one.
    pub path: Option<&'p str>,
    /// What the operation is about.
    pub entity: &'p Words,
}

/// The area of each operation: its folder or its page, where the docs are divided by them, or else the part of the path
/// that it has in common with others.
pub(crate) fn areas(places: &[Place<'_>]) -> Vec<String> {
    let by_path = paths::areas(places);
    let Some(by_docs) = docs::folders(places).or_else(|| docs::pages(places)) else { return by_path };
    let spoken = most_said(&by_docs, &by_path);
    let name = |(group, own): (&docs::Group, &String)| match group {
        docs::Group::None => own.clone(),
        docs::Group::Named(words) => words.snake(),
        docs::Group::Foreign(_) => spoken.get(group).map_or_else(|| own.clone(), |name| (*name).to_owned()),
    };
    by_docs.iter().zip(&by_path).map(name).collect()
}

/// The name that most operations of a group would have by their paths, which is how Rust programs can call a group whose
/// own name is written in other letters.
fn most_said<'n>(groups: &[docs::Group], names: &'n [String]) -> BTreeMap<docs::Group, &'n str> {
    let mut counts: BTreeMap<&docs::Group, BTreeMap<&str, usize>> = BTreeMap::new();
    for (group, name) in groups.iter().zip(names) {
        *counts.entry(group).or_default().entry(name).or_default() += 1;
    }
    let most = counts.into_iter().filter_map(|(group, counts)| {
        let (name, _) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
        Some((group.clone(), name))
    });
    most.collect()
}

/// The pages of each area, areas by name.
pub(crate) fn pages_by_area<'p>(
    areas: &[String],
    pages: impl Iterator<Item = &'p str>,
) -> BTreeMap<String, BTreeSet<String>> {
    let mut by_area: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (area, page) in areas.iter().zip(pages) {
        by_area.entry(area.clone()).or_default().insert(page.to_owned());
    }
    by_area
}

#[cfg(test)]
mod tests {
    use super::{super::operation, *};

    fn check(operations: &[(&str, &str)], expected: &[&str]) {
        let entities: Vec<Words> = operations
            .iter()
            .map(|(_, path)| match path.is_empty() {
                true => Words::default(),
                false => operation::name(docwright_schema::document::Method::Get, path, false).entity,
            })
            .collect();
        let places: Vec<_> = operations
            .iter()
            .zip(&entities)
            .map(|((page, path), entity)| Place { page, path: (!path.is_empty()).then_some(*path), entity })
            .collect();
        assert_eq!(areas(&places), expected);
    }

    #[test]
    fn folders_are_areas() {
        check(&[("contacts/list.md", "/a"), ("leads/take.md", "/b")], &["contacts", "leads"]);
        check(&[("api/v1/contacts/list.md", "/a"), ("api/v1/users/me.md", "/b")], &["contacts", "users"]);
        check(&[("v3.1/zh-cn/a.md", "/contact/list"), ("v4/zh-cn/b.md", "/user/list")], &["contacts", "users"]);
        check(&[("intro.md", "/things/{id}"), ("leads/take.md", "/b")], &["things", "leads"]);
    }

    #[test]
    fn folders_are_named_as_shortly_as_they_are_told_apart() {
        check(&[("live/maps/a.md", ""), ("core/maps/a.md", "")], &["live_maps", "core_maps"]);
        check(&[("chat/rooms-endpoints/a.md", ""), ("misc/mailer-endpoint/a.md", "")], &["rooms", "mailer"]);
    }

    #[test]
    fn folders_that_hold_nearly_all_are_none() {
        let mut operations = vec![("api/get.md", "/drives/{id}"), ("api/list.md", "/drives"), ("api/a.md", "/shares")];
        operations.extend([("api/b.md", "/shares/{id}"), ("start/token.md", "/token")]);
        check(&operations, &["drives", "drives", "shares", "shares", "token"]);
    }

    #[test]
    fn pages_of_several_operations_are_areas() {
        let orders = [("Orders API.md", "/order/cancel"), ("Orders API.md", "/invoice")];
        let users = [("users.md", "/login"), ("users.md", "/me")];
        check(&[orders, users].concat(), &["orders", "orders", "users", "users"]);
        let (get, list) = ("item_get.md", "item_list.md");
        check(
            &[(get, "/items/{id}"), (get, "/drive/items/{id}"), (list, "/items"), (list, "/drive/items")],
            &["items", "items", "items", "items"],
        );
    }

    #[test]
    fn groups_in_other_letters_are_called_as_their_paths() {
        let members =
            [("用户/a.md", "/api/user/login"), ("用户/b.md", "/api/user/info"), ("用户/c.md", "/api/card/bind")];
        let orders =
            [("订单/a.md", "/api/order/list"), ("订单/b.md", "/api/order/pay"), ("订单/c.md", "/api/order/info")];
        check(&[members, orders].concat(), &["user", "user", "user", "orders", "orders", "orders"]);
    }

    #[test]
    fn what_has_no_path_is_called_after_its_page() {
        check(&[("list.md", ""), ("gone.md", "")], &["list", "gone"]);
        check(&[("说明.md", "")], &["shuo_ming"]);
        check(&[("03-gone.md", ""), ("7.md", "")], &["gone", "operations"]);
    }
}
