//! Which patterns of the codebooks hold in a text, and what it cites.

use std::ops::Range;

use crate::mapping::codebook::citation::Cited;
use crate::mapping::codebook::field::{Hit, ReadText};
use crate::mapping::codebook::index::{Index, Pattern, Strength, WINDOW, inside};
use crate::mapping::codebook::symbols::Frameworks;
use crate::mapping::field_read::{Read, TextRead, words_at};
use crate::mapping::weights::weights;
use crate::model::{AsideKind, MatchKind};

/// What is said by the way counts for, against what is said in its own right: about as much as a hint.
const BY_THE_WAY: f64 = 0.35;

/// One match of a theme in one text.
pub(crate) struct Proof {
    /// The theme, counted through all frameworks.
    pub(crate) theme: usize,
    /// The heading in which it was found, 0 being the nearest.
    pub(crate) heading: Option<usize>,
    /// What it proves.
    pub(crate) weight: f64,
    /// The denied span of the text in which it lies.
    pub(crate) denied: Option<usize>,
    /// As what it is said by the way.
    pub(crate) aside: Option<AsideKind>,
    pub(crate) ground: Ground,
}

/// What a proof rests on.
pub(crate) enum Ground {
    /// A pattern, by number, and the hits of its parts, in the order of the text.
    Pattern(usize, Vec<usize>),
    /// Cited words, and what they are shown as.
    Cited(Cited, String),
}

/// Adds all that one text says of themes. What forbids a pattern may stand in the text or in the statement. `named`
/// holds the frameworks that the statement or one of its headings names.
pub(crate) fn proofs(
    index: &Index,
    text: TextRead<'_>,
    own: &ReadText,
    named: Frameworks,
    out: &mut Vec<Proof>,
) {
    let field = &text.read.field;
    if field.hits.is_empty() {
        return;
    }
    citations(index, text, named, out);
    let read = text.read;
    let stands = |hit: &Hit| read.denied_at(&hit.words).is_none();
    let in_its_own_right = |hit: &Hit| stands(hit) && read.aside_at(&hit.words).is_none();
    let mut previous = None;
    for (concept, _) in &field.met {
        if previous.replace(*concept) == Some(*concept) {
            continue;
        }
        for number in &index.triggered[*concept] {
            let pattern = &index.patterns[*number];
            if !may_hold(pattern, field) {
                continue;
            }
            let hits = holds(index, pattern, text.text, field, own, in_its_own_right);
            let or_aside = || {
                let any = !read.asides.is_empty();
                any.then(|| holds(index, pattern, text.text, field, own, stands))?
            };
            let or_denied = || {
                let any = !read.denied.is_empty();
                any.then(|| holds(index, pattern, text.text, field, own, |_| true))?
            };
            if let Some(hits) = hits.or_else(or_aside).or_else(or_denied) {
                out.push(proof(index, read, *number, hits));
            }
        }
    }
}

fn citations(index: &Index, text: TextRead<'_>, named: Frameworks, out: &mut Vec<Proof>) {
    let TextRead { text, read } = text;
    let mut hits = read.field.hits.iter();
    if !hits.any(|hit| index.citing.contains(&hit.phrase)) {
        return;
    }
    for (i, (citations, first)) in index.citations.iter().zip(&index.firsts).enumerate() {
        for cited in citations.cited(text, &read.field, named & 1 << i != 0) {
            let quote = &text[cited.span.clone()];
            let shown = if cited.named_beside {
                format!("{quote}, the framework being named beside it")
            } else {
                quote.to_owned()
            };
            let denied = read.denied_at(&words_at(&read.field, &cited.span));
            let weighs = match cited.kind {
                MatchKind::Whole => weights().whole(),
                _ => weights().citation(),
            };
            out.push(Proof {
                theme: first + cited.theme,
                heading: None,
                weight: weight(read, weighs, denied),
                denied,
                aside: None,
                ground: Ground::Cited(cited, shown),
            });
        }
    }
}

fn proof(index: &Index, read: &Read, number: usize, hits: Vec<usize>) -> Proof {
    let pattern = &index.patterns[number];
    let aside = aside(index, read, pattern, &hits);
    let mut words = hits.iter().map(|hit| &read.field.hits[*hit].words);
    let denied = words.find_map(|words| read.denied_at(words));
    Proof {
        theme: pattern.theme,
        heading: None,
        weight: weight(read, pattern.weight, denied)
            * if aside.is_some() { BY_THE_WAY } else { 1.0 },
        denied,
        aside,
        ground: Ground::Pattern(number, hits),
    }
}

/// As what the text says by the way one of the hits by which a pattern holds: not where its ring counts there all the
/// same, nor where the pattern also holds the word that the aside belongs to.
fn aside(index: &Index, read: &Read, pattern: &Pattern, hits: &[usize]) -> Option<AsideKind> {
    if read.asides.is_empty() {
        return None;
    }
    let field = &read.field;
    let counts = |hit: &Hit, kind: AsideKind| {
        let concepts = index.concepts_of[hit.phrase].iter();
        let mut of_pattern = concepts.filter(|concept| pattern.all.contains(concept));
        of_pattern.any(|concept| index.concepts[*concept].even_of.contains(&kind))
    };
    hits.iter().find_map(|number| {
        let hit = &field.hits[*number];
        let aside = read.aside_at(&hit.words)?;
        let has_head = hits.iter().any(|other| {
            let bytes = field.span(&field.hits[*other].words);
            inside(&aside.head, &bytes)
        });
        (!counts(hit, aside.kind) && !has_head).then_some(aside.kind)
    })
}

/// What a proof weighs: nothing where the text denies it for good.
fn weight(read: &Read, weight: f64, denied: Option<usize>) -> f64 {
    match denied {
        Some(span) if !read.denied[span].kind.is_still_meant() => 0.0,
        _ => weight,
    }
}

/// Whether all parts of a pattern were perhaps met.
fn may_hold(pattern: &Pattern, field: &ReadText) -> bool {
    pattern.all[1..].iter().all(|part| field.may_have(*part))
}

/// The hits, one for each part, by which a pattern holds in a field, in the order of the text.
pub(crate) fn holds(
    index: &Index,
    pattern: &Pattern,
    text: &str,
    field: &ReadText,
    own: &ReadText,
    stands: impl Fn(&Hit) -> bool,
) -> Option<Vec<usize>> {
    let framework = pattern.framework;
    let (first, others) = pattern.all.split_first()?;
    field.hits_of(*first, framework).next()?;
    let forbidden = |f: &ReadText| {
        let mut none = pattern.none.iter();
        none.any(|concept| f.hits_of(*concept, framework).next().is_some())
    };
    if forbidden(field) || forbidden(own) {
        return None;
    }
    let allowed = |(_, hit): &(usize, &Hit)| {
        stands(hit)
            && !index.is_excluded(pattern, hit, field)
            && Index::stands_as_cited(pattern, hit, text, field)
    };
    let mut of_first = field.hits_of(*first, framework).filter(allowed);
    of_first.find_map(|(number, hit)| {
        let mut taken = vec![number];
        for other in others {
            let far = |h: &Hit| distance(&h.words, &hit.words);
            let apart = |h: &Hit| {
                let mut taken = taken.iter().map(|taken| &field.hits[*taken].words);
                taken.all(|words| distance(words, &h.words) > 0)
            };
            let (near, _) = field
                .hits_in(*other, framework, index.near(&hit.words))
                .filter(allowed)
                .filter(|(_, h)| far(h) <= WINDOW && apart(h))
                .min_by_key(|(_, h)| far(h))?;
            taken.push(near);
        }
        taken.sort_by_key(|hit| field.hits[*hit].words.start);
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

impl Proof {
    /// The expression that was found, as the codebook or the text writes it.
    pub(crate) fn term<'t>(&'t self, index: &'t Index) -> &'t str {
        match &self.ground {
            Ground::Pattern(number, _) => &index.patterns[*number].text,
            Ground::Cited(_, shown) => shown,
        }
    }

    /// Whether it cites the framework as a whole.
    pub(crate) fn is_of_the_whole(&self) -> bool {
        matches!(&self.ground, Ground::Cited(cited, _) if cited.kind == MatchKind::Whole)
    }

    /// The words of its text that it takes, one range for each part.
    pub(crate) fn words<'f>(
        &'f self,
        field: &'f ReadText,
    ) -> impl Iterator<Item = Range<usize>> + 'f {
        let (hits, cited) = match &self.ground {
            Ground::Pattern(_, hits) => (&hits[..], None),
            Ground::Cited(cited, _) => (&[][..], Some(words_at(field, &cited.span))),
        };
        let hits = hits.iter().map(|hit| field.hits[*hit].words.clone());
        hits.chain(cited)
    }

    /// The bytes of its text that it takes, one range for each part.
    pub(crate) fn spans(&self, field: &ReadText) -> Vec<Range<usize>> {
        match &self.ground {
            Ground::Pattern(_, hits) => {
                let words = hits.iter().map(|hit| &field.hits[*hit].words);
                words.map(|words| field.span(words)).collect()
            }
            Ground::Cited(cited, _) => vec![cited.span.clone()],
        }
    }

    /// Where it begins in its text.
    pub(crate) fn start(&self, field: &ReadText) -> usize {
        match &self.ground {
            Ground::Pattern(_, hits) => {
                let first = hits.first().map(|hit| field.hits[*hit].words.start);
                first.map_or(0, |word| field.words[word].span.start)
            }
            Ground::Cited(cited, _) => cited.span.start,
        }
    }

    /// How its words match.
    pub(crate) fn kind(&self, index: &Index, text: &str, field: &ReadText) -> MatchKind {
        match &self.ground {
            Ground::Cited(cited, _) => cited.kind,
            Ground::Pattern(number, hits) => {
                let pattern = &index.patterns[*number];
                if pattern.strength == Strength::Title {
                    return MatchKind::Citation;
                }
                let kinds = hits
                    .iter()
                    .map(|hit| index.kind(pattern, &field.hits[*hit], text, field));
                kinds.max().unwrap_or(MatchKind::Exact)
            }
        }
    }
}
