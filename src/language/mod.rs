//! Words, stems and what is known of English. Knows no framework.

pub(crate) mod apart;
pub(crate) mod aside;
pub(crate) mod dates;
pub(crate) mod english;
pub(crate) mod loose_date;
pub(crate) mod negation;
pub(crate) mod status_words;
pub(crate) mod stem;
pub(crate) mod verb_reading;
pub(crate) mod words;
pub(crate) mod written;
