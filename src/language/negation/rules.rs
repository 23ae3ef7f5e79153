//! When a word of a clause denies, and what.
//!
//! In doubt nothing is denied: a link that stays can be looked at, one that is gone cannot.

use std::ops::Range;

use crate::language::negation::clause::{Clause, ClauseWord, Standing, is_contracted};
use crate::language::negation::cue;
use crate::language::negation::cue::{ScopeOf, lists};
use crate::language::negation::denied_span::DeniedSpan;
use crate::model::DenialKind;

/// Within how many words a verb is looked for behind `not`, or a noun behind `stop`.
const NEAR: usize = 6;
/// How many words of a clause are looked at on each side: more than people write, so that a text without stops costs
/// no more than its length.
const FAR: usize = 40;

/// A clause with the words of its text.
struct ReadClause<'t> {
    tokens: &'t [ClauseWord<'t>],
    /// Its words, from where what it says begins.
    at: Range<usize>,
    standing: Standing,
    /// The words of its whole sentence.
    sentence: Range<usize>,
}

impl ReadClause<'_> {
    fn word(&self, at: usize) -> &str {
        match self.tokens.get(at) {
            Some(token) if self.at.contains(&at) => &token.text,
            _ => "",
        }
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    fn bytes(&self, words: Range<usize>) -> Range<usize> {
        let from = self
            .tokens
            .get(words.start)
            .map_or(0, |token| token.span.start);
        let to = words
            .end
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last));
        from..to.map_or(from, |token| token.span.end)
    }

    fn span(&self, kind: DenialKind, cue: Range<usize>, scope: Range<usize>) -> DeniedSpan {
        DeniedSpan {
            kind,
            cue: self.bytes(cue),
            scope: self.bytes(scope),
        }
    }

    /// The words of the clause that stand before one.
    fn words_before(&self, at: usize) -> Range<usize> {
        self.at.start.max(at.saturating_sub(FAR))..at
    }

    /// The words of the clause from one on.
    fn words_from(&self, at: usize) -> Range<usize> {
        at..self.at.end.min(at + FAR)
    }

    /// The first word at or behind `at` that is no adverb.
    fn past_adverbs(&self, at: usize) -> usize {
        let adverb = |at: &usize| lists(cue::ADVERBS, self.word(*at));
        at + self.words_from(at).take_while(adverb).count()
    }

    fn is_bad(&self, verb: usize) -> bool {
        let word = self.word(verb);
        cue::BAD_VERBS.iter().any(|start| word.starts_with(start))
    }

    fn is_participle(&self, at: usize) -> bool {
        let word = self.word(at);
        word.len() > 3 && word.ends_with("ed") || lists(cue::PARTICIPLES, word)
    }

    /// Whether what stands before a word tells of those who are served.
    fn is_of_the_served(&self, before: usize) -> bool {
        self.words_before(before)
            .any(|at| lists(cue::SERVED, self.word(at)))
    }
}

/// Adds what a clause denies.
pub(crate) fn of_clause(
    tokens: &[ClauseWord<'_>],
    clauses: &[Clause],
    number: usize,
    spans: &mut Vec<DeniedSpan>,
) {
    let clause = &clauses[number];
    let mut standing = clause.standing;
    let mut at = clause.tokens.clone();
    if standing == Standing::Relative && ends_in_the_main_clause(tokens, clause) {
        // `Work with people who use drugs was stopped`: the verb is that of the clause before.
        standing = Standing::Main;
        at.start = number
            .checked_sub(1)
            .map_or(at.start, |i| clauses[i].tokens.start);
    }
    let reading = ReadClause {
        tokens,
        sentence: clauses[number.saturating_sub(1)].tokens.start
            ..clauses[(number + 1).min(clauses.len() - 1)].tokens.end,
        at,
        standing,
    };
    for at in clause.tokens.clone() {
        if tokens[at].joined {
            continue;
        }
        let mut found = phrase(&reading, at);
        if tokens[at].cue {
            found = found
                .or_else(|| negated_verb(&reading, at))
                .or_else(|| no(&reading, at))
                .or_else(|| no_longer(&reading, at))
                .or_else(|| never(&reading, at))
                .or_else(|| ended(&reading, at))
                .or_else(|| ender(&reading, at));
        }
        spans.extend(found);
    }
}

/// Whether a relative clause runs into the verb of the main clause: its pronoun is followed by a verb of its own,
/// and an auxiliary comes later.
fn ends_in_the_main_clause(tokens: &[ClauseWord<'_>], clause: &Clause) -> bool {
    let words: Vec<&str> = tokens[clause.tokens.clone()]
        .iter()
        .map(|token| &*token.text)
        .filter(|word| !lists(cue::ADVERBS, word))
        .collect();
    let auxiliary = |word: &&str| lists(cue::AUXILIARIES, word) || is_contracted(word);
    words.get(1).is_some_and(|word| !auxiliary(word)) && words.iter().skip(2).any(auxiliary)
}

/// Expressions that deny as they stand.
fn phrase(reading: &ReadClause, at: usize) -> Option<DeniedSpan> {
    let (words, behind, kind, reach) = cue::phrases(reading.word(at)).find(|(words, ..)| {
        let mut others = words.iter().enumerate().skip(1);
        others.all(|(i, word)| reading.word(at + i) == *word)
    })?;
    let auxiliary = |back: usize| {
        let word = at.checked_sub(back).map_or("", |at| reading.word(at));
        lists(behind, word)
    };
    if !behind.is_empty() && !(1..=3).any(auxiliary) {
        return None;
    }
    let contrast = *kind == DenialKind::Excluded;
    if !contrast && reading.standing != Standing::Main {
        return None;
    }
    let needs_we = ["failed", "unable"].contains(&words[0]);
    if needs_we && reading.is_of_the_served(at) {
        return None;
    }
    let cue = at..at + words.len();
    let scope = match reach {
        ScopeOf::Clause => reading.at.clone(),
        ScopeOf::Sentence => reading.sentence.clone(),
        ScopeOf::Ahead if words[0] == "prevented" => at..reading.at.end,
        ScopeOf::Ahead => cue.end..reading.at.end,
    };
    (!scope.is_empty()).then(|| reading.span(*kind, cue, scope))
}

/// `will not hand out`, `hasn't started`; at the head of a clause `not delivered`.
fn negated_verb(reading: &ReadClause, at: usize) -> Option<DeniedSpan> {
    let contracted = is_contracted(reading.word(at));
    if !contracted && reading.word(at) != "not" || reading.standing != Standing::Main {
        return None;
    }
    let auxiliary = if contracted {
        Some(at)
    } else {
        auxiliary_before(reading, at)
    };
    let verb = reading.past_adverbs(at + 1);
    let heads = at == reading.at.start && reading.is_participle(verb);
    let not_yet = reading.word(at + 1) == "yet" && lists(cue::BEGIN, reading.word(verb));
    let no_denial = lists(cue::NOT_IDIOMS, reading.word(at + 1))
        || (verb..verb + 2).any(|at| reading.is_bad(at))
        || lists(cue::FINISH, reading.word(verb))
        || auxiliary.is_none() && !heads && !not_yet;
    if no_denial {
        return None;
    }
    let auxiliary = auxiliary.unwrap_or(at);
    if reading.is_of_the_served(auxiliary) && !was_not_given(reading, auxiliary, verb) {
        return None;
    }
    let begin = (at + 1..=verb).any(|at| reading.word(at) == "yet")
        || lists(cue::BEGIN, reading.word(verb));
    let kind = if begin {
        DenialKind::NotBegun
    } else {
        DenialKind::Denied
    };
    Some(reading.span(kind, auxiliary..at + 1, reading.at.clone()))
}

/// The auxiliary that a `not` belongs to: the word before, adverbs aside.
fn auxiliary_before(reading: &ReadClause, not: usize) -> Option<usize> {
    let mut at = not;
    while at > reading.at.start {
        at -= 1;
        let word = reading.word(at);
        if lists(cue::AUXILIARIES, word) {
            return Some(at);
        }
        if !lists(cue::ADVERBS, word) || not - at > 3 {
            return None;
        }
    }
    // `Do not …` at the head of a statement.
    None
}

/// Whether people were not given something: `Families were not offered support`.
fn was_not_given(reading: &ReadClause, auxiliary: usize, verb: usize) -> bool {
    let told = [
        "was", "were", "has", "have", "had", "hasn't", "haven't", "hadn't", "wasn't", "weren't",
    ];
    told.contains(&reading.word(auxiliary)) && reading.is_participle(verb)
}

/// `No kits were handed out`, `there is no needle exchange`, `we have no outreach team`.
fn no(reading: &ReadClause, at: usize) -> Option<DeniedSpan> {
    let none_of = reading.word(at) == "none" && reading.word(at + 1) == "of";
    if reading.word(at) != "no" && !none_of || reading.standing != Standing::Main {
        return None;
    }
    let idiom = (at + 1..at + 4).any(|at| lists(cue::NO_IDIOMS, reading.word(at)));
    if idiom {
        return None;
    }
    let before = reading.before(at);
    let there_is = lists(cue::BE, before)
        && reading
            .words_before(at)
            .any(|at| reading.word(at) == "there");
    let have = ["did", "do", "does", "had", "has", "have"].contains(&before)
        && !reading.is_of_the_served(at);
    let heads = at == reading.at.start
        || reading.tokens[at].comma
        || at == reading.at.start + 1 && ["and", "but", "because", "so"].contains(&before);
    let shows = |at: usize| {
        lists(cue::AUXILIARIES, reading.word(at))
            || lists(cue::PRESENCE, reading.word(at))
            || reading.word(at).len() > 4 && reading.word(at).ends_with("ed")
    };
    let bad = |at: usize| reading.is_bad(at);
    let stated =
        heads && reading.words_from(at + 2).any(shows) && !reading.words_from(at + 2).any(bad);
    (there_is || have || stated)
        .then(|| reading.span(DenialKind::Denied, at..at + 1, at..reading.at.end))
}

/// `is no longer offered`, `no longer hand out`.
fn no_longer(reading: &ReadClause, at: usize) -> Option<DeniedSpan> {
    let stands = reading.word(at) == "no" && reading.word(at + 1) == "longer";
    if !stands || reading.standing != Standing::Main || reading.is_of_the_served(at) {
        return None;
    }
    let verb = reading.past_adverbs(at + 2);
    let habit = lists(cue::HABITS, reading.word(verb)) || reading.is_bad(verb);
    (!habit).then(|| reading.span(DenialKind::Stopped, at..at + 2, reading.at.clone()))
}

/// `has never been offered`, `neither kits nor training were offered`.
fn never(reading: &ReadClause, at: usize) -> Option<DeniedSpan> {
    let word = reading.word(at);
    let never = word == "never" && lists(cue::AUXILIARIES, reading.before(at));
    let neither = word == "neither"
        && at == reading.at.start
        && reading.words_from(at).any(|at| reading.word(at) == "nor");
    if !never && !neither || reading.standing != Standing::Main || reading.is_of_the_served(at) {
        return None;
    }
    let verb = reading.past_adverbs(at + 1);
    let stated = reading.is_participle(verb) || neither;
    (stated && !reading.is_bad(verb))
        .then(|| reading.span(DenialKind::Denied, at..at + 1, reading.at.clone()))
}

/// `was cancelled`, `Work stopped for lack of funds`, `stopped handing out`.
fn ended(reading: &ReadClause, at: usize) -> Option<DeniedSpan> {
    let word = reading.word(at);
    let by_word = cue::ENDED.iter().find(|(ended, _)| *ended == word);
    let closed = (word == "closed" && reading.word(at + 1) == "down")
        .then_some(&("closed", DenialKind::Stopped));
    let (_, kind) = by_word.or(closed)?;
    if reading.standing != Standing::Main || at == reading.at.start {
        return None;
    }
    let passive = (1..=2).any(|back| {
        let word = at.checked_sub(back).map_or("", |at| reading.word(at));
        lists(cue::BE, word) || word == "got"
    });
    let after = reading.word(at + 1);
    let intransitive = after.is_empty() || lists(cue::AFTER_ENDED, after);
    let doing = ["stopped", "ceased"].contains(&word)
        && after.ends_with("ing")
        && !lists(cue::HABITS, after)
        && !reading.is_of_the_served(at);
    let drops =
        after == "using" || !passive && reading.is_of_the_served(at) && !is_of_work(reading, at);
    if drops || !(passive || intransitive || doing) {
        return None;
    }
    let negated = reading.words_before(at).any(|at| {
        let word = reading.word(at);
        word == "not" || is_contracted(word)
    });
    (!negated).then(|| reading.span(*kind, at..at + 1, reading.at.clone()))
}

/// Whether the clause up to a word speaks of what a body runs.
fn is_of_work(reading: &ReadClause, before: usize) -> bool {
    reading
        .words_before(before)
        .any(|at| cue::RUN.contains(&reading.word(at)))
}

/// `Stop the naloxone scheme`, `We will close the clinic`.
fn ender(reading: &ReadClause, at: usize) -> Option<DeniedSpan> {
    let word = reading.word(at);
    let (_, kind) = cue::ENDERS.iter().find(|(ender, _)| *ender == word)?;
    let heads = at == reading.at.start
        || ["will", "to", "shall", "and"].contains(&reading.before(at))
            && at <= reading.at.start + 4;
    if reading.standing != Standing::Main || !heads || reading.is_of_the_served(at) {
        return None;
    }
    let determined =
        ["the", "our", "this", "its", "all", "any", "these"].contains(&reading.word(at + 1));
    let offering = ["cease", "stop"].contains(&word) && reading.word(at + 1).ends_with("ing");
    if lists(cue::HABITS, reading.word(at + 1)) {
        return None;
    }
    if offering {
        return Some(reading.span(*kind, at..at + 1, at..reading.at.end));
    }
    let from = at + 1 + usize::from(determined);
    let ends_there =
        |word: &str| ["in", "of", "to", "for", "between", "gap", "gaps"].contains(&word);
    let object = (from..from + NEAR).take_while(|at| !ends_there(reading.word(*at)));
    let run = object
        .filter(|at| cue::RUN.contains(&reading.word(*at)))
        .last()?;
    (determined || run > from).then(|| reading.span(*kind, at..at + 1, at..run + 1))
}
