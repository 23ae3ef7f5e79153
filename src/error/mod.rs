//! What can go wrong, and where.

mod cause;
mod objection;
mod place;
pub(crate) mod shown;

pub use cause::Cause;
pub use objection::Error;
pub use place::Place;
pub(crate) use shown::shown;
