//! The sentences that lead to lists: what they announce, and whether the list is the plan's own.

use crate::document::LineUse;
use crate::document::block::Block;
use crate::document::done;
use crate::document::meaning::headings::HEADING_WORDS;
use crate::document::meaning::outline::{Sort, level};
use crate::document::meaning::walk::Walk;
use crate::document::phrase::{key, sentences, words};
use crate::model::Role;

/// Last words of sentences that lead to a list.
const LAST: [&str; 19] = [
    "where",
    "are",
    "is",
    "include",
    "includes",
    "included",
    "including",
    "for",
    "as",
    "by",
    "to",
    "were",
    "will",
    "following",
    "through",
    "with",
    "follows",
    "below",
    "these",
];

/// Verbs that end the subject of a sentence.
const VERBS: [&str; 36] = [
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "will",
    "sets",
    "set",
    "names",
    "named",
    "asks",
    "asked",
    "expects",
    "identified",
    "identifies",
    "published",
    "include",
    "includes",
    "lists",
    "listed",
    "follow",
    "follows",
    "agree",
    "outlines",
    "outlined",
    "gives",
    "came",
    "wants",
    "describes",
    "states",
    "says",
    "calls",
    "takes",
    "requires",
];

/// Words of subjects that are others than the partnership.
const FOREIGN: [&str; 19] = [
    "welsh",
    "scottish",
    "irish",
    "national",
    "nation",
    "nations",
    "government",
    "governments",
    "ministers",
    "minister",
    "country",
    "countrys",
    "parliament",
    "uk",
    "westminster",
    "federal",
    "european",
    "state",
    "scotlands",
];

/// Words of subjects that are the partnership or its plan, which comes last.
const OWN: [&str; 14] = [
    "our",
    "we",
    "partnership",
    "board",
    "adp",
    "cdp",
    "coalition",
    "commission",
    "local",
    "its",
    "committee",
    "group",
    "partners",
    "plan",
];

impl Walk<'_> {
    /// A label or a lead-in; whether the paragraph is one.
    pub(in crate::document) fn lead_in(&mut self, block: &Block, next: Option<&Block>) -> bool {
        let item_next = next.is_some_and(Block::is_item);
        let Some(text) = led(&block.text, item_next) else {
            return false;
        };
        let parts = sentences(text);
        let sentence = parts.last().copied().unwrap_or(text).to_owned();
        let before = parts.len().checked_sub(2).map(|at| parts[at].to_owned());
        let whole = sentence.len() == text.len();
        let progress = self.outline.role() == Some(Role::Progress);
        if !whole && self.items.first().is_some_and(Option::is_some) && progress {
            let why = "ends a paragraph as a label would begin one; left in the statement";
            self.book.note(block.first, &sentence, why);
            return false;
        }
        let short = whole && words(text) <= HEADING_WORDS;
        let key = key(&sentence);
        let leads = LAST.contains(&key.rsplit(' ').next().unwrap_or_default()) || !short;
        let announced = self.set.cues.role(&key);
        let aside = self.aside(&sentence, before.as_deref());
        if announced.is_some() && !leads && aside.is_none() {
            self.end_list();
            self.open(block, level::ROLE, Sort::RoleLabel, text, announced);
        } else if short
            && !leads
            && !is_sentence(&key)
            && announced.is_none()
            && self.outline.role().is_some()
            && aside.is_none()
        {
            self.open(block, level::LABEL, Sort::Label, text, None);
        } else {
            self.items.clear();
            self.run = false;
            if !next.is_some_and(Block::is_table) {
                let role = self.led_to(&sentence, before.as_deref());
                let role = role.filter(|_| aside.is_none());
                self.open(block, level::LEAD_IN, Sort::LeadIn, &sentence, role);
                if let Some(head) = self.outline.heads.last_mut() {
                    head.tells = done::tells_done(&sentence, self.set.cues);
                    head.shown = sentence;
                    head.aside = aside;
                }
            }
            let what = [LineUse::Prose, LineUse::Heading][usize::from(whole)];
            self.book.rebook(block.first, block.last, what);
        }
        true
    }

    /// The role of what a sentence leads to.
    fn led_to(&self, sentence: &str, before: Option<&str>) -> Option<Role> {
        let told = key(sentence);
        let words: Vec<&str> = told.split(' ').collect();
        let says = |word: &str| words.contains(&word);
        let last = words.last().copied().unwrap_or_default();
        let hoped = told.ends_with(" place where");
        if hoped || told.ends_with("aims to") || told.ends_with("aim to") {
            return Some(Role::Outcome);
        }
        if let Some(role) = self.set.cues.role(&told) {
            return Some(role);
        }
        if let Some(role) = before
            .filter(|_| words.len() <= 6)
            .and_then(|text| self.set.cues.role(&key(text)))
        {
            return Some(role);
        }
        let parts = [
            "pillars",
            "headings",
            "themes",
            "strands",
            "areas",
            "streams",
            "ambitions",
        ];
        if parts.iter().any(|word| says(word)) {
            return Some(Role::Priority);
        }
        if told.contains("proposes") || told.contains("proposals") || told.contains("recommends") {
            return Some(Role::Action);
        }
        if says("aims") || says("aim") {
            return Some(Role::Outcome);
        }
        let will = says("will")
            || says("shall")
            || told.contains("chosen to")
            || told.contains("plan to")
            || told.contains("intend");
        (will
            && (last == "to"
                || last == "will"
                || says("we")
                || says("partners")
                || says("following")))
        .then_some(Role::Action)
    }

    /// Why a list is none of the plan's own matter, by the sentence that leads to it.
    fn aside(&self, sentence: &str, before: Option<&str>) -> Option<&'static str> {
        let foreign = is_foreign(sentence)
            || refers_back(sentence) && before.or(self.before.as_deref()).is_some_and(is_foreign);
        if foreign {
            return Some("an item of a list of what others ask for, not of the plan's own");
        }
        let other =
            Some("an item of a list that tells of something else than the plan's own matter");
        let told = key(sentence);
        let tail: Vec<&str> = told.rsplit(' ').take(3).collect();
        let people = [
            "partners",
            "members",
            "organisations",
            "bodies",
            "groups",
            "stakeholders",
        ];
        if people.iter().any(|word| tail.contains(word))
            && self.set.cues.role(&tail_of(&told)).is_none()
            || told.contains("partners sit")
            || told.contains("partners who")
        {
            return other;
        }
        let short = told.split(' ').count() <= 4;
        let before_tells =
            short && before.is_some_and(|text| self.set.cues.role(&key(text)).is_some());
        let own = matches!(
            self.set.cues.role(&tail_of(&told)),
            Some(Role::Priority | Role::Outcome | Role::Action)
        );
        let hoped = told.ends_with(" place where") && self.outline.role() == Some(Role::Outcome);
        if before_tells || own || hoped {
            return None;
        }
        self.is_aside(sentence).then_some(()).and(other)
    }
}

/// Whether a text has a verb of its own behind who speaks, as labels have not: `We have four themes`.
fn is_sentence(key: &str) -> bool {
    let words = key.split(' ').take(8);
    let mut words = words.skip_while(|word| !SPEAKERS.contains(word));
    words.next().is_some() && words.take(4).any(|word| VERBS.contains(&word))
}

/// Who speaks in a lead-in.
const SPEAKERS: [&str; 8] = [
    "we",
    "board",
    "partnership",
    "plan",
    "adp",
    "strategy",
    "there",
    "group",
];

/// The last words of a key.
fn tail_of(key: &str) -> String {
    let words: Vec<&str> = key.split(' ').collect();
    words[words.len().saturating_sub(5)..].join(" ")
}

/// The text of a lead-in without its sign: a colon, a colon and a dash, or before an item a semicolon or nothing.
fn led(text: &str, item_next: bool) -> Option<&str> {
    let text = text.trim_end();
    let bare = text.trim_end_matches(['-', '–', '—', ' ']);
    if let Some(text) = bare.strip_suffix(':') {
        return Some(text.trim_end());
    }
    if !item_next {
        return None;
    }
    let open = |text: &str| {
        let told = key(text);
        let last = told.rsplit(' ').next().unwrap_or_default();
        LAST.contains(&last)
            || told
                .rsplit(' ')
                .take(4)
                .any(|word| word == "following" || word == "these")
    };
    let text = bare.strip_suffix(';')?;
    open(text).then_some(text.trim_end())
}

/// The subject of a sentence: its words up to the first verb.
fn subject(sentence: &str) -> Vec<String> {
    // What stands behind a comma tells no more who speaks: `The priorities, in line with national policy, are`.
    let told = key(sentence.split(',').next().unwrap_or(sentence));
    let words = told.split(' ').enumerate();
    words
        .take_while(|(at, word)| *at < 14 && (*at == 0 || !VERBS.contains(word)))
        .map(|(_, word)| word.to_owned())
        .collect()
}

/// Whether a sentence tells what the government, or another who is not the partnership, asks for.
pub(in crate::document) fn is_foreign(sentence: &str) -> bool {
    let subject = subject(sentence);
    let has = |list: &[&str]| subject.iter().any(|word| list.contains(&&**word));
    let told = key(sentence);
    let for_all = told.ends_with("for the country") || told.ends_with("for the nation");
    let at = |list: &[&str]| subject.iter().position(|word| list.contains(&&**word));
    // A plan that others are named before is theirs: `The government's delivery plan`.
    let owned = match (at(&FOREIGN), at(&["plan"])) {
        (Some(foreign), Some(plan)) if foreign < plan => has(&OWN[..OWN.len() - 1]),
        _ => has(&OWN),
    };
    (has(&FOREIGN) && !owned) || for_all
}

/// Whether a sentence goes on about the one before it.
fn refers_back(sentence: &str) -> bool {
    let told = key(sentence);
    [
        "the strategy ",
        "this strategy ",
        "it ",
        "they ",
        "these ",
        "the mission ",
        "its ",
    ]
    .iter()
    .any(|start| told.starts_with(start))
}
