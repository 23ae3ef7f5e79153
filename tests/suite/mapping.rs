//! What makes a statement address a theme, shown on frameworks written for it.

use policy_crosswalk::{
    Claim, Evidence, Framework, Justification, Mapper, MatchKind, Relation, Thesaurus, catalogue,
};

use super::world;

/// A framework of one theme, or of several, from the tables of its themes.
fn framework(themes: &str) -> Framework {
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

/// Checks what holds of every claim: evidence adds up and each span slices the text it was found in.
#[track_caller]
pub(crate) fn assert_sound(claim: &Claim, text: &str, headings: &[&str]) {
    let sum: f64 = claim.evidence.iter().map(|evidence| evidence.added).sum();
    assert!(
        (sum - claim.confidence).abs() < 1e-9,
        "{sum} is not {}",
        claim.confidence
    );
    assert!(
        (0.0..=1.0).contains(&claim.confidence),
        "{}",
        claim.confidence
    );
    assert!(!claim.evidence.is_empty());
    for evidence in &claim.evidence {
        let source = evidence.heading.map_or(text, |heading| headings[heading]);
        let slices = evidence.spans.iter().map(|span| source.get(span.clone()));
        let slices: Vec<&str> = slices
            .collect::<Option<_>>()
            .expect("a span slices its text");
        assert_eq!(slices.join(" … "), evidence.quote);
        assert!(evidence.added >= 0.0);
    }
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
fn words_of_english_are_not_taken_for_misspelt_ones() {
    let mapper = of("terms = [\"prescribing\", \"addiction\", \"treatment\", \"housing\"]");
    for text in [
        "proscribing",
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
#[ignore = "no word is known to be misspelt before there is a table of English"]
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

const STANDARDS: &str =
    "cited_as = [\"MAT Standards\", \"MAT Standard\"]\ncites_all = true\nthemes = [
    { id = \"MAT-1\", number = \"1\", title = \"Access\" },
    { id = \"MAT-2\", number = \"2\", title = \"Choice of medication\" },
    { id = \"MAT-3\", number = \"3\", title = \"Outreach\" },
    { id = \"MAT-4\", number = \"4\", title = \"Harm reduction\" },
    { id = \"MAT-5\", number = \"5\", title = \"Retention\" },
    { id = \"MAT-7\", number = \"7\", title = \"Primary Care\" },
    { id = \"MAT-10\", number = \"10\", title = \"Trauma\" },
]";

/// The themes that a text cites, each with the words that cite it.
fn cited(text: &str) -> Vec<(String, String)> {
    cited_in(STANDARDS, text)
}

fn cited_in(standards: &str, text: &str) -> Vec<(String, String)> {
    let mapper = Mapper::new(&framework(standards)).unwrap();
    let mut cited = Vec::new();
    for claim in mapper.map_text(text, &[]) {
        assert_sound(&claim, text, &[]);
        let evidence = claim
            .evidence
            .iter()
            .find(|e| e.kind == MatchKind::Citation);
        if let Some(evidence) = evidence {
            assert_eq!(claim.justification, Justification::Stated);
            assert!(claim.confidence > 0.9);
            cited.push((claim.theme.clone(), evidence.quote.clone()));
        }
    }
    cited.sort();
    cited
        .into_iter()
        .map(|(theme, quote)| (theme.to_string(), quote))
        .collect()
}

fn themes(text: &str) -> Vec<String> {
    cited(text).into_iter().map(|(theme, _)| theme).collect()
}

#[test]
fn a_range_of_numbers_cites_each_theme_in_it() {
    let all = [
        "MAT-1", "MAT-2", "MAT-3", "MAT-4", "MAT-5", "MAT-7", "MAT-10",
    ];
    for text in [
        "Meet MAT Standards 1-10",
        "Meet MAT Standards 1 – 10",
        "Meet MAT standards 1 to 10 by May",
    ] {
        assert_eq!(themes(text), all, "{text}");
    }
    assert_eq!(
        themes("Meet MAT Standards 2-4"),
        ["MAT-2", "MAT-3", "MAT-4"]
    );
    assert_eq!(
        cited("Meet MAT Standards 2-4 now")[0].1,
        "MAT Standards 2-4"
    );
}

#[test]
fn a_list_of_numbers_cites_each() {
    assert_eq!(
        themes("Work on Standards 1, 3 and 5"),
        ["MAT-1", "MAT-3", "MAT-5"]
    );
    assert_eq!(themes("Work on MAT Standard 7."), ["MAT-7"]);
    assert_eq!(
        themes("Standards of dress in 3 schools"),
        [""; 0],
        "a unit cites only with a number"
    );
}

#[test]
fn an_id_cites_its_theme_with_a_hyphen_or_without() {
    assert_eq!(
        cited("Deliver MAT 7 this year"),
        [("MAT-7".to_owned(), "MAT 7".to_owned())]
    );
    assert_eq!(themes("Deliver MAT-7 this year"), ["MAT-7"]);
    assert_eq!(themes("Deliver MAT-10"), ["MAT-10"]);
    assert_eq!(themes("A mat 7 feet long"), [""; 0]);
}

#[test]
fn a_title_cites_its_theme_as_it_stands() {
    assert_eq!(themes("Support in Primary Care"), ["MAT-7"]);
    assert_eq!(
        themes("Support in primary care"),
        [""; 0],
        "two common words are no citation"
    );
    assert_eq!(themes("Primary care"), ["MAT-7"], "but alone they are");
    assert_eq!(
        themes("A choice of medication for all"),
        ["MAT-2"],
        "of small words none counts"
    );
    let mapper = Mapper::new(&framework(STANDARDS)).unwrap();
    let claims = mapper.map_text("Harm Reduction", &[]);
    assert_eq!(claims[0].relation, Relation::ExactMatch);
}

#[test]
fn a_framework_cited_as_a_whole_cites_all_where_it_says_so() {
    assert_eq!(themes("Implement the MAT Standards").len(), 7);
    let some = STANDARDS.replace("cites_all = true", "cites_all = false");
    assert!(cited_in(&some, "Implement the MAT Standards").is_empty());
    assert_eq!(cited_in(&some, "Implement the MAT Standards 1-3").len(), 3);
}

#[test]
fn built_in_plans_give_sound_claims_in_a_total_order() {
    for crosswalk in world::crosswalks() {
        let plan = catalogue::plan(crosswalk.plan.as_str()).unwrap();
        let headings = plan.headings();
        let mut links = crosswalk.links.iter().peekable();
        for (statement, above) in plan.statements.iter().zip(&headings) {
            let texts = above.iter().map(|i| plan.statements[*i].text.as_str());
            let texts: Vec<&str> = texts.collect();
            let mut previous: Option<&Claim> = None;
            while let Some(link) = links.next_if(|link| link.statement == statement.id) {
                assert_sound(&link.claim, &statement.text, &texts);
                if let Some(before) = previous.replace(&link.claim) {
                    let order = link.claim.confidence.total_cmp(&before.confidence);
                    let order = order.then_with(|| before.theme.cmp(&link.claim.theme));
                    assert!(
                        order.is_lt(),
                        "{}: {} {}",
                        statement.id,
                        before.theme,
                        link.claim.theme
                    );
                }
            }
        }
        assert!(
            links.next().is_none(),
            "links stand in the order of the statements"
        );
    }
}

#[test]
fn adding_a_plan_changes_no_other_crosswalk() {
    let frameworks = &catalogue::frameworks()[4..5];
    for plan in catalogue::plans() {
        let alone = catalogue::crosswalks(std::slice::from_ref(plan), frameworks).unwrap();
        let among = world::crosswalks().iter();
        let among = among.filter(|c| c.plan == plan.id && c.framework == frameworks[0].id);
        assert!(among.eq(&alone), "{}", plan.id);
    }
}

#[test]
fn a_statement_says_the_same_alone() {
    let framework = catalogue::framework("mat-2021").unwrap();
    let mapper = catalogue::mapper(framework).unwrap();
    let plan = catalogue::plan("pk-2024").unwrap();
    let mut less = plan.clone();
    less.statements
        .retain(|statement| statement.parent.is_none());
    let whole = mapper.map(plan);
    let part = mapper.map(&less);
    let of_part = whole
        .links
        .iter()
        .filter(|link| less.statement(link.statement.as_str()).is_some());
    assert!(of_part.eq(&part.links));
}

#[test]
fn several_threads_give_the_same() {
    let mapper = catalogue::mapper(catalogue::framework("ddtf-2020").unwrap()).unwrap();
    let plan = catalogue::plan("pk-2024").unwrap();
    let once = mapper.map(plan);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| mapper.map(plan))).collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), once);
        }
    });
}
