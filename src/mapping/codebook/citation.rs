//! Citations of a framework by its name, and of its parts by their own noun and number.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::mapping::codebook::field::{Hit, ReadText};
use crate::mapping::codebook::index::PhraseId;
use crate::mapping::codebook::symbols::Frameworks;
use crate::model::{Framework, MatchKind, Theme};

/// The names by which one framework is cited.
#[derive(Default)]
pub(crate) struct Citations {
    /// Full names.
    names: Vec<PhraseId>,
    /// What its parts are called (`standard`): with a number behind it, it cites a part.
    nouns: Vec<PhraseId>,
    /// The themes of each official number, where it is a plain one.
    numbers: BTreeMap<u32, Vec<usize>>,
    /// How many themes there are, where its name alone cites them all.
    all: usize,
    /// The framework.
    framework: Frameworks,
}

/// The names of the framework in one text.
struct NameSpans {
    /// By where they end, the longest first.
    spans: Vec<Range<usize>>,
    /// Where they start, sorted.
    starts: Vec<usize>,
}

impl NameSpans {
    fn new(spans: Vec<Range<usize>>) -> Self {
        let mut starts: Vec<usize> = spans.iter().map(|span| span.start).collect();
        starts.sort_unstable();
        Self { spans, starts }
    }

    fn ending_at(&self, end: usize) -> Option<&Range<usize>> {
        let at = self.spans.partition_point(|name| name.end < end);
        self.spans.get(at).filter(|name| name.end == end)
    }
}

/// A theme cited in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    pub(crate) theme: usize,
    /// The bytes of the text that cite it.
    pub(crate) span: Range<usize>,
    /// A part cited by itself, or with the whole.
    pub(crate) kind: MatchKind,
    /// Whether the framework is named elsewhere: in the text or in one of its headings.
    pub(crate) named_beside: bool,
}

impl Citations {
    pub(crate) fn new(
        framework: &Framework,
        names: Vec<PhraseId>,
        nouns: Vec<PhraseId>,
        bit: Frameworks,
    ) -> Self {
        let mut numbers: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (i, theme) in framework.themes.iter().enumerate() {
            if let Some(number) = number_of(theme) {
                numbers.entry(number).or_default().push(i);
            }
        }
        let count = framework.themes.len();
        Self {
            names,
            nouns,
            numbers,
            all: if framework.cites_all { count } else { 0 },
            framework: bit,
        }
    }

    /// Whether a text names the framework.
    pub(crate) fn is_named(&self, field: &ReadText) -> bool {
        let mut hits = field.hits.iter();
        hits.any(|hit| self.is_one_of(&self.names, hit))
    }

    fn is_one_of(&self, phrases: &[PhraseId], hit: &Hit) -> bool {
        hit.frameworks & self.framework != 0 && phrases.contains(&hit.phrase)
    }

    /// The themes cited in a text, each once, by the words that cite it first. Where parts are cited by number,
    /// the name beside them does not cite the whole.
    ///
    /// `beside` says whether the statement or one of its headings names the framework.
    pub(crate) fn cited(&self, text: &str, field: &ReadText, beside: bool) -> Vec<Cited> {
        let bytes = |words: &Range<usize>| {
            let start = field
                .words
                .get(words.start)
                .map_or(0, |word| word.span.start);
            let last = words
                .end
                .checked_sub(1)
                .and_then(|last| field.words.get(last));
            start..last.map_or(start, |word| word.span.end)
        };
        let hits_of = |phrases: &[PhraseId]| -> Vec<Range<usize>> {
            let hits = field.hits.iter();
            let mut hits: Vec<Range<usize>> = hits
                .filter(|hit| self.is_one_of(phrases, hit))
                .map(|hit| bytes(&hit.words))
                .collect();
            // The longest of those that end together first.
            hits.sort_by_key(|span| (span.end, span.start));
            hits
        };
        let names = NameSpans::new(hits_of(&self.names));
        // A framework that does not tell what its parts are called is cited by its name with a number.
        let nouns = if self.nouns.is_empty() {
            names.spans.clone()
        } else {
            hits_of(&self.nouns)
        };
        let mut cited: BTreeMap<usize, Cited> = BTreeMap::new();
        for noun in nouns.into_iter().filter(|_| beside) {
            self.parts(text, &names, noun, &mut cited);
        }
        let whole = names
            .spans
            .iter()
            .min_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        if let (true, Some(span)) = (cited.is_empty(), whole) {
            let whole = |theme| Cited {
                theme,
                span: span.clone(),
                kind: MatchKind::Whole,
                named_beside: false,
            };
            return (0..self.all).map(whole).collect();
        }
        cited.into_values().collect()
    }

    /// Adds the parts that a noun with numbers behind it cites.
    fn parts(
        &self,
        text: &str,
        names: &NameSpans,
        noun: Range<usize>,
        cited: &mut BTreeMap<usize, Cited>,
    ) {
        let (numbers, end) = numbers_after(text, noun.end);
        let own = names
            .ending_at(noun.end)
            .filter(|name| name.start <= noun.start);
        let start = own.map_or(noun.start, |name| name.start);
        let other = own.is_none() && is_of_another(text, names, noun.start, end);
        if numbers.is_empty() || other || is_page_number(text, start..end, &numbers) {
            return;
        }
        let themes = numbers
            .iter()
            .flat_map(|range| self.numbers.range(range.clone()));
        for theme in themes.flat_map(|(_, themes)| themes) {
            cited.entry(*theme).or_insert_with(|| Cited {
                theme: *theme,
                span: start..end,
                kind: MatchKind::Citation,
                named_beside: own.is_none(),
            });
        }
    }
}

fn number_of(theme: &Theme) -> Option<u32> {
    theme.number.as_ref()?.parse().ok()
}

/// Whether a noun with numbers belongs to something else: `Healthy Schools Standard 2`, `Standards 1-3 of the charter`.
fn is_of_another(text: &str, names: &NameSpans, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let word = before
        .trim_end()
        .rsplit(|c: char| !c.is_alphanumeric())
        .next();
    let word = word.filter(|_| before.ends_with(' ')).unwrap_or_default();
    let head = before.trim_end().len() - word.len();
    let opens = text[..head].trim_end().chars().next_back();
    let opens = opens.is_none_or(|c| matches!(c, '.' | ':' | ';' | '!' | '?' | '(' | '-' | '–'));
    let of_name = names.ending_at(head + word.len()).is_some();
    if word.starts_with(char::is_uppercase) && !opens && !of_name {
        return true;
    }
    let behind = text.get(end..).unwrap_or_default();
    let Some(of) = behind.strip_prefix(" of ") else {
        return false;
    };
    let of = ["the ", "its ", "our "]
        .iter()
        .find_map(|small| of.strip_prefix(small))
        .unwrap_or(of);
    names
        .starts
        .binary_search(&(text.len() - of.len()))
        .is_err()
}

/// Whether a text is nothing but a name in the plural and one number: the head of a page with the page's number.
fn is_page_number(
    text: &str,
    span: Range<usize>,
    numbers: &[std::ops::RangeInclusive<u32>],
) -> bool {
    let [one] = numbers else {
        return false;
    };
    let name = text.get(span.clone()).unwrap_or_default();
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    one.start() == one.end() && name.ends_with(['s', 'S']) && text.trim() == &text[span]
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
        let share = rest[separator + digits.len()..]
            .trim_start()
            .starts_with('%');
        let parsed = digits.parse::<u32>().ok();
        let parsed = parsed.filter(|_| digits.len() <= 2 && !share);
        let (Some(number), true) = (parsed, range && !numbers.is_empty() || list) else {
            break;
        };
        match numbers.last_mut() {
            // No range runs backwards: the number is of something else.
            Some(open) if range && *open.start() > number => break,
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
