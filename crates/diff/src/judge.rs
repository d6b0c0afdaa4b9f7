//! From changes to verdicts: which rule judges a change, and what it says.

use docwright_schema::Draft;

use crate::{
    change::{Aspect, Change, Direction, Kind, Subject},
    rules::{self, Case, Rule, Rust},
    verdict::Severity,
};

/// A rule with the direction in which it judges a change.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judgement {
    pub(crate) rule: &'static Rule,
    pub(crate) direction: Direction,
}

/// The rule for a change: of several, one for each direction, that with the worst verdict.
pub(crate) fn judge(change: &Change<'_>, old: &Draft, new: &Draft) -> Judgement {
    let case = Case { change, old, new };
    let claims = rules::ALL.iter().filter(|rule| is_offered(change.direction, rule.direction) && (rule.claims)(&case));
    let worst = claims.max_by_key(|rule| (rule.wire, rank(rule), std::cmp::Reverse(rule.id)));
    match worst {
        Some(rule) => Judgement { rule, direction: told(change.direction, rule.direction) },
        None => Judgement { rule: rules::UNCLASSIFIED, direction: change.direction },
    }
}

fn rank(rule: &Rule) -> (Severity, crate::verdict::Semver) {
    let (Rust::Measured(semver) | Rust::AtLeast(semver)) = rule.rust;
    (rule.severity, semver)
}

/// Whether a rule about values that go in one direction is for a change of values that go in another.
fn is_offered(change: Direction, rule: Direction) -> bool {
    match (change, rule) {
        (_, Direction::None | Direction::Both) | (Direction::None | Direction::Both, _) => true,
        (change, rule) => change == rule,
    }
}

/// The direction that a finding names: rules that are about no values name none.
fn told(change: Direction, rule: Direction) -> Direction {
    match (change, rule) {
        (_, Direction::None) => Direction::None,
        (Direction::None, rule) => rule,
        (change, _) => change,
    }
}

/// What happened, in a sentence.
pub(crate) fn message(rule: &Rule, change: &Change<'_>) -> String {
    let address = if change.kind() == Kind::Removed { &change.old_address } else { &change.address };
    let (owner, part) = address.as_str().split_once('#').unwrap_or((address.as_str(), ""));
    let name = name(change, owner, part);
    let owner = if owner == "api" { api_owner(part) } else { code(owner) };
    let value = |text: &Option<String>| {
        text.as_ref().filter(|text| !text.is_empty()).map_or_else(|| "nothing".to_owned(), |text| code(&short(text)))
    };
    fill(
        rule.title,
        &[("name", &name), ("owner", &owner), ("before", &value(&change.before)), ("after", &value(&change.after))],
    )
}

fn name(change: &Change<'_>, owner: &str, part: &str) -> String {
    match change.new.or(change.old) {
        Some(Subject::Body(_)) => "the request body".to_owned(),
        Some(Subject::Payload(_)) => "the answer".to_owned(),
        Some(Subject::Parameter(parameter)) => {
            let path = part.strip_prefix("parameter.").unwrap_or(part);
            let (place, name) = path.split_once('.').unwrap_or(("", path));
            match change.aspect {
                // Which place it goes into is what the message tells.
                Aspect::Location => code(&parameter.name),
                _ => format!("the {place} parameter {}", code(name)),
            }
        }
        Some(Subject::Server(server)) => code(&server.url),
        Some(Subject::ErrorCode(error)) => code(&error.code),
        Some(_) | None if part.is_empty() => code(owner),
        Some(_) if owner == "api" => code(part.split_once('.').map_or(part, |(_, name)| name)),
        Some(_) => code(part),
        None => code(if part.is_empty() { owner } else { part }),
    }
}

fn api_owner(part: &str) -> String {
    match part.split('.').next() {
        Some("envelope") => "the envelope".to_owned(),
        Some("error") => "the error body".to_owned(),
        _ => "the API".to_owned(),
    }
}

/// How long a value may be before a message shortens it.
const LONGEST: usize = 80;

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// As code in Markdown, whatever it holds.
fn code(text: &str) -> String {
    let text = text.replace('`', "'");
    format!("`{}`", text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A template with its placeholders filled in, each once, so that values hold no placeholders.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text += before;
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        text += values.iter().find(|(known, _)| *known == name).map_or(name, |(_, value)| value);
        rest = after;
    }
    text + rest
}
