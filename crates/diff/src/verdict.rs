//! What a change does, and how serious that is.

use serde::{Deserialize, Serialize};

/// Whether clients in use go on working, which know the old docs and meet what the new ones describe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wire {
    /// They do.
    Compatible,
    /// Some may not.
    Breaking,
}

/// Which step of its version the generated crate has to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Semver {
    /// None: the crate stays as it is.
    None,
    /// Only its documentation or its behaviour changes.
    Patch,
    /// Something is new, and all code that uses it compiles.
    Minor,
    /// Code that uses it may no longer compile.
    Major,
}

/// How much of a reviewer's attention a finding needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// None: it is no finding at all.
    #[serde(rename = "ignore")]
    Silent,
    /// A look.
    Info,
    /// It breaks nothing by itself, but may surprise somebody.
    Warning,
    /// It breaks clients in use, or code that uses the crate.
    Breaking,
}

impl Wire {
    /// The verdict's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Breaking => "breaking",
        }
    }
}

impl Semver {
    /// The step's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl Severity {
    /// The severity's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Silent => "ignore",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Breaking => "breaking",
        }
    }
}
