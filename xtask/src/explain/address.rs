//! Why a place of an API is what it is: the decision, what it rests on, how sure it is and what would change it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use docwright_schema::{
    Address, Draft, Origin,
    schema::{Field, Presence, Type, TypeBody, TypeDef, TypeRef},
};
use serde::Serialize;

use crate::{config::Api, pipeline::Run};

/// What is known of a place.
#[derive(Debug, Serialize)]
pub(crate) struct Fact {
    /// The place, as `provenance.json` and overrides call it.
    pub(crate) address: String,
    /// What was decided, as schemas are shown.
    pub(crate) decision: String,
    /// The rules of inference that decided.
    pub(crate) rules: Vec<&'static str>,
    /// How sure it is.
    pub(crate) confidence: Confidence,
    /// What it rests on.
    pub(crate) evidence: Vec<Evidence>,
    /// What would change it.
    pub(crate) changes: Vec<String>,
    /// The entry of `docwright.toml` to begin with to overrule it.
    pub(crate) overrule: String,
}

/// How sure a decision is, by what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Confidence {
    /// A person decided it in `docwright.toml`.
    Told,
    /// Examples show what the docs say, or examples on five pages agree.
    High,
    /// The docs say it and no example shows it, or examples on two to four pages agree.
    Medium,
    /// One page shows it and nothing says it.
    Low,
    /// Nothing in the docs speaks of it.
    None,
}

impl Confidence {
    fn as_str(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::None => "none",
        }
    }
}

/// A place in the docs, and what stands there.
#[derive(Debug, Serialize)]
pub(crate) struct Evidence {
    pub(crate) page: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// The kind of text: `example`, `table`, `remark`, `model` …
    pub(crate) kind: String,
    /// The line.
    pub(crate) text: String,
}

/// All facts of an API, by address.
pub(crate) fn all(api: &Api, run: &Run) -> Vec<Fact> {
    let draft: &Draft = &run.schema;
    let told: BTreeSet<&str> = api.overrides.iter().map(|wanted| wanted.at.as_str()).collect();
    let lines = Lines::of(run);
    let mut facts = Vec::new();
    let mut add = |address: Address, decision: String, rules: Vec<&'static str>, changes: Vec<String>, keys: &str| {
        let origins = origins(run, &address);
        let confidence = confidence(&origins, told.contains(address.as_str()));
        let evidence = origins.iter().map(|origin| lines.evidence(origin)).collect();
        let (mut rules, mut changes) = (rules, changes);
        if let Some(now) = run.held.get(&address) {
            rules.push("memory");
            changes.push(format!("the docs alone come to {now} now; `cargo xtask codegen --fresh` decides anew"));
        }
        let overrule = format!("[[api.override]]\nat = {:?}\n{keys}", address.as_str());
        facts.push(Fact { address: address.to_string(), decision, rules, confidence, evidence, changes, overrule });
    };
    for operation in &draft.operations {
        let address = Address::operation(operation.key());
        let payload = operation.answer.payload.as_ref().map_or_else(|| "nothing".to_owned(), ToString::to_string);
        add(
            address.clone(),
            format!("{} answers {payload}", operation.id),
            vec!["envelope"],
            Vec::new(),
            "name = \"…\"",
        );
        for own in &operation.parameters {
            let at = address.part("parameter").part(format!("{}.{}", own.location.as_str(), own.name));
            let decision = format!("{}: {}{}", own.name, own.ty, if own.required { "" } else { ", optional" });
            let other = if own.required { "optional" } else { "required" };
            let changes = vec![format!("a table that says that it is {other}")];
            add(at, decision, rules(&own.ty, draft), changes, "type = \"…\"\nrequired = true\nname = \"…\"");
        }
    }
    for (name, def) in &draft.types {
        let address = Address::of_type(name);
        let (rule, change, keys) = match &def.body {
            TypeBody::Id { .. } => ("identifier", IDENTIFIER, "name = \"…\""),
            TypeBody::Struct { .. } | TypeBody::Enumeration { .. } => {
                ("entity", ENTITY, "name = \"…\"\nsame-as = \"…\"")
            }
        };
        add(address.clone(), summary(name, def), vec![rule], vec![change.to_owned()], keys);
        if let TypeBody::Struct { fields, .. } = &def.body {
            for field in fields {
                let at = address.part(&field.name);
                let mut rules = rules(&field.ty, draft);
                rules.push("presence");
                let keys = "type = \"…\"\nrequired = true\nnullable = false\nname = \"…\"";
                add(at, field.to_string(), rules, of_field(field), keys);
            }
        }
    }
    facts
}

fn summary(name: &str, def: &TypeDef) -> String {
    match &def.body {
        TypeBody::Struct { fields, .. } => format!("{name}: an object of {} members", fields.len()),
        TypeBody::Enumeration { values, .. } => format!("{name}: one of {} values", values.len()),
        TypeBody::Id { value } => format!("{name}: an id, {value} on the wire"),
    }
}

/// Which rules decide what a type is.
fn rules(ty: &TypeRef, draft: &Draft) -> Vec<&'static str> {
    let inner = ty.kind.named().and_then(|name| draft.types.get(name));
    let own = match (&ty.kind, inner.map(|def| &def.body)) {
        (Type::Map { .. }, _) => "map",
        (_, Some(TypeBody::Enumeration { .. })) => "enumeration",
        (_, Some(TypeBody::Struct { .. })) => "entity",
        (_, Some(TypeBody::Id { .. })) => "identifier",
        _ => "kind",
    };
    vec![own]
}

fn confidence(origins: &[Origin], is_told: bool) -> Confidence {
    let shown: BTreeSet<&str> =
        origins.iter().filter(|origin| origin.rule == "example").map(|origin| origin.page.as_str()).collect();
    let is_said = origins.iter().any(|origin| origin.rule != "example");
    match (shown.len(), is_said) {
        _ if is_told => Confidence::Told,
        (1.., true) | (5.., false) => Confidence::High,
        (0, true) | (2..=4, false) => Confidence::Medium,
        (1, false) => Confidence::Low,
        (0, false) => Confidence::None,
    }
}

fn of_field(field: &Field) -> Vec<String> {
    let presence = match field.presence {
        Presence::Required => "an example without it makes it optional",
        Presence::Unproven => "a table that requires it, or examples on five pages, make it required",
        Presence::Optional => "it is missing in an example, or described as optional: mend those to make it required",
    };
    let mut changes = vec![presence.to_owned()];
    if !field.ty.nullable {
        changes.push("an example that shows null, or prose that says it, makes it nullable".to_owned());
    }
    if field.ty.kind == Type::Unknown {
        changes.push("an example that shows a value, or a type in a table, tells what it is".to_owned());
    }
    changes
}

/// What makes a value of an id.
const IDENTIFIER: &str = "a member or parameter that is called its id and has another type, or is written otherwise in examples, is none; \
                         a second id in the thing itself leaves none";

/// What makes objects one thing or two.
const ENTITY: &str = "objects elsewhere that have its name and most of its members become one with it, and places that show other members part";

/// Where a place stands in the docs; of a type, the first place of its members on each page.
fn origins(run: &Run, address: &Address) -> Vec<Origin> {
    let own = run.provenance.get(address);
    if address.as_str().contains(['#', ' ']) {
        return own.to_vec();
    }
    let mut first: BTreeMap<&str, &Origin> = BTreeMap::new();
    let start = format!("{address}#");
    let members = run.provenance.below(&start).flat_map(|(_, origins)| origins);
    for origin in members {
        let known = first.entry(&origin.page).or_insert(origin);
        *known = (*known).min(origin);
    }
    own.iter().chain(first.into_values()).cloned().collect()
}

/// The lines of all pages.
struct Lines<'r>(BTreeMap<&'r str, Vec<&'r str>>);

impl<'r> Lines<'r> {
    fn of(run: &'r Run) -> Self {
        Self(run.sources.iter().map(|(_, source)| (source.name(), source.text().lines().collect())).collect())
    }

    fn evidence(&self, origin: &Origin) -> Evidence {
        let Origin { page, line, column, rule } = origin.clone();
        let text = self.0.get(page.as_str()).and_then(|lines| lines.get(line.saturating_sub(1))).copied();
        let text = text.unwrap_or_default().trim().chars().take(120).collect();
        Evidence { page, line, column, kind: rule, text }
    }
}

/// A fact for people.
pub(crate) fn text(fact: &Fact, docs: &str) -> String {
    let Fact { address, decision, rules, confidence, evidence, changes, overrule } = fact;
    let mut text =
        format!("{address}\n\n  {decision}\n  rules: {}\n  confidence: {}\n", rules.join(", "), confidence.as_str());
    // Writing into a string cannot fail.
    for Evidence { page, line, column, kind, text: shown } in evidence {
        let _ = write!(text, "\n  {docs}/{page}:{line}:{column}: {kind}\n      {shown}\n");
    }
    for change in changes {
        let _ = write!(text, "\n  would change it: {change}\n");
    }
    let _ = write!(text, "\n  to overrule it, begin with this in docwright.toml:\n\n");
    for line in overrule.lines() {
        let _ = writeln!(text, "      {line}");
    }
    text
}
