//! Every public type may be sent to, and shared with, other threads.

use policy_crosswalk as pc;

fn send_and_sync<T: Send + Sync>() {}

macro_rules! types {
    ($($name:ident $(<$life:lifetime>)?),* $(,)?) => {
        #[test]
        fn every_public_type_is_send_and_sync() {
            $(send_and_sync::<pc::$name$(<$life>)?>();)*
        }

        const LISTED: &[&str] = &[$(stringify!($name)),*];
    };
}

types!(
    Acronym,
    Agreement,
    AgreementReport<'static>,
    Bootstrap,
    Cell,
    CellState,
    CheckStatus,
    Claim,
    Coding,
    Comparison,
    Counts,
    CoverageGraph<'static>,
    CoverageMatrix,
    CoveredBy,
    Crosswalk,
    Date,
    Decision,
    Depth,
    Disagreement,
    Dot<'static>,
    DotDetail,
    Edge<'static>,
    Error,
    Evidence,
    Explanation,
    Filler,
    Format,
    Framework,
    FrameworkId,
    Gap,
    GapKind,
    GapReport,
    Group,
    GroupGaps,
    Grouping,
    Interval,
    Justification,
    Link,
    LinkReview,
    Locator,
    Mapper,
    MapperBuilder<'static>,
    MatchKind,
    Matter,
    Measure,
    Misleading,
    NearMiss,
    Node<'static>,
    OnlyIn,
    Orphan,
    Partnership,
    PartnershipId,
    Path,
    Period,
    Place,
    Plan,
    PlanId,
    PlanKind,
    Provenance,
    Reason,
    Relation,
    Reliability,
    Review,
    Reviewed,
    Ring,
    Role,
    Side,
    Source,
    Spelling,
    Sssom<'static>,
    Statement,
    StatementId,
    Status,
    Theme,
    ThemeAgreement,
    ThemeId,
    ThemeLabel,
    Thesaurus,
    Unmet,
    UnmetReason,
    Verdict,
    Wording,
);

/// The types that the crate's root names; functions are in lower case, constants in upper case.
fn exported() -> Vec<&'static str> {
    let root = include_str!("../../src/lib.rs");
    let uses = root.split("pub use ").skip(1);
    let names = uses.flat_map(|text| {
        let names = text.split_once(';').map_or("", |(names, _)| names);
        let names = names.rsplit_once("::").map_or(names, |(_, names)| names);
        names.split([',', '{', '}'])
    });
    let names = names
        .map(str::trim)
        .filter(|name| name.starts_with(char::is_uppercase));
    names
        .filter(|name| name.contains(char::is_lowercase))
        .collect()
}

#[test]
fn the_list_is_complete() {
    let mut exported = exported();
    exported.sort_unstable();
    let mut listed = LISTED.to_vec();
    listed.sort_unstable();
    assert_eq!(
        listed, exported,
        "each type of src/lib.rs belongs into the list above"
    );
}
