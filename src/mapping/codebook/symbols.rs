//! The words that a framework's codebook uses, as numbers; and the guess at misspelt ones.

use std::collections::HashMap;

use crate::language::english;
use crate::language::words::Word;

/// The least length in characters at which a word may be taken for a misspelling.
const GUESSED_FROM: usize = 6;
/// From this length on two slips are forgiven, below it one.
const TWO_SLIPS_FROM: usize = 10;

/// What one word of a text is to a codebook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Read {
    stem: Option<u32>,
    capitals: Option<u32>,
    /// Whether the word is misspelt and `stem` a guess.
    pub(crate) guessed: bool,
}

impl Read {
    pub(crate) fn symbols(self) -> impl Iterator<Item = u32> {
        [self.stem, self.capitals].into_iter().flatten()
    }

    pub(crate) fn is(self, symbol: u32) -> bool {
        self.stem == Some(symbol) || self.capitals == Some(symbol)
    }
}

#[derive(Default)]
pub(crate) struct Symbols {
    stems: HashMap<String, u32>,
    capitals: HashMap<String, u32>,
    count: u32,
    /// The forms of each first letter, to guess from.
    forms: HashMap<char, Vec<(String, u32)>>,
}

impl Symbols {
    /// The symbol of a word of the codebook. A short form in capitals matches only capitals.
    pub(crate) fn intern(&mut self, word: &Word) -> u32 {
        let (map, key) = match &word.capitals {
            Some(capitals) => (&mut self.capitals, capitals.as_str()),
            None => (&mut self.stems, &*word.stem),
        };
        if let Some(known) = map.get(key) {
            return *known;
        }
        let symbol = self.count;
        map.insert(key.to_owned(), symbol);
        self.count += 1;
        if let (None, Some(first)) = (&word.capitals, word.form.chars().next()) {
            let forms = self.forms.entry(first).or_default();
            forms.push((word.form.clone(), symbol));
        }
        symbol
    }

    pub(crate) fn read(&self, word: &Word) -> Read {
        let capitals = word
            .capitals
            .as_ref()
            .and_then(|key| self.capitals.get(key))
            .copied();
        let stem = self.stems.get(&*word.stem).copied();
        let guess = (stem.is_none() && capitals.is_none())
            .then(|| self.guess(&word.form))
            .flatten();
        Read {
            stem: stem.or(guess),
            capitals,
            guessed: guess.is_some(),
        }
    }

    /// The word of the codebook of which `form`, no word of English, is a likely misspelling.
    fn guess(&self, form: &str) -> Option<u32> {
        let length = form.chars().count();
        if length < GUESSED_FROM || !form.chars().all(char::is_alphabetic) || english::knows(form) {
            return None;
        }
        let slips = if length < TWO_SLIPS_FROM { 1 } else { 2 };
        self.forms
            .get(&form.chars().next()?)?
            .iter()
            .filter(|(known, _)| known.chars().count().abs_diff(length) <= slips)
            .map(|(known, symbol)| (strsim::osa_distance(known, form), known, *symbol))
            .filter(|(distance, ..)| *distance <= slips)
            .min()
            .map(|(.., symbol)| symbol)
    }
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
