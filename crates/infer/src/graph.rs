//! The objects of all shapes as nodes of a graph, in which what is one thing becomes one node.
//!
//! Uniting two nodes unites what stands under their common keys too: a field has one type.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{Site, SourceId, Span};

use crate::{
    evidence::Evidence,
    keys::Keys,
    models::{self, ModelUse, Models},
    naming::words::Words,
    rules::{data_keys::DataKeys, paging},
    shape::{NodeId, Objects, Shape},
};

/// Which bodies an object belongs to. Only objects of one scope can be one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    /// Answers to successful calls.
    Answer,
    /// Answers to failed calls.
    Error,
    /// Request bodies: of the operation with this index, since what one operation requires another may not; or of all
    /// where the docs describe an object once.
    Request(Option<usize>),
}

/// Where an object was found, and what that says about its name.
#[derive(Debug, Clone)]
pub(crate) struct Profile {
    pub scope: Scope,
    /// What the key above it calls it, in the singular, or what its operation is about.
    pub name: Words,
    /// Whether it is the root of an answer, so that its name comes from the operation.
    pub is_root: bool,
    /// Whether it is one page of a list.
    pub is_page: bool,
    /// Its keys, data left out, each with whether only containers stand there, or only scalars.
    pub keys: Keys,
    /// The object that it stands in.
    pub parent: Option<NodeId>,
    /// The operations that it belongs to, by index.
    pub operations: BTreeSet<usize>,
    /// The model that it is.
    pub model: Option<ModelUse>,
    /// Whether its name is what the docs call it, and no more than the heading above.
    pub is_called: bool,
    /// Its keys that the docs say are always there.
    pub required: BTreeSet<Box<str>>,
}

/// An object type in the making.
#[derive(Debug, Clone, Default)]
pub(crate) struct Node {
    pub objects: Objects,
    pub data: Option<DataKeys>,
}

/// All objects.
#[derive(Default)]
pub(crate) struct Graph {
    nodes: Vec<Node>,
    /// What was known of each node before any were united.
    pub profiles: Vec<Profile>,
    leaders: Vec<NodeId>,
    /// How often `<words>_id` stands as a key: what has identifiers is a thing of its own.
    pub references: BTreeMap<Words, usize>,
    models: Models,
    /// The nodes of models.
    model_nodes: BTreeMap<(ModelUse, Scope), NodeId>,
    /// The nodes whose members are still to be added.
    open: Vec<(NodeId, Objects, Context)>,
    /// The first operation of each page.
    first_operations: BTreeMap<SourceId, usize>,
}

/// What holds for a whole body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context {
    pub scope: Scope,
    /// The operation that the body belongs to, if it belongs to one.
    pub operation: Option<usize>,
}

impl Graph {
    /// A graph without objects; `evidence` tells which operations pages with models document.
    pub(crate) fn new(models: Models, evidence: &Evidence<'_>) -> Self {
        let mut first_operations = BTreeMap::new();
        for (at, operation) in evidence.operations.iter().enumerate() {
            for part in &operation.parts {
                first_operations.entry(part.document.source).or_insert(at);
            }
        }
        Self { models, first_operations, ..Self::default() }
    }

    /// Takes the objects out of a shape; what is left refers to them.
    pub(crate) fn add(&mut self, shape: Shape, name: &Words, context: Context) -> Shape {
        let shape = self.lower(shape, name, None, context);
        self.fill_models();
        shape
    }

    /// Models hold each other, however deep; so they are taken one after the other.
    fn fill_models(&mut self) {
        while let Some((id, objects, context)) = self.open.pop() {
            self.fill(id, objects, context);
        }
    }

    /// Adds the models that nothing refers to, since bodies may show what they describe all the same.
    pub(crate) fn add_models(&mut self) {
        for index in 0..self.models.all.len() {
            let model = ModelUse { index, is_partial: false };
            if !self.is_answered(model) {
                self.add_model(model, Context { scope: Scope::Answer, operation: None });
            }
        }
        self.fill_models();
    }

    /// The node of the model at `id` with only some of its members.
    pub(crate) fn part_of(&mut self, id: NodeId) -> NodeId {
        let Profile { scope, model, operations, .. } = &self.profiles[id];
        let (scope, operation) = (*scope, operations.first().copied());
        let Some(model) = *model else { return id };
        let part = self.add_model(ModelUse { is_partial: true, ..model }, Context { scope, operation });
        self.fill_models();
        part
    }

    fn lower(&mut self, mut shape: Shape, name: &Words, parent: Option<NodeId>, context: Context) -> Shape {
        let claimed = shape.claimed_name().map(Words::of);
        if let Some(items) = shape.arrays.items.take() {
            let name = claimed.clone().unwrap_or_else(|| name.singular());
            shape.arrays.items = Some(Box::new(self.lower(*items, &name, parent, context)));
        }
        if let Some(object) = shape.object.take() {
            shape.nodes.insert(self.add_node(*object, claimed.as_ref().unwrap_or(name), parent, context));
        }
        // One place holds one thing, whatever else the docs call it.
        if let Some(&model) = shape.models.first() {
            shape.nodes.insert(self.add_model(model, context));
        }
        shape
    }

    fn add_node(&mut self, objects: Objects, name: &Words, parent: Option<NodeId>, context: Context) -> NodeId {
        let profile = Profile {
            scope: context.scope,
            name: name.clone(),
            is_root: parent.is_none(),
            is_page: parent.is_none() && paging::list_key(&objects).is_some(),
            keys: BTreeMap::new(),
            parent,
            operations: context.operation.into_iter().collect(),
            model: None,
            is_called: false,
            required: BTreeSet::new(),
        };
        let id = self.reserve(profile);
        self.fill(id, objects, context);
        id
    }

    fn reserve(&mut self, profile: Profile) -> NodeId {
        let id = self.nodes.len();
        self.profiles.push(profile);
        self.nodes.push(Node::default());
        self.leaders.push(id);
        id
    }

    /// Gives a node its members.
    fn fill(&mut self, id: NodeId, mut objects: Objects, context: Context) {
        let data = crate::rules::data_keys::take(&mut objects);
        let list = paging::list_key(&objects).filter(|_| self.profiles[id].is_page).map(Box::<str>::from);
        let things = list.as_ref().map(|key| paging::things(key, &self.profiles[id].name));
        self.profiles[id].keys = objects.keys();
        for (key, member) in &mut objects.fields {
            let is_list = list.as_ref() == Some(key);
            let words = things.clone().filter(|_| is_list).unwrap_or_else(|| Words::of(key));
            if let Some(thing) = words.referenced() {
                *self.references.entry(thing).or_default() += 1;
            }
            member.shape = self.lower(std::mem::take(&mut member.shape), &words, Some(id), context);
        }
        if let Some(things) = things {
            self.profiles[id].name = things.with(paging::word(&objects));
        }
        let name = self.profiles[id].name.singular();
        let data = data.map(|data| DataKeys { values: self.lower(data.values, &name, Some(id), context), ..data });
        self.nodes[id] = Node { objects, data };
    }

    /// The node of a model in bodies of the context's kind.
    fn add_model(&mut self, model: ModelUse, context: Context) -> NodeId {
        let scope = match context.scope {
            Scope::Request(_) => Scope::Request(None),
            scope => scope,
        };
        let described = &self.models.all[model.index];
        let is_referred = context.operation.is_some();
        let home = self.first_operations.get(&described.site.source).copied();
        let operation = home.or(context.operation);
        if let Some(&known) = self.model_nodes.get(&(model, scope)) {
            self.profiles[known].operations.extend(operation);
            return known;
        }
        let mut shape = described.shape.clone();
        let name = if model.is_partial { Words::of("partial").and(&described.name) } else { described.name.clone() };
        models::place(&mut shape, &self.models);
        let mut objects = shape.object.map(|objects| *objects).unwrap_or_default();
        let mut required = BTreeSet::new();
        if model.is_partial {
            objects.waive();
        } else if scope == Scope::Answer {
            objects.require(&described.required);
            required.clone_from(&described.required);
        }
        let context = Context { scope, operation };
        let profile = Profile {
            scope,
            name,
            is_root: false,
            is_page: false,
            keys: BTreeMap::new(),
            parent: None,
            operations: operation.into_iter().collect(),
            model: Some(model),
            is_called: described.is_titled || is_referred,
            required,
        };
        let id = self.reserve(profile);
        self.model_nodes.insert((model, scope), id);
        self.open.push((id, objects, context));
        id
    }

    /// The node that stands for `id` and all it was united with.
    pub(crate) fn leader(&self, mut id: NodeId) -> NodeId {
        while self.leaders[id] != id {
            id = self.leaders[id];
        }
        id
    }

    /// The merged object of a leader.
    pub(crate) fn node(&self, leader: NodeId) -> &Node {
        &self.nodes[leader]
    }

    /// All leaders, each with the nodes it stands for.
    pub(crate) fn groups(&self) -> BTreeMap<NodeId, Vec<NodeId>> {
        let mut groups: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
        for id in 0..self.nodes.len() {
            groups.entry(self.leader(id)).or_default().push(id);
        }
        groups
    }

    /// The leaders of what stands in bodies: in one of `shapes`, or in what stands there.
    pub(crate) fn reachable<'s>(&'s self, shapes: impl Iterator<Item = &'s Shape>) -> BTreeSet<NodeId> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&Shape> = shapes.collect();
        while let Some(shape) = open.pop() {
            open.extend(shape.arrays.items.as_deref());
            let leaders = shape.nodes.iter().map(|&id| self.leader(id));
            for leader in leaders.filter(|leader| reached.insert(*leader)).collect::<Vec<_>>() {
                let Node { objects, data } = &self.nodes[leader];
                open.extend(objects.fields.values().map(|member| &member.shape));
                open.extend(data.iter().map(|data| &data.values));
            }
        }
        reached
    }

    /// Makes one node of each pair, and of everything that must be one in consequence.
    pub(crate) fn unite(&mut self, pairs: Vec<(NodeId, NodeId)>) {
        // From the last on, so that what stands on later pages is added behind what stands on earlier ones.
        let mut open: Vec<_> = pairs.into_iter().rev().map(|(a, b)| (a, b, false)).collect();
        // Alternatives that stand at one place from the beginning are one thing too.
        open.extend(self.nodes.iter().flat_map(forced).collect::<Vec<_>>());
        while let Some((a, b, is_forced)) = open.pop() {
            let (a, b) = (self.leader(a), self.leader(b));
            let is_model = |node: NodeId| self.profiles[node].model.is_some();
            // What the docs describe apart is apart.
            if a == b || !is_forced && is_model(a) && is_model(b) {
                continue;
            }
            let rank = |node: NodeId| (!is_model(node), node);
            let (into, from) = if rank(a) < rank(b) { (a, b) } else { (b, a) };
            self.leaders[from] = into;
            let taken = std::mem::take(&mut self.nodes[from]);
            self.nodes[into].merge(taken);
            open.extend(forced(&self.nodes[into]));
            self.compress(into);
        }
    }

    /// Replaces references to united nodes, so that forced pairs do not come up again.
    fn compress(&mut self, id: NodeId) {
        let mut node = std::mem::take(&mut self.nodes[id]);
        node.for_each_shape(&mut |shape| {
            if let Some(&first) = shape.nodes.first() {
                shape.nodes = [first].into();
            }
        });
        self.nodes[id] = node;
    }

    /// The model that one of a group's nodes is.
    pub(crate) fn model(&self, leader: NodeId) -> Option<ModelUse> {
        self.profiles[leader].model
    }

    /// Where the docs describe a group apart from operations.
    pub(crate) fn described_at(&self, leader: NodeId) -> Option<Site> {
        self.model(leader).map(|model| self.models.all[model.index].site)
    }

    /// Whether answers hold a model.
    pub(crate) fn is_answered(&self, model: ModelUse) -> bool {
        self.model_nodes.contains_key(&(model, Scope::Answer))
    }

    /// The operations that a group belongs to: where the docs describe it apart, those near that, or else all that hold it.
    pub(crate) fn operations(&self, leader: NodeId, members: &[NodeId]) -> BTreeSet<usize> {
        match self.model(leader) {
            Some(_) if !self.profiles[leader].operations.is_empty() => self.profiles[leader].operations.clone(),
            _ => members.iter().flat_map(|&id| &self.profiles[id].operations).copied().collect(),
        }
    }

    /// The first places that show any object of the group.
    pub(crate) fn first_site(&self, leader: NodeId) -> Option<(SourceId, Span)> {
        let sites = self.nodes[leader].objects.fields.values().flat_map(|member| member.shape.sites.iter());
        sites.min()
    }
}

impl Node {
    fn merge(&mut self, other: Self) {
        self.objects.merge(other.objects);
        match (&mut self.data, other.data) {
            (Some(data), Some(other)) => data.merge(other),
            (data @ None, other) => *data = other,
            _ => {}
        }
    }

    /// All shapes of the object, lists' items included.
    fn for_each_shape(&mut self, visit: &mut impl FnMut(&mut Shape)) {
        let data = self.data.iter_mut().map(|data| &mut data.values);
        for shape in self.objects.fields.values_mut().map(|member| &mut member.shape).chain(data) {
            let mut next = Some(shape);
            while let Some(shape) = next {
                visit(shape);
                next = shape.arrays.items.as_deref_mut();
            }
        }
    }
}

/// The pairs of nodes that stand at one place of an object.
fn forced(node: &Node) -> Vec<(NodeId, NodeId, bool)> {
    let data = node.data.iter().map(|data| &data.values);
    let mut pairs = Vec::new();
    for shape in node.objects.fields.values().map(|member| &member.shape).chain(data) {
        let mut next = Some(shape);
        while let Some(shape) = next {
            pairs.extend(shape.nodes.iter().zip(shape.nodes.iter().skip(1)).map(|(a, b)| (*a, *b, true)));
            next = shape.arrays.items.as_deref();
        }
    }
    pairs
}
