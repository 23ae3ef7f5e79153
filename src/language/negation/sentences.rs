use crate::language::negation::{denied_spans, may_deny, told_of};
use crate::model::DenialKind;
use crate::model::DenialKind::{Denied, Excluded, NotBegun, Paused, Stopped};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// What a text denies: kind, cue and the words of it.
fn denied(text: &str) -> Vec<(DenialKind, &str, &str)> {
    let spans = denied_spans(text);
    let read = |span: &crate::language::negation::DeniedSpan| {
        (
            span.kind,
            &text[span.cue.clone()],
            &text[span.scope.clone()],
        )
    };
    spans.iter().map(read).collect()
}

/// Text, kind, a word that is denied, and one that is not.
#[rustfmt::skip]
const DENIALS: &[(&str, DenialKind, &str, &str)] = &[
    ("We will not hand out naloxone kits", Denied, "naloxone", ""),
    ("The partnership won't fund the recovery cafe", Denied, "cafe", ""),
    ("No naloxone kits were handed out this year", Denied, "naloxone", ""),
    ("No training took place in the islands", Denied, "training", ""),
    ("There is no needle exchange in the north", Denied, "needle exchange", ""),
    ("There was no funding for a family worker, but a volunteer rota was set up", Denied, "family worker", "volunteer"),
    ("We have no outreach team at present", Denied, "outreach", ""),
    ("Naloxone training was cancelled", Stopped, "Naloxone training", ""),
    ("Naloxone training has been canceled", Stopped, "training", ""),
    ("Drop-in sessions cancelled due to flooding", Stopped, "sessions", ""),
    ("We were unable to open the needle exchange", Denied, "needle exchange", ""),
    ("The service has been unable to recruit a pharmacist", Denied, "pharmacist", ""),
    ("The board failed to agree a workforce plan", Denied, "workforce plan", ""),
    ("The stigma campaign has not started", NotBegun, "stigma", ""),
    ("The stigma campaign hasn't begun", NotBegun, "stigma", ""),
    ("Peer research not yet started", NotBegun, "Peer", ""),
    ("The crisis service is not yet operating at weekends", NotBegun, "crisis service", ""),
    ("A family worker has yet to be appointed", NotBegun, "family worker", ""),
    ("The residential pathway is still to be agreed", NotBegun, "pathway", ""),
    ("Work on advocacy stopped for lack of funds", Stopped, "advocacy", ""),
    ("Work on advocacy has stopped", Stopped, "advocacy", ""),
    ("The outreach post was discontinued in May", Stopped, "outreach", ""),
    ("The drug checking pilot has been withdrawn", Stopped, "drug checking", ""),
    ("The peer programme is on hold until a host is found", Paused, "peer programme", "host"),
    ("The mentoring scheme was paused during the pandemic", Paused, "mentoring", ""),
    ("The launch was postponed to next spring", NotBegun, "launch", ""),
    ("Naloxone is no longer offered at the clinic", Stopped, "Naloxone", ""),
    ("The clinic no longer offers acupuncture", Stopped, "acupuncture", ""),
    ("It has not been possible to run the parenting course", Denied, "parenting course", ""),
    ("It was not possible to recruit peers this year", Denied, "peers", ""),
    ("Stop the naloxone scheme", Stopped, "naloxone", ""),
    ("We will close the needle exchange and extend the drop-in", Stopped, "needle exchange", "drop-in"),
    ("Cease funding for the detox unit", Stopped, "funding", ""),
    ("We stopped handing out foil", Stopped, "foil", ""),
    ("Give out clean needles instead of sharps bins", Excluded, "sharps", "needles"),
    ("Treat drug use as a matter of health rather than of justice", Excluded, "justice", "health"),
    ("Alcohol treatment is out of scope", Excluded, "Alcohol treatment", ""),
    ("Out of scope: gambling and tobacco", Excluded, "gambling", ""),
    ("Prison services are outwith the scope of this plan", Excluded, "Prison services", ""),
    ("All services with the exception of the detox ward", Excluded, "detox", "services"),
    ("Lack of staff has prevented further work on alcohol", Denied, "alcohol", "staff"),
    ("The group decided not to pursue a consumption room", Denied, "consumption room", "group"),
    ("There are no plans to open a rehab", Denied, "rehab", ""),
    ("The board agreed not to renew the counselling contract", Denied, "counselling", ""),
    ("None of the pharmacies were trained in overdose response", Denied, "pharmacies", ""),
    ("Drug checking has never been offered here", Denied, "Drug checking", ""),
    ("Neither outreach nor advocacy was funded", Denied, "advocacy", ""),
    ("Families were not offered support", Denied, "support", ""),
    ("Staff did not receive training, but leaflets were printed", Denied, "training", "leaflets"),
    ("Leaflets were printed but staff did not receive training", Denied, "training", "Leaflets"),
    ("Kits were posted and the training was cancelled", Stopped, "training", "Kits"),
    ("Training and outreach were cancelled", Stopped, "Training", ""),
    ("Work with people who use drugs was stopped", Stopped, "people who use drugs", ""),
    ("Because of the strike, no kits were delivered", Denied, "kits", ""),
    ("The clinic doesn’t provide injecting equipment", Denied, "injecting", ""),
    ("The target was not met", Denied, "target", ""),
    ("Not delivered: the stall at the summer fair", Denied, "Not delivered", "stall"),
    ("Do not share data with the police", Denied, "police", ""),
    ("The rehab was closed down last winter", Stopped, "rehab", ""),
    ("The support team does no clinical work but helps the wards", Denied, "clinical", "wards"),
    ("The hub couldn't extend its hours. A night bus runs instead", Denied, "hub", "night bus"),
];

/// What only looks like a denial.
#[rustfmt::skip]
const NONE: &[&str] = &[
    "Reduce drug deaths", "Prevent overdose", "Prevent people from dying", "There is no wrong door",
    "Offer not only naloxone but also foil", "No one is left behind", "People are treated without stigma",
    "Follow up each non-fatal overdose", "Commission a not-for-profit housing body",
    "People are not discharged for missing an appointment", "No-one is refused treatment",
    "No person is turned away", "Nobody waits", "We will not turn anyone away",
    "People will not be excluded from treatment", "Ensure that people are not judged",
    "Reach people who are not in treatment", "Help those who have not been in touch with services",
    "People in treatment or not can have clean needles", "Stop stigma", "Stop people dying",
    "End homelessness", "Stop smoking services", "Help people to stop using drugs",
    "People no longer need treatment", "Close the gap in care for women", "Not all kits are alike",
    "There are no more hidden families", "Work so that no family is alone", "Fewer people stopped by the police",
    "Children do not start to drink", "There are no barriers to treatment", "No drug deaths were recorded",
    "No later than March 2025", "The work is not yet complete", "The review has not been finalised",
    "If a person does not attend, the team calls them", "The exchange never closes", "A service that never gives up",
    "People have choice and stay for longer", "Harm reduction is not just needles", "Cancelled appointments are followed up",
    "Withdrawal and detox at home", "Number of people not retained in treatment", "Improve support for those unable to travel",
    "Stop the supply of drugs", "Six courses were run at no cost to those taking part", "The exchange did not close",
    "Services do not stop at weekends", "Communities do not discriminate", "",
];

#[test]
fn what_is_denied_is_found_with_the_words_that_deny_it() {
    let mut wrong = Vec::new();
    for (text, kind, word, other) in DENIALS {
        let spans = denied(text);
        let found = spans.iter().find(|(_, _, scope)| scope.contains(word));
        let too_far =
            |(_, _, scope): &(DenialKind, &str, &str)| !other.is_empty() && scope.contains(other);
        if found.map(|(kind, ..)| *kind) != Some(*kind) || spans.iter().any(too_far) {
            wrong.push((text, spans));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn whatever_denies_has_a_word_that_marks_it() {
    for (text, ..) in DENIALS {
        assert!(text.unicode_words().any(may_deny), "{text}");
    }
}

#[test]
fn what_only_looks_like_a_denial_is_none() {
    let found = NONE.iter().flat_map(|text| denied(text));
    assert_eq!(found.collect::<Vec<_>>(), []);
}

#[test]
fn the_cue_is_quoted() {
    assert_eq!(
        denied("The campaign has still not started, the kits are here"),
        [(
            NotBegun,
            "has still not",
            "The campaign has still not started"
        )]
    );
    assert_eq!(
        denied("Kits instead of leaflets"),
        [(Excluded, "instead of", "leaflets")]
    );
}

#[test]
fn a_text_is_told_of_as_a_whole_where_most_of_it_is_denied() {
    assert_eq!(told_of("Naloxone training was cancelled"), Some(Stopped));
    assert_eq!(
        told_of("The stigma campaign has not started."),
        Some(NotBegun)
    );
    assert_eq!(
        told_of("No kits were handed out, but forty people were trained to carry them"),
        None
    );
    assert_eq!(told_of("Kits were handed out"), None);
    assert_eq!(told_of(""), None);
}

#[test]
fn a_long_text_costs_no_more_than_its_length() {
    let begun = std::time::Instant::now();
    for (piece, found) in [
        (
            "we did not, and no kits were not handed out who is unable to stop ",
            10_000,
        ),
        ("was not kept who ", 1),
        ("was stopped ", 1),
    ] {
        assert!(denied_spans(&piece.repeat(20_000)).len() >= found);
    }
    assert!(begun.elapsed().as_secs() < 20);
}

proptest! {
    #[test]
    fn no_text_panics(text in "(not|no|never|was|stopped|will|instead of|who|that|and|, |\\. |[a-zé]{1,4}| ){0,30}") {
        for span in denied_spans(&text) {
            prop_assert!(text.get(span.cue).is_some() && text.get(span.scope).is_some());
        }
        let _ = told_of(&text);
    }

    #[test]
    fn a_text_without_a_word_that_may_deny_denies_nothing(
        words in prop::collection::vec(prop::sample::select(
            DENIALS.iter().flat_map(|(text, ..)| text.split(' ')).collect::<Vec<_>>()
        ), 0..12),
    ) {
        let quiet: Vec<&str> = words.into_iter().filter(|word| {
            !word.unicode_words().any(may_deny)
        }).collect();
        prop_assert_eq!(denied_spans(&quiet.join(" ")), []);
    }
}
