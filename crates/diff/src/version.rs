//! Steps of versions.

use crate::verdict::Semver;

/// The version after a step; before 1.0 what breaks takes the second number, and all else the third.
pub(crate) fn after(version: &str, step: Semver) -> String {
    let Ok(old) = semver::Version::parse(version) else { return version.to_owned() };
    let (major, minor, patch) = match (step, old.major) {
        (Semver::None, _) => return version.to_owned(),
        (Semver::Major, 0) => (0, old.minor + 1, 0),
        (Semver::Minor | Semver::Patch, 0) | (Semver::Patch, _) => (old.major, old.minor, old.patch + 1),
        (Semver::Minor, _) => (old.major, old.minor + 1, 0),
        (Semver::Major, _) => (old.major + 1, 0, 0),
    };
    semver::Version::new(major, minor, patch).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_before_and_after_the_first_release() {
        let check = |version: &str, step, expect: &str| assert_eq!(after(version, step), expect);
        check("0.3.1", Semver::Major, "0.4.0");
        check("0.3.1", Semver::Minor, "0.3.2");
        check("0.3.1", Semver::Patch, "0.3.2");
        check("1.3.1", Semver::Major, "2.0.0");
        check("1.3.1", Semver::Minor, "1.4.0");
        check("1.3.1", Semver::Patch, "1.3.2");
        check("1.3.1", Semver::None, "1.3.1");
        check("next", Semver::Major, "next");
    }
}
