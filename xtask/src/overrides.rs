//! What becomes of the overrides and the allow-list of docwright.toml.

use anyhow::{Result, bail};
use docwright_infer::{Rejected, Unused};

use crate::{config::Api, explain, pipeline::Run};

/// Fails when an override of an API could not be followed, or an entry of its allow-list allows nothing; says each one's
/// line, reason and what to do.
pub(crate) fn check(api: &Api, run: &Run) -> Result<()> {
    let known = if run.rejected.is_empty() { Vec::new() } else { docwright_infer::addresses(&run.schema) };
    let rejected = run.rejected.iter().map(|rejected| self::rejected(api, rejected, &known));
    let lines: Vec<String> = rejected.chain(run.unused.iter().map(|unused| self::unused(api, unused))).collect();
    if lines.is_empty() {
        return Ok(());
    }
    bail!("{}", lines.join("\n"))
}

fn rejected(api: &Api, rejected: &Rejected, known: &[String]) -> String {
    let (wanted, place) = (&api.overrides[rejected.index], &api.overridden_at[rejected.index]);
    let meant = explain::nearest(&wanted.at, known.iter().map(String::as_str)).filter(|_| rejected.is_unknown);
    format!("{place}: the override of {}{}", rejected.message, hint(meant))
}

fn unused(api: &Api, unused: &Unused) -> String {
    let (entry, place) = (&api.redaction.allow[unused.index], &api.allowed_at[unused.index]);
    let meant = explain::nearest(entry, unused.candidates.iter().map(String::as_str));
    format!("{place}: `{entry}` of redact-allow is no value, key or address that would be replaced{}", hint(meant))
}

fn hint(meant: Option<&str>) -> String {
    meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default()
}
