//! The keys of a link about runs: starts, update rules and how they go on.

use std::ops::Range;

use crate::{
    flaw::{
        Flaw, items,
        link::{LinkFault, Named},
    },
    function::data::Data,
    notation::number,
    prose::prose,
    rule::{
        clip::CLIPS,
        hyperparameter::{Hyperparameter, LEARNING_RATE, NOISE, RESTARTS, SEED, STEPS, TOLERANCE},
        optimizer::RULES,
        schedule::SCHEDULES,
    },
    run::stop::FAR,
    scenario::{
        dirty::Dirty,
        key::{Key, Owner},
        limits::{MOST_CHANGES, MOST_RULES, MOST_RUNS},
        objective::change_fit,
        reading::{
            declared, numbers, read_choice, read_integer, read_into, read_numbers, read_one,
            read_word, write_choice, write_number,
        },
        scenario::{Entrant, Scenario},
    },
    space::{Goal, Point},
};

/// The keys of the runs.
pub(super) const KEYS: &[Key] = &[
    Key {
        id: "at",
        meaning: || prose("start points, `;` between points").into(),
        example: "1.5,2;-3,1",
        of: Owner::Objective,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: read_starts,
        write: |scenario| {
            let coordinates = scenario.dimension();
            let points =
                scenario.starts.iter().map(|start| numbers(start.iter().take(coordinates)));
            (!scenario.starts.is_empty()).then(|| points.collect::<Vec<_>>().join(";"))
        },
        reset: |scenario| scenario.starts.clear(),
    },
    Key {
        id: "opt",
        meaning: || {
            prose("update rules raced from every start, `;` between rules, each with its options in parentheses").into()
        },
        example: "gd;momentum(lr=0.02,beta=0.9)",
        of: Owner::Runs,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: read_rules,
        write: |scenario| {
            (scenario.rules != Scenario::default().rules).then(|| {
                let rules = scenario.rules.iter().map(|entrant| {
                    let own = entrant.learning_rate.map(|rate| (LEARNING_RATE.id, rate));
                    write_choice(&entrant.rule, own)
                });
                rules.collect::<Vec<_>>().join(";")
            })
        },
        reset: |scenario| scenario.rules = Scenario::default().rules,
    },
    Key {
        id: LEARNING_RATE.id,
        meaning: || {
            prose("learning rate α₀ of every rule that has none of its own; if not given, each has one that suits it on the function").into()
        },
        example: "0.01",
        of: Owner::Objective,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| {
            let mut rate = LEARNING_RATE.default;
            let flaws = read_into(&mut rate, text, &LEARNING_RATE);
            if flaws.is_empty() {
                scenario.learning_rate = Some(rate);
            }
            flaws
        },
        write: |scenario| scenario.learning_rate.map(number),
        reset: |scenario| scenario.learning_rate = None,
    },
    Key {
        id: "lr-from",
        meaning: || {
            prose("changes of α₀ on the way, `step:rate`, `;` between changes; the rules' memory is kept").into()
        },
        example: "40:0.1;80:0.02",
        of: Owner::Objective,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: read_changes,
        write: |scenario| {
            let changes =
                scenario.changes.iter().map(|(step, rate)| format!("{step}:{}", number(*rate)));
            (!scenario.changes.is_empty()).then(|| changes.collect::<Vec<_>>().join(";"))
        },
        reset: |scenario| scenario.changes.clear(),
    },
    Key {
        id: "schedule",
        meaning: || prose("how the learning rate changes with the step").into(),
        example: "inverse-time(decay=0.01)",
        of: Owner::Runs,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| read_one(&mut scenario.schedule, text, SCHEDULES, Named::Schedule),
        write: |scenario| {
            (scenario.schedule != Scenario::default().schedule)
                .then(|| write_choice(&scenario.schedule, None))
        },
        reset: |scenario| scenario.schedule = Scenario::default().schedule,
    },
    Key {
        id: "clip",
        meaning: || prose("limits the gradient, by `value` or by `norm`").into(),
        example: "norm(c=1)",
        of: Owner::Runs,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| read_one(&mut scenario.clip, text, CLIPS, Named::Clip),
        write: |scenario| {
            (scenario.clip != Scenario::default().clip).then(|| write_choice(&scenario.clip, None))
        },
        reset: |scenario| scenario.clip = Scenario::default().clip,
    },
    Key {
        id: NOISE.id,
        meaning: || prose("standard deviation of Gaussian noise on each gradient component").into(),
        example: "0.1",
        of: Owner::Runs,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| read_into(&mut scenario.noise, text, &NOISE),
        write: |scenario| write_number(scenario.noise, &NOISE),
        reset: |scenario| scenario.noise = NOISE.default,
    },
    Key {
        id: RESTARTS.id,
        meaning: || {
            prose("how many random starts are added, uniform over the region of the experiment")
                .into()
        },
        example: "12",
        of: Owner::Runs,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| read_integer(text, &RESTARTS, |n| scenario.restarts = n as u32),
        write: |scenario| write_number(f64::from(scenario.restarts), &RESTARTS),
        reset: |scenario| scenario.restarts = 0,
    },
    Key {
        id: SEED.id,
        meaning: || prose("where all randomness comes from").into(),
        example: "7",
        of: Owner::Runs,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| read_integer(text, &SEED, |seed| set_seed(scenario, seed)),
        write: |scenario| write_number(scenario.seed as f64, &SEED),
        reset: |scenario| set_seed(scenario, SEED.default as u64),
    },
    Key {
        id: STEPS.id,
        meaning: || prose("the most steps of a run").into(),
        example: "1000",
        of: Owner::Runs,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| read_integer(text, &STEPS, |n| scenario.steps = n as u32),
        write: |scenario| write_number(f64::from(scenario.steps), &STEPS),
        reset: |scenario| scenario.steps = STEPS.default as u32,
    },
    Key {
        id: TOLERANCE.id,
        meaning: || {
            prose("the gradient's norm at which a run has converged; 0 never stops it").into()
        },
        example: "1e-6",
        of: Owner::Runs,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| read_into(&mut scenario.tolerance, text, &TOLERANCE),
        write: |scenario| write_number(scenario.tolerance, &TOLERANCE),
        reset: |scenario| scenario.tolerance = TOLERANCE.default,
    },
    Key {
        id: "goal",
        meaning: || prose("`min` for descent, `max` for ascent").into(),
        example: "max",
        of: Owner::Runs,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| {
            read_word(&mut scenario.goal, text, &[("min", Goal::Min), ("max", Goal::Max)])
        },
        write: |scenario| (scenario.goal == Goal::Max).then(|| "max".to_owned()),
        reset: |scenario| scenario.goal = Goal::Min,
    },
];

/// Takes a seed, from which data sets are drawn too.
fn set_seed(scenario: &mut Scenario, seed: u64) {
    scenario.seed = seed;
    let set = scenario.function.fit().and_then(|fit| fit.data.set());
    if let Some(set) = set {
        change_fit(scenario, |fit| fit.data = Data::draw(set, seed));
    }
}

fn read_starts(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let dimension = scenario.dimension();
    let mut flaws = Vec::new();
    scenario.starts.clear();
    for (at, piece) in items(text) {
        match read_start(piece, &at, dimension) {
            Ok(_) if scenario.starts.len() >= MOST_RUNS => {
                let fault = LinkFault::TooManyStarts { most: MOST_RUNS };
                flaws.push(Flaw::new(at, fault).warning());
                break;
            }
            Ok(point) => scenario.starts.push(point),
            Err(flaw) => flaws.push(flaw),
        }
    }
    flaws
}

/// A start as a link has it.
pub(super) fn read_start(text: &str, at: &Range<usize>, dimension: usize) -> Result<Point, Flaw> {
    let coordinates = read_numbers(text, at.start)?;
    check_start(&coordinates, at)?;
    match (dimension, coordinates.as_slice()) {
        (1, [x]) => Ok([*x, 0.0]),
        (2, [x, y]) => Ok([*x, *y]),
        _ => Err(Flaw::new(at.clone(), LinkFault::StartCoordinates { dimension })),
    }
}

/// Whether runs may begin at finite coordinates.
pub(super) fn check_start(coordinates: &[f64], at: &Range<usize>) -> Result<(), Flaw> {
    if coordinates.iter().all(|c| c.abs() <= FAR) {
        return Ok(());
    }
    Err(Flaw::new(at.clone(), LinkFault::StartTooFar { most: FAR }))
}

/// The step from which a learning rate holds.
pub(super) const FROM: Hyperparameter =
    Hyperparameter { id: "step", name: "Step", min: 0.0, ..STEPS };

fn read_changes(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    scenario.changes.clear();
    for (at, piece) in items(text) {
        let read = piece.split_once(':').map(|(from, rate)| {
            let middle = at.start + from.len();
            let from = declared(from.trim(), at.start..middle, &FROM)?;
            Ok((from as u32, declared(rate.trim(), middle + 1..at.end, &LEARNING_RATE)?))
        });
        match read {
            Some(Ok((from, _)))
                if scenario.changes.last().is_some_and(|&(last, _)| from <= last) =>
            {
                flaws.push(Flaw::new(at, LinkFault::ChangeOrder));
            }
            Some(Ok(_)) if scenario.changes.len() >= MOST_CHANGES => {
                flaws.push(too_many_changes(at));
                break;
            }
            Some(Ok(change)) => scenario.changes.push(change),
            Some(Err(flaw)) => flaws.push(flaw),
            None => flaws.push(Flaw::new(at, LinkFault::ChangeForm)),
        }
    }
    flaws
}

fn read_rules(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut rules = Vec::new();
    for (at, piece) in items(text) {
        let (choice, own, found) =
            read_choice(piece, at.start, RULES, Named::UpdateRule, Some(&LEARNING_RATE));
        flaws.extend(found);
        rules.extend(choice.map(|rule| Entrant { rule, learning_rate: own }));
        if rules.len() > MOST_RULES {
            rules.truncate(MOST_RULES);
            flaws.push(too_many_rules(at));
            break;
        }
    }
    if !rules.is_empty() {
        scenario.rules = rules;
    }
    flaws
}

/// What is wrong with one more rule.
pub(super) fn too_many_rules(at: Range<usize>) -> Flaw {
    Flaw::new(at, LinkFault::TooManyRules { most: MOST_RULES }).warning()
}

/// What is wrong with one more change of the learning rate.
pub(super) fn too_many_changes(at: Range<usize>) -> Flaw {
    Flaw::new(at, LinkFault::TooManyChanges { most: MOST_CHANGES }).warning()
}
