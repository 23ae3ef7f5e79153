//! Documents of partnerships that do not exist, in layouts that plans have.

use policy_crosswalk::model::PlanKind;

use crate::document::support::{read, tells};

fn notes(text: &str) -> Vec<String> {
    read(text).notes.iter().map(ToString::to_string).collect()
}

#[test]
fn columns_of_a_pdf_with_a_header_on_each_page() {
    let text = include_str!("fixtures/columns.txt");
    let reading = tells(
        text,
        &[
            "priority Fewer people develop problem drug and alcohol use",
            "action Hold a listening event in each secondary school, led by young people themselves [Education Service] 2024-06 < Fewer people develop problem drug and alcohol use",
            "indicator Six events held < Hold a listening event in each secondary school, led by young people themselves",
            "action Give the licensing board a yearly map of alcohol outlets and harm [Public Health Team] < Fewer people develop problem drug and alcohol use",
            "indicator Map published < Give the licensing board a yearly map of alcohol outlets and harm",
            "action Fund detached youth work on Friday nights [Youth Alliance] 2025 < Fewer people develop problem drug and alcohol use",
            "indicator Number of young people met < Fund detached youth work on Friday nights",
            "priority People are safer",
            "action Open a needle exchange at the harbour [NHS Invermoss; Harbour Trust] 2023-12 < People are safer",
            "indicator Sets given out < Open a needle exchange at the harbour",
            "action Follow up each overdose within two days [Recovery Service] UnderWay < People are safer",
            "indicator Share seen in 48 hours < Follow up each overdose within two days",
        ],
    );
    assert_eq!(reading.plan.kind, PlanKind::ActionPlan);
    assert_eq!(
        notes(text),
        [
            "lines 6-7: running text that no statement is made of: Invermoss ADP is made up of the council, the health board, Police Scotland and nine charities. It meets every six weeks in the town hall and reports to the Comm …",
            "line 14: names no date: March each year",
            "line 25: names no date: Ongoing",
            "line 31: a row of a table without columns that tell roles: Type | Number | Opening",
            "line 32: a row of a table without columns that tell roles: Chemist | 18 | Mon-Sat",
            "line 33: a row of a table without columns that tell roles: Mobile van | 1 | Three evenings",
        ]
    );
}

#[test]
fn leads_and_dates_on_lines_below_each_item() {
    let text = include_str!("fixtures/labels.md");
    tells(
        text,
        &[
            "priority Reach people earlier",
            "outcome Fewer young people are harmed by alcohol. < Reach people earlier",
            "action Train pharmacists to ask about drinking. [NHS Carrick] 2025-09 < Reach people earlier",
            "action Open a drop-in at the sports centre. [Sport Trust; Youth Forum] 2026-03-31 < Reach people earlier",
            "action Publish a directory of help in four languages. [ADP Support Team] UnderWay < Reach people earlier",
            "priority Stay connected",
            "outcome Nobody leaves treatment without a named person. < Stay connected",
            "action Call each person who misses two appointments. [Recovery Service] 2026 < Stay connected",
            "action Pay for bus passes for people in rehabilitation. [Carrick Council] < Stay connected",
            "action Open a recovery hub < Stay connected",
            "action Find a building on the high street < Open a recovery hub",
            "action Recruit volunteers < Open a recovery hub",
            "indicator Unplanned discharges fall from 30% to 20%. < Open a recovery hub",
        ],
    );
    assert_eq!(
        notes(text),
        [
            "line 3: running text that no statement is made of: Carrick Sound ADP agreed this plan in May 2025.",
            "line 17: names no date: ongoing",
        ]
    );
}

#[test]
fn a_quarterly_table_with_states_that_goes_on_under_the_next_outcome() {
    let text = include_str!("fixtures/rag.txt");
    let reading = tells(
        text,
        &[
            "priority People recover",
            "action Recruit a peer mentor for each locality [Recovery Hub] 2024-09-30 UnderWay < People recover",
            "progress Two of three mentors started in August. < Recruit a peer mentor for each locality",
            "action Agree how data are shared with housing [Housing Service; NHS Lochside] 2024-12-31 UnderWay < People recover",
            "progress The draft is with solicitors. < Agree how data are shared with housing",
            "action Refit the hub kitchen [Recovery Hub] 2024-07-01 Done < People recover",
            "progress Finished and opened by volunteers. < Refit the hub kitchen",
            "action Review the waiting list [Treatment Service] 2025-03-31 NotYet < People recover",
            "priority Children and families are supported",
            "action Pay for a family worker in each nursery [Children and Families Team] 2024 UnderWay < Children and families are supported",
            "progress One of two posts is filled. < Pay for a family worker in each nursery",
            "action Print the family guide [ADP Support Team] < Children and families are supported",
        ],
    );
    assert_eq!(reading.plan.kind, PlanKind::ProgressReport);
    assert_eq!(
        notes(text),
        [
            "line 12: kept no closer than the year: Autumn 2024",
            "line 13: names no date: tbc",
            "line 13: tells no known state: Purple",
        ]
    );
}

#[test]
fn lettered_parts_of_actions_with_those_responsible_on_the_line() {
    let text = include_str!("fixtures/lettered.txt");
    tells(
        text,
        &[
            "priority TREATMENT THAT PEOPLE WANT",
            "action Make the first appointment easy < TREATMENT THAT PEOPLE WANT",
            "action Let people book by text message [Digital Team] 2022-08 < Make the first appointment easy",
            "action See people in their own village [Outreach Team] 2023-03 < Make the first appointment easy",
            "action Keep people in treatment < TREATMENT THAT PEOPLE WANT",
            "action Ring before each appointment [NHS Isles; Recovery Cafe] < Keep people in treatment",
            "action Offer a choice of worker < Keep people in treatment",
            "priority ISLANDS WITHOUT STIGMA",
            "action Change how we speak < ISLANDS WITHOUT STIGMA",
            "action Train ferry crews and shop staff [ADP Support Team] 2024 < Change how we speak",
            "action Check every leaflet for words that hurt < Change how we speak",
            "outcome Less shame < ISLANDS WITHOUT STIGMA",
            "outcome Earlier help < ISLANDS WITHOUT STIGMA",
        ],
    );
    assert!(notes(text).is_empty());
}

#[cfg(feature = "html")]
#[test]
fn html_with_lists_in_lists_and_cells_over_several_rows() {
    let text = include_str!("fixtures/nested.html");
    tells(
        text,
        &[
            "priority Getting help",
            "outcome People are seen on the day they ask < Getting help",
            "outcome Help is close to home < Getting help",
            "action Open clinics in < Getting help",
            "action the north glen < Open clinics in",
            "action the island school < Open clinics in",
            "action Lend tablets for video calls < Getting help",
            "priority Living well",
            "outcome People have a home < Living well",
            "action Hold ten tenancies for people who leave rehabilitation [Housing Service] 2025 < People have a home",
            "action Pay deposits [Housing Service] 2026 < People have a home",
            "outcome People have something to do < Living well",
            "action Start a football team [Housing Service] 2025-05 < People have something to do",
            "action Start a choir [Housing Service] 2025-05 < People have something to do",
        ],
    );
    assert_eq!(
        notes(text),
        [
            "line 6: running text that no statement is made of: The plan was agreed in February 2024."
        ]
    );
}

#[test]
fn an_annual_report_that_tells_what_was_done_in_running_text() {
    let text = include_str!("fixtures/annual.txt");
    let reading = tells(
        text,
        &[
            "priority Prevention and early intervention",
            "progress The schools programme was extended to all nine primary schools in August. < Prevention and early intervention",
            "progress Two youth workers have been recruited and began work in October. < Prevention and early intervention",
            "priority Treatment",
            "progress Waiting times fell for a third year. < Treatment",
            "progress A same-day prescribing clinic was opened in Benvane Cross. < Treatment",
            "action Next year we will open a second clinic in Portlea. < Treatment",
            "priority Lived experience",
            "progress A panel of twelve people was set up in May and has met five times. < Lived experience",
        ],
    );
    assert_eq!(reading.plan.kind, PlanKind::ProgressReport);
    assert_eq!(
        notes(text),
        [
            "line 6: running text that no statement is made of: It has been a hard year for many families, and staff have worked long hours. Nobody has been turned away.",
            "line 10: running text beside what was done: We know that many young people still find it hard to talk about alcohol.",
            "line 22: tells what was done, but in or after what somebody is quoted with: “We were heard for the first time, and the opening hours have been changed,” said a member of the panel.",
        ]
    );
}
