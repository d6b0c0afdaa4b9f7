//! Links to headings that their page does not have.

use std::collections::BTreeMap;

use docwright_schema::{Diagnostics, Site, codes};

use super::Check;
use crate::lint::{Input, links};

pub(super) const CHECK: Check = Check { code: &codes::ANCHOR_DEAD, run };

fn run(input: &Input<'_>, diagnostics: &mut Diagnostics) {
    let names = input.understood.sources.iter().map(|(_, source)| source.name());
    let anchors = input.references.iter().map(|references| links::spellings(&references.anchors));
    let pages: BTreeMap<&str, _> = names.zip(anchors).collect();
    for ((id, source), references) in input.understood.sources.iter().zip(&input.references) {
        let mut dead = BTreeMap::new();
        for link in &references.links {
            let Some((path, Some(anchor))) = links::relative(&link.target) else { continue };
            let page =
                if path.is_empty() { Some(source.name().to_owned()) } else { links::resolve(source.name(), &path) };
            // Whatever is not read as a page may have any anchors.
            let Some((page, target)) = page.and_then(|page| pages.get_key_value(&*page)) else { continue };
            if links::is_of_words(&anchor) && !links::has(target, &anchor) && !(path.is_empty() && is_part(page)) {
                dead.entry((page, anchor)).or_insert_with(Vec::new).push(Site::new(id, link.span));
            }
        }
        for ((page, anchor), sites) in dead {
            let message = format!("{page} has no heading `#{anchor}`");
            links::report(&codes::ANCHOR_DEAD, &message, &sites, diagnostics);
        }
    }
}

/// Whether a page is a part that is put into another by those who name them so; its own anchors are then not all.
fn is_part(page: &str) -> bool {
    page.rsplit('/').next().is_some_and(|name| name.starts_with('_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::report;

    #[test]
    fn a_link_to_a_heading_that_is_not_there_is_reported() {
        let page = "## 返回 字段\n\n[a](#返回-字段) [b](#返回字段) [c](b.md#错误码-404) [d](b.md#%E9%94%99%E8%AF%AF)\n";
        let other = "# 错误码 (404)\n";
        insta::assert_snapshot!(report(&codes::ANCHOR_DEAD, &[("a.md", page), ("b.md", other)]), @"
        a.md:3:13 a.md has no heading `#返回字段`
        a.md:3:42 b.md has no heading `#错误`
        ");
    }

    #[test]
    fn anchors_of_parts_and_of_other_files_are_not_judged() {
        let pages =
            [("_part.md", "[a](#elsewhere)\n"), ("a.md", "[b](b.html#x) [c](#/route) [d](#) [e](#c7e3890dd9-2)\n")];
        assert_eq!(report(&codes::ANCHOR_DEAD, &pages), "");
    }
}
