//! Types as schemas are shown.

use docwright_schema::{
    Draft,
    schema::{Format, Type, TypeRef, Width},
};

/// The most levels of a type.
const DEEPEST: usize = 16;

/// Reads a type: `integer`, `string(date)`, `[Contact]`, `{*: string}`, `number | string`.
pub(super) fn parse(text: &str, draft: &Draft) -> Result<TypeRef, String> {
    read(text, draft, DEEPEST)
}

fn read(text: &str, draft: &Draft, depth: usize) -> Result<TypeRef, String> {
    let text = text.trim();
    let depth = depth.checked_sub(1).ok_or("is given a type that is nested too deep")?;
    let parts = alternatives(text);
    if parts.len() > 1 {
        let nullable = parts.contains(&"null");
        let of: Result<Vec<_>, _> =
            parts.iter().filter(|part| **part != "null").map(|part| read(part, draft, depth)).collect();
        let mut of: Vec<Type> = of?.into_iter().map(|ty| ty.kind).collect();
        of.sort();
        of.dedup();
        let kind = if of.len() == 1 { of.remove(0) } else { Type::Union { of } };
        return Ok(TypeRef { kind, nullable });
    }
    if let Some(items) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        return Ok(TypeRef::new(Type::Array { items: Box::new(read(items, draft, depth)?) }));
    }
    if let Some(values) = text.strip_prefix("{*:").and_then(|text| text.strip_suffix('}')) {
        return Ok(TypeRef::new(Type::Map { values: Box::new(read(values, draft, depth)?) }));
    }
    let kind = match text {
        "unknown" => Type::Unknown,
        "boolean" => Type::Boolean,
        "integer" => Type::Integer { width: Width::I64 },
        "integer(u64)" => Type::Integer { width: Width::U64 },
        "integer(big)" => Type::Integer { width: Width::Big },
        "number" => Type::Number,
        "string" => Type::String { format: None },
        "file" => Type::File,
        _ => match text.strip_prefix("string(").and_then(|text| text.strip_suffix(')')) {
            Some(word) => Type::String { format: Some(format(word)?) },
            None if draft.types.contains_key(text) => Type::Ref { name: text.to_owned() },
            None => {
                return Err(format!(
                    "is given the type `{text}`, which is neither a kind of value nor a type of this API"
                ));
            }
        },
    };
    Ok(TypeRef::new(kind))
}

/// The sides of `a | b` outside of brackets.
fn alternatives(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let outside = |char: char| {
        match char {
            '[' | '{' | '(' => depth += 1,
            ']' | '}' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        char == '|' && depth == 0
    };
    text.split(outside).map(str::trim).collect()
}

fn format(word: &str) -> Result<Format, String> {
    let found = Format::ALL.into_iter().find(|format| format.as_str() == word);
    found.ok_or_else(|| {
        let known: Vec<&str> = Format::ALL.iter().map(|format| format.as_str()).collect();
        format!("is given the format `{word}`; there are {}", known.join(", "))
    })
}
