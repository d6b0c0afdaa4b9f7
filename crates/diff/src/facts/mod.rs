//! The facts of a schema, each struct taken apart whole.

mod api;
mod operation;
mod types;

pub(crate) use self::operation::parameter_key;
use docwright_schema::{Address, Draft};

use crate::{
    change::{Aspect, Direction},
    walk::{At, Likeness, Walk},
};

/// Notes every difference between two schemas.
pub(crate) fn compare<'s>(old: &'s Draft, new: &'s Draft, walk: &mut Walk<'s>) {
    let Draft {
        name,
        title,
        servers,
        authentication,
        rate_limit,
        envelope,
        error,
        error_codes,
        areas,
        operations,
        types,
        // Who decided is no fact of the API.
        told: _,
    } = old;
    walk.text(&api("name"), Aspect::Name, (name, &new.name));
    walk.optional_text(&api("title"), Aspect::Title, (title, &new.title));
    walk.list(&api("servers"), &all(servers), &all(&new.servers));
    walk.fact(&api("authentication"), authentication.as_ref().as_ref(), new.authentication.as_ref().as_ref());
    walk.fact(&api("rate_limit"), rate_limit.as_ref().as_ref(), new.rate_limit.as_ref().as_ref());
    walk.within_direction(Direction::Response, |walk| {
        walk.fact(&api("envelope"), envelope.as_ref().as_ref(), new.envelope.as_ref().as_ref());
        walk.fact(&api("error"), error.as_ref().as_ref(), new.error.as_ref().as_ref());
        walk.list(&api("error_codes"), &all(error_codes), &all(&new.error_codes));
    });
    walk.list(&api("areas"), &all(areas), &all(&new.areas));
    walk.list(&api("operations"), &all(operations), &all(&new.operations));
    walk.list(&api("types"), &types::named(types), &types::named(&new.types));
}

/// `name` with what the docs say of it.
fn described(name: &str, description: Option<&String>) -> String {
    description.map_or_else(|| name.to_owned(), |text| format!("{name} -- {}", text.replace('\n', " / ")))
}

/// A place of the API as a whole.
fn api(fact: &str) -> At {
    At::same(Address::api(fact))
}

/// The items of a list, each on its own.
fn all<T>(items: &[T]) -> Vec<&T> {
    items.iter().collect()
}

/// What two things are whose names differ: one where the docs say the same of them, or where they say
/// nothing of one of them and nothing else stands in its place.
fn described_or_placed(descriptions: (&Option<String>, &Option<String>), same_place: bool) -> Option<Likeness> {
    match descriptions {
        (Some(old), Some(new)) => (old == new).then_some(Likeness::Named),
        _ => same_place.then_some(Likeness::Placed),
    }
}
