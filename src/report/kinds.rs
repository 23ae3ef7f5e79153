//! All answers that have a report, with their names.

use std::fmt;

use crate::answer::{
    Alignment, CodebookReport, CommitmentReport, Comparison, ConflictReport, CoverageMatrix,
    CrosswalkDiff, Drawing, DueReport, Exchange, Explanation, GapReport, LeadReport, LinkList,
    OrphanReport, Sensitivity, SimilarityMatrix, StatementMatrix, Timeline, UnmetReport, WhoElse,
};
use crate::evaluate::{Agreement, Reliability};
use crate::report::{Answer, Kind};

macro_rules! kinds {
    ($($answer:ty: $kind:literal,)*) => {
        /// The names of all answers; see [`Kind`].
        pub const KINDS: &[&str] = &[$($kind),*];

        $(
            impl Kind for $answer {
                const KIND: &'static str = $kind;
            }

            /// The text report.
            impl fmt::Display for $answer {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.text(f)
                }
            }
        )*
    };
}

kinds! {
    Agreement: "agreement",
    Alignment: "alignment",
    CodebookReport: "codebook_check",
    CommitmentReport: "commitment",
    Comparison: "compare",
    ConflictReport: "conflicts",
    CoverageMatrix: "coverage",
    CrosswalkDiff: "diff",
    Drawing: "drawing",
    DueReport: "due",
    Exchange: "exchange",
    Explanation: "explain",
    GapReport: "gaps",
    LeadReport: "leads",
    LinkList: "link_list",
    OrphanReport: "orphans",
    Reliability: "reliability",
    Sensitivity: "sensitivity",
    SimilarityMatrix: "similarity",
    StatementMatrix: "statement_matrix",
    Timeline: "timeline",
    UnmetReport: "unmet",
    WhoElse: "who_else",
}
