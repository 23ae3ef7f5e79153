//! Each answer, on a small world whose figures were set or computed by hand.

mod alignment;
mod another_field;
mod codebook_check;
mod commitment;
mod compare;
mod conflicts;
mod coverage;
mod diff;
mod drawing;
mod due;
mod exchange;
mod explain;
mod gaps;
mod leads;
mod link_list;
mod orphans;
mod sensitivity;
mod shape;
mod similarity;
mod statement_matrix;
mod study;
mod timeline;
mod unmet;
mod who_else;
