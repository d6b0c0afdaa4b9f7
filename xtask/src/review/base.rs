//! The docs in the work tree against those of a revision.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use docwright_diff::Redone;
use docwright_schema::{Provenance, Schema};
use serde::de::DeserializeOwned;

use super::{
    Review, Reviewed, Selection,
    pairs::{self, Pair},
    settings::Judge,
    settle,
    side::{self, Material},
};
use crate::{
    config::{self, Api, Config},
    git::{Repository, Tree},
    memory,
    pages::{self, Pages},
    paths,
    pipeline::Known,
    report,
};

/// An API as the revision has it.
struct Before {
    material: Material,
    /// The docs of that time, read by this docwright.
    by_generator: Option<Schema>,
    /// The same with the present configuration.
    by_configuration: Option<Schema>,
}

/// Reviews what changed since a revision.
pub(super) fn review(selection: &Selection) -> Result<Review> {
    let file = selection.config_file();
    let text = config::text(&file)?;
    let config = config::parse(&file, &text)?;
    let tree = Repository::around(file.parent().unwrap_or(Path::new("")))?.base(selection.base.as_deref())?;
    let before = configuration(&tree, &file)?;
    // Without a configuration of that time, the present one says where to look.
    let old = before.as_ref().unwrap_or(&config);
    let mut pairs = pairs::pairs(&old.apis, &config.apis);
    if let Some(name) = &selection.api {
        pairs::check(name, config.apis.iter().chain(&old.apis), &file)?;
        pairs.retain(|pair| pair.is_called(name));
    }
    let judge = selection.judge(&config.diff, &text)?;
    let mut review = Review { reviewed: Vec::new(), notes: Vec::new(), is_gone: false };
    for pair in pairs {
        one(&tree, pair, before.is_some(), &judge, &mut review)?;
    }
    settle(&mut review.reviewed, selection.api.is_none() || config.apis.len() == 1);
    Ok(review)
}

/// Reviews one API, or says why there is nothing to compare.
fn one(tree: &Tree, pair: Pair<'_>, is_named: bool, judge: &Judge, review: &mut Review) -> Result<()> {
    let shown = tree.shown();
    let before = match pair {
        Pair { old: Some(old), new: Some(new) } => before(tree, old, new)?,
        _ => None,
    };
    match (pair.old, pair.new, before) {
        (Some(old), Some(new), Some(before)) => review.reviewed.push(compare(&before, old, new, judge)?),
        (Some(old), Some(_), None) if is_named => return Err(nothing_there(tree, old)),
        (_, Some(new), _) => {
            let name = &new.package.name;
            review.notes.push(format!("The API {name} is new: {shown} does not have it, so nothing is compared."));
        }
        (Some(old), None, _) => {
            let name = &old.package.name;
            review.notes.push(format!("The API {name} is gone: {shown} has it and docwright.toml names it no more."));
            review.is_gone = true;
        }
        (None, None, _) => {}
    }
    Ok(())
}

fn compare(before: &Before, old: &Api, new: &Api, judge: &Judge) -> Result<Reviewed> {
    let after = pages::read(&new.docs, Some(&new.out))?;
    // What codegen would write: the crate in the work tree remembers its names, or else the one before.
    let own = memory::schema(&new.out);
    let after = Material::of_folder(known(new, own.as_ref().or(Some(&before.material.schema))), &new.docs, after)?;
    let redone =
        Redone { by_generator: before.by_generator.as_ref(), by_configuration: before.by_configuration.as_ref() };
    let report = judge.review(&before.material, &after, redone, old.package.version.clone());
    let docs = side::seen_from_here(&new.docs);
    Ok(Reviewed { report, docs: (docs.clone(), docs), out: Some(new.out.clone()) })
}

/// Why there is nothing of an API that the revision names.
fn nothing_there(tree: &Tree, old: &Api) -> anyhow::Error {
    let (docs, schema) = (paths::shown(&old.docs), paths::shown(&old.out.join("schema.json")));
    if !tree.covers(&old.docs) && !tree.covers(&old.out) {
        return anyhow!(
            "{docs} and {schema} are outside of the git repository of docwright.toml, so it has no older state of them: \
             compare two folders or files with --old and --new"
        );
    }
    let (revision, name) = (tree.shown(), &old.package.name);
    anyhow!(
        "{revision} names the API {name} but holds neither {schema} nor {docs}: commit one of them, or name another \
         revision with --base"
    )
}

/// The configuration of a revision; none where there is none that can be read.
fn configuration(tree: &Tree, file: &Path) -> Result<Option<Config>> {
    let Some(bytes) = tree.file(file)? else { return Ok(None) };
    match config::parse(file, &String::from_utf8_lossy(&bytes)) {
        Ok(config) => Ok(Some(config)),
        Err(error) => {
            let shown = tree.shown();
            report::complain(&format!("warning: {error:#} in {shown}, so the present configuration is used for it"));
            Ok(None)
        }
    }
}

/// An API as the revision has it; none where it holds nothing of it.
fn before(tree: &Tree, old: &Api, new: &Api) -> Result<Option<Before>> {
    let pages = pages::tracked(tree, &old.docs, &old.out)?;
    let schema = committed::<Schema>(tree, &old.out.join("schema.json"))?;
    if pages.usable.is_empty() {
        return schema.map(|schema| without_docs(tree, old, schema)).transpose();
    }
    let redone = read(old, schema.as_ref(), pages.clone())?;
    let is_named_alike = old.package.name == new.package.name && old.title == new.title;
    let is_configured_alike = is_named_alike && old.overrides == new.overrides && old.redaction == new.redaction;
    let by_configuration = match is_configured_alike {
        true => redone.schema.clone(),
        false => read(new, schema.as_ref(), pages)?.schema,
    };
    let by_generator = redone.schema.clone();
    let material = match schema {
        Some(schema) => redone.with_schema(schema, provenance(tree, old)?),
        None => redone,
    };
    Ok(Some(Before { material, by_generator: Some(by_generator), by_configuration: Some(by_configuration) }))
}

fn without_docs(tree: &Tree, old: &Api, schema: Schema) -> Result<Before> {
    let material = Material::new(schema, provenance(tree, old)?, None);
    Ok(Before { material, by_generator: None, by_configuration: None })
}

fn read(api: &Api, before: Option<&Schema>, pages: Pages) -> Result<Material> {
    Material::of_pages(known(api, before), pages)
}

fn known<'a>(api: &'a Api, before: Option<&'a Schema>) -> Known<'a> {
    Known {
        name: &api.package.name,
        title: api.title.as_deref(),
        before,
        overrides: &api.overrides,
        redaction: &api.redaction,
    }
}

fn provenance(tree: &Tree, old: &Api) -> Result<Provenance> {
    Ok(committed(tree, &old.out.join("provenance.json"))?.unwrap_or_default())
}

/// What a generated file says; nothing where it is not there, or is of another docwright.
fn committed<T: DeserializeOwned>(tree: &Tree, file: &Path) -> Result<Option<T>> {
    let shown = paths::shown(file);
    let Some(bytes) = tree.file(file).with_context(|| shown.clone())? else { return Ok(None) };
    match serde_json::from_slice(&bytes) {
        Ok(read) => Ok(Some(read)),
        Err(error) => {
            let revision = tree.shown();
            report::complain(&format!(
                "warning: {shown} of {revision} is of another docwright and is not used: {error}"
            ));
            Ok(None)
        }
    }
}
