//! What a word is looked up by.

use std::ops::Range;

/// What tells a word from others: up to sixteen bytes all of it, of a longer one its length and a hash.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct WordKey {
    first: u64,
    last: u64,
    length: u32,
}

const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

fn mix(hash: u64, part: u64) -> u64 {
    let product = u128::from(hash ^ part) * u128::from(ODD);
    product as u64 ^ (product >> 64) as u64
}

impl WordKey {
    /// The bytes up to which a key is all of a word.
    const WHOLE: usize = 16;

    /// The key of the word at some bytes of a text.
    pub(crate) fn new(text: &[u8], at: Range<usize>) -> Self {
        let length = at.len();
        let (first, last) = if length > Self::WHOLE {
            let (eights, rest) = text[at].as_chunks::<8>();
            let all = eights.iter().map(|eight| u64::from_le_bytes(*eight));
            let rest = rest.iter();
            let last = rest.fold(0, |last, byte| last << 8 | u64::from(*byte));
            (all.chain([last]).fold(ODD, mix), last)
        } else {
            // What follows the word is read with it and taken away again: that is quicker than to tell lengths apart.
            let sixteen = match text[at.start..].first_chunk::<16>() {
                Some(sixteen) => *sixteen,
                None => padded(&text[at]),
            };
            let both = u128::from_le_bytes(sixteen);
            (
                both as u64 & below(length),
                (both >> 64) as u64 & below(length.saturating_sub(8)),
            )
        };
        Self {
            first,
            last,
            length: length as u32,
        }
    }

    pub(crate) fn is_whole(self) -> bool {
        self.length as usize <= Self::WHOLE
    }

    /// The same on every machine.
    pub(crate) fn hash(self) -> usize {
        mix(mix(self.first, u64::from(self.length)), self.last) as usize
    }
}

/// Up to sixteen bytes, and noughts behind them.
fn padded(word: &[u8]) -> [u8; WordKey::WHOLE] {
    let mut padded = [0; WordKey::WHOLE];
    padded[..word.len()].copy_from_slice(word);
    padded
}

/// All bits of so many bytes, eight at most.
fn below(bytes: usize) -> u64 {
    u64::MAX
        .checked_shr(64 - 8 * bytes.min(8) as u32)
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whole_keys_tell_words_apart(
            one in "[a-c]{0,17}", other in "[a-c]{0,17}", before in "[a-c]{0,3}", behind in "[a-c]{0,20}",
        ) {
            let keys = [(&one, &behind), (&other, &before)].map(|(word, behind)| {
                let text = format!("{before}{word}{behind}");
                WordKey::new(text.as_bytes(), before.len()..before.len() + word.len())
            });
            prop_assert_eq!(keys[0] == keys[1], one == other);
        }
    }
}
