//! Work on many operations at once.

use docwright_schema::Diagnostics;
use rayon::prelude::*;

/// How many items are worth the hand-over to another thread.
const LEAST: usize = 16;

/// Does `act` to each item, several at once.
pub(crate) fn each<T: Send>(items: &mut [T], act: impl Fn(&mut T) + Send + Sync) {
    items.par_iter_mut().with_min_len(LEAST).for_each(act);
}

/// Does `act` to each item, several at once; what they report comes in the order of the items.
pub(crate) fn each_reporting<T: Send>(
    items: &mut [T],
    diagnostics: &mut Diagnostics,
    act: impl Fn(&mut T, &mut Diagnostics) + Sync,
) {
    let reports = items.par_iter_mut().with_min_len(LEAST).map(|item| {
        let mut own = Diagnostics::default();
        act(item, &mut own);
        own
    });
    let reports: Vec<Diagnostics> = reports.collect();
    reports.into_iter().for_each(|own| diagnostics.append(own));
}
