//! Ways of laying out a page. A layout that differs only in its words needs no dialect of its own: words belong into
//! `words`. A dialect is for pages with a grammar of their own, such as API Blueprint.
//!
//! To add one: a file or a folder here, its `mod` line and its entry in [`ALL`], before the entries that would fit the page as well.

mod blueprint;
mod labelled;

use docwright_schema::{Diagnostics, document::Document};

use crate::page::Page;

/// A way of laying out a page.
#[derive(Debug)]
pub struct Dialect {
    /// Its name.
    pub id: &'static str,
    /// Whether a page is laid out in this way.
    fits: fn(&Page<'_>) -> bool,
    read: for<'a> fn(&Page<'a>, &mut Diagnostics) -> Document<'a>,
}

/// All dialects; the first that fits reads the page, and the last fits all.
pub static ALL: &[Dialect] = &[
    Dialect { id: "blueprint", fits: blueprint::fits, read: blueprint::read },
    Dialect { id: "labelled", fits: |_| true, read: labelled::read },
];

/// Reads a page by the first dialect that fits.
pub(crate) fn read<'a>(page: &Page<'a>, diagnostics: &mut Diagnostics) -> Option<Document<'a>> {
    let dialect = ALL.iter().find(|dialect| (dialect.fits)(page))?;
    Some(Document { dialect: dialect.id, ..(dialect.read)(page, diagnostics) })
}
