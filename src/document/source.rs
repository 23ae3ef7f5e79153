//! What a document is written in, by how it begins.

/// Whether bytes are those of a Word document rather than of another archive.
pub(super) fn is_word(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && bytes.windows(5).any(|name| name == b"word/")
}

/// Whether a text is an HTML document or a piece of one.
pub(super) fn is_html(text: &str) -> bool {
    let start: String = text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .chars()
        .take(40)
        .collect::<String>()
        .to_ascii_lowercase();
    [
        "<!doctype html",
        "<html",
        "<?xml",
        "<body",
        "<main",
        "<article",
        "<section",
        "<div",
        "<table",
        "<head",
        "<h1",
        "<h2",
        "<!--",
    ]
    .iter()
    .any(|tag| start.starts_with(tag))
}
