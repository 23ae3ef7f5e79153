//! Expressions that tell nothing.

use policy_crosswalk::answer::CodebookReport;
use policy_crosswalk::report::Answer;
use policy_crosswalk::{Format, Mapper, Plan, catalogue};

use crate::common::codebook::framework;

fn plan(texts: &[&str]) -> Plan {
    let mut plan = catalogue::plan("pk-2024").unwrap().clone();
    plan.statements.truncate(texts.len());
    for (statement, text) in plan.statements.iter_mut().zip(texts) {
        (*text).clone_into(&mut statement.text);
    }
    plan
}

#[test]
fn terms_that_tell_nothing_are_listed() {
    let framework = framework(
        r#"
        [[themes]]
        id = "A"
        title = "First"
        terms = ["people", "naloxone", "unicorn"]
        [[themes]]
        id = "A1"
        title = "First, part"
        parent = "A"
        terms = ["people"]
        [[themes]]
        id = "B"
        title = "Second"
        terms = ["naloxone"]
        hints = ["dragon"]
        "#,
    );
    let mapper = Mapper::new(&framework).unwrap();
    let plan = plan(&["People and naloxone", "People", "Nothing"]);
    let report = CodebookReport::new(&mapper, &[plan]);
    assert_eq!(
        report.to_string(),
        "Codebook of f: 6 expressions tried on 3 statements\n\
         \n\
         match nearly everything: 2\n  \
         A `people`\n  \
         A1 `people`\n\
         \n\
         never match: 2\n  \
         A `unicorn`\n  \
         B `dragon`, a hint\n\
         \n\
         used by several themes: 1\n  \
         `naloxone` by A, B (1 statement)\n\
         \n\
         Made by policy-crosswalk 0.1.0 from pk-2024 v1; framework f; no thesaurus.\n"
    );
    assert_eq!(
        report.report(Format::Csv),
        "finding,term,themes,hint,statements\n\
         match nearly everything,people,A,false,2\n\
         match nearly everything,people,A1,false,2\n\
         never match,unicorn,A,false,0\n\
         never match,dragon,B,true,0\n\
         used by several themes,naloxone,A B,,1\n"
    );
}
