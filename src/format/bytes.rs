//! From the bytes of a file to its text.

use std::borrow::Cow;

use crate::error::{Error, Place};

/// What Windows-1252 has at 0x80 to 0x9F; five of them stand for nothing.
const HIGH: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// Files that are no text, by how they begin: what they are, and what to do.
const NO_TEXT: [(&[u8], &str, &str); 8] = [
    (
        b"%PDF-",
        "a PDF",
        "its text, as `pdftotext -layout` of Poppler takes it out",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "a file of an old Word or Excel",
        "it saved as text, or as CSV UTF-8",
    ),
    (
        b"{\\rtf",
        "a file in Rich Text Format",
        "it saved as text in UTF-8",
    ),
    (b"\x1f\x8b", "a compressed file (gzip)", "the file unpacked"),
    (b"\x89PNG", "a picture (PNG)", "text"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "text"),
    (b"II*\0", "a picture (TIFF)", "text"),
    (b"MM\0*", "a picture (TIFF)", "text"),
];

/// The text of a file, whatever program saved it: UTF-8, UTF-16 (Excel's “Unicode text”) or Windows-1252 (Excel's
/// plain “CSV” and “Text”), with or without a byte order mark, which is taken off.
///
/// Bytes that are valid UTF-8 are taken as such. The cost grows with the length.
///
/// ```
/// use policy_crosswalk::format::decode;
///
/// assert_eq!(decode("Café".as_bytes())?, "Café");
/// assert_eq!(decode(b"Caf\xe9")?, "Café");
/// assert_eq!(decode(b"\xff\xfeC\0a\0f\0\xe9\0")?, "Café");
/// let error = decode(b"%PDF-1.7").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the document is a PDF; expected its text, as `pdftotext -layout` of Poppler takes it out"
/// );
/// # Ok::<(), policy_crosswalk::Error>(())
/// ```
///
/// # Errors
/// [`Error::Format`] for a PDF, a Word or Excel file, a picture or an archive, with what to do;
/// [`Error::Encoding`] for a byte that none of these encodings has, and for one that breaks a text which is UTF-8
/// otherwise, with its place.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    if let Some((found, expected)) = no_text(bytes) {
        return Err(Error::format(found, expected));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf_16(rest, u16::from_le_bytes).map(Cow::Owned);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf_16(rest, u16::from_be_bytes).map(Cow::Owned);
    }
    if is_latin_in_utf_16(bytes, 1) {
        return utf_16(bytes, u16::from_le_bytes).map(Cow::Owned);
    }
    if is_latin_in_utf_16(bytes, 0) {
        return utf_16(bytes, u16::from_be_bytes).map(Cow::Owned);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) if has_utf_8(bytes) => Err(broken_utf_8(bytes, error.valid_up_to())),
        Err(_) => windows_1252(bytes).map(Cow::Owned),
    }
}

/// What a file is that is no text, and what is expected in its place.
pub(crate) fn no_text(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(packed(bytes));
    }
    let found = NO_TEXT.iter().find(|(start, ..)| bytes.starts_with(start));
    found.map(|(_, found, expected)| (*found, *expected))
}

/// What a zip archive holds, by the names of the files in it.
fn packed(bytes: &[u8]) -> (&'static str, &'static str) {
    const KINDS: [(&[u8], &str, &str); 3] = [
        (
            b"word/",
            "a Word file",
            "its text, saved as plain text in UTF-8",
        ),
        (b"xl/", "an Excel file", "the sheet saved as CSV UTF-8"),
        (
            b"mimetypeapplication/vnd.oasis.opendocument",
            "an OpenDocument file",
            "it saved as text or CSV in UTF-8",
        ),
    ];
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|found| found == name);
    let found = KINDS.iter().find(|(name, ..)| holds(name));
    found.map_or(
        ("a zip archive", "the files in it"),
        |(_, found, expected)| (*found, *expected),
    )
}

/// Whether every second byte of the beginning is zero, as in Latin text in UTF-16 without a mark.
fn is_latin_in_utf_16(bytes: &[u8], zero_at: usize) -> bool {
    let start = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let pairs = start.as_chunks::<2>().0;
    pairs.len() > 3
        && pairs
            .iter()
            .all(|pair| pair[zero_at] == 0 && pair[1 - zero_at] != 0)
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Error> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text = String::with_capacity(bytes.len() / 2);
    for (at, c) in char::decode_utf16(units).enumerate() {
        // A lone surrogate stands for nothing.
        text.push(c.map_err(|_| wrong(bytes, &text, at * 2))?);
    }
    match rest {
        [] => Ok(text),
        _ => Err(wrong(bytes, &text, bytes.len() - 1)),
    }
}

/// Whether a sign beyond ASCII is encoded in UTF-8: then a byte that does not fit is a fault, no other encoding.
fn has_utf_8(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

fn broken_utf_8(bytes: &[u8], at: usize) -> Error {
    let before = String::from_utf8_lossy(bytes.get(..at).unwrap_or_default());
    wrong(bytes, &before, at)
}

fn windows_1252(bytes: &[u8]) -> Result<String, Error> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for (at, byte) in bytes.iter().enumerate() {
        let c = match byte {
            0 => None,
            0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().flatten(),
            _ => Some(char::from(*byte)),
        };
        text.push(c.ok_or_else(|| wrong(bytes, &text, at))?);
    }
    Ok(text)
}

fn wrong(bytes: &[u8], before: &str, at: usize) -> Error {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let breaks = before.matches('\n').count();
    Error::Encoding {
        place: Place {
            line: u32::try_from(breaks + 1).ok(),
            column: u32::try_from(line.chars().count() + 1).ok(),
            ..Place::default()
        },
        byte: bytes.get(at).copied().unwrap_or_default(),
        offset: at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn refused(bytes: &[u8]) -> String {
        decode(bytes).unwrap_err().to_string()
    }

    #[test]
    fn what_spreadsheets_save_is_read() {
        let text = "“Café” – £5 …\n";
        assert_eq!(decode(text.as_bytes()).unwrap(), text);
        assert_eq!(
            decode(&[b"\xef\xbb\xbf", text.as_bytes()].concat()).unwrap(),
            text
        );
        assert_eq!(decode(b"\x93Caf\xe9\x94 \x96 \xa35 \x85\n").unwrap(), text);
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(decode(&[b"\xff\xfe", &little[..]].concat()).unwrap(), text);
        assert_eq!(decode(&[b"\xfe\xff", &big[..]].concat()).unwrap(), text);
        let plain: Vec<u8> = "id,text\n".bytes().flat_map(|byte| [byte, 0]).collect();
        assert_eq!(decode(&plain).unwrap(), "id,text\n");
    }

    #[test]
    fn what_is_no_text_is_named_with_what_to_do() {
        assert_eq!(
            refused(b"PK\x03\x04.....word/document.xml"),
            "the document is a Word file; expected its text, saved as plain text in UTF-8"
        );
        assert_eq!(
            refused(b"PK\x03\x04.....xl/workbook.xml"),
            "the document is an Excel file; expected the sheet saved as CSV UTF-8"
        );
        assert!(
            refused(b"\xd0\xcf\x11\xe0\xa1").starts_with("the document is a file of an old Word")
        );
    }

    #[test]
    fn a_byte_that_fits_nothing_is_told_with_its_place() {
        let place = |bytes: &[u8]| decode(bytes).unwrap_err().place().unwrap().to_string();
        assert_eq!(place(b"a\nb\x81"), "line 2, column 2");
        assert_eq!(
            place("é\nab\u{e9}".as_bytes().split_last().unwrap().1),
            "line 2, column 3"
        );
        assert_eq!(place(b"\xff\xfea\0\0\xd8b\0"), "line 1, column 2");
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = decode(&bytes);
        }

        #[test]
        fn utf_8_is_never_changed(text in "\\PC{0,40}") {
            prop_assume!(!text.starts_with('\u{feff}'));
            prop_assume!(no_text(text.as_bytes()).is_none());
            prop_assert_eq!(decode(text.as_bytes()).unwrap().into_owned(), text.clone());
        }
    }
}
