//! What the first lines of a document tell of the whole: title, kind, period and date.

use crate::document::LineUse;
use crate::document::blocks::{Block, Form};
use crate::document::lines::Line;
use crate::document::phrase::{key, words};
use crate::document::roles::Cues;
use crate::language::dates;
use crate::model::{Date, Period, PlanKind, Role};

/// The title: the first heading, or the first short paragraph that is no date.
pub(super) fn title(blocks: &[Block]) -> Option<&str> {
    let fits = |block: &&Block| {
        let fits = match &block.form {
            Form::Heading(_) => true,
            Form::Para { .. } => words(&block.text) <= 25,
            _ => false,
        };
        let rest: usize = dates::dates(&block.text, None)
            .iter()
            .map(|(a, b, _)| b - a)
            .sum();
        fits && block.text.len() > rest + 8
    };
    let tells = |block: &&Block| {
        let key = key(&block.text);
        let words = [
            "plan",
            "strategy",
            "strategic",
            "report",
            "update",
            "framework",
            "review",
        ];
        key.split(' ').any(|word| words.contains(&word))
    };
    let opening = || blocks.iter().take(6).filter(fits);
    let first = opening().find(tells).or_else(|| opening().next())?;
    let marked = blocks
        .iter()
        .take(3)
        .find(|block| block.form == Form::Heading(1));
    Some(&marked.unwrap_or(first).text)
}

/// The sort of document that the title and the lines after it tell.
pub(super) fn kind(title: &str, blocks: &[Block]) -> PlanKind {
    let mut text = key(title);
    for block in blocks
        .iter()
        .take(5)
        .filter(|block| words(&block.text) <= 15)
    {
        text.push(' ');
        text.push_str(&key(&block.text));
    }
    let says = |words: &str| text.contains(words);
    let reports = [
        "progress",
        "annual report",
        "review of",
        "year end report",
        "performance report",
        "monitoring report",
        "quarterly report",
    ];
    if reports.iter().any(|words| says(words)) {
        PlanKind::ProgressReport
    } else if says("update") {
        PlanKind::Update
    } else if says("delivery plan") || says("action plan") && !says("strateg") {
        PlanKind::ActionPlan
    } else {
        PlanKind::Strategy
    }
}

/// Whether a heading, label or column of the document announces what was done.
pub(super) fn announces_progress(blocks: &[Block], cues: &Cues) -> bool {
    let told = |text: &str| {
        let key = key(text);
        words(text) <= 8 && cues.role(&key) == Some(Role::Progress) && cues.is_bare(&key)
    };
    blocks.iter().any(|block| match &block.form {
        Form::Table(grid) => {
            let head = grid.rows.iter().take(4).flat_map(|row| &row.cells);
            head.filter(|cell| cell.len() < 80).any(|cell| told(cell))
        }
        Form::Heading(_) => told(&block.text),
        Form::Para { .. } => {
            let label = block.text.split(':').next().unwrap_or_default();
            label.len() < 80 && told(label)
        }
        Form::Item { .. } => false,
    })
}

/// The time that the document covers, and whether it says so itself.
///
/// A range of years in the title or the first lines counts; then the first year named there; then all years
/// that the text names.
pub(super) fn period(title: &str, lines: &[Line<'_>]) -> Option<Period> {
    let opening = std::iter::once(title).chain(
        lines
            .iter()
            .filter(|line| line.fate != Some(LineUse::Blank))
            .take(12)
            .map(|line| line.raw),
    );
    for text in opening.clone() {
        if let Some(period) = range(text) {
            return Some(period);
        }
    }
    let named = |text: &str| dates::dates(text, None).first().map(|(.., date)| *date);
    if let Some(from) = opening.filter(|text| text.len() < 200).find_map(named) {
        return Some(Period { from, to: None });
    }
    let mut years: Vec<u16> = Vec::new();
    for line in lines.iter().filter(|line| line.raw.len() < 2000) {
        years.extend(
            dates::dates(line.raw, None)
                .iter()
                .map(|(.., date)| date.year()),
        );
    }
    let from = year_date(*years.iter().min()?)?;
    let to = year_date(*years.iter().max()?)?;
    Some(Period { from, to: Some(to) })
}

fn year_date(year: u16) -> Option<Date> {
    format!("{year:04}").parse().ok()
}

/// `2024-27`, `2017-2020`, `2020:2024`, `2021 to 2024`.
fn range(text: &str) -> Option<Period> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("20")) {
        let start = at + found;
        at = start + 2;
        let Some(first) = text
            .get(start..start + 4)
            .and_then(|year| year.parse::<u16>().ok())
        else {
            continue;
        };
        let before = start.checked_sub(1).and_then(|i| bytes.get(i));
        if before.is_some_and(u8::is_ascii_digit) {
            continue;
        }
        let rest = text.get(start + 4..).unwrap_or_default();
        let sign = rest.trim_start();
        let after = ["-", "–", "—", ":", "/", "to "]
            .iter()
            .find_map(|sep| sign.strip_prefix(sep));
        let digits: String = after
            .unwrap_or_default()
            .trim_start()
            .chars()
            .take_while(char::is_ascii_digit)
            .take(5)
            .collect();
        let last = match digits.len() {
            4 => digits.parse::<u16>().ok(),
            2 => digits
                .parse::<u16>()
                .ok()
                .map(|short| first / 100 * 100 + short),
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
