//! Where a run has ended: what is said of it, and which earlier step is offered.

use gd_core::{Stop, explain::end::End};

use super::*;

fn end(query: &str) -> End {
    let race = finished(query);
    let run = &race.racers()[0].run;
    assert!(explain::step(run, run.steps() - usize::from(run.steps() > 0)).is_some());
    explain::step(run, run.steps()).unwrap().end.unwrap()
}

#[test]
fn a_step_that_is_made_has_no_end() {
    let race = finished("f=parabola&at=3&lr=0.1");
    let run = &race.racers()[0].run;
    assert!((0..run.steps()).all(|step| explain::step(run, step).unwrap().end.is_none()));
}

/// From 3 by factors of 0.8, what is ahead of step k is 3·0.8ᵏ of 3: one hundredth at 20.6.
#[test]
fn the_earlier_step_still_has_a_hundredth_of_the_path_ahead() {
    let end = end("f=parabola&at=3&lr=0.1");
    assert_eq!((end.stop, end.telling_step), (Stop::Converged, Some(20)));
    assert!(end.is_almost_flat && end.is_at_rest);
}

#[test]
fn the_earlier_step_moves_whatever_the_end() {
    for (query, stop) in [
        ("f=x^2&at=3&lr=1.5", Stop::Diverged),
        ("f=ln(x)&at=1&lr=0.4", Stop::Diverged),
        ("f=x^2&at=3&lr=1e-4&steps=50", Stop::MaxSteps),
        ("f=himmelblau&opt=anneal&seed=3&steps=200", Stop::MaxSteps),
        ("f=himmelblau&opt=momentum", Stop::Converged),
        ("f=x^2&at=3&lr=0.5", Stop::Converged),
    ] {
        let race = finished(query);
        let run = &race.racers()[0].run;
        let end = explain::step(run, run.steps()).unwrap().end.unwrap();
        assert_eq!(end.stop, stop, "{query}");
        let step = end.telling_step.unwrap();
        let [from, to] = [step, step + 1].map(|step| run.row(step).unwrap());
        assert_ne!(from.theta, to.theta, "{query}");
        assert!(explain::step(run, step).unwrap().end.is_none(), "{query}");
        // Later ones are within the last hundredth of the path.
        assert!(run.last().length - to.length <= 0.01 * run.last().length, "{query}");
    }
}

#[test]
fn a_run_without_a_path_offers_nothing() {
    assert_eq!(end("f=x^2&at=0").telling_step, None);
    assert_eq!(end("f=1/x&at=0").telling_step, None);
    assert_eq!(end("f=1e-7x^2&at=5&lr=0.1").telling_step, None);
}

/// The velocity may move a run that its gradient does not move any more.
#[test]
fn a_run_with_a_velocity_is_not_said_to_be_at_rest() {
    // It crosses the bottom of x² within a tolerance of 1 at full speed.
    let fast = end("f=x^2&at=3&opt=momentum(beta=0.99)&lr=0.01&tol=0.3");
    assert_eq!((fast.stop, fast.is_at_rest), (Stop::Converged, false));
    assert!(!fast.is_almost_flat);
}
