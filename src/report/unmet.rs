//! Decisions that met nothing, in every format.

use crate::error::Error;
use crate::format::toml_json;
use crate::report::Format;
use crate::report::layout::tabular::Tabular;
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
            Format::Markdown => {
                let mut out = String::new();
                let _ = table(unmet).write_markdown(&mut out);
                Ok(out)
            }
            Format::Csv => Ok(table(unmet).to_csv()),
            Format::Json => toml_json::to_json(&unmet),
        }
    }
}

fn title(unmet: &[Unmet]) -> String {
    format!("Decisions that meet nothing: {}", unmet.len())
}

fn text_list(unmet: &[Unmet]) -> String {
    let mut out = wrapped(&title(unmet), 0);
    for unmet in unmet {
        let decision = &unmet.decision;
        let (matter, done) = (&decision.matter, decision.verdict.done());
        out.push_str(&wrapped(
            &format!("{matter}, {done} by {}", decision.signature()),
            2,
        ));
        out.push_str(&wrapped(&unmet.reason.to_string(), 4));
        if let Some(text) = &decision.text {
            out.push_str(&wrapped(&format!("reviewed as “{text}”"), 4));
        }
    }
    out
}

fn table(unmet: &[Unmet]) -> Tabular {
    let header = [
        "review",
        "about",
        "verdict",
        "reviewer",
        "why",
        "text when reviewed",
    ];
    let row = |unmet: &Unmet| {
        let decision = &unmet.decision;
        vec![
            unmet.review.clone(),
            decision.matter.to_string(),
            decision.verdict.name().to_owned(),
            decision.signature(),
            unmet.reason.to_string(),
            decision.text.clone().unwrap_or_default(),
        ]
    };
    Tabular::new(title(unmet), header).rows(unmet.iter().map(row))
}
