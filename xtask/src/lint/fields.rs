//! Which fields tables describe and which examples show.
//!
//! A table mostly lists bare names, and which object they belong to is a guess. So paths are compared from their ends: a
//! row `owner.name` is shown by any member `name` below any `owner`, however deep that stands.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    SourceId,
    document::{self, Direction, Document, Example, Method, Outcome, Place, Row, Step, Table},
    json::{Json, Object, Value},
};

/// An operation, with all pages that document it.
pub(crate) struct Operation<'a> {
    /// What each page says of it, in the order of pages.
    pub(crate) parts: Vec<Part<'a>>,
}

/// What one page says of an operation.
#[derive(Clone, Copy)]
pub(crate) struct Part<'a> {
    /// The page.
    pub(crate) source: SourceId,
    /// What it says.
    pub(crate) operation: &'a document::Operation<'a>,
}

/// The operations of all pages; without method and path, each is one of its own.
pub(crate) fn operations<'a>(documents: &'a [Document<'a>]) -> Vec<Operation<'a>> {
    let mut known: BTreeMap<(Method, &str), usize> = BTreeMap::new();
    let mut operations: Vec<Operation<'_>> = Vec::new();
    for document in documents {
        for operation in &document.operations {
            let part = Part { source: document.source, operation };
            let key = operation.method.zip(operation.path.as_ref()).map(|((method, _), path)| (method, &*path.text));
            let next = operations.len();
            let at = key.map_or(next, |key| *known.entry(key).or_insert(next));
            match operations.get_mut(at) {
                Some(operation) => operation.parts.push(part),
                None => operations.push(Operation { parts: vec![part] }),
            }
        }
    }
    operations
}

impl<'a> Operation<'a> {
    /// The paths that its examples of one direction show.
    pub(crate) fn shown(&self, direction: Direction) -> Paths<'a> {
        let mut paths = Paths::default();
        for example in self.parts.iter().flat_map(|part| part.examples(direction)) {
            visit(&example.body, &mut Vec::new(), &mut |path, object| {
                paths.0.extend(object.members.iter().map(|member| joined(&member.key, path)));
            });
        }
        paths
    }

    /// The paths that its tables describe, for one direction. A request's parameters count wherever they go: which of
    /// them belong into the body is not always told.
    pub(crate) fn described(&self, direction: Direction) -> Paths<'a> {
        let tables = self.parts.iter().flat_map(|part| &part.operation.tables);
        let tables = tables.filter(|table| (table.place == Place::Response) == (direction == Direction::Response));
        // A row `owner.name` describes its `owner` as well.
        let rows = tables.flat_map(|table| &table.rows).filter_map(path_of);
        Paths(rows.flat_map(|path| (0..path.len()).map(move |from| path[from..].to_vec())).collect())
    }
}

impl<'a> Part<'a> {
    /// The examples of one direction.
    pub(crate) fn examples(self, direction: Direction) -> impl Iterator<Item = &'a Example<'a>> {
        self.operation.examples.iter().filter(move |example| example.direction == direction)
    }

    /// The rows of a table that surely describe members of a body of this direction.
    pub(crate) fn rows(self, table: &'a Table<'a>, direction: Direction) -> impl Iterator<Item = &'a Row<'a>> {
        table.rows.iter().filter(move |row| self.direction(table, row) == Some(direction))
    }

    fn direction(self, table: &Table<'_>, row: &Row<'_>) -> Option<Direction> {
        match (table.place, row.place.unwrap_or(table.place)) {
            (Place::Response, _) => Some(Direction::Response),
            (_, Place::Body) => Some(Direction::Request),
            (_, Place::Request) if self.takes_body() && !self.is_placeholder(row) => Some(Direction::Request),
            _ => None,
        }
    }

    fn takes_body(self) -> bool {
        self.operation.method.is_some_and(|(method, _)| method.has_body())
    }

    fn is_placeholder(self, row: &Row<'_>) -> bool {
        let path = self.operation.path.as_ref().map_or("", |path| &path.text);
        path.contains(&format!("{{{}}}", row.name.text.trim()))
    }
}

/// Paths from a member up to the root, by the keys of objects alone.
#[derive(Debug, Default)]
pub(crate) struct Paths<'a>(BTreeSet<Vec<&'a str>>);

impl Paths<'_> {
    /// Whether one of them ends as the path of `row` does.
    pub(crate) fn any_below(&self, row: &Row<'_>) -> bool {
        let Some(end) = path_of(row) else { return true };
        self.0.range(end.clone()..).next().is_some_and(|path| path.starts_with(&end))
    }

    /// Whether the path of a member, from it to the root, ends as one of them does.
    pub(crate) fn any_ends(&self, path: &[&str]) -> bool {
        (1..=path.len()).any(|length| self.0.contains(&path[..length]))
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &[&str]> {
        self.0.iter().map(Vec::as_slice)
    }
}

/// The path of a row from its member upwards, as far as its keys are names.
fn path_of<'a>(row: &'a Row<'a>) -> Option<Vec<&'a str>> {
    let keys = |steps: &'a [Step<'a>]| {
        let keys = steps.iter().rev().filter_map(|step| match step {
            Step::Key(key) => Some(&**key),
            Step::Items | Step::AnyKey => None,
        });
        keys.collect::<Vec<_>>()
    };
    row.path.rsplit(|step| *step == Step::AnyKey).map(keys).find(|keys| !keys.is_empty())
}

/// Whether an answer is told to report a failure, of which tables say little.
pub(crate) fn is_error(example: &Example<'_>) -> bool {
    let told = example.outcome.or_else(|| Outcome::of_status(example.status?));
    told == Some(Outcome::Error)
}

/// Shows `see` every object of a value with its path, from it to the root.
pub(crate) fn visit<'a>(value: &'a Json<'a>, path: &mut Vec<&'a str>, see: &mut dyn FnMut(&[&'a str], &'a Object<'a>)) {
    match &value.value {
        Value::Array(array) => array.items.iter().for_each(|item| visit(item, path, see)),
        Value::Object(object) => {
            see(&path.iter().rev().copied().collect::<Vec<_>>(), object);
            for member in &object.members {
                path.push(&member.key);
                visit(&member.value, path, see);
                path.pop();
            }
        }
        _ => {}
    }
}

/// The path of the member `key` of the object at `path`.
pub(crate) fn joined<'a>(key: &'a str, path: &[&'a str]) -> Vec<&'a str> {
    std::iter::once(key).chain(path.iter().copied()).collect()
}
