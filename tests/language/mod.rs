//! Words and verbs.

mod verb_reading;
