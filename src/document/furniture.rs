//! Finds page numbers, running heads, contents lists, footnotes and web page lines.

use std::collections::HashMap;

use crate::document::lines::Line;
use crate::document::phrase::{clean, key};
use crate::document::roles::Cues;
use crate::document::{Furniture, LineUse};

/// Marks the furniture among the lines.
pub(super) fn mark(lines: &mut [Line<'_>], cues: &Cues) {
    for line in lines.iter_mut().filter(|line| line.is_open()) {
        if let Some(furniture) = by_itself(line.raw.trim(), cues) {
            line.fate = Some(LineUse::Furniture(furniture));
        }
    }
    mark_contents(lines);
    mark_running_heads(lines);
}

/// What a line is on the strength of its own text.
fn by_itself(text: &str, cues: &Cues) -> Option<Furniture> {
    if is_page_number(text) {
        return Some(Furniture::PageNumber);
    }
    if text.starts_with(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'])
        || text.starts_with("$^{")
        || text.starts_with("[^")
    {
        return Some(Furniture::Footnote);
    }
    if dot_leader(text) {
        return Some(Furniture::Contents);
    }
    if !text.contains('|') && text.chars().all(|c| !c.is_alphanumeric()) {
        return Some(Furniture::Markup);
    }
    if text.starts_with("![") && text.ends_with(')') {
        return Some(Furniture::Markup);
    }
    (text.len() < 120 && is_web_line(text, cues)).then_some(Furniture::WebPage)
}

/// How much of a line, in bytes, is looked at for a phrase of web pages.
const WEB_BYTES: usize = 40;

pub(super) fn is_web_line(text: &str, cues: &Cues) -> bool {
    if text.starts_with(['-', '•', '*']) {
        return false;
    }
    let crumbs = text.contains('>') && text.matches(" > ").count() >= 2 || text.contains(" › ");
    let begins = cues
        .web
        .begins(&key(crate::document::phrase::start(text, WEB_BYTES)));
    let told = begins && (cues.web.is(&key(text)) || text.contains([':', '?', '[', '|']));
    let only_address =
        !text.contains(' ') && (text.starts_with("http") || text.starts_with("www."));
    crumbs || told || only_address
}

fn is_page_number(text: &str) -> bool {
    let inner = text.trim_matches(|c: char| c == '-' || c == '–' || c == '|' || c.is_whitespace());
    let small = |t: &str| (1..=4).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
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

/// Marks the lines after a heading `Contents` that end with a page number.
fn mark_contents(lines: &mut [Line<'_>]) {
    let mut i = 0;
    while i < lines.len() {
        let heads = lines[i].raw.len() < 80
            && ["contents", "table of contents", "contents page"]
                .contains(&&*key(&clean(lines[i].raw)));
        i += 1;
        if !heads {
            continue;
        }
        let run = lines[i..]
            .iter()
            .take_while(|line| line.fate.is_some() || has_page(line.raw))
            .count();
        if lines[i..i + run].iter().any(|line| has_page(line.raw)) {
            lines[i - 1].fate = Some(LineUse::Furniture(Furniture::Contents));
        }
        for line in lines[i..i + run].iter_mut().filter(|line| line.is_open()) {
            line.fate = Some(LineUse::Furniture(Furniture::Contents));
        }
        i += run;
    }
}

/// Whether the line ends with a number after a gap, as the lines of a contents list do.
fn has_page(raw: &str) -> bool {
    let body = raw.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = raw.len() - body.len();
    (1..=3).contains(&digits)
        && body.ends_with([' ', '\t', '.', '\u{a0}'])
        && body.chars().any(char::is_alphabetic)
}

/// Marks the lines that stand next to page breaks again and again.
fn mark_running_heads(lines: &mut [Line<'_>]) {
    let edges = page_edges(lines);
    let shape = |raw: &str| -> String {
        key(raw)
            .chars()
            .map(|c| if c.is_ascii_digit() { '#' } else { c })
            .collect()
    };
    let title: Vec<String> = lines
        .iter()
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
            && places.iter().all(|at| *at > 8)
            && words
                .iter()
                .all(|word| title.contains(&format!(" {word} ")));
        if places.len() < 2 && !of_title {
            continue;
        }
        for at in places {
            lines[at].fate = Some(LineUse::Furniture(Furniture::RunningHead));
        }
    }
}

/// The open lines next to page breaks: the first two after, and the last before each. No bullets.
fn page_edges(lines: &[Line<'_>]) -> Vec<usize> {
    let is_break =
        |line: &Line<'_>| line.fate == Some(LineUse::Furniture(Furniture::PageNumber)) || line.top;
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
