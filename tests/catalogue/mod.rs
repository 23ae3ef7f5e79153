//! The built-in data.

mod built_in;
mod documents;
