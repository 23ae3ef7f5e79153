//! Codebooks that a researcher lays over a framework.

use policy_crosswalk::model::CodebookOverlay;

use crate::common::codebook::framework;

#[test]
fn an_overlay_adds_or_replaces() {
    let base = framework("[[themes]]\nid = \"A\"\ntitle = \"First\"\nterms = [\"old\"]\n");
    let overlay = |more: &str| {
        let text = format!("version = \"mine\"\n[[themes]]\nid = \"A\"\nterms = [\"new\"]\n{more}");
        CodebookOverlay::from_toml(&text)
            .unwrap()
            .over(&base)
            .unwrap()
    };
    assert_eq!(overlay("").themes[0].terms, ["old", "new"]);
    assert_eq!(overlay("replace = true").themes[0].terms, ["new"]);
    assert_eq!(overlay("").version.as_deref(), Some("mine"));
}

#[test]
fn an_overlay_for_another_theme_is_refused() {
    let base = framework("[[themes]]\nid = \"A\"\ntitle = \"First\"\n");
    let overlay =
        CodebookOverlay::from_toml("version = \"mine\"\n[[themes]]\nid = \"Z\"\n").unwrap();
    let error = overlay.over(&base).unwrap_err();
    assert_eq!(
        error.to_string(),
        "themes[0].id: there is no theme `Z`; expected the id of a theme of f"
    );
}
