//! People's decisions laid over crosswalks.

mod lay;
mod reviewed;

pub use reviewed::{Reviewed, Unmet, UnmetReason};
