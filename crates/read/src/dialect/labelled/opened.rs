//! Which operation what is read belongs to: the open one, or another that begins.

use docwright_schema::{
    Span,
    document::{Media, Place, Table},
};

use super::{
    draft::Draft,
    endpoint::{self, Endpoint},
    label,
    walk::Walk,
};

/// The most paths that share one description.
const MOST_PATHS: usize = 64;

impl<'a> Walk<'_, 'a, '_> {
    /// Whether an operation still goes on below the current headings.
    pub(super) fn holds(&self, draft: &Draft<'_>) -> bool {
        draft.scope.is_none_or(|scope| self.titles.iter().any(|title| title.span == scope))
    }

    /// Whether what was read so far stands below another title and is not known to be an operation.
    pub(super) fn is_elsewhere(&self, draft: &Draft<'_>) -> bool {
        draft.scope != self.titles.last().map(|title| title.span) && draft.has_content() && !draft.is_addressed()
    }

    /// The operation that what stands at `span` belongs to.
    pub(super) fn current(&mut self, span: Span) -> &mut Draft<'a> {
        if self.draft.as_ref().is_some_and(|draft| !self.holds(draft)) {
            self.close();
        }
        self.begin(span)
    }

    /// The operation that an address at `span` belongs to: another one where `again` says that the open one has its own.
    pub(super) fn addressed(&mut self, again: impl Fn(&Draft<'a>) -> bool, span: Span) -> &mut Draft<'a> {
        let title = self.titles.last().map(|title| title.span);
        let ends = self.draft.as_ref().is_some_and(|draft| {
            let elsewhere = draft.scope != title && (draft.is_addressed() || draft.has_content());
            !self.holds(draft) || elsewhere || again(draft)
        });
        if ends {
            self.close();
        }
        self.begin(span);
        if let Some(draft) = self.draft.as_mut().filter(|draft| draft.scope != title) {
            draft.scope = title;
            draft.title = None;
            draft.described = false;
            draft.description = std::mem::take(&mut self.intro);
        }
        self.entitle();
        self.begin(span)
    }

    fn begin(&mut self, span: Span) -> &mut Draft<'a> {
        if self.draft.is_none() {
            let scope = self.titles.last().map(|title| title.span);
            let description = std::mem::take(&mut self.intro);
            let blocks = self.at..self.at + 1;
            let around = self.around();
            self.draft = Some(Draft { span, scope, description, around, blocks, ..Draft::default() });
            self.entitle();
        }
        self.draft.get_or_insert_default()
    }

    /// Names the open operation after its heading, unless another operation below it has that name.
    fn entitle(&mut self) {
        let scope = self.draft.as_ref().and_then(|draft| draft.scope);
        let mut siblings = self.done.iter().rev().take_while(|draft| draft.scope == scope);
        let used = siblings.any(Draft::is_addressed);
        let Some((draft, scope)) = self.draft.as_mut().zip(scope.filter(|_| !used)) else { return };
        draft.span = scope;
        // What a heading that is an address stands for is said by the line below it.
        let title = endpoint::untitled(self.page.plain(scope));
        let is_address = endpoint::request_line(self.page, label::unnumbered(self.page.raw(scope))).is_some()
            && title.text == self.page.plain(scope).text;
        draft.title = draft.title.take().or(Some(title).filter(|_| !is_address));
    }

    /// Begins an operation whose address is known, or adds an address to the open one.
    pub(super) fn open(&mut self, endpoint: Endpoint<'a>, span: Span) {
        let calls = |draft: &Draft<'a>| endpoint.wire && draft.is_called_like(&endpoint) && !draft.paths.is_empty();
        if self.draft.as_ref().is_some_and(|draft| self.holds(draft) && calls(draft)) {
            self.current(span).samples.push(endpoint.into());
            return;
        }
        if self.draft.as_ref().is_some_and(|draft| self.holds(draft) && draft.is_called_by(&endpoint)) {
            let draft = self.current(span);
            draft.method = draft.method.or(endpoint.method);
            return;
        }
        let full =
            |draft: &Draft<'_>| draft.paths.len() >= MOST_PATHS || !draft.paths.is_empty() && draft.has_content();
        let draft = self.addressed(full, span);
        draft.query.extend(endpoint.query);
        draft.server = draft.server.take().or(endpoint.server);
        match endpoint.path {
            Some(path) => {
                let place = endpoint.method.map_or(path.span, |(_, place)| place);
                let others = endpoint.others.into_iter().map(|method| (Some((method, place)), path.clone()));
                let others: Vec<_> = others.collect();
                draft.paths.push((endpoint.method, path));
                draft.paths.extend(others);
            }
            None => draft.method = draft.method.or(endpoint.method),
        }
    }

    pub(super) fn close(&mut self) {
        if let Some(mut draft) = self.draft.take() {
            draft.address_by_sample();
            self.done.push(draft);
        }
    }

    /// The headings around the current place that are no labels, the outermost first. A label ends what stands below
    /// another heading of its level.
    fn around(&self) -> Vec<Span> {
        let inside = self.labels.last().map_or(u8::MAX, |(level, _)| *level);
        self.titles.iter().filter(|title| title.level < inside).map(|title| title.span).collect()
    }

    /// Adds a table of what is no part of the operation at hand, though it stands below its heading.
    pub(super) fn add_model(&mut self, table: Table<'a>) {
        let around = self.around();
        let scope = around.last().copied();
        let span = scope.unwrap_or(table.span);
        self.done.push(Draft {
            span,
            scope,
            around,
            tables: vec![table],
            blocks: self.at..self.at + 1,
            ..Draft::default()
        });
    }

    /// Adds a table to the operation at hand.
    pub(super) fn add_table(&mut self, table: Table<'a>) {
        let around = self.around();
        let asks = table.place != Place::Response;
        let mut types = table.rows.iter().filter(|row| asks && row.name.text.eq_ignore_ascii_case("content-type"));
        let media = types.find_map(|row| Media::named_in(self.page.raw(row.span)));
        let draft = self.current(table.span);
        draft.media = draft.media.or(media);
        let common = draft.around.iter().zip(&around).take_while(|(one, other)| one == other).count();
        draft.around.truncate(common);
        draft.tables.push(table);
    }
}
