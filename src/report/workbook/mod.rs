//! All about one framework as a workbook, for people to look through and decide.

mod review_sheets;
mod sheet_writer;
mod written_book;

pub use written_book::Workbook;
