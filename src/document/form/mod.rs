//! From each format to blocks.

pub(in crate::document) mod builder;
pub(in crate::document) mod cards;
pub(in crate::document) mod contents;
pub(in crate::document) mod cutter;
#[cfg(feature = "docx")]
pub(in crate::document) mod docx;
pub(in crate::document) mod flat;
pub(in crate::document) mod flat_row;
pub(in crate::document) mod furniture;
#[cfg(feature = "html")]
pub(in crate::document) mod html;
#[cfg(feature = "html")]
pub(in crate::document) mod html_tree;
pub(in crate::document) mod markdown;
#[cfg(feature = "docx")]
pub(in crate::document) mod numbering;
pub(in crate::document) mod obliques;
pub(in crate::document) mod pandoc;
pub(in crate::document) mod pipes;
pub(in crate::document) mod running;
pub(in crate::document) mod spaces;
pub(in crate::document) mod tables;
pub(in crate::document) mod tabs;
