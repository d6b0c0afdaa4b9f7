//! The stages in their order.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use docwright_infer::{Inferred, Override, Redaction, Rejected, Unused};
use docwright_schema::{
    Address, Diagnostic, Diagnostics, Draft, Provenance, Schema, Site, Sources, Span, document::Document,
};
use rayon::prelude::*;

use crate::{
    pages::{Pages, Unusable},
    stages::Stages,
};

/// What the pages of one docs folder come to.
pub(crate) struct Run {
    /// The pages, those of which nothing can be read last.
    pub(crate) sources: Sources,
    /// Where their example bodies stand.
    pub(crate) examples: BTreeSet<Site>,
    /// What there is to say about them, by place.
    pub(crate) diagnostics: Diagnostics,
    /// The API that they describe.
    pub(crate) schema: Schema,
    /// Where they describe it.
    pub(crate) provenance: Provenance,
    /// The places whose former decision holds, and what the docs alone come to there.
    pub(crate) held: BTreeMap<Address, String>,
    /// The overrides that could not be followed.
    pub(crate) rejected: Vec<Rejected>,
    /// The entries of the allow-list that keep nothing from being replaced.
    pub(crate) unused: Vec<Unused>,
}

/// What the pages say, before and after inference.
#[derive(Clone, Copy)]
pub(crate) struct Understood<'a> {
    /// The pages of which something can be read.
    pub(crate) sources: &'a Sources,
    /// What each of them says.
    pub(crate) documents: &'a [Document<'a>],
    /// What they add up to.
    pub(crate) schema: &'a Schema,
}

/// What is known of an API before its pages are read.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    /// Its name, which is that of its crate.
    pub(crate) name: &'a str,
    /// Its title, where the configuration gives one.
    pub(crate) title: Option<&'a str>,
    /// The schema whose names hold.
    pub(crate) before: Option<&'a Schema>,
    /// What people know better than the docs.
    pub(crate) overrides: &'a [Override],
    /// What of secrets and personal data is shown.
    pub(crate) redaction: &'a Redaction,
}

/// Infers an API from its pages.
pub(crate) fn run(known: Known<'_>, pages: Pages) -> Result<Run> {
    run_in_stages(known, pages, &mut Stages::default())
}

/// Infers an API from its pages, and says when each stage begins.
pub(crate) fn run_in_stages(known: Known<'_>, pages: Pages, stages: &mut Stages) -> Result<Run> {
    run_all(known, pages, |_, _| (), stages).map(|(run, ())| run)
}

/// Infers an API, and lets `judge` see the documents, which live no longer than that: they borrow from
/// the pages.
pub(crate) fn run_and_judge<T>(
    known: Known<'_>,
    pages: Pages,
    judge: impl FnOnce(Understood<'_>, &mut Diagnostics) -> T,
) -> Result<(Run, T)> {
    run_all(known, pages, judge, &mut Stages::default())
}

fn run_all<T>(
    known: Known<'_>,
    pages: Pages,
    judge: impl FnOnce(Understood<'_>, &mut Diagnostics) -> T,
    stages: &mut Stages,
) -> Result<(Run, T)> {
    stages.begin("read");
    let Pages { usable, unusable } = pages;
    let mut sources = Sources::default();
    for page in usable {
        sources.add(page.name, page.text);
    }
    let mut diagnostics = Diagnostics::default();
    let documents = read(&sources, &mut diagnostics);
    stages.begin("infer");
    let inferred = docwright_infer::infer(known.name, &sources, &documents, &mut diagnostics);
    stages.begin("remember");
    let (inferred, recalled) = match known.before {
        Some(before) => docwright_infer::remember(inferred, before, known.overrides),
        None => (inferred, Vec::new()),
    };
    docwright_infer::report_recalled(&recalled, &inferred.provenance, &sources, &mut diagnostics);
    let (inferred, rejected) = docwright_infer::overrule(inferred, known.overrides);
    stages.begin("redact");
    let (Inferred { schema, provenance }, unused) =
        docwright_infer::redact(inferred, known.redaction, &sources, &mut diagnostics);
    stages.begin("report");
    let judged = judge(Understood { sources: &sources, documents: &documents, schema: &schema }, &mut diagnostics);
    let examples = documents.iter().flat_map(bodies).collect();
    drop(documents);
    report_unusable(unusable, &mut sources, &mut diagnostics);
    diagnostics.sort();
    let schema = match known.title {
        Some(title) => with_title(schema, title).context("the schema cannot take a title")?,
        None => schema,
    };
    let held = recalled.into_iter().filter(|recalled| recalled.is_held);
    let held = held.map(|recalled| (recalled.address, recalled.now)).collect();
    Ok((Run { sources, examples, diagnostics, schema, provenance, held, rejected, unused }, judged))
}

/// The sources of a run over pages, which it leaves as they are.
pub(crate) fn sources(pages: &Pages) -> Sources {
    let mut sources = Sources::default();
    for page in &pages.usable {
        sources.add(&*page.name, &*page.text);
    }
    for page in &pages.unusable {
        sources.add(&*page.name, "");
    }
    sources
}

/// Reads the pages side by side.
fn read<'a>(sources: &'a Sources, diagnostics: &mut Diagnostics) -> Vec<Document<'a>> {
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
    documents
}

/// Where the example bodies of a page stand.
fn bodies(document: &Document<'_>) -> impl Iterator<Item = Site> {
    let examples = document.operations.iter().flat_map(|operation| &operation.examples);
    examples.map(|example| Site::new(document.source, example.body.span))
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
