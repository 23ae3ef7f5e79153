//! From text to comparable words: segmented, folded, spelt one way, stemmed, each with its place in the text.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::language::apart;
use crate::model::Spelling;

/// Words that hold sentences together and tell nothing of the subject. Negations are not among them.
const SMALL_WORDS: &[&str] = &[
    "a", "about", "all", "also", "am", "an", "and", "are", "as", "at", "be", "been", "being",
    "both", "but", "by", "can", "could", "did", "do", "does", "each", "for", "from", "had", "has",
    "have", "he", "her", "his", "how", "i", "if", "in", "is", "it", "its", "me", "might", "must",
    "my", "of", "on", "or", "our", "she", "should", "so", "some", "such", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "to", "us", "was", "we",
    "were", "what", "where", "which", "while", "who", "whose", "will", "with", "would", "you",
    "your",
];

/// One word that counts, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands in the text, in bytes.
    pub(crate) span: Range<usize>,
    /// Lower-case, spelt one way, before stemming.
    pub(crate) form: String,
    /// The stem of `form`.
    pub(crate) stem: Arc<str>,
    /// The word in capitals without a plural s, where it is written as a short form: `GPs` gives `GP`.
    pub(crate) capitals: Option<String>,
    /// The sentence, counted from 0.
    pub(crate) sentence: usize,
}

/// Turns text into words; holds the spellings that are taken for one.
#[derive(Clone, Default)]
pub(crate) struct Analyzer {
    /// By first word: the folded words of a spelling, the longest first, and the form that stands for it.
    spellings: HashMap<String, Vec<(Vec<String>, String)>>,
}

impl Analyzer {
    pub(crate) fn new(spellings: &[Spelling]) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, String)>> = HashMap::new();
        let mut add = |words: Vec<String>, form: &str| {
            if let Some(first) = words.first() {
                let known = by_first.entry(first.clone()).or_default();
                known.push((words, form.to_owned()));
            }
        };
        for spelling in spellings {
            let to = folded_words(&spelling.to);
            let form = to.concat();
            add(folded_words(&spelling.from), &form);
            // A normal form of two words is compared as one word, so that both ways meet.
            if to.len() > 1 {
                add(to, &form);
            }
        }
        for known in by_first.values_mut() {
            known.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self {
            spellings: by_first,
        }
    }

    /// The words of `text` that count, in order.
    pub(crate) fn words(&self, text: &str, stems: &mut Stems) -> Vec<Word> {
        let raw = raw_words(text);
        let mut words = Vec::with_capacity(raw.len());
        let mut i = 0;
        while let Some(first) = raw.get(i) {
            let (taken, form) = self.spelt(&raw[i..]);
            let last = &raw[i + taken - 1];
            i += taken;
            if taken == 1 && is_small(&form) && first.capitals.is_none() {
                continue;
            }
            words.push(Word {
                span: first.span.start..last.span.end,
                stem: stems.of(&form),
                form,
                capitals: (taken == 1).then(|| first.capitals.clone()).flatten(),
                sentence: first.sentence,
            });
        }
        words
    }

    /// What a word is by itself, as it is written.
    pub(crate) fn surface(&self, written: &str) -> Surface {
        let raw = Raw {
            span: 0..written.len(),
            folded: fold(written),
            capitals: capitals(written),
            sentence: 0,
        };
        let begins_several = self
            .spellings
            .get(&raw.folded)
            .is_some_and(|known| known.iter().any(|(words, _)| words.len() > 1));
        let (_, form) = self.spelt(std::slice::from_ref(&raw));
        Surface {
            counts: raw.capitals.is_some() || !is_small(&form),
            form,
            capitals: raw.capitals,
            begins_several,
        }
    }

    /// The form of one word as it is written, or of several that are spelt as one.
    pub(crate) fn form(&self, written: &str) -> String {
        let raw = raw_words(written);
        raw.first().map_or_else(String::new, |_| self.spelt(&raw).1)
    }

    /// How many written words make one of several that is spelt as one, and its form. `written` gives those at
    /// hand and ahead.
    pub(crate) fn several<'a>(
        &self,
        written: impl Fn(usize) -> Option<&'a str>,
    ) -> Option<(usize, &str)> {
        let known = self.spellings.get(&fold(written(0)?))?;
        let stands = |words: &[String]| {
            let mut all = words.iter().enumerate();
            all.all(|(i, word)| written(i).is_some_and(|written| fold(written) == *word))
        };
        known
            .iter()
            .filter(|(words, _)| words.len() > 1)
            .find(|(words, _)| stands(words))
            .map(|(words, form)| (words.len(), form.as_str()))
    }

    /// How many of the coming words make one, and its form.
    fn spelt(&self, coming: &[Raw]) -> (usize, String) {
        let first = &coming[0].folded;
        let known = self.spellings.get(first).into_iter().flatten();
        let stands = |words: &Vec<String>| {
            let ahead = coming.get(..words.len());
            ahead.is_some_and(|ahead| ahead.iter().map(|raw| &raw.folded).eq(words))
        };
        match known.into_iter().find(|(words, _)| stands(words)) {
            Some((words, form)) => (words.len(), form.clone()),
            None => (1, first.clone()),
        }
    }
}

/// What a written word is by itself.
pub(crate) struct Surface {
    /// Lower-case, spelt one way, before stemming.
    pub(crate) form: String,
    /// The word in capitals, where it is written as a short form.
    pub(crate) capitals: Option<String>,
    /// Whether it is more than one of the small words.
    pub(crate) counts: bool,
    /// Whether several words that are spelt as one begin with it.
    pub(crate) begins_several: bool,
}

/// The stems of the words of some texts, each worked out once: stemming costs more than all else about a word.
#[derive(Clone, Default)]
pub(crate) struct Stems(HashMap<String, Arc<str>>);

impl Stems {
    fn of(&mut self, form: &str) -> Arc<str> {
        if let Some(known) = self.0.get(form) {
            return known.clone();
        }
        let stem: Arc<str> = stem(form).into();
        self.0.insert(form.to_owned(), stem.clone());
        stem
    }
}

/// The stem of a folded word.
pub(crate) fn stem(form: &str) -> Cow<'_, str> {
    if let Some(own) = apart::stem(form) {
        return Cow::Borrowed(own);
    }
    let spelt = apart::spelt_with_s(form);
    Cow::Owned(
        Stemmer::create(Algorithm::English)
            .stem(&spelt)
            .into_owned(),
    )
}

struct Raw {
    span: Range<usize>,
    folded: String,
    capitals: Option<String>,
    sentence: usize,
}

fn is_small(form: &str) -> bool {
    SMALL_WORDS.binary_search(&form).is_ok()
}

fn folded_words(text: &str) -> Vec<String> {
    raw_words(text).into_iter().map(|raw| raw.folded).collect()
}

fn raw_words(text: &str) -> Vec<Raw> {
    let mut words: Vec<Raw> = Vec::new();
    let mut sentence = 0;
    let mut end = 0;
    for (start, word) in text.unicode_word_indices() {
        if text[end..start].contains(['.', ';', '!', '?', ':', '\n', '|', '•']) {
            sentence += 1;
        }
        end = start + word.len();
        words.push(Raw {
            span: start..end,
            folded: fold(word),
            capitals: capitals(word),
            sentence,
        });
    }
    words
}

/// Lower case, compatibility forms folded, without soft hyphens and possessive endings.
pub(crate) fn fold(word: &str) -> String {
    let plain: Cow<'_, str> = if word.is_ascii() {
        Cow::Borrowed(word)
    } else {
        // Letters apart from their accents: café is cafe.
        let folded = word
            .nfkd()
            .filter(|c| *c != '\u{ad}' && !is_combining_mark(*c));
        Cow::Owned(folded.map(|c| if c == '’' { '\'' } else { c }).collect())
    };
    let lower = plain.to_lowercase();
    lower
        .strip_suffix("'s")
        .or_else(|| lower.strip_suffix('\''))
        .unwrap_or(&lower)
        .to_owned()
}

fn capitals(word: &str) -> Option<String> {
    let word = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .or_else(|| word.strip_suffix('s'))
        .unwrap_or(word);
    let short = (2..=6).contains(&word.len());
    let upper = word
        .bytes()
        .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let letter = word.bytes().any(|b| b.is_ascii_uppercase());
    (short && upper && letter).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stems(text: &str) -> Vec<Arc<str>> {
        let spelling = |from: &str, to: &str| Spelling {
            from: from.to_owned(),
            to: to.to_owned(),
        };
        let analyzer = Analyzer::new(&[
            spelling("programme", "program"),
            spelling("well-being", "wellbeing"),
            spelling("taskforce", "task force"),
        ]);
        let words = analyzer.words(text, &mut Stems::default());
        words.into_iter().map(|word| word.stem).collect()
    }

    #[test]
    fn small_words_are_sorted() {
        assert!(SMALL_WORDS.is_sorted());
    }

    #[test]
    fn two_ways_of_writing_meet() {
        assert_eq!(stems("programmes"), ["programm".into()]);
        assert_eq!(stems("the programme’s"), stems("a PROGRAM"));
        assert_eq!(stems("well-being"), stems("wellbeing"));
        assert_eq!(stems("the Task Force"), stems("taskforce"));
        assert_eq!(
            stems("person-centred care"),
            ["person", "centr", "care"].map(Arc::from)
        );
        assert_eq!(stems("ﬁnancial"), stems("financial"));
    }

    #[test]
    fn short_forms_keep_their_capitals() {
        let words =
            Analyzer::new(&[]).words("GPs and the MAT’s mat for all IT", &mut Stems::default());
        let capitals: Vec<_> = words.into_iter().map(|word| word.capitals).collect();
        let some = |t: &str| Some(t.to_owned());
        assert_eq!(capitals, [some("GP"), some("MAT"), None, some("IT")]);
    }

    proptest! {
        #[test]
        fn spans_slice_the_text_in_order(text in ".{0,80}") {
            let mut end = 0;
            for word in Analyzer::new(&[]).words(&text, &mut Stems::default()) {
                prop_assert!(word.span.start >= end);
                prop_assert!(text.get(word.span.clone()).is_some_and(|t| !t.is_empty()));
                end = word.span.end;
            }
        }
    }
}
