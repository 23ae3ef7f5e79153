//! Parts a list of those who lead into the bodies that it names.

use crate::document::cues::Cues;
use crate::document::phrase::{key, words};

/// The most words that the name of a body has.
const NAME_WORDS: usize = 14;

/// Parts a list of bodies where both sides can be bodies, adds them, and gives back a text that names none.
pub(super) fn part(text: &str, cues: &Cues, out: &mut Vec<String>) -> Option<String> {
    if !may_lead(text) {
        return Some(text.to_owned());
    }
    let mut start = 0;
    let mut refused = None;
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if at < start {
            continue;
        }
        let after = &text[at + c.len_utf8()..];
        let Some(skip) = joint(&text[start..at], c, after).filter(|_| depth == 0) else {
            continue;
        };
        let rest = text[at + skip..].trim_start();
        let spaced = text[..at].ends_with(' ') && after.starts_with(' ');
        let sides = (text[start..at].trim(), rest, spaced);
        if may_part(sides, (c, skip), cues) {
            refused = refused.or(add(&text[start..at], out));
            start = at + skip;
        }
    }
    refused.or(add(&text[start.min(text.len())..], out))
}

/// How long the sign is that may part two bodies here.
fn joint(left: &str, c: char, after: &str) -> Option<usize> {
    let spaced = left.ends_with(' ') && after.starts_with(' ');
    match c {
        ',' => (!after.trim_start().starts_with("and ")).then_some(1),
        '/' => Some(1),
        // A full stop after one letter ends an initial.
        '.' => (after.starts_with(' ')
            && left
                .rsplit(' ')
                .next()
                .is_some_and(|word| word.chars().count() > 1))
        .then_some(1),
        '&' | '+' => spaced.then_some(1),
        ' ' if after.starts_with("and ") => Some(4),
        _ => None,
    }
}

/// Whether `left` can be a body by itself, or `right` begins one: `iDART, Community Justice Partnership`.
fn may_part(
    (left, right, spaced): (&str, &str, bool),
    (sign, skip): (char, usize),
    cues: &Cues,
) -> bool {
    if left.is_empty() || right.is_empty() {
        return false;
    }
    let first = right.split([' ', ',', '/']).next().unwrap_or_default();
    // A field of work is no body of its own: `Education and Training Board`.
    let field = words(left) == 1 && cues.field.is(&key(left)) && words(right) > 1;
    // What a body is called beside its name stands in a bracket: `Council (Transport)`.
    let bare = match left
        .strip_suffix(')')
        .and_then(|left| left.rsplit_once(" ("))
    {
        Some((name, _)) => name,
        None => left,
    };
    let whole = is_body(bare, cues) && !field;
    let fresh = is_acronym(first);
    let listed = sign == ',' && !right.contains(" and ") && !right.contains(" & ");
    if sign == ',' && words(right) == 1 && !fresh && cues.field.is(&key(right)) {
        return !cues.post.ends(&key(left));
    }
    match sign {
        '&' | '+' => whole && (fresh || cues.body.ends(&key(right))) && words(left) > 1,
        ' ' if skip == 4 => whole && right.starts_with(char::is_uppercase),
        // With spaces on both sides it parts bodies that no word shows to be such.
        '/' if spaced && words(left) > 1 && right.starts_with(char::is_uppercase) => true,
        '/' if left.len() + right.len() > 1 && skip == 1 => {
            whole || fresh || words(left) == 1 && !left.ends_with('/') && words(right) <= 3
        }
        _ => whole || fresh || listed,
    }
}

fn add(text: &str, out: &mut Vec<String>) -> Option<String> {
    let text = text
        .trim()
        .trim_start_matches("and ")
        .trim_matches([',', '.', '/', ';', ' ']);
    if text.is_empty() || out.iter().any(|have| have == text) {
        return None;
    }
    if !may_lead(text) {
        return Some(text.to_owned());
    }
    out.push(text.to_owned());
    None
}

/// Whether a text can be the name of a body or person: no condition, no sentence, no sum of money.
fn may_lead(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let bare = key(first);
    let condition = [
        "if",
        "subject",
        "when",
        "where",
        "depending",
        "then",
        "once",
        "after",
        "as",
        "but",
        "pending",
        "unless",
        "with",
        "by",
        "no",
        "none",
        "not",
        "and",
        "to",
        "in",
    ]
    .contains(&&*bare);
    let named = text.starts_with(char::is_uppercase)
        || first.chars().skip(1).any(char::is_uppercase)
        || text
            .split(' ')
            .any(|word| word.starts_with(char::is_uppercase))
        || ["all", "everyone", "each", "partners", "staff"].contains(&&*bare);
    let label = text.contains(": ");
    !condition
        && named
        && !label
        && words(text) <= NAME_WORDS
        && text.chars().any(char::is_alphabetic)
}

/// Whether a text is surely the name of a body.
pub(super) fn is_body(text: &str, cues: &Cues) -> bool {
    let text = text.trim();
    let name = key(text);
    let small = [
        "and", "of", "the", "for", "in", "on", "&", "/", "-", "–", "to",
    ];
    let proper = text.split(' ').all(|word| {
        small.contains(&word) || !word.starts_with(char::is_lowercase) || is_acronym(word)
    });
    let capital = proper && text.starts_with(char::is_uppercase)
        || is_acronym(text.split(' ').next().unwrap_or_default());
    let starts = [
        "nhs ",
        "police ",
        "hmp ",
        "department of ",
        "office of ",
        "ministry of ",
    ]
    .iter()
    .any(|start| name.starts_with(start));
    words(text) <= NAME_WORDS
        && capital
        && (cues.body.ends(&name) || starts && words(text) <= 5 || is_acronym(text))
}

/// Whether a word is a short name: `NHS`, `iDART`, `P&K`.
fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && word.chars().count() <= 8 && !word.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::RoleWords;

    #[test]
    fn leads_part_into_bodies() {
        let cues = Cues::new(&RoleWords::built_in());
        for (text, leads) in [
            (
                "Hillcrest Futures, NHS Tayside Public Health",
                vec!["Hillcrest Futures", "NHS Tayside Public Health"],
            ),
            (
                "ADP Children. Young People and Families Group",
                vec!["ADP Children. Young People and Families Group"],
            ),
            (
                "ADP Adult Delivery Group, ADP Children, Young People and Families Group",
                vec![
                    "ADP Adult Delivery Group",
                    "ADP Children, Young People and Families Group",
                ],
            ),
            (
                "P&K Integrated Mental Health/ Substance Use Group",
                vec!["P&K Integrated Mental Health/ Substance Use Group"],
            ),
            (
                "P&K Justice Social Work/ iDART",
                vec!["P&K Justice Social Work", "iDART"],
            ),
            (
                "ADP Adult Delivery Group. NHS Tayside Public Health",
                vec!["ADP Adult Delivery Group", "NHS Tayside Public Health"],
            ),
            (
                "iDART, Community Justice Partnership",
                vec!["iDART", "Community Justice Partnership"],
            ),
            ("NHS Moss and Police", vec!["NHS Moss", "Police"]),
            (
                "Moss Council and Coastguard",
                vec!["Moss Council", "Coastguard"],
            ),
            (
                "Finance and Commissioning Group",
                vec!["Finance and Commissioning Group"],
            ),
            ("Coroner / Public Health", vec!["Coroner", "Public Health"]),
            ("J. O'Neil", vec!["J. O'Neil"]),
            ("Ann Bell (chair)", vec!["Ann Bell (chair)"]),
            (
                "Recovery South / Public Health",
                vec!["Recovery South", "Public Health"],
            ),
            (
                "Council (Transport) and Police",
                vec!["Council (Transport)", "Police"],
            ),
            (
                "Education and Training Board",
                vec!["Education and Training Board"],
            ),
            (
                "Service Manager, Addictions",
                vec!["Service Manager, Addictions"],
            ),
            ("if funding allows", vec![]),
        ] {
            let mut found = Vec::new();
            part(text, &cues, &mut found);
            assert_eq!(found, leads, "{text}");
        }
    }
}
