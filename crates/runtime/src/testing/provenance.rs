//! Looking an address up in the provenance document.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
struct Place {
    page: String,
    line: u64,
    column: u64,
}

/// Where the docs have what `address` names, as text for a message.
pub(super) fn places(address: &str, provenance: &str) -> String {
    // Of the other addresses nothing is asked, not even that their places can be read.
    let document: BTreeMap<String, serde_json::Value> = match serde_json::from_str(provenance) {
        Ok(document) => document,
        Err(error) => {
            return format!("documented at an unknown place: the provenance document cannot be read: {error}");
        }
    };
    let Some(places) = document.get(address) else {
        return "documented at an unknown place: the provenance document does not have this address".to_owned();
    };
    match Vec::<Place>::deserialize(places) {
        Ok(places) if places.is_empty() => "documented at an unknown place: no place is recorded".to_owned(),
        Ok(places) => {
            let places: Vec<_> = places.iter().map(|at| format!("{}:{}:{}", at.page, at.line, at.column)).collect();
            format!("documented at {}", places.join(", "))
        }
        Err(error) => format!("documented at an unknown place: its record cannot be read: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_named() {
        let document = r#"{"a": [{"page": "x.md", "line": 1, "column": 2}, {"page": "y.md", "line": 3, "column": 4}]}"#;
        assert_eq!(places("a", document), "documented at x.md:1:2, y.md:3:4");
    }

    #[test]
    fn what_is_unknown_is_said() {
        for (document, expected) in [
            ("{}", "does not have this address"),
            (r#"{"a": []}"#, "no place is recorded"),
            (r#"{"a": [{"page": 1}]}"#, "its record cannot be read: invalid type"),
            ("[", "the provenance document cannot be read: "),
        ] {
            let text = places("a", document);
            assert!(text.starts_with("documented at an unknown place: ") && text.contains(expected), "{text}");
        }
    }
}
