//! Crosswalks and reviews as SSSOM/TSV, the Simple Standard for Sharing Ontological Mappings.

pub(crate) mod decisions;
pub(crate) mod export;
pub(crate) mod header;
pub(crate) mod mapping_rows;
pub(crate) mod mapping_table;

pub use export::Sssom;
