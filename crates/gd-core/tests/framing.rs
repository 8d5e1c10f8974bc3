//! What is looked at where a link does not say it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may panic")]

use gd_core::{Race, Scenario};

/// The minima of x⁴ − 3x² + x are at −1.3008 and 1.1309, −3.5139 and −1.0702 high, with a hill of 0.0833
/// at 0.1699 between them.
#[test]
fn a_typed_function_is_framed_with_its_critical_points_and_starts() {
    let [x0, x1, y0, y1] = Scenario::parse("f=x^4-3x^2%2Bx").scenario.camera();
    assert!((-3.0..-1.5).contains(&x0) && (1.4..3.0).contains(&x1), "{x0}..{x1}");
    assert!((-6.0..-3.6).contains(&y0) && (0.3..6.0).contains(&y1), "{y0}..{y1}");

    // Starts widen what is seen, and not the region of the experiment.
    let own = Scenario::parse("f=x^4-3x^2%2Bx").scenario;
    let far = Scenario::parse("f=x^4-3x^2%2Bx&at=3;-2").scenario;
    let [x0, x1, _, y1] = far.camera();
    assert!(x0 < -2.0 && x1 > 3.0 && y1 > 57.0, "{x0}..{x1}, {y1}");
    assert_eq!(far.domain(), own.domain());
    let [[start, _]] = own.chosen_starts()[..] else { panic!() };
    let [x0, x1, ..] = own.camera();
    assert!(x0 < start && start < x1 && start > 1.2, "{start}");

    let far = Scenario::parse("f=x^2%2B(y-40)^2&at=9,0").scenario;
    let [x0, x1, y0, y1] = far.camera();
    assert!(x0 < 0.0 && x1 > 9.0 && y0 < 0.0 && y1 > 40.0);
    let [.., y0, y1] = far.domain();
    assert!(y0 > 30.0 && (41.0..50.0).contains(&y1), "{y0}..{y1}");
    let race = Race::finished(far);
    assert_eq!(race.landscape().unwrap().critical[0].at, [0.0, 40.0]);

    // A start that no zoom shows is left out.
    let lost = Scenario::parse("f=x^2&at=1e11").scenario;
    assert_eq!(lost.camera(), Scenario::parse("f=x^2").scenario.camera());
    // What a link says is kept as it is.
    for link in ["f=x^4&view=-7,8,1,2&at=30", "f=x^4&zoom=-7,8,1,2&at=30"] {
        assert_eq!(Scenario::parse(link).scenario.camera(), [-7.0, 8.0, 1.0, 2.0], "{link}");
    }
    let given = Scenario::parse("f=x*y&view=-7,8,1,2&at=30,3").scenario;
    assert_eq!((given.camera(), given.domain()), ([-7.0, 8.0, 1.0, 2.0], [-7.0, 8.0, 1.0, 2.0]));
}
