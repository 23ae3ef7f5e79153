//! What tests of several rooms share.

pub(crate) mod checks;
pub(crate) mod codebook;
pub(crate) mod decided;
pub(crate) mod example;
pub(crate) mod files;
pub(crate) mod reckoned;
pub(crate) mod snapshot;
pub(crate) mod xml;
