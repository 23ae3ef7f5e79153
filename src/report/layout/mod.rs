//! What every report is laid out with.

pub(crate) mod cells;
pub(crate) mod csv;
pub(crate) mod escape;
pub(crate) mod footer;
pub(crate) mod levels;
pub(crate) mod matrix;
pub(crate) mod page;
pub(crate) mod plain_words;
pub(crate) mod tabular;
pub(crate) mod text;
pub(crate) mod xml;
