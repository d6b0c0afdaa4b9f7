//! What examples show in the places of received types.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Address, Draft, Instance,
    document::{Direction, Outcome},
    schema::{Example, Field, Operation, Type, TypeBody, TypeRef, Wrapping},
};

/// What is shown in each place, lists looked into.
pub(crate) struct Shown<'d> {
    draft: &'d Draft,
    places: BTreeMap<Address, Seen<'d>>,
}

/// What is shown in one place.
#[derive(Default)]
pub(crate) struct Seen<'d> {
    /// Whether an example lacks the place, cut off or not.
    pub(crate) is_lacking: bool,
    /// Whether an object stands there that has no members.
    pub(crate) has_empty_object: bool,
    /// Whether an object stands there that has some.
    pub(crate) has_members: bool,
    /// The texts and numbers that stand there, but for empty ones.
    pub(crate) values: BTreeSet<&'d str>,
}

impl<'d> Shown<'d> {
    pub(crate) fn of(draft: &'d Draft) -> Self {
        let mut shown = Self { draft, places: BTreeMap::new() };
        for operation in &draft.operations {
            let received = operation.examples.iter().filter(|example| example.direction == Direction::Response);
            received.for_each(|example| shown.example(operation, example));
        }
        shown
    }

    /// What is shown in a place, if anything.
    pub(crate) fn at(&self, address: &Address) -> Option<&Seen<'d>> {
        self.places.get(address)
    }

    fn example(&mut self, operation: &Operation, example: &'d Example) {
        let Draft { envelope, error, .. } = self.draft;
        let payload = operation.answer.payload.as_ref();
        let mut body = |value: Option<&'d Instance>| {
            if let (Some(ty), Some(value)) = (payload, value) {
                self.value(&Address::operation(operation.key()).part("response"), ty, value);
            }
        };
        if example.outcome == Some(Outcome::Error) {
            if let Some(error) = error {
                self.members(&Address::api("error"), &error.fields, &example.value);
            }
        } else if let Some(envelope) = envelope.as_ref().filter(|_| operation.answer.wrapping == Wrapping::Envelope) {
            body(example.value.get(&envelope.payload));
            self.members(&Address::api("envelope"), &envelope.fields, &example.value);
        } else {
            body(Some(&example.value));
        }
    }

    fn value(&mut self, address: &Address, ty: &TypeRef, value: &'d Instance) {
        match (value, &ty.kind) {
            (Instance::Array(values), Type::Array { items }) => {
                return values.iter().for_each(|value| self.value(address, items, value));
            }
            (Instance::Array(values), _) => {
                return values.iter().for_each(|value| self.value(address, ty, value));
            }
            _ => {}
        }
        let seen = self.places.entry(address.clone()).or_default();
        match value {
            Instance::String(text) | Instance::Number(text) if !text.is_empty() => {
                seen.values.insert(text);
            }
            Instance::Object(members) if members.is_empty() => seen.has_empty_object = true,
            Instance::Object(_) => seen.has_members = true,
            _ => {}
        }
        self.inside(&ty.kind, value);
    }

    /// Looks into an object.
    fn inside(&mut self, ty: &Type, value: &'d Instance) {
        match (ty, value) {
            (Type::Map { values: ty }, Instance::Object(members)) => {
                members.iter().for_each(|(_, value)| self.inside(&ty.kind, value));
            }
            (Type::Array { items }, Instance::Array(values)) => {
                values.iter().for_each(|value| self.inside(&items.kind, value));
            }
            (Type::Union { of }, value) => of.iter().for_each(|ty| self.inside(ty, value)),
            (Type::Ref { name }, Instance::Object(_)) => {
                let draft = self.draft;
                if let Some(TypeBody::Struct { fields, .. }) = draft.types.get(name).map(|def| &def.body) {
                    self.members(&Address::of_type(name), fields, value);
                }
            }
            _ => {}
        }
    }

    fn members(&mut self, owner: &Address, fields: &[Field], value: &'d Instance) {
        let Instance::Object(members) = value else { return };
        // Objects whose keys are data can have very many.
        let members: BTreeMap<&str, &'d Instance> = members.iter().map(|(key, value)| (key.as_str(), value)).collect();
        for field in fields {
            let address = owner.part(&field.name);
            match members.get(field.name.as_str()) {
                Some(value) => self.value(&address, &field.ty, value),
                None => self.places.entry(address).or_default().is_lacking = true,
            }
        }
    }
}
