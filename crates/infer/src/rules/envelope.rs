//! What stands around every answer's payload, learnt from all answers of an API together.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Instance,
    document::{Direction, Outcome},
    json::{Json, Object, Value},
    schema::Wrapping,
};

use super::Rule;
use crate::evidence::OperationEvidence;

pub(crate) static RULE: Rule = Rule {
    id: "envelope",
    reason: "a member of nearly all answers whose value is one and the same in the successful ones and another in the \
             failed ones tells success from failure, and the member beside it that holds objects is the payload",
};

/// A discriminator stands in this many percent of all answers: single pages are written carelessly.
const COVERAGE: usize = 80;
/// … or it has a usual name and mostly one value in this many successful ones: other parts of an API may answer otherwise.
const MANY: usize = 10;
/// Without any failed answer, this many successful ones with the same value prove a discriminator.
const ENOUGH_WITHOUT_ERRORS: usize = 3;
/// More values than this for success are data.
const MOST_SUCCESS_VALUES: usize = 3;
/// Names of discriminators, needed only where no failed answer proves one.
const NAMES: [&str; 12] =
    ["code", "status", "success", "errcode", "errno", "error_code", "ret", "retcode", "ret_code", "result", "ok", "rc"];

/// An answer's root object with what is told of its outcome.
pub(crate) struct Root<'e, 'd> {
    outcome: Option<Outcome>,
    object: &'e Object<'d>,
}

/// The learnt envelope.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct EnvelopeRule {
    /// The member that tells success from failure.
    pub discriminator: Box<str>,
    /// Its values that mean success, as JSON.
    pub success: BTreeSet<Box<str>>,
    /// The member that holds payloads.
    pub payload: Box<str>,
}

impl<'e, 'd> Root<'e, 'd> {
    /// None where the body is no object.
    pub(crate) fn new(outcome: Option<Outcome>, body: &'e Json<'d>) -> Option<Self> {
        match &body.value {
            Value::Object(object) if !object.members.is_empty() => Some(Self { outcome, object }),
            _ => None,
        }
    }

    fn failed(&self) -> bool {
        self.outcome == Some(Outcome::Error)
    }
}

/// How often a member of root objects has which value.
#[derive(Default)]
struct Candidate {
    ok: BTreeMap<Box<str>, usize>,
    error: BTreeMap<Box<str>, usize>,
    /// The best kinds of discriminators come first: truth values, numbers, texts.
    kind: u8,
}

/// Learns the envelope from all answers, if there is one.
pub(crate) fn learn<'e, 'd: 'e>(roots: impl Iterator<Item = Root<'e, 'd>>) -> Option<EnvelopeRule> {
    let roots: Vec<_> = roots.collect();
    let (discriminator, success) = discriminator(&roots)?;
    let payload = payload(&roots, &discriminator)?;
    Some(EnvelopeRule { discriminator, success, payload })
}

fn discriminator(roots: &[Root<'_, '_>]) -> Option<(Box<str>, BTreeSet<Box<str>>)> {
    let mut candidates: BTreeMap<&str, Candidate> = BTreeMap::new();
    for root in roots {
        for member in &root.object.members {
            if let Some((kind, value)) = scalar(&member.value) {
                let candidate = candidates.entry(&member.key).or_default();
                candidate.kind = candidate.kind.max(kind);
                let values = if root.failed() { &mut candidate.error } else { &mut candidate.ok };
                *values.entry(value).or_default() += 1;
            }
        }
    }
    let proven = candidates.into_iter().filter_map(|(key, candidate)| {
        let success = candidate.success(key, roots.len())?;
        let count: usize = candidate.ok.values().sum();
        Some((candidate.kind, std::cmp::Reverse(count), !is_usual(key), key, success))
    });
    let (.., key, success) = proven.min()?;
    Some((key.into(), success))
}

impl Candidate {
    /// The values that mean success, where this member proves to tell.
    fn success(&self, key: &str, roots: usize) -> Option<BTreeSet<Box<str>>> {
        let count = |values: &BTreeMap<Box<str>, usize>| values.values().sum::<usize>();
        let (ok, error) = (count(&self.ok), count(&self.error));
        // A value that fails more often than it succeeds stands in a mislabelled answer.
        let mut success: BTreeSet<Box<str>> = self.ok.keys().cloned().collect();
        success.retain(|value| self.ok.get(value) > self.error.get(value));
        let explained: usize = success.iter().filter_map(|value| self.ok.get(value)).sum();
        let failed: usize =
            self.error.iter().filter(|(value, _)| !success.contains(*value)).map(|(_, count)| count).sum();
        let is_narrow = (1..=MOST_SUCCESS_VALUES).contains(&success.len());
        let is_told = 100 * explained >= COVERAGE * ok && 100 * failed >= COVERAGE * error;
        let most = self.ok.values().copied().max().unwrap_or_default();
        let is_steady = is_usual(key) && ok >= MANY && explained == ok && 100 * most >= COVERAGE * ok;
        let is_one = success.len() == 1 && is_usual(key);
        let is_common = 100 * (ok + error) >= COVERAGE * roots;
        let is_proven = is_common && (error > 0 || ok >= ENOUGH_WITHOUT_ERRORS && is_one);
        (is_narrow && is_told && (is_proven || is_steady)).then_some(success)
    }
}

fn is_usual(key: &str) -> bool {
    let name = key.to_ascii_lowercase();
    NAMES.contains(&&*name) || NAMES.iter().any(|usual| name.ends_with(&format!("_{usual}")))
}

/// A scalar as JSON text, with how good a discriminator its kind makes.
fn scalar(json: &Json<'_>) -> Option<(u8, Box<str>)> {
    match &json.value {
        Value::Bool(value) => Some((0, if *value { "true".into() } else { "false".into() })),
        Value::Number(text) => Some((1, (&**text).into())),
        Value::String(text) => Some((2, serde_json::Value::from(&**text).to_string().into())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A payload holds objects or lists in at least one of this many answers: some calls have nothing to tell, or one text.
const HOLDS: usize = 4;

/// The member that most of the successful answers have and that holds objects or lists in the most of them.
fn payload(roots: &[Root<'_, '_>], discriminator: &str) -> Option<Box<str>> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut enveloped = 0;
    for root in roots.iter().filter(|root| !root.failed() && root.object.get(discriminator).is_some()) {
        enveloped += 1;
        for member in &root.object.members {
            let (holds, stands) = counts.entry(&member.key).or_default();
            *holds += usize::from(matches!(member.value.value, Value::Object(_) | Value::Array(_)));
            *stands += 1;
        }
    }
    let most = counts.into_iter().map(|(key, count)| (count, std::cmp::Reverse(key))).max();
    let ((holds, stands), std::cmp::Reverse(key)) = most?;
    (holds > 0 && holds * HOLDS >= enveloped && stands * 2 >= enveloped).then(|| key.into())
}

impl EnvelopeRule {
    /// What an answer's discriminator says.
    pub(crate) fn outcome(&self, root: &Object<'_>) -> Outcome {
        match root.get(&self.discriminator).and_then(scalar) {
            Some((_, value)) if !self.success.contains(&value) => Outcome::Error,
            _ => Outcome::Ok,
        }
    }

    /// The values that mean success.
    pub(crate) fn success_values(&self) -> Vec<Instance> {
        self.success.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
    }

    /// The members that stand around payloads all over the API, and not in one operation only.
    pub(crate) fn common_fields(&self, operations: &[OperationEvidence<'_>]) -> BTreeSet<Box<str>> {
        let mut counts: BTreeMap<Box<str>, usize> = BTreeMap::new();
        let mut enveloped = 0;
        for operation in operations {
            let keys: BTreeSet<_> = enveloped_roots(operation, self).flat_map(scalar_keys).collect();
            enveloped += usize::from(!keys.is_empty());
            for key in keys {
                *counts.entry(key.into()).or_default() += 1;
            }
        }
        let is_common = |count: usize| enveloped < ENOUGH_WITHOUT_ERRORS || (count > 1 && count * 5 >= enveloped);
        let is_message = |key: &str| MESSAGE_NAMES.contains(&&*key.to_ascii_lowercase());
        counts.retain(|key, count| is_common(*count) || is_message(key));
        counts.into_keys().chain([self.discriminator.clone(), self.payload.clone()]).collect()
    }
}

/// Names of the member that holds an answer's text for people.
pub(crate) const MESSAGE_NAMES: [&str; 9] = [
    "message",
    "msg",
    "errmsg",
    "error_msg",
    "error_message",
    "errormessage",
    "err_msg",
    "retmsg",
    "error_description",
];

fn scalar_keys<'e>(root: &'e Object<'_>) -> impl Iterator<Item = &'e str> {
    let is_scalar = |value: &Value<'_>| !matches!(value, Value::Array(_) | Value::Object(_));
    root.members.iter().filter(move |member| is_scalar(&member.value.value)).map(|member| &*member.key)
}

fn enveloped_roots<'e>(
    operation: &'e OperationEvidence<'_>,
    rule: &EnvelopeRule,
) -> impl Iterator<Item = &'e Object<'e>> {
    let roots = operation.bodies(Direction::Response, Some(Outcome::Ok)).filter_map(|example| {
        match &example.example.body.value {
            Value::Object(root) => Some(root),
            _ => None,
        }
    });
    roots.filter(|root| root.get(&rule.discriminator).is_some())
}

/// How an operation's payload stands in its answers.
pub(crate) fn wrapping(
    operation: &OperationEvidence<'_>,
    rule: Option<&EnvelopeRule>,
    common: Option<&BTreeSet<Box<str>>>,
) -> Wrapping {
    let (Some(rule), Some(common)) = (rule, common) else { return Wrapping::Bare };
    let shown = operation.bodies(Direction::Response, Some(Outcome::Ok)).count();
    let roots: Vec<_> = enveloped_roots(operation, rule).collect();
    if roots.len() < shown {
        return Wrapping::Bare;
    }
    let holds_payload = roots.iter().filter(|root| root.get(&rule.payload).is_some()).count();
    let has_more = |root: &&Object<'_>| root.members.iter().any(|member| !common.contains(&*member.key));
    // A payload that is there in one answer and missing in another is a member like any other.
    let is_steady = holds_payload == 0 || holds_payload == roots.len();
    if is_steady && !roots.iter().any(has_more) { Wrapping::Envelope } else { Wrapping::Whole }
}

#[cfg(test)]
mod tests {
    use expect::learnt;

    use super::*;

    mod expect {
        use docwright_schema::document::Outcome;

        use super::{Root, learn};
        use crate::testing::json;

        /// `discriminator=success/payload` learnt from successful and failed answers.
        pub(super) fn learnt(ok: &[&'static str], error: &[&'static str]) -> Option<String> {
            let bodies: Vec<_> = ok.iter().map(|text| (None, json(text))).collect();
            let failed: Vec<_> = error.iter().map(|text| (Some(Outcome::Error), json(text))).collect();
            let all = bodies.iter().chain(&failed);
            let rule = learn(all.filter_map(|(outcome, body)| Root::new(*outcome, body)))?;
            let success: Vec<_> = rule.success.iter().map(|value| &**value).collect();
            Some(format!("{}={}/{}", rule.discriminator, success.join(","), rule.payload))
        }
    }

    #[test]
    fn one_success_and_one_failure_prove_an_envelope() {
        let ok = [r#"{"code": 0, "data": {"id": 1}}"#];
        let error = [r#"{"code": 100100, "message": "gone", "error": "not_found"}"#];
        assert_eq!(learnt(&ok, &error).as_deref(), Some("code=0/data"));
    }

    #[test]
    fn truth_values_tell_better_than_numbers() {
        let ok = [r#"{"ok": true, "errno": 0, "list": [1]}"#, r#"{"ok": true, "errno": 0, "list": []}"#];
        let error = [r#"{"ok": false, "errno": 5, "list": null}"#];
        assert_eq!(learnt(&ok, &error).as_deref(), Some("ok=true/list"));
    }

    #[test]
    fn without_failures_a_usual_name_and_three_answers_prove_one() {
        let answer = r#"{"code": 200, "data": {}}"#;
        assert_eq!(learnt(&[answer; 3], &[]).as_deref(), Some("code=200/data"));
        assert_eq!(learnt(&[answer; 2], &[]), None);
        assert_eq!(learnt(&[r#"{"kind": "a", "data": {}}"#; 3], &[]), None);
    }

    #[test]
    fn a_member_that_differs_from_answer_to_answer_is_data() {
        let ok = [
            r#"{"id": 1, "user": {}}"#,
            r#"{"id": 2, "user": {}}"#,
            r#"{"id": 3, "user": {}}"#,
            r#"{"id": 4, "user": {}}"#,
        ];
        assert_eq!(learnt(&ok, &[r#"{"id": 0, "error": "x"}"#]), None);
    }

    #[test]
    fn many_answers_prove_an_envelope_beside_answers_without() {
        let (enveloped, bare) = (r#"{"code": "0", "data": {"id": 1}}"#, r#"{"id": 1, "name": "a"}"#);
        let mixed = |many: usize| [vec![enveloped; many], vec![bare; 12]].concat();
        assert_eq!(learnt(&mixed(10), &[]).as_deref(), Some("code=\"0\"/data"));
        assert_eq!(learnt(&mixed(9), &[]), None);
        let codes = [r#"{"code": "X", "data": {}}"#, r#"{"code": "Y", "data": {}}"#, r#"{"code": "Z", "data": {}}"#];
        let other = [mixed(10), codes.to_vec()].concat();
        assert_eq!(learnt(&other, &[]), None);
    }

    #[test]
    fn a_payload_is_often_a_text() {
        let (text, object) = (r#"{"ok": true, "data": "done"}"#, r#"{"ok": true, "data": {"id": 1}}"#);
        assert_eq!(learnt(&[text, text, text, object], &[]).as_deref(), Some("ok=true/data"));
        assert_eq!(learnt(&[text, text, text, text, object], &[]), None);
    }
}
