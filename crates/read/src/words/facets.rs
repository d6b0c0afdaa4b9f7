//! What the words of a section's label say about the section.

use std::ops::BitOr;

/// A set of things that a label may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Facets(u32);

impl Facets {
    /// Says nothing, and may stand in any label.
    pub(crate) const FILL: Self = Self(0);
    pub(crate) const REQUEST: Self = Self(1);
    pub(crate) const RESPONSE: Self = Self(1 << 1);
    pub(crate) const SUCCESS: Self = Self(1 << 2);
    pub(crate) const ERROR: Self = Self(1 << 3);
    pub(crate) const PARAMETER: Self = Self(1 << 4);
    pub(crate) const EXAMPLE: Self = Self(1 << 5);
    pub(crate) const URL: Self = Self(1 << 6);
    pub(crate) const METHOD: Self = Self(1 << 7);
    pub(crate) const HEADER: Self = Self(1 << 8);
    pub(crate) const BODY: Self = Self(1 << 9);
    pub(crate) const QUERY: Self = Self(1 << 10);
    pub(crate) const CODE: Self = Self(1 << 11);
    pub(crate) const STATUS: Self = Self(1 << 12);
    pub(crate) const DESCRIPTION: Self = Self(1 << 13);
    pub(crate) const REMARK: Self = Self(1 << 14);
    /// Holds for many operations.
    pub(crate) const COMMON: Self = Self(1 << 15);
    pub(crate) const TYPE: Self = Self(1 << 16);
    /// The interface as a whole.
    pub(crate) const INTERFACE: Self = Self(1 << 17);
    /// Data of any kind.
    pub(crate) const DATA: Self = Self(1 << 18);
    /// A section that has nothing to say to a client's author.
    pub(crate) const OTHER: Self = Self(1 << 19);
    pub(crate) const HOST: Self = Self(1 << 20);
    pub(crate) const COOKIE: Self = Self(1 << 21);
    /// Written as a form, which is always said of a body.
    pub(crate) const FORM: Self = Self(1 << 22);

    /// Both sets together.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it says any of `other`.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it says nothing but what `other` says.
    pub(crate) const fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// How many things it says; that a body is a form is one.
    pub(crate) const fn count(self) -> u32 {
        (self.0 & !Self::FORM.0).count_ones()
    }
}

impl BitOr for Facets {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.and(other)
    }
}
