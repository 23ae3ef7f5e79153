//! Your own plan and framework, written as TOML, mapped and shown.
//!
//! `cargo run --example own_plan`

use std::io::Write;

use policy_crosswalk::{CoverageGraph, CoverageMatrix, Error, Framework, Mapper, Plan};

const PLAN: &str = r#"
id = "fife-example"
title = "An example of a plan"
kind = "action-plan"
partnership = { id = "fife", name = "Fife" }
period = { from = "2024", to = "2027" }
source = { title = "Written for this example", publisher = "nobody" }

[[statements]]
id = "fife-example/1"
role = "priority"
text = "Homes and health"

[[statements]]
id = "fife-example/1.1"
role = "action"
text = "Offer a tenancy to everyone who leaves hospital without a home"
parent = "fife-example/1"
leads = ["Housing service"]
due = "2026-03"
"#;

const FRAMEWORK: &str = r#"
id = "homes"
title = "An example of a framework"
themes = [
    { id = "H-1", title = "Somewhere to live", terms = ["tenancy", "housing + support"] },
    { id = "H-2", title = "Someone to talk to", terms = ["befriending"], hints = ["lonely"] },
]
"#;

fn main() -> Result<(), Error> {
    let plan = Plan::from_toml(PLAN).map_err(|error| error.in_file("plan.toml"))?;
    let framework =
        Framework::from_toml(FRAMEWORK).map_err(|error| error.in_file("framework.toml"))?;
    let crosswalk = Mapper::new(&framework)?.map(&plan);
    let (plans, frameworks, crosswalks) = ([plan], [framework], [crosswalk]);
    let graph = CoverageGraph::new(&plans, &frameworks, &crosswalks)?;
    let matrix = CoverageMatrix::new(&graph, "homes")?;
    // That a reader such as `head` closes the pipe early is no error.
    let _ = write!(std::io::stdout(), "{matrix}");
    Ok(())
}
