//! A check of a framework's codebook against texts: which expressions never match, match nearly everything, or
//! say the same of two themes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::answer::MadeBy;
use crate::mapping::Mapper;
use crate::model::Plan;
use crate::model::{FrameworkId, ThemeId};

/// Above this share of all statements an expression tells nothing.
pub const NEARLY_ALL: f64 = 0.5;

/// An expression of the codebook.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TermRef {
    /// The theme.
    pub theme: ThemeId,
    /// Whether it is a hint.
    pub hint: bool,
    /// The expression, as the codebook writes it.
    pub term: String,
    /// In how many statements it holds.
    pub statements: usize,
}

/// One expression that several themes use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Clash {
    /// The expression, as the codebook writes it.
    pub term: String,
    /// The themes, none of them part of another of them.
    pub themes: Vec<ThemeId>,
    /// In how many statements it holds.
    pub statements: usize,
}

/// What a check of a codebook found.
///
/// ```
/// use policy_crosswalk::catalogue;
/// use policy_crosswalk::answer::CodebookReport;
///
/// let mapper = catalogue::mapper("ddtf-2020")?;
/// let report = CodebookReport::new(&mapper, catalogue::plans());
/// assert!(report.nearly_all.is_empty());
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CodebookReport {
    /// The framework.
    pub framework: FrameworkId,
    /// How many expressions it has.
    pub terms: usize,
    /// How many statements they were tried on.
    pub statements: usize,
    /// The expressions that hold in none of them.
    pub never: Vec<TermRef>,
    /// The expressions that hold in more than [`NEARLY_ALL`] of them.
    pub nearly_all: Vec<TermRef>,
    /// The terms, hints left aside, that more than one theme uses. A clash may be meant: one matter can belong to two themes.
    pub clashes: Vec<Clash>,
    /// What made it.
    pub provenance: MadeBy,
}

impl CodebookReport {
    /// Tries each expression of a mapper's framework on all statements of some plans.
    pub fn new<'p>(mapper: &Mapper, plans: impl IntoIterator<Item = &'p Plan>) -> Self {
        let plans: Vec<&Plan> = plans.into_iter().collect();
        let statements = plans.iter().flat_map(|plan| &plan.statements);
        let texts: Vec<&str> = statements
            .map(|statement| statement.text.as_str())
            .collect();
        let made = MadeBy::read(plans.iter().copied()).with(mapper.framework(), mapper.thesaurus());
        check(mapper, &texts, made)
    }
}

fn check(mapper: &Mapper, texts: &[&str], provenance: MadeBy) -> CodebookReport {
    let framework = mapper.framework();
    let used = mapper.term_use(texts);
    let mut by_term: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, term) in used.iter().enumerate().filter(|(_, term)| !term.hint) {
        by_term.entry(&term.term).or_default().push(i);
    }
    let clashes = by_term.into_iter().filter_map(|(term, uses)| {
        let themes = uses.iter().map(|i| &framework.themes[used[*i].theme]);
        let mut themes: Vec<_> = themes.collect();
        themes.dedup_by(|a, b| a.id == b.id);
        let of_other = |theme: &crate::model::Theme| {
            themes.iter().any(|t| theme.parent.as_ref() == Some(&t.id))
        };
        let apart: Vec<ThemeId> = themes
            .iter()
            .filter(|t| !of_other(t))
            .map(|t| t.id.clone())
            .collect();
        (apart.len() > 1).then(|| Clash {
            term: term.to_owned(),
            themes: apart,
            statements: used[uses[0]].texts.len(),
        })
    });
    let refs = |wanted: &dyn Fn(usize) -> bool| -> Vec<TermRef> {
        let found = used.iter().filter(|term| wanted(term.texts.len()));
        let found = found.map(|term| TermRef {
            theme: framework.themes[term.theme].id.clone(),
            hint: term.hint,
            term: term.term.clone(),
            statements: term.texts.len(),
        });
        found.collect()
    };
    let most = texts.len() as f64 * NEARLY_ALL;
    CodebookReport {
        framework: framework.id.clone(),
        terms: used.len(),
        statements: texts.len(),
        never: refs(&|count| count == 0),
        nearly_all: refs(&|count| count as f64 > most),
        clashes: clashes.collect(),
        provenance,
    }
}
