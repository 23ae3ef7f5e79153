//! What a statement and a theme without a codebook have in common.

pub(crate) mod compiled;
pub(crate) mod compute;
pub(crate) mod reach;
pub(crate) mod row;
pub(crate) mod score;
pub(crate) mod select;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod tokens;
