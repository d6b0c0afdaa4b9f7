//! The stages in their order.

use anyhow::{Context, Result};
use docwright_infer::Inferred;
use docwright_schema::{Diagnostic, Diagnostics, Draft, Provenance, Schema, Site, Sources, Span};
use rayon::prelude::*;

use crate::pages::{Pages, Unusable};

/// What the pages of one docs folder come to.
pub(crate) struct Run {
    /// The pages, those of which nothing can be read last.
    pub(crate) sources: Sources,
    /// What there is to say about them, by place.
    pub(crate) diagnostics: Diagnostics,
    /// The API that they describe.
    pub(crate) schema: Schema,
    /// Where they describe it.
    pub(crate) provenance: Provenance,
}

/// Infers the API called `name` from its pages.
pub(crate) fn run(name: &str, title: Option<&str>, pages: Pages) -> Result<Run> {
    let mut sources = Sources::default();
    for page in pages.usable {
        sources.add(page.name, page.text);
    }
    let mut diagnostics = Diagnostics::default();
    let Inferred { schema, provenance } = understand(name, &sources, &mut diagnostics);
    report_unusable(pages.unusable, &mut sources, &mut diagnostics);
    diagnostics.sort();
    let schema = match title {
        Some(title) => with_title(schema, title).context("the schema cannot take a title")?,
        None => schema,
    };
    Ok(Run { sources, diagnostics, schema, provenance })
}

/// Reads the pages side by side, then infers from all of them.
fn understand(name: &str, sources: &Sources, diagnostics: &mut Diagnostics) -> Inferred {
    let pages: Vec<_> = sources.iter().collect();
    let read: Vec<_> = pages
        .into_par_iter()
        .map(|(id, source)| {
            let mut own = Diagnostics::default();
            (docwright_read::read(id, source, &mut own), own)
        })
        .collect();
    let mut documents = Vec::with_capacity(read.len());
    for (document, own) in read {
        documents.push(document);
        diagnostics.append(own);
    }
    docwright_infer::infer(name, sources, &documents, diagnostics)
}

/// Gives pages without text a place to report, after the stages are done: to those they do not exist.
fn report_unusable(unusable: Vec<Unusable>, sources: &mut Sources, diagnostics: &mut Diagnostics) {
    for page in unusable {
        let source = sources.add(page.name, "");
        diagnostics.push(Diagnostic::new(page.code, Site::new(source, Span::default()), page.message));
    }
}

fn with_title(schema: Schema, title: &str) -> Result<Schema> {
    let mut draft = Draft::from(schema);
    draft.title = Some(title.to_owned());
    Ok(draft.close()?)
}
