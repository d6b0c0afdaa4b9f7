//! `CHANGELOG.md`: a file that people write too, of which one section is put in place.

/// What a new file begins with.
const HEAD: &str = "# Changelog\n\nAll notable changes to this crate are listed here, in the form of \
                    [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).\n";

/// The changelog with a section: in place of the one of the same version, else above all other versions.
pub(crate) fn with_section(old: Option<&str>, version: &str, section: &str) -> String {
    let text = old.map_or_else(|| HEAD.to_owned(), |old| old.replace("\r\n", "\n"));
    let lines: Vec<&str> = text.lines().collect();
    let titles = titles(&lines);
    let same = titles.iter().copied().find(|at| version_of(lines[*at]) == Some(version));
    let start = same.or_else(|| titles.iter().copied().find(|at| !is_unreleased(lines[*at])));
    // Without any other version, the section goes to the end of the text, before its links.
    let start = start.unwrap_or_else(|| end_of(&lines, titles.last().map_or(0, |at| at + 1)));
    let end = match same {
        Some(at) => end_of(&lines, at + 1),
        None => start,
    };
    let parts = [lines[..start].join("\n"), section.to_owned(), lines[end..].join("\n")];
    let parts: Vec<_> = parts.iter().map(|part| part.trim_matches('\n')).filter(|part| !part.is_empty()).collect();
    let new = parts.join("\n\n") + "\n";
    if old.is_some_and(|old| old.contains("\r\n")) { new.replace('\n', "\r\n") } else { new }
}

/// The lines that begin sections; those inside of code are none.
fn titles(lines: &[&str]) -> Vec<usize> {
    let mut is_code = false;
    let is_title = |(at, line): (usize, &&str)| {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        }
        (!is_code && line.starts_with("## ")).then_some(at)
    };
    lines.iter().enumerate().filter_map(is_title).collect()
}

/// Where the section ends whose text begins at `from`: at the next title, or at the links that a changelog ends with.
fn end_of(lines: &[&str], from: usize) -> usize {
    let title = titles(lines).into_iter().find(|at| *at >= from);
    let is_link = |line: &&str| line.starts_with('[') && line.contains("]: ");
    let link = lines.iter().skip(from).position(is_link).map(|at| from + at);
    title.unwrap_or(lines.len()).min(link.unwrap_or(lines.len()))
}

/// The version that a title names: `## [1.2.0] - 2026-03-01`, `## v1.2.0`.
fn version_of(title: &str) -> Option<&str> {
    let word = title.strip_prefix("## ")?.split_whitespace().next()?;
    let word = word.trim_start_matches('[').split(']').next()?;
    Some(word.strip_prefix('v').unwrap_or(word))
}

fn is_unreleased(title: &str) -> bool {
    version_of(title).is_some_and(|version| version.eq_ignore_ascii_case("unreleased"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECTION: &str = "## [0.2.0]\n\n- new\n";

    #[test]
    fn a_section_is_put_above_older_ones_and_below_what_is_unreleased() {
        let check = |old: &str, expect: &str| {
            let new = with_section(Some(old), "0.2.0", SECTION);
            assert_eq!(new, expect);
            assert_eq!(with_section(Some(&new), "0.2.0", SECTION), new, "twice");
        };
        check("", "## [0.2.0]\n\n- new\n");
        check("# Changes\n", "# Changes\n\n## [0.2.0]\n\n- new\n");
        check("# Changes\n## 0.1.0\nold", "# Changes\n\n## [0.2.0]\n\n- new\n\n## 0.1.0\nold\n");
        check("## [Unreleased]\n\n- x\n\n## v0.1.0\n", "## [Unreleased]\n\n- x\n\n## [0.2.0]\n\n- new\n\n## v0.1.0\n");
        check(
            "## [Unreleased]\n\n[Unreleased]: https://a.example\n",
            "## [Unreleased]\n\n## [0.2.0]\n\n- new\n\n[Unreleased]: https://a.example\n",
        );
        check("# Changes\r\n\r\n## 0.1.0\r\n", "# Changes\r\n\r\n## [0.2.0]\r\n\r\n- new\r\n\r\n## 0.1.0\r\n");
        check("```\n## 0.1.0\n```\n\n## 0.0.1\n", "```\n## 0.1.0\n```\n\n## [0.2.0]\n\n- new\n\n## 0.0.1\n");
    }

    #[test]
    fn a_section_of_the_same_version_is_replaced() {
        let old = "# C\n\n## v0.2.0 - 2026-01-01\n\n- old\n\n### Added\n\n## 0.1.0\n\n[0.1.0]: https://a.example\n";
        let expect = "# C\n\n## [0.2.0]\n\n- new\n\n## 0.1.0\n\n[0.1.0]: https://a.example\n";
        assert_eq!(with_section(Some(old), "0.2.0", SECTION), expect);
        let last = "## 0.2.0\n\n- old\n\n[0.2.0]: https://a.example\n";
        assert_eq!(with_section(Some(last), "0.2.0", SECTION), "## [0.2.0]\n\n- new\n\n[0.2.0]: https://a.example\n");
    }

    #[test]
    fn a_new_file_has_a_head() {
        let text = with_section(None, "0.2.0", SECTION);
        assert!(text.starts_with("# Changelog\n\n") && text.ends_with("/).\n\n## [0.2.0]\n\n- new\n"), "{text}");
    }
}
