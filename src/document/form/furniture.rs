//! Finds page numbers, running heads, contents lists, footnotes and web page lines.

use std::collections::HashMap;

use crate::document::cues::Cues;
use crate::document::field_names;
use crate::document::fields;
use crate::document::form::contents;
use crate::document::form::spaces;
use crate::document::lines::Line;
use crate::document::marker;
use crate::document::phrase::{key, words};
use crate::document::{Furniture, LineUse};

/// Marks the furniture among the lines.
pub(in crate::document) fn mark(lines: &mut [Line<'_>], cues: &Cues) {
    for line in lines.iter_mut().filter(|line| line.is_open()) {
        let found = by_itself(line.raw.trim(), cues);
        // A word of web pages that stands far in is the rest of a cell.
        let cell = line.indent() > CELL_INDENT && found == Some(Furniture::WebPage);
        if let Some(furniture) = found.filter(|_| !cell) {
            line.fate = Some(LineUse::Furniture(furniture));
        }
    }
    mark_page_of(lines);
    mark_numbered(lines);
    contents::mark(lines);
    mark_running_heads(lines, cues);
    mark_repeated(lines, cues);
}

/// What a line is on the strength of its own text.
/// How far a line may be set in at the most to be one of a web page.
const CELL_INDENT: usize = 8;

fn by_itself(text: &str, cues: &Cues) -> Option<Furniture> {
    if is_page_number(text) {
        return Some(Furniture::PageNumber);
    }
    if is_footnote(text, cues) {
        return Some(Furniture::Footnote);
    }
    if page_of(text).is_some_and(str::is_empty) {
        return Some(Furniture::RunningHead);
    }
    if dot_leader(text) {
        return Some(Furniture::Contents);
    }
    let rule = text.starts_with("+-") || text.starts_with("--");
    if !text.contains('|') && !rule && text.chars().all(|c| !c.is_alphanumeric()) {
        return Some(Furniture::Markup);
    }
    if text.starts_with("![") && text.ends_with(')') {
        return Some(Furniture::Markup);
    }
    (text.len() < 120 && is_web_line(text, cues)).then_some(Furniture::WebPage)
}

/// Whether a line begins with the raised number of a footnote, and does not say what will be done.
fn is_footnote(text: &str, cues: &Cues) -> bool {
    let raised = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let marked = text.starts_with(raised) || text.starts_with("$^{") || text.starts_with("[^");
    let said = key(crate::document::phrase::start(
        text.trim_start_matches(raised),
        60,
    ));
    marked && !cues.verb.begins(&said) && !said.starts_with("we ")
}

/// Whether a short line ends with its page: `North Plan Page 2 of 9`.
fn page_of(text: &str) -> Option<&str> {
    if text.len() > 120 {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let at = lower.rfind("page ")?;
    let number = |text: &str| {
        let text = text.trim();
        (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    let before = text.get(..at)?;
    let parted = before.trim_end().len() < at || at == 0;
    let (page, all) = lower[at + 5..].split_once(" of ")?;
    (parted && number(page) && number(all)).then_some(before.trim_end())
}

/// Marks lines that end with the number of a page of so many: where they come again, or say the title before it.
fn mark_page_of(lines: &mut [Line<'_>]) {
    let open = lines.iter().enumerate().filter(|(_, line)| line.is_open());
    let title: Vec<(usize, String)> = open
        .take(4)
        .map(|(at, line)| (at, format!(" {} ", key(line.raw))))
        .collect();
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.is_open()) {
        if let Some(before) = page_of(line.raw.trim()) {
            seen.entry(key(before)).or_default().push(at);
        }
    }
    for (words, places) in seen {
        // A line does not say itself before.
        let before = || title.iter().filter(|(at, _)| *at < places[0]);
        let titled = words
            .split(' ')
            .all(|word| before().any(|(_, told)| told.contains(&format!(" {word} "))));
        if places.len() > 1 || titled {
            for at in places {
                lines[at].fate = Some(LineUse::Furniture(Furniture::RunningHead));
            }
        }
    }
}

/// How much of a line, in bytes, is looked at for a phrase of web pages.
const WEB_BYTES: usize = 40;

pub(in crate::document) fn is_web_line(text: &str, cues: &Cues) -> bool {
    if text.starts_with(['-', '•', '*']) {
        return false;
    }
    let parts = || text.split(['>', '›']).map(str::trim);
    let crumbs = (text.matches(" > ").count() >= 2 || text.contains(" › "))
        && parts().all(|part| part.starts_with(char::is_uppercase) && words(part) <= 8);
    let begins = cues
        .web
        .begins(&key(crate::document::phrase::start(text, WEB_BYTES)));
    let told = begins && (cues.web.is(&key(text)) || text.contains([':', '?', '[', '|']));
    let only_address =
        !text.contains(' ') && (text.starts_with("http") || text.starts_with("www."));
    crumbs || told || only_address
}

fn is_page_number(text: &str) -> bool {
    let sign = |c: char| matches!(c, '-' | '–' | '|');
    let inner = text.trim_matches(|c: char| sign(c) || c.is_whitespace());
    if text.starts_with(sign) != text.ends_with(sign) && !text.contains('|') {
        return false;
    }
    let small = |t: &str| (1..=3).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    if small(inner) {
        return true;
    }
    let words: Vec<&str> = inner
        .split([' ', '|', '/'])
        .filter(|word| !word.is_empty())
        .collect();
    match words.as_slice() {
        [page, number] | [number, page] if page.eq_ignore_ascii_case("page") => small(number),
        [page, number, of, all] if page.eq_ignore_ascii_case("page") => {
            small(number) && small(all) && of.eq_ignore_ascii_case("of")
        }
        [number, of, all] => small(number) && small(all) && of.eq_ignore_ascii_case("of"),
        _ => false,
    }
}

/// A line such as `2.1 Local picture ........ 4`.
fn dot_leader(text: &str) -> bool {
    let body = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let leader = body.trim_end();
    body.len() < text.len()
        && (leader.ends_with("...") || leader.ends_with("…") || leader.ends_with(". . ."))
}

/// The lines that a title may stand on, and none of its repetitions.
const TITLE_LINES: usize = 8;

/// Marks the lines that stand next to page breaks again and again.
fn mark_running_heads(lines: &mut [Line<'_>], cues: &Cues) {
    let edges = page_edges(lines);
    let title: Vec<String> = lines
        .iter()
        .take(TITLE_LINES + 1)
        .filter(|line| line.is_open())
        .take(4)
        .map(|line| key(line.raw))
        .collect();
    let title = format!(" {} ", title.join(" "));
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for at in edges {
        seen.entry(shape(lines[at].raw)).or_default().push(at);
    }
    for (text, places) in seen {
        let words: Vec<&str> = text.split(' ').filter(|word| !word.contains('#')).collect();
        let of_title = words.len() >= 4
            && places.iter().all(|at| *at > TITLE_LINES)
            && words
                .iter()
                .all(|word| title.contains(&format!(" {word} ")));
        let said = cues.verb.begins(&text) && words.len() > 2 && places.len() < 3;
        let first = lines[places[0]].raw;
        let named =
            field_names::is_name(first.trim(), cues) || spaces::header(first, cues).is_some();
        if (places.len() < 2 && !of_title) || said || named {
            continue;
        }
        for at in places {
            lines[at].fate = Some(LineUse::Furniture(Furniture::RunningHead));
        }
    }
}

/// The words of a line, with a sign for each figure.
fn shape(raw: &str) -> String {
    key(raw)
        .chars()
        .map(|c| if c.is_ascii_digit() { '#' } else { c })
        .collect()
}

/// The words of a line before the number that a gap, a stroke or the word `page` parts from them, and the number.
fn numbered(raw: &str) -> Option<(String, u32)> {
    let text = raw.trim();
    let body = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = text[body.len()..]
        .parse::<u32>()
        .ok()
        .filter(|_| text.len() - body.len() <= 3)?;
    let page = body.trim_end().to_ascii_lowercase().ends_with(" page");
    let parted =
        body.ends_with("   ") || body.ends_with('\t') || body.trim_end().ends_with('|') || page;
    let words = key(body);
    (parted && text.len() < 120 && words.split(' ').count() > 1).then_some((words, number))
}

/// Marks lines that come again with one number after the other: they tell the pages.
fn mark_numbered(lines: &mut [Line<'_>]) {
    let mut seen: HashMap<String, Vec<(u32, usize)>> = HashMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.is_open()) {
        if let Some((words, number)) = numbered(line.raw) {
            seen.entry(words).or_default().push((number, at));
        }
    }
    for places in seen.into_values().filter(|places| places.len() > 1) {
        if places.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1) {
            for (_, at) in places {
                lines[at].fate = Some(LineUse::Furniture(Furniture::RunningHead));
            }
        }
    }
}

/// Marks short lines that stand alone three times or more in the same words: heads and feet of pages without breaks.
fn mark_repeated(lines: &mut [Line<'_>], cues: &Cues) {
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for at in 0..lines.len() {
        let raw = lines[at].raw.trim();
        let alone = (at == 0 || !lines[at - 1].is_open())
            && lines.get(at + 1).is_none_or(|next| !next.is_open());
        let fits = raw.len() < 100
            && raw.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && !raw.ends_with([':', ';', ',', '.', '?'])
            && !raw.contains(['|', '\t']);
        if lines[at].is_open() && alone && fits {
            seen.entry(key(raw)).or_default().push(at);
        }
    }
    for (words, places) in seen {
        let far = places.windows(2).all(|pair| pair[1] - pair[0] > 5);
        let told = cues.find(&words).is_some()
            || fields::status(&words, cues).is_some()
            || crate::document::bodies::is_body(lines[places[0]].raw.trim(), cues)
            || cues.verb.begins(&words)
            || marker::labelled(lines[places[0]].raw.trim(), &cues.labels).is_some();
        let shouted = lines[places[0]].raw.chars().all(|c| !c.is_lowercase());
        if places.len() > 2 && far && !told && (shouted || words.split(' ').count() > 2) {
            for at in places {
                lines[at].fate = Some(LineUse::Furniture(Furniture::RunningHead));
            }
        }
    }
}

/// The open lines next to page breaks: the first two after, and the last before each. No bullets.
fn page_edges(lines: &[Line<'_>]) -> Vec<usize> {
    let paged =
        [Furniture::PageNumber, Furniture::RunningHead].map(|what| Some(LineUse::Furniture(what)));
    let is_break = |line: &Line<'_>| paged.contains(&line.fate) || line.top;
    let mut edges = Vec::new();
    let mut last = None;
    let mut after = 0;
    for (i, line) in lines.iter().enumerate() {
        if is_break(line) {
            edges.extend(last.take());
            after = 2;
        }
        if line.is_open() {
            let short = line.raw.len() < 160
                && crate::document::marker::split(line.raw.trim_start()).is_none();
            if after > 0 && short {
                edges.push(i);
            }
            after = if short { after.max(1) - 1 } else { 0 };
            last = (short && after == 0).then_some(i);
        }
    }
    edges.sort_unstable();
    edges.dedup();
    edges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::RoleWords;
    use crate::document::lines::split;

    fn marked(text: &str) -> Vec<Option<LineUse>> {
        let mut lines = split(text);
        mark(&mut lines, &Cues::new(&RoleWords::built_in()));
        lines.into_iter().map(|line| line.fate).collect()
    }

    #[test]
    fn page_numbers_and_running_heads() {
        let text = "Delivery plan 2024\n\nFirst\nPage 1 of 3\n\u{c}Our ADP plan\nSecond\nPage 2 of 3\n\u{c}Our ADP plan\nThird\n- 3 -\n";
        let fates = marked(text);
        for at in [3, 6, 9] {
            assert_eq!(
                fates[at],
                Some(LineUse::Furniture(Furniture::PageNumber)),
                "{at}"
            );
        }
        for at in [4, 7] {
            assert_eq!(
                fates[at],
                Some(LineUse::Furniture(Furniture::RunningHead)),
                "{at}"
            );
        }
        assert_eq!(fates[2], None);
    }

    #[test]
    fn contents_with_tabs_or_dots() {
        let fates = marked("Contents\n\nForeword\t2\nVision ..... 3\n\nForeword\nWelcome to 2024");
        let contents = Some(LineUse::Furniture(Furniture::Contents));
        assert_eq!(
            fates[..4],
            [contents, Some(LineUse::Blank), contents, contents]
        );
        assert_eq!(fates[5..], [None, None]);
    }
}
