//! Decisions of people, laid over crosswalks.

mod lay;
