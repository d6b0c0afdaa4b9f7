//! What is said of one parameter or field, in whatever form: the row of a table, a list item, an entry of metadata.

use std::{borrow::Cow, collections::BTreeMap};

use docwright_schema::{
    Diagnostics, Limits, Site, Span, codes,
    document::{Declared, DescribedValue, Place, Reference, Row, Step, Text},
};

use crate::{
    page::{Page, is_blank},
    reference, words,
};

use super::{choices, limits, name, null, said, types};

/// The texts that speak of one parameter or field.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) span: Span,
    pub(crate) name: Text<'a>,
    /// The name of the field that it belongs to.
    pub(crate) parent: Option<Text<'a>>,
    pub(crate) kind: Option<Text<'a>>,
    pub(crate) required: Option<Text<'a>>,
    /// What says whether it may be absent.
    pub(crate) optional: Option<Text<'a>>,
    pub(crate) nullable: Option<Text<'a>>,
    pub(crate) descriptions: Vec<Text<'a>>,
    pub(crate) default: Option<Text<'a>>,
    pub(crate) example: Option<Text<'a>>,
    /// The values that it may have.
    pub(crate) values: Option<Text<'a>>,
    /// How long it may be.
    pub(crate) length: Option<Text<'a>>,
    pub(crate) location: Option<Text<'a>>,
    /// The values that are listed below it, each with its meaning.
    pub(crate) choices: Vec<DescribedValue<'a>>,
    /// How large or long it may be, where it is told as such.
    pub(crate) limits: Limits,
    /// How deep it is nested by its place; comparable only within its list.
    pub(crate) depth: usize,
}

/// The rows above which a row may be nested in, from the outermost inwards.
#[derive(Debug, Default)]
pub(crate) struct Nesting<'a> {
    open: Vec<(usize, Vec<Step<'a>>)>,
    /// Where the members of a field belong, by its name.
    inside: BTreeMap<Cow<'a, str>, Vec<Step<'a>>>,
}

/// How many rows may be nested in one another.
const DEEPEST: usize = 32;

impl<'a> Nesting<'a> {
    /// The whole path of a name, after which further names may be nested in it.
    fn place(
        &mut self,
        name: name::Name<'a>,
        parent: Option<&Text<'_>>,
        declared: Option<&Declared<'_>>,
    ) -> Vec<Step<'a>> {
        if let Some(outer) = parent.and_then(|parent| self.inside.get(&*parent.text)) {
            let path: Vec<_> = outer.iter().cloned().chain(name.steps).take(DEEPEST).collect();
            self.inside.insert(name.bare, inside(&path, declared));
            return path;
        }
        // A parent that no row describes is known by what belongs to it.
        if let Some(parent) = parent.filter(|parent| is_member(&parent.text)) {
            let outer = Step::Key(parent.text.to_string().into());
            return std::iter::once(outer).chain(name.steps).collect();
        }
        while self.open.last().is_some_and(|(depth, _)| *depth >= name.depth) {
            self.open.pop();
        }
        let mut path = self.open.last().map(|(_, path)| path.clone()).unwrap_or_default();
        path.extend(name.steps);
        if self.open.len() < DEEPEST {
            let inside = inside(&path, declared);
            if parent.is_some() {
                self.inside.insert(name.bare, inside.clone());
            }
            self.open.push((name.depth, inside));
        }
        path
    }
}

/// Whether the name of a parent is that of a member, and neither that of a type nor a word for nothing.
fn is_member(name: &str) -> bool {
    name::is_identifier(name)
        && name.starts_with(|char: char| char.is_ascii_lowercase())
        && !words::is_nothing(name)
        && name != "root"
}

/// Where the members of what stands at `path` belong.
fn inside<'a>(path: &[Step<'a>], declared: Option<&Declared<'_>>) -> Vec<Step<'a>> {
    let mut inside = path.to_vec();
    if matches!(declared, Some(Declared::Array(_))) && inside.last() != Some(&Step::Items) {
        inside.push(Step::Items);
    }
    inside
}

impl<'a> Entry<'a> {
    /// An entry of which no more than its name is known.
    pub(crate) fn named(span: Span, name: Text<'a>) -> Self {
        Self {
            span,
            name,
            parent: None,
            kind: None,
            required: None,
            optional: None,
            nullable: None,
            descriptions: Vec::new(),
            default: None,
            example: None,
            values: None,
            length: None,
            location: None,
            choices: Vec::new(),
            limits: Limits::default(),
            depth: 0,
        }
    }

    /// What it claims; nothing where its name is none.
    pub(crate) fn row(
        self,
        page: &Page<'a>,
        nesting: &mut Nesting<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Row<'a>> {
        let mut name = name::parse(&self.name.text)?;
        name.depth += self.depth;
        let mut claims = Claims::of(page, &self);
        claims.sort_out(page, self.example.as_ref(), diagnostics);
        claims.required = claims.required.or(name.required);
        let place = name.placeholder.then_some(Place::Path);
        let place = self.location.as_ref().and_then(|text| words::place(&text.text)).or(place);
        let mut values = claims.values(page, self.values.as_ref());
        // Of several of which one is required, it is one and not a value of it.
        if values.iter().any(|value| value.value.text == name.bare) {
            values.clear();
        }
        choices::label_values(&mut values, self.choices);
        // What has to be given has no default, and some say so in its place.
        let says_required = self.default.as_ref().and_then(|text| said::requirement(&text.text)).filter(|told| *told);
        let says_required = says_required.filter(|_| self.default.as_ref().is_some_and(|text| text.text.len() > 5));
        claims.required = claims.required.or(says_required);
        let default = claims.default(page, self.default.filter(|_| says_required.is_none()));
        let limits = self.limits.or(claims.limits(self.kind.as_ref(), self.length.as_ref(), self.values.as_ref()));
        let example = self.example.filter(|text| claims.is_free(text) && !words::is_nothing(&text.text));
        let links = links(page, self.kind.iter().chain(&self.descriptions));
        let Claims { declared, nullable, required, description, refers, .. } = claims;
        let shown = Text { span: self.name.span, text: name.bare.clone() };
        let path = nesting.place(name, self.parent.as_ref(), declared.as_ref());
        Some(Row {
            span: self.span,
            name: shown,
            path,
            declared,
            required,
            nullable,
            description,
            default,
            limits,
            example,
            values,
            place,
            refers,
            links,
        })
    }
}

/// Where the links of texts lead.
fn links<'a, 't>(page: &Page<'a>, texts: impl Iterator<Item = &'t Text<'a>>) -> Vec<Cow<'a, str>>
where
    'a: 't,
{
    texts.flat_map(|text| page.pieces(text.span)).filter_map(|piece| Some(piece.target?.into())).collect()
}

/// What an entry claims.
struct Claims<'a> {
    declared: Option<Declared<'a>>,
    nullable: Option<bool>,
    required: Option<bool>,
    description: Option<Text<'a>>,
    /// A type cell that holds no type.
    no_type: Option<Text<'a>>,
    /// The model that the type cell names.
    refers: Option<Reference<'a>>,
}

impl<'a> Claims<'a> {
    fn of(page: &Page<'a>, entry: &Entry<'a>) -> Self {
        let (declared, nullable, required, description) = (None, None, None, None);
        let mut claims = Self { declared, nullable, required, description, no_type: None, refers: None };
        if let Some(text) = entry.kind.clone() {
            claims.set_type(page, text);
        }
        let flag = |text: &Option<Text<'_>>| text.as_ref().and_then(|text| said::requirement(&text.text));
        claims.required = flag(&entry.required).or(flag(&entry.optional).map(|optional| !optional));
        claims.required = claims.required.or(entry.kind.as_ref().and_then(|kind| said::behind_type(&kind.text)));
        let told = entry.descriptions.iter().any(|text| null::in_prose(&text.text));
        claims.nullable = flag(&entry.nullable).or(claims.nullable).or(told.then_some(true));
        let says = |text: &&Text<'_>| !text.text.is_empty() && !words::is_nothing(&text.text);
        if let Some(declared) = claims.declared.as_ref().filter(|declared| reference::may_be(declared)) {
            let described = || entry.descriptions.iter().find_map(|text| reference::described(page, text, declared));
            claims.refers = claims.refers.or_else(described);
        }
        claims.description = together(entry.descriptions.iter().filter(says).cloned().collect());
        claims
    }

    fn set_type(&mut self, page: &Page<'a>, text: Text<'a>) {
        self.nullable = null::in_type(&text.text).then_some(true);
        let linked: String = page.pieces(text.span).iter().map(|piece| piece.text.as_str()).collect();
        let whole = if linked.is_empty() { &*text.text } else { &linked };
        let spelled = types::parse(said::without_requirement(whole));
        let declared = spelled.as_ref().map(|spelled| &spelled.declared);
        self.refers = reference::of_type(page, &text, declared);
        match spelled {
            Some(spelled) => {
                self.declared = Some(spelled.declared);
                self.nullable = self.nullable.or(spelled.nullable.then_some(true));
            }
            None if let Some(refers) = &self.refers => {
                self.declared = (refers.lists > 0).then_some(Declared::Array(None));
            }
            None if !words::is_nothing(&text.text) && !text.text.is_empty() => self.no_type = Some(text),
            None => {}
        }
    }

    /// Puts right what stands in the wrong column.
    fn sort_out(&mut self, page: &Page<'a>, example: Option<&Text<'a>>, diagnostics: &mut Diagnostics) {
        let site = |text: &Text<'_>| Site::new(page.source, text.span);
        if let Some(text) = self.no_type.take() {
            let message = format!("`{}` is no known type", short(&text.text));
            if self.description.is_none() {
                diagnostics.report(&codes::DESCRIPTION_IN_TYPE, site(&text), message);
                self.description = Some(text);
            } else if is_one_word(&text.text) {
                diagnostics.report(&codes::TYPE_UNKNOWN, site(&text), message);
            }
        }
        let typed = self
            .description
            .as_ref()
            .filter(|text| !may_describe(&text.text))
            .and_then(|text| types::exactly(&text.text));
        if let (None, Some(spelled)) = (&self.declared, typed) {
            if let Some(text) = self.description.take() {
                let message = format!("the description is nothing but the type `{}`", text.text);
                diagnostics.report(&codes::TYPE_IN_DESCRIPTION, site(&text), message);
            }
            self.declared = Some(spelled.declared);
            // The cells are shifted by one, so that the next one holds the description.
            self.description = example.filter(|text| is_prose(&text.text)).cloned();
        }
        self.required = self.required.or_else(|| self.description.as_ref().and_then(|text| said::in_prose(&text.text)));
    }

    /// Whether the example cell is not already taken for the description.
    fn is_free(&self, example: &Text<'_>) -> bool {
        self.description.as_ref().is_none_or(|description| description.span != example.span)
    }

    fn values(&self, page: &Page<'a>, listed: Option<&Text<'a>>) -> Vec<DescribedValue<'a>> {
        if self.declared == Some(Declared::Boolean) {
            return Vec::new();
        }
        let listed = listed.map(|text| choices::listed(page, text)).filter(|values| !values.is_empty());
        listed.or_else(|| self.description.as_ref().map(|text| choices::described(page, text))).unwrap_or_default()
    }

    /// The limits that the type's spelling, a column or the description names.
    fn limits(&self, kind: Option<&Text<'_>>, length: Option<&Text<'_>>, values: Option<&Text<'_>>) -> Limits {
        let declared = self.declared.as_ref();
        let told = kind.map(|text| limits::of_type(&text.text, declared)).unwrap_or_default();
        let is_text = matches!(declared, Some(Declared::String) | None);
        let told = told.or(length.filter(|_| is_text).map(|text| limits::of_length(&text.text)).unwrap_or_default());
        let told = told.or(values.map(|text| limits::of_values(&text.text, declared)).unwrap_or_default());
        let prose = self.description.as_ref().map(|text| limits::in_prose(&text.text, declared));
        told.or(prose.unwrap_or_default())
    }

    fn default(&self, page: &Page<'a>, told: Option<Text<'a>>) -> Option<Text<'a>> {
        let told = told.filter(|text| !words::is_nothing(&text.text) && !text.text.is_empty());
        told.or_else(|| self.description.as_ref().and_then(|text| said::default(page, text)))
    }
}

/// Type words that describe a field as well as they type it.
const DESCRIPTIONS: [&str; 14] = [
    "date",
    "time",
    "datetime",
    "timestamp",
    "text",
    "email",
    "url",
    "uri",
    "uuid",
    "file",
    "number",
    "list",
    "hash",
    "set",
];

/// Whether a type's word could be meant as a description.
fn may_describe(text: &str) -> bool {
    !text.is_ascii() || DESCRIPTIONS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Several texts as one, each on a line of its own.
fn together(texts: Vec<Text<'_>>) -> Option<Text<'_>> {
    let mut texts = texts.into_iter();
    let first = texts.next()?;
    Some(texts.fold(first, |all, next| match all.text == next.text {
        true => all,
        false => Text { span: all.span.to(next.span), text: Cow::Owned(format!("{}\n{}", all.text, next.text)) },
    }))
}

fn short(text: &str) -> String {
    let mut start: String = text.chars().take(40).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

fn is_prose(text: &str) -> bool {
    !text.is_ascii() || text.split(is_blank).count() > 2
}

/// Whether a cell holds a word that a type could be misspelt as.
fn is_one_word(text: &str) -> bool {
    text.len() <= 24 && text.bytes().all(|byte| byte.is_ascii_lowercase())
}
