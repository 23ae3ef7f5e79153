//! Answers as text, tables, JSON and drawings.

pub(crate) mod agreement;
pub(crate) mod drawing;
pub(crate) mod json;
pub(crate) mod network;
pub(crate) mod together;
