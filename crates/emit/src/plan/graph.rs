//! What depends on how structs hold each other: pointers in cycles, and defaults.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    model::{Holding, Model, Struct},
    ty::{RustType, Types},
};

type Edges<'n> = BTreeMap<&'n str, BTreeSet<&'n str>>;

/// Puts members that close a cycle behind pointers, then settles what each struct derives.
pub(super) fn settle(models: &mut [Model], types: &Types<'_>) {
    let components = {
        let edges = edges(models, |holding, ty| if holding == Holding::Rest { Vec::new() } else { ty.direct() });
        components(&edges).into_iter().map(|(name, leader)| (name.to_owned(), leader.to_owned())).collect()
    };
    let components: BTreeMap<String, String> = components;
    for model in structs(models) {
        let own = components.get(&model.name).cloned();
        let is_boxed = |name: &str| own.is_some() && components.get(name) == own.as_ref();
        for member in model.members.iter_mut().filter(|member| member.holding != Holding::Rest) {
            member.inner = std::mem::replace(&mut member.inner, RustType::Bool).boxed(&is_boxed);
        }
    }
    let without = without_default(models, types);
    for model in structs(models) {
        model.has_default = !without.contains(&model.name);
    }
}

fn structs(models: &mut [Model]) -> impl Iterator<Item = &mut Struct> {
    models.iter_mut().filter_map(|model| match model {
        Model::Struct(model) => Some(model),
        Model::Enumeration(_) | Model::Id(_) => None,
    })
}

/// For each struct the named types among what `find` sees in its members.
fn edges<'m>(models: &'m [Model], find: impl Fn(Holding, &'m RustType) -> Vec<&'m str>) -> Edges<'m> {
    let mut edges = Edges::new();
    for model in models {
        if let Model::Struct(model) = model {
            let found = model.members.iter().flat_map(|member| find(member.holding, &member.inner));
            edges.insert(&model.name, found.collect());
        }
    }
    edges
}

/// For each struct that lies on a cycle one that stands for all on it (Kosaraju's algorithm, without recursion).
fn components<'n>(edges: &Edges<'n>) -> BTreeMap<&'n str, &'n str> {
    let backward = reversed(edges);
    let mut finished = Vec::new();
    let mut seen = BTreeSet::new();
    for &start in edges.keys() {
        finished.extend(post_order(start, edges, &mut seen));
    }
    let mut components = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for &leader in finished.iter().rev() {
        let members = post_order(leader, &backward, &mut seen);
        let is_cycle = members.len() > 1 || edges.get(leader).is_some_and(|to| to.contains(leader));
        if is_cycle {
            components.extend(members.into_iter().map(|member| (member, leader)));
        }
    }
    components
}

fn reversed<'n>(edges: &Edges<'n>) -> Edges<'n> {
    let mut reversed = Edges::new();
    for (&from, to) in edges {
        for &to in to {
            reversed.entry(to).or_default().insert(from);
        }
    }
    reversed
}

/// What can be reached from `start` and was not seen, each after what it leads to.
fn post_order<'n>(start: &'n str, edges: &Edges<'n>, seen: &mut BTreeSet<&'n str>) -> Vec<&'n str> {
    let next = |node: &str| edges.get(node).into_iter().flatten().copied();
    let mut order = Vec::new();
    if !seen.insert(start) {
        return order;
    }
    let mut open = vec![(start, next(start).collect::<Vec<_>>())];
    while let Some((node, children)) = open.last_mut() {
        match children.pop() {
            Some(child) if seen.insert(child) => open.push((child, next(child).collect())),
            Some(_) => {}
            None => {
                order.push(*node);
                open.pop();
            }
        }
    }
    order
}

/// The structs with a member that must be given and has no default.
fn without_default(models: &[Model], types: &Types<'_>) -> BTreeSet<String> {
    let plain = edges(models, |holding, ty| match (holding, ty) {
        (Holding::Plain, RustType::Named(name)) => vec![name.as_str()],
        _ => Vec::new(),
    });
    let given = models.iter().filter_map(|model| match model {
        Model::Struct(model) => {
            let mut plain = model.members.iter().filter(|member| member.holding == Holding::Plain);
            let lacks_default = model.has_required() || plain.any(|member| !has_default(&member.inner, types));
            lacks_default.then_some(&*model.name)
        }
        Model::Enumeration(_) | Model::Id(_) => None,
    });
    spread(given, &reversed(&plain)).into_iter().map(str::to_owned).collect()
}

/// The seeds and everything that they lead to.
fn spread<'n>(seeds: impl Iterator<Item = &'n str>, edges: &Edges<'n>) -> BTreeSet<&'n str> {
    let mut seen = BTreeSet::new();
    seeds.for_each(|seed| drop(post_order(seed, edges, &mut seen)));
    seen
}

/// Whether the type itself has a default; of a struct it is asked elsewhere.
fn has_default(ty: &RustType, types: &Types<'_>) -> bool {
    match ty {
        RustType::Numeric | RustType::Id(..) | RustType::Either(..) | RustType::Boxed(_) | RustType::Wrapped(..) => {
            false
        }
        RustType::Named(name) => types.body(name).is_some() && !types.is_enumeration(name),
        _ => true,
    }
}
