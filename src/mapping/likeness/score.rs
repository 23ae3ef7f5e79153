//! From a statement to what it has in common with each theme, part by part.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::language::english;
use crate::mapping::likeness::compiled::{Compiled, Place};
use crate::mapping::likeness::compute::{LEAST, LOGIT, PAIR, SHIFT, Similarity, idf};
use crate::mapping::likeness::reach::{Hit, Met};
use crate::mapping::likeness::tokens::{Token, tokens};
use crate::model::{Evidence, Framework, MatchKind, Theme};

/// What a statement has in common with one theme.
#[derive(Debug, PartialEq)]
pub(crate) struct Likeness {
    pub(crate) theme: usize,
    /// How likely a reader would agree that the statement addresses the theme.
    pub(crate) confidence: f64,
    /// All parts of the score, the strongest first. What they added makes up the confidence.
    pub(crate) evidence: Vec<Evidence>,
}

/// A distinct word of a statement.
struct Word {
    met: Met,
    spans: Vec<Range<usize>>,
    specificity: f64,
}

/// A distinct pair of words that follow each other in a statement and in some themes.
struct Pair<'c> {
    span: Range<usize>,
    part: f64,
    themes: &'c [(usize, Place)],
}

/// The words and pairs of a statement, in order of appearance.
pub(crate) struct Statement<'c> {
    words: Vec<Word>,
    pairs: Vec<Pair<'c>>,
}

/// What a part of a score rests on.
#[derive(Clone, Copy)]
enum Ground<'s> {
    Word(&'s Word, Hit),
    Pair(&'s Pair<'s>, &'s Place),
}

/// A part of a score: what it adds, and why.
type Part<'s> = (f64, Ground<'s>);

/// The most places of one word that evidence shows: each of many themes shows them.
const PLACES: usize = 100;

pub(crate) fn likenesses(
    similarity: &Similarity,
    framework: &Framework,
    text: &str,
    wanted: impl Fn(usize) -> bool,
) -> Vec<Likeness> {
    let statement = read(&similarity.compiled, text);
    let scores = scores(similarity, &statement);
    let confidence = confidence(&scores);
    // Most themes are not worth a claim: only the parts of the others are gathered.
    let mut at: Vec<Option<usize>> = vec![None; scores.len()];
    let mut parts: Vec<Vec<Part>> = Vec::new();
    for (theme, score) in scores.iter().enumerate() {
        if confidence(*score) >= LEAST && wanted(theme) {
            at[theme] = Some(parts.len());
            parts.push(Vec::with_capacity(statement.words.len()));
        }
    }
    each_part(similarity, &statement, |theme, part, ground| {
        if let Some(at) = at[theme] {
            parts[at].push((part, ground));
        }
    });
    let claimed = at.iter().enumerate().filter(|(_, at)| at.is_some());
    claimed
        .zip(parts)
        .map(|((theme, _), parts)| Likeness {
            theme,
            confidence: confidence(scores[theme]),
            evidence: evidence(
                similarity,
                (theme, &framework.themes[theme]),
                text,
                (parts, confidence(scores[theme])),
            ),
        })
        .collect()
}

/// The score of each theme.
pub(crate) fn scores(similarity: &Similarity, statement: &Statement) -> Vec<f64> {
    let mut scores = vec![0.0; similarity.compiled.themes.len()];
    each_part(similarity, statement, |theme, part, _| {
        scores[theme] += part;
    });
    scores
}

/// Confidence as a function of the score, for a statement with these scores. It rises with the score.
pub(crate) fn confidence(scores: &[f64]) -> impl Fn(f64) -> f64 + use<> {
    let count = scores.len().max(1) as f64;
    let mean = scores.iter().sum::<f64>() / count;
    let square = scores.iter().map(|score| (score - mean).powi(2));
    let deviation = (square.sum::<f64>() / count).sqrt();
    move |score| {
        if score <= 0.0 {
            return 0.0;
        }
        let above = ((score - mean) / (deviation + 1e-9)).max(0.0);
        let [constant, of_above, of_score, of_count] = LOGIT;
        let logit = constant
            + of_above * above.ln_1p()
            + of_score * (score + SHIFT).ln()
            + of_count * count.ln();
        1.0 / (1.0 + (-logit).exp())
    }
}

pub(crate) fn read<'c>(compiled: &'c Compiled, text: &str) -> Statement<'c> {
    let tokens = tokens(text);
    let table = english::table();
    let mut at: HashMap<&str, usize> = HashMap::with_capacity(tokens.len());
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    let mut order = Vec::with_capacity(tokens.len());
    for Token { span, stem } in &tokens {
        let number = *at.entry(stem).or_insert_with(|| {
            let word = compiled.numbers.get(stem.as_str()).copied();
            let entry =
                word.map_or_else(|| table.find(stem), |word| compiled.vocabulary[word].entry);
            words.push(Word {
                met: Met { entry, word },
                spans: Vec::new(),
                specificity: table.specificity(entry),
            });
            words.len() - 1
        });
        words[number].spans.push(span.clone());
        order.push(words[number].met.word);
    }
    let pairs = pairs(compiled, &tokens, &order);
    Statement { words, pairs }
}

fn pairs<'c>(compiled: &'c Compiled, tokens: &[Token], order: &[Option<usize>]) -> Vec<Pair<'c>> {
    let all = compiled.themes.len();
    let mut seen = HashSet::new();
    let mut pairs = Vec::new();
    for (tokens, words) in tokens.windows(2).zip(order.windows(2)) {
        let ([first, second], [Some(a), Some(b)]) = (tokens, words) else {
            continue;
        };
        let Some(themes) = compiled.pairs.get(&(*a, *b)) else {
            continue;
        };
        if seen.insert((a, b)) {
            let [a, b] = [a, b].map(|word| compiled.vocabulary[*word].specificity);
            pairs.push(Pair {
                span: first.span.start..second.span.end,
                part: PAIR * idf(themes.len() as f64, all) * (a * b).sqrt(),
                themes,
            });
        }
    }
    pairs
}

fn each_part<'s>(
    similarity: &Similarity,
    statement: &'s Statement,
    mut part: impl FnMut(usize, f64, Ground<'s>),
) {
    for word in &statement.words {
        let reach = similarity.reached.of(&similarity.compiled, word.met);
        let weight = word.spans.len() as f64 * word.specificity * reach.idf;
        for hit in &reach.hits {
            let ground = Ground::Word(word, *hit);
            part(hit.theme as usize, weight * f64::from(hit.weight), ground);
        }
    }
    for pair in &statement.pairs {
        for (theme, place) in pair.themes {
            part(*theme, pair.part, Ground::Pair(pair, place));
        }
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
    let reason = |(part, ground): (f64, Ground)| {
        let (spans, term, kind) = match ground {
            Ground::Pair(pair, place) => {
                let term = place.text(theme);
                let quote = text.get(pair.span.clone()).unwrap_or_default();
                let kind = kind_of(same_letters(quote, term));
                (std::slice::from_ref(&pair.span), term, kind)
            }
            Ground::Word(word, hit) => {
                let own = &words[hit.slot as usize];
                let shown = &word.spans[..word.spans.len().min(PLACES)];
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
