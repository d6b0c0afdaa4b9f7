//! Pages whose sections are named by labels: as headings, bold text, list items or plain lines, in any language of
//! [`words`](crate::words).
//!
//! `walk` goes over a page's blocks once; `label` and `section` tell what a section is about, `opened` which operation it
//! belongs to, and `apart` what headings are about that say so by what follows. `lines` and `prose` read text, `endpoint`,
//! `placeholders`, `call` and `credential` where and how requests are sent, `tables`, `lists`, `fences` and `examples` what
//! stands in them, `components` and `front_matter` what site generators are told; all of it goes into the open
//! operation's `draft`. `found` sums up, `models` takes what stands apart from operations, and `guide` reads what is said
//! of the API as a whole.

mod apart;
mod call;
mod components;
mod credential;
mod draft;
mod endpoint;
mod examples;
mod fences;
mod found;
mod front_matter;
mod guide;
mod label;
mod lines;
mod lists;
mod models;
mod opened;
mod placeholders;
mod prose;
mod section;
mod sets;
mod tables;
mod walk;

use std::collections::BTreeSet;

use docwright_schema::{Diagnostics, Span, document::Document};

use crate::page::Page;

/// Reads a page.
pub(super) fn read<'a>(page: &Page<'a>, diagnostics: &mut Diagnostics) -> Document<'a> {
    let mut walk = walk::Walk::new(page, diagnostics);
    walk.run();
    let found::Found { title, operations, error_codes, mut models, value_sets, taken } = walk.finish();
    let guide = guide::read(page, &taken);
    let common: BTreeSet<Span> = guide.common_parameters.iter().map(|table| table.span).collect();
    models.retain(|model| model.tables.iter().any(|table| !common.contains(&table.span)));
    Document { source: page.source, dialect: "", title, operations, guide, error_codes, models, value_sets }
}
