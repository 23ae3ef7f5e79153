//! The headings that are open at a place in the document, and what they announce.

use crate::model::Role;

/// What a heading is for the statements under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) enum Sort {
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
    /// A goal with a label under a priority: `Objective 1.2: …`.
    Goal,
    /// A numbered action with a list of its parts.
    Owner,
    /// A label that ends with a colon, such as the people that the lines under it tell of.
    Label,
    /// The sentence that leads to a list.
    LeadIn,
}

/// Levels of headings of which the text does not tell the level.
pub(in crate::document) mod level {
    /// Of plain headings and of labelled priorities.
    pub(in crate::document) const PLAIN: u8 = 10;
    /// Of plain headings below a priority.
    pub(in crate::document) const SUB: u8 = 11;
    /// Of what only announces a role.
    pub(in crate::document) const ROLE: u8 = 12;
    /// Of labels.
    pub(in crate::document) const LABEL: u8 = 13;
    /// Of a list's lead-in.
    pub(in crate::document) const LEAD_IN: u8 = 14;
}

/// An open heading.
#[derive(Clone, Debug)]
pub(in crate::document) struct OutlineHead {
    /// How deep it stands; smaller is higher.
    pub(in crate::document) level: u8,
    /// What it is.
    pub(in crate::document) sort: Sort,
    /// Its text as a statement: without label, number and colon.
    pub(in crate::document) text: String,
    /// Its text as published.
    pub(in crate::document) shown: String,
    /// The role that it announces.
    pub(in crate::document) role: Option<Role>,
    /// Why what follows a lead-in is none of the plan's own matter.
    pub(in crate::document) aside: Option<&'static str>,
    /// Whether a lead-in tells what was done itself.
    pub(in crate::document) tells: bool,
    /// The line that it stands on (from 0), and its page.
    pub(in crate::document) at: (usize, u32),
    /// The statement made of it, once one stands under it.
    pub(in crate::document) statement: Option<usize>,
}

/// The open headings, the outermost first.
#[derive(Clone, Debug, Default)]
pub(in crate::document) struct Outline {
    pub(in crate::document) heads: Vec<OutlineHead>,
}

impl Outline {
    /// Opens a heading, and closes those that are as deep or deeper.
    pub(in crate::document) fn open(&mut self, head: OutlineHead) {
        self.close(head.level);
        self.heads.push(head);
    }

    /// Closes all headings from this level down.
    pub(in crate::document) fn close(&mut self, level: u8) {
        while self.heads.last().is_some_and(|last| last.level >= level) {
            self.heads.pop();
        }
    }

    /// Whether a priority is open.
    pub(in crate::document) fn in_priority(&self) -> bool {
        self.heads.iter().any(|head| head.sort == Sort::Priority)
    }

    /// The role that the innermost heading with one announces; headings of other parts hide those above.
    pub(in crate::document) fn role(&self) -> Option<Role> {
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
    pub(in crate::document) fn own_role(&self) -> Option<Role> {
        self.heads
            .iter()
            .rev()
            .find(|head| !matches!(head.sort, Sort::Label | Sort::LeadIn | Sort::Owner))
            .and_then(|head| head.role)
    }

    /// Whether the place is in a part that is not the plan proper.
    pub(in crate::document) fn is_outside(&self) -> bool {
        self.heads.iter().any(|head| head.sort == Sort::Outside)
    }

    /// The heading as published that a reader would look for.
    pub(in crate::document) fn section(&self) -> Option<&str> {
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
    pub(in crate::document) fn chain(&self, role: Role) -> Vec<usize> {
        let mut chain = Vec::new();
        let mut priority = false;
        for (i, head) in self.heads.iter().enumerate() {
            let belongs = match head.sort {
                Sort::Priority | Sort::Goal | Sort::Label | Sort::Owner => true,
                Sort::Telling => !priority && !asks(&head.text),
                Sort::Section => !is_general(&head.text) && (priority || !chain.is_empty()),
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

    /// The nearest heading that can stand for a priority where none is named: one that names its matter.
    fn fallback(&self, role: Role) -> Option<usize> {
        let led = self.heads.iter().rposition(|head| head.tells);
        if led.is_some() && role == Role::Progress {
            return led;
        }
        let at = self
            .heads
            .iter()
            .rposition(|head| head.sort == Sort::Section)?;
        (role != Role::Priority && !is_general(&self.heads[at].text)).then_some(at)
    }

    /// Whether a lead-in is open right here.
    pub(in crate::document) fn in_lead_in(&self) -> bool {
        self.heads
            .last()
            .is_some_and(|head| head.sort == Sort::LeadIn)
    }

    /// Whether a priority, goal or outcome with a name is open.
    pub(in crate::document) fn in_named(&self) -> bool {
        let named = |head: &OutlineHead| matches!(head.sort, Sort::Priority | Sort::Goal);
        self.heads.iter().any(named)
    }
}

/// Words by which a heading speaks of the document or its makers rather than of a matter.
const GENERAL: [&str; 44] = [
    "plan",
    "plans",
    "strategy",
    "strategies",
    "monitoring",
    "delivery",
    "delivering",
    "report",
    "reporting",
    "framework",
    "review",
    "document",
    "timetable",
    "targets",
    "measures",
    "performance",
    "year",
    "quarter",
    "governance",
    "introduction",
    "background",
    "context",
    "summary",
    "update",
    "progress",
    "table",
    "annex",
    "appendix",
    "contents",
    "next",
    "steps",
    "we",
    "our",
    "what",
    "how",
    "who",
    "why",
    "programme",
    "commission",
    "partnership",
    "schedule",
    "page",
    "news",
    "annual",
];

/// Whether a heading names no matter that statements could stand under.
pub(in crate::document) fn is_general(text: &str) -> bool {
    let told = crate::document::phrase::key(text);
    told.split(' ').any(|word| GENERAL.contains(&word)) || !told.chars().any(char::is_alphabetic)
}

/// Whether a heading asks or answers a question rather than naming a matter: `How we measure success`.
fn asks(text: &str) -> bool {
    let told = crate::document::phrase::key(text);
    let words = ["how", "what", "who", "why", "we"];
    told.split(' ').any(|word| words.contains(&word))
}

/// Whether a heading names a part of the document itself: the plan of a year, monitoring, references.
pub(in crate::document) fn speaks_of_document(text: &str) -> bool {
    let told = crate::document::phrase::key(text);
    let parts = [
        "plan",
        "strategy",
        "monitoring",
        "governance",
        "references",
        "timetable",
        "contents",
        "report",
        "appendix",
        "annex",
        "glossary",
        "schedule",
    ];
    told.split(' ').any(|word| parts.contains(&word))
}
