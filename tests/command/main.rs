//! The command `crosswalk`, run as its users run it.

mod support;

mod matrix;
mod output;
