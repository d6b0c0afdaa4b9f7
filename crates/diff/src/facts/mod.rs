//! The facts of a schema, each struct taken apart whole.

mod api;
mod operation;
mod types;

use docwright_schema::{Address, Draft};

use crate::{change::Aspect, walk::Walk};

/// Notes every difference between two schemas.
pub(crate) fn compare(old: &Draft, new: &Draft, walk: &mut Walk) {
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
    } = old;
    walk.text(&Address::api("name"), Aspect::Name, (name, &new.name));
    walk.optional_text(&Address::api("title"), Aspect::Title, (title, &new.title));
    walk.list(&Address::api("servers"), servers, &new.servers);
    walk.fact(&Address::api("authentication"), authentication.as_ref(), new.authentication.as_ref());
    walk.fact(&Address::api("rate_limit"), rate_limit.as_ref(), new.rate_limit.as_ref());
    walk.fact(&Address::api("envelope"), envelope.as_ref(), new.envelope.as_ref());
    walk.fact(&Address::api("error"), error.as_ref(), new.error.as_ref());
    walk.list(&Address::api("error_codes"), error_codes, &new.error_codes);
    walk.list(&Address::api("areas"), areas, &new.areas);
    walk.list(&Address::api("operations"), operations, &new.operations);
    walk.list(&Address::api("types"), &types::named(types), &types::named(&new.types));
}

/// `name` with what the docs say of it.
fn described(name: &str, description: Option<&String>) -> String {
    description.map_or_else(|| name.to_owned(), |text| format!("{name} -- {}", text.replace('\n', " / ")))
}
