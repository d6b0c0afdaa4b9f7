//! Reads example JSON as it stands on pages: with comments, without commas, cut off.
//!
//! `block` finds the documents of a block and skips what stands around them, `parser` reads one document with the
//! parts that the other modules know (`container`, `object`, `string`, `number`, `word`), and `gap` and `loose` step over
//! what is no JSON. Every repair goes to `repairs`, which reports one diagnostic of each kind.

mod bare;
mod block;
mod container;
mod cursor;
mod escape;
mod gap;
mod loose;
mod number;
mod object;
mod parser;
mod quote;
mod repairs;
mod string;
mod word;

#[cfg(test)]
mod tests;

use docwright_schema::{Diagnostics, SourceId, Span, json::Json};

pub use bare::{Bare, bare};

/// Reads every JSON document in `text[span]`, where `text` is the whole page.
pub fn read<'a>(source: SourceId, text: &'a str, span: Span, diagnostics: &mut Diagnostics) -> Vec<Json<'a>> {
    let block = block::block(text, span);
    block.repairs.report(source, diagnostics);
    block.documents
}

/// Like [`read`], for a block that may as well be something else, such as a shell command: yields and reports nothing
/// unless it is JSON to be relied on.
pub fn try_read<'a>(
    source: SourceId,
    text: &'a str,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Json<'a>>> {
    let block = block::block(text, span);
    if block.documents.is_empty() || block.doubtful || block.repairs.is_doubtful() {
        return None;
    }
    block.repairs.report(source, diagnostics);
    Some(block.documents)
}
