//! Ids that are types of their own.

#[doc(hidden)]
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Implements for a struct around a value what the id of a thing needs.
///
/// It is sent, read and printed as that value, and made of it by `into()`, so that functions which take
/// `impl Into<ContactId>` take a `ContactId`, a reference to one and what one is made of. Text is also read from digits that
/// an answer writes as a number. Ids of whole numbers say theirs by `get`, ids of text by `as_str`.
///
/// ```
/// use docwright_runtime::{id, serde_json};
///
/// #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// pub struct ContactId(i64);
///
/// id!(ContactId(i64));
///
/// #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
/// pub struct OrderId(String);
///
/// id!(OrderId(String));
///
/// fn path(contact: impl Into<ContactId>) -> String {
///     format!("/contacts/{}", contact.into())
/// }
///
/// let contact: ContactId = serde_json::from_str("7")?;
/// assert_eq!(path(contact), path(7));
/// assert_eq!(contact.get(), 7);
/// assert_eq!("7".parse(), Ok(contact));
///
/// let order: OrderId = serde_json::from_str("\"a-1\"")?;
/// assert_eq!(order, "a-1".into());
/// assert_eq!(order.as_str(), "a-1");
/// assert_eq!(serde_json::to_string(&order)?, "\"a-1\"");
/// assert_eq!(serde_json::from_str::<OrderId>("12")?.as_str(), "12");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! id {
    ($name:ident(String)) => {
        $crate::id!(@any $name String |deserializer| $crate::tolerant::digits(deserializer));

        impl $name {
            /// The id as it is sent.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                Self(value.to_owned())
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
    ($name:ident($value:ident)) => {
        $crate::id!(@any $name $value |deserializer| <$value as $crate::id::Deserialize>::deserialize(deserializer));

        impl $name {
            /// The id as it is sent.
            #[must_use]
            pub fn get(self) -> $value {
                self.0
            }
        }
    };
    (@any $name:ident $value:ident |$deserializer:ident| $read:expr) => {
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = <$value as ::std::str::FromStr>::Err;

            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl ::std::convert::From<$value> for $name {
            fn from(value: $value) -> Self {
                Self(value)
            }
        }

        impl ::std::convert::From<&$name> for $name {
            fn from(id: &$name) -> Self {
                ::std::clone::Clone::clone(id)
            }
        }

        impl ::std::convert::From<$name> for $value {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl<'de> $crate::id::Deserialize<'de> for $name {
            fn deserialize<D: $crate::id::Deserializer<'de>>(
                $deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $read.map(Self)
            }
        }

        impl $crate::id::Serialize for $name {
            fn serialize<S: $crate::id::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::id::Serialize::serialize(&self.0, serializer)
            }
        }

        impl $crate::members::Member for $name {}
    };
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro is for types that a crate exports")]
mod tests {
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    struct Seat(u64);

    id!(Seat(u64));

    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    struct Ticket(String);

    id!(Ticket(String));

    #[test]
    fn ids_are_read_as_their_values_are() {
        assert_eq!(serde_json::from_str::<Seat>("7").unwrap().get(), 7);
        assert_eq!(serde_json::to_string(&Seat(7)).unwrap(), "7");
        let error = |text: &str| serde_json::from_str::<Seat>(text).unwrap_err().to_string();
        assert_eq!(error("\"7\""), serde_json::from_str::<u64>("\"7\"").unwrap_err().to_string());
        assert!(serde_json::from_str::<Seat>("null").is_err());
        assert!(serde_json::from_str::<Ticket>("null").is_err());
        assert_eq!(serde_json::from_str::<Ticket>("\"\"").unwrap().as_str(), "");
        assert!("x".parse::<Seat>().is_err());
    }

    #[test]
    fn ids_are_made_of_values_and_of_references() {
        let take = |ticket: &str| Ticket::from(ticket);
        let ticket = take("a-1");
        assert_eq!(Ticket::from(&ticket), ticket);
        assert_eq!(Ticket::from("a-1".to_owned()), ticket);
        assert_eq!((String::from(ticket), u64::from(Seat::from(7))), ("a-1".to_owned(), 7));
    }
}
