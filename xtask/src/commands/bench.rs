//! `cargo xtask bench`: how fast docwright is, beside the least that its work takes.

mod instructions;
mod micro;
mod page;
mod whole;

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use crate::{cli::Verdict, output, paths, report};

/// Measures how fast docwright is, and writes the tables of BENCHMARKS.md
///
/// Each part is measured beside the least that its work takes, then whole runs over invented APIs are, one of each size.
/// Nothing else should keep the machine busy.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Bench {
    /// Measures whole runs over this many pages
    #[arg(long, value_name = "COUNTS", value_delimiter = ',', default_value = "10,100,1000,10000")]
    pages: Vec<u32>,
    /// Leaves out the parts
    #[arg(long)]
    no_parts: bool,
    /// Prints the tables and leaves BENCHMARKS.md alone
    #[arg(long)]
    dry_run: bool,
    /// Counts instructions with valgrind instead, and fails where there are more than recorded
    #[arg(long)]
    instructions: bool,
    /// Records how many there are
    #[arg(long, requires = "instructions")]
    record: bool,
    /// Measures nothing, and writes the pages of the first size to this folder instead
    #[arg(long, value_name = "DIR")]
    write_pages: Option<PathBuf>,
}

/// What stands before and behind the tables in BENCHMARKS.md.
const MARKS: [&str; 2] = ["<!-- cargo xtask bench: begin -->\n", "<!-- cargo xtask bench: end -->\n"];

impl Bench {
    pub(crate) fn run(self) -> Result<Verdict> {
        if let Some(folder) = &self.write_pages {
            page::write(folder, self.pages.first().copied().unwrap_or_default())?;
            return Ok(Verdict::Done);
        }
        if self.instructions {
            return instructions::check(self.record);
        }
        let mut tables = Vec::new();
        if !self.no_parts {
            tables.push(micro::table()?);
        }
        tables.push(whole::tables(&self.pages)?);
        let text = tables.join("\n");
        report::print(&text);
        if !self.dry_run {
            let file = paths::workspace_root().join("BENCHMARKS.md");
            let old = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            let new = between_marks(&old, &text).with_context(|| {
                format!(
                    "{} lacks the lines between which the tables stand; put these into it: {MARKS:?}",
                    file.display()
                )
            })?;
            output::replace(&file, &new)?;
        }
        Ok(Verdict::Done)
    }
}

/// A text with something else between its marks.
fn between_marks(text: &str, new: &str) -> Option<String> {
    let [begin, end] = MARKS;
    let (before, rest) = text.split_once(begin)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{begin}\n{new}\n{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_put_in_place() {
        let [begin, end] = MARKS;
        let text = format!("a\n{begin}old\n{end}b\n");
        assert_eq!(between_marks(&text, "new\n"), Some(format!("a\n{begin}\nnew\n\n{end}b\n")));
        assert_eq!(between_marks("a\n", "new"), None);
    }
}
