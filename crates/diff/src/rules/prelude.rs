//! What every rule needs.

pub(super) use super::{Action, Area, Mirror, Rule, Rust, relation::Relation};
pub(super) use crate::{
    change::{Aspect, Direction, Kind, Subject},
    verdict::{Semver, Severity, Wire},
};
