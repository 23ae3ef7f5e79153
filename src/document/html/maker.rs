//! Makes blocks of HTML. The tokens come from a parser that follows the HTML standard; tags that authors leave out
//! are closed by the tags that end them.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use crate::document::blocks::{Block, Form};
use crate::document::furniture;
use crate::document::html::html_table::Open;
use crate::document::lines::Line;
use crate::document::marker;
use crate::document::marker::Mark;
use crate::document::phrase::{spaced, words};
use crate::document::roles::Cues;
use crate::document::{Furniture, LineUse};

/// Elements the text of which belongs to the page rather than to the document.
const PAGE: [&[u8]; 11] = [
    b"script",
    b"style",
    b"nav",
    b"footer",
    b"template",
    b"noscript",
    b"button",
    b"select",
    b"svg",
    b"title",
    b"iframe",
];

/// Splits an HTML text into blocks, and books the lines that hold none of their words.
pub(crate) fn blocks(text: &str, lines: &mut [Line<'_>], cues: &Cues) -> Vec<Block> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut maker = Maker::new(text, cues, lines.len());
    for token in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => maker.start(&tag),
            Ok(Token::EndTag(tag)) => maker.end(&tag.name),
            Ok(Token::String(string)) => {
                let words = String::from_utf8_lossy(&string.value);
                maker.text(&words, string.span.start, string.span.end);
            }
            _ => {}
        }
    }
    maker.flush();
    maker.close_table();
    for (line, told) in lines.iter_mut().zip(&maker.told) {
        if line.is_open() && *told != Told::Words {
            let what = if *told == Told::Page {
                Furniture::WebPage
            } else {
                Furniture::Markup
            };
            line.fate = Some(LineUse::Furniture(what));
        }
    }
    maker.out
}

/// What a line of the source holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    Page,
    Words,
}

pub(crate) struct Maker<'a> {
    source: &'a str,
    cues: &'a Cues,
    pub(crate) out: Vec<Block>,
    told: Vec<Told>,
    /// The last offset of which the line is known, and that line.
    at: (usize, usize),
    form: Form,
    pub(crate) words: String,
    pub(crate) first: Option<usize>,
    pub(crate) last: usize,
    /// The bytes of the open block that are set bold.
    bold: usize,
    in_bold: usize,
    /// The open lists: the number of the last item where they are numbered.
    lists: Vec<Option<usize>>,
    pub(super) table: Option<Open>,
    /// The element of the page that is skipped, and how many of it are open.
    skip: Option<(Vec<u8>, usize)>,
}

impl<'a> Maker<'a> {
    fn new(source: &'a str, cues: &'a Cues, lines: usize) -> Self {
        Self {
            source,
            cues,
            out: Vec::new(),
            told: vec![Told::Nothing; lines],
            at: (0, 0),
            form: Form::Para { inset: false },
            words: String::new(),
            first: None,
            last: 0,
            bold: 0,
            in_bold: 0,
            lists: Vec::new(),
            table: None,
            skip: None,
        }
    }

    /// The line of an offset; offsets must not fall by more than the last text was long.
    fn line(&mut self, offset: usize) -> usize {
        let bytes = self.source.as_bytes();
        let offset = offset.min(bytes.len());
        let (from, line) = self.at;
        let count = |range: &[u8]| range.split(|b| *b == b'\n').count() - 1;
        let line = if offset >= from {
            line + count(&bytes[from..offset])
        } else {
            line - count(&bytes[offset..from]).min(line)
        };
        self.at = (offset, line);
        line
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name: &[u8] = &tag.name;
        if let Some((skipped, depth)) = &mut self.skip {
            *depth += usize::from(skipped.as_slice() == name && !tag.self_closing);
            return;
        }
        if PAGE.contains(&name) {
            if !tag.self_closing {
                self.skip = Some((name.to_vec(), 1));
            }
            return;
        }
        match name {
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" if self.table.is_none() => {
                self.begin(Form::Heading(name[1] - b'0'));
            }
            b"ul" | b"ol" => {
                self.flush();
                self.lists.push((name == b"ol").then_some(0));
            }
            b"li" | b"dd" => self.item(),
            b"table" => self.open_table(),
            b"tr" => self.open_row(),
            b"td" | b"th" => self.open_cell(tag),
            b"b" | b"strong" => self.in_bold += 1,
            b"br" if self.table.is_some() => self.words.push('\u{2029}'),
            b"br" if matches!(self.form, Form::Para { .. }) => self.flush(),
            b"br" | b"img" => self.words.push(' '),
            b"input" => {
                let ticked = tag
                    .attributes
                    .keys()
                    .any(|key| key.as_slice() == b"checked");
                self.words.push_str(if ticked { "[x] " } else { "" });
            }
            name if is_block(name) => self.begin(Form::Para { inset: false }),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some((skipped, depth)) = &mut self.skip {
            if skipped.as_slice() == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skip = None;
                }
            }
            return;
        }
        match name {
            b"ul" | b"ol" => {
                self.flush();
                self.lists.pop();
            }
            b"td" | b"th" => self.close_cell(),
            b"tr" => self.close_row(),
            b"table" => self.end_table(),
            b"b" | b"strong" => self.in_bold = self.in_bold.saturating_sub(1),
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"li" => self.flush(),
            name if is_block(name) => self.flush(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, start: usize, end: usize) {
        let inner = text.trim();
        if inner.is_empty() {
            self.words.push(' ');
            return;
        }
        let lead = text.len() - text.trim_start().len();
        let tail = text.len() - text.trim_end().len();
        let first = self.line(start.saturating_add(lead).min(end));
        let last = self
            .line(end.saturating_sub(tail + 1).max(start))
            .max(first);
        let told = if self.skip.is_some() {
            Told::Page
        } else {
            Told::Words
        };
        for slot in self.told.iter_mut().take(last + 1).skip(first) {
            if *slot != Told::Words {
                *slot = told;
            }
        }
        if self.skip.is_some() {
            return;
        }
        self.first.get_or_insert(first);
        self.last = self.last.max(last);
        if self.in_bold > 0 {
            self.bold += inner.len();
        }
        let hidden = |c: &char| {
            !matches!(
                c,
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
            )
        };
        self.words.extend(
            text.chars()
                .map(|c| if c == '\n' || c == '\r' { ' ' } else { c })
                .filter(hidden),
        );
    }

    fn begin(&mut self, form: Form) {
        self.flush();
        if self.table.is_none() {
            self.form = form;
        }
    }

    fn item(&mut self) {
        self.flush();
        if self.table.is_some() {
            self.words.push('\u{2029}');
            return;
        }
        let depth = self.lists.len().saturating_sub(1).min(3);
        let number = match self.lists.last_mut() {
            Some(Some(count)) => {
                *count += 1;
                Some(count.to_string())
            }
            _ => None,
        };
        let mark = Mark {
            number,
            bullet: true,
            ..Mark::default()
        };
        self.form = Form::Item { mark, depth };
    }

    /// Ends the open block, or the open paragraph of a cell.
    pub(crate) fn flush(&mut self) {
        if self.table.is_some() {
            if !self.words.trim().is_empty() && !self.words.ends_with('\u{2029}') {
                self.words.push('\u{2029}');
            }
            return;
        }
        let text = spaced(&self.words.replace('\u{2029}', " "));
        let bold = std::mem::take(&mut self.bold);
        self.words.clear();
        let form = std::mem::replace(&mut self.form, Form::Para { inset: false });
        let Some(first) = self.first.take() else {
            return;
        };
        let last = std::mem::take(&mut self.last).max(first);
        let para = matches!(form, Form::Para { .. });
        if para && furniture::is_web_line(&text, self.cues) {
            for slot in self.told.iter_mut().take(last + 1).skip(first) {
                *slot = Told::Page;
            }
            return;
        }
        let heading = para && bold * 10 >= text.len() * 9 && words(&text) <= 14;
        let (form, text) = match marker::split(&text).filter(|_| para && !heading) {
            Some((mark, rest)) => (Form::Item { mark, depth: 0 }, rest.to_owned()),
            None if heading => (Form::Heading(6), text),
            None => (form, text),
        };
        if !text.is_empty() {
            self.out.push(Block {
                form,
                text,
                first,
                last,
                page: 1,
                gap: true,
            });
        }
    }
}

fn is_block(name: &[u8]) -> bool {
    [
        &b"p"[..],
        b"div",
        b"section",
        b"article",
        b"main",
        b"header",
        b"aside",
        b"blockquote",
        b"pre",
        b"dl",
        b"dt",
        b"dd",
        b"figure",
        b"figcaption",
        b"address",
        b"form",
        b"fieldset",
        b"body",
        b"details",
        b"summary",
        b"caption",
        b"hr",
        b"label",
    ]
    .contains(&name)
}
