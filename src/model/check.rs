//! Checks that several kinds of data share.

use std::collections::HashMap;

use crate::error::{Error, Place};
use crate::model::Date;

/// A text that says something.
pub(crate) fn not_empty(
    text: &str,
    path: impl std::fmt::Display,
    expected: &'static str,
) -> Result<(), Error> {
    if text.trim().is_empty() {
        return Err(Error::Empty {
            place: Place::field(path.to_string()),
            expected,
        });
    }
    Ok(())
}

/// An end, where there is one, that is not before the beginning.
pub(crate) fn in_order(from: Date, to: Option<Date>, path: &str) -> Result<(), Error> {
    match to {
        Some(to) if to.is_before(from) => Err(Error::Period {
            place: Place::field(path),
            from: from.to_string(),
            to: to.to_string(),
        }),
        _ => Ok(()),
    }
}

/// How many others an item of a plan or framework may stand under.
pub const MAX_LEVELS: usize = 64;

/// Items of one list by their ids, which are to be unique, and the chains of parents above them.
pub(crate) struct Family<'a> {
    /// What an item is called.
    pub(crate) what: &'static str,
    /// The field that holds the list: `statements`.
    pub(crate) list: &'static str,
    /// What it is in: `of this plan`.
    pub(crate) whole: &'static str,
    at: HashMap<&'a str, usize>,
    /// Each item's id, and its parent's.
    items: Vec<(&'a str, Option<&'a str>)>,
}

impl<'a> Family<'a> {
    pub(crate) fn new(what: &'static str, list: &'static str, whole: &'static str) -> Self {
        Self {
            what,
            list,
            whole,
            at: HashMap::new(),
            items: Vec::new(),
        }
    }

    /// Takes the next item.
    ///
    /// # Errors
    /// [`Error::Duplicate`] where an earlier one has its id.
    pub(crate) fn push(&mut self, id: &'a str, parent: Option<&'a str>) -> Result<(), Error> {
        let i = self.items.len();
        if let Some(earlier) = self.at.insert(id, i) {
            let earlier = self.field(earlier, "id");
            return Err(Error::duplicate(self.what, id, earlier).at(self.field(i, "id")));
        }
        self.items.push((id, parent));
        Ok(())
    }

    fn field(&self, i: usize, name: &str) -> Place {
        Place::field(format!("{}[{i}].{name}", self.list))
    }

    /// Checks that each parent is there, and that each chain of parents ends, after [`MAX_LEVELS`] at most. It
    /// looks at each item once.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::Cycle`] for a member of the ring, or [`Error::TooDeep`].
    pub(crate) fn check(&self) -> Result<(), Error> {
        let items = self.items.iter().enumerate();
        let parents: Vec<Option<usize>> = items
            .map(|(i, (_, parent))| parent.map(|id| self.position(i, id)).transpose())
            .collect::<Result<_, Error>>()?;
        let id = |i: usize| self.items[i].0.to_owned();
        levels(&parents).map_err(|flaw| match flaw {
            Flaw::Ring(i) => Error::Cycle {
                place: self.field(i, "parent"),
                id: id(i),
            },
            Flaw::TooDeep(i) => Error::TooDeep {
                place: self.field(i, "parent"),
                id: id(i),
                most: MAX_LEVELS,
            },
        })
    }

    fn position(&self, i: usize, parent: &str) -> Result<usize, Error> {
        self.at.get(parent).copied().ok_or_else(|| {
            let expected = format!("the id of a {} {}", self.what, self.whole);
            Error::missing(self.what, parent, expected).at(self.field(i, "parent"))
        })
    }
}

/// What is wrong with chains of parents, and the item at which it shows.
enum Flaw {
    Ring(usize),
    TooDeep(usize),
}

/// Follows each chain as far as what is known of it already.
fn levels(parents: &[Option<usize>]) -> Result<(), Flaw> {
    #[derive(Clone, Copy, PartialEq)]
    enum Known {
        No,
        OnTheWay,
        Levels(usize),
    }
    let mut known = vec![Known::No; parents.len()];
    let mut way = Vec::new();
    for start in 0..parents.len() {
        let mut next = Some(start);
        let mut above = 0;
        while let Some(i) = next {
            match known[i] {
                Known::No => {
                    known[i] = Known::OnTheWay;
                    way.push(i);
                    next = parents[i];
                }
                Known::OnTheWay => {
                    let ring = way.iter().skip_while(|member| **member != i);
                    return Err(Flaw::Ring(ring.copied().min().unwrap_or(i)));
                }
                Known::Levels(levels) => {
                    above = levels + 1;
                    break;
                }
            }
        }
        while let Some(i) = way.pop() {
            if above > MAX_LEVELS {
                return Err(Flaw::TooDeep(i));
            }
            known[i] = Known::Levels(above);
            above += 1;
        }
    }
    Ok(())
}
