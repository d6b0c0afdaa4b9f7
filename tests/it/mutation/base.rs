//! Pages with what was read from them, and the places where they can be edited.

use std::collections::BTreeMap;

use docwright_schema::{
    Address, Origin, Schema,
    schema::{Field, Operation, Parameter, Place, TypeBody, Usage},
};

use crate::diff::Pages;

/// The texts of pages by their names.
pub(super) type Texts = BTreeMap<String, String>;

/// Pages before any edit.
pub(super) struct Base {
    pub(super) pages: Pages,
    /// How many facts stand on each line.
    crowd: BTreeMap<(String, usize), usize>,
}

/// Pages after one edit.
pub(super) struct Edit {
    pub(super) pages: Texts,
    /// Where it was made, for people.
    pub(super) about: String,
    /// The line that was edited, where a review has to name it.
    pub(super) line: Option<(String, usize)>,
}

/// A row of a request table that alone says something of one parameter or field.
pub(super) struct Row<'b> {
    pub(super) origin: &'b Origin,
    pub(super) line: &'b str,
    /// The text of its page.
    pub(super) page: &'b str,
    /// The first row of its table.
    pub(super) header: &'b str,
    pub(super) name: &'b str,
    pub(super) description: Option<&'b str>,
    pub(super) is_required: bool,
    /// Whether its type is plain text without a set of values, a default or limits.
    pub(super) is_plain: bool,
    pub(super) is_parameter: bool,
}

impl Row<'_> {
    /// Whether calls that the page shows may name it too.
    pub(super) fn is_called(&self) -> bool {
        ['?', '&', '"'].iter().any(|mark| self.page.contains(&format!("{mark}{}", self.name)))
    }
}

/// A line of an answer that alone shows one field.
pub(super) struct Shown<'b> {
    pub(super) origin: &'b Origin,
    pub(super) line: &'b str,
    pub(super) field: &'b Field,
    /// Whether its type is seen on its page alone: what is one thing with another may be another after an edit.
    pub(super) is_alone: bool,
}

impl Base {
    pub(super) fn new(texts: Texts) -> Self {
        let pages = Pages::new(texts);
        let mut crowd = BTreeMap::new();
        for (_, origins) in pages.provenance().iter() {
            for origin in origins.iter().filter(|origin| origin.rule == "table" || origin.rule == "example") {
                *crowd.entry((origin.page.clone(), origin.line)).or_default() += 1;
            }
        }
        Self { pages, crowd }
    }

    pub(super) fn schema(&self) -> &Schema {
        self.pages.schema()
    }

    pub(super) fn texts(&self) -> &Texts {
        self.pages.texts()
    }

    pub(super) fn line(&self, page: &str, line: usize) -> Option<&str> {
        self.texts().get(page)?.lines().nth(line.checked_sub(1)?)
    }

    /// The only place that speaks of a fact, if nothing else stands on its line.
    pub(super) fn only(&self, address: &Address) -> Option<&Origin> {
        let [origin] = self.pages.provenance().get(address) else { return None };
        (self.crowd.get(&(origin.page.clone(), origin.line)) == Some(&1)).then_some(origin)
    }

    /// The pages with other lines in place of one.
    pub(super) fn with(&self, origin: &Origin, lines: &[&str]) -> Edit {
        let text = &self.texts()[&origin.page];
        let mut all: Vec<&str> = text.lines().collect();
        all.splice(origin.line - 1..origin.line, lines.iter().copied());
        let mut pages = self.texts().clone();
        pages.insert(origin.page.clone(), all.join("\n") + "\n");
        let about = format!("{}:{}", origin.page, origin.line);
        Edit { pages, about, line: Some((origin.page.clone(), origin.line)) }
    }

    /// The pages with a text in place of another that stands once on one page.
    pub(super) fn replaced(&self, page: &str, old: &str, new: &str) -> Vec<Edit> {
        let Some(text) = self.texts().get(page).filter(|text| text.matches(old).count() == 1) else {
            return Vec::new();
        };
        let line = text[..text.find(old).unwrap_or_default()].lines().count().max(1);
        let mut pages = self.texts().clone();
        pages.insert(page.to_owned(), text.replace(old, new));
        vec![Edit { pages, about: format!("{page}:{line}"), line: None }]
    }

    /// All pages laid out otherwise.
    pub(super) fn all(&self, layout: impl Fn(&str) -> String) -> Vec<Edit> {
        let pages = self.texts().iter().map(|(name, text)| (name.clone(), layout(text))).collect();
        vec![Edit { pages, about: "all pages".to_owned(), line: None }]
    }

    /// Whether no operation has the path with a method.
    pub(super) fn is_free(&self, method: &str, path: &str) -> bool {
        let key = format!("{method} {path}");
        self.schema().operations.iter().all(|operation| *operation.key() != key)
    }

    /// The operations that one page documents.
    pub(super) fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.schema().operations.iter().filter(|operation| {
            let origins = self.pages.provenance().get(&Address::operation(operation.key()));
            operation.is_complete() && origins.iter().all(|origin| origin.page == operation.page)
        })
    }

    pub(super) fn rows(&self) -> Vec<Row<'_>> {
        // The crate sends these headers itself.
        let is_own = |parameter: &&Parameter| {
            parameter.location != Place::Path && !["Content-Type", "Accept"].contains(&&*parameter.name)
        };
        let parameters = self.operations().flat_map(|operation| {
            let own = operation.parameters.iter().filter(is_own);
            own.filter_map(|parameter| self.parameter_row(operation, parameter))
        });
        let requests = self.structs(Usage::Request);
        let fields = requests.filter_map(|(owner, field)| self.field_row(owner, field));
        parameters.chain(fields).collect()
    }

    /// The first of the rows around a place.
    fn header(&self, origin: &Origin) -> &str {
        let before = self.texts()[&origin.page].lines().take(origin.line).collect::<Vec<_>>();
        before.into_iter().rev().take_while(|line| line.contains('|')).last().unwrap_or_default()
    }

    fn parameter_row<'b>(&'b self, operation: &Operation, parameter: &'b Parameter) -> Option<Row<'b>> {
        let place = parameter.location.as_str();
        let at = Address::operation(operation.key()).part("parameter").part(format!("{place}.{}", parameter.name));
        let origin = self.only(&at).filter(|origin| origin.rule == "table")?;
        let is_bare = parameter.default.is_none() && parameter.limits.is_empty();
        Some(Row {
            origin,
            line: self.line(&origin.page, origin.line)?,
            page: &self.texts()[&origin.page],
            header: self.header(origin),
            name: &parameter.name,
            description: parameter.description.as_deref(),
            is_required: parameter.required,
            is_plain: is_bare && parameter.ty.to_string() == "string",
            is_parameter: true,
        })
    }

    fn field_row<'b>(&'b self, owner: &str, field: &'b Field) -> Option<Row<'b>> {
        let at = Address::of_type(owner).part(&field.name);
        let origin = self.only(&at).filter(|origin| origin.rule == "table")?;
        let is_bare = field.default.is_none() && field.limits.is_empty();
        Some(Row {
            origin,
            line: self.line(&origin.page, origin.line)?,
            page: &self.texts()[&origin.page],
            header: self.header(origin),
            name: &field.name,
            description: field.description.as_deref(),
            is_required: field.presence == docwright_schema::schema::Presence::Required,
            is_plain: is_bare && field.ty.to_string() == "string",
            is_parameter: false,
        })
    }

    fn structs(&self, usage: Usage) -> impl Iterator<Item = (&str, &Field)> {
        let types = self.schema().types.iter().filter(move |(_, def)| def.usage == usage);
        types.flat_map(|(name, def)| match &def.body {
            TypeBody::Struct { fields, .. } => fields.iter().map(|field| (name.as_str(), field)).collect(),
            TypeBody::Enumeration { .. } | TypeBody::Id { .. } => Vec::new(),
        })
    }

    /// Lines of answers like `"name": "value",` that alone show a field.
    pub(super) fn shown(&self) -> Vec<Shown<'_>> {
        let shown = self.structs(Usage::Response).filter_map(|(owner, field)| {
            let origin = self.only(&Address::of_type(owner).part(&field.name))?;
            let line = self.line(&origin.page, origin.line)?;
            // Provenance names the first place of a page, and there may be others.
            let is_once = self.texts()[&origin.page].matches(&format!("\"{}\"", field.name)).count() == 1;
            let is_member =
                origin.rule == "example" && member(line).is_some_and(|(key, _)| key == field.name) && is_once;
            let members = format!("{owner}#");
            let mut facts = self.pages.provenance().below(&members).flat_map(|(_, origins)| origins);
            let is_alone = facts.all(|other| other.page == origin.page);
            is_member.then_some(Shown { origin, line, field, is_alone })
        });
        shown.collect()
    }
}

/// Key and value of a line that holds one member with a plain value, not the last of its object.
pub(super) fn member(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim().strip_suffix(',')?.strip_prefix('"')?.split_once("\":")?;
    let value = value.trim();
    let is_plain = !value.starts_with(['{', '[']) && value.matches('"').count() % 2 == 0 && !value.contains("\",");
    is_plain.then_some((key, value))
}
