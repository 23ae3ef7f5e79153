//! From statements to links: a framework compiled once, then applied to any number of statements.

pub(crate) mod candidate;
pub(crate) mod codebook;
pub(crate) mod engine;
pub(crate) mod field_read;
pub(crate) mod fingerprint;
pub(crate) mod gather;
pub(crate) mod headings_above;
pub(crate) mod likeness;
pub(crate) mod mapped_plan;
pub(crate) mod mapper;
pub(crate) mod mapper_builder;
pub(crate) mod mappers;
pub(crate) mod matching;
pub(crate) mod memory;
pub(crate) mod pass;
pub(crate) mod pool;
pub(crate) mod proof;
pub(crate) mod session;
pub(crate) mod setting_out;
pub(crate) mod streaming;
pub(crate) mod text_reader;
pub(crate) mod usage;
pub(crate) mod wanted;
pub(crate) mod weights;
pub(crate) mod word_key;

pub use fingerprint::Fingerprint;
pub use mapper::Mapper;
pub use mapper_builder::MapperBuilder;
pub use mappers::{Mappers, MappersBuilder};
pub use text_reader::{SetReader, TextReader};
pub use wanted::{Score, Wanted};
