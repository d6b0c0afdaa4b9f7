//! Objects, or parts of them, whose keys are data.

use std::collections::{BTreeMap, BTreeSet};

use super::Rule;
use crate::shape::{Objects, Shape};

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
    let (data, known): (BTreeMap<_, _>, _) =
        std::mem::take(&mut object.fields).into_iter().partition(|(key, _)| is_data(key));
    object.fields = known;
    let patterns: BTreeSet<_> = data.keys().map(|key| pattern_of(key)).collect();
    let mut values = Shape::default();
    data.into_values().for_each(|member| values.merge(member.shape));
    (!patterns.is_empty()).then_some(DataKeys { patterns, values })
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
    let is_number = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
    let is_time = || crate::format::detect(key).is_some();
    is_number || is_time() || (key.len() >= 8 && is_hash(&key.to_ascii_lowercase())) || is_ip_address(key)
}

fn is_ip_address(key: &str) -> bool {
    key.parse::<std::net::IpAddr>().is_ok()
}

/// `text_asset_7c7b94f7` as `text_asset_[0-9a-f]+`.
fn pattern_of(key: &str) -> String {
    if key.bytes().all(|byte| byte.is_ascii_digit()) {
        return "[0-9]+".into();
    }
    if is_data_as_a_whole(key) {
        return match key.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            true => "[0-9A-Fa-f]+".into(),
            false => ".*[0-9].*".into(),
        };
    }
    let part = |part: &str| if is_hash(part) { "[0-9a-f]+".to_owned() } else { part.to_owned() };
    key.split('_').map(part).collect::<Vec<_>>().join("_")
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
        check(r#"{"id": 1, "text_asset_4be19c02": null}"#, &["id"], Some("^text_asset_[0-9a-f]+$"));
        check(
            r#"{"text_asset_4be19c": "a", "file_asset_90d3f1": [], "file_asset_90d3f1_display": ""}"#,
            &[],
            Some("^(?:file_asset_[0-9a-f]+|file_asset_[0-9a-f]+_display|text_asset_[0-9a-f]+)$"),
        );
    }

    #[test]
    fn identifiers_dates_and_addresses_are_data() {
        check(r#"{"30412": {}, "7": {}}"#, &[], Some("^[0-9]+$"));
        check(r#"{"2024-03-01": 5}"#, &[], Some("^.*[0-9].*$"));
        check(r#"{"35f0148d414a688a275bf915ba7cebb2": 1}"#, &[], Some("^[0-9A-Fa-f]+$"));
        check(r#"{"10.0.0.1": 1}"#, &[], Some("^.*[0-9].*$"));
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
