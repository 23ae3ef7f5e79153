//! What a text may not do to what shows it.

/// One line without what steers a terminal, turns the direction of what follows, or hides.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !is_hidden(*c))
        .map(|c| if is_break(c) { ' ' } else { c })
        .collect()
}

/// Whether a character takes no room and tells nothing: marks of direction, of width zero, and of byte order.
/// Joiners stay, for scripts and pictures need them.
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn is_break(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Escapes what Markdown would take for markup, and joins lines. No address becomes a link.
pub(crate) fn markdown(text: &str) -> String {
    let text = plain(text);
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let address = match c {
            ':' => rest.starts_with("//"),
            '.' => out.ends_with("www") || out.ends_with("WWW"),
            '@' => true,
            _ => false,
        };
        if address || "\\`*_[]<>#|&~$".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A paragraph of Markdown, which must not begin as a list, a rule or a line below a heading does.
pub(crate) fn markdown_paragraph(text: &str) -> String {
    let text = markdown(text);
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = text[digits..].chars().next();
    match mark {
        Some('-' | '+' | '=') if digits == 0 => format!("\\{text}"),
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_steers_nothing() {
        assert_eq!(plain("a\u{1b}[31m\tb\u{2028}c\u{85}d"), "a [31m b c d");
        assert_eq!(plain("\u{feff}x\u{202e}y\u{200b}z\u{2066}"), "xyz");
        assert_eq!(plain("fa\u{200d}mily naïve"), "fa\u{200d}mily naïve");
    }

    #[test]
    fn markdown_takes_a_text_for_what_it_says() {
        assert_eq!(
            markdown("a | b & <c> ~d~ *e* _f_ `g` [h](i) #j \\ $k$"),
            r"a \| b \& \<c\> \~d\~ \*e\* \_f\_ \`g\` \[h\](i) \#j \\ \$k\$"
        );
        assert_eq!(
            markdown("see https://x.scot, www.x.scot or a@x.scot: at 1:30."),
            r"see https\://x.scot, www\.x.scot or a\@x.scot: at 1:30."
        );
        assert_eq!(markdown("two\r\nlines"), "two  lines");
    }

    #[test]
    fn a_paragraph_is_no_list() {
        assert_eq!(markdown_paragraph("- a"), r"\- a");
        assert_eq!(markdown_paragraph("12. a"), r"12\. a");
        assert_eq!(markdown_paragraph("=== "), r"\===");
        assert_eq!(markdown_paragraph("2/5: of five"), "2/5: of five");
    }
}
