//! The words by which tables tell how far a thing has come.

use crate::model::Status;

const WORDS: [(Status, &[&str]); 4] = [
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
            "met",
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
            "started",
            "begun",
            "green",
            "amber",
            "partly done",
            "partially complete",
            "partially met",
            "off track",
            "delayed",
            "behind schedule",
            "at risk",
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
            "yet to start",
            "to do",
            "planned",
            "pending",
            "red",
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
        ],
    ),
];

/// The state that a cell tells as a whole: by a word, a colour or a share (`75%`). A remark behind it makes it none.
pub(crate) fn status(cell: &str) -> Option<Status> {
    let word: String = cell
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '%' {
                c
            } else {
                ' '
            }
        })
        .flat_map(char::to_lowercase)
        .collect();
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(share) = word.strip_suffix('%') {
        return match share.trim().parse::<u8>().ok()? {
            0 => Some(Status::NotYet),
            100 => Some(Status::Done),
            1..100 => Some(Status::UnderWay),
            _ => None,
        };
    }
    let found = WORDS
        .iter()
        .find(|(_, words)| words.contains(&word.as_str()));
    found.map(|(status, _)| *status)
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
        ] {
            assert_eq!(status(cell), expected, "{cell}");
        }
    }
}
