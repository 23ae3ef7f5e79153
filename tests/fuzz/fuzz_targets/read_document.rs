//! No document panics, and each of its lines is accounted for.
//!
//! `cargo fuzz run --fuzz-dir tests/fuzz read_document CORPUS -- -max_total_time=300`, where CORPUS is a folder of
//! documents, such as `tests/document/fixtures`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use policy_crosswalk::{DocumentReader, PartnershipId, Plan, PlanId};
use policy_crosswalk::document::DocumentFormat;
use policy_crosswalk::format::decode;
use policy_crosswalk::model::Partnership;

fuzz_target!(|bytes: &[u8]| {
    let partnership = Partnership::new(PartnershipId::new("fuzz").expect("an id"), "Fuzz ADP");
    let reader = DocumentReader::new(PlanId::new("fuzz").expect("an id"), partnership);
    for format in [DocumentFormat::Auto, DocumentFormat::Html] {
        if let Ok(reading) = reader.clone().format(format).read_bytes(bytes) {
            let text = decode(bytes).expect("what was read is text");
            // Old files end their lines with a carriage return alone.
            let end = if text.contains('\n') { '\n' } else { '\r' };
            assert_eq!(reading.lines.len(), text.split(end).count());
            let csv = reading.plan.to_csv().expect("a plan that was read can be written");
            assert_eq!(Plan::from_csv(&csv).as_ref(), Ok(&reading.plan));
        }
    }
});
