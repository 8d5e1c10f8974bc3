//! A verdict claims what was checked: inputs that once had a false one said of them, and their kind.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

mod query;

use gd_core::{Outcome, landscape::survey::Survey, stability::stability_limit};
use query::{finished, verdict};

/// The ids and the sentences of a query's runs.
fn verdicts(query: &str) -> Vec<(String, String)> {
    let race = finished(query);
    let told = |run| race.verdict(run).map(|verdict| (verdict.id(), verdict.to_string()));
    (0..race.racers().len()).filter_map(told).collect()
}

fn ids(query: &str) -> Vec<String> {
    verdicts(query).into_iter().map(|(id, _)| id).collect()
}

/// f ≥ −2 everywhere, with equality at the tip of the cone, where the gradient has a kink.
#[test]
fn a_minimum_at_a_kink_is_told_from_those_beside_it() {
    let query = "f=sqrt(x^2+y^2)-cos(6x)-cos(6y)&at=0,0;1.019,0&view=-30,30,-30,30";
    assert_eq!(ids(query), ["converged:global-minimum", "converged:local-minimum"]);
}

/// Close to a critical point is what has come a long way to it and keeps there.
#[test]
fn what_has_just_left_a_maximum_is_not_close_to_it() {
    // The hill of x⁴ − 3x² + x is at 0.1699.
    for query in ["f=double-well&at=0.2&steps=10", "f=x^4-3x^2+x&at=0.15&lr=0.005&steps=5"] {
        assert_eq!(ids(query), ["max-steps:on-slope"], "{query}");
    }
    // The run hops among the valleys of Rastrigin's function: at the middle one the limit is
    // 2/(2 + 40π²) = 0.00504, at the others up to a twentieth more.
    for at in ["0.1,-3.1", "-3.8,1.7"] {
        let verdict = verdict(&format!("f=rastrigin&at={at}&lr=0.02"));
        assert_eq!(verdict.outcome, Outcome::Oscillating, "{at}");
        assert!((verdict.stability_limit.unwrap() / 0.00504 - 1.0).abs() < 0.05, "{at}");
        assert!(!verdict.to_string().contains("larger"), "{verdict}");
    }
}

#[test]
fn a_minimum_is_global_only_if_nothing_lower_is_known() {
    // The second run has found the lower valley, outside the view.
    let told = verdicts("f=x^4-3x^2+x&view=0.5,2&at=2;-2");
    assert_eq!(told[0].0, "converged:local-minimum");
    assert!(told[0].1.ends_with("A run has been lower: −3.514 near −1.301."), "{}", told[0].1);
    assert!(told[1].1.ends_with("at the lowest minimum found, f = −3.514."));
    // McCormick's function falls without a bound along x = y outside its domain.
    let query = "f=mccormick&at=-3,-4&lr=0.05";
    assert_eq!(ids(query), ["converged:local-minimum"]);
    let sentence = verdict(query).to_string();
    assert!(sentence.contains("Further out the function goes lower"), "{sentence}");
    // Values are told apart whatever is added.
    let lifted = ids("f=10000000000+x^4-3x^2+x&at=2;-2");
    assert_eq!(lifted, ["converged:local-minimum", "converged:global-minimum"]);
    // −1 at −1 is a place of x^x that no run can be at.
    let isolated = verdict("f=x^x&at=1&lr=0.1&view=-5,5");
    assert_eq!(isolated.id(), "converged:global-minimum", "{isolated}");
}

/// What is said of it: all that is known of a typed function is what was found.
#[test]
fn the_scope_of_a_global_minimum_is_told() {
    for (query, said) in [
        ("f=sphere", "at the global minimum, f ≈ 0."),
        ("f=x^2&at=3&lr=0.1", "at the lowest minimum found in the region, f ≈ 0."),
        ("f=sin(x)&at=1&lr=0.1", "at one of the lowest minima found in the region, f = −1."),
        // 7π/2 is outside the region.
        ("f=sin(x)&at=12&lr=0.1", "at one of the lowest minima found, f = −1."),
        ("data=line&lr=0.1&steps=5000", "at the global minimum, loss = 0.7502."),
        ("f=-x^2&at=3&lr=0.1&goal=max", "at the highest maximum found in the region, f ≈ 0."),
    ] {
        let sentence = verdict(query).to_string();
        assert!(sentence.contains(said), "{query}: {sentence}");
    }
}

/// Across a pole there is nothing that a run is close to; an inflection is no maximum.
#[test]
fn what_is_near_is_judged_at_the_place() {
    assert_eq!(ids("f=1/x&at=-0.08&lr=0.000001&steps=1"), ["max-steps:on-slope"]);
    assert_eq!(ids("f=x^4-4x^3&at=-1&steps=5000"), ["max-steps:saddle"]);
    let verdict = verdict("f=x^3+y^3&at=1,1&lr=0.1");
    assert_eq!(verdict.outcome, Outcome::Saddle);
    assert!(verdict.to_string().ends_with("f falls one way and rises another."), "{verdict}");
}

/// Only of what keeps falling is it said that it does: atan x > −π/2.
#[test]
fn bounded_functions_are_not_called_unbounded() {
    for f in [
        "f=atan(x)&at=0&lr=100&steps=2",
        "f=sin(x)+sin(y)&at=1,1&lr=100",
        "f=sin(x)+sin(y)&at=1,0.3&lr=30&steps=40",
        "f=exp(-x)&at=-3&lr=100&steps=3",
        "f=softplus(-x)&at=-3&lr=500&steps=3",
        "f=-x/(1+abs(x))&at=1&lr=1000&steps=4",
        "f=exp(-x)+exp(-y)&at=-1,-1&lr=100&steps=3",
        "f=-tanh(x)&at=0&lr=1000&steps=1",
        "f=1/(1+x^2)&at=1&lr=1000&steps=3",
    ] {
        for (id, sentence) in verdicts(f) {
            assert!(!sentence.contains("no minimum"), "{f}: {id} {sentence}");
        }
    }
    for f in [
        "f=-x^4&at=1&lr=0.1",
        "f=x&at=0&lr=1000&steps=10",
        "f=-ln(x)&at=1&lr=1e5&steps=5",
        "f=-x^2-sin(x)&at=1&lr=1",
        "f=x*y&at=1,-0.5&lr=0.5",
        "f=x^2-y^2&at=1,0.01&lr=0.1",
    ] {
        let sentence = verdict(f).to_string();
        assert!(sentence.contains("f has no minimum in this direction"), "{f}: {sentence}");
    }
}

/// A loss of 0 is a least one, however flat it is around.
#[test]
fn a_least_loss_is_a_global_minimum() {
    let hinge = ids("data=blobs&model=linear-classifier&opt=gd;momentum&steps=5000");
    assert_eq!(hinge, ["converged:global-minimum"; 2]);
    for layers in [5, 20] {
        let told = verdicts(&format!("layers={layers}&at=1,0"));
        assert_eq!(told[0].0, "converged:global-minimum", "{layers}");
        assert!(told[0].1.contains("at a global minimum"), "{}", told[0].1);
    }
    // A flat bottom counts where the function is nowhere lower; a flat shelf does not.
    assert_eq!(ids("f=max(0,abs(x)-1)&at=1.5&lr=0.6"), ["converged:global-minimum"]);
    let shelf = "f=max(0,abs(x)-1)-5max(0,2-abs(x-4))&at=-1.05&lr=1&view=-5,8";
    assert_eq!(ids(shelf), ["converged:local-minimum"]);
    assert_eq!(ids("f=exp(-x)&at=0&lr=100000"), ["converged:plateau"]);
    assert_eq!(ids("f=3+0x&at=1"), ["converged:plateau"]);
}

/// What settles with a fading swing is close to the minimum, at whatever phase it is cut.
#[test]
fn a_fading_swing_is_no_bouncing() {
    for steps in 100..160 {
        let query = format!("f=x^2&at=3&opt=momentum&lr=0.1&steps={steps}");
        assert_eq!(ids(&query), ["max-steps:global-minimum"], "{steps}");
    }
    let swinging = verdict("f=himmelblau&opt=momentum&steps=61");
    assert_eq!(swinging.stability_limit, None, "{swinging}");
}

/// Where a rule rests on a slope, it is said why, and what would lead on.
#[test]
fn a_standstill_on_a_slope_is_explained() {
    for (query, said) in [
        // AdamW rests where λθ = 1, the size of Adam's step.
        ("f=(x-3)^2&at=0&opt=adamw(wd=1)&lr=0.1&steps=5000", "weight decay pulls back"),
        ("f=x^2&at=5&opt=anneal(temp=0.000001)&lr=1.5", "were all turned down"),
        ("f=x^2&at=3&lr=1e-20&steps=50", "too short to change θ"),
    ] {
        let (id, sentence) = verdicts(query).remove(0);
        assert_eq!(id, "max-steps:on-slope", "{query}");
        assert!(sentence.contains(said), "{query}: {sentence}");
        assert!(!sentence.contains("More steps"), "{query}: {sentence}");
    }
}

/// Himmelblau's minimum near (−3.779, −3.283), the nearest to the start (−1, −1), has 2/λmax = 0.014949
/// by the closed form of its Hessian: the slider's limit is the same.
#[test]
fn of_several_minima_the_limit_says_which_one_it_is_of() {
    let race = finished("f=himmelblau&at=-1,-1&lr=0.05");
    let said = race.verdict(0).unwrap().to_string();
    let limit = "The curvature at the minimum near (−3.779, −3.283) allows plain descent a learning rate below 2/λmax = 0.01495; this one was 0.05.";
    assert!(said.ends_with(limit), "{said}");
    let slider = stability_limit(&race.racers()[0].run, race.landscape().unwrap()).unwrap();
    assert_eq!(Some(slider.rate), race.verdict(0).unwrap().stability_limit);
}

/// x² − y² has no lower bound.
#[test]
fn what_falls_without_end_is_not_led_on() {
    let said = verdict("f=saddle&at=1,0&lr=0.1&noise=0.01&steps=60").to_string();
    assert!(said.contains("It keeps falling: f has no minimum in this direction."), "{said}");
    assert!(!said.contains("More steps"), "{said}");
}

/// 2/λmax of x² is 1.
#[test]
fn a_limit_is_named_with_the_digits_that_tell() {
    for (rate, told) in [
        ("1", "below 2/λmax = 1; this one was 1."),
        ("1.0001", "below 2/λmax = 1; this one was 1.0001."),
        ("1.000001", "below 2/λmax = 1; this one was 1.000001."),
        ("1.5", "below 2/λmax = 1; this one was 1.5."),
    ] {
        let sentence = verdict(&format!("f=x^2&at=3&lr={rate}")).to_string();
        assert!(sentence.ends_with(told), "{rate}: {sentence}");
    }
    // A cone has no curvature that could limit it.
    assert_eq!(verdict("f=abs(x)&at=1.05&lr=0.1").stability_limit, None);
}

/// What falls away without a bound has overshot no valley, however large the rate.
#[test]
fn what_falls_away_is_not_said_to_overshoot() {
    for query in [
        // Left of the hill of x³ − 3x no step meets the valley, whose limit is 1/3.
        "f=x^3-3x&at=-1.5&lr=0.5",
        "f=3x-x^3&at=-1.5&lr=0.5&goal=max",
        // The first step leads to where f is −∞.
        "f=-1e307x^2*(x-1)",
        "f=x^2-x^4&at=0.8&lr=1e6",
        "f=exp(-x)-exp(-y)&at=1,2&lr=100",
    ] {
        let verdict = verdict(query);
        assert_eq!(verdict.outcome, Outcome::FarOutside, "{query}");
        assert!(!verdict.to_string().contains("overshoot"), "{query}: {verdict}");
    }
    // This one was thrown out of the valley.
    assert_eq!(verdict("f=x^3-3x&at=1.9&lr=0.5").stability_limit, Some(1.0 / 3.0));
    // x − ln cosh x + e⁻ˣ falls to ln 2; that cosh overflows says nothing of it.
    let levelling = verdict("f=exp(-x)+x-ln(cosh(x))&at=1&lr=10000").to_string();
    assert!(!levelling.contains("no minimum"), "{levelling}");
}

/// Worse than at its start is, half of the time, what bounces among many valleys.
#[test]
fn worsening_is_no_accident() {
    for query in [
        "f=sin(5x)+0.1x^2&at=1&lr=0.3&opt=nesterov",
        "f=rastrigin&opt=rmsprop&lr=1&at=1,1",
        "f=sin(x)&at=3&noise=5&lr=0.5",
        // A saw's teeth: f is where it was, but for rounding.
        "f=x-floor(x)&at=0.5&lr=0.01",
        "f=x-floor(x)&at=0.5&lr=0.01&steps=995",
    ] {
        let verdict = verdict(query);
        assert_ne!(verdict.outcome, Outcome::Worsening, "{query}");
    }
    for query in ["f=x^2&at=3&lr=1.000001", "f=x^2&at=1&opt=momentum&lr=1.9001"] {
        assert_eq!(ids(query), ["max-steps:worsening"], "{query}");
    }
}

/// Flat is what would not lead far along all of the way.
#[test]
fn far_from_the_view_is_no_plateau() {
    for query in [
        "f=x^2&at=1000&opt=adagrad&lr=0.1",
        "f=x^2&at=1000&lr=0.0001",
        "f=-x^2&at=1000&lr=0.0001&goal=max",
        "f=sphere&at=1000,-500&lr=0.0001",
    ] {
        assert_eq!(ids(query), ["max-steps:on-slope"], "{query}");
    }
    // It comes nearer, from outside.
    let coming = verdict("f=x^2&at=300&lr=0.1&clip=norm(c=1)");
    assert_eq!(coming.outcome, Outcome::OnSlope, "{coming}");
    // A slope that changes nothing leads nowhere, with any tolerance.
    for query in ["f=tanh(x)+tanh(y)&at=0,0&lr=100", "f=softplus(x)&at=0&lr=1000"] {
        assert_eq!(ids(query), ["converged:plateau"], "{query}");
    }
}

/// That it descends, and would with more steps, is said of what does.
#[test]
fn only_what_gets_on_is_told_to_go_on() {
    for query in ["f=rastrigin&opt=adam&lr=5&at=1,1", "f=griewank&at=20,31&lr=5"] {
        let (id, sentence) = verdicts(query).remove(0);
        assert_eq!(id, "max-steps:on-slope", "{query}");
        assert!(!sentence.contains("More steps"), "{query}: {sentence}");
    }
    // At 0.9 of 2/λmax each step overshoots: a larger rate would not lead on, nor with momentum, whose
    // limit is 2(1 + β)/λmax.
    for query in ["f=x^2&at=3&lr=0.9&steps=10", "f=x^2%2B1e6y^2&at=1,1&lr=1e-6&opt=momentum"] {
        let sentence = verdict(query).to_string();
        let told = sentence.ends_with("More steps lead on.")
            || sentence.ends_with("More steps or a larger learning rate lead on.");
        assert!(
            told && (query.contains("momentum") || !sentence.contains("larger")),
            "{query}: {sentence}"
        );
    }
    let at_rest = verdict("f=x^2&at=3&lr=2&schedule=cosine(period=20)&steps=60").to_string();
    assert!(
        at_rest.ends_with(
            "the schedule has brought the learning rate to all but 0. A slower decay leads further."
        ),
        "{at_rest}"
    );
    let jittering = |query| verdict(query).to_string();
    assert!(jittering("data=line&batch=1").contains("larger batches"));
    assert!(!jittering("f=x^2&at=3&noise=1&lr=0.1").contains("batches"));
}

/// What is lower on a small circle is another valley, if it is across and not along a floor.
#[test]
fn a_floor_beside_another_is_no_saddle() {
    for query in [
        // Schaffer's function, whose valleys are rings; Bird-like ripples over a plain that goes on.
        "f=0.5%2B(sin(x^2%2By^2)^2-0.5)/(1%2B0.001*(x^2%2By^2))^2&at=-26.4,-22.6&opt=adamw&lr=0.1&view=-100,100,-100,100",
        "f=x^2-12*x%2B10*cos(pi*x/2)%2B8*sin(5*pi*x/2)-exp(-0.5*(y-0.5)^2)&at=-10.5405,21.848&lr=0.001&view=-30,30,-30,30",
    ] {
        let verdict = verdict(query);
        assert_ne!(verdict.outcome, Outcome::Saddle, "{verdict}");
    }
    assert_eq!(ids("f=1000%2Bx^2-y^4&at=1,0&lr=0.1"), ["converged:saddle"]);
    assert_eq!(ids("f=1e6%2Bx^2-y^4&at=1,0&lr=0.1"), ["converged:saddle"]);
}

/// However far a run has come, its last steps keep to one valley where it is close to a minimum.
#[test]
fn what_wanders_among_valleys_is_close_to_none() {
    let terms: Vec<_> = (1..=5).map(|k| format!("{k}*cos({}x%2B{k})", k + 1)).collect();
    let shubert = terms.join("%2B");
    for rule in ["momentum", "nesterov", "adam"] {
        for k in 0..40 {
            let at = f64::from(k) / 7.0;
            let query = format!("f=-({shubert})&at={at}&opt={rule}&lr=0.1&view=-10,10&steps=500");
            let race = finished(&query);
            let last: Vec<f64> =
                race.racers()[0].run.rows().rev().take(20).map(|row| row.theta[0]).collect();
            let spread = last.iter().fold(0.0_f64, |most, x| most.max((x - last[0]).abs()));
            let verdict = race.verdict(0).unwrap();
            assert!(spread <= 2.0 || !verdict.outcome.is_critical(), "{query}: {verdict}");
        }
    }
}

/// A lowest value that is found is the minimum's, not that of a run on its way there; and where there
/// is no slope no tolerance helps.
#[test]
fn a_value_is_that_of_the_place_that_is_named() {
    let sentence = verdict("f=x^2%2By^4&lr=0.01").to_string();
    assert!(
        sentence.contains("close to the lowest minimum found in the region, f = 0.0001541"),
        "{sentence}"
    );
    // Motzkin's polynomial is 1 along the axes, and lower beside them.
    for query in ["f=x^2*y^4+x^4*y^2-3x^2*y^2+1&at=0,0.4", "f=floor(x)&at=1.5"] {
        let sentence = verdict(query).to_string();
        assert!(
            sentence.contains("no slope to follow") && !sentence.contains("tolerance"),
            "{sentence}"
        );
    }
}

/// The loss of probabilities of classes with a gap between them is convex, and never 0.
#[test]
fn a_loss_that_is_only_approached_is_no_minimum() {
    for rate in [30, 100, 300, 1000] {
        let (id, sentence) = verdicts(&format!("data=blobs&lr={rate}")).remove(0);
        let is_true = ["converged:plateau", "converged:on-slope"].contains(&id.as_str());
        assert!(is_true, "{rate}: {id} {sentence}");
    }
    assert_eq!(ids("data=csv:0,0;1,1&model=logistic&loss=mse&lr=1000&steps=5000").len(), 1);
    assert_eq!(ids("data=overlap"), ["converged:global-minimum"]);
    assert_eq!(ids("data=blobs&l2=0.01&lr=1"), ["converged:global-minimum"]);
}

/// First is who needs the fewest steps to the best value that any run came to; those of as many share
/// it. The value that was nearer to 0 by rounding once won: 341 steps beat 22.
#[test]
fn the_first_at_the_best_value_are_marked() {
    for (query, first) in [
        // All three end in one valley.
        ("f=himmelblau&at=-1,-1&opt=gd;momentum;adam(lr=0.1)", &[0][..]),
        ("f=himmelblau&at=-1,-1&opt=momentum;gd", &[1]),
        // Two of four valleys that are equally deep.
        ("f=himmelblau&at=3.1,2;-3.8,-3.3&tol=1e-9", &[1]),
        // The errors are 0.8ⁿ and (−0.8)ⁿ of the first: 70, 1, 70 steps.
        ("f=parabola&at=3&opt=gd(lr=0.1);gd(lr=0.9)", &[0, 1]),
        ("f=parabola&at=3&opt=gd(lr=0.1);gd(lr=0.5);gd(lr=0.9)", &[1]),
        // The other one is sooner, but in the shallow well.
        ("f=x^4-3x^2+x&at=1.2;-2&lr=0.02", &[1]),
        // None came to rest, there is but one, none came to rest at the best value, it is a saddle.
        ("f=x^2&at=3;2&lr=1e-4", &[]),
        ("f=sphere&lr=0.1", &[]),
        ("f=double-well&at=2&lr=0.02&opt=gd;gd(lr=0.15)", &[]),
        ("f=saddle&at=1,0&lr=0.1&opt=gd;momentum", &[]),
    ] {
        assert_eq!(finished(query).first(), first, "{query}");
    }
    // Not before all have ended.
    let mut early = query::race("f=himmelblau&at=-1,-1&opt=gd;momentum");
    early.advance(100);
    assert_eq!(early.first(), []);
}

/// Two places for ever are no rest, however near to a minimum: the limit of y is 2/20.
#[test]
fn a_run_that_hops_between_two_places_bounces() {
    for query in [
        "f=x^2&at=3&lr=1",
        "f=ravine&at=10,0.05&lr=0.1",
        "f=ravine&at=10,0.0001&lr=0.1",
        "f=absolute&at=10.05&lr=0.1",
    ] {
        assert_eq!(verdict(query).outcome, Outcome::Oscillating, "{query}");
    }
    // Between neighbouring numbers it is at rest.
    let id = verdict("f=(x-0.3)^2&at=3&lr=0.1&tol=0").id();
    assert_eq!(id, "max-steps:global-minimum");
    // Below the limit it swings less and less.
    let fading = verdict("f=x^2&at=3&lr=0.999&steps=100").to_string();
    assert!(fading.ends_with("more steps or a smaller learning rate settle it."), "{fading}");
    assert!(!verdict("f=x^2&at=3&lr=1").to_string().contains("less"));
}

/// What the tolerance has stopped is not at the minimum for that: x ≈ 1/√(8·0.1·n) of x⁴ from 1.
#[test]
fn what_the_tolerance_stops_has_not_arrived() {
    let flat = verdict("f=x^4&at=1&lr=0.1&steps=100000").to_string();
    assert!(flat.contains("the gradient is below the tolerance, close to"), "{flat}");
    assert!(verdict("f=sphere&lr=0.1").to_string().contains("steps at the global minimum"));
    let top = verdict("f=sin(x)&at=1.5707963267948966&lr=0.1").to_string();
    assert!(top.contains("the gradient is below the tolerance, at a maximum"), "{top}");
}

/// Beside a large constant the values around the minimum are equal; its curvature, 2, is not 0.
#[test]
fn one_minimum_is_not_many_for_a_constant() {
    let said = verdict("f=1e12%2Bx^2&at=3&lr=0.1").to_string();
    assert!(said.contains("at the lowest minimum found"), "{said}");
}

/// The slope has grown from 2 to 6.6 on the way into a pit.
#[test]
fn a_run_that_picks_up_speed_is_on_no_plateau() {
    let id = verdict("f=-1/(1e-3%2Bx^2)&at=1&lr=0.0001").id();
    assert_eq!(id, "max-steps:on-slope");
}

/// Noise about a valley does not hide a lower one. The minima are the roots of 4x³ − 6x + 1.
#[test]
fn what_jitters_about_a_valley_knows_the_lower_one() {
    let local = verdict("f=double-well&at=1.13&lr=0.02&noise=1").to_string();
    assert!(local.contains("jittering about a local minimum"), "{local}");
    assert!(local.ends_with("near −1.301, is 2.444 lower: −3.514."), "{local}");
    let deep = verdict("f=double-well&at=-1.3&lr=0.02&noise=1").to_string();
    assert!(deep.contains("about the lowest minimum known") && !deep.contains("local"), "{deep}");
}

/// Twice 0.6 is beyond 2/λmax = 1; where decay pulls, more steps lead no further than to its rest.
#[test]
fn a_larger_rate_is_advised_only_where_there_is_room() {
    for (rate, is_advised) in [("0.01", true), ("0.6", false)] {
        let said = verdict(&format!("f=x^2&at=3&lr={rate}&steps=3")).to_string();
        assert_eq!(said.contains("larger"), is_advised, "{rate}: {said}");
    }
    let decaying = verdict("f=(x-3)^2&at=0&opt=adamw(wd=1)&lr=0.1&steps=60").to_string();
    assert!(
        decaying.ends_with("to where weight decay pulls back as far as the rule steps on."),
        "{decaying}"
    );
}

/// The optimum of a piecewise linear loss is exact, and marked: `show=losses` has a line for each.
#[test]
fn a_piecewise_linear_loss_has_its_exact_optimum() {
    for seed in 0..40 {
        for data in ["outliers&loss=mae", "overlap&model=linear-classifier&loss=hinge"] {
            let race = query::race(&format!("data={data}&seed={seed}"));
            let scenario = race.scenario();
            let landscape = Survey::new(&scenario.function, scenario.domain()).finish();
            assert!(landscape.optimum(gd_core::Goal::Min).is_some(), "{data} {seed}");
        }
    }
    let race = finished("data=outliers&loss=mae&seed=28");
    let optimum = race.landscape().unwrap().optimum(gd_core::Goal::Min).unwrap();
    assert!((optimum.value - 1.19711).abs() < 1e-5, "{optimum:?}");
    assert!((optimum.at[0] - 1.49568).abs() < 1e-5 && (optimum.at[1] - 0.42129).abs() < 1e-5);
}

/// No valley is overshot by a step that is not taken.
#[test]
fn a_first_step_that_leads_out_overshoots_nothing() {
    for query in ["f=sin(1e15*x)&at=1", "f=tan(1e300*x*y)&at=1,1"] {
        let said = verdict(query).to_string();
        assert!(!said.contains("overshoot") && !said.contains("λmax = 0"), "{query}: {said}");
    }
}

/// A smaller learning rate does not cool: the spread of x is √T/f″'s whatever α is.
#[test]
fn what_is_too_hot_is_not_told_to_take_smaller_steps() {
    let query = "f=x^4-3x^2%2Bx&at=2&lr=0.01&opt=anneal(temp=10,cooling=1)&steps=1000";
    let said = verdict(query).to_string();
    assert!(said.contains("cooling") && !said.contains("learning rate"), "{said}");
}
