//! What a statement says by the way proves little; what it says in its own right still links.

use policy_crosswalk::catalogue;
use policy_crosswalk::model::AsideKind;

/// Whether a text is linked to a theme of a built-in framework.
fn links(theme: (&str, &str), text: &str) -> bool {
    let mapper = catalogue::mapper(theme.0).unwrap();
    let claims = mapper.map_text(text, &[]);
    let of_theme = claims.iter().filter(|claim| claim.theme == *theme.1);
    of_theme
        .max_by(|a, b| a.confidence.total_cmp(&b.confidence))
        .is_some_and(|claim| claim.confidence >= mapper.threshold())
}

const HOUSING: (&str, &str) = ("mat-2021", "MAT-8");
const MENTAL_HEALTH: (&str, &str) = ("mat-2021", "MAT-9");
const REHAB: (&str, &str) = ("nm-2022", "NM-4b");
const OVERDOSE: (&str, &str) = ("ddtf-2020", "DDTF-2");
const RETENTION: (&str, &str) = ("mat-2021", "MAT-5");

#[test]
fn who_takes_part_is_no_matter_of_the_statement() {
    for (theme, text) in [
        (
            HOUSING,
            "The forum has members from the police, housing and the fire service",
        ),
        (
            MENTAL_HEALTH,
            "Screen for gambling across social care, mental health and justice settings",
        ),
        (
            MENTAL_HEALTH,
            "Mental health officers attended the open day",
        ),
    ] {
        assert!(!links(theme, text), "{text}");
    }
    for (theme, text) in [
        (HOUSING, "Offer help with housing and benefits"),
        (
            HOUSING,
            "With the police and the council, keep people in their housing",
        ),
        (
            MENTAL_HEALTH,
            "Mental health and addiction teams treat people together",
        ),
    ] {
        assert!(links(theme, text), "{text}");
    }
}

#[test]
fn where_the_people_served_come_from_is_not_what_they_are_given() {
    assert!(!links(REHAB, "A furniture scheme for people leaving rehab"));
    assert!(links(REHAB, "Fund more places in rehab"));
    assert!(links(REHAB, "Rehab for people leaving prison"));
    let justice = ("ddtf-2020", "DDTF-6");
    assert!(links(
        justice,
        "A furniture scheme for people leaving prison"
    ));
}

#[test]
fn relatives_are_not_those_whose_relatives_they_are() {
    let system = ("rrr-2018", "RRR-ROSC");
    assert!(!links(system, "Mothers of heroin users meet for support"));
    assert!(links(system, "Heroin users meet for support"));
}

#[test]
fn what_is_counted_is_not_done() {
    assert!(!links(
        OVERDOSE,
        "Publish figures on overdoses and hospital stays"
    ));
    assert!(!links(
        RETENTION,
        "Quarterly monitoring of retention in services"
    ));
    assert!(links(RETENTION, "Better retention in services"));
}

#[test]
fn evidence_says_that_words_stand_by_the_way() {
    let mapper = catalogue::mapper("nm-2022").unwrap();
    let claims = mapper.map_text("A furniture scheme for people leaving rehab", &[]);
    let claim = claims.iter().find(|claim| claim.theme == *"NM-4b").unwrap();
    assert_eq!(claim.evidence[0].aside, Some(AsideKind::Served));
    assert!(claim.confidence > 0.0 && claim.confidence < 0.5);
    let sum: f64 = claim.evidence.iter().map(|evidence| evidence.added).sum();
    assert!((sum - claim.confidence).abs() < 1e-9);
}
