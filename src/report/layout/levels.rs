//! Counts of themes, which say the level that they count where there are two.

use crate::answer::{ByLevel, Level};

/// A level's name, and how to take its count.
type Named = (&'static str, fn(ByLevel) -> usize);

/// The levels that an answer shows.
pub(crate) fn shown(of: ByLevel, level: Level) -> Vec<Named> {
    let top: fn(ByLevel) -> usize = |count| count.top;
    match (level, of.parts) {
        (Level::All, 0) => vec![("themes", top)],
        (Level::Top, _) => vec![("top-level themes", top)],
        (Level::All, _) => vec![("top-level themes", top), ("parts", |count| count.parts)],
    }
}

/// So many: `10 themes`, or `12 top-level themes and 19 parts`.
pub(crate) fn so_many(of: ByLevel, level: Level) -> String {
    let told = shown(of, level).into_iter();
    let told: Vec<String> = told
        .map(|(name, count)| match count(of) {
            1 => format!("1 {}", name.trim_end_matches('s')),
            many => format!("{many} {name}"),
        })
        .collect();
    told.join(" and ")
}

/// Some of so many: `2 of 10 themes`, or `2 of 12 top-level themes and 5 of 19 parts`.
pub(crate) fn some_of(some: ByLevel, of: ByLevel, level: Level) -> String {
    let told = shown(of, level).into_iter();
    let told: Vec<String> = told
        .map(|(name, count)| format!("{} of {} {name}", count(some), count(of)))
        .collect();
    told.join(" and ")
}

/// Bare counts: `8`, or `8 + 14` with the parts behind.
pub(crate) fn figures(some: ByLevel, of: ByLevel, level: Level) -> String {
    let told = shown(of, level).into_iter();
    let told: Vec<String> = told.map(|(_, count)| count(some).to_string()).collect();
    told.join(" + ")
}

/// That nothing is left to tell of so many themes.
pub(crate) fn all_covered(of: ByLevel, level: Level) -> String {
    match of.all() {
        0 => "no theme to cover".to_owned(),
        1 => "its one theme covered".to_owned(),
        _ => format!("all {} covered", so_many(of, level)),
    }
}

/// A text with a capital at its beginning.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
