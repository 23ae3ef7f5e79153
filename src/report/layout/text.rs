//! Text for terminals, at most 80 columns wide.

use comfy_table::presets::NOTHING;
use comfy_table::{ContentArrangement, Table};

pub(crate) const WIDTH: usize = 80;
/// The space between two columns.
const GUTTER: usize = 2;

/// One paragraph, its further lines indented.
pub(crate) fn wrapped(text: &str, indent: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let deeper = format!("{indent}  ");
    let options = textwrap::Options::new(WIDTH)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .initial_indent(indent)
        .subsequent_indent(&deeper);
    let mut out = textwrap::fill(&clean, options);
    out.push('\n');
    out
}

/// A table whose first column names the rows. Columns that do not fit follow in further blocks.
pub(crate) fn table(header: &[String], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = rows
            .iter()
            .filter_map(|row| row.get(column))
            .chain(header.get(column));
        cells
            .map(|cell| textwrap::core::display_width(cell))
            .max()
            .unwrap_or(0)
            + GUTTER
    };
    let mut blocks: Vec<Vec<usize>> = vec![Vec::new()];
    let mut used = width(0);
    for column in 1..header.len() {
        let full = used + width(column) > WIDTH + GUTTER;
        if full && blocks.last().is_some_and(|block| !block.is_empty()) {
            blocks.push(Vec::new());
            used = width(0);
        }
        used += width(column);
        blocks
            .last_mut()
            .into_iter()
            .for_each(|block| block.push(column));
    }
    let blocks: Vec<String> = blocks
        .iter()
        .map(|columns| block(header, rows, columns))
        .collect();
    blocks.join("\n")
}

fn block(header: &[String], rows: &[Vec<String>], columns: &[usize]) -> String {
    let pick = |row: &[String]| -> Vec<String> {
        let picked = std::iter::once(&0).chain(columns);
        picked
            .map(|column| row.get(*column).cloned().unwrap_or_default())
            .collect()
    };
    let mut table = Table::new();
    table
        .load_style(NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(pick(header));
    table.add_rows(rows.iter().map(|row| pick(row)));
    for column in table.column_iter_mut() {
        column.set_padding((0, GUTTER as u16));
    }
    let mut out = String::new();
    for line in table.to_string().lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// A count with its noun: `1 theme`, `2 themes`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// A text cut to a width, with an ellipsis where something is missing.
pub(crate) fn cut(text: &str, width: usize) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let text = words.join(" ");
    if textwrap::core::display_width(&text) <= width {
        return text;
    }
    let mut out = String::new();
    for c in text.chars() {
        if textwrap::core::display_width(&out) + 2 > width {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_to_its_width() {
        assert_eq!(cut("Recovery", 8), "Recovery");
        assert_eq!(cut("Recovery  oriented", 10), "Recovery…");
        assert_eq!(cut("", 3), "");
        assert_eq!(cut("red\u{1b}[31m\u{7}\n", 9), "red [31m");
    }

    #[test]
    fn columns_that_do_not_fit_follow_below() {
        let header: Vec<String> = ["row", &"a".repeat(50), &"b".repeat(50)]
            .map(str::to_owned)
            .to_vec();
        let rows = vec![["x", "1", "2"].map(str::to_owned).to_vec()];
        let written = table(&header, &rows);
        assert_eq!(written.lines().count(), 5, "{written}");
        assert!(written.lines().all(|line| line.len() <= WIDTH));
    }
}
