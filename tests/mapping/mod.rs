//! What makes a statement address a theme.

mod citation;
mod mapper;
mod matching;
mod misleading;
mod one_by_one;
mod proof;
mod term;
