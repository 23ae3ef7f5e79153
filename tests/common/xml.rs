//! What must hold of everything that is XML.

use quick_xml::Reader;
use quick_xml::events::Event;

/// Checks that a document is well-formed XML 1.0 of known characters, that each id is there once, and that no
/// element is there but those that are expected. Gives the number of elements of each name back, in their order.
#[track_caller]
pub(crate) fn assert_xml(document: &str, expected: &[&str]) -> Vec<usize> {
    let allowed = |c: char| !c.is_control() || c == '\n';
    assert!(document.chars().all(allowed), "{document:?}");
    assert!(!document.contains(['\u{fffe}', '\u{ffff}']));
    let mut reader = Reader::from_str(document);
    reader.config_mut().check_comments = true;
    let mut counts = vec![0; expected.len()];
    let mut ids = std::collections::BTreeSet::new();
    let (mut open, mut roots) = (0, 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                roots += usize::from(open == 0);
                open += 1;
                count(&tag, expected, &mut counts, &mut ids);
            }
            Event::Empty(tag) => count(&tag, expected, &mut counts, &mut ids),
            Event::End(_) => open -= 1,
            Event::Text(text) => assert!(!text.contains('<')),
            Event::GeneralRef(name) => assert!(is_known(&name), "{name:?}"),
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((open, roots), (0, 1));
    counts
}

fn is_known(name: &str) -> bool {
    matches!(name, "amp" | "lt" | "gt" | "quot" | "#39")
}

#[track_caller]
fn count(
    tag: &quick_xml::events::BytesStart<'_>,
    expected: &[&str],
    counts: &mut [usize],
    ids: &mut std::collections::BTreeSet<String>,
) {
    let name = tag.name().as_ref().to_owned();
    let at = expected.iter().position(|known| *known == name);
    counts[at.unwrap_or_else(|| panic!("<{name}> is not expected"))] += 1;
    for attribute in tag.attributes() {
        let attribute = attribute.unwrap();
        let is_id = attribute.key.as_ref() == "id";
        let value = attribute.value.into_owned();
        assert!(!value.contains('<'), "{value}");
        let names: Vec<&str> = value.split('&').skip(1).collect();
        for reference in names {
            let (reference, _) = reference.split_once(';').expect("a reference ends");
            assert!(is_known(reference), "{value}");
        }
        if is_id {
            assert!(ids.insert(format!("{name} {value}")), "{value} twice");
        }
    }
}
