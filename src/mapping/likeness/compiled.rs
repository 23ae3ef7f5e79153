//! The themes' side: words of titles and descriptions with their weights, and pairs of words.

use std::collections::HashMap;
use std::ops::Range;

use crate::language::english;
use crate::language::english::Vector;
use crate::mapping::likeness::compute::{LENGTH, PAIR, SATURATION, TELLING, TITLE, idf};
use crate::mapping::likeness::tokens::{LikeToken, tokens};
use crate::model::{Framework, Theme};

/// Where a word or pair is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ThemePlace {
    in_title: bool,
    span: Range<usize>,
}

impl ThemePlace {
    /// The words as written.
    pub(crate) fn text<'t>(&self, theme: &'t Theme) -> &'t str {
        let field = if self.in_title {
            &theme.title
        } else {
            &theme.description
        };
        field.get(self.span.clone()).unwrap_or_default()
    }
}

/// A word of the themes' vocabulary.
pub(crate) struct KnownWord {
    /// Its number in the table of English.
    pub(crate) entry: Option<usize>,
    pub(crate) specificity: f64,
    /// What its specificity makes of likeness to it.
    pub(crate) telling: f64,
    pub(crate) vector: Option<Vector>,
}

/// A word of one theme.
pub(crate) struct ThemeWord {
    /// Its number in the vocabulary.
    pub(crate) word: usize,
    pub(crate) weight: f64,
    /// All places where it stands, the title's first.
    pub(crate) places: Vec<ThemePlace>,
}

/// A place of a word of the vocabulary among the themes.
pub(crate) struct Posting {
    pub(crate) theme: u32,
    /// Its number among the words of the theme.
    pub(crate) slot: u32,
    /// Its weight in the theme.
    pub(crate) weight: f64,
}

/// Two words that follow each other in some themes.
#[derive(Default)]
pub(crate) struct PairIn {
    /// Its number among the pairs.
    pub(crate) number: usize,
    /// What it adds to the score of each of them.
    pub(crate) part: f64,
    /// The themes, in order, and where it stands first.
    pub(crate) themes: Vec<(usize, ThemePlace)>,
}

/// The words of all themes.
pub(crate) struct Compiled {
    /// The number of each stem in `vocabulary`.
    pub(crate) numbers: HashMap<String, usize>,
    pub(crate) vocabulary: Vec<KnownWord>,
    /// The words of each theme, in order of appearance.
    pub(crate) themes: Vec<Vec<ThemeWord>>,
    /// The themes of each word of the vocabulary.
    pub(crate) postings: Vec<Vec<Posting>>,
    /// Pairs of words that follow each other.
    pairs: HashMap<(usize, usize), PairIn>,
    /// The pairs that each word begins, by their second words.
    begun: Vec<Vec<(usize, PairIn)>>,
    /// Those second words, one bit for each remainder of their numbers: most words that follow are not among them.
    follow: Vec<u64>,
}

/// Title and description of a theme in tokens.
struct Fields([Vec<LikeToken>; 2]);

impl Compiled {
    pub(crate) fn new(framework: &Framework) -> Self {
        let fields: Vec<Fields> = framework
            .themes
            .iter()
            .map(|theme| Fields([tokens(&theme.title), tokens(&theme.description)]))
            .collect();
        let mean = |field: usize| {
            let lengths = fields.iter().map(|Fields(fields)| fields[field].len());
            lengths.sum::<usize>() as f64 / fields.len().max(1) as f64
        };
        let means = [mean(0), mean(1)];
        let mut compiled = Self {
            numbers: HashMap::new(),
            vocabulary: Vec::new(),
            themes: Vec::with_capacity(fields.len()),
            postings: Vec::new(),
            pairs: HashMap::new(),
            begun: Vec::new(),
            follow: Vec::new(),
        };
        for fields in fields {
            compiled.theme(&fields, means);
        }
        compiled.finish();
        compiled
    }

    /// The pair of two words, where themes have it.
    pub(crate) fn pair_of(&self, first: usize, second: usize) -> Option<&PairIn> {
        if self.follow[first] & 1 << (second % 64) == 0 {
            return None;
        }
        let begun = &self.begun[first];
        let at = begun.binary_search_by_key(&second, |(second, _)| *second);
        at.ok().map(|at| &begun[at].1)
    }

    fn finish(&mut self) {
        self.postings.resize_with(self.vocabulary.len(), Vec::new);
        for (theme, words) in self.themes.iter().enumerate() {
            for (slot, word) in words.iter().enumerate() {
                self.postings[word.word].push(Posting {
                    theme: theme as u32,
                    slot: slot as u32,
                    weight: word.weight,
                });
            }
        }
        self.begun.resize_with(self.vocabulary.len(), Vec::new);
        for ((first, second), mut pair) in std::mem::take(&mut self.pairs) {
            let [a, b] = [first, second].map(|word| self.vocabulary[word].specificity);
            pair.part = PAIR * idf(pair.themes.len() as f64, self.themes.len()) * (a * b).sqrt();
            self.begun[first].push((second, pair));
        }
        for begun in &mut self.begun {
            begun.sort_by_key(|(second, _)| *second);
            let marks = begun.iter().map(|(second, _)| 1 << (second % 64));
            self.follow.push(marks.fold(0, |all, mark: u64| all | mark));
        }
    }

    fn theme(&mut self, Fields(fields): &Fields, means: [f64; 2]) {
        let theme = self.themes.len();
        let mut words: Vec<ThemeWord> = Vec::new();
        let mut at: HashMap<usize, usize> = HashMap::new();
        for (i, (tokens, mean)) in fields.iter().zip(means).enumerate() {
            let in_title = i == 0;
            // A field with a token has a mean above nought.
            let length = 1.0 - LENGTH + LENGTH * tokens.len() as f64 / mean;
            let once = if in_title { TITLE } else { 1.0 } / length;
            let mut before: Option<(usize, usize)> = None;
            for LikeToken { span, stem } in tokens {
                let word = self.number(stem);
                let slot = *at.entry(word).or_insert_with(|| {
                    words.push(ThemeWord {
                        word,
                        weight: 0.0,
                        places: Vec::new(),
                    });
                    words.len() - 1
                });
                words[slot].weight += once;
                words[slot].places.push(ThemePlace {
                    in_title,
                    span: span.clone(),
                });
                if let Some((previous, start)) = before.replace((word, span.start)) {
                    let span = start..span.end;
                    self.pair((previous, word), theme, ThemePlace { in_title, span });
                }
            }
        }
        for word in &mut words {
            word.weight = word.weight * (SATURATION + 1.0) / (word.weight + SATURATION);
        }
        self.themes.push(words);
    }

    fn pair(&mut self, pair: (usize, usize), theme: usize, place: ThemePlace) {
        let number = self.pairs.len();
        let pair = self.pairs.entry(pair).or_insert_with(|| PairIn {
            number,
            ..PairIn::default()
        });
        if pair.themes.last().is_none_or(|(last, _)| *last != theme) {
            pair.themes.push((theme, place));
        }
    }

    fn number(&mut self, stem: &str) -> usize {
        if let Some(known) = self.numbers.get(stem) {
            return *known;
        }
        let table = english::table();
        let entry = table.find(stem);
        let specificity = table.specificity(entry);
        self.vocabulary.push(KnownWord {
            entry,
            specificity,
            telling: specificity.powf(TELLING),
            vector: entry.map(|entry| table.vector(entry)),
        });
        let number = self.vocabulary.len() - 1;
        self.numbers.insert(stem.to_owned(), number);
        number
    }
}
