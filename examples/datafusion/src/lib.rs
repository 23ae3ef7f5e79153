//! policy-crosswalk within [Apache DataFusion](https://datafusion.apache.org): statements in any table are mapped by
//! SQL, on all threads, and what comes out is a table again.
//!
//! ```text
//! map_themes(text)            → List<Struct<theme, confidence, relation>>, the surest first
//! map_themes(text, headings)  → the same under headings, the nearest first
//! ```
//!
//! It says what [`Mapper::map_text`](policy_crosswalk::Mapper::map_text) says, from the mapper's threshold up.

mod function;
mod tables;

pub use function::{MapThemes, map_themes};
pub use tables::{coverage, create_links, register, statements_of};
