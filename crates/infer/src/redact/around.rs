//! What an object says of its members.

use docwright_schema::Instance;

use super::{
    key::{Meaning, Meanings, PEOPLE},
    lexicon::Lexicon,
    value,
};
use crate::naming::words::Words;

/// What an object says of its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Around {
    /// How many members it has that people have.
    pub(super) personal: usize,
    /// Whether what holds it, or its type, is called after people.
    pub(super) is_person: bool,
    /// Whether it holds a street address that has to be replaced.
    pub(super) has_address: bool,
}

/// The longest key that says anything.
const LONGEST: usize = 64;

/// Words of the keys of what people have.
const PERSONAL: Lexicon = Lexicon(
    "phone mobile tel email mail gender sex birthday birth avatar idcard nickname nick firstname lastname wechat qq",
);

/// Keys of what people have, of which other things have others.
const WHOLE: Lexicon = Lexicon("job position department superior age hobby telephone userid username");

impl Around {
    /// What an object says that stands under a key and is of a type.
    pub(super) fn of(keys: &Meanings, key: Option<&str>, owner: Option<&str>, members: &[(String, Instance)]) -> Self {
        let is_address = |(name, value): &(String, Instance)| match value {
            Instance::String(text) if keys.of(name).meaning == Some(Meaning::Address) => {
                value::replace(Meaning::Address, text, Self::default()).is_some()
            }
            _ => false,
        };
        Self {
            personal: members.iter().filter(|(name, _)| keys.of(name).is_personal).count(),
            is_person: [key, owner].into_iter().flatten().any(|name| keys.of(name).is_person),
            has_address: members.iter().any(is_address),
        }
    }
}

/// Whether a key tells that its object is a person.
pub(super) fn is_personal(name: &str) -> bool {
    if name.len() > LONGEST {
        return false;
    }
    let words = Words::of(name);
    let compact: String = words.iter().collect();
    WHOLE.has(&compact) || PERSONAL.has(&compact) || words.iter().any(|word| PERSONAL.has(word))
}

/// Whether a thing is called after people.
pub(super) fn is_person(name: &str) -> bool {
    let words = if name.len() > LONGEST { Words::default() } else { Words::of(name) };
    words.last().is_some_and(|word| PEOPLE.has(word) || PEOPLE.has(word.trim_end_matches('s')))
}
