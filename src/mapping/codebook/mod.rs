//! Codebooks compiled for matching.

pub(crate) mod citation;
pub(crate) mod compile;
pub(crate) mod field;
pub(crate) mod index;
pub(crate) mod symbols;
pub(crate) mod trie;
