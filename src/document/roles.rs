//! The words by which a plan tells what its parts are.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::format::toml_json;
use crate::language::status_words::WORDS;
use crate::model::Status;

/// Words of headings, labels and column headers, by what they announce.
///
/// All are phrases in small letters without punctuation. [`RoleWords::built_in`] holds those of the
/// genre; a file of the same form, read with [`RoleWords::from_toml`], may add to them with
/// [`RoleWords::extend`].
///
/// ```
/// use policy_crosswalk::document::RoleWords;
/// let mut words = RoleWords::built_in();
/// words.extend(RoleWords::from_toml("action = ['gniomhan']")?);
/// assert!(words.action.iter().any(|phrase| phrase == "gniomhan"));
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RoleWords {
    /// Announce priorities.
    pub priority: Vec<String>,
    /// Announce outcomes.
    pub outcome: Vec<String>,
    /// Announce actions.
    pub action: Vec<String>,
    /// Announce actions at the head of a column or before a colon, where elsewhere they name a document.
    pub tactic: Vec<String>,
    /// Announce what was done.
    pub progress: Vec<String>,
    /// Announce indicators.
    pub indicator: Vec<String>,
    /// Announce who leads.
    pub lead: Vec<String>,
    /// Announce when a thing is due.
    pub due: Vec<String>,
    /// Announce how far a thing has come.
    pub status: Vec<String>,
    /// Announce a mere number or reference.
    pub number: Vec<String>,
    /// Announce a sort, a cost, or something else that plans here do not hold.
    pub other: Vec<String>,
    /// Hide what is in them from the lists above.
    pub neutral: Vec<String>,
    /// Stand before the title of a priority, with or without a number.
    pub label: Vec<String>,
    /// Head what is no part of the plan proper.
    pub outside: Vec<String>,
    /// Show that a list tells of something else than what will be or was done.
    pub aside: Vec<String>,
    /// Begin sentences that talk about the document.
    pub talk: Vec<String>,
    /// Name people to whom, or of whom, a part of the document speaks.
    pub audience: Vec<String>,
    /// Begin lines that say what will be done.
    pub verb: Vec<String>,
    /// Tell what was done, as the past forms of verbs that do not end with `-ed`.
    pub did: Vec<String>,
    /// End the names of bodies.
    pub body: Vec<String>,
    /// Say that a thing is done.
    pub done: Vec<String>,
    /// Say that a thing has begun.
    pub under_way: Vec<String>,
    /// Say that a thing has yet to begin.
    pub not_yet: Vec<String>,
    /// Say that a thing ended before it was done.
    pub stopped: Vec<String>,
    /// Name fields of work, which are parts of the names of bodies.
    pub field: Vec<String>,
    /// End the names of posts.
    pub post: Vec<String>,
    /// Belong to a web page around the document.
    pub web: Vec<String>,
}

impl RoleWords {
    /// The words of the genre: strategies, action plans and progress reports in English.
    pub fn built_in() -> Self {
        let mut words: Self = toml::from_str(include_str!("roles.toml")).unwrap_or_default();
        for (status, list) in WORDS {
            let told = match status {
                Status::Done => &mut words.done,
                Status::UnderWay => &mut words.under_way,
                Status::NotYet => &mut words.not_yet,
                Status::Stopped => &mut words.stopped,
            };
            told.extend(list.iter().map(|word| (*word).to_owned()));
        }
        words
    }

    /// Reads role words from TOML; lists that are absent are empty.
    ///
    /// # Errors
    /// [`Error::Syntax`] with line and column when the text is no TOML or has a list of another name.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        toml_json::plain_toml(text)
    }

    /// The phrases of headings, labels, column names and states.
    pub(super) fn announcing(&self) -> impl Iterator<Item = &String> {
        let roles = [
            &self.priority,
            &self.outcome,
            &self.action,
            &self.tactic,
            &self.progress,
            &self.indicator,
        ];
        let fields = [
            &self.lead,
            &self.due,
            &self.status,
            &self.number,
            &self.other,
            &self.label,
        ];
        let states = [&self.done, &self.under_way, &self.not_yet, &self.stopped];
        roles.into_iter().chain(fields).chain(states).flatten()
    }

    /// Adds the phrases of `other` to these.
    pub fn extend(&mut self, other: Self) {
        let lists = [
            (&mut self.priority, other.priority),
            (&mut self.outcome, other.outcome),
            (&mut self.action, other.action),
            (&mut self.tactic, other.tactic),
            (&mut self.progress, other.progress),
            (&mut self.indicator, other.indicator),
            (&mut self.lead, other.lead),
            (&mut self.due, other.due),
            (&mut self.status, other.status),
            (&mut self.number, other.number),
            (&mut self.other, other.other),
            (&mut self.neutral, other.neutral),
            (&mut self.label, other.label),
            (&mut self.outside, other.outside),
            (&mut self.aside, other.aside),
            (&mut self.talk, other.talk),
            (&mut self.audience, other.audience),
            (&mut self.verb, other.verb),
            (&mut self.did, other.did),
            (&mut self.body, other.body),
            (&mut self.done, other.done),
            (&mut self.under_way, other.under_way),
            (&mut self.not_yet, other.not_yet),
            (&mut self.stopped, other.stopped),
            (&mut self.field, other.field),
            (&mut self.post, other.post),
            (&mut self.web, other.web),
        ];
        for (list, more) in lists {
            list.extend(more);
        }
    }
}
