//! The page with all answers.

use std::collections::BTreeSet;

use policy_crosswalk::model::{Relation, Verdict};
use policy_crosswalk::report::HtmlReport;
use policy_crosswalk::{CoverageGraph, Grouping, catalogue};
use sha2::{Digest, Sha256};

use crate::common::example::{World, built_in};
use crate::common::{decided, reckoned};
use crate::contract::formats::hostile;

fn page(graph: &CoverageGraph<'_>) -> String {
    let page = HtmlReport::builder(graph).verbs(catalogue::commitment_verbs());
    page.build().unwrap().to_string()
}

/// What stands between two marks, for each pair of them.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    let after = text.split(open).skip(1);
    after
        .filter_map(|rest| Some(rest.split_once(close)?.0))
        .collect()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = bits >> (18 - 6 * digit) & 63;
            let padding = digit > three.len();
            out.push(if padding {
                '='
            } else {
                char::from(DIGITS[value as usize])
            });
        }
    }
    out
}

/// The tags of a page outside of its style and script, without their angles.
fn tags(page: &str) -> Vec<&str> {
    let body = page.split_once("</style>").unwrap().1;
    let body = body.split_once("<script>").unwrap().0;
    between(body, "<", ">")
}

#[track_caller]
fn assert_well_formed(page: &str) {
    let mut open = Vec::new();
    for tag in tags(page).into_iter().filter(|tag| *tag != "/head") {
        let name = tag.split(' ').next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{tag}"),
            None if ["br", "input"].contains(&name) || tag.ends_with('/') => {}
            None => open.push(name),
        }
    }
    assert_eq!(open, ["body"], "which closes behind the script");
    let ids: Vec<&str> = between(page, " id=\"", "\"");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id stands for one thing");
    for target in between(page, "href=\"#", "\"") {
        assert!(known.contains(target), "{target} is on the page");
    }
}

#[test]
fn the_policy_allows_this_style_and_this_script_alone() {
    let page = page(&World::new().graph());
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"")[0];
    let hash = |name: &str| {
        let text = between(&page, &format!("<{name}>"), &format!("</{name}>"))[0];
        base64(&Sha256::digest(text))
    };
    let expected = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash("style"),
        hash("script"),
    );
    assert_eq!(policy, expected);
}

#[test]
fn every_link_leads_to_something_and_every_tag_closes() {
    assert_well_formed(&page(&World::new().graph()));
    assert_well_formed(&page(&reckoned::world().graph()));
    let by_lead = HtmlReport::builder(&built_in())
        .by(Grouping::Lead)
        .build()
        .unwrap()
        .to_string();
    assert_well_formed(&by_lead);
    assert_well_formed(&all());
}

#[test]
fn no_text_becomes_markup() {
    let page = page(&hostile().graph());
    assert_well_formed(&page);
    assert!(!page.contains("<b>~x~"));
    assert!(page.contains("R&amp;D &lt;b&gt;~x~&lt;/b&gt; https://a.scot &amp;amp;"));
    for hidden in [
        '\u{1b}', '\u{7}', '\u{202e}', '\u{200b}', '\u{feff}', '\u{2028}',
    ] {
        assert!(!page.contains(hidden), "{hidden:?}");
    }
    for tag in tags(&page) {
        // What stands between quotation marks is a text, whatever it says.
        let names: String = tag.split('"').step_by(2).collect();
        assert!(!names.contains(" on") && !names.contains(" style"), "{tag}");
    }
}

#[test]
fn a_source_that_is_no_web_address_is_no_link() {
    let mut world = World::new();
    let evil = "javascript:alert(1)";
    for plan in &mut world.plans {
        plan.source.address = Some(evil.to_owned());
    }
    world.frameworks[0].source = Some(evil.to_owned());
    assert!(!page(&world.graph()).contains(evil));
    world.plans[0].source.address = Some("https://a.scot/?q=\"><script>".to_owned());
    assert!(page(&world.graph()).contains("href=\"https://a.scot/?q=&quot;&gt;&lt;script&gt;\""));
}

#[test]
fn nothing_is_fetched() {
    let page = all();
    let tags = tags(&page);
    for tag in &tags {
        let name = tag.split(' ').next().unwrap();
        assert!(
            !["img", "link", "iframe", "object", "embed", "base", "form"].contains(&name),
            "{tag}"
        );
        assert!(!tag.contains(" src"), "{tag}");
    }
    let style = between(&page, "<style>", "</style>")[0];
    assert!(!style.contains("url(") && !style.contains("@import"));
    let script = between(&page, "<script>", "</script>")[0];
    for way_out in [
        "fetch",
        "XMLHttpRequest",
        "import(",
        "WebSocket",
        "sendBeacon",
        "innerHTML",
        "eval",
    ] {
        assert!(!script.contains(way_out), "{way_out}");
    }
}

fn all() -> String {
    page(&built_in())
}

#[test]
fn all_that_is_built_in_is_one_page_to_send_twice_the_same() {
    let page = all();
    assert!(page.len() < 1_500_000, "{}", page.len());
    assert_eq!(page, all());
    let told = catalogue::plans().iter().flat_map(|plan| &plan.statements);
    for statement in told {
        let id = format!("<article id=\"s-{}\">", statement.id);
        assert_eq!(page.matches(&id).count(), 1, "{id}");
    }
}

#[test]
fn a_cell_leads_to_its_statements_and_a_gap_to_its_reason() {
    let page = page(&World::new().graph());
    let cell = between(&page, "id=\"k0.1.0\" href=\"#c0.1.0\">", "</a>")[0];
    assert_eq!(cell, "owned 3");
    let panel = between(&page, "id=\"c0.1.0\"", "</div>")[0];
    for statement in ["north-2022/1", "north-2022/1.1", "north-2022/1.2"] {
        assert!(
            panel.contains(&format!("href=\"#s-{statement}\"")),
            "{panel}"
        );
    }
    let told = between(&page, "<article id=\"s-north-2022/1.1\">", "</article>")[0];
    assert!(
        told.contains("<p><mark>Open</mark> a clinic for walk-in care</p>"),
        "{told}"
    );
    assert!(told.contains("Automatic:"), "{told}");
    assert!(told.contains("href=\"#t-EX-2a\">EX-2a</a> 0.85 "), "{told}");
    let gap = between(&page, "<tr id=\"g0.4.0\">", "</tr>")[0];
    assert!(
        gap.contains("absent") && gap.contains("South (named, 1 statement)"),
        "{gap}"
    );
}

#[test]
fn a_decision_stands_with_the_name_of_who_gave_it_and_why() {
    let world = decided::world();
    let decisions = vec![
        decided::decide(decided::link("north/1", "F-1"), Verdict::Reject),
        decided::decide(
            decided::link("north/2", "F-2"),
            decided::add(Relation::CloseMatch, None),
        ),
        decided::decide(decided::theme("n", "F-3"), Verdict::NotApplicable),
        decided::decide(decided::no_theme("north/3"), Verdict::Accept),
    ];
    let reviewed = world.lay(&[decided::review(decisions)]);
    let graph = CoverageGraph::new(&world.plans, &world.frameworks, &reviewed.crosswalks).unwrap();
    let page = page(&graph);
    assert_well_formed(&page);
    let card = |id: &str| {
        between(
            &page,
            &format!("<article id=\"s-north/{id}\">"),
            "</article>",
        )[0]
    };
    assert!(
        card("1").contains("Reviewed by A. Reader:</p>"),
        "{}",
        card("1")
    );
    assert!(
        card("1")
            .contains("<li class=\"r\"><a href=\"#t-F-1\">F-1</a> rejected <em>because</em></li>"),
        "{}",
        card("1")
    );
    assert!(
        !card("1").contains("<mark>"),
        "what was rejected is not marked"
    );
    assert!(
        card("2").contains("F-2</a> added 1.00 closeMatch"),
        "{}",
        card("2")
    );
    assert!(card("3").contains("accepted by A. Reader"), "{}", card("3"));
    assert!(page.contains("set aside by A. Reader (because)"));
}

#[test]
fn of_one_partnership_nothing_is_said_of_all() {
    let frameworks = [catalogue::framework("mat-2021").unwrap()];
    let said = "Covered by all that were assessed";
    let all = catalogue::reviewed();
    let of = |plans: &[&policy_crosswalk::Plan]| {
        let plans = plans.iter().copied();
        page(
            &CoverageGraph::new(
                plans.clone(),
                frameworks,
                all.crosswalks.iter().filter(|links| {
                    links.framework == "mat-2021" && plans.clone().any(|plan| plan.id == links.plan)
                }),
            )
            .unwrap(),
        )
    };
    let [pk, dundee] = ["pk-2024", "dundee-2024"].map(|id| catalogue::plan(id).unwrap());
    assert!(of(&[pk, dundee]).contains(said));
    let alone = of(&[pk]);
    assert!(!alone.contains(said));
    assert!(!alone.contains("With a plus between"));
    assert!(!alone.contains("; </"));
}
