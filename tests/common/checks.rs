//! What must hold of every report and every claim.

use policy_crosswalk::answer::{Level, Scope};
use policy_crosswalk::model::Claim;
use policy_crosswalk::report::{Answer, from_json};
use policy_crosswalk::{CoverageGraph, CoverageMatrix, Format, GapReport, Grouping};

pub(crate) const GROUPINGS: [Grouping; 4] = [
    Grouping::Partnership,
    Grouping::Plan,
    Grouping::Priority,
    Grouping::Lead,
];

/// Whether all agree on the width of a character: of joined pictures, for one, they do not.
fn is_plain(c: char) -> bool {
    (c < '\u{250}' && c != '\u{ad}')
        || ('\u{2010}'..'\u{2028}').contains(&c)
        || "“”«»·→".contains(c)
}

/// Checks that a text fits a terminal, and has nothing that would steer it.
#[track_caller]
pub(crate) fn assert_fits(text: &str) {
    for line in text.lines() {
        let width = textwrap::core::display_width(line);
        let fits = width <= 80 || !line.chars().all(is_plain);
        assert!(fits, "{width} columns: {line}");
        let steers = |c: char| c.is_control() || "\u{200b}\u{202e}\u{2028}\u{feff}".contains(c);
        assert!(!line.contains(steers), "{line:?}");
        assert!(!line.ends_with(' '), "{line:?}");
    }
}

/// Writes every report of a framework in every format and checks what holds of each.
#[track_caller]
pub(crate) fn assert_reports(graph: &CoverageGraph<'_>, framework: &str, rows: Grouping) {
    let scope = Scope::of(framework).by(rows);
    let matrix = CoverageMatrix::new(graph, scope.clone().level(Level::Top)).unwrap();
    let parts = CoverageMatrix::new(graph, &scope).unwrap();
    let gaps = GapReport::new(graph, &scope).unwrap();
    assert_fits(&matrix.to_string());
    assert_fits(&parts.to_string());
    assert_fits(&gaps.to_string());
    for format in [Format::Markdown, Format::Csv] {
        let reports = [
            matrix.report(format),
            parts.report(format),
            gaps.report(format),
        ];
        for report in reports {
            assert_table(&report, format);
        }
    }
    let json = matrix.report(Format::Json);
    assert_eq!(from_json::<CoverageMatrix>(&json).unwrap(), matrix);
    let json = gaps.report(Format::Json);
    assert_eq!(from_json::<GapReport>(&json).unwrap(), gaps);
}

/// Checks that each row has the cells of the header.
#[track_caller]
pub(crate) fn assert_table(report: &str, format: Format) {
    if format == Format::Csv {
        let mut reader = csv::Reader::from_reader(report.as_bytes());
        let columns = reader.headers().unwrap().len();
        for record in reader.records() {
            let record = record.unwrap();
            assert_eq!(record.len(), columns);
            for cell in &record {
                assert!(
                    !cell
                        .trim_start_matches(
                            |c: char| c.is_whitespace() || "\u{feff}\u{200b}".contains(c)
                        )
                        .starts_with(['=', '+', '-', '@']),
                    "{cell}"
                );
            }
        }
        return;
    }
    let bars = |line: &str| line.matches('|').count() - line.matches("\\|").count();
    let mut lines = report.lines().filter(|line| line.starts_with('|'));
    let columns = bars(lines.next().unwrap());
    assert!(lines.all(|line| bars(line) == columns), "{report}");
}

/// Checks what holds of every claim: evidence adds up and each span slices the text it was found in.
#[track_caller]
pub(crate) fn assert_sound(claim: &Claim, text: &str, headings: &[&str]) {
    let sum: f64 = claim.evidence.iter().map(|evidence| evidence.added).sum();
    assert!(
        (sum - claim.confidence).abs() < 1e-9,
        "{sum} is not {}",
        claim.confidence
    );
    assert!(
        (0.0..=1.0).contains(&claim.confidence),
        "{}",
        claim.confidence
    );
    assert!(!claim.evidence.is_empty());
    for evidence in &claim.evidence {
        let source = evidence.heading.map_or(text, |heading| headings[heading]);
        let slices = evidence.spans.iter().map(|span| source.get(span.clone()));
        let slices: Vec<&str> = slices
            .collect::<Option<_>>()
            .expect("a span slices its text");
        assert_eq!(slices.join(" … "), evidence.quote);
        assert!(evidence.added >= 0.0);
    }
}

#[track_caller]
pub(crate) fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

#[track_caller]
pub(crate) fn narrow(text: &str) {
    let wide = text.lines().find(|line| line.chars().count() > 80);
    assert_eq!(wide, None);
}
