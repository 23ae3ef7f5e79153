//! `crosswalk`: the questions of the library, asked of files.
//!
//! It reads and writes files, and asks the library; what it knows beside that is how to say what went wrong.

mod agreement;
mod answers;
mod console;
mod failure;
mod graph;
mod input;
mod lists;
mod material;
mod output;
mod page;
mod plans;
mod progress;
mod question;
mod read;
mod review;
mod selection;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::failure::{Failure, Outcome};

/// Maps local plans onto national frameworks, and shows with evidence who covers what, and where the gaps are.
///
/// Exit status: 0; 1 where a wish is not met (`--fail-under`, a decision that met nothing); 2 where something went
/// wrong. A plan that cannot be read is told and left out: the others are reported, and the status is 2.
#[derive(Parser)]
#[command(name = "crosswalk", version, max_term_width = 100)]
#[command(arg_required_else_help = true, subcommand_required = true)]
#[command(
    after_help = "A file `crosswalk.toml` in the folder, or `--study FILE`, holds the selection of a study:\n  \
    plans, only_mine, frameworks, reviews, thesaurus, by, level. Options go before it."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read published documents into plans, to check and keep
    Read(read::Read),
    #[command(flatten)]
    Question(question::Question),
    /// The picture: partnerships, headings and themes, for Graphviz
    Graph(graph::Graph),
    /// All answers on one page in HTML, to send on
    Report(page::Page),
    /// What people decide about links
    #[command(subcommand)]
    Review(review::Decisions),
    /// How far two or more codings or reviews agree
    Agreement(agreement::Coders),
    /// The built-in frameworks, or one of them as data
    Frameworks(lists::List),
    /// The built-in plans, or one of them as data
    Plans(lists::List),
    /// Completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

fn main() -> ExitCode {
    let outcome = match Cli::try_parse() {
        Ok(cli) => run(cli.command),
        Err(error) => console::usage(&error),
    };
    outcome
        .unwrap_or_else(|failure| {
            console::error(&failure);
            Outcome::Failed
        })
        .into()
}

fn run(command: Command) -> Result<Outcome, Failure> {
    match command {
        Command::Read(read) => read.run(),
        Command::Question(question) => question.run(),
        Command::Graph(graph) => graph.run(),
        Command::Report(page) => page.run(),
        Command::Review(decisions) => decisions.run(),
        Command::Agreement(coders) => coders.run(),
        Command::Frameworks(list) => list.frameworks(),
        Command::Plans(list) => list.plans(),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "crosswalk", &mut script);
            output::to_stdout(&script)?;
            Ok(Outcome::Done)
        }
    }
}
