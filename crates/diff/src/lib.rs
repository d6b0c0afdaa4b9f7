//! Compares two schemas.
