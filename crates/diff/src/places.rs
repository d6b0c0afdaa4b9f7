//! Where the docs speak of what changed, and which of those lines are not as they were.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Address, Origin, Provenance, Schema,
    schema::{Field, Type, TypeBody, TypeRef},
};

use crate::finding::{Cause, Site, When};

/// How many lines a finding names on each side.
const SHOWN: usize = 4;

/// The docs of one side.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    when: When,
    provenance: &'a Provenance,
    /// The lines of each page, where the docs are at hand.
    lines: Option<BTreeMap<&'a str, Vec<&'a str>>>,
    /// The places that hold each named type.
    users: BTreeMap<&'a str, Vec<Address>>,
}

/// What the docs of both sides say of a change.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) sites: Vec<Site>,
    pub(crate) anchor: Option<Site>,
    /// Why it changed, as far as the lines show; none where they do not.
    pub(crate) cause: Option<Cause>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(
        when: When,
        schema: &'a Schema,
        provenance: &'a Provenance,
        pages: Option<&'a BTreeMap<String, String>>,
    ) -> Self {
        let lines = pages.map(|pages| pages.iter().map(|(name, text)| (&**name, text.lines().collect())).collect());
        Self { when, provenance, lines, users: users(schema) }
    }

    /// The lines that state the fact itself.
    fn exact(&self, address: &Address) -> Vec<&'a Origin> {
        let mut name = address.as_str();
        loop {
            let origins: Vec<_> = self.provenance.below(name).take(1).filter(|(at, _)| at.as_str() == name).collect();
            if let Some((_, origins)) = origins.first() {
                return origins.iter().collect();
            }
            match shortened(name) {
                Some(shorter) => name = shorter,
                None => return Vec::new(),
            }
        }
    }

    /// The lines that add to what is known of it: of the members of a type and of whatever holds it, of the examples
    /// of an operation.
    fn around(&self, address: &Address) -> Vec<&'a Origin> {
        let owner = address.as_str().split('#').next().unwrap_or_default();
        let mut origins = Vec::new();
        let parts = format!("{owner}#");
        for (at, of) in self.provenance.below(owner) {
            if at.as_str() == owner || at.as_str().starts_with(&parts) {
                origins.extend(of);
            }
        }
        for user in self.users.get(owner).into_iter().flatten() {
            origins.extend(self.exact(user));
        }
        origins
    }

    fn site(&self, origin: &Origin) -> Site {
        let page = self.lines.as_ref().and_then(|lines| lines.get(origin.page.as_str()));
        let text = page.and_then(|lines| lines.get(origin.line.checked_sub(1)?)).map(|line| (*line).to_owned());
        Site { page: origin.page.clone(), line: origin.line, side: self.when, text }
    }

    /// What a line says, whatever its number and its layout.
    fn words(&self, origin: &Origin) -> String {
        match self.site(origin).text {
            Some(text) => text.split([' ', '\t', '|', ',', '\u{a0}']).filter(|word| !word.is_empty()).collect(),
            None => format!("{}:{}:{}", origin.page, origin.column, origin.rule),
        }
    }
}

/// The name of what a fact is a part of, by the same owner.
fn shortened(name: &str) -> Option<&str> {
    if let Some(list) = name.strip_suffix("[]") {
        return Some(list);
    }
    let start = name.find('#')?;
    name[start..].rfind('.').map(|dot| &name[..start + dot])
}

/// Looks up what the docs say of a change on both sides.
pub(crate) fn find(old: (&Places<'_>, Option<&Address>), new: (&Places<'_>, Option<&Address>)) -> Found {
    let exact = |(places, address): (&Places<'_>, Option<&Address>)| {
        address.map(|address| places.exact(address)).unwrap_or_default().into_iter().cloned().collect::<Vec<_>>()
    };
    let around = |(places, address): (&Places<'_>, Option<&Address>)| {
        address.map(|address| places.around(address)).unwrap_or_default().into_iter().cloned().collect::<Vec<_>>()
    };
    let is_readable = old.0.lines.is_some() && new.0.lines.is_some();
    let (own_old, own_new) = (exact(old), exact(new));
    let mut found = Found { sites: Vec::new(), anchor: None, cause: None };
    let (lost, gained) = differing((old.0, &own_old), (new.0, &own_new));
    let edited = !lost.is_empty() && !gained.is_empty() || own_old.is_empty() || own_new.is_empty();
    if !lost.is_empty() || !gained.is_empty() {
        found.cause = Some(if edited { Cause::DocsEdit } else { Cause::NewEvidence });
        found.sites = sites((old.0, &lost), (new.0, &gained));
    } else {
        let (all_old, all_new) = (around(old), around(new));
        let (lost, gained) = differing((old.0, &all_old), (new.0, &all_new));
        if !lost.is_empty() || !gained.is_empty() {
            found.cause = Some(Cause::NewEvidence);
            found.sites = sites((old.0, &lost), (new.0, &gained));
        }
    }
    if found.sites.is_empty() || (found.cause == Some(Cause::NewEvidence)) {
        // The lines that state it stand behind those that made the difference.
        let mut rest = sites((old.0, &refs(&own_old)), (new.0, &refs(&own_new)));
        rest.retain(|site| !found.sites.contains(site));
        found.sites.extend(rest);
    }
    if !is_readable {
        found.cause = None;
    }
    let anchors = || new.1.or(old.1).map(|address| new.0.around(address)).unwrap_or_default();
    found.anchor = found.sites.iter().find(|site| site.side == When::New).cloned();
    if found.anchor.is_none() {
        found.anchor = anchors().first().map(|origin| new.0.site(origin));
    }
    found
}

fn refs(origins: &[Origin]) -> Vec<&Origin> {
    origins.iter().collect()
}

/// The lines that only one side has.
fn differing<'o>(
    (old, olds): (&Places<'_>, &'o [Origin]),
    (new, news): (&Places<'_>, &'o [Origin]),
) -> (Vec<&'o Origin>, Vec<&'o Origin>) {
    let mut counts: BTreeMap<String, isize> = BTreeMap::new();
    olds.iter().for_each(|origin| *counts.entry(old.words(origin)).or_default() += 1);
    news.iter().for_each(|origin| *counts.entry(new.words(origin)).or_default() -= 1);
    let lost = olds.iter().filter(|origin| counts.get(&old.words(origin)).is_some_and(|count| *count > 0));
    let gained = news.iter().filter(|origin| counts.get(&new.words(origin)).is_some_and(|count| *count < 0));
    (lost.collect(), gained.collect())
}

fn sites((old, olds): (&Places<'_>, &[&Origin]), (new, news): (&Places<'_>, &[&Origin])) -> Vec<Site> {
    let mut seen = BTreeSet::new();
    let before = olds.iter().map(|origin| old.site(origin)).take(SHOWN);
    let after = news.iter().map(|origin| new.site(origin)).take(SHOWN);
    before.chain(after).filter(|site| seen.insert((site.side, site.page.clone(), site.line))).collect()
}

/// The addresses of what holds each named type.
fn users(schema: &Schema) -> BTreeMap<&str, Vec<Address>> {
    let mut users: BTreeMap<&str, Vec<Address>> = BTreeMap::new();
    let mut add = |ty: &'_ TypeRef, at: Address| {
        visit(&ty.kind, &mut |name| {
            if let Some((name, _)) = schema.types.get_key_value(name) {
                users.entry(name).or_default().push(at.clone());
            }
        });
    };
    for operation in &schema.operations {
        let at = Address::operation(operation.key());
        for parameter in &operation.parameters {
            add(&parameter.ty, at.part("parameter").part(crate::facts::parameter_key(parameter)));
        }
        operation.body.iter().for_each(|body| add(&body.ty, at.part("body")));
        operation.answer.payload.iter().for_each(|ty| add(ty, at.part("response")));
    }
    let mut members = |owner: &Address, fields: &[Field]| {
        fields.iter().for_each(|field| add(&field.ty, owner.part(&field.name)));
    };
    schema.envelope.iter().for_each(|envelope| members(&Address::api("envelope"), &envelope.fields));
    schema.error.iter().for_each(|error| members(&Address::api("error"), &error.fields));
    for (name, def) in &schema.types {
        if let TypeBody::Struct { fields, .. } = &def.body {
            members(&Address::of_type(name), fields);
        }
    }
    users
}

/// Calls `see` with the named types that a type is made of.
pub(crate) fn visit<'t>(ty: &'t Type, see: &mut impl FnMut(&'t str)) {
    match ty {
        Type::Ref { name } => see(name),
        Type::Array { items: inner } | Type::Map { values: inner } => visit(&inner.kind, see),
        Type::Union { of } => of.iter().for_each(|ty| visit(ty, see)),
        _ => {}
    }
}
