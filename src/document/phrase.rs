//! Small questions about a piece of text.

/// The text with single spaces, no markup and no invisible characters; the words stay as they are.
pub(super) fn clean(text: &str) -> String {
    if !text.bytes().any(|b| MARKS[usize::from(b)]) {
        return spaced(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        rest = match c {
            '*' | '`' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => after,
            '_' => underscore(after, &mut out),
            '\\' => escaped(after, &mut out),
            '<' => tag(after, &mut out),
            '&' => entity(after, &mut out),
            '[' => link(after, &mut out),
            '$' if after.starts_with("^{") => latex_mark(after),
            _ => {
                out.push(c);
                after
            }
        };
    }
    spaced(&out)
}

/// The bytes with which mark-up, or a character outside ASCII, can begin.
const MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    let mut i = 128;
    while i < 256 {
        marks[i] = true;
        i += 1;
    }
    let signs = b"*_[<&\\$`";
    let mut i = 0;
    while i < signs.len() {
        marks[signs[i] as usize] = true;
        i += 1;
    }
    marks
};

/// The text with each run of white space as one space, and none at the ends.
pub(super) fn spaced(text: &str) -> String {
    let mut gap = true;
    let single = text.is_ascii()
        && text.bytes().all(|b| {
            let wide = b != b' ' && b.is_ascii_whitespace() || b == 11 || gap && b == b' ';
            gap = b == b' ';
            !wide
        });
    if single && !gap {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn underscore<'a>(after: &'a str, out: &mut String) -> &'a str {
    let inside = out.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
    if inside {
        out.push('_');
    }
    after
}

fn escaped<'a>(after: &'a str, out: &mut String) -> &'a str {
    match after.chars().next() {
        Some(c) if c.is_ascii_punctuation() => {
            out.push(c);
            &after[c.len_utf8()..]
        }
        _ => {
            out.push('\\');
            after
        }
    }
}

/// How far a tag, entity or link may reach: a bound that keeps the search linear.
const REACH: usize = 300;

fn within(text: &str, end: char) -> Option<(&str, &str)> {
    let at = text
        .char_indices()
        .take(REACH)
        .find_map(|(at, c)| (c == end).then_some(at))?;
    Some((&text[..at], &text[at + end.len_utf8()..]))
}

fn tag<'a>(after: &'a str, out: &mut String) -> &'a str {
    match within(after, '>') {
        Some((name, rest)) if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => {
            let inline = name.trim_start_matches('/').to_ascii_lowercase();
            let glued = ["i", "b", "em", "strong", "sup", "sub", "u", "span", "a"];
            let word = inline.split(|c: char| !c.is_ascii_alphanumeric()).next();
            if !glued.contains(&word.unwrap_or_default()) {
                out.push(' ');
            }
            rest
        }
        _ => {
            out.push('<');
            after
        }
    }
}

fn entity<'a>(after: &'a str, out: &mut String) -> &'a str {
    let known = [
        ("amp;", "&"),
        ("nbsp;", " "),
        ("lt;", "<"),
        ("gt;", ">"),
        ("quot;", "\""),
        ("#39;", "'"),
        ("rsquo;", "\u{2019}"),
        ("lsquo;", "\u{2018}"),
        ("ndash;", "\u{2013}"),
        ("mdash;", "\u{2014}"),
    ];
    for (name, text) in known {
        if let Some(rest) = after.strip_prefix(name) {
            out.push_str(text);
            return rest;
        }
    }
    out.push('&');
    after
}

/// Keeps the words of `[words](address)`; other brackets stay.
fn link<'a>(after: &'a str, out: &mut String) -> &'a str {
    if let Some((words, rest)) = within(after, ']')
        && let Some(address) = rest.strip_prefix('(')
        && let Some((_, rest)) = within(address, ')')
        && !words.contains('[')
    {
        out.push_str(words);
        return rest;
    }
    out.push('[');
    after
}

/// Drops a raised number such as `$^{3}`, and the sign that closes it.
fn latex_mark(after: &str) -> &str {
    match within(after, '}') {
        Some((_, rest)) => rest.strip_prefix('$').unwrap_or(rest),
        None => after,
    }
}

/// The words in lower case, without punctuation; `&` is `and`. Two texts with one key say the same.
pub(super) fn key(text: &str) -> String {
    if text.is_ascii() {
        return ascii_key(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        let fits = if c.is_ascii() {
            c.is_ascii_alphanumeric()
        } else {
            c.is_alphanumeric()
        };
        if fits {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            if c.is_ascii() {
                out.push(c.to_ascii_lowercase());
            } else {
                out.extend(c.to_lowercase());
            }
        } else if c == '&' {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str("and");
            gap = true;
        } else if !matches!(c, '\'' | '\u{2019}') {
            gap = true;
        }
    }
    out
}

/// The key of a text that is all ASCII.
fn ascii_key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for run in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let (word, sign) = match run.as_bytes().last() {
            Some(last) if !last.is_ascii_alphanumeric() => (&run[..run.len() - 1], Some(*last)),
            _ => (run, None),
        };
        if !word.is_empty() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            let from = out.len();
            out.push_str(word);
            out[from..].make_ascii_lowercase();
        }
        match sign {
            Some(b'&') => {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str("and");
                gap = true;
            }
            Some(b'\'') | None => {}
            Some(_) => gap = true,
        }
    }
    out
}

/// The beginning of a text, about as long as told in bytes.
pub(super) fn start(text: &str, bytes: usize) -> &str {
    let end = (bytes..text.len()).find(|at| text.is_char_boundary(*at));
    end.map_or(text, |end| &text[..end])
}

/// How many words the text has.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether the text ends as a sentence does.
pub(super) fn ends(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ' ']);
    text.ends_with(['.', '!', '?', ';', ':', '\u{2026}'])
}

/// Whether the text goes on from what stood before: it starts with a small letter or a closing mark.
pub(super) fn goes_on(text: &str) -> bool {
    let first = text.split([' ', '\n']).next().unwrap_or_default();
    let small = first.starts_with(char::is_lowercase) && !first.chars().any(char::is_uppercase);
    small || first.starts_with([')', ',', ';', '.', '%'])
}

/// The longest word, in characters, that a line end may break.
const LONGEST_WORD: usize = 40;

/// Adds a line to what stands before it, mending a word that the line end broke.
pub(super) fn join(out: &mut String, line: &str) {
    if out.is_empty() {
        out.push_str(line);
        return;
    }
    if out.ends_with('\u{ad}') {
        out.pop();
        out.push_str(line);
        return;
    }
    let broken = out.ends_with('-') && !out.ends_with(" -") && line.starts_with(char::is_lowercase);
    if broken {
        // Only the last word counts, and no word is as long as this: each line costs the same.
        let last: Vec<char> = out
            .chars()
            .rev()
            .skip(1)
            .take(LONGEST_WORD)
            .take_while(|c| !matches!(c, ' ' | '-'))
            .collect();
        let stem: String = last.iter().rev().flat_map(|c| c.to_lowercase()).collect();
        let is_word =
            !last.is_empty() && last.len() < LONGEST_WORD && last.iter().all(|c| c.is_alphabetic());
        if is_word && !stays_hyphened(&stem) {
            out.pop();
        }
    } else {
        out.push(' ');
    }
    out.push_str(line);
}

/// Word beginnings that keep their hyphen when a line breaks after them.
fn stays_hyphened(stem: &str) -> bool {
    const STEMS: [&str; 34] = [
        "co",
        "non",
        "self",
        "multi",
        "near",
        "well",
        "long",
        "short",
        "person",
        "trauma",
        "re",
        "evidence",
        "peer",
        "whole",
        "high",
        "low",
        "drug",
        "alcohol",
        "blood",
        "community",
        "user",
        "family",
        "needs",
        "rights",
        "recovery",
        "third",
        "face",
        "day",
        "early",
        "up",
        "full",
        "part",
        "cross",
        "anti",
    ];
    STEMS.contains(&stem)
}

/// The sentences of a text, parted at a full stop before a new word; abbreviations do not part.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(". ") {
        let word = text[start..at].rsplit(' ').next().unwrap_or_default();
        let one = word.chars().count() == 1 && word.starts_with(char::is_alphabetic);
        let short = one
            || [
                "e.g", "i.e", "eg", "ie", "etc", "Dr", "No", "St", "vs", "inc", "Inc",
            ]
            .contains(&word.trim_start_matches('('));
        if !short {
            out.push(text[start..=at].trim());
            start = at + 2;
        }
    }
    let last = text[start..].trim();
    if !last.is_empty() {
        out.push(last);
    }
    out
}

/// The words that two texts share, as a part of the larger one: 0 to 1.
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let larger = a.len().max(b.len());
    let b: std::collections::HashSet<&str> = b.into_iter().collect();
    let shared = a.iter().filter(|word| b.contains(*word)).count();
    shared as f64 / larger as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_plain_and_of_other_texts_are_alike() {
        for (text, expected) in [
            ("Drug & alcohol", "drug and alcohol"),
            ("R&D", "r and d"),
            ("&", "and"),
            ("people's -- rights.", "peoples rights"),
            ("", ""),
            ("  (a) b ", "a b"),
        ] {
            assert_eq!(key(text), expected);
            let other = key(&format!("{text} \u{e9}"));
            assert_eq!(other, format!("{expected} \u{e9}").trim_start());
        }
    }

    #[test]
    fn white_space_becomes_single() {
        for text in [
            "a b", " a b", "a b ", "a  b", "a\tb", "a\u{b}b", "a\nb", "a\u{a0}b",
        ] {
            assert_eq!(spaced(text), "a b", "{text:?}");
        }
        assert_eq!(spaced(" "), "");
        assert_eq!(spaced(""), "");
    }
}
