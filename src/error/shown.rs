//! Texts of the input as messages show them.

/// The most characters of the input that a message repeats at once.
const MOST_SHOWN: usize = 200;

/// A text of the input as a message may show it: on one line, without control characters, its end left out
/// where it is long.
pub(crate) fn shown(text: &str) -> String {
    cut(text, MOST_SHOWN, 0)
}

/// What a parser says, in which texts of the input stand in front of what was expected.
pub(super) fn shortened(message: &str) -> String {
    cut(message, 180, 100)
}

/// At most so many characters of the beginning, and so many of the end.
fn cut(text: &str, head: usize, tail: usize) -> String {
    if text.chars().nth(head + tail).is_none() {
        return printed(text);
    }
    let mut from_end = text.char_indices().rev();
    let end = tail.checked_sub(1).and_then(|at| from_end.nth(at));
    let end = end.map_or("", |(at, _)| text.get(at..).unwrap_or_default());
    let head: String = text.chars().take(head).collect();
    format!("{}…{}", printed(&head), printed(end))
}

/// A text with a sign in place of each control character.
pub(super) fn printed(text: &str) -> String {
    let plain = |c: char| if is_printed(c) { c } else { '\u{fffd}' };
    text.chars().map(plain).collect()
}

/// Whether a character has a sign of its own, and leaves the direction of the others alone.
fn is_printed(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_long_is_cut() {
        let long = "é".repeat(300);
        assert_eq!(shown(&long), format!("{}…", "é".repeat(200)));
        assert_eq!(shown(&long[..400]), long[..400]);
        let message = format!("unknown field `{long}`, expected `id`");
        let told = shortened(&message);
        assert_eq!(told.chars().count(), 281);
        assert!(told.starts_with("unknown field `é") && told.ends_with("é`, expected `id`"));
        assert_eq!(shortened("short"), "short");
    }

    #[test]
    fn what_has_no_sign_gets_one() {
        assert_eq!(
            shown("a\tb\u{1b}[1m\u{202e}é"),
            "a\u{fffd}b\u{fffd}[1m\u{fffd}é"
        );
    }
}
