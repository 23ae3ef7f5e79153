//! Reads a plan as it was published.

mod blocks;
mod cell;
mod done;
mod fields;
mod front;
mod furniture;
mod grid;
mod headings;
#[cfg(feature = "html")]
mod html;
mod items;
mod ledger;
mod lines;
mod marker;
mod outline;
mod paragraphs;
mod phrase;
mod reader;
mod roles;
mod rows;
mod table;
mod walk;

pub use lines::{Furniture, LineUse};
pub use reader::{DocumentFormat, DocumentReader, Note, Reading};
pub use roles::RoleWords;
