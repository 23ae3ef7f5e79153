//! Tests of the library as its users meet it, by the names of its rooms: what `src/answer/timeline.rs` answers is
//! tested in `tests/answer/timeline.rs`, and what holds across the rooms in `tests/contract/`. One binary, so that it
//! links once.

mod answer;
mod catalogue;
mod common;
mod contract;
mod document;
mod error;
mod evaluate;
mod format;
mod graph;
mod language;
mod mapping;
mod model;
mod report;
mod review;
