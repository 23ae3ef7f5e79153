//! Text for terminals, at most 80 columns wide.

use textwrap::core::display_width;

use crate::report::layout::escape::plain;

pub(crate) const WIDTH: usize = 80;
/// The space between two columns.
const GUTTER: usize = 2;

/// One paragraph so many columns from the left, its further lines two more.
pub(crate) fn wrapped(text: &str, indent: usize) -> String {
    let (first, further) = (" ".repeat(indent), " ".repeat(indent + 2));
    let options = textwrap::Options::new(WIDTH)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .initial_indent(&first)
        .subsequent_indent(&further);
    let mut out = textwrap::fill(&plain(text), options);
    out.push('\n');
    out
}

/// A table whose first column names the rows. Columns that do not fit follow in further blocks.
pub(crate) fn table(header: &[String], rows: &[Vec<String>]) -> String {
    let lines: Vec<Vec<String>> = std::iter::once(header)
        .chain(rows.iter().map(Vec::as_slice))
        .map(|row| row.iter().map(|cell| plain(cell)).collect())
        .collect();
    let widths: Vec<usize> = (0..header.len())
        .map(|column| {
            let cells = lines.iter().filter_map(|row| row.get(column));
            let widest = cells.map(|cell| display_width(cell)).max();
            widest.unwrap_or(0) + GUTTER
        })
        .collect();
    let blocks: Vec<String> = blocks(&widths)
        .iter()
        .map(|columns| block(&lines, &widths, columns))
        .collect();
    blocks.join("\n")
}

/// The columns that stand beside each other, the first of the table before each block.
fn blocks(widths: &[usize]) -> Vec<Vec<usize>> {
    let first = widths.first().copied().unwrap_or(0);
    let (mut blocks, mut used) = (vec![vec![0]], first);
    for (column, width) in widths.iter().enumerate().skip(1) {
        if used + width > WIDTH + GUTTER && blocks.last().is_some_and(|block| block.len() > 1) {
            blocks.push(vec![0]);
            used = first;
        }
        used += width;
        blocks
            .last_mut()
            .into_iter()
            .for_each(|block| block.push(column));
    }
    blocks
}

fn block(lines: &[Vec<String>], widths: &[usize], columns: &[usize]) -> String {
    let mut out = String::new();
    for line in lines {
        let start = out.len();
        for &column in columns {
            let cell = line.get(column).map_or("", String::as_str);
            let width = widths.get(column).copied().unwrap_or(0);
            out.push_str(cell);
            out.extend(std::iter::repeat_n(
                ' ',
                width.saturating_sub(display_width(cell)),
            ));
        }
        out.truncate(start + out[start..].trim_end().len());
        out.push('\n');
    }
    out
}

/// A count with its noun: `1 theme`, `2 themes`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// A text on one line, cut to a width, with an ellipsis where something is missing.
pub(crate) fn cut(text: &str, width: usize) -> String {
    let text = plain(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    if display_width(&text) <= width {
        return text;
    }
    let mut left = width.saturating_sub(1);
    let mut out = String::new();
    for c in text.chars() {
        let wide = display_width(c.encode_utf8(&mut [0; 4]));
        if wide > left {
            break;
        }
        left -= wide;
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// A text cut to a width, and filled up to it.
pub(crate) fn filled(text: &str, width: usize) -> String {
    let text = cut(text, width);
    let left = width.saturating_sub(display_width(&text));
    text + &" ".repeat(left)
}

/// The same at the right of its width.
pub(crate) fn to_the_right(text: &str, width: usize) -> String {
    let text = cut(text, width);
    let left = width.saturating_sub(display_width(&text));
    " ".repeat(left) + &text
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
