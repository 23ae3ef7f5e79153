//! Tests by behaviour.

mod analysis;
