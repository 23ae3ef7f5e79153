//! Any text is read and accounted for.

use policy_crosswalk::document::DocumentFormat;
use proptest::prelude::*;

use crate::document::support::{accounted, read_unless_html, reader};

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
