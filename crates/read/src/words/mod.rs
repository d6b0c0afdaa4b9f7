//! The words by which documentation is understood: one table of words for each language.
//!
//! Words say what they mean wherever they stand; which section a phrase of them names and what a column's cells are is
//! decided elsewhere. To teach the reader a language, add its file and its entry in [`ALL`].

mod de;
mod en;
mod es;
mod facets;
mod finder;
mod fr;
mod id;
mod it;
mod ja;
mod ko;
mod pl;
mod pt;
mod ru;
mod tr;
mod vi;
mod zh_hans;
mod zh_hant;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use docwright_schema::document::{Declared, Place};

pub(crate) use facets::Facets;
pub(crate) use finder::Finder;

/// The words of one language.
pub(crate) struct Language {
    /// Words of section labels.
    labels: &'static [(&'static str, Facets)],
    /// Whole header cells.
    headers: &'static [(&'static str, Role)],
    /// Words for types.
    types: &'static [(&'static str, Kind)],
    /// What a cell says of whether something is required.
    required: &'static [(&'static str, bool)],
    /// Places of parameters.
    places: &'static [(&'static str, Place)],
    /// What stands before a default value.
    pub(crate) defaults: &'static [&'static str],
    /// What stands before the values that are allowed.
    pub(crate) choices: &'static [&'static str],
    /// What stands before the ends of a range.
    pub(crate) ranges: &'static [&'static str],
    /// What stands before the greatest value or length.
    pub(crate) maxima: &'static [&'static str],
    /// What stands before the least value or length.
    pub(crate) minima: &'static [&'static str],
    /// What lengths of texts are counted in.
    pub(crate) characters: &'static [&'static str],
    /// What stands before values that merely show what one looks like.
    pub(crate) samples: &'static [&'static str],
    /// What stands between the last two of several alternatives.
    pub(crate) alternatives: &'static [&'static str],
    /// What refers to another page.
    pub(crate) references: &'static [&'static str],
    /// What begins the line in which a page tells who changed it when.
    pub(crate) footers: &'static [&'static str],
    /// What marks an operation that should no longer be used.
    pub(crate) deprecations: &'static [&'static str],
    /// What stands behind the field whose members a table lists.
    pub(crate) models: &'static [&'static str],
    /// What points to a table below.
    pub(crate) pointers: &'static [&'static str],
    /// What speaks of a URL.
    pub(crate) urls: &'static [&'static str],
    /// What before a type makes it a list of that type.
    pub(crate) lists_of: &'static [&'static str],
    /// What behind a type makes it a list of that type.
    pub(crate) lists: &'static [&'static str],
    /// Units of time, in seconds.
    pub(crate) seconds: &'static [(&'static str, u32)],
    /// What calls are counted in.
    pub(crate) calls: &'static [&'static str],
    /// What says that calls are counted by a time.
    pub(crate) periods: &'static [&'static str],
    /// What behind a word says that it is a type.
    pub(crate) kinds: &'static [&'static str],
    /// What sentences call a parameter or field.
    pub(crate) things: &'static [&'static str],
    /// What says that all of several things are meant.
    pub(crate) wholes: &'static [&'static str],
    /// What sentences call all that is sent.
    pub(crate) parameters: &'static [&'static str],
    /// What stands before the thing that an operation returns …
    pub(crate) returns: &'static [&'static str],
    /// … or, where verbs come last, behind it.
    pub(crate) returns_behind: &'static [&'static str],
    /// What stands before the operation that another is the same as.
    pub(crate) sameness: &'static [&'static str],
    /// What says that there may be no value; blanks are left out where words are not ASCII.
    pub(crate) nulls: &'static [&'static str],
    /// What before these words denies them.
    pub(crate) denials: &'static [&'static str],
    /// What between these words and a name says that something else is returned.
    pub(crate) turns: &'static [&'static str],
    /// What stands before the name of a thing and is no part of it.
    pub(crate) qualifiers: &'static [&'static str],
    /// What says that a thing is shown without some of its members.
    pub(crate) partials: &'static [&'static str],
    /// What stands behind the name of a thing: "object".
    pub(crate) entities: &'static [&'static str],
    /// What says that something is not there.
    nothing: &'static [&'static str],
}

impl Language {
    /// No words at all, for what a language leaves out.
    const NONE: Self = Self {
        labels: &[],
        headers: &[],
        types: &[],
        required: &[],
        places: &[],
        defaults: &[],
        choices: &[],
        ranges: &[],
        maxima: &[],
        minima: &[],
        characters: &[],
        samples: &[],
        alternatives: &[],
        references: &[],
        footers: &[],
        deprecations: &[],
        models: &[],
        pointers: &[],
        urls: &[],
        lists_of: &[],
        lists: &[],
        seconds: &[],
        calls: &[],
        periods: &[],
        kinds: &[],
        things: &[],
        wholes: &[],
        parameters: &[],
        returns: &[],
        returns_behind: &[],
        sameness: &[],
        nulls: &[],
        denials: &[],
        turns: &[],
        qualifiers: &[],
        partials: &[],
        entities: &[],
        nothing: &[],
    };
}

/// All languages.
pub(crate) static ALL: &[&Language] = &[
    &en::EN,
    &zh_hans::ZH_HANS,
    &zh_hant::ZH_HANT,
    &ja::JA,
    &ko::KO,
    &ru::RU,
    &pt::PT,
    &es::ES,
    &fr::FR,
    &de::DE,
    &it::IT,
    &pl::PL,
    &tr::TR,
    &vi::VI,
    &id::ID,
];

/// What a column of a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// The name of a parameter or field.
    Name,
    /// The name of the field that it belongs to.
    Parent,
    Type,
    Required,
    /// Whether it may be absent: the opposite of required.
    Optional,
    Nullable,
    /// Whether it may be empty: null, or absent where nothing else tells.
    Blank,
    Description,
    Default,
    Example,
    Location,
    /// The values it may have.
    Values,
    /// How long it may be.
    Length,
    /// An error or status code.
    Code,
    Message,
    Method,
    Url,
    /// A base URL.
    Host,
    /// Known, and of no use.
    Other,
}

/// What a type word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Boolean,
    Integer,
    Long,
    Number,
    String,
    Date,
    DateTime,
    File,
    Object,
    Array,
    Map,
    Any,
    /// No type of its own, only that there may be no value.
    Null,
}

impl Kind {
    /// The type it claims.
    pub(crate) fn declared<'a>(self) -> Declared<'a> {
        match self {
            Self::Boolean => Declared::Boolean,
            Self::Integer => Declared::Integer,
            Self::Long => Declared::Long,
            Self::Number => Declared::Number,
            Self::String => Declared::String,
            Self::Date => Declared::Date,
            Self::DateTime => Declared::DateTime,
            Self::File => Declared::File,
            Self::Object => Declared::Object,
            Self::Array => Declared::Array(None),
            Self::Map => Declared::Map(None),
            Self::Any | Self::Null => Declared::Any,
        }
    }
}

type Table<T> = LazyLock<BTreeMap<String, T>>;

/// The words of all languages by how they are looked up; where two languages disagree on one, the former is right.
fn table<T: Copy>(of: fn(&'static Language) -> &'static [(&'static str, T)]) -> BTreeMap<String, T> {
    let words = ALL.iter().rev().flat_map(|language| of(language).iter().rev());
    words.map(|(word, meaning)| (fold(word).into_owned(), *meaning)).collect()
}

/// A word in small letters and without accents, which many leave out.
fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let base = |char: char| match char {
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'ą' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ę' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ı' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' | 'ć' => 'c',
        'ğ' => 'g',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'ś' | 'ş' => 's',
        'ź' | 'ż' => 'z',
        'ё' => 'е',
        char => char,
    };
    // The dot that stays when a Turkish `İ` becomes small.
    let letters = word.chars().flat_map(char::to_lowercase).filter(|char| *char != '\u{307}');
    Cow::Owned(letters.map(base).collect())
}

static LABELS: Table<Facets> = LazyLock::new(|| table(|language| language.labels));
/// The first parts of the words of labels that are written in several.
static OPENERS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| LABELS.keys().filter_map(|word| word.split_once(' ')).map(|(first, _)| first).collect());
static HEADERS: Table<Role> = LazyLock::new(|| table(|language| language.headers));
static TYPES: Table<Kind> = LazyLock::new(|| table(|language| language.types));
static REQUIRED: Table<bool> = LazyLock::new(|| table(|language| language.required));
static PLACES: Table<Place> = LazyLock::new(|| table(|language| language.places));

pub(crate) static ALTERNATIVES: Finder = Finder::new(|language| language.alternatives);
pub(crate) static CHOICES: Finder = Finder::new(|language| language.choices);
pub(crate) static DEFAULTS: Finder = Finder::new(|language| language.defaults);
pub(crate) static MAXIMA: Finder = Finder::new(|language| language.maxima);
pub(crate) static MINIMA: Finder = Finder::new(|language| language.minima);
pub(crate) static NULLS: Finder = Finder::new(|language| language.nulls);
pub(crate) static RANGES: Finder = Finder::new(|language| language.ranges);
pub(crate) static SAMPLES: Finder = Finder::new(|language| language.samples);

/// The most bytes that a word of the tables has.
const LONGEST: usize = 64;

fn look_up<T: Copy>(table: &BTreeMap<String, T>, word: &str) -> Option<T> {
    (word.len() <= LONGEST).then(|| table.get(&*fold(word)).copied()).flatten()
}

/// What a word of a label says.
pub(crate) fn label(word: &str) -> Option<Facets> {
    look_up(&LABELS, word)
}

/// Whether a word of a label may be the first part of one that is written in several.
pub(crate) fn opens_label(word: &str) -> bool {
    word.len() <= LONGEST && OPENERS.contains(&*fold(word))
}

/// What a column with this header is about.
pub(crate) fn header(word: &str) -> Option<Role> {
    look_up(&HEADERS, word)
}

/// The type that a word names.
pub(crate) fn kind(word: &str) -> Option<Kind> {
    look_up(&TYPES, word)
}

/// Whether a cell says that something is required.
pub(crate) fn required(word: &str) -> Option<bool> {
    look_up(&REQUIRED, word)
}

/// The place that a word names.
pub(crate) fn place(word: &str) -> Option<Place> {
    look_up(&PLACES, word)
}

/// Whether a text says that there is nothing to say.
pub(crate) fn is_nothing(text: &str) -> bool {
    let text = text.trim_end_matches(['。', '.']);
    text.chars().all(|char| matches!(char, '-' | '—' | '/'))
        || ALL.iter().any(|language| language.nothing.iter().any(|word| word.eq_ignore_ascii_case(text)))
}

/// The words that say of something that it may be left out; of Latin ones those that mean nothing else.
pub(crate) fn optional() -> impl Iterator<Item = &'static str> {
    let words = ALL.iter().flat_map(|language| language.required).filter(|(_, is_required)| !is_required);
    words.map(|(word, _)| *word).filter(|word| word.chars().count() >= if word.is_ascii() { 6 } else { 2 })
}

/// Whether a title marks an operation that should no longer be used.
pub(crate) fn is_deprecated(title: &str) -> bool {
    let title = title.to_lowercase();
    phrases(|language| language.deprecations).any(|word| title.contains(word))
}

/// The phrases of all languages, of one kind.
pub(crate) fn phrases(of: fn(&Language) -> &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    ALL.iter().flat_map(move |language| of(language)).copied()
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use super::*;

    /// Words that mean something else in a later language than in an earlier one, which is right about them.
    fn conflicts<T: Copy + PartialEq + Debug>(
        of: fn(&'static Language) -> &'static [(&'static str, T)],
    ) -> Vec<String> {
        let table = table(of);
        let words = ALL.iter().flat_map(|language| of(language));
        words.filter(|(word, meaning)| table[&*fold(word)] != *meaning).map(|(word, _)| (*word).to_owned()).collect()
    }

    #[test]
    fn languages_agree_on_their_words() {
        let none: Vec<String> = Vec::new();
        assert_eq!(conflicts(|language| language.labels), none);
        assert_eq!(conflicts(|language| language.headers), none);
        assert_eq!(conflicts(|language| language.types), none);
        assert_eq!(conflicts(|language| language.required), none);
        assert_eq!(conflicts(|language| language.places), none);
    }

    #[test]
    fn words_are_short_enough_to_be_found() {
        for language in ALL {
            assert!(language.labels.iter().all(|(word, _)| label(word).is_some()));
            assert!(language.headers.iter().all(|(word, _)| header(word).is_some()));
            assert!(language.types.iter().all(|(word, _)| kind(word).is_some()));
        }
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(header("DESCRIPCION"), header("descripción"));
        assert_eq!(header("Параметр"), Some(Role::Name));
        assert_eq!(required("Não"), Some(false));
    }
}
