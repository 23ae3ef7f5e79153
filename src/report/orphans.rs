//! Orphans in every format.

use crate::answer::Orphan;
use crate::error::Error;
use crate::format::toml_json;
use crate::report::Format;
use crate::report::layout::cells::or_empty;
use crate::report::layout::plain_words::reason;
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::{cut, wrapped};

impl Orphan {
    /// A list of orphans in a format.
    ///
    /// # Errors
    /// None for orphans that the library found.
    pub fn report(orphans: &[Self], format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(text_list(orphans)),
            Format::Markdown => {
                let mut out = String::new();
                let _ = table(orphans).write_markdown(&mut out);
                Ok(out)
            }
            Format::Csv => Ok(table(orphans).to_csv()),
            Format::Json => toml_json::to_json(&orphans),
        }
    }
}

fn title(orphans: &[Orphan]) -> String {
    format!("Statements that no theme covers: {}", orphans.len())
}

fn text_list(orphans: &[Orphan]) -> String {
    let lines = orphans.iter().map(|orphan| wrapped(&told(orphan), 2));
    std::iter::once(wrapped(&title(orphans), 0))
        .chain(lines)
        .collect()
}

fn told(orphan: &Orphan) -> String {
    let near = orphan.nearest.as_ref();
    let near = near.map_or(String::new(), |theme| format!(", {theme}"));
    let by = confirmed(orphan).map_or(String::new(), |by| format!("; confirmed by {by}"));
    let (statement, role, text) = (
        &orphan.statement,
        orphan.role.name(),
        cut(&orphan.text, 100),
    );
    format!(
        "{statement} ({role}) {text} [{}{near}{by}]",
        reason(&orphan.reason)
    )
}

/// Who found that a statement rightly meets no theme.
fn confirmed(orphan: &Orphan) -> Option<String> {
    let names = orphan
        .confirmed
        .iter()
        .map(|decision| decision.reviewer.as_str());
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    (!names.is_empty()).then(|| names.join(", "))
}

fn table(orphans: &[Orphan]) -> Tabular {
    let header = [
        "plan",
        "statement",
        "role",
        "text",
        "reason",
        "nearest",
        "confirmed by",
    ];
    let row = |orphan: &Orphan| {
        vec![
            orphan.plan.to_string(),
            orphan.statement.to_string(),
            orphan.role.name().to_owned(),
            orphan.text.clone(),
            reason(&orphan.reason),
            or_empty(orphan.nearest.as_ref()),
            confirmed(orphan).unwrap_or_default(),
        ]
    };
    Tabular::new(title(orphans), header).rows(orphans.iter().map(row))
}
