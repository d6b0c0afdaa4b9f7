//! What the docs show.

use http::Method;

use crate::operation::Operation;

/// An operation, and the answers that its docs show.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path template, with a query where every call carries one.
    pub path: &'static str,
    /// The page that documents it; empty where that is not known.
    pub page: &'static str,
    /// The answers in the order of the docs.
    pub examples: &'static [Example],
}

impl Route {
    /// The operation `O`.
    #[must_use]
    pub const fn of<O: Operation>(examples: &'static [Example]) -> Self {
        let page = match O::DOCS {
            Some(docs) => docs.page,
            None => "",
        };
        Self::new(O::METHOD, O::PATH, page, examples)
    }

    /// An operation that is no type.
    #[must_use]
    pub const fn new(method: Method, path: &'static str, page: &'static str, examples: &'static [Example]) -> Self {
        Self { method, path, page, examples }
    }

    pub(super) fn example(&self, name: &str) -> Option<&'static Example> {
        self.examples.iter().find(|example| example.name == name)
    }

    /// What is answered where nothing else is asked for.
    pub(super) fn success(&self) -> Option<&'static Example> {
        self.examples.iter().find(|example| !example.is_error)
    }

    /// Method and path, as the docs write them.
    pub(super) fn call(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// A documented answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// Its name, unique in its operation.
    pub name: &'static str,
    /// The status that it comes with.
    pub status: u16,
    /// The body: JSON, or nothing.
    pub body: &'static str,
    /// Whether it says that the call failed.
    pub is_error: bool,
}

impl Example {
    /// The answer to a call that succeeded.
    #[must_use]
    pub const fn ok(name: &'static str, status: u16, body: &'static str) -> Self {
        Self { name, status, body, is_error: false }
    }

    /// The answer to a call that failed.
    #[must_use]
    pub const fn error(name: &'static str, status: u16, body: &'static str) -> Self {
        Self { name, status, body, is_error: true }
    }
}
