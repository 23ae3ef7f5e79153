//! The graph holds together, and refuses what would not.

pub(crate) mod coverage_graph;
