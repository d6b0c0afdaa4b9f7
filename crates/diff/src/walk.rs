//! The walk over two schemas: what comes across a difference notes it.

use std::cmp::Ordering;

use docwright_schema::Address;

use crate::change::{Aspect, Change};

/// Something that both schemas may have.
pub(crate) trait Fact {
    /// What it is called when it comes or goes.
    const ASPECT: Aspect;

    /// It in a line.
    fn declare(&self) -> String;

    /// Notes the differences between it and its successor.
    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk);
}

/// Something that has a name in its list.
pub(crate) trait Item: Fact {
    /// The name.
    fn key(&self) -> String;

    /// Its address, `list` being that of its list.
    fn address(&self, list: &Address) -> Address {
        list.part(self.key())
    }
}

/// The changes found so far.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    changes: Vec<Change>,
}

impl Walk {
    /// All changes.
    pub(crate) fn finish(self) -> Vec<Change> {
        self.changes
    }

    fn note(&mut self, at: &Address, aspect: Aspect, before: Option<String>, after: Option<String>) {
        self.changes.push(Change { address: at.clone(), aspect, before, after });
    }

    /// Compares a property; `show` makes it readable.
    pub(crate) fn property<T: PartialEq>(
        &mut self,
        at: &Address,
        aspect: Aspect,
        (old, new): (&T, &T),
        show: impl Fn(&T) -> String,
    ) {
        if old != new {
            self.note(at, aspect, Some(show(old)), Some(show(new)));
        }
    }

    /// Compares a property that may be missing.
    pub(crate) fn option<T: PartialEq>(
        &mut self,
        at: &Address,
        aspect: Aspect,
        (old, new): (&Option<T>, &Option<T>),
        show: impl Fn(&T) -> String,
    ) {
        if old != new {
            self.note(at, aspect, old.as_ref().map(&show), new.as_ref().map(&show));
        }
    }

    /// Compares a text.
    pub(crate) fn text(&mut self, at: &Address, aspect: Aspect, pair: (&String, &String)) {
        self.property(at, aspect, pair, String::clone);
    }

    /// Compares a text that may be missing.
    pub(crate) fn optional_text(&mut self, at: &Address, aspect: Aspect, pair: (&Option<String>, &Option<String>)) {
        self.option(at, aspect, pair, String::clone);
    }

    /// Compares a truth value; `words` say what it means to be false and to be true.
    pub(crate) fn flag(&mut self, at: &Address, aspect: Aspect, pair: (&bool, &bool), words: [&str; 2]) {
        self.property(at, aspect, pair, |value| words[usize::from(*value)].to_owned());
    }

    /// Compares a fact that may be missing.
    pub(crate) fn fact<T: Fact>(&mut self, at: &Address, old: Option<&T>, new: Option<&T>) {
        match (old, new) {
            (Some(old), Some(new)) => old.compare(new, at, self),
            (None, None) => {}
            (old, new) => self.note(at, T::ASPECT, old.map(T::declare), new.map(T::declare)),
        }
    }

    /// Compares lists by the names of their items, and the order of those that both have.
    pub(crate) fn list<T: Item>(&mut self, at: &Address, old: &[T], new: &[T]) {
        let mut common = Vec::new();
        let (old, new) = (Keyed::sorted(old), Keyed::sorted(new));
        let (mut left, mut right) = (old.iter().peekable(), new.iter().peekable());
        loop {
            let side = match (left.peek(), right.peek()) {
                (Some(old), Some(new)) => old.key.cmp(&new.key),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => break,
            };
            let old = left.next_if(|_| side != Ordering::Greater);
            let new = right.next_if(|_| side != Ordering::Less);
            if let Some(item) = old.or(new) {
                self.fact(&item.item.address(at), old.map(|old| old.item), new.map(|new| new.item));
            }
            if let (Some(old), Some(new)) = (old, new) {
                common.push((old.index, new.index, &old.key));
            }
        }
        self.order(at, common);
    }

    /// Compares the order of items that both lists have: each with its old and its new index.
    fn order(&mut self, at: &Address, mut common: Vec<(usize, usize, &String)>) {
        common.sort_unstable();
        if common.is_sorted_by_key(|(_, new, _)| *new) {
            return;
        }
        let names = |items: &[(usize, usize, &String)]| {
            items.iter().map(|(_, _, name)| name.as_str()).collect::<Vec<_>>().join(", ")
        };
        let before = names(&common);
        common.sort_unstable_by_key(|(_, new, _)| *new);
        self.note(at, Aspect::Order, Some(before), Some(names(&common)));
    }
}

/// An item of a list with its name, worked out once.
struct Keyed<'s, T> {
    key: String,
    index: usize,
    item: &'s T,
}

impl<'s, T: Item> Keyed<'s, T> {
    fn sorted(items: &'s [T]) -> Vec<Self> {
        let keyed = items.iter().enumerate().map(|(index, item)| Self { key: item.key(), index, item });
        let mut keyed: Vec<_> = keyed.collect();
        keyed.sort_by(|a, b| a.key.cmp(&b.key));
        keyed
    }
}
