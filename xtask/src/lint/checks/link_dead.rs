//! Links to files that are not there.

use std::collections::BTreeMap;

use docwright_schema::{Diagnostics, Site, codes};

use super::Check;
use crate::lint::{Input, links};

pub(super) const CHECK: Check = Check { code: &codes::LINK_DEAD, run };

/// What a link to a file ends in. Anything else may be an address that the site makes up when it is built.
const EXTENSIONS: &[&str] = &[
    "md", "mdx", "markdown", "txt", "apib", "png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "json", "yaml", "yml",
    "csv", "xlsx", "zip",
];

fn run(input: &Input<'_>, diagnostics: &mut Diagnostics) {
    for ((id, source), references) in input.understood.sources.iter().zip(&input.references) {
        let mut dead = BTreeMap::new();
        for link in &references.links {
            let Some((path, _)) = links::relative(&link.target) else { continue };
            let Some(file) = links::resolve(source.name(), &path).filter(|file| is_file(file)) else { continue };
            dead.entry(file).or_insert_with(Vec::new).push(Site::new(id, link.span));
        }
        for (file, sites) in dead.into_iter().filter(|(file, _)| !(input.exists)(file)) {
            links::report(&codes::LINK_DEAD, &format!("there is no file {file}"), &sites, diagnostics);
        }
    }
}

fn is_file(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::report;

    #[test]
    fn a_link_to_a_file_that_is_not_there_is_reported() {
        let page = "[详情](./detail.md)、[列表](../list%20all.md?x#y)、![图](图.png)、[图](图.png#x)\n";
        let report = report(&codes::LINK_DEAD, &[("boats/a.md", page), ("boats/detail.md", ""), ("b.md", "")]);
        insta::assert_snapshot!(report, @"
        boats/a.md:1:19 there is no file list all.md
        boats/a.md:1:46 there is no file boats/图.png, and 1 more link like it
        ");
    }

    #[test]
    fn what_may_be_there_is_not_reported() {
        let page =
            "[a](/x.md) [b](https://a.example/x.md) [c](detail) [d](x.html) [e](../../x.md) `[f](x.md)` [g](v1.2)\n";
        assert_eq!(report(&codes::LINK_DEAD, &[("boats/a.md", page)]), "");
    }
}
