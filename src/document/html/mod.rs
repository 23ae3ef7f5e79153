//! HTML as blocks.

pub(crate) mod html_table;
pub(crate) mod maker;
