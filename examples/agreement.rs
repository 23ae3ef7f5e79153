//! How far two codings agree, and where they differ.
//!
//! `cargo run --example agreement`

use std::io::Write;

use policy_crosswalk::Error;
use policy_crosswalk::evaluate::{Agreement, Coding};
use policy_crosswalk::report::AgreementReport;

/// Two readings of a plan that was made up for it. What a row does not name is a no: each read all.
const ITEMS: [&str; 4] = ["1.1", "1.2", "1.3", "1.4"];
const THEMES: [&str; 4] = ["MAT-1", "MAT-2", "MAT-4", "MAT-8"];
const A: &str = "item_id\ttheme_id\n1.1\tMAT-1\n1.1\tMAT-2\n1.2\tMAT-4\n1.3\tMAT-8\n";
const B: &str = "item_id\ttheme_id\tlabel\n1.1\tMAT-1\t1\n1.1\tMAT-2\t?\n1.4\tMAT-8\t1\n";

fn main() -> Result<(), Error> {
    let read = |name, text| {
        let coding = Coding::from_tsv(text, ITEMS, THEMES);
        coding.map_err(|error| error.in_file(name))
    };
    let agreement = Agreement::between(&read("A", A)?, &read("B", B)?);
    let report = AgreementReport::new(&agreement).names("A", "B");
    // That a reader such as `head` closes the pipe early is no error.
    let _ = write!(std::io::stdout(), "{report}");
    Ok(())
}
