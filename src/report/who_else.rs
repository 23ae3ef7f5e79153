//! Who else does it, in every format.

use std::fmt;

use crate::answer::{MadeBy, Neighbour, Neighbourhood, WhoElse};
use crate::model::ThemeId;
use crate::report::Answer;
use crate::report::layout::footer::made_by;
use crate::report::layout::page::Page;
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::cut;

/// How many shared words a text names.
const WORDS: usize = 6;
/// The formula in short.
const FORMULA: &str = "Nearness: the mean of two weighted Jaccard indexes (Ruzicka), of the themes by confidence and \
                       of the words, each theme and word weighing ln(1 + N / n), n of N deeds having it.";

impl Answer for WhoElse {
    fn title(&self) -> String {
        format!("Who else does what {} does", self.partnership.label)
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        for deed in &self.deeds {
            page.apart(&format!("{} {}", deed.statement, cut(&deed.text, 130)))?;
            if deed.neighbours.is_empty() {
                page.line(2, "nobody")?;
            }
            for near in &deed.neighbours {
                let (score, statement, text) = (near.score, &near.statement, cut(&near.text, 110));
                page.line(
                    2,
                    &format!("{score:.2} {statement} ({}) {text}", near.partnership.label),
                )?;
                page.line(6, &shared(near))?;
            }
        }
        page.apart(&format!("{FORMULA} Of {} deeds.", self.compared))?;
        page.apart(&made_by(&self.provenance))
    }

    fn table(&self) -> Tabular {
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
        let rows = self
            .deeds
            .iter()
            .flat_map(|deed| deed.neighbours.iter().map(|near| row(deed, near)));
        Tabular::new(self.title(), header)
            .rows(rows)
            .notes([FORMULA, &made_by(&self.provenance)])
    }
}

fn themes(near: &Neighbour) -> String {
    let themes: Vec<&str> = near.themes.iter().map(ThemeId::as_str).collect();
    themes.join(" ")
}

fn shared(near: &Neighbour) -> String {
    let words: Vec<&str> = near.words.iter().take(WORDS).map(String::as_str).collect();
    let or_none = |text: String| {
        if text.is_empty() {
            "none".to_owned()
        } else {
            text
        }
    };
    format!(
        "themes {:.2}: {}; words {:.2}: {}",
        near.by_themes,
        or_none(themes(near)),
        near.by_words,
        or_none(words.join(", ")),
    )
}

fn row(deed: &Neighbourhood, near: &Neighbour) -> Vec<String> {
    vec![
        deed.statement.to_string(),
        deed.text.clone(),
        near.statement.to_string(),
        near.partnership.label.clone(),
        near.text.clone(),
        format!("{:.3}", near.score),
        format!("{:.3}", near.by_themes),
        format!("{:.3}", near.by_words),
        themes(near),
        near.words.join(" "),
    ]
}
