//! Where facts stand: provenance as inference goes along.

use docwright_schema::{Address, Origin, Provenance, Site, Sources};

use crate::shape::Shape;

/// Notes the places that facts come from.
pub(crate) struct Recorder<'s> {
    sources: &'s Sources,
    provenance: Provenance,
}

impl<'s> Recorder<'s> {
    pub(crate) fn new(sources: &'s Sources) -> Self {
        Self { sources, provenance: Provenance::default() }
    }

    /// Notes one place; `rule` is the kind of evidence that stands there.
    pub(crate) fn site(&mut self, address: &Address, site: Site, rule: &str) {
        let at = self.sources.line_column(site);
        let page = self.sources.get(site.source).name().to_owned();
        self.provenance.add(address.clone(), Origin { page, line: at.line, column: at.column, rule: rule.to_owned() });
    }

    /// Notes all places that a shape was seen or claimed at.
    pub(crate) fn shape(&mut self, address: &Address, shape: &Shape) {
        for (source, span) in shape.sites.iter() {
            self.site(address, Site::new(source, span), "example");
        }
        for claim in &shape.claims {
            self.site(address, claim.site, claim.source);
        }
    }

    /// Notes that a fact stands where another one does.
    pub(crate) fn copy(&mut self, address: &Address, of: &Address) {
        for origin in self.provenance.get(of).to_vec() {
            self.provenance.add(address.clone(), origin);
        }
    }

    /// Everything noted.
    pub(crate) fn finish(self) -> Provenance {
        self.provenance
    }
}
