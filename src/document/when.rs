//! The words about dates: those that lead to one, those that tell of none, and those that say when a thing begins.

use crate::document::phrase::key;

/// Words of times that no date can hold.
const VAGUE: [&str; 29] = [
    "throughout",
    "rolling programme",
    "rolling",
    "ongoing",
    "on going",
    "tbc",
    "tba",
    "tbd",
    "asap",
    "immediate",
    "immediately",
    "continuous",
    "continuously",
    "continual",
    "short term",
    "medium term",
    "long term",
    "monthly",
    "quarterly",
    "annually",
    "annual",
    "weekly",
    "each",
    "every",
    "to be agreed",
    "to be confirmed",
    "date to be",
    "life of the plan",
    "lifetime of the plan",
];

/// Parts of a year that a date cannot hold.
pub(super) const SEASONS: [&str; 5] = ["spring", "summer", "autumn", "winter", "fall"];

/// What stands before a date, without the words that lead to it.
pub(super) fn before_date(text: &str) -> &str {
    let mut rest = text.trim_end();
    while let Some(word) = rest
        .rsplit([' ', '\n'])
        .next()
        .filter(|word| leads_to_date(word))
    {
        rest = rest[..rest.len() - word.len()].trim_end();
    }
    rest
}

/// Whether a word leads to a date: `by`, `end of`, `summer`.
pub(super) fn leads_to_date(word: &str) -> bool {
    const ABOUT: [&str; 16] = [
        "by",
        "end",
        "of",
        "the",
        "from",
        "until",
        "in",
        "early",
        "late",
        "mid",
        "before",
        "due",
        "starting",
        "beginning",
        "since",
        "to",
    ];
    let word = key(word);
    ABOUT.contains(&&*word) || SEASONS.contains(&&*word)
}

/// Whether what stands before a date says that a thing begins on it.
pub(super) fn is_beginning(before: &str) -> bool {
    const WORDS: [&str; 9] = [
        "from",
        "starting",
        "beginning",
        "begins",
        "starts",
        "since",
        "began",
        "not before",
        "onwards from",
    ];
    let told = key(before_season(before));
    WORDS
        .iter()
        .any(|word| told == *word || told.ends_with(&[" ", word].concat()))
}

fn before_season(text: &str) -> &str {
    let text = text.trim_end();
    let word = text.rsplit(' ').next().unwrap_or_default();
    let about = SEASONS.contains(&&*key(word)) || ["in", "early", "late"].contains(&word);
    if about {
        &text[..text.len() - word.len()]
    } else {
        text
    }
}

/// Whether words tell of a time that no date can hold.
pub(super) fn is_vague(words: &str) -> bool {
    VAGUE.iter().any(|vague| {
        words == *vague
            || words.starts_with(&format!("{vague} "))
            || words.ends_with(&format!(" {vague}"))
            || words.contains(" each ")
            || words.contains(" every ")
    })
}
