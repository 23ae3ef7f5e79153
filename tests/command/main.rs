//! The command `crosswalk`, run as its users run it.

mod support;

mod errors;
mod matrix;
mod output;
mod page;
mod questions;
mod readme;
mod review;
mod study;
mod workbook;
