//! Tables in text.

pub(crate) mod found;
pub(crate) mod pipes;
pub(crate) mod spaces;
pub(crate) mod tabs;
