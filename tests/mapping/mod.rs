//! What makes a statement address a theme.

mod by_the_way;
mod citation;
mod headings;
mod mapper;
mod matching;
mod misleading;
mod one_by_one;
mod proof;
mod term;
