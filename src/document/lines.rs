//! A text as lines, with pages and what each line turned out to be.

use crate::model::vocabulary::vocabulary;
use serde::{Deserialize, Serialize};

vocabulary! {
    /// A line of a document that is known to be no part of the plan.
    #[non_exhaustive]
    pub enum Furniture: "kind of furniture" {
        /// The number of a page.
        PageNumber = "page-number",
        /// A line that comes again at the top or foot of pages, or the title again.
        RunningHead = "running-head",
        /// A line of the contents list.
        Contents = "contents",
        /// A footnote.
        Footnote = "footnote",
        /// The header row of a table, or a rule that a table or heading is drawn with.
        TableHead = "table-head",
        /// Part of the web page around the document.
        WebPage = "web-page",
        /// Mark-up without words.
        Markup = "markup",
    }
}

/// What became of a line of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LineUse {
    /// It holds nothing.
    Blank,
    /// It is, or is part of, a statement with its lead, date and status.
    Statement,
    /// It is a heading, or a label that tells what follows.
    Heading,
    /// It says again, in the same place, what a statement said before.
    Repeat,
    /// It is running text that makes no statement of its own.
    Prose,
    /// It is known to be no part of the plan.
    Furniture(Furniture),
    /// It was not placed, or not in full: a note tells of it.
    Noted,
}

/// One line of a document.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// The line without its end, its page break and its trailing space.
    pub(super) raw: &'a str,
    /// The page, counted from 1.
    pub(super) page: u32,
    /// Whether a page begins with it.
    pub(super) top: bool,
    /// What became of it, once known.
    pub(super) fate: Option<LineUse>,
}

impl Line<'_> {
    /// Whether nothing stands on the line.
    pub(super) fn is_blank(&self) -> bool {
        self.raw.trim_start().is_empty()
    }

    /// Whether the line is neither blank nor already known for furniture.
    pub(super) fn is_open(&self) -> bool {
        self.fate.is_none()
    }

    /// How far the line is set in; a tab counts for four.
    pub(super) fn indent(&self) -> usize {
        self.raw
            .chars()
            .take_while(|c| c.is_whitespace())
            .map(|c| if c == '\t' { 4 } else { 1 })
            .sum()
    }
}

/// The lines of a text. Byte order mark, line ends of each sort and form feeds are taken off.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Old files end their lines with a carriage return alone.
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let mut page = 1;
    text.split(end)
        .map(|line| {
            let line = line.strip_suffix('\r').unwrap_or(line);
            let raw = line.trim_start_matches('\u{c}');
            let breaks = (line.len() - raw.len()) as u32;
            page += breaks;
            let raw = raw.trim_end();
            Line {
                raw,
                page,
                top: breaks > 0,
                fate: raw.trim_start().is_empty().then_some(LineUse::Blank),
            }
        })
        .collect()
}

/// How wide the lines are set: `None` where paragraphs are not broken into lines.
pub(super) fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let mut lengths: Vec<usize> = lines
        .iter()
        .filter(|line| line.is_open() && !line.raw.contains(['|', '\t']))
        .map(|line| line.raw.trim_start().chars().count())
        .collect();
    lengths.sort_unstable();
    let longest = *lengths.last()?;
    let most = *lengths.get(lengths.len() * 49 / 50)?;
    let usual = *lengths.get(lengths.len() * 9 / 10)?;
    let wrapped = most <= 130 && longest <= 400 && goes_on_anywhere(lines, usual);
    wrapped.then_some(usual.max(40))
}

/// Whether any line is the rest of a long one before it: it begins in the middle of a sentence.
fn goes_on_anywhere(lines: &[Line<'_>], usual: usize) -> bool {
    lines.windows(2).any(|pair| {
        let (before, line) = (pair[0].raw.trim(), pair[1].raw.trim_start());
        let long = before.chars().count() * 3 >= usual * 2;
        let open = !before.ends_with(['.', ':', ';', '?', '!']);
        pair.iter().all(Line::is_open) && long && open && line.starts_with(char::is_lowercase)
    })
}
