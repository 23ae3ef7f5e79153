//! From each format to blocks.

pub(crate) mod builder;
pub(crate) mod cards;
pub(crate) mod contents;
pub(crate) mod cutter;
#[cfg(feature = "docx")]
pub(crate) mod docx;
pub(crate) mod fit;
pub(crate) mod flat;
pub(crate) mod flat_row;
pub(crate) mod furniture;
pub(crate) mod grids;
#[cfg(feature = "html")]
pub(crate) mod html;
#[cfg(feature = "html")]
pub(crate) mod html_tree;
pub(crate) mod markdown;
#[cfg(feature = "docx")]
pub(crate) mod numbering;
pub(crate) mod obliques;
pub(crate) mod pair;
pub(crate) mod pandoc;
pub(crate) mod pipes;
pub(crate) mod running;
pub(crate) mod spaces;
pub(crate) mod spans;
pub(crate) mod tabs;
