//! Distinct names out of candidates, whatever the order in which things arrive.

use std::collections::{BTreeMap, BTreeSet};

/// Chooses a name for each thing out of its candidates, which are ordered by preference. Things that
/// would get the same name all move on to their next candidate, so that none is preferred for having
/// come first. What no candidate tells apart is told apart by its `fingerprint`.
pub(crate) fn distinct(candidates: &[Vec<String>], fingerprints: &[String], taken: &BTreeSet<String>) -> Vec<String> {
    let mut level = vec![0; candidates.len()];
    loop {
        let names: Vec<&str> =
            candidates.iter().zip(&level).map(|(names, at)| names.get(*at).map_or("", String::as_str)).collect();
        let mut owners: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        names.iter().enumerate().for_each(|(at, name)| owners.entry(name).or_default().push(at));
        let clashes =
            owners.into_iter().filter(|(name, owners)| owners.len() > 1 || name.is_empty() || taken.contains(*name));
        let stuck: BTreeSet<usize> = clashes.flat_map(|(_, owners)| owners).collect();
        let movable: Vec<usize> = stuck.iter().copied().filter(|&at| level[at] + 1 < candidates[at].len()).collect();
        if movable.is_empty() {
            let mut used = taken.clone();
            let told_apart = |(at, name): (usize, &str)| match stuck.contains(&at) {
                true => with_fingerprint(name, &fingerprints[at]),
                false => name.to_owned(),
            };
            return names.into_iter().enumerate().map(told_apart).map(|name| free(name, &mut used)).collect();
        }
        movable.into_iter().for_each(|at| level[at] += 1);
    }
}

/// `name` with a mark of what it stands for.
pub(crate) fn with_fingerprint(name: &str, content: &str) -> String {
    let name = if name.is_empty() { "unnamed" } else { name };
    format!("{name}_x{:08x}", fnv1a(content))
}

/// `name`, or where it is used already, as only twins in every respect are, `name` with a number.
pub(crate) fn free(name: String, used: &mut BTreeSet<String>) -> String {
    let numbered = (2_u64..).map(|number| format!("{name}_{number}"));
    let found = std::iter::once(name.clone()).chain(numbered).find(|name| !used.contains(name)).unwrap_or(name);
    used.insert(found.clone());
    found
}

/// A hash that is the same on every machine and in every version.
fn fnv1a(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(candidates: &[&[&str]], expected: &[&str]) {
        let owned: Vec<Vec<String>> =
            candidates.iter().map(|names| names.iter().map(|name| (*name).to_owned()).collect()).collect();
        let fingerprints: Vec<String> = (0..owned.len()).map(|at| format!("thing {at}")).collect();
        assert_eq!(distinct(&owned, &fingerprints, &BTreeSet::from(["taken".to_owned()])), expected);
    }

    #[test]
    fn clashing_things_all_move_on() {
        check(&[&["a"], &["b"]], &["a", "b"]);
        check(&[&["a", "a_x"], &["a", "a_y"], &["b"]], &["a_x", "a_y", "b"]);
        check(&[&["taken", "free"]], &["free"]);
    }

    #[test]
    fn what_nothing_tells_apart_gets_a_mark_of_its_content() {
        check(&[&["a"], &["a"], &[]], &["a_x0fcb91b7", "a_x0ecb9024", "unnamed_x11cb94dd"]);
    }
}
