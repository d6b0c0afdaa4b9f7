//! The names that items and modules have in the crate.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::Schema;
use heck::ToUpperCamelCase;

use super::ty::RustType;

/// The module of types that several areas share.
pub(crate) const SHARED: &str = "models";

/// Modules of every crate, and crates that are named in paths.
const MODULES: [&str; 19] = [
    SHARED,
    "alloc",
    "authentication",
    "blocking",
    "client",
    "core",
    "docwright_runtime",
    "envelope",
    "error",
    "http",
    "jiff",
    "lib",
    "main",
    "mock",
    "rust_decimal",
    "serde",
    "serde_json",
    "server",
    "std",
];

/// Types that modules use beside those of the schema.
const TYPES: [&str; 42] = [
    "Acknowledged",
    "ApiError",
    "Authentication",
    "Authorize",
    "BTreeMap",
    "Bare",
    "Box",
    "Client",
    "Clone",
    "Debug",
    "Default",
    "Deserialize",
    "Deserializer",
    "Display",
    "Docs",
    "Either",
    "Empty",
    "Envelope",
    "Error",
    "ErrorBody",
    "ErrorCode",
    "Formatter",
    "From",
    "HeaderMap",
    "Into",
    "IntoIterator",
    "Maybe",
    "Method",
    "Numeric",
    "Operation",
    "Operations",
    "Option",
    "RequestError",
    "RequestWriter",
    "Result",
    "Secret",
    "Serialize",
    "Server",
    "String",
    "Value",
    "Vec",
    "Whole",
];

const KEYWORDS: [&str; 52] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether Rust keeps the word for itself.
pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// `name`, or if it is taken, the first of `name` with more and more of `suffix` that is not.
pub(crate) fn free(name: &str, suffix: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = name.to_owned();
    while !taken.insert(name.clone()) {
        name.push_str(suffix);
    }
    name
}

/// What things are called and where they are.
#[derive(Debug, Default)]
pub(crate) struct Names {
    modules: BTreeMap<String, String>,
    types: BTreeMap<String, String>,
    operations: BTreeMap<String, String>,
    /// The module of each type, by its name in the crate.
    homes: BTreeMap<String, String>,
}

impl Names {
    pub(super) fn new(schema: &Schema) -> Self {
        let mut names = Self::default();
        let mut taken: BTreeSet<String> = MODULES.map(str::to_owned).into();
        let (odd, plain): (Vec<_>, Vec<_>) =
            schema.areas.iter().partition(|area| is_keyword(&area.name) || MODULES.contains(&&*area.name));
        for area in plain.into_iter().chain(odd) {
            let name = if is_keyword(&area.name) { format!("{}_api", area.name) } else { area.name.clone() };
            names.modules.insert(area.name.clone(), free(&word(&name), "_api", &mut taken));
        }
        let mut taken: BTreeSet<String> = TYPES.map(str::to_owned).into();
        taken.insert("Self".to_owned());
        for (schema_name, def) in &schema.types {
            let name = free(&word(schema_name), "Model", &mut taken);
            names.homes.insert(name.clone(), names.module(def.area.as_deref()).to_owned());
            names.types.insert(schema_name.clone(), name);
        }
        for operation in &schema.operations {
            let name = free(&word(&operation.id.to_upper_camel_case()), "Operation", &mut taken);
            names.operations.insert(operation.id.clone(), name);
        }
        names
    }

    /// The module of an area, or of what all areas share.
    pub(crate) fn module(&self, area: Option<&str>) -> &str {
        area.and_then(|area| self.modules.get(area)).map_or(SHARED, |name| name)
    }

    /// A type of the schema.
    pub(crate) fn type_name(&self, schema_name: &str) -> Option<&str> {
        self.types.get(schema_name).map(String::as_str)
    }

    /// The struct of an operation.
    pub(crate) fn operation(&self, id: &str) -> &str {
        self.operations.get(id).map_or("", |name| name)
    }

    /// The module of a type; the crate's root has what is not in the schema.
    pub(crate) fn home(&self, type_name: &str) -> Option<&str> {
        self.homes.get(type_name).map(String::as_str)
    }

    /// What `module` must import to write down `types`, by the path below the crate: its own items need none.
    pub(crate) fn imports<'t>(&self, module: &str, types: impl Iterator<Item = &'t RustType>) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for ty in types {
            ty.visit(&mut |ty| {
                if let Some(name) = ty.name() {
                    match self.home(name) {
                        Some(home) if home == module => false,
                        Some(home) => found.insert(format!("{home}::{name}")),
                        None => found.insert(name.to_owned()),
                    };
                }
            });
        }
        found
    }
}

/// The ASCII letters, digits and underscores of `name`, not starting with a digit.
pub(crate) fn word(name: &str) -> String {
    let kept: String = name.chars().filter(|&c| c.is_ascii_alphanumeric() || c == '_').collect();
    match kept.chars().next() {
        None => "unnamed".to_owned(),
        Some(first) if first.is_ascii_digit() || kept.bytes().all(|byte| byte == b'_') => format!("x{kept}"),
        Some(_) => kept,
    }
}
