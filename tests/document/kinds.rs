//! One small document for each kind of layout that published plans have, and for each that a copy or conversion makes
//! of it. The partnerships and their words are invented.

use crate::document::support::{notes, read, reads, told};

#[test]
fn headings_with_nothing_under_them() {
    let expected = ["priority Mend the boats.", "priority Light the pier."];
    reads(
        "Moss Plan 2024\n\nPriority 1: Mend the boats.\n\nPriority 2: Light the pier.\n",
        &expected,
    );
    reads(
        "Moss Plan 2024\n\nGoal 1:\n\nMend the boats.\n\nGoal 2:\n\nLight the pier.\n",
        &expected,
    );
    reads(
        "Moss Plan 2024\n\nGoal 1:\nMend the boats.\nGoal 2:\nLight the pier.\n",
        &expected,
    );
}

#[test]
fn goals_own_their_objectives_steps_and_measures() {
    reads(
        "Moss Plan 2024\nGoal 1: Mend the boats\nObjective 1: Find a shipwright\nAction Plan: Steps for Goal 1, Objective 1\n\
         - Ask at the yard\n- Pay a deposit\nIntended Outputs: A shipwright at work.\nGoal 1 Performance Target: Ten boats afloat\n",
        &[
            "priority Mend the boats",
            "outcome Find a shipwright < Mend the boats",
            "action Ask at the yard < Find a shipwright",
            "action Pay a deposit < Find a shipwright",
            "indicator A shipwright at work. < Find a shipwright",
            "indicator Ten boats afloat < Mend the boats",
        ],
    );
    reads(
        "Moss Plan 2024\n\nOBJECTIVE 1:\nTrain ten pilots.\nACTION STEP: Hold a class each month.\nOBJECTIVE 2:\nBuild a slip.\n",
        &[
            "priority Train ten pilots.",
            "action Hold a class each month. < Train ten pilots.",
            "priority Build a slip.",
        ],
    );
    reads(
        "Moss Plan 2024\n\nVision\n\nA calm harbour\n\nGoal I: Mend the boats\n\nObjective 1: Count them\n\nPerformance Target: Fewer leaks.\n\nMeasure: Boats that float.\n",
        &[
            "outcome A calm harbour",
            "priority Mend the boats",
            "outcome Count them < Mend the boats",
            "indicator Fewer leaks. < Mend the boats",
            "indicator Boats that float. < Mend the boats",
        ],
    );
}

#[test]
fn labels_within_a_running_paragraph_part_it() {
    reads(
        "Moss harbour plan\n\nA. How we wrote it. B. What we aim at Goal 1: Fewer leaks. Strategy: Open a yard. \
         Objective 1A: By March 2031, finish the training. Objective 1B: By June 2029, print charts.\n",
        &[
            "priority Fewer leaks.",
            "action Open a yard. < Fewer leaks.",
            "outcome By March 2031, finish the training. 2031-03 < Fewer leaks.",
            "outcome By June 2029, print charts. 2029-06 < Fewer leaks.",
        ],
    );
}

#[test]
fn tables_flattened_to_a_cell_or_a_row_a_line() {
    let expected = [
        "action We will ask yards to join. [The Harbour Council] 2022",
        "action We will agree a timetable. [NHS Moss] 2023-03",
    ];
    reads(
        "Moss Plan 2024\n\nAction\nTimescale\nOwner\n1. We will ask yards to join.\nBy end of 2022\nThe Harbour Council\n\
         2. We will agree a timetable.\nBy March 2023\nNHS Moss\n",
        &expected,
    );
    reads(
        "Moss Plan 2024\n\nAction Timescale Owner\n1. We will ask yards to join. By end of 2022 The Harbour Council\n\
         2. We will agree a timetable. By March 2023 NHS Moss\n",
        &expected,
    );
    reads(
        "Moss plan 2024\n\n1. Fewer leaks\n\nKind\n\nActions\n\nLead organisation\n\nPlanned completion\n\n\
         Project 1.1 Extend the slip to the mill. Harbour Trust December 2027\nDaily work 1.2 Run weekly checks of hulls. Moss Council Ongoing\n",
        &[
            "priority Fewer leaks",
            "action Extend the slip to the mill. [Harbour Trust] 2027-12 < Fewer leaks",
            "action Run weekly checks of hulls. [Moss Council] UnderWay < Fewer leaks",
        ],
    );
    reads(
        "Moss plan 2024\n\nQuarter\n\nTask\n\nOwner\n\nSpring\n\nElect two pilots\n\nYouth Council\n\nCount all hulls with the data team\n\nPublic Health\n\nSummer\n\nWalk the pier\n\nMoss Council\n",
        &[
            "action Elect two pilots [Youth Council]",
            "action Count all hulls with the data team [Public Health]",
            "action Walk the pier [Moss Council]",
        ],
    );
}

#[test]
fn cards_of_two_columns_in_each_form() {
    let expected = [
        "priority Nobody drinks alone",
        "action Lend boats to people in recovery [Harbour Trust; Moss Council] 2027-05 < Nobody drinks alone",
        "indicator Boats lent < Lend boats to people in recovery",
        "progress Two boats were painted < Lend boats to people in recovery",
    ];
    let pairs = [
        ("Action", "Lend boats to people in recovery"),
        ("Lead", "Harbour Trust and Moss Council"),
        ("Deadline", "May 2027"),
        ("Success measure", "Boats lent"),
        ("Update", "Two boats were painted"),
    ];
    let head = "Moss Plan 2024\n\nPriority 1: Nobody drinks alone\n\n";
    let lines = pairs.map(|(name, text)| format!("{name}\n\n{text}\n\n"));
    reads(&format!("{head}{}", lines.concat()), &expected);
    let layout = pairs.map(|(name, text)| format!("{name:<30}{text}\n"));
    reads(&format!("{head}{}", layout.concat()), &expected);
    let tabs = pairs.map(|(name, text)| format!("{name}\t{text}\n"));
    reads(&format!("{head}{}", tabs.concat()), &expected);
    let pipes = pairs.map(|(name, text)| format!("| {name} | {text} |\n"));
    reads(&format!("{head}{}", pipes.concat()), &expected);
    let names = pairs.map(|(name, _)| format!("{name}\n"));
    let texts = pairs.map(|(_, text)| format!("{text}\n"));
    reads(
        &format!("{head}{}\n{}", names.concat(), texts.concat()),
        &expected,
    );
}

#[test]
fn rows_set_in_columns_without_gaps() {
    reads(
        "Moss Plan 2024-27\n\nPriority 1 - Fewer leaks\n\nAction             Lead        By when\nTrain staff        NHS Moss    March 2026\nOpen a yard        Council     2027\n",
        &[
            "priority Fewer leaks",
            "action Train staff [NHS Moss] 2026-03 < Fewer leaks",
            "action Open a yard [Council] 2027 < Fewer leaks",
        ],
    );
}

#[test]
fn the_tables_of_pandoc() {
    let expected = [
        "priority Fewer leaks",
        "action Train all staff of the yard [NHS Moss] 2026-03 < Fewer leaks",
        "action Open a yard [Council] 2027 < Fewer leaks",
    ];
    let head = "# Moss Plan 2024\n\n## Priority 1: Fewer leaks\n\n";
    reads(
        &format!(
            "{head}  -----------------------------------------\n  Action           Lead       By when\n  ---------------- ---------- -------------\n  Train all staff  NHS Moss   March 2026\n  of the yard\n\n  Open a yard      Council    2027\n  -----------------------------------------\n"
        ),
        &expected,
    );
    reads(
        &format!(
            "{head}+-----------------+----------+------------+\n| Action          | Lead     | By when    |\n+=================+==========+============+\n| Train all staff | NHS Moss | March 2026 |\n| of the yard     |          |            |\n+-----------------+----------+------------+\n| Open a yard     | Council  | 2027       |\n+-----------------+----------+------------+\n"
        ),
        &expected,
    );
    reads(
        &format!(
            "{head}  Action                       Lead       By when\n  ---------------------------- ---------- -----------\n  Train all staff of the yard  NHS Moss   March 2026\n  Open a yard                  Council    2027\n\n"
        ),
        &expected,
    );
}

#[test]
fn rows_parted_by_obliques() {
    reads(
        "Moss Plan 2024\n\nAction / Progress\nRun a regatta / The regatta ran in July.\nHold 4 classes / Two classes were held.\n",
        &[
            "action Run a regatta",
            "progress The regatta ran in July. < Run a regatta",
            "action Hold 4 classes",
            "progress Two classes were held. < Hold 4 classes",
        ],
    );
}

#[test]
fn lead_ins_are_no_statements() {
    for lead in [
        "In the coming three years we will:",
        "We will:",
        "The harbour board met in 1997. Partners plan to do the following:",
    ] {
        let text = format!("Moss Plan 2024\n\n{lead}\n\n- Mend the boats.\n");
        assert_eq!(told(&read(&text)), ["action Mend the boats."], "{lead}");
    }
    for lead in [
        "The four main priorities are as follows:",
        "There are two main priorities. They are to:",
        "The Delivery Plan has these priority areas:-",
        "The priority areas, in line with national policy, are:",
        "The board did a needs assessment in the town, which found the following key priorities:",
        "The pillars have been put together as follows:",
    ] {
        for gap in ["\n", ""] {
            let text =
                format!("Moss Delivery Plan 2012-2015\n{gap}{lead}\n{gap}- Mend the boats\n");
            assert_eq!(told(&read(&text)), ["priority Mend the boats"], "{lead}");
        }
    }
    for lead in [
        "It proposes, among other things, to:",
        "Its proposals are:",
        "Our proposals include:",
    ] {
        let text = format!("Moss Commission 2024\n\n{lead}\n\n- mend the boats\n");
        assert_eq!(told(&read(&text)), ["action mend the boats"], "{lead}");
    }
    reads(
        "Moss Strategy 2013-2016\nVision\nNobody drowns.\nAim\nThe board aims to:\n- Keep trust\n- Watch the tide\n",
        &[
            "outcome Nobody drowns.",
            "outcome Keep trust",
            "outcome Watch the tide",
        ],
    );
}

#[test]
fn what_others_ask_for_is_noted() {
    let text = "Moss harbour plan 2024-2027\nIntroduction\nThe national strategy sets two main priorities, to:\n- Cut supply\n- Offer care\n\
                The board was set up with these aims;\n- To bring crews together.\n";
    assert_eq!(told(&read(text)), ["priority To bring crews together."]);
    assert_eq!(
        notes(text),
        [
            "line 4: an item of a list of what others ask for, not of the plan's own: Cut supply",
            "line 5: an item of a list of what others ask for, not of the plan's own: Offer care",
        ]
    );
    let text = "Moss harbour plan 2024-2027\nThe government published its strategy in 2021. The strategy has two priorities, to:\n- Cut supply\n";
    assert!(read(text).plan.statements.is_empty());
}

#[test]
fn headings_that_became_bullets() {
    reads(
        "Moss Harbour Partnership\nThe Partnership began in 2022. Its members are:\n- Moss Council:\n- Housing\n- Aim\nTo lead work on the harbour.\n- Our work\n\
         The partnership works towards targets by 2024/25. Such as;\n- 20% more boats afloat\n",
        &[
            "outcome To lead work on the harbour.",
            "indicator 20% more boats afloat",
        ],
    );
}

#[test]
fn updates_are_reports_on_the_item_before() {
    reads(
        "Harbour plan and updates June 2021\n\nWhat will we put first in two years:\n\n- Open a second slip.\n- UPDATE June 2021 The slip could not be opened.\n",
        &[
            "action Open a second slip.",
            "progress The slip could not be opened. < Open a second slip.",
        ],
    );
}

#[test]
fn leads_and_stages_below_an_action() {
    reads(
        "Moss harbour strategy 2010-2015\n\nKey action area 1: Make the night safer\n\n1.1 Councils to light the piers, including:\n\n- The north pier\n\n\
         Lead agency:\n\n- Lighting Board\n\nPartners:\n\n- Police services\n\nYears 1-4\n\nWrite a rule book.\n\n1.2 Pay for more lamps.\n",
        &[
            "priority Make the night safer",
            "action Councils to light the piers, including: [Lighting Board] < Make the night safer",
            "action The north pier < Councils to light the piers, including:",
            "action Write a rule book. < Councils to light the piers, including:",
            "action Pay for more lamps. < Make the night safer",
        ],
    );
}

#[test]
fn heads_and_feet_of_pages_without_breaks() {
    reads(
        "Moss Plan 2024-27\n\nPriority 1: Fewer leaks\n\nActions\n- Train staff\n\nMoss Plan Page 1 of 2\n\n- Open a yard\n\nMoss Plan Page 2 of 2\n",
        &[
            "priority Fewer leaks",
            "action Train staff < Fewer leaks",
            "action Open a yard < Fewer leaks",
        ],
    );
    let text = "Moss Plan 2024\n\nActions\n- Train staff\n\n2000\n\n- 12 boats\n- Open a yard\n";
    assert_eq!(told(&read(text)).len(), 3);
}

#[test]
fn one_line_makes_no_document_unreadable() {
    for text in [
        "Action\n- - Lead:\n",
        "ter 2 20>\n:<p>\n<Outcome:e\n",
        "- (Lead: NHS)\n",
        "Action\n- | Lead: NHS\n",
    ] {
        read(text);
    }
    reads(
        "Moss Plan 2024-27\n\nPriority 1: Fewer leaks\n\nActions\n- Open a yard\n- (Lead: NHS)\n",
        &[
            "priority Fewer leaks",
            "action Open a yard [NHS] < Fewer leaks",
        ],
    );
}

#[test]
fn line_ends_hyphens_and_bullets_of_converters() {
    let text =
        "Moss Plan 2024-27\rPriority 1: Fewer leaks\rActions\r- Open a yard\r- Train staff\r";
    assert_eq!(told(&read(text)).len(), 3);
    reads(
        "Moss Plan 2024-27\n\nActions\n\n(cid:127) Open a yard with our part\u{ad}\nners in the mill\n(cid:127) Train staff\n",
        &[
            "action Open a yard with our partners in the mill",
            "action Train staff",
        ],
    );
}

#[test]
fn a_row_that_a_page_parted_from_its_table() {
    reads(
        "Moss Plan 2024-27\n\nPriority 1: Fewer leaks\n\nWhat will we do | How will we do it | Responsibilities and timescales |\n---|---|---|\n\
         We will help crews. | We will fund a club. | Council - March 2027 |\n\n3\n\nWe will prevent leaks. | We will promote tar. | NHS Moss - March 2026 |\n",
        &[
            "priority Fewer leaks",
            "outcome We will help crews. < Fewer leaks",
            "action We will fund a club. [Council] 2027-03 < We will help crews.",
            "outcome We will prevent leaks. < Fewer leaks",
            "action We will promote tar. [NHS Moss] 2026-03 < We will prevent leaks.",
        ],
    );
}
