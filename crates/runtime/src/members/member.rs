//! What fields hold.

use std::collections::BTreeMap;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{Date, DateTime, Decimal, Either, LocalDateTime, Maybe, Numeric, Upload};

/// A type of fields, which says what a missing member means.
///
/// As provided, the member is required and always written.
pub trait Member: Serialize + DeserializeOwned {
    /// What stands for a member that is missing.
    #[must_use]
    #[inline]
    fn missing() -> Option<Self> {
        None
    }

    /// Whether the member is left out, since there is nothing to write.
    #[inline]
    fn is_left_out(&self) -> bool {
        false
    }
}

impl<T: Member> Member for Option<T> {
    #[inline]
    fn missing() -> Option<Self> {
        Some(None)
    }

    #[inline]
    fn is_left_out(&self) -> bool {
        self.is_none()
    }
}

impl<T: Member> Member for Maybe<T> {
    #[inline]
    fn missing() -> Option<Self> {
        Some(Self::Absent)
    }

    #[inline]
    fn is_left_out(&self) -> bool {
        self.is_absent()
    }
}

impl<T: Member> Member for Box<T> {}
impl<T: Member> Member for Vec<T> {}
impl<T: Member> Member for BTreeMap<String, T> {}
impl<L: Member, R: Member> Member for Either<L, R> {}

macro_rules! required {
    ($($ty:ty)*) => { $(impl Member for $ty {})* };
}

required! { bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 String Value Numeric Decimal Date DateTime LocalDateTime Upload }
