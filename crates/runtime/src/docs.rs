//! Where an operation is documented.

use std::fmt;

/// Where an operation is documented, for messages that send their reader there.
///
/// It shows as the page, and where the docs are published if that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Docs {
    /// The page, as its path below the folder of the docs.
    pub page: &'static str,
    /// Where the docs are published.
    pub url: Option<&'static str>,
}

impl Docs {
    /// The page of docs that are published nowhere.
    #[must_use]
    pub const fn new(page: &'static str) -> Self {
        Self { page, url: None }
    }

    /// The same page of docs that are published at `url`.
    #[must_use]
    pub const fn at(self, url: &'static str) -> Self {
        Self { url: Some(url), ..self }
    }
}

impl fmt::Display for Docs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.page)?;
        match self.url {
            Some(url) => write!(f, " of {url}"),
            None => Ok(()),
        }
    }
}
