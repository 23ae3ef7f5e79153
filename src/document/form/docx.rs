//! Makes blocks of a Word document (`.docx`): each paragraph is a line.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::document::Furniture;
use crate::document::block::{Block, Form};
use crate::document::cues::Cues;
use crate::document::form::builder::{BlockBuilder, mark};
use crate::document::form::numbering::{Sheets, attribute};
use crate::document::lines::Line;
use crate::error::Error;

/// The most bytes that a part of a document may have when it is unpacked.
const MOST_BYTES: u64 = 256 << 20;

/// The parts of a Word document that are read.
pub(in crate::document) struct DocxParts {
    document: String,
    sheets: Sheets,
}

fn broken() -> Error {
    Error::format(
        "a Word file that is broken, or none",
        "a `.docx` that opens in a word processor",
    )
}

/// Unpacks a Word document.
pub(in crate::document) fn open(bytes: &[u8]) -> Result<DocxParts, Error> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let mut part = |name: &str| -> Result<Option<String>, Error> {
        let Ok(file) = archive.by_name(name) else {
            return Ok(None);
        };
        let mut text = Vec::new();
        let mut file = file.take(MOST_BYTES + 1);
        file.read_to_end(&mut text).map_err(|_| broken())?;
        if text.len() as u64 > MOST_BYTES {
            return Err(Error::format(
                "a Word file with a part of more than 256 MB",
                "a smaller document",
            ));
        }
        Ok(Some(String::from_utf8_lossy(&text).into_owned()))
    };
    let document = part("word/document.xml")?.ok_or_else(|| {
        Error::format(
            "a ZIP archive that is no Word document",
            "a `.docx`, or text",
        )
    })?;
    let mut sheets = Sheets::default();
    if let Some(styles) = part("word/styles.xml")? {
        sheets.read_styles(&styles);
    }
    if let Some(lists) = part("word/numbering.xml")? {
        sheets.read_lists(&lists);
    }
    Ok(DocxParts { document, sheets })
}

/// A paragraph while it is read.
#[derive(Default)]
struct Para {
    style: String,
    list: Option<(String, u8)>,
    /// Its pieces, and whether each is bold.
    runs: Vec<(String, bool)>,
    /// Whether a page begins with it.
    breaks: u32,
}

/// What the walk through the XML meets, in order.
enum Step {
    Para(Para),
    Table(bool),
    Row(bool, bool),
    /// A cell: how wide it is, and whether it goes on with the one above.
    Cell(Option<(usize, bool)>),
}

impl DocxParts {
    /// The text of the document, a line for each paragraph.
    pub(in crate::document) fn text(&self) -> String {
        let mut out = Vec::new();
        self.walk(|step| {
            if let Step::Para(para) = step {
                let text: String = para.runs.iter().map(|(text, _)| &**text).collect();
                out.push(text.replace(['\n', '\r'], " "));
            }
        });
        out.join("\n")
    }

    /// Splits the document into blocks, and books the lines that hold none of their words.
    pub(in crate::document) fn blocks(&self, lines: &mut [Line<'_>], cues: &Cues) -> Vec<Block> {
        let mut build = BlockBuilder::new(cues, lines.len());
        let mut counts: HashMap<(String, u8), u32> = HashMap::new();
        let mut at = 0;
        self.walk(|step| match step {
            Step::Para(para) => {
                self.para(&mut build, &para, at, &mut counts);
                at += 1;
            }
            Step::Table(true) => build.open_table(),
            Step::Table(false) => build.close_table(),
            Step::Row(true, head) => build.open_row(head),
            Step::Row(false, _) => build.close_row(),
            Step::Cell(Some((wide, again))) => {
                build.open_cell(wide, 1);
                if again {
                    build.again();
                }
            }
            Step::Cell(None) => build.close_cell(),
        });
        build.finish(lines)
    }

    fn para(
        &self,
        build: &mut BlockBuilder<'_>,
        para: &Para,
        at: usize,
        counts: &mut HashMap<(String, u8), u32>,
    ) {
        build.page += para.breaks;
        if self.sheets.is_contents(&para.style) {
            build.furniture((at, at), Furniture::Contents);
            return;
        }
        let heading = self.sheets.heading(&para.style);
        let list = para
            .list
            .clone()
            .or_else(|| self.sheets.list_of(&para.style));
        let list = list.filter(|(id, _)| id != "0");
        let form = match (heading, list) {
            (Some(level), _) if !build.in_table() => Form::Heading(level),
            (_, Some((id, level))) => {
                let numbered = self.sheets.is_numbered(&id, level);
                counts.retain(|(list, deeper), _| *list != id || *deeper <= level);
                let count = counts.entry((id, level)).or_insert(0);
                *count += 1;
                Form::Item {
                    mark: mark(numbered.then(|| count.to_string())),
                    depth: usize::from(level).min(3),
                }
            }
            _ => Form::Para { inset: false },
        };
        build.begin(form);
        for (text, bold) in &para.runs {
            build.text(text, (at, at), *bold);
        }
        build.flush();
    }

    /// Goes through the document; ends where its XML is broken.
    fn walk(&self, mut each: impl FnMut(Step)) {
        let mut reader = Reader::from_str(&self.document);
        let mut state = State::default();
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => state.start(&tag, &mut each, false),
                Ok(Event::Empty(tag)) => {
                    state.start(&tag, &mut each, true);
                    state.end(tag.local_name().as_ref(), &mut each);
                }
                Ok(Event::End(tag)) => state.end(tag.local_name().as_ref(), &mut each),
                Ok(Event::Text(text)) => state.text(&text.xml10_content()),
                Ok(Event::CData(text)) => state.text(&text.xml10_content()),
                Ok(Event::GeneralRef(entity)) => {
                    let sign = entity.resolve_char_ref().ok().flatten();
                    let named = match &*entity.xml10_content() {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "apos" => "'",
                        _ => "",
                    };
                    state.text(&sign.map_or(named.to_owned(), String::from));
                }
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
        state.end_para(&mut each);
    }
}

/// What is open while the XML is read.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is one element that is open or not"
)]
#[derive(Default)]
struct State {
    para: Option<Para>,
    /// Paragraphs about the open one: text boxes stand within paragraphs.
    outer: Vec<Para>,
    in_text: bool,
    bold: bool,
    /// Whether the properties of a run are open, not those of the paragraph's mark.
    in_run: bool,
    /// How many elements are open that hold what was deleted, or what is told twice.
    skip: usize,
    cell: Option<(usize, bool)>,
    head: bool,
    breaks: u32,
}

impl State {
    fn start(&mut self, tag: &BytesStart<'_>, each: &mut impl FnMut(Step), empty: bool) {
        let name = tag.local_name();
        let name = name.as_ref();
        if self.skip > 0 || matches!(name, "del" | "moveFrom" | "Fallback" | "instrText") {
            self.skip += 1;
            return;
        }
        let value = attribute(tag, "val");
        match name {
            "p" => {
                self.outer.extend(self.para.take());
                self.para = Some(Para {
                    breaks: std::mem::take(&mut self.breaks),
                    ..Para::default()
                });
            }
            "r" => {
                self.in_run = true;
                self.bold = false;
            }
            "t" => self.in_text = !empty,
            "b" if self.in_run => {
                self.bold = value.as_deref().is_none_or(|v| v != "0" && v != "false");
            }
            "tab" if self.in_run => self.push("\t"),
            "noBreakHyphen" => self.push("-"),
            "br" | "cr" if attribute(tag, "type").as_deref() == Some("page") => self.breaks += 1,
            "br" | "cr" => self.push(" "),
            "pStyle" => self.with_para(|para| para.style = value.unwrap_or_default()),
            "numId" => self.with_para(|para| {
                let level = para.list.as_ref().map_or(0, |list| list.1);
                para.list = Some((value.unwrap_or_default(), level));
            }),
            "ilvl" => self.with_para(|para| {
                let list = para.list.take().unwrap_or_default();
                let level = value.and_then(|level| level.parse().ok()).unwrap_or(0);
                para.list = Some((list.0, level));
            }),
            "tbl" => each(Step::Table(true)),
            "tr" => each(Step::Row(true, false)),
            "tc" => self.cell = Some((1, false)),
            "tblHeader" => self.head = true,
            _ => self.in_cell(name, value.as_deref()),
        }
        // The properties of a cell come before its first paragraph.
        if name == "p"
            && let Some(cell) = self.cell.take()
        {
            each(Step::Cell(Some(cell)));
        }
    }

    /// What the properties of a cell say: how many columns it spans, and whether it goes on from above.
    fn in_cell(&mut self, name: &str, value: Option<&str>) {
        let Some(cell) = &mut self.cell else {
            return;
        };
        match name {
            "gridSpan" => {
                let wide = value.and_then(|wide| wide.parse::<usize>().ok());
                cell.0 = wide.unwrap_or(1).clamp(1, 50);
            }
            "vMerge" => cell.1 = value != Some("restart"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, each: &mut impl FnMut(Step)) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match name {
            "p" => self.end_para(each),
            "r" => self.in_run = false,
            "t" => self.in_text = false,
            "tbl" => each(Step::Table(false)),
            "tr" => each(Step::Row(false, self.head)),
            "tc" => {
                if let Some(cell) = self.cell.take() {
                    each(Step::Cell(Some(cell)));
                }
                each(Step::Cell(None));
            }
            _ => {}
        }
    }

    fn end_para(&mut self, each: &mut impl FnMut(Step)) {
        if let Some(para) = self.para.take() {
            each(Step::Para(para));
        }
        self.para = self.outer.pop();
    }

    fn with_para(&mut self, change: impl FnOnce(&mut Para)) {
        if let Some(para) = &mut self.para {
            change(para);
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.skip == 0 {
            self.push(text);
        }
    }

    fn push(&mut self, text: &str) {
        let bold = self.bold;
        self.with_para(|para| match para.runs.last_mut() {
            Some((last, before)) if *before == bold => last.push_str(text),
            _ => para.runs.push((text.to_owned(), bold)),
        });
    }
}
