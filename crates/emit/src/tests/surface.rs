//! The public items of the crate and the facts that shape them.

use docwright_schema::Schema;
use insta::assert_snapshot;

use crate::surface;

fn rich() -> Schema {
    serde_json::from_str(include_str!("rich.json")).expect("the fixture is a schema")
}

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
