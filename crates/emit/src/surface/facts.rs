//! Which facts of the schema shape which items.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

use docwright_schema::{
    Address, Schema,
    schema::{self, Field, Place, TypeBody, Wrapping},
};

use super::declarations::Items;
use crate::{
    plan::{
        Module, Plan, calls,
        model::{Member, Model, Struct},
        names,
        operation::Operation,
    },
    rust,
};

/// What answers stand in.
const WRAPPERS: [&str; 3] = ["Envelope", "Whole", "Acknowledged"];

/// Item paths by the addresses of the facts that shape them.
type Of = BTreeMap<Address, BTreeSet<String>>;

pub(super) fn all<'p>(schema: &'p Schema, plan: &'p Plan<'_>, items: &'p Items) -> (Of, Of) {
    let header = schema.authentication.as_ref().map(|authentication| authentication.header.as_str());
    let (bodies, calls) = (bodies(plan), methods(plan));
    let mut facts = Facts { plan, items, of: Of::new(), through: Of::new(), bodies, calls, header };
    facts.api(schema);
    schema.operations.iter().for_each(|operation| facts.operation(operation, schema));
    for (name, def) in &schema.types {
        facts.definition(name, &def.body);
    }
    (facts.of, facts.through)
}

struct Facts<'p, 's> {
    plan: &'p Plan<'s>,
    items: &'p Items,
    of: Of,
    /// Items that a fact may shape through others.
    through: Of,
    /// The operations whose arguments are the members of a struct, by its name.
    bodies: BTreeMap<&'p str, Vec<(&'p str, &'p Operation)>>,
    /// The methods that call operations, by the paths of the operations.
    calls: BTreeMap<String, String>,
    /// The header that authenticates.
    header: Option<&'p str>,
}

fn methods(plan: &Plan<'_>) -> BTreeMap<String, String> {
    let of_module = |module: &Module| {
        let name = module.name.clone();
        let paths = module.operations.iter().map(move |operation| {
            let method = format!("{name}::Operations::{}()", rust::name(&operation.call));
            (format!("{name}::{}", operation.name), method)
        });
        paths.collect::<Vec<_>>()
    };
    plan.modules.iter().flat_map(of_module).collect()
}

fn bodies<'p>(plan: &'p Plan<'_>) -> BTreeMap<&'p str, Vec<(&'p str, &'p Operation)>> {
    let mut bodies: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for module in &plan.modules {
        for operation in &module.operations {
            if let Some(body) = operation.body.as_ref().and_then(|body| body.spread.as_ref()) {
                bodies.entry(&body.name).or_default().push((&*module.name, operation));
            }
        }
    }
    bodies
}

impl Facts<'_, '_> {
    /// Notes that a fact shapes an item, if there is one.
    fn item(&mut self, address: &Address, path: &str) {
        if self.items.contains_key(path) {
            self.of.entry(address.clone()).or_default().insert(path.to_owned());
        }
    }

    /// Notes that an item may be declared otherwise because of a fact that others shape it with.
    fn through(&mut self, address: &Address, path: &str) {
        if self.items.contains_key(path) {
            self.through.entry(address.clone()).or_default().insert(path.to_owned());
        }
    }

    /// Notes that a fact shapes a type: its head and what is implemented for it.
    fn head(&mut self, address: &Address, path: &str) {
        self.item(address, path);
        let traits = format!("{path} as ");
        let range = self.items.range(traits.clone()..).map(|(path, _)| path);
        let own: Vec<String> = range.take_while(|path| path.starts_with(&traits)).cloned().collect();
        own.iter().for_each(|path| self.item(address, path));
        let (module, name) = path.rsplit_once("::").map_or(("", path), |(module, name)| (module, name));
        let prefix = if module.is_empty() { String::new() } else { format!("{module}::") };
        for other in ["String", "i64"] {
            self.item(address, &format!("{prefix}From<{name}> for {other}"));
        }
    }

    fn api(&mut self, schema: &Schema) {
        for area in &schema.areas {
            let module = self.plan.names.module(Some(&area.name)).to_owned();
            let at = Address::api("areas").part(&area.name);
            self.item(&at, &module);
            self.calls(&at, &module);
        }
        for server in &schema.servers {
            let at = Address::api("servers").part(&server.url);
            self.head(&at, "Server");
            self.item(&at, &format!("Server::{}", server.ident));
        }
        for code in &schema.error_codes {
            let at = Address::api("error_code").part(&code.code);
            self.head(&at, "ErrorCode");
            self.item(&at, &format!("ErrorCode::{}", code.ident));
            self.enumeration(&at, "ErrorCode");
            // Bodies of failed calls hold what the codes are collected in.
            for field in schema.error.iter().flat_map(|error| &error.fields) {
                self.through(&at, &format!("ErrorBody::{}", rust::name(&field.ident)));
            }
        }
        let at = Address::api("authentication");
        self.head(&at, "Authentication");
        for client in ["Client", "blocking::Client"] {
            for server in &schema.servers {
                // The first of them is what a client is made for where nothing else is said.
                self.through(&Address::api("servers").part(&server.url), &format!("{client}::new()"));
            }
            for constructor in ["new", "with_server", "with_transport"] {
                self.through(&at, &format!("{client}::{constructor}()"));
            }
        }
        self.through(&at, "Authentication::new()");
        for parameter in schema.authentication.iter().flat_map(|authentication| &authentication.parameters) {
            self.item(&at.part(&parameter.ident), "Authentication::new()");
        }
        self.envelope(schema);
        self.error(schema);
    }

    /// The operations of a module, and what leads to them.
    fn calls(&mut self, at: &Address, module: &str) {
        let method = calls::of_module(module);
        for client in ["Client", "blocking::Client"] {
            self.item(at, &format!("{client}::{method}()"));
        }
        self.head(at, &format!("{module}::Operations"));
        // What is called like another operation of its area has a longer name.
        self.whole(at, &format!("{module}::Operations"));
    }

    fn envelope(&mut self, schema: &Schema) {
        let at = Address::api("envelope");
        let (Some(envelope), Some(planned)) = (&schema.envelope, &self.plan.envelope) else { return };
        let payload = format!("Envelope::{}", planned.payload_ident);
        WRAPPERS.iter().for_each(|path| self.head(&at, path));
        self.item(&at, &payload);
        for field in &envelope.fields {
            for path in ["Envelope", "Acknowledged"] {
                self.item(&at.part(&field.name), &format!("{path}::{}", rust::name(&field.ident)));
            }
        }
    }

    fn error(&mut self, schema: &Schema) {
        let at = Address::api("error");
        self.head(&at, "ErrorBody");
        for field in schema.error.iter().flat_map(|error| &error.fields) {
            self.item(&at.part(&field.name), &format!("ErrorBody::{}", rust::name(&field.ident)));
        }
    }

    fn operation(&mut self, operation: &schema::Operation, schema: &Schema) {
        let at = Address::operation(operation.key());
        let module = self.plan.names.module(Some(&operation.area)).to_owned();
        let name = self.plan.names.operation(&operation.id);
        let path = format!("{module}::{name}");
        let modules = self.plan.modules.iter().filter(|own| own.name == module);
        let Some(planned) = modules.flat_map(|module| &module.operations).find(|own| own.name == name) else { return };
        self.head(&at, &path);
        self.calls(&at, &module);
        self.walk(&at, operation, schema, &path);
        self.item(&at.part("body"), &format!("{path}::new()"));
        self.item(&at.part("body"), &format!("{module}::Operations::{}()", rust::name(&planned.call)));
        self.through(&at.part("body"), &path);
        let answer = format!("{path} as Operation::Envelope");
        self.item(&at.part("response"), &answer);
        // A wrapper is there for the answers that stand in it.
        for wrapper in WRAPPERS {
            self.whole(&at, wrapper);
            self.whole(&at.part("response"), wrapper);
        }
        if operation.answer.wrapping != Wrapping::Bare {
            self.through(&Address::api("envelope"), &answer);
        }
        for parameter in &operation.parameters {
            let authenticates = self.header.is_some_and(|own| own.eq_ignore_ascii_case(&parameter.name));
            if parameter.location == Place::Header && authenticates {
                // The client sends it; without authentication, callers pass it.
                self.whole(&Address::api("authentication"), &path);
                self.whole(&Address::api("authentication"), &format!("{module}::Operations"));
            }
            let at = at.part("parameter").part(format!("{}.{}", parameter.location.as_str(), parameter.name));
            let is_argument = planned.required_parameters().iter().any(|own| own.ident == parameter.ident);
            match is_argument {
                true => self.argument(&at, &path),
                false => self.item(&at, &format!("{path}::{}()", rust::setter_name(&parameter.ident))),
            }
        }
        let spread = planned.body.as_ref().and_then(|body| body.spread.as_ref());
        for member in spread.iter().flat_map(|body| &body.members) {
            self.made(&at.part("body"), member, &path, planned.body_arguments().is_some());
        }
    }

    fn definition(&mut self, name: &str, body: &TypeBody) {
        let at = Address::of_type(name);
        let Some(own) = self.plan.names.type_name(name) else { return };
        let home = self.plan.names.home(own).unwrap_or(names::SHARED);
        let path = format!("{home}::{own}");
        self.head(&at, &path);
        match body {
            TypeBody::Struct { fields, extra } => {
                let models = self.plan.modules.iter().flat_map(|module| &module.models);
                let model = models.filter(|model| model.name() == own).find_map(|model| match model {
                    Model::Struct(model) => Some(model),
                    Model::Enumeration(_) | Model::Id(_) => None,
                });
                let Some(model) = model else { return };
                fields.iter().for_each(|field| self.field(&at, field, model, &path));
                // Who sends a thing and who reads it decides how all of its members are declared.
                self.whole(&at, &path);
                if let Some(extra) = extra {
                    self.member(&at.part("{*}"), &extra.ident, model, &path);
                }
            }
            TypeBody::Enumeration { values, .. } => {
                for value in values {
                    self.item(&at.part(&value.value), &format!("{path}::{}", rust::name(&value.ident)));
                    self.enumeration(&at.part(&value.value), &path);
                }
                self.whole(&at, &path);
            }
            TypeBody::Id { .. } => self.whole(&at, &path),
        }
    }

    /// Notes what of an enumeration any of its values may change.
    fn enumeration(&mut self, at: &Address, path: &str) {
        for name in ["Other", "OtherValue", "as_str()", "as_i64()", "message()"] {
            self.through(at, &format!("{path}::{name}"));
        }
    }

    /// Notes that an item may be declared otherwise, with all its parts.
    fn whole(&mut self, at: &Address, path: &str) {
        let is_part = |other: &&String| {
            let rest = other.strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::") || rest.starts_with(" as "))
        };
        let start = self.items.range::<str, _>((Bound::Included(path), Bound::Unbounded)).map(|(path, _)| path);
        let parts: Vec<String> = start.take_while(|other| other.starts_with(path)).filter(is_part).cloned().collect();
        parts.iter().for_each(|part| self.through(at, part));
    }

    fn field(&mut self, owner: &Address, field: &Field, model: &Struct, path: &str) {
        self.member(&owner.part(&field.name), &field.ident, model, path);
    }

    /// A member as a field, as an argument or a setter of its struct, and as those of operations that send the struct.
    fn member(&mut self, at: &Address, ident: &str, model: &Struct, path: &str) {
        let Some(member) = model.members.iter().find(|member| member.ident == ident) else { return };
        self.item(at, &format!("{path}::{}", rust::name(ident)));
        if !model.is_built {
            return;
        }
        self.made(at, member, path, true);
        for (module, operation) in self.bodies.get(model.name.as_str()).cloned().unwrap_or_default() {
            let path = format!("{module}::{}", operation.name);
            self.made(at, member, &path, operation.body_arguments().is_some());
        }
    }

    /// Whether and how an operation goes from page to page, which its parameters and the members of its answer tell.
    fn walk(&mut self, at: &Address, operation: &schema::Operation, schema: &Schema, path: &str) {
        let paged = format!("{path} as docwright_runtime::Paged");
        self.whole(&at.part("response"), &paged);
        for parameter in &operation.parameters {
            let part = format!("{}.{}", parameter.location.as_str(), parameter.name);
            self.whole(&at.part("parameter").part(part), &paged);
        }
        let page = operation.answer.payload.as_ref().and_then(|payload| payload.kind.named());
        if let Some((name, TypeBody::Struct { fields, .. })) =
            page.and_then(|name| Some((name, &schema.types.get(name)?.body)))
        {
            self.whole(&Address::of_type(name), &paged);
            fields.iter().for_each(|field| self.whole(&Address::of_type(name).part(&field.name), &paged));
        }
    }

    /// What is required shapes the constructor, the method that calls it, and whether there is a default.
    fn argument(&mut self, at: &Address, path: &str) {
        self.item(at, &format!("{path}::new()"));
        self.item(at, path);
        if let Some(call) = self.calls.get(path).cloned() {
            self.item(at, &call);
        }
    }

    fn made(&mut self, at: &Address, member: &Member, path: &str, takes_members: bool) {
        if !takes_members {
            return;
        }
        if member.is_argument() {
            self.argument(at, path);
            return;
        }
        self.item(at, &format!("{path}::{}()", rust::setter_name(&member.ident)));
        self.item(at, &format!("{path}::{}()", rust::name(&format!("{}_null", member.ident))));
    }
}
