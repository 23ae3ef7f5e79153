//! From coded claims to weights.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::coded::{Claimed, Ground, Headings, KINDS, Kind};
use crate::curve::{logit, platt, sigmoid};

/// What a heading counts for, as the mapper's defaults have it: the nearest, each step further up, and where the
/// statement's own words speak; and the most that headings alone weigh.
const HEADING: f64 = 0.25;
const FURTHER_UP: f64 = 0.6;
const OUTWEIGHED: f64 = 0.4;
const HEADINGS_ALONE: f64 = 0.45;
const CERTAIN: f64 = 0.99;
/// By how many claims a kind is drawn to the share of all kinds, and a hint to one in four.
const OF_KIND: f64 = 10.0;
/// Two hints together make a link: that is what a codebook writes them down for.
const HINT_AT_LEAST: f64 = 0.3;
/// What weighs no more leaves the others their weight.
const HINT_MOST: f64 = 0.5;
/// The least difference from its kind for which a term is listed.
const TELLING: f64 = 0.02;

/// What a heading makes of a statement that is too general to name its object, against other headings.
const LEANING: f64 = 2.8;
const LEANING_MOST: f64 = 0.6;
/// What is said by the way counts for.
const BY_THE_WAY: f64 = 0.35;

/// What is chosen by the loss on other bodies.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    /// By how many claims a term is drawn to its kind.
    of_term: f64,
    /// What a claim of a built-in plan counts for, against one of another body.
    home: f64,
    /// What a further reason counts for.
    further: f64,
    /// What a heading counts for that says the same as the statement, against one alone.
    agreeing: f64,
    /// What is left of own words behind those that name another theme.
    second: f64,
}

/// One of the settings.
type Field = fn(&mut Settings) -> &mut f64;

impl Settings {
    /// The settings of least loss, one after the other, twice round.
    pub(crate) fn best(loss: impl Fn(Self) -> f64) -> (f64, Self) {
        let mut best = Self {
            of_term: 8.0,
            home: 0.3,
            further: 0.7,
            agreeing: 3.2,
            second: 0.9,
        };
        let mut least = loss(best);
        let tried: [(Field, &[f64]); 5] = [
            (|s| &mut s.of_term, &[4.0, 8.0, 16.0, 32.0]),
            (|s| &mut s.home, &[0.0, 0.1, 0.3, 1.0]),
            (|s| &mut s.further, &[0.5, 0.6, 0.7, 0.8, 0.9]),
            (|s| &mut s.agreeing, &[1.0, 2.4, 3.2, 3.6]),
            (|s| &mut s.second, &[0.7, 0.8, 0.9, 1.0]),
        ];
        for (field, values) in tried.iter().chain(&tried) {
            for value in *values {
                let mut other = best;
                *field(&mut other) = *value;
                let of_other = loss(other);
                if of_other < least {
                    (least, best) = (of_other, other);
                }
            }
        }
        (least, best)
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

/// What each kind proves, drawn to the share of all where it was seen seldom.
fn of_kinds(seen: &BTreeMap<Kind, Count>, of_all: f64) -> BTreeMap<Kind, f64> {
    let share = |kind: Kind| {
        let count = seen.get(&kind).copied().unwrap_or_default();
        match kind {
            // No coding holds enough of them: what names a theme names it, slips aside.
            Kind::Citation | Kind::Whole => 0.95,
            Kind::Hint => count.drawn(0.25, OF_KIND).max(HINT_AT_LEAST),
            _ => count.drawn(of_all, OF_KIND),
        }
    };
    KINDS
        .iter()
        .map(|(kind, _)| (*kind, share(*kind)))
        .collect()
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
        let kinds = of_kinds(&kinds, all.drawn(0.8, 1.0));
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
        measured.unwrap_or(self.kinds[&ground.kind]) * if ground.aside { BY_THE_WAY } else { 1.0 }
    }

    /// The combined weight of a claim, as the mapper lays its reasons over each other.
    fn score(&self, claim: &Claimed) -> f64 {
        let around = claim.around;
        let second = if around.second {
            self.settings.second
        } else {
            1.0
        };
        let weigh = |ground: &Ground| {
            let cited = matches!(ground.kind, Kind::Citation | Kind::Whole);
            self.weight(claim, ground) * if cited { 1.0 } else { second }
        };
        let mut weights: Vec<f64> = own(claim).map(weigh).collect();
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
            let counts = match around.headings {
                Headings::Agree => self.settings.agreeing,
                Headings::MakeTheLink => LEANING,
                Headings::Outweighed => OUTWEIGHED,
                Headings::Alone => 1.0,
            };
            left *= 1.0 - self.weight(claim, ground) * HEADING * counts * up;
        }
        let most = match (weights.is_empty(), around.headings == Headings::MakeTheLink) {
            (false, _) => CERTAIN,
            (true, true) => LEANING_MOST,
            (true, false) => HEADINGS_ALONE,
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
            agreeing,
            second,
        } = self.settings;
        let _ = writeln!(
            text,
            "# Chosen by it.\ndrawn_to_kind_by = {of_term:?}\nhome_counts = {home:?}"
        );
        let _ = writeln!(text, "further = {further:?}\nagreeing = {agreeing:?}");
        let _ = writeln!(text, "second = {second:?}");
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
