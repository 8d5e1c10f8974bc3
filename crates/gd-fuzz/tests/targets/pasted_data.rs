//! Any text as a table gives points or flaws, each with its place; what is read is kept by a link.

use gd_core::{
    Scenario,
    function::data::{LARGEST, MOST_POINTS, parse_csv},
    scenario::Edit,
};

use crate::{
    link::assert_round_trip,
    said::{assert_flaws, assert_problems},
};

pub(crate) fn check(text: &str) {
    let (data, flaws) = parse_csv(text);
    assert_flaws(&flaws, text);
    assert!(data.is_some() || !flaws.is_empty(), "{text:?}");

    let before = Scenario::parse("data=line&at=1,1").scenario;
    let paste = Edit::PasteData { text: text.to_owned() };
    match before.apply(&paste) {
        Ok(change) => {
            assert_problems(&change.problems, None);
            assert_round_trip(&change.scenario);
            let back = change.scenario.apply(&change.inverse).unwrap();
            assert_eq!(back.scenario, before);
        }
        Err(problems) => {
            assert_problems(&problems, None);
            assert!(!problems.is_empty());
        }
    }

    let Some(data) = data else { return };
    assert!((2..=MOST_POINTS).contains(&data.samples().len()));
    assert!((1..=2).contains(&data.features()));
    for at in data.points() {
        assert!(at.iter().all(|c| c.abs() <= LARGEST), "{at:?}");
    }
    let link = format!("data={}", data.source());
    let parsed = Scenario::parse(&link);
    assert_round_trip(&parsed.scenario);
}
