//! Sensitivity, time, commitment, exchange, derived crosswalks: a small world with figures computed by hand.

use policy_crosswalk::answer::{
    Alignment, CellState, ChangeKind, CommitmentReport, Comparison, CrosswalkDiff, Depth,
    DerivedRelation, DueReport, Exchange, LeadReport, Lever, Sensitivity, SimilarityMatrix,
    Timeline, Timing, WhoElse,
};
use policy_crosswalk::model::{
    Claim, Commitment, CommitmentVerbs, Evidence, Justification, MatchKind, Provenance, Relation,
};
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Crosswalk, Date, Error, Format, Framework, Grouping, Link,
    Mapper, Plan, StatementId, catalogue,
};
use proptest::prelude::*;

/// North has two plans, South one.
struct World {
    plans: Vec<Plan>,
    frameworks: Vec<Framework>,
    crosswalks: Vec<Crosswalk>,
}

fn plan(id: &str, body: &str, from: &str, statements: &str) -> Plan {
    let head = format!(
        "id = \"{id}\"\ntitle = \"Plan {id}\"\nkind = \"action-plan\"\n\
         partnership = {{ id = \"{body}\", name = \"{body} ADP\" }}\n\
         period = {{ from = \"{from}\" }}\nsource = {{ title = \"t\", publisher = \"p\" }}\n"
    );
    Plan::from_toml(&format!("{head}{statements}")).unwrap()
}

fn statement(id: &str, role: &str, text: &str, more: &str) -> String {
    format!("[[statements]]\nid = \"{id}\"\nrole = \"{role}\"\ntext = \"{text}\"\n{more}\n")
}

fn framework(id: &str, themes: &[&str]) -> Framework {
    let theme = |id: &&str| format!("[[themes]]\nid = \"{id}\"\ntitle = \"Theme {id}\"\n");
    let themes: Vec<String> = themes.iter().map(theme).collect();
    let themes = themes.concat();
    Framework::from_toml(&format!(
        "id = \"{id}\"\ntitle = \"Framework {id}\"\n{themes}"
    ))
    .unwrap()
}

fn link(statement: &str, theme: &str, confidence: f64, relation: Relation) -> Link {
    Link {
        statement: StatementId::new(statement).unwrap(),
        claim: Claim {
            theme: theme.parse().unwrap(),
            relation,
            confidence,
            justification: Justification::Lexical,
            evidence: vec![Evidence {
                heading: None,
                spans: Vec::new(),
                quote: "q".to_owned(),
                term: "t".to_owned(),
                kind: MatchKind::Exact,
                added: confidence,
            }],
        },
        review: None,
    }
}

fn crosswalk(plan: &str, framework: &str, links: Vec<Link>) -> Crosswalk {
    Crosswalk {
        plan: plan.parse().unwrap(),
        framework: framework.parse().unwrap(),
        threshold: 0.5,
        provenance: Provenance {
            library: "0".to_owned(),
            plan: None,
            framework: None,
            thesaurus: None,
            reviews: Vec::new(),
        },
        links,
        decisions: Vec::new(),
    }
}

fn world() -> World {
    use Relation::{BroadMatch as Broad, ExactMatch as Exact};
    let early = statement("n1/a", "action", "Explore drug checking", "")
        + &statement("n1/b", "outcome", "Fewer deaths", "");
    let late = statement(
        "n2/a",
        "action",
        "Deliver drug checking",
        "due = \"2025\"\nleads = [\"Health\"]",
    ) + &statement("n2/b", "action", "Clear pathways", "");
    let south = statement(
        "s/a",
        "action",
        "We will deliver naloxone kits",
        "due = \"2026-03\"\nleads = [\"Health\", \"Police\"]",
    ) + &statement(
        "s/b",
        "action",
        "Review and improve drug checking",
        "due = \"2024\"",
    ) + &statement("s/c", "progress", "Families supported", "status = \"done\"");
    let exact = Exact;
    World {
        plans: vec![
            plan("n2", "north", "2024", &late),
            plan("n1", "north", "2017", &early),
            plan("s", "south", "2024", &south),
        ],
        frameworks: vec![
            framework("f", &["A", "B", "C"]),
            framework("g", &["X", "Y"]),
        ],
        crosswalks: vec![
            crosswalk(
                "n1",
                "f",
                vec![link("n1/a", "A", 0.8, Broad), link("n1/b", "B", 0.6, Broad)],
            ),
            crosswalk(
                "n2",
                "f",
                vec![link("n2/a", "A", 0.9, Broad), link("n2/b", "C", 0.3, Broad)],
            ),
            crosswalk(
                "s",
                "f",
                vec![
                    link("s/a", "B", 0.9, Broad),
                    link("s/b", "A", 0.75, exact),
                    link("s/b", "C", 0.55, Broad),
                    link("s/c", "C", 0.6, Broad),
                ],
            ),
            crosswalk("n1", "g", vec![link("n1/a", "X", 0.5, Broad)]),
            crosswalk("n2", "g", Vec::new()),
            crosswalk(
                "s",
                "g",
                vec![link("s/b", "X", 0.6, Broad), link("s/c", "Y", 0.9, Broad)],
            ),
        ],
    }
}

impl World {
    fn graph(&self) -> CoverageGraph<'_> {
        CoverageGraph::new(&self.plans, &self.frameworks, &self.crosswalks).unwrap()
    }

    fn held_to(mut self, threshold: f64) -> Self {
        self.crosswalks
            .iter_mut()
            .for_each(|crosswalk| crosswalk.threshold = threshold);
        self
    }
}

fn by_threshold(graph: &CoverageGraph<'_>, by: Grouping) -> Result<Sensitivity, Error> {
    Sensitivity::of_threshold(graph, &CoverageMatrix::new(graph, "f", by)?)
}

fn by_headings(
    graph: &CoverageGraph<'_>,
    framework: &str,
    by: Grouping,
    weight: f64,
) -> Result<Sensitivity, Error> {
    Sensitivity::of_headings(
        graph,
        &CoverageMatrix::with_parts(graph, framework, by)?,
        weight,
    )
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

#[track_caller]
fn narrow(text: &str) {
    let wide = text.lines().find(|line| line.chars().count() > 80);
    assert_eq!(wide, None);
}

#[test]
fn cells_turn_where_their_links_say() {
    let world = world();
    let by_threshold = by_threshold(&world.graph(), Grouping::Partnership).unwrap();
    let cell = |theme: &str, group: &str| by_threshold.cell(theme, group).unwrap();
    // 0.9 is strong enough alone.
    near(cell("A", "north").covered_at.unwrap(), 0.9);
    near(cell("A", "north").stability.unwrap(), 0.4);
    assert_eq!(cell("A", "north").turns_on.as_ref().unwrap(), "n2/a");
    // 0.6 alone is thin at any threshold; no second link.
    assert_eq!(cell("B", "north").state, CellState::Thin);
    assert_eq!(
        (cell("B", "north").covered_at, cell("B", "north").stability),
        (None, None)
    );
    near(cell("B", "north").found_at.unwrap(), 0.6);
    // 0.6 and 0.55: covered while both are claimed.
    near(cell("C", "south").covered_at.unwrap(), 0.55);
    near(cell("C", "south").stability.unwrap(), 0.05);
    assert_eq!(cell("C", "south").turns_on.as_ref().unwrap(), "s/b");
    assert_eq!(cell("C", "north").state, CellState::NotFound);
    let south = by_threshold
        .groups
        .iter()
        .position(|group| group.id == "south")
        .unwrap();
    assert_eq!(
        [0.5, 0.7, 0.8, 0.95].map(|at| by_threshold.covered_at(south, at)),
        [3, 2, 1, 0]
    );
    let flips = by_threshold.flips(0.5, 0.8);
    let told: Vec<_> = flips
        .iter()
        .map(|flip| (flip.group.as_str(), flip.statement.as_str()))
        .collect();
    assert_eq!(told, [("south", "s/b"), ("south", "s/b")]);
    assert!(flips.iter().all(|flip| flip.opens));
    narrow(&by_threshold.to_string());
}

#[test]
fn headings_that_carry_a_cell_are_found_without_mapping_again() {
    let statements = statement("p/1", "priority", "Naloxone", "")
        + &statement(
            "p/1.1",
            "action",
            "Kits for families",
            "parent = \"p/1\"\nleads = [\"L\"]",
        );
    let plan = plan("p", "north", "2024", &statements);
    let framework = Framework::from_toml(
        "id = \"f\"\ntitle = \"F\"\n[[themes]]\nid = \"K\"\ntitle = \"Overdose\"\nhints = [\"kits\"]\nterms = [\"naloxone\"]\n",
    )
    .unwrap();
    let map = |weight: f64| {
        let builder = Mapper::builder(&framework).heading_weight(weight);
        builder.build().unwrap().map(&plan)
    };
    let (plans, frameworks, crosswalks) = ([plan.clone()], [framework.clone()], [map(0.25)]);
    let graph = CoverageGraph::new(&plans, &frameworks, &crosswalks).unwrap();
    let answer = by_headings(&graph, "f", Grouping::Lead, 0.25).unwrap();
    assert_eq!(answer.lever, Lever::HeadingWeight);
    // A hint (0.35) and a term in the heading (0.85 w): 1 - 0.65 (1 - 0.85 w) is 0.5 at w = 0.2715.
    let cell = &answer.cells[0][0];
    near(cell.found_at.unwrap(), (1.0 - 0.5 / 0.65) / 0.85);
    // One link alone covers from a confidence of 0.7 on.
    let covered_at = cell.covered_at.unwrap();
    near(cell.stability.unwrap(), covered_at - 0.25);
    let strong = |weight: f64| {
        let links = map(weight).links;
        links
            .iter()
            .any(|link| link.statement == *"p/1.1" && link.claim.confidence >= 0.7)
    };
    assert!(!strong(covered_at - 1e-9) && strong(covered_at + 1e-9));
    // In the plan as a whole the heading covers by itself.
    let whole = by_headings(&graph, "f", Grouping::Plan, 0.25).unwrap();
    assert_eq!(
        (whole.cells[0][0].covered_at, whole.cells[0][0].stability),
        (Some(0.0), None)
    );
    assert!(by_headings(&graph, "f", Grouping::Plan, 0.0).is_err());
}

#[test]
fn a_weight_of_headings_is_varied_as_if_mapped_again() {
    for id in ["af-2018", "mat-2021", "nm-2022"] {
        let framework = catalogue::framework(id).unwrap();
        let map = |weight: f64| -> Vec<Crosswalk> {
            let builder = Mapper::builder(framework).thesaurus(catalogue::thesaurus());
            let mapper = builder.heading_weight(weight).build().unwrap();
            catalogue::plans()
                .iter()
                .map(|plan| mapper.map(plan))
                .collect()
        };
        let frameworks = [framework.clone()];
        let used = map(0.25);
        let graph = CoverageGraph::new(catalogue::plans(), &frameworks, &used).unwrap();
        let answer = by_headings(&graph, id, Grouping::Priority, 0.25).unwrap();
        for weight in [0.0, 0.1, 0.25, 0.45, 0.8] {
            let again = map(weight);
            let graph = CoverageGraph::new(catalogue::plans(), &frameworks, &again).unwrap();
            let matrix = CoverageMatrix::with_parts(&graph, id, Grouping::Priority).unwrap();
            for (cells, told) in matrix.cells.iter().zip(&answer.cells) {
                for (cell, told) in cells.iter().zip(told) {
                    let covered = cell.state == CellState::Covered;
                    assert_eq!(
                        answer.is_covered(told, weight),
                        covered,
                        "{id} {weight} {told:?}"
                    );
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn a_threshold_is_varied_as_if_mapped_again(threshold in 0.0f64..=1.0, at in 0.0f64..=1.0) {
        let (used, again) = (world().held_to(threshold), world().held_to(at));
        let (used, again) = (used.graph(), again.graph());
        for grouping in [Grouping::Partnership, Grouping::Plan, Grouping::Lead] {
            let answer = by_threshold(&used, grouping).unwrap();
            let matrix = CoverageMatrix::new(&again, "f", grouping).unwrap();
            for (cells, told) in matrix.cells.iter().zip(&answer.cells) {
                for (cell, told) in cells.iter().zip(told) {
                    prop_assert_eq!(answer.is_covered(told, at), cell.state == CellState::Covered);
                }
            }
        }
    }

    #[test]
    fn no_text_breaks_the_reading_of_verbs(text in ".{0,80}") {
        if let Some(reading) = catalogue::commitment_verbs().read(&text) {
            prop_assert!(reading.verbs.iter().all(|verb| text.contains(verb.as_str())));
        }
    }
}

#[test]
fn a_timeline_is_in_time_order() {
    let world = world();
    let timeline = Timeline::new(&world.graph(), "f", "north").unwrap();
    let plans: Vec<&str> = timeline.plans.iter().map(|plan| plan.id.as_str()).collect();
    assert_eq!(plans, ["n1", "n2"]);
    let [step] = &timeline.steps[..] else {
        panic!("{:?}", timeline.steps);
    };
    // A: planned, then owned. B was thin, so it is not lost.
    assert_eq!(step.deepened.len(), 1);
    assert_eq!(step.deepened[0].theme.id, *"A");
    assert_eq!(step.deepened[0].after.depth, Some(Depth::Owned));
    assert!(step.gained.is_empty() && step.lost.is_empty() && step.receded.is_empty());
    narrow(&timeline.to_string());
    let error = Timeline::new(&world.graph(), "f", "west").unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no partnership `west`; expected north or south"
    );
}

#[test]
fn a_difference_tells_links_and_cells() {
    let (before, mut after) = (world(), world());
    after.crosswalks[2].links[0].claim.confidence = 0.4;
    after.crosswalks[2].links[1].claim.confidence = 0.8;
    after.crosswalks[2].links.remove(3);
    after.crosswalks[1]
        .links
        .push(link("n2/b", "B", 0.9, Relation::BroadMatch));
    let (one, two) = (before.graph(), after.graph());
    let diff = CrosswalkDiff::new(&one, &two, "f", Grouping::Partnership).unwrap();
    let of = |kind| -> Vec<&str> { diff.of(kind).map(|link| link.statement.as_str()).collect() };
    assert_eq!(of(ChangeKind::Appeared), ["n2/b"]);
    assert_eq!(of(ChangeKind::Vanished), ["s/c"]);
    assert_eq!(of(ChangeKind::NoLongerClaimed), ["s/a"]);
    assert_eq!(of(ChangeKind::Confidence), ["s/b"]);
    assert_eq!(diff.same, 5);
    let cells: Vec<_> = diff
        .cells
        .iter()
        .map(|cell| (cell.theme.id.as_str(), cell.group.as_str()))
        .collect();
    assert_eq!(cells, [("B", "north"), ("B", "south"), ("C", "south")]);
    assert!(
        CrosswalkDiff::new(&one, &one, "f", Grouping::Plan)
            .unwrap()
            .is_empty()
    );
    narrow(&diff.to_string());
}

#[track_caller]
fn verb(text: &str, level: Option<Commitment>, verbs: &[&str]) {
    let reading = catalogue::commitment_verbs().read(text);
    assert_eq!(
        reading.as_ref().map(|reading| reading.level),
        level,
        "{text}"
    );
    assert_eq!(
        reading.map_or(Vec::new(), |reading| reading.verbs),
        verbs,
        "{text}"
    );
}

#[test]
fn the_main_verb_tells_how_firm_an_action_is() {
    use Commitment::{Deliver, Develop, Explore, Review, Sustain};
    verb("We will develop a plan", Some(Develop), &["develop"]);
    verb("Support families to recover", Some(Deliver), &["Support"]);
    verb("Support for families", None, &[]);
    verb(
        "Develop and carry out a plan",
        Some(Deliver),
        &["Develop", "carry out"],
    );
    verb(
        "Better identify, and respond to, need",
        Some(Deliver),
        &["identify", "respond"],
    );
    verb(
        "With partners, look into drug checking",
        Some(Explore),
        &["look into"],
    );
    verb(
        "The ADP will continue to evaluate training",
        Some(Review),
        &["continue to evaluate"],
    );
    verb("Keep developing the pathway", Some(Sustain), &["Keep"]);
    verb("A pathway will be developed", Some(Develop), &["developed"]);
    verb("Co-producing services", Some(Develop), &["Co-producing"]);
    verb("Clear pathways from prison", None, &[]);
    verb("To explore options", Some(Explore), &["explore"]);
    verb("", None, &[]);
    verb("will", None, &[]);
}

#[test]
fn a_user_lays_verbs_over_the_list() {
    let own = CommitmentVerbs::from_toml(
        "version = \"mine\"\n[[levels]]\nlevel = \"deliver\"\nverbs = [\"Explore\", \"signpost\"]\n",
    )
    .unwrap();
    let verbs = catalogue::commitment_verbs().clone().extended(&own);
    verbs.check().unwrap();
    assert_eq!(verbs.version.as_deref(), Some("1+mine"));
    let level = |text: &str| verbs.read(text).map(|reading| reading.level);
    assert_eq!(level("Explore options"), Some(Commitment::Deliver));
    assert_eq!(level("Signposting people"), Some(Commitment::Deliver));
    let twice = "[[levels]]\nlevel = \"explore\"\nverbs = [\"scope\"]\n[[levels]]\nlevel = \"review\"\nverbs = [\"Scope\"]\n";
    let error = CommitmentVerbs::from_toml(twice).unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 6, column 10: levels[1].verbs[0]: `Scope` is taken by an earlier verb; expected an id of its own"
    );
}

#[test]
fn leads_and_dates_are_read_at_a_given_date() {
    let world = world();
    let graph = world.graph();
    let verbs = catalogue::commitment_verbs();
    let firm = CommitmentReport::new(&graph, "f", Grouping::Partnership, verbs).unwrap();
    assert_eq!(
        firm.cell("A", "north").unwrap().firmest,
        Some(Commitment::Deliver)
    );
    assert_eq!(
        firm.cell("A", "south").unwrap().firmest,
        Some(Commitment::Develop)
    );
    assert_eq!(
        firm.unknown
            .iter()
            .map(StatementId::as_str)
            .collect::<Vec<_>>(),
        ["n2/b"]
    );
    let at: Date = "2025-06".parse().unwrap();
    let due = DueReport::new(&graph, at, verbs);
    let of = |timing| -> Vec<&str> { due.of(timing).map(|line| line.statement.as_str()).collect() };
    assert_eq!(of(Timing::PastDue), ["s/b"]);
    assert_eq!(of(Timing::Due), ["n2/a"]);
    assert_eq!(of(Timing::Later), ["s/a"]);
    assert_eq!(due.undated.len(), 2);
    let leads = LeadReport::new(&graph, "f", at, verbs).unwrap();
    let rows: Vec<_> = leads
        .leads
        .iter()
        .map(|row| (row.lead.as_str(), row.themes.len()))
        .collect();
    assert_eq!(rows, [("Health", 2), ("Police", 1)]);
    assert_eq!(leads.leads[0].partnerships, ["north ADP", "south ADP"]);
    let unled: Vec<_> = leads
        .unled
        .iter()
        .map(|unled| (unled.partnership.as_str(), unled.theme.id.as_str()))
        .collect();
    let expected = [
        ("north ADP", "B"),
        ("north ADP", "C"),
        ("south ADP", "A"),
        ("south ADP", "C"),
    ];
    assert_eq!(unled, expected);
    narrow(&firm.to_string());
    narrow(&due.to_string());
    narrow(&leads.to_string());
}

#[test]
fn a_gap_gets_the_deepest_offer_first() {
    let world = world();
    let verbs = catalogue::commitment_verbs();
    let exchange = Exchange::new(&world.graph(), "f", Grouping::Partnership, verbs).unwrap();
    let north = &exchange.groups[0];
    let told: Vec<_> = north.gaps.iter().map(|gap| gap.theme.id.as_str()).collect();
    assert_eq!((north.group.as_str(), told), ("north", vec!["B", "C"]));
    let offers = |at: usize| -> Vec<&str> {
        north.gaps[at]
            .offers
            .iter()
            .map(|offer| offer.statement.as_str())
            .collect()
    };
    assert_eq!(offers(0), ["s/a"]);
    // Reported before scheduled.
    assert_eq!(offers(1), ["s/c", "s/b"]);
    assert!(exchange.groups[1].gaps.is_empty());
    narrow(&exchange.to_string());
}

#[test]
fn neighbours_are_scored_as_the_formula_says() {
    let world = world();
    let answer = WhoElse::new(&world.graph(), "north", 3).unwrap();
    assert_eq!(answer.compared, 6);
    let deed = answer
        .deeds
        .iter()
        .find(|deed| deed.statement == *"n2/a")
        .unwrap();
    let first = &deed.neighbours[0];
    assert_eq!(first.statement, *"s/b");
    // Six deeds; A is addressed by three of them, C by two, X by two.
    let g = |n: f64| (1.0 + 6.0 / n).ln();
    let by_themes = g(3.0) * 0.75 / (g(3.0) * 0.9 + g(2.0) * 0.55 + g(2.0) * 0.6);
    near(first.by_themes, by_themes);
    // deliver (2) drug (3) checking (3) against review (1) improve (1) drug checking.
    let by_words = 2.0 * g(3.0) / (2.0 * g(3.0) + g(2.0) + 2.0 * g(1.0));
    near(first.by_words, by_words);
    near(first.score, f64::midpoint(by_themes, by_words));
    assert_eq!(first.words, ["checking", "drug"]);
    assert!(deed.neighbours.iter().all(|near| near.plan == *"s"));
    narrow(&answer.to_string());
}

#[test]
fn frameworks_are_aligned_by_the_statements_that_link_to_both() {
    let world = world();
    let alignment = Alignment::new(&world.graph(), ["f", "g"]).unwrap();
    let pair = |one: &str, two: &str| {
        let mut pairs = alignment.pairs.iter();
        pairs.find(|pair| pair.themes[0].id == *one && pair.themes[1].id == *two)
    };
    // A: n1/a 0.8, n2/a 0.9, s/b 0.75. X: n1/a 0.5, s/b 0.6.
    let first = pair("A", "X").unwrap();
    near(first.strength, (0.5 + 0.6) / (0.8 + 0.9 + 0.75));
    assert_eq!(
        (first.support, first.of, first.partnerships),
        (2, [3, 2], 2)
    );
    // s/b says A exactly and X as the broader: so X is broader than A. n1/a entails nothing.
    assert_eq!(first.relation, Some(DerivedRelation::BroadMatch));
    let strengths: Vec<f64> = first
        .paths
        .iter()
        .map(policy_crosswalk::answer::AlignmentPath::strength)
        .collect();
    near(strengths[0], 0.75 * 0.6);
    near(strengths[1], 0.8 * 0.5);
    assert_eq!(pair("C", "Y").unwrap().relation, None);
    assert!(pair("B", "X").is_none());
    assert_eq!(alignment.justification, "semapv:MappingChaining");
    assert_eq!(
        alignment.alone[0]
            .iter()
            .map(|theme| theme.id.as_str())
            .collect::<Vec<_>>(),
        ["B"]
    );
    let back = Alignment::new(&world.graph(), ["g", "f"]).unwrap();
    for (one, other) in alignment.pairs.iter().zip(&back.pairs) {
        near(one.strength, other.strength);
    }
    narrow(&alignment.to_string());
}

#[test]
fn relations_chain_by_the_rules_of_skos() {
    use Relation::{BroadMatch as Broad, ExactMatch as Exact, RelatedMatch as Related};
    let chained = DerivedRelation::chained;
    assert_eq!(chained(Exact, Exact), Some(DerivedRelation::ExactMatch));
    assert_eq!(chained(Exact, Broad), Some(DerivedRelation::BroadMatch));
    assert_eq!(chained(Broad, Exact), Some(DerivedRelation::NarrowMatch));
    assert_eq!(chained(Related, Exact), Some(DerivedRelation::RelatedMatch));
    for pair in [(Broad, Broad), (Broad, Related), (Related, Related)] {
        assert_eq!(chained(pair.0, pair.1), None);
    }
}

#[test]
fn similarity_of_all_is_that_of_each_pair() {
    let world = world();
    let graph = world.graph();
    let all = SimilarityMatrix::new(&graph, &["f"], Grouping::Plan).unwrap();
    for (i, one) in all.groups.iter().enumerate() {
        for (k, other) in all.groups.iter().enumerate() {
            let pair = Comparison::new(&graph, "f", Grouping::Plan, [&one.id, &other.id]).unwrap();
            assert_eq!(
                (all.jaccard[i][k], all.cosine[i][k]),
                (pair.jaccard, pair.cosine)
            );
        }
        near(all.cosine[i][i].unwrap(), 1.0);
    }
    let both = SimilarityMatrix::new(&graph, &["f", "g"], Grouping::Partnership).unwrap();
    assert_eq!(both.profiles, [[2, 1, 0, 1, 0], [1, 1, 2, 1, 1]]);
    near(both.jaccard[0][1].unwrap(), 3.0 / 5.0);
    near(both.cosine[0][1].unwrap(), 4.0 / 48.0_f64.sqrt());
    narrow(&both.to_string());
}

#[test]
fn every_answer_has_every_format() {
    let world = world();
    let graph = world.graph();
    let verbs = catalogue::commitment_verbs();
    let at: Date = "2025".parse().unwrap();
    for format in [Format::Text, Format::Markdown, Format::Csv, Format::Json] {
        let by = Grouping::Partnership;
        let reports = [
            by_threshold(&graph, by).unwrap().report(format),
            Timeline::new(&graph, "f", "north").unwrap().report(format),
            CrosswalkDiff::new(&graph, &graph, "f", by)
                .unwrap()
                .report(format),
            CommitmentReport::new(&graph, "f", by, verbs)
                .unwrap()
                .report(format),
            LeadReport::new(&graph, "f", at, verbs)
                .unwrap()
                .report(format),
            DueReport::new(&graph, at, verbs).report(format),
            Exchange::new(&graph, "f", by, verbs)
                .unwrap()
                .report(format),
            WhoElse::new(&graph, "south", 2).unwrap().report(format),
            Alignment::new(&graph, ["f", "g"]).unwrap().report(format),
            SimilarityMatrix::new(&graph, &["f"], by)
                .unwrap()
                .report(format),
        ];
        assert!(
            reports
                .into_iter()
                .all(|report| !report.unwrap().is_empty())
        );
    }
    let alignment = Alignment::new(&graph, ["f", "g"]).unwrap();
    let json = alignment.report(Format::Json).unwrap();
    assert_eq!(serde_json::from_str::<Alignment>(&json).unwrap(), alignment);
}
