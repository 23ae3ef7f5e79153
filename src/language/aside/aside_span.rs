//! Which words of a statement are said by the way.
//!
//! In doubt a word is said in its own right. What is by the way proves little, and is not taken for nothing.

use std::ops::Range;

use crate::language::aside::word_roles::{
    ABOUT, AGENT, BETWEEN, BODY, CEREMONY, FIELD, FOR, HELP, JOIN, JUSTICE, KIN, MEASURE, NAMING,
    NUMBER, OFFICE, PERSON, Roles, STOP, TIE, WHERE, WITH,
};
use crate::model::AsideKind;

/// A word of a text.
pub(crate) struct AsideWord {
    pub(crate) span: Range<usize>,
    pub(crate) sentence: u32,
    pub(crate) roles: Roles,
}

/// A run of words that is said by the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AsideSpan {
    pub(crate) kind: AsideKind,
    /// The bytes of the word that it belongs to: an expression that holds it speaks of the whole.
    pub(crate) head: Range<usize>,
    /// The bytes of what is said by the way.
    pub(crate) scope: Range<usize>,
}

/// How many words behind those whom something is for tell where they are.
const WHERE_WORDS: usize = 4;
/// How many words tell whose relatives somebody is.
const KIN_WORDS: usize = 5;
/// How many words tell what is counted.
const MEASURED_WORDS: usize = 14;
/// How many words the name of an office has.
const OFFICE_WORDS: usize = 5;

struct Sentence<'t> {
    text: &'t str,
    words: &'t [AsideWord],
}

/// Whether a text with words of these roles may say something by the way.
pub(crate) fn may_stand_aside(all: Roles) -> bool {
    let has = |roles: Roles| all & roles == roles;
    has(PERSON | WHERE | FOR)
        || has(KIN | TIE)
        || has(MEASURE | ABOUT)
        || has(OFFICE | CEREMONY)
        || all & JOIN != 0 && all & (BODY | BETWEEN | AGENT) != 0 && all & (FIELD | BODY) != 0
}

/// All that a text says by the way, by rule and then in its order. Costs time in proportion to the text.
pub(crate) fn aside_spans(text: &str, words: &[AsideWord]) -> Vec<AsideSpan> {
    let mut spans = Vec::new();
    for words in words.chunk_by(|a, b| a.sentence == b.sentence) {
        let all = words.iter().fold(0, |all, word| all | word.roles);
        if may_stand_aside(all) {
            let sentence = Sentence { text, words };
            sentence.bodies(&mut spans);
            sentence.office(&mut spans);
            for at in 0..words.len() {
                let found = sentence
                    .served(at)
                    .or_else(|| sentence.kin(at))
                    .or_else(|| sentence.measured(at));
                spans.extend(found);
            }
        }
    }
    spans
}

impl Sentence<'_> {
    fn is(&self, at: usize, roles: Roles) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| word.roles & roles != 0)
    }

    fn is_before(&self, at: usize, back: usize, roles: Roles) -> bool {
        at.checked_sub(back).is_some_and(|at| self.is(at, roles))
    }

    fn word(&self, at: usize) -> &str {
        let word = self.words.get(at);
        word.map_or("", |word| &self.text[word.span.clone()])
    }

    /// Whether words are parted by a comma, a slash or a bracket before this one.
    fn is_parted(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        let between = self.words[before].span.end..self.words[at].span.start;
        self.text[between].contains([',', '/', '(', ')', '&'])
    }

    fn span(&self, kind: AsideKind, head: usize, words: Range<usize>) -> Option<AsideSpan> {
        let last = words.end.checked_sub(1)?;
        (words.start <= last).then(|| AsideSpan {
            kind,
            head: self.words[head].span.clone(),
            scope: self.words[words.start].span.start..self.words[last].span.end,
        })
    }

    /// The words from one on that belong to a noun: up to so many, and to the first that ends them.
    fn up_to_stop(&self, from: usize, most: usize, ends: impl Fn(usize) -> bool) -> Range<usize> {
        let end = (from..self.words.len().min(from + most)).find(|at| ends(*at));
        from..end.unwrap_or(self.words.len().min(from + most))
    }

    /// `partners from health, police and housing`, `across health, social care and justice settings`.
    fn bodies(&self, spans: &mut Vec<AsideSpan>) {
        let named = BODY | FIELD | AGENT | NAMING | JOIN;
        let mut from = 0;
        while from < self.words.len() {
            let run = self.up_to_stop(from, self.words.len(), |at| !self.is(at, named));
            if self.lists_bodies(run.clone()) {
                let head = run.start.saturating_sub(1);
                spans.extend(self.span(AsideKind::Bodies, head, run.clone()));
            }
            from = run.end + 1;
        }
    }

    /// Whether a run of words lists those who take part. A list of fields is a matter in its own right (`help with
    /// housing, education and work`) unless a body is among them or the words around say so, and bodies of justice
    /// alone are what a statement is about.
    fn lists_bodies(&self, run: Range<usize>) -> bool {
        let mut items = 0;
        let mut of_item = 0;
        let (mut bodies, mut others) = (0, 0);
        for at in run.clone() {
            if self.is_parted(at) || self.is(at, JOIN) {
                items += usize::from(of_item > 0);
                of_item = 0;
            }
            of_item += usize::from(self.is(at, BODY | FIELD));
            bodies += usize::from(self.is(at, BODY));
            others += usize::from(self.is(at, BODY | FIELD) && !self.is(at, JUSTICE));
        }
        items += usize::from(of_item > 0);
        if items < 2 || others == 0 {
            return false;
        }
        let between = self.is_before(run.start, 1, BETWEEN);
        let with = self.is_before(run.start, 1, WITH)
            && !(2..=3).any(|back| self.is_before(run.start, back, HELP));
        let acting = run.end > run.start && self.is(run.end - 1, AGENT);
        let opens = run.start == 0;
        between && (bodies > 0 || acting || items > 2)
            || acting && (bodies > 0 || items > 2)
            || bodies > 0 && (with || opens && items > 2)
    }

    /// `Mental health officers attended the launch`.
    fn office(&self, spans: &mut Vec<AsideSpan>) {
        let verb = (1..=OFFICE_WORDS).find(|at| self.is(*at, CEREMONY));
        let Some(verb) = verb.filter(|verb| self.is(*verb - 1, OFFICE)) else {
            return;
        };
        if !(0..verb).any(|at| self.is(at, STOP)) {
            spans.extend(self.span(AsideKind::Bodies, verb, 0..verb));
        }
    }

    /// `housing support for people leaving rehab`: of the people, where they are.
    fn served(&self, at: usize) -> Option<AsideSpan> {
        let is_for = (1..=2).any(|back| self.is_before(at, back, FOR));
        if !self.is(at, PERSON) || !is_for {
            return None;
        }
        if (2..=6).any(|back| self.is_before(at, back, NUMBER)) {
            return None;
        }
        let place = (at + 1..at + 4).find(|at| self.is(*at, WHERE | STOP))?;
        if !self.is(place, WHERE) {
            return None;
        }
        let scope = self.up_to_stop(place + 1, WHERE_WORDS, |at| {
            self.is(at, STOP) || self.is_parted(at)
        });
        self.span(AsideKind::Served, at, scope)
    }

    /// `support for parents of adult drug users`: whose relatives they are.
    fn kin(&self, at: usize) -> Option<AsideSpan> {
        if !self.is(at, KIN) || !self.is(at + 1, TIE) {
            return None;
        }
        let behind = if self.word(at + 1).eq_ignore_ascii_case("of") {
            at + 2
        } else if self.is(at + 2, ABOUT) || self.word(at + 2).eq_ignore_ascii_case("after") {
            at + 3
        } else {
            return None;
        };
        let scope = self.up_to_stop(behind, KIN_WORDS, |at| {
            self.is(at, STOP) && !self.word(at).eq_ignore_ascii_case("who") || self.is_parted(at)
        });
        self.span(AsideKind::Kin, at, scope)
    }

    /// `reporting of treatment outcomes`: what is counted is not done.
    fn measured(&self, at: usize) -> Option<AsideSpan> {
        let about = ["about", "of", "on"].contains(&self.word(at + 1));
        if !self.is(at, MEASURE) || !about {
            return None;
        }
        let scope = self.up_to_stop(at + 2, MEASURED_WORDS, |at| {
            self.is(at, STOP) && !["by", "in"].contains(&self.word(at))
        });
        self.span(AsideKind::Measured, at, scope)
    }
}
