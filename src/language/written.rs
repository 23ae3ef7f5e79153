//! Where the words of a text stand: by the rules of Unicode (UAX 29), which for the characters of most English
//! texts come down to a few that are quick to follow.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// What is neither letter, digit nor blank in ASCII, and yet follows the quick rules.
const PLAIN: [char; 10] = ['–', '—', '‘', '’', '“', '”', '•', '…', '£', '\u{a0}'];

/// Whether a text is of ASCII and the commonest marks besides.
///
/// Then no word is more than letters, digits and what joins them, and each run of letters lies within one word.
pub(crate) fn is_plain(text: &str) -> bool {
    text.is_ascii() || text.chars().all(|c| c.is_ascii() || PLAIN.contains(&c))
}

/// Calls with each word of a text, in order: its bytes, and its sentence counted from 0. Tells whether the text is
/// plain.
pub(crate) fn each_word(text: &str, met: impl FnMut(Range<usize>, u32)) -> bool {
    let plain = is_plain(text);
    if plain {
        each_plain_word(text.as_bytes(), met);
    } else {
        each_unicode_word(text, met);
    }
    plain
}

fn each_unicode_word(text: &str, mut met: impl FnMut(Range<usize>, u32)) {
    let mut sentence = 0;
    let mut end = 0;
    for (start, word) in text.unicode_word_indices() {
        if text[end..start].contains(['.', ';', '!', '?', ':', '\n', '|', '•']) {
            sentence += 1;
        }
        end = start + word.len();
        met(start..end, sentence);
    }
}

const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const LOW_LINE: u8 = 4;
/// Part of a word wherever it stands.
const CORE: u8 = LETTER | DIGIT | LOW_LINE;
/// Joins letters.
const JOINS_LETTERS: u8 = 8;
/// Joins digits.
const JOINS_DIGITS: u8 = 16;
/// Ends a sentence where it stands between words.
const ENDS: u8 = 32;
/// Begins one of the marks that take more than one byte.
const MARK: u8 = 64;

const fn class(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => LETTER,
        b'0'..=b'9' => DIGIT,
        b'_' => LOW_LINE,
        b'.' => JOINS_LETTERS | JOINS_DIGITS | ENDS,
        b':' => JOINS_LETTERS | ENDS,
        b'\'' => JOINS_LETTERS | JOINS_DIGITS,
        b';' => JOINS_DIGITS | ENDS,
        b',' => JOINS_DIGITS,
        b'!' | b'?' | b'\n' | b'|' => ENDS,
        0xe2 => MARK,
        _ => 0,
    }
}

const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = class(byte as u8);
        byte += 1;
    }
    classes
};

/// The class of a byte of a plain text; of one behind its end, that of a blank.
fn class_at(bytes: &[u8], at: usize) -> u8 {
    match bytes.get(at) {
        Some(byte) => CLASSES[usize::from(*byte)],
        None => 0,
    }
}

/// The class of a mark that takes more than one byte. All that plain texts have begin with the same two.
fn class_of_mark(bytes: &[u8], at: usize) -> u8 {
    match bytes.get(at + 2) {
        Some(0x98 | 0x99) => JOINS_LETTERS | JOINS_DIGITS,
        Some(0xa2) => ENDS,
        _ => 0,
    }
}

fn each_plain_word(bytes: &[u8], mut met: impl FnMut(Range<usize>, u32)) {
    let mut sentence = 0;
    let mut ends = 0;
    let mut at = 0;
    while at < bytes.len() {
        let class = class_at(bytes, at);
        if class & CORE == 0 {
            ends |= if class == MARK {
                class_of_mark(bytes, at)
            } else {
                class
            };
            at += if class == MARK { 3 } else { 1 };
            continue;
        }
        let start = at;
        let (end, seen) = end_of_word(bytes, start);
        at = end;
        if seen & (LETTER | DIGIT) != 0 {
            sentence += u32::from(ends & ENDS != 0);
            ends = 0;
            met(start..end, sentence);
        }
    }
}

/// Where the word ends that begins at a position, and the classes of what is in it.
fn end_of_word(bytes: &[u8], start: usize) -> (usize, u8) {
    let mut at = start;
    let mut seen = 0;
    loop {
        let mut class = 0;
        let mut last = 0;
        for byte in bytes.get(at..).unwrap_or_default() {
            class = CLASSES[usize::from(*byte)];
            if class & CORE == 0 {
                break;
            }
            seen |= class;
            last = class;
            at += 1;
        }
        if at == bytes.len() {
            return (at, seen);
        }
        let mut length = 1;
        if class == MARK {
            class = class_of_mark(bytes, at);
            length = 3;
        }
        if class & (JOINS_LETTERS | JOINS_DIGITS) == 0 {
            return (at, seen);
        }
        let both = last & class_at(bytes, at + length);
        let joins = class & JOINS_LETTERS != 0 && both & LETTER != 0
            || class & JOINS_DIGITS != 0 && both & DIGIT != 0;
        if !joins {
            return (at, seen);
        }
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quick(text: &str) -> Vec<(Range<usize>, u32)> {
        let mut words = Vec::new();
        each_plain_word(text.as_bytes(), |span, sentence| {
            words.push((span, sentence));
        });
        words
    }

    fn by_the_rules(text: &str) -> Vec<(Range<usize>, u32)> {
        let mut words = Vec::new();
        each_unicode_word(text, |span, sentence| {
            words.push((span, sentence));
        });
        words
    }

    #[test]
    fn words_and_sentences() {
        let text = "The team’s 3.5 a.m. shift: £2,000 for_2 __ • ‘end’";
        let words: Vec<&str> = quick(text)
            .into_iter()
            .map(|(span, _)| &text[span])
            .collect();
        assert_eq!(
            words,
            [
                "The", "team’s", "3.5", "a.m", "shift", "2,000", "for_2", "end"
            ]
        );
        assert_eq!(quick(text), by_the_rules(text));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn the_quick_rules_are_the_rules(text in "[ -~\n\r–—‘’“”•…£\u{a0}]{0,40}") {
            prop_assert!(is_plain(&text));
            prop_assert_eq!(quick(&text), by_the_rules(&text));
        }

        #[test]
        fn joints_too(text in "[ab1_ .:;,'’‘•\n]{0,16}") {
            prop_assert_eq!(quick(&text), by_the_rules(&text));
        }
    }
}
