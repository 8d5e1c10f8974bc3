//! What each rule makes of the gradient, beside what its textbook says.

use gd_core::{
    Race,
    explain::{
        Explanation,
        cause::{Cause, Scaling, Velocity},
    },
};

use super::*;

fn explained(race: &Race, step: usize) -> Explanation {
    explain::step(&race.racers()[0].run, step).unwrap()
}

fn velocity(race: &Race, step: usize) -> Velocity {
    match explained(race, step).cause {
        Cause::Velocity(velocity) => velocity,
        other => panic!("{other:?}"),
    }
}

fn scaling(race: &Race, step: usize) -> Scaling {
    match explained(race, step).cause {
        Cause::Scaling(scaling) => scaling,
        other => panic!("{other:?}"),
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (a.abs() + b.abs())
}

/// By Sutskever et al. 2013, eq. 1, what is left of a velocity is β times the last step.
#[test]
fn a_velocity_is_a_part_of_the_last_step() {
    for rule in ["momentum", "classical-momentum"] {
        let race = finished(&format!("f=himmelblau&opt={rule}(beta=0.8)&lr=0.01&steps=30"));
        let run = &race.racers()[0].run;
        for step in 1..run.steps() {
            let Velocity { carried, pull, weight, step: whole, .. } = velocity(&race, step);
            let [before, from] = [step - 1, step].map(|step| run.row(step).unwrap());
            for k in 0..2 {
                assert!(near(carried[k], 0.8 * (from.theta[k] - before.theta[k])), "{rule}");
                assert!(near(pull[k], -0.01 * from.gradient[k]), "{rule}");
                assert!(near(carried[k] + pull[k], whole[k]), "{rule}");
            }
            assert_eq!(weight, 1.0, "{rule}");
        }
        assert_eq!(velocity(&race, 0).carried, [0.0; 2]);
        assert_eq!(velocity(&race, 0).bearing, None);
    }
}

/// θ − α·(g + β·b) with b = β·b₀ + g counts the gradient 1 + β times, and b₀ β² times.
#[test]
fn nesterov_counts_the_gradient_more_than_once() {
    let race = finished("f=himmelblau&opt=nesterov(beta=0.8)&lr=0.01&steps=30");
    let run = &race.racers()[0].run;
    let mut b = [0.0; 2];
    for step in 0..run.steps() {
        let Velocity { carried, pull, weight, .. } = velocity(&race, step);
        let g = run.row(step).unwrap().gradient;
        assert!(near(weight, 1.8));
        for k in 0..2 {
            assert!(near(carried[k], -0.01 * 0.64 * b[k]) || b[k] == 0.0);
            assert!(near(pull[k], -0.01 * 1.8 * g[k]));
            b[k] = 0.8 * b[k] + g[k];
        }
    }
}

/// Kingma & Ba 2015, section 2.1: the first step is α along each coordinate, whatever its slope.
#[test]
fn adams_first_step_is_the_learning_rate_along_each_coordinate() {
    let race = finished("f=ravine&at=-9,2&opt=adam&lr=0.1&steps=3");
    let Scaling { step, corrections, decay, .. } = scaling(&race, 0);
    assert!((step[0] - 0.1).abs() < 1e-9 && (step[1] + 0.1).abs() < 1e-9);
    assert!(near(corrections[0], 10.0) && near(corrections[1], 1000.0));
    assert_eq!(decay, [0.0; 2]);
    // λ·α of θ.
    let decay = scaling(&finished("f=ravine&at=-9,2&opt=adamw(wd=0.5)&lr=0.1&steps=3"), 0).decay;
    assert!(near(decay[0], 0.45) && near(decay[1], -0.1));
}

#[test]
fn an_ascent_has_the_same_causes_with_the_other_sign() {
    for rule in ["momentum", "classical-momentum", "nesterov"] {
        let of = |f: &str, goal: &str| {
            let query = format!("f={f}&at=1,2&opt={rule}&goal={goal}&lr=0.01&steps=9");
            let race = finished(&query);
            (0..9).map(|step| velocity(&race, step)).collect::<Vec<_>>()
        };
        assert_eq!(of("x^2+3y^2", "min"), of("-(x^2+3y^2)", "max"), "{rule}");
    }
    for rule in ["adagrad", "rmsprop", "adam", "adamw"] {
        let of = |f: &str, goal: &str| {
            let query = format!("f={f}&at=1,2&opt={rule}&goal={goal}&lr=0.01&steps=9");
            let race = finished(&query);
            (0..9).map(|step| scaling(&race, step)).collect::<Vec<_>>()
        };
        for (down, up) in of("x^2+3y^2", "min").into_iter().zip(of("-(x^2+3y^2)", "max")) {
            assert_eq!(down.mean.map(|m| -m), up.mean, "{rule}: the mean is of f’s own gradients");
            assert_eq!(Scaling { mean: up.mean, ..down }, up, "{rule}");
        }
    }
}
