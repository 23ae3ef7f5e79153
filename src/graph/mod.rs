//! The graph on which every question about coverage is a walk.

mod build;
mod coverage_graph;
mod edge;
pub(crate) mod grouping;
mod links;
mod node;
pub(crate) mod tables;

pub use coverage_graph::CoverageGraph;
pub use edge::{Edge, EdgeKind};
pub use grouping::{Group, Grouping, PartnershipRef};
pub use links::LinkAt;
pub use node::{Node, NodeKey, NodeKind};
#[doc(no_inline)]
pub use petgraph;
