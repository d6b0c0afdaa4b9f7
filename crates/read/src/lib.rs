//! Reads Markdown pages that document an HTTP API into documents.
//!
//! `page` takes the text apart into blocks, `table` reads claims out of tables, `json` reads examples, and a dialect puts
//! together what they say. `words` holds the vocabularies, one file for each language.

mod address;
pub mod dialect;
pub mod json;
mod list;
mod outline;
mod page;
mod reference;
mod references;
mod table;
mod words;
mod yaml;

#[cfg(test)]
mod tests;

use docwright_schema::{
    Diagnostics, Site, Source, SourceId, Span, codes,
    document::{Document, Guide},
};

pub use outline::outline;
pub use references::{Link, References, references};

/// Reads a page. Whatever is wrong with it is reported, and what it says otherwise is still found.
pub fn read<'a>(id: SourceId, source: &'a Source, diagnostics: &mut Diagnostics) -> Document<'a> {
    let page = page::Page::new(id, source.text(), diagnostics);
    let document = dialect::read(&page, diagnostics).unwrap_or(Document {
        source: id,
        dialect: "none",
        title: None,
        operations: Vec::new(),
        guide: Guide::default(),
        error_codes: Vec::new(),
        models: Vec::new(),
        value_sets: Vec::new(),
    });
    let is_silent = document.operations.is_empty() && document.error_codes.is_empty() && document.models.is_empty();
    if is_silent && document.guide.is_empty() {
        diagnostics.report(
            &codes::NO_OPERATION,
            Site::new(id, Span::default()),
            "nothing on this page is about the API",
        );
    }
    document
}
