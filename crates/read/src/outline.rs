//! A document as text that a person reads at a glance, for snapshots and reviews.

use std::fmt::{self, Write};

use docwright_schema::{
    Source,
    document::{
        Credential, CredentialPart, Declared, DescribedValue, Direction, Document, ErrorCode, Example, Heading, Media,
        Method, Model, Operation, Outcome, Reference, Row, Step, Table, Text, ValueSet,
    },
    json::{Json, Value},
};

/// What a document says, a fact a line: operations with `@` and the line on which they begin, below them their
/// parameters, fields, examples and error codes, at the end the facts about the whole API.
pub fn outline(document: &Document<'_>, source: &Source) -> String {
    let mut out = Outline { text: String::new(), source };
    // Writing into a string cannot fail.
    let _ = out.document(document);
    out.text
}

struct Outline<'s> {
    text: String,
    source: &'s Source,
}

impl Outline<'_> {
    fn line(&self, offset: u32) -> usize {
        self.source.line_column(offset).line
    }

    fn document(&mut self, document: &Document<'_>) -> fmt::Result {
        if let Some(title) = &document.title {
            writeln!(self.text, "page {:?}", title.text)?;
        }
        for operation in &document.operations {
            self.operation(operation)?;
        }
        for model in &document.models {
            self.model(model)?;
        }
        for set in &document.value_sets {
            self.value_set(set)?;
        }
        for server in &document.guide.servers {
            writeln!(
                self.text,
                "server {}{}{}",
                server.url.text,
                note(server.name.as_ref()),
                note(server.description.as_ref())
            )?;
        }
        for credential in &document.guide.credentials {
            writeln!(self.text, "credential {} @{}", header(credential), self.line(credential.span.start))?;
            credential.rows.iter().try_for_each(|row| writeln!(self.text, "    {}", claim(row)))?;
        }
        for table in &document.guide.common_parameters {
            writeln!(self.text, "common parameters @{}", self.line(table.span.start))?;
            self.rows(table)?;
        }
        for limit in &document.guide.rate_limits {
            writeln!(
                self.text,
                "rate limit {} in {} s @{}",
                limit.requests,
                limit.seconds,
                self.line(limit.span.start)
            )?;
        }
        self.codes(&document.error_codes, "")
    }

    fn model(&mut self, model: &Model<'_>) -> fmt::Result {
        writeln!(self.text, "model @{}", self.line(model.span.start))?;
        for Heading { text, name, anchors } in &model.headings {
            writeln!(self.text, "  below {name:?} #{} @{}", anchors.join(" #"), self.line(text.span.start))?;
        }
        for table in &model.tables {
            self.rows(table)?;
        }
        for example in &model.examples {
            writeln!(self.text, "  example {} @{}", shape(example), self.line(example.span.start))?;
        }
        Ok(())
    }

    fn value_set(&mut self, set: &ValueSet<'_>) -> fmt::Result {
        writeln!(self.text, "values @{}", self.line(set.span.start))?;
        for Heading { text, name, anchors } in &set.headings {
            writeln!(self.text, "  below {name:?} #{} @{}", anchors.join(" #"), self.line(text.span.start))?;
        }
        for DescribedValue { value, gloss } in &set.values {
            writeln!(self.text, "    {} {:?}", value.text, gloss.as_deref().unwrap_or_default())?;
        }
        Ok(())
    }

    fn operation(&mut self, operation: &Operation<'_>) -> fmt::Result {
        let method = operation.method.map_or("?", |(method, _): (Method, _)| method.as_str());
        let path = operation.path.as_ref().map_or("?", |path| &path.text);
        let line = self.line(operation.span.start);
        let deprecated = if operation.deprecated { " deprecated" } else { "" };
        writeln!(self.text, "operation {method} {path}{}{deprecated} @{line}", note(operation.title.as_ref()))?;
        for text in &operation.description {
            writeln!(self.text, "  description {:?}", text.text)?;
        }
        if let Some(server) = &operation.server {
            writeln!(self.text, "  server {}", server.text)?;
        }
        if let Some(lost) = operation.lost_url {
            writeln!(self.text, "  lost url @{}", self.line(lost.start))?;
        }
        if let Some(returns) = &operation.returns {
            writeln!(self.text, "  returns {} @{}", reference(returns), self.line(returns.span.start))?;
        }
        if let Some(same) = &operation.same_as {
            writeln!(self.text, "  same as {:?}", same.text)?;
        }
        if let Some(common) = operation.common_parameters {
            writeln!(self.text, "  common parameters @{}", self.line(common.start))?;
        }
        for credential in &operation.credentials {
            writeln!(self.text, "  credential {} @{}", header(credential), self.line(credential.span.start))?;
        }
        if let Some(media) = operation.media.filter(|media| *media != Media::Json) {
            writeln!(self.text, "  sends {}", media.as_str())?;
        }
        let is_shown = |status| operation.examples.iter().any(|example| example.status == Some(status));
        if let Some(status) = operation.status.filter(|status| *status != 200 && !is_shown(*status)) {
            writeln!(self.text, "  answers {status}")?;
        }
        for table in &operation.tables {
            let anchor = table.anchor.as_ref().map(|anchor| format!(" of {}", anchor.text)).unwrap_or_default();
            writeln!(self.text, "  {}{anchor} @{}", table.place.as_str(), self.line(table.span.start))?;
            self.rows(table)?;
        }
        for example in &operation.examples {
            self.example(example)?;
        }
        self.codes(&operation.error_codes, "  ")
    }

    fn rows(&mut self, table: &Table<'_>) -> fmt::Result {
        table.rows.iter().try_for_each(|row| writeln!(self.text, "    {}", claim(row)))
    }

    fn example(&mut self, example: &Example<'_>) -> fmt::Result {
        let direction = match example.direction {
            Direction::Request => "request",
            Direction::Response => "response",
        };
        let outcome = match example.outcome {
            Some(Outcome::Ok) => " ok",
            Some(Outcome::Error) => " error",
            None => "",
        };
        let status = example.status.map(|status| format!(" {status}")).unwrap_or_default();
        let line = self.line(example.body.span.start);
        writeln!(
            self.text,
            "  {direction}{outcome}{status}{} {} @{line}",
            note(example.title.as_ref()),
            shape(&example.body)
        )
    }

    fn codes(&mut self, codes: &[ErrorCode<'_>], indent: &str) -> fmt::Result {
        for code in codes {
            writeln!(self.text, "{indent}error code {}{}", code.code, note(code.message.as_ref()))?;
        }
        Ok(())
    }
}

fn note(text: Option<&Text<'_>>) -> String {
    text.map(|text| format!(" {:?}", text.text)).unwrap_or_default()
}

/// `page integer optional = 1 [a "x" b "y"] "what it means"`.
fn claim(row: &Row<'_>) -> String {
    let mut out = path(&row.path);
    if let Some(place_of) = row.place {
        let parts = [place_of.as_str(), &out];
        out = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    }
    if let Some(declared) = &row.declared {
        out.push(' ');
        out.push_str(&spelled(declared));
    }
    // The name alone is told by the type already.
    if let Some(refers) = row.refers.as_ref().filter(|refers| refers.target.is_some() || row.declared.is_none()) {
        out = format!("{out} -> {}", reference(refers));
    }
    out.push_str(match row.nullable {
        Some(true) => "|null",
        Some(false) => " not-null",
        None => "",
    });
    out.push_str(match row.required {
        Some(true) => " required",
        Some(false) => " optional",
        None => "",
    });
    for (mark, text) in [(" = ", &row.default), (" e.g. ", &row.example)] {
        if let Some(text) = text {
            out.push_str(mark);
            out.push_str(&text.text);
        }
    }
    if !row.limits.is_empty() {
        out = format!("{out} in {}", row.limits);
    }
    if !row.values.is_empty() {
        let value = |value: &docwright_schema::document::DescribedValue<'_>| match &value.gloss {
            Some(gloss) => format!("{} {gloss:?}", value.value.text),
            None => value.value.text.to_string(),
        };
        out = format!("{out} [{}]", row.values.iter().map(value).collect::<Vec<_>>().join(", "));
    }
    out + &note(row.description.as_ref())
}

/// `list of partial ovens (ovens.md#oven)`.
fn reference(reference: &Reference<'_>) -> String {
    let list = "list of ".repeat(reference.lists);
    let partial = if reference.is_partial { "partial " } else { "" };
    let target = reference.target.as_ref().map(|target| format!(" ({target})")).unwrap_or_default();
    format!("{list}{partial}{:?}{target}", reference.name)
}

fn path(steps: &[Step<'_>]) -> String {
    let mut out = String::new();
    for step in steps {
        match step {
            Step::Key(key) => {
                if !out.is_empty() {
                    out.push('.');
                }
                out.push_str(key);
            }
            Step::Items => out.push_str("[]"),
            Step::AnyKey => out.push_str("{*}"),
        }
    }
    out
}

fn spelled(declared: &Declared<'_>) -> String {
    let of = |items: &Option<Box<Declared<'_>>>| {
        items.as_ref().map(|items| format!("<{}>", spelled(items))).unwrap_or_default()
    };
    match declared {
        Declared::Boolean => "boolean".to_owned(),
        Declared::Integer => "integer".to_owned(),
        Declared::Long => "long".to_owned(),
        Declared::Number => "number".to_owned(),
        Declared::String => "string".to_owned(),
        Declared::Date => "date".to_owned(),
        Declared::DateTime => "date-time".to_owned(),
        Declared::File => "file".to_owned(),
        Declared::Object => "object".to_owned(),
        Declared::Array(items) => format!("array{}", of(items)),
        Declared::Map(values) => format!("map{}", of(values)),
        Declared::Named(name) => format!("named {name}"),
        Declared::Any => "any".to_owned(),
        Declared::OneOf(types) => types.iter().map(spelled).collect::<Vec<_>>().join("|"),
    }
}

/// The outermost shape of a body: `{code, data, …}`.
fn shape(json: &Json<'_>) -> String {
    let cut = |complete: bool| if complete { "" } else { " …" };
    match &json.value {
        Value::Object(object) => {
            let keys: Vec<&str> = object.members.iter().map(|member| &*member.key).collect();
            format!("{{{}{}}}", keys.join(", "), cut(object.complete))
        }
        Value::Array(array) => format!("[{}{}]", array.items.len(), cut(array.complete)),
        Value::String(_) => "string".to_owned(),
        Value::Number(_) => "number".to_owned(),
        Value::Bool(_) => "boolean".to_owned(),
        Value::Null => "null".to_owned(),
    }
}

/// A header with what it holds: `Authorization: Bearer {token}`.
fn header(credential: &Credential<'_>) -> String {
    let part = |part: &CredentialPart<'_>| match part {
        CredentialPart::Literal(text) => text.to_string(),
        CredentialPart::Parameter { name, sample } if sample.is_empty() => format!("{{{name}}}"),
        CredentialPart::Parameter { name, sample } => format!("{{{name}={sample}}}"),
    };
    format!("{}: {}", credential.header, credential.parts.iter().map(part).collect::<String>())
}
