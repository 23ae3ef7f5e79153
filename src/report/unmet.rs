//! Decisions that met nothing, in every format.

use crate::error::Error;
use crate::format::toml_json;
use crate::report::Format;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::wrapped;
use crate::review::Unmet;

impl Unmet {
    /// A list of decisions that met nothing in a format.
    ///
    /// # Errors
    /// None for decisions that the library listed.
    pub fn report(unmet: &[Self], format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(text_list(unmet)),
            Format::Markdown => Ok(sheet(unmet).to_markdown()),
            Format::Csv => Ok(sheet(unmet).to_csv()),
            Format::Json => toml_json::to_json(&unmet),
        }
    }
}

fn title(unmet: &[Unmet]) -> String {
    format!("Decisions that meet nothing: {}", unmet.len())
}

fn text_list(unmet: &[Unmet]) -> String {
    let mut out = wrapped(&title(unmet), "");
    for unmet in unmet {
        let decision = &unmet.decision;
        let line = format!(
            "{}, {} by {}",
            decision.matter,
            decision.verdict.done(),
            decision.signature()
        );
        out.push_str(&wrapped(&line, "  "));
        out.push_str(&wrapped(&unmet.reason.to_string(), "    "));
        if let Some(text) = &decision.text {
            out.push_str(&wrapped(&format!("reviewed as “{text}”"), "    "));
        }
    }
    out
}

fn sheet(unmet: &[Unmet]) -> Sheet {
    let rows = unmet.iter().map(|unmet| {
        let decision = &unmet.decision;
        vec![
            unmet.review.clone(),
            decision.matter.to_string(),
            decision.verdict.name().to_owned(),
            decision.signature(),
            unmet.reason.to_string(),
            decision.text.clone().unwrap_or_default(),
        ]
    });
    Sheet {
        title: title(unmet),
        header: [
            "review",
            "about",
            "verdict",
            "reviewer",
            "why",
            "text when reviewed",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: rows.collect(),
        notes: Vec::new(),
    }
}
