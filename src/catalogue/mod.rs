//! The built-in plans, frameworks, thesaurus and reviews, with what is made of them.
//!
//! Titles, priorities and outcomes stand as published; actions, progress and measures are short summaries, each with
//! a locator into the published document. Descriptions and terms of themes, the thesaurus and the reviews are this
//! project's own. The data stands under `src/catalogue/data`, embedded, and knows no rule.
//!
//! Everything is read and made when it is first asked for, once for the whole program, and lent: asking again costs
//! nothing, from any thread. What is not asked for is not made, and a program that names nothing of a kind does not
//! hold its data. What ends in `_of` is made anew of what is given: users' own plans and frameworks, with the
//! built-in thesaurus and reviews.
//!
//! ```
//! use policy_crosswalk::{CoverageGraph, CoverageMatrix, Plan, catalogue};
//!
//! let mine = Plan::from_toml(r#"
//!     id = "north-2024"
//!     title = "Delivery plan"
//!     kind = "action-plan"
//!     partnership = { id = "north", name = "North ADP" }
//!     period = { from = "2024" }
//!     source = { title = "Delivery plan", publisher = "North ADP" }
//!     statements = [{ id = "north-2024/1", role = "action", text = "Advocacy for everyone in treatment" }]
//! "#)?;
//! let plans = || catalogue::plans().iter().chain([&mine]);
//! let frameworks = catalogue::select(["mat-2021"])?;
//! let reviewed = catalogue::reviewed_of(plans(), frameworks.iter().copied(), [])?;
//! let graph = CoverageGraph::new(plans(), frameworks, &reviewed.crosswalks)?;
//! let matrix = CoverageMatrix::new(&graph, "mat-2021")?;
//! assert_eq!(matrix.cell("MAT-8", "north").unwrap().statements.len(), 1);
//! # Ok::<(), policy_crosswalk::Error>(())
//! ```
//!
//! # To add a framework
//!
//! A file in `data/frameworks`, with the source of each theme; an entry in `embedded.rs`; and a file of decisions in
//! `data/reviews`: tests in `tests/catalogue` hold that each claimed link of a built-in plan has one, with a reason.

pub(crate) mod built_in;
pub(crate) mod embedded;
pub(crate) mod lent;

pub use built_in::{
    commitment_verbs, framework, frameworks, plan, plans, review, reviews, select, thesaurus,
    version,
};
pub use lent::{
    crosswalks, crosswalks_of, decisions_about, mapper, mapper_of, mappers, reviewed, reviewed_of,
};
