//! What people decided, laid over what the mapper proposes: as SSSOM/TSV, which spreadsheets open.
//!
//! `cargo run --example review`

use std::io::Write;

use policy_crosswalk::answer::UnmetReport;
use policy_crosswalk::format::Sssom;
use policy_crosswalk::{CoverageGraph, CoverageMatrix, Error, Review, catalogue};

/// Four decisions as one writes them into a spreadsheet; the last is about a statement that no plan has.
const SMALL: &str = "#mapping_set_id: https://example.org/small-review
#object_source: framework:mat-2021
subject_id\tpredicate_id\tobject_id\tverdict\treviewer_label\tcomment
statement:pk-2024/2.5\tskos:relatedMatch\ttheme:MAT-3\treject\tA. Reader\tabout cuckooing, no outreach
statement:pk-2024/2.4\tskos:broadMatch\ttheme:MAT-4\tadd\tA. Reader\tdrug checking reduces harm
partnership:east-ayrshire\tskos:relatedMatch\ttheme:MAT-7\tnot-applicable\tA. Reader\tan example
statement:pk-2024/9.9\tskos:broadMatch\ttheme:MAT-1\taccept\tA. Reader\tan example
";

fn main() -> Result<(), Error> {
    let plans = catalogue::plans();
    let frameworks = catalogue::select(["mat-2021"])?;

    // What a reader gets to decide on: the first lines of it.
    let crosswalk = catalogue::mapper("mat-2021")?.map(&plans[0]);
    let export = Sssom::new(&crosswalk, &plans[0], frameworks[0])?.to_string();
    let head = export.lines().take(18).map(|line| format!("{line:.80}\n"));
    let head: String = head.collect();

    // What comes of it when the decisions are laid over the built-in ones.
    let mine = Review::from_sssom(SMALL)?;
    let reviewed = catalogue::reviewed_of(plans, frameworks.iter().copied(), [&mine])?;
    let graph = CoverageGraph::new(plans, frameworks, &reviewed.crosswalks)?;
    let matrix = CoverageMatrix::new(&graph, "mat-2021")?;
    let unmet = UnmetReport::new(&reviewed);
    // That a reader such as `head` closes the pipe early is no error.
    let _ = write!(std::io::stdout(), "{head}…\n\n{matrix}\n{unmet}");
    Ok(())
}
