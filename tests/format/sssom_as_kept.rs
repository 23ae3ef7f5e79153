//! Reviews as spreadsheets and other tools leave them.

use policy_crosswalk::Review;
use policy_crosswalk::format::decode;
use policy_crosswalk::model::{Decision, Relation, Verdict};

use crate::common::decided::{add, link};

const SHARED: &str = "#mapping_set_id: urn:x\n#object_source: framework:f\n";

#[track_caller]
fn verdicts(table: &str) -> Vec<String> {
    let review = Review::from_sssom(&format!("{SHARED}{table}")).unwrap();
    let told = |decision: &Decision| {
        let date = decision
            .date
            .map_or(String::new(), |date| format!(" {date}"));
        format!(
            "{} {} {}{date}",
            decision.matter,
            decision.verdict.name(),
            decision.reviewer
        )
    };
    review.decisions.iter().map(told).collect()
}

#[test]
fn a_reviewer_who_disagrees_rejects() {
    let head = "subject_id\tpredicate_id\tobject_id\tmapping_justification\treviewer_label\treviewer_agreement\n";
    let row = |n: u8, why: &str, agreement: &str| {
        format!("statement:{n}\tskos:broadMatch\ttheme:T\tsemapv:{why}\tA. Reader\t{agreement}\n")
    };
    let table = [
        head.to_owned(),
        row(1, "LexicalMatching", "-1.0"),
        row(2, "ManualMappingCuration", "-0.99"),
        row(3, "LexicalMatching", "1"),
        row(4, "MappingReview", "0"),
        row(5, "MappingReview", ""),
    ];
    assert_eq!(
        verdicts(&table.concat()),
        [
            "1 and T reject A. Reader",
            "2 and T reject A. Reader",
            "3 and T accept A. Reader",
            "5 and T accept A. Reader",
        ]
    );
    let contradiction = format!(
        "{SHARED}{}verdict\n{}accept\n",
        head.replace('\n', "\t"),
        row(1, "MappingReview", "-1").replace('\n', "\t")
    );
    assert_eq!(
        Review::from_sssom(&contradiction).unwrap_err().to_string(),
        "line 4, column 68: reviewer_agreement: a reviewer who disagrees contradicts `accept`"
    );
}

#[test]
fn what_spreadsheets_do_to_a_review_is_undone() {
    let head = [
        "subject_id",
        "predicate_id",
        "object_id",
        "reviewer_label",
        "comment",
        "decided_on",
        "verdict",
    ];
    let rows = [
        [
            "statement:1",
            "skos:broadMatch",
            "theme:T",
            "A. Reader",
            "named, and done",
            "22/11/2026",
            "Accept",
        ],
        [
            "statement:2",
            "skos:broadMatch",
            "theme:T",
            "A. Reader",
            "",
            "02/01/2026",
            "REJECT",
        ],
    ];
    let expected = [
        "1 and T accept A. Reader 2026-11-22",
        "2 and T reject A. Reader 2026-01-02",
    ];
    for by in [",", ";", "\t"] {
        let line = |cells: &[&str]| {
            let quoted = cells.iter().map(|cell| {
                if cell.contains(by) {
                    format!("\"{cell}\"")
                } else {
                    (*cell).to_owned()
                }
            });
            quoted.collect::<Vec<_>>().join(by)
        };
        let table: Vec<String> = std::iter::once(line(&head))
            .chain(rows.iter().map(|row| line(row)))
            .collect();
        let table = table.join("\r\n");
        assert_eq!(verdicts(&table), expected, "{by:?}");
        // Excel puts the empty cells of a row behind the lines of the header too.
        let text = format!(
            "#mapping_set_id: urn:x{0}\n#object_source: framework:f{0}\n{table}",
            by.repeat(6)
        );
        assert_eq!(
            Review::from_sssom(&text).unwrap().decisions.len(),
            2,
            "{by:?}"
        );
        // Its plain text is in Windows-1252, its Unicode text in UTF-16.
        let old: Vec<u8> = text
            .replace("named", "named …")
            .chars()
            .map(|c| if c == '…' { 0x85 } else { c as u8 })
            .collect();
        let read = Review::from_sssom(&decode(&old).unwrap()).unwrap();
        assert_eq!(read.decisions[0].note.as_deref(), Some("named …, and done"));
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(
            Review::from_sssom(&decode(&[b"\xff\xfe", &wide[..]].concat()).unwrap())
                .unwrap()
                .decisions
                .len(),
            2
        );
    }
    let american = "subject_id\tpredicate_id\tobject_id\treviewer_label\tmapping_date\nstatement:1\tskos:broadMatch\ttheme:T\tX\t11/22/2026\nstatement:2\tskos:broadMatch\ttheme:T\tX\t02/01/2026\n";
    assert_eq!(
        verdicts(american),
        ["1 and T accept X 2026-11-22", "2 and T accept X 2026-02-01"]
    );
    let stray = "subject_id\tpredicate_id\tobject_id\treviewer_label\tcomment\nstatement:1\tskos:broadMatch\ttheme:T\tX\t\"Peer\" support is named\n";
    assert_eq!(verdicts(stray), ["1 and T accept X"]);
}

#[test]
fn the_header_may_tell_who_reviewed_and_when() {
    let table = "#reviewer_label: A. Reader\n#mapping_date: 2026-11-22\nsubject_id\tpredicate_id\tobject_id\nstatement:1\tskos:broadMatch\ttheme:T\n";
    assert_eq!(verdicts(table), ["1 and T accept A. Reader 2026-11-22"]);
    let some = "#reviewer_label: A. Reader\nsubject_id\tpredicate_id\tobject_id\tverdict\nstatement:1\tskos:broadMatch\ttheme:T\t\nstatement:2\tskos:broadMatch\ttheme:T\treject\n";
    assert_eq!(verdicts(some), ["2 and T reject A. Reader"]);
}

#[test]
fn prefixes_of_the_file_are_followed() {
    let table = "#curie_map:\n#  st: https://example.org/policy-crosswalk/statement/\n#  t: \"https://example.org/policy-crosswalk/theme/\"\nsubject_id\tpredicate_id\tobject_id\treviewer_label\nst:1\tskos:broadMatch\tt:T\tX\n";
    assert_eq!(verdicts(table), ["1 and T accept X"]);
}

#[test]
fn a_review_in_which_nothing_is_decided_for_a_slip_is_refused() {
    let table = format!(
        "{SHARED}subject_id\tpredicate_id\tobject_id\tVerdct\nstatement:1\tskos:broadMatch\ttheme:T\taccept\n"
    );
    assert_eq!(
        Review::from_sssom(&table).unwrap_err().to_string(),
        "line 3, column 35: no row decides anything, and `Verdct` is no column; expected `verdict`"
    );
}

#[test]
fn decisions_survive_a_tool_that_drops_what_the_standard_does_not_have() {
    let relate = Verdict::Relate {
        relation: Relation::CloseMatch,
    };
    let decisions = [
        Verdict::Accept,
        Verdict::Reject,
        relate,
        add(Relation::BroadMatch, Some(0.5)),
    ];
    let decisions = decisions.iter().enumerate().map(|(i, verdict)| {
        Decision::new(link(&format!("p/{i}"), "T"), *verdict, "A. Reader")
            .date("2026-11-22".parse().unwrap())
    });
    let review = Review::new("urn:x", "f".parse().unwrap(), decisions.collect());
    let text = review.to_sssom();
    let table: Vec<Vec<&str>> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    let kept: Vec<usize> = (0..table[0].len())
        .filter(|i| !["verdict", "proposed"].contains(&table[0][*i]))
        .collect();
    let rows = table
        .iter()
        .map(|row| kept.iter().map(|i| row[*i]).collect::<Vec<_>>().join("\t"));
    let rows: Vec<String> = rows.collect();
    let read = Review::from_sssom(&format!("{SHARED}{}\n", rows.join("\n"))).unwrap();
    assert_eq!(read.decisions, review.decisions);
}
