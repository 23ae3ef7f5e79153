//! CSV that is safe to open in a spreadsheet.

use crate::report::layout::escape::is_hidden;

/// Writes records; quoting is the csv crate's.
pub(crate) fn write<'r>(records: impl Iterator<Item = &'r Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    for record in records {
        // Writing into memory has nothing that could fail.
        let _ = writer.write_record(record.iter().map(|cell| safe(cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A leading apostrophe keeps a spreadsheet from taking a cell for a formula, also where nothing that shows stands
/// before its sign.
fn safe(cell: &str) -> String {
    let sign = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let blank = |c: char| c.is_whitespace() || c.is_control() || is_hidden(c);
    if cell.trim_start_matches(blank).starts_with(sign) || cell.starts_with(['\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_becomes_a_formula() {
        let record = [
            "=1+1",
            " =x",
            "\u{feff}=y",
            "\u{200b}\0+z",
            "@cmd",
            "-2",
            "\tx",
            "a \"b\", c",
            "plain",
        ]
        .map(str::to_owned)
        .to_vec();
        let written = write(std::iter::once(&record));
        assert_eq!(
            written,
            "'=1+1,' =x,'\u{feff}=y,'\u{200b}\0+z,'@cmd,'-2,'\tx,\"a \"\"b\"\", c\",plain\n"
        );
    }
}
