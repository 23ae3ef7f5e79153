//! What holds of every claim, shown on all that is built in.

use policy_crosswalk::catalogue;
use policy_crosswalk::model::Claim;

use crate::common::checks::assert_sound;

#[test]
fn built_in_plans_give_sound_claims_in_a_total_order() {
    for crosswalk in catalogue::crosswalks() {
        let plan = catalogue::plan(crosswalk.plan.as_str()).unwrap();
        let headings = plan.headings();
        let mut links = crosswalk.links.iter().peekable();
        for (statement, above) in plan.statements.iter().zip(&headings) {
            let texts = above.iter().map(|i| plan.statements[*i].text.as_str());
            let texts: Vec<&str> = texts.collect();
            let mut previous: Option<&Claim> = None;
            while let Some(link) = links.next_if(|link| link.statement == statement.id) {
                assert_sound(&link.claim, &statement.text, &texts);
                if let Some(before) = previous.replace(&link.claim) {
                    let order = link.claim.confidence.total_cmp(&before.confidence);
                    let order = order.then_with(|| before.theme.natural_cmp(&link.claim.theme));
                    assert!(
                        order.is_lt(),
                        "{}: {} {}",
                        statement.id,
                        before.theme,
                        link.claim.theme
                    );
                }
            }
        }
        assert!(
            links.next().is_none(),
            "links stand in the order of the statements"
        );
    }
}

#[test]
fn adding_a_plan_changes_no_other_crosswalk() {
    let frameworks = &catalogue::frameworks()[4..5];
    for plan in catalogue::plans() {
        let alone = catalogue::crosswalks_of([plan], frameworks).unwrap();
        let among = catalogue::crosswalks().iter();
        let among = among.filter(|c| c.plan == plan.id && c.framework == frameworks[0].id);
        assert!(among.eq(&alone), "{}", plan.id);
    }
}

#[test]
fn a_statement_says_the_same_alone() {
    let mapper = catalogue::mapper("mat-2021").unwrap();
    let plan = catalogue::plan("pk-2024").unwrap();
    let mut less = plan.clone();
    less.statements
        .retain(|statement| statement.parent.is_none());
    let whole = mapper.map(plan);
    let part = mapper.map(&less);
    let of_part = whole
        .links
        .iter()
        .filter(|link| less.statement(link.statement.as_str()).is_some());
    assert!(of_part.eq(&part.links));
}

#[test]
fn several_threads_give_the_same() {
    let mapper = catalogue::mapper("ddtf-2020").unwrap();
    let plan = catalogue::plan("pk-2024").unwrap();
    let once = mapper.map(plan);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| mapper.map(plan))).collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), once);
        }
    });
}
