//! The built-in data is whole and says where it comes from.

use std::collections::{BTreeMap, BTreeSet};

use policy_crosswalk::catalogue;
use policy_crosswalk::model::{Role, Wording};

/// The most columns that a label may take in a table.
const LABEL: usize = 22;
/// The most words of a summary.
const SUMMARY: usize = 25;

/// All embedded files of a folder, by name.
fn files(folder: &str) -> BTreeSet<String> {
    let path = format!("{}/src/catalogue/data/{folder}", env!("CARGO_MANIFEST_DIR"));
    let entries = std::fs::read_dir(path).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .map(|name| name.trim_end_matches(".toml").to_owned())
        .collect()
}

#[test]
fn every_file_is_embedded_and_named_by_its_id() {
    let plans: BTreeSet<String> = catalogue::plans()
        .iter()
        .map(|p| p.id.to_string())
        .collect();
    assert_eq!(plans, files("plans"));
    let frameworks = catalogue::frameworks().iter();
    let frameworks: BTreeSet<String> = frameworks.map(|f| f.id.to_string()).collect();
    assert_eq!(frameworks, files("frameworks"));
    for id in &plans {
        assert!(catalogue::plan(id).is_some_and(|plan| plan.check().is_ok()));
    }
    for id in &frameworks {
        assert!(catalogue::framework(id).is_some_and(|framework| framework.check().is_ok()));
    }
    assert_eq!(catalogue::thesaurus().check(), Ok(()));
}

#[test]
fn every_framework_compiles() {
    for (framework, mapper) in catalogue::frameworks().iter().zip(catalogue::mappers()) {
        assert_eq!(mapper.framework(), framework);
        assert_eq!(mapper.thesaurus(), Some(catalogue::thesaurus()));
    }
}

#[test]
fn what_was_made_once_is_lent() {
    let mapper = catalogue::mapper("mat-2021").unwrap();
    assert!(std::ptr::eq(mapper, catalogue::mapper("mat-2021").unwrap()));
    assert_eq!(
        catalogue::mapper("mat").unwrap_err().to_string(),
        catalogue::select(["mat"]).unwrap_err().to_string()
    );
    let review = catalogue::review("mat-2021").unwrap();
    assert!(catalogue::reviews().any(|other| std::ptr::eq(other, review)));
    assert_eq!(catalogue::reviews().count(), catalogue::frameworks().len());
    assert!(catalogue::review("mat").is_none());
}

#[test]
fn what_is_lent_is_what_would_be_made() {
    let (plans, frameworks) = (catalogue::plans(), catalogue::frameworks());
    let crosswalks = catalogue::crosswalks_of(plans, frameworks).unwrap();
    assert_eq!(catalogue::crosswalks(), crosswalks);
    let reviewed = catalogue::reviewed_of(plans, frameworks, []).unwrap();
    assert_eq!(catalogue::reviewed(), &reviewed);
    assert_ne!(
        reviewed.crosswalks, crosswalks,
        "the reviews decide something"
    );
}

#[test]
fn a_changed_framework_is_compiled_anew() {
    let mut framework = catalogue::framework("mat-2021").unwrap().clone();
    assert_eq!(
        &catalogue::mapper_of(&framework).unwrap(),
        catalogue::mapper("mat-2021").unwrap()
    );
    framework.themes[0].terms.push("unicorn".to_owned());
    let changed = catalogue::mapper_of(&framework).unwrap();
    assert!(!changed.map_text("Find the unicorn", &[]).is_empty());
}

#[test]
fn the_version_names_crate_and_data() {
    let (library, data) = catalogue::version().split_once('+').unwrap();
    assert_eq!(library, env!("CARGO_PKG_VERSION"));
    assert!(
        data.len() == 16 && data.chars().all(|c| c.is_ascii_hexdigit()),
        "{data}"
    );
}

#[test]
fn ids_are_unique_over_all_files() {
    let mut seen = BTreeSet::new();
    let mut take = |id: &str| assert!(seen.insert(id.to_owned()), "{id} is taken twice");
    for plan in catalogue::plans() {
        take(plan.id.as_str());
        plan.statements
            .iter()
            .for_each(|statement| take(statement.id.as_str()));
    }
    for framework in catalogue::frameworks() {
        take(framework.id.as_str());
        framework
            .themes
            .iter()
            .for_each(|theme| take(theme.id.as_str()));
    }
}

#[test]
fn statements_are_named_after_their_plan() {
    for plan in catalogue::plans() {
        for statement in &plan.statements {
            let (owner, path) = statement.id.as_str().split_once('/').unwrap();
            assert_eq!(owner, plan.id.as_str());
            assert!(!path.is_empty() && !path.contains('/'), "{}", statement.id);
        }
    }
}

#[test]
fn parents_stand_before_their_children() {
    for plan in catalogue::plans() {
        for (i, chain) in plan.headings().iter().enumerate() {
            assert!(
                chain.iter().all(|parent| *parent < i),
                "{}",
                plan.statements[i].id
            );
        }
    }
}

#[track_caller]
fn assert_themes(framework: &str, ids: &str) {
    let framework = catalogue::framework(framework).unwrap();
    let themes: Vec<&str> = framework
        .themes
        .iter()
        .map(|theme| theme.id.as_str())
        .collect();
    assert_eq!(themes, ids.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn themes_are_complete() {
    assert_themes("rrr-2018", "RRR-PEI RRR-ROSC RRR-CYPF RRR-PHJ");
    assert_themes("af-2018", "AF-1 AF-2 AF-3");
    assert_themes("ddtf-2020", "DDTF-1 DDTF-2 DDTF-3 DDTF-4 DDTF-5 DDTF-6");
    assert_themes("cl-2022", "CL-1 CL-2 CL-3 CL-4");
    assert_themes(
        "clr-2022",
        "CLR-EARLY CLR-LIVED CLR-FAMILIES CLR-DOOR CLR-JUSTICE CLR-WORKFORCE CLR-LEAD CLR-SPEC CLR-OUTCOMES \
         CLR-DATA CLR-INFO CLR-DIGITAL CLR-LAW CLR-FUNDING CLR-LEGACY CLR-STIGMA",
    );
    assert_themes(
        "mat-2021",
        "MAT-1 MAT-2 MAT-3 MAT-4 MAT-5 MAT-6 MAT-7 MAT-8 MAT-9 MAT-10",
    );
    assert_themes(
        "nm-2022",
        "NM-1 NM-1a NM-1b NM-1c NM-2 NM-2a NM-2b NM-3 NM-3a NM-3b NM-3c NM-4 NM-4a NM-4b NM-4c NM-4d NM-4e \
         NM-5 NM-5a NM-5b NM-5c NM-6 NM-6a NM-6b NM-6c NM-X1 NM-X2 NM-X3 NM-X4 NM-X5 NM-X6",
    );
    assert_themes(
        "core-2015",
        "CORE-HEALTH CORE-PREVALENCE CORE-RECOVERY CORE-FAMILIES CORE-SAFETY CORE-ENVIRONMENT CORE-SERVICES",
    );
    assert_themes("qp-2014", "QP-1 QP-2 QP-3 QP-4 QP-5 QP-6 QP-7 QP-8");
    assert_themes("pdf-2019", "PDF-1 PDF-2 PDF-3 PDF-4");
    assert_themes("wf-2023", "WF-1 WF-2 WF-3 WF-4 WF-5");
}

#[test]
fn what_is_known_in_part_says_so_and_invents_no_number() {
    let framework = catalogue::framework("clr-2022").unwrap();
    assert_eq!(framework.themes.len(), 16);
    for text in [&framework.title, framework.short.as_ref().unwrap()] {
        assert!(text.contains("16 of 20"), "{text}");
    }
    assert!(framework.notes.iter().any(|note| note.contains("16 of")));
    assert!(framework.themes.iter().all(|theme| theme.number.is_none()));
}

#[test]
fn sub_themes_stand_under_the_theme_of_their_number() {
    let mission = catalogue::framework("nm-2022").unwrap();
    for theme in &mission.themes {
        let parent = theme
            .id
            .as_str()
            .strip_suffix(|c: char| c.is_ascii_lowercase());
        assert_eq!(
            theme.parent.as_ref().map(AsRef::as_ref),
            parent,
            "{}",
            theme.id
        );
    }
}

#[test]
fn every_framework_says_where_it_comes_from() {
    for framework in catalogue::frameworks() {
        let id = &framework.id;
        assert!(
            framework
                .publisher
                .as_ref()
                .is_some_and(|text| !text.is_empty()),
            "{id}"
        );
        assert!(
            framework
                .source
                .as_ref()
                .is_some_and(|text| text.starts_with("http")),
            "{id}"
        );
        assert!(
            framework.checked.is_some() && framework.version.is_some(),
            "{id}"
        );
        assert!(framework.valid_from.is_some(), "{id}");
        for theme in &framework.themes {
            assert!(
                !theme.description.is_empty(),
                "{} has no description",
                theme.id
            );
            assert!(!theme.terms.is_empty(), "{} has no terms", theme.id);
        }
    }
}

#[test]
fn every_plan_says_where_it_comes_from() {
    for plan in catalogue::plans() {
        assert!(
            plan.version.is_some() && !plan.source.title.is_empty(),
            "{}",
            plan.id
        );
        assert!(!plan.source.publisher.is_empty(), "{}", plan.id);
    }
    assert!(catalogue::thesaurus().version.is_some());
}

#[test]
fn labels_fit_narrow_tables() {
    for theme in catalogue::frameworks()
        .iter()
        .flat_map(|framework| &framework.themes)
    {
        let width = textwrap::core::display_width(theme.label());
        assert!(width <= LABEL, "{}: {width} columns", theme.id);
    }
}

#[test]
fn every_statement_has_a_locator_to_follow() {
    for statement in catalogue::plans().iter().flat_map(|plan| &plan.statements) {
        let filled =
            |part: &Option<String>| part.as_ref().is_some_and(|text| !text.trim().is_empty());
        let locator = &statement.locator;
        assert!(
            filled(&locator.section) && filled(&locator.find),
            "{}",
            statement.id
        );
        let words = locator
            .find
            .as_ref()
            .map_or(0, |find| find.split_whitespace().count());
        assert!(
            (1..=8).contains(&words),
            "{}: {words} words to search for",
            statement.id
        );
    }
}

#[test]
fn summaries_are_short() {
    for statement in catalogue::plans().iter().flat_map(|plan| &plan.statements) {
        let words = statement.text.split_whitespace().count();
        let short = statement.wording == Wording::AsPublished || words <= SUMMARY;
        assert!(short, "{}: {words} words", statement.id);
    }
}

#[test]
fn what_is_no_heading_or_outcome_is_summarised() {
    for statement in catalogue::plans().iter().flat_map(|plan| &plan.statements) {
        let retold = matches!(statement.role, Role::Action | Role::Progress);
        assert!(
            !retold || statement.wording == Wording::Summary,
            "{}",
            statement.id
        );
    }
}

#[test]
fn one_partnership_has_one_name() {
    let mut names = BTreeMap::new();
    for plan in catalogue::plans() {
        let body = &plan.partnership;
        let known = names.entry(&body.id).or_insert(body);
        assert_eq!(*known, body);
    }
    let ids: Vec<&str> = names.keys().map(|id| id.as_str()).collect();
    assert_eq!(ids, ["dundee", "east-ayrshire", "perth-and-kinross"]);
}

#[test]
fn actions_of_perth_and_kinross_are_counted() {
    let plan = catalogue::plan("pk-2024").unwrap();
    let actions: Vec<_> = plan
        .statements
        .iter()
        .filter(|s| s.role == Role::Action)
        .collect();
    assert_eq!(actions.len(), 50);
    let mut goals = BTreeSet::new();
    let repeated = actions
        .iter()
        .filter(|action| !goals.insert(&action.parent));
    assert_eq!(repeated.count(), 21, "rows that do not repeat their goal");
}

#[test]
fn every_claimed_link_of_the_built_in_plans_is_decided() {
    let crosswalks = &catalogue::reviewed().crosswalks;
    let claimed = crosswalks
        .iter()
        .flat_map(policy_crosswalk::Crosswalk::claimed);
    let open: Vec<String> = claimed
        .filter(|link| link.decision().is_none())
        .map(|link| {
            format!(
                "{} {} {:.3}",
                link.statement, link.claim.theme, link.claim.confidence
            )
        })
        .collect();
    assert!(open.is_empty(), "{open:#?}");
}

#[test]
fn each_ring_is_used_or_does_no_harm() {
    let themes = catalogue::frameworks()
        .iter()
        .flat_map(|framework| &framework.themes);
    let terms = themes.flat_map(|theme| theme.terms.iter().chain(&theme.hints));
    let named: Vec<&str> = terms
        .flat_map(|term| term.split('{').skip(1))
        .filter_map(|rest| rest.split_once('}').map(|(ring, _)| ring))
        .collect();
    for ring in &catalogue::thesaurus().rings {
        let used = named.contains(&ring.id.as_str());
        assert!(
            used || ring.members.len() > 1,
            "{} is named by no term and joins nothing",
            ring.id
        );
        let distinct: BTreeSet<&String> = ring.members.iter().collect();
        assert_eq!(
            distinct.len(),
            ring.members.len(),
            "{} repeats a member",
            ring.id
        );
    }
}
