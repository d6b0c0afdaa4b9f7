//! The security scheme: how requests prove who sends them.

use docwright_schema::schema::{Authentication, AuthenticationPart};

use super::json::{IntoJson, Object};

/// The scheme's name in the document.
const NAME: &str = "authentication";

/// What every request must satisfy.
pub(super) fn requirement() -> Object {
    Object::new().entry(NAME, Vec::<Object>::new())
}

/// The scheme under its name.
pub(super) fn scheme(authentication: &Authentication) -> Object {
    let description = description(authentication);
    let scheme = if is_bearer(authentication) {
        Object::new().entry("type", "http").some("description", description).entry("scheme", "bearer")
    } else {
        Object::new()
            .entry("type", "apiKey")
            .some("description", description)
            .entry("in", "header")
            .entry("name", &authentication.header)
            .some("x-docwright-template", template(&authentication.parts))
    };
    Object::new().entry(NAME, scheme)
}

fn is_bearer(authentication: &Authentication) -> bool {
    let is_bearer = |literal: &str| literal.trim_end_matches(' ').eq_ignore_ascii_case("bearer");
    authentication.header.eq_ignore_ascii_case("authorization")
        && matches!(&*authentication.parts, [AuthenticationPart::Literal(literal), AuthenticationPart::Parameter(_)]
            if literal.ends_with(' ') && is_bearer(literal))
}

/// The header's value with its parameters in braces, where there is more to it than one parameter.
fn template(parts: &[AuthenticationPart]) -> Option<String> {
    if let [AuthenticationPart::Parameter(_)] = parts {
        return None;
    }
    let part = |part: &AuthenticationPart| match part {
        AuthenticationPart::Literal(text) => text.clone(),
        AuthenticationPart::Parameter(ident) => format!("{{{ident}}}"),
    };
    Some(parts.iter().map(part).collect())
}

fn description(authentication: &Authentication) -> Option<impl IntoJson> {
    let described = authentication.parameters.iter().filter_map(|parameter| {
        let text = parameter.description.as_ref()?;
        Some(format!("- `{}`: {text}", parameter.ident))
    });
    Some(described.collect::<Vec<_>>().join("\n")).filter(|text| !text.is_empty())
}
