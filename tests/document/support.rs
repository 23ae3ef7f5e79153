//! Reading a document, with every line accounted for.

use policy_crosswalk::document::{LineUse, Reading};
use policy_crosswalk::model::Partnership;
use policy_crosswalk::{DocumentReader, Error, PartnershipId, PlanId, Statement};

pub(crate) fn reader() -> DocumentReader {
    static READER: std::sync::OnceLock<DocumentReader> = std::sync::OnceLock::new();
    READER.get_or_init(make_reader).clone()
}

pub(crate) fn make_reader() -> DocumentReader {
    let partnership = Partnership::new(PartnershipId::new("test").unwrap(), "Test ADP");
    DocumentReader::new(PlanId::new("t").unwrap(), partnership)
}

/// Reads a text, and checks that every line is accounted for.
#[track_caller]
pub(crate) fn read(text: &str) -> Reading {
    let reading = reader().read(text).unwrap();
    accounted(text, &reading);
    reading
}

/// What a text reads as; nothing where it is taken for HTML, which is not built in.
pub(crate) fn read_unless_html(text: &str) -> Option<Reading> {
    match reader().read(text) {
        Err(Error::Format { found: "HTML", .. }) if !cfg!(feature = "html") => None,
        reading => Some(reading.unwrap()),
    }
}

/// Every line has a use; what is noted has a note; and no word of a statement's line vanished.
#[track_caller]
pub(crate) fn accounted(text: &str, reading: &Reading) {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    assert_eq!(reading.lines.len(), text.split(end).count());
    reading.plan.check().unwrap();
    for (i, (what, line)) in reading.lines.iter().zip(text.split(end)).enumerate() {
        let line = if i == 0 {
            line.strip_prefix('\u{feff}').unwrap_or(line)
        } else {
            line
        };
        let blank = line.trim().is_empty();
        assert_eq!(
            *what == LineUse::Blank,
            blank,
            "line {}: {what:?}: {line:?}",
            i + 1
        );
    }
}

pub(crate) fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace(['\'', '’'], "");
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3)
        .map(str::to_owned)
        .collect()
}

/// Each word of a line that was booked as a statement stands in a statement, a heading or a note.
#[track_caller]
pub(crate) fn nothing_vanished(text: &str, reading: &Reading) {
    let mut said = String::new();
    for statement in &reading.plan.statements {
        said.push_str(&statement.text);
        said.push(' ');
        said.push_str(&statement.leads.join(" "));
        said.push(' ');
    }
    for note in &reading.notes {
        said.push_str(&note.text);
        said.push(' ');
    }
    let said: std::collections::HashSet<String> = words(&said).into_iter().collect();
    let joined: String = said.iter().cloned().collect::<Vec<_>>().join(" ");
    let months = "deadline success measure update intended outputs spring summer autumn winter performance target strategy step objective goal mission vision owner timescale completion status january february march april june july august september october november december year lead when autumn outcome action responsible high level";
    for (what, line) in reading.lines.iter().zip(text.split('\n')) {
        if matches!(what, LineUse::Statement | LineUse::Noted) && !line.contains('<') {
            let line = line.split("](http").next().unwrap();
            for word in words(line) {
                let known = said.contains(&word)
                    || joined.contains(&word)
                    || months.contains(&*word)
                    || word.parse::<u32>().is_ok();
                let state = [
                    "complete", "done", "stopped", "progress", "green", "amber", "started",
                    "under", "comment",
                ]
                .contains(&&*word);
                let broken = line.trim_end().ends_with(&format!("{word}-"))
                    || line.trim_start().starts_with(&word);
                assert!(known || state || broken, "{word:?} of {line:?} vanished");
            }
        }
    }
}

/// `role text [leads] due < parent's text`.
#[allow(clippy::format_push_string, reason = "the shortest form")]
pub(crate) fn told(reading: &Reading) -> Vec<String> {
    let plan = &reading.plan;
    let one = |statement: &Statement| {
        let mut out = format!("{} {}", statement.role.name(), statement.text);
        if !statement.leads.is_empty() {
            out += &format!(" [{}]", statement.leads.join("; "));
        }
        if let Some(due) = statement.due {
            out.push_str(&format!(" {due}"));
        }
        if let Some(status) = statement.status {
            out.push_str(&format!(" {status:?}"));
        }
        if let Some(parent) = statement
            .parent
            .as_ref()
            .and_then(|id| plan.statement(id.as_str()))
        {
            out.push_str(&format!(" < {}", parent.text));
        }
        out
    };
    plan.statements.iter().map(one).collect()
}

#[track_caller]
pub(crate) fn tells(text: &str, expected: &[&str]) -> Reading {
    let reading = read(text);
    assert_eq!(told(&reading), expected, "notes: {:#?}", reading.notes);
    nothing_vanished(text, &reading);
    reading
}

/// Reads a document into the statements expected, and sees that nothing of it is lost.
#[track_caller]
pub(crate) fn reads(text: &str, expected: &[&str]) {
    let reading = read(text);
    assert_eq!(
        told(&reading),
        expected,
        "{text}\nnotes: {:#?}",
        reading.notes
    );
    nothing_vanished(text, &reading);
}

/// The notes of a document but for what is unknown of the whole.
pub(crate) fn notes(text: &str) -> Vec<String> {
    let notes = read(text).notes;
    let of_lines = notes.iter().filter(|note| note.line > 0);
    of_lines.map(ToString::to_string).collect()
}
