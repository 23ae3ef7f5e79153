//! Crosswalks and reviews as SSSOM/TSV, the Simple Standard for Sharing Ontological Mappings.
//!
//! The profile is that of version 1.0, in its canonical form: header behind `#`, columns in the order of the
//! schema, extension slots last, rows sorted, values common to all rows in the header.

use crate::format::sssom::mapping_rows;
use crate::format::sssom::prefixes::SssomReader;
use std::fmt;

use crate::error::Error;
use crate::format::sssom::mapping_table::Names;
use crate::model::{Crosswalk, Framework, Justification, Plan, Relation, Review};

/// Where identifiers live unless told otherwise: a placeholder, no address. (sssom-py takes a URN for a CURIE.)
pub(crate) const NAMESPACE: &str = "https://example.org/policy-crosswalk/";
/// What SSSOM writes where no licence is told.
pub(crate) const UNLICENSED: &str = "https://w3id.org/sssom/license/unspecified";
/// The object of a row that says that a statement meets no theme.
pub(crate) const NO_TERM: &str = "sssom:NoTermFound";

/// Writes a crosswalk as SSSOM/TSV, which spreadsheets open and [`Review::from_sssom`] reads back.
///
/// A row is a claimed link, a rejected one (`predicate_modifier` is `Not`), a statement that meets no theme
/// (`object_id` is `sssom:NoTermFound`), or a theme that is not applicable to the partnership. Links that are
/// neither claimed nor decided upon are not written. Numbers have at most three decimals.
///
/// It is safe to open in a spreadsheet: what could be taken for a formula has an apostrophe before it, which the reading
/// takes off; [`Sssom::verbatim`] is the form for programs.
///
/// The columns from `due` to `verdict` are extension slots, declared in the header. To review, fill in
/// `verdict` and `reviewer_label`.
///
/// ```
/// use policy_crosswalk::{Review, catalogue};
/// use policy_crosswalk::format::Sssom;
///
/// let plan = catalogue::plan("pk-2024").unwrap();
/// let framework = catalogue::framework("mat-2021").unwrap();
/// let crosswalk = catalogue::mapper(&framework.id)?.map(plan);
/// let text = Sssom::new(&crosswalk, plan, framework)?.to_string();
/// assert!(text.starts_with("#curie_map:\n"));
/// assert!(Review::from_sssom(&text)?.decisions.is_empty(), "nobody has decided anything yet");
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sssom<'a> {
    crosswalk: &'a Crosswalk,
    plan: &'a Plan,
    framework: &'a Framework,
    names: Names,
}

impl<'a> Sssom<'a> {
    /// Prepares to write the crosswalk of a plan onto a framework.
    ///
    /// # Errors
    /// [`Error::Unknown`] when the crosswalk is of another plan or framework, or links to what they do not have.
    pub fn new(
        crosswalk: &'a Crosswalk,
        plan: &'a Plan,
        framework: &'a Framework,
    ) -> Result<Self, Error> {
        if crosswalk.plan != plan.id {
            return Err(Error::missing(
                "plan",
                crosswalk.plan.as_str(),
                "the plan given",
            ));
        }
        if crosswalk.framework != framework.id {
            let id = crosswalk.framework.as_str();
            return Err(Error::missing("framework", id, "the framework given"));
        }
        for link in &crosswalk.links {
            if plan.statement(link.statement.as_str()).is_none() {
                let id = link.statement.as_str();
                return Err(Error::missing("statement", id, "a statement of the plan"));
            }
            let theme = link.claim.theme.as_str();
            if framework.theme(theme).is_none() {
                return Err(Error::missing("theme", theme, "a theme of the framework"));
            }
        }
        Ok(Self {
            crosswalk,
            plan,
            framework,
            names: Names::default(),
        })
    }

    /// The IRI under which plans, statements and themes are named.
    ///
    /// `https://example.org/policy-crosswalk/` where not set: good for exchange, but it leads nowhere. Whoever
    /// publishes an export sets an address of their own.
    #[must_use]
    pub fn namespace(mut self, iri: &str) -> Self {
        iri.clone_into(&mut self.names.namespace);
        self
    }

    /// Leaves texts as they are, for programs: in a spreadsheet one that begins as a formula becomes one.
    #[must_use]
    pub fn verbatim(mut self) -> Self {
        self.names.verbatim = true;
        self
    }

    /// The address of the licence; `https://w3id.org/sssom/license/unspecified` where not set.
    #[must_use]
    pub fn license(mut self, address: &str) -> Self {
        address.clone_into(&mut self.names.license);
        self
    }
}

impl fmt::Display for Sssom<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let table =
            mapping_rows::of_crosswalk(self.crosswalk, self.plan, self.framework, &self.names);
        f.write_str(&table.to_text())
    }
}

impl Review {
    /// Reads the decisions of an SSSOM/TSV file, as [`Sssom`] and [`Review::to_sssom`] write it and a
    /// spreadsheet or a person edited it: columns in any order, further columns, any line ends.
    ///
    /// A row is a decision when it has a `verdict` (`accept`, `reject`, `add`, `relate` or `not-applicable`), a
    /// reviewer (`reviewer_label` or `reviewer_id`; for an added link also `author_label` or `author_id`), the
    /// `predicate_modifier` `Not`, the justification `semapv:MappingReview` or `semapv:ManualMappingCuration`,
    /// or a `predicate_id` other than the relation in `proposed`. Where it has no `verdict`, the other columns
    /// tell. All other rows are what a mapper proposed; they are checked and left out. Several reviewers of one
    /// row are joined by commas.
    ///
    /// Of the header `mapping_set_id`, `mapping_set_version`, `license` and `object_source` are read: plain or
    /// quoted values on one line. Names have the prefixes `statement:`, `theme:`, `partnership:` and
    /// `framework:`.
    ///
    /// # Errors
    /// What cannot be read, with line and column; two decisions about the same; decisions about two frameworks.
    pub fn from_sssom(text: &str) -> Result<Self, Error> {
        SssomReader::new().read(text)
    }

    /// The review as SSSOM/TSV, which [`Review::from_sssom`] reads back; decisions only.
    ///
    /// What nothing is proposed of is written as `skos:relatedMatch`, the weakest claim.
    pub fn to_sssom(&self) -> String {
        mapping_rows::of_review(self).to_text()
    }
}

/// The CURIE of a relation.
pub(crate) fn predicate(relation: Relation) -> String {
    format!("skos:{}", relation.name())
}

/// The relation of a CURIE.
pub(crate) fn relation(curie: &str) -> Option<Relation> {
    let name = curie.strip_prefix("skos:")?;
    name.parse().ok()
}

/// The CURIE by which SSSOM names a ground.
pub(crate) fn justification(ground: Justification) -> &'static str {
    match ground {
        Justification::Stated | Justification::Lexical => "semapv:LexicalMatching",
        Justification::Synonym => "semapv:BackgroundKnowledgeBasedMatching",
        Justification::Fuzzy => "semapv:LexicalSimilarityThresholdMatching",
        Justification::Semantic => "semapv:SemanticSimilarityThresholdMatching",
        Justification::Composite => "semapv:CompositeMatching",
        Justification::Reviewed => MANUAL,
    }
}

pub(crate) const MANUAL: &str = "semapv:ManualMappingCuration";
pub(crate) const REVIEW: &str = "semapv:MappingReview";
