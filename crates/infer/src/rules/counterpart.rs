//! Parts of answers, filled in from requests that describe more of them.

use std::collections::BTreeMap;

use docwright_schema::Site;

use super::{Rule, entity};
use crate::{
    keys::Keys,
    naming::words::Words,
    shape::{Claim, Firsts, Member, Objects, Shape, Sites},
};

pub(crate) static RULE: Rule = Rule {
    id: "counterpart",
    reason: "what is sent comes back: a part of an answer that has the name and most keys of a part of a request is that part, and examples of answers \
             leave out or null what nobody had set. Only of parts: things with identifiers, and requests as a whole, are sent with passwords and \
             orders to the server too",
};

/// A name with more parts than this means something else in each place.
const MOST_PARTS: usize = 64;

/// What is told by requests is called so in `provenance.json`.
const SOURCE: &str = "sibling";

/// Parts that share fewer keys than this may have their name by chance.
const FEWEST_SHARED: usize = 2;

/// The parts of all requests, by what they are called.
#[derive(Default)]
pub(crate) struct Sent<'e>(BTreeMap<Words, Vec<(Keys, &'e Objects)>>);

impl<'e> Sent<'e> {
    /// Learns the parts of a request's body. One that has a single member sends what stands there.
    pub(crate) fn learn(&mut self, body: &'e Shape) {
        let Some(root) = &body.innermost().object else { return };
        let whole = match root.fields.len() {
            1 => root.fields.values().next().and_then(|member| member.shape.innermost().object.as_ref()),
            _ => Some(root),
        };
        whole.into_iter().for_each(|whole| self.learn_parts(whole));
    }

    fn learn_parts(&mut self, whole: &'e Objects) {
        for (name, part) in whole.fields.iter().filter_map(|(key, member)| Some((name(key), part(&member.shape)?))) {
            self.learn_parts(part);
            if !entity::is_generic(&name) {
                self.0.entry(name).or_default().push((part.keys(), part));
            }
        }
    }

    /// Fills in the parts of an answer, the innermost first, so that what was filled in is not filled in again.
    pub(crate) fn fill(&self, answer: &mut Shape) {
        let Some(whole) = answer.innermost_mut().object.as_mut().filter(|whole| !whole.keyed) else { return };
        for (key, member) in &mut whole.fields {
            self.fill(&mut member.shape);
            let Some(shown) = part_mut(&mut member.shape) else { continue };
            let Some(known) = self.0.get(&name(key)).filter(|known| known.len() <= MOST_PARTS) else { continue };
            let keys = shown.keys();
            let alike = known.iter().filter(|(sent, _)| is_counterpart(&keys, sent));
            alike.for_each(|(_, sent)| complete(shown, sent));
        }
    }
}

/// Whether a member of an answer stands in no more than requests.
pub(crate) fn is_filled_in(member: &Member) -> bool {
    let claims = &member.shape.claims;
    member.present == 0 && !claims.is_empty() && claims.iter().all(|claim| claim.source == SOURCE)
}

fn name(key: &str) -> Words {
    Words::of(key).singular()
}

/// The objects at a place that are neither maps nor described apart.
fn part(shape: &Shape) -> Option<&Objects> {
    let inner = shape.innermost();
    inner.object.as_deref().filter(|objects| !objects.keyed && inner.models.is_empty())
}

fn part_mut(shape: &mut Shape) -> Option<&mut Objects> {
    let inner = shape.innermost_mut();
    let is_apart = !inner.models.is_empty();
    inner.object.as_deref_mut().filter(|objects| !objects.keyed && !is_apart)
}

fn is_counterpart(shown: &Keys, sent: &Keys) -> bool {
    entity::shared(shown, sent) >= FEWEST_SHARED
        && entity::share_most(shown, sent)
        && !entity::contradict(shown, sent)
        && !shown.keys().chain(sent.keys()).any(|key| is_identifier(key))
}

fn is_identifier(key: &str) -> bool {
    matches!(&*Words::of(key).snake(), "id" | "uuid")
}

/// Adds the members that are only sent, and what is sent where nothing is shown.
fn complete(shown: &mut Objects, sent: &Objects) {
    for (at, (key, member)) in sent.in_order().into_iter().enumerate() {
        // A member that requests only describe may be another's name in other words.
        if member.present == 0 && sent.count > 0 && !shown.fields.contains_key(key) {
            continue;
        }
        let Some(known) = shown.fields.get_mut(key) else {
            let shape = loosened(&member.shape);
            shown.fields.insert(key.into(), Box::new(Member { shape, ..Member::unseen(at as u32) }));
            continue;
        };
        if leaves_open(&known.shape, &member.shape) {
            known.shape.merge(loosened(&member.shape));
        } else if let (Some(shown), Some(sent)) = (part_mut(&mut known.shape), part(&member.shape))
            && !entity::contradict(&shown.keys(), &sent.keys())
        {
            complete(shown, sent);
        }
    }
}

/// Whether nothing but null, empty lists or empty objects is shown where something of that kind is sent.
fn leaves_open(shown: &Shape, sent: &Shape) -> bool {
    let is_told = shown.claims.iter().any(|claim| claim.kind.is_some() || !claim.values.is_empty());
    let is_empty = shown.arrays.items.is_none() && shown.object.as_ref().is_none_or(|object| object.fields.is_empty());
    let (has_list, has_object) = (sent.arrays.count > 0, sent.object.is_some());
    let is_of_kind = match (shown.arrays.count > 0, shown.object.is_some()) {
        (false, false) => true,
        (is_list, is_object) => is_list == has_list && is_object == has_object && !sent.has_scalar(),
    };
    !is_told && is_empty && is_of_kind && !shown.has_scalar() && shown.models.is_empty()
}

/// What is sent, as far as it tells of answers: what it is, and not that it is there.
fn loosened(sent: &Shape) -> Shape {
    let seen = sent.sites.iter().map(|(source, span)| Claim::at(Site::new(source, span)));
    let told = sent.claims.iter().map(|claim| Claim {
        kind: claim.kind.clone(),
        description: claim.description.clone(),
        values: claim.values.clone(),
        refers: claim.refers.clone(),
        links: claim.links.clone(),
        ..Claim::at(claim.site)
    });
    let mut shape = Shape { nulls: 0, ..sent.clone() };
    shape.claims = seen.chain(told).map(|claim| Box::new(Claim { source: SOURCE, ..claim })).collect();
    shape.sites = Sites::default();
    shape.firsts = Firsts::default();
    shape.arrays.items = sent.arrays.items.as_deref().map(|items| Box::new(loosened(items)));
    shape.object = sent.object.as_deref().map(|objects| {
        let member = |member: &Member| Member {
            present: 0,
            present_in_complete: 0,
            rank: member.rank,
            shape: loosened(&member.shape),
        };
        let fields = objects.fields.iter().map(|(key, sent)| (key.clone(), Box::new(member(sent)))).collect();
        Box::new(Objects { count: 0, complete: 0, fields, keyed: objects.keyed })
    });
    shape
}

#[cfg(test)]
mod tests {
    use docwright_schema::document::Place;

    use crate::testing::{Page, infer};

    /// Compares the members of the oven's timer, of which a request and an answer show one each.
    fn check(sent: &str, shown: &str, expected: &str) {
        let page = Page::new("ovens.md")
            .operation("POST", "/ovens")
            .table(Place::Body, &[["name", "string", "true", ""], ["timer.tone", "string", "true", "what it plays"]])
            .request(&format!(r#"{{"name": "Big", "timer": {sent}}}"#));
        let answer = Page::new("oven.md").operation("GET", "/ovens/{id}").ok(&format!(r#"{{"timer": {shown}}}"#));
        let outline = infer(vec![page, answer]).0.schema.to_string();
        let timer = outline.split("struct ").find(|part| part.starts_with("Timer ")).expect("there is a timer");
        let fields: Vec<&str> = timer.lines().skip(1).map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(fields.join(", "), expected, "{outline}");
    }

    #[test]
    fn what_is_sent_comes_back() {
        check(
            r#"{"minutes": 5, "tone": "bell", "days": ["mon"], "stop": {"at": 7}}"#,
            r#"{"minutes": 6, "days": null, "stop": {}}"#,
            "days~: [string] | null, minutes~: integer, stop~: Stop, tone?: string  -- what it plays",
        );
    }

    #[test]
    fn what_a_request_describes_and_does_not_show_stays_there() {
        let days = r#"{"minutes": 5, "days": ["mon"]}"#;
        check(days, r#"{"minutes": 6, "days": null}"#, "days~: [string] | null, minutes~: integer");
    }

    #[test]
    fn what_shares_one_key_contradicts_or_has_an_identifier_is_something_else() {
        check(
            r#"{"minutes": 5, "tone": "bell"}"#,
            r#"{"minutes": 6, "rings": 2}"#,
            "minutes~: integer, rings~: integer",
        );
        let sent = r#"{"minutes": 5, "tone": "bell", "days": ["mon"]}"#;
        check(
            r#"{"minutes": 5, "tone": "bell", "id": 3}"#,
            r#"{"minutes": 6, "id": 3}"#,
            "id~: integer, minutes~: integer",
        );
        check(sent, r#"{"minutes": 5, "days": "all"}"#, "days~: string, minutes~: integer");
    }

    #[test]
    fn what_is_sent_as_a_whole_says_nothing_of_answers() {
        let page = Page::new("ovens.md")
            .operation("POST", "/ovens")
            .request(r#"{"timer": {"minutes": 5, "tone": "bell", "password": "x"}}"#)
            .ok(r#"{"timer": {"minutes": 5, "tone": "bell"}}"#);
        let outline = infer(vec![page]).0.schema.to_string();
        assert_eq!(outline.matches("password").count(), 1, "{outline}");
    }
}
