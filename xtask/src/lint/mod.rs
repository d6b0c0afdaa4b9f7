//! What the author of pages wants to hear beyond what reading and inference say.

pub(crate) mod checks;
mod coverage;
mod fields;
mod lines;
mod links;
#[cfg(test)]
pub(crate) mod testing;

use docwright_read::References;
use docwright_schema::{Diagnostics, codes};

use crate::pipeline::Understood;

pub(crate) use coverage::{Counts, Coverage};

/// What checks judge.
pub(crate) struct Input<'a> {
    /// The pages, what they say and what they add up to.
    pub(crate) understood: Understood<'a>,
    /// The operations, each with all pages that document it.
    pub(crate) operations: Vec<fields::Operation<'a>>,
    /// The links and anchors of each page, in the order of the pages.
    pub(crate) references: Vec<References>,
    /// Whether there is a file of this path below the docs folder.
    pub(crate) exists: &'a dyn Fn(&str) -> bool,
}

impl Input<'_> {
    /// Whether a member, by its path from it to the root, stands around the payload of every answer: such members are
    /// described once for all.
    fn is_of_envelope(&self, path: &[&str]) -> bool {
        let envelope = self.understood.schema.envelope.as_ref();
        matches!(path, [key] if envelope.is_some_and(|envelope| envelope.fields.iter().any(|field| field.name == *key)))
    }
}

/// Runs all checks.
pub(crate) fn lint(
    understood: Understood<'_>,
    exists: &dyn Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Coverage {
    // Inference says this of every row that it placed by the table alone. An author wants to hear it only where an
    // example claims to be whole, so the check judges anew.
    diagnostics.retain(|diagnostic| diagnostic.code != &codes::FIELD_NOT_SHOWN);
    let sources = understood.sources.iter();
    let references = sources.map(|(id, source)| docwright_read::references(id, source)).collect();
    let operations = fields::operations(understood.documents);
    let input = Input { understood, operations, references, exists };
    for check in checks::ALL {
        let mut own = Diagnostics::default();
        (check.run)(&input, &mut own);
        debug_assert!(own.iter().all(|diagnostic| diagnostic.code == check.code), "{} strays", check.code.id);
        diagnostics.append(own);
    }
    coverage::measure(&input)
}

/// Names for a message: the first few, and how many there are beyond them.
fn listed(names: &[String]) -> String {
    const NAMED: usize = 6;
    let quoted: Vec<_> = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    match (quoted.as_slice(), names.len().saturating_sub(NAMED)) {
        ([], _) => String::new(),
        ([only], _) => only.clone(),
        ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
        (all, more) => format!("{} and {more} more", all.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_up_to_a_number() {
        let check = |count: usize, expect: &str| {
            let names: Vec<_> = (1..=count).map(|at| format!("f{at}")).collect();
            assert_eq!(listed(&names), expect);
        };
        check(1, "`f1`");
        check(3, "`f1`, `f2` and `f3`");
        check(8, "`f1`, `f2`, `f3`, `f4`, `f5`, `f6` and 2 more");
    }

    #[test]
    fn no_page_stops_the_checks() {
        let page = "见@例.cn 电话+８６：1５49５180264@x.cn:\"token\"：“３f9a07c1d85e26b4 eyJ.eyJ.é -----BEGIN é PRIVATE KEY-----\\n\
                    é\n[é](%E4%é#%F0%9F)[](../../é.md#é)<a id='é\n# é\n|密码token|é\n| 返回 | 类型 |\n|---|---|\n|a[].*.é|x|\n{\"é\":{}}";
        for (at, _) in page.char_indices() {
            testing::run(&[("é.md", &page[..at]), ("_é/é.md", &page[at..])]);
        }
    }

    #[test]
    fn the_coverage_of_an_operation_on_two_pages_is_counted_where_its_parts_stand() {
        let table = "# GET /boats/{id}\n\nResponse fields:\n\n| Field | Type | Description |\n| --- | --- | --- |\n\
                     | id | integer | x |\n| name | string | x |\n";
        let example = "# GET /boats/{id}\n\nResponse:\n\n```json\n{\"id\": 7, \"port\": \"Wismar\"}\n```\n";
        let (run, coverage) = testing::run(&[("a.md", table), ("b.md", example)]);
        let of = |name: &str| {
            let (page, _) = run.sources.iter().find(|(_, source)| source.name() == name).expect("a page");
            coverage.0[&page]
        };
        assert_eq!(of("a.md"), Counts { described: 2, described_and_shown: 1, ..Counts::default() });
        assert_eq!(of("b.md"), Counts { shown: 2, shown_and_described: 1, ..Counts::default() });
    }
}
