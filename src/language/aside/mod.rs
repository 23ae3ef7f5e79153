//! What a statement says only by the way: of who takes part, of whom it serves, of what is counted.

pub(crate) mod aside_span;
pub(crate) mod word_roles;

#[cfg(test)]
mod said_aside;

pub(crate) use aside_span::{AsideSpan, AsideWord, aside_spans, may_stand_aside};
pub(crate) use word_roles::{Roles, roles};
