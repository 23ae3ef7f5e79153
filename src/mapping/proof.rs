//! From what was found in a text and its headings to how far they speak of themes.

use std::collections::HashSet;

use crate::mapping::engine::Engine;
use crate::mapping::field_read::TextRead;
use crate::mapping::matching;
use crate::mapping::matching::{Ground, Proof};
use crate::mapping::setting_out::SettingOut;
use crate::mapping::weights::weights;
use crate::model::{Evidence, Justification, MatchKind, Relation};

/// The most that is ever claimed: readers disagree now and then whatever a text says.
pub(crate) const CERTAIN: f64 = 0.99;
/// The highest confidence where the statement itself says nothing of a theme: too little for a link.
const HEADINGS_ALONE: f64 = 0.45;
/// What a heading counts for, against the nearest, for each step further up.
const FURTHER_UP: f64 = 0.6;
/// What headings count for where the statement's own words name a theme already.
const OUTWEIGHED: f64 = 0.4;
/// What a label counts for above a statement that is too general to name its object.
const LEANING: f64 = 2.8;
/// The highest confidence that it gives: such links are right about every other time.
const LEANING_MOST: f64 = 0.6;

/// What a statement and its headings say of one theme.
pub(crate) struct Outcome {
    /// The theme, counted through all frameworks.
    pub(crate) theme: usize,
    pub(crate) confidence: f64,
    /// How much of it is due to the statement's own words.
    pub(crate) own: f64,
    /// Whether the statement says the title and nothing else.
    pub(crate) is_title: bool,
    /// Proofs with what they added, by number, the strongest first.
    reasons: Vec<(usize, f64)>,
}

/// What a statement and its headings say of all themes.
#[derive(Default)]
pub(crate) struct Proved {
    proofs: Vec<Proof>,
    /// By theme.
    pub(crate) outcomes: Vec<Outcome>,
}

impl Proved {
    /// What the first of some texts says of themes; the others are its headings, the nearest first.
    pub(crate) fn new(engine: &Engine, texts: &[TextRead<'_>]) -> Self {
        let mut proofs = all_proofs(engine, texts);
        proofs.sort_by(|a, b| {
            // What speaks of the theme itself comes before what names the whole framework.
            let by_kind = a.is_of_the_whole().cmp(&b.is_of_the_whole());
            let by_weight = by_kind.then_with(|| b.weight.total_cmp(&a.weight));
            let at = |p: &Proof| (p.heading, p.start(&text_of(texts, p).read.field));
            a.theme
                .cmp(&b.theme)
                .then(by_weight)
                .then_with(|| at(a).cmp(&at(b)))
                .then_with(|| a.term(&engine.index).cmp(b.term(&engine.index)))
        });
        let mut outcomes = Vec::new();
        let mut first = 0;
        let index = &engine.index;
        let of_one =
            |a: &Proof, b: &Proof| index.framework_of(a.theme) == index.framework_of(b.theme);
        for proofs in proofs.chunk_by_mut(of_one) {
            let framework = index.framework_of(proofs[0].theme);
            let around = SettingOut::new(index, texts, framework, proofs);
            for proofs in proofs.chunk_by_mut(|a, b| a.theme == b.theme) {
                let leans = set_out(engine, texts, &around, proofs);
                outcomes.push(outcome(engine, texts, proofs, first, leans));
                first += proofs.len();
            }
        }
        Self { proofs, outcomes }
    }

    /// The reasons of an outcome.
    pub(crate) fn evidence(
        &self,
        engine: &Engine,
        texts: &[TextRead<'_>],
        outcome: &Outcome,
    ) -> Vec<Evidence> {
        let reasons = outcome.reasons.iter();
        reasons
            .map(|(proof, added)| evidence(engine, texts, &self.proofs[*proof], *added))
            .collect()
    }
}

fn text_of<'r>(texts: &[TextRead<'r>], proof: &Proof) -> TextRead<'r> {
    texts[proof.heading.map_or(0, |heading| heading + 1)]
}

/// All proofs.
fn all_proofs(engine: &Engine, texts: &[TextRead<'_>]) -> Vec<Proof> {
    let index = &engine.index;
    let mut proofs = Vec::new();
    let Some(own) = texts.first().map(|text| &text.read.field) else {
        return proofs;
    };
    let named = index
        .citations
        .iter()
        .enumerate()
        .fold(0, |named, (i, citations)| {
            let is_named = texts
                .iter()
                .any(|text| citations.is_named(&text.read.field));
            named | u64::from(is_named) << i
        });
    for (i, text) in texts.iter().enumerate() {
        let from = proofs.len();
        if i > 0 && engine.settings.heading_weight == 0.0 {
            continue;
        }
        matching::proofs(index, *text, own, named, &mut proofs);
        for proof in &mut proofs[from..] {
            proof.heading = i.checked_sub(1);
        }
    }
    proofs
}

/// Weighs the proofs of a theme by what stands around it. Tells whether a heading may make a link.
fn set_out(
    engine: &Engine,
    texts: &[TextRead<'_>],
    around: &SettingOut,
    proofs: &mut [Proof],
) -> bool {
    let bearing = around.bearing(&engine.index, texts, proofs);
    for proof in &mut *proofs {
        if let Some(distance) = proof.heading {
            let counts = if bearing.agrees {
                weights().agreeing
            } else if bearing.leans {
                LEANING
            } else if around.speaks() {
                OUTWEIGHED
            } else {
                1.0
            };
            let distance = i32::try_from(distance).unwrap_or(i32::MAX);
            proof.weight *= engine.settings.heading_weight * counts * FURTHER_UP.powi(distance);
        } else if !matches!(proof.ground, Ground::Cited(..)) {
            proof.weight *= if bearing.second {
                weights().second
            } else {
                1.0
            };
        }
        proof.weight = proof.weight.min(CERTAIN);
    }
    proofs.sort_by(|a, b| {
        let by_kind = a.is_of_the_whole().cmp(&b.is_of_the_whole());
        by_kind.then_with(|| b.weight.total_cmp(&a.weight))
    });
    bearing.leans
}

/// What proofs may come to: headings alone to less than the statement's own words.
fn at_most(proofs: &[Proof], leans: bool) -> f64 {
    let any_own = proofs.iter().any(|proof| proof.heading.is_none());
    match (any_own, leans) {
        (true, _) => CERTAIN,
        (false, true) => leaning_most(),
        (false, false) => headings_alone(),
    }
}

/// Lays proofs over each other, the strongest first. Reasons combine as 1 - (1-a)(1-b), where a further one of the
/// statement's own words counts less: they are not independent. A proof all of whose words were counted already adds nothing and is left out.
fn outcome(
    engine: &Engine,
    texts: &[TextRead<'_>],
    proofs: &[Proof],
    first: usize,
    leans: bool,
) -> Outcome {
    let least_left = 1.0 - at_most(proofs, leans);
    let mut counted = Counted::default();
    let mut reasons = Vec::new();
    let mut left = 1.0;
    let mut further = 1.0;
    for (i, proof) in proofs.iter().enumerate() {
        let field = &text_of(texts, proof).read.field;
        let mut words = proof.words(field).flatten();
        if words.all(|word| counted.has(proof.heading, word)) {
            continue;
        }
        // What is denied takes no words: it is kept to say why it adds nothing.
        if proof.weight > 0.0 || proof.denied.is_none() {
            let words = proof.words(field).flatten();
            words.for_each(|word| counted.add(proof.heading, word));
        }
        let mut weight = proof.weight;
        if proof.heading.is_none() {
            weight *= further;
            // Hints are written to be read together.
            further *= if proof.weight > 0.5 {
                weights().further
            } else {
                1.0
            };
        }
        let added = (left * weight).min(left - least_left).max(0.0);
        left -= added;
        reasons.push((i, added));
    }
    let weight: f64 = reasons.iter().map(|(_, added)| added).sum();
    let weight = weight.clamp(0.0, CERTAIN);
    let confidence = calibrated(weight);
    let mut own = 0.0;
    for (i, added) in &mut reasons {
        *added *= confidence / weight.max(f64::MIN_POSITIVE);
        own += *added * f64::from(u8::from(proofs[*i].heading.is_none()));
        *i += first;
    }
    let theme = proofs[0].theme;
    let framework = engine.index.framework_of(theme);
    Outcome {
        theme,
        confidence,
        own,
        is_title: engine
            .index
            .is_title(theme, framework, &texts[0].read.field),
        reasons,
    }
}

/// The words that proofs took. Most themes have few.
#[derive(Default)]
struct Counted {
    few: Vec<(Option<usize>, usize)>,
    many: HashSet<(Option<usize>, usize)>,
}

impl Counted {
    const FEW: usize = 32;

    fn has(&self, heading: Option<usize>, word: usize) -> bool {
        self.few.contains(&(heading, word)) || self.many.contains(&(heading, word))
    }

    fn add(&mut self, heading: Option<usize>, word: usize) {
        if self.few.len() < Self::FEW {
            self.few.push((heading, word));
        } else {
            self.many.insert((heading, word));
        }
    }
}

/// The most that headings weigh where the statement itself says nothing of a theme.
pub(crate) fn headings_alone() -> f64 {
    uncalibrated(HEADINGS_ALONE)
}

/// The most that a label weighs above a statement that is too general to name its object.
pub(crate) fn leaning_most() -> f64 {
    uncalibrated(LEANING_MOST)
}

/// The confidence of a combined weight: at most what is ever claimed.
pub(crate) fn calibrated(weight: f64) -> f64 {
    weights()
        .calibrated(weight.clamp(0.0, CERTAIN))
        .min(CERTAIN)
}

/// The combined weight of a confidence: the least one, where the confidence is as high as is ever claimed.
pub(crate) fn uncalibrated(confidence: f64) -> f64 {
    let confidence = confidence.clamp(0.0, CERTAIN);
    weights().uncalibrated(confidence).min(CERTAIN)
}

fn evidence(engine: &Engine, texts: &[TextRead<'_>], proof: &Proof, added: f64) -> Evidence {
    let text = text_of(texts, proof);
    let field = &text.read.field;
    let spans = proof.spans(field);
    let quotes: Vec<&str> = spans.iter().map(|span| &text.text[span.clone()]).collect();
    Evidence {
        heading: proof.heading,
        quote: quotes.join(" … "),
        spans,
        term: proof.term(&engine.index).to_owned(),
        kind: proof.kind(&engine.index, text.text, field),
        added,
        denied: proof.denied.and_then(|denied| text.denial(denied)),
        aside: proof.aside,
    }
}

/// The relation of a claim of which so much is due to the statement's own words.
pub(crate) fn relation(own: f64, is_title: bool) -> Relation {
    if is_title {
        Relation::ExactMatch
    } else if own >= 0.5 {
        Relation::BroadMatch
    } else {
        Relation::RelatedMatch
    }
}

pub(crate) fn justification(evidence: &[Evidence]) -> Justification {
    let ground = |kind: MatchKind| match kind {
        MatchKind::Citation | MatchKind::Whole => Justification::Stated,
        MatchKind::Exact | MatchKind::Stem => Justification::Lexical,
        MatchKind::Synonym | MatchKind::Acronym => Justification::Synonym,
        MatchKind::Fuzzy => Justification::Fuzzy,
        MatchKind::Related => Justification::Semantic,
    };
    let mut grounds = evidence.iter().map(|e| ground(e.kind));
    let first = grounds.next().unwrap_or(Justification::Lexical);
    if first == Justification::Stated || grounds.all(|other| other == first) {
        first
    } else {
        Justification::Composite
    }
}
