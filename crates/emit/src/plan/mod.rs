//! What the crate consists of, in plain data: modules, items, names and Rust types.

pub(crate) mod calls;
pub(crate) mod envelope;
pub(crate) mod examples;
mod failure;
pub(crate) mod features;
mod graph;
pub(crate) mod model;
pub(crate) mod names;
pub(crate) mod operation;
pub(crate) mod paging;
pub(crate) mod references;
pub(crate) mod secret;
pub(crate) mod ty;
mod usage;

use std::collections::BTreeMap;

use docwright_schema::{Schema, schema::Area};

use self::{
    envelope::Envelope,
    examples::ExampleModule,
    features::Features,
    model::{Enumeration, Model, Struct},
    names::Names,
    operation::Operation,
    ty::Types,
};
use crate::prose::{Doc, code};

/// How many pages the documentation of a module names.
const PAGES: usize = 20;

/// The crate.
#[derive(Debug)]
pub(crate) struct Plan<'s> {
    /// The crate's name in Rust.
    pub krate: String,
    pub names: Names,
    /// The areas, then what they share.
    pub modules: Vec<Module>,
    pub envelope: Option<Envelope>,
    /// The body of errors, where the docs show one of a common shape.
    pub error_body: Option<Struct>,
    pub error_codes: Option<Enumeration>,
    pub examples: Vec<ExampleModule<'s>>,
    pub features: Features,
}

/// A module of operations and models.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Module {
    pub name: String,
    pub doc: Doc,
    pub operations: Vec<Operation>,
    pub models: Vec<Model>,
}

impl<'s> Plan<'s> {
    pub(crate) fn new(schema: &'s Schema, package: &str) -> Self {
        let names = Names::new(schema);
        let types = Types::new(schema, &names);
        let mut models = models(schema, &types);
        usage::document(&mut models, schema, &types);
        let envelope = schema.envelope.as_ref().map(|envelope| Envelope::new(envelope, schema, &types));
        let mut envelope = envelope.filter(Envelope::is_used);
        let mut error_body = failure::body(schema, &types);
        // They hold models too, and derive by the same rules.
        models.extend(error_body.take().map(Model::Struct));
        models.extend(envelope.as_ref().map(|envelope| Model::Struct(envelope.fields.clone())));
        graph::settle(&mut models, &types);
        if let (Some(envelope), Some(Model::Struct(fields))) =
            (&mut envelope, models.pop_if(|model| model.name() == "Envelope"))
        {
            envelope.fields = fields;
        }
        if let Some(Model::Struct(body)) = models.pop_if(|model| model.name() == "ErrorBody") {
            error_body = Some(body);
        }
        let mut plan = Self {
            krate: names::word(&package.replace('-', "_")),
            modules: modules(schema, &models, &types),
            envelope,
            error_body,
            error_codes: failure::codes(schema),
            examples: examples::modules(schema, &types),
            features: Features::default(),
            names,
        };
        plan.features = Features::new(&plan);
        plan
    }
}

fn models(schema: &Schema, types: &Types<'_>) -> Vec<Model> {
    let model = |(name, def): (&String, _)| Some(Model::new(types.names.type_name(name)?, def, types));
    schema.types.iter().filter_map(model).collect()
}

/// The operations of each area, in their order.
fn operations_by_area(schema: &Schema) -> BTreeMap<&str, Vec<&docwright_schema::schema::Operation>> {
    let mut by_area: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for operation in &schema.operations {
        by_area.entry(&operation.area).or_default().push(operation);
    }
    by_area
}

fn modules(schema: &Schema, models: &[Model], types: &Types<'_>) -> Vec<Module> {
    let by_name: BTreeMap<&str, &Model> = models.iter().map(|model| (model.name(), model)).collect();
    let structs = |name: &str| match by_name.get(name) {
        Some(Model::Struct(model)) => Some(model.clone()),
        _ => None,
    };
    let by_area = operations_by_area(schema);
    let mut homes: BTreeMap<&str, Vec<Model>> = BTreeMap::new();
    for model in models {
        let home = types.names.home(model.name()).unwrap_or(names::SHARED);
        homes.entry(home).or_default().push(model.clone());
    }
    let module = |area: &Area| {
        let name = types.names.module(Some(&area.name)).to_owned();
        let operations = by_area.get(&*area.name).into_iter().flatten();
        Module {
            doc: area_doc(area),
            operations: operations.filter_map(|operation| Operation::new(schema, operation, types, &structs)).collect(),
            models: homes.get(&*name).cloned().unwrap_or_default(),
            name,
        }
    };
    let mut modules: Vec<Module> = schema.areas.iter().map(module).collect();
    modules.push(Module {
        name: names::SHARED.to_owned(),
        doc: Doc::own("Models that several areas share."),
        operations: Vec::new(),
        models: homes.get(names::SHARED).cloned().unwrap_or_default(),
    });
    modules.retain(|module| !module.operations.is_empty() || !module.models.is_empty());
    modules.iter_mut().for_each(calls::name);
    modules
}

fn area_doc(area: &Area) -> Doc {
    let mut pages: Vec<String> = area.pages.iter().take(PAGES).map(|page| code(page)).collect();
    if area.pages.len() > PAGES {
        pages.push("others".to_owned());
    }
    let title = format!("Operations and models of {}.", code(&area.name));
    match pages.is_empty() {
        true => Doc::own(&title),
        false => Doc::own(&title).and_own(&format!("Documented in {}.", pages.join(", "))),
    }
}

impl Model {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Struct(model) => &model.name,
            Self::Enumeration(model) => &model.name,
            Self::Id(model) => &model.name,
        }
    }
}
