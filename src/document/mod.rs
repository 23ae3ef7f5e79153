//! Reads a plan as it was published.

mod block;
mod bodies;
mod done;
mod fields;
mod form;
mod front;
mod lines;
mod marker;
mod meaning;
mod phrase;
mod reader;
mod roles;
mod source;
mod whose;

pub use lines::{Furniture, LineUse};
pub use reader::{DocumentFormat, DocumentReader, Note, Reading, Summary};
pub use roles::RoleWords;
