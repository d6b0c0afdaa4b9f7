//! What a change does to the callers of the generated crate, by its declarations.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use docwright_schema::{Address, Surface};

use crate::{finding::Declaration, renames::Renames, verdict::Semver};

/// The public items of the crate before and after.
#[derive(Debug)]
pub(crate) struct Crates<'a> {
    old: &'a Surface,
    new: &'a Surface,
    /// All items that differ, by their paths; those of the old crate with new names for renamed types and areas.
    differing: BTreeMap<String, Declaration>,
    renames: &'a Renames,
}

impl<'a> Crates<'a> {
    pub(crate) fn new(old: &'a Surface, new: &'a Surface, renames: &'a Renames) -> Self {
        let mut before = BTreeMap::new();
        for (path, declaration) in &old.items {
            before.insert(renamed_path(path, renames), (path, renamed(declaration, renames), declaration));
        }
        let mut differing = BTreeMap::new();
        for (path, (_, as_new, declaration)) in &before {
            let after = new.items.get(path);
            if after.map(String::as_str) != Some(as_new) {
                let one =
                    Declaration { path: path.clone(), before: Some((*declaration).clone()), after: after.cloned() };
                differing.insert(path.clone(), one);
            }
        }
        for (path, declaration) in new.items.iter().filter(|(path, _)| !before.contains_key(*path)) {
            let one = Declaration { path: path.clone(), before: None, after: Some(declaration.clone()) };
            differing.insert(path.clone(), one);
        }
        // A renamed path is another path to callers, even where nothing else differs.
        for (path, (old_path, ..)) in before.iter().filter(|(path, (old_path, ..))| path != old_path) {
            let entry = differing.entry(path.clone());
            let one = entry.or_insert_with(|| Declaration { path: path.clone(), before: None, after: None });
            one.before = Some(format!("{old_path}: {}", old.items[*old_path]));
            one.after = one.after.take().or_else(|| new.items.get(path).cloned());
        }
        Self { old, new, differing, renames }
    }

    /// The declarations that differ and that the fact shapes.
    pub(crate) fn of(&self, old_address: &Address, address: &Address) -> Vec<&Declaration> {
        self.shaped(|surface| &surface.of, old_address, address)
    }

    /// The declarations that differ and that may do so because of the fact, though others shape them.
    pub(crate) fn through(&self, old_address: &Address, address: &Address) -> Vec<&Declaration> {
        self.shaped(|surface| &surface.through, old_address, address)
    }

    fn shaped(&self, of: fn(&Surface) -> &Items, old_address: &Address, address: &Address) -> Vec<&Declaration> {
        let before = around(of(self.old), old_address).map(|path| renamed_path(path, self.renames));
        let after = around(of(self.new), address).cloned();
        let paths: BTreeSet<String> = before.chain(after).collect();
        paths.iter().filter_map(|path| self.differing.get(path)).collect()
    }

    /// The declarations that differ though nothing in `told`, nor what it is a part of, is told to have changed.
    pub(crate) fn rest(&self, told: &BTreeSet<&str>) -> Vec<&Declaration> {
        let is_told = |path: &str| {
            let mut name = path;
            loop {
                if told.contains(name) {
                    return true;
                }
                match name.find(" as ").or_else(|| name.rfind("::")) {
                    Some(end) => name = &name[..end],
                    None => return false,
                }
            }
        };
        self.differing.values().filter(|declaration| !is_told(&declaration.path)).collect()
    }
}

/// Paths of items by facts.
type Items = BTreeMap<Address, BTreeSet<String>>;

/// The items of a fact; a part of a type has those of the lists and maps around it.
fn around<'s>(of: &'s Items, address: &Address) -> impl Iterator<Item = &'s String> + use<'s> {
    let mut name = address.as_str();
    let mut found = of.get(name);
    while found.is_none()
        && let Some(rest) = name.strip_suffix("[]").or_else(|| name.strip_suffix(".{*}"))
    {
        name = rest;
        found = of.get(name);
    }
    found.into_iter().flatten()
}

/// The step that a difference between declarations asks for.
pub(crate) fn step(declaration: &Declaration) -> Semver {
    match (&declaration.before, &declaration.after) {
        (None, Some(_)) => Semver::Minor,
        (Some(_), _) => Semver::Major,
        (None, None) => Semver::None,
    }
}

/// A declaration with new names for types that were renamed.
fn renamed<'d>(declaration: &'d str, renames: &Renames) -> Cow<'d, str> {
    if renames.is_empty() {
        return declaration.into();
    }
    words(declaration).map(|word| renames.type_name(word)).collect()
}

/// A path with new names for areas and types that were renamed.
fn renamed_path(path: &str, renames: &Renames) -> String {
    if renames.is_empty() {
        return path.to_owned();
    }
    let mut parts = words(path).peekable();
    let first = parts.next().unwrap_or_default();
    let first = if parts.peek().is_some() { renames.area(renames.type_name(first)) } else { first };
    std::iter::once(first).chain(parts.map(|word| renames.type_name(word))).collect()
}

/// A text in words and what stands between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_word = |char: char| char.is_alphanumeric() || char == '_';
        let kind = is_word(first);
        let end = rest.find(|char| is_word(char) != kind).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}
