//! What an earlier run came to, so that one with the same input and output does nothing.
//!
//! It is kept beside what Cargo builds, never in the crate: losing it costs time and nothing else.

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use docwright_schema::{Diagnostic, Diagnostics, Site, SourceId, Sources, Span, codes};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{cargo, config::Api, output, pages::Pages, paths, report::Counts};

/// What a run came to.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Stamp {
    /// The digest of all that it followed from.
    input: String,
    /// The digest of the crate's folder.
    output: String,
    /// How many files are in it.
    pub(super) files: usize,
    /// What was counted.
    pub(super) counts: Counts,
    diagnostics: Vec<Said>,
}

/// A diagnostic; pages by their place in the run.
#[derive(Debug, Serialize, Deserialize)]
struct Said {
    code: String,
    message: String,
    primary: Option<Spot>,
    secondary: Vec<(Spot, String)>,
}

/// The page, and the first byte and the one after the last.
type Spot = (usize, u32, u32);

impl Stamp {
    /// What a run came to that brought the folder to `output`.
    ///
    /// Nothing where it told what moved: another run would not, since nothing moves twice.
    pub(super) fn new(
        input: String,
        (output, files): (String, usize),
        counts: Counts,
        sources: &Sources,
        diagnostics: &Diagnostics,
    ) -> Option<Self> {
        if diagnostics.iter().any(|diagnostic| *diagnostic.code == codes::DECISION_MOVED) {
            return None;
        }
        let ids: Vec<SourceId> = sources.iter().map(|(id, _)| id).collect();
        let spot = |site: &Site| Some((ids.binary_search(&site.source).ok()?, site.span.start, site.span.end));
        let said = diagnostics.iter().map(|diagnostic| {
            let secondary = diagnostic.secondary.iter().map(|(site, label)| Some((spot(site)?, label.clone())));
            Some(Said {
                code: diagnostic.code.id.to_owned(),
                message: diagnostic.message.clone(),
                primary: diagnostic.primary.as_ref().map(|site| spot(site).ok_or(())).transpose().ok()?,
                secondary: secondary.collect::<Option<_>>()?,
            })
        });
        Some(Self { input, output, files, counts, diagnostics: said.collect::<Option<_>>()? })
    }

    /// What is known of the folder of an API, if neither input nor output is another than then.
    pub(super) fn load(api: &Api, input: &str) -> Option<Self> {
        let stamp: Self = serde_json::from_slice(&fs::read(file(&api.out)?).ok()?).ok()?;
        (stamp.input == input && output::digest(&api.out)? == stamp.output).then_some(stamp)
    }

    /// Keeps it for later runs, if that is possible.
    pub(super) fn save(&self, api: &Api) {
        let text = serde_json::to_string(self).ok();
        if let Some((file, text)) = file(&api.out).zip(text) {
            // Without it the next run takes its time.
            let _ = output::replace(&file, &text);
        }
    }

    /// What that run had to say of the same pages; nothing where the stamp is damaged.
    pub(super) fn diagnostics(&self, sources: &Sources) -> Option<Diagnostics> {
        let pages: Vec<_> = sources.iter().collect();
        let site = |&(page, start, end): &Spot| {
            let (id, source) = pages.get(page)?;
            source.text().get(start as usize..end as usize)?;
            Some(Site::new(*id, Span { start, end }))
        };
        let mut diagnostics = Diagnostics::default();
        for said in &self.diagnostics {
            let code = codes::ALL.iter().find(|code| code.id == said.code)?;
            let primary = said.primary.as_ref().map(|spot| site(spot).ok_or(())).transpose().ok()?;
            let secondary = said.secondary.iter().map(|(spot, label)| Some((site(spot)?, label.clone())));
            let message = said.message.clone();
            diagnostics.push(Diagnostic { code, message, primary, secondary: secondary.collect::<Option<_>>()? });
        }
        Some(diagnostics)
    }
}

/// The digest of all that a crate follows from, but for what is in its folder: this program, what the configuration
/// says, and the pages. Nothing where this program cannot be told from another.
pub(super) fn input(api: &Api, pages: &Pages) -> Option<String> {
    let program = env::current_exe().and_then(fs::metadata).ok()?;
    let built = program.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let mut digest = Sha256::new();
    let mut add = |text: &str| {
        digest.update((text.len() as u64).to_le_bytes());
        digest.update(text);
    };
    add(&format!("{built:?} {}", program.len()));
    add(&format!("{api:?}"));
    for page in &pages.usable {
        add(&page.name);
        add(&page.text);
    }
    for page in &pages.unusable {
        add(&page.name);
        add(&page.message);
    }
    Some(output::hex(&digest.finalize()))
}

/// The file that keeps what is known of a folder.
fn file(out: &Path) -> Option<PathBuf> {
    let out = paths::resolve(out).ok()?;
    let name = output::hex(&Sha256::digest(out.as_os_str().as_encoded_bytes()));
    Some(cargo::target_folder().join("docwright").join(name + ".json"))
}
