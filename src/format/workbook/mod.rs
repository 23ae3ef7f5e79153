//! Workbooks (`.xlsx`) as people give them back.

pub(crate) mod book_cells;
pub(crate) mod book_names;
mod book_review;
mod book_sheet;
