//! What can go wrong, and where.

mod cause;
mod kinds;
mod place;
pub(crate) mod shown;

pub use cause::Cause;
pub use kinds::Error;
pub use place::Place;
pub(crate) use shown::shown;
