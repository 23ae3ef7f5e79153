//! From what was found in a text and its headings to claims about themes.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use crate::mapping::codebook::citation::Cited;
use crate::mapping::codebook::index::{Field, Hit, Index, Pattern, Strength, WINDOW};
use crate::mapping::field_read::{Read, words_at};
use crate::mapping::mapper::Engine;
use crate::mapping::weights::weights;
use crate::model::{Claim, Denial, Evidence, Justification, MatchKind, Relation};

/// The most that is ever claimed: readers disagree now and then whatever a text says.
pub(crate) const CERTAIN: f64 = 0.99;
/// The highest confidence where the statement itself says nothing of a theme: too little for a link.
const HEADINGS_ALONE: f64 = 0.45;
/// What a heading counts for, against the nearest, for each step further up.
const FURTHER_UP: f64 = 0.6;
/// What headings count for where the statement's own words name a theme already.
const OUTWEIGHED: f64 = 0.4;

/// One match of a theme in one text.
struct Proof {
    theme: usize,
    heading: Option<usize>,
    /// The words of the field that it takes; one range for each part.
    words: Vec<Range<usize>>,
    spans: Vec<Range<usize>>,
    kind: MatchKind,
    term: String,
    weight: f64,
    /// What the text says of it, where it denies it.
    denied: Option<Denial>,
}

/// All claims about the first of some texts; the others are its headings, the nearest first.
pub(crate) fn claims(engine: &Engine, read: &[&Read<'_>]) -> Vec<Claim> {
    let Some(statement) = read.first() else {
        return Vec::new();
    };
    let texts: Vec<&str> = read.iter().map(|read| read.text).collect();
    let named = read
        .iter()
        .any(|read| engine.index.citations.is_named(&read.field));
    let mut by_theme: BTreeMap<usize, Vec<Proof>> = BTreeMap::new();
    let mut outweighed = false;
    for (i, text) in read.iter().enumerate() {
        let factor = heading_factor(engine.heading_weight, i, outweighed);
        if factor == 0.0 {
            continue;
        }
        for mut proof in proofs(&engine.index, text, &statement.field, named) {
            proof.heading = i.checked_sub(1);
            proof.weight *= factor;
            by_theme.entry(proof.theme).or_default().push(proof);
        }
        if i == 0 {
            outweighed = by_theme
                .values()
                .any(|proofs| proofs.iter().any(|p| p.weight >= 0.5));
        }
    }
    let own = |theme: usize| engine.index.is_title(theme, &statement.field);
    let mut claims: Vec<Claim> = by_theme
        .into_iter()
        .map(|(theme, proofs)| {
            let id = engine.framework.themes[theme].id.clone();
            claim(id, proofs, own(theme), &texts)
        })
        .collect();
    sort(&mut claims);
    claims
}

/// The most confident first, then by theme.
pub(crate) fn sort(claims: &mut [Claim]) {
    claims.sort_by(|a, b| {
        let order = b.confidence.total_cmp(&a.confidence);
        order.then_with(|| a.theme.natural_cmp(&b.theme))
    });
}

fn heading_factor(weight: f64, field: usize, outweighed: bool) -> f64 {
    if field == 0 {
        return 1.0;
    }
    let distance = i32::try_from(field - 1).unwrap_or(i32::MAX);
    weight * FURTHER_UP.powi(distance) * if outweighed { OUTWEIGHED } else { 1.0 }
}

/// All that one text says of themes. What forbids a pattern may stand in the text or in the statement.
fn proofs(index: &Index, read: &Read<'_>, own: &Field, named: bool) -> Vec<Proof> {
    let Read { text, field, .. } = read;
    let cited = index.citations.cited(text, field, named).into_iter();
    let mut proofs: Vec<Proof> = cited.map(|cited| citation(read, cited)).collect();
    let mut previous = None;
    for (concept, _) in &field.met {
        if previous.replace(*concept) == Some(*concept) {
            continue;
        }
        for pattern in index.triggered(*concept) {
            let stands = |hit: &Hit| read.denied_at(&hit.words).is_none();
            let hits = holds(index, pattern, text, field, own, stands);
            let or_denied = || {
                let any = !read.denied.is_empty();
                any.then(|| holds(index, pattern, text, field, own, |_| true))?
            };
            if let Some(hits) = hits.or_else(or_denied) {
                let mut proof = proof(index, pattern, &hits, field);
                proof.denied = proof.words.iter().find_map(|words| read.denial(words));
                proofs.push(proof);
            }
        }
    }
    for proof in &mut proofs {
        let denied = proof.denied.as_ref();
        if denied.is_some_and(|denied| !denied.kind.is_still_meant()) {
            proof.weight = 0.0;
        }
    }
    proofs
}

fn citation(read: &Read<'_>, cited: Cited) -> Proof {
    let words = words_at(&read.field, &cited.span);
    let quote = &read.text[cited.span.clone()];
    let term = if cited.named_beside {
        format!("{quote}, the framework being named beside it")
    } else {
        quote.to_owned()
    };
    Proof {
        theme: cited.theme,
        heading: None,
        denied: read.denial(&words),
        words: vec![words],
        spans: vec![cited.span],
        kind: cited.kind,
        term,
        weight: match cited.kind {
            MatchKind::Whole => weights().whole(),
            _ => weights().citation(),
        },
    }
}

/// The hits, one for each part, by which a pattern holds in a field.
pub(crate) fn holds<'f>(
    index: &Index,
    pattern: &Pattern,
    text: &str,
    field: &'f Field,
    own: &Field,
    stands: impl Fn(&Hit) -> bool,
) -> Option<Vec<&'f Hit>> {
    let forbidden = |f: &Field| pattern.none.iter().any(|c| f.hits_of(*c).next().is_some());
    if forbidden(field) || forbidden(own) {
        return None;
    }
    let (first, others) = pattern.all.split_first()?;
    let allowed = |hit: &&Hit| {
        stands(hit)
            && !index.is_excluded(pattern.theme, hit, field)
            && Index::stands_as_cited(pattern, hit, text, field)
    };
    field.hits_of(*first).filter(allowed).find_map(|hit| {
        let mut taken = vec![hit];
        for other in others {
            let near = field
                .hits_in(*other, index.near(&hit.words))
                .filter(allowed)
                .filter(|h| distance(&h.words, &hit.words) <= WINDOW)
                .filter(|h| taken.iter().all(|t| distance(&t.words, &h.words) > 0))
                .min_by_key(|h| distance(&h.words, &hit.words))?;
            taken.push(near);
        }
        taken.sort_by_key(|hit| hit.words.start);
        Some(taken)
    })
}

/// How far two runs of words lie apart: 0 where they overlap, 1 where one follows the other.
fn distance(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.start < b.end && b.start < a.end {
        return 0;
    }
    if a.end <= b.start {
        b.start - a.end + 1
    } else {
        a.start - b.end + 1
    }
}

fn proof(index: &Index, pattern: &Pattern, hits: &[&Hit], field: &Field) -> Proof {
    let span = |hit: &&Hit| {
        field.words[hit.words.start].span.start..field.words[hit.words.end - 1].span.end
    };
    let kind = match pattern.strength {
        Strength::Title => MatchKind::Citation,
        _ => hits
            .iter()
            .map(|hit| index.kind(pattern, hit, field))
            .max()
            .unwrap_or(MatchKind::Exact),
    };
    Proof {
        theme: pattern.theme,
        heading: None,
        words: hits.iter().map(|hit| hit.words.clone()).collect(),
        spans: hits.iter().map(span).collect(),
        kind,
        denied: None,
        term: pattern.text.clone(),
        weight: pattern.weight,
    }
}

/// Lays proofs over each other, the strongest first. Reasons combine as 1 - (1-a)(1-b), where a further one of the
/// statement's own words counts less: they are not independent. A proof all of whose words were counted already adds nothing and is left out.
fn claim(
    theme: crate::model::ThemeId,
    mut proofs: Vec<Proof>,
    is_title: bool,
    texts: &[&str],
) -> Claim {
    proofs.sort_by(|a, b| {
        // What speaks of the theme itself comes before what names the whole framework.
        let by_weight = (a.kind == MatchKind::Whole).cmp(&(b.kind == MatchKind::Whole));
        let by_weight = by_weight.then_with(|| b.weight.total_cmp(&a.weight));
        let at = |p: &Proof| (p.heading, p.spans.first().map_or(0, |s| s.start));
        by_weight
            .then_with(|| at(a).cmp(&at(b)))
            .then_with(|| a.term.cmp(&b.term))
    });
    let own = proofs.iter().any(|proof| proof.heading.is_none());
    let least_left = 1.0 - if own { CERTAIN } else { headings_alone() };
    let mut counted: HashSet<(Option<usize>, usize)> = HashSet::new();
    let mut evidence = Vec::new();
    let mut left = 1.0;
    let mut further = 1.0;
    for proof in proofs {
        let words: Vec<_> = proof
            .words
            .iter()
            .flat_map(Clone::clone)
            .map(|w| (proof.heading, w))
            .collect();
        if words.iter().all(|word| counted.contains(word)) {
            continue;
        }
        // What is denied takes no words: it is kept to say why it adds nothing.
        if proof.weight > 0.0 || proof.denied.is_none() {
            counted.extend(words);
        }
        let mut weight = proof.weight;
        if proof.heading.is_none() {
            weight *= further;
            further *= if weight > 0.0 { weights().further } else { 1.0 };
        }
        let added = (left * weight).min(left - least_left).max(0.0);
        left -= added;
        evidence.push(to_evidence(proof, added, texts));
    }
    let confidence = calibrate(&mut evidence);
    Claim {
        theme,
        relation: relation(&evidence, is_title),
        confidence,
        justification: justification(&evidence),
        evidence,
    }
}

/// Turns the combined weight of reasons into a confidence, and their shares with it.
fn calibrate(evidence: &mut [Evidence]) -> f64 {
    let weight: f64 = evidence.iter().map(|e| e.added).sum();
    let weight = weight.clamp(0.0, CERTAIN);
    let confidence = calibrated(weight);
    for one in &mut *evidence {
        one.added *= confidence / weight.max(f64::MIN_POSITIVE);
    }
    confidence
}

/// The most that headings weigh where the statement itself says nothing of a theme.
pub(crate) fn headings_alone() -> f64 {
    uncalibrated(HEADINGS_ALONE)
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

fn to_evidence(proof: Proof, added: f64, texts: &[&str]) -> Evidence {
    let text = texts[proof.heading.map_or(0, |heading| heading + 1)];
    let quotes: Vec<&str> = proof.spans.iter().map(|span| &text[span.clone()]).collect();
    Evidence {
        heading: proof.heading,
        quote: quotes.join(" … "),
        spans: proof.spans,
        term: proof.term,
        kind: proof.kind,
        added,
        denied: proof.denied,
    }
}

pub(crate) fn relation(evidence: &[Evidence], is_title: bool) -> Relation {
    let own: f64 = evidence
        .iter()
        .filter(|e| e.heading.is_none())
        .map(|e| e.added)
        .sum();
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
