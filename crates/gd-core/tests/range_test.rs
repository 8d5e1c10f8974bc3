//! The bands of the learning rate are true of runs with the rates in them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

mod query;

use gd_core::{
    Race, Stop, powi,
    range_test::{Band, RangeTest, Regime},
    rule::hyperparameter::LEARNING_RATE,
    words::range_test::told,
};
use query::{finished, race};

/// The whole test of the first run of a query.
fn tested(query: &str) -> RangeTest {
    let race = race(query);
    let mut test = RangeTest::new(&race, 0).unwrap();
    while test.work(own_rate(&race), 5000) {}
    test
}

fn own_rate(race: &Race) -> f64 {
    race.scenario().rate(&race.scenario().rules[0])
}

/// The rates between which the slider is in a band of a regime, the last one.
fn ends(test: &RangeTest, regime: Regime) -> [f64; 2] {
    let bands = test.bands();
    let band = bands.iter().rev().find(|band| band.regime == regime).unwrap();
    [band.from, band.to].map(|share| LEARNING_RATE.slider_value(share))
}

/// On x² the error is multiplied by 1 − 2α; x⁴ jumps past 0 above 1/4x², and farther out than it came
/// from above 1/2x²; the ravine's curvature is 20.
#[test]
fn the_ends_of_bands_are_where_closed_forms_have_them() {
    for (query, overshoots, diverges) in [
        ("f=parabola&at=3", Some(0.5), 1.0),
        ("f=-x^2&at=3&goal=max", Some(0.5), 1.0),
        ("f=x^4&at=1", Some(0.25), 0.5),
        ("f=x^4&at=3", Some(1.0 / 36.0), 1.0 / 18.0),
        ("f=sphere&at=3,4", Some(0.5), 1.0),
        ("f=ravine&at=10,1", None, 0.1),
        // 2(1 + β)/λ
        ("f=parabola&at=3&opt=momentum(beta=0.5)&steps=2000", None, 1.5),
    ] {
        let test = tested(query);
        let near = |found: f64, expected: f64| {
            assert!((found / expected - 1.0).abs() < 0.02, "{query}: {found}, {expected}");
        };
        if let Some(rate) = overshoots {
            near(ends(&test, Regime::Overshoots)[0], rate);
        }
        near(ends(&test, Regime::Overshoots)[1], diverges);
        let bands = test.bands();
        assert_eq!([bands[0].regime, bands[0].regime], [Regime::Crawls; 2], "{query}");
        assert_eq!((bands[0].from, bands.last().unwrap().to), (0.0, 1.0), "{query}");
        assert!(bands.windows(2).all(|pair| pair[0].to == pair[1].from), "{query}");
    }
}

/// Twelve rates of each band, as a reader may come upon them with the slider.
fn rates_within(Band { from, to, .. }: Band) -> Vec<f64> {
    // Inside of its ends: they are between two rates that were tried, and before it diverges a run that
    // jumps among several valleys does now this, now that.
    let margin = 1e-3 + 0.05 * (to - from);
    let (from, to) = (from + margin, to - margin);
    (0..12).map(|k| LEARNING_RATE.slider_value(from + (to - from) * f64::from(k) / 11.0)).collect()
}

#[test]
fn a_run_with_a_rate_of_a_band_does_what_the_band_says() {
    for query in [
        "f=parabola&at=3",
        "f=x^4&at=1",
        "f=booth",
        "f=matyas",
        "f=ravine&at=10,1",
        "f=himmelblau",
        "f=himmelblau&opt=momentum",
        "f=himmelblau&at=1,-2&opt=nesterov",
        "f=sphere&opt=adagrad",
        "f=beale&opt=momentum(beta=0.5)",
        "f=rosenbrock",
        "data=line",
    ] {
        let test = tested(query);
        for band in test.bands().into_iter().filter(|band| band.to - band.from > 0.01) {
            for rate in rates_within(band) {
                let race = finished(&format!("{query}&lr={rate}"));
                let run = &race.racers()[0].run;
                let said = format!("{query}, {rate}: {:?}", band.regime);
                let start = run.row(0).unwrap();
                let mut late = run.rows().skip(run.steps() * 3 / 4 + 1);
                let has_failed =
                    run.stop() == Some(Stop::Diverged) || late.all(|row| row.value > start.value);
                assert_eq!(has_failed, band.regime == Regime::Diverges, "{said}");
                let flips = |axis: usize| {
                    let slopes: Vec<f64> = run.rows().map(|row| row.gradient[axis]).collect();
                    slopes.windows(2).any(|pair| pair[0] * pair[1] < 0.0)
                };
                match band.regime {
                    Regime::Crawls => assert!(run.steps() > 100, "{said}"),
                    Regime::Good => assert_eq!(run.stop(), Some(Stop::Converged), "{said}"),
                    Regime::Overshoots => assert!(flips(0) || flips(1), "{said}"),
                    Regime::Diverges => {}
                }
            }
        }
    }
}

/// On x² from 3 more than a hundred steps, until the slope is at the tolerance, are
/// 6·(1 − 2α)¹⁰⁰ > 1e-6.
#[test]
fn what_takes_over_a_hundred_steps_crawls() {
    let [_, rate] = ends(&tested("f=parabola&at=3"), Regime::Crawls);
    let slope = 6.0 * powi(1.0 - 2.0 * rate, 100);
    assert!(0.8e-6 < slope && slope < 1.25e-6, "{rate}");
}

#[test]
fn pieces_do_not_change_what_comes_of_it() {
    let race = race("f=himmelblau&opt=adam");
    let mut bands = Vec::new();
    for budget in [1, 777, usize::MAX] {
        let mut test = RangeTest::new(&race, 0).unwrap();
        while test.work(own_rate(&race), budget) {}
        bands.push(test.bands());
    }
    assert_eq!(bands[0], bands[1]);
    assert_eq!(bands[0], bands[2]);
}

#[test]
fn it_is_kept_for_the_same_run_with_another_rate() {
    let test = tested("f=sphere&at=1,2&lr=0.1");
    for same in ["f=sphere&at=1,2&lr=0.3", "f=sphere&at=1,2&lr=0.1&lr-from=5:1&zoom=0,1,0,1"] {
        assert!(test.is_of(&race(same), 0), "{same}");
    }
    for other in [
        "f=booth&at=1,2",
        "f=sphere&at=1,3",
        "f=sphere&at=1,2&opt=momentum",
        "f=sphere&at=1,2&noise=1",
        "f=sphere&at=1,2&clip=norm",
        "f=sphere&at=1,2&schedule=cosine",
        "f=sphere&at=1,2&steps=50",
        "f=sphere&at=1,2&goal=max",
    ] {
        assert!(!test.is_of(&race(other), 0), "{other}");
    }
}

#[test]
fn three_rates_tell_what_a_rate_does() {
    for query in ["f=parabola&at=3", "f=himmelblau&opt=momentum", "f=ravine", "data=line"] {
        let test = tested(query);
        let rates = test.telling_rates(1.0);
        let regimes: Vec<_> = rates.iter().map(|rate| test.regime(*rate).unwrap()).collect();
        assert_eq!(
            regimes,
            [Regime::Crawls, Regime::Good, Regime::Overshoots],
            "{query} {rates:?}"
        );
    }
    // Where the valley is too bent for any rate, the largest that does not jump is the better one.
    let test = tested("f=rosenbrock");
    let rates = test.telling_rates(1e-3);
    assert!(rates.len() == 3 && rates.is_sorted(), "{rates:?}");
    assert_eq!(test.regime(rates[1]), Some(Regime::Crawls));
}

#[test]
fn of_three_rates_the_middle_one_is_the_runs_own_if_it_is_good() {
    for (query, own) in [("f=himmelblau", 0.01), ("f=parabola&at=3", 0.2)] {
        let rates = tested(query).telling_rates(own);
        assert!(rates.len() == 3 && rates[1] == own && rates.is_sorted(), "{query}: {rates:?}");
    }
}

/// What is said of a run's own rate.
fn told_of(query: &str) -> String {
    let race = finished(query);
    let mut test = RangeTest::new(&race, 0).unwrap();
    while test.work(own_rate(&race), 5000) {}
    told(&test.tried(own_rate(&race)).unwrap(), race.scenario().goal)
}

/// On x² the error is multiplied by 1 − 2α: from 3 to 5e-7 that takes 70 steps at 0.1, and few
/// near 0.5.
#[test]
fn a_rate_is_told_with_what_becomes_of_the_run() {
    for (query, said) in [
        (
            "f=parabola&at=3&lr=0.1",
            "0.1 is good: the run comes to rest after 70 steps, without much to and fro.",
        ),
        (
            "f=parabola&at=3&lr=0.01",
            "0.01 crawls: the run comes to rest only after 773 steps; with a better rate, after 4.",
        ),
        ("f=parabola&at=3&lr=0.001", "0.001 crawls: after 1000 steps the run is not there yet."),
        ("f=parabola&at=3&lr=0.9", "0.9 overshoots: the run jumps past the bottom, to and fro."),
        (
            "f=-x^2&at=3&lr=2&goal=max",
            "2 diverges: the run flies off, or stays lower than it began.",
        ),
        // How fast, not where to.
        (
            "f=x^2-y^2+y^4/4&at=1,0&lr=0.1",
            "0.1 is good: the run comes to rest after 66 steps, without much to and fro.",
        ),
    ] {
        assert_eq!(told_of(query), said, "{query}");
    }
}

/// Good is only what comes to rest within its steps, or keeps near its end but for chance.
#[test]
fn what_uses_all_of_its_steps_without_chance_is_not_good() {
    for query in [
        "f=himmelblau&opt=adamw(wd=0.01)&lr=0.01&steps=60",
        "f=himmelblau&clip=norm&lr=0.05",
        "f=absolute&at=1.05&lr=0.1&steps=100",
    ] {
        let race = finished(query);
        assert_eq!(race.racers()[0].run.stop(), Some(Stop::MaxSteps), "{query}");
        assert!(!told_of(query).contains("good"), "{query}: {}", told_of(query));
    }
    let said = told_of("f=sphere&at=4,3&lr=0.1&noise=0.1");
    assert!(said.contains(" is good: the run keeps near its end after "), "{said}");
}

#[test]
fn there_is_no_test_where_no_rate_matters() {
    for query in ["f=sphere&at=0,0", "f=3+0x&at=1", "f=ln(x)&at=-1", "f=sphere&opt=anneal"] {
        assert!(RangeTest::new(&race(query), 0).is_none(), "{query}");
    }
    // What falls for ever comes to rest nowhere.
    for query in ["f=saddle&at=1,0&lr=0.1&noise=0.01", "f=x", "f=x^2-y^2&at=1,0.1&lr=0.1"] {
        assert!(RangeTest::new(&finished(query), 0).is_none(), "{query}");
    }
}
