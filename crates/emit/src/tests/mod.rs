//! Generated code, feature by feature.

mod calls;
mod clients;
mod enumerations;
mod files;
mod mock;
mod models;
mod operations;
mod surface;
mod texts;
