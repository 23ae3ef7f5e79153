//! Reads a plan as it was published.

mod account;
mod block;
mod bodies;
mod cues;
mod done;
mod field_names;
mod fields;
mod form;
mod front;
mod lines;
mod marker;
mod meaning;
mod note;
mod phrase;
mod plan_reader;
mod reader;
mod roles;
mod source;
mod trailing;
mod when;
mod whole;
mod whose;

pub use lines::{Furniture, LineUse};
pub use note::{Note, Reading, Summary};
pub use plan_reader::{PlanNote, PlanReader, PlanReading};
pub use reader::{DocumentFormat, DocumentReader};
pub use roles::RoleWords;
