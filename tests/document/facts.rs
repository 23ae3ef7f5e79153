//! What a document tells of its statements, of its lines and of itself. The partnerships and their words are invented.

use crate::document::support::{notes, read, told};

#[test]
fn facts_within_a_line_are_kept_or_noted() {
    let one = |line: &str| {
        let text = format!("Moss Plan 2024-27\n\nPriority 1: Fewer leaks\n\nActions\n- {line}\n");
        (
            told(&read(&text)).remove(1).replace(" < Fewer leaks", ""),
            notes(&text),
        )
    };
    let (told, noted) = one("Hand out jackets. Due: March 2026, if funding allows");
    assert_eq!(told, "action Hand out jackets. 2026-03");
    assert_eq!(noted, ["line 6: is no date: if funding allows"]);
    let (told, noted) = one("Open a yard. Due: March 2026 and then June 2027");
    assert_eq!(told, "action Open a yard. 2027-06");
    assert_eq!(noted, ["line 6: is another date: March 2026"]);
    let (told, noted) = one("Open a yard. Due: 31 February 2026");
    assert_eq!(told, "action Open a yard.");
    assert_eq!(noted, ["line 6: is no day of any year: 31 February 2026"]);
    let (told, noted) = one("Open a yard. Status: amber, but with doubts about money");
    assert_eq!(told, "action Open a yard. UnderWay");
    assert_eq!(
        noted,
        ["line 6: a remark behind the state: but with doubts about money"]
    );
    for (line, expected) in [
        (
            "Open a yard in Perth - By when: March 2026",
            "action Open a yard in Perth 2026-03",
        ),
        (
            "Open a yard (Lead: NHS Moss, by June 2026)",
            "action Open a yard [NHS Moss] 2026-06",
        ),
        (
            "Open a yard. Lead: Ann Bell (chair)",
            "action Open a yard. [Ann Bell (chair)]",
        ),
        (
            "Fund beds. Owner: J. O'Neil",
            "action Fund beds. [J. O'Neil]",
        ),
        ("Fund beds. Status: Stopped", "action Fund beds. Stopped"),
        ("Fund beds. Status: 75%", "action Fund beds. UnderWay"),
        ("Fund beds. Due: Q3 2024/25", "action Fund beds. 2024-12"),
    ] {
        assert_eq!(one(line).0, expected, "{line}");
    }
}

#[test]
fn years_of_other_documents_are_no_period() {
    for (text, period) in [
        (
            "Moss Plan, July 2025 to June 2026\n\nActions\n- Row\n",
            Some("2025-07 to 2026-06"),
        ),
        (
            "Moss Plan FY (25-26)\n\nActions\n- Row\n",
            Some("2025 to 2026"),
        ),
        (
            "Moss Plan\nApril 2011 March 2014\n\nActions\n- Row\n",
            Some("2011-04 to 2014-03"),
        ),
        (
            "Moss Plan\n\nThe national mission runs from 2001-2008.\n\nActions\n- Row by June 2019\n",
            None,
        ),
        ("Moss Plan\n\nActions\n- Row\n", None),
    ] {
        let found = read(text).plan.period.map(|period| period.to_string());
        assert_eq!(found.as_deref(), period, "{text}");
    }
}

#[test]
fn a_document_tells_whose_it_is() {
    use policy_crosswalk::{DocumentReader, PlanId};
    let reader = || DocumentReader::unnamed(PlanId::new("moss").unwrap());
    for (text, name) in [
        (
            "Moss Alcohol and Drug Partnership Delivery Plan 2024-27\n\nActions\n- Row\n",
            "Moss Alcohol and Drug Partnership",
        ),
        (
            "Moss ADP\n\nDelivery Plan 2024\n\nActions\n- Row\n",
            "Moss ADP",
        ),
        (
            "Plan 2024\n\nThe Moss Isles Alcohol & Drugs Partnership is made up of crews.\n\nActions\n- Row\n",
            "Moss Isles Alcohol & Drugs Partnership",
        ),
        ("Plan 2024\n\nActions\n- Row\n", "moss"),
    ] {
        let reading = reader().read(text).unwrap();
        assert_eq!(reading.plan.partnership.name, name, "{text}");
        let guessed = reading
            .notes
            .iter()
            .any(|note| note.why.contains("guessed") && note.text == name);
        assert_eq!(guessed, name != "moss", "{text}");
    }
    let told = reader()
        .title("T")
        .publisher("P")
        .address("https://example.org")
        .read("Actions\n- Row\n")
        .unwrap();
    let source = told.plan.source;
    assert_eq!(
        (
            told.plan.title.as_str(),
            source.publisher.as_str(),
            source.address.as_deref()
        ),
        ("T", "P", Some("https://example.org"))
    );
}

#[cfg(feature = "docx")]
#[test]
fn a_word_document_with_cards_merged_cells_and_numbered_aims() {
    let bytes = include_bytes!("fixtures/card.docx");
    let reading = crate::document::support::reader()
        .read_bytes(bytes)
        .unwrap();
    assert_eq!(
        told(&reading),
        [
            "priority Calm evenings",
            "priority Open doors",
            "outcome Nobody drinks alone < Calm evenings",
            "action Lend boats to the rowing club for people in recovery [Harbour Trust; Skerry Council] 2027-05 < Nobody drinks alone",
            "indicator Boats lent each week < Lend boats to the rowing club for people in recovery",
            "progress Two boats were painted in March < Lend boats to the rowing club for people in recovery",
            "action ring every guest house [Harbour Trust] 2027-06 < Nobody drinks alone",
            "action Elect a chair [Youth Panel]",
            "action Walk the pier at night [Coastguard]",
        ]
    );
    assert_eq!(reading.plan.title, "Skerry Alcohol Group Plan 2026-2029");
    assert_eq!(reading.plan.period.unwrap().to_string(), "2026 to 2029");
}

#[cfg(not(feature = "docx"))]
#[test]
fn a_word_document_is_named_where_it_cannot_be_read() {
    let error = crate::document::support::reader()
        .read_bytes(include_bytes!("fixtures/card.docx"))
        .unwrap_err();
    assert!(error.to_string().contains("Word"), "{error}");
}

#[test]
fn a_reading_sums_up_what_became_of_the_lines() {
    let reading = read(
        "Moss Plan 2024\n\nThe harbour lies in the north of the county.\n\nActions\n- Row\n\nPage 1\n",
    );
    assert_eq!(
        reading.summary().to_string(),
        "1 statements read; 3 lines used, 1 not used, 1 of page furniture"
    );
}

#[test]
fn a_heading_beside_the_number_of_its_page_is_read() {
    let text = "North ADP Plan 2024-27\n\nPriority 1 - Care at home          Page 3 of 9\n\nActions:\n\n\
                - Open a clinic\n\nPriority 2 - Families\n\nActions:\n\n- Visit every family\n";
    let told = told(&read(text));
    assert!(
        told.iter().any(|line| line.contains("Care at home")),
        "{told:#?}"
    );
}
