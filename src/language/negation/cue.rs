//! The words by which English denies, and those by which it only seems to. All lists are sorted, to be read.

use std::borrow::Cow;

use crate::model::DenialKind;
use crate::model::DenialKind::{Denied, Excluded, NotBegun, Paused, Stopped};

/// Finite forms of auxiliary verbs.
#[rustfmt::skip]
pub(crate) const AUXILIARIES: &[&str] = &[
    "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might",
    "must", "shall", "should", "was", "were", "will", "would",
];

/// Forms of `be`, finite and not.
pub(crate) const BE: &[&str] = &["are", "be", "been", "being", "is", "was", "were"];

/// What may stand between an auxiliary and `not`, or between `not` and its verb.
#[rustfmt::skip]
pub(crate) const ADVERBS: &[&str] = &[
    "also", "be", "been", "being", "currently", "ever", "formally", "fully", "however", "now",
    "officially", "often", "previously", "properly", "sadly", "since", "still", "temporarily",
    "then", "therefore", "unfortunately", "yet",
];

/// What makes of `not` no denial: `not only`, `not least`.
#[rustfmt::skip]
pub(crate) const NOT_IDIOMS: &[&str] = &[
    "all", "always", "applicable", "every", "everyone", "exclusively", "just", "least", "limited",
    "merely", "necessarily", "only", "simply", "solely",
];

/// Beginnings of verbs that say something bad or the end of something: not to do them is good.
#[rustfmt::skip]
pub(crate) const BAD_VERBS: &[&str] = &[
    "abandon", "blam", "ceas", "clos", "compromis", "concern", "cut", "deni", "deny", "depriv",
    "die", "disadvantag", "discharg", "discriminat", "disengag", "drop", "exclud", "experienc",
    "face", "fail", "fall", "feel", "forc", "forget", "forgot", "harm", "hesitat", "hid", "ignor",
    "isolat", "judg", "leav", "left", "lose", "lost", "miss", "overlook", "penalis", "penaliz",
    "pressur", "prevent", "punish", "reduc", "refus", "reinforc", "reject", "require", "stigma",
    "stop", "suffer", "turn", "unabl", "underestimat", "wait", "withdraw", "withheld", "withhold",
];

/// Those who are served: that they do not do something is told of them, not of the plan.
#[rustfmt::skip]
pub(crate) const SERVED: &[&str] = &[
    "adults", "anyone", "carers", "child", "children", "clients", "communities", "everyone",
    "families", "individuals", "men", "parents", "participants", "patients", "people", "person",
    "prisoners", "pupils", "relatives", "respondents", "students", "tenants", "those", "users",
    "women", "youth",
];

/// What follows `no` where nothing is denied: idioms, and things that it is good to have none of.
#[rustfmt::skip]
pub(crate) const NO_IDIOMS: &[&str] = &[
    "barrier", "barriers", "better", "child", "concern", "concerns", "cost", "crime", "death",
    "deaths", "delay", "delays", "difference", "discharge", "discrimination", "doubt", "drug",
    "drugs", "exclusion", "excuse", "family", "fault", "fear", "fewer", "fixed", "gap", "gaps",
    "greater", "harm", "harms", "higher", "incidents", "increase", "issues", "judgement",
    "judgment", "later", "less", "longer", "lower", "matter", "more", "need", "one", "person",
    "problem", "problems", "relapse", "risk", "risks", "shame", "single", "smoking", "sooner",
    "stigma", "suicide", "suicides", "surprise", "threshold", "tolerance", "violence", "wait",
    "waiting", "waits", "woman", "wrong", "young",
];

/// What shows that something is not there: `no scheme available`.
#[rustfmt::skip]
pub(crate) const PRESENCE: &[&str] = &[
    "available", "came", "currently", "existed", "exists", "happened", "held", "made", "place",
    "planned", "started", "took", "yet",
];

/// Verbs of beginning.
#[rustfmt::skip]
pub(crate) const BEGIN: &[&str] = &[
    "advanced", "began", "begin", "begun", "commence", "commenced", "launched", "mobilised",
    "open", "operating", "operational", "start", "started",
];

/// Verbs of ending well: what is not there yet is under way.
#[rustfmt::skip]
pub(crate) const FINISH: &[&str] = &[
    "complete", "completed", "concluded", "ended", "final", "finalised", "finalized", "finished",
];

/// Past participles that do not end in `ed`.
#[rustfmt::skip]
pub(crate) const PARTICIPLES: &[&str] = &[
    "begun", "brought", "built", "done", "driven", "found", "given", "held", "kept", "made",
    "met", "possible", "put", "run", "seen", "sent", "set", "shown", "spent", "taken", "told",
    "written",
];

/// What people, not services, stop doing, or no longer do.
#[rustfmt::skip]
pub(crate) const HABITS: &[&str] = &[
    "bullying", "consuming", "dependent", "drink", "drinking", "dying", "experience", "face",
    "feel", "gambling", "happening", "have", "having", "homeless", "injecting", "misusing",
    "need", "needing", "offending", "require", "self", "smoke", "smoking", "stay", "take",
    "taking", "use", "using", "wait", "waiting", "young",
];

/// Nouns of what a body runs, and can end.
#[rustfmt::skip]
pub(crate) const RUN: &[&str] = &[
    "campaign", "centre", "clinic", "clinics", "contract", "course", "courses", "exchange",
    "exchanges", "funding", "grant", "group", "groups", "helpline", "initiative", "line",
    "office", "pilot", "post", "posts", "programme", "programmes", "project", "projects",
    "provision", "roll-out", "rollout", "scheme", "schemes", "service", "services", "sessions",
    "team", "training", "unit", "work", "workshops",
];

/// Verbs that end what a body runs, where they open a clause or follow `will`.
#[rustfmt::skip]
pub(crate) const ENDERS: &[(&str, DenialKind)] = &[
    ("abandon", Stopped), ("abolish", Stopped), ("axe", Stopped), ("cancel", Stopped),
    ("cease", Stopped), ("close", Stopped), ("decommission", Stopped), ("defer", NotBegun),
    ("discontinue", Stopped), ("end", Stopped), ("halt", Stopped), ("pause", Paused),
    ("postpone", NotBegun), ("scrap", Stopped), ("stop", Stopped), ("suspend", Paused),
    ("terminate", Stopped), ("withdraw", Stopped),
];

/// Participles by which something was ended or put off.
#[rustfmt::skip]
pub(crate) const ENDED: &[(&str, DenialKind)] = &[
    ("abandoned", Stopped), ("axed", Stopped), ("canceled", Stopped), ("cancelled", Stopped),
    ("ceased", Stopped), ("decommissioned", Stopped), ("deferred", NotBegun),
    ("disbanded", Stopped), ("discontinued", Stopped), ("halted", Stopped), ("paused", Paused),
    ("postponed", NotBegun), ("scrapped", Stopped), ("shelved", Stopped), ("stopped", Stopped),
    ("suspended", Paused), ("terminated", Stopped), ("withdrawn", Stopped),
];

/// What may follow such a participle at the end of what it says.
#[rustfmt::skip]
pub(crate) const AFTER_ENDED: &[&str] = &[
    "after", "altogether", "as", "at", "because", "before", "by", "due", "during", "early",
    "entirely", "following", "for", "from", "in", "indefinitely", "last", "on", "owing",
    "pending", "temporarily", "this", "to", "until", "when",
];

/// Which words a cue says something of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScopeOf {
    /// Its whole clause.
    Clause,
    /// What follows it in its clause.
    Ahead,
    /// The whole sentence, and what a colon parts from it.
    Sentence,
}

/// An expression that denies: its words, the auxiliaries that must stand before it if any, what it denies and where.
pub(crate) type Phrase = (
    &'static [&'static str],
    &'static [&'static str],
    DenialKind,
    ScopeOf,
);

/// Expressions that deny wherever they stand in a main clause. The second part tells before which auxiliaries only.
#[rustfmt::skip]
const PHRASES: &[Phrase] = &[
    (&["against", "the", "proposal"], &[], Denied, ScopeOf::Clause),
    (&["agreed", "not", "to"], &[], Denied, ScopeOf::Ahead),
    (&["as", "opposed", "to"], &[], Excluded, ScopeOf::Ahead),
    (&["beyond", "the", "scope"], &[], Excluded, ScopeOf::Sentence),
    (&["chose", "not", "to"], &[], Denied, ScopeOf::Ahead),
    (&["decided", "against"], &[], Denied, ScopeOf::Ahead),
    (&["decided", "not", "to"], &[], Denied, ScopeOf::Ahead),
    (&["failed", "to"], &[], Denied, ScopeOf::Ahead),
    (&["instead", "of"], &[], Excluded, ScopeOf::Ahead),
    (&["no", "intention", "of"], &[], Denied, ScopeOf::Ahead),
    (&["no", "intention", "to"], &[], Denied, ScopeOf::Ahead),
    (&["no", "plan", "to"], &[], Denied, ScopeOf::Ahead),
    (&["no", "plans", "for"], &[], Denied, ScopeOf::Ahead),
    (&["no", "plans", "to"], &[], Denied, ScopeOf::Ahead),
    (&["on", "hold"], &[], Paused, ScopeOf::Clause),
    (&["out", "of", "scope"], &[], Excluded, ScopeOf::Sentence),
    (&["outside", "the", "scope"], &[], Excluded, ScopeOf::Sentence),
    (&["outwith", "the", "scope"], &[], Excluded, ScopeOf::Sentence),
    (&["prevented", "further"], &[], Denied, ScopeOf::Ahead),
    (&["prevented", "progress"], &[], Denied, ScopeOf::Ahead),
    (&["prevented", "us"], &[], Denied, ScopeOf::Ahead),
    (&["prevented", "work"], &[], Denied, ScopeOf::Ahead),
    (&["rather", "than"], &[], Excluded, ScopeOf::Ahead),
    (&["still", "to", "be"], &[], NotBegun, ScopeOf::Clause),
    (&["still", "to", "begin"], &[], NotBegun, ScopeOf::Clause),
    (&["still", "to", "start"], &[], NotBegun, ScopeOf::Clause),
    (&["unable", "to"], BE, Denied, ScopeOf::Ahead),
    (&["with", "the", "exception", "of"], &[], Excluded, ScopeOf::Ahead),
    (&["yet", "to"], AUXILIARIES, NotBegun, ScopeOf::Clause),
];

/// Words of which each expression in [`PHRASES`] has one, and the cues of one word.
#[rustfmt::skip]
const MARKS: &[&str] = &[
    "beyond", "cannot", "closed", "decided", "exception", "failed", "hold", "instead", "neither", "never", "no", "none", "not",
    "opposed", "outside", "outwith", "prevented", "proposal", "rather", "scope", "still", "unable", "yet",
];

/// For each first letter the lengths of some words, one bit for each: few other words have one of both.
type Shapes = [u32; 26];

/// Those of the cues of one word and of [`MARKS`].
const CUES: Shapes = {
    let mut shapes = [0; 26];
    let mut at = 0;
    while at < MARKS.len() {
        shapes = with_shape(shapes, MARKS[at]);
        at += 1;
    }
    at = 0;
    while at < ENDED.len() {
        shapes = with_shape(shapes, ENDED[at].0);
        at += 1;
    }
    at = 0;
    while at < ENDERS.len() {
        shapes = with_shape(shapes, ENDERS[at].0);
        at += 1;
    }
    shapes
};

/// Those of the words with which [`PHRASES`] begin.
const HEADS: Shapes = {
    let mut shapes = [0; 26];
    let mut at = 0;
    while at < PHRASES.len() {
        shapes = with_shape(shapes, PHRASES[at].0[0]);
        at += 1;
    }
    shapes
};

const fn with_shape(mut shapes: Shapes, word: &str) -> Shapes {
    shapes[(word.as_bytes()[0] - b'a') as usize] |= 1 << word.len();
    shapes
}

/// Whether a text may deny something by a word in small letters.
pub(crate) fn is_cue(word: &str) -> bool {
    if word.ends_with("n't") {
        return true;
    }
    is_shaped(&CUES, word)
        && (lists(MARKS, word) || ENDED.iter().chain(ENDERS).any(|(known, _)| *known == word))
}

fn is_shaped(shapes: &Shapes, word: &str) -> bool {
    let first = word.bytes().next().filter(u8::is_ascii_lowercase);
    let has = |first: u8| shapes[usize::from(first - b'a')] & 1 << word.len() != 0;
    word.len() < 32 && first.is_some_and(has)
}

/// The expressions of [`PHRASES`] that begin with a word.
pub(crate) fn phrases(first: &str) -> impl Iterator<Item = &'static Phrase> {
    let from = if is_shaped(&HEADS, first) {
        PHRASES.partition_point(|(words, ..)| words[0] < first)
    } else {
        PHRASES.len()
    };
    PHRASES[from..]
        .iter()
        .take_while(move |(words, ..)| words[0] == first)
}

/// Whether a word as it is written may have a text deny something. A text of other words denies nothing.
pub(crate) fn may_deny(written: &str) -> bool {
    is_cue(&in_small_letters(written))
}

/// A word in small letters, with straight apostrophes.
pub(crate) fn in_small_letters(written: &str) -> Cow<'_, str> {
    let small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if written.bytes().all(small) {
        Cow::Borrowed(written)
    } else {
        Cow::Owned(written.to_lowercase().replace('’', "'"))
    }
}

/// Whether a short list holds a word. Most are told apart by their length and first letter.
pub(crate) fn lists(list: &[&str], word: &str) -> bool {
    let first = word.as_bytes().first();
    let near = |known: &&&str| known.len() == word.len() && known.as_bytes().first() == first;
    list.iter().filter(near).any(|known| *known == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_expression_has_a_mark() {
        for (words, ..) in PHRASES {
            assert!(words.iter().any(|word| may_deny(word)), "{words:?}");
        }
    }

    #[test]
    fn expressions_are_sorted_by_their_first_words() {
        assert!(PHRASES.is_sorted_by_key(|(words, ..)| words[0]));
    }

    #[test]
    fn lists_are_sorted() {
        let lists = [
            AUXILIARIES,
            BE,
            ADVERBS,
            NOT_IDIOMS,
            BAD_VERBS,
            SERVED,
            NO_IDIOMS,
            PRESENCE,
            BEGIN,
            FINISH,
            PARTICIPLES,
            HABITS,
            RUN,
            AFTER_ENDED,
            MARKS,
        ];
        for list in lists {
            let unsorted = list.windows(2).find(|two| two[0] >= two[1]);
            assert_eq!(unsorted, None);
        }
        for list in [ENDED, ENDERS] {
            let unsorted = list.windows(2).find(|two| two[0].0 >= two[1].0);
            assert_eq!(unsorted, None);
        }
        let unsorted = PHRASES.windows(2).find(|two| two[0].0 >= two[1].0);
        assert_eq!(unsorted, None);
    }
}
