//! Finds what has to be replaced, then replaces it.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use docwright_schema::{Draft, Instance, schema::TypeBody};
use pinyin::ToPinyin;

use super::{
    Hit, Kind, Unused,
    key::Meaning,
    number,
    report::Tally,
    spread::Spread,
    text, value,
    walk::{Parted, Place, Visitor, walk_value},
};

/// What is left as it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Allow {
    /// The entries, each with its index and whether it was of use.
    entries: BTreeMap<String, (usize, bool)>,
}

impl Allow {
    pub(super) fn new(entries: impl Iterator<Item = String>) -> Self {
        Self { entries: entries.enumerate().map(|(index, entry)| (entry, (index, false))).collect() }
    }

    /// Takes over which entries were of use to another.
    fn join(&mut self, other: Self) {
        let entries = self.entries.values_mut().zip(other.entries.into_values());
        entries.for_each(|((_, used), (_, also))| *used |= also);
    }

    /// Whether a value is left, because of itself or of its place.
    fn allows(&mut self, place: Place<'_>, value: &str) -> bool {
        if self.entries.is_empty() {
            return false;
        }
        let mut allows = |entry: &str| {
            let known = self.entries.get_mut(entry);
            known.map(|(_, used)| *used = true).is_some()
        };
        // A parameter's key tells its place too: `parameter.query.phone`.
        let name = place.key.map(|key| {
            let parameter = key.strip_prefix("parameter.").and_then(|rest| rest.split_once('.'));
            parameter.map_or(key, |(_, name)| name)
        });
        allows(value) || name.is_some_and(&mut allows) || address(place).is_some_and(|address| allows(&address))
    }
}

/// The address of a member or a parameter.
fn address(place: Place<'_>) -> Option<String> {
    Some(format!("{}#{}", place.owner?, place.key?))
}

/// The documented values of sets, which are the API's own words.
fn vocabulary(draft: &Draft) -> BTreeSet<String> {
    let sets = draft.types.values().filter_map(|def| match &def.body {
        TypeBody::Enumeration { values, .. } => Some(values),
        TypeBody::Struct { .. } | TypeBody::Id { .. } => None,
    });
    let success = draft.envelope.iter().flat_map(|envelope| &envelope.success).filter_map(|value| match value {
        Instance::String(text) => Some(text.clone()),
        _ => None,
    });
    let codes = draft.error_codes.iter().map(|code| code.code.clone());
    sets.flatten().map(|value| value.value.clone()).chain(success).chain(codes).collect()
}

/// What decides of a text by itself and its place.
#[derive(Debug, Clone, Default)]
struct Rules {
    allow: Allow,
    vocabulary: Arc<BTreeSet<String>>,
}

impl Rules {
    /// What has to be replaced in a text.
    fn text(&mut self, place: Place<'_>, text: &str) -> Vec<Hit> {
        if self.vocabulary.contains(text) {
            return Vec::new();
        }
        let meaning = place.meaning.filter(|_| !place.is_prose);
        let whole = meaning.and_then(|meaning| value::replace(meaning, text, place.around));
        let mut hits = match whole {
            // Beside words, an address or a name may hold numbers.
            Some((kind, new)) => {
                let new = with(&new, text::find(&new, false));
                vec![Hit { range: 0..text.len(), kind, new }]
            }
            None if !place.is_prose && text.starts_with(['{', '[']) => self.json(place, text),
            None => text::find(text, place.is_prose),
        };
        if meaning == Some(Meaning::Id) {
            hits.retain(|hit| hit.kind != Kind::Phone);
        }
        hits.retain(|hit| !self.allow.allows(place, &text[hit.range.clone()]));
        hits
    }

    /// What has to be replaced in a text that is JSON itself.
    fn json(&mut self, place: Place<'_>, text: &str) -> Vec<Hit> {
        let Ok(mut value) = serde_json::from_str::<Instance>(text) else { return text::find(text, false) };
        let mut inner = Inner { rules: self, strings: BTreeMap::new() };
        walk_value(Place { meaning: None, key: None, ..place }, &mut value, &mut inner);
        let strings = inner.strings;
        let hits = literals(text).filter_map(|range| {
            let (kind, new) = strings.get(&text[range.clone()])?;
            Some(Hit { range, kind: *kind, new: new.clone() })
        });
        hits.collect()
    }

    /// What a number is replaced by.
    fn number(&mut self, place: Place<'_>, text: &str) -> Option<Hit> {
        let meaning = place.meaning?;
        let is_whole = text.bytes().all(|byte| byte.is_ascii_digit());
        let fits = match meaning {
            Meaning::Phone | Meaning::Chat | Meaning::Card | Meaning::Document => is_whole,
            Meaning::Coordinate => !is_whole,
            _ => false,
        };
        let (kind, new) = value::replace(meaning, text, place.around).filter(|_| fits)?;
        let hit = Hit { range: 0..text.len(), kind, new };
        (!self.vocabulary.contains(text) && !self.allow.allows(place, text)).then_some(hit)
    }
}

/// Finds what has to be replaced in the strings of a JSON text.
struct Inner<'r> {
    rules: &'r mut Rules,
    /// The strings as they are written there.
    strings: BTreeMap<String, (Kind, String)>,
}

impl Visitor for Inner<'_> {
    fn text(&mut self, place: Place<'_>, text: &mut String) {
        // A JSON text in a JSON text is a text like any other.
        let hits = if text.starts_with(['{', '[']) { text::find(text, false) } else { self.rules.text(place, text) };
        if let Some(kind) = hits.first().map(|hit| hit.kind) {
            let new = with(text, hits);
            self.strings.insert(written(text), (kind, written(&new)));
        }
    }

    fn number(&mut self, _: Place<'_>, _: &mut String) {}

    fn key(&mut self, _: Place<'_>, _: &mut String) {}
}

/// A string as JSON writes it, without the quotes.
fn written(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

/// The insides of the string literals of a JSON text.
fn literals(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes.get(at..)?.iter().position(|byte| *byte == b'"')? + 1;
        let mut end = start;
        while *bytes.get(end)? != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        at = end + 1;
        Some(start..end)
    })
}

/// A text with what replaces its parts.
fn with(text: &str, hits: Vec<Hit>) -> String {
    let mut new = String::with_capacity(text.len());
    let mut from = 0;
    for Hit { range, new: by, .. } in hits {
        new.push_str(&text[from..range.start]);
        new.push_str(&by);
        from = range.end;
    }
    new.push_str(&text[from..]);
    new
}

/// Finds what is replaced, since it is replaced elsewhere too.
pub(super) struct Finder {
    rules: Rules,
    found: BTreeMap<String, (Kind, String)>,
    /// The words that the docs write in lower case.
    words: BTreeSet<String>,
    /// Where something is replaced.
    places: BTreeSet<String>,
}

impl Finder {
    pub(super) fn new(draft: &Draft, allow: Allow) -> Self {
        let rules = Rules { allow, vocabulary: Arc::new(vocabulary(draft)) };
        Self::with(rules)
    }

    fn with(rules: Rules) -> Self {
        Self { rules, found: BTreeMap::new(), words: BTreeSet::new(), places: BTreeSet::new() }
    }

    fn note(&mut self, place: Place<'_>, text: &str, hits: &[Hit]) {
        for hit in hits {
            self.found.entry(text[hit.range.clone()].to_owned()).or_insert_with(|| (hit.kind, hit.new.clone()));
        }
        if !hits.is_empty() {
            self.places.extend(address(place).into_iter().chain(place.key.map(str::to_owned)));
        }
    }

    /// What replaces, and the entries of the allow-list that were of no use.
    pub(super) fn finish(self) -> (Replacer, Vec<Unused>) {
        let mut spread = Spread::default();
        for (old, (kind, new)) in &self.found {
            spread.add(old, *kind, new, &self.words);
            for (old, new) in aliases(old, *kind, new) {
                spread.add_alias(&old, *kind, &new);
            }
        }
        let unused = self.rules.allow.entries.values().filter(|(_, used)| !used).map(|(index, _)| *index);
        let candidates: Vec<String> = self.places.into_iter().collect();
        let unused = unused.map(|index| Unused { index, candidates: candidates.clone() }).collect();
        (Replacer { rules: self.rules, spread: Arc::new(spread), tally: Tally::default() }, unused)
    }
}

/// Other forms of a value: a number that is half hidden, a Chinese name in Latin letters.
fn aliases(old: &str, kind: Kind, new: &str) -> Vec<(String, String)> {
    let spelt = |name: &str| -> Option<String> {
        name.chars().map(|char| char.to_pinyin().map(pinyin::Pinyin::plain)).collect()
    };
    match kind {
        Kind::Phone => number::mobile(old)
            .zip(number::mobile(new))
            .map(|(old, new)| (number::masked(old), number::masked(new)))
            .into_iter()
            .collect(),
        Kind::Name => spelt(old).zip(spelt(new)).into_iter().collect(),
        _ => Vec::new(),
    }
}

impl Visitor for Finder {
    fn text(&mut self, place: Place<'_>, text: &mut String) {
        if place.is_prose {
            let words = text.split(|char: char| !char.is_alphabetic());
            let lower = words.filter(|word| word.starts_with(char::is_lowercase));
            let new: Vec<String> = lower.filter(|word| !self.words.contains(*word)).map(str::to_owned).collect();
            self.words.extend(new);
        }
        let hits = self.rules.text(place, text);
        self.note(place, text, &hits);
    }

    fn number(&mut self, place: Place<'_>, text: &mut String) {
        let hit = self.rules.number(place, text);
        self.note(place, text, hit.as_slice());
    }

    fn key(&mut self, place: Place<'_>, key: &mut String) {
        let hits = self.rules.text(place, key);
        self.note(place, key, &hits);
    }
}

impl Parted for Finder {
    fn part(&self) -> Self {
        Self::with(self.rules.clone())
    }

    fn join(&mut self, part: Self) {
        self.rules.allow.join(part.rules.allow);
        for (old, new) in part.found {
            self.found.entry(old).or_insert(new);
        }
        self.words.extend(part.words);
        self.places.extend(part.places);
    }
}

/// Replaces what was found, wherever it stands.
pub(super) struct Replacer {
    rules: Rules,
    spread: Arc<Spread>,
    pub(super) tally: Tally,
}

impl Replacer {
    fn replace(&mut self, place: Place<'_>, text: &mut String, mut hits: Vec<Hit>) {
        if !self.rules.vocabulary.contains(text) {
            let told = self.spread.find(text).into_iter();
            hits.extend(told.filter(|hit| !self.rules.allow.allows(place, &text[hit.range.clone()])));
        }
        let hits = text::apart(hits);
        hits.iter().for_each(|hit| self.tally.add(hit.kind, &text[hit.range.clone()], place.page));
        if !hits.is_empty() {
            *text = with(text, hits);
        }
    }
}

impl Visitor for Replacer {
    fn text(&mut self, place: Place<'_>, text: &mut String) {
        let hits = self.rules.text(place, text);
        self.replace(place, text, hits);
    }

    fn number(&mut self, place: Place<'_>, text: &mut String) {
        if let Some(hit) = self.rules.number(place, text) {
            self.tally.add(hit.kind, text, place.page);
            *text = hit.new;
        }
    }

    fn key(&mut self, place: Place<'_>, key: &mut String) {
        let hits = self.rules.text(place, key);
        self.replace(place, key, hits);
    }
}

impl Parted for Replacer {
    fn part(&self) -> Self {
        Self { rules: self.rules.clone(), spread: Arc::clone(&self.spread), tally: Tally::default() }
    }

    fn join(&mut self, part: Self) {
        self.rules.allow.join(part.rules.allow);
        self.tally.join(part.tally);
    }
}
