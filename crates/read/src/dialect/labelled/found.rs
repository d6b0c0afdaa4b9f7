//! What a page was found to say, once the pass is over.

use std::ops::Range;

use docwright_schema::document::{ErrorCode, Model, Operation, Text, ValueSet};

use crate::page::{Block, Kind as Part};

use super::{
    draft::Draft,
    label::{self, Form},
    models, placeholders,
    walk::{Listed, Walk},
};

/// What a page was found to say.
pub(super) struct Found<'a> {
    pub(super) title: Option<Text<'a>>,
    pub(super) operations: Vec<Operation<'a>>,
    pub(super) error_codes: Vec<ErrorCode<'a>>,
    pub(super) models: Vec<Model<'a>>,
    pub(super) value_sets: Vec<ValueSet<'a>>,
    /// The blocks that belong to operations.
    pub(super) taken: Vec<Range<usize>>,
}

impl<'a> Walk<'_, 'a, '_> {
    /// What was found.
    pub(super) fn finish(self) -> Found<'a> {
        let addressed = self.done.iter().any(|draft| draft.is_operation(true));
        let is_title = |block: &&Block| {
            matches!(block.kind, Part::Heading(_)) && label::parse(self.page.raw(block.span), Form::Heading).is_none()
        };
        let first = |block: &&Block| block.kind == Part::Heading(1);
        let blocks = &self.page.blocks;
        let title = blocks.iter().find(first).or_else(|| blocks.iter().find(is_title));
        let title = title.map(|block| self.page.plain(block.span));
        let mut found = Found {
            title,
            operations: Vec::new(),
            error_codes: self.error_codes,
            models: models::read(self.page, self.done.iter().filter(|draft| !draft.is_operation(addressed))),
            value_sets: self.value_sets,
            taken: Vec::new(),
        };
        let base = self.base.unwrap_or_default();
        let templates: Vec<String> = self.done.iter().flat_map(Draft::templates).collect();
        for mut draft in self.done {
            draft.name_placeholders(&templates);
            draft.begin_paths_with(base);
            if draft.is_operation(addressed) {
                found.taken.push(draft.blocks.clone());
                found.operations.extend(draft.finish(self.page, self.diagnostics));
            } else {
                found.error_codes.extend(draft.error_codes);
            }
        }
        // An index beside the descriptions of some operations lists the others too; alone it may leave out a base path.
        let described = found.operations.len();
        for Listed { span, method, path, title } in self.listed.into_iter().filter(|_| described > 0) {
            let is_known = |known: &Operation<'_>| {
                let own = known.path.as_ref().filter(|_| known.method.map(|(known, _)| known) == Some(method.0));
                own.is_some_and(|own| placeholders::ends_alike(&own.text, &path.text))
            };
            if !found.operations.iter().any(is_known) {
                let paths = vec![(Some(method), path)];
                let draft = Draft { span, title, paths, ..Draft::default() };
                found.operations.extend(draft.finish(self.page, self.diagnostics));
            }
        }
        found
    }
}
