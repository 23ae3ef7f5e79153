//! From a sentence to its main verbs.

use crate::model::Role;
use crate::model::Statement;
use unicode_segmentation::UnicodeSegmentation;

use crate::model::{Commitment, CommitmentReading, CommitmentVerbs};

/// Within how many words of the beginning an opener such as `will` is looked for.
const OPENING: usize = 8;
/// Words that, at the beginning, lead up to a comma behind which the sentence begins.
const LEADING: [&str; 10] = [
    "with",
    "as",
    "by",
    "through",
    "in",
    "following",
    "after",
    "where",
    "when",
    "from",
];
/// What stands behind a noun, and not behind a verb of the same form: `support for`, `review of`.
const BEHIND_NOUNS: [&str; 3] = ["for", "of", "from"];

struct Token<'t> {
    start: usize,
    end: usize,
    text: &'t str,
    lower: String,
}

impl CommitmentVerbs {
    /// Reads the main verb of a text; none where the list does not know it.
    pub fn read(&self, text: &str) -> Option<CommitmentReading> {
        read(self, text)
    }

    /// Reads an action; none for whatever else a plan says, which promises nothing.
    pub fn read_action(&self, statement: &Statement) -> Option<CommitmentReading> {
        match statement.role {
            Role::Action => self.read(&statement.text),
            _ => None,
        }
    }
}

fn read(verbs: &CommitmentVerbs, text: &str) -> Option<CommitmentReading> {
    let tokens = tokens(text);
    let begins = begin(verbs, text, &tokens);
    let mut at = skip_adverbs(verbs, &tokens, begins.at);
    let mut found: Vec<(Commitment, String)> = Vec::new();
    while let Some((level, length)) = longest(verbs, &tokens, at, begins, found.is_empty()) {
        let last = tokens.get(at + length - 1)?;
        let first = tokens.get(at)?;
        found.push((level, text.get(first.start..last.end)?.to_owned()));
        match joined(verbs, text, &tokens, at + length) {
            Some(next) => at = next,
            None => break,
        }
    }
    Some(CommitmentReading {
        level: found.iter().map(|(level, _)| *level).max()?,
        verbs: found.into_iter().map(|(_, verb)| verb).collect(),
    })
}

/// Words, with parts of a hyphenated one together: `co-produce`.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    for (start, word) in text.unicode_word_indices() {
        let end = start + word.len();
        let hyphen = tokens
            .last()
            .is_some_and(|last| text.get(last.end..start) == Some("-"));
        if let (true, Some(last)) = (hyphen, tokens.last_mut()) {
            last.end = end;
            last.text = text.get(last.start..end).unwrap_or(last.text);
            last.lower = last.text.to_lowercase();
            continue;
        }
        tokens.push(Token {
            start,
            end,
            text: word,
            lower: word.to_lowercase(),
        });
    }
    tokens
}

#[derive(Clone, Copy)]
struct Beginning {
    at: usize,
    after_opener: bool,
    /// Whether `be` stands before it: `will be developed`.
    passive: bool,
}

/// Where the main verb may stand, and how.
fn begin(verbs: &CommitmentVerbs, text: &str, tokens: &[Token<'_>]) -> Beginning {
    let mut at = 0;
    let leads = |token: &Token<'_>| LEADING.contains(&token.lower.as_str());
    if tokens.first().is_some_and(leads) {
        let comma = text.find(',').unwrap_or(0);
        at = tokens.partition_point(|token| token.start < comma);
        if comma == 0 || at == tokens.len() {
            at = 0;
        }
    }
    let opens = |token: &Token<'_>| {
        verbs
            .openers
            .iter()
            .any(|word| word.eq_ignore_ascii_case(token.text))
    };
    let opener = tokens.iter().skip(at).take(OPENING).position(opens);
    // `To` opens only as the first word: later it belongs to a verb that stands before it.
    let opener = opener.filter(|i| *i == 0 || tokens.get(at + i).is_some_and(|t| t.lower != "to"));
    let Some(i) = opener else {
        return Beginning {
            at,
            after_opener: false,
            passive: false,
        };
    };
    let next = skip_adverbs(verbs, tokens, at + i + 1);
    let passive = tokens.get(next).is_some_and(|token| token.lower == "be");
    Beginning {
        at: next + usize::from(passive),
        after_opener: true,
        passive,
    }
}

fn skip_adverbs(verbs: &CommitmentVerbs, tokens: &[Token<'_>], mut at: usize) -> usize {
    let is_adverb = |token: &Token<'_>| {
        verbs
            .adverbs
            .iter()
            .any(|word| word.eq_ignore_ascii_case(token.text))
    };
    while tokens.get(at).is_some_and(is_adverb) {
        at += 1;
    }
    at
}

/// The longest listed expression that begins at a word, with its level.
///
/// At the very beginning of a text a listed verb before `for`, `of` or `from` is taken for a noun.
fn longest(
    verbs: &CommitmentVerbs,
    tokens: &[Token<'_>],
    at: usize,
    begins: Beginning,
    first: bool,
) -> Option<(Commitment, usize)> {
    let coming = tokens.get(at..)?;
    let listed = verbs
        .levels
        .iter()
        .flat_map(|level| level.verbs.iter().map(move |verb| (level.level, verb)));
    let (level, length) = listed
        .filter_map(|(level, verb)| Some((level, matched(verb, coming, begins.passive)?)))
        .max_by_key(|(_, length)| *length)?;
    let behind = coming.get(length).map_or("", |token| token.lower.as_str());
    let noun = first && !begins.after_opener && length == 1 && BEHIND_NOUNS.contains(&behind);
    (!noun).then_some((level, length))
}

/// How many words an expression takes where it stands at the beginning of the coming ones.
fn matched(verb: &str, coming: &[Token<'_>], passive: bool) -> Option<usize> {
    let mut words = 0;
    for (i, part) in verb.split_whitespace().enumerate() {
        let part = part.to_lowercase();
        let token = coming.get(i)?;
        let ended = |ending| i == 0 && ends_in(&part, &token.lower, ending);
        if token.lower != part && !ended("ing") && !(passive && ended("ed")) {
            return None;
        }
        words += 1;
    }
    (words > 0).then_some(words)
}

/// Whether a word is a verb with an ending: `developing`, `creating`, `running`.
fn ends_in(verb: &str, word: &str, ending: &str) -> bool {
    let Some(stem) = word.strip_suffix(ending) else {
        return false;
    };
    let doubled = || {
        let last = verb.chars().next_back();
        last.is_some_and(|last| stem.strip_suffix(last) == Some(verb))
    };
    stem == verb || verb.strip_suffix('e') == Some(stem) || doubled()
}

/// The next verb where one follows at once: `and carry out`, `, and respond to`.
fn joined(verbs: &CommitmentVerbs, text: &str, tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let before = tokens.get(at.checked_sub(1)?)?;
    let next = tokens.get(at)?;
    if matches!(next.lower.as_str(), "and" | "or" | "then") {
        return Some(skip_adverbs(verbs, tokens, at + 1));
    }
    let comma = text.get(before.end..next.start)?.contains(',');
    comma.then(|| skip_adverbs(verbs, tokens, at))
}
