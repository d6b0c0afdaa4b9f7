//! The report for programs.

use crate::finding::Report;

/// The report as JSON, of the form that `report.schema.json` of this package describes.
#[expect(clippy::missing_panics_doc, reason = "a report has no part that JSON could not hold")]
pub fn json(report: &Report) -> String {
    let text = serde_json::to_string_pretty(report).expect("a report has a form in JSON");
    text + "\n"
}
