//! Leads, dates and states where no table with a header tells them apart.

use crate::document::support::tells;

#[test]
fn behind_a_dash() {
    let text = include_str!("fixtures/dashes.txt");
    tells(
        text,
        &[
            "priority To cut drink-related violence in the town centre",
            "action Renew the taxi marshal scheme [Town Centre Manager] 2018-11 < To cut drink-related violence in the town centre",
            "action Fit cameras at the bus station [Council (Transport); Police] 2019-04 < To cut drink-related violence in the town centre",
            "action Bring in a cumulative impact policy [Licensing Committee] 2019-01 < To cut drink-related violence in the town centre",
            "indicator Assaults recorded between 10pm and 4am < To cut drink-related violence in the town centre",
            "indicator People treated for facial wounds < To cut drink-related violence in the town centre",
            "priority To help dependent drinkers recover",
            "action Employ two recovery navigators [Change Grow Live] 2019 < To help dependent drinkers recover",
            "action Keep six beds for detox at St Brendan's [NHS Foundation Trust] < To help dependent drinkers recover",
            "indicator Drinkers who finish treatment < To help dependent drinkers recover",
        ],
    );
}

#[test]
fn on_lines_below() {
    let text = include_str!("fixtures/who_when.txt");
    tells(
        text,
        &[
            "priority Information and education",
            "action Print a guide to local services in large type. [DACT Support Officer] 2023-04 < Information and education",
            "action Speak to every first-year student at the further education college. [College Welfare Team; PSNI] 2024-09 < Information and education",
            "action Put posters in rural post offices. [Western Trust] < Information and education",
            "priority Treatment and support",
            "action Find out why people leave treatment early. [Queen Maeve University] 2024-06-30 < Treatment and support",
            "action Provide a nurse-led clinic in Lisbawn Health Centre two days a week. [Western Trust Addiction Service] 2024-03 < Treatment and support",
            "action Set up a support group for mothers. [Women's Centre] < Treatment and support",
        ],
    );
}

#[test]
fn in_rows_that_were_flattened_to_lines() {
    let text = include_str!("fixtures/rows_in_lines.txt");
    tells(
        text,
        &[
            "priority Reduce demand",
            "action Send a theatre group to all primary schools [Education Service] 2021-06 UnderWay < Reduce demand",
            "action Check the age of buyers in fifty shops [Trading Standards] 2021-09 UnderWay < Reduce demand",
            "action Write a policy on drink at council events [Civic Office] 2021-12 UnderWay < Reduce demand",
            "priority Reduce supply",
            "action Place dogs at the ferry port twice a month [Portmadden Police] UnderWay < Reduce supply",
            "action Close down houses from which drugs are sold [Housing Service; Portmadden Police] 2022-03 UnderWay < Reduce supply",
            "priority Treat",
            "action Bring the waiting time down to three weeks [Community Drug Team] 2022-03-31 UnderWay < Treat",
            "action Buy ten rehabilitation places outside the county [Joint Commissioning Group] 2021-07 Done < Treat",
        ],
    );
}

#[test]
fn in_a_table_that_is_drawn_with_signs() {
    let text = include_str!("fixtures/drawn.txt");
    tells(
        text,
        &[
            "priority Whole family approach",
            "action Visit each family within five days of a referral [Brindle Vale Council Children & Families] 2024-05 Done < Whole family approach",
            "action Run a course for kinship carers [Circle] 2025 NotYet < Whole family approach",
            "priority Drug deaths",
            "action Check on everyone who has lived through an overdose [Scottish Ambulance Service; NHS Brindle] UnderWay < Drug deaths",
            "action Open a safer place to inject [Integration Joint Board] 2026 Stopped < Drug deaths",
        ],
    );
}

#[test]
fn nothing_is_made_of_what_is_no_lead_and_no_date() {
    let text = "\
North ADP Plan 2024-27

Priority 1 - Prevention

Actions

- Open a clinic (if funding allows, March 2026)
- Train staff (from June 2025)
- Publish a report – by 31 February 2025
- Test drugs at the festival. Status: will not be taken forward
- Give kits to all stations. Status: has not been delivered
";
    let reading = crate::document::support::read(text);
    let told = crate::document::support::told(&reading);
    assert_eq!(
        told[1..],
        [
            "action Open a clinic (if funding allows, March 2026) < Prevention",
            "action Train staff (from June 2025) < Prevention",
            "action Publish a report – by 31 February 2025 < Prevention",
            "action Test drugs at the festival. NotYet < Prevention",
            "action Give kits to all stations. NotYet < Prevention",
        ]
    );
}

#[test]
fn a_header_that_comes_again_with_single_spaces() {
    let text = "Plan\n\nAction     Lead\nOpen it    NHS\n\nAction Lead\n\nRead it\nand more\n";
    let reading = crate::document::support::read(text);
    assert_eq!(
        crate::document::support::told(&reading)[0],
        "action Open it [NHS]"
    );
}
