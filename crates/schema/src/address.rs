//! Names of facts that do not depend on where a fact stands.
//!
//! `GET /contacts/{id}#response.data.lat` is a place in an answer, `Contact#lat` a field of a type.
//! Addresses key `provenance.json` and are what overrides and waivers will name.

use std::{
    borrow::Borrow,
    fmt::{self, Display},
};

use serde::{Deserialize, Serialize};

/// The name of a fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Address(String);

impl Address {
    /// A fact about the API as a whole, such as `api#servers`.
    pub fn api(fact: impl Display) -> Self {
        Self(format!("api#{fact}"))
    }

    /// An operation by its key: `GET /contacts/{id}`, or its page where it has no method or path.
    pub fn operation(key: impl Display) -> Self {
        Self(key.to_string())
    }

    /// A type by its name.
    pub fn of_type(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// A part of what this address names.
    #[must_use]
    pub fn part(&self, part: impl Display) -> Self {
        let joint = if self.0.contains('#') { '.' } else { '#' };
        Self(format!("{}{joint}{part}", self.0))
    }

    /// The items of the list that this address names.
    #[must_use]
    pub fn items(&self) -> Self {
        Self(format!("{}[]", self.0))
    }

    /// What the fact belongs to: an operation, a type, or `api`.
    pub fn owner(&self) -> &str {
        self.0.split('#').next().unwrap_or_default()
    }

    /// The same part of another owner.
    #[must_use]
    pub fn of_owner(&self, owner: &str) -> Self {
        Self(format!("{owner}{}", &self.0[self.owner().len()..]))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Address {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl Borrow<str> for Address {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined_after_one_hash() {
        let address = Address::operation("GET /a/{id}").part("response").part("data").items().part("lat");
        assert_eq!(address.as_str(), "GET /a/{id}#response.data[].lat");
    }
}
