//! One API: its pages, and the crate that follows from them.

use std::path::Path;

use anyhow::Result;
use docwright_schema::{Diagnostic, Diagnostics, Provenance, Schema, Severity, Sources, codes};

use super::{
    Said,
    stamp::{self, Stamp},
};
use crate::{
    config::Api,
    memory,
    output::{Folder, Outcome},
    overrides, pages, paths,
    pipeline::{self, Known},
    report::Counts,
    stages::Stages,
};

/// An API whose pages were read.
pub(super) struct Generated {
    pub(super) api: Api,
    pub(super) sources: Sources,
    pub(super) diagnostics: Diagnostics,
    pub(super) counts: Counts,
    /// How many pages nothing could be read of.
    pub(super) unusable: usize,
    krate: Crate,
}

/// What the pages come to.
enum Crate {
    /// What an earlier run wrote: so many files.
    Written(usize),
    /// What is to be emitted.
    Inferred(Box<Inferred>),
}

struct Inferred {
    schema: Schema,
    provenance: Provenance,
    /// The digest of all that they follow from.
    input: Option<String>,
}

/// A crate as it should be, and what there is to say of its folder.
#[derive(Default)]
pub(super) struct Target<'a> {
    /// Nothing where the crate stays as it is.
    pub(super) folder: Option<Folder<'a>>,
    /// How many files are known to be as they should be.
    pub(super) known: usize,
    pub(super) diagnostics: Diagnostics,
    /// Whether the folder holds files of others that would be lost.
    pub(super) foreign: bool,
    /// Whether the crate was kept because no page documents an operation.
    pub(super) kept: bool,
}

impl Generated {
    /// Reads the pages of an API and infers what they come to, unless an earlier run tells; with `fresh`, anew.
    pub(super) fn new(api: Api, fresh: bool, stages: &mut Stages) -> Result<Self> {
        stages.begin("load");
        let pages = pages::read(&api.docs, Some(&api.out))?;
        let unusable = pages.unusable.len();
        stages.begin("look back");
        let input = if fresh { None } else { stamp::input(&api, &pages) };
        if let Some(stamp) = input.as_ref().and_then(|input| Stamp::load(&api, input)) {
            let sources = pipeline::sources(&pages);
            if let Some(diagnostics) = stamp.diagnostics(&sources) {
                let krate = Crate::Written(stamp.files);
                return Ok(Self { api, sources, diagnostics, counts: stamp.counts, unusable, krate });
            }
        }
        let before = if fresh { None } else { memory::schema(&api.out) };
        let known = Known {
            name: &api.package.name,
            title: api.title.as_deref(),
            before: before.as_ref(),
            overrides: &api.overrides,
            redaction: &api.redaction,
        };
        let run = pipeline::run_in_stages(known, pages, stages)?;
        overrides::check(&api, &run)?;
        let counts = Counts::of(&run);
        let pipeline::Run { sources, diagnostics, schema, provenance, .. } = run;
        let krate = Crate::Inferred(Box::new(Inferred { schema, provenance, input }));
        Ok(Self { api, sources, diagnostics, counts, unusable, krate })
    }

    /// The crate as it should be.
    pub(super) fn target(&self) -> Result<Target<'_>> {
        let Self { api, sources, unusable, krate, .. } = self;
        let mut target = Target::default();
        let Inferred { schema, provenance, .. } = match krate {
            Crate::Written(files) => return Ok(Target { known: *files, ..target }),
            Crate::Inferred(inferred) => &**inferred,
        };
        // An unreadable folder must not empty a crate that was generated from it before.
        if sources.len() == *unusable {
            return Ok(target);
        }
        let folder = Folder::open(&api.out, docwright_emit::files(schema, provenance, &api.package))?;
        let foreign = folder.foreign()?;
        // Pages without any operation are the wrong pages more often than an API that is gone.
        if !foreign.is_empty() {
            target.diagnostics.push(files_of_others(&api.out, &foreign));
            target.foreign = true;
        } else if schema.operations.is_empty() && folder.has_leftovers() {
            target.diagnostics.push(crate_kept(&api.out));
            target.kept = true;
        } else {
            target.folder = Some(folder);
        }
        Ok(target)
    }

    /// What there is to say but was not `said` before; all of it goes into `now`. Notes are left in, since what they are
    /// about decides which lines may be shown.
    pub(super) fn unsaid(&self, said: Option<&Said>, now: &mut Said) -> Diagnostics {
        let mut diagnostics = self.diagnostics.clone();
        diagnostics.retain(|diagnostic| {
            let page = diagnostic.primary.map(|site| self.sources.get(site.source).name()).unwrap_or_default();
            let key = (diagnostic.code.id, page.to_owned(), diagnostic.message.clone());
            let is_new = said.is_none_or(|said| !said.diagnostics.contains(&key));
            now.diagnostics.insert(key);
            is_new || diagnostic.code.severity == Severity::Note
        });
        diagnostics
    }

    /// Keeps what this run came to, once the folder is as it should be.
    pub(super) fn remember(&self, outcome: &Outcome) {
        let Crate::Inferred(inferred) = &self.krate else { return };
        let Some(input) = &inferred.input else { return };
        let output = (outcome.digest.clone(), outcome.unchanged + outcome.written());
        if let Some(stamp) = Stamp::new(input.clone(), output, self.counts, &self.sources, &self.diagnostics) {
            stamp.save(&self.api);
        }
    }
}

fn crate_kept(out: &Path) -> Diagnostic {
    let message = format!("no page documents an operation; {} is left as it was", paths::shown(out));
    Diagnostic::general(&codes::CRATE_KEPT, message)
}

fn files_of_others(out: &Path, files: &[String]) -> Diagnostic {
    const NAMED: usize = 5;
    let named: Vec<_> = files.iter().take(NAMED).map(String::as_str).collect();
    let rest = files.len() - named.len();
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    let message = format!("{} would be overwritten in {}", named.join(", ") + &more, paths::shown(out));
    Diagnostic::general(&codes::OUTPUT_FOREIGN, message)
}
