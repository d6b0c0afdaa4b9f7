//! Words in ASCII from whatever the docs write: `ownerName`, `owner-name`, `负责人`.

use std::fmt;

use heck::{ToPascalCase, ToSnakeCase};
use pinyin::ToPinyin;

/// A name as a sequence of lower-case ASCII words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Words(Vec<String>);

impl Words {
    /// The words of `text`. Chinese becomes pinyin; other scripts, which no library spells out
    /// reliably, leave no words.
    pub(crate) fn of(text: &str) -> Self {
        let mut ascii = String::with_capacity(text.len());
        for sign in text.chars() {
            match sign.to_pinyin() {
                Some(syllable) => ascii.extend([" ", syllable.plain(), " "]),
                None if sign.is_ascii() => ascii.push(sign),
                None => ascii.push(' '),
            }
        }
        let plain: String = ascii.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { ' ' }).collect();
        let snake = plain.to_snake_case();
        Self(snake.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect())
    }

    /// No words.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The words.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The last word, which says what kind of thing it is.
    pub(crate) fn last(&self) -> Option<&str> {
        self.0.last().map(String::as_str)
    }

    /// One word more.
    #[must_use]
    pub(crate) fn with(&self, word: &str) -> Self {
        Self(self.iter().chain([word]).map(str::to_owned).collect())
    }

    /// These words and others.
    #[must_use]
    pub(crate) fn and(&self, other: &Self) -> Self {
        Self(self.iter().chain(other.iter()).map(str::to_owned).collect())
    }

    /// All words but the first `count`.
    #[must_use]
    pub(crate) fn without_first(&self, count: usize) -> Self {
        Self(self.0.iter().skip(count).cloned().collect())
    }

    /// Only the words that `keep` wants.
    #[must_use]
    pub(crate) fn filter(&self, keep: impl Fn(&str) -> bool) -> Self {
        Self(self.0.iter().filter(|word| keep(word)).cloned().collect())
    }

    /// With its last word in the singular.
    #[must_use]
    pub(crate) fn singular(&self) -> Self {
        let mut words = self.0.clone();
        if let Some(last) = words.last_mut() {
            *last = singular(last);
        }
        Self(words)
    }

    /// With its last word in the plural.
    #[must_use]
    pub(crate) fn plural(&self) -> Self {
        let mut words = self.0.clone();
        if let Some(last) = words.last_mut() {
            *last = plural(last);
        }
        Self(words)
    }

    /// Whether the last word is a plural.
    pub(crate) fn is_plural(&self) -> bool {
        self.last().is_some_and(|last| singular(last) != *last)
    }

    /// The thing that a key such as `user_id` or `userIds` refers to.
    pub(crate) fn referenced(&self) -> Option<Self> {
        match self.0.split_last() {
            Some((last, thing)) if !thing.is_empty() && (last == "id" || last == "ids") => Some(Self(thing.to_vec())),
            _ => None,
        }
    }

    /// `owner_name`; starts with a letter.
    pub(crate) fn snake(&self) -> String {
        let snake = self.0.join("_");
        if snake.starts_with(|first: char| first.is_ascii_digit()) { format!("n{snake}") } else { snake }
    }

    /// `OwnerName`, `Depth2_100`; starts with a letter.
    pub(crate) fn pascal(&self) -> String {
        let snake = self.snake();
        let mut pascal = String::with_capacity(snake.len());
        for word in snake.split('_') {
            let is_digit = |sign: char| sign.is_ascii_digit();
            // Two numbers side by side would make a third.
            if pascal.ends_with(is_digit) && word.starts_with(is_digit) {
                pascal.push('_');
            }
            pascal.push_str(&word.to_pascal_case());
        }
        pascal
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

/// The singular of an English noun, by its ending.
fn singular(word: &str) -> String {
    const SAME: [&str; 13] = [
        "status", "address", "news", "series", "access", "business", "process", "progress", "class", "aws", "gas",
        "goods", "pos",
    ];
    // Three letters of which none is a vowel are no plural: `sms`, `dns`, `tls`.
    let is_short_form = word.len() == 3 && !word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if is_short_form
        || SAME.contains(&word)
        || word.len() < 3
        || word.ends_with("ss")
        || word.ends_with("us")
        || word.ends_with("is")
    {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("lves").filter(|stem| *stem != "va") {
        return format!("{stem}lf");
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    // `statuses` are a status, and `houses` and `causes` end in `e` before the plural.
    let is_silent = word.ends_with("ouses") || word.ends_with("auses");
    let stem = word.strip_suffix("es").filter(|_| !is_silent);
    if let Some(stem) = stem.filter(|stem| ["ss", "x", "ch", "sh", "us"].iter().any(|end| stem.ends_with(end))) {
        return stem.to_owned();
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// The plural of an English noun, by its ending.
fn plural(word: &str) -> String {
    // Most words in `f` keep it: roofs, proofs, chiefs.
    const VOICED: [&str; 12] =
        ["calf", "elf", "half", "knife", "leaf", "life", "loaf", "scarf", "sheaf", "thief", "wife", "wolf"];
    if matches!(word, "goods" | "news" | "series") {
        return word.to_owned();
    }
    if VOICED.iter().any(|end| word.ends_with(end)) {
        return format!("{}ves", word.trim_end_matches(['f', 'e']));
    }
    match word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ies"),
        None if word.ends_with(['s', 'x']) || word.ends_with("ch") || word.ends_with("sh") => format!("{word}es"),
        None => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_words_of_any_writing() {
        let snake = |text| Words::of(text).snake();
        assert_eq!(snake("ownerName"), "owner_name");
        assert_eq!(snake("owner-name[]"), "owner_name");
        assert_eq!(snake("HTTPStatus"), "http_status");
        assert_eq!(snake("联系人"), "lian_xi_ren");
        assert_eq!(snake("客户name"), "ke_hu_name");
        assert_eq!(snake("2fa_code"), "n2fa_code");
        assert_eq!(snake("имя"), "");
        assert_eq!(snake("r#type\"]"), "r_type");
    }

    #[test]
    fn numbers_stay_apart() {
        let pascal = |text| Words::of(text).pascal();
        assert_eq!(pascal("depth2_100"), "Depth2_100");
        assert_eq!(pascal("v1.5"), "V1_5");
        assert_eq!(pascal("top_100_list"), "Top100List");
        assert_eq!(pascal("2fa_code"), "N2faCode");
    }

    #[test]
    fn knows_plurals() {
        for (plural, one) in [
            ("contacts", "contact"),
            ("opportunities", "opportunity"),
            ("addresses", "address"),
            ("address", "address"),
            ("statuses", "status"),
            ("boxes", "box"),
            ("warehouses", "warehouse"),
            ("causes", "cause"),
            ("leases", "lease"),
            ("news", "news"),
            ("shelves", "shelf"),
            ("archives", "archive"),
            ("sms", "sms"),
            ("ids", "id"),
        ] {
            assert_eq!(singular(plural), one, "{plural}");
        }
    }

    #[test]
    fn makes_plurals() {
        for (one, many) in [
            ("user", "users"),
            ("news", "news"),
            ("company", "companies"),
            ("day", "days"),
            ("box", "boxes"),
            ("shelf", "shelves"),
            ("leaf", "leaves"),
            ("knife", "knives"),
            ("roof", "roofs"),
            ("proof", "proofs"),
            ("chief", "chiefs"),
            ("safe", "safes"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn knows_references() {
        assert_eq!(Words::of("user_id").referenced(), Some(Words::of("user")));
        assert_eq!(Words::of("userIds").referenced(), Some(Words::of("user")));
        assert_eq!(Words::of("id").referenced(), None);
        assert_eq!(Words::of("valid").referenced(), None);
    }
}
