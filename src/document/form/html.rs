//! Makes blocks of HTML.

use crate::document::Furniture;
use crate::document::block::{Block, Form};
use crate::document::cues::Cues;
use crate::document::form::builder::{BlockBuilder, mark};
use crate::document::form::html_tree;
use crate::document::form::html_tree::{ElementKind, Tree};
use crate::document::lines::Line;

/// Elements the text of which belongs to the page rather than to the document.
const PAGE: [&str; 13] = [
    "script", "style", "nav", "footer", "template", "noscript", "button", "select", "svg", "head",
    "iframe", "title", "textarea",
];

/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 26] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "aside",
    "blockquote",
    "pre",
    "dl",
    "dt",
    "dd",
    "figure",
    "figcaption",
    "address",
    "form",
    "fieldset",
    "body",
    "details",
    "summary",
    "caption",
    "hr",
    "label",
    "legend",
    "center",
    "hgroup",
];

/// Splits an HTML text into blocks, and books the lines that hold none of their words.
pub(in crate::document) fn blocks(text: &str, lines: &mut [Line<'_>], cues: &Cues) -> Vec<Block> {
    let tree = html_tree::parse(text);
    let mut page = HtmlPage {
        build: BlockBuilder::new(cues, lines.len()),
        lists: Vec::new(),
        bold: 0,
        skip: 0,
        raised: 0,
    };
    page.all(&tree);
    let read = text.get(..tree.read).unwrap_or(text).matches('\n').count();
    let rest: Vec<usize> = (read + 1..lines.len())
        .filter(|i| tree.read < text.len() && lines[*i].is_open())
        .collect();
    let out = page.build.finish(lines);
    // What stands too deep was not read: it stays open, and is noted.
    for i in rest {
        lines[i].fate = None;
    }
    out
}

/// The blocks of a piece of HTML that begins at a line of another text.
pub(in crate::document) fn piece(text: &str, first: usize, cues: &Cues) -> Vec<Block> {
    let mut lines = crate::document::lines::split(text);
    let mut out = blocks(text, &mut lines, cues);
    for block in &mut out {
        block.first += first;
        block.last += first;
        if let Form::Table(grid) = &mut block.form {
            for row in &mut grid.rows {
                row.first += first;
                row.last += first;
            }
        }
    }
    out
}

/// The walk through the tree.
struct HtmlPage<'a> {
    build: BlockBuilder<'a>,
    /// The open lists: the number of the last item where they are numbered.
    lists: Vec<Option<usize>>,
    bold: usize,
    /// How many elements are open that belong to the page.
    skip: usize,
    /// How many raised texts are open: numbers of footnotes.
    raised: usize,
}

impl HtmlPage<'_> {
    /// Goes through all nodes, in order, without recursion: no depth of a page is too deep for the stack.
    fn all(&mut self, tree: &Tree) {
        let mut stack = vec![(0, 0)];
        while let Some((node, next)) = stack.pop() {
            let Some(found) = tree.nodes.get(node) else {
                continue;
            };
            if next == 0 {
                self.enter(&found.kind);
            }
            if let Some(child) = found.children.get(next) {
                stack.push((node, next + 1));
                stack.push((*child, 0));
            } else {
                self.leave(&found.kind);
            }
        }
    }

    fn enter(&mut self, kind: &ElementKind) {
        match kind {
            ElementKind::Element { name, attributes } => self.start(name, attributes),
            ElementKind::Text { text, first, last } => self.text(text, (*first, *last)),
            ElementKind::Other => {}
        }
    }

    fn text(&mut self, text: &str, lines: (usize, usize)) {
        if self.skip > 0 {
            if !text.trim().is_empty() {
                self.build.furniture(lines, Furniture::WebPage);
            }
            return;
        }
        let note = self.raised > 0 && text.trim().bytes().all(|b| b.is_ascii_digit());
        if note {
            self.build.furniture(lines, Furniture::Footnote);
            return;
        }
        self.build.text(text, trimmed(text, lines), self.bold > 0);
    }

    fn start(&mut self, name: &str, attributes: &[(String, String)]) {
        if self.skip > 0 || PAGE.contains(&name) {
            self.skip += 1;
            return;
        }
        let number = |key: &str, most: usize| {
            let found = attributes.iter().find(|(name, _)| name == key);
            let value = found.and_then(|(_, value)| value.trim().parse::<usize>().ok());
            value.map_or(1, |number| number.clamp(1, most))
        };
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.build.begin(Form::Heading(name.as_bytes()[1] - b'0'));
            }
            "ul" | "ol" => {
                self.build.flush();
                let start = number("start", 100_000) - 1;
                self.lists.push((name == "ol").then_some(start));
            }
            "li" | "dt" => self.item(),
            "table" => self.build.open_table(),
            "tr" => self.build.open_row(false),
            "td" | "th" => self
                .build
                .open_cell(number("colspan", 50), number("rowspan", 1000)),
            "b" | "strong" => self.bold += 1,
            "sup" => self.raised += 1,
            "br" => self.build.begin(Form::Para { inset: false }),
            "img" => self.build.sign(" "),
            "input" if attributes.iter().any(|(name, _)| name == "checked") => {
                self.build.sign("[x] ");
            }
            // A paragraph that an item begins with is the item.
            "p" | "div" if self.build.is_fresh_item() => {}
            name if BLOCKS.contains(&name) => self.build.begin(Form::Para { inset: false }),
            _ => {}
        }
    }

    fn leave(&mut self, kind: &ElementKind) {
        let ElementKind::Element { name, .. } = kind else {
            return;
        };
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match name.as_str() {
            "ul" | "ol" => {
                self.build.flush();
                self.lists.pop();
            }
            "dt" => self.build.name(),
            "td" | "th" => self.build.close_cell(),
            "tr" => self.build.close_row(),
            "table" => self.build.close_table(),
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "sup" => self.raised = self.raised.saturating_sub(1),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" => self.build.flush(),
            name if BLOCKS.contains(&name) => self.build.flush(),
            _ => {}
        }
    }

    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1).min(3);
        let number = match self.lists.last_mut() {
            Some(Some(count)) => {
                *count += 1;
                Some(count.to_string())
            }
            _ => None,
        };
        self.build.begin(Form::Item {
            mark: mark(number),
            depth,
        });
    }
}

/// The lines of a text without those of the white space about it.
fn trimmed(text: &str, lines: (usize, usize)) -> (usize, usize) {
    let lead = text.len() - text.trim_start().len();
    let before = text[..lead].matches('\n').count();
    let after = text[text.trim_end().len()..].matches('\n').count();
    let first = (lines.0 + before).min(lines.1);
    (first, lines.1.saturating_sub(after).max(first))
}
