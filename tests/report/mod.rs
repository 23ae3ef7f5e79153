//! Answers as text and drawings.

pub(crate) mod drawing;
