//! Identifiers.

use proc_macro2::{Ident, Span};

use crate::plan::names::{is_keyword, word};

/// `name` as an identifier; a keyword as a raw one.
pub(super) fn ident(name: &str) -> Ident {
    let name = word(name);
    match name.as_str() {
        // These cannot even be raw.
        "self" | "Self" | "super" | "crate" => Ident::new(&format!("{name}_"), Span::call_site()),
        keyword if is_keyword(keyword) => Ident::new_raw(keyword, Span::call_site()),
        name => Ident::new(name, Span::call_site()),
    }
}

/// What serde takes the identifier of `name` for.
pub(super) fn serde_name(name: &str) -> String {
    let ident = ident(name).to_string();
    ident.strip_prefix("r#").map_or(ident.clone(), str::to_owned)
}
