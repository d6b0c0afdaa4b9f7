//! `docwright.toml`: which pages become which crate, and how changes are reviewed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use docwright_diff::Severity;
use docwright_emit::{Package, Runtime};
use docwright_infer::{Override, Redaction};
use docwright_schema::schema::Presence;
use serde::Deserialize;
use toml::Spanned;

use crate::paths;

/// The name of the configuration file in the workspace root.
const FILE: &str = "docwright.toml";

/// The version of a crate whose configuration names none.
pub(crate) const VERSION: &str = "0.1.0";

/// What a configuration file says.
pub(crate) struct Config {
    /// The APIs.
    pub(crate) apis: Vec<Api>,
    /// How changes are reviewed.
    pub(crate) diff: Diff,
}

/// How changes are reviewed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Diff {
    /// The file of accepted findings, seen from the configuration file's folder.
    pub(crate) waivers: Option<PathBuf>,
    /// Other severities for rules, by their ids.
    #[serde(default)]
    pub(crate) severity: BTreeMap<Spanned<String>, Severity>,
}

/// An API: where its pages are, where its crate goes, and what the crate is.
#[derive(Debug)]
pub(crate) struct Api {
    /// The folder of the pages.
    pub(crate) docs: PathBuf,
    /// The folder of the crate.
    pub(crate) out: PathBuf,
    /// The title to use in place of the one that the pages give.
    pub(crate) title: Option<String>,
    /// What people know better than the docs.
    pub(crate) overrides: Vec<Override>,
    /// Where each of the overrides stands: the file, and the line in it.
    pub(crate) overridden_at: Vec<String>,
    /// What of secrets and personal data is shown.
    pub(crate) redaction: Redaction,
    /// Where each entry of its allow-list stands.
    pub(crate) allowed_at: Vec<String>,
    /// The crate's manifest.
    pub(crate) package: Package,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    api: Vec<Entry>,
    #[serde(default)]
    diff: Diff,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    name: String,
    docs: PathBuf,
    out: PathBuf,
    title: Option<String>,
    version: Option<String>,
    license: Option<String>,
    #[serde(default)]
    keywords: Vec<String>,
    #[serde(default)]
    categories: Vec<String>,
    repository: Option<String>,
    description: Option<String>,
    docs_url: Option<String>,
    runtime_version: Option<String>,
    redact: Option<bool>,
    #[serde(default)]
    redact_allow: Vec<Spanned<String>>,
    #[serde(default)]
    examples: Vec<String>,
    #[serde(default, rename = "override")]
    overrides: Vec<Spanned<Overriding>>,
}

/// A decision about one place of an API, and what is decided of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Overriding {
    at: String,
    name: Option<String>,
    #[serde(rename = "type")]
    ty: Option<String>,
    required: Option<bool>,
    nullable: Option<bool>,
    values: Option<Vec<String>>,
    apart: Option<String>,
    id: Option<String>,
    same_as: Option<String>,
}

impl Overriding {
    fn into_override(self) -> Result<Override> {
        let Self { at, name, ty, required, nullable, values, apart, id, same_as } = self;
        let presence = required.map(|required| if required { Presence::Required } else { Presence::Optional });
        let wanted = Override { at, name, ty, presence, nullable, values, apart, id, same_as };
        let says_nothing = wanted == Override { at: wanted.at.clone(), ..Override::default() };
        ensure!(
            !says_nothing,
            "the override of `{}` decides nothing: give it name, type, required, nullable, values, apart, id or same-as",
            wanted.at
        );
        Ok(wanted)
    }
}

/// The configuration file of this workspace.
pub(crate) fn default_file() -> PathBuf {
    paths::workspace_root().join(FILE)
}

/// The APIs that a configuration file names; its paths start from its folder.
pub(crate) fn load(file: &Path) -> Result<Vec<Api>> {
    Ok(parse(file, &text(file)?)?.apis)
}

/// What a configuration file holds.
pub(crate) fn text(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", paths::shown(file)))
}

/// What a configuration file says that holds `text`, now or at another time; its paths start from its folder.
pub(crate) fn parse(file: &Path, text: &str) -> Result<Config> {
    let shown = paths::shown(file);
    let File { api: entries, diff } = toml::from_str(text).with_context(|| format!("{shown} is not as expected"))?;
    ensure!(!entries.is_empty(), "{shown} names no API: add an [[api]] table with name, docs and out");
    let folder = file.parent().unwrap_or(Path::new(""));
    let (mut names, mut outs) = (BTreeSet::new(), BTreeSet::new());
    let mut apis = Vec::new();
    for entry in entries {
        check_name(&entry.name).with_context(|| shown.clone())?;
        ensure!(names.insert(entry.name.clone()), "{shown}: two APIs are called {}", entry.name);
        let out = entry.out.clone();
        let api = entry.into_api(folder, &shown, text)?;
        ensure!(outs.insert(api.out.clone()), "{shown}: two APIs are written to {}", out.display());
        apis.push(api);
    }
    Ok(Config { apis, diff })
}

/// An API without configuration: a crate that builds on its own, wherever it is put.
pub(crate) fn ad_hoc(docs: PathBuf, out: PathBuf, name: Option<String>) -> Result<Api> {
    let name = match name {
        Some(name) => name,
        None => name_of_folder(&resolve(&out)?),
    };
    check_name(&name)?;
    let package = Package::new(&name, VERSION, runtime_at(slashed(&runtime_folder())));
    let (overrides, overridden_at) = (Vec::new(), Vec::new());
    let (redaction, allowed_at) = (Redaction::default(), Vec::new());
    Ok(Api { docs, out, title: None, overrides, overridden_at, redaction, allowed_at, package })
}

impl Entry {
    fn into_api(self, folder: &Path, shown: &str, text: &str) -> Result<Api> {
        let out = resolve(&folder.join(&self.out))?;
        self.examples.iter().try_for_each(|name| check_name(name)).with_context(|| shown.to_owned())?;
        let workspace = out.starts_with(paths::workspace_root());
        let runtime = match self.runtime_version {
            Some(version) => Runtime::Version(version),
            None if workspace => runtime_at(paths::relative(&out, &runtime_folder())),
            None => runtime_at(slashed(&runtime_folder())),
        };
        let package = Package {
            name: self.name,
            version: self.version.unwrap_or_else(|| VERSION.to_owned()),
            description: self.description,
            license: self.license,
            keywords: self.keywords,
            categories: self.categories,
            repository: self.repository,
            docs_url: self.docs_url,
            runtime,
            programs: self.examples,
            workspace,
        };
        let place = |start: usize| format!("{shown}:{}", 1 + text[..start].matches('\n').count());
        let allowed_at = self.redact_allow.iter().map(|entry| place(entry.span().start)).collect();
        let allow = self.redact_allow.into_iter().map(Spanned::into_inner).collect();
        let redaction = Redaction { off: self.redact == Some(false), allow };
        let (mut overrides, mut overridden_at) = (Vec::new(), Vec::new());
        for entry in self.overrides {
            let place = place(entry.span().start);
            overrides.push(entry.into_inner().into_override().with_context(|| place.clone())?);
            overridden_at.push(place);
        }
        let (docs, title) = (folder.join(self.docs), self.title);
        Ok(Api { docs, out, title, overrides, overridden_at, redaction, allowed_at, package })
    }
}

fn resolve(path: &Path) -> Result<PathBuf> {
    paths::resolve(path).with_context(|| format!("{} cannot be resolved", path.display()))
}

/// The runtime of this checkout, whose crates have one version.
fn runtime_at(path: String) -> Runtime {
    Runtime::Path { path, version: env!("CARGO_PKG_VERSION").to_owned() }
}

fn runtime_folder() -> PathBuf {
    paths::workspace_root().join("crates").join("runtime")
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// Refuses what Cargo would not take as a package's name.
fn check_name(name: &str) -> Result<()> {
    let starts = name.starts_with(|first: char| first.is_ascii_alphabetic());
    let rest = name.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_'));
    if !starts || !rest || is_reserved(name) {
        bail!(
            "{name:?} cannot be a crate's name: give one of ASCII letters, digits, - and _ that starts with a letter \
             and is no word of Rust's own, for example \"contacts-api\""
        );
    }
    Ok(())
}

/// Words that Rust or Cargo keep for themselves.
fn is_reserved(name: &str) -> bool {
    const WORDS: &str = "abstract alloc as async await become box break build const continue core crate deps do dyn \
        else enum examples extern false final fn for gen if impl in incremental let loop macro match mod move mut \
        override priv proc-macro proc_macro pub ref return self static std struct super test trait true try type \
        typeof unsafe unsized use virtual where while yield";
    WORDS.split_whitespace().any(|word| word.eq_ignore_ascii_case(name))
}

/// The crate name that a folder's name comes closest to.
fn name_of_folder(out: &Path) -> String {
    let folder = out.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let words = folder.split(|char: char| !char.is_ascii_alphanumeric() && char != '_');
    let name = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let name = name.trim_matches('_');
    match name.chars().next() {
        None => "api".to_owned(),
        Some(first) if first.is_ascii_alphabetic() && !is_reserved(name) => name.to_owned(),
        Some(_) => format!("api-{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_crate_a_valid_name() {
        let check = |folder: &str, expect: &str| {
            let name = name_of_folder(Path::new(folder));
            assert_eq!(name, expect);
            assert!(check_name(&name).is_ok(), "{name}");
        };
        check("/x/crm_probe", "crm_probe");
        check("/x/CRM Client (v2)", "crm-client-v2");
        check("/x/.tmpAb12", "tmpab12");
        check("/x/2024", "api-2024");
        check("/x/test", "api-test");
        check("/x/客户", "api");
        check("/", "api");
        check("/x/__a__", "a");
    }

    #[test]
    fn names_that_cargo_refuses_are_refused() {
        for name in ["", "1a", "a b", "a/b", "fn", "Test", "客户", "-a", "a\n"] {
            assert!(check_name(name).is_err(), "{name:?}");
        }
    }

    fn load_text(text: &str) -> Result<Vec<Api>> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join(FILE);
        fs::write(&file, text)?;
        load(&file)
    }

    #[test]
    fn an_unknown_key_is_shown_with_its_line() {
        let error = load_text("[[api]]\nname = \"a\"\ndocs = \"d\"\nout = \"o\"\ncolour = 1\n").map(|apis| apis.len());
        let error = format!("{:#}", error.expect_err("colour is no key"));
        assert!(error.contains("line 5") && error.contains("colour"), "{error}");
    }

    #[test]
    fn examples_are_named_as_files_are() -> Result<()> {
        let entry = "[[api]]\nname = \"a\"\ndocs = \"d\"\nout = \"o\"\n";
        let apis = load_text(&format!("{entry}examples = [\"a_day\"]\n"))?;
        assert_eq!(apis[0].package.programs, ["a_day"]);
        assert!(load_text(&format!("{entry}examples = [\"../a_day\"]\n")).is_err());
        Ok(())
    }

    #[test]
    fn two_apis_share_neither_name_nor_folder() {
        let entry = |name: &str, out: &str| format!("[[api]]\nname = \"{name}\"\ndocs = \"d\"\nout = \"{out}\"\n");
        let check = |text: String, expect: &str| {
            let error = load_text(&text).map(|apis| apis.len()).expect_err(expect);
            assert!(format!("{error:#}").contains(expect), "{error:#}");
        };
        check(entry("a", "o") + &entry("a", "p"), "two APIs are called a");
        check(entry("a", "o") + &entry("b", "./o"), "two APIs are written to ./o");
        check(String::new(), "names no API");
    }

    #[test]
    fn a_crate_outside_of_the_workspace_finds_the_runtime_by_an_absolute_path() -> Result<()> {
        let apis = load_text("[[api]]\nname = \"a\"\ndocs = \"d\"\nout = \"o\"\n")?;
        let Runtime::Path { path, .. } = &apis[0].package.runtime else { bail!("not a path") };
        assert!(Path::new(path).is_absolute());
        assert!(!apis[0].package.workspace);
        Ok(())
    }

    #[test]
    fn a_crate_inside_the_workspace_belongs_to_it() -> Result<()> {
        let entry: Entry = toml::from_str("name = \"a\"\ndocs = \"docs\"\nout = \"generated\"\n")?;
        let api = entry.into_api(&paths::workspace_root(), "docwright.toml", "")?;
        assert!(matches!(&api.package.runtime, Runtime::Path { path, .. } if path == "../crates/runtime"));
        assert!(api.package.workspace);
        Ok(())
    }
}
