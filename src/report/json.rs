//! Answers as JSON: the answer, and what tells a program how to read it.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Place, shown};
use crate::format::toml_json;
use crate::report::Kind;

/// The version of the form in which answers are written as JSON. It grows when a program that reads the form of
/// before would misread this one; a new field does not count.
pub const JSON_FORMAT: u32 = 1;

/// An answer with the names by which it is read back.
#[derive(Serialize, Deserialize)]
#[serde(expecting = "an answer with `format`, `kind` and `answer`")]
struct Kept<A, K = String> {
    format: u32,
    kind: K,
    answer: A,
}

pub(super) fn write<A: Serialize>(kind: &str, answer: &A) -> Result<String, Error> {
    toml_json::to_json(&Kept {
        format: JSON_FORMAT,
        kind,
        answer,
    })
}

/// Reads an answer back from its JSON; it is equal to the one that was written.
///
/// ```
/// use policy_crosswalk::evaluate::{Coding, Reliability};
/// use policy_crosswalk::report::{Answer, from_json};
/// use policy_crosswalk::{Format, GapReport};
///
/// let reliability = Reliability::among(&[Coding::new(), Coding::new()]);
/// let json = reliability.report(Format::Json);
/// assert!(json.starts_with("{\n  \"format\": 1,\n  \"kind\": \"reliability\",\n  \"answer\": {"));
/// assert_eq!(from_json::<Reliability>(&json)?, reliability);
/// assert_eq!(
///     from_json::<GapReport>(&json).unwrap_err().to_string(),
///     "kind: this is `reliability`; expected `gaps`",
/// );
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
///
/// # Errors
/// [`Error::Syntax`] with a place when the text is no JSON, has no `format`, `kind` and `answer`, is of another
/// format than [`JSON_FORMAT`] or of another kind, or has an answer of another form.
pub fn from_json<A: Kind>(text: &str) -> Result<A, Error> {
    let head: Kept<IgnoredAny> = toml_json::plain_json(text)?;
    let wrong = |field: &str, found: &str, expected: &str| {
        let message = format!("this is `{}`; expected `{expected}`", shown(found));
        Error::syntax(Place::field(field), message)
    };
    if head.format != JSON_FORMAT {
        let (found, expected) = (head.format.to_string(), JSON_FORMAT.to_string());
        return Err(wrong("format", &found, &expected));
    }
    if head.kind != A::KIND {
        return Err(wrong("kind", &head.kind, A::KIND));
    }
    let kept: Kept<A> = toml_json::plain_json(text)?;
    Ok(kept.answer)
}
