//! Types in all the ways in which documentation spells them.

use docwright_schema::{Span, document::Declared};

use super::null;
use crate::{
    page::{Page, trim},
    words::{self, Kind},
};

/// How deep the spelling of a type may be nested.
const NESTING: usize = 6;

/// A type, and whether it says that there may be no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelled {
    pub(super) declared: Declared<'static>,
    pub(super) nullable: bool,
}

/// Reads a type cell; words that are no known type may name a model.
pub(super) fn parse(text: &str) -> Option<Spelled> {
    spelled(text, true)
}

/// Reads a text that is a type and nothing else, made of known words only.
pub(super) fn exactly(text: &str) -> Option<Spelled> {
    spelled(text, false)
}

/// Whether a text is a type and nothing else.
pub(crate) fn is_type(text: &str) -> bool {
    exactly(text).is_some()
}

/// Whether a text is a type without parts.
pub(crate) fn is_scalar(text: &str) -> bool {
    exactly(text).is_some_and(|spelled| {
        !matches!(
            spelled.declared,
            Declared::Object | Declared::Array(_) | Declared::Map(_) | Declared::OneOf(_) | Declared::Any
        )
    })
}

/// How many of `words` are a type.
pub(super) fn prefix(page: &Page<'_>, words: &[Span], most: usize) -> Option<usize> {
    let first = words.first()?;
    (1..=most.min(words.len())).rev().find(|&length| exactly(page.raw(first.to(words[length - 1]))).is_some())
}

fn spelled(text: &str, models: bool) -> Option<Spelled> {
    let text = trim(text).trim_end_matches(['.', '。', ',', '，', ';']);
    let (text, mark) = match null::without_mark(text) {
        Some(text) => (text, true),
        None => (text, false),
    };
    let reader = Reader { models };
    let mut declared = reader.read(text, NESTING)?;
    let mut nullable = mark;
    if let Declared::OneOf(of) = &mut declared {
        nullable |= text.to_ascii_lowercase().contains("null");
        of.dedup();
        if of.len() == 1 {
            declared = of.pop()?;
        }
    }
    Some(Spelled { declared, nullable })
}

struct Reader {
    /// Whether unknown words may name models.
    models: bool,
}

impl Reader {
    fn read(&self, text: &str, depth: usize) -> Option<Declared<'static>> {
        let text = trim(text);
        let depth = depth.checked_sub(1)?;
        if text.is_empty() || text.len() > 80 {
            return None;
        }
        if let Some(kind) = words::kind(text) {
            return Some(kind.declared());
        }
        self.list(text, depth)
            .or_else(|| self.generic(text, depth))
            .or_else(|| described_map(text))
            .or_else(|| self.union(text, depth))
            .or_else(|| self.model(text))
    }

    /// `T[]`, `[]T`, `[T]`, `array of T`, `T数组`.
    fn list(&self, text: &str, depth: usize) -> Option<Declared<'static>> {
        let lower = text.to_lowercase();
        let tail = |length: usize| text.get(length..);
        let prefixed =
            || words::phrases(|language| language.lists_of).find_map(|word| lower.strip_prefix(word)).map(str::len);
        let suffixed =
            || words::phrases(|language| language.lists).find_map(|word| lower.strip_suffix(word)).map(str::len);
        let items = text
            .strip_suffix("[]")
            .or_else(|| text.strip_prefix("[]"))
            .or_else(|| text.strip_prefix('[').and_then(|text| text.strip_suffix(']')))
            .or_else(|| prefixed().and_then(|rest| tail(text.len() - rest)))
            .or_else(|| suffixed().and_then(|rest| text.get(..rest)))?;
        let items = self.read(items, depth).or_else(|| self.singular(items));
        items.map(|items| Declared::Array(Some(Box::new(items))))
    }

    fn singular(&self, text: &str) -> Option<Declared<'static>> {
        text.strip_suffix('s').filter(|_| self.models).and_then(|text| self.model(text))
    }

    /// `array<T>`, `array[T]`, `array(T)`, `map<K,V>`, `string(255)`, `integer(int64)`.
    fn generic(&self, text: &str, depth: usize) -> Option<Declared<'static>> {
        let open = text.find(['<', '(', '[', '（', '{'])?;
        let (outer, rest) = text.split_at_checked(open)?;
        let inner = rest.trim_start_matches(['<', '(', '[', '（', '{']).trim_end_matches(['>', ')', ']', '）', '}']);
        let outer = words::kind(trim(outer))?;
        match outer {
            Kind::Array => Some(Declared::Array(self.read(inner, depth).map(Box::new))),
            Kind::Map => {
                let values = inner.split_once(',').and_then(|(_, values)| self.read(values, depth));
                Some(Declared::Map(values.map(Box::new)))
            }
            _ => Some(match words::kind(inner) {
                Some(Kind::Array | Kind::Object | Kind::String | Kind::Null) | None => outer.declared(),
                Some(format) => format.declared(),
            }),
        }
    }

    /// `a/b`, `a|b`, `a or b`.
    fn union(&self, text: &str, depth: usize) -> Option<Declared<'static>> {
        let parts: Vec<&str> = if text.contains('\n') {
            // Each line may say when its type holds: `found: object`.
            text.lines().map(|line| line.rsplit([':', '：']).next().unwrap_or(line)).collect()
        } else if text.contains(" or ") {
            text.split(" or ").collect()
        } else {
            text.split(['/', '|', '或', '、']).collect()
        };
        if parts.len() < 2 || parts.len() > 6 {
            return None;
        }
        let is_null = |part: &&&str| words::kind(trim(part)) == Some(Kind::Null);
        let types: Option<Vec<_>> =
            parts.iter().filter(|part| !is_null(part)).map(|part| self.read(part, depth)).collect();
        types.filter(|types| !types.is_empty()).map(Declared::OneOf)
    }

    /// A model's name.
    fn model(&self, text: &str) -> Option<Declared<'static>> {
        let named = text.starts_with(|char: char| char.is_ascii_uppercase())
            && text.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '_' | '.' | '-'));
        (self.models && named).then(|| Declared::Named(text.to_owned().into()))
    }
}

/// `dictionary with keys in …`: what its keys are says nothing of its values.
fn described_map(text: &str) -> Option<Declared<'static>> {
    let (first, rest) = text.split_once(' ')?;
    let is_about_keys = rest.split(' ').any(|word| word.eq_ignore_ascii_case("keys"));
    (words::kind(first) == Some(Kind::Map) && is_about_keys).then_some(Declared::Map(None))
}
