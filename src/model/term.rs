//! The language of codebook terms: `{choose} + medication - pharmacist`.

use crate::error::{Error, Place};

/// One operand of a term.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// Words that follow each other.
    Phrase(String),
    /// Any member of the ring of this name.
    Ring(String),
}

/// A parsed term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// What must all occur near each other.
    pub(crate) all: Vec<Part>,
    /// What must not occur.
    pub(crate) none: Vec<Part>,
}

/// Parses `text`, which stands at `place`.
pub(crate) fn parse(text: &str, place: &Place) -> Result<Term, Error> {
    let wrong = |why| Error::Term {
        place: place.clone(),
        term: text.to_owned(),
        why,
    };
    let mut term = Term {
        all: Vec::new(),
        none: Vec::new(),
    };
    let mut operand = Vec::new();
    let mut negative = false;
    for token in text.split_whitespace().map(Some).chain([None]) {
        if !matches!(token, Some("+" | "-") | None) {
            operand.extend(token);
            continue;
        }
        let part = part(&operand.join(" ")).map_err(wrong)?;
        if negative {
            term.none.push(part);
        } else {
            term.all.push(part);
        }
        operand.clear();
        negative = token == Some("-");
    }
    Ok(term)
}

/// Parses a text that is to be words alone: a member of a ring.
pub(crate) fn phrase(text: &str, place: &Place) -> Result<String, Error> {
    let term = parse(text, place)?;
    match &term.all[..] {
        [Part::Phrase(words)] if term.none.is_empty() => Ok(words.clone()),
        _ => Err(Error::Term {
            place: place.clone(),
            term: text.to_owned(),
            why: "a member of a ring has no operators and no rings",
        }),
    }
}

fn part(text: &str) -> Result<Part, &'static str> {
    if let Some(inner) = text.strip_prefix('{') {
        let ring = inner
            .strip_suffix('}')
            .ok_or("a `{` has no `}` behind it")?;
        return Ok(Part::Ring(ring.to_owned()));
    }
    if text.contains(['{', '}']) {
        return Err("a ring stands alone between operators");
    }
    if !text.contains(char::is_alphanumeric) {
        return Err("expected words on both sides of `+` and `-`");
    }
    Ok(Part::Phrase(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Term, Error> {
        parse(text, &Place::default())
    }

    #[test]
    fn operators_have_spaces_around_them() {
        let term = read("{choose} + co-produced plan - x - {y}").unwrap();
        let phrase = |t: &str| Part::Phrase(t.to_owned());
        let ring = |t: &str| Part::Ring(t.to_owned());
        assert_eq!(term.all, [ring("choose"), phrase("co-produced plan")]);
        assert_eq!(term.none, [phrase("x"), ring("y")]);
    }

    #[test]
    fn what_is_no_term_is_refused() {
        for (text, message) in [
            (
                "",
                "`` is no term: expected words on both sides of `+` and `-`",
            ),
            (
                "a +",
                "`a +` is no term: expected words on both sides of `+` and `-`",
            ),
            ("{a", "`{a` is no term: a `{` has no `}` behind it"),
            (
                "a {b}",
                "`a {b}` is no term: a ring stands alone between operators",
            ),
        ] {
            assert_eq!(read(text).unwrap_err().to_string(), message);
        }
    }

    proptest! {
        #[test]
        fn no_term_panics(text in ".*") {
            let _ = read(&text);
        }
    }
}
