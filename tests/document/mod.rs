//! Reading plans as they were published.

mod genre;
mod kinds;
mod layouts;
mod mutated;
mod patchwork;
mod plan_reader;
mod published;
mod support;
mod unlike;
