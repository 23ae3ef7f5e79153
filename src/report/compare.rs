//! A comparison in every format.

use std::fmt;

use crate::answer::{ByLevel, Comparison, Depth, InBoth, Level, MadeBy, OnlyIn, ThemeLabel};
use crate::report::Answer;
use crate::report::layout::cells::ids;
use crate::report::layout::footer::made_by;
use crate::report::layout::levels::{figures, so_many};
use crate::report::layout::page::Page;
use crate::report::layout::tabular::Tabular;
use crate::report::layout::text::cut;

/// How many statements a text names for one theme.
const SHOWN: usize = 3;

impl Answer for Comparison {
    fn title(&self) -> String {
        let ([first, second], title) = (labels(self), &self.title);
        format!("{first} and {second} against {title} ({})", self.framework)
    }

    fn provenance(&self) -> Option<&MadeBy> {
        Some(&self.provenance)
    }

    fn text(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let mut page = Page::new(out);
        page.line(0, &self.title())?;
        page.line(0, &similarity(self))?;
        for (side, older) in labels(self).into_iter().zip(self.retrospective) {
            if older {
                page.line(
                    0,
                    &format!(
                        "{side}: the framework is younger than its plans: a crosswalk, no test."
                    ),
                )?;
            }
        }
        let [first, second] = labels(self);
        let shared = self.shared.iter().map(|both| both.theme.level);
        page.apart(&format!("Covered by both: {}", counted(self, shared)))?;
        for InBoth {
            theme,
            depths: [a, b],
        } in &self.shared
        {
            let depths = format!("{first}: {}; {second}: {}", a.name(), b.name());
            page.line(2, &format!("{} {} ({depths})", theme.id, theme.title))?;
        }
        for (side, only) in [(first, &self.only_first), (second, &self.only_second)] {
            let levels = only.iter().map(|only| only.theme.level);
            page.apart(&format!("Only in {side}: {}", counted(self, levels)))?;
            only.iter()
                .try_for_each(|only| write_only(&mut page, only))?;
        }
        let neither = self.neither.iter().map(|theme| theme.level);
        page.apart(&format!("In neither: {}", counted(self, neither)))?;
        for theme in &self.neither {
            page.line(2, &format!("{} {}", theme.id, theme.title))?;
        }
        page.apart(&made_by(&self.provenance))
    }

    fn table(&self) -> Tabular {
        let [first, second] = labels(self);
        let header = [
            "theme",
            "title",
            "covered by",
            first,
            second,
            "statements that would fill the gap",
        ];
        let shared = self.shared.iter().map(|both| {
            row(
                &both.theme,
                "both",
                both.depths.map(Depth::name),
                String::new(),
            )
        });
        let one = self
            .only_first
            .iter()
            .map(|only| row(&only.theme, first, [deepest(only), ""], fillers(only)));
        let other = self
            .only_second
            .iter()
            .map(|only| row(&only.theme, second, ["", deepest(only)], fillers(only)));
        let neither = self
            .neither
            .iter()
            .map(|theme| row(theme, "neither", ["", ""], String::new()));
        let made = made_by(&self.provenance);
        Tabular::new(self.title(), header)
            .rows(shared.chain(one).chain(other).chain(neither))
            .notes([similarity(self), made])
    }
}

fn labels(comparison: &Comparison) -> [&str; 2] {
    let [first, second] = &comparison.sides;
    [&first.label, &second.label]
}

/// A count of some of the compared themes, by the levels that are compared.
fn counted(comparison: &Comparison, some: impl Iterator<Item = usize>) -> String {
    figures(ByLevel::count(some), all(comparison), comparison.level)
}

/// All themes that are compared.
fn all(comparison: &Comparison) -> ByLevel {
    let shared = comparison.shared.iter().map(|both| &both.theme);
    let only = comparison.only_first.iter().chain(&comparison.only_second);
    let themes = shared
        .chain(only.map(|only| &only.theme))
        .chain(&comparison.neither);
    ByLevel::count(themes.map(|theme| theme.level))
}

pub(super) fn similarity(comparison: &Comparison) -> String {
    let number = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.2}"));
    let told = match (comparison.level, all(comparison).parts) {
        (Level::All, 0) => String::new(),
        _ => format!(", over {}", so_many(all(comparison), comparison.level)),
    };
    format!(
        "Similarity: Jaccard index of the covered themes {}, cosine of the statement counts {}{told}.",
        number(comparison.jaccard),
        number(comparison.cosine)
    )
}

fn write_only(page: &mut Page<'_>, only: &OnlyIn) -> fmt::Result {
    page.line(2, &format!("{} {}", only.theme.id, only.theme.title))?;
    for filler in only.fillers.iter().take(SHOWN) {
        let (statement, depth, confidence) =
            (&filler.statement, filler.depth.name(), filler.confidence);
        let text = cut(&filler.text, 90);
        page.line(4, &format!("{statement} ({depth}, {confidence:.2}) {text}"))?;
    }
    page.more(4, only.fillers.len(), SHOWN)
}

fn row(theme: &ThemeLabel, by: &str, depths: [&str; 2], fillers: String) -> Vec<String> {
    let [a, b] = depths.map(str::to_owned);
    vec![
        theme.id.to_string(),
        theme.title.clone(),
        by.to_owned(),
        a,
        b,
        fillers,
    ]
}

fn deepest(only: &OnlyIn) -> &'static str {
    let first = only.fillers.first();
    first.map_or("", |filler| filler.depth.name())
}

fn fillers(only: &OnlyIn) -> String {
    ids(only.fillers.iter().map(|filler| &filler.statement))
}
