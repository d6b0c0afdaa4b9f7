//! Where findings stand in the docs.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::finding::{Finding, Site, When};

/// What has a meaning in URIs, or ends one in Markdown.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

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
