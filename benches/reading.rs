//! How long documents take to be read, by their length.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use policy_crosswalk::model::Partnership;
use policy_crosswalk::{DocumentReader, PartnershipId, Plan, PlanId};

fn main() {
    divan::main();
}

/// A stretch of a plan in the forms that plans use, with a number that makes it its own.
fn stretch(n: usize) -> String {
    format!(
        "Priority {n} - Treatment and recovery in locality {n}\n\nKey outcomes:\n\n\
         - People in locality {n} start treatment on the day on which they ask for it.\n\
         - Fewer people of the {n} wards die of an overdose, and families are\n  supported before and after.\n\n\
         What will we do | How will we do it | Responsibilities and timescales |\n---|---|---|\n\
         We will open clinic {n}. | We will work with the practices of area {n} to share prescribing. | NHS Tayside, Police Scotland - March 2026 |\n\
         We will train the {n} receptionists in the language that helps. | ADP Adult Delivery Group - March 2027 | |\n\n\
         The partnership met {n} times in the year, and heard from people who use services, from their families and from\n\
         those who work with them, what had changed and what had not.\n\n\
         \tActivities\tOutputs\tOutcomes\tIndicators\n\
         2020 - 2021\tReview pathway {n}. Publish what {n} people said.\tA report {n}.\tPeople know of {n}.\tNumber of copies {n}.\n\n\
         Progress Update:\n\nPeople accessing services:\n\n\
         \u{2022} The team of {n} was set up in May and has seen everyone who was referred to it since.\n\nPage {n} of 9\n\n"
    )
}

fn text(megabytes: usize) -> String {
    let mut text = String::from("Alcohol and Drug Partnership Delivery Plan 2024-27\n\n");
    let mut n = 0;
    while text.len() < megabytes * 1_000_000 {
        n += 1;
        text.push_str(&stretch(n));
    }
    text
}

fn reader() -> DocumentReader {
    let partnership = Partnership::new(PartnershipId::new("bench").unwrap(), "Bench ADP");
    DocumentReader::new(PlanId::new("bench").unwrap(), partnership)
}

/// 1 MB is to take less than 100 ms, and ten times the text ten times as long.
#[divan::bench(args = [1, 10, 100], sample_count = 5, sample_size = 1)]
fn plan_text_in_megabytes(bencher: Bencher<'_, '_>, megabytes: usize) {
    let (reader, text) = (reader(), text(megabytes));
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| reader.read(black_box(&text)).unwrap().plan.statements.len());
}

/// Lines that many parts of the reading look at again: tables without end, broken words, open brackets.
#[divan::bench(args = ["a | b\n", "x\t", "<", "[", "- a,\n", "Action   Lead   When\n", "a; ", "Key outcomes:\n", "wo-\n", "1 ", "Outcome One\n", "Action 1. Do\n(a) x\n", "Lead: x ", "Made: (by: ", "a  b  c\n", "x / y / Z\n", "Outcome / A / B\n", "it was made. ", "been ", "| a\n"], sample_count = 3, sample_size = 1)]
fn one_megabyte_of(bencher: Bencher<'_, '_>, piece: &str) {
    let (reader, text) = (reader(), piece.repeat(1_000_000 / piece.len()));
    bencher.bench_local(|| reader.read(black_box(&text)).unwrap().notes.len());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn csv_of_a_one_megabyte_plan(bencher: Bencher<'_, '_>) {
    let csv = reader().read(&text(1)).unwrap().plan.to_csv().unwrap();
    bencher
        .counter(BytesCount::of_str(&csv))
        .bench_local(|| Plan::from_csv(black_box(&csv)).unwrap().statements.len());
}
