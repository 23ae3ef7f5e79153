//! What several answers are made of: scopes, surveys, grids and cells, depths, reasons, and what made them.

pub(crate) mod cell_grid;
pub(crate) mod depth;
pub(crate) mod made_by;
pub(crate) mod matrix_cell;
pub(crate) mod nearness;
pub(crate) mod reason;
pub(crate) mod scope;
mod shape;
pub(crate) mod study;
pub(crate) mod subject;
pub(crate) mod survey;

pub use cell_grid::Grid;
pub use depth::Depth;
pub use made_by::{MadeBy, Versioned};
pub use matrix_cell::{Cell, CellState, CellStatement, WEAK};
pub use reason::Reason;
pub use scope::{ByLevel, Level, Scope};
pub use study::{Study, StudyPlan};
