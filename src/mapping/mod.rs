//! From statements to links: a framework compiled once, then applied to any number of statements.

pub(crate) mod bare;
pub(crate) mod codebook;
pub(crate) mod field_read;
pub(crate) mod fingerprint;
pub(crate) mod gather;
pub(crate) mod headings_above;
pub(crate) mod likeness;
pub(crate) mod mapper;
pub(crate) mod mapper_builder;
pub(crate) mod proof;
pub(crate) mod usage;
pub(crate) mod weights;

pub use fingerprint::Fingerprint;
pub use mapper::Mapper;
pub use mapper_builder::MapperBuilder;
