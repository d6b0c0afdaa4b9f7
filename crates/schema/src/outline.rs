//! A schema as text that a person reads at a glance, for snapshots and reviews.

use std::fmt::{self, Display};

use crate::{
    Draft,
    schema::{Field, Operation, PatternKeys, Presence, Type, TypeBody, TypeRef, Width, Wrapping},
};

/// An operation or a type a paragraph, a parameter or field a line. Optional members end in `?`, those
/// that only too little evidence shows in `~`.
impl Display for Draft {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for server in &self.servers {
            writeln!(out, "server {} {}{}", server.ident, server.url, Note(server.description.as_ref()))?;
        }
        if let Some(authentication) = &self.authentication {
            let parameters: Vec<_> = authentication.parameters.iter().map(|parameter| &*parameter.ident).collect();
            writeln!(out, "authentication {} ({})", authentication.header, parameters.join(", "))?;
        }
        if let Some(limit) = self.rate_limit {
            writeln!(out, "rate limit {} in {} s", limit.requests, limit.seconds)?;
        }
        if let Some(envelope) = &self.envelope {
            let success: Vec<_> =
                envelope.success.iter().map(|value| serde_json::to_string(value).unwrap_or_default()).collect();
            writeln!(
                out,
                "envelope {} = {}, payload {}",
                envelope.discriminator,
                success.join(" | "),
                envelope.payload
            )?;
            envelope.fields.iter().try_for_each(|field| writeln!(out, "  {field}"))?;
        }
        if let Some(error) = &self.error {
            writeln!(out, "error")?;
            error.fields.iter().try_for_each(|field| writeln!(out, "  {field}"))?;
        }
        for code in &self.error_codes {
            writeln!(out, "error code {} {}{}", code.code, code.ident, Note(code.message.as_ref()))?;
        }
        self.operations.iter().try_for_each(|operation| operation.write(out))?;
        for (name, def) in &self.types {
            let area = def.area.as_deref().unwrap_or("shared");
            match &def.body {
                TypeBody::Struct { fields, extra } => {
                    writeln!(out, "\nstruct {name} ({area})")?;
                    fields.iter().try_for_each(|field| writeln!(out, "  {field}"))?;
                    extra.iter().try_for_each(|extra| writeln!(out, "  {extra}"))?;
                }
                TypeBody::Enumeration { integer, open, values } => {
                    let kind = if *integer { "integer" } else { "string" };
                    writeln!(out, "\nenumeration {name} of {kind}{} ({area})", if *open { ", open" } else { "" })?;
                    values.iter().try_for_each(|value| {
                        writeln!(out, "  {} {}{}", value.value, value.ident, Note(value.description.as_ref()))
                    })?;
                }
                TypeBody::Id { value } => writeln!(out, "\nid {name} of {value} ({area})")?,
            }
        }
        Ok(())
    }
}

impl Operation {
    fn write(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "\noperation {} ({}, {})", self.id, self.area, self.page)?;
        let method = self.method.map_or("?", super::document::Method::as_str);
        writeln!(out, "  {method} {}{}", self.path.as_deref().unwrap_or("?"), Note(self.title.as_ref()))?;
        for parameter in &self.parameters {
            let place = parameter.location.as_str();
            let mark = if parameter.required { "" } else { "?" };
            write!(out, "  {place} {}{mark}: {}", parameter.name, parameter.ty)?;
            writeln!(out, "{}", Note(parameter.description.as_ref()))?;
        }
        if let Some(body) = &self.body {
            writeln!(out, "  body {}: {}", body.media_type, body.ty)?;
        }
        let wrapping = match self.answer.wrapping {
            Wrapping::Envelope => "in envelope",
            Wrapping::Whole => "whole",
            Wrapping::Bare => "bare",
        };
        let payload = self.answer.payload.as_ref().map_or_else(|| "nothing".to_owned(), ToString::to_string);
        writeln!(out, "  answer {} {wrapping}: {payload}", self.answer.status)?;
        if !self.examples.is_empty() {
            let names: Vec<_> = self.examples.iter().map(|example| &*example.name).collect();
            writeln!(out, "  examples {}", names.join(" "))?;
        }
        Ok(())
    }
}

/// A description behind a declaration.
struct Note<'a>(Option<&'a String>);

impl Display for Note<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |text| write!(f, "  -- {}", text.replace('\n', " / ")))
    }
}

impl Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.presence {
            Presence::Required => "",
            Presence::Unproven => "~",
            Presence::Optional => "?",
        };
        write!(f, "{}{mark}: {}", self.name, self.ty)?;
        if self.ident != self.name {
            write!(f, " as {}", self.ident)?;
        }
        if let Some(default) = &self.default {
            write!(f, " = {default}")?;
        }
        if !self.limits.is_empty() {
            write!(f, " in {}", self.limits)?;
        }
        Note(self.description.as_ref()).fmt(f)
    }
}

impl Display for PatternKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}/: {} as {}", self.pattern, self.values, self.ident)
    }
}

impl Display for TypeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.kind, if self.nullable { " | null" } else { "" })
    }
}

impl Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("unknown"),
            Self::Boolean => f.write_str("boolean"),
            Self::Integer { width: Width::I64 } => f.write_str("integer"),
            Self::Integer { width: Width::U64 } => f.write_str("integer(u64)"),
            Self::Integer { width: Width::Big } => f.write_str("integer(big)"),
            Self::Number => f.write_str("number"),
            Self::String { format: None } => f.write_str("string"),
            Self::String { format: Some(format) } => write!(f, "string({})", format.as_str()),
            Self::File => f.write_str("file"),
            Self::Array { items } => write!(f, "[{items}]"),
            Self::Map { values } => write!(f, "{{*: {values}}}"),
            Self::Ref { name } => f.write_str(name),
            Self::Union { of } => {
                let names: Vec<_> = of.iter().map(ToString::to_string).collect();
                f.write_str(&names.join(" | "))
            }
        }
    }
}
