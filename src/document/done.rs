//! Tells from the words of a sentence whether it says what was done.

use crate::document::cues::Cues;
use crate::document::phrase::{key, sentences};

/// The last word, counted from 0, that can be the verb of a sentence which tells in the active voice what was done.
const VERB_WITHIN: usize = 14;

/// Words that, anywhere before a past form, show that the sentence has another verb.
const OTHER_VERB: [&str; 25] = [
    "is", "are", "was", "were", "be", "being", "been", "will", "would", "can", "could", "should",
    "may", "might", "must", "has", "have", "had", "that", "which", "who", "where", "when", "if",
    "not",
];
/// Words right before a past form that make it part of a name: `the improved service`.
const PART_OF_NAME: [&str; 8] = ["the", "a", "an", "of", "by", "with", "as", "to"];
/// Words that make of what was done something that was not, or not yet.
const NOT_SO: [&str; 13] = [
    "not", "never", "should", "could", "would", "may", "might", "must", "to", "if", "will", "yet",
    "no",
];
/// Names of documents: what was done to them is no matter of the plan.
const DOCUMENTS: [&str; 12] = [
    "plan",
    "plans",
    "strategy",
    "report",
    "reports",
    "framework",
    "document",
    "update",
    "priorities",
    "delivery plan",
    "chapter",
    "section",
];

/// Whether one of the sentences says what was done, or is being done.
pub(super) fn tells_done(text: &str, cues: &Cues) -> bool {
    sentences(text)
        .iter()
        .any(|sentence| sentence_tells(sentence, cues))
}

fn sentence_tells(sentence: &str, cues: &Cues) -> bool {
    let key = key(sentence);
    let words: Vec<&str> = key.split(' ').collect();
    (1..words.len()).any(|at| is_verb(&words, at, cues) && !is_of_a_document(&words, at))
}

/// Whether the word at this place is the verb that tells what was done.
fn is_verb(words: &[&str], at: usize, cues: &Cues) -> bool {
    let told = is_past(&words[at..], cues);
    let any = told || words[at].len() > 4 && words[at].ends_with("ed");
    if words.get(at + 1..at + 3) == Some(&["up", "of"]) {
        return false;
    }
    let Some(before) = words[..at].iter().rposition(|word| !is_adverb(word)) else {
        return false;
    };
    let near = &words[before.saturating_sub(3)..before];
    let denied = near.iter().any(|word| NOT_SO.contains(word));
    match words[before] {
        "been" => {
            (any || words[at].ends_with("ing"))
                && !denied
                && near.iter().any(|word| matches!(*word, "has" | "have"))
        }
        "being" => any && !denied && near.iter().any(|word| matches!(*word, "is" | "are")),
        "was" | "were" | "has" | "have" => told && !denied,
        "and" => {
            told && words[..before]
                .iter()
                .any(|word| matches!(*word, "was" | "were" | "been"))
        }
        last => {
            let by = words.get(at + 1).is_none_or(|next| *next == "by");
            let other = words[..at].iter().any(|word| OTHER_VERB.contains(word));
            told && !by && !other && at <= VERB_WITHIN && !PART_OF_NAME.contains(&last)
        }
    }
}

fn is_adverb(word: &str) -> bool {
    word.ends_with("ly")
        || ["also", "now", "since", "already", "both", "all", "again"].contains(&word)
}

/// Whether the verb's subject or object is a document rather than a thing that was done.
fn is_of_a_document(words: &[&str], at: usize) -> bool {
    let after = words.iter().skip(at + 1).take(4);
    let before = words[..at].iter().rev().take(4);
    after.chain(before).any(|word| DOCUMENTS.contains(word))
}

/// Whether words begin with the past form of a verb that says what a plan does.
fn is_past(words: &[&str], cues: &Cues) -> bool {
    if cues.did.at(words).is_some() {
        return true;
    }
    let word = words.first().copied().unwrap_or_default();
    let Some(stem) = word.strip_suffix("ed").filter(|stem| stem.len() > 1) else {
        return false;
    };
    let mut letters = stem.chars().rev();
    let doubled = letters
        .next()
        .is_some_and(|last| letters.next() == Some(last));
    let single = &stem[..stem.char_indices().next_back().map_or(0, |(at, _)| at)];
    let from_y = stem.strip_suffix('i').map(|stem| format!("{stem}y"));
    cues.verb.is(stem)
        || cues.verb.is(&format!("{stem}e"))
        || (doubled && cues.verb.is(single))
        || from_y.is_some_and(|verb| cues.verb.is(&verb))
}

/// The words, in one sentence, from which on a text is no sentence that anybody wrote.
const LOST_WORDS: usize = 70;

/// Whether a text is what is left of a table or drawing that lost its form: very long without an end, full of
/// beginnings.
pub(super) fn is_garbled(text: &str) -> bool {
    sentences(text).iter().any(|sentence| {
        let words = sentence.split_whitespace();
        let (mut all, mut capitals) = (0, 0);
        for word in words {
            all += 1;
            capitals += usize::from(word.starts_with(char::is_uppercase));
        }
        let commas = sentence.matches([',', ';', ':']).count();
        all >= LOST_WORDS && capitals * 8 >= all && commas * 10 <= all
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::RoleWords;

    #[test]
    fn sentences_that_tell_what_was_done() {
        let cues = Cues::new(&RoleWords::built_in());
        for text in [
            "The reach of naloxone in the city has been extended.",
            "Three new appointments have been made for prescribers.",
            "The team was established in November.",
            "The service developed clinics that offer same-day prescribing.",
            "Two youth workers have been recruited and began work in October.",
            "Efforts to protect children are being taken forward.",
            "Waiting times fell for a third year.",
            "A panel was set up in May.",
        ] {
            assert!(tells_done(text, &cues), "{text}");
        }
        for text in [
            "The partnership published the action plan last year.",
            "Services are being there for people.",
            "We know that many young people still find it hard.",
            "The service has not been extended.",
            "Services developed by the council are free.",
            "This plan was developed with partners.",
            "Next year we will open a second clinic.",
        ] {
            assert!(!tells_done(text, &cues), "{text}");
        }
    }

    #[test]
    fn a_drawing_that_lost_its_form_is_no_text() {
        let cells = "Develop response pathway Support Families Stigma Language ";
        assert!(is_garbled(&cells.repeat(12)));
        assert!(!is_garbled(cells));
        let listed = "The council, the health board, Police Scotland, the prison, ";
        assert!(!is_garbled(&listed.repeat(10)));
    }
}
