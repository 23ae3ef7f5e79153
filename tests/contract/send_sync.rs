//! Every public type may be sent to, and shared with, other threads.

mod pc {
    pub(super) use policy_crosswalk::{
        answer::*, document::*, error::*, evaluate::*, format::*, graph::*, mapping::*, model::*,
        report::*, review::*,
    };
}

fn send_and_sync<T: Send + Sync>() {}

macro_rules! types {
    ($($name:ident $(<$life:tt>)?),* $(,)?) => {
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
    AlignedPair,
    AlikePair,
    ByLevel,
    CellStatement,
    Drawing,
    DrawingDetail,
    DrawnEdge,
    DrawnNode,
    DrawnPartnership,
    DrawnTheme,
    ExplainedLink,
    Grid<u8>,
    GroupTotals,
    InBoth,
    Level,
    MadeBy,
    OrphanReport,
    PartnershipRef,
    Scope,
    UnmetReport,
    Versioned<u8>,
    Alignment,
    AlignmentPath,
    Bootstrap,
    Cause,
    Cell,
    CellChange,
    CellSensitivity,
    CellSide,
    CellState,
    ChangeKind,
    CheckStatus,
    AsideKind,
    Claim,
    Clash,
    CodebookOverlay,
    CodebookReport,
    Coding,
    Commitment,
    CommitmentCell,
    CommitmentLevel,
    CommitmentReading,
    CommitmentReport,
    CommitmentVerbs,
    Comparison,
    Conflict,
    ConflictReport,
    Counts,
    CoverageGraph<'static>,
    CoverageMatrix,
    CoveredBy,
    Crosswalk,
    CrosswalkDiff,
    Date,
    Decision,
    Denial,
    DenialKind,
    Depth,
    DerivedRelation,
    Disagreement,
    DocumentFormat,
    DocumentReader,
    Dot<'static>,
    DueLine,
    DueReport,
    Edge<'static>,
    EdgeKind,
    Error,
    Evidence,
    Exchange,
    Explanation,
    FileKind,
    Filler,
    Fingerprint,
    Flip,
    Format,
    Framework,
    FrameworkId,
    Furniture,
    Gap,
    GapExchange,
    GapKind,
    GapReport,
    Gexf<'static>,
    GraphMl<'static>,
    GraphPicture<'static>,
    Group,
    GroupExchange,
    GroupGaps,
    Grouping,
    HeatMap<'static>,
    Interval,
    Justification,
    LeadReport,
    LeadRow,
    LeadTheme,
    Lever,
    LineUse,
    Link,
    LinkAt<'static>,
    LinkChange,
    LinkLine,
    LinkList,
    LinkReview,
    LinkSide,
    Locator,
    Mapper,
    MapperBuilder<'static>,
    Mappers,
    MappersBuilder<'static>,
    MatchKind,
    Matter,
    Measure,
    Misleading,
    NearMiss,
    Neighbour,
    Neighbourhood,
    Node<'static>,
    NodeKey<'static>,
    NodeKind,
    Note,
    Offer,
    OnlyIn,
    Orphan,
    PairCell,
    PairFact,
    Partnership,
    PartnershipId,
    Period,
    Place,
    Plan,
    PlanBuilder,
    PlanDetails,
    PlanId,
    PlanKind,
    PlanNote,
    PlanReader,
    PlanReading,
    Provenance,
    Reading,
    Study,
    StudyPlan,
    Summary,
    Reason,
    Relation,
    Reliability,
    Review,
    Reviewed,
    Ring,
    Role,
    RoleWords,
    Ruling,
    RulingState,
    Score,
    Sensitivity,
    SetReader,
    SheetNote,
    SheetReader,
    SheetReading<()>,
    Side,
    SimilarityMap<'static>,
    SimilarityMatrix,
    Source,
    Spelling,
    Sssom<'static>,
    SssomReader,
    Statement,
    StatementMatrix,
    StatementRef,
    StatementId,
    Status,
    Tabular,
    TermRef,
    TextReader,
    Theme,
    ThemeAgreement,
    ThemeChange,
    ThemeId,
    ThemeLabel,
    ThemeOverlay,
    ThemeThen,
    Thesaurus,
    Timeline,
    TimelinePlan,
    TimelineStep,
    Timing,
    Unled,
    Unmet,
    UnmetReason,
    Verdict,
    Wanted,
    WhoElse,
    Wording,
);

/// The types of features that a small build leaves out.
#[cfg(feature = "workbook")]
const _: fn() = send_and_sync::<pc::Workbook<'static>>;
#[cfg(feature = "html-report")]
const _: fn() = || {
    send_and_sync::<pc::HtmlReport<'static>>();
    send_and_sync::<pc::HtmlReportBuilder<'static>>();
};
const OPTIONAL: [&str; 3] = ["Workbook", "HtmlReport", "HtmlReportBuilder"];

/// Traits are no types.
const TRAITS: [&str; 3] = ["Answer", "AsJson", "Kind"];

/// The types that the rooms name; functions are in lower case, constants in upper case.
fn exported() -> Vec<&'static str> {
    let rooms = [
        include_str!("../../src/error/mod.rs"),
        include_str!("../../src/answer/mod.rs"),
        include_str!("../../src/document/mod.rs"),
        include_str!("../../src/evaluate/mod.rs"),
        include_str!("../../src/format/mod.rs"),
        include_str!("../../src/graph/mod.rs"),
        include_str!("../../src/mapping/mod.rs"),
        include_str!("../../src/model/mod.rs"),
        include_str!("../../src/report/mod.rs"),
        include_str!("../../src/review/mod.rs"),
    ];
    let uses = rooms
        .into_iter()
        .flat_map(|room| room.split("pub use ").skip(1));
    let names = uses.flat_map(|text| {
        let names = text.split_once(';').map_or("", |(names, _)| names);
        let names = names.rsplit_once("::").map_or(names, |(_, names)| names);
        names.split([',', '{', '}'])
    });
    let names = names
        .map(str::trim)
        .filter(|name| name.starts_with(char::is_uppercase));
    names
        .filter(|name| {
            name.contains(char::is_lowercase) && !TRAITS.contains(name) && !OPTIONAL.contains(name)
        })
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
        "each public type of the rooms belongs into the list above"
    );
}
