//! Keeps the statements, the notes and the account of each line while a document is read.

use std::collections::{HashMap, HashSet};

use crate::document::LineUse;
use crate::document::Note;
use crate::document::phrase::{key, likeness};
use crate::error::Error;
use crate::model::{Locator, Role, Statement};
use crate::model::{PlanId, StatementId};

/// Where a statement stands.
#[derive(Clone, Debug, Default)]
pub(in crate::document) struct LedgerSpot {
    /// Its first line, from 0.
    pub(in crate::document) line: usize,
    /// Its page, from 1.
    pub(in crate::document) page: u32,
    /// The heading that a reader would look for.
    pub(in crate::document) section: Option<String>,
}

/// What the reading has brought so far.
pub(in crate::document) struct Ledger {
    id: PlanId,
    /// Whether the text has pages.
    pub(in crate::document) paged: bool,
    pub(in crate::document) statements: Vec<Statement>,
    pub(in crate::document) notes: Vec<Note>,
    pub(in crate::document) uses: Vec<Option<LineUse>>,
    ids: HashSet<String>,
    counts: HashMap<(Option<usize>, Role), u32>,
    said: HashMap<(Option<usize>, Role, String), usize>,
    priorities: HashMap<String, usize>,
    numbered: HashMap<String, String>,
    listed: HashSet<String>,
    owners: HashSet<usize>,
}

impl Ledger {
    pub(in crate::document) fn new(id: PlanId, uses: Vec<Option<LineUse>>) -> Self {
        Self {
            id,
            paged: false,
            statements: Vec::new(),
            notes: Vec::new(),
            uses,
            ids: HashSet::new(),
            counts: HashMap::new(),
            said: HashMap::new(),
            priorities: HashMap::new(),
            numbered: HashMap::new(),
            listed: HashSet::new(),
            owners: HashSet::new(),
        }
    }

    /// Books lines that have no use yet.
    pub(in crate::document) fn book(&mut self, first: usize, last: usize, what: LineUse) {
        for slot in self.uses.iter_mut().take(last + 1).skip(first) {
            slot.get_or_insert(what);
        }
    }

    /// Books lines anew, whatever they were booked as.
    pub(in crate::document) fn rebook(&mut self, first: usize, last: usize, what: LineUse) {
        for slot in self.uses.iter_mut().take(last + 1).skip(first) {
            if *slot != Some(LineUse::Blank) {
                *slot = Some(what);
            }
        }
    }

    /// The text of a statement.
    pub(in crate::document) fn text(&self, at: usize) -> &str {
        self.statements
            .get(at)
            .map_or("", |statement| &*statement.text)
    }

    /// Whether statements stand under this one.
    pub(in crate::document) fn has_children(&self, at: usize) -> bool {
        self.owners.contains(&at)
    }

    /// The priority with this title.
    pub(in crate::document) fn priority_of(&self, text: &str) -> Option<usize> {
        self.priorities.get(&key(text)).copied()
    }

    /// Notes a text that was not placed; `line` counts from 0.
    pub(in crate::document) fn note(&mut self, line: usize, text: &str, why: &str) {
        self.tell(line, line, text, why);
    }

    /// Notes a text on several lines.
    pub(in crate::document) fn tell(&mut self, first: usize, last: usize, text: &str, why: &str) {
        self.notes.push(Note {
            line: first + 1,
            last: last + 1,
            text: text.to_owned(),
            why: why.to_owned(),
        });
    }

    /// Notes a text, and books its lines as noted.
    pub(in crate::document) fn note_lines(
        &mut self,
        first: usize,
        last: usize,
        text: &str,
        why: &str,
    ) {
        self.tell(first, last, text, why);
        self.book(first, last, LineUse::Noted);
    }

    /// Adds a statement, unless the same stands in the same place already; says which it is and whether it is new.
    pub(in crate::document) fn add(
        &mut self,
        role: Role,
        text: &str,
        parent: Option<usize>,
        spot: &LedgerSpot,
    ) -> Result<(usize, bool), Error> {
        let said = (parent, role, key(text));
        if let Some(found) = self.said.get(&said) {
            return Ok((*found, false));
        }
        let count = self.counts.entry((parent, role)).or_insert(0);
        *count += 1;
        let count = *count;
        let id = self.fresh_id(role, parent, count)?;
        let mut statement = Statement::new(id, role, text);
        statement.parent = parent
            .and_then(|at| self.statements.get(at))
            .map(|s| s.id.clone());
        statement.locator = Locator {
            section: spot.section.clone(),
            position: Some(format!("{} {count}", role.name())),
            find: None,
            page: self.paged.then_some(spot.page),
            line: u32::try_from(spot.line + 1).ok(),
        };
        let at = self.statements.len();
        self.owners.extend(parent);
        self.statements.push(statement);
        self.said.insert(said, at);
        Ok((at, true))
    }

    /// `plan/2`, `plan/2.o1`, `plan/2.o1.3`: a letter for the role, none for what is usual at its place.
    fn fresh_id(
        &mut self,
        role: Role,
        parent: Option<usize>,
        count: u32,
    ) -> Result<StatementId, Error> {
        let owner = parent.and_then(|at| self.statements.get(at));
        let plain = match role {
            Role::Priority => owner.is_none(),
            Role::Action => owner.is_some(),
            _ => false,
        };
        let letter = match role {
            _ if plain => "",
            Role::Priority => "s",
            Role::Outcome => "o",
            Role::Action => "a",
            Role::Progress => "p",
            Role::Indicator => "i",
        };
        let stem = match owner {
            Some(owner) => format!("{}.{letter}", owner.id),
            None => format!("{}/{letter}", self.id),
        };
        let mut text = format!("{stem}{count}");
        while !self.ids.insert(text.clone()) {
            text.push('x');
        }
        StatementId::new(&text)
    }

    /// The statement for a priority's heading. A heading that comes again, or in other words of the same key, is
    /// the same statement, in its fullest wording.
    pub(in crate::document) fn priority(
        &mut self,
        text: &str,
        parent: Option<usize>,
        spot: &LedgerSpot,
    ) -> Result<usize, Error> {
        let key = key(text);
        if let Some(at) = self.priorities.get(&key).copied() {
            if let Some(statement) = self.statements.get_mut(at)
                && text.len() > statement.text.len()
            {
                text.clone_into(&mut statement.text);
            }
            return Ok(at);
        }
        let (at, _) = self.add(Role::Priority, text, parent, spot)?;
        self.priorities.insert(key, at);
        Ok(at)
    }

    /// The priority whose title begins a text, and the rest of the text.
    pub(in crate::document) fn priority_before<'a>(
        &self,
        text: &'a str,
    ) -> Option<(usize, &'a str)> {
        if self.priorities.is_empty() {
            return None;
        }
        let mut end = 0;
        let mut found = None;
        for word in text.split_inclusive(' ').take(12) {
            end += word.len();
            if let Some(at) = self.priorities.get(&key(&text[..end])) {
                found = Some((*at, text[end..].trim_start()));
            }
        }
        found
    }

    /// Remembers a priority that stands in a list, with its number.
    pub(in crate::document) fn list_priority(
        &mut self,
        text: &str,
        number: Option<&str>,
        at: usize,
    ) {
        let key = key(text);
        self.priorities.entry(key.clone()).or_insert(at);
        if let Some(number) = number {
            self.numbered
                .entry(number.to_owned())
                .or_insert_with(|| key.clone());
        }
        self.listed.insert(key);
    }

    /// Whether an item says a listed priority again: in the same words, or nearly so under the same number.
    pub(in crate::document) fn is_listed(&self, text: &str, number: Option<&str>) -> bool {
        if self.listed.is_empty() {
            return false;
        }
        let key = key(text);
        let near = number
            .and_then(|number| self.numbered.get(number))
            .is_some_and(|known| likeness(known, &key) >= 0.75);
        near || self.listed.contains(&key)
    }
}
