//! Derived crosswalks between frameworks in every format.

use std::fmt;

use crate::answer::{AlignedPair, Alignment, AlignmentPath, DerivedRelation, MadeBy, ThemeLabel};
use crate::report::Answer;
use crate::report::layout::cells::{figure, ids};
use crate::report::layout::footer::made_by;
use crate::report::layout::page::Page;
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::{count, cut};

/// How many pairs a text tells.
const PAIRS: usize = 12;
/// How many paths of each it tells.
const PATHS: usize = 2;
/// What the figures mean, and what they are not.
const NOTE: &str = "Derived (semapv:MappingChaining), not found in either framework. Strength: the sum of the lesser \
                    over the sum of the greater confidence of each statement's two links, over all statements that \
                    address either theme. A relation is named only where SKOS entails it: two broader themes of one \
                    statement entail none. Nothing follows from a pair that is missing.";

/// On a page there is a row for each pair, in a spreadsheet one for each path.
impl Answer for Alignment {
    fn title(&self) -> String {
        let ([one, two], [a, b]) = (&self.titles, &self.frameworks);
        format!("{one} ({a}) and {two} ({b}): derived from local statements that address both")
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        for pair in self.pairs.iter().take(PAIRS) {
            page.apart(&head(pair))?;
            for path in pair.paths.iter().take(PATHS) {
                page.line(2, &told(path))?;
            }
            page.more(2, pair.support, PATHS)?;
        }
        if self.pairs.len() > PAIRS {
            page.apart(&format!("and {} weaker pairs", self.pairs.len() - PAIRS))?;
        }
        for (title, alone) in self.titles.iter().zip(&self.alone) {
            if !alone.is_empty() {
                let alone = names(alone);
                page.apart(&format!("{title}, meeting no theme of the other: {alone}"))?;
            }
        }
        page.apart(NOTE)?;
        page.line(0, &made_by(&self.provenance))
    }

    fn table(&self) -> Tabular {
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
        let rows = self.pairs.iter().map(|pair| pair_row(self, pair));
        Tabular::new(self.title(), header)
            .rows(rows)
            .notes([NOTE, &made_by(&self.provenance)])
    }

    fn records(&self) -> Tabular {
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
        let rows = self.pairs.iter().flat_map(|pair| {
            let paths = pair.paths.iter();
            paths.map(|path| path_row(self, pair, path))
        });
        Tabular::new(self.title(), header).rows(rows)
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
        pair.statements[0],
        pair.statements[1]
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

/// The name of a relation, where there is one.
fn name(relation: Option<DerivedRelation>) -> String {
    relation.map_or("", DerivedRelation::name).to_owned()
}

fn pair_row(alignment: &Alignment, pair: &AlignedPair) -> Vec<String> {
    vec![
        pair.themes[0].id.to_string(),
        pair.themes[0].title.clone(),
        pair.themes[1].id.to_string(),
        pair.themes[1].title.clone(),
        figure(Some(pair.strength)),
        name(pair.relation),
        pair.support.to_string(),
        pair.statements[0].to_string(),
        pair.statements[1].to_string(),
        pair.partnerships.to_string(),
        alignment.justification.clone(),
        ids(pair.paths.iter().map(|path| &path.statement)),
    ]
}

fn path_row(alignment: &Alignment, pair: &AlignedPair, path: &AlignmentPath) -> Vec<String> {
    vec![
        pair.themes[0].id.to_string(),
        pair.themes[1].id.to_string(),
        figure(Some(pair.strength)),
        pair.support.to_string(),
        name(pair.relation),
        alignment.justification.clone(),
        path.statement.to_string(),
        path.partnership.id.to_string(),
        path.themes[0].to_string(),
        figure(Some(path.confidence[0])),
        path.relation[0].name().to_owned(),
        path.themes[1].to_string(),
        figure(Some(path.confidence[1])),
        path.relation[1].name().to_owned(),
        name(path.entails),
        path.text.clone(),
    ]
}
