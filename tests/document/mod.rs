//! Reading plans as they were published.

mod genre;
mod kinds;
mod layouts;
mod mutated;
mod patchwork;
mod published;
mod support;
