//! The words by which plans and sheets tell how far a thing has come.

use crate::language::negation::told_of;
use crate::model::{DenialKind, Status};

/// Words, colours and letters that tell a state, in small letters without punctuation.
///
/// Red tells that a thing is off its track, which only a thing can be that has begun.
pub(crate) const WORDS: [(Status, &[&str]); 4] = [
    (
        Status::Done,
        &[
            "done",
            "complete",
            "completed",
            "achieved",
            "delivered",
            "finished",
            "closed",
            "in place",
            "implemented",
            "blue",
            "b",
            "met",
            "fully met",
        ],
    ),
    (
        Status::UnderWay,
        &[
            "under way",
            "underway",
            "ongoing",
            "on going",
            "in progress",
            "on track",
            "on target",
            "on schedule",
            "started",
            "begun",
            "green",
            "g",
            "amber",
            "a",
            "red",
            "r",
            "yellow",
            "partly",
            "partly done",
            "partially complete",
            "partially completed",
            "partly complete",
            "partially met",
            "partly met",
            "off track",
            "delayed",
            "behind schedule",
            "behind",
            "at risk",
            "in development",
            "progressing",
            "continuing",
            "open",
        ],
    ),
    (
        Status::NotYet,
        &[
            "not yet",
            "not started",
            "not begun",
            "not yet started",
            "not yet begun",
            "not commenced",
            "yet to start",
            "yet to begin",
            "to be started",
            "to do",
            "planned",
            "pending",
            "not met",
            "not done",
        ],
    ),
    (
        Status::Stopped,
        &[
            "stopped",
            "paused",
            "on hold",
            "suspended",
            "cancelled",
            "canceled",
            "withdrawn",
            "discontinued",
            "abandoned",
            "dropped",
            "no longer going ahead",
        ],
    ),
];

/// The state that a cell tells as a whole: by a word, a colour, a share (`75%`), or by what it denies under whatever
/// verb (`has not been delivered`). A remark behind it makes it none.
pub(crate) fn status(cell: &str) -> Option<Status> {
    let plain = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let word: String = cell
        .chars()
        .map(plain)
        .flat_map(char::to_lowercase)
        .collect();
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lists = WORDS.iter();
    let found = lists.find(|(_, words)| words.contains(&word.as_str()));
    found.map(|(status, _)| *status).or_else(|| untold(cell))
}

/// The state that a short text tells without a word of the lists.
pub(crate) fn untold(text: &str) -> Option<Status> {
    share(text.trim()).or_else(|| (text.len() <= LONGEST).then(|| denied(text))?)
}

/// Longer texts are no states.
const LONGEST: usize = 60;

fn denied(text: &str) -> Option<Status> {
    match told_of(text)? {
        DenialKind::NotBegun | DenialKind::Denied => Some(Status::NotYet),
        DenialKind::Stopped | DenialKind::Paused => Some(Status::Stopped),
        DenialKind::Excluded => None,
    }
}

fn share(text: &str) -> Option<Status> {
    let (number, rest) = text.split_once('%')?;
    if rest.split_whitespace().count() > 1 {
        return None;
    }
    match number.trim().parse::<u8>().ok()? {
        0 => Some(Status::NotYet),
        100 => Some(Status::Done),
        1..100 => Some(Status::UnderWay),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_told_in_many_ways() {
        for (cell, expected) in [
            ("Done", Some(Status::Done)),
            ("not-yet", Some(Status::NotYet)),
            ("under-way", Some(Status::UnderWay)),
            (" In Progress ", Some(Status::UnderWay)),
            ("Cancelled", Some(Status::Stopped)),
            ("75%", Some(Status::UnderWay)),
            ("100 %", Some(Status::Done)),
            ("120%", None),
            ("", None),
            ("Amber - no staff", None),
            ("Has not been delivered", Some(Status::NotYet)),
            ("Work has not begun", Some(Status::NotYet)),
            ("Will not be taken forward", Some(Status::NotYet)),
            ("The scheme was cancelled", Some(Status::Stopped)),
            ("In Perth", None),
        ] {
            assert_eq!(status(cell), expected, "{cell}");
        }
    }
}
