//! What a text denies, stops, puts off or leaves out, and which words it says that of.

pub(crate) mod clause;
pub(crate) mod cue;
pub(crate) mod denied_span;
pub(crate) mod rules;

#[cfg(test)]
mod sentences;

pub(crate) use cue::may_deny;
pub(crate) use denied_span::{DeniedSpan, denied_spans, told_of};
