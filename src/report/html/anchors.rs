//! Texts that cannot do anything, and the addresses within the page.

use std::fmt::Write;

use maud::{Markup, PreEscaped, html};

use crate::answer::ThemeLabel;
use crate::model::StatementId;
use crate::report::layout::escape::plain;

/// A text on one line without what hides or turns; the template escapes what is markup.
pub(crate) fn shown(text: &str) -> String {
    plain(text)
}

/// Where a cell stands: the framework, the theme and the group, each by its position.
#[derive(Clone, Copy)]
pub(crate) struct CellPlace {
    pub(crate) chapter: usize,
    pub(crate) theme: usize,
    pub(crate) group: usize,
}

impl CellPlace {
    /// The name of something at this place; `kind` tells what it is.
    pub(crate) fn name(self, kind: char) -> String {
        let Self {
            chapter,
            theme,
            group,
        } = self;
        format!("{kind}{chapter}.{theme}.{group}")
    }
}

/// An id as part of an address: what an address would take for something else is written in hexadecimal.
fn in_address(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_./:+".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into memory cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// A link to where a statement is told.
pub(crate) fn statement(id: &StatementId) -> Markup {
    html! { a href={ "#s-" (PreEscaped(in_address(id.as_str()))) } { (id) } }
}

/// A link to where a theme is told, by its id.
pub(crate) fn theme(id: &str) -> Markup {
    html! { a href={ "#t-" (PreEscaped(in_address(id))) } { (id) } }
}

/// The same with its short title.
pub(crate) fn theme_with_label(of: &ThemeLabel) -> Markup {
    html! { (theme(of.id.as_str())) " " (shown(&of.label)) }
}

/// A name that leads to an address of the web, and to nothing else.
pub(crate) fn outward(name: &str, address: Option<&String>) -> Markup {
    let web = |address: &&String| {
        ["https://", "http://"]
            .iter()
            .any(|s| address.starts_with(s))
    };
    html! {
        @match address.filter(web) {
            Some(address) => a href=(shown(address)) rel="noreferrer" { (shown(name)) },
            None => (shown(name)),
        }
    }
}

/// Themes one after the other.
pub(crate) fn themes<'t>(list: impl IntoIterator<Item = &'t ThemeLabel>) -> Markup {
    html! {
        @for (at, label) in list.into_iter().enumerate() {
            @if at > 0 { "; " }
            (theme_with_label(label))
        }
    }
}
