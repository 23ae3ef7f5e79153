//! Bullets, list numbers and the labels before titles.

use crate::document::cues::Cues;
use crate::document::phrase::key;
use crate::model::Role;

/// The mark with which a line begins an item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// The number or letter, where it is one: `3`, `6.1`, `a`.
    pub(super) number: Option<String>,
    /// Whether a bullet stands before the text.
    pub(super) bullet: bool,
    /// Whether the bullet is a box that nobody ticked.
    pub(super) unticked: bool,
}

/// Splits the bullet and number off a line; `None` where there is neither.
pub(super) fn split(line: &str) -> Option<(Mark, &str)> {
    let (bullet, rest) = match bullet(line) {
        Some(rest) => (true, bullet_again(rest)),
        None => (false, line),
    };
    let unticked = bullet && !line.starts_with('[') && rest.starts_with("[ ]")
        || line.starts_with("[ ]")
        || line.starts_with('☐');
    let rest = if bullet {
        rest.strip_prefix("[ ]").map_or(rest, str::trim_start)
    } else {
        rest
    };
    match number(rest) {
        Some((number, rest)) => Some((
            Mark {
                number: Some(number),
                bullet,
                unticked,
            },
            rest,
        )),
        None if bullet => Some((
            Mark {
                number: None,
                bullet,
                unticked,
            },
            rest,
        )),
        None => None,
    }
}

/// A second bullet that a converter left after the first, as in `- · text`.
fn bullet_again(line: &str) -> &str {
    match line.chars().next() {
        Some(c) if is_glyph(c) => line[c.len_utf8()..].trim_start(),
        _ => line,
    }
}

/// Signs that are bullets whatever follows them.
fn is_glyph(c: char) -> bool {
    matches!(
        c,
        '•' | '◦'
            | '▪'
            | '▫'
            | '●'
            | '○'
            | '■'
            | '□'
            | '‣'
            | '⁃'
            | '∙'
            | '·'
            | '➢'
            | '➤'
            | '➔'
            | '►'
            | '▶'
            | '✓'
            | '✔'
            | '❖'
            | '◆'
            | '\u{f000}'..='\u{f0ff}' | '\u{fffd}' | '☐' | '☑' | '☒'
    )
}

fn bullet(line: &str) -> Option<&str> {
    if let Some(rest) = ["[x] ", "[X] ", "[ ] "]
        .iter()
        .find_map(|tick| line.strip_prefix(tick))
    {
        return Some(rest.trim_start());
    }
    if let Some(rest) = line
        .strip_prefix("(cid:")
        .and_then(|rest| rest.split_once(')'))
    {
        return rest
            .0
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| rest.1.trim_start());
    }
    let c = line.chars().next()?;
    let rest = &line[c.len_utf8()..];
    let spaced = rest.starts_with(char::is_whitespace);
    let text = rest.trim_start();
    let is_bullet = match c {
        '-' | '–' | '—' | '*' | '+' | '‐' | '‑' => spaced,
        'o' => spaced && text.starts_with(|c: char| c.is_uppercase()),
        c => is_glyph(c),
    };
    let text = ["[x] ", "[X] "]
        .iter()
        .find_map(|tick| text.strip_prefix(tick))
        .unwrap_or(text);
    is_bullet.then_some(text)
}

/// A list number: `1.`, `12)`, `(a)`, `iv.`, `6.1`.
fn number(line: &str) -> Option<(String, &str)> {
    let open = line.strip_prefix('(');
    let body = open.unwrap_or(line);
    let end = body
        .char_indices()
        .take(12)
        .find(|(_, c)| !c.is_ascii_alphanumeric() && *c != '.')
        .map(|(at, _)| at)
        .or_else(|| (body.len() <= 12).then_some(body.len()))?;
    let (head, tail) = body.split_at(end);
    let closed = tail.strip_prefix(')');
    let name = head.trim_end_matches('.');
    let dotted = head.len() > name.len();
    let rest = closed.unwrap_or(tail);
    let fits = is_number(name, closed.is_some() || open.is_some());
    let ended = closed.is_some() || (open.is_none() && (dotted || name.contains('.')));
    let text = rest.trim_start();
    if !fits || !ended || (rest.len() == text.len() && !text.is_empty()) {
        return None;
    }
    let bare_decimal = closed.is_none() && !dotted;
    if bare_decimal && !text.is_empty() && !text.starts_with(|c: char| c.is_uppercase()) {
        return None;
    }
    Some((name.to_owned(), text))
}

fn is_number(name: &str, bracketed: bool) -> bool {
    let digits = !name.is_empty()
        && name
            .split('.')
            .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    let letter = name.len() == 1 && name.bytes().all(|b| b.is_ascii_lowercase());
    let roman = name.len() <= 5 && !name.is_empty() && name.bytes().all(|b| b"ivx".contains(&b));
    let lettered = (2..=4).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name[1..].bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && name[1..].starts_with(|c: char| c.is_ascii_digit());
    digits || roman || letter || lettered || (bracketed && name.len() == 1)
}

/// A statement with its role and number before it: `Action 2.1: Open a clinic`.
pub(super) fn numbered_role<'t>(text: &'t str, cues: &Cues) -> Option<(Role, &'t str)> {
    let at = text
        .char_indices()
        .take(40)
        .find_map(|(at, c)| c.is_ascii_digit().then_some(at))?;
    let (label, rest) = text.split_at(at);
    let words = key(label);
    let role = cues.role(&words).filter(|_| cues.is_bare(&words))?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.')?;
    let (number, after) = rest.split_at(end);
    let title = after.trim_start_matches([':', ')', '-', '–', '—', ' ']);
    let parted = number.ends_with('.') || after.len() > title.len() + 1;
    let number = number.trim_end_matches('.').len();
    let fits = label.ends_with(' ') && number <= 6 && !title.is_empty();
    (fits && (parted || title.starts_with(char::is_uppercase))).then_some((role, title))
}

/// A heading of the form `Priority 1 - Title`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Labelled {
    /// The label, in small letters.
    pub(super) label: String,
    /// Its number, in digits where it was a number.
    pub(super) number: Option<String>,
    /// The title; empty where the label stands alone.
    pub(super) title: String,
    /// Whether a colon parts them.
    pub(super) colon: bool,
}

/// Reads a labelled heading; `labels` are in small letters, the longest first.
pub(super) fn labelled(text: &str, labels: &[String]) -> Option<Labelled> {
    let noun = after_adjective(text);
    let found = labels.iter().find(|label| {
        noun.get(..label.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(label))
            && !noun[label.len()..].starts_with(char::is_alphabetic)
    })?;
    let rest = &noun[found.len()..];
    let label = text[..text.len() - rest.len()].to_ascii_lowercase();
    let (number, after) = label_number(rest.trim_start().trim_start_matches('#'));
    let (colon, title) = separator(after)?;
    let told = after.len() > title.len() + leading_space(after);
    let alone = title.is_empty();
    if number.is_none() && (alone || !told) {
        return None;
    }
    if !told && !alone && !title.starts_with(|c: char| c.is_uppercase() || c == '“' || c == '"') {
        return None;
    }
    Some(Labelled {
        label,
        number,
        title: title.to_owned(),
        colon,
    })
}

/// A text without the adjective that labels may have before them: `Strategic Goal 1`, `Overarching Outcome`.
fn after_adjective(text: &str) -> &str {
    const ADJECTIVES: [&str; 14] = [
        "strategic ",
        "key ",
        "overarching ",
        "local ",
        "high level ",
        "high-level ",
        "specific ",
        "core ",
        "main ",
        "cross-cutting ",
        "long-term ",
        "short-term ",
        "our ",
        "shared ",
    ];
    let found = ADJECTIVES.iter().find(|adjective| {
        text.get(..adjective.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(adjective))
    });
    found.map_or(text, |adjective| &text[adjective.len()..])
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The separator after a label: whether it is a colon, and what follows. A hyphen needs space about it.
fn separator(after: &str) -> Option<(bool, &str)> {
    let text = after.trim_start();
    let spaced = text.len() < after.len() || after.is_empty();
    match text.chars().next() {
        Some(c @ (':' | '|' | '.')) => Some((c == ':', text[c.len_utf8()..].trim_start())),
        Some(c @ ('–' | '—' | '-')) => {
            let rest = &text[c.len_utf8()..];
            let fits = spaced || rest.starts_with(char::is_whitespace);
            fits.then(|| (false, rest.trim_start()))
        }
        _ => spaced.then_some((false, text)),
    }
}

const NUMBER_WORDS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

fn label_number(text: &str) -> (Option<String>, &str) {
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '.')
        .unwrap_or(text.len());
    let word = text[..end].trim_end_matches('.');
    let rest = &text[word.len()..];
    let lower = word.to_ascii_lowercase();
    if word.starts_with(|c: char| c.is_ascii_digit())
        && word.len() <= 6
        && word.split('.').all(|part| part.len() <= 3)
        && word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    {
        return (Some(word.to_owned()), rest);
    }
    if let Some(value) = NUMBER_WORDS.iter().position(|name| *name == lower) {
        return (Some((value + 1).to_string()), rest);
    }
    let roman = word.len() <= 4 && !word.is_empty() && word.bytes().all(|b| b"IVX".contains(&b));
    let letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    if roman || letter {
        return (Some(word.to_owned()), rest);
    }
    (None, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_numbers() {
        for (line, number, text) in [
            ("• Outreach", None, "Outreach"),
            ("\u{f0b7} Outreach", None, "Outreach"),
            ("- 1. Reduce harm", Some("1"), "Reduce harm"),
            ("- · Increase", None, "Increase"),
            ("o Testing", None, "Testing"),
            ("(a) more people", Some("a"), "more people"),
            ("6.1 The plan", Some("6.1"), "The plan"),
            ("– dash", None, "dash"),
            ("12) twelve", Some("12"), "twelve"),
            ("3.", Some("3"), ""),
        ] {
            let (mark, rest) = split(line).expect(line);
            assert_eq!((mark.number.as_deref(), rest), (number, text), "{line}");
        }
        for line in [
            "2.5 million",
            "-5 degrees",
            "o'clock",
            "Mr. Bean",
            "2020 - 2021",
            "e.g. this",
        ] {
            assert_eq!(split(line), None, "{line}");
        }
    }

    #[test]
    fn labels_with_titles() {
        let labels = ["improvement plan", "priority", "outcome", "theme"].map(str::to_owned);
        for (text, number, title) in [
            ("Priority 1 - Prevention", Some("1"), "Prevention"),
            (
                "Priority 1 Children & Families",
                Some("1"),
                "Children & Families",
            ),
            ("Theme2: Recovery", Some("2"), "Recovery"),
            ("Outcome One", Some("1"), ""),
            ("Improvement Plan – Stigma", None, "Stigma"),
            ("Priority: Lived experience", None, "Lived experience"),
        ] {
            let found = labelled(text, &labels).expect(text);
            assert_eq!(
                (found.number.as_deref(), &*found.title),
                (number, title),
                "{text}"
            );
        }
        for text in [
            "Priority-setting",
            "Outcomes",
            "Outcome 4 is about people",
            "Improvement Plan",
            "Priority should be given",
        ] {
            assert_eq!(labelled(text, &labels), None, "{text}");
        }
    }
}
