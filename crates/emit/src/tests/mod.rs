//! Generated code, feature by feature.

mod answers;
mod bodies;
mod calls;
mod clients;
mod enumerations;
mod files;
mod library;
mod mock;
mod models;
mod operations;
mod surface;
mod texts;
