//! Which items of two lists are the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    renames::Renames,
    walk::{Item, Likeness},
};

/// An item of a list with its name in the new schema, worked out once.
#[derive(Debug)]
pub(crate) struct Keyed<'l, T> {
    pub(crate) key: String,
    pub(crate) index: usize,
    pub(crate) item: &'l T,
}

/// Both lists by name; items of the old list that got another name have it.
pub(crate) fn keyed<'l, 's, T: Item<'s>>(
    old: &'l [T],
    new: &'l [T],
    renames: &Renames,
) -> (Vec<Keyed<'l, T>>, Vec<Keyed<'l, T>>) {
    let mut left = in_order(old, |item| item.new_key(renames));
    let mut right = in_order(new, T::key);
    let twins = twins(&left, &right, renames);
    for (old, new) in twins {
        left[old].key.clone_from(&right[new].key);
    }
    left.sort_by(|a, b| a.key.cmp(&b.key));
    right.sort_by(|a, b| a.key.cmp(&b.key));
    (left, right)
}

fn in_order<T>(items: &[T], key: impl Fn(&T) -> String) -> Vec<Keyed<'_, T>> {
    items.iter().enumerate().map(|(index, item)| Keyed { key: key(item), index, item }).collect()
}

/// How many items of a list may have lost their names before no twins are looked for: where that many have, the list
/// is another one.
const MOST_ALONE: usize = 64;

/// Pairs of items that only one list has by name and that are one by likeness, surer ones first. Where several are as
/// likely, none is chosen.
fn twins<'s, T: Item<'s>>(old: &[Keyed<'_, T>], new: &[Keyed<'_, T>], renames: &Renames) -> Vec<(usize, usize)> {
    let (known_old, known_new) = (names(old), names(new));
    let mut lost = alone(old, &known_new);
    let mut found = alone(new, &known_old);
    if lost.is_empty() || found.is_empty() || lost.len().max(found.len()) > MOST_ALONE {
        return Vec::new();
    }
    let mut twins = Vec::new();
    for level in [Likeness::Named, Likeness::Placed] {
        let alike = |(a, place): &(usize, Place<'_>), (b, other): &(usize, Place<'_>)| {
            let same_place = place.is_alone && other.is_alone && place.around == other.around;
            old[*a].item.likeness(new[*b].item, same_place, renames) == Some(level)
        };
        let only = |one: &(usize, Place<'_>)| {
            let mut fits = found.iter().filter(|other| alike(one, other));
            fits.next().filter(|_| fits.next().is_none()).map(|(index, _)| *index)
        };
        let is_only = |index: usize| {
            let other = found.iter().find(|(at, _)| *at == index);
            other.is_some_and(|other| lost.iter().filter(|one| alike(one, other)).count() == 1)
        };
        let pairs: Vec<_> = lost.iter().filter_map(|one| Some((one.0, only(one)?))).collect();
        let pairs: Vec<_> = pairs.into_iter().filter(|(_, new)| is_only(*new)).collect();
        lost.retain(|(at, _)| pairs.iter().all(|(old, _)| old != at));
        found.retain(|(at, _)| pairs.iter().all(|(_, new)| new != at));
        twins.extend(pairs);
    }
    twins
}

fn names<'k, T>(items: &'k [Keyed<'_, T>]) -> BTreeSet<&'k str> {
    items.iter().map(|item| item.key.as_str()).collect()
}

/// Where an item stands among those that both lists have.
struct Place<'k> {
    around: (Option<&'k str>, Option<&'k str>),
    /// Whether no other item that only its list has stands there too.
    is_alone: bool,
}

/// The items that the other list does not have, with their places.
fn alone<'k, T>(items: &'k [Keyed<'_, T>], known: &BTreeSet<&str>) -> Vec<(usize, Place<'k>)> {
    let mut gaps: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut common = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if known.contains(item.key.as_str()) {
            common.push(item.key.as_str());
        } else {
            gaps.entry(common.len()).or_default().push(at);
        }
    }
    let place = |gap: usize, is_alone| Place {
        around: (gap.checked_sub(1).map(|before| common[before]), common.get(gap).copied()),
        is_alone,
    };
    let of_gap = |(gap, items): (usize, Vec<usize>)| {
        let is_alone = items.len() == 1;
        items.into_iter().map(move |at| (at, gap, is_alone)).collect::<Vec<_>>()
    };
    gaps.into_iter().flat_map(of_gap).map(|(at, gap, is_alone)| (at, place(gap, is_alone))).collect()
}
