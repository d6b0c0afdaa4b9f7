//! A field in one of three states.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field that may be missing, null or a value: three different things on the wire.
///
/// In an update, a missing field mostly stays what it is, and null erases it. The field needs two attributes, since
/// only the struct around it can leave it out:
///
/// ```
/// use docwright_runtime::Maybe;
///
/// #[derive(Default, serde::Serialize, serde::Deserialize)]
/// struct Update {
///     #[serde(default, skip_serializing_if = "Maybe::is_absent")]
///     note: Maybe<String>,
/// }
///
/// let written = |note| serde_json::to_string(&Update { note }).unwrap();
/// assert_eq!(written(Maybe::Absent), "{}");
/// assert_eq!(written(Maybe::Null), r#"{"note":null}"#);
/// assert_eq!(written("call back".to_owned().into()), r#"{"note":"call back"}"#);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Maybe<T> {
    /// The field is not there.
    #[default]
    Absent,
    /// The field is there and null.
    Null,
    /// The field has a value.
    Value(T),
}

impl<T> Maybe<T> {
    /// Whether the field is not there.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the field is there and null.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value, if there is one.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value itself, if there is one.
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` becomes [`Maybe::Null`]: who has an `Option` at hand speaks about the field.
impl<T> From<Option<T>> for Maybe<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

/// An absent field that its struct does not skip is written as null.
impl<T: Serialize> Serialize for Maybe<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Record {
        #[serde(default, skip_serializing_if = "Maybe::is_absent")]
        note: Maybe<Vec<u8>>,
    }

    #[test]
    fn each_state_comes_back_as_it_was() {
        for (text, note) in
            [("{}", Maybe::Absent), (r#"{"note":null}"#, Maybe::Null), (r#"{"note":[1]}"#, Maybe::Value(vec![1]))]
        {
            let record: Record = serde_json::from_str(text).unwrap();
            assert_eq!(record, Record { note });
            assert_eq!(serde_json::to_string(&record).unwrap(), text);
        }
    }

    #[test]
    fn a_value_of_another_type_is_an_error() {
        assert!(serde_json::from_str::<Record>(r#"{"note": ""}"#).is_err());
    }

    #[test]
    fn it_is_made_from_values_and_options() {
        assert_eq!(Maybe::from(1), Maybe::Value(1));
        assert_eq!(Maybe::from(Some(1)), Maybe::Value(1));
        assert_eq!(Maybe::<u8>::from(None), Maybe::Null);
        assert_eq!(Maybe::Value(1).into_value(), Some(1));
        assert!(Maybe::<u8>::default().is_absent() && Maybe::<u8>::Null.is_null());
    }
}
