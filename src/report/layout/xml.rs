//! Text in XML.

use std::fmt;

use crate::report::layout::escape::plain;

/// A text on one line as XML shows it, between tags and in quotes alike. What XML 1.0 cannot hold is left out.
pub(crate) struct Xml<T>(pub(crate) T);

impl<T: AsRef<str>> fmt::Display for Xml<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        plain(self.0.as_ref()).chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => Ok(()),
            c => fmt::Write::write_char(f, c),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::report::layout::xml::Xml;

    #[test]
    fn a_text_is_no_markup() {
        assert_eq!(
            Xml("<b a=\"1\" c='2'>R&D ]]></b>").to_string(),
            "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;R&amp;D ]]&gt;&lt;/b&gt;"
        );
        assert_eq!(
            Xml("a\u{0}b\u{b}c\u{1b}d\u{fffe}\u{ffff}e\u{202e}\r\nf").to_string(),
            "a b c de  f"
        );
    }
}
