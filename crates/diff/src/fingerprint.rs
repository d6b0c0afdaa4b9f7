//! What names a finding while words, lines and page names change.

use crate::{
    change::{Aspect, Change, Kind, Subject},
    rules::Rule,
};

/// The fingerprint of a change as a rule judges it.
pub(crate) fn of(rule: &Rule, change: &Change<'_>) -> String {
    let address = match change.new.or(change.old) {
        // An operation whose URL is lost is addressed by its page.
        Some(Subject::Operation(operation)) if !operation.is_complete() => operation.id.as_str(),
        _ if change.kind() == Kind::Removed => change.old_address.as_str(),
        _ => change.address.as_str(),
    };
    let values = match (change.kind(), change.aspect) {
        (Kind::Changed, aspect) if !is_prose(aspect) => [change.before.as_deref(), change.after.as_deref()],
        _ => [None, None],
    };
    hash(&[rule.id, address, values[0].unwrap_or_default(), values[1].unwrap_or_default()])
}

/// The fingerprint of parts that name a finding.
pub(crate) fn hash(parts: &[&str]) -> String {
    format!("{:016x}", fnv(parts))
}

fn is_prose(aspect: Aspect) -> bool {
    matches!(
        aspect,
        Aspect::Title | Aspect::Description | Aspect::Content | Aspect::Order | Aspect::Source | Aspect::Shape
    )
}

/// FNV-1a: the standard library's hash may change with its version.
fn fnv(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
