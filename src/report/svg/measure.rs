//! How much room a text takes, without the font that shows it.

use textwrap::core::display_width;
use unicode_segmentation::UnicodeSegmentation;

/// What a text is set in: its size in pixels, and whether it is bold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Type {
    pub(crate) size: f64,
    pub(crate) bold: bool,
}

impl Type {
    pub(crate) const fn plain(size: f64) -> Self {
        Self { size, bold: false }
    }

    pub(crate) const fn bold(size: f64) -> Self {
        Self { size, bold: true }
    }

    /// From the foot of one line to that of the next.
    pub(crate) fn line(self) -> f64 {
        (self.size * 1.25).round()
    }

    /// An upper estimate for the sans-serif fonts that systems come with.
    pub(crate) fn width(self, text: &str) -> f64 {
        let bold = if self.bold { 1.07 } else { 1.0 };
        text.graphemes(true).map(share).sum::<f64>() * self.size * bold
    }

    /// The width of the longest word of some texts.
    pub(crate) fn longest_word<'t>(self, texts: impl IntoIterator<Item = &'t str>) -> f64 {
        let words = texts.into_iter().flat_map(str::split_whitespace);
        words.map(|word| self.width(word)).fold(0.0, f64::max)
    }

    /// Breaks a text into lines of a width: between words, and within a word that is wider than a line. Beyond so
    /// many lines, an ellipsis tells that something is missing.
    pub(crate) fn wrap(self, text: &str, width: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        // What is exactly as wide fits, however its parts are added up.
        let width = width + 0.01;
        let (mut line, mut used) = (String::new(), 0.0);
        for word in text.split_whitespace() {
            let room = self.width(word);
            let space = self.width(" ");
            if !line.is_empty() && used + space + room > width {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if !line.is_empty() {
                line.push(' ');
                used += space;
            }
            for part in word.graphemes(true) {
                let room = self.width(part);
                if !line.is_empty() && used + room > width {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                line.push_str(part);
                used += room;
            }
            if lines.len() > most {
                break;
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        if lines.len() > most {
            lines.truncate(most);
            lines
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|last| self.shorten(last, width));
        }
        lines
    }

    fn shorten(self, line: &mut String, width: f64) {
        while self.width(line) + self.width("…") > width {
            let Some((end, _)) = line.grapheme_indices(true).next_back() else {
                break;
            };
            line.truncate(end);
        }
        line.truncate(line.trim_end().len());
        line.push('…');
    }
}

/// The width of a character as a share of the size of its type.
fn share(grapheme: &str) -> f64 {
    match grapheme.chars().next() {
        Some('i' | 'j' | 'l' | 'I' | '|' | '!' | '.' | ',' | ':' | ';' | '\'' | ' ') => 0.31,
        Some('f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' | '·') => 0.39,
        Some('m' | 'w' | 'M' | 'W' | '%' | '@') => 0.96,
        Some('A'..='Z' | '&') => 0.75,
        Some('…' | '—') => 1.0,
        Some(c) if c.is_ascii() => 0.6,
        _ => match display_width(grapheme) {
            0 => 0.0,
            1 => 0.68,
            _ => 1.05,
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::report::svg::measure::Type;

    #[test]
    fn a_text_is_broken_between_words() {
        let text = Type::plain(10.0);
        let lines = text.wrap("Recovery  oriented systems of care", 100.0, 9);
        assert_eq!(lines, ["Recovery oriented", "systems of care"]);
        assert!(lines.iter().all(|line| text.width(line) <= 100.0));
        assert!(text.wrap(" ", 100.0, 9).is_empty());
    }

    #[test]
    fn a_word_wider_than_a_line_is_broken_too() {
        let lines = Type::plain(10.0).wrap(&"e".repeat(40), 100.0, 9);
        assert_eq!(lines.concat(), "e".repeat(40));
        assert_eq!(lines.len(), 3);
        let narrow = Type::plain(10.0).wrap("ab", 1.0, 9);
        assert_eq!(
            narrow,
            ["a", "b"],
            "one character stands on each line at least"
        );
    }

    #[test]
    fn what_is_cut_says_so() {
        let lines = Type::bold(10.0).wrap("one two three four five six seven", 60.0, 2);
        assert_eq!(lines, ["one two", "three fou…"]);
    }
}
