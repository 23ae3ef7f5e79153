//! Frameworks and mappers of a few terms, and what they find.

use policy_crosswalk::model::{Claim, Evidence, MatchKind};
use policy_crosswalk::{Framework, Mapper, Thesaurus};

use crate::common::checks::assert_sound;

/// A framework of one theme, or of several, from the tables of its themes.
pub(crate) fn framework(themes: &str) -> Framework {
    Framework::from_toml(&format!("id = \"f\"\ntitle = \"Framework\"\n{themes}")).unwrap()
}

/// A mapper whose one theme `T` has these codebook fields.
pub(crate) fn of(fields: &str) -> Mapper {
    with(fields, "")
}

/// The same with a thesaurus.
pub(crate) fn with(fields: &str, thesaurus: &str) -> Mapper {
    let framework = framework(&format!(
        "[[themes]]\nid = \"T-X\"\ntitle = \"Zzyzx quartz\"\n{fields}"
    ));
    let thesaurus = Thesaurus::from_toml(thesaurus).unwrap();
    Mapper::builder(&framework)
        .thesaurus(&thesaurus)
        .build()
        .unwrap()
}

/// The claim that a text itself addresses the theme by words of the codebook, not by mere likeness.
pub(crate) fn claim(mapper: &Mapper, text: &str) -> Option<Claim> {
    let claims = mapper.map_text(text, &[]);
    let worded = |claim: &Claim| claim.evidence.iter().any(|e| e.kind != MatchKind::Related);
    claims.into_iter().find(worded)
}

/// The kind of the first piece of evidence, with its quote.
#[track_caller]
pub(crate) fn first(mapper: &Mapper, text: &str) -> (MatchKind, String) {
    let claim = claim(mapper, text).unwrap_or_else(|| panic!("nothing in `{text}`"));
    assert_sound(&claim, text, &[]);
    let Evidence { kind, quote, .. } = claim.evidence[0].clone();
    (kind, quote)
}

#[track_caller]
pub(crate) fn nothing(mapper: &Mapper, text: &str) {
    let claim = claim(mapper, text);
    assert!(claim.is_none(), "{text}: {claim:?}");
}
