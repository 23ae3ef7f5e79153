//! No input panics, and nothing is lost on the way through a file.

use std::sync::LazyLock;

use policy_crosswalk::answer::Scope;
use policy_crosswalk::model::{
    Acronym, Locator, Misleading, Partnership, Period, PlanKind, Ring, Role, Source, Spelling,
    Status, Wording,
};
use policy_crosswalk::{
    CoverageGraph, CoverageMatrix, Date, Framework, GapReport, Grouping, Mapper, Plan, Statement,
    StatementId, Theme, Thesaurus, catalogue,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::common::checks::{assert_reports, assert_sound};

static MAPPERS: LazyLock<[&Mapper; 2]> =
    LazyLock::new(|| ["mat-2021", "nm-2022"].map(|id| catalogue::mapper(id).unwrap()));

/// Text with the words, signs and characters that readers and writers treat in their own ways.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => select(vec![
            "MAT Standards 1", "MAT", "GPs", "naloxone", "Naloxne", "medication-assisted", "children's", "and",
            "family’s", "Standards", "1, 3 and 5-", "– 10", "99999999999", "DDTF-1", "prevent overdoses", "suicide",
        ]).prop_map(str::to_owned),
        2 => select(vec![
            " ", "\n", "\r\n", "\t", ". ", "; ", " + ", " - ", "{", "}", "\"", "'''", "\\", "=", "|", "\u{feff}",
            "\u{ad}", "\0", "\u{1b}[31m", "ﬁ", "İ", "ß", "e\u{301}", "👩‍👩‍👧", "\u{202e}", "ſ",
        ]).prop_map(str::to_owned),
        1 => ".{0,6}",
    ];
    vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Text that says something.
fn said() -> impl Strategy<Value = String> {
    text().prop_map(|text| {
        if text.trim().is_empty() {
            format!("{text}x")
        } else {
            text
        }
    })
}

fn date() -> impl Strategy<Value = Date> {
    (1u16..=9999, option::of((1u8..=12, option::of(1u8..=28)))).prop_map(|(year, month)| {
        let text = match month {
            None => format!("{year:04}"),
            Some((month, None)) => format!("{year:04}-{month:02}"),
            Some((month, Some(day))) => format!("{year:04}-{month:02}-{day:02}"),
        };
        text.parse().unwrap()
    })
}

fn period() -> impl Strategy<Value = Period> {
    (date(), option::of(date())).prop_map(|(from, to)| match to {
        Some(to) if to.is_before(from) => Period::new(to, Some(from)).unwrap(),
        to => Period::new(from, to).unwrap(),
    })
}

fn locator() -> impl Strategy<Value = Locator> {
    let parts = (option::of(text()), option::of(text()), option::of(text()));
    let numbers = (option::of(any::<u32>()), option::of(any::<u32>()));
    (parts, numbers).prop_map(|((section, position, find), (page, line))| {
        let mut locator = Locator::default();
        (locator.section, locator.position, locator.find) = (section, position, find);
        (locator.page, locator.line) = (page, line);
        locator
    })
}

/// A statement whose id and parent are set by its plan.
fn statement() -> impl Strategy<Value = (Statement, u32)> {
    let roles = [
        Role::Priority,
        Role::Outcome,
        Role::Action,
        Role::Progress,
        Role::Indicator,
    ];
    let states = Status::ALL;
    let words = (
        said(),
        select(vec![Wording::AsPublished, Wording::Summary]),
        option::of(text()),
    );
    let facts = (
        vec(said(), 0..3),
        option::of(date()),
        option::of(select(states.to_vec())),
    );
    let rest = (select(roles.to_vec()), locator(), any::<u32>());
    (words, facts, rest).prop_map(
        |((text, wording, audience), (leads, due, status), (role, locator, parent))| {
            let id = StatementId::new("p/0").unwrap();
            let mut statement = Statement::new(id, role, text)
                .wording(wording)
                .locator(locator);
            (statement.audience, statement.leads) = (audience, leads);
            (statement.due, statement.status) = (due, status);
            (statement, parent)
        },
    )
}

fn plan() -> impl Strategy<Value = Plan> {
    let kinds = [
        PlanKind::Strategy,
        PlanKind::ActionPlan,
        PlanKind::ProgressReport,
        PlanKind::Update,
    ];
    let texts = (said(), said(), text(), text(), option::of(text()));
    let facts = (
        select(kinds.to_vec()),
        option::of(date()),
        option::of(period()),
        option::of(text()),
    );
    (texts, facts, vec(text(), 0..3), vec(statement(), 0..8)).prop_map(
        |(
            (title, name, from, publisher, short),
            (kind, published, period, version),
            notes,
            drawn,
        )| {
            let mut body = Partnership::new("x".parse().unwrap(), name);
            body.short = short;
            let plan = Plan::builder("p".parse().unwrap(), title, kind, body)
                .source(Source::new(from, publisher))
                .statements(numbered(drawn));
            let mut plan = plan.build().unwrap();
            (plan.version, plan.published) = (version, published);
            (plan.notes, plan.period) = (notes, period);
            plan
        },
    )
}

/// Gives each statement an id, and a parent among the earlier ones or none.
fn numbered(drawn: Vec<(Statement, u32)>) -> Vec<Statement> {
    let id = |i: usize| StatementId::new(&format!("p/{i}")).unwrap();
    let number = |(i, (mut statement, parent)): (usize, (Statement, u32))| {
        statement.id = id(i);
        let parent = parent as usize % (i + 1);
        statement.parent = (parent < i).then(|| id(parent));
        statement
    };
    drawn.into_iter().enumerate().map(number).collect()
}

/// Words with any signs but those of the language of terms.
fn term() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("w{}", text.replace(['{', '}', '+', '-'], "")))
}

fn framework() -> impl Strategy<Value = Framework> {
    let theme = (
        said(),
        vec(term(), 0..3),
        vec(term(), 0..3),
        vec(text(), 0..2),
        option::of(text()),
    );
    let facts = (said(), vec(text(), 0..3), any::<bool>());
    (facts, vec(theme, 1..5)).prop_map(|((title, cited_as, cites_all), drawn)| {
        let theme = |(i, (title, terms, hints, exclude, number))| {
            let mut theme = Theme::new(format!("T-{i}").parse().unwrap(), title, "");
            (theme.terms, theme.hints) = (terms, hints);
            (theme.exclude, theme.number) = (exclude, number);
            theme
        };
        let themes = drawn.into_iter().enumerate().map(theme).collect();
        let mut framework = Framework::new("f".parse().unwrap(), title, themes);
        (framework.cited_as, framework.cites_all) = (cited_as, cites_all);
        framework
    })
}

fn thesaurus() -> impl Strategy<Value = Thesaurus> {
    let ring = (said(), vec(said(), 1..3)).prop_map(|(id, members)| Ring::new(id, members));
    let acronym = (said(), vec(said(), 1..3)).prop_map(|(short, long)| Acronym::new(short, long));
    let spelling = (said(), said()).prop_map(|(from, to)| Spelling::new(from, to));
    let misleading = (said(), option::of(text())).prop_map(|(phrase, only)| {
        let mut misleading = Misleading::new(phrase, "");
        misleading.only = only;
        misleading
    });
    (
        vec(ring, 0..3),
        vec(acronym, 0..2),
        vec(spelling, 0..3),
        vec(misleading, 0..3),
    )
        .prop_map(|(rings, acronyms, spellings, misleading)| {
            let mut thesaurus = Thesaurus::default();
            (thesaurus.rings, thesaurus.acronyms) = (rings, acronyms);
            (thesaurus.spellings, thesaurus.misleading) = (spellings, misleading);
            thesaurus
        })
}

/// A built-in file with a few characters changed, so that the parser comes far.
fn damaged() -> impl Strategy<Value = String> {
    let whole = "id = \"p\"\ntitle = \"P\"\nkind = \"update\"\npartnership = { id = \"x\", name = \"X\" }\n\
                 period = { from = \"2024\" }\nsource = { title = \"P\", publisher = \"X\" }\n[[statements]]\n\
                 id = \"p/1\"\nrole = \"action\"\ntext = \"x\"\nleads = [\"a\"]\nlocator = { page = 3 }\n";
    (vec((0..whole.len(), text()), 1..3)).prop_map(move |cuts| {
        let mut text = whole.to_owned();
        for (at, piece) in cuts {
            let end = (at + 2).min(text.len());
            if text.is_char_boundary(at) && text.is_char_boundary(end) && at <= end {
                text.replace_range(at..end, &piece);
            }
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_panics(text in prop_oneof![text(), damaged(), ".*"]) {
        let _ = (Plan::from_toml(&text), Plan::from_json(&text));
        let _ = (Framework::from_toml(&text), Framework::from_json(&text));
        let _ = (Thesaurus::from_toml(&text), Thesaurus::from_json(&text));
    }

    #[test]
    fn no_statement_and_no_heading_panics(text in text(), headings in vec(text(), 0..4)) {
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        for mapper in MAPPERS.iter() {
            for claim in mapper.map_text(&text, &headings) {
                assert_sound(&claim, &text, &headings);
            }
        }
    }

    #[test]
    fn no_framework_and_no_thesaurus_panics(
        framework in framework(), thesaurus in thesaurus(), text in text(), heading in text()
    ) {
        let thesauri = [&Thesaurus::default(), &thesaurus];
        for thesaurus in thesauri {
            if let Ok(mapper) = Mapper::builder(&framework).thesaurus(thesaurus).build() {
                for claim in mapper.map_text(&text, &[&heading]) {
                    assert_sound(&claim, &text, &[&heading]);
                }
            }
        }
    }

    #[test]
    fn a_plan_reads_back(plan in plan()) {
        prop_assert_eq!(plan.check(), Ok(()));
        prop_assert_eq!(&Plan::from_toml(&plan.to_toml().unwrap()).unwrap(), &plan);
        prop_assert_eq!(&Plan::from_json(&plan.to_json().unwrap()).unwrap(), &plan);
    }

    #[test]
    fn a_framework_reads_back(framework in framework()) {
        prop_assert_eq!(framework.check(), Ok(()));
        prop_assert_eq!(&Framework::from_toml(&framework.to_toml().unwrap()).unwrap(), &framework);
        prop_assert_eq!(&Framework::from_json(&framework.to_json().unwrap()).unwrap(), &framework);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_plan_is_mapped_and_reported(plan in plan()) {
        let plans = [plan];
        let frameworks = [MAPPERS[0].framework().clone()];
        let crosswalks = [MAPPERS[0].map(&plans[0])];
        let graph = CoverageGraph::new(&plans, &frameworks, &crosswalks).unwrap();
        crate::graph::coverage_graph::holds_together(&graph);
        for rows in [Grouping::Partnership, Grouping::Plan, Grouping::Priority, Grouping::Lead] {
            assert_reports(&graph, "mat-2021", rows);
            let scope = Scope::of("mat-2021").by(rows);
            let matrix = CoverageMatrix::new(&graph, &scope).unwrap();
            for cell in matrix.cells.cells() {
                let mut distinct: Vec<_> = cell.ids().collect();
                distinct.sort();
                distinct.dedup();
                prop_assert_eq!(distinct.len(), cell.statements.len(), "a statement counts once");
            }
            prop_assert!(GapReport::new(&graph, &scope).is_ok());
        }
    }
}
