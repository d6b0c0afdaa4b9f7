//! The rules of inference: one file each, with its reason.

pub(crate) mod counterpart;
pub(crate) mod data_keys;
pub(crate) mod entity;
pub(crate) mod enumeration;
pub(crate) mod envelope;
pub(crate) mod identifier;
pub(crate) mod kind;
pub(crate) mod limits;
pub(crate) mod map;
pub(crate) mod paging;
pub(crate) mod presence;
pub(crate) mod shared_values;

/// A rule as it is named in `provenance.json` and in explanations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The stable name: the name of the rule's file in kebab case.
    pub id: &'static str,
    /// Why the rule is right to conclude what it does.
    pub reason: &'static str,
}

/// All rules, in the order in which they apply.
pub static ALL: &[&Rule] = &[
    &envelope::RULE,
    &paging::RULE,
    &map::RULE,
    &counterpart::RULE,
    &data_keys::RULE,
    &entity::RULE,
    &shared_values::RULE,
    &enumeration::RULE,
    &kind::RULE,
    &limits::RULE,
    &presence::RULE,
    &identifier::RULE,
];
