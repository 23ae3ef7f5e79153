//! Who else does this: for each action its nearest ones elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::graph::CoverageGraph;
use crate::graph::walked;
use crate::language::words::{Analyzer, Stems};
use crate::model::natural::Natural;
use crate::model::{PartnershipId, PlanId, StatementId, ThemeId};
use crate::model::{Plan, Role, Statement};

/// A deed of another partnership that is near to one's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Whose it is.
    pub partnership: String,
    /// The plan that says it.
    pub plan: PlanId,
    /// The statement.
    pub statement: StatementId,
    /// What it says.
    pub text: String,
    /// How near, 0 to 1: the mean of the next two.
    pub score: f64,
    /// How near by themes, 0 to 1.
    pub by_themes: f64,
    /// How near by words, 0 to 1.
    pub by_words: f64,
    /// The themes that both address, the most telling first.
    pub themes: Vec<ThemeId>,
    /// The words that both have, as the neighbour writes them, the most telling first.
    pub words: Vec<String>,
}

/// One deed with its neighbours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Neighbourhood {
    /// The plan that says it.
    pub plan: PlanId,
    /// The statement.
    pub statement: StatementId,
    /// What it is in its plan.
    pub role: Role,
    /// What it says.
    pub text: String,
    /// The nearest of other partnerships, the nearest first, then by id.
    pub neighbours: Vec<Neighbour>,
}

/// The nearest deeds elsewhere of all that a partnership does.
///
/// Deeds are actions and what progress reports tell. Over the deeds of all plans in the graph, let N be their
/// number and n(x) the number of those that have the theme or word x; then g(x) = ln(1 + N / n(x)) says how
/// telling x is. With c the confidence of a deed's claimed link to a theme, 0 where there is none, two deeds a
/// and b are near
///
/// - by themes: `Σ g(t) min(cₐ(t), c_b(t)) / Σ g(t) max(cₐ(t), c_b(t))`, the weighted Jaccard index (Ruzicka);
/// - by words: the same over the stems of counted words, c being 1 or 0;
/// - in all: the mean of the two.
///
/// Two deeds that have no theme in common, and are less than 0.15 near by words, are no neighbours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WhoElse {
    /// The partnership's name.
    pub partnership: String,
    /// Its deeds, in the order of its plans.
    pub deeds: Vec<Neighbourhood>,
    /// At most so many neighbours are told of each.
    pub most: usize,
    /// How many deeds of all plans were compared.
    pub compared: usize,
}

/// Below this two deeds without a common theme share but everyday words.
const LEAST_BY_WORDS: f64 = 0.15;

/// A deed as it is compared.
struct Deed<'a> {
    plan: &'a Plan,
    statement: &'a Statement,
    themes: BTreeMap<Natural<&'a ThemeId>, f64>,
    /// From stem to the word as written.
    words: BTreeMap<String, String>,
}

impl WhoElse {
    /// Finds for each deed of a partnership at most so many of others, by all frameworks of the graph.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the partnership is not in the graph.
    pub fn new(graph: &CoverageGraph<'_>, partnership: &str, most: usize) -> Result<Self, Error> {
        let body = graph.partnership(partnership)?;
        let deeds = deeds(graph);
        let telling = Telling::of(&deeds);
        let own = deeds
            .iter()
            .filter(|deed| deed.plan.partnership.id == body.id);
        Ok(Self {
            partnership: body.label().to_owned(),
            deeds: own
                .map(|deed| neighbourhood(deed, &deeds, &telling, most))
                .collect(),
            most,
            compared: deeds.len(),
        })
    }
}

fn deeds<'a>(graph: &CoverageGraph<'a>) -> Vec<Deed<'a>> {
    let analyzer = Analyzer::new(&[]);
    let mut stems = Stems::default();
    let is_deed =
        |statement: &&'a Statement| matches!(statement.role, Role::Action | Role::Progress);
    let mut deeds = Vec::new();
    for plan in graph.plans() {
        for statement in plan.statements.iter().filter(is_deed) {
            let links = walked::links_of(graph, statement).into_iter();
            let themes = links
                .filter(|(.., claimed)| *claimed)
                .map(|(theme, link, _)| (Natural(&theme.id), link.claim.confidence));
            let words = analyzer.words(&statement.text, &mut stems).into_iter();
            let written = |span: std::ops::Range<usize>| {
                statement.text.get(span).unwrap_or_default().to_lowercase()
            };
            deeds.push(Deed {
                plan,
                statement,
                themes: themes.collect(),
                words: words
                    .map(|word| (word.stem.to_string(), written(word.span)))
                    .collect(),
            });
        }
    }
    deeds
}

/// How telling each theme and word is.
struct Telling {
    themes: BTreeMap<ThemeId, f64>,
    words: BTreeMap<String, f64>,
}

impl Telling {
    fn of(deeds: &[Deed<'_>]) -> Self {
        let mut themes: BTreeMap<ThemeId, usize> = BTreeMap::new();
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        for deed in deeds {
            for theme in deed.themes.keys() {
                *themes.entry(theme.0.clone()).or_default() += 1;
            }
            for stem in deed.words.keys() {
                *words.entry(stem.clone()).or_default() += 1;
            }
        }
        let all = deeds.len() as f64;
        let g = |count: usize| (1.0 + all / count as f64).ln();
        Self {
            themes: themes
                .into_iter()
                .map(|(theme, count)| (theme, g(count)))
                .collect(),
            words: words
                .into_iter()
                .map(|(stem, count)| (stem, g(count)))
                .collect(),
        }
    }

    fn theme(&self, theme: &ThemeId) -> f64 {
        self.themes.get(theme).copied().unwrap_or(0.0)
    }

    fn word(&self, stem: &str) -> f64 {
        self.words.get(stem).copied().unwrap_or(0.0)
    }
}

fn neighbourhood(
    deed: &Deed<'_>,
    deeds: &[Deed<'_>],
    telling: &Telling,
    most: usize,
) -> Neighbourhood {
    let own: &PartnershipId = &deed.plan.partnership.id;
    let others = deeds
        .iter()
        .filter(|other| other.plan.partnership.id != *own);
    let mut near: Vec<Neighbour> = others
        .filter_map(|other| neighbour(deed, other, telling))
        .collect();
    near.sort_by(|a, b| {
        let by_score = b.score.total_cmp(&a.score);
        by_score.then_with(|| a.statement.natural_cmp(&b.statement))
    });
    near.truncate(most);
    Neighbourhood {
        plan: deed.plan.id.clone(),
        statement: deed.statement.id.clone(),
        role: deed.statement.role,
        text: deed.statement.text.clone(),
        neighbours: near,
    }
}

fn neighbour(deed: &Deed<'_>, other: &Deed<'_>, telling: &Telling) -> Option<Neighbour> {
    let shared = deed
        .themes
        .keys()
        .filter(|theme| other.themes.contains_key(*theme));
    let themes = ranked(shared.map(|theme| (telling.theme(theme.0), *theme)));
    let themes: Vec<ThemeId> = themes.into_iter().map(|theme| theme.0.clone()).collect();
    let stems = deed
        .words
        .keys()
        .filter_map(|stem| Some((stem, other.words.get(stem)?)));
    let words = ranked(stems.map(|(stem, word)| (telling.word(stem), word.clone())));
    let (by_themes, by_words) = (
        theme_score(deed, other, telling),
        word_score(deed, other, telling),
    );
    if themes.is_empty() && by_words < LEAST_BY_WORDS {
        return None;
    }
    Some(Neighbour {
        partnership: other.plan.partnership.label().to_owned(),
        plan: other.plan.id.clone(),
        statement: other.statement.id.clone(),
        text: other.statement.text.clone(),
        score: f64::midpoint(by_themes, by_words),
        by_themes,
        by_words,
        themes,
        words,
    })
}

/// The most telling first, then in their own order.
fn ranked<T: Ord>(found: impl Iterator<Item = (f64, T)>) -> Vec<T> {
    let mut found: Vec<(f64, T)> = found.collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.into_iter().map(|(_, item)| item).collect()
}

fn theme_score(a: &Deed<'_>, b: &Deed<'_>, telling: &Telling) -> f64 {
    let all: BTreeSet<Natural<&ThemeId>> =
        a.themes.keys().chain(b.themes.keys()).copied().collect();
    let confidence = |deed: &Deed<'_>, theme| deed.themes.get(&theme).copied().unwrap_or(0.0);
    jaccard(all.into_iter().map(|theme| {
        (
            telling.theme(theme.0),
            confidence(a, theme),
            confidence(b, theme),
        )
    }))
}

fn word_score(a: &Deed<'_>, b: &Deed<'_>, telling: &Telling) -> f64 {
    let all: BTreeSet<&String> = a.words.keys().chain(b.words.keys()).collect();
    let has = |deed: &Deed<'_>, stem| f64::from(u8::from(deed.words.contains_key(stem)));
    jaccard(
        all.into_iter()
            .map(|stem| (telling.word(stem), has(a, stem), has(b, stem))),
    )
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
