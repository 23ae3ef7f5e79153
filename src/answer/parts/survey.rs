//! What a scope takes in, gathered once: the groups, the themes, and of each statement the best link to each theme.

use indexmap::IndexSet;

use crate::answer::{Depth, Level, MadeBy, Scope, ThemeLabel};
use crate::error::Error;
use crate::graph::grouping::GroupKey;
use crate::graph::tables::{LinkRow, Tables, before, stronger};
use crate::graph::{CoverageGraph, Group, Grouping, NodeKind};
use crate::model::{Crosswalk, Framework, Plan, Statement, StatementId, ThemeId};

/// A scope over a graph. Making it costs the statements of its plans and their links, each once for each level.
pub(crate) struct Survey<'g, 'a> {
    pub(crate) graph: &'g CoverageGraph<'a>,
    pub(crate) scope: Scope,
    pub(crate) framework: &'a Framework,
    framework_row: usize,
    /// The rows of the plans, in the order given.
    plans: Vec<usize>,
    pub(crate) groups: Vec<Group>,
    /// For each statement of the graph its groups: those of its plan, or its own.
    members: Members,
    pub(crate) themes: Vec<ThemeLabel>,
    /// The row of each of them.
    shown: Vec<usize>,
    /// For each theme the best link of each statement: claimed ones first, then the most confident, then by id.
    links: Vec<Vec<LinkRow<'a>>>,
}

enum Members {
    /// For each row of a plan the group of all that it says.
    OfPlan(Vec<Option<usize>>),
    /// For each row of a statement its groups.
    OfStatement(Vec<Vec<usize>>),
}

/// One link to a theme that a survey shows.
#[derive(Clone, Copy)]
pub(crate) struct Met<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) statement: &'a Statement,
    /// How deep the statement goes for the theme, where the link is claimed.
    pub(crate) depth: Depth,
    pub(crate) row: LinkRow<'a>,
}

impl<'g, 'a> Survey<'g, 'a> {
    /// Surveys all plans of a graph.
    pub(crate) fn new(graph: &'g CoverageGraph<'a>, scope: Scope) -> Result<Self, Error> {
        let all = (0..graph.tables.plans.len()).collect();
        Self::of_plans(graph, scope, all)
    }

    /// Surveys some plans, by their rows.
    pub(crate) fn of_plans(
        graph: &'g CoverageGraph<'a>,
        scope: Scope,
        plans: Vec<usize>,
    ) -> Result<Self, Error> {
        let framework_row = graph.framework_row(&scope.framework)?;
        let row = &graph.tables.frameworks[framework_row];
        let shown: Vec<usize> = row
            .themes
            .clone()
            .filter(|at| scope.level == Level::All || graph.tables.themes[*at].level == 0)
            .collect();
        let (groups, members) = grouped(graph, &scope, &plans);
        let mut survey = Self {
            graph,
            framework: row.framework,
            framework_row,
            groups,
            members,
            themes: shown.iter().map(|at| label(&graph.tables, *at)).collect(),
            links: Vec::new(),
            plans,
            shown,
            scope,
        };
        survey.links = survey.best_links();
        Ok(survey)
    }

    /// The plans, each with its row.
    pub(crate) fn plans(&self) -> impl Iterator<Item = (usize, &'a Plan)> {
        let rows = self.plans.iter();
        rows.map(|at| (*at, self.graph.tables.plans[*at].plan))
    }

    /// The rows of the statements of a plan, by its row.
    pub(crate) fn statements(&self, plan: usize) -> impl Iterator<Item = (usize, &'a Statement)> {
        let rows = self.graph.tables.plans[plan].statements.clone();
        rows.map(|at| (at, self.graph.tables.statements[at].statement))
    }

    /// The crosswalk between a plan, by its row, and the framework.
    pub(crate) fn crosswalk(&self, plan: usize) -> Option<&'a Crosswalk> {
        let pair = (plan, self.framework_row);
        self.graph.tables.crosswalks.get(&pair).copied()
    }

    /// The crosswalks behind it, in the order given.
    pub(crate) fn crosswalks(&self) -> impl Iterator<Item = &'a Crosswalk> {
        self.plans.iter().filter_map(|plan| self.crosswalk(*plan))
    }

    /// What made it.
    pub(crate) fn made_by(&self) -> MadeBy {
        MadeBy::of([self.framework], self.crosswalks())
    }

    /// The positions of the groups of a statement, by its row.
    pub(crate) fn groups_of(&self, statement: usize) -> &[usize] {
        match &self.members {
            Members::OfPlan(groups) => {
                let plan = self.graph.tables.statements[statement].plan;
                groups
                    .get(plan)
                    .and_then(Option::as_ref)
                    .map_or(&[], std::slice::from_ref)
            }
            Members::OfStatement(groups) => groups.get(statement).map_or(&[], Vec::as_slice),
        }
    }

    /// A statement by its row.
    pub(crate) fn statement(&self, row: usize) -> &'a Statement {
        self.graph.tables.statements[row].statement
    }

    /// The place of a statement, by its row, in the natural order of ids.
    pub(crate) fn rank(&self, row: usize) -> usize {
        self.graph.tables.statements[row].rank
    }

    /// How many groups a statement is in.
    pub(crate) fn groups_with(&self, statement: &StatementId) -> usize {
        let row = self.graph.row(NodeKind::Statement, statement.as_str());
        row.map_or(0, |row| self.groups_of(row).len())
    }

    /// The position of the group to which all of a plan belongs.
    pub(crate) fn group_of_plan(&self, plan: usize) -> Option<usize> {
        match &self.members {
            Members::OfPlan(groups) => groups.get(plan).copied().flatten(),
            Members::OfStatement(_) => None,
        }
    }

    /// The best link of each statement to a theme, by its position among those shown: claimed ones first, then
    /// the most confident, then by statement.
    pub(crate) fn links_to(&self, theme: usize) -> impl Iterator<Item = Met<'a>> {
        let links = self.links.get(theme).map_or(&[][..], Vec::as_slice);
        links.iter().map(|row| self.met(*row))
    }

    /// The claimed ones of them.
    pub(crate) fn claimed(&self, theme: usize) -> impl Iterator<Item = Met<'a>> {
        self.links_to(theme).take_while(|met| met.row.claimed)
    }

    /// Whether it shows a theme, by its row.
    pub(crate) fn shows(&self, theme: usize) -> bool {
        self.shown.binary_search(&theme).is_ok()
    }

    /// All links onto the framework, claimed or not, by statement, the strongest first.
    pub(crate) fn links(&self) -> impl Iterator<Item = Met<'a>> {
        self.link_rows().map(|row| self.met(row))
    }

    /// The rows of those links.
    pub(crate) fn link_rows(&self) -> impl Iterator<Item = LinkRow<'a>> {
        let tables = &self.graph.tables;
        let plans = self.plans.iter().map(|plan| &tables.plans[*plan]);
        let statements = plans.flat_map(|plan| plan.statements.clone());
        let links = statements.flat_map(|statement| tables.links_of(statement));
        let own = links.filter(|row| tables.themes[row.theme].framework == self.framework_row);
        own.copied()
    }

    /// Whether a statement, by its row, addresses any theme of the framework, and whether a person has reviewed that.
    pub(crate) fn is_linked(&self, statement: usize) -> (bool, bool) {
        let tables = &self.graph.tables;
        let claimed = tables
            .links_of(statement)
            .iter()
            .take_while(|row| row.claimed);
        let own = claimed.filter(|row| tables.themes[row.theme].framework == self.framework_row);
        own.fold((false, false), |(_, reviewed), row| {
            (true, reviewed || row.link.review.is_some())
        })
    }

    /// A theme, by its position among those shown, then those that it is part of.
    pub(crate) fn line(&self, theme: usize) -> impl Iterator<Item = &'a ThemeId> {
        let row = self.shown.get(theme).copied();
        let line = row.into_iter().flat_map(|row| self.graph.tables.line(row));
        line.map(|row| &self.graph.tables.themes[row].theme.id)
    }

    /// The least confidence of a claim in the crosswalk of a link.
    pub(crate) fn threshold(&self, met: &Met<'_>) -> f64 {
        let plan = self.graph.tables.statements[met.row.statement].plan;
        self.crosswalk(plan)
            .map_or(0.0, |crosswalk| crosswalk.threshold)
    }

    /// For each theme shown one value for each statement that links to it or to a part of it, by the rows of the
    /// statements; the links of a statement come with the strongest first. `value` is told how many steps the theme
    /// is above the one that is linked.
    pub(crate) fn gather<T>(
        &self,
        value: impl Fn(Met<'a>, usize) -> Option<T>,
        join: impl Fn(&mut T, T),
    ) -> Vec<Vec<(usize, T)>> {
        let tables = &self.graph.tables;
        let themes = &tables.frameworks[self.framework_row].themes;
        let mut at = vec![None; themes.len()];
        for (i, row) in self.shown.iter().enumerate() {
            at[row - themes.start] = Some(i);
        }
        let mut gathered: Vec<Vec<(usize, T)>> = Vec::new();
        gathered.resize_with(self.shown.len(), Vec::new);
        for met in self.links() {
            let row = &met.row;
            for (steps, theme) in tables.line(row.theme).enumerate() {
                let Some(list) = at[theme - themes.start].map(|at| &mut gathered[at]) else {
                    continue;
                };
                let Some(new) = value(met, steps) else {
                    continue;
                };
                match list.last_mut() {
                    Some((statement, held)) if *statement == row.statement => join(held, new),
                    _ => list.push((row.statement, new)),
                }
            }
        }
        gathered
    }

    /// For each theme shown the best link of each statement.
    fn best_links(&self) -> Vec<Vec<LinkRow<'a>>> {
        let tables = &self.graph.tables;
        let gathered = self.gather(
            |met, _| Some(met.row),
            // Of two links alike that to the wider theme counts.
            |held, link| {
                if stronger(held, &link).is_eq() && tables.wider(&link, held) {
                    *held = link;
                }
            },
        );
        let sorted = gathered.into_iter().map(|links| {
            let mut links: Vec<LinkRow<'a>> = links.into_iter().map(|(_, row)| row).collect();
            links.sort_by(before);
            links
        });
        sorted.collect()
    }

    fn met(&self, row: LinkRow<'a>) -> Met<'a> {
        let said = &self.graph.tables.statements[row.statement];
        Met {
            plan: self.graph.tables.plans[said.plan].plan,
            statement: said.statement,
            // To name the framework as a whole is no deed for each of its themes.
            depth: if row.claimed && !row.link.claim.cites_whole() {
                Depth::read(said.statement, || said.denial())
            } else {
                Depth::Named
            },
            row,
        }
    }
}

fn grouped<'a>(graph: &CoverageGraph<'a>, scope: &Scope, plans: &[usize]) -> (Vec<Group>, Members) {
    let tables = &graph.tables;
    let mut keys: IndexSet<GroupKey<'a>> = IndexSet::new();
    let mut of_plan = vec![None; tables.plans.len()];
    let mut of_statement = Vec::new();
    if !matches!(scope.grouping, Grouping::Partnership | Grouping::Plan) {
        of_statement.resize_with(tables.statements.len(), Vec::new);
    }
    for plan in plans {
        // A plan that says nothing was assessed all the same.
        if let Some(key) = GroupKey::of_plan(tables, scope.grouping, *plan) {
            of_plan[*plan] = Some(keys.insert_full(key).0);
            continue;
        }
        for statement in tables.plans[*plan].statements.clone() {
            let own = GroupKey::of_statement(tables, scope.grouping, statement);
            let own: Vec<usize> = own.into_iter().map(|key| keys.insert_full(key).0).collect();
            of_statement[statement] = own;
        }
    }
    let groups = keys.into_iter().map(|key| key.group(tables)).collect();
    let members = match scope.grouping {
        Grouping::Partnership | Grouping::Plan => Members::OfPlan(of_plan),
        Grouping::Priority | Grouping::Lead => Members::OfStatement(of_statement),
    };
    (groups, members)
}

pub(crate) fn label(tables: &Tables<'_>, at: usize) -> ThemeLabel {
    let row = &tables.themes[at];
    ThemeLabel {
        id: row.theme.id.clone(),
        title: row.theme.title.clone(),
        label: row.theme.label().to_owned(),
        level: row.level,
    }
}
