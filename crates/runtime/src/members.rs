//! Structs that are read and written by lists of their members.
//!
//! serde's derive writes the same code for each struct anew, and compiling it takes most of the time that a crate of
//! models takes. [`members!`](crate::members!) asks for what differs alone.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Error, IgnoredAny, Visitor};
use serde::ser::SerializeMap;
use serde_json::Value;

mod how;
mod member;

pub use how::{AsCode, AsDigits, AsIs, AsObject, How, Lenient, Nullable};
pub use member::Member;
#[doc(hidden)]
pub use serde::{Deserialize, Deserializer, Serialize, Serializer, de::MapAccess};

/// Implements serde's traits for a struct by a list of its members.
///
/// It stands for `#[derive(Serialize, Deserialize)]` and reads and writes as that would: an `Option` and a
/// [`Maybe`](crate::Maybe) may be missing and are left out where there is nothing, all other members are required, keys
/// that are not listed are skipped, and a key that comes twice is an error. What differs is told behind the field:
///
/// - `field = "key"` where the key is not called like the field,
/// - `field: null` for what is written as null instead of being left out,
/// - `field: object`, `field: digits`, `field: code` and `field: lenient` for what [`tolerant`](crate::tolerant) reads, and
///   `null_object`, `null_digits` and `null_lenient` for both,
/// - `..field`, last, for a map that keeps all members whose keys are not listed.
///
/// ```
/// use docwright_runtime::{Maybe, members, serde_json};
///
/// #[derive(Debug, PartialEq)]
/// struct Contact {
///     id: i64,
///     r#type: Option<String>,
///     note: Maybe<String>,
///     phone: Option<String>,
///     owner: Option<i64>,
/// }
///
/// members!(Contact { id, r#type = "type", note, phone: digits, owner: null });
///
/// let contact: Contact = serde_json::from_str(r#"{"id": 7, "phone": 555, "note": null, "fax": 1}"#)?;
/// assert_eq!(contact.phone.as_deref(), Some("555"));
/// assert_eq!(serde_json::to_string(&contact)?, r#"{"id":7,"note":null,"phone":"555","owner":null}"#);
///
/// let missing = serde_json::from_str::<Contact>("{}").unwrap_err();
/// assert!(missing.to_string().starts_with("missing field `id`"));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// All fields must be listed, and nothing else:
///
/// ```compile_fail
/// struct Contact {
///     id: i64,
///     note: String,
/// }
///
/// docwright_runtime::members!(Contact { id }); // missing field `note` in initializer of `Contact`
/// ```
#[macro_export]
macro_rules! members {
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@read $source:ident $field:ident) => { $source.read(&mut $field) };
    (@read $source:ident $field:ident $how:ident) => {
        $source.read_as::<_, $crate::members!(@how $how)>(&mut $field)
    };
    (@write $sink:ident $key:tt $value:tt) => { $sink.write($key, $value) };
    (@write $sink:ident $key:tt $value:tt $how:ident) => {
        $sink.write_as::<_, $crate::members!(@how $how)>($key, $value)
    };
    (@how null) => { $crate::members::Nullable };
    (@how object) => { $crate::members::AsObject };
    (@how digits) => { $crate::members::AsDigits };
    (@how code) => { $crate::members::AsCode };
    (@how lenient) => { $crate::members::Lenient };
    (@how null_lenient) => { $crate::members::Nullable<$crate::members::Lenient> };
    (@how null_object) => { $crate::members::Nullable<$crate::members::AsObject> };
    (@how null_digits) => { $crate::members::Nullable<$crate::members::AsDigits> };
    (@how $other:ident) => {
        compile_error!(concat!(
            "`", stringify!($other), "` is none of `null`, `object`, `digits`, `code` and `lenient`, nor `null_` and one of them"
        ))
    };
    ($name:ident $(<$of:ident>)? {
        $($field:ident $(= $key:literal)? $(: $how:ident)?),* $(, ..$rest:ident)? $(,)?
    }) => {
        impl$(<$of: $crate::members::Member>)? $crate::members::Record for $name$(<$of>)? {
            const EXPECTED: &'static str = concat!("struct ", stringify!($name));
            const KEYS: &'static [&'static str] = &[$($crate::members!(@key $field $($key)?)),*];
            const KEEPS_REST: bool = !<[&str]>::is_empty(&[$(stringify!($rest))?]);

            fn read<S: $crate::members::Source>(source: &mut S) -> ::std::result::Result<Self, S::Error> {
                #[allow(non_camel_case_types, reason = "they are called like the fields")]
                enum At { $($field),* }
                const ALL: &[At] = &[$(At::$field),*];
                $(let mut $field = ::std::option::Option::None;)*
                while let ::std::option::Option::Some(at) = source.next()? {
                    match ALL[at] {
                        $(At::$field => $crate::members!(@read source $field $($how)?),)*
                        #[allow(unreachable_patterns, reason = "it is reachable where nothing is listed")]
                        _ => ::std::result::Result::Ok(()),
                    }?;
                }
                ::std::result::Result::Ok(Self {
                    $($field: source.there($field, $crate::members!(@key $field $($key)?))?,)*
                    $($rest: source.rest(),)?
                })
            }

            #[allow(unused_variables, reason = "there may be nothing to write")]
            fn write<S: $crate::members::Sink>(&self, sink: &mut S) {
                $($crate::members!(@write sink ($crate::members!(@key $field $($key)?)) (&self.$field) $($how)?);)*
                $(sink.write_rest(&self.$rest);)?
            }
        }

        impl$(<$of: $crate::members::Member>)? $crate::members::Member for $name$(<$of>)? {}

        impl<'de, $($of: $crate::members::Member)?> $crate::members::Deserialize<'de> for $name$(<$of>)? {
            fn deserialize<D: $crate::members::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::members::deserialize(deserializer)
            }
        }

        impl$(<$of: $crate::members::Member>)? $crate::members::Serialize for $name$(<$of>)? {
            fn serialize<S: $crate::members::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::members::serialize(self, serializer)
            }
        }
    };
}

/// A struct that [`members!`](crate::members!) lists.
pub trait Record: Sized {
    /// What a reader expects.
    const EXPECTED: &'static str;

    /// The keys, in the order of the list.
    const KEYS: &'static [&'static str];

    /// Whether there is a place for members whose keys are not listed.
    const KEEPS_REST: bool;

    /// Reads all members.
    ///
    /// # Errors
    ///
    /// When one does not fit, comes twice or is missing.
    fn read<S: Source>(source: &mut S) -> Result<Self, S::Error>;

    /// Writes all members.
    fn write<S: Sink>(&self, sink: &mut S);
}

/// Reads a struct.
///
/// # Errors
///
/// When there is no object, or one of another shape.
pub fn deserialize<'de, D: Deserializer<'de>, T: Record>(deserializer: D) -> Result<T, D::Error> {
    match T::KEEPS_REST {
        true => deserializer.deserialize_map(RecordVisitor(PhantomData)),
        false => deserializer.deserialize_struct(T::EXPECTED, T::KEYS, RecordVisitor(PhantomData)),
    }
}

/// Writes a struct.
///
/// # Errors
///
/// When the serializer cannot take one of its members.
pub fn serialize<S: Serializer, T: Record>(record: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut sink = Writer { map: serializer.serialize_map(None)?, keys: T::KEYS, result: Ok(()) };
    record.write(&mut sink);
    sink.result?;
    sink.map.end()
}

struct RecordVisitor<T>(PhantomData<T>);

impl<'de, T: Record> Visitor<'de> for RecordVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(&mut Reader {
            map,
            input: PhantomData,
            keys: T::KEYS,
            at: 0,
            keeps_rest: T::KEEPS_REST,
            rest: BTreeMap::new(),
        })
    }
}

/// The members that a struct is read from.
pub trait Source {
    /// Why a member cannot be read.
    type Error: Error;

    /// The next key that is listed, by its place in the list. Members that are not are skipped or kept.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    fn next(&mut self) -> Result<Option<usize>, Self::Error>;

    /// Reads the value of that key in one of the ways.
    ///
    /// # Errors
    ///
    /// When it does not fit, or came before.
    fn read_as<T: Member, H: How<T>>(&mut self, field: &mut Option<T>) -> Result<(), Self::Error>;

    /// Reads the value of that key as its type says.
    ///
    /// # Errors
    ///
    /// When it does not fit, or came before.
    #[inline]
    fn read<T: Member>(&mut self, field: &mut Option<T>) -> Result<(), Self::Error> {
        self.read_as::<T, AsIs>(field)
    }

    /// What was read of a member, or stands for it where it is missing.
    ///
    /// # Errors
    ///
    /// When it is required.
    #[inline]
    fn there<T: Member>(&self, field: Option<T>, key: &'static str) -> Result<T, Self::Error> {
        field.or_else(T::missing).ok_or_else(|| Self::Error::missing_field(key))
    }

    /// What was not listed.
    fn rest(&mut self) -> BTreeMap<String, Value>;
}

struct Reader<'de, A> {
    map: A,
    input: PhantomData<&'de ()>,
    keys: &'static [&'static str],
    /// Where the key that was read last stands in the list, counted from 1: the next one mostly follows it.
    at: usize,
    keeps_rest: bool,
    rest: BTreeMap<String, Value>,
}

impl<'de, A: MapAccess<'de>> Reader<'de, A> {
    fn unlisted(&mut self, key: String) -> Result<(), A::Error> {
        if self.keeps_rest {
            let value = self.map.next_value()?;
            self.rest.insert(key, value);
        } else {
            self.map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

impl<'de, A: MapAccess<'de>> Source for Reader<'de, A> {
    type Error = A::Error;

    #[inline]
    fn next(&mut self) -> Result<Option<usize>, A::Error> {
        loop {
            let mut other = String::new();
            let seed = KeySeed { keys: self.keys, expected: self.at, other: self.keeps_rest.then_some(&mut other) };
            match self.map.next_key_seed(seed)? {
                None => return Ok(None),
                Some(at) if at < self.keys.len() => {
                    self.at = at + 1;
                    return Ok(Some(at));
                }
                Some(_) => self.unlisted(other)?,
            }
        }
    }

    #[inline]
    fn read_as<T: Member, H: How<T>>(&mut self, field: &mut Option<T>) -> Result<(), A::Error> {
        if field.is_some() {
            return Err(A::Error::duplicate_field(self.keys[self.at - 1]));
        }
        *field = Some(self.map.next_value_seed(ValueSeed::<T, H>(PhantomData))?);
        Ok(())
    }

    fn rest(&mut self) -> BTreeMap<String, Value> {
        std::mem::take(&mut self.rest)
    }
}

/// Finds a key in the list.
struct KeySeed<'k> {
    keys: &'static [&'static str],
    expected: usize,
    /// Where a key is put that is not listed.
    other: Option<&'k mut String>,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    /// Its place in the list, or the length of the list.
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        if self.keys.get(self.expected).is_some_and(|expected| *expected == key) {
            return Ok(self.expected);
        }
        let at = self.keys.iter().position(|listed| *listed == key);
        if let (None, Some(other)) = (at, self.other) {
            key.clone_into(other);
        }
        Ok(at.unwrap_or(self.keys.len()))
    }
}

struct ValueSeed<T, H>(PhantomData<(T, H)>);

impl<'de, T, H: How<T>> DeserializeSeed<'de> for ValueSeed<T, H> {
    type Value = T;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        H::read(deserializer)
    }
}

/// Where the members of a struct are written to.
pub trait Sink {
    /// Writes a member in one of the ways, unless it is left out.
    fn write_as<T: Member, H: How<T>>(&mut self, key: &'static str, value: &T);

    /// Writes a member as its type says, unless it is left out.
    #[inline]
    fn write<T: Member>(&mut self, key: &'static str, value: &T) {
        self.write_as::<T, AsIs>(key, value);
    }

    /// Writes the members that are not listed, and only those.
    fn write_rest(&mut self, rest: &BTreeMap<String, Value>);
}

/// The first member that fails ends it.
struct Writer<M: SerializeMap> {
    map: M,
    keys: &'static [&'static str],
    result: Result<(), M::Error>,
}

impl<M: SerializeMap> Sink for Writer<M> {
    #[inline]
    fn write_as<T: Member, H: How<T>>(&mut self, key: &'static str, value: &T) {
        if self.result.is_ok() && !H::is_left_out(value) {
            self.result = self.map.serialize_entry(key, value);
        }
    }

    fn write_rest(&mut self, rest: &BTreeMap<String, Value>) {
        // A key that is listed has its place already.
        for (key, value) in rest.iter().filter(|(key, _)| !self.keys.contains(&key.as_str())) {
            if self.result.is_ok() {
                self.result = self.map.serialize_entry(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests;
