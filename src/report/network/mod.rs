//! The drawn graph as data for programs that analyse and lay out networks.

pub(crate) mod attributes;
pub(crate) mod gexf;
pub(crate) mod graphml;

pub use gexf::Gexf;
pub use graphml::GraphMl;
