//! Terms, hints and rings that are none.

use policy_crosswalk::{Framework, Mapper, Thesaurus};

use crate::common::files::framework_with;

/// Fails to compile a framework of one theme that has one term.
#[track_caller]
fn term_fails(term: &str, message: &str) {
    let text = framework_with(&format!(
        "themes = [{{ id = \"T\", title = \"Theme\", terms = [{term:?}] }}]"
    ));
    let compiled = Framework::from_toml(&text).and_then(|framework| Mapper::new(&framework));
    assert_eq!(compiled.err().unwrap().to_string(), message, "{term}");
}

#[test]
fn a_term_that_is_none() {
    let sides = "expected words on both sides of `+` and `-`";
    for (term, why) in [
        ("", sides),
        ("+ a", sides),
        ("a - ", sides),
        ("…", sides),
        ("{a", "a `{` has no `}` behind it"),
        ("a {b}", "a ring stands alone between operators"),
        ("a } + b", "a ring stands alone between operators"),
    ] {
        let at = "line 4, column 49: themes[0].terms[0]";
        term_fails(term, &format!("{at}: `{term}` is no term: {why}"));
    }
    term_fails(
        "of the",
        "themes[0].terms[0]: `of the` is no term: it has no word but such as `the` and `of`",
    );
    term_fails(
        "{nowhere} + a",
        "themes[0].terms[0]: there is no ring `nowhere`; expected the id of a ring of the thesaurus",
    );
}

#[test]
fn a_hint_that_is_none_and_a_ring_with_operators() {
    let text =
        framework_with("themes = [{ id = \"T\", title = \"Theme\", hints = [\"x\", \"x -\"] }]");
    assert_eq!(
        Framework::from_toml(&text).unwrap_err().to_string(),
        "line 4, column 54: themes[0].hints[1]: `x -` is no term: expected words on both sides of `+` and `-`"
    );
    for member in ["b + c", "b - c", "{a}"] {
        let text = format!("rings = [{{ id = \"a\", members = [\"b\", {member:?}] }}]");
        assert_eq!(
            Thesaurus::from_toml(&text).unwrap_err().to_string(),
            format!(
                "line 1, column 38: rings[0].members[1]: `{member}` is no term: a member of a ring has no operators and no rings"
            )
        );
    }
}
