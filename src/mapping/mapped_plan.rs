//! Maps the statements of a plan, each with the headings that it stands under.

use std::collections::HashMap;

use crate::mapping::engine::Engine;
use crate::mapping::field_read::{Read, TextRead};
use crate::mapping::gather;
use crate::mapping::headings_above::Headings;
use crate::mapping::session::Session;
use crate::mapping::wanted::Wanted;
use crate::model::{Claim, Crosswalk, Link, Plan, Statement};

/// The crosswalks of a plan, one for each framework.
///
/// Besides its result it holds what it found in those headings that later statements stand under.
pub(crate) fn crosswalks(engine: &Engine, session: &mut Session, plan: &Plan) -> Vec<Crosswalk> {
    let headings = Headings::new(plan);
    let mut kept: HashMap<usize, Read> = HashMap::new();
    let mut made: Vec<Vec<Link>> = engine.targets.iter().map(|_| Vec::new()).collect();
    for (i, statement) in plan.statements.iter().enumerate() {
        let chain = headings.of(i);
        let text = |i: usize| plan.statements[i].text.as_str();
        for heading in &chain {
            let read = kept.entry(*heading);
            read.or_insert_with(|| session.heading(engine, text(*heading)));
        }
        let above = chain.iter().filter_map(|i| {
            let read = kept.get(i)?;
            Some(TextRead {
                text: text(*i),
                read,
            })
        });
        let above: Vec<TextRead<'_>> = above.collect();
        let claims = session.claims(engine, &statement.text, &above, Wanted::all());
        for (made, claims) in made.iter_mut().zip(claims) {
            made.extend(links(statement, claims));
        }
        for heading in chain.iter().filter(|heading| headings.ends(**heading, i)) {
            kept.remove(heading);
        }
    }
    let both = engine.targets.iter().zip(made);
    both.map(|(target, links)| gather::crosswalk(engine, target, plan, links))
        .collect()
}

/// Claims as links of a statement.
pub(crate) fn links(statement: &Statement, claims: Vec<Claim>) -> impl Iterator<Item = Link> {
    claims.into_iter().map(|claim| Link {
        statement: statement.id.clone(),
        claim,
        review: None,
    })
}
