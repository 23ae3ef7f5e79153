//! From statements to links: a framework compiled once, then applied to any number of statements.

pub(crate) mod bare;
pub(crate) mod codebook;
pub(crate) mod likeness;
pub(crate) mod mapper;
pub(crate) mod proof;
pub(crate) mod usage;

pub use mapper::{Mapper, MapperBuilder};
