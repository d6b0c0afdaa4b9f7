//! The objects of all shapes as nodes of a graph, in which what is one thing becomes one node.
//!
//! Uniting two nodes unites what stands under their common keys too: a field has one type.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{SourceId, Span};

use crate::{
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
    /// The request body of the operation with this index: what one operation requires another may not.
    Request(usize),
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
    pub keys: BTreeMap<Box<str>, Content>,
    /// The object that it stands in.
    pub parent: Option<NodeId>,
    /// The operations that it belongs to, by index.
    pub operations: BTreeSet<usize>,
}

/// What stands under a key, as far as it can contradict another object's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Content {
    /// Nothing certain: null, empty, or both kinds.
    Open,
    /// Only truth values, numbers and texts.
    Scalar,
    /// Only objects or lists.
    Container,
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
}

/// What holds for a whole body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context {
    pub scope: Scope,
    pub operation: usize,
}

impl Graph {
    /// Takes the objects out of a shape; what is left refers to them.
    pub(crate) fn add(&mut self, shape: Shape, name: &Words, context: Context) -> Shape {
        self.lower(shape, name, None, context)
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
        shape
    }

    fn add_node(&mut self, mut objects: Objects, name: &Words, parent: Option<NodeId>, context: Context) -> NodeId {
        let id = self.nodes.len();
        let page_of = paging::list_key(&objects).map(|key| Words::of(key).singular().with(paging::word(&objects)));
        let data = crate::rules::data_keys::take(&mut objects);
        let keys = objects.fields.iter().map(|(key, member)| (key.clone(), content(&member.shape))).collect();
        let is_page = page_of.is_some() && parent.is_none();
        let name = page_of.filter(|_| is_page).unwrap_or_else(|| name.clone());
        let operations = [context.operation].into();
        let is_root = parent.is_none();
        self.profiles.push(Profile {
            scope: context.scope,
            name: name.clone(),
            is_root,
            is_page,
            keys,
            parent,
            operations,
        });
        self.nodes.push(Node::default());
        self.leaders.push(id);
        for (key, member) in &mut objects.fields {
            let words = Words::of(key);
            if let Some(thing) = words.referenced() {
                *self.references.entry(thing).or_default() += 1;
            }
            member.shape = self.lower(std::mem::take(&mut member.shape), &words, Some(id), context);
        }
        let data =
            data.map(|data| DataKeys { values: self.lower(data.values, &name.singular(), Some(id), context), ..data });
        self.nodes[id] = Node { objects, data };
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

    /// Makes one node of each pair, and of everything that must be one in consequence.
    pub(crate) fn unite(&mut self, pairs: Vec<(NodeId, NodeId)>) {
        let mut open = pairs;
        // Alternatives that stand at one place from the beginning are one thing too.
        open.extend(self.nodes.iter().flat_map(forced).collect::<Vec<_>>());
        while let Some((a, b)) = open.pop() {
            let (a, b) = (self.leader(a), self.leader(b));
            if a == b {
                continue;
            }
            let (into, from) = (a.min(b), a.max(b));
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

    /// The first places that show any object of the group.
    pub(crate) fn first_site(&self, leader: NodeId) -> Option<(SourceId, Span)> {
        let sites = self.nodes[leader].objects.fields.values().flat_map(|member| &member.shape.sites);
        sites.map(|(source, span)| (*source, *span)).min()
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
fn forced(node: &Node) -> Vec<(NodeId, NodeId)> {
    let data = node.data.iter().map(|data| &data.values);
    let mut pairs = Vec::new();
    for shape in node.objects.fields.values().map(|member| &member.shape).chain(data) {
        let mut next = Some(shape);
        while let Some(shape) = next {
            pairs.extend(shape.nodes.iter().zip(shape.nodes.iter().skip(1)).map(|(a, b)| (*a, *b)));
            next = shape.arrays.items.as_deref();
        }
    }
    pairs
}

fn content(shape: &Shape) -> Content {
    let is_container = shape.arrays.count > 0 || shape.has_object() || shape.object.is_some();
    // An empty text often stands for an object that is not there.
    let is_scalar = shape.booleans + shape.integers.count + shape.floats + shape.texts.count - shape.texts.empty > 0;
    match (is_scalar, is_container) {
        (true, false) => Content::Scalar,
        (false, true) => Content::Container,
        _ => Content::Open,
    }
}
