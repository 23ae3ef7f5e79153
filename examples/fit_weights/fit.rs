//! From coded claims to weights.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::coded::{Claimed, Ground, KINDS, Kind};

/// What a heading counts for, as the mapper's defaults have it: the nearest, each step further up, and where the
/// statement's own words speak; and the most that headings alone weigh.
const HEADING: f64 = 0.25;
const FURTHER_UP: f64 = 0.6;
const OUTWEIGHED: f64 = 0.4;
const HEADINGS_ALONE: f64 = 0.45;
const CERTAIN: f64 = 0.99;
/// By how many claims a kind is drawn to the share of all kinds, and a hint to one in four.
const OF_KIND: f64 = 10.0;
/// How firmly the curve is held to say what the weights say.
const OF_CURVE: f64 = 2.0;
/// Two hints together make a link: that is what a codebook writes them down for.
const HINT_AT_LEAST: f64 = 0.3;
/// What weighs no more leaves the others their weight.
const HINT_MOST: f64 = 0.5;
/// The least difference from its kind for which a term is listed.
const TELLING: f64 = 0.02;

/// What is chosen by the loss on other bodies.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    /// By how many claims a term is drawn to its kind.
    of_term: f64,
    /// What a claim of a built-in plan counts for, against one of another body.
    home: f64,
    /// What a further reason counts for.
    further: f64,
}

impl Settings {
    pub(crate) fn grid() -> impl Iterator<Item = Self> {
        let terms = [8.0, 16.0, 32.0];
        let homes = [0.0, 0.1, 0.3, 1.0];
        let further = [0.5, 0.6, 0.7, 0.8, 0.9];
        terms.into_iter().flat_map(move |of_term| {
            homes.into_iter().flat_map(move |home| {
                further.into_iter().map(move |further| Self {
                    of_term,
                    home,
                    further,
                })
            })
        })
    }
}

type Term = (String, String, String);

/// Weights fitted to claims.
pub(crate) struct Fit {
    settings: Settings,
    kinds: BTreeMap<Kind, f64>,
    /// The weight of each term, and on how many claims it rests.
    terms: BTreeMap<Term, (f64, f64)>,
}

#[derive(Clone, Copy, Default)]
struct Count {
    right: f64,
    all: f64,
}

impl Count {
    fn add(&mut self, right: bool, weight: f64) {
        self.right += if right { weight } else { 0.0 };
        self.all += weight;
    }

    /// The share that is right, drawn to another by so many claims.
    fn drawn(self, to: f64, by: f64) -> f64 {
        (self.right + by * to) / (self.all + by)
    }
}

/// Whether a kind has a weight for each term. A hint mostly stands beside what proves more, which says nothing of it.
fn is_term(kind: Kind) -> bool {
    !matches!(kind, Kind::Citation | Kind::Whole | Kind::Hint)
}

fn own(claim: &Claimed) -> impl Iterator<Item = &Ground> {
    claim
        .grounds
        .iter()
        .filter(|ground| ground.heading.is_none())
}

fn key(claim: &Claimed, ground: &Ground) -> Term {
    (
        claim.framework.clone(),
        claim.theme.clone(),
        ground.term.clone(),
    )
}

impl Fit {
    pub(crate) fn new<'c>(
        claims: impl IntoIterator<Item = &'c Claimed>,
        settings: Settings,
    ) -> Self {
        let mut kinds: BTreeMap<Kind, Count> = BTreeMap::new();
        let mut terms: BTreeMap<Term, (Kind, Count)> = BTreeMap::new();
        let mut all = Count::default();
        for claim in claims {
            let weight = if claim.body.is_some() {
                1.0
            } else {
                settings.home
            };
            let mut grounds = own(claim);
            // What a kind proves is seen where nothing else speaks.
            if let (Some(one), None, true) = (grounds.next(), grounds.next(), claim.body.is_some())
            {
                kinds.entry(one.kind).or_default().add(claim.right, 1.0);
                if one.kind != Kind::Hint {
                    all.add(claim.right, 1.0);
                }
            }
            for ground in own(claim).filter(|ground| is_term(ground.kind)) {
                let of_term = terms.entry(key(claim, ground));
                let of_term = of_term.or_insert((ground.kind, Count::default()));
                of_term.1.add(claim.right, weight);
            }
        }
        let share = all.drawn(0.8, 1.0);
        let kinds: BTreeMap<Kind, f64> = KINDS
            .iter()
            .map(|(kind, _)| {
                let to = match kind {
                    // No coding holds enough of them: what names a theme names it, slips aside.
                    Kind::Citation | Kind::Whole => return (*kind, 0.95),
                    Kind::Hint => 0.25,
                    _ => share,
                };
                let count = kinds.get(kind).copied().unwrap_or_default();
                let share = count.drawn(to, OF_KIND);
                (
                    *kind,
                    if *kind == Kind::Hint {
                        share.max(HINT_AT_LEAST)
                    } else {
                        share
                    },
                )
            })
            .collect();
        let terms = terms
            .into_iter()
            .map(|(term, (kind, count))| {
                (
                    term,
                    (count.drawn(kinds[&kind], settings.of_term), count.all),
                )
            })
            .collect();
        Self {
            settings,
            kinds,
            terms,
        }
    }

    fn weight(&self, claim: &Claimed, ground: &Ground) -> f64 {
        let measured = self
            .terms
            .get(&key(claim, ground))
            .map(|(weight, _)| *weight);
        measured.unwrap_or(self.kinds[&ground.kind])
    }

    /// The combined weight of a claim, as the mapper lays its reasons over each other.
    fn score(&self, claim: &Claimed) -> f64 {
        let mut weights: Vec<f64> = own(claim)
            .map(|ground| self.weight(claim, ground))
            .collect();
        weights.sort_by(|a, b| b.total_cmp(a));
        let mut left = 1.0;
        let mut further = 1.0;
        for weight in &weights {
            left *= 1.0 - weight * further;
            further *= if *weight > HINT_MOST {
                self.settings.further
            } else {
                1.0
            };
        }
        for ground in &claim.grounds {
            let Some(distance) = ground.heading else {
                continue;
            };
            let up = FURTHER_UP.powi(i32::try_from(distance).unwrap_or(i32::MAX));
            let beside = if claim.speaks { OUTWEIGHED } else { 1.0 };
            left *= 1.0 - self.weight(claim, ground) * HEADING * up * beside;
        }
        let most = if weights.is_empty() {
            HEADINGS_ALONE
        } else {
            CERTAIN
        };
        (1.0 - left).min(most)
    }

    pub(crate) fn to_toml(
        &self,
        sets: &[String],
        loss: f64,
        (slope, intercept): (f64, f64),
    ) -> String {
        let mut text = String::from(
            "# How often a match is right, measured on coded statements. Written by examples/fit_weights; not by hand.\n",
        );
        let _ = writeln!(text, "version = \"1\"");
        let _ = writeln!(text, "made_from = {sets:?}");
        let _ = writeln!(
            text,
            "# Mean log-loss on bodies that took no part in the fit.\nloss = {loss:.4}"
        );
        let Settings {
            of_term,
            home,
            further,
        } = self.settings;
        let _ = writeln!(
            text,
            "# Chosen by it.\ndrawn_to_kind_by = {of_term:?}\nhome_counts = {home:?}"
        );
        let _ = writeln!(text, "further = {further:?}");
        let _ = writeln!(
            text,
            "slope = {slope:.3}\nintercept = {intercept:.3}\n\n[kinds]"
        );
        for (kind, name) in KINDS {
            let _ = writeln!(text, "{name} = {:.3}", self.kinds[&kind]);
        }
        for ((framework, theme, term), (weight, seen)) in &self.terms {
            let kind = self
                .kinds
                .values()
                .any(|kind| (kind - weight).abs() < TELLING);
            if *seen >= 0.5 && !kind {
                let _ = write!(
                    text,
                    "\n[[terms]]\nframework = \"{framework}\"\ntheme = \"{theme}\"\n"
                );
                let _ = writeln!(
                    text,
                    "term = {term:?}\nweight = {weight:.3}\nseen = {seen:.1}"
                );
            }
        }
        text
    }
}

/// How far links can be taken at their word, by framework, each body by a fit without it: how many links are claimed, how
/// many of them are right, and the calibration error in bins of 0.05.
pub(crate) fn calibration(claims: &[Claimed], settings: Settings) -> String {
    let mut bins: BTreeMap<&str, BTreeMap<i64, (f64, f64, f64)>> = BTreeMap::new();
    let bodies: BTreeSet<&String> = claims
        .iter()
        .filter_map(|claim| claim.body.as_ref())
        .collect();
    for body in bodies {
        let others = |claim: &&Claimed| claim.body.as_ref() != Some(body);
        let others: Vec<&Claimed> = claims.iter().filter(others).collect();
        let fit = Fit::new(others.iter().copied(), settings);
        let (slope, intercept) = platt(&scores_on_other_bodies(&others, settings));
        for claim in claims
            .iter()
            .filter(|claim| claim.body.as_ref() == Some(body))
        {
            let sure = sigmoid(slope * logit(fit.score(claim)) + intercept);
            if sure >= 0.5 {
                let bins = bins.entry(&claim.framework).or_default();
                let bin = bins.entry((sure * 20.0) as i64).or_default();
                let right = f64::from(u8::from(claim.right));
                *bin = (bin.0 + 1.0, bin.1 + right, bin.2 + sure);
            }
        }
    }
    let mut text = String::from(
        "# Claimed links of bodies that took no part in the fit: how many, right, calibration error.\n",
    );
    for (framework, bins) in bins {
        let all: f64 = bins.values().map(|bin| bin.0).sum();
        let right: f64 = bins.values().map(|bin| bin.1).sum();
        let error: f64 = bins.values().map(|bin| (bin.1 - bin.2).abs()).sum();
        let _ = writeln!(
            text,
            "# {framework}: {all}, {:.3}, {:.3}",
            right / all,
            error / all
        );
    }
    text
}

/// The score of each claim of other bodies, by a fit without its body, and whether it is right.
pub(crate) fn scores_on_other_bodies(claims: &[&Claimed], settings: Settings) -> Vec<(f64, bool)> {
    let bodies: BTreeSet<&String> = claims
        .iter()
        .filter_map(|claim| claim.body.as_ref())
        .collect();
    let mut scores = Vec::new();
    for body in bodies {
        let own = |claim: &&Claimed| claim.body.as_ref() == Some(body);
        let claims = claims.iter().copied();
        let fit = Fit::new(claims.clone().filter(|claim| !own(claim)), settings);
        let of_body = claims.filter(own);
        scores.extend(of_body.map(|claim| (fit.score(claim), claim.right)));
    }
    scores
}

pub(crate) fn loss_on_other_bodies(claims: &[&Claimed], settings: Settings) -> f64 {
    let scores = scores_on_other_bodies(claims, settings);
    let (slope, intercept) = platt(&scores);
    let loss = |(score, right): &(f64, bool)| {
        let sure = sigmoid(slope * logit(*score) + intercept);
        -(if *right { sure } else { 1.0 - sure }).max(1e-6).ln()
    };
    scores.iter().map(loss).sum::<f64>() / scores.len().max(1) as f64
}

fn logit(share: f64) -> f64 {
    let share = share.clamp(0.001, 0.999);
    (share / (1.0 - share)).ln()
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// Slope and intercept of the log-odds of being right over those of the score, by Newton's method.
pub(crate) fn platt(scores: &[(f64, bool)]) -> (f64, f64) {
    let (mut slope, mut intercept) = (1.0, 0.0);
    for _ in 0..50 {
        let (mut by_slope, mut by_intercept) = (OF_CURVE * (slope - 1.0), OF_CURVE * intercept);
        let (mut ss, mut si, mut ii) = (OF_CURVE, 0.0, OF_CURVE);
        for (score, right) in scores {
            let x = logit(*score);
            let sure = sigmoid(slope * x + intercept);
            let off = sure - f64::from(u8::from(*right));
            let spread = sure * (1.0 - sure);
            by_slope += off * x;
            by_intercept += off;
            ss += spread * x * x;
            si += spread * x;
            ii += spread;
        }
        let determinant = ss * ii - si * si;
        slope -= (ii * by_slope - si * by_intercept) / determinant;
        intercept -= (ss * by_intercept - si * by_slope) / determinant;
    }
    (slope, intercept)
}
