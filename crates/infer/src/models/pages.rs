//! Which page a link leads to.

use std::collections::BTreeMap;

use docwright_schema::{SourceId, Sources};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// To a page.
    Page(SourceId),
    /// To a part of a page, by what stands behind the `#`, in lower case.
    Part(SourceId, String),
    /// To no page of these docs.
    Elsewhere,
}

/// The pages by their paths.
#[derive(Default)]
pub(super) struct Pages {
    names: BTreeMap<SourceId, String>,
    /// Pages by their paths and by the ends of those; none where several end alike.
    by_path: BTreeMap<String, Option<SourceId>>,
}

/// The most segments of a path that are looked at.
const DEEPEST: usize = 12;

/// What the names of pages end in.
const EXTENSIONS: [&str; 8] = ["md", "mdx", "markdown", "mdown", "html", "htm", "apib", "txt"];

impl Pages {
    pub(super) fn of(sources: &Sources) -> Self {
        let mut pages = Self::default();
        let paths: Vec<(SourceId, String)> =
            sources.iter().map(|(id, source)| (id, without_extension(source.name()).to_lowercase())).collect();
        for (id, path) in &paths {
            for end in ends(path) {
                pages.by_path.entry(end.to_owned()).and_modify(|known| *known = None).or_insert(Some(*id));
            }
        }
        // A whole path means its page, whatever else ends in it.
        pages.by_path.extend(paths.iter().map(|(id, path)| (path.clone(), Some(*id))));
        pages.names = paths.into_iter().collect();
        pages
    }

    /// Where a link on page `from` leads.
    pub(super) fn target(&self, from: SourceId, link: &str) -> Target {
        let (link, anchor) = link.split_once('#').unwrap_or((link, ""));
        let path = link.split('?').next().unwrap_or_default();
        let page = if path.is_empty() { Some(from) } else { self.page(from, &path.to_lowercase()) };
        match page {
            Some(page) if anchor.is_empty() => Target::Page(page),
            Some(page) => Target::Part(page, anchor.to_lowercase()),
            None => Target::Elsewhere,
        }
    }

    fn page(&self, from: SourceId, path: &str) -> Option<SourceId> {
        let host = path.split_once("://").map(|(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let bare = without_extension(host.unwrap_or(path));
        if host.is_none() && !bare.starts_with('/') {
            let here = self.names.get(&from).and_then(|name| name.rsplit_once('/')).map_or("", |(folder, _)| folder);
            if let Some(page) = self.by_path.get(&joined(here, bare)).copied().flatten() {
                return Some(page);
            }
        }
        let known = bare.trim_start_matches(['.', '/']).trim_end_matches('/');
        ends(known).find_map(|end| self.by_path.get(end).copied().flatten())
    }
}

/// A path and what is left of it without its first segments, the longest first.
fn ends(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |rest| Some(rest.split_once('/')?.1)).take(DEEPEST).filter(|end| !end.is_empty())
}

fn without_extension(path: &str) -> &str {
    let path = path.split_once('{').map_or(path, |(path, _)| path);
    let bare = path.rsplit_once('.').filter(|(_, end)| EXTENSIONS.contains(&end.to_ascii_lowercase().as_str()));
    let bare = bare.map_or(path, |(bare, _)| bare);
    // `a/index` is the page `a`.
    let folder = bare.rsplit_once('/').filter(|(_, last)| ["index", "readme"].contains(&last.to_lowercase().as_str()));
    folder.map_or(bare, |(folder, _)| folder)
}

/// A path from a folder on.
fn joined(folder: &str, path: &str) -> String {
    let mut segments: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            segment => segments.push(segment),
        }
    }
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(link: &str, expected: &str) {
        let mut sources = Sources::default();
        for name in ["ovens/get.md", "ovens/model.md", "loaves/model.md", "bakery/README.md", "loaves.mdx"] {
            sources.add(name, "");
        }
        let pages = Pages::of(&sources);
        let from = sources.iter().find(|(_, source)| source.name() == "ovens/get.md").map(|(id, _)| id).unwrap();
        let found = match pages.target(from, link) {
            Target::Page(page) => sources.get(page).name().to_owned(),
            Target::Part(page, part) => format!("{}#{part}", sources.get(page).name()),
            Target::Elsewhere => "elsewhere".to_owned(),
        };
        assert_eq!(found, expected, "{link}");
    }

    #[test]
    fn links_lead_to_pages_and_their_parts() {
        check("model.md#Oven", "ovens/model.md#oven");
        check("./model.md", "ovens/model.md");
        check("../loaves/model.html?x=1#loaf", "loaves/model.md#loaf");
        check("#answer", "ovens/get.md#answer");
        check("../bakery", "bakery/README.md");
    }

    #[test]
    fn sites_put_pages_elsewhere() {
        check("/docs/v2/ovens/model#oven", "ovens/model.md#oven");
        check("https://bakery.example/docs/loaves#loaf", "loaves.mdx#loaf");
        check("/docs/model", "elsewhere");
        check("https://example.com/", "elsewhere");
        check("nowhere.md", "elsewhere");
    }
}
