//! Human decisions over crosswalks, and their way through SSSOM/TSV.

use policy_crosswalk::{
    CellState, CoverageGraph, CoverageMatrix, Crosswalk, Date, Decision, Depth, Format, Framework,
    FrameworkId, GapKind, GapReport, Grouping, Justification, Mapper, Matter, Plan, Reason,
    Relation, Review, Reviewed, Sssom, Unmet, UnmetReason, Verdict, catalogue, orphans,
};
use proptest::prelude::*;

const PLAN: &str = r#"
    id = "north"
    title = "Plan"
    kind = "action-plan"
    version = "7"
    partnership = { id = "n", name = "North" }
    period = { from = "2017" }
    source = { title = "Plan of the North", publisher = "North" }
    statements = [
        { id = "north/1", role = "action", text = "Hand out naloxone", leads = ["A", "B"], due = "2026-03" },
        { id = "north/2", role = "action", text = "Visit at home	with \"tea\"" },
        { id = "north/3", role = "action", text = "Count the boats" },
    ]
"#;

const FRAMEWORK: &str = r#"
    id = "f"
    title = "Framework"
    version = "2"
    valid_from = "2020"
    themes = [
        { id = "F-1", title = "First aid", terms = ["naloxone"] },
        { id = "F-2", title = "Company", hints = ["visit"] },
        { id = "F-3", title = "Harbours", terms = ["pier"] },
    ]
"#;

struct World {
    plans: [Plan; 1],
    frameworks: [Framework; 1],
    crosswalks: Vec<Crosswalk>,
}

fn world() -> World {
    let plans = [Plan::from_toml(PLAN).unwrap()];
    let frameworks = [Framework::from_toml(FRAMEWORK).unwrap()];
    let crosswalks = vec![Mapper::new(&frameworks[0]).unwrap().map(&plans[0])];
    World {
        plans,
        frameworks,
        crosswalks,
    }
}

impl World {
    fn lay(&self, reviews: &[Review]) -> Reviewed {
        let crosswalks = self.crosswalks.clone();
        Reviewed::new(reviews, &self.plans, &self.frameworks, crosswalks)
    }

    fn sssom(&self, crosswalk: &Crosswalk) -> String {
        let sssom = Sssom::new(crosswalk, &self.plans[0], &self.frameworks[0]);
        sssom.unwrap().to_string()
    }
}

fn link(statement: &str, theme: &str) -> Matter {
    Matter::Link {
        statement: statement.parse().unwrap(),
        theme: theme.parse().unwrap(),
    }
}

fn no_theme(statement: &str) -> Matter {
    Matter::NoTheme {
        statement: statement.parse().unwrap(),
    }
}

fn theme(partnership: &str, theme: &str) -> Matter {
    Matter::Theme {
        partnership: partnership.parse().unwrap(),
        theme: theme.parse().unwrap(),
    }
}

fn decide(matter: Matter, verdict: Verdict) -> Decision {
    Decision {
        note: Some("because".to_owned()),
        ..Decision::new(matter, verdict, "A. Reader")
    }
}

fn review(decisions: Vec<Decision>) -> Review {
    Review::new("urn:x:review", FrameworkId::new("f").unwrap(), decisions)
}

fn add(relation: Relation, confidence: Option<f64>) -> Verdict {
    Verdict::Add {
        relation,
        confidence,
    }
}

fn claimed(crosswalk: &Crosswalk) -> Vec<String> {
    let name = |link: &policy_crosswalk::Link| {
        let claim = &link.claim;
        format!("{} {} {:.2}", link.statement, claim.theme, claim.confidence)
    };
    crosswalk.claimed().map(name).collect()
}

#[test]
fn decisions_decide_what_is_claimed() {
    let world = world();
    let before = claimed(&world.crosswalks[0]);
    assert_eq!(before.len(), 1, "{before:?}");
    let laid = world.lay(&[review(vec![
        decide(link("north/1", "F-1"), Verdict::Reject),
        decide(link("north/2", "F-2"), Verdict::Accept),
        decide(link("north/3", "F-3"), add(Relation::CloseMatch, Some(0.6))),
        decide(link("north/3", "F-1"), add(Relation::BroadMatch, None)),
    ])]);
    assert!(laid.unmet.is_empty());
    let crosswalk = &laid.crosswalks[0];
    let weak = crosswalk
        .links
        .iter()
        .find(|link| link.claim.theme == *"F-2");
    let weak = weak.unwrap().claim.confidence;
    assert!(
        weak < crosswalk.threshold,
        "accepted though below the threshold"
    );
    assert_eq!(
        claimed(crosswalk),
        [
            format!("north/2 F-2 {weak:.2}"),
            "north/3 F-1 1.00".to_owned(),
            "north/3 F-3 0.60".to_owned(),
        ]
    );
    let added = crosswalk.links.last().unwrap();
    assert_eq!(added.claim.justification, Justification::Reviewed);
    assert_eq!(added.claim.relation, Relation::CloseMatch);
    assert_eq!(crosswalk.provenance.reviews, ["urn:x:review"]);
}

#[test]
fn the_later_review_wins() {
    let world = world();
    let matter = || link("north/1", "F-1");
    let original = &world.crosswalks[0].links[0].claim;
    let first = review(vec![decide(matter(), Verdict::Reject)]);
    let relation = Relation::NarrowMatch;
    let second = review(vec![decide(matter(), Verdict::Relate { relation })]);
    let third = review(vec![decide(matter(), add(Relation::CloseMatch, Some(0.3)))]);
    let fourth = review(vec![decide(matter(), Verdict::Accept)]);
    let reviews = [first, second, third, fourth];
    let after = |n: usize| world.lay(&reviews[..n]).crosswalks.remove(0);
    assert_eq!(after(1).claimed().count(), 0);
    assert_eq!(after(2).links[0].claim.relation, relation);
    assert_eq!(after(2).links[0].claim.evidence, original.evidence);
    assert_eq!(claimed(&after(3)), ["north/1 F-1 0.30"]);
    assert_eq!(after(4).links[0].claim, *original, "as the mapper had it");
}

#[test]
fn decisions_survive_a_mapper_that_proposes_nothing() {
    let mut world = world();
    world.crosswalks[0].links.clear();
    let laid = world.lay(&[review(vec![
        decide(link("north/1", "F-1"), Verdict::Accept),
        decide(link("north/2", "F-2"), Verdict::Reject),
    ])]);
    assert!(laid.unmet.is_empty());
    assert_eq!(claimed(&laid.crosswalks[0]), ["north/1 F-1 1.00"]);
    let rejected = &laid.crosswalks[0].links[1];
    assert_eq!(rejected.rejection().unwrap().reviewer, "A. Reader");
}

#[test]
fn what_meets_nothing_is_listed_with_its_reason() {
    let mut world = world();
    let changed = Decision {
        text: Some("Hand out tea".to_owned()),
        ..decide(link("north/1", "F-1"), Verdict::Accept)
    };
    let respaced = Decision {
        text: Some(" Count  the boats".to_owned()),
        ..decide(no_theme("north/3"), Verdict::Accept)
    };
    let decisions = review(vec![
        decide(link("north/9", "F-1"), Verdict::Accept),
        changed,
        decide(link("north/1", "F-9"), Verdict::Reject),
        decide(theme("s", "F-1"), Verdict::NotApplicable),
        decide(theme("n", "F-1"), Verdict::Reject),
        respaced,
        decide(no_theme("north/1"), Verdict::Accept),
    ]);
    let laid = world.lay(std::slice::from_ref(&decisions));
    let reasons: Vec<&UnmetReason> = laid.unmet.iter().map(|unmet| &unmet.reason).collect();
    assert_eq!(
        reasons,
        [
            &UnmetReason::StatementGone,
            &UnmetReason::TextChanged {
                now: "Hand out naloxone".to_owned()
            },
            &UnmetReason::ThemeGone,
            &UnmetReason::PartnershipGone,
            &UnmetReason::Unfit,
            &UnmetReason::Linked {
                theme: "F-1".parse().unwrap()
            },
        ]
    );
    let held = decisions.decisions.len();
    assert_eq!(laid.unmet.len() + laid.crosswalks[0].decisions.len(), held);
    let report = Unmet::report(&laid.unmet, Format::Text).unwrap();
    assert!(report.starts_with("Decisions that meet nothing: 6\n  north/9 and F-1, accepted by A. Reader: because\n    no plan says this statement\n"), "{report}");
    world.crosswalks.clear();
    let laid = world.lay(&[review(vec![decide(
        link("north/1", "F-1"),
        Verdict::Accept,
    )])]);
    assert_eq!(laid.unmet[0].reason, UnmetReason::NotMapped);
}

#[test]
fn coverage_gaps_and_orphans_follow_the_review() {
    let world = world();
    let laid = world.lay(&[review(vec![
        decide(link("north/1", "F-1"), Verdict::Reject),
        decide(link("north/2", "F-2"), Verdict::Accept),
        decide(theme("n", "F-3"), Verdict::NotApplicable),
        decide(no_theme("north/3"), Verdict::Accept),
    ])]);
    let graph = CoverageGraph::new(&world.plans, &world.frameworks, &laid.crosswalks).unwrap();
    graph.verify().unwrap();
    let matrix = CoverageMatrix::new(&graph, "f", Grouping::Partnership).unwrap();
    let cell = |theme: &str| matrix.cell(theme, "n").unwrap();
    assert_eq!(cell("F-1").state, CellState::NotFound);
    let confirmed = cell("F-2");
    assert_eq!(
        confirmed.state,
        CellState::Covered,
        "no weak link: a person confirmed it"
    );
    assert_eq!(
        (confirmed.reviewed, confirmed.depth),
        (1, Some(Depth::Planned))
    );
    assert_eq!(cell("F-3").state, CellState::NotApplicable);
    assert_eq!((matrix.covered(0), matrix.applicable(0)), (1, 2));
    let text = matrix.to_string();
    assert!(
        text.lines().all(|line| line.chars().count() <= 80),
        "{text}"
    );
    for expected in [
        "planned 1/1",
        "n/a",
        "1 of 2",
        "F-3, North: A. Reader: because",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }

    let gaps = GapReport::new(&graph, "f", Grouping::Partnership).unwrap();
    assert_eq!(gaps.groups[0].assessed, 2);
    let found: Vec<_> = gaps.groups[0]
        .gaps
        .iter()
        .map(|gap| (gap.kind, &gap.reason))
        .collect();
    let (reviewer, note) = ("A. Reader".to_owned(), Some("because".to_owned()));
    assert_eq!(
        found,
        [
            (
                GapKind::SharedByAll,
                &Reason::RejectedByReviewer {
                    reviewer: reviewer.clone(),
                    note: note.clone()
                }
            ),
            (
                GapKind::NotApplicable,
                &Reason::NotApplicable { reviewer, note }
            ),
        ]
    );
    assert!(
        gaps.to_string()
            .contains("North: 1 of 2 themes not covered, or thinly\n")
    );

    let orphans = orphans(&graph);
    assert_eq!(orphans.len(), 2);
    assert!(matches!(
        orphans[0].reason,
        Reason::RejectedByReviewer { .. }
    ));
    assert_eq!(orphans[1].confirmed[0].reviewer, "A. Reader");
}

#[test]
fn gaps_tell_of_younger_frameworks_and_of_plans_not_mapped() {
    let world = world();
    let reason = |crosswalks: &[Crosswalk]| {
        let graph = CoverageGraph::new(&world.plans, &world.frameworks, crosswalks).unwrap();
        let report = GapReport::new(&graph, "f", Grouping::Partnership).unwrap();
        (
            report.groups[0].gaps.last().unwrap().reason.clone(),
            report.to_string(),
        )
    };
    let valid_from = Some("2020".parse::<Date>().unwrap());
    assert_eq!(
        reason(&world.crosswalks).0,
        Reason::YoungerThanPlans { valid_from }
    );
    let (unknown, text) = reason(&[]);
    assert_eq!(unknown, Reason::NotAssessed);
    assert!(
        text.contains("North: no plan was mapped onto the framework\n"),
        "{text}"
    );
}

#[test]
fn an_export_reads_as_written() {
    let world = world();
    let decisions = vec![
        decide(link("north/2", "F-2"), Verdict::Reject),
        decide(no_theme("north/3"), Verdict::Accept),
        decide(theme("n", "F-3"), Verdict::NotApplicable),
    ];
    let laid = world.lay(&[review(decisions)]);
    let expected = "\
#curie_map:
#  framework: \"urn:policy-crosswalk:framework:\"
#  partnership: \"urn:policy-crosswalk:partnership:\"
#  plan: \"urn:policy-crosswalk:plan:\"
#  slot: \"urn:policy-crosswalk:slot:\"
#  statement: \"urn:policy-crosswalk:statement:\"
#  theme: \"urn:policy-crosswalk:theme:\"
#mapping_set_id: \"urn:policy-crosswalk:set:north/f\"
#mapping_set_title: \"Plan of the North to Framework\"
#license: \"https://w3id.org/sssom/license/unspecified\"
#subject_type: \"skos concept\"
#subject_source: \"plan:north\"
#subject_source_version: \"7\"
#object_type: \"skos concept\"
#object_source: \"framework:f\"
#object_source_version: \"2\"
#mapping_tool: \"policy-crosswalk\"
#mapping_tool_version: \"0.1.0\"
#comment: \"no thesaurus; threshold 0.5; review urn:x:review\"
#extension_definitions:
";
    let text = world.sssom(&laid.crosswalks[0]);
    assert!(text.starts_with(expected), "{text}");
    let table = text.lines().skip_while(|line| line.starts_with('#'));
    let first_words: Vec<Vec<&str>> = table.map(|line| line.split('\t').collect()).collect();
    let ids: Vec<(&str, &str)> = first_words[1..]
        .iter()
        .map(|row| (row[0], row[row.len() - 1]))
        .collect();
    assert_eq!(
        ids,
        [
            ("partnership:n", "not-applicable"),
            ("statement:north/1", ""),
            ("statement:north/2", ""),
            ("statement:north/2", "reject"),
            ("statement:north/3", "accept"),
        ]
    );
    let again = Review::from_sssom(&text).unwrap();
    assert_eq!(again.decisions.len(), 3);
    assert_eq!(world.sssom(&world.lay(&[again]).crosswalks[0]), text);
}

/// What a spreadsheet does to a file: another order of columns, one more, empty cells, quotes, line ends.
fn in_a_spreadsheet(text: &str) -> String {
    let mut out = String::from("\u{feff}");
    let mut reader = csv_lines(text);
    for cells in &mut reader {
        if cells[0].starts_with('#') {
            let line = cells.join("\t");
            out += &format!("\"{}\"\t\t\r\n", line.replace('"', "\"\""));
            continue;
        }
        cells.reverse();
        cells.insert(
            1,
            if cells.contains(&"subject_id".to_owned()) {
                "my notes".to_owned()
            } else {
                "?".to_owned()
            },
        );
        let quoted: Vec<String> = cells
            .iter()
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
            .collect();
        out += &quoted.join("\t");
        out += "\r\n";
    }
    out
}

/// The cells of each line, unquoted; no cell of the fixtures holds a line end.
fn csv_lines(text: &str) -> Vec<Vec<String>> {
    let unquoted = |cell: &str| match cell
        .strip_prefix('"')
        .and_then(|cell| cell.strip_suffix('"'))
    {
        Some(inner) if !cell.starts_with('#') => inner.replace("\"\"", "\""),
        _ => cell.to_owned(),
    };
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut cells: Vec<String> = Vec::new();
        let mut open = false;
        for part in line.split('\t') {
            match cells.last_mut() {
                Some(last) if open => *last = format!("{last}\t{part}"),
                _ => cells.push(part.to_owned()),
            }
            open ^= !line.starts_with('#') && part.matches('"').count() % 2 == 1;
        }
        lines.push(cells.iter().map(|cell| unquoted(cell)).collect());
    }
    lines
}

#[test]
fn built_in_crosswalks_come_back_whole_through_a_spreadsheet() {
    let plans = catalogue::plans();
    let frameworks = [catalogue::framework("mat-2021").unwrap().clone()];
    let crosswalks = catalogue::crosswalks(plans, &frameworks).unwrap();
    let mut decisions = Vec::new();
    for (i, link) in crosswalks.iter().flat_map(|c| &c.links).enumerate() {
        let matter = Matter::Link {
            statement: link.statement.clone(),
            theme: link.claim.theme.clone(),
        };
        let relation = Relation::ALL[i % 5];
        let verdict = match i % 7 {
            0 => Verdict::Accept,
            1 => Verdict::Reject,
            2 => Verdict::Relate { relation },
            3 => add(relation, (i % 2 == 0).then_some(0.125)),
            _ => continue,
        };
        decisions.push(decide(matter, verdict));
    }
    let review = Review::new("urn:x", frameworks[0].id.clone(), decisions);
    let lay = |reviews: &[Review]| Reviewed::new(reviews, plans, &frameworks, crosswalks.clone());
    let laid = lay(&[review]);
    assert!(laid.unmet.is_empty());
    for (plan, crosswalk) in plans.iter().zip(&laid.crosswalks) {
        let text = Sssom::new(crosswalk, plan, &frameworks[0])
            .unwrap()
            .to_string();
        let read = Review::from_sssom(&text).unwrap();
        let edited = Review::from_sssom(&in_a_spreadsheet(&text)).unwrap();
        assert_eq!(read, edited);
        let again = lay(&[read]).crosswalks;
        let again = again.iter().find(|again| again.plan == plan.id).unwrap();
        let claims = |c: &Crosswalk| -> Vec<_> {
            c.links
                .iter()
                .map(|l| (l.statement.clone(), l.claim.clone(), c.claims(l)))
                .collect()
        };
        assert_eq!(claims(again), claims(crosswalk));
        let cited = |text: &str| text.replace("urn:policy-crosswalk:set:", "");
        let written = Sssom::new(again, plan, &frameworks[0]).unwrap().to_string();
        let tail = |text: &str| {
            text.lines()
                .filter(|l| !l.starts_with("#comment"))
                .map(cited)
                .collect::<Vec<_>>()
        };
        assert_eq!(tail(&written), tail(&text));
    }
}

#[test]
fn a_verdict_is_read_from_the_other_columns_where_it_is_not_told() {
    let read = |row: &str| {
        let text = format!(
            "#mapping_set_id: urn:x\n#object_source: framework:f\nsubject_id\tpredicate_id\tobject_id\tpredicate_modifier\tmapping_justification\treviewer_label\tproposed\tconfidence\n{row}\n"
        );
        let mut decisions = Review::from_sssom(&text).unwrap().decisions;
        decisions
            .pop()
            .map(|decision| (decision.verdict, decision.reviewer))
    };
    let relation = Relation::ExactMatch;
    let by = |verdict: Verdict, who: &str| Some((verdict, who.to_owned()));
    let row = "statement:a\tskos:exactMatch\ttheme:B\t";
    assert_eq!(
        read(&format!(
            "{row}\tsemapv:LexicalMatching\t\tskos:exactMatch\t0.5"
        )),
        None
    );
    assert_eq!(
        read(&format!(
            "{row}\tsemapv:LexicalMatching\tX\tskos:exactMatch\t0.5"
        )),
        by(Verdict::Accept, "X")
    );
    assert_eq!(
        read(&format!(
            "{row}\tsemapv:MappingReview\tX|Y\\|Z\tskos:broadMatch"
        )),
        by(Verdict::Relate { relation }, "X, Y|Z")
    );
    assert_eq!(read(&format!("{row}Not\t\tX")), by(Verdict::Reject, "X"));
    assert_eq!(
        read(&format!("{row}\tsemapv:ManualMappingCuration\tX\t\t.25")),
        by(add(relation, Some(0.25)), "X")
    );
    assert_eq!(
        read("partnership:a\tskos:relatedMatch\ttheme:B\tNot\t\tX"),
        by(Verdict::NotApplicable, "X")
    );
    assert_eq!(
        read("statement:a\tskos:relatedMatch\tsssom:NoTermFound\t\t\tX"),
        by(Verdict::Accept, "X")
    );
}

#[track_caller]
fn refused(rows: &str, message: &str) {
    let text = format!(
        "#mapping_set_id: urn:x\n#object_source: framework:f\nsubject_id\tpredicate_id\tobject_id\treviewer_label\tverdict\tpredicate_modifier\tproposed\tconfidence\tdecided_on\tobject_source\n{rows}"
    );
    assert_eq!(Review::from_sssom(&text).unwrap_err().to_string(), message);
}

#[test]
fn errors_name_row_and_column() {
    let row = "statement:a\tskos:exactMatch\ttheme:B";
    refused(
        "a:b\tskos:exactMatch\ttheme:B\n",
        "line 4, column 1: subject_id: `a:b` is no name; expected `statement:ID` or `partnership:ID`",
    );
    refused(
        "statement:a\tskos:exactMatch\tB\n",
        "line 4, column 29: object_id: `B` is no name; expected `theme:ID` or `sssom:NoTermFound`",
    );
    refused(
        "statement:a\tsameAs\ttheme:B\n",
        "line 4, column 13: predicate_id: `sameAs` is no relation; expected one of skos:exactMatch, skos:closeMatch, skos:broadMatch, skos:narrowMatch, skos:relatedMatch",
    );
    refused(
        "statement:a\t\ttheme:B\n",
        "line 4, column 13: predicate_id: the field is empty; expected a relation of SKOS",
    );
    refused(
        &format!("\n{row}\t\taccept\n"),
        "line 5, column 37: reviewer_label: the field is empty; expected who decided",
    );
    refused(
        &format!("{row}\tX\tmaybe\n"),
        "line 4, column 39: verdict: `maybe` is no verdict; expected accept, reject, add, relate or not-applicable",
    );
    refused(
        &format!("{row}\tX\tnot-applicable\n"),
        "line 4, column 39: verdict: `not-applicable` is no verdict about a and B; expected accept, reject, add or relate",
    );
    refused(
        &format!("{row}\tX\taccept\tNot\n"),
        "line 4, column 46: predicate_modifier: `Not` contradicts `accept`",
    );
    refused(
        &format!("{row}\tX\taccept\tno\n"),
        "line 4, column 46: predicate_modifier: `no` is no modifier; expected `Not` or nothing",
    );
    refused(
        &format!("{row}\tX\taccept\t\tskos:broadMatch\n"),
        "line 4, column 13: predicate_id: `skos:exactMatch` is not what was proposed (`skos:broadMatch`); expected the verdict relate",
    );
    refused(
        &format!("{row}\tX\tadd\t\t\t0,85\n"),
        "line 4, column 45: confidence: `0,85` is no number from 0 to 1, such as 0.85",
    );
    refused(
        &format!("{row}\tX\tadd\t\t\t\t31/03/2026\n"),
        "line 4, column 46: decided_on: `31/03/2026` is no date; expected YYYY, YYYY-MM or YYYY-MM-DD",
    );
    refused(
        &format!("{row}\tX\tadd\n{row}\tX\treject\n"),
        "line 5, column 1: subject_id: a and B is decided on line 4 too; expected one decision",
    );
    refused(
        &format!("{row}\t\t\t\t\t\t\tframework:g\n"),
        "line 4, column 43: object_source: `g` is another framework than `f`; expected one for each file",
    );
    refused(
        &format!("{row}\t\t\t\t\t\t\t\tstray\n"),
        "line 4, column 44: `stray` stands in a column without a name",
    );
    let read = |text: &str| Review::from_sssom(text).unwrap_err().to_string();
    assert_eq!(
        read(""),
        "header: there is no line `mapping_set_id`; expected `#mapping_set_id: URI` above the table"
    );
    let header = "#mapping_set_id: urn:x\n";
    assert_eq!(read(&format!("{header}subject_id,predicate_id\n")), "line 2: column 1: there is no column `subject_id`; expected the columns of SSSOM, parted by tabs".replace("line 2: ", "line 2, "));
    assert_eq!(
        read(&format!(
            "{header}subject_id\tpredicate_id\tobject_id\tsubject_id\n"
        )),
        "line 2, column 35: `subject_id` is taken by an earlier column; expected an id of its own"
    );
    assert_eq!(
        read(&format!("{header}subject_id\tpredicate_id\tobject_id\n")),
        "header: there is no line `object_source`; expected `#object_source: framework:ID` above the table"
    );
}

fn decision() -> impl Strategy<Value = Decision> {
    let relation = prop::sample::select(Relation::ALL.to_vec());
    let verdict = (0..4, relation.clone(), prop::option::of(0u16..=1000));
    let words = || "[a-z|\\\\\"'#\t\n,.é:]{0,12}[a-z]";
    let rest = (
        words(),
        prop::option::of(words()),
        prop::option::of(words()),
        prop::option::of(relation),
    );
    let date = prop::option::of(prop::sample::select(vec!["2024", "2024-02", "2024-02-29"]));
    (0..3usize, 0..50u8, verdict, rest, date).prop_map(
        |(kind, n, (v, relation, confidence), (who, note, text, proposed), date)| {
            let statement = format!("p/{n}");
            let (matter, verdict) = match (kind, v) {
                (0, 0) => (link(&statement, "T"), Verdict::Accept),
                (0, 1) => (link(&statement, "T"), Verdict::Reject),
                (0, 2) => (link(&statement, "T"), Verdict::Relate { relation }),
                (0, _) => (
                    link(&statement, "T"),
                    add(relation, confidence.map(|c| f64::from(c) / 1000.0)),
                ),
                (1, v) => (
                    no_theme(&statement),
                    if v % 2 == 0 {
                        Verdict::Accept
                    } else {
                        Verdict::Reject
                    },
                ),
                (_, v) => (
                    theme(&statement, "T"),
                    if v % 2 == 0 {
                        Verdict::Accept
                    } else {
                        Verdict::NotApplicable
                    },
                ),
            };
            let of_link = matches!(matter, Matter::Link { .. });
            Decision {
                date: date.map(|date| date.parse().unwrap()),
                note: note.map(|note| note.trim().to_owned()),
                text: text
                    .filter(|_| matter.statement().is_some())
                    .map(|text| text.trim().to_owned()),
                proposed: proposed.filter(|_| of_link),
                ..Decision::new(matter, verdict, who.trim())
            }
        },
    )
}

proptest! {
    #[test]
    fn a_review_comes_back_whole(mut decisions in prop::collection::vec(decision(), 0..12)) {
        let mut seen = std::collections::HashSet::new();
        decisions.retain(|decision| seen.insert(decision.matter.clone()));
        let mut written = review(decisions);
        written.version = Some("1 \"beta\": #2".to_owned());
        written.license = Some("https://example.org/".to_owned());
        let mut read = Review::from_sssom(&written.to_sssom()).unwrap();
        prop_assert_eq!(read.to_sssom(), written.to_sssom());
        let key = |decision: &Decision| format!("{:?}", decision.matter);
        read.decisions.sort_by_key(key);
        written.decisions.sort_by_key(key);
        prop_assert_eq!(read, written);
    }

    #[test]
    fn no_file_panics(text in "[#\"a:\t\n\r -]{0,60}", rows in "[statemhp:/0-9\t\n\"|]{0,80}") {
        let _ = Review::from_sssom(&text);
        let header = "#mapping_set_id: urn:x\n#object_source: framework:f\nsubject_id\tpredicate_id\tobject_id\tverdict\n";
        let _ = Review::from_sssom(&format!("{header}{rows}"));
    }
}
