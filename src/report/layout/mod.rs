//! What every report is laid out with.

pub(crate) mod csv;
pub(crate) mod footer;
pub(crate) mod plain_words;
pub(crate) mod tabular;
pub(crate) mod text;
