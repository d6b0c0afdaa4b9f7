//! Infers one schema from what documentation pages say.
