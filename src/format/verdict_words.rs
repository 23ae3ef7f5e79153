//! Verdicts as people write them.

/// The verdicts that there are.
pub(crate) const VERDICTS: &str = "accept, reject, add, relate or not-applicable";

/// A verdict in any case and form (`Accepted`, `not applicable`, `n/a`) as the word that it is kept by; a word that is
/// none stays as it is, in small letters.
pub(crate) fn verdict_word(text: &str) -> String {
    let word = text.trim().to_lowercase().replace([' ', '_'], "-");
    let known = match word.as_str() {
        "accepted" => "accept",
        "rejected" => "reject",
        "added" => "add",
        "related" => "relate",
        "n/a" => "not-applicable",
        _ => return word,
    };
    known.to_owned()
}
