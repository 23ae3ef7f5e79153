//! What makes a statement address a theme.

mod built_in;
mod citation;
mod mapper;
mod matching;
mod proof;
mod term;
