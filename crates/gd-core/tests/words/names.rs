use super::*;
use proptest::prelude::*;

/// The names of the runs of a query.
fn names(query: &str) -> Vec<String> {
    run_names(&race(query)).into_iter().map(|name| name.name).collect()
}

#[test]
fn a_name_says_what_differs_and_no_more() {
    for (query, expected) in [
        ("f=sphere", &["Gradient descent"][..]),
        ("f=sphere&opt=gd;momentum&goal=max", &["Gradient ascent", "Momentum"]),
        ("f=sphere&opt=gd;adam(lr=0.1,beta1=0.5)", &["Gradient descent", "Adam"]),
        (
            "f=sphere&opt=gd;gd(lr=0.5)&lr=0.1",
            &["Gradient descent, α 0.1", "Gradient descent, α 0.5"],
        ),
        (
            "f=sphere&opt=momentum;momentum(beta=0.5);gd",
            &["Momentum, β 0.9", "Momentum, β 0.5", "Gradient descent"],
        ),
        (
            "f=sphere&opt=adam(lr=0.1);adam(lr=0.2,beta1=0.5)",
            &["Adam, α 0.1, β₁ 0.9", "Adam, α 0.2, β₁ 0.5"],
        ),
        (
            "f=sphere&opt=gd(lr=0.123456);gd(lr=0.1234561)",
            &["Gradient descent, α 0.123456", "Gradient descent, α 0.1234561"],
        ),
        (
            "f=sphere&opt=gd(lr=1e-6);gd(lr=1e-5)",
            &["Gradient descent, α 1×10⁻⁶", "Gradient descent, α 1×10⁻⁵"],
        ),
        ("f=sphere&opt=gd;gd", &["Gradient descent", "Gradient descent (2)"]),
        ("data=line&batch=full;32&opt=momentum", &["Momentum, full batch", "Momentum, batch 32"]),
        ("data=line&batch=32", &["Gradient descent"]),
        (
            "f=sphere&at=3,2;-1,0.5",
            &["Gradient descent from (3, 2)", "Gradient descent from (−1, 0.5)"],
        ),
        (
            "f=parabola&at=3;-2.00001;-2.00002",
            &[
                "Gradient descent from x = 3",
                "Gradient descent from x = −2.00001",
                "Gradient descent from x = −2.00002",
            ],
        ),
        (
            "f=sphere&at=3,2;3,2",
            &["Gradient descent from (3, 2)", "Gradient descent from (3, 2) (2)"],
        ),
        (
            "f=sphere&at=3,2&restarts=1&opt=gd;adam",
            &[
                "Gradient descent from (3, 2)",
                "Adam from (3, 2)",
                "Gradient descent, random start 1",
                "Adam, random start 1",
            ],
        ),
    ] {
        assert_eq!(names(query), expected, "{query}");
    }
}

#[test]
fn runs_of_one_entrant_from_several_starts_share_its_name() {
    let names = run_names(&race("f=sphere&at=1,2;3,4&opt=gd(lr=0.1);gd(lr=0.2)"));
    let entrants: Vec<_> = names.iter().map(|name| &*name.entrant).collect();
    let (slow, fast) = ("Gradient descent, α 0.1", "Gradient descent, α 0.2");
    assert_eq!(entrants, [slow, fast, slow, fast]);
    assert!(names.iter().all(|of| of.name.starts_with(&of.entrant) && of.name != of.entrant));
}

#[test]
fn where_there_is_little_room_the_rule_that_all_are_of_is_left_out() {
    let brief = |query: &str| -> Vec<_> {
        run_names(&race(query)).into_iter().map(|name| name.brief).collect()
    };
    let rates = "f=sphere&at=1,2&opt=gd(lr=0.1);gd(lr=0.2)";
    assert_eq!(brief(rates), ["α 0.1", "α 0.2"]);
    assert_eq!(brief("f=sphere&at=1,2&opt=gd;gd"), ["Gradient descent", "Gradient descent (2)"]);
    assert_eq!(brief("f=sphere&at=1,2&opt=gd"), ["Gradient descent"]);
    let mixed = "f=sphere&at=1,2&opt=gd(lr=0.1);gd(lr=0.2);adam";
    assert_eq!(brief(mixed), ["Gradient descent, α 0.1", "Gradient descent, α 0.2", "Adam"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_two_runs_of_a_race_have_one_name(
        rules in prop::collection::vec(0..12_usize, 1..6),
        starts in prop::collection::vec((-2..2_i32, -2..2_i32), 0..4),
        restarts in 0..4,
        batches in 0..3_usize,
        has_data in any::<bool>(),
    ) {
        const RACED: [&str; 12] = [
            "gd", "gd(lr=0.01)", "gd(lr=0.1)", "gd(lr=0.10001)", "gd(lr=0.1000001)", "adam",
            "adam(lr=0.1)", "adam(beta1=0.5)", "momentum", "momentum(beta=0.9)",
            "momentum(beta=0.5,lr=0.1)", "anneal",
        ];
        let rules: Vec<_> = rules.iter().map(|k| RACED[*k]).collect();
        let starts: Vec<_> = starts.iter().map(|(x, y)| format!("{x},{y}")).collect();
        let of = if has_data {
            format!("data=line&batch={}", ["full", "full;8", "8;8;1"][batches])
        } else {
            "f=sphere".to_owned()
        };
        let at = if starts.is_empty() { String::new() } else { format!("&at={}", starts.join(";")) };
        let query = format!("{of}{at}&opt={}&restarts={restarts}&lr=0.01", rules.join(";"));
        let race = gd_core::Race::new(Scenario::parse(&query).scenario);
        let names = run_names(&race);
        prop_assert_eq!(names.len(), race.racers().len());
        let different: HashSet<_> = names.iter().map(|of| &of.name).collect();
        prop_assert_eq!(different.len(), names.len(), "{}: {:?}", query, names);
        let entrants: HashSet<_> = names.iter().map(|of| &of.entrant).collect();
        let raced = race.scenario().rules.len() * race.scenario().batches.len();
        prop_assert_eq!(entrants.len(), raced, "{}: {:?}", query, names);
    }
}
