//! Reading plans as they were published.

mod facts;
mod genre;
mod kinds;
mod layouts;
mod mutated;
mod patchwork;
mod plan_reader;
mod published;
mod support;
mod unlike;
