//! The checks that only lint makes: one file each, named after its code.
//!
//! To add one: its code, a file here, its `mod` line and its entry in [`ALL`], and an example for `explain`.

mod anchor_dead;
mod field_not_shown;
mod field_undocumented;
mod link_dead;
mod personal_data_shown;
mod secret_shown;

use docwright_schema::{Code, Diagnostics};

use super::Input;

/// A check.
pub(crate) struct Check {
    /// What it reports.
    pub(crate) code: &'static Code,
    /// Reports it.
    pub(crate) run: fn(&Input<'_>, &mut Diagnostics),
}

/// All checks.
pub(crate) static ALL: &[Check] = &[
    field_not_shown::CHECK,
    field_undocumented::CHECK,
    link_dead::CHECK,
    anchor_dead::CHECK,
    secret_shown::CHECK,
    personal_data_shown::CHECK,
];

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    #[test]
    fn every_check_is_registered_under_the_name_of_its_file() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint/checks");
        let files = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("an entry").path());
        let names = files.map(|path| path.file_stem().expect("a name").to_string_lossy().replace('_', "-"));
        let files: BTreeSet<String> = names.filter(|name| name != "mod" && !name.starts_with('.')).collect();
        assert_eq!(files, ALL.iter().map(|check| check.code.id.to_owned()).collect());
    }
}
