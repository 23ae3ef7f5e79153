//! The headings that are open at a place in the document, and what they announce.

use crate::model::Role;

/// What a heading is for the statements under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// The title of the document.
    Title,
    /// A heading that announces no role.
    Section,
    /// A heading of a part that is not the plan proper.
    Outside,
    /// A heading with words of its own that announces a role.
    Telling,
    /// A heading that does no more than announce a role.
    Bare,
    /// A label that ends with a colon and announces a role.
    RoleLabel,
    /// A priority.
    Priority,
    /// A numbered action with a list of its parts.
    Owner,
    /// A label that ends with a colon, such as the people that the lines under it tell of.
    Label,
    /// The sentence that leads to a list.
    LeadIn,
}

/// Levels of headings of which the text does not tell the level.
pub(super) mod level {
    /// Of plain headings and of labelled priorities.
    pub(crate) const PLAIN: u8 = 10;
    /// Of plain headings below a priority.
    pub(crate) const SUB: u8 = 11;
    /// Of what only announces a role.
    pub(crate) const ROLE: u8 = 12;
    /// Of labels.
    pub(crate) const LABEL: u8 = 13;
    /// Of a list's lead-in.
    pub(crate) const LEAD_IN: u8 = 14;
}

/// An open heading.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// How deep it stands; smaller is higher.
    pub(super) level: u8,
    /// What it is.
    pub(super) sort: Sort,
    /// Its text as a statement: without label, number and colon.
    pub(super) text: String,
    /// Its text as published.
    pub(super) shown: String,
    /// The role that it announces.
    pub(super) role: Option<Role>,
    /// Whether a lead-in names what follows better than the heading above it does.
    pub(super) names: bool,
    /// The line that it stands on (from 0), and its page.
    pub(super) at: (usize, u32),
    /// The statement made of it, once one stands under it.
    pub(super) statement: Option<usize>,
}

/// The open headings, the outermost first.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    pub(super) heads: Vec<Head>,
}

impl Outline {
    /// Opens a heading, and closes those that are as deep or deeper.
    pub(super) fn open(&mut self, head: Head) {
        self.close(head.level);
        self.heads.push(head);
    }

    /// Closes all headings from this level down.
    pub(super) fn close(&mut self, level: u8) {
        while self.heads.last().is_some_and(|last| last.level >= level) {
            self.heads.pop();
        }
    }

    /// Whether a priority is open.
    pub(super) fn in_priority(&self) -> bool {
        self.heads.iter().any(|head| head.sort == Sort::Priority)
    }

    /// The role that the innermost heading with one announces; headings of other parts hide those above.
    pub(super) fn role(&self) -> Option<Role> {
        self.heads
            .iter()
            .rev()
            .take_while(|head| head.sort != Sort::Outside)
            .find_map(|head| match head.sort {
                Sort::Priority => Some(None),
                _ => head.role.map(Some),
            })
            .flatten()
    }

    /// The role that the innermost heading announces, labels and lead-ins apart.
    pub(super) fn own_role(&self) -> Option<Role> {
        self.heads
            .iter()
            .rev()
            .find(|head| !matches!(head.sort, Sort::Label | Sort::LeadIn | Sort::Owner))
            .and_then(|head| head.role)
    }

    /// Whether the place is in a part that is not the plan proper.
    pub(super) fn is_outside(&self) -> bool {
        self.heads.iter().any(|head| head.sort == Sort::Outside)
    }

    /// The heading as published that a reader would look for.
    pub(super) fn section(&self) -> Option<&str> {
        self.heads
            .iter()
            .rev()
            .find(|head| {
                !matches!(
                    head.sort,
                    Sort::LeadIn | Sort::RoleLabel | Sort::Label | Sort::Owner
                )
            })
            .map(|head| &*head.shown)
    }

    /// The positions of the headings that a statement of this role stands under, the outermost first.
    pub(super) fn chain(&self, role: Role) -> Vec<usize> {
        let mut chain = Vec::new();
        let mut priority = false;
        for (i, head) in self.heads.iter().enumerate() {
            let belongs = match head.sort {
                Sort::Priority | Sort::Label | Sort::Owner => true,
                Sort::Telling => !priority,
                Sort::Section => priority || !chain.is_empty(),
                _ => false,
            };
            if head.sort == Sort::Priority && !priority {
                chain.clear();
            }
            priority |= head.sort == Sort::Priority;
            if belongs {
                chain.push(i);
            }
        }
        if chain.is_empty() {
            chain.extend(self.fallback(role));
        }
        chain
    }

    /// The nearest heading that can stand for a priority where none is named.
    fn fallback(&self, role: Role) -> Option<usize> {
        let nearest =
            |fits: &dyn Fn(Sort) -> bool| self.heads.iter().rposition(|head| fits(head.sort));
        let heading =
            nearest(&|sort| sort == Sort::Section).or_else(|| nearest(&|sort| sort == Sort::Bare));
        match nearest(&|sort| sort == Sort::LeadIn) {
            Some(lead_in) if heading.is_none() || self.heads[lead_in].names => Some(lead_in),
            Some(_) => heading,
            None => heading.filter(|_| role != Role::Priority),
        }
    }
}
