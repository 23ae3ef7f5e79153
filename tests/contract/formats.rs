//! Each answer in each format, on texts that mean something to them, and on all that is built in.

use std::fmt::{Debug, Display};

use policy_crosswalk::answer::{
    Alignment, CodebookReport, CommitmentReport, Comparison, ConflictReport, CrosswalkDiff,
    Drawing, DrawingDetail, DueReport, Exchange, Explanation, LeadReport, Level, LinkList,
    OrphanReport, Sensitivity, SimilarityMatrix, StatementMatrix, Timeline, UnmetReport, WhoElse,
};
use policy_crosswalk::evaluate::{Agreement, Coding, Reliability};
use policy_crosswalk::report::{Answer, Dot, KINDS, Kind, from_json};
use policy_crosswalk::{CoverageMatrix, Crosswalk, Date, Format, GapReport, Grouping, catalogue};

use crate::common::checks::{GROUPINGS, assert_fits, assert_reports, assert_table};
use crate::common::example::World;
use crate::common::{decided, example, reckoned};
use crate::report::drawing::assert_dot;
use crate::report::network::assert_networks;
use crate::report::svg::assert_pictures;

/// Writes an answer in every format; what it is as JSON is read back equal, and as no other kind.
#[track_caller]
fn assert_formats<A: Kind + Answer + Display + PartialEq + Debug>(answer: &A) -> &'static str {
    assert_eq!(answer.report(Format::Text), answer.to_string());
    assert_fits(&answer.to_string());
    for format in [Format::Markdown, Format::Csv] {
        assert_table(&answer.report(format), format);
    }
    assert_eq!(
        &from_json::<A>(&answer.report(Format::Json)).unwrap(),
        answer
    );
    A::KIND
}

#[test]
fn every_answer_has_every_format() {
    let world = reckoned::world();
    let graph = world.graph();
    let verbs = catalogue::commitment_verbs();
    let at: Date = "2025".parse().unwrap();
    let by = Grouping::Partnership;
    let reviewed = decided::world().lay(&[]);
    let mapper = catalogue::mapper("rrr-2018").unwrap();
    let theme = world.frameworks[0].themes[0].id.as_str();
    let mut kinds = vec![
        assert_formats(&Alignment::new(&graph, ["f", "g"], Level::All).unwrap()),
        assert_formats(&CodebookReport::new(mapper, &world.plans)),
        assert_formats(&CommitmentReport::new(&graph, "f", verbs).unwrap()),
        assert_formats(&Comparison::new(&graph, "f", ["north", "south"]).unwrap()),
        assert_formats(&CrosswalkDiff::new(&graph, &graph, "f").unwrap()),
        assert_formats(&Drawing::new(&graph, "f", DrawingDetail::Statements).unwrap()),
        assert_formats(&DueReport::new(&graph, at, verbs)),
        assert_formats(&Exchange::new(&graph, "f", verbs).unwrap()),
        assert_formats(&Explanation::new(&graph, theme, by, "north").unwrap()),
        assert_formats(&LeadReport::new(&graph, "f", at, verbs).unwrap()),
        assert_formats(&Sensitivity::of_threshold(&graph, "f").unwrap()),
        assert_formats(&SimilarityMatrix::new(&graph, "f").unwrap()),
        assert_formats(&Timeline::new(&graph, "f", "north").unwrap()),
        assert_formats(&WhoElse::new(&graph, "south", 2).unwrap()),
        assert_formats(&CoverageMatrix::new(&graph, "f").unwrap()),
        assert_formats(&GapReport::new(&graph, "f").unwrap()),
        assert_formats(&ConflictReport::between([])),
        assert_formats(&LinkList::new(&graph, "f").unwrap()),
        assert_formats(&OrphanReport::new(&graph)),
        assert_formats(&StatementMatrix::new(&graph, "f").unwrap()),
        assert_formats(&UnmetReport::new(&reviewed)),
    ];
    let codings = [(); 2].map(|()| Coding::new());
    kinds.push(assert_formats(&Agreement::between(
        &codings[0],
        &codings[1],
    )));
    kinds.push(assert_formats(&Reliability::among(&codings)));
    kinds.sort_unstable();
    assert_eq!(kinds, KINDS);
}

/// The small world with texts that mean something to spreadsheets, terminals, Markdown, Graphviz and XML.
pub(crate) fn hostile() -> World {
    let mut world = World::new();
    let mut texts = [
        "=cmd|' /C calc'!A0",
        "a | b \\ \"c\"\n# d",
        "\u{1b}[31mred\u{7}",
        "-1+1, \"x\"",
        "@sum",
        "\u{feff}=1 \u{202e}turned\u{2028}over \u{200b}hidden",
        "R&D <b>~x~</b> https://a.scot &amp;",
        "' onload='alert(1)' ]]> \u{0}\u{b}\u{ffff}<!-- <script>alert(1)</script>",
    ]
    .iter()
    .cycle();
    for plan in &mut world.plans {
        plan.partnership.short = texts.next().map(|text| (*text).to_owned());
        for statement in &mut plan.statements {
            (*texts.next().unwrap()).clone_into(&mut statement.text);
            for lead in &mut statement.leads {
                (*texts.next().unwrap()).clone_into(lead);
            }
        }
    }
    for theme in &mut world.frameworks[0].themes {
        (*texts.next().unwrap()).clone_into(&mut theme.title);
    }
    world
}

#[test]
fn no_text_breaks_out_of_its_format() {
    let world = hostile();
    let graph = world.graph();
    for rows in GROUPINGS {
        assert_reports(&graph, "ex-2020", rows);
    }
    for &detail in DrawingDetail::ALL {
        let drawing = Drawing::new(&graph, "ex-2020", detail).unwrap();
        assert_dot(&Dot::new(&drawing).to_string());
        assert_networks(&drawing);
    }
    assert_pictures(&graph, "ex-2020");
    let compared = Comparison::new(&graph, "ex-2020", ["north", "south"]).unwrap();
    assert_fits(&compared.to_string());
    assert_table(&compared.report(Format::Csv), Format::Csv);
    assert_table(&compared.report(Format::Markdown), Format::Markdown);
    let explained = Explanation::new(&graph, "EX-2", Grouping::Partnership, "north").unwrap();
    assert_fits(&explained.to_string());
    let orphans = OrphanReport::new(&graph);
    assert_fits(&orphans.to_string());
    assert_table(&orphans.report(Format::Csv), Format::Csv);
    let links = LinkList::new(&graph, "ex-2020").unwrap();
    let statements = StatementMatrix::new(&graph, "ex-2020").unwrap();
    let answers: [&dyn Answer; 2] = [&links, &statements];
    for answer in answers {
        assert_fits(&answer.report(Format::Text));
        assert_table(&answer.report(Format::Csv), Format::Csv);
        assert_table(&answer.report(Format::Markdown), Format::Markdown);
    }
}

#[track_caller]
fn assert_built_in_reports(rows: Grouping) {
    let graph = example::built_in();
    for framework in catalogue::frameworks() {
        assert_reports(&graph, framework.id.as_str(), rows);
    }
}

#[test]
fn each_built_in_report_by_partnership_fits_and_reads_back() {
    assert_built_in_reports(Grouping::Partnership);
}

#[test]
fn each_built_in_report_by_plan_fits_and_reads_back() {
    assert_built_in_reports(Grouping::Plan);
}

#[test]
fn each_built_in_report_by_priority_fits_and_reads_back() {
    assert_built_in_reports(Grouping::Priority);
}

#[test]
fn each_built_in_report_by_lead_fits_and_reads_back() {
    assert_built_in_reports(Grouping::Lead);
}

#[test]
fn orphans_of_the_built_in_plans_fit() {
    assert_fits(&OrphanReport::new(&example::built_in()).to_string());
}

#[test]
fn each_built_in_comparison_explanation_and_drawing_fits() {
    let graph = example::built_in();
    let partnerships = ["perth-and-kinross", "dundee", "east-ayrshire"];
    for framework in catalogue::frameworks() {
        let id = framework.id.as_str();
        for (a, b) in [(0, 1), (0, 2), (1, 2), (1, 1)] {
            let sides = [partnerships[a], partnerships[b]];
            let compared = Comparison::new(&graph, id, sides).unwrap();
            assert_fits(&compared.to_string());
            let json = compared.report(Format::Json);
            assert_eq!(from_json::<Comparison>(&json).unwrap(), compared);
        }
        for &detail in DrawingDetail::ALL {
            let drawing = Drawing::new(&graph, id, detail).unwrap();
            assert_dot(&Dot::new(&drawing).to_string());
            let json = serde_json::to_string(&drawing).unwrap();
            assert_eq!(serde_json::from_str::<Drawing>(&json).unwrap(), drawing);
        }
        for theme in framework.top_themes() {
            let rows = Grouping::Partnership;
            let explained = Explanation::new(&graph, theme.id.as_str(), rows, "dundee").unwrap();
            assert_fits(&explained.to_string());
        }
    }
}

#[test]
fn each_crosswalk_reads_back_from_json() {
    for crosswalk in catalogue::crosswalks() {
        let json = serde_json::to_string(crosswalk).unwrap();
        assert_eq!(
            &serde_json::from_str::<Crosswalk>(&json).unwrap(),
            crosswalk
        );
    }
}
