//! Where the docs speak of what changed, and which of those lines are not as they were.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Address, Origin, Provenance, Schema,
    schema::{Field, Type, TypeBody, TypeRef},
};

use crate::{
    change::Kind,
    edits::Edits,
    finding::{Cause, Site, When},
};

/// How many lines a finding names on each side.
pub(crate) const SHOWN: usize = 4;

/// The docs of one side.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    when: When,
    provenance: &'a Provenance,
    /// The lines of each page, where the docs are at hand.
    pub(crate) lines: Option<BTreeMap<&'a str, Vec<&'a str>>>,
    /// The places that hold each named type.
    users: BTreeMap<&'a str, Vec<Address>>,
    /// The named types of bodies and answers, of which nothing but their members stands in the docs.
    bodies: BTreeMap<Address, &'a str>,
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
        Self { when, provenance, lines, users: users(schema), bodies: bodies(schema) }
    }

    /// The lines that state the fact itself.
    fn exact(&self, address: &Address) -> Vec<&'a Origin> {
        if let Some(ty) = self.bodies.get(address) {
            return self.provenance.below(&format!("{ty}#")).flat_map(|(_, origins)| origins).collect();
        }
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

    /// The lines of a page.
    pub(crate) fn page(&self, name: &str) -> Option<&[&'a str]> {
        self.lines.as_ref()?.get(name).map(Vec::as_slice)
    }

    fn site(&self, origin: &Origin) -> Site {
        let text = self
            .page(&origin.page)
            .and_then(|lines| lines.get(origin.line.checked_sub(1)?))
            .map(|line| (*line).to_owned());
        Site { page: origin.page.clone(), line: origin.line, side: self.when, text }
    }

    /// What a line says, whatever its number and its layout.
    fn words(&self, origin: &Origin) -> String {
        match self.site(origin).text {
            Some(text) => without_layout(&text),
            None => format!("{}:{}:{}", origin.page, origin.column, origin.rule),
        }
    }
}

/// A line without what only lays it out.
pub(crate) fn without_layout(line: &str) -> String {
    line.split([' ', '\t', '|', ',', '\u{a0}']).filter(|word| !word.is_empty()).collect()
}

/// The name of what a fact is a part of, by the same owner.
fn shortened(name: &str) -> Option<&str> {
    if let Some(list) = name.strip_suffix("[]") {
        return Some(list);
    }
    let start = name.find('#')?;
    name[start..].rfind('.').map(|dot| &name[..start + dot])
}

/// Looks up what the docs say of a change on both sides; what is new has no lines in the old docs, what is gone none in
/// the new ones.
pub(crate) fn find(old: (&Places<'_>, &Address), new: (&Places<'_>, &Address), kind: Kind, edits: &Edits) -> Found {
    let own_old = if kind == Kind::Added { Vec::new() } else { old.0.exact(old.1) };
    let own_new = if kind == Kind::Removed { Vec::new() } else { new.0.exact(new.1) };
    let (around_old, around_new) = (old.0.around(old.1), new.0.around(new.1));
    let own = Lines { old: (old.0, &own_old), new: (new.0, &own_new) };
    let around = Lines { old: (old.0, &around_old), new: (new.0, &around_new) };
    let is_stated = !own_old.is_empty() || !own_new.is_empty();
    let (cause, mut sites) = if let Some(edit) = own.difference() {
        let is_edited = edit.is_rewritten() || own_old.is_empty() || own_new.is_empty();
        (if is_edited { Cause::DocsEdit } else { Cause::NewEvidence }, edit.sites)
    } else if let Some(edit) = around.difference() {
        (if is_stated { Cause::NewEvidence } else { Cause::DocsEdit }, edit.sites)
    } else {
        let near = around_new.first().or(around_old.first()).map(|near| edits.nearest(near)).unwrap_or_default();
        match (near.is_empty(), edits.any) {
            (false, _) => (Cause::DocsEdit, near),
            (true, true) => (Cause::NewEvidence, Vec::new()),
            (true, false) => (Cause::Generator, Vec::new()),
        }
    };
    if cause != Cause::DocsEdit {
        // The lines that state it stand behind those that made the difference.
        let rest = own.all();
        sites.extend(rest.into_iter().filter(|site| !sites.contains(site)).collect::<Vec<_>>());
    }
    let anchor = sites.iter().find(|site| site.side == When::New).cloned();
    let anchor = anchor.or_else(|| {
        let near = if around_new.is_empty() { new.0.around(old.1) } else { around_new };
        near.first().map(|origin| new.0.site(origin))
    });
    let is_readable = old.0.lines.is_some() && new.0.lines.is_some();
    Found { sites, anchor, cause: is_readable.then_some(cause) }
}

/// Lines of both sides that speak of one thing.
struct Lines<'p, 'a> {
    old: (&'p Places<'a>, &'p [&'a Origin]),
    new: (&'p Places<'a>, &'p [&'a Origin]),
}

/// How lines differ.
struct Edit {
    lost: usize,
    gained: usize,
    sites: Vec<Site>,
}

impl Edit {
    fn is_rewritten(&self) -> bool {
        self.lost > 0 && self.gained > 0
    }
}

impl Lines<'_, '_> {
    /// The lines that only one side has; none where both have the same.
    fn difference(&self) -> Option<Edit> {
        let mut counts: BTreeMap<String, isize> = BTreeMap::new();
        let words = |(places, origins): (&Places<'_>, &[&Origin])| -> Vec<String> {
            origins.iter().map(|origin| places.words(origin)).collect()
        };
        let (olds, news) = (words(self.old), words(self.new));
        olds.iter().for_each(|words| *counts.entry(words.clone()).or_default() += 1);
        news.iter().for_each(|words| *counts.entry(words.clone()).or_default() -= 1);
        let only = |words: &[String], origins: &[&'_ Origin], is_more: fn(isize) -> bool| -> Vec<Origin> {
            let both = words.iter().zip(origins);
            let both = both.filter(|(words, _)| counts.get(*words).copied().is_some_and(is_more));
            both.map(|(_, origin)| (*origin).clone()).collect()
        };
        let lost = only(&olds, self.old.1, |count| count > 0);
        let gained = only(&news, self.new.1, |count| count < 0);
        let sites = sites((self.old.0, &lost), (self.new.0, &gained));
        (!sites.is_empty()).then_some(Edit { lost: lost.len(), gained: gained.len(), sites })
    }

    fn all(&self) -> Vec<Site> {
        let owned = |origins: &[&Origin]| origins.iter().map(|origin| (*origin).clone()).collect::<Vec<_>>();
        sites((self.old.0, &owned(self.old.1)), (self.new.0, &owned(self.new.1)))
    }
}

fn sites((old, olds): (&Places<'_>, &[Origin]), (new, news): (&Places<'_>, &[Origin])) -> Vec<Site> {
    let mut seen = BTreeSet::new();
    let before = olds.iter().map(|origin| old.site(origin)).take(SHOWN);
    let after = news.iter().map(|origin| new.site(origin)).take(SHOWN);
    before.chain(after).filter(|site| seen.insert((site.side, site.page.clone(), site.line))).collect()
}

fn bodies(schema: &Schema) -> BTreeMap<Address, &str> {
    let mut bodies = BTreeMap::new();
    for operation in &schema.operations {
        let at = Address::operation(operation.key());
        let request = operation.body.iter().map(|body| ("body", &body.ty));
        let answer = operation.answer.payload.iter().map(|ty| ("response", ty));
        for (part, ty) in request.chain(answer) {
            visit(&ty.kind, &mut |name| {
                bodies.entry(at.part(part)).or_insert(name);
            });
        }
    }
    bodies
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
