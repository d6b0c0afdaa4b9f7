//! Enumerations of text and of numbers.

use serde_json::{Value, json};

use crate::testing::{models, things};

fn check(integer: bool, open: bool, values: &Value) -> String {
    let body = json!({"kind": "enumeration", "integer": integer, "open": open, "values": values});
    things(&models(&[("Kind", "both", body)]))
}

#[test]
fn open_text_keeps_unknown_values() {
    let values =
        json!([{"value": "vip", "ident": "Vip", "description": "important"}, {"value": "Other", "ident": "Other"}]);
    insta::assert_snapshot!(check(false, true, &values), @r#"
    #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[non_exhaustive]
    pub enum Kind {
        /// important
        ///
        /// `vip`
        #[serde(rename = "vip")]
        Vip,
        /// `Other`
        Other,
        /// A value that the documentation does not list.
        #[serde(untagged)]
        OtherValue(String),
    }

    impl Kind {
        /// The value as it is sent.
        #[must_use]
        pub fn as_str(&self) -> &str {
            match self {
                Self::Vip => "vip",
                Self::Other => "Other",
                Self::OtherValue(value) => value,
            }
        }
    }

    impl fmt::Display for Kind {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.as_str())
        }
    }

    impl docwright_runtime::members::Member for Kind {}

    impl From<String> for Kind {
        fn from(value: String) -> Self {
            match value.as_str() {
                "vip" => Self::Vip,
                "Other" => Self::Other,
                _ => Self::OtherValue(value),
            }
        }
    }

    impl From<&str> for Kind {
        fn from(value: &str) -> Self {
            value.to_owned().into()
        }
    }
    "#);
}

#[test]
fn closed_text_is_what_is_listed() {
    insta::assert_snapshot!(check(false, false, &json!([{"value": "", "ident": "Empty"}])), @r#"
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[non_exhaustive]
    pub enum Kind {
        /// `""`
        #[serde(rename = "")]
        Empty,
    }

    impl Kind {
        /// The value as it is sent.
        #[must_use]
        pub fn as_str(self) -> &'static str {
            match self {
                Self::Empty => "",
            }
        }
    }

    impl fmt::Display for Kind {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.as_str())
        }
    }

    impl docwright_runtime::members::Member for Kind {}
    "#);
}

#[test]
fn open_numbers_keep_unknown_values() {
    let values = json!([
        {"value": "1", "ident": "Low"},
        {"value": "-20", "ident": "High"},
        {"value": "01", "ident": "Again"},
        {"value": "many", "ident": "Many"},
    ]);
    insta::assert_snapshot!(check(true, true, &values), @r#"
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(from = "i64", into = "i64")]
    #[non_exhaustive]
    pub enum Kind {
        /// `1`
        Low,
        /// `-20`
        High,
        /// A value that the documentation does not list.
        Other(i64),
    }

    impl Kind {
        /// The value as it is sent.
        #[must_use]
        pub fn as_i64(self) -> i64 {
            match self {
                Self::Low => 1,
                Self::High => -20,
                Self::Other(value) => value,
            }
        }
    }

    impl fmt::Display for Kind {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.as_i64().fmt(f)
        }
    }

    impl From<Kind> for i64 {
        fn from(value: Kind) -> Self {
            value.as_i64()
        }
    }

    impl From<i64> for Kind {
        fn from(value: i64) -> Self {
            match value {
                1 => Self::Low,
                -20 => Self::High,
                _ => Self::Other(value),
            }
        }
    }

    impl docwright_runtime::members::Member for Kind {}
    "#);
}

#[test]
fn closed_numbers_are_what_is_listed() {
    let code = check(true, false, &json!([{"value": "1", "ident": "One"}]));
    assert!(code.contains("1 => Ok(Self::One),"), "{code}");
    assert!(!code.contains("Other"), "{code}");
}

#[test]
fn a_set_without_values_takes_any() {
    assert!(check(false, false, &json!([])).contains("Other(String)"));
    assert!(check(true, false, &json!([{"value": "x", "ident": "X"}])).contains("Other(i64)"));
}
