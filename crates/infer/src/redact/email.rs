//! E-mail addresses.

use super::{
    dice::Dice,
    names::LATIN,
    person::{self, Script, runs},
};
use crate::sensitive::email::{Found, is_nobodys, is_shared, is_well_formed};

/// Domains that are kept free for examples (RFC 2606).
const DOMAINS: &[&str] = &["example.com", "example.net", "example.org"];

/// Whether an address may be somebody's.
///
/// In running text the address of an office is there to be written to.
pub(super) fn is_somebodys(found: &Found<'_>, is_prose: bool) -> bool {
    let Found { local, domain, is_location, .. } = found;
    let domain = domain.to_ascii_lowercase();
    let is_anybodys = is_nobodys(&domain) || is_prose && is_shared(&local.to_ascii_lowercase());
    !is_location && is_well_formed(local, &domain) && !is_anybodys
}

/// An address of the same form at a domain that nobody has.
pub(super) fn replace(local: &str, domain: &str) -> String {
    let lower = local.to_ascii_lowercase();
    let mut dice = Dice::of("email", &format!("{lower}@{}", domain.to_ascii_lowercase()));
    let words = runs(local).filter(|(script, _)| script.is_some()).count();
    let numbers = local.bytes().filter(u8::is_ascii_digit).count();
    let mut new = String::new();
    for (script, run) in runs(local) {
        match script {
            Some(Script::Latin) if run.len() > 1 && !person::is_made_up(run) => {
                // One word alone comes from a short list, so digits tell it from others.
                let length = if words == 1 && numbers < 2 { run.len().saturating_sub(2).max(2) } else { run.len() };
                new.push_str(&person::word(&run.get(..length).unwrap_or(run).to_ascii_lowercase(), LATIN, 2));
                if length < run.len() {
                    new.extend([dice.digit(), dice.digit()]);
                }
            }
            _ => new.extend(run.chars().map(|char| dice.alike_in_number(char))),
        }
    }
    format!("{new}@{}", Dice::of("domain", &domain.to_ascii_lowercase()).pick(DOMAINS))
}
