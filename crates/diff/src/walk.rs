//! The walk over two schemas: what comes across a difference notes it.

use std::cmp::Ordering;

use docwright_schema::{Address, schema::TypeRef};

use crate::{
    change::{Aspect, Change, Direction, Subject},
    matching::{self, Keyed},
    renames::Renames,
};

/// What both schemas call a place.
#[derive(Debug, Clone)]
pub(crate) struct At {
    pub(crate) old: Address,
    pub(crate) new: Address,
}

impl At {
    /// A place that has one name.
    pub(crate) fn same(address: Address) -> Self {
        Self { old: address.clone(), new: address }
    }

    /// A part of it.
    pub(crate) fn part(&self, part: &str) -> Self {
        Self { old: self.old.part(part), new: self.new.part(part) }
    }

    /// The items of the list that it is.
    pub(crate) fn items(&self) -> Self {
        Self { old: self.old.items(), new: self.new.items() }
    }
}

/// Something that both schemas may have.
pub(crate) trait Fact<'s> {
    /// What it is called when it comes or goes.
    const ASPECT: Aspect;

    /// It in a line.
    fn declare(&self) -> String;

    /// What changes inside of it are about.
    fn subject(&self) -> Subject<'s>;

    /// Which way its values go; none leaves it to what it is a part of.
    fn direction(&self) -> Direction {
        Direction::None
    }

    /// Notes the differences between it and its successor.
    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>);
}

/// Something that has a name in its list.
pub(crate) trait Item<'s>: Fact<'s> + Sized {
    /// The name.
    fn key(&self) -> String;

    /// The name in messages.
    fn label(&self) -> String {
        self.key()
    }

    /// The name that the new schema would have it under.
    fn new_key(&self, _: &Renames) -> String {
        self.key()
    }

    /// Its address, `list` being that of its list.
    fn address(&self, list: &Address) -> Address {
        list.part(self.key())
    }

    /// Notes that it has another name now.
    fn compare_keys(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        walk.text(at, Aspect::Key, (&self.key(), &new.key()));
    }

    /// How surely it is `new`, which has another name; none where it is not. `same_place` says that both stand alone
    /// between the same neighbours.
    fn likeness(&self, _new: &Self, _same_place: bool, _renames: &Renames) -> Option<Likeness> {
        None
    }
}

/// How surely two items with different names are one; what is surer comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// Another name that it has, or what the docs say of it, is the same.
    Named,
    /// It is of the same kind and stands in the same place.
    Placed,
}

/// The changes found so far, and where the walk is.
#[derive(Debug)]
pub(crate) struct Walk<'s> {
    changes: Vec<Change<'s>>,
    pub(crate) renames: Renames,
    subjects: (Option<Subject<'s>>, Option<Subject<'s>>),
    types: Option<(&'s TypeRef, &'s TypeRef)>,
    direction: Direction,
}

impl<'s> Walk<'s> {
    /// A walk over schemas that call some types and areas by other names.
    pub(crate) fn new(renames: Renames) -> Self {
        Self { changes: Vec::new(), renames, subjects: (None, None), types: None, direction: Direction::None }
    }

    /// All changes.
    pub(crate) fn finish(self) -> Vec<Change<'s>> {
        self.changes
    }

    fn note(&mut self, at: &At, aspect: Aspect, before: Option<String>, after: Option<String>) {
        let (old, new) = self.subjects;
        let (types, direction) = (self.types, self.direction);
        let (old_address, address) = (at.old.clone(), at.new.clone());
        self.changes.push(Change { old_address, address, aspect, before, after, old, new, types, direction });
    }

    /// Compares a property; `show` makes it readable.
    pub(crate) fn property<T: PartialEq>(
        &mut self,
        at: &At,
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
        at: &At,
        aspect: Aspect,
        (old, new): (&Option<T>, &Option<T>),
        show: impl Fn(&T) -> String,
    ) {
        if old != new {
            self.note(at, aspect, old.as_ref().map(&show), new.as_ref().map(&show));
        }
    }

    /// Compares a text.
    pub(crate) fn text(&mut self, at: &At, aspect: Aspect, pair: (&String, &String)) {
        self.property(at, aspect, pair, String::clone);
    }

    /// Compares a text that may be missing.
    pub(crate) fn optional_text(&mut self, at: &At, aspect: Aspect, pair: (&Option<String>, &Option<String>)) {
        self.option(at, aspect, pair, String::clone);
    }

    /// Compares a truth value; `words` say what it means to be false and to be true.
    pub(crate) fn flag(&mut self, at: &At, aspect: Aspect, pair: (&bool, &bool), words: [&str; 2]) {
        self.property(at, aspect, pair, |value| words[usize::from(*value)].to_owned());
    }

    /// Compares what both schemas have, as a part of the subjects and of what goes in `direction`.
    fn within(
        &mut self,
        subjects: (Option<Subject<'s>>, Option<Subject<'s>>),
        direction: Direction,
        compare: impl FnOnce(&mut Self),
    ) {
        let around = (self.subjects, self.direction);
        self.subjects = subjects;
        if direction != Direction::None {
            self.direction = direction;
        }
        compare(self);
        (self.subjects, self.direction) = around;
    }

    /// Compares types inside of the subject.
    pub(crate) fn within_types(&mut self, types: (&'s TypeRef, &'s TypeRef), compare: impl FnOnce(&mut Self)) {
        let around = self.types.replace(types);
        compare(self);
        self.types = around;
    }

    /// Compares what goes in `direction`.
    pub(crate) fn within_direction(&mut self, direction: Direction, compare: impl FnOnce(&mut Self)) {
        self.within(self.subjects, direction, compare);
    }

    /// Compares a fact that may be missing.
    pub(crate) fn fact<T: Fact<'s>>(&mut self, at: &At, old: Option<&T>, new: Option<&T>) {
        let subjects = (old.map(T::subject), new.map(T::subject));
        // What was not sent before nobody relies on, and what is sent no more is told by what sent it.
        let direction = match (old, new) {
            (Some(old), Some(new)) => old.direction().and(new.direction()),
            (old, new) => old.or(new).map_or(Direction::None, T::direction),
        };
        self.within(subjects, direction, |walk| match (old, new) {
            (Some(old), Some(new)) => old.compare(new, at, walk),
            (None, None) => {}
            (old, new) => walk.note(at, T::ASPECT, old.map(T::declare), new.map(T::declare)),
        });
    }

    /// Compares lists by the names of their items, and the order of those that both have.
    pub(crate) fn list<T: Item<'s>>(&mut self, at: &At, old: &[T], new: &[T]) {
        let (old, new) = matching::keyed(old, new, &self.renames);
        let mut common = Vec::new();
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
            self.item(at, old.map(|old| old.item), new.map(|new| new.item));
            if let (Some(old), Some(new)) = (old, new) {
                common.push((old, new));
            }
        }
        self.order(at, common);
    }

    fn item<T: Item<'s>>(&mut self, list: &At, old: Option<&T>, new: Option<&T>) {
        let Some(either) = new.or(old) else { return };
        let at = At { old: old.unwrap_or(either).address(&list.old), new: new.unwrap_or(either).address(&list.new) };
        if let (Some(old), Some(new)) = (old, new) {
            let subjects = (Some(old.subject()), Some(new.subject()));
            self.within(subjects, old.direction().and(new.direction()), |walk| old.compare_keys(new, &at, walk));
        }
        self.fact(&at, old, new);
    }

    /// Compares the order of items that both lists have.
    fn order<T: Item<'s>>(&mut self, at: &At, mut common: Vec<(&Keyed<'_, T>, &Keyed<'_, T>)>) {
        common.sort_unstable_by_key(|(old, _)| old.index);
        if common.is_sorted_by_key(|(_, new)| new.index) {
            return;
        }
        let before: Vec<String> = common.iter().map(|(old, _)| old.item.label()).collect();
        common.sort_unstable_by_key(|(_, new)| new.index);
        let after: Vec<String> = common.iter().map(|(_, new)| new.item.label()).collect();
        self.note(at, Aspect::Order, Some(before.join(", ")), Some(after.join(", ")));
    }
}
