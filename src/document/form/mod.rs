//! From each format to blocks.

pub(super) mod builder;
pub(super) mod cards;
pub(super) mod contents;
pub(super) mod cutter;
#[cfg(feature = "docx")]
pub(super) mod docx;
pub(super) mod flat;
pub(super) mod flat_row;
pub(super) mod furniture;
#[cfg(feature = "html")]
pub(super) mod html;
#[cfg(feature = "html")]
pub(super) mod html_tree;
pub(super) mod markdown;
#[cfg(feature = "docx")]
pub(super) mod numbering;
pub(super) mod pandoc;
pub(super) mod pipes;
pub(super) mod running;
pub(super) mod spaces;
pub(super) mod tables;
pub(super) mod tabs;
