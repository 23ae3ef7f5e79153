//! How near deeds are to each other, by themes and by words, looked up by what they share.

use std::collections::HashMap;
use std::ops::Range;

use crate::graph::CoverageGraph;
use crate::language::words::{Analyzer, Stems};
use crate::model::{Plan, Role, Statement, ThemeId};

/// Below this two deeds without a common theme share but everyday words.
const LEAST_BY_WORDS: f64 = 0.15;
/// Sums in another order differ by less than this.
const ROUNDING: f64 = 1e-9;

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
    with_theme: Vec<Vec<(usize, f64)>>,
    with_word: Vec<Vec<usize>>,
}

/// What is summed up for one deed after the other; all zero between two.
pub(crate) struct Scratch {
    themes: Vec<f64>,
    words: Vec<f64>,
    shares_theme: Vec<bool>,
    touched: Vec<usize>,
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
            deeds,
        };
        for (at, deed) in nearness.deeds.iter().enumerate() {
            for (theme, confidence) in &deed.themes {
                nearness.with_theme[*theme].push((at, *confidence));
            }
            for (stem, _) in &deed.words {
                nearness.with_word[*stem].push(at);
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
        }
        nearness
    }

    /// How many deeds are compared.
    pub(crate) fn len(&self) -> usize {
        self.deeds.len()
    }

    pub(crate) fn scratch(&self) -> Scratch {
        let all = self.deeds.len();
        Scratch {
            themes: vec![0.0; all],
            words: vec![0.0; all],
            shares_theme: vec![false; all],
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
        let mut scores: Vec<(f64, usize)> = Vec::new();
        for other in std::mem::take(&mut scratch.touched) {
            let (themes, words) = (scratch.themes[other], scratch.words[other]);
            let shares = std::mem::take(&mut scratch.shares_theme[other]);
            (scratch.themes[other], scratch.words[other]) = (0.0, 0.0);
            let (one, two) = (&self.deeds[deed], &self.deeds[other]);
            let by_themes = share(themes, one.weight_of_themes + two.weight_of_themes);
            let by_words = share(words, one.weight_of_words + two.weight_of_words);
            let is_near = shares
                || by_words > LEAST_BY_WORDS + ROUNDING
                || by_words > LEAST_BY_WORDS - ROUNDING
                    && self.by_words(deed, other) >= LEAST_BY_WORDS;
            if is_near {
                scores.push((f64::midpoint(by_themes, by_words), other));
            }
        }
        // Those that could be among the nearest are reckoned once more, in the order in which a reader would.
        if let Some(last) = most.checked_sub(1).filter(|last| *last < scores.len()) {
            let descending = |a: &(f64, usize), b: &(f64, usize)| b.0.total_cmp(&a.0);
            let (_, least, _) = scores.select_nth_unstable_by(last, descending);
            let least = least.0 - ROUNDING;
            scores.retain(|(score, _)| *score >= least);
        }
        let mut near: Vec<(usize, Near<'a>)> = scores
            .into_iter()
            .map(|(_, other)| (self.rank(other), self.near(deed, other)))
            .collect();
        near.sort_by(|(a, one), (b, other)| {
            let by_score = other.score().total_cmp(&one.score());
            by_score.then_with(|| a.cmp(b))
        });
        near.truncate(most);
        near.into_iter().map(|(_, near)| near).collect()
    }

    /// Adds up what each deed of others shares with one.
    fn sum_up(&self, deed: usize, scratch: &mut Scratch) {
        let own = &self.deeds[deed];
        let is_other = |other: usize| self.deeds[other].partnership != own.partnership;
        for (theme, confidence) in &own.themes {
            for (other, theirs) in &self.with_theme[*theme] {
                if is_other(*other) {
                    scratch.touch(*other);
                    scratch.shares_theme[*other] = true;
                    scratch.themes[*other] += self.themes[*theme] * confidence.min(*theirs);
                }
            }
        }
        for (stem, _) in &own.words {
            for other in &self.with_word[*stem] {
                if is_other(*other) {
                    scratch.touch(*other);
                    scratch.words[*other] += self.words[*stem];
                }
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

impl Scratch {
    fn touch(&mut self, deed: usize) {
        // What was met before shares a theme, or weighs something by a word.
        if !self.shares_theme[deed] && self.words[deed] <= 0.0 {
            self.touched.push(deed);
        }
    }
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
    let mut memory = Stems::default();
    let mut stems: HashMap<std::sync::Arc<str>, usize> = HashMap::new();
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
        let words = analyzer
            .words(&row.statement.text, &mut memory)
            .into_iter()
            .map(|word| {
                let next = stems.len();
                (*stems.entry(word.stem).or_insert(next), word.span)
            });
        deeds.push(Deed {
            statement: at,
            partnership: tables.plans[row.plan].partnership,
            themes,
            words: words.collect(),
            weight_of_themes: 0.0,
            weight_of_words: 0.0,
        });
    }
    in_order(&mut deeds, &stems);
    (deeds, stems.len())
}

/// Numbers the stems by their order, so that sums do not hang on which deed came first.
fn in_order(deeds: &mut [Deed], stems: &HashMap<std::sync::Arc<str>, usize>) {
    let mut sorted: Vec<(&str, usize)> = stems.iter().map(|(stem, at)| (&**stem, *at)).collect();
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
fn share(shared: f64, together: f64) -> f64 {
    let most = together - shared;
    if most > 0.0 { shared / most } else { 0.0 }
}
