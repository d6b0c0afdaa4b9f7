//! Members of objects, items of lists and parameters, as they are written down.

use std::borrow::Cow;

use docwright_schema::{
    Span,
    document::{DescribedValue, Text},
};

use crate::page::{Page, trim};

use super::{
    head::{self, Head},
    spec::{Spec, TypeName},
    tree::Item,
};

/// What a member is to the object or list that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A member of its own name.
    Named,
    /// Whatever members there are.
    Variable,
    /// An item of a list.
    Item,
    /// Takes in the members of another type.
    Include,
}

/// A member with what stands below it.
#[derive(Debug, Clone)]
pub(super) struct Member<'a> {
    pub(super) span: Span,
    pub(super) role: Role,
    pub(super) name: Text<'a>,
    pub(super) type_name: Option<TypeName<'a>>,
    pub(super) required: Option<bool>,
    pub(super) nullable: Option<bool>,
    pub(super) sample: Option<Text<'a>>,
    pub(super) default: Option<Text<'a>>,
    pub(super) description: Option<Text<'a>>,
    pub(super) values: Vec<DescribedValue<'a>>,
    pub(super) members: Vec<Self>,
}

/// What an item below a member says of it.
enum Section<'a> {
    Default(&'a str),
    Sample(&'a str),
    /// Members, items or values follow.
    Members,
    OneOf,
    Include(&'a str),
    /// A remark on what the value must be.
    Rule,
}

/// How the items below a member are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Below {
    /// As members of an object.
    Members,
    /// As items of a list.
    Items,
    /// As values of an enumeration.
    Values,
    /// As remarks on a parameter.
    Remarks,
}

impl Below {
    /// How the items below something of this type are read.
    pub(super) fn of(type_name: Option<TypeName<'_>>) -> Self {
        match type_name {
            Some(name) if name.is("array") => Self::Items,
            Some(name) if name.is("enum") => Self::Values,
            _ => Self::Members,
        }
    }
}

impl<'a> Section<'a> {
    /// Reads the line that begins an item; members may have the same names.
    fn of(head: &'a str, below: Below) -> Option<Self> {
        let (word, rest) = match head.split_once(':') {
            Some((word, rest)) => (trim(word), Some(head::unquoted(rest))),
            None => (trim(head), None),
        };
        let plain = rest.is_none_or(str::is_empty);
        let value = rest.filter(|rest| below != Below::Members || !rest.ends_with(')')).unwrap_or_default();
        match word {
            "Default" if plain || !value.is_empty() => Some(Self::Default(value)),
            "Sample" | "Example" if plain || !value.is_empty() => Some(Self::Sample(value)),
            "Members" | "Values" | "Items" | "Properties" if plain => Some(Self::Members),
            "One Of" | "One of" if plain => Some(Self::OneOf),
            _ if head.starts_with("Include ") => Some(Self::Include(trim(&head["Include ".len()..]))),
            _ if head.starts_with("Must ") => Some(Self::Rule),
            _ => None,
        }
    }
}

impl<'a> Member<'a> {
    /// Reads an item as a member.
    pub(super) fn of(page: &Page<'a>, item: &Item<'a>) -> Self {
        let head = Head::parse(item.head);
        let spec = head.attributes.map(Spec::parse).unwrap_or_default();
        let mut member = Self::from_head(page, item.span, &item.text, head, spec);
        let below = Below::of(spec.type_name);
        let groups = |item: &Item<'a>| matches!(Section::of(item.head, below), Some(Section::Members));
        if !item.text.is_empty() && item.items.iter().any(groups) {
            // A list below the text above belongs to the text.
            let told = item.items.iter().filter(|item| Section::of(item.head, below).is_some());
            told.for_each(|item| member.read_below(page, std::slice::from_ref(item), below));
        } else {
            member.read_below(page, &item.items, below);
        }
        if below == Below::Values && member.values.is_empty() {
            member.values = head.sample.map(|sample| listed(page, sample)).unwrap_or_default();
        }
        member
    }

    /// Reads an item as a parameter: whatever stands below it is a remark or lists its values.
    pub(super) fn parameter(page: &Page<'a>, item: &Item<'a>) -> Self {
        let head = Head::parse(item.head);
        let spec = head.attributes.map(Spec::parse).unwrap_or_default();
        let mut member = Self::from_head(page, item.span, &item.text, head, spec);
        let is_enumeration = spec.type_name.is_some_and(|name| name.is("enum"));
        member.read_below(page, &item.items, if is_enumeration { Below::Values } else { Below::Remarks });
        member
    }

    fn from_head(page: &Page<'a>, span: Span, paragraphs: &[Span], head: Head<'a>, spec: Spec<'a>) -> Self {
        let text = |part: &'a str| Text { span: page.span_of(part), text: Cow::Borrowed(part) };
        let role = match head {
            Head { is_variable: true, .. } => Role::Variable,
            Head { name: "", .. } => Role::Item,
            _ => Role::Named,
        };
        let (sample, default) = if spec.is_default { (None, head.sample) } else { (head.sample, None) };
        Self {
            span,
            role,
            name: Text { text: unescaped(head.name), ..text(head.name) },
            type_name: spec.type_name,
            required: spec.required,
            nullable: spec.nullable,
            sample: spec.sample.or(sample).map(text),
            default: default.or(head.default).map(text),
            description: description(page, head.description, paragraphs),
            values: Vec::new(),
            members: Vec::new(),
        }
    }

    fn read_below(&mut self, page: &Page<'a>, items: &[Item<'a>], below: Below) {
        let text = |part: &'a str| Text { span: page.span_of(part), text: Cow::Borrowed(part) };
        for item in items {
            let inner = || item.items.first().map(|first| head::unquoted(first.head)).unwrap_or_default();
            let filled =
                |value: &'a str| Some(if value.is_empty() { inner() } else { value }).filter(|v| !v.is_empty());
            match Section::of(item.head, below) {
                Some(Section::Default(value)) => self.default = filled(value).map(text).or(self.default.take()),
                Some(Section::Sample(value)) => self.sample = self.sample.take().or(filled(value).map(text)),
                Some(Section::Members) => {
                    let below = if below == Below::Remarks { Below::Values } else { below };
                    self.read_below(page, &item.items, below);
                }
                Some(Section::OneOf) => {
                    let before = self.members.len();
                    self.read_below(page, &item.items, below);
                    self.members[before..].iter_mut().for_each(|member| member.required = Some(false));
                }
                Some(Section::Include(name)) => self.members.push(Self::include(page, item, name)),
                Some(Section::Rule) => self.remark(page, item),
                None => match below {
                    Below::Members => self.members.push(Self::of(page, item)),
                    Below::Items => self.members.push(Self::item(page, item)),
                    Below::Values => self.values.extend(value(page, item)),
                    Below::Remarks => self.remark(page, item),
                },
            }
        }
    }

    fn include(page: &Page<'a>, item: &Item<'a>, name: &'a str) -> Self {
        let type_name = TypeName::parse(name.trim_matches(['(', ')']));
        let head = Head { name, ..Head::default() };
        let spec = Spec { type_name: Some(type_name), ..Spec::default() };
        Self { role: Role::Include, ..Self::from_head(page, item.span, &item.text, head, spec) }
    }

    /// Reads an item of a list. Where it has what only members have, the page lists the members of the items instead.
    fn item(page: &Page<'a>, item: &Item<'a>) -> Self {
        let member = Self::of(page, item);
        let is_member = member.sample.is_some()
            || member.required.is_some()
            || member.description.is_some()
            || !member.members.is_empty();
        if member.role == Role::Named && !is_member { Self { role: Role::Item, ..member } } else { member }
    }

    fn remark(&mut self, page: &Page<'a>, item: &Item<'a>) {
        let said = page.plain(item.span);
        self.description = match self.description.take() {
            Some(text) => Some(together(&text, &said)),
            None => Some(said),
        };
    }

    /// Reads what a type consists of.
    pub(super) fn body(page: &Page<'a>, span: Span, type_name: Option<TypeName<'a>>, items: &[Item<'a>]) -> Self {
        let spec = Spec { type_name, ..Spec::default() };
        let mut body = Self::from_head(page, span, &[], Head::default(), spec);
        body.read_below(page, items, Below::of(type_name));
        body
    }

    /// Reads more of what a type consists of.
    pub(super) fn extend(&mut self, page: &Page<'a>, items: &[Item<'a>]) {
        self.read_below(page, items, Below::of(self.type_name));
    }
}

/// A name without the backslashes that keep its underscores from being markup.
fn unescaped(name: &str) -> Cow<'_, str> {
    if name.contains('\\') { Cow::Owned(name.replace('\\', "")) } else { Cow::Borrowed(name) }
}

/// A paragraph, whose lines are broken wherever they got too long.
pub(super) fn paragraph<'a>(page: &Page<'a>, span: Span) -> Text<'a> {
    let text = page.plain(span);
    if text.text.contains('\n') { Text { text: Cow::Owned(text.text.replace('\n', " ")), ..text } } else { text }
}

/// A description that begins on the first line and goes on in paragraphs below.
fn description<'a>(page: &Page<'a>, first: Option<&'a str>, paragraphs: &[Span]) -> Option<Text<'a>> {
    let first = first.map(|text| page.plain(page.span_of(text)));
    let texts = first.into_iter().chain(paragraphs.iter().map(|span| paragraph(page, *span)));
    texts.filter(|text| !text.text.is_empty()).reduce(|text, next| together(&text, &next))
}

fn together<'a>(text: &Text<'a>, next: &Text<'a>) -> Text<'a> {
    Text { span: text.span.to(next.span), text: Cow::Owned(format!("{}\n{}", text.text, next.text)) }
}

/// The values of an enumeration that stand in a row behind its name; a single one is a sample.
fn listed<'a>(page: &Page<'a>, values: &'a str) -> Vec<DescribedValue<'a>> {
    let text = |part: &'a str| Text { span: page.span_of(part), text: Cow::Borrowed(part) };
    let values: Vec<_> = head::parts(values).map(head::unquoted).collect();
    let values = Some(values).filter(|values| values.len() > 1).unwrap_or_default();
    values.into_iter().map(|value| DescribedValue { value: text(value), gloss: None }).collect()
}

/// A value of an enumeration, and what it stands for.
fn value<'a>(page: &Page<'a>, item: &Item<'a>) -> Option<DescribedValue<'a>> {
    let head = Head::parse(item.head);
    if head.is_variable {
        // A sample of what is not listed.
        return None;
    }
    // A colon with no blank behind it belongs to the value: `10:30`.
    let whole = item.head.split_once(" - ").map_or(item.head, |(value, _)| trim(value));
    let (name, gloss) = match head.sample {
        Some(sample) if !item.head.starts_with('`') && !whole.contains(": ") && whole.ends_with(sample) => {
            (whole, head.description)
        }
        sample => (head.name, head.description.or(sample)),
    };
    let description = description(page, gloss, &item.text);
    let value = Text { span: page.span_of(name), text: Cow::Borrowed(name) };
    (!name.is_empty()).then_some(DescribedValue { value, gloss: description.map(|text| text.text) })
}
