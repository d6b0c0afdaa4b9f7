//! The table beside oasdiff is true of the rules, and says why where the two differ.

use crate::{Wire, rules};

#[test]
fn the_table_is_true() {
    let text = include_str!("../../OASDIFF.md");
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| docwright"));
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [_, id, verdict, _, level, why, _] = cells[..] else { panic!("{row}") };
        let rule = rules::ALL.iter().find(|rule| rule.id == id).unwrap_or_else(|| panic!("{id} is no rule"));
        assert_eq!(verdict, rule.wire.as_str(), "{id}");
        let agree = (rule.wire == Wire::Breaking) == (level == "error");
        assert_eq!(agree, why.is_empty(), "{id}");
        count += 1;
    }
    assert!(count > 50);
}
