//! What stands behind an error.

use std::fmt;
use std::sync::Arc;

/// What another layer said: kept for programs, which can [ask](Self::error) it for more than its message.
///
/// The message stands in the [`Error`](crate::Error) already. Where a chain of sources is printed, this one adds only whose word
/// it was.
#[derive(Clone, Debug)]
pub struct Cause {
    pub(super) whose: &'static str,
    pub(super) error: Arc<dyn std::error::Error + Send + Sync>,
}

impl Cause {
    /// The error itself, such as one of the parser. Its type is no part of this library's promises.
    pub fn error(&self) -> &(dyn std::error::Error + Send + Sync + 'static) {
        &*self.error
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "so says the {}", self.whose)
    }
}

impl std::error::Error for Cause {}

impl PartialEq for Cause {
    fn eq(&self, other: &Self) -> bool {
        self.whose == other.whose && self.error.to_string() == other.error.to_string()
    }
}

impl Eq for Cause {}
