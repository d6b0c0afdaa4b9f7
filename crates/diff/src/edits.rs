//! Lines of pages that were edited near to what changed, where nothing else tells the cause.

use docwright_schema::Origin;
use similar::{ChangeTag, TextDiff};

use crate::{
    finding::{Site, When},
    places::{Places, SHOWN},
};

/// Whether any page is not as it was, was added or is gone.
pub(crate) fn have_changed(old: &Places<'_>, new: &Places<'_>) -> bool {
    old.lines != new.lines
}

/// The edited lines nearest to where the docs speak of something, on the page that speaks of it first.
pub(crate) fn nearest((old, olds): (&Places<'_>, &[&Origin]), (new, news): (&Places<'_>, &[&Origin])) -> Vec<Site> {
    let Some(near) = news.first().or(olds.first()) else { return Vec::new() };
    let (Some(before), Some(after)) = (old.page(&near.page), new.page(&near.page)) else { return Vec::new() };
    let mut edited = Vec::new();
    let diff = TextDiff::from_slices(before, after);
    for change in diff.iter_all_changes().filter(|change| !change.value().trim().is_empty()) {
        let (side, index) = match change.tag() {
            ChangeTag::Equal => continue,
            ChangeTag::Delete => (When::Old, change.old_index()),
            ChangeTag::Insert => (When::New, change.new_index()),
        };
        let line = index.unwrap_or_default() + 1;
        let text = Some(change.value().to_owned());
        edited.push(Site { page: near.page.clone(), line, side, text });
    }
    edited.sort_by_key(|site| (site.line.abs_diff(near.line), site.side));
    edited.truncate(SHOWN);
    edited.sort_by_key(|site| (site.side, site.line));
    edited
}
