//! What the styles and lists of a Word document say: which paragraphs are headings, and how lists are numbered.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The styles and lists of a document.
#[derive(Default)]
pub(in crate::document) struct Sheets {
    styles: HashMap<String, Style>,
    /// The abstract list of each list.
    lists: HashMap<String, String>,
    /// The format of each level of an abstract list.
    formats: HashMap<(String, u8), String>,
}

#[derive(Default)]
struct Style {
    name: String,
    based: Option<String>,
    level: Option<u8>,
    list: Option<(String, u8)>,
}

/// The value of an attribute, by its name without prefix.
pub(in crate::document) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes().flatten().find_map(|attribute| {
        let key = attribute.key.local_name();
        (key.as_ref() == name).then(|| attribute.value.to_string())
    })
}

/// Calls a function for each element that begins; ends where the XML is broken.
fn elements(xml: &str, mut each: impl FnMut(&str, &BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let name = tag.local_name().as_ref().to_owned();
                each(&name, &tag);
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

impl Sheets {
    pub(in crate::document) fn read_styles(&mut self, xml: &str) {
        let mut id = String::new();
        elements(xml, |name, tag| {
            let value = attribute(tag, "val");
            if name == "style" {
                id = attribute(tag, "styleId").unwrap_or_default();
                self.styles.insert(id.clone(), Style::default());
                return;
            }
            let Some(style) = self.styles.get_mut(&id) else {
                return;
            };
            match (name, value) {
                ("name", Some(value)) => style.name = value.to_lowercase(),
                ("basedOn", value) => style.based = value,
                ("outlineLvl", Some(value)) => style.level = value.parse().ok(),
                ("numId", Some(value)) => {
                    style.list = Some((value, style.list.as_ref().map_or(0, |list| list.1)));
                }
                ("ilvl", Some(value)) => {
                    let list = style.list.take().unwrap_or_default();
                    style.list = Some((list.0, value.parse().unwrap_or(0)));
                }
                _ => {}
            }
        });
    }

    pub(in crate::document) fn read_lists(&mut self, xml: &str) {
        let (mut list, mut level, mut number) = (String::new(), 0, String::new());
        elements(xml, |name, tag| {
            let value = || attribute(tag, "val").unwrap_or_default();
            match name {
                "abstractNum" => list = attribute(tag, "abstractNumId").unwrap_or_default(),
                "lvl" => {
                    level = attribute(tag, "ilvl")
                        .and_then(|level| level.parse().ok())
                        .unwrap_or(0);
                }
                "numFmt" => {
                    self.formats.insert((list.clone(), level), value());
                }
                "num" => number = attribute(tag, "numId").unwrap_or_default(),
                "abstractNumId" => {
                    self.lists.insert(number.clone(), value());
                }
                _ => {}
            }
        });
    }

    /// The styles that a style is based on, itself first.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let mut next = self.styles.get(id);
        let mut left = 20;
        std::iter::from_fn(move || {
            let style = next?;
            left -= 1;
            next = style
                .based
                .as_deref()
                .filter(|_| left > 0)
                .and_then(|id| self.styles.get(id));
            Some(style)
        })
    }

    /// The level of a heading, from 1, where a style is one.
    pub(in crate::document) fn heading(&self, id: &str) -> Option<u8> {
        let named = |name: &str| {
            let level = name.strip_prefix("heading ")?.trim().parse::<u8>().ok()?;
            Some(level.clamp(1, 6))
        };
        let by_style = self.chain(id).find_map(|style| {
            if style.name == "title" {
                return Some(1);
            }
            named(&style.name).or(style.level.filter(|l| *l < 6).map(|level| level + 1))
        });
        by_style.or_else(|| {
            let level = id.strip_prefix("Heading")?.parse::<u8>().ok()?;
            Some(level.clamp(1, 6))
        })
    }

    /// Whether a style is one of the table of contents.
    pub(in crate::document) fn is_contents(&self, id: &str) -> bool {
        let contents = |style: &Style| style.name.starts_with("toc ");
        id.starts_with("TOC") && !id.contains("Heading") || self.chain(id).any(contents)
    }

    /// The list and level that a style puts paragraphs into.
    pub(in crate::document) fn list_of(&self, id: &str) -> Option<(String, u8)> {
        let listed = self.chain(id).find_map(|style| style.list.clone());
        let named = self
            .chain(id)
            .any(|style| style.name.starts_with("list bullet"));
        listed.or_else(|| (named || id.starts_with("ListBullet")).then(|| (String::new(), 0)))
    }

    /// Whether a level of a list is numbered, rather than bulleted.
    pub(in crate::document) fn is_numbered(&self, list: &str, level: u8) -> bool {
        let Some(kind) = self.lists.get(list) else {
            return false;
        };
        let format = self.formats.get(&(kind.clone(), level));
        format.is_some_and(|format| format != "bullet" && format != "none")
    }
}
