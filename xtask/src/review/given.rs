//! Two sides that the command line names: each a `schema.json` or a folder of pages.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use docwright_diff::Redone;
use docwright_schema::{Provenance, Schema};
use serde::Deserialize;

use super::{
    Review, Reviewed, Selection, pairs, settle,
    side::{self, Material},
};
use crate::{
    config::{self, Api, Config, Diff},
    pages, paths,
    pipeline::Known,
};

/// The name of an API of which only pages are known.
const NAMELESS: &str = "api";

/// The file beside a schema that says where the docs say it.
const PROVENANCE: &str = "provenance.json";

/// What a path leads to.
enum Given {
    Schema(Box<Schema>, Provenance),
    Pages,
}

/// The part of a crate's manifest that tells its version.
#[derive(Deserialize)]
struct Manifest {
    package: Package,
}

#[derive(Deserialize)]
struct Package {
    version: String,
}

/// Reviews what changed from `old` to `new`.
pub(super) fn review(selection: &Selection, old: &Path, new: &Path) -> Result<Review> {
    let file = selection.config_file();
    let (config, text) = configuration(selection, &file)?;
    let api = api(selection, &file, &config)?;
    let (before, after) = (given(old)?, given(new)?);
    let known = [&after, &before].into_iter().find_map(Given::schema);
    // Pages do not know their name, nor what the configuration calls them; what they are compared with does.
    let name = match (api, known) {
        (Some(api), _) => api.package.name.clone(),
        (None, Some(schema)) => schema.name.clone(),
        (None, None) => NAMELESS.to_owned(),
    };
    let title = match (api, known) {
        (Some(api), _) => api.title.clone(),
        (None, known) => known.and_then(|schema| schema.title.clone()),
    };
    let docs = |side: &Given, path: &Path| match side {
        Given::Pages => side::seen_from_here(path),
        Given::Schema(..) => String::new(),
    };
    let docs = (docs(&before, old), docs(&after, new));
    let overrides = api.map(|api| api.overrides.as_slice()).unwrap_or_default();
    let redaction = api.map(|api| api.redaction.clone()).unwrap_or_default();
    let named = Known { name: &name, title: title.as_deref(), before: None, overrides, redaction: &redaction };
    let before = material(before, old, named)?;
    let after = material(after, new, Known { before: Some(&before.schema), ..named })?;
    let judge = selection.judge(&config.diff, &text)?;
    let version = api.map_or_else(|| version(old), |api| api.package.version.clone());
    let report = judge.review(&before, &after, Redone::default(), version);
    let mut reviewed = vec![Reviewed { report, docs, out: api.map(|api| api.out.clone()) }];
    // The usual waivers are those of the APIs of docwright.toml, and need not fit what is given here.
    settle(&mut reviewed, selection.waivers.is_some() || selection.config.is_some());
    Ok(Review { reviewed, notes: Vec::new(), is_gone: false })
}

/// The configuration, which nothing requires unless the command line names it.
fn configuration(selection: &Selection, file: &Path) -> Result<(Config, String)> {
    if selection.config.is_none() && selection.api.is_none() && !file.exists() {
        return Ok((Config { apis: Vec::new(), diff: Diff::default() }, String::new()));
    }
    let text = config::text(file)?;
    Ok((config::parse(file, &text)?, text))
}

fn api<'c>(selection: &Selection, file: &Path, config: &'c Config) -> Result<Option<&'c Api>> {
    let Some(name) = &selection.api else { return Ok(None) };
    pairs::check(name, config.apis.iter(), file)?;
    Ok(config.apis.iter().find(|api| api.package.name == *name))
}

fn given(path: &Path) -> Result<Given> {
    let shown = paths::shown(path);
    if path.is_dir() {
        return Ok(Given::Pages);
    }
    let bytes = fs::read(path)
        .with_context(|| format!("{shown} cannot be read; name a schema.json or the folder that holds the pages"))?;
    let schema = serde_json::from_slice(&bytes)
        .with_context(|| format!("{shown} is no schema of this docwright; name a schema.json, or a folder of pages"))?;
    let beside = path.with_file_name(PROVENANCE);
    let provenance = match fs::read(&beside) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .with_context(|| format!("{} is no provenance of this docwright", paths::shown(&beside)))?,
        Err(_) => Provenance::default(),
    };
    Ok(Given::Schema(Box::new(schema), provenance))
}

impl Given {
    fn schema(&self) -> Option<&Schema> {
        match self {
            Self::Schema(schema, _) => Some(schema),
            Self::Pages => None,
        }
    }
}

fn material(given: Given, path: &Path, known: Known<'_>) -> Result<Material> {
    match given {
        Given::Schema(schema, provenance) => Ok(Material::new(*schema, provenance, None)),
        Given::Pages => Material::of_folder(known, path, pages::read(path, None)?),
    }
}

/// The version of the crate that a schema lies in.
fn version(old: &Path) -> String {
    let manifest: PathBuf = if old.is_dir() { old.join("Cargo.toml") } else { old.with_file_name("Cargo.toml") };
    let manifest = fs::read_to_string(manifest).ok().and_then(|text| toml::from_str::<Manifest>(&text).ok());
    manifest.map_or_else(|| config::VERSION.to_owned(), |manifest| manifest.package.version)
}
