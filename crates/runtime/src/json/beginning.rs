//! Reading no more of an object than the members that a struct asks for.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, Visitor, value::StringDeserializer,
};
use serde::forward_to_deserialize_any;
use serde_json::{Error, de::SliceRead};

/// Reads a struct up to the last of its members: an object may go on with much that is large.
pub(super) struct Beginning<'j, 'de>(pub(super) &'j mut serde_json::Deserializer<SliceRead<'de>>);

impl<'de> Deserializer<'de> for Beginning<'_, 'de> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut found = None;
        let end = self.0.deserialize_struct(name, fields, UpTo { visitor, fields, found: &mut found });
        // The reader complains about an object that goes on, although all is there.
        found.map_or_else(|| Err(end.err().unwrap_or_else(|| Error::custom("nothing was read"))), Ok)
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_option(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_newtype_struct(name, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

struct UpTo<'f, V, T> {
    visitor: V,
    fields: &'static [&'static str],
    found: &'f mut Option<T>,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for UpTo<'_, V, V::Value> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let members = Members { map, fields: self.fields, left: self.fields.len() };
        *self.found = Some(self.visitor.visit_map(members)?);
        Ok(())
    }
}

/// The members of an object, until as many were read as a struct has fields.
struct Members<A> {
    map: A,
    fields: &'static [&'static str],
    left: usize,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        if self.left == 0 {
            return Ok(None);
        }
        let Some(key) = self.map.next_key::<String>()? else { return Ok(None) };
        self.left -= usize::from(self.fields.contains(&key.as_str()));
        let key: StringDeserializer<A::Error> = key.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}
