//! Citations of a framework by its name, with or without the numbers of its themes.

use std::ops::Range;

use crate::mapping::codebook::index::{Field, PhraseId};
use crate::model::Framework;

/// The names by which one framework is cited.
#[derive(Default)]
pub(crate) struct Citations {
    /// Full names.
    pub(crate) names: Vec<PhraseId>,
    /// The last words of names (`Standards`), which cite only with a number behind them.
    pub(crate) units: Vec<PhraseId>,
    /// The official number of each theme, where it is a plain one.
    numbers: Vec<Option<u32>>,
    all: bool,
}

impl Citations {
    pub(crate) fn new(framework: &Framework, names: Vec<PhraseId>, units: Vec<PhraseId>) -> Self {
        let number = |theme: &crate::model::Theme| theme.number.as_ref()?.parse().ok();
        Self {
            names,
            units,
            numbers: framework.themes.iter().map(number).collect(),
            all: framework.cites_all,
        }
    }

    /// The themes cited in a text: theme, and the bytes of the text that cite it.
    pub(crate) fn cited(&self, text: &str, field: &Field) -> Vec<(usize, Range<usize>)> {
        let mut cited = Vec::new();
        for hit in &field.hits {
            let named = self.names.contains(&hit.phrase);
            if !named && !self.units.contains(&hit.phrase) {
                continue;
            }
            let start = field.words[hit.words.start].span.start;
            let end = field.words[hit.words.end - 1].span.end;
            let (numbers, end_of_numbers) = numbers_after(text, end);
            let whole = numbers.is_empty() && named && self.all;
            let span = start..if numbers.is_empty() {
                end
            } else {
                end_of_numbers
            };
            let themes = self.numbers.iter().enumerate().filter(|(_, own)| {
                whole || own.is_some_and(|own| numbers.iter().any(|range| range.contains(&own)))
            });
            cited.extend(themes.map(|(theme, _)| (theme, span.clone())));
        }
        cited
    }
}

/// What may stand before the first number, and between two.
const FIRST: [&str; 8] = ["", "-", "no", "no.", "nos", "nos.", "number", "numbers"];
const NEXT: [&str; 4] = [",", "and", ", and", "&"];

/// The most characters that count, without blanks, of what may stand between numbers.
const MOST_BETWEEN: usize = 8;
/// The most numbers of one citation that are read: they have two digits.
const MOST_NUMBERS: usize = 200;

/// Numbers and ranges of numbers that follow at an offset, such as ` 1, 3 and 5-7`, and where they end.
fn numbers_after(text: &str, offset: usize) -> (Vec<std::ops::RangeInclusive<u32>>, usize) {
    let mut numbers: Vec<std::ops::RangeInclusive<u32>> = Vec::new();
    let mut at = offset;
    let mut end = offset;
    for _ in 0..MOST_NUMBERS {
        let rest = text.get(at..).unwrap_or_default();
        let Some(separator) = before_digit(rest) else {
            break;
        };
        let between = rest[..separator].trim();
        let range = matches!(between, "-" | "–" | "—" | "to" | "through");
        let list = if numbers.is_empty() {
            FIRST.contains(&between)
        } else {
            NEXT.contains(&between)
        };
        let digits: String = rest[separator..]
            .chars()
            .take_while(char::is_ascii_digit)
            .take(3)
            .collect();
        let parsed = digits.parse::<u32>().ok().filter(|_| digits.len() <= 2);
        let (Some(number), true) = (parsed, range && !numbers.is_empty() || list) else {
            break;
        };
        match numbers.last_mut() {
            Some(open) if range => *open = *open.start()..=number,
            _ => numbers.push(number..=number),
        }
        at += separator + digits.len();
        end = at;
    }
    (numbers, end)
}

/// Where the first digit stands, if no more stands before it than may separate numbers.
fn before_digit(text: &str) -> Option<usize> {
    let mut printed = 0;
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() {
            return Some(at);
        }
        printed += usize::from(!c.is_whitespace());
        if printed > MOST_BETWEEN {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::mapping::codebook::citation::numbers_after;
    use proptest::prelude::*;

    #[test]
    fn lists_and_ranges_are_read() {
        let read = |text: &str| {
            let (ranges, end) = numbers_after(text, 0);
            (
                ranges.into_iter().flatten().collect::<Vec<_>>(),
                text[end..].to_owned(),
            )
        };
        assert_eq!(read(" 1-3 now"), (vec![1, 2, 3], " now".to_owned()));
        assert_eq!(read("s 1"), (vec![], "s 1".to_owned()));
        assert_eq!(
            read(" 1, 3 and 5 in 2024"),
            (vec![1, 3, 5], " in 2024".to_owned())
        );
        assert_eq!(
            read(" 1 to 5 and 7."),
            (vec![1, 2, 3, 4, 5, 7], ".".to_owned())
        );
        assert_eq!(read(" 2024"), (vec![], " 2024".to_owned()));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".*", offset in 0usize..40) {
            let _ = numbers_after(&text, offset);
        }
    }
}
