//! Puts lines together into headings, items, paragraphs and tables.

use crate::document::block::{Block, Form};
use crate::document::cues::Cues;
use crate::document::form::grids;
use crate::document::form::pair;
use crate::document::lines::Line;
use crate::document::marker;
use crate::document::marker::Mark;
use crate::document::phrase::{clean, ends, goes_on, join, key, words};
use crate::document::trailing;
use crate::document::{Furniture, LineUse, lines};
use crate::language::dates;

/// Splits lines into blocks. In Markdown only marked headings are headings.
pub(in crate::document) fn split(lines: &mut [Line<'_>], cues: &Cues) -> Vec<Block> {
    let width = lines::wrap_width(lines);
    let mut cutter = Cutter {
        cues,
        width,
        inset: usual_indent(lines),
        out: Vec::new(),
        indents: Vec::new(),
        gap: true,
        long: false,
        blanks: 0,
        colon_list: None,
    };
    let mut i = 0;
    while i < lines.len() {
        if !lines[i].is_open() {
            cutter.gap |= lines[i].is_blank();
            cutter.blanks += usize::from(lines[i].is_blank());
            i += 1;
            continue;
        }
        if let Some((parts, next)) = pair::lists(lines, i) {
            for part in parts {
                cutter.push(item(), part.text, i, lines[i].page);
                cutter.reach(next - 1);
            }
            i = next;
            continue;
        }
        if let Some((mut grid, next)) = grids::read(lines, i, cues).filter(|(_, next)| *next > i) {
            for row in &mut grid.rows {
                row.page = lines.get(row.first).map_or(1, |line| line.page);
            }
            cutter.push(Form::Table(grid), String::new(), i, lines[i].page);
            cutter.reach(next - 1);
            cutter.long = false;
            i = next;
            continue;
        }
        if lines[i].raw.chars().all(|c| !c.is_alphanumeric()) {
            lines[i].fate = Some(LineUse::Furniture(Furniture::Markup));
        } else if underlined(lines, i) {
            lines[i + 1].fate = Some(LineUse::Furniture(Furniture::Markup));
            cutter.push(Form::Heading(2), clean(lines[i].raw), i, lines[i].page);
        } else {
            cutter.line(&lines[i], i);
        }
        i += 1;
    }
    finished(cutter.out)
}

/// The blocks that hold something, without the soft hyphens that nothing followed.
fn finished(mut blocks: Vec<Block>) -> Vec<Block> {
    for block in &mut blocks {
        while block.text.ends_with('\u{ad}') {
            block.text.pop();
        }
    }
    blocks.retain(|block| matches!(block.form, Form::Table(_)) || !block.text.is_empty());
    blocks
}

/// A line without mark-up; a soft hyphen at its end stays, for what follows.
fn softly(raw: &str) -> String {
    let mut text = clean(raw);
    if raw.ends_with('\u{ad}') {
        text.push('\u{ad}');
    }
    text
}

/// Whether a Markdown rule stands directly below a line of text.
fn underlined(lines: &[Line<'_>], at: usize) -> bool {
    let rule = |line: &Line<'_>| {
        let text = line.raw.trim();
        text.len() >= 3 && (text.bytes().all(|b| b == b'=') || text.bytes().all(|b| b == b'-'))
    };
    let alone = at == 0 || lines[at - 1].is_blank();
    alone
        && lines.get(at + 1).is_some_and(rule)
        && marker::split(lines[at].raw.trim_start()).is_none()
}

/// How far most lines are set in: what is set in further may have lost its bullet.
fn usual_indent(lines: &[Line<'_>]) -> usize {
    let mut indents: Vec<usize> = lines
        .iter()
        .filter(|line| line.is_open())
        .map(Line::indent)
        .collect();
    indents.sort_unstable();
    indents.get(indents.len() / 2).copied().unwrap_or(0)
}

/// The blocks so far, and what is known of the last line.
struct Cutter<'a> {
    cues: &'a Cues,
    width: Option<usize>,
    inset: usize,
    out: Vec<Block>,
    /// The indents of the open list, the outermost first.
    indents: Vec<usize>,
    gap: bool,
    /// Whether the last line was set to the full width.
    long: bool,
    /// The blank lines since the last block.
    blanks: usize,
    /// How far the items of a list are set in that follows a colon.
    colon_list: Option<usize>,
}

/// How much further than other lines the items of a list without bullets are set in.
const DEEP: usize = 8;

fn item() -> Form {
    Form::Item {
        mark: Mark {
            bullet: true,
            ..Mark::default()
        },
        depth: 0,
    }
}

impl Cutter<'_> {
    fn push(&mut self, form: Form, text: String, at: usize, page: u32) {
        self.out.push(Block {
            form,
            text,
            first: at,
            last: at,
            page,
            gap: self.gap,
            far: self.blanks > 1,
        });
        self.gap = false;
        self.blanks = 0;
    }

    /// A line set far in right below `… as follows: First thing`: the items of a list that has no bullets.
    fn listed_after_colon(&mut self, text: &str, at: usize, indent: usize, page: u32) -> bool {
        let deep = !self.gap && indent >= self.inset + DEEP && words(text) <= 12;
        if !deep {
            return false;
        }
        if self.colon_list == Some(indent) {
            self.push(item(), text.to_owned(), at, page);
            return true;
        }
        let Some(block) = self.out.last_mut().filter(|block| block.is_para()) else {
            return false;
        };
        let Some((lead, first)) = block.text.rsplit_once(": ") else {
            return false;
        };
        if words(first) > 8 || !first.starts_with(char::is_uppercase) || ends(first) {
            return false;
        }
        let (lead, first, last) = (format!("{lead}:"), first.to_owned(), block.last);
        block.text = lead;
        self.push(item(), first, last, page);
        self.push(item(), text.to_owned(), at, page);
        self.colon_list = Some(indent);
        true
    }

    fn reach(&mut self, last: usize) {
        if let Some(block) = self.out.last_mut() {
            block.last = block.last.max(last);
        }
    }

    fn line(&mut self, line: &Line<'_>, at: usize) {
        let raw = line.raw.trim_start();
        let indent = line.indent();
        if let Some((level, title)) = hashes(raw) {
            self.push(Form::Heading(level), clean(title), at, line.page);
            self.long = false;
            return;
        }
        if let Some(title) = bold(raw).filter(|_| self.gap) {
            self.push(Form::Heading(6), clean(title), at, line.page);
            self.long = false;
            return;
        }
        let dated = raw.len() < 24 && {
            let found = dates::dates(raw, None);
            found
                .first()
                .is_some_and(|(from, to, _)| to - from == raw.len())
        };
        let marked = marker::split(raw).filter(|(mark, _)| !dated && self.is_mark(mark));
        if let Some((mark, rest)) = marked {
            let depth = self.depth(indent, &mark);
            self.push(Form::Item { mark, depth }, softly(rest), at, line.page);
        } else {
            let text = softly(raw);
            if self.listed_after_colon(&text, at, indent, line.page) {
                self.long = false;
                return;
            }
            self.colon_list = None;
            if self.goes_on(&text, indent) {
                if let Some(block) = self.out.last_mut() {
                    join(&mut block.text, &text);
                    block.last = at;
                }
                self.gap = false;
            } else {
                if self.gap && indent <= self.inset {
                    self.indents.clear();
                }
                let inset = indent > self.inset && self.width.is_none();
                self.push(Form::Para { inset }, text, at, line.page);
            }
        }
        self.long = self.is_long(raw);
    }

    /// A letter or Roman number at the start of a wrapped line may be a word; after a list or a gap it is a mark.
    fn is_mark(&self, mark: &Mark) -> bool {
        let letter = mark
            .number
            .as_deref()
            .is_some_and(|n| n.starts_with(|c: char| c.is_ascii_alphabetic()));
        let in_list = matches!(
            self.out.last().map(|block| &block.form),
            Some(Form::Item { .. })
        );
        mark.bullet || !letter || self.gap || in_list || !self.long
    }

    fn is_long(&self, raw: &str) -> bool {
        self.width
            .is_some_and(|width| raw.chars().count() * 3 >= width * 2)
    }

    /// How deep an item stands: deeper where it is set in further than the one before.
    fn depth(&mut self, indent: usize, mark: &Mark) -> usize {
        let in_list = self
            .out
            .last()
            .is_some_and(|block| matches!(block.form, Form::Item { .. }));
        if !in_list && indent <= self.inset {
            self.indents.clear();
        }
        while self.indents.last().is_some_and(|last| *last > indent) {
            self.indents.pop();
        }
        if self.indents.last() != Some(&indent) {
            self.indents.push(indent);
        }
        let lettered = mark
            .number
            .as_deref()
            .is_some_and(|n| n.starts_with(|c: char| c.is_ascii_alphabetic()));
        let below_number = lettered && self.indents.len() == 1 && self.after_number();
        (self.indents.len() - 1 + usize::from(below_number)).min(3)
    }

    /// Whether the list that is open is one of figures, below which letters are a level of their own.
    fn after_number(&self) -> bool {
        self.out
            .iter()
            .rev()
            .take(12)
            .take_while(|block| matches!(block.form, Form::Item { .. }))
            .any(|block| matches!(&block.form, Form::Item { mark, depth: 0 } if mark.number.as_deref().is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()))))
    }

    /// Whether a line that no gap parts from the one before is a heading or label all the same.
    fn starts_anew(&self, text: &str, ended: bool) -> bool {
        if !text.starts_with(char::is_uppercase) {
            return false;
        }
        let told =
            |text: &str| self.cues.is_bare(&key(text)) && self.cues.find(&key(text)).is_some();
        let labelled = marker::labelled(text, &self.cues.labels)
            .is_some_and(|l| l.number.is_some() || l.colon)
            || marker::numbered_role(text, self.cues).is_some();
        let colon = text
            .char_indices()
            .take(60)
            .find(|(_, c)| *c == ':')
            .is_some_and(|(at, _)| told(&text[..at]));
        labelled || colon || (ended && text.len() < 60 && told(text))
    }

    /// Whether a line goes on with the block before it.
    fn goes_on(&self, text: &str, indent: usize) -> bool {
        let Some(block) = self.out.last() else {
            return false;
        };
        let open = match &block.form {
            Form::Heading(_) | Form::Table(_) => return false,
            Form::Item { .. } | Form::Para { .. } => !ends(&block.text),
        };
        if block.text.is_empty() {
            return !self.gap;
        }
        if self.gap {
            return open
                && goes_on(text)
                && (self.long || self.width.is_none() || block.text.len() > 40);
        }
        if self.starts_anew(text, !open) {
            return false;
        }
        // Who leads, in a bracket, ends what it is told of.
        if block.text.ends_with(')') && !trailing::trailing(&block.text, self.cues).1.is_empty() {
            return false;
        }
        let is_item = matches!(block.form, Form::Item { .. });
        if !is_item && (block.text.ends_with(';') || block.text.ends_with("; and")) {
            return false;
        }
        let hangs = is_item && indent > self.indents.last().copied().unwrap_or(0);
        match self.width {
            Some(_) => {
                let led = block.text.ends_with(':');
                !led && (self.long || goes_on(text)) || hangs
            }
            None => goes_on(text) && open || hangs,
        }
    }
}

/// The text of a line that is bold as a whole, as authors of Markdown set headings.
fn bold(raw: &str) -> Option<&str> {
    let inner = raw.strip_prefix("**")?.strip_suffix("**")?;
    let fits = !inner.is_empty() && !inner.contains('*') && words(inner) <= 14;
    fits.then_some(inner)
}

/// The level and title of a Markdown heading.
fn hashes(raw: &str) -> Option<(u8, &str)> {
    let title = raw.trim_start_matches('#');
    let level = raw.len() - title.len();
    let fits = (1..=6).contains(&level) && title.starts_with([' ', '\t']);
    fits.then(|| (level as u8, title.trim().trim_end_matches('#')))
}
