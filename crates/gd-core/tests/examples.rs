//! What each example says to watch for comes true.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may panic")]

use gd_core::{
    Outcome, Point, Race, Run, Scenario,
    best_fits::BestFits,
    high_dimension::{field::critical_points, hessian::Hessians},
    map::sweep::{End, Sweep},
    scenario::EXAMPLES,
};

/// What comes of an example.
fn race(title: &str) -> Race {
    let example = EXAMPLES.iter().find(|example| example.title == title);
    Race::finished(Scenario::parse(example.unwrap_or_else(|| panic!("{title}")).query).scenario)
}

fn distance([ax, ay]: Point, [bx, by]: Point) -> f64 {
    gd_core::number::hypot::hypot(ax - bx, ay - by)
}

fn runs(race: &Race) -> Vec<&Run> {
    race.racers().iter().map(|racer| &racer.run).collect()
}

fn outcomes(race: &Race) -> Vec<Outcome> {
    (0..race.racers().len()).map(|k| race.verdict(k).unwrap().outcome).collect()
}

fn steps(race: &Race) -> Vec<usize> {
    runs(race).into_iter().map(Run::steps).collect()
}

fn converged(race: &Race) -> Vec<bool> {
    (0..race.racers().len())
        .map(|k| race.verdict(k).unwrap().id().starts_with("converged"))
        .collect()
}

/// The longest step of a run.
fn longest(run: &Run) -> f64 {
    let rows: Vec<_> = run.rows().collect();
    rows.windows(2).map(|pair| distance(pair[0].theta, pair[1].theta)).fold(0.0, f64::max)
}

#[test]
fn a_slopes_sign_says_where_the_ball_goes() {
    let race = race("Downhill on a parabola");
    for (run, sign) in runs(&race).into_iter().zip([1.0, -1.0]) {
        let [first, second] = [run.row(0).unwrap(), run.row(1).unwrap()];
        assert!(sign * first.gradient[0] > 0.0 && sign * (second.theta[0] - first.theta[0]) < 0.0);
    }
    assert_eq!(outcomes(&race), [Outcome::GlobalMinimum; 2]);
}

#[test]
fn the_start_decides_which_of_four_valleys() {
    let shown = race("One of four valleys");
    // Himmelblau 1972: each of the minima is 0.
    let minima = [[3.0, 2.0], [-2.805118, 3.131312], [-3.779310, -3.283186], [3.584428, -1.848126]];
    assert!(distance(runs(&shown)[0].last().theta, minima[2]) < 1e-5);
    for (start, minimum) in ["1,1", "-1,1", "-1,-1", "1,-2"].into_iter().zip(minima) {
        let query = format!("f=himmelblau&at={start}");
        let race = Race::finished(Scenario::parse(&query).scenario);
        assert!(distance(runs(&race)[0].last().theta, minimum) < 1e-5, "{start}");
    }
}

#[test]
fn plain_descent_wins_on_himmelblau() {
    let race = race("A race on Himmelblau");
    let ends: Vec<_> = runs(&race).iter().map(|run| run.last().theta).collect();
    assert!(ends.iter().all(|end| distance(*end, [-3.779310, -3.283186]) < 1e-5));
    let steps = steps(&race);
    assert!(steps[0] < steps[1] && steps[0] < steps[2]);
    // Momentum is farther out than the minimum on its way.
    assert!(runs(&race)[1].rows().any(|row| row.theta[0] < -3.9));
    // Half of Adam's steps come after it is within a hundredth.
    let near = runs(&race)[2].rows().position(|row| distance(row.theta, ends[2]) < 0.01).unwrap();
    assert!(near < steps[2], "{near} of {}", steps[2]);
}

/// Error × (1 − 2α) on x² + y².
#[test]
fn rates_are_too_small_and_too_large() {
    let race = race("Far too small a learning rate");
    let (first, last) = (runs(&race)[0].row(0).unwrap(), runs(&race)[0].last());
    let way = distance(first.theta, last.theta);
    assert!((way - 5.0 * (1.0 - gd_core::powi(0.999998, 1000))).abs() < 1e-9);
    assert!((way - 0.01).abs() < 1e-4, "{way}");
    let race = self::race("Far too large a learning rate");
    let rows: Vec<_> = runs(&race)[0].rows().take(5).collect();
    for pair in rows.windows(2) {
        assert!((pair[1].theta[0] / pair[0].theta[0] + 19.0).abs() < 1e-9);
    }
    assert_eq!(race.verdict(0).unwrap().id(), "diverged");
}

#[test]
fn momentum_takes_a_third_of_the_steps_in_a_ravine() {
    let race = race("Zigzag in a ravine");
    assert_eq!(outcomes(&race), [Outcome::GlobalMinimum; 2]);
    let steps = steps(&race);
    assert!(3 * steps[1] <= steps[0], "{steps:?}");
    // From wall to wall: y changes its sign at each step.
    let rows: Vec<_> = runs(&race)[0].rows().take(20).collect();
    assert!(rows.windows(2).all(|pair| pair[0].theta[1] * pair[1].theta[1] < 0.0));
}

#[test]
fn a_rate_that_decays_brings_the_ball_back() {
    let race = race("A learning rate that decays");
    let rows: Vec<_> = runs(&race)[0].rows().collect();
    for pair in rows.windows(2) {
        // The factor of x² is 1 − 2α.
        let factor = pair[1].theta[0] / pair[0].theta[0];
        let rate = pair[0].learning_rate;
        assert!((factor - (1.0 - 2.0 * rate)).abs() < 1e-12);
        assert!((rate - 1.0).abs() < 1e-9 || (factor.abs() > 1.0) == (rate > 1.0));
    }
    assert!(rows.iter().any(|row| row.value > 60.0));
    assert_eq!(converged(&race), [true]);
}

#[test]
fn the_start_decides() {
    let race = race("Stuck in the shallow well");
    let ends: Vec<_> = runs(&race).iter().map(|run| run.last().value).collect();
    // The extrema of x⁴ − 3x² + x, from its cubic derivative.
    assert!((ends[0] + 1.070230).abs() < 1e-6 && (ends[1] + 3.513905).abs() < 1e-6, "{ends:?}");
}

#[test]
fn four_of_seventeen_starts_reach_the_deepest_valley() {
    let race = race("Random restarts");
    let reached = outcomes(&race).into_iter().filter(|it| *it == Outcome::GlobalMinimum).count();
    assert_eq!((reached, race.racers().len()), (4, 17));
}

/// For most seeds, not for the one of the example alone.
#[test]
fn annealing_ends_lower_than_descent() {
    let example = EXAMPLES.iter().find(|example| example.title == "Simulated annealing").unwrap();
    let lower = |seed: u32| {
        let query = format!("{}&seed={seed}", example.query);
        let race = Race::finished(Scenario::parse(&query).scenario);
        let [descent, annealing] = [0, 1].map(|k| runs(&race)[k].last().value);
        annealing < descent
    };
    assert!((0..10).filter(|seed| lower(*seed)).count() >= 8);
    let race = race("Simulated annealing");
    let values: Vec<_> = runs(&race)[1].rows().map(|row| row.value).collect();
    assert!(values.windows(2).any(|pair| pair[1] > pair[0]));
    assert!(*values.last().unwrap() < runs(&race)[0].last().value);
}

#[test]
fn noise_leaves_the_saddle() {
    let still = race("Stuck on a saddle");
    assert_eq!(outcomes(&still), [Outcome::Saddle]);
    assert!(distance(runs(&still)[0].last().theta, [0.0; 2]) < 1e-5);
    let shaken = race("Noise escapes the saddle");
    let away: Vec<_> = runs(&shaken)[0].rows().map(|row| row.theta[1].abs()).collect();
    assert!(away.windows(2).skip(28).all(|pair| pair[1] > pair[0]) && away.last() > Some(&1.0));
}

#[test]
fn only_rmsprop_leaves_the_plateau() {
    let race = race("A plateau");
    assert_eq!(outcomes(&race), [Outcome::Plateau, Outcome::GlobalMinimum]);
    assert_eq!(steps(&race)[1], 25);
}

#[test]
fn clipping_keeps_steps_short_at_the_cliff() {
    assert!(longest(runs(&race("Thrown off a cliff"))[0]) > 10.0);
    assert!(longest(runs(&race("A cliff, and clipping"))[0]) <= 0.2 * (1.0 + 1e-12));
}

#[test]
fn models_fit_their_data() {
    let line = race("Fit a line to data");
    assert_eq!(outcomes(&line), [Outcome::GlobalMinimum]);
    let batches = race("Full batch, one point, mini-batch");
    assert_eq!(converged(&batches), [true, false, false]);
    // Points seen until the loss is within 5 % of the way to the least.
    let seen: Vec<_> = runs(&batches)
        .iter()
        .zip([60, 1, 32])
        .map(|(run, batch)| {
            let (first, least) = (run.row(0).unwrap().value, runs(&batches)[0].last().value);
            let target = least + 0.05 * (first - least);
            run.rows().position(|row| row.value <= target).unwrap() * batch
        })
        .collect();
    assert!(seen[1] < seen[0] && seen[1] < seen[2], "{seen:?}");
    assert_eq!(outcomes(&race("Classify two blobs")), [Outcome::GlobalMinimum; 2]);
    let valleys = race("A fit with many valleys");
    let good = runs(&valleys).iter().filter(|run| run.last().value < 0.03).count();
    assert_eq!((good, valleys.racers().len()), (5, 9));
}

/// Theil–Sen-like: the absolute loss's slope is near the true 1.5 of the data.
#[test]
fn outliers_bend_the_squared_loss() {
    let race = race("Outliers: the squared loss follows them");
    let mut best = BestFits::new(race.scenario().function.fit().unwrap());
    while best.work(usize::MAX) {}
    let slope = |id: &str| {
        let found = best.found().iter().find(|(loss, _)| loss.id == id);
        found.unwrap().1[0]
    };
    assert!((slope("mse") - 0.99).abs() < 0.005 && (slope("mae") - 1.47).abs() < 0.005);
}

#[test]
fn gradients_vanish_through_layers() {
    let race = race("Vanishing gradients");
    let layers = race.scenario().function.layers().unwrap();
    let start = runs(&race)[0].row(0).unwrap().theta;
    let back = layers.backpropagate(start);
    // The input comes first.
    let (first, last) = (back[1].gradient.abs(), back[back.len() - 1].gradient.abs());
    assert_eq!(back.len(), 51);
    assert!((last - 0.586).abs() < 5e-4 && first < 1e-63 && first > 1e-65, "{first:e} {last}");
    let clipped = self::race("Through many layers with clipping");
    assert!(longest(runs(&clipped)[0]) < 0.0200001 && longest(runs(&race)[0]) > 0.9);
}

#[test]
fn ascent_climbs_one_hill() {
    let race = race("Ascent");
    for run in runs(&race) {
        assert!(distance(run.last().theta, [-0.270845, -0.923039]) < 1e-4);
        let values: Vec<_> = run.rows().map(|row| row.value).collect();
        assert!(values.windows(2).all(|pair| pair[1] >= pair[0] - 1e-12 * pair[0]));
    }
}

#[test]
fn minima_are_rare_in_many_dimensions_and_low() {
    let mut hessians = Hessians::new(0);
    hessians.advance(2000);
    let shares = hessians.shares();
    assert!(shares.len() > 3);
    assert!(shares.windows(2).all(|pair| pair[1].share <= pair[0].share));
    let found = critical_points(0, 3, 0, 4000);
    let share = |of: &dyn Fn(f64) -> bool| {
        let (mut count, mut minima) = (0.0, 0.0);
        for point in found.iter().filter(|point| of(point.height)) {
            count += 1.0;
            minima += f64::from(point.index == 0);
        }
        minima / count
    };
    assert!(share(&|height| height < -2.0) > 0.6 && share(&|height| height > 0.0) < 0.05);
}

#[test]
fn of_every_start_none_comes_to_rest_in_the_two_steepest_valleys() {
    let shown = race("Every start at once");
    let scenario = shown.scenario();
    // Himmelblau 1972.
    let minima = [[3.0, 2.0], [-2.805118, 3.131312], [-3.779310, -3.283186], [3.584428, -1.848126]];
    let stays = minima.map(|[x, y]| {
        let start = Scenario { starts: vec![[x + 0.01, y + 0.01]], ..scenario.clone() };
        let race = Race::finished(start);
        distance(runs(&race)[0].last().theta, [x, y]) < 1e-4
    });
    assert_eq!(stays.iter().filter(|stays| **stays).count(), 2, "{stays:?}");
}

#[test]
fn of_two_options_the_dashed_line_is_the_border() {
    let shown = race("Two options at once");
    let sweep = Sweep::of(&shown).unwrap();
    for [rate, beta] in sweep.border.as_ref().unwrap().points.iter().copied() {
        if (0.2..0.9).contains(&beta) {
            assert_eq!(sweep.cell([0.97 * rate, beta]).end, End::Converged, "{rate} {beta}");
            assert_ne!(sweep.cell([1.03 * rate, beta]).end, End::Converged, "{rate} {beta}");
        }
    }
}
