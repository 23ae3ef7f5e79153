//! The graph on which every question about coverage is a walk.

pub(crate) mod coverage_graph;
pub(crate) mod grouping;
pub(crate) mod walked;

pub use coverage_graph::{CoverageGraph, Edge, Node};
pub use grouping::{Group, Grouping};
