//! Readers that are kept for those who ask a mapper without one of their own.

use std::sync::{Mutex, PoisonError};

use crate::mapping::session::Session;

/// How many readers are kept: as many threads find one waiting.
const KEPT: usize = 64;

/// Readers that wait for the next text. No result depends on which is taken.
#[derive(Default)]
pub(crate) struct Pool(Mutex<Vec<Session>>);

impl Pool {
    /// Lends a reader.
    pub(crate) fn with<T>(
        &self,
        new: impl FnOnce() -> Session,
        work: impl FnOnce(&mut Session) -> T,
    ) -> T {
        let waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut session = waiting.unwrap_or_else(new);
        let result = work(&mut session);
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < KEPT {
            waiting.push(session);
        }
        result
    }
}
