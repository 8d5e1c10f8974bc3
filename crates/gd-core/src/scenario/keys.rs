//! The keys of a link: one row each, from which links are read and written and tables are made.

use std::{ops::Range, sync::Arc};

use serde::Serialize;

use super::{
    Entrant, PARTS, Scenario, Theme, View,
    learning_keys::{self, change_fit},
    number,
    query::Flaw,
};
use crate::{
    batch::BATCH,
    clip::CLIPS,
    hyperparameter::{
        Choice, Declared, Hyperparameter, LEARNING_RATE, NOISE, RESTARTS, SEED, SPEED, STEPS,
        TOLERANCE,
    },
    objective::{Function, Point, catalog, data::Data, formula::Formula},
    optimizer::RULES,
    run::Goal,
    schedule::SCHEDULES,
    spelling::{excerpt, nearest},
    stop::FAR,
};

/// A key of a link.
#[derive(Serialize)]
pub struct Key {
    /// Its name.
    pub id: &'static str,
    /// What it says, for the README's table and the page's help.
    pub meaning: &'static str,
    /// A value it may have.
    pub example: &'static str,
    /// Takes a decoded value into a scenario as far as it makes sense; the rest are flaws.
    #[serde(skip)]
    pub(super) read: fn(&mut Scenario, &str) -> Vec<Flaw>,
    /// The value in a link, if it is not the default.
    #[serde(skip)]
    pub(super) write: fn(&Scenario) -> Option<String>,
}

/// The keys that belong to a function and go when another is picked.
const OF_A_FUNCTION: [&str; 3] = ["at", "view", "lr-from"];

/// The same of data.
const OF_DATA: [&str; 7] = ["data", "model", "loss", "l1", "l2", "batch", "sampling"];

/// The same of a chain of layers.
const OF_LAYERS: [&str; 2] = ["layers", "activation"];

/// Whether what a key says goes when `changed` is given a new value.
pub(super) fn is_replaced(scenario: &Scenario, key: &str, changed: &str) -> bool {
    let is_chain = scenario.function.layers().is_some();
    let replaced: [&[&str]; 3] = match changed {
        "f" => [&OF_A_FUNCTION, &OF_DATA, &OF_LAYERS],
        "data" => [&OF_A_FUNCTION, &["model", "loss", "lr", "f"], &OF_LAYERS],
        "model" => [&OF_A_FUNCTION, &["loss", "lr", "f"], &OF_LAYERS],
        "layers" | "activation" if !is_chain => [&OF_A_FUNCTION, &OF_DATA, &["lr", "f"]],
        _ => return false,
    };
    replaced.concat().contains(&key)
}

/// Every key, in the order in which they are read and written.
pub const KEYS: &[Key] = &[
    Key {
        id: "f",
        meaning: "the function: a catalogue id, or a formula in x (and y)",
        example: "x^4-3x^2+x",
        read: read_function,
        write: |scenario| {
            // The default too: a link that names its function survives a change of the default.
            let is_named = matches!(scenario.function, Function::Catalog(_) | Function::Typed(_));
            is_named.then(|| scenario.function.source().into_owned())
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
        meaning: "learning rate α₀ of every rule that has none of its own",
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

/// The most runs of a scenario.
pub(super) const MOST_RUNS: usize = 64;

/// The most steps of all runs together.
const MOST_STEPS: usize = 1_000_000;

/// Keeps a scenario to what a page can hold; the key at fault and what is wrong with it.
pub(super) fn limit_size(scenario: &mut Scenario) -> Option<(&'static str, Flaw)> {
    let (rules, batches) = (scenario.rules.len().max(1), scenario.batches.len().max(1));
    if rules * batches > MOST_RUNS {
        scenario.batches.truncate((MOST_RUNS / rules).max(1));
        let message = format!("{rules} rules and {batches} batch sizes make too many runs.");
        let hint = format!("At most {MOST_RUNS} are run: fewer rules or batch sizes are needed.");
        limit_size(scenario);
        return Some((BATCH.id, Flaw::new(0..0, message).hint(hint)));
    }
    // What races from each start.
    let rules = rules * batches;
    let starts = scenario.starts.len().max(1) + scenario.restarts as usize;
    let runs = starts * rules;
    if runs > MOST_RUNS {
        let most = (MOST_RUNS / rules).max(1);
        scenario.starts.truncate(most);
        scenario.restarts = scenario.restarts.min((most - scenario.starts.len().max(1)) as u32);
        let key = if scenario.restarts > 0 { RESTARTS.id } else { "at" };
        let message = format!("{starts} starts and {rules} rules or batch sizes make {runs} runs.");
        let hint =
            format!("At most {MOST_RUNS} are run: fewer starts, restarts or rules are needed.");
        return Some((key, Flaw::new(0..0, message).hint(hint)));
    }
    let most = MOST_STEPS / runs;
    (scenario.steps as usize > most).then(|| {
        scenario.steps = most as u32;
        let message = format!("{runs} runs of so many steps are too many.");
        let hint = format!("Each runs for at most {most} steps here.");
        (STEPS.id, Flaw::new(0..0, message).hint(hint))
    })
}

/// The pieces of a text between separators, trimmed, each with its place.
pub(super) fn pieces(text: &str, separator: char) -> impl Iterator<Item = (Range<usize>, &str)> {
    pieces_between(text, move |c| c == separator)
}

/// The same with anything for a separator.
pub(crate) fn pieces_between(
    text: &str,
    is_separator: impl Fn(char) -> bool,
) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut start = 0;
    text.split(is_separator).map(move |piece| {
        let lead = piece.len() - piece.trim_start().len();
        let trimmed = piece.trim();
        let at = start + lead..start + lead + trimmed.len();
        start += piece.len();
        start += text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (at, trimmed)
    })
}

/// The items of a list with `;` between them; one more may close it.
pub(super) fn items(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let text = text.trim_end();
    pieces(text.strip_suffix(';').unwrap_or(text), ';')
}

/// Moves a place by an offset.
pub(super) fn shift(at: Range<usize>, by: usize) -> Range<usize> {
    at.start + by..at.end + by
}

/// A finite number.
fn finite(text: &str, at: Range<usize>) -> Result<f64, Flaw> {
    let parsed = text.replace('−', "-").parse::<f64>();
    match parsed {
        Ok(value) if value.is_finite() => Ok(value),
        Ok(value) if value.is_infinite() && text.contains(|c: char| c.is_ascii_digit()) => {
            Err(Flaw::new(at, format!("“{}” is too large.", excerpt(text))))
        }
        _ if text.is_empty() => Err(Flaw::new(at, "A number is missing here.")),
        _ => Err(Flaw::new(at, format!("“{}” is not a finite number.", excerpt(text)))
            .hint("Write it like 0.5, -3 or 1e-6.")),
    }
}

/// A number within a declared range.
pub(super) fn declared(
    text: &str,
    at: Range<usize>,
    declared: &Hyperparameter,
) -> Result<f64, Flaw> {
    let value = finite(text, at.clone())?;
    if declared.allows(value) {
        Ok(value)
    } else {
        Err(Flaw::new(at, format!("{} = {} is out of range.", declared.id, excerpt(text)))
            .hint(format!("{} is {}.", declared.name, declared.range())))
    }
}

pub(super) fn whole(text: &str) -> (Range<usize>, &str) {
    let lead = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    (lead..lead + trimmed.len(), trimmed)
}

pub(super) fn read_into(
    target: &mut f64,
    text: &str,
    hyperparameter: &Hyperparameter,
) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    match declared(trimmed, at, hyperparameter) {
        Ok(value) => {
            *target = value;
            Vec::new()
        }
        Err(flaw) => vec![flaw],
    }
}

pub(super) fn read_integer(
    text: &str,
    hyperparameter: &Hyperparameter,
    set: impl FnOnce(u64),
) -> Vec<Flaw> {
    let mut value = 0.0;
    let flaws = read_into(&mut value, text, hyperparameter);
    if flaws.is_empty() {
        set(value as u64);
    }
    flaws
}

pub(super) fn read_word<T: Copy>(target: &mut T, text: &str, words: &[(&str, T)]) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == trimmed) {
        *target = *value;
        return Vec::new();
    }
    let allowed: Vec<_> = words.iter().map(|(word, _)| *word).collect();
    vec![
        Flaw::new(at, format!("“{}” is not one of its values.", excerpt(trimmed)))
            .hint(format!("It is {}.", allowed.join(" or "))),
    ]
}

fn read_function(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    if let Some(entry) = catalog::find(trimmed) {
        scenario.function = Function::Catalog(entry);
        return Vec::new();
    }
    match Formula::parse(trimmed) {
        Ok(formula) => {
            scenario.function = Function::Typed(Arc::new(formula));
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
                None => Flaw { at: error.at, message: error.message, hint: error.hint },
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

/// Numbers with commas between them.
fn read_numbers(text: &str, start: usize) -> Result<Vec<f64>, Flaw> {
    pieces(text, ',').map(|(at, piece)| finite(piece, shift(at, start))).collect()
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

/// The most rules of a race: as many as colours and dashes tell apart.
pub(super) const MOST_RULES: usize = 16;

pub(super) fn read_one<D: Declared>(
    target: &mut Choice<D>,
    text: &str,
    table: &'static [D],
    what: &str,
) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    let (choice, _, flaws) = read_choice(trimmed, at.start, table, what, None);
    if let Some(choice) = choice {
        *target = choice;
    }
    flaws
}

/// What is wrong with a name that is not in a table.
fn unknown(name: &str, at: Range<usize>, what: &str, names: &[&'static str]) -> Flaw {
    let hint = match nearest(&name.to_lowercase(), names.iter().copied()) {
        Some(near) => format!("Did you mean {near}?"),
        None => format!("There are {}.", names.join(", ")),
    };
    let message = if name.is_empty() {
        format!("The name of the {what} is missing.")
    } else {
        format!("There is no {what} “{}”.", excerpt(name))
    };
    Flaw::new(at, message).hint(hint)
}

/// The member of a table with this id, or what is wrong with the id.
pub(super) fn named<'a, T>(
    text: &str,
    at: Range<usize>,
    what: &str,
    table: &'a [T],
    id: impl Fn(&'a T) -> &'static str,
) -> Result<&'a T, Flaw> {
    table.iter().find(|member| id(member).eq_ignore_ascii_case(text)).ok_or_else(|| {
        let ids: Vec<_> = table.iter().map(id).collect();
        unknown(text, at, what, &ids)
    })
}

/// Reads `name` or `name(option=number,…)`. `extra` is an option that is not the thing's own,
/// answered apart.
fn read_choice<D: Declared>(
    text: &str,
    start: usize,
    table: &'static [D],
    what: &str,
    extra: Option<&Hyperparameter>,
) -> (Option<Choice<D>>, Option<f64>, Vec<Flaw>) {
    let (name, options) = match text.split_once('(') {
        Some((name, options)) => (name.trim_end(), Some(options)),
        None => (text, None),
    };
    let Some(of) = table.iter().find(|declared| declared.id().eq_ignore_ascii_case(name)) else {
        let names: Vec<_> = table.iter().map(Declared::id).collect();
        let flaw = unknown(name, start..start + name.len(), what, &names);
        return (None, None, vec![flaw]);
    };
    let mut choice = Choice::new(of);
    let mut own = None;
    let mut flaws = Vec::new();
    let Some(options) = options else { return (Some(choice), own, flaws) };
    let offset = start + text.len() - options.len();
    let end = start + text.len();
    let (inside, after) = options.rsplit_once(')').unwrap_or_else(|| {
        flaws.push(Flaw::new(end..end, "A closing parenthesis is missing."));
        (options, "")
    });
    if !after.is_empty() {
        let flaw = Flaw::new(end - after.len()..end, "This is not part of the options.");
        flaws.push(flaw.hint("Put ; between two rules."));
    }
    if inside.trim().is_empty() {
        return (Some(choice), own, flaws);
    }
    let known: Vec<&Hyperparameter> = extra.into_iter().chain(of.hyperparameters()).collect();
    let mut given = Vec::new();
    for (at, piece) in pieces(inside, ',') {
        let at = shift(at, offset);
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        let (name, value) = (name.trim_end(), value.trim_start());
        let name_at = at.start..at.start + name.len();
        let Some(option) = known.iter().find(|option| option.id.eq_ignore_ascii_case(name)) else {
            let names: Vec<_> = known.iter().map(|option| option.id).collect();
            let hint = match nearest(&name.to_lowercase(), names.iter().copied()) {
                Some(near) => format!("Did you mean {near}?"),
                None if names.is_empty() => format!("{} has none.", of.id()),
                None => format!("{} has {}.", of.id(), names.join(", ")),
            };
            let message = format!("{} has no option “{}”.", of.id(), excerpt(name));
            flaws.push(Flaw::new(name_at, message).hint(hint));
            continue;
        };
        if given.contains(&option.id) {
            flaws.push(Flaw::new(name_at, format!("{} is given twice.", option.id)));
            continue;
        }
        given.push(option.id);
        match declared(value, at.end - value.len()..at.end, option) {
            Ok(value) => {
                let place = of.hyperparameters().iter().position(|own| own.id == option.id);
                match place.and_then(|place| choice.values.get_mut(place)) {
                    Some(slot) => *slot = value,
                    None => own = Some(value),
                }
            }
            Err(flaw) => flaws.push(flaw),
        }
    }
    (Some(choice), own, flaws)
}

/// Numbers with commas between them.
fn numbers<'a>(values: impl Iterator<Item = &'a f64>) -> String {
    values.map(|value| number(*value)).collect::<Vec<_>>().join(",")
}

pub(super) fn write_number(value: f64, hyperparameter: &Hyperparameter) -> Option<String> {
    (value != hyperparameter.default).then(|| number(value))
}

/// `name(option=number,…)` with the options that are not at their default.
pub(super) fn write_choice<D: Declared>(choice: &Choice<D>, own: Option<(&str, f64)>) -> String {
    let changed = choice
        .settings()
        .filter(|(declared, value)| *value != declared.default)
        .map(|(declared, value)| (declared.id, value));
    let options: Vec<_> = own
        .into_iter()
        .chain(changed)
        .map(|(id, value)| format!("{id}={}", number(value)))
        .collect();
    if options.is_empty() {
        choice.of.id().to_owned()
    } else {
        format!("{}({})", choice.of.id(), options.join(","))
    }
}
