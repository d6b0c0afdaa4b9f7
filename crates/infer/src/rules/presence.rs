//! Whether a member is there.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::schema::{Presence, Type, TypeBody, TypeDef};

use super::Rule;
use crate::shape::{Member, Objects};

pub(crate) static RULE: Rule = Rule {
    id: "presence",
    reason: "a member that any whole object lacks is optional; the docs' word counts next; without it only examples \
             from many pages prove a member, because one example is one record",
};

/// Examples on this many pages prove that a member is always there.
///
/// Fitted by `fit/presence.py`, whose figures stand in `fit/presence.md`: an answer that cannot be read, which happens at run
/// time and everywhere, weighs as much as 200 members that have to be unwrapped, which costs a moment in an editor. What
/// one example shows, the next lacks in 13 % of all cases; after five that agree, in 2 %. Pages are counted, since
/// operations on one page often show copies of one record.
const PAGES_THAT_PROVE: usize = 5;

/// Decides for a member of an answer that `pages` of the docs show.
pub(crate) fn of_answer(objects: &Objects, member: &Member, pages: usize) -> Presence {
    let was_missing = member.present_in_complete < objects.complete;
    let claims = || member.shape.claims.iter().filter_map(|claim| claim.required);
    // An object that is cut off proves nothing missing, but it has to be accepted as it stands.
    let is_everywhere = member.present == objects.count;
    let is_proven = member.present > 0 && pages >= PAGES_THAT_PROVE;
    if was_missing || claims().any(|required| !required) {
        Presence::Optional
    } else if is_everywhere && (claims().any(|required| required) || is_proven) {
        Presence::Required
    } else {
        Presence::Unproven
    }
}

/// Decides for a member of a request: only the docs' word makes one required.
pub(crate) fn of_request(member: &Member) -> Presence {
    let claims = || member.shape.claims.iter().filter_map(|claim| claim.required);
    match claims().any(|required| required) && !claims().any(|required| !required) {
        true => Presence::Required,
        false => Presence::Optional,
    }
}

/// Whether the docs leave open if a member must be there.
pub(crate) fn is_open(member: &Member) -> bool {
    member.shape.claims.iter().all(|claim| claim.required.is_none())
}

/// Lets members be missing by which things would hold themselves without end: nobody could send one.
pub(crate) fn end_circles(types: &mut BTreeMap<String, TypeDef>) {
    let reaches = |from: &str, to: &str| {
        let (mut open, mut seen) = (vec![from], BTreeSet::new());
        while let Some(name) = open.pop().filter(|name| *name != to) {
            let inner = types.get(name).filter(|_| seen.insert(name)).into_iter().flat_map(always_held);
            open.extend(inner.map(|(_, held)| held));
            if open.is_empty() {
                return false;
            }
        }
        true
    };
    let held = types.iter().flat_map(|(name, def)| always_held(def).map(move |(key, held)| (name, key, held)));
    let circles = held.filter(|(name, _, held)| reaches(held, name));
    let circles: Vec<(String, String)> = circles.map(|(name, key, _)| (name.clone(), key.to_owned())).collect();
    for (name, key) in circles {
        if let Some(TypeBody::Struct { fields, .. }) = types.get_mut(&name).map(|def| &mut def.body) {
            fields.iter_mut().filter(|field| field.name == key).for_each(|field| field.presence = Presence::Optional);
        }
    }
}

/// The members of a thing without which there is none, with the things that stand there.
fn always_held(def: &TypeDef) -> impl Iterator<Item = (&str, &str)> {
    let fields = match &def.body {
        TypeBody::Struct { fields, .. } => &**fields,
        TypeBody::Enumeration { .. } | TypeBody::Id { .. } => &[],
    };
    fields.iter().filter(|field| field.presence == Presence::Required && !field.ty.nullable).filter_map(|field| {
        match &field.ty.kind {
            Type::Ref { name } => Some((&*field.name, &**name)),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use docwright_schema::document::Place;

    use crate::testing::{Page, infer};

    const PAGES: [(&str, &str); 5] =
        [("a.md", "/a/user"), ("b.md", "/b/user"), ("c.md", "/c/user"), ("d.md", "/d/user"), ("e.md", "/e/user")];

    /// Compares what is decided of a user that each body shows on a page of its own, after which `table` describes it.
    fn check(bodies: &[&str], table: &[[&'static str; 4]], expected: &str) {
        let pages =
            bodies.iter().zip(PAGES).map(|(body, (page, path))| Page::new(page).operation("GET", path).ok(body));
        let pages = pages.enumerate().map(|(at, page)| match at {
            0 if !table.is_empty() => page.table(Place::Response, table),
            _ => page,
        });
        let (inferred, _) = infer(pages.collect());
        let outline = inferred.schema.to_string();
        let user = outline.split("struct ").find(|part| part.starts_with("User ")).expect("there are users");
        let fields: Vec<&str> = user.lines().skip(1).map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(fields.join(", "), expected, "{outline}");
    }

    const USER: &str = r#"{"id": 7, "name": "An", "born_on": null}"#;

    #[test]
    fn one_example_proves_nothing() {
        check(&[USER], &[], "born_on~: unknown | null, id~: integer, name~: string");
        check(&[USER; 4], &[], "born_on~: unknown | null, id~: integer, name~: string");
    }

    #[test]
    fn many_pages_prove_a_member() {
        check(&[USER; 5], &[], "born_on: unknown | null, id: integer, name: string");
    }

    #[test]
    fn what_one_of_many_lacks_is_optional() {
        let bodies = [USER, USER, USER, USER, r#"{"id": 8, "name": "Bo"}"#];
        check(&bodies, &[], "born_on?: unknown | null, id: integer, name: string");
    }

    #[test]
    fn the_docs_say_it_first() {
        let table = [["id", "integer", "true", ""], ["name", "string", "false", ""]];
        check(&[USER], &table, "born_on~: unknown | null, id: integer, name?: string");
        check(&[USER; 5], &table, "born_on: unknown | null, id: integer, name?: string");
    }

    #[test]
    fn an_example_beats_what_the_docs_say() {
        let bodies = [USER, r#"{"name": "Bo", "born_on": null}"#];
        check(&bodies, &[["id", "integer", "true", ""]], "born_on~: unknown | null, id?: integer, name~: string");
    }

    #[test]
    fn nothing_holds_itself_without_end() {
        let rows = [["inner", "-> box", "true", ""], ["outer", "-> box[]", "true", ""], ["lid", "-> lid", "true", ""]];
        let page = Page::new("a.md").model("box", &rows, &[]).model("lid", &[["size", "integer", "true", ""]], &[]);
        let page = page.operation("POST", "/boxes").table(Place::Body, &[["box", "-> box", "true", ""]]);
        let outline = infer(vec![page]).0.schema.to_string();
        assert!(outline.contains("inner?: BoxInput\n  outer: [BoxInput]\n  lid: LidInput"), "{outline}");
    }

    #[test]
    fn what_has_a_default_need_not_be_sent() {
        let rows = [["days", "integer", "", ""], ["note", "string", "false", ""], ["size", "integer", "", ""]];
        let page = Page::new("a.md").operation("POST", "/loans").table(Place::Body, &rows).marked_with_default("7");
        let outline = infer(vec![page]).0.schema.to_string();
        assert!(outline.contains("  days: integer\n  note?: string\n  size?: integer = 7"), "{outline}");
    }
}
