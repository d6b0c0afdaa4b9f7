//! What was seen at one place: counts only, no decision.
//!
//! [`Shape::merge`] is commutative and associative with [`Shape::default`] as its neutral element, so
//! the order of pages, examples and keys never shows. Whatever would depend on an order (which text
//! was first, which of many values to keep) is defined over the content instead: the smallest.

mod claim;
mod few;
mod observe;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use docwright_schema::{SourceId, Span, schema::Format};

use crate::models::ModelUse;

pub(crate) use claim::{Claim, Kind, Refers};
pub(crate) use few::Sites;
use few::Values;

/// How many distinct scalar values are remembered, to confirm documented sets of values with.
pub(crate) const REMEMBERED_VALUES: usize = 48;

/// Names an object place once shapes are taken apart; see [`crate::entity`].
pub(crate) type NodeId = usize;

/// Everything seen and claimed at one place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Shape {
    /// How often null stood here.
    pub nulls: u32,
    /// How often a truth value did.
    pub booleans: u32,
    /// Whole numbers.
    pub integers: Integers,
    /// How often a number with a fraction or an exponent did.
    pub floats: u32,
    /// Strings.
    pub texts: Texts,
    /// Lists.
    pub arrays: Arrays,
    /// Objects, as long as the shape is a tree.
    pub object: Option<Box<Objects>>,
    /// The models that the docs say stand here.
    pub models: BTreeSet<ModelUse>,
    /// The nodes that stand for its objects, once it has been taken apart.
    pub nodes: BTreeSet<NodeId>,
    /// The smallest distinct scalar values that were seen, as text.
    pub values: Values,
    /// What tables, remarks and prose say.
    pub claims: BTreeSet<Box<Claim>>,
    /// The first place on each page where an example shows it.
    pub sites: Sites,
    /// The first place of all where each sort of value stands.
    pub firsts: Firsts,
}

/// Where each sort of value is seen first: truth values, numbers, texts that are not blank, lists with items and objects
/// with members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Firsts(pub [Option<(SourceId, Span)>; 4]);

/// Whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Integers {
    /// How many.
    pub count: u32,
    /// How many of them are below zero.
    pub negative: u32,
    /// How many of them need the range from 2⁶³ to 2⁶⁴.
    pub beyond_i64: u32,
    /// How many of them need more than 64 bits.
    pub beyond_u64: u32,
}

/// Strings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Texts {
    /// How many.
    pub count: u32,
    /// How many of them are empty or blank.
    pub empty: u32,
    /// How many of them are written in each format.
    pub formats: BTreeMap<Format, u32>,
}

/// Lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Arrays {
    /// How many.
    pub count: u32,
    /// All items of all of them together.
    pub items: Option<Box<Shape>>,
}

/// Objects.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Objects {
    /// How many.
    pub count: u32,
    /// How many of them are shown whole, so that a key that is not there is missing.
    pub complete: u32,
    /// Their members.
    pub fields: BTreeMap<Box<str>, Box<Member>>,
    /// Whether all their keys are data.
    pub keyed: bool,
}

/// One key of objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    /// In how many objects it stands.
    pub present: u32,
    /// In how many of those that are shown whole.
    pub present_in_complete: u32,
    /// Where it stands in the largest object that has it.
    pub rank: Rank,
    /// What stands under it.
    pub shape: Shape,
}

/// A member's place among others: that of the largest object comes first, because a detail shows the order of
/// fields better than a summary does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    size: Reverse<u32>,
    position: u32,
}

impl Rank {
    /// The place of a member of an object with `size` members.
    pub(crate) fn new(size: usize, position: usize) -> Self {
        Self { size: Reverse(size as u32), position: position as u32 }
    }

    /// The place of a member that no example shows.
    pub(crate) fn unseen(position: u32) -> Self {
        Self { size: Reverse(0), position }
    }
}

impl Shape {
    /// Adds what `other` saw.
    pub(crate) fn merge(&mut self, other: Self) {
        self.nulls += other.nulls;
        self.booleans += other.booleans;
        self.integers.merge(other.integers);
        self.floats += other.floats;
        self.texts.merge(other.texts);
        self.arrays.count += other.arrays.count;
        merge_boxes(&mut self.arrays.items, other.arrays.items, Self::merge);
        merge_boxes(&mut self.object, other.object, Objects::merge);
        self.models.extend(other.models);
        self.nodes.extend(other.nodes);
        self.values.extend(other.values);
        self.values.truncate(REMEMBERED_VALUES);
        self.claims.extend(other.claims);
        self.sites.merge(other.sites);
        self.firsts.merge(other.firsts);
    }

    /// Notes what the docs say.
    pub(crate) fn claim(&mut self, claim: Claim) {
        self.claims.insert(Box::new(claim));
    }

    /// Notes that an example shows the place at `span`.
    pub(crate) fn see_at(&mut self, source: SourceId, span: Span) {
        self.sites.see(source, span);
    }

    /// Whether an example shows anything here, null included.
    pub(crate) fn is_seen(&self) -> bool {
        self.nulls > 0 || self.has_value()
    }

    /// Whether an example shows anything here but null.
    pub(crate) fn has_value(&self) -> bool {
        self.has_scalar() || self.arrays.count > 0 || self.has_object()
    }

    /// Whether an example shows a truth value, a number or a string here.
    pub(crate) fn has_scalar(&self) -> bool {
        self.booleans + self.integers.count + self.floats + self.texts.count > 0
    }

    /// Whether an example shows an object here.
    pub(crate) fn has_object(&self) -> bool {
        self.object.as_ref().is_some_and(|object| object.count > 0) || !self.nodes.is_empty()
    }

    /// Whether the docs claim a file, or a list of files.
    pub(crate) fn claims_file(&self) -> bool {
        let is_file =
            |kind: &Kind| matches!(kind, Kind::File) || matches!(kind, Kind::Array(Some(item)) if **item == Kind::File);
        self.claims.iter().filter_map(|claim| claim.kind.as_ref()).any(is_file)
    }

    /// What the docs call the objects that stand here, directly or as items of a list, where they describe their
    /// members too: a name alone is often that of something else. Of several names the first in content.
    pub(crate) fn claimed_name(&self) -> Option<&str> {
        let is_described = self.innermost().fields().any(|(_, member)| !member.shape.claims.is_empty());
        let names = self.claims.iter().filter_map(|claim| claim.kind.as_ref()?.name());
        names.filter(|_| is_described).min()
    }

    /// The objects that stand here, directly or as items of lists.
    pub(crate) fn innermost(&self) -> &Self {
        match &self.arrays.items {
            Some(items) if self.object.is_none() && self.nodes.is_empty() => items.innermost(),
            _ => self,
        }
    }

    /// The objects that stand here, directly or as items of lists.
    pub(crate) fn innermost_mut(&mut self) -> &mut Self {
        match self.arrays.items {
            Some(_) if self.object.is_none() && self.nodes.is_empty() => self.items_mut().innermost_mut(),
            _ => self,
        }
    }

    /// The objects that stand here, directly or as items of lists.
    pub(crate) fn into_innermost(self) -> Self {
        match self.arrays.items {
            Some(items) if self.object.is_none() && self.nodes.is_empty() => items.into_innermost(),
            _ => self,
        }
    }

    /// The items of the lists that stand here.
    pub(crate) fn items_mut(&mut self) -> &mut Self {
        self.arrays.items.get_or_insert_default()
    }

    /// The members of the objects that stand here.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &Member)> {
        self.object.iter().flat_map(|object| object.fields.iter()).map(|(key, member)| (&**key, &**member))
    }

    /// What stands under `key` of the objects here, which have such a member from now on.
    pub(crate) fn field_mut(&mut self, key: &str) -> &mut Self {
        let fields = &mut self.object.get_or_insert_default().fields;
        &mut fields.entry(key.into()).or_insert_with(|| Box::new(Member::unseen(0))).shape
    }

    /// What stands under `key` of the objects here.
    pub(crate) fn field(&self, key: &str) -> Option<&Self> {
        self.object.as_ref()?.fields.get(key).map(|member| &member.shape)
    }
}

impl Firsts {
    fn merge(&mut self, other: Self) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own = [*own, other].into_iter().flatten().min();
        }
    }
}

impl Integers {
    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.negative += other.negative;
        self.beyond_i64 += other.beyond_i64;
        self.beyond_u64 += other.beyond_u64;
    }
}

impl Texts {
    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.empty += other.empty;
        for (format, count) in other.formats {
            *self.formats.entry(format).or_default() += count;
        }
    }
}

impl Objects {
    /// Adds what `other` saw.
    pub(crate) fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.complete += other.complete;
        self.keyed |= other.keyed;
        for (key, member) in other.fields {
            match self.fields.get_mut(&key) {
                Some(known) => known.merge(*member),
                None => drop(self.fields.insert(key, member)),
            }
        }
    }

    /// The members that the docs say are always there.
    pub(crate) fn required(&self) -> impl Iterator<Item = &str> {
        let is_required = |member: &Member| {
            let mut claims = member.shape.claims.iter().filter_map(|claim| claim.required).peekable();
            claims.peek().is_some() && claims.all(|required| required)
        };
        self.fields.iter().filter(move |(_, member)| is_required(member)).map(|(key, _)| &**key)
    }

    /// Notes that the docs say of members that they are always there.
    pub(crate) fn require(&mut self, keys: &BTreeSet<Box<str>>) {
        for (_, member) in self.fields.iter_mut().filter(|(key, _)| keys.contains(*key)) {
            let claims = std::mem::take(&mut member.shape.claims);
            let claims =
                claims.into_iter().map(|claim| Box::new(Claim { required: claim.required.or(Some(true)), ..*claim }));
            member.shape.claims = claims.collect();
        }
    }

    /// Forgets which members are required.
    pub(crate) fn waive(&mut self) {
        for member in self.fields.values_mut() {
            let claims = std::mem::take(&mut member.shape.claims);
            let claims = claims
                .into_iter()
                .map(|claim| Box::new(Claim { required: claim.required.filter(|required| !required), ..*claim }));
            member.shape.claims = claims.collect();
        }
    }

    /// The members in the order of the docs.
    pub(crate) fn in_order(&self) -> Vec<(&str, &Member)> {
        let mut fields: Vec<_> = self.fields.iter().map(|(key, member)| (&**key, &**member)).collect();
        fields.sort_by_key(|&(key, member)| (member.rank, key));
        fields
    }
}

impl Member {
    /// A member that no example shows, at a place in the order of the docs.
    pub(crate) fn unseen(position: u32) -> Self {
        Self { present: 0, present_in_complete: 0, rank: Rank::unseen(position), shape: Shape::default() }
    }

    fn merge(&mut self, other: Self) {
        self.present += other.present;
        self.present_in_complete += other.present_in_complete;
        self.rank = self.rank.min(other.rank);
        self.shape.merge(other.shape);
    }
}

fn merge_boxes<T>(into: &mut Option<Box<T>>, other: Option<Box<T>>, merge: impl Fn(&mut T, T)) {
    match (into, other) {
        (Some(into), Some(other)) => merge(into, *other),
        (into @ None, other) => *into = other,
        (_, None) => {}
    }
}

#[cfg(test)]
pub(crate) mod laws;
