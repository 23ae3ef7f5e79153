//! Who else does it, in every format.

use std::fmt;

use crate::answer::{Neighbour, WhoElse};
use crate::error::Error;
use crate::format::toml_json;
use crate::report::Format;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::{cut, wrapped};

/// How many shared words a text names.
const WORDS: usize = 6;

impl WhoElse {
    /// The neighbours in a format. [`Format::Text`] is what [`Display`](fmt::Display) prints.
    ///
    /// # Errors
    /// None for neighbours that the library found.
    pub fn report(&self, format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(self.to_string()),
            Format::Markdown => Ok(sheet(self).to_markdown()),
            Format::Csv => Ok(sheet(self).to_csv()),
            Format::Json => toml_json::to_json(self),
        }
    }
}

/// The formula in short.
const FORMULA: &str = "Nearness: the mean of two weighted Jaccard indexes (Ruzicka), of the themes by confidence and \
                       of the words, each theme and word weighing ln(1 + N / n), n of N deeds having it.";

impl fmt::Display for WhoElse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = format!("Who else does what {} does", self.partnership);
        f.write_str(&wrapped(&head, ""))?;
        for deed in &self.deeds {
            let line = format!("{} {}", deed.statement, cut(&deed.text, 130));
            write!(f, "\n{}", wrapped(&line, ""))?;
            if deed.neighbours.is_empty() {
                f.write_str(&wrapped("nobody", "  "))?;
            }
            for near in &deed.neighbours {
                let line = format!(
                    "{:.2} {} ({}) {}",
                    near.score,
                    near.statement,
                    near.partnership,
                    cut(&near.text, 110)
                );
                f.write_str(&wrapped(&line, "  "))?;
                f.write_str(&wrapped(&shared(near), "      "))?;
            }
        }
        let note = format!("{FORMULA} Of {} deeds.", self.compared);
        write!(f, "\n{}", wrapped(&note, ""))
    }
}

fn shared(near: &Neighbour) -> String {
    let themes: Vec<&str> = near
        .themes
        .iter()
        .map(crate::model::ThemeId::as_str)
        .collect();
    let words: Vec<&str> = near.words.iter().take(WORDS).map(String::as_str).collect();
    format!(
        "themes {:.2}: {}; words {:.2}: {}",
        near.by_themes,
        if themes.is_empty() {
            "none".to_owned()
        } else {
            themes.join(" ")
        },
        near.by_words,
        if words.is_empty() {
            "none".to_owned()
        } else {
            words.join(", ")
        },
    )
}

fn sheet(answer: &WhoElse) -> Sheet {
    let header = [
        "statement",
        "text",
        "near",
        "partnership",
        "near_text",
        "score",
        "by_themes",
        "by_words",
        "themes",
        "words",
    ];
    let mut rows = Vec::new();
    for deed in &answer.deeds {
        for near in &deed.neighbours {
            let themes: Vec<&str> = near
                .themes
                .iter()
                .map(crate::model::ThemeId::as_str)
                .collect();
            rows.push(vec![
                deed.statement.to_string(),
                deed.text.clone(),
                near.statement.to_string(),
                near.partnership.clone(),
                near.text.clone(),
                format!("{:.3}", near.score),
                format!("{:.3}", near.by_themes),
                format!("{:.3}", near.by_words),
                themes.join(" "),
                near.words.join(" "),
            ]);
        }
    }
    Sheet {
        title: format!("Who else does what {} does", answer.partnership),
        header: header.map(str::to_owned).to_vec(),
        rows,
        notes: vec![FORMULA.to_owned()],
    }
}
