//! Derived crosswalks between frameworks in every format.

use std::fmt;

use crate::answer::ThemeLabel;
use crate::answer::{AlignedPair, Alignment, AlignmentPath};
use crate::error::Error;
use crate::format::toml_json;
use crate::report::Format;
use crate::report::layout::footer::made_by;
use crate::report::layout::tabular::Sheet;
use crate::report::layout::text::{count, cut, wrapped};

/// How many pairs a text tells.
const PAIRS: usize = 12;
/// How many paths of each it tells.
const PATHS: usize = 2;

impl Alignment {
    /// The derived crosswalk in a format. [`Format::Text`] is what [`Display`](fmt::Display) prints; CSV has a row
    /// for each path.
    ///
    /// # Errors
    /// None for an alignment that the library made.
    pub fn report(&self, format: Format) -> Result<String, Error> {
        match format {
            Format::Text => Ok(self.to_string()),
            Format::Markdown => Ok(pair_sheet(self).to_markdown()),
            Format::Csv => Ok(path_sheet(self).to_csv()),
            Format::Json => toml_json::to_json(self),
        }
    }
}

fn title(alignment: &Alignment) -> String {
    let ([one, two], [a, b]) = (&alignment.titles, &alignment.frameworks);
    format!("{one} ({a}) and {two} ({b}): derived from local statements that address both")
}

/// What the figures mean, and what they are not.
const NOTE: &str = "Derived (semapv:MappingChaining), not found in either framework. Strength: the sum of the lesser \
                    over the sum of the greater confidence of each statement's two links, over all statements that \
                    address either theme. A relation is named only where SKOS entails it: two broader themes of one \
                    statement entail none. Nothing follows from a pair that is missing.";

impl fmt::Display for Alignment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&wrapped(&title(self), ""))?;
        for pair in self.pairs.iter().take(PAIRS) {
            write!(f, "\n{}", wrapped(&head(pair), ""))?;
            for path in pair.paths.iter().take(PATHS) {
                f.write_str(&wrapped(&told(path), "  "))?;
            }
            if pair.support > PATHS {
                f.write_str(&wrapped(
                    &format!("and {} more", pair.support - PATHS),
                    "  ",
                ))?;
            }
        }
        if self.pairs.len() > PAIRS {
            let more = format!("and {} weaker pairs", self.pairs.len() - PAIRS);
            write!(f, "\n{}", wrapped(&more, ""))?;
        }
        for (title, alone) in self.titles.iter().zip(&self.alone) {
            if !alone.is_empty() {
                let line = format!("{title}, meeting no theme of the other: {}", names(alone));
                write!(f, "\n{}", wrapped(&line, ""))?;
            }
        }
        write!(f, "\n{}", wrapped(NOTE, ""))?;
        for (framework, provenance) in self.frameworks.iter().zip(&self.provenance) {
            f.write_str(&wrapped(&made_by(framework.as_str(), provenance), ""))?;
        }
        Ok(())
    }
}

fn names(themes: &[ThemeLabel]) -> String {
    let names: Vec<String> = themes
        .iter()
        .map(|theme| format!("{} {}", theme.id, theme.label))
        .collect();
    names.join(", ")
}

/// The relation with the first statement that entails it.
fn relation(pair: &AlignedPair) -> String {
    let Some(relation) = pair.relation else {
        return "no relation entailed".to_owned();
    };
    let by = pair
        .paths
        .iter()
        .find(|path| path.entails == Some(relation));
    let by = by.map_or(String::new(), |path| format!(" by {}", path.statement));
    format!("{}{by}", relation.name())
}

fn head(pair: &AlignedPair) -> String {
    let [one, two] = &pair.themes;
    let relation = relation(pair);
    format!(
        "{:.2} {} {} ~ {} {} ({relation}): {} of {} on both, of {} and {}",
        pair.strength,
        one.id,
        one.label,
        two.id,
        two.label,
        count(pair.support, "statement"),
        count(pair.partnerships, "partnership"),
        pair.of[0],
        pair.of[1]
    )
}

fn told(path: &AlignmentPath) -> String {
    let link = |i: usize| {
        let (theme, relation) = (&path.themes[i], path.relation[i].name());
        format!("{theme} {relation} {:.2}", path.confidence[i])
    };
    let (statement, text) = (&path.statement, cut(&path.text, 90));
    format!("{statement} “{text}” ({}, {})", link(0), link(1))
}

fn pair_sheet(alignment: &Alignment) -> Sheet {
    let header = [
        "first",
        "title",
        "second",
        "title",
        "strength",
        "relation",
        "support",
        "of first",
        "of second",
        "partnerships",
        "justification",
        "statements",
    ];
    let rows = alignment.pairs.iter().map(|pair| {
        let ids: Vec<&str> = pair
            .paths
            .iter()
            .map(|path| path.statement.as_str())
            .collect();
        vec![
            pair.themes[0].id.to_string(),
            pair.themes[0].title.clone(),
            pair.themes[1].id.to_string(),
            pair.themes[1].title.clone(),
            format!("{:.3}", pair.strength),
            pair.relation
                .map_or("", |relation| relation.name())
                .to_owned(),
            pair.support.to_string(),
            pair.of[0].to_string(),
            pair.of[1].to_string(),
            pair.partnerships.to_string(),
            alignment.justification.clone(),
            ids.join(" "),
        ]
    });
    Sheet {
        title: title(alignment),
        header: header.map(str::to_owned).to_vec(),
        rows: rows.collect(),
        notes: std::iter::once(NOTE.to_owned())
            .chain(
                alignment
                    .frameworks
                    .iter()
                    .zip(&alignment.provenance)
                    .map(|(id, provenance)| made_by(id.as_str(), provenance)),
            )
            .collect(),
    }
}

fn path_sheet(alignment: &Alignment) -> Sheet {
    let header = [
        "first",
        "second",
        "strength",
        "support",
        "relation",
        "justification",
        "statement",
        "partnership",
        "linked_first",
        "confidence_first",
        "relation_first",
        "linked_second",
        "confidence_second",
        "relation_second",
        "entails",
        "text",
    ];
    let row = |pair: &AlignedPair, path: &AlignmentPath| {
        vec![
            pair.themes[0].id.to_string(),
            pair.themes[1].id.to_string(),
            format!("{:.3}", pair.strength),
            pair.support.to_string(),
            pair.relation
                .map_or("", |relation| relation.name())
                .to_owned(),
            alignment.justification.clone(),
            path.statement.to_string(),
            path.partnership.to_string(),
            path.themes[0].to_string(),
            format!("{:.3}", path.confidence[0]),
            path.relation[0].name().to_owned(),
            path.themes[1].to_string(),
            format!("{:.3}", path.confidence[1]),
            path.relation[1].name().to_owned(),
            path.entails
                .map_or("", |relation| relation.name())
                .to_owned(),
            path.text.clone(),
        ]
    };
    let rows = alignment
        .pairs
        .iter()
        .flat_map(|pair| pair.paths.iter().map(move |path| row(pair, path)));
    Sheet {
        title: title(alignment),
        header: header.map(str::to_owned).to_vec(),
        rows: rows.collect(),
        notes: Vec::new(),
    }
}
