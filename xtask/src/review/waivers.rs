//! The waiver file: findings that somebody accepted for a time.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use docwright_diff::{Waiver, Waives};
use jiff::civil::Date;
use serde::Deserialize;
use toml::{Spanned, value::Datetime};

use super::settings::{check_rule, place};
use crate::paths;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    waiver: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    fingerprint: Option<Spanned<String>>,
    rule: Option<Spanned<String>>,
    address: Option<Spanned<String>>,
    reason: Spanned<String>,
    owner: Spanned<String>,
    expires: Spanned<Day>,
}

/// A day as TOML or as text.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a date such as 2026-12-31")]
enum Day {
    Date(Datetime),
    Text(String),
}

/// Reads a waiver file.
pub(super) fn load(file: &Path) -> Result<Vec<Waiver>> {
    let shown = paths::shown(file);
    let text = fs::read_to_string(file).with_context(|| format!("the waiver file {shown} cannot be read"))?;
    let File { waiver: entries } = toml::from_str(&text).with_context(|| {
        format!(
            "{shown} is not as expected; an entry has a fingerprint, or a rule and an address, and a reason, owner and \
                 expires"
        )
    })?;
    entries.into_iter().map(|entry| waiver(entry, &|at| place(file, &text, at))).collect()
}

/// An entry, checked; `place` names the line of an offset.
fn waiver(entry: Spanned<Entry>, place: &dyn Fn(usize) -> String) -> Result<Waiver> {
    let head = place(entry.span().start);
    let Entry { fingerprint, rule, address, reason, owner, expires } = entry.into_inner();
    let of = match (fingerprint, rule, address) {
        (Some(fingerprint), None, None) => Waives::Fingerprint(filled(fingerprint, "fingerprint", place)?),
        (None, Some(rule), Some(address)) => {
            check_rule(rule.get_ref(), &place(rule.span().start))?;
            Waives::Rule { rule: rule.into_inner(), address: filled(address, "address", place)? }
        }
        (None, Some(_), None) => bail!("{head}: the entry names a rule and no address; add the finding's address"),
        (None, None, Some(_)) => bail!("{head}: the entry names an address and no rule; add the finding's rule"),
        (None, None, None) => {
            bail!("{head}: the entry names no finding; add its fingerprint, or its rule and address")
        }
        _ => bail!("{head}: the entry names findings in two ways; keep the fingerprint, or the rule and the address"),
    };
    let at = place(expires.span().start);
    let text = match expires.into_inner() {
        Day::Date(date) => date.to_string(),
        Day::Text(text) => text,
    };
    let expires: Date =
        text.parse().with_context(|| format!("{at}: {text:?} is not a day; write it like expires = \"2026-12-31\""))?;
    let (reason, owner) = (filled(reason, "reason", place)?, filled(owner, "owner", place)?);
    Ok(Waiver { of, reason, owner, expires: expires.to_string() })
}

/// A text that says something.
fn filled(text: Spanned<String>, key: &str, place: &dyn Fn(usize) -> String) -> Result<String> {
    ensure!(!text.get_ref().trim().is_empty(), "{}: the {key} is empty; fill it in", place(text.span().start));
    Ok(text.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Vec<Waiver>> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("waivers.toml");
        fs::write(&file, text)?;
        load(&file)
    }

    const REST: &str = "reason = \"known\"\nowner = \"api team\"\nexpires = 2026-12-31\n";

    #[test]
    fn entries_name_a_finding_or_a_rule_and_an_address() -> Result<()> {
        let text = format!(
            "[[waiver]]\nfingerprint = \"ab\"\n{REST}\n[[waiver]]\nrule = \"parameter-removed\"\naddress = \"GET /a*\"\n{}",
            REST.replace("2026-12-31", "\"2026-12-31\"")
        );
        let waivers = parse(&text)?;
        assert_eq!(waivers[0].of, Waives::Fingerprint("ab".to_owned()));
        let expect = Waives::Rule { rule: "parameter-removed".to_owned(), address: "GET /a*".to_owned() };
        assert_eq!(waivers[1].of, expect);
        assert!(waivers.iter().all(|waiver| waiver.expires == "2026-12-31"));
        assert_eq!(parse("")?, []);
        Ok(())
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let check = |text: &str, parts: &[&str]| {
            let error = parse(text).expect_err(text);
            let error = format!("{error:#}");
            parts.iter().for_each(|part| assert!(error.contains(part), "{part:?} is missing in:\n{error}"));
        };
        let entry = |head: &str| format!("\n[[waiver]]\n{head}\n{REST}");
        check(&entry(""), &["waivers.toml, line 2: the entry names no finding"]);
        check(&entry("fingerprint = \"a\"\nrule = \"b\""), &["line 2", "in two ways"]);
        check(&entry("rule = \"parameter-removed\""), &["line 2", "add the finding's address"]);
        check(&entry("address = \"GET /a\""), &["line 2", "add the finding's rule"]);
        check(&entry("rule = \"parameter-remvoed\"\naddress = \"x\""), &["line 3", "did you mean parameter-removed?"]);
        check(&entry("fingerprint = \" \""), &["line 3: the fingerprint is empty"]);
        check(&entry("fingerprint = \"a\"").replace("known", ""), &["line 4: the reason is empty"]);
        check(&entry("fingerprint = \"a\"").replace("2026-12-31", "\"soon\""), &["line 6", "\"soon\" is not a day"]);
        check(&entry("fingerprint = \"a\"").replace("2026-12-31", "7"), &["line 6", "a date such as 2026-12-31"]);
        check(&entry("fingerprint = \"a\"").replace("owner = \"api team\"\n", ""), &["line 2", "owner"]);
        check(&entry("fingerprint = \"a\"\ncolour = 1"), &["line 4", "colour"]);
    }
}
