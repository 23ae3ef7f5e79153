//! Plans out of users' files.

use std::path::Path;

use policy_crosswalk::document::Reading;
use policy_crosswalk::{DocumentReader, Error, Plan, PlanId};

/// A reader for a document; the file's name is the plan's id.
pub(crate) fn reader(file: &str) -> Result<DocumentReader, Error> {
    let stem = Path::new(file).file_stem().unwrap_or_default();
    let name = stem.to_string_lossy();
    let name = name.replace(|c: char| !c.is_alphanumeric(), "-");
    Ok(DocumentReader::unnamed(PlanId::new(&name)?))
}

/// Reads a document as it was published; what the reader says of it goes to standard error.
pub(crate) fn document(file: &str, reader: &DocumentReader) -> Result<Reading, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    let reading = reader
        .read_bytes(&bytes)
        .map_err(|error| error.in_file(file).to_string())?;
    for note in &reading.notes {
        eprintln!("{file}: {note}");
    }
    eprintln!("{file}: {}", reading.summary());
    if reading.plan.statements.is_empty() {
        return Err(format!("{file}: no statement found"));
    }
    Ok(reading)
}

/// Reads a plan out of `.toml`, `.json` or `.csv`, and out of any other file as a document.
#[allow(dead_code, reason = "read_plan reads documents only")]
pub(crate) fn plan(file: &str) -> Result<Plan, String> {
    let extension = Path::new(file).extension().unwrap_or_default();
    let extension = extension.to_ascii_lowercase();
    let read = match extension.to_str() {
        Some("toml") => Plan::from_toml,
        Some("json") => Plan::from_json,
        Some("csv") => Plan::from_csv,
        _ => {
            let reader = reader(file).map_err(|error| error.in_file(file).to_string())?;
            return document(file, &reader).map(|reading| reading.plan);
        }
    };
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    read(&text).map_err(|error| error.in_file(file).to_string())
}
