//! The types of objects and of whatever refers to them.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Address, Diagnostics,
    schema::{Field, PatternKeys, Presence, Type, TypeBody, TypeDef, TypeRef, Usage, Width},
};

use crate::{
    graph::{Graph, Scope},
    naming::{ident, words::Words},
    record::Recorder,
    rules::{
        enumeration::Enumeration,
        kind::{self, Resolve},
        limits, paging, presence,
    },
    sets::Sets,
    shape::{Member, NodeId, Objects, Shape},
};

/// Names types and decides what they are.
pub(crate) struct Types<'g> {
    graph: &'g Graph,
    names: BTreeMap<NodeId, String>,
    sets: Sets,
    /// What scalars of each key are, where all answers agree.
    siblings: BTreeMap<Box<str>, Option<Type>>,
    /// What all pages of lists have.
    pages: paging::Common,
    /// The maps without a name whose values are being decided.
    open_maps: BTreeSet<NodeId>,
}

impl<'g> Types<'g> {
    /// `names` are those of objects, `sets` those of sets of values.
    pub(crate) fn new(graph: &'g Graph, names: BTreeMap<NodeId, String>, sets: Sets) -> Self {
        let mut types = Self {
            graph,
            names,
            sets,
            siblings: BTreeMap::new(),
            pages: paging::Common::of(graph),
            open_maps: BTreeSet::new(),
        };
        types.learn_siblings();
        types
    }

    /// On how many pages of the docs a member is shown; `list` is the key of the list where the object is a page.
    fn evidence(&self, list: Option<&str>, key: &str, member: &Member) -> usize {
        match list {
            Some(list) => self.pages.evidence(list, key, member),
            None => member.shape.sites.len(),
        }
    }

    /// Learns what scalars of each key are in answers.
    fn learn_siblings(&mut self) {
        let leaders: Vec<NodeId> = self.names.keys().copied().collect();
        for leader in leaders {
            if self.graph.profiles[leader].scope != Scope::Answer {
                continue;
            }
            for (key, member) in &self.graph.node(leader).objects.fields {
                let kind = kind::decide(&member.shape, key, self, &mut Diagnostics::default()).kind;
                if let Some(kind) = scalar(kind) {
                    let known = self.siblings.entry(key.clone()).or_insert_with(|| Some(kind.clone()));
                    *known = known.take().filter(|known| *known == kind);
                }
            }
        }
    }

    /// Decides the type of a place in a request: the docs' word, or what answers hold under the same key.
    pub(crate) fn of_request(&mut self, shape: &Shape, key: &str, diagnostics: &mut Diagnostics) -> TypeRef {
        let mut ty = kind::decide(shape, key, self, diagnostics);
        match &mut ty.kind {
            Type::Array { items } if items.kind == Type::Unknown => {
                items.kind = self.sibling_item(key).unwrap_or(Type::Unknown);
            }
            Type::Unknown => ty.kind = self.sibling(key).unwrap_or(Type::Unknown),
            _ => {}
        }
        ty
    }

    /// What answers hold under the same key.
    fn sibling(&self, key: &str) -> Option<Type> {
        self.siblings.get(key).cloned().flatten()
    }

    /// What a list such as `created_at[]` or `user_ids` holds: what answers hold under `created_at`, under `user_id`
    /// or under `id`.
    fn sibling_item(&self, key: &str) -> Option<Type> {
        let name = key.trim_end_matches("[]");
        let same = (name.len() < key.len()).then(|| self.sibling(name)).flatten();
        same.or_else(|| {
            Words::of(name).referenced()?;
            self.sibling(name.strip_suffix('s')?).or_else(|| self.sibling("id"))
        })
    }

    /// Whether a request that has the place must have a member of it. Things may hold each other, so
    /// each is looked at once.
    fn requires(&self, shape: &Shape) -> bool {
        let mut open: Vec<NodeId> = shape.nodes.iter().copied().collect();
        let mut seen = BTreeSet::new();
        while let Some(leader) = open.pop().map(|node| self.graph.leader(node)) {
            if !seen.insert(leader) {
                continue;
            }
            for member in self.graph.node(leader).objects.fields.values() {
                if presence::of_request(member) == Presence::Required {
                    return true;
                }
                open.extend(member.shape.nodes.iter().filter(|_| presence::is_open(member)));
            }
        }
        false
    }

    /// Decides the type of a place in an answer.
    pub(crate) fn of_answer(&mut self, shape: &Shape, key: &str, diagnostics: &mut Diagnostics) -> TypeRef {
        kind::decide(shape, key, self, diagnostics)
    }

    /// Whether a member of the body is a file.
    pub(crate) fn holds_file(&self, body: &Shape) -> bool {
        let objects = body.nodes.iter().map(|&node| &self.graph.node(self.graph.leader(node)).objects);
        objects.flat_map(|objects| objects.fields.values()).any(|member| member.shape.claims_file())
    }

    /// The types of all objects that have known members.
    pub(crate) fn objects(
        &mut self,
        area_of: &impl Fn(&str, &BTreeSet<usize>) -> Option<String>,
        recorder: &mut Recorder<'_>,
        diagnostics: &mut Diagnostics,
    ) -> BTreeMap<String, TypeDef> {
        let groups = self.graph.groups();
        let mut defs = BTreeMap::new();
        for (leader, members) in groups {
            let Some(name) = self.names.get(&leader).cloned() else { continue };
            let scope = self.graph.profiles[leader].scope;
            let address = Address::of_type(&name);
            if let Some(site) = self.graph.described_at(leader) {
                recorder.site(&address, site, "model");
            }
            let node = self.graph.node(leader);
            let fields = self.fields(&node.objects, scope, &address, recorder, diagnostics);
            let extra = node.data.as_ref().map(|data| PatternKeys {
                ident: extra_ident(&fields),
                pattern: data.pattern(),
                values: kind::decide(&data.values, "", self, diagnostics),
            });
            let operations = self.graph.operations(leader, &members);
            let usage = if matches!(scope, Scope::Request(_)) { Usage::Request } else { Usage::Response };
            // What errors consist of belongs to no operation.
            let about = self.graph.model(leader).and_then(|_| area_of(&name, &BTreeSet::new()));
            let area = about.or_else(|| (scope != Scope::Error).then(|| area_of(&name, &operations)).flatten());
            defs.insert(name, TypeDef { area, description: None, usage, body: TypeBody::Struct { fields, extra } });
        }
        defs
    }

    /// The members of an object, in the order of the docs.
    pub(crate) fn fields(
        &mut self,
        objects: &Objects,
        scope: Scope,
        address: &Address,
        recorder: &mut Recorder<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Field> {
        let ordered = objects.in_order();
        let names: Vec<&str> = ordered.iter().map(|(key, _)| *key).collect();
        let idents = ident::members(&names, &BTreeSet::new());
        let mut fields = Vec::with_capacity(ordered.len());
        let list = paging::list_key(objects);
        for ((key, member), ident) in ordered.into_iter().zip(idents) {
            let ty = match scope {
                Scope::Request(_) => self.of_request(&member.shape, key, diagnostics),
                Scope::Answer | Scope::Error => self.of_answer(&member.shape, key, diagnostics),
            };
            recorder.shape(&address.part(key), &member.shape);
            let presence = match scope {
                // `contact[name]` cannot be sent without `contact`.
                Scope::Request(_) if presence::is_open(member) && self.requires(&member.shape) => Presence::Required,
                Scope::Request(_) => presence::of_request(member),
                Scope::Answer | Scope::Error => presence::of_answer(objects, member, self.evidence(list, key, member)),
            };
            fields.push(field(key, ident, ty, presence, &member.shape));
        }
        fields
    }
}

impl Resolve for Types<'_> {
    fn object(&mut self, node: NodeId) -> Type {
        let leader = self.graph.leader(node);
        if let Some(name) = self.names.get(&leader) {
            return Type::Ref { name: name.clone() };
        }
        let graph = self.graph;
        let mut values = TypeRef::new(Type::Unknown);
        // A map that holds itself has no name to be referred to by.
        if let Some(data) = graph.node(leader).data.as_ref().filter(|_| self.open_maps.insert(leader)) {
            values = kind::decide(&data.values, "", self, &mut Diagnostics::default());
            self.open_maps.remove(&leader);
        }
        Type::Map { values: Box::new(values) }
    }

    fn enumeration(&mut self, key: &str, enumeration: &Enumeration) -> Type {
        match self.sets.get(key, enumeration) {
            Some(name) => Type::Ref { name: name.to_owned() },
            // Around payloads sets have no name: what an envelope's member may be differs from page to page.
            None if enumeration.integer => Type::Integer { width: Width::I64 },
            None => Type::String { format: None },
        }
    }

    fn named(&mut self, name: &str) -> Option<Type> {
        let name = Words::of(name).pascal();
        self.names.values().any(|known| *known == name).then_some(Type::Ref { name })
    }
}

/// A member with what the docs say of it.
pub(crate) fn field(key: &str, ident: String, ty: TypeRef, presence: Presence, shape: &Shape) -> Field {
    let limits = limits::decide(shape, &ty.kind);
    Field {
        name: key.to_owned(),
        ident,
        ty,
        presence,
        description: description(shape),
        default: default(shape),
        limits,
    }
}

/// The description that most pages give, the longest of equals.
pub(crate) fn description(shape: &Shape) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let texts = shape.claims.iter().filter_map(|claim| claim.description.as_deref());
    texts.for_each(|text| *counts.entry(text).or_default() += 1);
    counts.into_iter().max_by_key(|(text, count)| (*count, text.len(), *text)).map(|(text, _)| text.to_owned())
}

/// The documented default; of several the first in content.
pub(crate) fn default(shape: &Shape) -> Option<String> {
    shape
        .claims
        .iter()
        .filter_map(|claim| claim.default.as_deref())
        .filter(|text| !text.is_empty())
        .min()
        .map(str::to_owned)
}

fn extra_ident(fields: &[Field]) -> String {
    let names = ["extra", "extra_members", "further_members"];
    let free = names.into_iter().find(|name| fields.iter().all(|field| field.ident != *name));
    free.unwrap_or("members_whose_keys_are_data").to_owned()
}

/// A scalar type without what single values make of it.
fn scalar(kind: Type) -> Option<Type> {
    match kind {
        Type::Integer { .. } | Type::Boolean | Type::Number => Some(kind),
        Type::String { .. } => Some(Type::String { format: None }),
        _ => None,
    }
}
