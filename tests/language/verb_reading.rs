//! How firm an action is, by its main verb.

use policy_crosswalk::catalogue;
use policy_crosswalk::model::{Commitment, CommitmentVerbs};
use proptest::prelude::*;

#[track_caller]
fn verb(text: &str, level: Option<Commitment>, verbs: &[&str]) {
    let reading = catalogue::commitment_verbs().read(text);
    assert_eq!(
        reading.as_ref().map(|reading| reading.level),
        level,
        "{text}"
    );
    assert_eq!(
        reading.map_or(Vec::new(), |reading| reading.verbs),
        verbs,
        "{text}"
    );
}

#[test]
fn the_main_verb_tells_how_firm_an_action_is() {
    use Commitment::{Deliver, Develop, Explore, Review, Sustain};
    verb("We will develop a plan", Some(Develop), &["develop"]);
    verb("Support families to recover", Some(Deliver), &["Support"]);
    verb("Support for families", None, &[]);
    verb(
        "Develop and carry out a plan",
        Some(Deliver),
        &["Develop", "carry out"],
    );
    verb(
        "Better identify, and respond to, need",
        Some(Deliver),
        &["identify", "respond"],
    );
    verb(
        "With partners, look into drug checking",
        Some(Explore),
        &["look into"],
    );
    verb(
        "The ADP will continue to evaluate training",
        Some(Review),
        &["continue to evaluate"],
    );
    verb("Keep developing the pathway", Some(Sustain), &["Keep"]);
    verb("A pathway will be developed", Some(Develop), &["developed"]);
    verb("Co-producing services", Some(Develop), &["Co-producing"]);
    verb("Clear pathways from prison", None, &[]);
    verb("To explore options", Some(Explore), &["explore"]);
    verb("", None, &[]);
    verb("will", None, &[]);
}

#[test]
fn a_user_lays_verbs_over_the_list() {
    let own = CommitmentVerbs::from_toml(
        "version = \"mine\"\n[[levels]]\nlevel = \"deliver\"\nverbs = [\"Explore\", \"signpost\"]\n",
    )
    .unwrap();
    let verbs = catalogue::commitment_verbs().clone().extended(&own);
    verbs.check().unwrap();
    assert_eq!(verbs.version.as_deref(), Some("1+mine"));
    let level = |text: &str| verbs.read(text).map(|reading| reading.level);
    assert_eq!(level("Explore options"), Some(Commitment::Deliver));
    assert_eq!(level("Signposting people"), Some(Commitment::Deliver));
    let twice = "[[levels]]\nlevel = \"explore\"\nverbs = [\"scope\"]\n[[levels]]\nlevel = \"review\"\nverbs = [\"Scope\"]\n";
    let error = CommitmentVerbs::from_toml(twice).unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 6, column 10: levels[1].verbs[0]: `Scope` is taken by an earlier verb (line 3, column 10: levels[0].verbs[0]); expected an id of its own"
    );
}

proptest! {
    #[test]
    fn no_text_breaks_the_reading_of_verbs(text in ".{0,80}") {
        if let Some(reading) = catalogue::commitment_verbs().read(&text) {
            prop_assert!(reading.verbs.iter().all(|verb| text.contains(verb.as_str())));
        }
    }
}
