//! Invented documentation of any size, for benches.
//!
//! An API of [`pages`] grows as real ones do: more pages are more things that it is about, each with five operations, in three
//! layouts. Whatever the number, a page has about [`SIZE`] bytes, and the same seed gives the same pages.

mod layout;
mod operation;
mod thing;
mod value;
mod words;

use fastrand::Rng;

use crate::{operation::OPERATIONS, thing::Thing};

/// About how many bytes a page has.
pub const SIZE: usize = 8 * 1024;

/// A page of an invented API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its name, with the folder of what it is about.
    pub name: String,
    /// Its Markdown.
    pub text: String,
}

/// The pages of an API, by the operation that each documents.
pub fn pages(count: usize) -> Vec<Page> {
    (0..count).map(page).collect()
}

/// One page of the API; which others there are makes no difference to it.
pub fn page(at: usize) -> Page {
    let (number, operation) = (at / OPERATIONS.len(), OPERATIONS[at % OPERATIONS.len()]);
    let thing = Thing::new(number);
    let mut rng = Rng::with_seed(at as u64);
    Page { name: operation.page(&thing), text: layout::page(&operation.document(&thing, &mut rng), number) }
}

/// The bodies of examples that the pages show, as JSON without any fault.
pub fn bodies(count: usize) -> Vec<String> {
    let body = |at: usize| {
        let thing = Thing::new(at / OPERATIONS.len());
        let mut rng = Rng::with_seed(at as u64);
        OPERATIONS[at % OPERATIONS.len()].document(&thing, &mut rng).answer
    };
    (0..count).map(body).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn pages_are_alike_in_size_and_differ_in_name() {
        let pages = pages(10_000);
        let names: BTreeSet<&str> = pages.iter().map(|page| &*page.name).collect();
        assert_eq!(names.len(), pages.len());
        let bytes: usize = pages.iter().map(|page| page.text.len()).sum();
        assert!((SIZE * 9 / 10..SIZE * 11 / 10).contains(&(bytes / pages.len())), "{} bytes", bytes / pages.len());
        assert!(pages.iter().all(|page| (SIZE / 2..2 * SIZE).contains(&page.text.len())));
    }

    #[test]
    fn the_same_page_comes_out_each_time() {
        assert_eq!(pages(7).last(), Some(&page(6)));
    }
}
