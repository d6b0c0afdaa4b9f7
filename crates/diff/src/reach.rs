//! Which operations meet a type.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Draft,
    schema::{TypeBody, TypeRef},
};

use crate::places::visit;

/// What holds each type: types and operations.
#[derive(Debug)]
pub(crate) struct Reach<'s> {
    types: BTreeMap<&'s str, BTreeSet<&'s str>>,
    operations: BTreeMap<&'s str, BTreeSet<String>>,
    /// Types that stand around all answers.
    everywhere: BTreeSet<&'s str>,
}

impl<'s> Reach<'s> {
    pub(crate) fn new(schema: &'s Draft) -> Self {
        let mut reach = Self { types: BTreeMap::new(), operations: BTreeMap::new(), everywhere: BTreeSet::new() };
        for (owner, def) in &schema.types {
            let TypeBody::Struct { fields, extra } = &def.body else { continue };
            let held = fields.iter().map(|field| &field.ty).chain(extra.iter().map(|extra| &extra.values));
            held.for_each(|ty| {
                visit(&ty.kind, &mut |name| {
                    reach.types.entry(name).or_default().insert(owner);
                });
            });
        }
        for operation in &schema.operations {
            let key = operation.key();
            let held = operation.parameters.iter().map(|parameter| &parameter.ty);
            let held = held.chain(operation.body.iter().map(|body| &body.ty)).chain(&operation.answer.payload);
            let mut add = |ty: &'s TypeRef| {
                visit(&ty.kind, &mut |name| {
                    reach.operations.entry(name).or_default().insert(key.clone());
                });
            };
            held.for_each(&mut add);
        }
        let shared = schema.envelope.iter().flat_map(|envelope| &envelope.fields);
        let shared = shared.chain(schema.error.iter().flat_map(|error| &error.fields));
        shared.for_each(|field| {
            visit(&field.ty.kind, &mut |name| {
                reach.everywhere.insert(name);
            });
        });
        reach
    }

    /// The operations that meet a type, or nothing where it is a part of every answer.
    pub(crate) fn operations(&self, name: &str) -> BTreeSet<&str> {
        let mut met = BTreeSet::new();
        let mut seen = BTreeSet::from([name]);
        let mut open = vec![name];
        while let Some(name) = open.pop() {
            if self.everywhere.contains(name) {
                return BTreeSet::new();
            }
            met.extend(self.operations.get(name).into_iter().flatten().map(String::as_str));
            let holders = self.types.get(name).into_iter().flatten();
            open.extend(holders.copied().filter(|holder| seen.insert(holder)));
        }
        met
    }
}
