//! Decisions on items and themes, made by a person or a program.

use crate::evaluate::coding_rows;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::error::Error;
use crate::model::natural::natural;
use crate::model::{Crosswalk, Framework, Matter, Plan, Review, Verdict};

/// The name of an item or theme, in the natural order that identifiers have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name(Arc<str>);

impl Name {
    pub(super) fn new(text: &str) -> Self {
        Self(text.into())
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Ord for Name {
    fn cmp(&self, other: &Self) -> Ordering {
        natural(&self.0, &other.0)
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What one coder decided: for each item and theme yes, no, or nothing.
///
/// Items and themes are named by any text; in lists they stand in natural order (`g9` before `g10`).
/// A pair is *undecided* where it was marked so, and *not coded* where it was never inserted: neither is
/// scored.
///
/// ```
/// use policy_crosswalk::evaluate::Coding;
///
/// let mut coding = Coding::new();
/// coding.insert("pk-2024/1.1", "MAT-3", Some(true));
/// coding.insert("pk-2024/1.1", "MAT-4", None);
/// assert_eq!(coding.decision("pk-2024/1.1", "MAT-3"), Some(true));
/// assert_eq!(coding.decision("pk-2024/1.1", "MAT-4"), None);
/// assert_eq!(coding.len(), 2);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coding {
    decisions: BTreeMap<Name, BTreeMap<Name, Option<bool>>>,
}

impl Coding {
    /// A coding without decisions.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the coding of `items` by `themes` from a table parted by tabs, commas or semicolons.
    ///
    /// The first line names the columns. `item_id` and `theme_id` must be among them, `label` may be, in any
    /// order; other columns are ignored. A label is `1` (the item addresses the theme), `0` (it does not) or
    /// `?` (undecided); without the column every row is a `1`. Each item was read for each theme, so **a pair
    /// that no row names is a no**. Empty lines are skipped, and fields are trimmed; one with a delimiter in it
    /// stands in quotes. The bytes of a file become text by [`decode`](crate::format::decode).
    ///
    /// ```
    /// use policy_crosswalk::evaluate::Coding;
    ///
    /// let text = "item_id\ttheme_id\tlabel\ng1\tMAT-3\t1\ng2\tMAT-3\t?\n";
    /// let coding = Coding::from_tsv(text, ["g1", "g2"], ["MAT-3", "MAT-4"])?;
    /// assert_eq!(coding.decision("g1", "MAT-3"), Some(true));
    /// assert_eq!(coding.decision("g1", "MAT-4"), Some(false));
    /// assert_eq!(coding.decision("g2", "MAT-3"), None);
    /// # Ok::<(), policy_crosswalk::Error>(())
    /// ```
    ///
    /// # Errors
    /// A quote that does not close, a column that is missing or comes twice, an item or theme that the lists do not
    /// have, a label of another form, or two rows that contradict each other; with line, column and the name of the
    /// field.
    pub fn from_tsv<I: AsRef<str>, T: AsRef<str>>(
        text: &str,
        items: impl IntoIterator<Item = I>,
        themes: impl IntoIterator<Item = T>,
    ) -> Result<Self, Error> {
        let mut coding = Self::of_no(items, themes);
        for row in coding_rows::rows(text, Some(&coding.decisions))? {
            coding.insert(&row.item, &row.theme, row.decision);
        }
        Ok(coding)
    }

    /// Reads a coding as its rows say it, from the same table as [`Coding::from_tsv`]: the items and themes are those
    /// that rows name, and a pair that no row names is not coded.
    ///
    /// ```
    /// use policy_crosswalk::evaluate::Coding;
    ///
    /// let coding = Coding::from_rows("item_id,theme_id,label\ng1,MAT-3,0\ng2,MAT-3,?\n")?;
    /// assert_eq!(coding.decision("g1", "MAT-3"), Some(false));
    /// assert_eq!(coding.len(), 2);
    /// assert_eq!(Coding::from_rows(&coding.to_tsv())?, coding);
    /// # Ok::<(), policy_crosswalk::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Coding::from_tsv`]; any item and theme will do.
    pub fn from_rows(text: &str) -> Result<Self, Error> {
        let mut coding = Self::new();
        for row in coding_rows::rows(text, None)? {
            coding.insert(&row.item, &row.theme, row.decision);
        }
        Ok(coding)
    }

    /// What a crosswalk decided: yes for each link that it claims, no for every other statement of the plan and
    /// theme of the framework.
    ///
    /// ```
    /// use policy_crosswalk::catalogue;
    /// use policy_crosswalk::evaluate::{Agreement, Coding};
    ///
    /// let plan = catalogue::plan("dundee-2020").unwrap();
    /// let framework = catalogue::framework("ddtf-2020").unwrap();
    /// let crosswalk = catalogue::mapper(&framework.id)?.map(plan);
    /// let by_machine = Coding::from_crosswalk(plan, framework, &crosswalk);
    /// let mut by_person = by_machine.clone();
    /// by_person.insert("dundee-2020/a2", "DDTF-1", Some(false));
    /// assert!(Agreement::between(&by_machine, &by_person).kappa.value.unwrap() < 1.0);
    /// # Ok::<(), policy_crosswalk::Error>(())
    /// ```
    pub fn from_crosswalk(plan: &Plan, framework: &Framework, crosswalk: &Crosswalk) -> Self {
        let items = plan
            .statements
            .iter()
            .map(|statement| statement.id.as_str());
        let themes = framework.themes.iter().map(|theme| theme.id.as_str());
        let mut coding = Self::of_no(items, themes.collect::<Vec<_>>());
        for link in crosswalk.claimed() {
            coding.insert(
                link.statement.as_str(),
                link.claim.theme.as_str(),
                Some(true),
            );
        }
        coding
    }

    /// What a person decided in a review: yes for each link that they accepted, added or related, no for each that
    /// they rejected. A statement that was found to meet no theme is a no to every theme of the framework, but for
    /// those that the review itself links. All other pairs are not coded, so that two reviews are compared on what
    /// both decided. That a theme does not apply to a partnership is about no statement, and left out.
    ///
    /// ```
    /// use policy_crosswalk::evaluate::{Agreement, Coding};
    /// use policy_crosswalk::model::{Decision, Matter, Verdict};
    /// use policy_crosswalk::{Review, catalogue};
    ///
    /// let framework = catalogue::framework("mat-2021").unwrap();
    /// let review = |verdicts: [Verdict; 2]| {
    ///     let decisions = ["MAT-3", "MAT-4"].into_iter().zip(verdicts).map(|(theme, verdict)| {
    ///         let matter = Matter::Link { statement: "p/1".parse().unwrap(), theme: theme.parse().unwrap() };
    ///         Decision::new(matter, verdict, "A. Reader")
    ///     });
    ///     Review::new("urn:x:review", framework.id.clone(), decisions.collect())
    /// };
    /// let one = Coding::from_review(framework, &review([Verdict::Accept, Verdict::Reject]));
    /// let other = Coding::from_review(framework, &review([Verdict::Accept, Verdict::Accept]));
    /// assert_eq!(Agreement::between(&one, &other).observed.value, Some(0.5));
    /// ```
    pub fn from_review(framework: &Framework, review: &Review) -> Self {
        let mut coding = Self::new();
        for decision in &review.decisions {
            if let (Matter::NoTheme { statement }, Verdict::Accept) =
                (&decision.matter, decision.verdict)
            {
                for theme in &framework.themes {
                    coding.insert(statement.as_str(), theme.id.as_str(), Some(false));
                }
            }
        }
        for decision in &review.decisions {
            if let Matter::Link { statement, theme } = &decision.matter {
                let holds = decision.verdict != Verdict::Reject;
                coding.insert(statement.as_str(), theme.as_str(), Some(holds));
            }
        }
        coding
    }

    /// The coding as a table parted by tabs, one row for each pair that is coded, which [`Coding::from_rows`] reads
    /// back equal, and [`Coding::from_tsv`] where every pair is coded.
    ///
    /// It is safe to open in a spreadsheet: what could be taken for a formula has an apostrophe before it, which the
    /// reading takes off.
    pub fn to_tsv(&self) -> String {
        coding_rows::write(self.iter())
    }

    /// A coding that says no to every one of `themes` for every one of `items`.
    fn of_no<I: AsRef<str>, T: AsRef<str>>(
        items: impl IntoIterator<Item = I>,
        themes: impl IntoIterator<Item = T>,
    ) -> Self {
        let row: BTreeMap<Name, Option<bool>> = themes
            .into_iter()
            .map(|theme| (Name::new(theme.as_ref()), Some(false)))
            .collect();
        let decisions = items
            .into_iter()
            .map(|item| (Name::new(item.as_ref()), row.clone()))
            .collect();
        Self { decisions }
    }

    /// Sets the decision on a pair: yes, no, or `None` for undecided. A later decision replaces an earlier one.
    pub fn insert(&mut self, item: &str, theme: &str, decision: Option<bool>) {
        self.decisions
            .entry(Name::new(item))
            .or_default()
            .insert(Name::new(theme), decision);
    }

    /// The decision on a pair; `None` where it is undecided or not coded.
    pub fn decision(&self, item: &str, theme: &str) -> Option<bool> {
        let themes = self.decisions.get(&Name::new(item))?;
        themes.get(&Name::new(theme)).copied().flatten()
    }

    /// All pairs with their decisions, in the natural order of items, then themes.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, Option<bool>)> {
        self.pairs()
            .map(|(item, theme, decision)| (item.as_str(), theme.as_str(), decision))
    }

    pub(super) fn pairs(&self) -> impl Iterator<Item = (&Name, &Name, Option<bool>)> {
        self.decisions.iter().flat_map(|(item, themes)| {
            themes
                .iter()
                .map(move |(theme, decision)| (item, theme, *decision))
        })
    }

    /// Keeps the pairs of which `keep` says so, such as those of one framework.
    ///
    /// ```
    /// use policy_crosswalk::evaluate::Coding;
    ///
    /// let mut coding = Coding::from_tsv("item_id\ttheme_id\n", ["g1"], ["MAT-1", "NM-1"])?;
    /// coding.retain(|_item, theme| theme.starts_with("MAT-"));
    /// assert_eq!(coding.len(), 1);
    /// # Ok::<(), policy_crosswalk::Error>(())
    /// ```
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &str) -> bool) {
        self.decisions.retain(|item, themes| {
            themes.retain(|theme, _| keep(item.as_str(), theme.as_str()));
            !themes.is_empty()
        });
    }

    /// How many pairs are coded, the undecided ones among them.
    pub fn len(&self) -> usize {
        self.decisions.values().map(BTreeMap::len).sum()
    }

    /// Whether no pair is coded.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_stand_in_natural_order() {
        let mut coding = Coding::new();
        for (item, theme) in [("g10", "T-1"), ("g9", "T-10"), ("g9", "T-2")] {
            coding.insert(item, theme, Some(true));
        }
        let order: Vec<_> = coding.iter().map(|(i, t, _)| (i, t)).collect();
        assert_eq!(order, [("g9", "T-2"), ("g9", "T-10"), ("g10", "T-1")]);
    }

    #[test]
    fn a_later_decision_replaces_an_earlier_one() {
        let mut coding = Coding::new();
        coding.insert("a", "t", Some(true));
        coding.insert("a", "t", None);
        assert_eq!(coding.iter().collect::<Vec<_>>(), [("a", "t", None)]);
    }
}
