//! The public items of the crate and the facts that shape them.

use insta::assert_snapshot;

use crate::{surface, testing::rich};

#[test]
fn items_as_callers_meet_them() {
    let surface = surface(&rich());
    let lines: Vec<String> = surface.items.iter().map(|(path, item)| format!("{path}: {item}")).collect();
    assert_snapshot!(lines.join("\n"));
}

#[test]
fn facts_and_the_items_that_they_shape() {
    let surface = surface(&rich());
    let lines: Vec<String> = surface
        .of
        .iter()
        .map(|(address, paths)| format!("{address}: {}", paths.iter().cloned().collect::<Vec<_>>().join(", ")))
        .collect();
    assert_snapshot!(lines.join("\n"));
}
