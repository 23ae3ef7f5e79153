//! The role words, ready for use: what a heading, label or column announces.

use std::collections::HashMap;

use crate::document::RoleWords;
use crate::document::phrase::key;
use crate::model::{Role, Status};

/// What a phrase announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// Statements of this role.
    Role(Role),
    /// Those who lead.
    Lead,
    /// A date.
    Due,
    /// How far a thing has come.
    Status,
    /// A mere number.
    Number,
    /// A sort, a cost, a note: something that plans of this library do not hold.
    Other,
    /// Nothing, and hides what is in it.
    Neutral,
}

/// Phrases by their first word, the longest first.
#[derive(Clone, Debug)]
pub(super) struct Phrases<T>(HashMap<String, Vec<(Vec<String>, T)>>);

impl<T: Copy> Phrases<T> {
    fn new<'a>(lists: impl IntoIterator<Item = (&'a [String], T)>) -> Self {
        let mut map: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        for (list, tag) in lists {
            for phrase in list {
                let words: Vec<String> = key(phrase).split(' ').map(str::to_owned).collect();
                if let Some(first) = words.first().filter(|first| !first.is_empty()) {
                    map.entry(first.clone()).or_default().push((words, tag));
                }
            }
        }
        for list in map.values_mut() {
            list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self(map)
    }

    /// The longest phrase that begins `words`: its length in words and its tag.
    pub(super) fn at(&self, words: &[&str]) -> Option<(usize, T)> {
        let list = self.0.get(*words.first()?)?;
        list.iter()
            .find(|(phrase, _)| {
                phrase.len() <= words.len() && phrase.iter().zip(words).all(|(a, b)| a == b)
            })
            .map(|(phrase, tag)| (phrase.len(), *tag))
    }

    /// Whether the key begins with a phrase.
    pub(super) fn begins(&self, key: &str) -> bool {
        let words: Vec<&str> = key.split(' ').take(8).collect();
        self.at(&words).is_some()
    }

    /// Whether a phrase stands anywhere in the key.
    pub(super) fn within(&self, key: &str) -> bool {
        let words: Vec<&str> = key.split(' ').collect();
        (0..words.len()).any(|i| self.at(&words[i..]).is_some())
    }

    /// Whether the key is a phrase, whole.
    pub(super) fn is(&self, key: &str) -> bool {
        let words: Vec<&str> = key.split(' ').collect();
        self.at(&words).is_some_and(|(len, _)| len == words.len())
    }

    /// Whether a phrase ends the key.
    pub(super) fn ends(&self, key: &str) -> bool {
        let words: Vec<&str> = key.split(' ').collect();
        (0..words.len()).any(|i| {
            self.at(&words[i..])
                .is_some_and(|(len, _)| i + len == words.len())
        })
    }
}

/// Role words, ready for use.
#[derive(Clone, Debug)]
pub(super) struct Cues {
    announce: Phrases<Cue>,
    pub(super) labels: Vec<String>,
    pub(super) outside: Phrases<()>,
    pub(super) aside: Phrases<()>,
    pub(super) talk: Phrases<()>,
    pub(super) tactic: Phrases<()>,
    pub(super) audience: Phrases<()>,
    pub(super) verb: Phrases<()>,
    pub(super) did: Phrases<()>,
    pub(super) body: Phrases<()>,
    pub(super) field: Phrases<()>,
    pub(super) post: Phrases<()>,
    pub(super) status: Phrases<Status>,
    pub(super) web: Phrases<()>,
}

impl Cues {
    pub(super) fn new(words: &RoleWords) -> Self {
        let one = |list: &[String]| Phrases::new([(list, ())]);
        let mut labels: Vec<String> = words.label.iter().map(|l| l.to_ascii_lowercase()).collect();
        labels.sort_by_key(|label| std::cmp::Reverse(label.len()));
        Self {
            announce: Phrases::new([
                (&*words.neutral, Cue::Neutral),
                (&*words.priority, Cue::Role(Role::Priority)),
                (&*words.outcome, Cue::Role(Role::Outcome)),
                (&*words.action, Cue::Role(Role::Action)),
                (&*words.progress, Cue::Role(Role::Progress)),
                (&*words.indicator, Cue::Role(Role::Indicator)),
                (&*words.lead, Cue::Lead),
                (&*words.due, Cue::Due),
                (&*words.status, Cue::Status),
                (&*words.number, Cue::Number),
                (&*words.other, Cue::Other),
            ]),
            labels,
            outside: one(&words.outside),
            aside: one(&words.aside),
            talk: one(&words.talk),
            tactic: one(&words.tactic),
            audience: one(&words.audience),
            verb: one(&words.verb),
            did: one(&words.did),
            body: one(&words.body),
            field: one(&words.field),
            post: one(&words.post),
            status: Phrases::new([
                (&*words.done, Status::Done),
                (&*words.under_way, Status::UnderWay),
                (&*words.not_yet, Status::NotYet),
                (&*words.stopped, Status::Stopped),
            ]),
            web: one(&words.web),
        }
    }

    /// All that the key announces: where, over how many words, and what.
    fn all(&self, words: &[&str]) -> Vec<(usize, usize, Cue)> {
        let mut out = Vec::new();
        let mut i = 0;
        while i < words.len() {
            match self.announce.at(&words[i..]) {
                Some((len, cue)) => {
                    if cue != Cue::Neutral {
                        out.push((i, len, cue));
                    }
                    i += len;
                }
                None => i += 1,
            }
        }
        out
    }

    /// What a heading, label or column header announces.
    ///
    /// The longest phrase before the first preposition counts, of two as long the last: `outcome
    /// indicators for actions` announces indicators.
    pub(super) fn find(&self, key: &str) -> Option<Cue> {
        let words: Vec<&str> = key.split(' ').collect();
        let found = self.all(&words);
        let turn = words
            .iter()
            .enumerate()
            .position(|(i, word)| i > 0 && TURNS.contains(word))
            .unwrap_or(words.len());
        let best = |limit: usize| {
            found
                .iter()
                .filter(|(at, ..)| *at < limit)
                .max_by_key(|(at, len, _)| (*len, *at))
                .map(|(_, _, cue)| *cue)
        };
        best(turn).or_else(|| best(words.len()))
    }

    /// Whether the key announces this among other things.
    pub(super) fn announces(&self, key: &str, cue: Cue) -> bool {
        let words: Vec<&str> = key.split(' ').collect();
        self.all(&words).iter().any(|(.., found)| *found == cue)
    }

    /// The role that the key announces.
    pub(super) fn role(&self, key: &str) -> Option<Role> {
        match self.find(key)? {
            Cue::Role(role) => Some(role),
            _ => None,
        }
    }

    /// Whether a text is one of the phrases, whole.
    pub(super) fn is_phrase(&self, key: &str) -> bool {
        let words: Vec<&str> = key.split(' ').collect();
        self.announce
            .at(&words)
            .is_some_and(|(len, cue)| len == words.len() && cue != Cue::Neutral)
    }

    /// What a text announces that does no more than that: the name of a column or field.
    pub(super) fn name(&self, key: &str) -> Option<Cue> {
        if key.split(' ').count() > 8 {
            return None;
        }
        if self.tactic.is(key) {
            return Some(Cue::Role(Role::Action));
        }
        if self.labels.iter().any(|label| label == key) {
            return self.find(key).or(Some(Cue::Role(Role::Priority)));
        }
        self.find(key).filter(|_| self.is_bare(key))
    }

    /// The names of columns that stand one after the other in a text which holds nothing else.
    pub(super) fn names(&self, key: &str, single: bool) -> Option<Vec<String>> {
        let words: Vec<&str> = key.split(' ').collect();
        let known = |at: usize| self.announce.at(&words[at..=at]).is_some();
        let mut out: Vec<String> = Vec::new();
        let mut i = 0;
        while i < words.len() {
            if let Some((len, _)) = self.announce.at(&words[i..]) {
                let parted = single && len == 2 && known(i) && known(i + 1);
                let len = if parted { 1 } else { len };
                out.push(words[i..i + len].join(" "));
                i += len;
            } else {
                if self.labels.iter().any(|label| label == words[i]) {
                    out.push(words[i].to_owned());
                    i += 1;
                    continue;
                }
                let dated = words[i].bytes().all(|b| b.is_ascii_digit())
                    || crate::language::dates::month(words[i]).is_some();
                out.last().filter(|_| dated)?;
                i += 1;
            }
        }
        Some(out)
    }

    /// Whether nearly all of the key is an announcement: at most two other words of weight.
    pub(super) fn is_bare(&self, key: &str) -> bool {
        let words: Vec<&str> = key.split(' ').collect();
        let found = self.all(&words);
        let told = |at: usize| {
            found
                .iter()
                .any(|(from, len, _)| (*from..from + len).contains(&at))
        };
        let small = |word: &str| SMALL.contains(&word) || word.parse::<u32>().is_ok();
        !found.is_empty()
            && words
                .iter()
                .enumerate()
                .all(|(at, word)| told(at) || small(word))
    }
}

/// Words after which a heading speaks of something else than what it announces.
const TURNS: [&str; 14] = [
    "for", "in", "of", "by", "to", "that", "which", "included", "from", "on", "with", "are", "is",
    "within",
];

/// Words that add nothing to an announcement.
const SMALL: [&str; 22] = [
    "the", "our", "for", "of", "and", "in", "on", "to", "a", "by", "year", "one", "two", "three",
    "key", "local", "are", "include", "main", "summary", "date", "proposed",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_announce_by_their_head() {
        let cues = Cues::new(&RoleWords::built_in());
        let role = |text: &str| cues.role(&key(text));
        for (text, expected) in [
            ("Key outcomes:", Some(Role::Outcome)),
            (
                "High Level Outcomes for the Delivery Plan",
                Some(Role::Outcome),
            ),
            (
                "The 12 key priorities included in the Action Plan for Change are:",
                Some(Role::Priority),
            ),
            ("How will we do it", Some(Role::Action)),
            ("Outcome indicators", Some(Role::Indicator)),
            (
                "Where we aimed to be by the end of year one:",
                Some(Role::Outcome),
            ),
            (
                "People accessing drug and alcohol treatment services:",
                None,
            ),
            ("The Local Outcome Improvement Plan for Dundee (LOIP)", None),
        ] {
            assert_eq!(role(text), expected, "{text}");
        }
    }
}
