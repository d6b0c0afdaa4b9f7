//! What several descriptions of one operation agree on.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{Site, document::Place};

use super::{ParameterEvidence, operation::OperationEvidence};
use crate::shape::{Claim, Member, Objects, Shape};

/// The description that each row belongs to, by the row's place.
type Descriptions = BTreeMap<Site, usize>;

/// Lets an operation that is described several times, such as a log-in in several ways, require what each description
/// requires and no example of a request lacks.
pub(super) fn on_required(operation: &OperationEvidence<'_>, body: &mut Shape, parameters: &mut [ParameterEvidence]) {
    if operation.parts.len() < 2 {
        return;
    }
    let mut descriptions = Descriptions::new();
    for (at, part) in operation.parts.iter().enumerate() {
        let rows = part.operation.tables.iter().flat_map(|table| &table.rows);
        // What a sample call only shows says nothing of what it might have left out.
        let rows = rows.filter(|row| row.description.is_some() || row.required.is_some());
        descriptions.extend(rows.map(|row| (Site::new(part.document.source, row.span), at)));
    }
    agree_within(body, &descriptions);
    let mut by_place: BTreeMap<Place, BTreeSet<usize>> = BTreeMap::new();
    for parameter in &*parameters {
        by_place.entry(parameter.location).or_default().extend(told(&parameter.shape, &descriptions));
    }
    for parameter in parameters {
        if !is_required_by(&parameter.shape, &by_place[&parameter.location], &descriptions) {
            waive(&mut parameter.shape);
        }
    }
}

fn agree_within(shape: &mut Shape, descriptions: &Descriptions) {
    let Some(object) = &mut shape.innermost_mut().object else { return };
    let all: BTreeSet<usize> = object.fields.values().flat_map(|member| told(&member.shape, descriptions)).collect();
    let lacks = |object: &Objects, member: &Member| member.present_in_complete < object.complete;
    let missing: BTreeSet<Box<str>> =
        object.fields.iter().filter(|(_, member)| lacks(object, member)).map(|(key, _)| key.clone()).collect();
    for (key, member) in &mut object.fields {
        let is_shared = all.len() < 2 || !missing.contains(key) && is_required_by(&member.shape, &all, descriptions);
        if !is_shared {
            waive(&mut member.shape);
        }
        agree_within(&mut member.shape, descriptions);
    }
}

/// The descriptions that say something of a place or of what stands below.
fn told(shape: &Shape, descriptions: &Descriptions) -> BTreeSet<usize> {
    let own = shape.claims.iter().filter_map(|claim| descriptions.get(&claim.site).copied());
    let below = shape.innermost().fields().flat_map(|(_, member)| told(&member.shape, descriptions));
    own.chain(below).collect()
}

fn is_required_by(shape: &Shape, all: &BTreeSet<usize>, descriptions: &Descriptions) -> bool {
    let requires = shape.claims.iter().filter(|claim| claim.required == Some(true));
    let requires: BTreeSet<usize> = requires.filter_map(|claim| descriptions.get(&claim.site).copied()).collect();
    requires.is_superset(all)
}

/// Says of what some descriptions require that it may be left out.
fn waive(shape: &mut Shape) {
    let claims = std::mem::take(&mut shape.claims);
    let waived =
        claims.into_iter().map(|claim| Box::new(Claim { required: claim.required.and(Some(false)), ..*claim }));
    shape.claims = waived.collect();
}

#[cfg(test)]
mod tests {
    use docwright_schema::document::Place;

    use crate::testing::{Page, infer};

    /// A page that describes a log-in by what it requires.
    fn page(name: &'static str, rows: &[[&'static str; 4]]) -> Page {
        Page::new(name).operation("POST", "/login").table(Place::Body, rows)
    }

    /// Compares the members of the log-in.
    fn check(pages: Vec<Page>, expected: &str) {
        let outline = infer(pages).0.schema.to_string();
        let login = outline.split("struct ").find(|part| part.starts_with("LoginRequest ")).expect("a body is sent");
        let fields: Vec<&str> = login.lines().skip(1).map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(fields.join(", "), expected, "{outline}");
    }

    const CARD: [[&str; 4]; 2] = [["shop", "integer", "true", ""], ["card", "string", "true", ""]];
    const PIN: [[&str; 4]; 2] = [["shop", "integer", "true", ""], ["pin", "string", "true", ""]];

    #[test]
    fn what_each_description_requires_is_required() {
        check(vec![page("a.md", &CARD), page("b.md", &PIN)], "shop: integer, card?: string, pin?: string");
        let word = [["shop", "integer", "", "where"], ["word", "string", "", "what opens it"]];
        check(
            vec![page("a.md", &CARD), page("b.md", &word)],
            "shop?: integer  -- where, card?: string, word?: string  -- what opens it",
        );
    }

    #[test]
    fn what_a_request_lacks_is_not() {
        let shown = page("b.md", &PIN).request(r#"{"pin": "1"}"#);
        check(vec![page("a.md", &CARD), shown], "pin?: string(digits), shop?: integer, card?: string");
    }

    #[test]
    fn one_description_alone_is_believed() {
        check(vec![page("a.md", &CARD)], "shop: integer, card: string");
        let shown = Page::new("b.md").operation("POST", "/login").request(r#"{"shop": 1, "card": "x"}"#);
        check(vec![page("a.md", &CARD), shown], "card: string, shop: integer");
        let sample = [["shop", "", "", ""], ["note", "", "", ""]];
        check(vec![page("a.md", &CARD), page("b.md", &sample)], "shop: integer, card: string, note?: unknown");
    }
}
