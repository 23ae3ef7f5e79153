//! Crosswalks and reviews as SSSOM/TSV, the Simple Standard for Sharing Ontological Mappings.

pub(crate) mod export;
pub(crate) mod header;
pub(crate) mod mapping_rows;
pub(crate) mod mapping_table;
pub(crate) mod prefixes;
pub(crate) mod review_columns;
pub(crate) mod review_row;
pub(crate) mod review_table;

pub use export::Sssom;
pub use prefixes::SssomReader;
