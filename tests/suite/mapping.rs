//! What makes a statement address a theme, shown on frameworks written for it.

use policy_crosswalk::model::{Claim, Evidence, Justification, MatchKind, Relation};
use policy_crosswalk::{Framework, Mapper, Thesaurus};

use super::soundness::assert_sound;

/// A framework of one theme, or of several, from the tables of its themes.
pub(crate) fn framework(themes: &str) -> Framework {
    Framework::from_toml(&format!("id = \"f\"\ntitle = \"Framework\"\n{themes}")).unwrap()
}

/// A mapper whose one theme `T` has these codebook fields.
fn of(fields: &str) -> Mapper {
    with(fields, "")
}

/// The same with a thesaurus.
fn with(fields: &str, thesaurus: &str) -> Mapper {
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
fn claim(mapper: &Mapper, text: &str) -> Option<Claim> {
    let claims = mapper.map_text(text, &[]);
    let worded = |claim: &Claim| claim.evidence.iter().any(|e| e.kind != MatchKind::Related);
    claims.into_iter().find(worded)
}

/// The kind of the first piece of evidence, with its quote.
#[track_caller]
fn first(mapper: &Mapper, text: &str) -> (MatchKind, String) {
    let claim = claim(mapper, text).unwrap_or_else(|| panic!("nothing in `{text}`"));
    assert_sound(&claim, text, &[]);
    let Evidence { kind, quote, .. } = claim.evidence[0].clone();
    (kind, quote)
}

#[track_caller]
fn nothing(mapper: &Mapper, text: &str) {
    let claim = claim(mapper, text);
    assert!(claim.is_none(), "{text}: {claim:?}");
}

#[test]
fn the_same_words_match_exactly() {
    let mapper = of("terms = [\"needle exchange\"]");
    let found = first(&mapper, "Open a Needle-Exchange in town");
    assert_eq!(found, (MatchKind::Exact, "Needle-Exchange".to_owned()));
    let claim = claim(&mapper, "Open a needle exchange").unwrap();
    assert_eq!(claim.relation, Relation::BroadMatch);
    assert_eq!(claim.justification, Justification::Lexical);
    assert!(claim.confidence >= mapper.threshold());
}

#[test]
fn another_form_of_a_word_matches_by_its_stem() {
    let mapper = of("terms = [\"prescribing\"]");
    assert_eq!(first(&mapper, "Doctors prescribe it").0, MatchKind::Stem);
    nothing(&mapper, "A prescient doctor");
}

#[test]
fn a_phrase_is_of_words_that_follow_each_other() {
    let mapper = of("terms = [\"harm reduction\"]");
    assert_eq!(first(&mapper, "harm and reduction").1, "harm and reduction");
    nothing(&mapper, "harm to children and reduction of crime");
    nothing(&mapper, "reduction harm");
    nothing(&mapper, "We see harm. Reduction is our aim");
}

#[test]
fn a_member_of_a_ring_is_a_synonym() {
    let ring =
        "rings = [{ id = \"naloxone\", members = [\"naloxone\", \"take-home kit\", \"THN\"] }]";
    let mapper = with("terms = [\"{naloxone}\"]", ring);
    assert_eq!(first(&mapper, "Naloxone for all").0, MatchKind::Exact);
    let (kind, quote) = first(&mapper, "Hand out take-home kits");
    assert_eq!(
        (kind, quote.as_str()),
        (MatchKind::Synonym, "take-home kits")
    );
    assert_eq!(first(&mapper, "Hand out THN").0, MatchKind::Acronym);
    let claim = claim(&mapper, "Hand out take-home kits").unwrap();
    assert_eq!(claim.justification, Justification::Synonym);
}

#[test]
fn a_short_form_matches_in_capitals_only() {
    let mapper = of("terms = [\"MAT\"]");
    assert_eq!(first(&mapper, "Start MAT early").1, "MAT");
    nothing(&mapper, "Put out a mat");
    nothing(&mapper, "Yoga mats");
    let mapper = of("terms = [\"GP\"]");
    assert_eq!(first(&mapper, "Local GPs prescribe").1, "GPs");
    let mapper = of("terms = [\"mat\"]");
    assert_eq!(
        first(&mapper, "MAT").0,
        MatchKind::Exact,
        "a word in lower case matches any case"
    );
}

#[test]
fn parts_of_a_term_stand_near_each_other_in_any_order() {
    let mapper = of("terms = [\"choice + treatment\"]");
    assert_eq!(
        first(&mapper, "treatment by choice").1,
        "treatment … choice"
    );
    nothing(&mapper, "a choice of curtains");
    let far = "w ".repeat(30);
    nothing(&mapper, &format!("choice {far} treatment"));
}

#[test]
fn parts_of_a_term_take_words_of_their_own() {
    let mapper = of("terms = [\"family support + support\"]");
    nothing(&mapper, "family support");
    assert_eq!(
        first(&mapper, "family support and support").1,
        "family support … support"
    );
}

#[test]
fn what_must_not_occur() {
    let mapper = of("terms = [\"housing + support - prison\"]");
    assert!(claim(&mapper, "housing with support").is_some());
    nothing(&mapper, "housing with support after prison");
    nothing(&mapper, "prison. Housing with support");
    let mapper = of("terms = [\"well-being\"]");
    assert!(
        claim(&mapper, "well being").is_some(),
        "a hyphen within a word is no operator"
    );
}

#[test]
fn a_statement_that_must_not_say_a_word_rules_out_its_headings_too() {
    let mapper = of("terms = [\"housing - prison\"]");
    assert!(!mapper.map_text("homes", &["Housing"]).is_empty());
    let claims = mapper.map_text("prison", &["Housing"]);
    assert!(
        claims
            .iter()
            .all(|c| c.evidence.iter().all(|e| e.kind == MatchKind::Related))
    );
}

#[test]
fn a_misleading_phrase_hides_what_it_contains() {
    let thesaurus = "misleading = [{ phrase = \"suicide prevention\", why = \"other\" }]";
    let mapper = with("terms = [\"prevention\"]", thesaurus);
    nothing(&mapper, "Train staff in suicide prevention");
    assert!(claim(&mapper, "Prevention at school").is_some());
    assert_eq!(
        first(&mapper, "suicide prevention, and prevention of harm").1,
        "prevention"
    );
    let mapper = with("terms = [\"suicide prevention\"]", thesaurus);
    assert!(
        claim(&mapper, "suicide prevention").is_some(),
        "a theme may mean the phrase itself"
    );
    let mapper = with("terms = [\"suicide prevention training\"]", thesaurus);
    assert!(
        claim(&mapper, "suicide prevention training").is_some(),
        "or one that contains it"
    );
}

#[test]
fn a_misleading_phrase_may_hide_some_of_its_words_only() {
    let thesaurus =
        "misleading = [{ phrase = \"prevent overdoses\", only = \"prevent\", why = \"other\" }]";
    nothing(
        &with("terms = [\"prevent\"]", thesaurus),
        "prevent overdoses",
    );
    let mapper = with("terms = [\"overdose\"]", thesaurus);
    assert!(claim(&mapper, "prevent overdoses").is_some());
}

#[test]
fn an_excluded_phrase_is_closed_to_its_theme_alone() {
    let framework = framework(
        "[[themes]]\nid = \"A\"\ntitle = \"Aaaaaa\"\nterms = [\"release\"]\nexclude = [\"press release\"]\n\
         [[themes]]\nid = \"B\"\ntitle = \"Bbbbbb\"\nterms = [\"release\"]",
    );
    let mapper = Mapper::new(&framework).unwrap();
    let themes = |text: &str| -> Vec<String> {
        mapper
            .map_text(text, &[])
            .into_iter()
            .map(|c| c.theme.to_string())
            .collect()
    };
    assert_eq!(themes("press release"), ["B"]);
    assert_eq!(themes("a press release on release from prison"), ["A", "B"]);
}

#[test]
fn two_spellings_of_a_word_meet() {
    let mapper = with(
        "terms = [\"programme\", \"taskforce\"]",
        "spellings = [{ from = \"programme\", to = \"program\" }, { from = \"taskforce\", to = \"task force\" }]",
    );
    assert!(claim(&mapper, "two programs").is_some());
    assert!(claim(&mapper, "a programme").is_some());
    assert!(claim(&mapper, "the task force").is_some());
}

#[test]
fn an_acronym_and_its_long_forms_are_one() {
    let mapper = with(
        "terms = [\"general practice\", \"OST\"]",
        "acronyms = [{ short = \"GP\", long = [\"general practice\"] }, { short = \"OST\", long = [\"opioid substitution therapy\"] }]",
    );
    assert_eq!(
        first(&mapper, "Care shared with GPs"),
        (MatchKind::Acronym, "GPs".to_owned())
    );
    assert_eq!(
        first(&mapper, "opioid substitution therapies").0,
        MatchKind::Synonym
    );
    nothing(&mapper, "gp and ost");
}

#[test]
fn words_of_english_are_not_taken_for_misspelt_ones() {
    let mapper = of("terms = [\"prescribing\", \"addiction\", \"treatment\", \"housing\"]");
    for text in [
        "describing",
        "addition",
        "treatments",
        "hosing",
        "addictive personality",
    ] {
        let fuzzy = claim(&mapper, text)
            .is_some_and(|claim| claim.evidence.iter().any(|e| e.kind == MatchKind::Fuzzy));
        assert!(!fuzzy, "{text}");
    }
    nothing(&of("terms = [\"kits\"]"), "kiits");
}

#[test]
fn a_misspelt_word_is_taken_for_the_likely_one() {
    let mapper = of("terms = [\"prescribing\", \"naloxone\"]");
    assert_eq!(
        first(&mapper, "Free naloxne kits"),
        (MatchKind::Fuzzy, "naloxne".to_owned())
    );
    assert_eq!(first(&mapper, "Safe presrcibng").0, MatchKind::Fuzzy);
    assert_eq!(
        claim(&mapper, "naloxne").unwrap().justification,
        Justification::Fuzzy
    );
    nothing(&mapper, "naxon");
}

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
    let heading = confidence("Hand out leaflets", &["Naloxone supply"]);
    let further = confidence("Hand out leaflets", &["Harm", "Naloxone supply"]);
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

#[test]
fn copies_and_equals_have_one_fingerprint() {
    let fields = r#"terms = ["naloxone"]"#;
    let mapper = of(fields);
    assert_eq!(mapper, mapper.clone());
    assert_eq!(mapper.fingerprint(), of(fields).fingerprint());
    assert_eq!(mapper.fingerprint().to_string().len(), 32);
    let framework = mapper.framework();
    let thesaurus = Thesaurus::default();
    let others = [
        of(r#"terms = ["naloxone kit"]"#),
        Mapper::builder(framework).threshold(0.4).build().unwrap(),
        Mapper::builder(framework)
            .heading_weight(0.3)
            .build()
            .unwrap(),
        Mapper::builder(framework)
            .thesaurus(&thesaurus)
            .build()
            .unwrap(),
    ];
    for other in others {
        assert_ne!(mapper, other);
    }
    let shown = format!("{mapper:?}");
    assert!(
        shown.starts_with("Mapper { framework:") && shown.len() < 200,
        "{shown}"
    );
}

#[test]
fn links_made_elsewhere_are_checked() {
    let plan = policy_crosswalk::catalogue::plan("pk-2024").unwrap();
    let framework = policy_crosswalk::catalogue::framework("mat-2021").unwrap();
    let mapper = policy_crosswalk::catalogue::mapper(framework).unwrap();
    let whole = mapper.map(plan);
    let again = mapper.crosswalk(plan, whole.links.iter().rev().cloned());
    assert_eq!(again.unwrap(), whole);
    let refused = |change: &dyn Fn(&mut policy_crosswalk::Link)| {
        let mut links = whole.links.clone();
        change(&mut links[0]);
        mapper.crosswalk(plan, links).unwrap_err().to_string()
    };
    assert_eq!(
        refused(&|link| link.statement = "elsewhere/1".parse().unwrap()),
        "there is no statement `elsewhere/1`; expected a statement of the plan `pk-2024`"
    );
    assert_eq!(
        refused(&|link| link.claim.theme = "RRR-PEI".parse().unwrap()),
        "there is no theme `RRR-PEI`; expected a theme of the framework `mat-2021`"
    );
    assert_eq!(
        refused(&|link| link.claim.confidence = f64::NAN),
        "the confidence is NaN; expected a number from 0 to 1"
    );
    let twice = whole.links.iter().chain(&whole.links[..1]).cloned();
    let twice = mapper.crosswalk(plan, twice).unwrap_err().to_string();
    assert!(twice.contains("is taken by an earlier link"), "{twice}");
}
