//! Tests by behaviour, in one binary.
mod document;
mod sheet;
