//! The columns of a sheet of statements, under all names that people give them.

use crate::format::sheet::grid_rows::Name;

pub(crate) const COLUMNS: [Name; 16] = [
    &[
        "id",
        "statement id",
        "ref",
        "reference",
        "no",
        "number",
        "ref no",
        "action no",
        "action number",
        "action id",
    ],
    &["role", "type", "sort", "statement type"],
    &[
        "text",
        "statement",
        "statements",
        "wording of statement",
        "description",
    ],
    &["parent", "parent id", "under"],
    &[
        "leads",
        "lead",
        "lead organisation",
        "lead organisations",
        "lead organization",
        "lead officer",
        "lead officers",
        "lead agency",
        "lead body",
        "lead partner",
        "lead partners",
        "responsible",
        "responsible officer",
        "responsibility",
        "responsibilities",
        "owner",
        "action owner",
        "delivered by",
        "managed by",
        "who",
        "by whom",
        "sro",
        "organisation",
        "organisations",
        "organization",
    ],
    &[
        "due",
        "due date",
        "by when",
        "deadline",
        "timescale",
        "timescales",
        "target date",
        "completion",
        "completion date",
        "planned completion",
        "target completion",
        "end date",
        "when",
        "timeframe",
        "quarter",
    ],
    &[
        "status",
        "progress status",
        "rag",
        "rag status",
        "brag",
        "brag status",
        "state",
    ],
    &["audience"],
    &["wording", "whose words"],
    &["section"],
    &["position"],
    &["find", "words to find"],
    &["page"],
    &["line"],
    &[
        "action",
        "actions",
        "activity",
        "activities",
        "key action",
        "key actions",
        "task",
        "what we will do",
        "what will we do",
        "commitment",
    ],
    &[
        "priority",
        "priorities",
        "priority area",
        "strategic priority",
        "outcome",
        "outcomes",
        "objective",
        "aim",
    ],
];
pub(crate) const ID: usize = 0;
pub(crate) const ROLE: usize = 1;
pub(crate) const TEXT: usize = 2;
pub(crate) const PARENT: usize = 3;
pub(crate) const LEADS: usize = 4;
pub(crate) const DUE: usize = 5;
pub(crate) const STATUS: usize = 6;
pub(crate) const AUDIENCE: usize = 7;
pub(crate) const WORDING: usize = 8;
pub(crate) const SECTION: usize = 9;
pub(crate) const POSITION: usize = 10;
pub(crate) const FIND: usize = 11;
pub(crate) const PAGE: usize = 12;
pub(crate) const LINE: usize = 13;
/// A text that is an action by the name of its column.
pub(crate) const ACTION: usize = 14;
/// The text of the heading that a row stands under.
pub(crate) const HEADING: usize = 15;
/// The columns that are written: those behind them are names that only people use.
pub(crate) const WRITTEN: usize = 14;
