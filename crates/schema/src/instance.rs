//! JSON values without places: the examples that a schema carries.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, SeqAccess, Visitor},
    ser::{Error, SerializeMap, SerializeSeq},
};
use serde_json::value::RawValue;

use crate::json;

/// A JSON value that keeps the order of its keys and every digit of its numbers.
#[derive(Debug, Clone)]
pub enum Instance {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as JSON writes it.
    Number(String),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Self>),
    /// An object; a key stands once.
    Object(Vec<(String, Self)>),
}

impl Instance {
    /// The value under `key`, where this is an object that has one.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }
}

/// Numbers are equal when they are written alike or round to the same double: a number that
/// serde has read back may have lost digits that no double holds.
impl PartialEq for Instance {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Number(a), Self::Number(b)) => a == b || same_double(a, b),
            (Self::String(a), Self::String(b)) => a == b,
            (Self::Array(a), Self::Array(b)) => a == b,
            (Self::Object(a), Self::Object(b)) => a == b,
            _ => false,
        }
    }
}

fn same_double(a: &str, b: &str) -> bool {
    match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => a.to_bits() == b.to_bits(),
        _ => false,
    }
}

impl From<&json::Json<'_>> for Instance {
    fn from(json: &json::Json<'_>) -> Self {
        match &json.value {
            json::Value::Null => Self::Null,
            json::Value::Bool(value) => Self::Bool(*value),
            json::Value::Number(text) => Self::Number(text.to_string()),
            json::Value::String(text) => Self::String(text.to_string()),
            json::Value::Array(array) => Self::Array(array.items.iter().map(Self::from).collect()),
            json::Value::Object(object) => Self::Object(
                object.members.iter().map(|member| (member.key.to_string(), Self::from(&member.value))).collect(),
            ),
        }
    }
}

impl Serialize for Instance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(text) => serialize_number(text, serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                members.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
        }
    }
}

/// Raw, because serde would round what neither 64 bits nor a double hold exactly, and would
/// rewrite `1.50`.
fn serialize_number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let raw = RawValue::from_string(text.to_owned()).map_err(S::Error::custom)?;
    raw.serialize(serializer)
}

impl<'de> Deserialize<'de> for Instance {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InstanceVisitor)
    }
}

struct InstanceVisitor;

impl<'de> Visitor<'de> for InstanceVisitor {
    type Value = Instance;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Instance, E> {
        Ok(Instance::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Instance, E> {
        Ok(Instance::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Instance, E> {
        Ok(Instance::Number(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Instance, E> {
        Ok(Instance::Number(value.to_string()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Instance, E> {
        serde_json::Number::from_f64(value)
            .map(|number| Instance::Number(number.to_string()))
            .ok_or_else(|| E::custom("a number that JSON cannot write"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Instance, E> {
        Ok(Instance::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Instance, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Instance::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Instance, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Instance::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_came() {
        let value = Instance::Array(
            ["1.50", "0", "123456789012345678901234567890", "-2e10"].map(|n| Instance::Number(n.into())).into(),
        );
        let text = serde_json::to_string(&value).unwrap();
        assert_eq!(text, "[1.50,0,123456789012345678901234567890,-2e10]");
        assert_eq!(serde_json::from_str::<Instance>(&text).unwrap(), value);
    }

    #[test]
    fn keys_keep_their_order() {
        let text = r#"{"b":1,"a":[null,true,"x"]}"#;
        let value: Instance = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
        assert_eq!(value.get("b"), Some(&Instance::Number("1".into())));
    }
}
