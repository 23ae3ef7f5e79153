//! From blocks to a plan: structure first, words second.

pub(crate) mod columns;
pub(crate) mod grid;
pub(crate) mod headings;
pub(crate) mod items;
pub(crate) mod labels;
pub(crate) mod lead_in;
pub(crate) mod ledger;
pub(crate) mod outline;
pub(crate) mod paragraphs;
pub(crate) mod rows;
pub(crate) mod stages;
pub(crate) mod statements;
pub(crate) mod told;
pub(crate) mod walk;
