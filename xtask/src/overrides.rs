//! What becomes of the overrides of docwright.toml.

use anyhow::{Result, bail};

use crate::{config::Api, explain, pipeline::Run};

/// Fails when an override of an API could not be followed, and says each one's line, reason and what to do.
pub(crate) fn check(api: &Api, run: &Run) -> Result<()> {
    let known = if run.rejected.is_empty() { Vec::new() } else { docwright_infer::addresses(&run.schema) };
    let lines = run.rejected.iter().map(|rejected| {
        let (wanted, place) = (&api.overrides[rejected.index], &api.overridden_at[rejected.index]);
        let meant = explain::nearest(&wanted.at, known.iter().map(String::as_str)).filter(|_| rejected.is_unknown);
        let hint = meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
        format!("{place}: the override of {}{hint}", rejected.message)
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return Ok(());
    }
    bail!("{}", lines.join("\n"))
}
