//! Whatever happens to the form of a plan, none of its words is lost without a word.

use std::collections::HashSet;

use policy_crosswalk::document::{Furniture, LineUse, Reading};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::document::support::{accounted, reader};

/// A word that stands nowhere else, by its number.
fn word(n: usize) -> String {
    let syllable = |n: usize| {
        [
            "bru", "kel", "dor", "mis", "tav", "plo", "gan", "wex", "zil", "hop",
        ][n % 10]
    };
    [syllable(n / 100), syllable(n / 10), syllable(n), "ant"].concat()
}

/// What a plan says in one place, of words of its own.
struct Row {
    action: String,
    lead: String,
    due: &'static str,
    measure: String,
}

fn row(n: usize) -> Row {
    let verb = ["Open", "Train", "Publish", "Review", "Support"][n % 5];
    let w = |i: usize| word(n * 10 + i);
    Row {
        action: format!("{verb} {} and {} in the {} of {}", w(0), w(1), w(2), w(3)),
        lead: format!("{} Team", capital(&w(4))),
        due: ["March 2026", "31/12/2025", "Autumn 2025", "Ongoing"][n % 4],
        measure: format!("Number of {} that {} sees", w(5), w(6)),
    }
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

/// The forms in which plans lay out what they say.
#[derive(Clone, Copy, Debug)]
enum Form {
    Bracket,
    Fields,
    Pipes,
    Drawn,
    Tabs,
    Spaces,
    Cells,
    Slashes,
    Lines,
    Numbers,
}

const FORMS: [Form; 10] = [
    Form::Bracket,
    Form::Fields,
    Form::Pipes,
    Form::Drawn,
    Form::Tabs,
    Form::Spaces,
    Form::Cells,
    Form::Slashes,
    Form::Lines,
    Form::Numbers,
];

fn head(form: Form) -> &'static str {
    match form {
        Form::Bracket | Form::Fields | Form::Numbers => "Actions\n\n",
        Form::Pipes => "| Action | Lead | Timescale | Measure |\n|---|---|---|---|\n",
        Form::Drawn => {
            "+--------+------+-----------+---------+\n| Action | Lead | Timescale | Measure |\n+--------+------+-----------+---------+\n"
        }
        Form::Tabs => "Action\tLead\tTimescale\tMeasure\n",
        Form::Spaces => {
            "Action                                                            Lead                 Timescale      Measure\n"
        }
        Form::Cells => "Action\n\nLead\n\nTimescale\n\nMeasure\n\n",
        Form::Slashes => "Action / Lead / Timescale / Measure\n",
        Form::Lines => "Action Lead Timescale\n",
    }
}

fn laid_out(row: &Row, form: Form, n: usize) -> String {
    let Row {
        action,
        lead,
        due,
        measure,
    } = row;
    match form {
        Form::Bracket => format!("- {action} (Lead: {lead}; by {due})\n"),
        Form::Fields => {
            format!("- {action}\n  Lead: {lead}\n  Timescale: {due}\n  Measure: {measure}\n")
        }
        Form::Pipes => format!("| {action} | {lead} | {due} | {measure} |\n"),
        Form::Drawn => {
            format!("| {action} | {lead} | {due} | {measure} |\n+----+----+----+----+\n")
        }
        Form::Tabs => format!("{action}\t{lead}\t{due}\t{measure}\n"),
        Form::Spaces => format!("{action:64}  {lead:20} {due:14} {measure}\n"),
        Form::Cells => format!("{action}\n\n{lead}\n\n{due}\n\n{measure}\n\n"),
        Form::Slashes => format!("{action} / {lead} / {due} / {measure}\n"),
        Form::Lines => format!("{}.{} {action} {lead} {due}\n", n / 3 + 1, n % 3 + 1),
        Form::Numbers => format!("{}. {action} – {lead}, {due}\n", n % 3 + 1),
    }
}

/// A plan in these forms, a priority each; and its own words.
fn plan(forms: &[Form]) -> (String, Vec<String>) {
    let mut text = String::from("North ADP Plan 2024-27\n\n");
    let mut words = Vec::new();
    for (p, form) in forms.iter().enumerate() {
        let title = capital(&word(900 + p));
        let number = (p + 1).to_string();
        text += &["Priority ", &number, " - ", &title, "\n\n", head(*form)].concat();
        words.push(title.to_lowercase());
        for n in p * 3..p * 3 + 3 {
            text += &laid_out(&row(n), *form, n);
        }
        text.push('\n');
    }
    let own = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.ends_with("ant") && word.len() > 9);
    words.extend(own.map(str::to_lowercase));
    (text, words)
}

/// What becomes of the form of a document on its way.
#[derive(Clone, Debug)]
enum Change {
    DropBorders,
    MergeLines(Index),
    PageFoot(Index),
    FormFeed(Index),
    Hyphen(Index),
    Bullets(Index),
    SplitRow(Index),
    Indent(Index),
    NoBlanks,
    Blank(Index),
    Columns(Index),
    Wrap,
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        Just(Change::DropBorders),
        at().prop_map(Change::MergeLines),
        at().prop_map(Change::PageFoot),
        at().prop_map(Change::FormFeed),
        at().prop_map(Change::Hyphen),
        at().prop_map(Change::Bullets),
        at().prop_map(Change::SplitRow),
        at().prop_map(Change::Indent),
        Just(Change::NoBlanks),
        at().prop_map(Change::Blank),
        at().prop_map(Change::Columns),
        Just(Change::Wrap),
    ]
}

fn changed(text: &str, change: &Change) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let count = lines.len();
    match change {
        Change::DropBorders => {
            lines.retain(|line| line.chars().any(char::is_alphanumeric) || line.is_empty());
            lines = lines.iter().map(|line| line.replace('|', " ")).collect();
        }
        Change::MergeLines(at) => {
            let at = at.index(count);
            if at + 1 < count {
                let next = lines.remove(at + 1);
                lines[at] = format!("{} {next}", lines[at]);
            }
        }
        Change::PageFoot(at) => {
            let foot = ["", "Page 3 of 9", "", "North ADP Plan 2024-27", ""].map(str::to_owned);
            let at = at.index(count);
            lines.splice(at..at, foot);
        }
        Change::FormFeed(at) => lines[at.index(count)].insert(0, '\u{c}'),
        Change::Hyphen(at) => broken(&mut lines[at.index(count)], "ant", "-\n"),
        Change::Bullets(at) => {
            let bullet = ["• ", "* ", "(cid:127) ", "\u{f0b7} ", "o ", "– "][at.index(6)];
            for line in &mut lines {
                if let Some(rest) = line.strip_prefix("- ") {
                    *line = [bullet, rest].concat();
                }
            }
        }
        Change::SplitRow(at) => broken(&mut lines[at.index(count)], " and ", "\n"),
        Change::Indent(at) => lines[at.index(count)].insert_str(0, "      "),
        Change::NoBlanks => lines.retain(|line| !line.is_empty()),
        Change::Blank(at) => lines.insert(at.index(count), String::new()),
        Change::Columns(at) => {
            let at = at.index(count);
            let right = lines.split_off((at + 6).min(count));
            let left = lines.split_off(at);
            let mut right = right.into_iter();
            for line in left {
                let beside = right.next().unwrap_or_default();
                lines.push(format!("{line:70}   {beside}").trim_end().to_owned());
            }
            lines.extend(right);
        }
        Change::Wrap => {
            lines = lines.iter().map(|line| wrapped(line)).collect();
        }
    }
    lines.join("\n") + "\n"
}

/// Breaks a line before the first place where this stands.
fn broken(line: &mut String, before: &str, sign: &str) {
    if let Some(at) = line.find(before) {
        line.insert_str(at, sign);
    }
}

/// A line of plain text at 60 signs.
fn wrapped(line: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    if line.contains(['|', '\t']) || line.contains("  ") {
        return line.to_owned();
    }
    for word in line.split_inclusive(' ') {
        if width + word.len() > 60 {
            out.push('\n');
            width = 0;
        }
        out.push_str(word);
        width += word.len();
    }
    out
}

/// The own words of a plan that are in no statement, section or note, nor on a heading or a line of known furniture.
fn lost(text: &str, reading: &Reading, own: &[String]) -> Vec<String> {
    let mut said = String::new();
    for statement in &reading.plan.statements {
        said += &statement.text;
        said += " ";
        said += &statement.leads.join(" ");
        said += " ";
        said += statement.locator.section.as_deref().unwrap_or_default();
        said += " ";
    }
    for note in &reading.notes {
        said += &note.text;
        said += " ";
    }
    for (line, what) in text.split('\n').zip(&reading.lines) {
        let head = matches!(
            what,
            LineUse::Heading | LineUse::Furniture(Furniture::TableHead | Furniture::Contents)
        );
        if head {
            said += line;
            said += " ";
        }
    }
    // A word that a line end broke may be joined or not.
    let plain = said.to_lowercase();
    let joined = plain.replace("- ", "");
    let parted = |c: char| !c.is_alphanumeric();
    let said: HashSet<&str> = plain.split(parted).chain(joined.split(parted)).collect();
    let broken = |word: &str| {
        word.strip_suffix("ant")
            .is_some_and(|start| said.contains(start))
    };
    let mut all = own.to_vec();
    all.retain(|word| !said.contains(word.as_str()) && !broken(word));
    all
}

fn nothing_is_lost(forms: &[Form], changes: &[Change]) -> Result<(), TestCaseError> {
    let (mut text, own) = plan(forms);
    for change in changes {
        text = changed(&text, change);
    }
    let reading = reader().read(&text).unwrap();
    accounted(&text, &reading);
    let lost = lost(&text, &reading, &own);
    prop_assert!(
        lost.is_empty(),
        "{lost:?} of\n{text}\n{:#?}\n{:?}",
        reading.notes,
        reading.lines
    );
    Ok(())
}

#[test]
fn each_form_is_read() {
    for form in FORMS {
        let (text, own) = plan(&[form, form]);
        let reading = reader().read(&text).unwrap();
        assert_eq!(lost(&text, &reading, &own), [""; 0], "{form:?}\n{text}");
        let actions = reading
            .plan
            .statements
            .iter()
            .filter(|s| s.role == policy_crosswalk::model::Role::Action);
        let led = actions.filter(|action| action.leads.len() == 1).count();
        assert_eq!(led, 6, "{form:?}\n{text}\n{:#?}", reading.plan.statements);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_documents_lose_nothing(
        forms in prop::collection::vec(prop::sample::select(&FORMS[..]), 1..4),
        changes in prop::collection::vec(change(), 0..5),
    ) {
        nothing_is_lost(&forms, &changes)?;
    }
}
