//! Whether an object has anything that a struct asks for.
//!
//! Where all members may be missing, an object of another kind is read as a struct with nothing in it, and an answer that
//! means something else would pass for an empty one.

use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor, value::Error};
use serde::forward_to_deserialize_any;

/// Whether `body`, which is read as a `T`, is an object that has something in it, but no member of the struct `T`.
pub(super) fn is_foreign<T: DeserializeOwned>(body: &[u8]) -> bool {
    let Some(keys) = keys::<T>() else { return false };
    let mut found = Found::Nothing;
    // The reader complains about an object that goes on, although it was seen enough of it.
    let _ = serde_json::Deserializer::from_slice(body).deserialize_map(KeysVisitor { keys, found: &mut found });
    found == Found::Foreign
}

/// The keys that `T` asks for; `None` where it is no struct, or one that takes any key.
fn keys<T: DeserializeOwned>() -> Option<&'static [&'static str]> {
    let mut keys = None;
    // It always fails: what is wanted is what it asked for.
    let _ = T::deserialize(Asked(&mut keys));
    keys.filter(|keys| !keys.is_empty())
}

/// Keeps the keys that a struct asks for, and gives it nothing.
struct Asked<'k>(&'k mut Option<&'static [&'static str]>);

impl<'de> Deserializer<'de> for Asked<'_> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        *self.0 = Some(fields);
        self.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("there is nothing to read"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map enum identifier ignored_any
    }
}

#[derive(PartialEq)]
enum Found {
    Nothing,
    Foreign,
    Documented,
}

/// Reads keys up to the first that is documented, which mostly is the first of all.
struct KeysVisitor<'f> {
    keys: &'static [&'static str],
    found: &'f mut Found,
}

impl<'de> Visitor<'de> for KeysVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if self.keys.contains(&key.as_str()) {
                *self.found = Found::Documented;
                return Ok(());
            }
            *self.found = Found::Foreign;
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value;

    use super::*;

    #[derive(serde::Deserialize)]
    struct Contact {
        #[allow(dead_code, reason = "only its key is looked at")]
        name: Option<String>,
    }

    struct Named {
        name: Option<String>,
        rest: BTreeMap<String, Value>,
    }

    crate::members!(Named { name, ..rest });

    struct Nothing {}

    crate::members!(Nothing {});

    struct Listed {
        name: Option<String>,
        phone: Option<String>,
    }

    crate::members!(Listed { name, phone });

    fn check<T: DeserializeOwned>(body: &str, expected: bool) {
        assert_eq!(is_foreign::<T>(body.as_bytes()), expected, "{body}");
    }

    #[test]
    fn an_object_of_another_kind_is_foreign() {
        check::<Contact>(r#"{"data": {"name": "Ada"}}"#, true);
        check::<Listed>(r#"{"data": {"name": "Ada"}}"#, true);
        check::<Option<Box<Listed>>>(r#"{"data": 1, "code": 1}"#, true);
    }

    #[test]
    fn one_documented_member_is_enough() {
        check::<Contact>(r#"{"id": {"a": [1]}, "name": "Ada", "x": 1}"#, false);
        check::<Listed>(r#"{"phone": null}"#, false);
    }

    #[test]
    fn what_is_empty_or_no_struct_is_not_foreign() {
        for body in ["{}", "null", "[]", "7", "", "{"] {
            check::<Contact>(body, false);
        }
        let body = r#"{"data": 1}"#;
        check::<Nothing>(body, false);
        check::<Named>(body, false);
        check::<Value>(body, false);
        check::<Vec<Contact>>(body, false);
        check::<BTreeMap<String, Value>>(body, false);
    }
}
