//! Whose document it is and which years it is for, as far as its first lines tell.

use std::collections::HashMap;

use crate::document::block::Block;
use crate::document::lines::Line;
use crate::document::phrase::{key, sentences, start, words};
use crate::document::{Furniture, LineUse};
use crate::language::dates;
use crate::model::{Date, Period};

/// How many blocks at the beginning are looked at for a name.
const OPENING: usize = 30;
/// How many lines at the beginning are looked at for years.
const LINES: usize = 14;

/// Last words of the names of partnerships, those that name hardly anything else first.
const NOUNS: [&[&str]; 2] = [
    &[
        "partnership",
        "partnerships",
        "adp",
        "coalition",
        "commission",
        "alliance",
        "taskforce",
        "daac",
        "cdp",
    ],
    &[
        "council",
        "group",
        "board",
        "committee",
        "team",
        "forum",
        "network",
        "force",
        "consortium",
        "collaborative",
    ],
];

/// Words that go on with a name within it.
const SMALL: [&str; 5] = ["and", "&", "of", "for", "on"];

/// A guess, and the line (from 0) that it was made from.
pub(super) struct Guess<T> {
    pub(super) value: T,
    pub(super) line: usize,
}

/// The name of the partnership: out of the title, a line of its own, a running head, or the first sentences.
pub(super) fn name(title: &str, blocks: &[Block], lines: &[Line<'_>]) -> Option<Guess<String>> {
    for nouns in 0..NOUNS.len() {
        let titled = names(title, nouns).into_iter().next();
        if let Some(value) = titled {
            let line = blocks.first().map_or(0, |block| block.first);
            return Some(Guess { value, line });
        }
        let opening = || {
            blocks
                .iter()
                .take(OPENING)
                .filter(|block| !block.is_table())
        };
        let alone = opening().take(10).find_map(|block| {
            let value = names(&block.text, nouns).into_iter().next()?;
            let whole = words(&value) + 3 >= words(&block.text);
            whole.then_some(Guess {
                value,
                line: block.first,
            })
        });
        let found = alone
            .or_else(|| running(lines, nouns))
            .or_else(|| told(opening(), nouns));
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The name in a running head.
fn running(lines: &[Line<'_>], nouns: usize) -> Option<Guess<String>> {
    let head = Some(LineUse::Furniture(Furniture::RunningHead));
    let mut heads = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.fate == head);
    heads.find_map(|(at, line)| {
        let value = names(line.raw, nouns).into_iter().next()?;
        Some(Guess { value, line: at })
    })
}

/// The name that the first sentences tell most often.
fn told<'b>(blocks: impl Iterator<Item = &'b Block>, nouns: usize) -> Option<Guess<String>> {
    let mut seen: HashMap<String, (usize, usize, String)> = HashMap::new();
    let mut order = 0;
    for block in blocks.filter(|block| block.is_para()) {
        for value in names(start(&block.text, 1200), nouns) {
            order += 1;
            let slot = seen
                .entry(key(&value))
                .or_insert((0, usize::MAX - order, value));
            slot.0 += 1;
            if slot.0 == 1 {
                slot.1 = usize::MAX - order;
            }
            if seen.len() > 200 {
                break;
            }
        }
    }
    let best = seen
        .into_values()
        .max_by_key(|(count, order, _)| (*count, *order))?;
    Some(Guess {
        value: best.2,
        line: 0,
    })
}

/// The names in a text: runs of capital words that end with a word for a body.
fn names(text: &str, nouns: usize) -> Vec<String> {
    let mut out = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    for word in text.split_whitespace().chain([""]) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
        let capital =
            bare.starts_with(char::is_uppercase) && key(bare) != "the" && key(bare) != "our";
        let small = SMALL.contains(&bare) && !run.is_empty();
        let parted = run
            .last()
            .is_some_and(|last| last.ends_with([',', '.', ':', ';', '?', ')']));
        if (!capital && !small) || parted {
            out.extend(name_of(&run, nouns));
            run.clear();
        }
        if capital || small && !run.is_empty() {
            run.push(word);
        }
    }
    out
}

/// The name that begins a run of words, up to the last word for a body in it.
fn name_of(run: &[&str], nouns: usize) -> Option<String> {
    let is_noun = |word: &&str| {
        let word = word.trim_end_matches("'s").trim_end_matches("’s");
        NOUNS[nouns].contains(&&*key(word))
    };
    let end = run.iter().rposition(is_noun)?;
    let small = |word: &&&str| SMALL.contains(*word);
    let first = run.iter().take_while(small).count();
    let general = [
        "community",
        "planning",
        "strategic",
        "health",
        "alcohol",
        "drug",
        "drugs",
        "local",
        "steering",
        "delivery",
        "action",
        "adp",
        "partnership",
        "working",
    ];
    let words = run.get(first..=end)?;
    let own = words.iter().any(|word| {
        let key = key(word);
        !general.contains(&&*key)
            && !SMALL.contains(&&*key)
            && !NOUNS.iter().any(|nouns| nouns.contains(&&*key))
    });
    if words.len() < 2 || words.len() > 14 || !own && words.len() < 3 {
        return None;
    }
    let name = words.join(" ");
    let name = name.trim_matches(|c: char| ",.:;()".contains(c));
    let name = name
        .strip_suffix("'s")
        .or(name.strip_suffix("’s"))
        .unwrap_or(name);
    Some(name.to_owned())
}

/// Words that show that years are those of another document, or of no document.
const OTHERS: [&str; 12] = [
    "national",
    "government",
    "mission",
    "survey",
    "census",
    "assessment",
    "ministers",
    "scotland",
    "uk",
    "act",
    "guidance",
    "figures",
];

/// The time that the document covers, and whether it says so itself.
///
/// A span of years in the title counts, then one in the first lines that is not of another document; then a year
/// named there.
pub(super) fn period(title: &str, lines: &[Line<'_>]) -> Option<Guess<Period>> {
    let dated = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !matches!(line.fate, Some(LineUse::Blank | LineUse::Furniture(_))));
    let opening: Vec<(usize, &str)> = dated
        .take(LINES)
        .map(|(at, line)| (at, line.raw.trim()))
        .collect();
    let own = |text: &str| {
        let key = key(start(text, 300));
        !key.split(' ').any(|word| OTHERS.contains(&word))
    };
    let texts = || std::iter::once((0, title)).chain(opening.iter().copied());
    for (line, text) in texts() {
        let title = line == 0 && text == title;
        for sentence in sentences(start(text, 1000)) {
            if let Some(value) = span(sentence).filter(|_| title || own(sentence)) {
                return Some(Guess { value, line });
            }
        }
    }
    let glued = |text: &str, from: usize| text[..from].ends_with(|c: char| c.is_alphanumeric());
    let single = |text: &str| {
        let found = dates::dates(text, None);
        let (from, _, date) = *found.first()?;
        (!glued(text, from)).then_some(date)
    };
    texts()
        .take(YEAR_LINES + 1)
        .filter(|(_, text)| {
            let listed =
                crate::document::marker::split(text).is_some() || text.contains(['|', '\t']);
            words(text) <= TITLE_LINE && own(text) && !listed
        })
        .find_map(|(line, text)| {
            let from = single(text)?;
            Some(Guess {
                value: Period { from, to: None },
                line,
            })
        })
}

/// The longest line, in words, of which a single year counts.
const TITLE_LINE: usize = 10;
/// How many of the first lines are looked at for a single year.
const YEAR_LINES: usize = 6;

fn year_date(year: u16) -> Option<Date> {
    format!("{year:04}").parse().ok()
}

/// `2024-27`, `2017-2020`, `2020:2024`, `2007/08`, `FY (25-26)`, `July 2025 to June 2026`, `April 2011 March 2014`.
fn span(text: &str) -> Option<Period> {
    let found = dates::found(text, None);
    for pair in found.windows(2) {
        let (Some(from), Some(to)) = (pair[0].2, pair[1].2) else {
            continue;
        };
        let between = key(&text[pair[0].1..pair[1].0]);
        let joined = [
            "",
            "to",
            "until",
            "and",
            "to summer",
            "to autumn",
            "to spring",
            "to winter",
            "to the end of",
            "until the end of",
            "to end",
        ]
        .contains(&&*between);
        let alike = from.month().is_some() == to.month().is_some();
        if joined
            && from < to
            && to.year() < from.year() + 40
            && (between != "and" || alike && from.month().is_some())
        {
            return Some(Period { from, to: Some(to) });
        }
    }
    years(text)
}

/// A span of years in figures.
fn years(text: &str) -> Option<Period> {
    let digits: Vec<(usize, usize)> = runs(text);
    for pair in digits.windows(2) {
        let (a, b) = (&text[pair[0].0..pair[0].1], &text[pair[1].0..pair[1].1]);
        let sign = text[pair[0].1..pair[1].0].trim();
        let parted = ["-", "–", "—", ":", "/", "to"].contains(&sign);
        let before = key(&text[..pair[0].0]);
        let fiscal = ["fy", "year", "years"]
            .iter()
            .any(|word| before.ends_with(word));
        let first = match a.len() {
            4 => a
                .parse::<u16>()
                .ok()
                .filter(|year| (1950..2100).contains(year)),
            2 if fiscal => a.parse::<u16>().ok().map(|year| 2000 + year),
            _ => None,
        };
        let Some(first) = first.filter(|_| parted) else {
            continue;
        };
        let last = match b.len() {
            4 => b.parse::<u16>().ok(),
            2 => b.parse::<u16>().ok().map(|short| first / 100 * 100 + short),
            _ => None,
        };
        if let Some(last) = last.filter(|last| *last > first && *last < first + 40) {
            return Some(Period {
                from: year_date(first)?,
                to: Some(year_date(last)?),
            });
        }
    }
    None
}

/// Where the runs of digits of a text begin and end.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_ascii_digit(), from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                out.push((start, at));
                from = None;
            }
            _ => {}
        }
    }
    out
}
