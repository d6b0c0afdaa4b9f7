//! What one side of a review is made of.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Result, ensure};
use docwright_diff::Side;
use docwright_schema::{Provenance, Schema, Sources, Surface};

use crate::{
    pages::Pages,
    paths,
    pipeline::{self, Known, Run},
    report,
};

/// The texts of pages by their names.
pub(super) type Texts = BTreeMap<String, String>;

/// A schema with all that is known about it.
pub(super) struct Material {
    pub(super) schema: Schema,
    provenance: Provenance,
    surface: Surface,
    texts: Option<Texts>,
}

impl Material {
    pub(super) fn new(schema: Schema, provenance: Provenance, texts: Option<Texts>) -> Self {
        let surface = docwright_emit::surface(&schema);
        Self { schema, provenance, surface, texts }
    }

    /// What pages come to, read by this docwright.
    pub(super) fn of_pages(known: Known<'_>, pages: Pages) -> Result<Self> {
        let Run { schema, provenance, sources, .. } = pipeline::run(known, pages)?;
        Ok(Self::new(schema, provenance, Some(texts(&sources))))
    }

    /// What the pages of the folder `docs` come to now.
    pub(super) fn of_folder(known: Known<'_>, docs: &Path, pages: Pages) -> Result<Self> {
        let (shown, unusable) = (paths::shown(docs), pages.unusable.len());
        ensure!(!pages.usable.is_empty(), "no page below {shown} can be read; `cargo xtask lint` tells why");
        if unusable > 0 {
            report::complain(&format!(
                "warning: pages below {shown} that could not be used: {unusable}; `cargo xtask lint` tells why"
            ));
        }
        Self::of_pages(known, pages)
    }

    /// Another schema beside the same pages.
    pub(super) fn with_schema(self, schema: Schema, provenance: Provenance) -> Self {
        Self::new(schema, provenance, self.texts)
    }

    pub(super) fn side(&self) -> Side<'_> {
        let Self { schema, provenance, surface, texts } = self;
        Side { schema, provenance, surface, pages: texts.as_ref() }
    }
}

fn texts(sources: &Sources) -> Texts {
    sources.iter().map(|(_, source)| (source.name().to_owned(), source.text().to_owned())).collect()
}

/// A docs folder as messages name it: the way to it from the current folder, with `/`.
pub(super) fn seen_from_here(docs: &Path) -> String {
    match (Path::new(".").canonicalize(), paths::resolve(docs)) {
        (Ok(here), Ok(docs)) => paths::relative(&here, &docs),
        _ => paths::shown(docs),
    }
}
