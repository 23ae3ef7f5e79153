//! What the first lines of a document tell of the whole: title and kind.

use crate::document::block::{Block, Form};
use crate::document::cues::Cues;
use crate::document::phrase::{ends, key, words};
use crate::language::dates;
use crate::model::{PlanKind, Role};

/// How many blocks at the beginning are looked at for the title.
const OPENING: usize = 8;
/// The longest title, in words.
const TITLE_WORDS: usize = 25;

/// Words by which a title tells that it is one.
const PLANS: [&str; 11] = [
    "plan",
    "plans",
    "strategy",
    "strategic",
    "report",
    "update",
    "framework",
    "review",
    "programme",
    "roadmap",
    "priorities",
];

/// Words that say nothing of whose title it is.
const GENERAL: [&str; 22] = [
    "plan",
    "strategy",
    "strategic",
    "delivery",
    "action",
    "annual",
    "report",
    "update",
    "the",
    "a",
    "draft",
    "final",
    "our",
    "and",
    "business",
    "improvement",
    "local",
    "joint",
    "work",
    "progress",
    "fiscal",
    "year",
];

/// The title as far as the document tells it, and how many blocks of the beginning it takes.
pub(super) struct Title {
    pub(super) text: String,
    pub(super) first: usize,
    pub(super) count: usize,
}

fn has_plan(text: &str) -> bool {
    let key = key(text);
    key.split(' ').any(|word| PLANS.contains(&word))
}

/// The title: the first heading that is marked as the first of all, or the first lines that name a plan.
pub(super) fn title(blocks: &[Block], cues: &Cues) -> Option<Title> {
    let opening = blocks.len().min(OPENING);
    let marked = blocks[..opening.min(3)]
        .iter()
        .position(|block| block.form == Form::Heading(1));
    if let Some(at) = marked {
        return Some(one(blocks, at));
    }
    let groups = groups(&blocks[..opening], cues);
    let tells = |group: &&Title| has_plan(&group.text);
    let found = groups.iter().find(tells).or_else(|| {
        let site = groups.len() > 1 && is_site(&groups[0].text);
        groups.get(usize::from(site))
    })?;
    Some(whole(blocks, found))
}

fn one(blocks: &[Block], at: usize) -> Title {
    Title {
        text: blocks[at].text.clone(),
        first: at,
        count: 1,
    }
}

/// The name of a council or website over the title of its page.
fn is_site(text: &str) -> bool {
    let key = key(text);
    ["council", "government", "website", "gov uk"]
        .iter()
        .any(|end| key.ends_with(end))
}

/// The short lines at the beginning; lines that no gap parts and that together name a plan are one.
fn groups(blocks: &[Block], cues: &Cues) -> Vec<Title> {
    let mut out: Vec<Title> = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let block = &blocks[at];
        if !fits(block, cues) {
            at += 1;
            continue;
        }
        let mut group = one(blocks, at);
        while let Some(next) = blocks.get(at + group.count) {
            let more = !next.gap && next.is_para() && fits_more(&group.text, next, cues);
            if !more {
                break;
            }
            group.text.push(' ');
            group.text.push_str(&next.text);
            group.count += 1;
        }
        at += group.count;
        out.push(group);
    }
    out
}

fn fits(block: &Block, cues: &Cues) -> bool {
    let form = match &block.form {
        Form::Heading(_) => true,
        Form::Para { .. } => words(&block.text) <= TITLE_WORDS && !block.text.ends_with([':', ';']),
        _ => false,
    };
    let dated: usize = dates::found(&block.text, None)
        .iter()
        .map(|(a, b, _)| b - a)
        .sum();
    let labelled = crate::document::marker::labelled(&block.text, &cues.labels)
        .is_some_and(|label| label.number.is_some() || label.colon);
    let said = block.is_para() && block.text.ends_with('.') && words(&block.text) > 6;
    form && !said
        && !labelled
        && block.text.len() > dated + 8
        && block.text.chars().any(char::is_alphabetic)
}

/// Whether a line goes on with a title that does not name its plan yet, or ends it with its years.
fn fits_more(title: &str, next: &Block, cues: &Cues) -> bool {
    let all = words(title) + words(&next.text);
    let sentence = ends(title) || ends(&next.text) || next.text.contains(": ");
    let named = crate::document::field_names::is_name(&next.text, cues);
    let years = !dates::dates(&next.text, None).is_empty() && words(&next.text) <= 5;
    let more = has_plan(&next.text) && !title.chars().any(|c| c.is_ascii_digit());
    let open = !has_plan(title) && has_plan(&next.text);
    all <= TITLE_WORDS && !sentence && !named && (years || more || open || is_open(title))
}

/// Whether a line breaks off in the middle of a name.
fn is_open(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    ["and", "of", "for", "the", "&", "in", "on"].contains(&last)
}

/// A title that is general alone, with the lines over it and the years below: `STRATEGIC PLAN` of a title page.
fn whole(blocks: &[Block], found: &Title) -> Title {
    let told = key(&found.text);
    let general = told.split(' ').all(|word| GENERAL.contains(&word));
    if !general {
        return Title {
            text: found.text.clone(),
            ..*found
        };
    }
    let short = |block: &&Block| block.is_para() && words(&block.text) <= 10 && !ends(&block.text);
    let above: Vec<&str> = blocks[..found.first]
        .iter()
        .filter(short)
        .map(|block| &*block.text)
        .collect();
    let mut text = above.join(" ");
    text.push(' ');
    text.push_str(&found.text);
    let mut count = found.first + found.count;
    let below = blocks.get(count).filter(short);
    if let Some(block) = below.filter(|block| !dates::dates(&block.text, None).is_empty()) {
        text.push(' ');
        text.push_str(&block.text);
        count += 1;
    }
    Title {
        text: text.trim().to_owned(),
        first: 0,
        count,
    }
}

/// The sort of document that the title and the lines after it tell.
pub(super) fn kind(title: &str, blocks: &[Block]) -> PlanKind {
    let mut text = key(title);
    for block in blocks
        .iter()
        .take(5)
        .filter(|block| words(&block.text) <= 15)
    {
        text.push(' ');
        text.push_str(&key(&block.text));
    }
    let says = |words: &str| text.contains(words);
    let reports = [
        "progress",
        "annual report",
        "review of",
        "year end report",
        "performance report",
        "monitoring report",
        "quarterly report",
    ];
    if reports.iter().any(|words| says(words)) {
        PlanKind::ProgressReport
    } else if says("update") && !(says("plan and update") || says("plan with update")) {
        PlanKind::Update
    } else if says("delivery plan") || says("action plan") && !says("strateg") {
        PlanKind::ActionPlan
    } else {
        PlanKind::Strategy
    }
}

/// Whether a heading, label or column of the document announces what was done.
pub(super) fn announces_progress(blocks: &[Block], cues: &Cues) -> bool {
    let told = |text: &str| {
        let key = key(text);
        words(text) <= 8 && cues.role(&key) == Some(Role::Progress) && cues.is_bare(&key)
    };
    blocks.iter().any(|block| match &block.form {
        Form::Table(grid) => {
            let head = grid.rows.iter().take(4).flat_map(|row| &row.cells);
            head.filter(|cell| cell.len() < 80)
                .any(|cell| told(&cell.text()))
        }
        Form::Heading(_) => told(&block.text),
        Form::Para { .. } => {
            let label = block.text.split(':').next().unwrap_or_default();
            label.len() < 80 && told(label)
        }
        Form::Item { .. } => false,
    })
}
