//! How far the answers hang on settings.

pub(crate) mod ease;
pub(crate) mod levers;

pub use levers::{CellSensitivity, Flip, Lever, Sensitivity};
