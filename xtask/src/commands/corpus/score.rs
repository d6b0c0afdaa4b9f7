//! How much of what a reader found in the pages is in the `OpenAPI` document.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::{paths, report};

/// The interpreter of the script.
const PYTHON: &str = "python3";

/// Scores documents by a script.
pub(super) struct Scorer {
    truth: PathBuf,
    script: PathBuf,
}

/// The script's counts, which add up over APIs.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Score {
    pub(super) operations: Tally,
    pub(super) parameters: Tally,
    pub(super) response_fields: Share,
    pub(super) param_required: Share,
    pub(super) param_type: Share,
    pub(super) field_type: Share,
    pub(super) examples: Share,
    pub(super) error_examples: Share,
    /// Left out where Python has no validator.
    #[serde(default)]
    pub(super) accepted: Share,
}

/// What is true, what was found, and what is both.
#[derive(Debug, Default, Deserialize, PartialEq, Eq)]
pub(super) struct Tally {
    truth: usize,
    found: usize,
    hit: usize,
}

/// How many of how many.
#[derive(Debug, Default, Deserialize, PartialEq, Eq)]
pub(super) struct Share {
    hit: usize,
    #[serde(alias = "truth")]
    of: usize,
}

impl Scorer {
    /// Nothing, and a line that says so, where there is no Python.
    pub(super) fn new(truth: &Path, script: &Path) -> Option<Self> {
        if Command::new(PYTHON).arg("--version").output().is_err() {
            report::complain(&format!("skipped: there is no {PYTHON} to score with"));
            return None;
        }
        Some(Self { truth: truth.to_owned(), script: script.to_owned() })
    }

    /// The score of an API; none where nobody read its pages.
    pub(super) fn score(&self, api: &str, openapi: &Path) -> Result<Option<Score>> {
        let truth = self.truth.join(format!("{api}.json"));
        if !truth.is_file() {
            return Ok(None);
        }
        let mut command = Command::new(PYTHON);
        command.arg(&self.script).arg("--json").arg("--openapi").arg(openapi).arg("--truth").arg(truth);
        let output = command.output().with_context(|| format!("{PYTHON} cannot be started"))?;
        let errors = String::from_utf8_lossy(&output.stderr);
        let last = errors.trim_end().lines().last().unwrap_or_default();
        ensure!(output.status.success(), "{} fails: {last}", paths::shown(&self.script));
        let score = serde_json::from_slice(&output.stdout);
        Ok(Some(score.with_context(|| format!("{} prints no score", paths::shown(&self.script)))?))
    }
}

impl Score {
    pub(super) fn add(&mut self, other: &Self) {
        self.operations.add(&other.operations);
        self.parameters.add(&other.parameters);
        self.response_fields.add(&other.response_fields);
        self.param_required.add(&other.param_required);
        self.param_type.add(&other.param_type);
        self.field_type.add(&other.field_type);
        self.examples.add(&other.examples);
        self.error_examples.add(&other.error_examples);
        self.accepted.add(&other.accepted);
    }
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.truth += other.truth;
        self.found += other.found;
        self.hit += other.hit;
    }

    /// Precision, recall, and their harmonic mean.
    pub(super) fn shares(&self) -> [(usize, usize); 3] {
        [(self.hit, self.found), (self.hit, self.truth), (2 * self.hit, self.truth + self.found)]
    }
}

impl Share {
    fn add(&mut self, other: &Self) {
        self.hit += other.hit;
        self.of += other.of;
    }

    /// How many, and of how many.
    pub(super) fn share(&self) -> (usize, usize) {
        (self.hit, self.of)
    }
}
