//! The keys of a link: one row each, from which links are read and written and tables are made.

use std::ops::Range;

use super::learning_keys::{self, change_fit, set_function};

use crate::{
    flaw::{Flaw, items, pieces, shift, whole},
    function::{Function, catalog, data::Data},
    notation::number,
    rule::{
        clip::CLIPS,
        hyperparameter::{
            Hyperparameter, LEARNING_RATE, NOISE, RESTARTS, SEED, SPEED, STEPS, TOLERANCE,
        },
        optimizer::RULES,
        schedule::SCHEDULES,
    },
    run::stop::FAR,
    scenario::{
        limits::{MOST_RULES, MOST_RUNS},
        reading::{
            Key, declared, numbers, read_choice, read_integer, read_into, read_numbers, read_one,
            read_word, write_choice, write_number,
        },
        scenario::{Entrant, PARTS, Scenario, Theme},
    },
    space::{Goal, Point, View},
    spelling::{excerpt, nearest},
};

/// Every key, in the order in which they are read and written.
pub const KEYS: &[Key] = &[
    Key {
        id: "f",
        meaning: "the function: a catalogue id, or a formula in x (and y)",
        example: "x^4-3x^2+x",
        read: read_function,
        write: |scenario| {
            // The default too: a link that names its function survives a change of the default.
            let is_other = matches!(scenario.function, Function::Fit(_) | Function::Layers(_));
            (!is_other).then(|| scenario.function.source().into_owned())
        },
    },
    learning_keys::DATA,
    learning_keys::MODEL,
    learning_keys::LOSS,
    learning_keys::L1_PENALTY,
    learning_keys::L2_PENALTY,
    learning_keys::BATCH_SIZES,
    learning_keys::SAMPLING,
    learning_keys::LAYERS,
    learning_keys::ACTIVATION,
    learning_keys::EXPERIMENT,
    Key {
        id: "at",
        meaning: "start points, `;` between points",
        example: "1.5,2;-3,1",
        read: read_starts,
        write: |scenario| {
            let coordinates = scenario.dimension();
            let points =
                scenario.starts.iter().map(|start| numbers(start.iter().take(coordinates)));
            (!scenario.starts.is_empty()).then(|| points.collect::<Vec<_>>().join(";"))
        },
    },
    Key {
        id: "opt",
        meaning: "update rules raced from every start, `;` between rules, each with its options in parentheses",
        example: "gd;momentum(lr=0.02,beta=0.9)",
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
    },
    Key {
        id: LEARNING_RATE.id,
        meaning: "learning rate α₀ of every rule that has none of its own; one that suits the function if not given",
        example: "0.01",
        read: |scenario, text| read_into(&mut scenario.learning_rate, text, &LEARNING_RATE),
        write: |scenario| {
            (scenario.learning_rate != scenario.default_learning_rate())
                .then(|| number(scenario.learning_rate))
        },
    },
    Key {
        id: "lr-from",
        meaning: "changes of α₀ on the way, `step:rate`, `;` between changes; the rules' memory is kept",
        example: "40:0.1;80:0.02",
        read: read_changes,
        write: |scenario| {
            let changes =
                scenario.changes.iter().map(|(step, rate)| format!("{step}:{}", number(*rate)));
            (!scenario.changes.is_empty()).then(|| changes.collect::<Vec<_>>().join(";"))
        },
    },
    Key {
        id: "schedule",
        meaning: "how the learning rate changes with the step",
        example: "inverse-time(decay=0.01)",
        read: |scenario, text| read_one(&mut scenario.schedule, text, SCHEDULES, "schedule"),
        write: |scenario| {
            (scenario.schedule != Scenario::default().schedule)
                .then(|| write_choice(&scenario.schedule, None))
        },
    },
    Key {
        id: "clip",
        meaning: "limits the gradient, by `value` or by `norm`",
        example: "norm(c=1)",
        read: |scenario, text| read_one(&mut scenario.clip, text, CLIPS, "way to clip"),
        write: |scenario| {
            (scenario.clip != Scenario::default().clip).then(|| write_choice(&scenario.clip, None))
        },
    },
    Key {
        id: NOISE.id,
        meaning: "standard deviation of Gaussian noise on each gradient component",
        example: "0.1",
        read: |scenario, text| read_into(&mut scenario.noise, text, &NOISE),
        write: |scenario| write_number(scenario.noise, &NOISE),
    },
    Key {
        id: RESTARTS.id,
        meaning: "how many random starts are added, uniform over the view",
        example: "12",
        read: |scenario, text| read_integer(text, &RESTARTS, |n| scenario.restarts = n as u32),
        write: |scenario| write_number(f64::from(scenario.restarts), &RESTARTS),
    },
    Key {
        id: SEED.id,
        meaning: "where all randomness comes from",
        example: "7",
        read: |scenario, text| {
            read_integer(text, &SEED, |seed| {
                scenario.seed = seed;
                let set = scenario.function.fit().and_then(|fit| fit.data.set());
                if let Some(set) = set {
                    change_fit(scenario, |fit| fit.data = Data::draw(set, seed));
                }
            })
        },
        write: |scenario| write_number(scenario.seed as f64, &SEED),
    },
    Key {
        id: STEPS.id,
        meaning: "the most steps of a run",
        example: "1000",
        read: |scenario, text| read_integer(text, &STEPS, |n| scenario.steps = n as u32),
        write: |scenario| write_number(f64::from(scenario.steps), &STEPS),
    },
    Key {
        id: TOLERANCE.id,
        meaning: "the gradient's norm at which a run has converged; 0 never stops it",
        example: "1e-6",
        read: |scenario, text| read_into(&mut scenario.tolerance, text, &TOLERANCE),
        write: |scenario| write_number(scenario.tolerance, &TOLERANCE),
    },
    Key {
        id: "goal",
        meaning: "`min` for descent, `max` for ascent",
        example: "max",
        read: |scenario, text| {
            read_word(&mut scenario.goal, text, &[("min", Goal::Min), ("max", Goal::Max)])
        },
        write: |scenario| (scenario.goal == Goal::Max).then(|| "max".to_owned()),
    },
    Key {
        id: "view",
        meaning: "what is shown: xmin,xmax,ymin,ymax (xmin,xmax is enough in one dimension)",
        example: "-5,5,-5,5",
        read: read_view,
        write: |scenario| {
            scenario.view.map(|view| numbers(view.x.iter().chain(view.y.iter().flatten())))
        },
    },
    Key {
        id: "embed",
        meaning: "`1` for the compact page of a frame",
        example: "1",
        read: |scenario, text| read_word(&mut scenario.embed, text, &[("1", true), ("0", false)]),
        write: |scenario| scenario.embed.then(|| "1".to_owned()),
    },
    Key {
        id: "play",
        meaning: "`1` to play as soon as the page is opened",
        example: "1",
        read: |scenario, text| read_word(&mut scenario.play, text, &[("1", true), ("0", false)]),
        write: |scenario| scenario.play.then(|| "1".to_owned()),
    },
    Key {
        id: "step",
        meaning: "the step at which the page opens; the end if not given",
        example: "12",
        read: |scenario, text| {
            read_integer(text, &Hyperparameter { id: "step", min: 0.0, ..STEPS }, |n| {
                scenario.step = Some(n as u32);
            })
        },
        write: |scenario| scenario.step.map(|step| step.to_string()),
    },
    Key {
        id: "show",
        meaning: "parts of the page that are turned on, `,` between them: `surface`, `field`, `plain`, `linear`, `norm`, `large`",
        example: "surface,linear",
        read: read_parts,
        write: |scenario| (!scenario.show.is_empty()).then(|| scenario.show.join(",")),
    },
    Key {
        id: SPEED.id,
        meaning: "steps a second",
        example: "20",
        read: |scenario, text| read_into(&mut scenario.speed, text, &SPEED),
        write: |scenario| write_number(scenario.speed, &SPEED),
    },
    Key {
        id: "theme",
        meaning: "`light` or `dark`; the reader's own preference if not given",
        example: "dark",
        read: |scenario, text| {
            let themes =
                [("light", Some(Theme::Light)), ("dark", Some(Theme::Dark)), ("auto", None)];
            read_word(&mut scenario.theme, text, &themes)
        },
        write: |scenario| {
            scenario.theme.map(|theme| match theme {
                Theme::Light => "light".to_owned(),
                Theme::Dark => "dark".to_owned(),
            })
        },
    },
];

fn read_function(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    match Function::parse(trimmed) {
        Ok(function) => {
            set_function(scenario, function);
            Vec::new()
        }
        Err(error) => {
            let is_name = trimmed.len() > 2
                && trimmed.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
            let near = Some(trimmed.to_lowercase().replace('_', "-"))
                .filter(|_| is_name)
                .and_then(|name| nearest(&name, catalog::CATALOG.iter().map(|entry| entry.id)));
            let flaw = match near {
                Some(near) => {
                    Flaw::new(0..trimmed.len(), format!("There is no function “{trimmed}”."))
                        .hint(format!("Did you mean {near}?"))
                }
                None => error,
            };
            vec![Flaw { at: shift(flaw.at.clone(), at.start), ..flaw }]
        }
    }
}

fn read_starts(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let dimension = scenario.dimension();
    let mut flaws = Vec::new();
    for (at, piece) in items(text) {
        match read_point(piece, &at, dimension) {
            Ok(_) if scenario.starts.len() >= MOST_RUNS => {
                flaws.push(Flaw::new(at, format!("There are more than {MOST_RUNS} starts.")));
                break;
            }
            Ok(point) => scenario.starts.push(point),
            Err(flaw) => flaws.push(flaw),
        }
    }
    flaws
}

fn read_point(text: &str, at: &Range<usize>, dimension: usize) -> Result<Point, Flaw> {
    let coordinates = read_numbers(text, at.start)?;
    if coordinates.iter().any(|c| c.abs() > FAR) {
        return Err(Flaw::new(at.clone(), "This start is too far out.")
            .hint(format!("Coordinates up to {} are run from.", number(FAR))));
    }
    match (dimension, coordinates.as_slice()) {
        (1, [x]) => Ok([*x, 0.0]),
        (2, [x, y]) => Ok([*x, *y]),
        (1, _) => Err(Flaw::new(at.clone(), "A start of a function of x alone is one number.")
            .hint("Write it like at=3, with ; between starts.")),
        _ => Err(Flaw::new(at.clone(), "A start of a function of x and y is two numbers.")
            .hint("Write it like at=1.5,2, with ; between starts.")),
    }
}

/// Words of [`PARTS`]; they are kept in the table's order, each once.
fn read_parts(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut words = Vec::new();
    for (at, word) in pieces(text, ',') {
        if PARTS.iter().any(|part| part.id == word) {
            words.push(word);
        } else if !word.is_empty() || words.is_empty() {
            let known: Vec<_> = PARTS.iter().map(|part| part.id).collect();
            flaws.push(
                Flaw::new(at, format!("“{}” is no part that can be shown.", excerpt(word)))
                    .hint(format!("There are {}.", known.join(", "))),
            );
        }
    }
    scenario.show = PARTS.iter().map(|part| part.id).filter(|id| words.contains(id)).collect();
    flaws
}

fn read_view(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    let read = read_numbers(trimmed, at.start).and_then(|numbers| {
        let (x, y) = match *numbers.as_slice() {
            [x0, x1] if scenario.dimension() == 1 => ([x0, x1], None),
            [x0, x1, y0, y1] => ([x0, x1], Some([y0, y1])),
            _ => {
                return Err(Flaw::new(at.clone(), "A view is four numbers.")
                    .hint("Write it like view=-5,5,-5,5: xmin,xmax,ymin,ymax."));
            }
        };
        let sides = pieces(trimmed, ',').map(|(side, _)| shift(side, at.start)).collect::<Vec<_>>();
        for (k, range) in [Some(x), y].into_iter().flatten().enumerate() {
            let [low, high] = range;
            let wide = high - low;
            let place = |k: usize| sides.get(k).cloned().unwrap_or(at.clone());
            let place = place(2 * k).start..place(2 * k + 1).end;
            if wide <= 0.0 {
                return Err(Flaw::new(
                    place,
                    format!("The view's range from {} to {} is empty.", number(low), number(high)),
                )
                .hint("The lesser number comes first: xmin,xmax,ymin,ymax."));
            }
            let largest = low.abs().max(high.abs());
            if wide > 1e9 || largest > 1e9 || wide < 1e-9 * largest.max(1e-3) {
                return Err(Flaw::new(place, "The view is too wide, too narrow or too far out.")
                    .hint("Numbers up to 1e9 are shown."));
            }
        }
        Ok(View { x, y })
    });
    match read {
        Ok(view) => {
            scenario.view = Some(view);
            Vec::new()
        }
        Err(flaw) => vec![flaw],
    }
}

fn read_changes(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (at, piece) in items(text) {
        let step = Hyperparameter { min: 0.0, ..STEPS };
        let read = piece.split_once(':').map(|(from, rate)| {
            let middle = at.start + from.len();
            let from = declared(from.trim(), at.start..middle, &step)?;
            Ok((from as u32, declared(rate.trim(), middle + 1..at.end, &LEARNING_RATE)?))
        });
        match read {
            Some(Ok((from, _)))
                if scenario.changes.last().is_some_and(|&(last, _)| from <= last) =>
            {
                flaws.push(
                    Flaw::new(at, "A change comes before the one that it follows.")
                        .hint("Steps are in ascending order."),
                );
            }
            Some(Ok(change)) => scenario.changes.push(change),
            Some(Err(flaw)) => flaws.push(flaw),
            None => flaws.push(
                Flaw::new(at, "A change is a step and a rate.").hint("Write it like 40:0.1."),
            ),
        }
    }
    flaws
}

fn read_rules(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut rules = Vec::new();
    for (at, piece) in items(text) {
        let (choice, own, found) =
            read_choice(piece, at.start, RULES, "update rule", Some(&LEARNING_RATE));
        flaws.extend(found);
        rules.extend(choice.map(|rule| Entrant { rule, learning_rate: own }));
        if rules.len() > MOST_RULES {
            rules.truncate(MOST_RULES);
            flaws.push(Flaw::new(at, format!("There are more than {MOST_RULES} rules.")));
            break;
        }
    }
    if !rules.is_empty() {
        scenario.rules = rules;
    }
    flaws
}
