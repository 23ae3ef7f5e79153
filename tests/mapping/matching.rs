//! Which words make a statement address a theme, shown on frameworks written for it.

use policy_crosswalk::Mapper;
use policy_crosswalk::model::{Justification, MatchKind, Relation};

use crate::common::codebook::{claim, first, framework, nothing, of, with};

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
    assert_eq!(themes("a press release on release from prison"), ["B", "A"]);
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
