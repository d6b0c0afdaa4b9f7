//! Whether a member is there.

use docwright_schema::schema::Presence;

use super::Rule;
use crate::shape::{Member, Objects};

pub(crate) static RULE: Rule = Rule {
    id: "presence",
    reason: "a member that any whole object lacks is optional; the docs' word counts next; without it only examples from \
             several pages prove a member, because one example is one record",
};

/// Examples from this many pages prove that a member is always there. A member taken for required
/// by mistake fails at run time, one taken for optional costs the user an unwrap.
const PAGES_THAT_PROVE: usize = 3;

/// Decides for a member of an answer that `evidence` pages of the docs show.
pub(crate) fn of_answer(objects: &Objects, member: &Member, evidence: usize) -> Presence {
    let was_missing = member.present_in_complete < objects.complete;
    let claims = || member.shape.claims.iter().filter_map(|claim| claim.required);
    // An object that is cut off proves nothing missing, but it has to be accepted as it stands.
    let is_everywhere = member.present == objects.count;
    if was_missing || claims().any(|required| !required) {
        Presence::Optional
    } else if !is_everywhere {
        Presence::Unproven
    } else if claims().any(|required| required) || (member.present > 0 && evidence >= PAGES_THAT_PROVE) {
        Presence::Required
    } else {
        Presence::Unproven
    }
}

/// Decides for a member of a request: only the docs' word makes one required.
pub(crate) fn of_request(member: &Member) -> Presence {
    let claims = || member.shape.claims.iter().filter_map(|claim| claim.required);
    match claims().any(|required| required) && !claims().any(|required| !required) {
        true => Presence::Required,
        false => Presence::Optional,
    }
}

/// Whether the docs leave open if a member must be there.
pub(crate) fn is_open(member: &Member) -> bool {
    member.shape.claims.iter().all(|claim| claim.required.is_none())
}
