//! The resources, actions and types of a blueprint, as its headings part them.

use std::collections::BTreeSet;

use docwright_schema::{Span, document::Text};

use crate::page::{Page, trim};

use super::{
    head::Head,
    heading::Heading,
    keyword::Keyword,
    member::Member,
    spec::Spec,
    template::Template,
    tree::{Item, Section},
};

/// A page, parted by what its headings say.
#[derive(Debug, Default)]
pub(super) struct Outline<'a> {
    pub(super) title: Option<Text<'a>>,
    pub(super) resources: Vec<Resource<'a>>,
    /// The types that stand below `Data Structures`.
    pub(super) types: Vec<(&'a str, Member<'a>)>,
}

/// What actions have in common.
#[derive(Debug, Default)]
pub(super) struct Resource<'a> {
    pub(super) name: &'a str,
    pub(super) template: Option<Template<'a>>,
    pub(super) items: Vec<Item<'a>>,
    pub(super) actions: Vec<Action<'a>>,
    /// The parameters that single actions describe.
    pub(super) described: BTreeSet<&'a str>,
}

/// An action: an operation.
#[derive(Debug)]
pub(super) struct Action<'a> {
    pub(super) span: Span,
    pub(super) name: &'a str,
    /// The word in the place of the method.
    pub(super) word: &'a str,
    pub(super) template: Option<Template<'a>>,
    pub(super) text: Vec<Span>,
    pub(super) items: Vec<Item<'a>>,
}

/// What a section adds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    /// What belongs to nothing.
    Page,
    Resource,
    Action,
    /// The types of the page, none of which is open.
    Types,
    Type,
    /// A part of a type that is of no use, such as a sample.
    Sample,
}

/// Parts a page.
pub(super) fn outline<'a>(page: &Page<'a>, sections: Vec<Section<'a>>) -> Outline<'a> {
    let mut reader =
        Reader { page, outline: Outline::default(), target: Target::Page, level: 0, resource: 0, described: false };
    sections.into_iter().for_each(|section| reader.section(section));
    for resource in &mut reader.outline.resources {
        let lists = resource.actions.iter().flat_map(|action| &action.items);
        let lists = lists.filter(|item| item.keyword == Some(Keyword::Parameters));
        resource.described = lists.flat_map(|list| &list.items).map(|item| Head::parse(item.head).name).collect();
    }
    reader.outline
}

struct Reader<'p, 'a> {
    page: &'p Page<'a>,
    outline: Outline<'a>,
    target: Target,
    /// The level of the heading that the target began with.
    level: u8,
    /// The level of the heading that the resource began with.
    resource: u8,
    /// Whether text stands above the members of the open type.
    described: bool,
}

impl<'a> Reader<'_, 'a> {
    fn section(&mut self, section: Section<'a>) {
        match Heading::of(section.title) {
            _ if section.level == 0 => self.add(section),
            Heading::Group => self.open(Target::Page, section.level),
            Heading::DataStructures => self.open(Target::Types, section.level),
            Heading::Resource { name, template } => {
                let template = Some(Template::parse(self.page, template));
                self.outline.resources.push(Resource { name, template, ..Resource::default() });
                self.resource = section.level;
                self.open(Target::Resource, section.level);
                self.add(section);
            }
            Heading::Action { name, word, template } => self.action(section, name, word, template),
            Heading::Title => self.titled(section),
        }
    }

    fn open(&mut self, target: Target, level: u8) {
        (self.target, self.level) = (target, level);
    }

    fn action(&mut self, section: Section<'a>, name: &'a str, word: &'a str, template: Option<&'a str>) {
        let template = template.map(|template| Template::parse(self.page, template));
        // A group ends the resource above it.
        let is_open = matches!(self.target, Target::Resource | Target::Action);
        if template.is_none() && name.is_empty() && !is_open {
            // A method's name as the title of a chapter.
            return self.titled(section);
        }
        if !is_open || template.is_some() && section.level <= self.resource {
            self.outline.resources.push(Resource { template: template.clone(), ..Resource::default() });
            self.resource = section.level;
        }
        let action = Action { span: section.span, name, word, template, text: Vec::new(), items: Vec::new() };
        if let Some(resource) = self.outline.resources.last_mut() {
            resource.actions.push(action);
        }
        self.open(Target::Action, section.level);
        self.add(section);
    }

    /// Reads a section whose heading is nothing but a title.
    fn titled(&mut self, section: Section<'a>) {
        if self.outline.title.is_none() && self.target == Target::Page {
            self.outline.title = Some(self.page.plain(self.page.span_of(section.title)));
        }
        match self.target {
            Target::Types | Target::Type | Target::Sample => self.type_section(section),
            Target::Resource | Target::Action => {
                let text = if section.level > self.level { section.text } else { Vec::new() };
                self.add(Section { text, ..section });
            }
            Target::Page => {}
        }
    }

    fn type_section(&mut self, section: Section<'a>) {
        let head = Head::parse(section.title);
        match trim(section.title) {
            "Properties" | "Items" | "Members" if self.target != Target::Types => {
                self.target = Target::Type;
                // A list below the text above belongs to the text.
                if let Some((_, body)) = self.outline.types.last_mut().filter(|_| std::mem::take(&mut self.described)) {
                    (body.members, body.values) = (Vec::new(), Vec::new());
                }
                self.add(section);
            }
            "Sample" | "Default" if self.target != Target::Types => self.target = Target::Sample,
            _ if section.level > self.level || head.attributes.is_some() => {
                let type_name = head.attributes.map(Spec::parse).and_then(|spec| spec.type_name);
                let body = Member::body(self.page, section.span, type_name, &section.items);
                self.outline.types.push((head.name, body));
                self.described = !section.text.is_empty();
                self.target = Target::Type;
            }
            _ => self.open(Target::Page, section.level),
        }
    }

    /// Adds what stands below a heading to what is open.
    fn add(&mut self, section: Section<'a>) {
        let keywords = |items: Vec<Item<'a>>| items.into_iter().filter(|item| item.keyword.is_some());
        match (self.target, self.outline.resources.last_mut()) {
            (Target::Resource, Some(resource)) => {
                // Answers without an action belong to an action whose method is lost.
                let (own, rest): (Vec<_>, Vec<_>) = keywords(section.items)
                    .partition(|item| !matches!(item.keyword, Some(Keyword::Request | Keyword::Response)));
                resource.items.extend(own);
                if !rest.is_empty() {
                    let (name, span) = (resource.name, section.span);
                    let action = Action { span, name, word: "", template: None, text: section.text, items: rest };
                    resource.actions.push(action);
                    self.target = Target::Action;
                }
            }
            (Target::Action, Some(resource)) => {
                let Some(action) = resource.actions.last_mut() else { return };
                action.text.extend(section.text);
                let (own, told): (Vec<_>, Vec<_>) = section.items.into_iter().partition(|item| item.keyword.is_some());
                action.text.extend(told.iter().map(|item| item.span));
                action.text.sort();
                action.items.extend(own);
            }
            (Target::Type, _) => {
                if let Some((_, body)) = self.outline.types.last_mut() {
                    body.extend(self.page, &section.items);
                }
            }
            _ => {}
        }
    }
}
