//! Answers as text, tables, JSON and drawings.

pub(crate) mod agreement;
pub(crate) mod drawing;
#[cfg(feature = "html-report")]
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod network;
pub(crate) mod svg;
pub(crate) mod together;
