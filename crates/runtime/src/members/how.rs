//! The ways in which members are read and written.

use std::marker::PhantomData;

use serde::Deserializer;

use super::Member;
use crate::{Maybe, tolerant};

/// How a member of the type `T` is read, and when it is left out.
pub trait How<T> {
    /// Reads its value.
    ///
    /// # Errors
    ///
    /// When it does not fit.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;

    /// Whether it is not written.
    fn is_left_out(value: &T) -> bool;
}

/// As its type says.
pub struct AsIs;

impl<T: Member> How<T> for AsIs {
    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }

    #[inline]
    fn is_left_out(value: &T) -> bool {
        value.is_left_out()
    }
}

/// Written as null where there is nothing.
pub struct Nullable<H = AsIs>(PhantomData<H>);

impl<T, H: How<T>> How<T> for Nullable<H> {
    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        H::read(deserializer)
    }

    #[inline]
    fn is_left_out(_: &T) -> bool {
        false
    }
}

/// An object, for which some write something else where there is none.
pub struct AsObject;

impl<T: Member> How<Option<T>> for AsObject {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        tolerant::object(deserializer)
    }

    fn is_left_out(value: &Option<T>) -> bool {
        value.is_left_out()
    }
}

impl<T: Member> How<Maybe<T>> for AsObject {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Maybe<T>, D::Error> {
        tolerant::maybe_object(deserializer)
    }

    fn is_left_out(value: &Maybe<T>) -> bool {
        value.is_left_out()
    }
}

/// A code, which some write as text and some as a number.
pub struct AsCode;

impl<T: Member> How<T> for AsCode {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        tolerant::code(deserializer)
    }

    fn is_left_out(value: &T) -> bool {
        value.is_left_out()
    }
}

/// Nothing, where it does not fit.
pub struct Lenient;

impl<T: Member> How<Option<T>> for Lenient {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        Ok(tolerant::fitting(deserializer)?.into_value())
    }

    fn is_left_out(value: &Option<T>) -> bool {
        value.is_left_out()
    }
}

impl<T: Member> How<Maybe<T>> for Lenient {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Maybe<T>, D::Error> {
        tolerant::fitting(deserializer)
    }

    fn is_left_out(value: &Maybe<T>) -> bool {
        value.is_left_out()
    }
}

/// Digits, which some write as a number.
pub struct AsDigits;

impl How<String> for AsDigits {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        tolerant::digits(deserializer)
    }

    fn is_left_out(_: &String) -> bool {
        false
    }
}

impl How<Option<String>> for AsDigits {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
        tolerant::optional_digits(deserializer)
    }

    fn is_left_out(value: &Option<String>) -> bool {
        value.is_left_out()
    }
}

impl How<Maybe<String>> for AsDigits {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Maybe<String>, D::Error> {
        tolerant::maybe_digits(deserializer)
    }

    fn is_left_out(value: &Maybe<String>) -> bool {
        value.is_left_out()
    }
}
