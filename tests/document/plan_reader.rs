//! Plans out of files of any kind, with what is known beside them.

use policy_crosswalk::Plan;
use policy_crosswalk::document::PlanReader;
use policy_crosswalk::model::{PlanDetails, PlanKind};

const TEXT: &str = "A plan\n\nPriority 1 - Care\nActions:\n- Open a clinic\n- Hire staff\n";

fn details() -> PlanDetails {
    let mut details = PlanDetails::new();
    details.id = "north-2024".parse().ok();
    details.name = Some("North ADP".to_owned());
    details.short = Some("North".to_owned());
    details.title = Some("Delivery plan".to_owned());
    details.kind = Some(PlanKind::Strategy);
    details.from = "2024".parse().ok();
    details.to = "2027".parse().ok();
    details.publisher = Some("The council".to_owned());
    details.address = Some("https://example.org/plan".to_owned());
    details
}

/// What is known of a plan counts the same, whatever its file is.
#[test]
fn details_go_before_what_a_file_says() {
    let plain = PlanReader::new()
        .read("plan.txt", TEXT.as_bytes())
        .unwrap()
        .plan;
    let files = [
        ("plan.txt", TEXT.to_owned()),
        ("plan.toml", plain.to_toml().unwrap()),
        ("plan.json", plain.to_json().unwrap()),
        ("plan.csv", plain.to_csv().unwrap()),
    ];
    let reader = PlanReader::new().details(details());
    let read = files.map(|(name, text)| reader.read(name, text.as_bytes()).unwrap().plan);
    let [document, data @ ..] = &read;
    assert_eq!(document.partnership.label(), "North");
    assert_eq!(document.partnership.id, "north-adp");
    assert_eq!(document.period.unwrap().to_string(), "2024 to 2027");
    assert_eq!(
        document.source.address.as_deref(),
        Some("https://example.org/plan")
    );
    assert!(
        document
            .statements
            .iter()
            .all(|said| said.id.as_str().starts_with("north-2024/"))
    );
    for plan in data {
        assert_eq!(plan, document);
    }
}

/// A sheet without rows above its table is a plan, too.
#[test]
fn a_bare_sheet_takes_its_file_s_name() {
    let read = |name: &str| {
        let sheet = b"Ref;Action;When\n1;Caf\xe9 outreach;31/03/2026\n2;Hire staff;soon\n";
        PlanReader::new().read(name, sheet).unwrap()
    };
    let reading = read("My plan (v2).CSV");
    assert_eq!(reading.plan.id, "My-plan-v2");
    assert_eq!(reading.plan.statements[0].text, "Café outreach");
    assert_eq!(
        reading.plan.statements[0].due.unwrap().to_string(),
        "2026-03-31"
    );
    assert_eq!(reading.notes.len(), 1, "{:?}", reading.notes);
    assert_eq!(read("a/b/–.csv").plan.id, "file");
}

#[test]
fn errors_have_the_name_of_the_file() {
    let said =
        |name: &str, bytes: &[u8]| PlanReader::new().read(name, bytes).unwrap_err().to_string();
    assert!(said("a.toml", b"id = 5").starts_with("a.toml:1:"));
    assert!(said("a.pdf", b"%PDF-1").starts_with("a.pdf: the document is a PDF"));
    assert_eq!(
        said("a.md", b"# Hello\n"),
        "a.md: no statement was found; expected headings with outcomes, actions or measures below them"
    );
    let mut wrong = details();
    wrong.to = "2020".parse().ok();
    let error = PlanReader::new()
        .details(wrong)
        .read("a.txt", TEXT.as_bytes());
    assert!(
        error
            .unwrap_err()
            .to_string()
            .starts_with("a.txt: to: `2020` is before `2024`")
    );
}

/// A plan of another id takes its statements along, and no other's.
#[test]
fn another_id_leaves_other_ids_alone() {
    let plan = Plan::from_toml(
        "id = 'a'\ntitle = 'P'\nkind = 'strategy'\npartnership = { id = 'a', name = 'P' }\n\
         source = { title = 'P', publisher = 'P' }\nstatements = [\n\
         { id = 'a/1', role = 'priority', text = 'Care' },\n\
         { id = 'ab/2', role = 'action', text = 'Open a clinic', parent = 'a/1' },\n]\n",
    )
    .unwrap();
    let mut details = PlanDetails::new();
    details.id = "b".parse().ok();
    let renamed = details.over(plan).unwrap();
    let ids: Vec<&str> = renamed
        .statements
        .iter()
        .map(|said| said.id.as_str())
        .collect();
    assert_eq!(ids, ["b/1", "ab/2"]);
    assert_eq!(renamed.statements[1].parent.as_ref().unwrap(), "b/1");
}
