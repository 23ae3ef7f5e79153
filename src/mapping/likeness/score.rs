//! From a statement to what it has in common with each theme, part by part.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::language::english;
use crate::mapping::engine::Engine;
use crate::mapping::field_read::Said;
use crate::mapping::likeness::compiled::{Compiled, PairIn, ThemePlace};
use crate::mapping::likeness::compute::{LOGIT, SHIFT, Similarity};
use crate::mapping::likeness::reach::{LikeHit, MetWord};
use crate::mapping::memory::{Memory, StemId};
use crate::model::{Evidence, MatchKind, Theme};

/// A distinct word of a statement.
struct LikeWord {
    stem: StemId,
    met: MetWord,
    spans: Vec<Range<usize>>,
    specificity: f64,
}

impl LikeWord {
    /// The places that evidence shows.
    fn shown(&self) -> &[Range<usize>] {
        &self.spans[..self.spans.len().min(PLACES)]
    }
}

/// A distinct pair of words that follow each other in a statement and in some themes.
struct Pair<'c> {
    span: Range<usize>,
    pair: &'c PairIn,
}

/// The words and pairs of a statement, in order of appearance.
pub(crate) struct LikeStatement<'c> {
    similarity: &'c Similarity,
    words: Vec<LikeWord>,
    pairs: Vec<Pair<'c>>,
}

/// What a part of a score rests on.
#[derive(Clone, Copy)]
enum LikeGround<'s> {
    Word(&'s LikeWord, LikeHit),
    Pair(&'s Pair<'s>, &'s ThemePlace),
}

/// A part of a score: what it adds, and why.
type Part<'s> = (f64, LikeGround<'s>);

/// The most places of one word that evidence shows: each of many themes shows them.
const PLACES: usize = 100;

/// The scores of a text, and what it takes to work them out; used again for the next.
#[derive(Default)]
pub(crate) struct LikeScores {
    /// One for each theme, and some that stay nought.
    pub(crate) scores: Vec<f32>,
    dense: Vec<usize>,
}

/// Works out the score of each theme of one of the frameworks that have likeness.
pub(crate) fn scores(
    engine: &Engine,
    memory: &Memory,
    likeness: usize,
    said: &[Said],
    LikeScores { scores, dense }: &mut LikeScores,
) {
    let count = engine.likenesses().len();
    let similarity = &engine.likenesses()[likeness];
    scores.clear();
    scores.resize(similarity.width(), 0.0);
    memory.add_all(engine, said, (likeness, count), dense, scores);
    let known = |said: &Said| memory.known(said.stem, (likeness, count));
    let mut pairs = pairs(&similarity.compiled, said, known);
    if pairs.len() > 1 {
        pairs.sort_by_key(|pair| pair.pair.number);
        pairs.dedup_by_key(|pair| pair.pair.number);
    }
    for Pair { pair, .. } in pairs {
        for (theme, _) in &pair.themes {
            scores[*theme] += pair.part as f32;
        }
    }
}

/// What of the score of each theme rests on words all of whose places are denied.
pub(crate) fn denied_scores(
    engine: &Engine,
    memory: &Memory,
    likeness: usize,
    said: &[Said],
    is_denied: impl Fn(&[Range<usize>]) -> bool,
) -> Vec<f32> {
    let count = engine.likenesses().len();
    let statement = LikeStatement::new(engine, memory, likeness, said);
    let mut scores = vec![0.0; statement.similarity.width()];
    for word in &statement.words {
        if is_denied(word.shown()) {
            for _ in &word.spans {
                memory.add(engine, word.stem, (likeness, count), &mut scores);
            }
        }
    }
    for Pair { pair, .. } in statement
        .pairs
        .iter()
        .filter(|pair| is_denied(std::slice::from_ref(&pair.span)))
    {
        for (theme, _) in &pair.themes {
            scores[*theme] += pair.part as f32;
        }
    }
    scores
}

/// All pairs of words that themes have, in order.
fn pairs<'c>(
    compiled: &'c Compiled,
    said: &[Said],
    known: impl Fn(&Said) -> Option<usize>,
) -> Vec<Pair<'c>> {
    let mut pairs = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    for said in said {
        let next = known(said);
        if let (Some((first, start)), Some(second)) = (before, next)
            && let Some(pair) = compiled.pair_of(first, second)
        {
            let span = start..said.span.end;
            pairs.push(Pair { span, pair });
        }
        before = next.map(|word| (word, said.span.start));
    }
    pairs
}

/// The sum of what is made of each score, in an order that no compiler may change.
fn sum(scores: &[[f32; 8]], value: impl Fn(f32) -> f32) -> f64 {
    let mut sums = [0.0_f32; 8];
    for eight in scores {
        for (sum, score) in sums.iter_mut().zip(eight) {
            *sum += value(*score);
        }
    }
    sums.iter().copied().map(f64::from).sum()
}

/// Confidence as a function of the score, for a statement with these scores of so many themes. It rises with the
/// score.
pub(crate) fn confidence(scores: &[f32], themes: usize) -> impl Fn(f32) -> f64 + use<> {
    let count = themes.max(1) as f64;
    let (eights, _) = scores.as_chunks::<8>();
    let mean = sum(eights, |score| score) / count;
    let middle = mean as f32;
    let squares = sum(eights, |score| (score - middle) * (score - middle));
    // The scores that stand for no theme are nought.
    let beyond = (scores.len() - themes) as f64 * f64::from(middle * middle);
    let square = (squares - beyond).max(0.0);
    let deviation = (square / count).sqrt();
    let of_count = LOGIT[3] * count.ln();
    move |score| {
        if score <= 0.0 {
            return 0.0;
        }
        let score = f64::from(score);
        let above = ((score - mean) / (deviation + 1e-9)).max(0.0);
        let [constant, of_above, of_score, _] = LOGIT;
        let logit =
            constant + of_above * above.ln_1p() + of_score * (score + SHIFT).ln() + of_count;
        1.0 / (1.0 + (-logit).exp())
    }
}

impl<'c> LikeStatement<'c> {
    /// The words and pairs of a statement for one of the frameworks that have likeness.
    pub(crate) fn new(engine: &'c Engine, memory: &Memory, likeness: usize, said: &[Said]) -> Self {
        let count = engine.likenesses().len();
        let similarity = &engine.likenesses()[likeness];
        let met = |said: &Said| memory.met(said.stem, (likeness, count));
        let mut at: HashMap<usize, usize> = HashMap::with_capacity(said.len());
        let mut words: Vec<LikeWord> = Vec::with_capacity(said.len());
        for one in said {
            let number = *at.entry(one.stem).or_insert_with(|| {
                let met = met(one);
                words.push(LikeWord {
                    stem: one.stem,
                    met,
                    spans: Vec::new(),
                    specificity: english::table().specificity(met.entry),
                });
                words.len() - 1
            });
            words[number].spans.push(one.span.clone());
        }
        let mut seen = HashSet::new();
        let mut pairs = pairs(&similarity.compiled, said, |said| met(said).word);
        pairs.retain(|pair| seen.insert(pair.pair.number));
        Self {
            similarity,
            words,
            pairs,
        }
    }

    /// All that makes up the score of a theme.
    fn parts(&self, theme: usize) -> Vec<Part<'_>> {
        let mut parts = Vec::with_capacity(self.words.len());
        for word in &self.words {
            let (reach, _) = self.similarity.reach(word.met);
            let weight = word.spans.len() as f64 * word.specificity * reach.idf;
            parts.extend(reach.hit(theme).map(|hit| {
                let part = weight * f64::from(hit.weight);
                (part, LikeGround::Word(word, hit))
            }));
        }
        for pair in &self.pairs {
            let themes = &pair.pair.themes;
            let found = themes.binary_search_by_key(&theme, |(theme, _)| *theme);
            parts.extend(found.ok().map(|at| {
                let ground = LikeGround::Pair(pair, &themes[at].1);
                (pair.pair.part, ground)
            }));
        }
        parts
    }

    /// The parts of a theme's score as evidence, each with its share of a confidence.
    pub(crate) fn evidence(
        &self,
        (number, theme): (usize, &Theme),
        text: &str,
        confidence: f64,
    ) -> Vec<Evidence> {
        let parts = self.parts(number);
        evidence(self.similarity, (number, theme), text, (parts, confidence))
    }
}

/// The parts as evidence, each with its share of the confidence.
fn evidence(
    similarity: &Similarity,
    (number, theme): (usize, &Theme),
    text: &str,
    (mut parts, confidence): (Vec<Part>, f64),
) -> Vec<Evidence> {
    let total: f64 = parts.iter().map(|(part, _)| part).sum();
    // Equal parts stay in the order of the statement's words.
    parts.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let words = &similarity.compiled.themes[number];
    let reason = |(part, ground): (f64, LikeGround)| {
        let (spans, term, kind) = match ground {
            LikeGround::Pair(pair, place) => {
                let term = place.text(theme);
                let quote = text.get(pair.span.clone()).unwrap_or_default();
                let kind = kind_of(same_letters(quote, term));
                (std::slice::from_ref(&pair.span), term, kind)
            }
            LikeGround::Word(word, hit) => {
                let own = &words[hit.slot as usize];
                let shown = word.shown();
                let first = own.places.first().map_or("", |place| place.text(theme));
                if Some(own.word) == word.met.word {
                    let quote = word.spans.first().and_then(|span| text.get(span.clone()));
                    let mut terms = own.places.iter().map(|place| place.text(theme));
                    let same = terms.find(|term| same_letters(term, quote.unwrap_or_default()));
                    (shown, same.unwrap_or(first), kind_of(same.is_some()))
                } else {
                    (shown, first, MatchKind::Related)
                }
            }
        };
        Evidence {
            heading: None,
            quote: quote(text, spans),
            spans: spans.to_vec(),
            term: term.to_owned(),
            kind,
            added: confidence * part / total,
            denied: None,
            aside: None,
        }
    };
    parts.into_iter().map(reason).collect()
}

fn kind_of(same: bool) -> MatchKind {
    if same {
        MatchKind::Exact
    } else {
        MatchKind::Stem
    }
}

/// Whether two texts differ in case at most.
fn same_letters(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
        || !(a.is_ascii() && b.is_ascii())
            && a.chars()
                .flat_map(char::to_lowercase)
                .eq(b.chars().flat_map(char::to_lowercase))
}

fn quote(text: &str, spans: &[Range<usize>]) -> String {
    let mut quote = String::new();
    for (i, span) in spans.iter().enumerate() {
        if i > 0 {
            quote.push_str(" … ");
        }
        quote.push_str(text.get(span.clone()).unwrap_or_default());
    }
    quote
}
