//! Where findings stand in the docs.

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::finding::{Finding, Site, When};

/// What has a meaning in URIs, or ends one in Markdown.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// What would end the target of a link in Markdown.
const ENDING: &AsciiSet = &CONTROLS.add(b' ').add(b'<').add(b'>').add(b'(').add(b')').add(b'\\').add(b'`');

/// The paths of an API's docs folders from where the reader is.
#[derive(Debug, Clone, Copy)]
pub struct Docs<'a> {
    /// That of the old pages.
    pub old: &'a str,
    /// That of the new pages.
    pub new: &'a str,
}

impl<'a> From<&'a str> for Docs<'a> {
    /// A folder whose pages changed.
    fn from(folder: &'a str) -> Self {
        Self { old: folder, new: folder }
    }
}

impl Docs<'_> {
    /// The path of the page that a line stands on.
    pub(super) fn file(self, site: &Site) -> String {
        let folder = match site.side {
            When::Old => self.old,
            When::New => self.new,
        };
        file(folder, &site.page)
    }
}

/// The place in the new docs to show a finding at.
pub(super) fn place(finding: &Finding) -> Option<&Site> {
    finding.sites.iter().find(|site| site.side == When::New).or(finding.anchor.as_ref())
}

/// A page's path from where the docs folder's is given from.
pub(super) fn file(docs: &str, page: &str) -> String {
    match docs.trim_end_matches('/') {
        "" => page.to_owned(),
        docs => format!("{docs}/{page}"),
    }
}

/// A path as a relative reference.
pub(super) fn uri(path: &str) -> String {
    utf8_percent_encode(path, ESCAPED).to_string()
}

/// An address as the target of a link in Markdown.
pub(super) fn link(url: &str) -> String {
    utf8_percent_encode(url, ENDING).to_string()
}
