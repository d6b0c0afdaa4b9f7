//! A change as the rules look at it.

use docwright_schema::{
    Draft, Limits,
    schema::{Field, Parameter, Place, Presence, RateLimit, Type, TypeBody},
};

use super::relation::{self, Relation};
use crate::change::{Aspect, Change, Kind, Subject};

/// A change with the schemas that it lies between.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case<'s> {
    pub(crate) change: &'s Change<'s>,
    pub(crate) old: &'s Draft,
    pub(crate) new: &'s Draft,
}

impl<'s> Case<'s> {
    pub(super) fn is(&self, aspect: Aspect, kind: Kind) -> bool {
        self.change.aspect == aspect && self.change.kind() == kind
    }

    /// What it is about, as the new schema has it, or else the old one.
    pub(super) fn subject(&self) -> Option<Subject<'s>> {
        self.change.new.or(self.change.old)
    }

    pub(super) fn is_example(&self) -> bool {
        matches!(self.subject(), Some(Subject::Example(_)))
    }

    pub(super) fn parameter(&self) -> Option<&'s Parameter> {
        match self.subject() {
            Some(Subject::Parameter(parameter)) => Some(parameter),
            _ => None,
        }
    }

    pub(super) fn is_path_parameter(&self) -> bool {
        self.parameter().is_some_and(|parameter| parameter.location == Place::Path)
    }

    pub(super) fn field(&self) -> Option<&'s Field> {
        match self.subject() {
            Some(Subject::Field(field)) => Some(field),
            _ => None,
        }
    }

    pub(super) fn field_is_required(&self) -> bool {
        self.field().is_some_and(|field| field.presence == Presence::Required)
    }

    pub(super) fn field_is_optional(&self) -> bool {
        self.field().is_some_and(|field| field.presence == Presence::Optional)
    }

    /// Whether something in the request body must be sent.
    pub(super) fn body_requires(&self) -> bool {
        let Some(Subject::Body(body)) = self.subject() else { return false };
        let Type::Ref { name } = &body.ty.kind else { return true };
        match self.new.types.get(name).map(|def| &def.body) {
            Some(TypeBody::Struct { fields, .. }) => fields.iter().any(|field| field.presence == Presence::Required),
            _ => true,
        }
    }

    /// How the values of the new type relate to those of the old one.
    pub(super) fn relation(&self) -> Relation {
        match self.change.types {
            Some((old, new)) => relation::relation((self.old, &old.kind), (self.new, &new.kind)),
            None => Relation::Other,
        }
    }

    /// Whether the values of the set need not be listed, as far as callers were told.
    pub(super) fn set_is_open(&self) -> bool {
        let (name, _) = self.change.old_address.as_str().split_once('#').unwrap_or_default();
        let def = self.old.types.get(name).map(|def| &def.body);
        matches!(def, Some(TypeBody::Enumeration { open: true, .. }))
    }

    fn limits(&self) -> Option<(Limits, Limits)> {
        match (self.change.old, self.change.new) {
            (Some(Subject::Field(old)), Some(Subject::Field(new))) => Some((old.limits, new.limits)),
            (Some(Subject::Parameter(old)), Some(Subject::Parameter(new))) => Some((old.limits, new.limits)),
            _ => None,
        }
    }

    pub(super) fn had_limits(&self) -> bool {
        self.limits().is_some_and(|(old, _)| !old.is_empty())
    }

    /// Whether some value was within the old limits and is not within the new ones.
    pub(super) fn limits_are_narrower(&self) -> bool {
        self.limits().is_some_and(|(old, new)| loses(old, new))
    }

    /// Whether some value is within the new limits and was not within the old ones.
    pub(super) fn limits_are_wider(&self) -> bool {
        self.limits().is_some_and(|(old, new)| loses(new, old))
    }

    /// Whether fewer requests may be made in the same time, or in all.
    pub(super) fn rate_limit_is_lower(&self) -> bool {
        let (Some(Subject::RateLimit(old)), Some(Subject::RateLimit(new))) = (self.change.old, self.change.new) else {
            return false;
        };
        let per_second = |limit: &RateLimit, other: &RateLimit| u64::from(limit.requests) * u64::from(other.seconds);
        per_second(new, old) < per_second(old, new)
    }

    /// Whether two paths differ in the names of their placeholders alone.
    pub(super) fn placeholders_alone_differ(&self) -> bool {
        let (Some(old), Some(new)) = (&self.change.before, &self.change.after) else { return false };
        without_placeholders(old) == without_placeholders(new)
    }

    /// Whether two texts differ in blanks and line breaks alone.
    pub(super) fn texts_are_alike(&self) -> bool {
        let (Some(old), Some(new)) = (&self.change.before, &self.change.after) else { return false };
        old.split_whitespace().flat_map(str::chars).eq(new.split_whitespace().flat_map(str::chars))
    }
}

/// Whether some value is within `one` and not within `other`.
fn loses(one: Limits, other: Limits) -> bool {
    is_beyond(one.minimum, other.minimum, |one, other| other > one)
        || is_beyond(one.maximum, other.maximum, |one, other| other < one)
        || is_beyond(one.shortest, other.shortest, |one, other| other > one)
        || is_beyond(one.longest, other.longest, |one, other| other < one)
}

fn is_beyond<T>(one: Option<T>, other: Option<T>, is_stricter: impl Fn(T, T) -> bool) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => is_stricter(one, other),
        (one, other) => one.is_none() && other.is_some(),
    }
}

fn without_placeholders(path: &str) -> String {
    let mut rest = path;
    let mut text = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        text += before;
        text += "{}";
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    text + rest
}
