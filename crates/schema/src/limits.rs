//! How large or how long documented values may be.

use std::fmt::{self, Display};

use serde::{Deserialize, Serialize};

/// Documented bounds of a value; those of whole numbers, and those of a text's length in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Limits {
    /// The least number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<i64>,
    /// The greatest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<i64>,
    /// The length of the shortest text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortest: Option<u32>,
    /// The length of the longest text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest: Option<u32>,
}

impl Limits {
    /// Numbers between two bounds; nothing where they contradict each other.
    pub fn numbers(minimum: Option<i64>, maximum: Option<i64>) -> Self {
        match minimum.zip(maximum).is_some_and(|(minimum, maximum)| minimum >= maximum) {
            true => Self::default(),
            false => Self { minimum, maximum, ..Self::default() },
        }
    }

    /// Texts between two lengths; nothing where they contradict each other.
    pub fn lengths(shortest: Option<u32>, longest: Option<u32>) -> Self {
        let empty = longest == Some(0) || shortest.zip(longest).is_some_and(|(shortest, longest)| shortest > longest);
        if empty { Self::default() } else { Self { shortest, longest, ..Self::default() } }
    }

    /// Whether nothing is bounded.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// These bounds, and those of `other` where these have none of their kind.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let numbers = if self.minimum.or(self.maximum).is_some() { self } else { other };
        let lengths = if self.shortest.or(self.longest).is_some() { self } else { other };
        Self {
            minimum: numbers.minimum,
            maximum: numbers.maximum,
            shortest: lengths.shortest,
            longest: lengths.longest,
        }
    }
}

/// `1..100`, `..20 characters`.
impl Display for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = |bound: Option<i64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
        let numbers = self.minimum.or(self.maximum).is_some();
        if numbers {
            write!(f, "{}..{}", bound(self.minimum), bound(self.maximum))?;
        }
        if self.shortest.or(self.longest).is_some() {
            let mark = if numbers { ", " } else { "" };
            write!(
                f,
                "{mark}{}..{} characters",
                bound(self.shortest.map(i64::from)),
                bound(self.longest.map(i64::from))
            )?;
        }
        Ok(())
    }
}
