//! Objects that pages describe once, and which of them other texts mean.

mod pages;
mod place;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use docwright_schema::{
    Site, SourceId, Sources,
    document::{DescribedValue, Document, Model, Table},
};

pub(crate) use place::{place, return_from, take_values};

use self::pages::{Pages, Target};
use crate::{
    evidence::response,
    naming::words::Words,
    shape::{Claim, Objects, Refers, Shape},
};

/// The values of a set, each with what it stands for.
pub(crate) type Values = Vec<(Box<str>, Option<Box<str>>)>;

fn value(value: &DescribedValue<'_>) -> (Box<str>, Option<Box<str>>) {
    (value.value.text.trim().into(), value.gloss.as_deref().map(Box::from))
}

/// A use of a model: which one, and whether only some of its members may be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ModelUse {
    pub index: usize,
    pub is_partial: bool,
}

/// What is known of a model.
pub(crate) struct Described {
    /// What it is called.
    pub name: Words,
    /// Whether its heading says that it names a thing: `Oven Object`, and not `Ovens`.
    pub is_titled: bool,
    /// Its members, as tables and examples show them.
    pub shape: Shape,
    /// Its members that are always there in answers.
    pub required: BTreeSet<Box<str>>,
    /// Where its description begins.
    pub site: Site,
}

/// All models of an API.
#[derive(Default)]
pub(crate) struct Models {
    pub all: Vec<Described>,
    pages: Pages,
    /// Models by the page and what stands behind the `#` of a link to it, each with how far above it that heading is.
    by_anchor: BTreeMap<(SourceId, String), (usize, usize)>,
    /// Sets of values, by page and anchor.
    sets: BTreeMap<(SourceId, String), Values>,
    /// The first model of each page.
    by_page: BTreeMap<SourceId, usize>,
    /// Models by name: which one and how near the name is; none where two pages have one each.
    by_name: BTreeMap<String, (usize, Option<usize>)>,
    by_name_in_page: BTreeMap<(SourceId, String), (usize, usize)>,
}

/// Names of headings further out say what a page or chapter is about.
const NEAR: usize = 2;

impl Models {
    /// The models of all documents.
    pub(crate) fn of(sources: &Sources, documents: &[Document<'_>]) -> Self {
        let mut models = Self { pages: Pages::of(sources), ..Self::default() };
        let marks_optional = mark_optional(documents);
        for document in documents {
            for model in &document.models {
                models.add(document.source, model, marks_optional);
            }
        }
        for document in documents {
            for set in &document.value_sets {
                let anchors = set.headings.iter().flat_map(|heading| &heading.anchors);
                for anchor in anchors {
                    let known = models.sets.entry((document.source, anchor.clone()));
                    known.or_insert_with(|| set.values.iter().map(value).collect());
                }
            }
        }
        models
    }

    /// The values that a claim links to; none where it links to several sets.
    pub(crate) fn values(&self, claim: &Claim) -> Option<&Values> {
        let source = claim.site.source;
        let mut found = claim.links.iter().filter_map(|link| match self.pages.target(source, link) {
            Target::Part(page, anchor) => self.sets.get(&(page, anchor)),
            Target::Page(_) | Target::Elsewhere => None,
        });
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    fn add(&mut self, source: SourceId, model: &Model<'_>, marks_optional: bool) {
        let index = self.all.len();
        let own = model.headings.first();
        let name = own.map(|heading| Words::of(&heading.name)).unwrap_or_default();
        let is_titled = own.is_some_and(|heading| heading.name != heading.text.text);
        let shape = shape(source, model);
        let required = required(&shape, model, marks_optional);
        self.all.push(Described { name, is_titled, shape, required, site: Site::new(source, model.span) });
        self.by_page.entry(source).or_insert(index);
        for (far, heading) in model.headings.iter().enumerate() {
            for anchor in &heading.anchors {
                nearest(self.by_anchor.entry((source, anchor.clone())), (far, index));
            }
            if far < NEAR && !heading.name.is_empty() {
                let name = key(&heading.name);
                nearest(self.by_name_in_page.entry((source, name.clone())), (far, index));
                let (known, only) = self.by_name.entry(name).or_insert((far, Some(index)));
                if far < *known {
                    (*known, *only) = (far, Some(index));
                } else if far == *known && only.is_some_and(|only| self.all[only].site.source != source) {
                    *only = None;
                }
            }
        }
    }

    /// The model that a text of page `source` means. A link that leads to a page of these docs means what stands there
    /// and nothing else; where it leads elsewhere or is none, the name tells.
    pub(crate) fn resolve(&self, source: SourceId, refers: &Refers) -> Option<ModelUse> {
        let index = match refers.target.as_deref().map(|target| self.pages.target(source, target)) {
            Some(Target::Part(page, anchor)) => self.by_anchor.get(&(page, anchor)).map(|(_, index)| *index),
            Some(Target::Page(page)) => self.by_page.get(&page).copied(),
            Some(Target::Elsewhere) | None => self.named(source, &refers.name),
        };
        index.map(|index| ModelUse { index, is_partial: refers.is_partial })
    }

    fn named(&self, source: SourceId, name: &str) -> Option<usize> {
        let name = key(name);
        let near = self.by_name_in_page.get(&(source, name.clone())).map(|(_, index)| *index);
        near.or_else(|| self.by_name.get(&name)?.1)
    }
}

/// Keeps the nearest; of equals the first.
fn nearest<K: Ord>(entry: Entry<'_, K, (usize, usize)>, found: (usize, usize)) {
    entry.and_modify(|known| *known = (*known).min(found)).or_insert(found);
}

/// A name as it is looked up: its words in the singular, or its letters where they are of a script that has no words.
fn key(name: &str) -> String {
    if name.is_ascii() { Words::of(name).singular().snake() } else { name.trim().to_lowercase() }
}

/// Whether these docs mark what is optional in models, so that a table without a mark describes what is always there.
fn mark_optional(documents: &[Document<'_>]) -> bool {
    let tables = documents.iter().flat_map(|document| &document.models).flat_map(|model| &model.tables);
    let (mut marking, mut telling) = (0, 0);
    for table in tables {
        let tells = table.rows.iter().any(|row| row.required.is_some());
        marking += usize::from(table.marks_optional);
        telling += usize::from(tells && !table.marks_optional);
    }
    marking >= ENOUGH && marking > telling
}

/// So many tables are a habit.
const ENOUGH: usize = 3;

/// The members of a model.
fn shape(source: SourceId, model: &Model<'_>) -> Shape {
    let mut shape = Shape::default();
    for example in &model.examples {
        shape.merge(Shape::observe(source, example).into_innermost());
    }
    for table in &model.tables {
        response::describe(&mut shape, source, table, None);
    }
    shape
}

/// The members that are always there in answers; where `marks_optional`, a table that marks nothing tells so too.
fn required(shape: &Shape, model: &Model<'_>, marks_optional: bool) -> BTreeSet<Box<str>> {
    let says = |table: &Table<'_>| table.marks_optional || table.rows.iter().any(|row| row.required.is_some());
    let by_habit = marks_optional && !model.tables.iter().any(says);
    let objects = shape.object.as_deref();
    let told = objects.into_iter().flat_map(Objects::required).map(Box::from);
    let described = objects.into_iter().flat_map(|objects| &objects.fields).filter(|_| by_habit);
    told.chain(described.filter(|(_, member)| !member.shape.claims.is_empty()).map(|(key, _)| key.clone())).collect()
}
