//! Objects, or parts of them, whose keys are data.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use super::{Rule, map};
use crate::shape::{Member, Objects, Shape};

pub(crate) static RULE: Rule = Rule {
    id: "data-keys",
    reason: "identifiers, dates and hashes as keys differ from record to record: as fields they would name one \
             record's data in every user's code",
};

/// Keys that are data, taken out of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DataKeys {
    /// Regular expressions, one of which each key matches as a whole.
    pub patterns: BTreeSet<String>,
    /// What stands under all of them together.
    pub values: Shape,
}

impl DataKeys {
    /// One regular expression that all keys match.
    pub(crate) fn pattern(&self) -> String {
        let patterns: Vec<_> = self.patterns.iter().map(String::as_str).collect();
        match &*patterns {
            [pattern] => format!("^{pattern}$"),
            patterns => format!("^(?:{})$", patterns.join("|")),
        }
    }

    /// Adds another object's.
    pub(crate) fn merge(&mut self, other: Self) {
        self.patterns.extend(other.patterns);
        self.values.merge(other.values);
    }
}

/// Takes the keys that are data out of `object`.
pub(crate) fn take(object: &mut Objects) -> Option<DataKeys> {
    if object.keyed && !object.fields.is_empty() {
        let patterns = [map::pattern(object).to_owned()].into();
        return Some(DataKeys { patterns, values: merged(std::mem::take(&mut object.fields)) });
    }
    let patterns: BTreeSet<_> = object.fields.keys().filter(|key| is_data(key)).map(|key| pattern_of(key)).collect();
    if patterns.is_empty() {
        return None;
    }
    let fields = std::mem::take(&mut object.fields);
    // Beside other hashes, one without a digit is no name either: a pattern holds whatever it matches to the same type.
    let (data, known): (BTreeMap<_, _>, _) =
        fields.into_iter().partition(|(key, _)| patterns.contains(&pattern_of(key)));
    object.fields = known;
    Some(DataKeys { patterns, values: merged(data) })
}

/// What stands under all keys together.
fn merged(fields: BTreeMap<Box<str>, Box<Member>>) -> Shape {
    let mut values = Shape::default();
    fields.into_values().for_each(|member| values.merge(member.shape));
    values
}

/// Whether a key is data: as a whole, or a name with a hash in it.
fn is_data(key: &str) -> bool {
    is_data_as_a_whole(key)
        || (key.split('_').count() > 1 && key.split('_').all(is_plain) && key.split('_').any(is_hash))
}

fn is_plain(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// Six or more hexadecimal digits, letters and digits both: no word is spelt so.
fn is_hash(part: &str) -> bool {
    part.len() >= 6
        && part.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
        && part.bytes().any(|byte| byte.is_ascii_digit())
        && (part.len() >= 8 || part.bytes().any(|byte| byte.is_ascii_lowercase()))
}

fn is_data_as_a_whole(key: &str) -> bool {
    is_number(key) || format_of(key).is_some() || (key.len() >= 8 && is_hash(&key.to_ascii_lowercase()))
}

fn is_number(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}

/// `text_asset_7c7b94f7` as `text_asset_[0-9a-f]{6,}`.
fn pattern_of(key: &str) -> String {
    if is_number(key) {
        return "[0-9]+".into();
    }
    if let Some(pattern) = format_of(key) {
        return pattern.into();
    }
    if key.len() >= 8 && key.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return "[0-9A-Fa-f]{8,}".into();
    }
    let is_hash = |part: &str| part.len() >= 6 && part.bytes().all(|byte| b"0123456789abcdef".contains(&byte));
    key.split('_').map(|part| if is_hash(part) { "[0-9a-f]{6,}" } else { part }).collect::<Vec<_>>().join("_")
}

/// A regular expression for what is written like a key that is a date, an address or the like; it matches no name.
fn format_of(key: &str) -> Option<&'static str> {
    crate::format::detect(key).map(crate::format::pattern).or_else(|| match key.parse().ok()? {
        IpAddr::V4(_) => Some("[0-9]{1,3}(?:[.][0-9]{1,3}){3}"),
        IpAddr::V6(_) => Some("(?:[0-9A-Fa-f]*:){2}[0-9A-Fa-f:.]*"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::shape;

    fn check(text: &str, known: &[&str], pattern: Option<&str>) {
        let mut object = *shape(text).object.unwrap();
        let taken = take(&mut object);
        assert_eq!(object.fields.keys().map(|key| &**key).collect::<Vec<_>>(), known, "{text}");
        assert_eq!(taken.map(|data| data.pattern()).as_deref(), pattern, "{text}");
    }

    #[test]
    fn names_with_hashes_are_data() {
        check(r#"{"id": 1, "text_asset_4be19c02": null}"#, &["id"], Some("^text_asset_[0-9a-f]{6,}$"));
        check(
            r#"{"text_asset_4be19c": "a", "file_asset_90d3f1": [], "file_asset_90d3f1_display": ""}"#,
            &[],
            Some(concat!("^(?:file_asset_[0-9a-f]{6,}|file_asset_[0-9a-f]{6,}_display", "|text_asset_[0-9a-f]{6,})$",)),
        );
    }

    #[test]
    fn hashes_without_digits_are_data_beside_others() {
        check(
            r#"{"asset_4be19c02": 1, "asset_facade": 2, "asset_face": 3}"#,
            &["asset_face"],
            Some("^asset_[0-9a-f]{6,}$"),
        );
        check(r#"{"0b1c2d3e": 1, "deadbeef": 2, "fee": 3}"#, &["fee"], Some("^[0-9A-Fa-f]{8,}$"));
    }

    #[test]
    fn identifiers_dates_and_addresses_are_data() {
        check(r#"{"30412": {}, "7": {}}"#, &[], Some("^[0-9]+$"));
        check(r#"{"2024-03-01": 5}"#, &[], Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
        check(r#"{"35f0148d414a688a275bf915ba7cebb2": 1}"#, &[], Some("^[0-9A-Fa-f]{8,}$"));
        check(r#"{"10.0.0.1": 1}"#, &[], Some("^[0-9]{1,3}(?:[.][0-9]{1,3}){3}$"));
    }

    #[test]
    fn words_are_not_hashes() {
        check(
            r#"{"face_decade": 1, "address_1": 2, "md5_checksum": 3, "accede": 4}"#,
            &["accede", "address_1", "face_decade", "md5_checksum"],
            None,
        );
    }
}
