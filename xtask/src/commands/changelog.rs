//! `cargo xtask changelog`: what the users of a crate are told of its next version.

use std::{fs, io, path::Path};

use anyhow::{Context, Result, ensure};
use clap::Args;
use jiff::civil::Date;

use crate::{
    changelog,
    cli::Verdict,
    output, paths, report,
    review::{Reviewed, Selection},
};

/// The file in a crate's folder.
const FILE: &str = "CHANGELOG.md";

/// Prints the changelog's section for the next version of each crate, or writes it
///
/// What is compared is chosen as for diff.
#[derive(Debug, Args)]
pub(crate) struct Changelog {
    #[command(flatten)]
    selection: Selection,
    /// Writes the section into CHANGELOG.md in the crate's folder, in place of one of the same version
    #[arg(long)]
    write: bool,
    /// The day of the release, for the section's title
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

impl Changelog {
    /// Compares, then prints or writes.
    pub(crate) fn run(self) -> Result<Verdict> {
        let names_crate = !self.selection.is_given() || self.selection.names_an_api();
        ensure!(!self.write || names_crate, "--write needs --api beside --old and --new: it names the crate's folder");
        let review = self.selection.review()?;
        let date = self.date.map(|date| date.to_string());
        for one in &review.reviewed {
            let Reviewed { report: reviewed, out, .. } = one;
            if reviewed.proposed_version == reviewed.version {
                report::complain(&format!(
                    "{}: nothing changed for its users since {}",
                    reviewed.name, reviewed.version
                ));
                continue;
            }
            let section = docwright_diff::report::changelog(reviewed, date.as_deref());
            match out.as_deref().filter(|_| self.write) {
                Some(out) => write(&out.join(FILE), &reviewed.proposed_version, &section)?,
                None => report::print(&section),
            }
        }
        review.notes.iter().for_each(|note| report::complain(note));
        Ok(Verdict::Done)
    }
}

/// Puts the section into a changelog; what is there already is not written again.
fn write(file: &Path, version: &str, section: &str) -> Result<()> {
    let shown = paths::shown(file);
    let old = match fs::read_to_string(file) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(|| format!("{shown} cannot be read")),
    };
    let new = changelog::with_section(old.as_deref(), version, section);
    if old.as_ref() == Some(&new) {
        report::complain(&format!("{shown} is up to date"));
        return Ok(());
    }
    output::replace(file, &new)?;
    report::complain(&format!("{shown}: wrote the section of {version}"));
    Ok(())
}
