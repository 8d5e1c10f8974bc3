//! A scenario made without a link, and the same made from one.

use gd_core::{
    Expression, Function, Race, Scalar, Scenario,
    rule::{clip::CLIPS, hyperparameter::Choice, optimizer, schedule::SCHEDULES},
    scenario::Entrant,
    space::Goal,
};

#[test]
fn the_builder_makes_what_a_link_says() {
    let built = Scenario::of(Function::parse("himmelblau").unwrap())
        .start([-1.0, -1.0])
        .start([1.0, 2.5])
        .rules([
            Entrant::new(&optimizer::gd::RULE),
            Entrant::new(&optimizer::adam::RULE).learning_rate(0.1),
            Choice::new(&optimizer::momentum::RULE).with("beta", 0.5).into(),
        ])
        .learning_rate(0.002)
        .schedule(Choice::new(&SCHEDULES[1]).with("decay", 0.1))
        .clip(Choice::new(&CLIPS[2]).with("c", 4.0))
        .steps(50)
        .tolerance(0.0)
        .goal(Goal::Max)
        .view([-4.0, 4.0, -3.0, 3.0])
        .noise(0.1)
        .restarts(2)
        .seed(7);
    let link = "f=himmelblau&at=-1,-1;1,2.5&opt=gd;adam(lr=0.1);momentum(beta=0.5)&lr=0.002&schedule=inverse-time(decay=0.1)&clip=norm(c=4)&steps=50&tol=0&goal=max&view=-4,4,-3,3&noise=0.1&restarts=2&seed=7";
    assert_eq!(built, link.parse().unwrap());
    assert_eq!(built.to_string().parse::<Scenario>(), Ok(built));
}

#[test]
fn a_link_with_errors_is_no_scenario() {
    let error = "f=x^^2&steps=0&nonsense=1".parse::<Scenario>().unwrap_err();
    let keys: Vec<_> = error.0.iter().map(|problem| problem.key.as_str()).collect();
    assert_eq!(keys, ["f", "steps"]);
    assert_eq!(error.to_string().lines().count(), 2);
    // A warning is no error.
    assert!("f=sphere&nonsense=1".parse::<Scenario>().is_ok());
    let boxed: Box<dyn std::error::Error> = Box::new(error);
    assert!(boxed.to_string().starts_with("f "));
}

/// The minimum of (x − 1)² + 10(y − x²)² is 0 at (1, 1); its Hessian there, [[82, −40], [−40, 20]],
/// allows rates below 2/101.6, so 0.01 converges.
#[test]
fn a_rust_function_is_raced_and_judged() {
    struct Banana;
    impl Expression for Banana {
        fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
            (x - 1.0).square() + (y - x.square()).square() * 10.0
        }
    }
    let function = Function::custom("banana", Banana).view([-2.0, 2.0, -1.0, 3.0]);
    let race = Race::finished(Scenario::of(function).start([-1.0, 2.0]).steps(20_000));
    let verdict = race.verdict(0).unwrap();
    assert_eq!(verdict.id(), "converged:global-minimum");
    let [x, y] = verdict.at;
    assert!((x - 1.0).abs() < 1e-5 && (y - 1.0).abs() < 1e-5, "{x} {y}");
}
