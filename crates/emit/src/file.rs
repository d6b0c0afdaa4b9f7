//! Files that are made when they are wanted, so that not all of them are held at once.

use std::fmt;

/// A file of the output.
pub struct File<'a> {
    /// Its path below the output folder, `/`-separated.
    pub path: String,
    make: Box<dyn Fn() -> String + Send + Sync + 'a>,
}

impl<'a> File<'a> {
    pub(crate) fn new(path: impl Into<String>, make: impl Fn() -> String + Send + Sync + 'a) -> Self {
        Self { path: path.into(), make: Box::new(make) }
    }

    /// What it holds, made anew each time.
    pub fn text(&self) -> String {
        (self.make)()
    }
}

impl fmt::Debug for File<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File").field("path", &self.path).finish_non_exhaustive()
    }
}
