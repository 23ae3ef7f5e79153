//! The graph holds together, and refuses what would not.

mod coverage_graph;
