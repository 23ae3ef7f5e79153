//! What makes a statement address a theme.

mod citation;
mod mapper;
mod matching;
mod misleading;
mod proof;
mod term;
