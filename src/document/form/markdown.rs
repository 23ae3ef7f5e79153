//! Makes blocks of Markdown, and of what pandoc adds to it.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::document::Furniture;
use crate::document::block::{Block, Form};
use crate::document::cues::Cues;
use crate::document::form::builder::{BlockBuilder, mark};
use crate::document::form::pandoc;
use crate::document::form::pipes;
use crate::document::form::tabs;
use crate::document::lines::Line;

/// Whether a text is Markdown: it has a heading that is marked as one.
pub(in crate::document) fn is_markdown(lines: &[Line<'_>]) -> bool {
    lines.iter().any(|line| {
        let title = line.raw.trim_start_matches('#');
        (1..=6).contains(&(line.raw.len() - title.len()))
            && title.starts_with([' ', '\t'])
            && title
                .trim()
                .starts_with(|c: char| c.is_alphanumeric() || c == '*' || c == '[')
    })
}

/// Splits Markdown into blocks, and books the lines that hold none of their words.
pub(in crate::document) fn blocks(text: &str, lines: &mut [Line<'_>], cues: &Cues) -> Vec<Block> {
    let starts = starts(text);
    let mut tables: Vec<Block> = Vec::new();
    let mut page = MarkdownPage {
        build: BlockBuilder::new(cues, lines.len()),
        lists: Vec::new(),
        strong: 0,
        skip: 0,
        quoted: 0,
        raised: false,
        data: false,
        html: None,
    };
    let mut from = 0;
    let mut i = 0;
    let mut fenced = false;
    while i < lines.len() {
        let fence = lines[i].raw.trim_start().starts_with("```");
        fenced ^= fence;
        let found = if fenced || !lines[i].is_open() {
            None
        } else {
            table(lines, i, cues)
        };
        let Some((block, next)) = found else {
            i += 1;
            continue;
        };
        page.read(text, &starts, (from, i), lines);
        page.build.flush();
        tables.push(block);
        page.build.out.append(&mut tables);
        from = next;
        i = next;
    }
    page.read(text, &starts, (from, lines.len()), lines);
    finish(page.build, lines)
}

/// The blocks; what became of the lines of tables is told by who reads the tables.
fn finish(build: BlockBuilder<'_>, lines: &mut [Line<'_>]) -> Vec<Block> {
    let tables = build.out.iter().filter(|block| block.is_table());
    let told: Vec<(usize, usize)> = tables.map(|block| (block.first, block.last)).collect();
    let before: Vec<bool> = lines.iter().map(Line::is_open).collect();
    let out = build.finish(lines);
    for (first, last) in told {
        for at in first..=last.min(lines.len() - 1) {
            if before[at] {
                lines[at].fate = None;
            }
        }
    }
    out
}

/// The tables that Markdown itself does not have: those of pandoc, pipes without edges, and tabs.
fn table(lines: &mut [Line<'_>], at: usize, cues: &Cues) -> Option<(Block, usize)> {
    let raw = lines[at].raw;
    let title = at == 0 || lines[..at].iter().all(Line::is_blank);
    let (grid, next) = if raw.starts_with('+') || raw.trim_start().starts_with("--") && !title {
        pandoc::read(lines, at)?
    } else if pipes::count(raw) > 0 && (raw.starts_with('|') || pipes::is_loose(lines, at)) {
        pipes::read(lines, at)?
    } else if raw.contains('\t')
        && !raw.starts_with(['-', '*', '\t', ' '])
        && tabs::begins(lines, at)
    {
        tabs::read(lines, at, cues)
    } else {
        pandoc::simple(lines, at)?
    };
    Some((Block::table(grid)?, next))
}

/// Where each line begins, in bytes.
fn starts(text: &str) -> Vec<usize> {
    let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(breaks).collect()
}

/// A part of the text while it is read.
struct MarkdownPage<'a> {
    build: BlockBuilder<'a>,
    /// The open lists: the number of the next item where they are numbered.
    lists: Vec<Option<u64>>,
    strong: usize,
    /// How many elements are open that are no part of the document.
    skip: usize,
    quoted: usize,
    /// Whether a raised text is open: the number of a footnote.
    raised: bool,
    /// Whether the data before the text are open.
    data: bool,
    /// A piece of HTML that is open, and its first line.
    html: Option<(String, usize)>,
}

impl MarkdownPage<'_> {
    /// Reads the lines from one to another.
    fn read(&mut self, text: &str, starts: &[usize], part: (usize, usize), lines: &[Line<'_>]) {
        let begin = starts.get(part.0).copied().unwrap_or(text.len());
        let end = starts.get(part.1).copied().unwrap_or(text.len());
        let Some(source) = text.get(begin..end).filter(|part| !part.trim().is_empty()) else {
            return;
        };
        let options = Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let line = |offset: usize| starts.partition_point(|start| *start <= begin + offset) - 1;
        for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
            let first = line(range.start);
            let last = line(range.end.saturating_sub(1).max(range.start));
            self.build.page = lines.get(first).map_or(1, |line| line.page);
            self.event(event, (first, last));
        }
        self.build.flush();
    }

    fn event(&mut self, event: Event<'_>, lines: (usize, usize)) {
        match event {
            Event::Start(tag) => self.start(&tag, lines),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text, lines),
            Event::SoftBreak => self.build.sign(" "),
            Event::HardBreak => self.build.begin(Form::Para {
                inset: !self.lists.is_empty(),
            }),
            Event::TaskListMarker(ticked) => self.build.sign(if ticked { "[x] " } else { "[ ] " }),
            Event::Html(text) => self.html(&text, lines),
            Event::InlineHtml(tag) => self.inline(&tag),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, lines: (usize, usize)) {
        if self.data {
            self.metadata(text, lines);
            return;
        }
        if self.skip > 0 || self.raised {
            self.build.furniture(lines, Furniture::Footnote);
            return;
        }
        self.build.text(&unspanned(text), lines, self.strong > 0);
    }

    fn start(&mut self, tag: &Tag<'_>, _: (usize, usize)) {
        match tag {
            Tag::Heading { level, .. } => self.build.begin(Form::Heading(depth(*level))),
            Tag::Paragraph => {
                let inset = self.quoted > 0 && !self.lists.is_empty();
                if !self.build.is_fresh_item() {
                    self.build.begin(Form::Para {
                        inset: inset || !self.lists.is_empty(),
                    });
                }
            }
            Tag::List(first) => {
                self.build.flush();
                self.lists.push(*first);
            }
            Tag::Item => self.item(),
            Tag::BlockQuote(_) => {
                self.build.flush();
                self.quoted += 1;
            }
            Tag::Strong => self.strong += 1,
            Tag::FootnoteDefinition(_) => {
                self.build.flush();
                self.skip += 1;
            }
            Tag::Link { dest_url, .. } if dest_url.starts_with("#fn") => self.skip += 1,
            Tag::MetadataBlock(_) => {
                self.build.flush();
                self.data = true;
            }
            Tag::CodeBlock(_) => self.build.begin(Form::Para { inset: false }),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock => {
                self.build.flush();
            }
            TagEnd::List(_) => {
                self.build.flush();
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.build.flush();
                self.quoted = self.quoted.saturating_sub(1);
            }
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::FootnoteDefinition => self.skip = self.skip.saturating_sub(1),
            TagEnd::Link if self.skip > 0 => self.skip -= 1,
            TagEnd::MetadataBlock(_) => self.data = false,
            TagEnd::HtmlBlock => self.end_html(),
            _ => {}
        }
        if matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) {
            self.raised = false;
        }
    }

    /// The title out of the data before the text; the rest of them is mark-up.
    fn metadata(&mut self, text: &str, lines: (usize, usize)) {
        for (at, line) in text.lines().enumerate() {
            let at = lines.0 + at;
            let title = line.strip_prefix("title:").map(str::trim);
            let title = title.map(|title| title.trim_matches(['"', '\'']));
            match title.filter(|title| !title.is_empty()) {
                Some(title) => {
                    self.build.begin(Form::Heading(1));
                    self.build.text(&title.replace("--", "–"), (at, at), false);
                    self.build.flush();
                }
                None => self.build.furniture((at, at), Furniture::Markup),
            }
        }
    }

    fn html(&mut self, text: &str, lines: (usize, usize)) {
        match &mut self.html {
            Some((open, _)) => open.push_str(text),
            None => self.html = Some((text.to_owned(), lines.0)),
        }
    }

    /// Reads a piece of HTML; without the feature `html` as text without its tags.
    fn end_html(&mut self) {
        let Some((text, first)) = self.html.take() else {
            return;
        };
        self.build.flush();
        #[cfg(feature = "html")]
        for block in crate::document::form::html::piece(&text, first, self.build.cues()) {
            self.build.adopt(block);
        }
        #[cfg(not(feature = "html"))]
        for (at, line) in text.lines().enumerate() {
            let words = crate::document::phrase::clean(line);
            self.build.begin(Form::Para { inset: false });
            self.build.text(&words, (first + at, first + at), false);
            self.build.flush();
        }
    }

    fn inline(&mut self, tag: &str) {
        let name = tag.trim_matches(['<', '>', ' ']).to_ascii_lowercase();
        match name.trim_end_matches(['/', ' ']) {
            "br" => self.build.begin(Form::Para {
                inset: !self.lists.is_empty(),
            }),
            "sup" => self.raised = true,
            "/sup" => self.raised = false,
            _ => {}
        }
    }

    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1).min(3);
        let number = match self.lists.last_mut() {
            Some(Some(count)) => {
                *count += 1;
                Some((*count - 1).to_string())
            }
            _ => None,
        };
        self.build.begin(Form::Item {
            mark: mark(number),
            depth,
        });
    }
}

fn depth(level: HeadingLevel) -> u8 {
    level as u8
}

/// A text without the attributes that pandoc sets behind spans: `[words]{.underline}`.
fn unspanned(text: &str) -> String {
    let mut out = text.to_owned();
    while let Some(open) = out.find("]{") {
        let Some(close) = out[open..].find('}') else {
            break;
        };
        out.replace_range(open..=open + close, "");
        if let Some(at) = out[..open].rfind('[') {
            out.remove(at);
        }
    }
    out
}
