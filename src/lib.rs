//! Maps what local partnerships say they will do onto what national policy asks for, and answers with
//! evidence: who covers what, where the gaps are, and who could learn from whom.
//!
//! # Words
//!
//! - [`Partnership`]: the body that publishes plans. It may have several [`Plan`]s over time.
//! - [`Plan`]: one published document, as a list of statements.
//! - [`Statement`]: the unit that is mapped: a priority, outcome, action, progress line or indicator, with the
//!   heading it stands under, who leads, when it is due, and a [`Locator`] into the document.
//! - [`Framework`] and [`Theme`]: the national side, with the codebook by which a theme is recognised.
//! - [`Thesaurus`]: the words of a field: acronyms, synonym rings, spellings, phrases that mislead.
//! - [`Link`]: the [`Claim`] that a statement addresses a theme, with a relation, a confidence from 0 to 1, a
//!   justification and [`Evidence`]: which words matched which term, how, and what that added.
//! - [`Crosswalk`]: all links of a plan to a framework, with the versions of all that made them.
//! - [`Depth`]: how deep the coverage of a theme goes, from named over planned, scheduled and owned to reported.
//! - Gap ([`GapReport`]): a theme that a partnership does not cover, with its nearest miss and who does cover it.
//! - Orphan ([`OrphanReport`]): a statement that no theme covers.
//! - [`Review`]: what people decided about links; [`Reviewed`] lays it over crosswalks, [`Sssom`] writes them for
//!   spreadsheets and other tools.
//! - [`Sensitivity`]: at which threshold, or weight of headings, a cell turns from covered to gap or back.
//! - [`Commitment`]: how firm an action is, read from its verb: to explore is not to deliver.
//! - [`Alignment`]: a crosswalk between two frameworks that is derived from local statements, never mixed with links.
//!
//! [`Partnership`]: model::Partnership
//! [`Locator`]: model::Locator
//! [`Claim`]: model::Claim
//! [`Evidence`]: model::Evidence
//! [`Depth`]: answer::Depth
//! [`OrphanReport`]: answer::OrphanReport
//! [`Sssom`]: format::Sssom
//! [`Sensitivity`]: answer::Sensitivity
//! [`Commitment`]: model::Commitment
//! [`Alignment`]: answer::Alignment
//!
//! # Example
//!
//! ```
//! use policy_crosswalk::{CoverageGraph, CoverageMatrix, Framework, Mapper, Plan};
//!
//! let plan = Plan::from_toml(r#"
//!     id = "north-2024"
//!     title = "Delivery plan"
//!     kind = "action-plan"
//!     partnership = { id = "north", name = "North ADP" }
//!     period = { from = "2024", to = "2027" }
//!     source = { title = "Delivery plan", publisher = "North ADP" }
//!
//!     [[statements]]
//!     id = "north-2024/1"
//!     role = "action"
//!     text = "Hand out naloxone kits to families"
//!     leads = ["NHS North"]
//!     due = "2026-03"
//! "#)?;
//! let framework = Framework::from_toml(r#"
//!     id = "response"
//!     title = "Emergency response"
//!     themes = [
//!         { id = "R-1", title = "Naloxone", terms = ["naloxone"] },
//!         { id = "R-2", title = "Family support", terms = ["families - naloxone"] },
//!     ]
//! "#)?;
//!
//! let crosswalks = [Mapper::new(&framework)?.map(&plan)];
//! let (plans, frameworks) = ([plan], [framework]);
//! let graph = CoverageGraph::new(&plans, &frameworks, &crosswalks)?;
//! let matrix = CoverageMatrix::new(&graph, "response")?;
//! assert_eq!(matrix.to_string(), "\
//! Emergency response (response), by partnership
//!
//! Theme                North ADP
//! R-1  Naloxone        owned 1
//! R-2  Family support  none found
//! Themes covered       1 of 2
//! Statements linked    1 of 1
//!
//! Each cell: the deepest that one statement goes (named < planned < scheduled <
//!   owned < reported), and how many statements address the theme.
//! none found: assessed, and no statement found that addresses the theme.
//! Made by policy-crosswalk 0.1.0 from north-2024; framework response; no
//!   thesaurus.
//! ");
//! # Ok::<(), policy_crosswalk::Error>(())
//! ```
//!
//! # The rooms
//!
//! One direction only: a room imports from those above it.
//!
//! | room | holds | never does |
//! |---|---|---|
//! | [`mod@error`] | what is wrong with an input, with its place | |
//! | [`model`] | what people write down, as plain data with its checks: plans, frameworks, thesauri, links, decisions | match text, parse a format |
//! | `language`, not public | words, stems, dates, negation, the table of English | know frameworks |
//! | [`mod@format`] | the model as TOML, JSON, sheets and SSSOM, and back | know what a document looks like |
#![cfg_attr(
    feature = "document",
    doc = "| [`document`] | published text → [`Plan`], with every line accounted for | guess silently |"
)]
#![cfg_attr(
    not(feature = "document"),
    doc = "| `document`, a feature | published text → [`Plan`], with every line accounted for | guess silently |"
)]
//! | [`mapping`] | a framework compiled once, applied to any number of statements | look at other statements |
//! | [`review`] | people's decisions laid over crosswalks | compare strings of text |
//! | [`graph`] | partnership → plan → statement → theme → framework, and leads | score, format |
//! | [`answer`] | one file a question: coverage, gaps, evidence, comparison, time, and more | format |
//! | [`evaluate`] | how far codings and crosswalks agree, with intervals | format |
//! | [`report`] | answers as text, Markdown, CSV and JSON, the graph as a drawing | compute |
#![cfg_attr(
    feature = "catalogue",
    doc = "| [`catalogue`] | built-in plans, frameworks, thesaurus and reviews | know any rule |"
)]
#![cfg_attr(
    not(feature = "catalogue"),
    doc = "| `catalogue`, a feature | built-in plans, frameworks, thesaurus and reviews | know any rule |"
)]
//!
//! The root names what most programs need. [`method`] explains to a researcher how a link comes about, and its limits.
//!
//! # Types and lifetimes
//!
//! - Plans, frameworks, crosswalks, reviews and answers own what they hold, and pass through `serde`, in formats that
//!   describe themselves (JSON, TOML, CBOR and the like; not postcard or bincode).
//! - `from_toml`, `from_json` and the readers of sheets check what they read. What `serde` reads directly is not
//!   checked: call [`Plan::check`] or [`Framework::check`] on what strangers send. Nothing panics where that is left out.
//! - A [`Mapper`] owns its framework and thesaurus. A clone shares what was compiled, so it costs next to nothing.
//! - A [`CoverageGraph`] borrows plans, frameworks and crosswalks; its documentation shows three ways to keep it beside
//!   them. Answers borrow nothing from the graph; a report borrows its answer while it is written.
//! - What the catalogue lends is `&'static`.
//! - Every public type is `Send + Sync`. A mapper on several threads says of each statement what it says on one, so
//!   plans can be mapped in parallel, and their crosswalks put together in any order.
//!
//! # Costs
//!
//! Compiling a framework takes milliseconds, so it is done once; mapping a statement takes microseconds; building a
//! graph takes about a microsecond for each statement and link, and an answer a walk over it. The cost of each grows
//! with the size of what it is given and no faster; where a bound is set for that, its documentation says it. Measured
//! figures stand in `benches/README.md` of the repository.
//!
//! # Feature flags
//!
//! | feature | what it adds | by default |
//! |---|---|---|
//! | `catalogue` | the built-in data; 2 MB of text, of which a program holds what it names | yes |
//! | `document` | reading plans as they were published: plain text and Markdown | yes |
//! | `html` | documents in HTML; implies `document` | no |
//! | `docx` | Word documents; implies `document` | no |
//! | `rayon` | mapping plans on all threads | no |
//! | `workbook` | Excel workbooks (`.xlsx`): all about a framework to look through and decide, verdicts read back; plans and frameworks in sheets | no |
//! | `cli` | the command `crosswalk`, no part of the library; implies `catalogue`, `docx`, `html` and `workbook` | no |
//!
//! # What the library never does
//!
//! It reads no files and no clock, draws no random numbers and shows no order of a hash table: `&str` in, values
//! out, the same bytes for the same input. It never panics on input. A link depends on its statement, the
//! headings above it, and the framework; never on other statements or plans. Matching knows nothing of alcohol
//! and drugs, which live in the catalogue's data; reports compute nothing, and answers format nothing.

pub mod answer;
#[cfg(feature = "catalogue")]
pub mod catalogue;
#[cfg(feature = "document")]
pub mod document;
pub mod error;
pub mod evaluate;
pub mod format;
pub mod graph;
mod language;
pub mod mapping;
#[doc = include_str!("method.md")]
pub mod method {}
pub mod model;
pub mod report;
pub mod review;

pub use answer::{CoverageMatrix, GapReport, Scope};
#[cfg(feature = "document")]
pub use document::DocumentReader;
pub use error::{Error, Place};
pub use graph::{CoverageGraph, Grouping};
pub use mapping::Mapper;
pub use model::{
    Crosswalk, Date, Framework, FrameworkId, Link, PartnershipId, Plan, PlanId, Review, Statement,
    StatementId, Theme, ThemeId, Thesaurus,
};
pub use report::{Answer, Format};
pub use review::Reviewed;

/// The code of the README, so that it compiles and runs.
#[cfg(all(doctest, feature = "catalogue"))]
#[doc = include_str!("../README.md")]
pub struct Readme;
