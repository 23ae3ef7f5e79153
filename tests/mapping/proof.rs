//! How reasons add up.

use policy_crosswalk::Mapper;
use policy_crosswalk::model::Relation;

use crate::common::codebook::{claim, framework, of};

#[test]
fn hints_justify_a_link_together() {
    let mapper = of("hints = [\"dentist\", \"pharmacist\"]");
    let one = claim(&mapper, "See a dentist").unwrap();
    assert!(one.confidence < mapper.threshold(), "{}", one.confidence);
    assert_eq!(one.relation, Relation::RelatedMatch);
    let two = claim(&mapper, "See a dentist or a pharmacist").unwrap();
    assert!(two.confidence >= mapper.threshold(), "{}", two.confidence);
    let again = claim(&mapper, "See a dentist").unwrap();
    assert_eq!(again, one);
}

#[test]
fn what_was_counted_once_is_not_counted_again() {
    let mapper = of("terms = [\"needle exchange\", \"exchange\"]");
    let whole = claim(&mapper, "A needle exchange").unwrap();
    let alone = claim(&of("terms = [\"needle exchange\"]"), "A needle exchange").unwrap();
    assert!((whole.confidence - alone.confidence).abs() < 1e-9);
}

#[test]
fn a_heading_counts_less_than_own_words() {
    let mapper = of("terms = [\"naloxone\"]");
    let confidence = |text: &str, headings: &[&str]| {
        let claims = mapper.map_text(text, headings);
        claims.first().map_or(0.0, |claim| claim.confidence)
    };
    let own = confidence("Hand out naloxone", &["Harm"]);
    let long = "A heading that is a sentence and not a label, of which naloxone is but one word";
    let heading = confidence("Hand out leaflets", &[long]);
    let further = confidence("Hand out leaflets", &["Harm", long]);
    let both = confidence("Hand out naloxone", &["Naloxone supply"]);
    assert!(0.0 < further && further < heading && heading < own && own < both && both < 1.0);
    assert!(heading < mapper.threshold(), "a heading alone is no claim");
    let claims = mapper.map_text("Hand out leaflets", &["Harm", "Naloxone supply"]);
    assert_eq!(claims[0].evidence[0].heading, Some(1));
    assert_eq!(claims[0].relation, Relation::RelatedMatch);
}

#[test]
fn headings_may_count_nothing() {
    let framework =
        framework("themes = [{ id = \"T\", title = \"Theme\", terms = [\"naloxone\"] }]");
    let mapper = Mapper::builder(&framework)
        .heading_weight(0.0)
        .build()
        .unwrap();
    let claims = mapper.map_text("Hand out leaflets", &["Naloxone"]);
    assert!(
        claims
            .iter()
            .all(|claim| claim.evidence.iter().all(|e| e.heading.is_none()))
    );
}
