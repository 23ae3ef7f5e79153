//! A plan of another field than the framework's is said to be one.

use policy_crosswalk::answer::GroupTotals;
use policy_crosswalk::{CoverageGraph, CoverageMatrix, Grouping, Plan, catalogue};

fn plan(id: &str, actions: &[&str]) -> Plan {
    let mut text = format!(
        "id = \"{id}\"\ntitle = \"Plan\"\nkind = \"strategy\"\n\
         partnership = {{ id = \"{id}\", name = \"The {id} body\" }}\n\
         source = {{ title = \"{id}\", publisher = \"{id}\" }}\n"
    );
    for (i, action) in actions.iter().enumerate() {
        let statement = [
            "\n[[statements]]\nid = \"",
            id,
            "/",
            &i.to_string(),
            "\"\nrole = \"action\"\n",
        ];
        text.extend(statement);
        text.extend(["text = \"", action, "\"\n"]);
    }
    Plan::from_toml(&text).unwrap()
}

const VIOLENCE: [&str; 8] = [
    "Women and girls live free from violence and abuse",
    "Children who see abuse at home get support to recover",
    "Men who use violence are held to account in the justice system",
    "Refuges and safe housing are there in each council area",
    "Staff in all services are trained in the impact of trauma",
    "People enjoy healthy, positive relationships",
    "Schools teach consent and respect",
    "Advocates go with women to court",
];

const CLIMATE: [&str; 7] = [
    "Cut emissions from council buildings by half",
    "Insulate homes of families on low incomes",
    "Plant trees along each main road with volunteers",
    "Prevent flooding through early warning and outreach to households at risk",
    "Train staff in low-carbon building",
    "Report emissions data each year",
    "Young people shape the plan through a climate panel",
];

const DRUGS: [&str; 6] = [
    "Naloxone is handed out at the hub",
    "People who use drugs choose their treatment",
    "Housing support for people leaving rehab",
    "Families of drinkers have a group",
    "Train staff in the impact of trauma",
    "Report waiting times each quarter",
];

#[test]
fn a_plan_that_hardly_names_what_a_framework_is_about_is_said_to_be_of_another_field() {
    let plans = [
        plan("violence", &VIOLENCE),
        plan("climate", &CLIMATE),
        plan("drugs", &DRUGS),
    ];
    for framework in ["rrr-2018", "nm-2022", "mat-2021"] {
        let mapper = catalogue::mapper(framework).unwrap();
        let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
        let graph = CoverageGraph::new(&plans, [mapper.framework()], &crosswalks).unwrap();
        let matrix = CoverageMatrix::new(&graph, framework).unwrap();
        let other: Vec<bool> = (0..3)
            .map(|group| matrix.totals(group).is_of_another_field())
            .collect();
        assert_eq!(other, [true, true, false], "{framework}");
        assert_eq!(matrix.totals(0).on_subject, Some(0));
        assert_eq!(matrix.totals(2).on_subject, Some(3));
        let text = matrix.to_string();
        assert!(
            text.contains("Another field? The violence body: 0 of 8 statements"),
            "{text}"
        );
        assert!(!text.contains("Another field? The drugs body"), "{text}");
    }
}

#[test]
fn the_built_in_plans_are_of_the_field() {
    let plans = catalogue::plans();
    for framework in catalogue::frameworks() {
        let mapper = catalogue::mapper(&framework.id).unwrap();
        let crosswalks: Vec<_> = plans.iter().map(|plan| mapper.map(plan)).collect();
        let graph = CoverageGraph::new(plans, [framework], &crosswalks).unwrap();
        let matrix = CoverageMatrix::new(&graph, &framework.id).unwrap();
        assert!(!matrix.totals.iter().any(GroupTotals::is_of_another_field));
    }
}

#[test]
fn only_whole_plans_are_told_and_only_by_words_that_a_framework_gives() {
    let plans = [plan("climate", &CLIMATE)];
    let mut framework = catalogue::framework("nm-2022").unwrap().clone();
    for subject in [true, false] {
        if !subject {
            framework.subject.clear();
        }
        let mapper = policy_crosswalk::Mapper::builder(&framework)
            .thesaurus(catalogue::thesaurus())
            .build()
            .unwrap();
        let crosswalks = [mapper.map(&plans[0])];
        let graph = CoverageGraph::new(&plans, [&framework], &crosswalks).unwrap();
        for grouping in [Grouping::Partnership, Grouping::Plan, Grouping::Lead] {
            let scope = policy_crosswalk::answer::Scope::of("nm-2022").by(grouping);
            let matrix = CoverageMatrix::new(&graph, scope).unwrap();
            let told = matrix.totals.iter().any(GroupTotals::is_of_another_field);
            assert_eq!(told, subject && grouping != Grouping::Lead, "{grouping}");
        }
    }
}
