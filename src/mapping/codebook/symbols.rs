//! The words that codebooks use, as numbers; and the guess at misspelt ones.

use std::collections::HashMap;

use crate::language::english;
use crate::language::words::Word;

/// Some frameworks, one bit for each.
pub(crate) type Frameworks = u64;
/// All frameworks, and any that are still to come.
pub(crate) const ALL: Frameworks = Frameworks::MAX;

/// The least length in characters at which a word may be taken for a misspelling.
const GUESSED_FROM: usize = 6;
/// From this length on two slips are forgiven, below it one.
const TWO_SLIPS_FROM: usize = 10;

/// The bit of a symbol, by the remainder of its number.
pub(crate) fn mark(symbol: u32) -> u64 {
    1 << (symbol % 64)
}

/// One reading of a word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Symbol {
    pub(crate) number: u32,
    /// Whether the word is misspelt and this a guess.
    pub(crate) guessed: bool,
    /// The frameworks to whose codebooks it is that.
    pub(crate) frameworks: Frameworks,
}

/// A word of a codebook as it is written there, to guess from.
struct SpeltWord {
    text: String,
    /// In characters.
    length: usize,
    /// The letters that it has, one bit for each of `a` to `z` and one for all others.
    letters: u32,
    symbol: u32,
    frameworks: Frameworks,
}

/// The numbers of words.
#[derive(Clone, Default)]
pub(crate) struct Symbols {
    stems: HashMap<String, u32>,
    capitals: HashMap<String, u32>,
    /// For each number the frameworks whose codebooks have the word.
    known: Vec<Frameworks>,
    /// The forms of each first letter.
    forms: HashMap<char, Vec<std::sync::Arc<SpeltWord>>>,
}

impl Symbols {
    pub(crate) fn len(&self) -> usize {
        self.known.len()
    }

    /// The symbol of a word of some frameworks' codebooks. A short form in capitals matches only capitals.
    pub(crate) fn intern(&mut self, word: &Word, frameworks: Frameworks) -> u32 {
        let (map, key) = match &word.capitals {
            Some(capitals) => (&mut self.capitals, capitals.as_str()),
            None => (&mut self.stems, &*word.stem),
        };
        let next = self.known.len() as u32;
        let symbol = map.get(key).copied().unwrap_or(next);
        if symbol == next {
            map.insert(key.to_owned(), symbol);
            self.known.push(0);
        }
        let known = &mut self.known[symbol as usize];
        if *known & frameworks == frameworks {
            return symbol;
        }
        *known |= frameworks;
        if let (None, Some(first)) = (&word.capitals, word.form.chars().next()) {
            let forms = self.forms.entry(first).or_default();
            forms.push(std::sync::Arc::new(SpeltWord {
                length: word.form.chars().count(),
                letters: letters(&word.form),
                text: word.form.clone(),
                symbol,
                frameworks,
            }));
        }
        symbol
    }

    /// All readings of a word: its stem, its short form in capitals, and a guess for those of some frameworks
    /// whose codebooks know neither.
    pub(crate) fn read(
        &self,
        form: &str,
        stem: &str,
        capitals: Option<&str>,
        frameworks: Frameworks,
    ) -> Vec<Symbol> {
        let stem = self.stems.get(stem);
        let capitals = capitals.and_then(|key| self.capitals.get(key));
        let mut read: Vec<Symbol> = [stem, capitals]
            .into_iter()
            .flatten()
            .map(|number| Symbol {
                number: *number,
                guessed: false,
                frameworks: self.known[*number as usize] & frameworks,
            })
            .collect();
        let known = read
            .iter()
            .fold(0, |known, symbol| known | symbol.frameworks);
        self.guess(form, frameworks & !known, &mut read);
        read.retain(|symbol| symbol.frameworks != 0);
        read
    }

    /// Adds the words of the codebooks of which `form`, no word of English, is a likely misspelling.
    fn guess(&self, form: &str, mut frameworks: Frameworks, read: &mut Vec<Symbol>) {
        let length = form.chars().count();
        let first = form.chars().next();
        let Some(forms) = first.and_then(|first| self.forms.get(&first)) else {
            return;
        };
        let a_word = length >= GUESSED_FROM && form.chars().all(char::is_alphabetic);
        if frameworks == 0 || !a_word || english::knows(form) {
            return;
        }
        let slips = if length < TWO_SLIPS_FROM { 1 } else { 2 };
        let own = letters(form);
        let mut near: Vec<(usize, &SpeltWord)> = forms
            .iter()
            .filter(|known| known.length.abs_diff(length) <= slips)
            // Each slip changes at most two of the letters that a word has.
            .filter(|known| (known.letters ^ own).count_ones() as usize <= 2 * slips)
            .filter(|known| known.frameworks & frameworks != 0)
            .map(|known| (strsim::osa_distance(&known.text, form), &**known))
            .filter(|(distance, _)| *distance <= slips)
            .collect();
        near.sort_by_key(|(distance, known)| (*distance, &known.text, known.symbol));
        for (_, known) in near {
            let taken = known.frameworks & frameworks;
            if taken != 0 {
                read.push(Symbol {
                    number: known.symbol,
                    guessed: true,
                    frameworks: taken,
                });
            }
            frameworks &= !taken;
        }
    }
}

fn letters(form: &str) -> u32 {
    form.chars().fold(0, |letters, c| {
        let bit = if c.is_ascii_lowercase() {
            c as u32 - 'a' as u32
        } else {
            26
        };
        letters | 1 << bit
    })
}
#[cfg(test)]
mod tests {
    use crate::mapping::Mapper;
    use crate::model::ThemeId;
    use crate::model::{Framework, MatchKind, Theme};

    #[test]
    fn only_what_is_no_word_of_english_is_taken_for_a_slip() {
        let mut theme = Theme::new(ThemeId::new("N").unwrap(), "Harm", "");
        theme.terms = ["naloxone", "treatment", "resident"]
            .map(str::to_owned)
            .into();
        let framework = Framework::new("n".parse().unwrap(), "N", vec![theme]);
        let mapper = Mapper::new(&framework).unwrap();
        let kinds = |text: &str| -> Vec<MatchKind> {
            let claims = mapper.map_text(text, &[]);
            let evidence = claims.iter().flat_map(|claim| &claim.evidence);
            evidence.map(|evidence| evidence.kind).collect()
        };
        assert_eq!(kinds("Naloxne kits"), [MatchKind::Fuzzy]);
        assert_eq!(kinds("tratment"), [MatchKind::Fuzzy]);
        assert!(kinds("methadose").is_empty());
        assert!(kinds("the president").is_empty());
    }
}
