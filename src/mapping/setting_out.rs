//! What stands around a theme in a statement: what its headings name, and what the statement says before.

use crate::mapping::codebook::index::{Index, Strength};
use crate::mapping::codebook::symbols::Frameworks;
use crate::mapping::field_read::{TextRead, words_at};
use crate::mapping::matching::{Ground, Proof};

/// The most counted words of a statement that may be too general to name its object.
const GENERAL: usize = 12;
/// The most counted words of a heading that is a label and no sentence.
const LABEL: usize = 6;

/// What a statement and its headings say of the themes of one framework, as far as it bears on each of them.
pub(crate) struct SettingOut {
    /// Each theme that the statement's own words name, with its parents' first, and where they begin.
    own: Vec<(usize, usize)>,
    /// The same of the nearest heading.
    headed: Vec<usize>,
    /// Whether the statement names nothing of the framework, and its heading is a label.
    leans_on_heading: bool,
}

/// What it bears on one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bearing {
    /// The statement is too general to name its object, and the heading names this theme.
    pub(crate) leans: bool,
    /// The heading says the same as the statement's own words, which are more than a hint.
    pub(crate) agrees: bool,
    /// The statement names another theme before this one.
    pub(crate) second: bool,
}

impl SettingOut {
    /// Of all proofs for the themes of one framework.
    pub(crate) fn new(
        index: &Index,
        texts: &[TextRead<'_>],
        framework: Frameworks,
        proofs: &[Proof],
    ) -> Self {
        let mut own = Vec::new();
        let mut headed = Vec::new();
        for proof in proofs.iter().filter(|proof| proof.is_strong(index)) {
            let root = index.roots[proof.theme];
            match proof.heading {
                None => own.push((root, proof.start(&texts[0].read.field))),
                Some(0) => headed.push(root),
                Some(_) => {}
            }
        }
        let silent = proofs.iter().all(|proof| proof.heading.is_some());
        Self {
            leans_on_heading: silent
                && texts
                    .get(1)
                    .is_some_and(|heading| is_label(*heading, proofs))
                && is_general(index, texts[0], framework),
            own,
            headed,
        }
    }

    /// Whether the statement's own words name a theme.
    pub(crate) fn speaks(&self) -> bool {
        !self.own.is_empty()
    }

    /// What bears on one theme, of which these are the proofs.
    pub(crate) fn bearing(
        &self,
        index: &Index,
        texts: &[TextRead<'_>],
        proofs: &[Proof],
    ) -> Bearing {
        let root = index.roots[proofs[0].theme];
        let of_own = proofs.iter().filter(|proof| proof.heading.is_none());
        let first = of_own.map(|proof| proof.start(&texts[0].read.field)).min();
        let headed = self.headed.contains(&root);
        Bearing {
            leans: self.leans_on_heading && headed,
            agrees: headed
                && proofs
                    .iter()
                    .any(|proof| proof.heading.is_none() && proof.is_strong(index)),
            second: first.is_some_and(|first| {
                let mut own = self.own.iter();
                own.any(|(other, at)| *other != root && *at < first)
            }),
        }
    }
}

impl Proof {
    /// Whether it is more than a hint, and neither denied nor said by the way.
    fn is_strong(&self, index: &Index) -> bool {
        let hint = match &self.ground {
            Ground::Pattern(number, _) => index.patterns[*number].strength == Strength::Hint,
            Ground::Cited(..) => false,
        };
        !hint && self.aside.is_none() && self.denied.is_none()
    }
}

/// Whether a heading is a few words long, most of which name themes.
fn is_label(heading: TextRead<'_>, proofs: &[Proof]) -> bool {
    let field = &heading.read.field;
    let near = proofs.iter().filter(|proof| proof.heading == Some(0));
    let spans: Vec<_> = near.flat_map(|proof| proof.spans(field)).collect();
    let named = (0..field.words.len()).filter(|word| {
        let mut spans = spans.iter();
        spans.any(|span| words_at(field, span).contains(word))
    });
    field.words.len() <= LABEL && named.count() * 2 >= field.words.len()
}

/// Whether a statement is short and holds no expression by which a theme of the framework is recognised alone.
fn is_general(index: &Index, own: TextRead<'_>, framework: Frameworks) -> bool {
    let field = &own.read.field;
    let mut met = field.met.iter();
    field.words.len() <= GENERAL
        && own.read.denied.is_empty()
        && !met.any(|(concept, _)| index.naming[*concept] & framework != 0)
}
