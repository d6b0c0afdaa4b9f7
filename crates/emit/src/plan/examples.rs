//! Tests: each documented example is read into its type.

use std::collections::BTreeSet;

use docwright_schema::{
    Address, Instance, Schema,
    schema::{Direction, Example, Operation, Outcome},
};

use super::{
    names::free,
    operation::Answer,
    ty::{RustType, Types},
};

/// How long a name may be: file systems allow 255 bytes.
const LENGTH: usize = 120;

/// The tests of an area.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ExampleModule<'s> {
    pub name: String,
    pub tests: Vec<ExampleTest<'s>>,
}

/// One example and the type that must hold it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ExampleTest<'s> {
    /// The test's name, unique in its module.
    pub name: String,
    /// The file's name below the folder of the area, without extension.
    pub file: String,
    pub address: Address,
    pub ty: RustType,
    /// How what is written back is compared with it.
    pub survival: Survival,
    pub value: &'s Instance,
}

/// How much of an example comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Survival {
    /// All of it.
    Whole,
    /// All of it, and nulls for the parts that it leaves out.
    Partial,
    /// What says that the call succeeded: the payload is nothing, and not kept.
    Acknowledged,
}

/// The examples of all operations, by module.
pub(super) fn modules<'s>(schema: &'s Schema, types: &Types<'_>) -> Vec<ExampleModule<'s>> {
    let by_area = super::operations_by_area(schema);
    let areas = schema.areas.iter().map(|area| ExampleModule {
        name: types.names.module(Some(&area.name)).to_owned(),
        tests: tests_of(schema, by_area.get(&*area.name).map_or(&[], Vec::as_slice), types),
    });
    areas.filter(|module| !module.tests.is_empty()).collect()
}

fn tests_of<'s>(schema: &'s Schema, operations: &[&'s Operation], types: &Types<'_>) -> Vec<ExampleTest<'s>> {
    let (mut names, mut files) = (BTreeSet::new(), BTreeSet::new());
    let mut tests = Vec::new();
    for operation in operations {
        // A request that lacks what the docs require cannot be read into the type that requires it.
        let is_readable = |example: &&Example| example.direction == Direction::Response || !example.partial;
        for example in operation.examples.iter().filter(is_readable) {
            let ty = type_of(schema, operation, example, types);
            let file = format!("{}_{}", operation.id, example.name);
            tests.push(ExampleTest {
                name: free(&test_name(&example.page, &file), "_again", &mut names),
                file: free(&slug(&file), "_again", &mut files),
                address: Address::operation(operation.key()).part("example").part(&example.name),
                survival: match example.partial {
                    true => Survival::Partial,
                    false if ty.name() == Some("Acknowledged") => Survival::Acknowledged,
                    false => Survival::Whole,
                },
                ty,
                value: &example.value,
            });
        }
    }
    tests
}

/// The page and what is on it; of a long path only the file's name, so that the rest is not cut off.
fn test_name(page: &str, file: &str) -> String {
    let page = page.rsplit_once('.').map_or(page, |(page, _)| page);
    let short = page.rsplit_once('/').map_or(page, |(_, short)| short);
    let page = if page.len() + file.len() < LENGTH { page } else { short };
    slug(&format!("{page}_{file}"))
}

fn type_of(schema: &Schema, operation: &Operation, example: &Example, types: &Types<'_>) -> RustType {
    match (example.direction, example.outcome) {
        (Direction::Request, _) => operation.body.as_ref().map_or(RustType::Value, |body| types.of(&body.ty)),
        (Direction::Response, Some(Outcome::Error)) => RustType::Named("ErrorBody".to_owned()),
        (Direction::Response, _) => Answer::new(schema, operation, types).wire(),
    }
}

/// Lower case letters, digits and single underscores, starting with a letter.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().take(4 * LENGTH) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('_') {
            slug.push('_');
        }
    }
    slug.truncate(LENGTH);
    let slug = slug.trim_end_matches('_');
    if slug.starts_with(|first: char| first.is_ascii_alphabetic()) {
        slug.to_owned()
    } else {
        format!("example_{slug}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe() {
        assert_eq!(slug("contacts/detail_get_contact_ok_1"), "contacts_detail_get_contact_ok_1");
        assert_eq!(slug("../../etc/passwd"), "etc_passwd");
        assert_eq!(slug("客户 2.0"), "example_2_0");
        assert_eq!(slug(&"x".repeat(100_000)).len(), LENGTH);
        assert_eq!(slug(""), "example_");
    }
}
