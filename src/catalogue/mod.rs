//! The built-in plans, frameworks and thesaurus.

mod built_in;

pub use built_in::{
    commitment_verbs, crosswalks, framework, frameworks, mapper, plan, plans, reviewed, reviews,
    select, thesaurus,
};
