//! How near deeds are to each other, by themes and by words, looked up by what they share.

use std::collections::HashMap;
use std::ops::Range;

use crate::graph::CoverageGraph;
use crate::language::words;
use crate::language::words::Analyzer;
use crate::language::written::each_word;
use crate::model::{Plan, Role, Statement, ThemeId};

/// Below this two deeds without a common theme share but everyday words.
const LEAST_BY_WORDS: f64 = 0.15;
/// What is near by quick sums differs from what is reckoned for a reader by less than this.
const ROUNDING: f32 = 1e-4;
/// How many deeds are gathered before the nearest of them tell which others need not be.
const GATHERED: usize = 1 << 10;

/// A deed as it is compared.
struct Deed {
    /// The rows of its statement and of its partnership.
    statement: usize,
    partnership: usize,
    /// Its themes, by their places in the natural order of ids, with the confidence of the link.
    themes: Vec<(usize, f64)>,
    /// Its stems with where the word stands, in the order of the stems.
    words: Vec<(usize, Range<usize>)>,
    /// What all its themes, and all its words, weigh.
    weight_of_themes: f64,
    weight_of_words: f64,
}

/// The deeds of all plans, and which of them have a theme or a word.
pub(crate) struct Nearness<'g, 'a> {
    graph: &'g CoverageGraph<'a>,
    deeds: Vec<Deed>,
    /// The themes in the natural order of ids.
    in_order: Vec<&'a ThemeId>,
    /// How telling each theme, by that order, and each stem is.
    themes: Vec<f64>,
    words: Vec<f64>,
    with_theme: Vec<Vec<(u32, f32)>>,
    with_word: Vec<Vec<u32>>,
    /// Of each deed what the sums over all others need: kept together, as all of them are asked for it.
    quick: Vec<QuickDeed>,
}

/// A deed as it is compared with all others.
struct QuickDeed {
    partnership: u32,
    themes: f32,
    words: f32,
}

/// What two deeds share.
#[derive(Clone, Copy, Default)]
struct Shared {
    /// Above nought where they share a theme.
    themes: f32,
    words: f32,
}

/// What is summed up for one deed after the other; all nought between two.
pub(crate) struct Scratch {
    shared: Vec<Shared>,
    touched: Vec<u32>,
}

/// A deed that is near to another.
pub(crate) struct Near<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) statement: &'a Statement,
    pub(crate) by_themes: f64,
    pub(crate) by_words: f64,
    /// The themes that both have, the most telling first, then in natural order.
    pub(crate) themes: Vec<&'a ThemeId>,
    /// The words that both have, as the near one writes them, the most telling first, then in order.
    pub(crate) words: Vec<String>,
}

impl Near<'_> {
    pub(crate) fn score(&self) -> f64 {
        f64::midpoint(self.by_themes, self.by_words)
    }
}

impl<'g, 'a> Nearness<'g, 'a> {
    pub(crate) fn of(graph: &'g CoverageGraph<'a>) -> Self {
        let (deeds, stems) = deeds(graph);
        let mut nearness = Self {
            graph,
            in_order: in_natural_order(graph),
            themes: Vec::new(),
            words: Vec::new(),
            with_theme: vec![Vec::new(); graph.tables.themes.len()],
            with_word: vec![Vec::new(); stems],
            quick: Vec::new(),
            deeds,
        };
        for (at, deed) in nearness.deeds.iter().enumerate() {
            for (theme, confidence) in &deed.themes {
                nearness.with_theme[*theme].push((at as u32, *confidence as f32));
            }
            for (stem, _) in &deed.words {
                nearness.with_word[*stem].push(at as u32);
            }
        }
        let all = nearness.deeds.len() as f64;
        let telling = |count: usize| (1.0 + all / count as f64).ln();
        nearness.themes = nearness
            .with_theme
            .iter()
            .map(|with| telling(with.len()))
            .collect();
        nearness.words = nearness
            .with_word
            .iter()
            .map(|with| telling(with.len()))
            .collect();
        for deed in &mut nearness.deeds {
            let themes = deed.themes.iter();
            deed.weight_of_themes = themes.map(|(theme, c)| nearness.themes[*theme] * c).sum();
            deed.weight_of_words = deed
                .words
                .iter()
                .map(|(stem, _)| nearness.words[*stem])
                .sum();
            nearness.quick.push(QuickDeed {
                partnership: deed.partnership as u32,
                themes: deed.weight_of_themes as f32,
                words: deed.weight_of_words as f32,
            });
        }
        nearness
    }

    /// How many deeds are compared.
    pub(crate) fn len(&self) -> usize {
        self.deeds.len()
    }

    pub(crate) fn scratch(&self) -> Scratch {
        Scratch {
            shared: vec![Shared::default(); self.deeds.len()],
            touched: Vec::new(),
        }
    }

    /// The deeds of a partnership, by its row, in the order of its plans.
    pub(crate) fn of_partnership(&self, row: usize) -> impl Iterator<Item = usize> {
        let deeds = self.deeds.iter().enumerate();
        deeds
            .filter(move |(_, deed)| deed.partnership == row)
            .map(|(at, _)| at)
    }

    /// What says a deed.
    pub(crate) fn said(&self, deed: usize) -> (&'a Plan, &'a Statement) {
        let row = &self.graph.tables.statements[self.deeds[deed].statement];
        (self.graph.tables.plans[row.plan].plan, row.statement)
    }

    /// The nearest deeds of other partnerships, at most so many, the nearest first, then by id.
    pub(crate) fn nearest(&self, deed: usize, most: usize, scratch: &mut Scratch) -> Vec<Near<'a>> {
        self.sum_up(deed, scratch);
        let own = &self.quick[deed];
        let mut scores: Vec<(f32, u32)> = Vec::new();
        let mut least = f32::MIN;
        for at in scratch.touched.drain(..) {
            let shared = std::mem::take(&mut scratch.shared[at as usize]);
            let other = &self.quick[at as usize];
            let by_themes = share(shared.themes, own.themes + other.themes);
            let by_words = share(shared.words, own.words + other.words);
            let score = by_themes.midpoint(by_words);
            let is_far = shared.themes <= 0.0 && by_words < LEAST_BY_WORDS as f32 - ROUNDING;
            if score < least || is_far || other.partnership == own.partnership {
                continue;
            }
            if shared.themes > 0.0
                || by_words > LEAST_BY_WORDS as f32 + ROUNDING
                || self.by_words(deed, at as usize) >= LEAST_BY_WORDS
            {
                scores.push((score, at));
            }
            if scores.len() >= most.saturating_add(GATHERED) {
                least = keep_best(&mut scores, most);
            }
        }
        // Those that could be among the nearest are reckoned once more, as a reader would.
        keep_best(&mut scores, most);
        let mut near: Vec<(usize, Near<'a>)> = scores
            .into_iter()
            .map(|(_, other)| other as usize)
            .map(|other| (self.rank(other), self.near(deed, other)))
            .collect();
        near.sort_by(|(a, one), (b, other)| {
            let by_score = other.score().total_cmp(&one.score());
            by_score.then_with(|| a.cmp(b))
        });
        near.truncate(most);
        near.into_iter().map(|(_, near)| near).collect()
    }

    /// Adds up what each deed shares with one.
    fn sum_up(&self, deed: usize, scratch: &mut Scratch) {
        let own = &self.deeds[deed];
        let Scratch { shared, touched } = scratch;
        for (theme, confidence) in &own.themes {
            let (weight, confidence) = (self.themes[*theme] as f32, *confidence as f32);
            for (other, theirs) in &self.with_theme[*theme] {
                let shared = &mut shared[*other as usize];
                if shared.themes <= 0.0 {
                    touched.push(*other);
                }
                // A link of no confidence is one all the same.
                shared.themes += (weight * confidence.min(*theirs)).max(f32::MIN_POSITIVE);
            }
        }
        for (stem, _) in &own.words {
            let weight = self.words[*stem] as f32;
            for other in &self.with_word[*stem] {
                let shared = &mut shared[*other as usize];
                if shared.themes <= 0.0 && shared.words <= 0.0 {
                    touched.push(*other);
                }
                shared.words += weight;
            }
        }
    }

    fn rank(&self, deed: usize) -> usize {
        self.graph.tables.statements[self.deeds[deed].statement].rank
    }

    fn near(&self, deed: usize, other: usize) -> Near<'a> {
        let (one, two) = (&self.deeds[deed], &self.deeds[other]);
        let (plan, statement) = self.said(other);
        let mut themes = Vec::new();
        let by_themes = jaccard(both(&one.themes, &two.themes).map(|(theme, a, b)| {
            if a.is_some() && b.is_some() {
                themes.push((self.themes[theme], self.in_order[theme]));
            }
            let confidence = |side: Option<&f64>| side.copied().unwrap_or(0.0);
            (self.themes[theme], confidence(a), confidence(b))
        }));
        // Both sorts are stable: themes came in natural order.
        themes.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut words: Vec<(f64, String)> = both(&one.words, &two.words)
            .filter(|(_, a, _)| a.is_some())
            .filter_map(|(stem, _, span)| {
                let written = statement.text.get(span?.clone()).unwrap_or_default();
                Some((self.words[stem], written.to_lowercase()))
            })
            .collect();
        words.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        Near {
            plan,
            statement,
            by_themes,
            by_words: self.by_words(deed, other),
            themes: themes.into_iter().map(|(_, theme)| theme).collect(),
            words: words.into_iter().map(|(_, word)| word).collect(),
        }
    }

    fn by_words(&self, deed: usize, other: usize) -> f64 {
        let (one, two) = (&self.deeds[deed], &self.deeds[other]);
        let has = |side: Option<&Range<usize>>| f64::from(u8::from(side.is_some()));
        let items = both(&one.words, &two.words);
        jaccard(items.map(|(stem, a, b)| (self.words[stem], has(a), has(b))))
    }
}

/// Keeps those that could be among the best so many, and tells below which score others could not.
fn keep_best(scores: &mut Vec<(f32, u32)>, most: usize) -> f32 {
    let Some(last) = most.checked_sub(1) else {
        scores.clear();
        return f32::INFINITY;
    };
    if last >= scores.len() {
        return f32::MIN;
    }
    let descending = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0);
    let (_, (lowest, _), _) = scores.select_nth_unstable_by(last, descending);
    let bound = *lowest - ROUNDING;
    scores.retain(|(score, _)| *score >= bound);
    bound
}

fn in_natural_order<'a>(graph: &CoverageGraph<'a>) -> Vec<&'a ThemeId> {
    let mut themes: Vec<_> = graph.tables.themes.iter().collect();
    themes.sort_by_key(|row| row.rank);
    themes.into_iter().map(|row| &row.theme.id).collect()
}

/// The deeds of all plans, and how many stems their words have.
fn deeds(graph: &CoverageGraph<'_>) -> (Vec<Deed>, usize) {
    let tables = &graph.tables;
    let analyzer = Analyzer::new(&[]);
    // Each word as it is written, with the number of its stem where it counts.
    let mut known: HashMap<&str, Option<usize>> = HashMap::new();
    let mut stems: HashMap<String, usize> = HashMap::new();
    let mut deeds = Vec::new();
    for (at, row) in tables.statements.iter().enumerate() {
        if !matches!(row.statement.role, Role::Action | Role::Progress) {
            continue;
        }
        let claimed = tables.links_of(at).iter().take_while(|link| link.claimed);
        let mut themes: Vec<(usize, f64)> = claimed
            .map(|link| (tables.themes[link.theme].rank, link.link.claim.confidence))
            .collect();
        themes.sort_by_key(|(theme, _)| *theme);
        themes.dedup_by_key(|(theme, _)| *theme);
        let text = row.statement.text.as_str();
        let mut words = Vec::new();
        each_word(text, |span, _| {
            let stem = *known.entry(&text[span.clone()]).or_insert_with_key(|word| {
                let surface = analyzer.surface(word);
                let next = stems.len();
                let stem = surface
                    .counts
                    .then(|| words::stem(&surface.form).into_owned());
                stem.map(|stem| *stems.entry(stem).or_insert(next))
            });
            words.extend(stem.map(|stem| (stem, span)));
        });
        deeds.push(Deed {
            statement: at,
            partnership: tables.plans[row.plan].partnership,
            themes,
            words,
            weight_of_themes: 0.0,
            weight_of_words: 0.0,
        });
    }
    in_order(&mut deeds, &stems);
    (deeds, stems.len())
}

/// Numbers the stems by their order, so that sums do not hang on which deed came first.
fn in_order(deeds: &mut [Deed], stems: &HashMap<String, usize>) {
    let mut sorted: Vec<(&str, usize)> = stems
        .iter()
        .map(|(stem, at)| (stem.as_str(), *at))
        .collect();
    sorted.sort_unstable();
    let mut number = vec![0; sorted.len()];
    for (new, (_, old)) in sorted.into_iter().enumerate() {
        number[old] = new;
    }
    for deed in deeds {
        for (stem, _) in &mut deed.words {
            *stem = number[*stem];
        }
        // Of a word that stands twice the last place counts.
        deed.words.reverse();
        deed.words.sort_by_key(|(stem, _)| *stem);
        deed.words.dedup_by_key(|(stem, _)| *stem);
    }
}

/// What stands in either of two sorted lists, with both sides.
fn both<'d, T>(
    one: &'d [(usize, T)],
    other: &'d [(usize, T)],
) -> impl Iterator<Item = (usize, Option<&'d T>, Option<&'d T>)> {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    std::iter::from_fn(move || {
        let heads = [one.peek(), other.peek()].map(|head| head.map(|(key, _)| *key));
        let least = heads.into_iter().flatten().min()?;
        let left = one
            .next_if(|(key, _)| *key == least)
            .map(|(_, value)| value);
        let right = other
            .next_if(|(key, _)| *key == least)
            .map(|(_, value)| value);
        Some((least, left, right))
    })
}

/// The weighted Jaccard index of weight, one side, other side.
fn jaccard(items: impl Iterator<Item = (f64, f64, f64)>) -> f64 {
    let (mut least, mut most) = (0.0, 0.0);
    for (weight, one, other) in items {
        least += weight * one.min(other);
        most += weight * one.max(other);
    }
    if most > 0.0 { least / most } else { 0.0 }
}

/// The Jaccard index of what two sides share and what they weigh together, the shared part twice.
fn share(shared: f32, together: f32) -> f32 {
    let most = together - shared;
    if most > 0.0 { shared / most } else { 0.0 }
}
