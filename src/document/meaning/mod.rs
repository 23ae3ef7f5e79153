//! From blocks to a plan: structure first, words second.

pub(in crate::document) mod cells;
pub(in crate::document) mod columns;
pub(in crate::document) mod grid;
pub(in crate::document) mod headings;
pub(in crate::document) mod items;
pub(in crate::document) mod labels;
pub(in crate::document) mod lead_in;
pub(in crate::document) mod ledger;
pub(in crate::document) mod outline;
pub(in crate::document) mod paragraphs;
pub(in crate::document) mod rows;
pub(in crate::document) mod stages;
pub(in crate::document) mod walk;
