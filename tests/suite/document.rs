//! Reading plans as they were published.

use policy_crosswalk::document::{DocumentFormat, Furniture, LineUse, Reading, RoleWords};
use policy_crosswalk::model::{Partnership, PlanKind, Role};
use policy_crosswalk::{DocumentReader, Error, PartnershipId, PlanId, Statement};
use proptest::prelude::*;

mod genre;
mod published;

fn reader() -> DocumentReader {
    static READER: std::sync::OnceLock<DocumentReader> = std::sync::OnceLock::new();
    READER.get_or_init(make_reader).clone()
}

fn make_reader() -> DocumentReader {
    let partnership = Partnership {
        id: PartnershipId::new("test").unwrap(),
        name: "Test ADP".to_owned(),
        short: None,
    };
    DocumentReader::new(PlanId::new("t").unwrap(), partnership)
}

/// Reads a text, and checks that every line is accounted for.
#[track_caller]
fn read(text: &str) -> Reading {
    let reading = reader().read(text).unwrap();
    accounted(text, &reading);
    reading
}

/// What a text reads as; nothing where it is taken for HTML, which is not built in.
fn read_unless_html(text: &str) -> Option<Reading> {
    match reader().read(text) {
        Err(Error::Format { found: "HTML", .. }) if !cfg!(feature = "html") => None,
        reading => Some(reading.unwrap()),
    }
}

/// Every line has a use; what is noted has a note; and no word of a statement's line vanished.
#[track_caller]
fn accounted(text: &str, reading: &Reading) {
    assert_eq!(reading.lines.len(), text.split('\n').count());
    reading.plan.check().unwrap();
    for (i, (what, line)) in reading.lines.iter().zip(text.split('\n')).enumerate() {
        let line = if i == 0 {
            line.strip_prefix('\u{feff}').unwrap_or(line)
        } else {
            line
        };
        let blank = line.trim().is_empty();
        assert_eq!(
            *what == LineUse::Blank,
            blank,
            "line {}: {what:?}: {line:?}",
            i + 1
        );
    }
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace(['\'', '’'], "");
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3)
        .map(str::to_owned)
        .collect()
}

/// Each word of a line that was booked as a statement stands in a statement, a heading or a note.
#[track_caller]
fn nothing_vanished(text: &str, reading: &Reading) {
    let mut said = String::new();
    for statement in &reading.plan.statements {
        said.push_str(&statement.text);
        said.push(' ');
        said.push_str(&statement.leads.join(" "));
        said.push(' ');
    }
    for note in &reading.notes {
        said.push_str(&note.text);
        said.push(' ');
    }
    let said: std::collections::HashSet<String> = words(&said).into_iter().collect();
    let joined: String = said.iter().cloned().collect::<Vec<_>>().join(" ");
    let months = "january february march april june july august september october november december year lead when autumn outcome action responsible high level";
    for (what, line) in reading.lines.iter().zip(text.split('\n')) {
        if matches!(what, LineUse::Statement | LineUse::Noted) && !line.contains('<') {
            let line = line.split("](http").next().unwrap();
            for word in words(line) {
                let known = said.contains(&word)
                    || joined.contains(&word)
                    || months.contains(&*word)
                    || word.parse::<u32>().is_ok();
                let state =
                    ["complete", "green", "amber", "started", "under", "comment"].contains(&&*word);
                let broken = line.trim_end().ends_with(&format!("{word}-"))
                    || line.trim_start().starts_with(&word);
                assert!(known || state || broken, "{word:?} of {line:?} vanished");
            }
        }
    }
}

/// `role text [leads] due < parent's text`.
#[allow(clippy::format_push_string, reason = "the shortest form")]
fn told(reading: &Reading) -> Vec<String> {
    let plan = &reading.plan;
    let one = |statement: &Statement| {
        let mut out = format!("{} {}", statement.role.name(), statement.text);
        if !statement.leads.is_empty() {
            out += &format!(" [{}]", statement.leads.join("; "));
        }
        if let Some(due) = statement.due {
            out.push_str(&format!(" {due}"));
        }
        if let Some(status) = statement.status {
            out.push_str(&format!(" {status:?}"));
        }
        if let Some(parent) = statement
            .parent
            .as_ref()
            .and_then(|id| plan.statement(id.as_str()))
        {
            out.push_str(&format!(" < {}", parent.text));
        }
        out
    };
    plan.statements.iter().map(one).collect()
}

#[track_caller]
fn tells(text: &str, expected: &[&str]) -> Reading {
    let reading = read(text);
    assert_eq!(told(&reading), expected, "notes: {:#?}", reading.notes);
    nothing_vanished(text, &reading);
    reading
}

#[test]
fn markdown_with_marked_headings_and_an_edged_table() {
    let reading = tells(
        include_str!("fixtures/markdown.md"),
        &[
            "priority Fewer deaths",
            "outcome Fewer people die of an overdose. < Fewer deaths",
            "outcome People get help within a day. < Fewer deaths",
            "action Give naloxone kits to every family that asks. [NHS Moorland; Police Scotland] 2026-03-31 UnderWay < Fewer deaths",
            "action Train taxi drivers | door staff in first aid. [ADP Support Team] NotYet < Fewer deaths",
            "action Repeat each year. [ADP Support Team] NotYet < Fewer deaths",
            "priority Families",
            "action Set up a kinship carers' group < Families",
            "action with a crèche < Set up a kinship carers' group",
            "action with lunch < Set up a kinship carers' group",
            "action Offer counselling after a bereavement < Families",
        ],
    );
    let notes: Vec<String> = reading.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "line 7: an item of a list under no heading that tells its role: Priorities",
            "line 23: names no date: ongoing",
            "line 24: a row that makes no statement: Third Sector Forum",
        ]
    );
    assert_eq!(reading.plan.kind, PlanKind::ActionPlan);
    assert_eq!(reading.plan.period.unwrap().to.unwrap().to_string(), "2028");
}

#[test]
fn pdf_text_in_layout_with_running_heads() {
    let reading = tells(
        include_str!("fixtures/layout.txt"),
        &[
            "priority Treatment when it is needed",
            "action Open the walk-in clinic on two evenings each week so that people who work can come. [Recovery Service] 2024-03 < Treatment when it is needed",
            "indicator Number of people seen on the day < Treatment when it is needed",
            "action Start a pilot of home detox in the north ward. [NHS Harbour; Housing Team] 2024-12 < Treatment when it is needed",
            "indicator Completed detoxes < Treatment when it is needed",
            "action Write to all patients who missed three appointments. [Recovery Service] 2025 < Treatment when it is needed",
            "indicator Letters sent < Treatment when it is needed",
            "priority Prevention in schools",
            "outcome The schools and the youth service will work together on this. < Prevention in schools",
            "action put a trained youth worker into each high school by the end of next winter to talk with pupils about vapes, alcohol and pills < Prevention in schools",
            "action bring parents' evenings to every primary school < Prevention in schools",
            "action publish what pupils say < Prevention in schools",
        ],
    );
    let count = |what: Furniture| {
        reading
            .lines
            .iter()
            .filter(|line| **line == LineUse::Furniture(what))
            .count()
    };
    assert_eq!(count(Furniture::PageNumber), 4);
    assert_eq!(count(Furniture::RunningHead), 3);
    assert_eq!(count(Furniture::Contents), 3);
    let pages: Vec<Option<u32>> = reading
        .plan
        .statements
        .iter()
        .map(|s| s.locator.page)
        .collect();
    assert_eq!((pages[1], pages[5]), (Some(3), Some(4)));
}

#[test]
fn tab_table_with_windows_line_ends_and_odd_bullets() {
    tells(
        include_str!("fixtures/tabs.txt"),
        &[
            "priority Justice",
            "outcome Fewer people go back to prison < Justice",
            "action Meet each person at the gate. [Justice Team] 2022-06 Done < Fewer people go back to prison",
            "action Hold a naloxone talk in each hall every month. [Prison Healthcare] 2023 < Fewer people go back to prison",
            "progress Talks were held in four of the six halls. < Hold a naloxone talk in each hall every month.",
            "outcome Police refer more people < Justice",
            "action Put a link worker into the custody suite. [Police Scotland; Justice Team] UnderWay < Police refer more people",
            "action Agree a form for referral. [Police Scotland; Justice Team] UnderWay < Police refer more people",
            "priority Stigma",
            "action Ask people “with lived experience” to train receptionists < Stigma",
            "action Print posters with their words < Stigma",
            "action Put the posters into every surgery < Stigma",
        ],
    );
}

#[cfg(feature = "html")]
#[test]
fn html_with_merged_cells_and_lists() {
    let text = include_str!("fixtures/table.html");
    let reading = tells(
        text,
        &[
            "priority Recovery & support",
            "outcome People stay well after treatment < Recovery & support",
            "outcome Recovery is easy to see < Recovery & support",
            "action Open a café [Recovery Network] 2024-05 < Recovery is easy to see",
            "action Hold a walk each September [Recovery Network] 2024-05 < Recovery is easy to see",
            "action Tell stories of recovery on local radio [Recovery Network] 2025 < Recovery is easy to see",
            "priority Families",
            "outcome Families get help < Families",
            "action Pay for a worker. [Children & Families Service] < Families get help",
            "action Set up a phone line. [Children & Families Service] < Families get help",
            "priority Next year",
            "action Review the plan < Next year",
            "action Publish a summary < Next year",
        ],
    );
    assert_eq!(reading.plan.title, "Strath ADP Action Plan 2024-2026");
    assert_eq!(reading.plan.statements[0].locator.line, Some(8));
    let forced = reader()
        .format(DocumentFormat::Html)
        .read("<p>Actions:<li>One")
        .unwrap();
    assert_eq!(told(&forced), ["action One"]);
}

#[cfg(not(feature = "html"))]
#[test]
fn html_without_the_feature_is_refused() {
    let error = reader().read("<!doctype html><p>Hello").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the document is HTML; expected the feature `html`, or the document as plain text"
    );
}

#[test]
fn numbered_lists_within_lists_and_fields_on_lines_of_their_own() {
    tells(
        include_str!("fixtures/numbered.txt"),
        &[
            "priority Everyone can get help.",
            "priority Nobody is judged.",
            "priority Children are safe.",
            "action Map all services < Everyone can get help.",
            "action in the towns < Map all services",
            "action on the islands, with the ferries < Map all services",
            "action Publish the map [Firth Council] 2022-03 < Everyone can get help.",
            "action Ask each service to sign the charter < Nobody is judged.",
            "action Measure stigma with a survey < Nobody is judged.",
            "action Report the results < Nobody is judged.",
        ],
    );
}

#[test]
fn a_numbered_list_in_a_news_article() {
    let list = "The 4 key priorities in the plan";
    tells(
        include_str!("fixtures/news.txt"),
        &[
            &format!("priority {list}"),
            &format!("priority Act on the causes of drug deaths < {list}"),
            &format!("priority Make treatment easy to reach < {list}"),
            &format!("priority Listen to families < {list}"),
            &format!("priority Tell people what is being done < {list}"),
        ],
    );
}

#[test]
fn line_ends_and_marks_make_no_difference() {
    let text = include_str!("fixtures/numbered.txt");
    let plain = told(&read(text));
    assert_eq!(told(&read(&text.replace('\n', "\r\n"))), plain);
    assert_eq!(told(&read(&format!("\u{feff}{text}"))), plain);
    assert_eq!(told(&read(&text.replace("- ", "-\u{a0}"))), plain);
    let layout = include_str!("fixtures/layout.txt");
    let bulleted = layout
        .replace("   put", " \u{f0b7} put")
        .replace("   bring", " \u{f0b7} bring")
        .replace("   publish", " \u{f0b7} publish");
    assert_eq!(
        told(&read(&bulleted)),
        told(&read(layout)),
        "a list that lost its bullets is a list"
    );
}

#[test]
fn a_user_can_add_role_words() {
    let text = "Am Plana 2024\n\nGnìomhan:\n\n- Bruidhinn ri daoine\n";
    assert!(read(text).plan.statements.is_empty());
    let mut words = RoleWords::built_in();
    words.extend(RoleWords::from_toml("action = ['gnìomhan']").unwrap());
    let reading = reader().role_words(words).read(text).unwrap();
    assert_eq!(reading.plan.statements[0].role, Role::Action);
    let error = RoleWords::from_toml("actions = []")
        .unwrap_err()
        .to_string();
    assert!(
        error.starts_with("line 1, column 1: unknown field `actions`"),
        "{error}"
    );
}

#[test]
fn other_encodings_are_refused_with_the_byte() {
    let error = reader().read_bytes(b"Plan\n\nPri\xe9 1\n").unwrap_err();
    assert!(matches!(
        error,
        Error::Encoding {
            byte: 0xe9,
            offset: 9,
            ..
        }
    ));
    assert_eq!(
        error.in_file("plan.txt").to_string(),
        "plan.txt:3:4: byte 0xe9 at offset 9 is no UTF-8; expected a document in UTF-8"
    );
}

#[test]
fn an_empty_document_gives_an_empty_plan() {
    for text in ["", "\n\n", "\u{feff}", "Hello"] {
        assert!(read(text).plan.statements.is_empty());
    }
}

/// A document made of the pieces that plans are made of, in any order.
fn patchwork() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("Priority 1 - Title\n"),
        Just("Outcome One\n"),
        Just("Key outcomes:\n"),
        Just("- item\n"),
        Just("  - deeper;\n"),
        Just("a) letter\n"),
        Just("1. One\n"),
        Just("2.1 Section\n"),
        Just("| A | Lead |\n"),
        Just("|---|---|\n"),
        Just("Action | Lead |\n"),
        Just("---|---|\n"),
        Just("text | Team - March 2025 |\n"),
        Just("Action\tLead\tWhen\n"),
        Just("Do it\tTeam\t2025\n"),
        Just("\tmore\t\n"),
        Just("\n"),
        Just("\u{c}"),
        Just("Page 3\n"),
        Just("# Heading\n"),
        Just("Action      Lead      When\n"),
        Just("Go on       Team      2024\n"),
        Just("            and so\n"),
        Just("Lead: Team\n"),
        Just("Action 1. Do it\n"),
        Just("(a) part. Lead: Team; by: 2025\n"),
        Just("Outcome / A / B\n"),
        Just("A      B      C\n"),
        Just("Progress report: it has been made.\n"),
        Just("“It was made”\n"),
        Just("A sentence that ends.\n"),
        Just("and goes on\n"),
        Just("Contents\n"),
        Just("One ... 3\n"),
        Just("Priority 1 A\tPriority 2 B\n"),
        Just("Actions / Lead / When / RAG\n"),
        Just("x / y / z / G\n"),
        Just("<p>x</p>\t<ul><li>y</li></ul>\n"),
        Just("[x] ticked\n"),
        Just("=====\n"),
        Just("Q7. What was done?\n"),
        Just("broken-\n"),
        Just("¹ note\n"),
        Just("<table><tr><td>"),
        Just("</td></tr>"),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_accounted_for(text in "\\PC*|(?s).{0,300}") {
        if let Some(reading) = read_unless_html(&text) {
            accounted(&text, &reading);
        }
    }

    #[test]
    fn any_patchwork_is_read_and_accounted_for(text in patchwork()) {
        let reading = read_unless_html(&text);
        for format in [DocumentFormat::Text, DocumentFormat::Markdown] {
            accounted(&text, &reader().format(format).read(&text).unwrap());
        }
        if cfg!(feature = "html") {
            let html = format!("<html>{text}");
            accounted(&html, &reader().read(&html).unwrap());
        }
        prop_assert_eq!(read_unless_html(&text), reading, "the same text reads the same");
    }
}
