use unicode_segmentation::UnicodeSegmentation;

use crate::language::aside::{AsideWord, aside_spans, roles};

/// What a text says by the way: the kind and the words.
fn asides(text: &str) -> Vec<String> {
    let words = text.unicode_word_indices().map(|(at, word)| AsideWord {
        span: at..at + word.len(),
        sentence: text[..at].matches(['.', ';', ':']).count() as u32,
        roles: roles(word),
    });
    let spans = aside_spans(text, &words.collect::<Vec<_>>());
    let spans = spans.into_iter();
    spans
        .map(|span| format!("{}: {}", span.kind, &text[span.scope]))
        .collect()
}

#[track_caller]
fn says(text: &str, expected: &[&str]) {
    assert_eq!(asides(text), expected, "{text}");
}

#[test]
fn who_takes_part_is_by_the_way() {
    says(
        "Hold a yearly seminar with partners from education, the fire service and housing",
        &["bodies: education, the fire service and housing"],
    );
    says(
        "Screen for gambling across health, social care and criminal justice settings",
        &["bodies: health, social care and criminal justice settings"],
    );
    says(
        "Agree a protocol between maternity and mental health teams",
        &["bodies: maternity and mental health teams"],
    );
    says(
        "The public health directorate hosts the secretariat",
        &["bodies: The public health directorate"],
    );
}

#[test]
fn what_people_are_helped_with_is_no_list_of_bodies() {
    for text in [
        "Give help with housing, education and employment",
        "Support with housing, benefits and the police complaints process",
        "Work with police, prisons and courts on diversion",
        "Improve housing and employment for those in recovery",
        "Link people with housing, mental health and employment services",
        "Social isolation and mental health are tackled together",
    ] {
        says(text, &[]);
    }
}

#[test]
fn where_the_people_served_are_is_by_the_way() {
    says(
        "A furniture scheme for people leaving rehab",
        &["served: rehab"],
    );
    says(
        "Offer dental care to everyone on methadone",
        &["served: methadone"],
    );
    for text in [
        "People in treatment stay as long as they wish",
        "The number of places for people in detox doubles",
        "Offer rehab to people who ask for it",
        "Befriending for those in recovery",
    ] {
        says(text, &[]);
    }
}

#[test]
fn whose_relatives_they_are_is_by_the_way() {
    says(
        "A choir for mothers of heroin users",
        &["kin: heroin users"],
    );
    says(
        "Carers worried about a drinker can ring at night",
        &["kin: a drinker"],
    );
    for text in [
        "Children and families are heard",
        "Parents on methadone keep their children",
    ] {
        says(text, &[]);
    }
}

#[test]
fn what_is_counted_is_by_the_way() {
    says(
        "Publish figures on overdoses, admissions and waiting times each spring",
        &["measured: overdoses, admissions and waiting times each spring"],
    );
    says("Data is shared between partners", &[]);
    says("Recording studios open to young people", &[]);
}
