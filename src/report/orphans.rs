//! Orphans in every format.

use crate::answer::Orphan;
use crate::error::Error;
use crate::format::toml_json;
use crate::report::Format;
use crate::report::layout::plain_words::reason;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::{cut, wrapped};

impl Orphan {
    /// A list of orphans in a format.
    ///
    /// # Errors
    /// None for orphans that the library found.
    pub fn report(orphans: &[Self], format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(text_list(orphans)),
            Format::Markdown => Ok(sheet(orphans).to_markdown()),
            Format::Csv => Ok(sheet(orphans).to_csv()),
            Format::Json => toml_json::to_json(&orphans),
        }
    }
}

fn text_list(orphans: &[Orphan]) -> String {
    let mut out = wrapped(
        &format!("Statements that no theme covers: {}", orphans.len()),
        "",
    );
    for orphan in orphans {
        let nearest = orphan
            .nearest
            .as_ref()
            .map_or(String::new(), |theme| format!(", {theme}"));
        let line = format!(
            "{} ({}) {}",
            orphan.statement,
            orphan.role.name(),
            cut(&orphan.text, 100)
        );
        let confirmed =
            confirmed(orphan).map_or(String::new(), |by| format!("; confirmed by {by}"));
        out.push_str(&wrapped(
            &format!("{line} [{}{nearest}{confirmed}]", reason(&orphan.reason)),
            "  ",
        ));
    }
    out
}

/// Who found that a statement rightly meets no theme.
fn confirmed(orphan: &Orphan) -> Option<String> {
    let mut names: Vec<&str> = orphan
        .confirmed
        .iter()
        .map(|decision| decision.reviewer.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    (!names.is_empty()).then(|| names.join(", "))
}

fn sheet(orphans: &[Orphan]) -> Sheet {
    let rows = orphans.iter().map(|orphan| {
        vec![
            orphan.plan.to_string(),
            orphan.statement.to_string(),
            orphan.role.name().to_owned(),
            orphan.text.clone(),
            reason(&orphan.reason),
            orphan
                .nearest
                .as_ref()
                .map_or(String::new(), ToString::to_string),
            confirmed(orphan).unwrap_or_default(),
        ]
    });
    Sheet {
        title: format!("Statements that no theme covers: {}", orphans.len()),
        header: [
            "plan",
            "statement",
            "role",
            "text",
            "reason",
            "nearest",
            "confirmed by",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.collect(),
        notes: Vec::new(),
    }
}
