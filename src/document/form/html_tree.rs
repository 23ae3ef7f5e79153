//! The tree of an HTML document, as the standard builds it, with the line of each text.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_document};

/// How deep elements may stand in each other; a page that goes deeper is read up to there.
const MOST_DEPTH: u32 = 400;
/// How much is handed to the parser at a time, in bytes.
const STEP: usize = 8192;

/// A node: an element, a text, or what has no words.
pub(in crate::document) enum ElementKind {
    Element {
        name: String,
        attributes: Vec<(String, String)>,
    },
    Text {
        text: String,
        first: usize,
        last: usize,
    },
    Other,
}

pub(in crate::document) struct HtmlNode {
    pub(in crate::document) kind: ElementKind,
    pub(in crate::document) children: Vec<usize>,
    parent: Option<usize>,
    name: QualName,
    depth: u32,
}

/// The nodes of a document; the first is the document itself.
pub(in crate::document) struct Tree {
    pub(in crate::document) nodes: Vec<HtmlNode>,
    /// The bytes that were read: less than all where elements stand too deep.
    pub(in crate::document) read: usize,
}

/// Parses an HTML text.
pub(in crate::document) fn parse(text: &str) -> Tree {
    let sink = Sink {
        nodes: RefCell::new(vec![HtmlNode::new(ElementKind::Other, nothing())]),
        line: Cell::new(0),
        deep: Cell::new(false),
    };
    let mut parser = parse_document(sink, ParseOpts::default());
    let mut at = 0;
    while at < text.len() && !parser.tokenizer.sink.sink.deep.get() {
        let end = (at + STEP).min(text.len());
        let end = (end..=text.len())
            .find(|end| text.is_char_boundary(*end))
            .unwrap_or(text.len());
        parser.process(StrTendril::from(&text[at..end]));
        at = end;
    }
    let nodes = parser.finish().nodes.into_inner();
    Tree { nodes, read: at }
}

fn nothing() -> QualName {
    QualName::new(None, ns!(), local_name!(""))
}

impl HtmlNode {
    fn new(kind: ElementKind, name: QualName) -> Self {
        Self {
            kind,
            children: Vec::new(),
            parent: None,
            name,
            depth: 0,
        }
    }
}

struct Sink {
    nodes: RefCell<Vec<HtmlNode>>,
    line: Cell<usize>,
    deep: Cell<bool>,
}

impl Sink {
    fn add(&self, kind: ElementKind, name: QualName) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(HtmlNode::new(kind, name));
        nodes.len() - 1
    }

    fn text(&self, text: &str) -> usize {
        let last = self.line.get();
        let first = last.saturating_sub(text.matches('\n').count());
        let kind = ElementKind::Text {
            text: text.to_owned(),
            first,
            last,
        };
        self.add(kind, nothing())
    }

    /// Puts a node among the children of another, at a place or at the end.
    fn put(&self, parent: usize, at: Option<usize>, child: usize) {
        self.remove_from_parent(&child);
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes[parent].depth + 1;
        if depth > MOST_DEPTH {
            self.deep.set(true);
        }
        nodes[child].parent = Some(parent);
        nodes[child].depth = depth;
        let children = &mut nodes[parent].children;
        let at = at.unwrap_or(children.len()).min(children.len());
        children.insert(at, child);
    }

    fn child(&self, child: NodeOrText<usize>) -> usize {
        match child {
            NodeOrText::AppendNode(node) => node,
            NodeOrText::AppendText(text) => self.text(&text),
        }
    }

    fn place(&self, node: usize) -> Option<(usize, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes.get(node)?.parent?;
        let at = nodes[parent]
            .children
            .iter()
            .rposition(|child| *child == node)?;
        Some((parent, at))
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Self;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Ref<'a, QualName> {
        Ref::map(self.nodes.borrow(), |nodes| &nodes[*target].name)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        let kept = attributes
            .iter()
            .map(|a| (a.name.local.to_string(), a.value.to_string()))
            .collect();
        let kind = ElementKind::Element {
            name: name.local.to_string(),
            attributes: kept,
        };
        self.add(kind, name)
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.add(ElementKind::Other, nothing())
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.add(ElementKind::Other, nothing())
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        let child = self.child(child);
        self.put(*parent, None, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &usize,
        previous: &usize,
        child: NodeOrText<usize>,
    ) {
        if self.place(*element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, new: NodeOrText<usize>) {
        let child = self.child(new);
        if let Some((parent, at)) = self.place(*sibling) {
            self.put(parent, Some(at), child);
        }
    }

    fn add_attrs_if_missing(&self, _: &usize, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &usize) {
        if let Some((parent, at)) = self.place(*target) {
            let mut nodes = self.nodes.borrow_mut();
            nodes[parent].children.remove(at);
            nodes[*target].parent = None;
        }
    }

    fn reparent_children(&self, node: &usize, new: &usize) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[*node].children);
        for child in &children {
            nodes[*child].parent = Some(*new);
        }
        nodes[*new].children.extend(children);
    }

    fn set_current_line(&self, line: u64) {
        self.line
            .set(usize::try_from(line).unwrap_or(1).saturating_sub(1));
    }
}
