//! What a mapper refuses.

use policy_crosswalk::{Framework, Mapper, catalogue};

use crate::common::files::framework_with;

#[test]
fn a_number_outside_its_range() {
    let text = framework_with("themes = [{ id = \"T\", title = \"Theme\" }]");
    let framework = Framework::from_toml(&text).unwrap();
    let build = |threshold: f64, weight: f64| {
        let builder = Mapper::builder(&framework).threshold(threshold);
        builder
            .heading_weight(weight)
            .build()
            .err()
            .map(|error| error.to_string())
    };
    let message =
        |what: &str, value: &str| Some(format!("{what} is {value}; expected a number from 0 to 1"));
    assert_eq!(build(1.5, 0.0), message("the threshold", "1.5"));
    assert_eq!(build(f64::NAN, 0.0), message("the threshold", "NaN"));
    assert_eq!(build(0.5, -0.1), message("the heading weight", "-0.1"));
    assert_eq!(
        build(0.5, f64::INFINITY),
        message("the heading weight", "inf")
    );
    assert_eq!(build(0.0, 1.0), None);
}

#[test]
fn a_mapper_checks_what_it_is_given() {
    let mut framework = catalogue::framework("mat-2021").unwrap().clone();
    framework.themes.clear();
    assert_eq!(
        Mapper::new(&framework).err().unwrap().to_string(),
        "themes: the text is empty; expected at least one theme"
    );
}
