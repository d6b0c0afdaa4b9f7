//! By which settings changes are judged.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use docwright_diff::{Redone, Report, Settings, Severity, Waiver, review, rules};
use jiff::civil::Date;

use super::{side::Material, waivers};
use crate::{config::Diff, explain, paths};

/// The file of accepted findings beside the configuration.
const WAIVERS: &str = "docwright-waivers.toml";

/// What a review takes from the configuration and from the waiver file.
pub(crate) struct Judge {
    severities: BTreeMap<String, Severity>,
    waivers: Vec<Waiver>,
    today: Date,
}

impl Judge {
    /// Reads the `[diff]` table of the configuration file `config`, which holds `text`, and the waiver file.
    pub(super) fn new(config: &Path, (diff, text): (&Diff, &str), waivers: Option<&Path>, today: Date) -> Result<Self> {
        let mut severities = BTreeMap::new();
        for (rule, severity) in &diff.severity {
            check_rule(rule.get_ref(), &place(config, text, rule.span().start))?;
            severities.insert(rule.get_ref().clone(), *severity);
        }
        let waivers = match file(config, diff, waivers) {
            Some(file) => waivers::load(&file)?,
            None => Vec::new(),
        };
        Ok(Self { severities, waivers, today })
    }

    /// Reviews what changed between two sides of an API whose crate had the version `version`.
    pub(super) fn review(&self, old: &Material, new: &Material, redone: Redone<'_>, version: String) -> Report {
        let (severities, waivers) = (self.severities.clone(), self.waivers.clone());
        let settings = Settings { version, severities, waivers, today: self.today.to_string() };
        review(old.side(), new.side(), redone, &settings)
    }
}

/// The waiver file: as the command line or the configuration names it, else the usual one if it is there.
fn file(config: &Path, diff: &Diff, waivers: Option<&Path>) -> Option<PathBuf> {
    let named = waivers.map(Path::to_owned).or_else(|| Some(config.with_file_name(diff.waivers.as_ref()?)));
    named.or_else(|| Some(config.with_file_name(WAIVERS)).filter(|file| file.exists()))
}

/// Refuses the id of a rule that there is not; `place` says where it stands.
pub(super) fn check_rule(id: &str, place: &str) -> Result<()> {
    let mut ids = rules::ALL.iter().chain(rules::OTHERS).map(|rule| rule.id);
    if ids.clone().any(|known| known == id) {
        return Ok(());
    }
    match explain::nearest(id, &mut ids) {
        Some(meant) => bail!("{place}: there is no rule {id:?}; did you mean {meant}?"),
        None => bail!("{place}: there is no rule {id:?}; `cargo xtask explain` lists all rules"),
    }
}

/// A place in a file of settings: `docwright.toml, line 7`.
pub(super) fn place(file: &Path, text: &str, at: usize) -> String {
    let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
    format!("{}, line {line}", paths::shown(file))
}
