//! What stands in the parentheses behind a name: a type and flags.

use crate::page::{is_blank, trim};

use super::head;

/// The parentheses taken apart.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spec<'a> {
    /// The type.
    pub(super) type_name: Option<TypeName<'a>>,
    pub(super) required: Option<bool>,
    pub(super) nullable: Option<bool>,
    /// Whether the value behind the colon is the default.
    pub(super) is_default: bool,
    /// A sample value, which stood here before there was MSON.
    pub(super) sample: Option<&'a str>,
}

/// A type as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TypeName<'a> {
    /// The outer type.
    pub(super) base: &'a str,
    /// What stands in its brackets.
    pub(super) nested: &'a str,
}

impl<'a> TypeName<'a> {
    /// Reads `array[User]`, `User`, `[User][]`.
    pub(super) fn parse(text: &'a str) -> Self {
        let text = head::unquoted(text);
        let linked = text.strip_prefix('[').and_then(|text| text.split_once(']'));
        if let Some((name, _)) = linked.filter(|(_, rest)| rest.starts_with(['[', '('])) {
            return Self { base: trim(name), nested: "" };
        }
        match text.split_once('[').and_then(|(base, nested)| Some((base, nested.strip_suffix(']')?))) {
            Some((base, nested)) if !base.is_empty() => Self { base: trim(base), nested: trim(nested) },
            _ => Self { base: text, nested: "" },
        }
    }

    /// Whether it is the type of this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.base.eq_ignore_ascii_case(name)
    }

    /// The types in its brackets.
    pub(super) fn nested(&self) -> impl Iterator<Item = Self> + use<'a> {
        head::parts(self.nested).map(Self::parse)
    }
}

impl<'a> Spec<'a> {
    /// Reads the inside of parentheses.
    pub(super) fn parse(inside: &'a str) -> Self {
        let mut spec = Self::default();
        for part in head::parts(inside) {
            match &*part.to_ascii_lowercase() {
                "required" => spec.required = Some(true),
                "optional" => spec.required = Some(false),
                "nullable" => spec.nullable = Some(true),
                "default" => spec.is_default = true,
                "fixed" | "fixed-type" | "sample" | "inherited" => {}
                _ if spec.type_name.is_some() || is_value(part) => spec.sample = Some(head::unquoted(part)),
                _ => spec.type_name = Some(TypeName::parse(part)),
            }
        }
        spec
    }
}

/// Whether a part is a value rather than a type.
fn is_value(part: &str) -> bool {
    part.starts_with(|char: char| matches!(char, '`' | '"' | '\'' | '-') || char.is_ascii_digit())
        || part.contains(['/', ':', '='])
        || part.split(is_blank).count() > 4
}
