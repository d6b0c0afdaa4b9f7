//! Values that must not be shown: what lint looks for in pages and what redaction replaces in schemas.
//!
//! Here stands what can be told of a value by itself. How sure one has to be is decided where it is used: a false alarm
//! of lint costs trust, a person's data in a published crate costs more than a value that was replaced without need.

pub mod email;
pub mod number;
pub mod secret;
pub mod text;
