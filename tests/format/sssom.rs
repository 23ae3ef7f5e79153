//! Decisions written as SSSOM/TSV, edited, and read back.

use policy_crosswalk::format::Sssom;
use policy_crosswalk::model::{Decision, Matter, Relation, Verdict};
use policy_crosswalk::{Crosswalk, Mapper, Review, Reviewed, catalogue};
use proptest::prelude::*;

use crate::common::decided::{add, decide, link, no_theme, review, theme, world};

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
#  framework: \"https://example.org/policy-crosswalk/framework/\"
#  partnership: \"https://example.org/policy-crosswalk/partnership/\"
#  plan: \"https://example.org/policy-crosswalk/plan/\"
#  slot: \"https://example.org/policy-crosswalk/slot/\"
#  statement: \"https://example.org/policy-crosswalk/statement/\"
#  theme: \"https://example.org/policy-crosswalk/theme/\"
#mapping_set_id: \"https://example.org/policy-crosswalk/set/north/f\"
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
    let written = world.sssom(&world.lay(&[again]).crosswalks[0]);
    assert_eq!(without_comment(&written), without_comment(&text));
}

/// An export without the line that cites the reviews behind it.
fn without_comment(text: &str) -> Vec<&str> {
    let cites = |line: &&str| !line.starts_with("#comment");
    text.lines().filter(cites).collect()
}

/// What a spreadsheet does to a file: another order of columns, one more, quotes, empty cells, line ends.
fn in_a_spreadsheet(text: &str) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let mut out = String::from("\u{feff}");
    for line in text.lines() {
        if line.starts_with('#') {
            out += &quoted(line);
            out += "\t\t\r\n";
            continue;
        }
        let mut cells: Vec<String> = line.split('\t').map(quoted).collect();
        cells.reverse();
        cells.insert(
            1,
            quoted(if line.starts_with("subject_id") {
                "mine"
            } else {
                "?"
            }),
        );
        out += &cells.join("\t");
        out += "\r\n";
    }
    out
}

#[test]
fn no_cell_is_a_formula_unless_a_program_asks_for_the_texts_as_they_are() {
    let mut world = world();
    "=HYPERLINK(1) naloxone".clone_into(&mut world.plans[0].statements[0].text);
    let crosswalk = Mapper::new(&world.frameworks[0])
        .unwrap()
        .map(&world.plans[0]);
    let sssom = Sssom::new(&crosswalk, &world.plans[0], &world.frameworks[0]).unwrap();
    assert!(sssom.to_string().contains("\t'=HYPERLINK(1) naloxone\t"));
    let verbatim = sssom.verbatim().to_string();
    assert!(
        verbatim.contains("\t=HYPERLINK(1) naloxone\t"),
        "{verbatim}"
    );
}

#[test]
fn built_in_reviews_meet_what_they_decide_about() {
    let frameworks = catalogue::frameworks()
        .iter()
        .map(|framework| &framework.id);
    let reviewed = catalogue::reviews().map(|review| &review.framework);
    assert!(reviewed.eq(frameworks));
    assert_eq!(catalogue::reviewed().unmet, []);
}

#[test]
fn built_in_crosswalks_come_back_whole_through_a_spreadsheet() {
    let plans = catalogue::plans();
    let frameworks = [catalogue::framework("mat-2021").unwrap().clone()];
    let crosswalks = catalogue::crosswalks_of(plans, &frameworks).unwrap();
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
        let written = Sssom::new(again, plan, &frameworks[0]).unwrap().to_string();
        assert_eq!(without_comment(&written), without_comment(&text));
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
        &format!("{row}\tX\tadd\t\t\t85\n"),
        "line 4, column 45: confidence: `85` is no number from 0 to 1, such as 0.85",
    );
    refused(
        &format!("{row}\tX\tadd\t\t\t\t31/02/2026\n"),
        "line 4, column 46: decided_on: `31/02/2026` is no date; expected one such as 2026-11-22 or 22/11/2026",
    );
    refused(
        &format!("{row}\tX\tadd\n{row}\tX\treject\n"),
        "line 5, column 1: subject_id: `a and B` has been decided before (line 4, column 1: subject_id); expected one decision",
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
    assert_eq!(
        read(&format!("{header}subject_id,predicate_id\n")),
        "line 2: there is no column `object_id`; expected the columns of SSSOM, parted by tab, comma or semicolon"
    );
    assert_eq!(
        read(&format!(
            "{header}subject_id\tpredicate_id\tobject_id\tsubject_id\n"
        )),
        "line 2, column 35: `subject_id` is taken by an earlier column (line 2, column 1); expected an id of its own"
    );
    assert_eq!(
        read(&format!("{header}subject_id\tpredicate_id\tobject_id\n")),
        "header: there is no line `object_source`; expected `#object_source: framework:ID` above the table"
    );
}

fn decision() -> impl Strategy<Value = Decision> {
    let relation = prop::sample::select(Relation::ALL);
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
            let text = text.filter(|_| matter.statement().is_some());
            let mut decision = Decision::new(matter, verdict, who.trim());
            decision.date = date.map(|date| date.parse().unwrap());
            decision.note = note.map(|note| note.trim().to_owned());
            decision.text = text.map(|text| text.trim().to_owned());
            decision.proposed = proposed.filter(|_| of_link);
            decision
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
