//! What a statement says only by the way: of who takes part, of whom it serves, of what is counted.

pub(crate) mod cue;
pub(crate) mod rules;

#[cfg(test)]
mod sentences;

pub(crate) use cue::{Roles, roles};
pub(crate) use rules::{AsideSpan, AsideWord, aside_spans, may_stand_aside};
