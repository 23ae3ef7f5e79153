//! Reading plans as they were published.

#[cfg(feature = "html")]
use policy_crosswalk::document::DocumentFormat;
use policy_crosswalk::document::{Furniture, LineUse, RoleWords};
use policy_crosswalk::model::{PlanKind, Role};

use crate::document::support::{read, reader, tells, told};

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
            "line 3: running text that no statement is made of: Some words about the partnership that make no promise.",
            "line 7: an item of a list under no heading that tells its role: Priorities",
            "line 23: names no date: ongoing",
            "line 24: a row that makes no statement: Third Sector Forum",
            "line 35: running text that no statement is made of: ADP: the partnership",
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
            "indicator Number of people seen on the day < Open the walk-in clinic on two evenings each week so that people who work can come.",
            "action Start a pilot of home detox in the north ward. [NHS Harbour; Housing Team] 2024-12 < Treatment when it is needed",
            "indicator Completed detoxes < Start a pilot of home detox in the north ward.",
            "action Write to all patients who missed three appointments. [Recovery Service] 2025 < Treatment when it is needed",
            "indicator Letters sent < Write to all patients who missed three appointments.",
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
            "action Review the plan",
            "action Publish a summary",
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
    tells(
        include_str!("fixtures/news.txt"),
        &[
            "priority Act on the causes of drug deaths",
            "priority Make treatment easy to reach",
            "priority Listen to families",
            "priority Tell people what is being done",
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
fn bytes_of_old_encodings_are_read_and_what_is_no_text_is_named() {
    let reading = reader().read_bytes(b"Plan 2024\n\nPriority 1: Caf\xe9s stay open\n");
    assert_eq!(told(&reading.unwrap()), ["priority Cafés stay open"]);
    let error = reader().read_bytes(b"%PDF-1.7 and so on").unwrap_err();
    let error = error.in_file("plan.pdf").to_string();
    assert!(
        error.contains("PDF") && error.contains("pdftotext -layout"),
        "{error}"
    );
    let error = reader().read("%PDF-1.7 and so on").unwrap_err().to_string();
    assert!(error.contains("PDF"), "{error}");
}

#[test]
fn an_empty_document_gives_an_empty_plan() {
    for text in ["", "\n\n", "\u{feff}", "Hello"] {
        assert!(read(text).plan.statements.is_empty());
    }
}
