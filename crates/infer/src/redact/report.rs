//! Says what was replaced.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{Diagnostic, Diagnostics, Site, Sources, Span, codes};

use super::Kind;

/// What was replaced, by kind.
#[derive(Debug, Default)]
pub(super) struct Tally(BTreeMap<Kind, Counted>);

#[derive(Debug, Default)]
struct Counted {
    values: BTreeSet<String>,
    places: usize,
    /// A page that shows one, and the value.
    first: Option<(String, String)>,
}

impl Tally {
    /// Notes that a value was replaced on a page, which may be unknown.
    pub(super) fn add(&mut self, kind: Kind, value: &str, page: &str) {
        let counted = self.0.entry(kind).or_default();
        counted.places += 1;
        if !counted.values.contains(value) {
            counted.values.insert(value.to_owned());
        }
        let first = (page.to_owned(), value.to_owned());
        if !page.is_empty() && counted.first.as_ref().is_none_or(|known| first < *known) {
            counted.first = Some(first);
        }
    }

    /// Adds what another counted.
    pub(super) fn join(&mut self, other: Self) {
        for (kind, new) in other.0 {
            let counted = self.0.entry(kind).or_default();
            counted.places += new.places;
            counted.values.extend(new.values);
            counted.first = counted.first.take().into_iter().chain(new.first).min();
        }
    }

    /// Reports all of it once.
    pub(super) fn report(&self, sources: &Sources, diagnostics: &mut Diagnostics) {
        if self.0.is_empty() {
            return;
        }
        let kinds = self.0.iter().map(|(kind, counted)| {
            let (one, more) = kind.names();
            let count = counted.values.len();
            format!("{count} {}", if count == 1 { one } else { more })
        });
        let places: usize = self.0.values().map(|counted| counted.places).sum();
        let noun = if places == 1 { "place" } else { "places" };
        let message = format!("{} replaced in {places} {noun}", kinds.collect::<Vec<_>>().join(", "));
        let mut sites: Vec<(Site, Kind)> =
            self.0.iter().filter_map(|(kind, counted)| Some((site(counted, sources)?, *kind))).collect();
        sites.sort();
        let mut sites = sites.into_iter();
        let diagnostic = match sites.next() {
            Some((site, _)) => Diagnostic::new(&codes::EXAMPLE_REDACTED, site, message),
            None => Diagnostic::general(&codes::EXAMPLE_REDACTED, message),
        };
        let label = |kind: Kind| format!("the first of the {}", kind.names().1);
        diagnostics.push(sites.fold(diagnostic, |diagnostic, (site, kind)| diagnostic.and(site, label(kind))));
    }
}

/// Where a value stands, or else its page.
fn site(counted: &Counted, sources: &Sources) -> Option<Site> {
    let (page, value) = counted.first.as_ref()?;
    let (id, source) = sources.iter().find(|(_, source)| source.name() == page)?;
    let span = source.text().find(value).map(|at| Span::new(at..at + value.len()));
    Some(Site::new(id, span.unwrap_or_default()))
}
