//! Which expressions of a codebook never match, match nearly everything, or serve several themes.
//!
//! `cargo run --example codebook`

use std::io::Write;

use policy_crosswalk::answer::CodebookReport;
use policy_crosswalk::{Error, catalogue};

fn main() -> Result<(), Error> {
    // For a framework of one's own: `catalogue::mapper_of(&framework)`.
    let mapper = catalogue::mapper("af-2018")?;
    let report = CodebookReport::new(mapper, catalogue::plans());
    // That a reader such as `head` closes the pipe early is no error.
    let _ = write!(std::io::stdout(), "{report}");
    Ok(())
}
