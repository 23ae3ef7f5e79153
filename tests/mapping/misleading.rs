//! What the built-in frameworks claim of single statements: sentences that once misled.

use policy_crosswalk::catalogue;
use policy_crosswalk::model::MatchKind;

/// The claimed themes of a text, in the order of their ids.
fn themes(framework: &str, text: &str) -> Vec<String> {
    let mapper = catalogue::mapper(framework).unwrap();
    let claims = mapper.map_text(text, &[]);
    let claimed = claims
        .iter()
        .filter(|claim| claim.confidence >= mapper.threshold());
    let mut themes: Vec<String> = claimed.map(|claim| claim.theme.to_string()).collect();
    themes.sort();
    themes
}

#[test]
fn a_common_word_with_a_number_cites_nothing() {
    for (framework, text) in [
        ("mat-2021", "Team 1"),
        ("mat-2021", "Hold a team 2 meeting"),
        ("mat-2021", "Implementation 3"),
        ("mat-2021", "Standards 1-3 of the charter"),
        ("mat-2021", "Healthy Schools Standard 2 reached"),
        ("ddtf-2020", "Strategy 2: paint the hall"),
        ("ddtf-2020", "Response 2 minutes"),
        ("nm-2022", "Mission 2"),
        ("qp-2014", "Principle 2"),
        ("qp-2014", "Support 5 voluntary groups"),
    ] {
        assert_eq!(themes(framework, text), [""; 0], "{text}");
    }
}

#[test]
fn parts_are_cited_with_the_framework_named() {
    for (framework, text, cited) in [
        (
            "mat-2021",
            "Meet MAT standards 1-3",
            &["MAT-1", "MAT-2", "MAT-3"][..],
        ),
        (
            "ddtf-2020",
            "Of the Taskforce strategies, strategy 5 comes first",
            &["DDTF-5"],
        ),
        (
            "qp-2014",
            "Audit against the Quality Principles, principle 2 and principle 4",
            &["QP-2", "QP-4"],
        ),
    ] {
        let found = themes(framework, text);
        assert!(
            cited
                .iter()
                .all(|theme| found.iter().any(|found| found == theme)),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn what_was_not_done_covers_nothing() {
    for text in [
        "No naloxone kits were handed out this year",
        "Naloxone training was cancelled",
        "We were unable to open the needle exchange",
        "We will not hand out naloxone kits",
        "Stop the naloxone scheme",
        "Work on advocacy stopped for lack of funds",
        "Lack of staff has prevented further work on alcohol",
    ] {
        for framework in ["rrr-2018", "ddtf-2020", "mat-2021", "nm-2022"] {
            assert_eq!(themes(framework, text), [""; 0], "{text}");
        }
    }
}

#[test]
fn evidence_keeps_what_was_denied_and_by_which_words() {
    let mapper = catalogue::mapper("ddtf-2020").unwrap();
    let claims = mapper.map_text("We will not hand out naloxone kits", &[]);
    let naloxone = claims.iter().find(|claim| claim.theme == "DDTF-1").unwrap();
    assert!(naloxone.confidence < 1e-9);
    let denied = naloxone.evidence[0].denied.as_ref().unwrap();
    assert_eq!(
        (denied.kind.name(), denied.words.as_str()),
        ("denied", "will not")
    );
}

#[test]
fn what_has_not_begun_is_still_meant() {
    let mapper = catalogue::mapper("rrr-2018").unwrap();
    let claims = mapper.map_text("The naloxone campaign has not started", &[]);
    assert!(claims[0].confidence >= 0.5);
    let denied = claims[0].evidence[0].denied.as_ref().unwrap();
    assert_eq!(
        (denied.kind.name(), denied.words.as_str()),
        ("not-begun", "has not")
    );
}

#[test]
fn a_citation_of_the_whole_is_one_fact() {
    let mapper = catalogue::mapper("mat-2021").unwrap();
    let claims = mapper.map_text("Embed the MAT standards in all that we do", &[]);
    let whole = claims.iter().filter(|claim| claim.cites_whole());
    assert_eq!(whole.count(), 10);
    let claims = mapper.map_text("Meet MAT standard 7", &[]);
    assert_eq!(claims[0].evidence[0].kind, MatchKind::Citation);
    assert!(!claims[0].cites_whole());
}

#[test]
fn words_of_one_stem_and_two_meanings_do_not_meet() {
    use policy_crosswalk::model::Theme;
    use policy_crosswalk::{Framework, Mapper, ThemeId};
    for (term, text) in [
        ("relatives", "Reduce drug-related deaths"),
        ("information", "informal carers get a break"),
        ("severe", "several people"),
        ("universal", "university"),
        ("international", "internal audit"),
        ("emergency", "emerging drug trends"),
        ("timely", "time"),
        ("experiment", "lived experience"),
        ("hospital", "hospitality"),
        ("authority", "author"),
        ("ads", "added value"),
        ("custom", "customer"),
    ] {
        let mut theme = Theme::new(ThemeId::new("T").unwrap(), "Zebra", "");
        theme.terms = vec![term.to_owned()];
        let framework = Framework::new("t".parse().unwrap(), "T", vec![theme]);
        let claims = Mapper::new(&framework).unwrap().map_text(text, &[]);
        assert_eq!(claims, [], "{term}: {text}");
    }
}

#[test]
fn words_in_another_sense_claim_nothing() {
    for text in [
        "Prevent a thousand deaths",
        "Help prevent thousands of crimes",
        "Late-night and other high-risk bars",
        "Ask the citizens panel about new drugs",
        "Open a safe space in the night-time economy for people who are drunk",
        "People enjoy healthy, positive relationships",
    ] {
        for framework in ["rrr-2018", "ddtf-2020", "mat-2021", "nm-2022"] {
            assert_eq!(themes(framework, text), [""; 0], "{text}");
        }
    }
    let text = "Recruit champions from juvenile justice districts to teach the prevention course";
    assert_eq!(themes("ddtf-2020", text), [""; 0]);
    for text in [
        "Cut the prevalence of drug use",
        "Turn the upward trend in drug deaths",
    ] {
        assert_eq!(themes("ddtf-2020", text), [""; 0], "{text}");
    }
}

#[test]
fn demand_and_words_of_other_countries_are_understood() {
    for (framework, theme, text) in [
        ("rrr-2018", "RRR-PEI", "Cut demand for recreational drugs"),
        ("nm-2022", "NM-1", "Bring about a shift in demand for drugs"),
        (
            "rrr-2018",
            "RRR-PEI",
            "Cut the demand for drugs among students",
        ),
        ("nm-2022", "NM-1", "Reduce the use of recreational drugs"),
        ("ddtf-2020", "DDTF-1", "Give out Narcan at libraries"),
        ("mat-2021", "MAT-4", "Give out Narcan at libraries"),
        ("ddtf-2020", "DDTF-3", "Expand MOUD in rural clinics"),
        ("nm-2022", "NM-4", "Fund a sobering centre"),
        (
            "rrr-2018",
            "RRR-PEI",
            "Cut the share of under 25s who say they use illegal drugs",
        ),
    ] {
        let found = themes(framework, text);
        assert!(
            found.iter().any(|found| found == theme),
            "{text}: {found:?}"
        );
    }
}
