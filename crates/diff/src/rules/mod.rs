//! The rules by which changes are judged: one file each.

mod case;
mod prelude;
mod relation;

mod api_renamed;
mod api_title_changed;
mod area_added;
mod area_changed;
mod area_removed;
mod area_renamed;
mod authentication_added;
mod authentication_header_changed;
mod authentication_order_changed;
mod authentication_parameter_added;
mod authentication_parameter_removed;
mod authentication_removed;
mod authentication_value_changed;
mod description_changed;
mod envelope_added;
mod envelope_discriminator_changed;
mod envelope_payload_moved;
mod envelope_removed;
mod envelope_success_changed;
mod error_body_added;
mod error_body_removed;
mod error_code_added;
mod error_code_changed;
mod error_code_removed;
mod error_message_moved;
mod example_added;
mod example_changed;
mod example_removed;
mod example_renumbered;
mod extra_keys_changed;
mod operation_added;
mod operation_deprecated;
mod operation_found_its_url;
mod operation_lost_its_url;
mod operation_method_changed;
mod operation_path_changed;
mod operation_removed;
mod operation_restored;
mod order_changed;
mod page_changed;
mod parameter_became_optional;
mod parameter_became_required;
mod parameter_location_changed;
mod parameter_optional_added;
mod parameter_removed;
mod parameter_renamed;
mod parameter_required_added;
mod path_parameter_renamed;
mod path_placeholder_renamed;
mod presence_restated;
mod rate_limit_added;
mod rate_limit_lowered;
mod rate_limit_raised;
mod rate_limit_removed;
mod representation_changed;
mod request_body_added_optional;
mod request_body_added_required;
mod request_body_removed;
mod request_default_added;
mod request_default_changed;
mod request_default_removed;
mod request_extra_keys_added;
mod request_extra_keys_removed;
mod request_field_became_optional;
mod request_field_became_required;
mod request_field_optional_added;
mod request_field_removed;
mod request_field_renamed;
mod request_field_required_added;
mod request_limits_added;
mod request_limits_narrowed;
mod request_limits_widened;
mod request_media_type_changed;
mod request_null_allowed;
mod request_null_refused;
mod request_type_changed;
mod request_type_narrowed;
mod request_type_widened;
mod request_value_added;
mod request_value_removed;
mod request_values_closed;
mod request_values_opened;
mod response_body_added;
mod response_body_removed;
mod response_default_restated;
mod response_extra_keys_added;
mod response_extra_keys_removed;
mod response_field_added;
mod response_field_became_optional;
mod response_field_became_required;
mod response_field_removed;
mod response_field_renamed;
mod response_limits_narrowed;
mod response_limits_widened;
mod response_null_gone;
mod response_null_possible;
mod response_optional_field_removed;
mod response_status_changed;
mod response_type_changed;
mod response_type_narrowed;
mod response_type_widened;
mod response_value_added;
mod response_value_added_to_closed_set;
mod response_value_removed;
mod response_values_closed;
mod response_values_opened;
mod response_wrapping_changed;
mod rust_item_added;
mod rust_item_changed;
mod rust_item_removed;
mod rust_name_changed;
mod server_added;
mod server_order_changed;
mod server_removed;
mod server_url_changed;
mod text_reflowed;
mod title_changed;
mod type_added;
mod type_documented;
mod type_kind_changed;
mod type_removed;
mod type_renamed;
mod type_restated;
mod type_use_changed;
mod unclassified_change;
mod value_changed;
mod waiver_expired;
mod waiver_unused;

use serde::{Deserialize, Serialize};

pub(crate) use self::case::Case;
use crate::{
    change::Direction,
    verdict::{Semver, Severity, Wire},
};

/// How a kind of change is judged.
#[derive(Debug)]
pub struct Rule {
    /// The name, which waivers and configuration use; it never changes.
    pub id: &'static str,
    /// What happened, with `{name}`, `{owner}`, `{before}` and `{after}` in place of the facts.
    pub title: &'static str,
    /// Which way the values go that it is about.
    pub direction: Direction,
    /// What it is about.
    pub area: Area,
    /// What became of it.
    pub action: Action,
    /// What it does to clients in use.
    pub wire: Wire,
    /// What it does to the callers of the generated crate.
    pub rust: Rust,
    /// How serious it is where it breaks nothing.
    pub severity: Severity,
    /// The rule that judges the opposite change.
    pub mirror: Mirror,
    /// What breaks, and for whom.
    pub explanation: &'static str,
    /// What to do about it.
    pub migration: &'static str,
    /// Whether it is the rule for a change.
    pub(crate) claims: fn(&Case<'_>) -> bool,
}

/// What a rule says of the callers of the generated crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rust {
    /// The declarations before and after decide; this is what they come to as a rule.
    Measured(Semver),
    /// At least this, since declarations do not show it.
    AtLeast(Semver),
}

/// The rule for the opposite change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mirror {
    /// It is its own.
    Itself,
    /// Another rule, which may be the opposite of several.
    Rule(&'static str),
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// The API as a whole.
    Api,
    /// Base URLs.
    Server,
    /// How requests prove who sends them.
    Authentication,
    /// How often the API may be called.
    RateLimit,
    /// What stands around payloads.
    Envelope,
    /// The bodies of failed calls.
    Error,
    /// Documented error codes.
    ErrorCode,
    /// How the docs, and the modules of the crate, are arranged.
    Area,
    /// Operations.
    Operation,
    /// Parameters outside the body.
    Parameter,
    /// Request bodies.
    Body,
    /// Answers.
    Response,
    /// Members of objects.
    Field,
    /// The types of values.
    Type,
    /// Whether null is a value.
    Nullability,
    /// How large or long values may be.
    Limits,
    /// What stands for a value that is left out.
    Default,
    /// Sets of values.
    Enumeration,
    /// Named types.
    Definition,
    /// Names in the generated crate.
    Name,
    /// Documented examples.
    Example,
    /// What the docs say in words, and in which order.
    Prose,
    /// Items of the generated crate.
    Rust,
    /// Entries of the waiver file.
    Waiver,
}

impl Area {
    /// The area's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Server => "server",
            Self::Authentication => "authentication",
            Self::RateLimit => "rate-limit",
            Self::Envelope => "envelope",
            Self::Error => "error",
            Self::ErrorCode => "error-code",
            Self::Area => "area",
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::Body => "body",
            Self::Response => "response",
            Self::Field => "field",
            Self::Type => "type",
            Self::Nullability => "nullability",
            Self::Limits => "limits",
            Self::Default => "default",
            Self::Enumeration => "enumeration",
            Self::Definition => "definition",
            Self::Name => "name",
            Self::Example => "example",
            Self::Prose => "prose",
            Self::Rust => "rust",
            Self::Waiver => "waiver",
        }
    }
}

/// What became of what a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another.
    Changed,
    /// Any of them.
    Any,
}

/// All rules that judge changes, by what they are about.
pub static ALL: &[&Rule] = &[
    &api_renamed::RULE,
    &api_title_changed::RULE,
    &server_added::RULE,
    &server_removed::RULE,
    &server_url_changed::RULE,
    &server_order_changed::RULE,
    &authentication_added::RULE,
    &authentication_removed::RULE,
    &authentication_header_changed::RULE,
    &authentication_value_changed::RULE,
    &authentication_parameter_added::RULE,
    &authentication_parameter_removed::RULE,
    &authentication_order_changed::RULE,
    &rate_limit_added::RULE,
    &rate_limit_removed::RULE,
    &rate_limit_lowered::RULE,
    &rate_limit_raised::RULE,
    &envelope_added::RULE,
    &envelope_removed::RULE,
    &envelope_discriminator_changed::RULE,
    &envelope_payload_moved::RULE,
    &envelope_success_changed::RULE,
    &error_body_added::RULE,
    &error_body_removed::RULE,
    &error_message_moved::RULE,
    &error_code_added::RULE,
    &error_code_removed::RULE,
    &error_code_changed::RULE,
    &area_added::RULE,
    &area_removed::RULE,
    &area_renamed::RULE,
    &area_changed::RULE,
    &page_changed::RULE,
    &operation_added::RULE,
    &operation_removed::RULE,
    &operation_method_changed::RULE,
    &operation_path_changed::RULE,
    &path_placeholder_renamed::RULE,
    &operation_lost_its_url::RULE,
    &operation_found_its_url::RULE,
    &operation_deprecated::RULE,
    &operation_restored::RULE,
    &parameter_required_added::RULE,
    &parameter_optional_added::RULE,
    &parameter_removed::RULE,
    &parameter_became_required::RULE,
    &parameter_became_optional::RULE,
    &parameter_location_changed::RULE,
    &parameter_renamed::RULE,
    &path_parameter_renamed::RULE,
    &order_changed::RULE,
    &request_body_added_required::RULE,
    &request_body_added_optional::RULE,
    &request_body_removed::RULE,
    &request_media_type_changed::RULE,
    &response_status_changed::RULE,
    &response_wrapping_changed::RULE,
    &response_body_added::RULE,
    &response_body_removed::RULE,
    &request_field_required_added::RULE,
    &request_field_optional_added::RULE,
    &request_field_removed::RULE,
    &request_field_renamed::RULE,
    &request_field_became_required::RULE,
    &request_field_became_optional::RULE,
    &response_field_added::RULE,
    &response_field_removed::RULE,
    &response_optional_field_removed::RULE,
    &response_field_renamed::RULE,
    &response_field_became_optional::RULE,
    &response_field_became_required::RULE,
    &presence_restated::RULE,
    &request_type_widened::RULE,
    &request_type_narrowed::RULE,
    &request_type_changed::RULE,
    &request_null_allowed::RULE,
    &request_null_refused::RULE,
    &request_limits_narrowed::RULE,
    &request_limits_widened::RULE,
    &request_values_opened::RULE,
    &request_values_closed::RULE,
    &request_limits_added::RULE,
    &request_value_added::RULE,
    &request_value_removed::RULE,
    &request_extra_keys_added::RULE,
    &request_extra_keys_removed::RULE,
    &response_type_widened::RULE,
    &response_type_narrowed::RULE,
    &response_type_changed::RULE,
    &response_null_possible::RULE,
    &response_null_gone::RULE,
    &response_limits_narrowed::RULE,
    &response_limits_widened::RULE,
    &response_values_opened::RULE,
    &response_values_closed::RULE,
    &response_value_added::RULE,
    &response_value_added_to_closed_set::RULE,
    &response_value_removed::RULE,
    &response_extra_keys_added::RULE,
    &response_extra_keys_removed::RULE,
    &type_documented::RULE,
    &type_restated::RULE,
    &value_changed::RULE,
    &representation_changed::RULE,
    &extra_keys_changed::RULE,
    &request_default_changed::RULE,
    &request_default_added::RULE,
    &request_default_removed::RULE,
    &response_default_restated::RULE,
    &type_added::RULE,
    &type_removed::RULE,
    &type_renamed::RULE,
    &type_kind_changed::RULE,
    &type_use_changed::RULE,
    &rust_name_changed::RULE,
    &text_reflowed::RULE,
    &title_changed::RULE,
    &description_changed::RULE,
    &example_added::RULE,
    &example_removed::RULE,
    &example_changed::RULE,
    &example_renumbered::RULE,
];

/// The rule for changes that no other claims.
pub(crate) static UNCLASSIFIED: &Rule = &unclassified_change::RULE;
/// The rules for what follows from changes in the generated crate.
pub(crate) static RUST_ITEM_ADDED: &Rule = &rust_item_added::RULE;
pub(crate) static RUST_ITEM_REMOVED: &Rule = &rust_item_removed::RULE;
pub(crate) static RUST_ITEM_CHANGED: &Rule = &rust_item_changed::RULE;
/// The rules for entries of the waiver file.
pub(crate) static WAIVER_UNUSED: &Rule = &waiver_unused::RULE;
pub(crate) static WAIVER_EXPIRED: &Rule = &waiver_expired::RULE;

/// The rules that judge no change of a schema.
pub static OTHERS: &[&Rule] =
    &[UNCLASSIFIED, RUST_ITEM_ADDED, RUST_ITEM_REMOVED, RUST_ITEM_CHANGED, WAIVER_UNUSED, WAIVER_EXPIRED];
