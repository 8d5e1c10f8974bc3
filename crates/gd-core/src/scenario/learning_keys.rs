//! The keys of a link about learning: data, models and losses, layers, experiments.

use std::sync::Arc;

use crate::{
    flaw::{Flaw, items, shift, whole},
    function::{
        Function,
        activation::{self, ACTIVATIONS},
        data::{self, DATA_SETS, Data, parse_csv},
        fit::{Fit, L1, L2, default_loss, default_model},
        layers::{LAYERS as DEPTH, Layers},
        loss::LOSSES,
        model::{MODELS, Model},
    },
    rule::hyperparameter::Hyperparameter,
    run::batch::{BATCH, Batch, Sampling},
    scenario::{
        limits::MOST_RULES,
        reading::{
            Key, declared, named, read_integer, read_into, read_one, read_word, write_choice,
            write_number,
        },
        scenario::{Experiment, Scenario},
    },
};

/// The points.
pub(super) const DATA: Key = Key {
    id: "data",
    meaning: "points to learn from, in place of a function: a data set's id, or `csv:` and points x,y or x₁,x₂,class with `;` between them",
    example: "csv:0,1;1,2.9;2,5.1",
    read: read_data,
    write: |scenario| scenario.function.fit().map(|fit| fit.data.source()),
};

/// The model.
pub(super) const MODEL: Key = Key {
    id: "model",
    meaning: "what is fitted to the points; one that suits them if not given",
    example: "slope",
    read: read_model,
    write: |scenario| {
        let fit = scenario.function.fit()?;
        (*fit.model != *default_model(&fit.data)).then(|| fit.model.id.to_owned())
    },
};

/// The loss.
pub(super) const LOSS: Key = Key {
    id: "loss",
    meaning: "how far a prediction is from its target",
    example: "huber(delta=1)",
    read: read_loss,
    write: |scenario| {
        let fit = scenario.function.fit()?;
        (fit.loss != default_loss(fit.model)).then(|| write_choice(&fit.loss, None))
    },
};

/// λ₁.
pub(super) const L1_PENALTY: Key = Key {
    id: L1.id,
    meaning: "weight of the penalty Σ|w| on the model's weights without the intercept",
    example: "0.1",
    read: |scenario, text| read_penalty(scenario, text, &L1, |fit| &mut fit.l1),
    write: |scenario| write_number(scenario.function.fit()?.l1, &L1),
};

/// λ₂.
pub(super) const L2_PENALTY: Key = Key {
    id: L2.id,
    meaning: "weight of the penalty Σw² on the model's weights without the intercept",
    example: "0.1",
    read: |scenario, text| read_penalty(scenario, text, &L2, |fit| &mut fit.l2),
    write: |scenario| write_number(scenario.function.fit()?.l2, &L2),
};

/// The batch sizes.
pub(super) const BATCH_SIZES: Key = Key {
    id: BATCH.id,
    meaning: "how many points each step's gradient is taken over, `full` or a number, `;` between sizes that are raced",
    example: "full;1;32",
    read: read_batches,
    write: |scenario| {
        (scenario.batches != Scenario::default().batches)
            .then(|| scenario.batches.iter().map(Batch::to_string).collect::<Vec<_>>().join(";"))
    },
};

/// How mini-batches are drawn.
pub(super) const SAMPLING: Key = Key {
    id: "sampling",
    meaning: "mini-batches `without` replacement, epoch by epoch, or `with`",
    example: "with",
    read: |scenario, text| {
        let ways = [("without", Sampling::Without), ("with", Sampling::With)];
        match needs_data(scenario, text) {
            Some(flaw) => vec![flaw],
            None => read_word(&mut scenario.sampling, text, &ways),
        }
    },
    write: |scenario| (scenario.sampling == Sampling::With).then(|| "with".to_owned()),
};

/// The layers.
pub(super) const LAYERS: Key = Key {
    id: DEPTH.id,
    meaning: "a chain of this many layers of one weight and bias, in place of a function",
    example: "20",
    read: |scenario, text| {
        let mut flaws = given_as_well(scenario, text, "layers");
        let mut layers = *scenario.function.layers().unwrap_or(&DEFAULT_LAYERS);
        flaws.extend(read_integer(text, &DEPTH, |depth| layers.depth = depth as u32));
        set_function(scenario, Function::Layers(layers));
        flaws
    },
    write: |scenario| scenario.function.layers().map(|layers| layers.depth.to_string()),
};

/// Their activation.
pub(super) const ACTIVATION: Key = Key {
    id: "activation",
    meaning: "the activation function of the layers",
    example: "tanh",
    read: |scenario, text| {
        let mut flaws = match scenario.function {
            Function::Layers(_) => Vec::new(),
            _ => given_as_well(scenario, text, "layers"),
        };
        let mut layers = *scenario.function.layers().unwrap_or(&DEFAULT_LAYERS);
        let (at, trimmed) = whole(text);
        match named(trimmed, at, "activation function", ACTIVATIONS, |activation| activation.id) {
            Ok(activation) => layers.activation = activation,
            Err(flaw) => flaws.push(flaw),
        }
        set_function(scenario, Function::Layers(layers));
        flaws
    },
    write: |scenario| {
        let activation = scenario.function.layers()?.activation;
        (*activation != *DEFAULT_LAYERS.activation).then(|| activation.id.to_owned())
    },
};

/// An experiment.
pub(super) const EXPERIMENT: Key = Key {
    id: "experiment",
    meaning: "shows how rare minima are in high dimension: `hessians` or `fields`",
    example: "fields",
    read: |scenario, text| {
        let words = [
            ("hessians", Some(Experiment::Hessians)),
            ("fields", Some(Experiment::Fields)),
            ("none", None),
        ];
        read_word(&mut scenario.experiment, text, &words)
    },
    write: |scenario| {
        scenario.experiment.map(|experiment| match experiment {
            Experiment::Hessians => "hessians".to_owned(),
            Experiment::Fields => "fields".to_owned(),
        })
    },
};

/// The chain of a link that says no more than that it is one.
const DEFAULT_LAYERS: Layers =
    Layers { depth: DEPTH.default as u32, activation: &activation::SIGMOID };

/// What is wrong with naming a second thing to descend.
fn given_as_well(scenario: &Scenario, text: &str, what: &str) -> Vec<Flaw> {
    let other = match scenario.function {
        Function::Fit(_) => "Data are",
        Function::Layers(_) => "Layers are",
        _ if scenario.function == Scenario::default().function => return Vec::new(),
        _ => "A function is",
    };
    let flaw = Flaw::new(0..text.len(), format!("{other} given as well as {what}."));
    vec![flaw.hint(format!("The {what} are followed; leave the other out."))]
}

/// What is wrong with a key that makes sense only with data, where there are none.
fn needs_data(scenario: &Scenario, text: &str) -> Option<Flaw> {
    let is_given = scenario.function.fit().is_some();
    (!is_given).then(|| {
        Flaw::new(0..text.len(), "There are no data to learn from.").hint("Add data=line.")
    })
}

/// Takes a fit as the scenario's function.
fn set_fit(scenario: &mut Scenario, fit: Fit) {
    set_function(scenario, Function::Fit(Arc::new(fit)));
}

/// Takes a function, and the learning rate that suits it.
pub(super) fn set_function(scenario: &mut Scenario, function: Function) {
    if !matches!(function, Function::Fit(_)) {
        scenario.batches = vec![Batch::Full];
        scenario.sampling = Sampling::default();
    }
    scenario.function = function;
    scenario.learning_rate = scenario.default_learning_rate();
}

/// Changes the scenario's fit where it has one.
pub(super) fn change_fit(scenario: &mut Scenario, change: impl FnOnce(&mut Fit)) {
    if let Function::Fit(fit) = &mut scenario.function {
        change(Arc::make_mut(fit));
    }
}

fn read_data(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    let mut flaws = given_as_well(scenario, text, "data");
    let data = match trimmed.split_once("csv:") {
        Some(("", points)) => {
            let (data, found) = parse_csv(points);
            let start = at.end - points.len();
            flaws.extend(found.into_iter().map(|flaw| Flaw { at: shift(flaw.at, start), ..flaw }));
            data
        }
        _ => match named(trimmed, at, "data set", DATA_SETS, |set| set.id) {
            Ok(set) => Some(Data::draw(set, scenario.seed)),
            Err(flaw) => {
                flaws.push(flaw);
                None
            }
        },
    };
    // Where the data can't be read the first data set stands in, so that the rest makes sense.
    let data = data.or_else(|| DATA_SETS.first().map(|set| Data::draw(set, scenario.seed)));
    if let Some(data) = data {
        set_fit(scenario, Fit::new(data));
    }
    flaws
}

fn read_model(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    let model = match named(trimmed, at.clone(), "model", MODELS, |model| model.id) {
        Ok(model) => model,
        Err(flaw) => return vec![flaw],
    };
    let own = || data::find(model.data).map(|set| Fit::new(Data::draw(set, scenario.seed)));
    let Some(fit) = scenario.function.fit().map(|fit| Fit::clone(fit)).or_else(own) else {
        return Vec::new();
    };
    if !model.suits(&fit.data) {
        let suiting = MODELS.iter().filter(|model| model.suits(&fit.data));
        let ids: Vec<_> = suiting.map(|model| model.id).collect();
        return vec![
            Flaw::new(at, format!("{} does not suit these points.", model.id))
                .hint(format!("There are {}.", ids.join(", "))),
        ];
    }
    set_fit(scenario, fit.with_model(model));
    Vec::new()
}

fn read_loss(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let Some(fit) = scenario.function.fit().cloned() else {
        return needs_data(scenario, text).into_iter().collect();
    };
    let (at, _) = whole(text);
    let mut loss = fit.loss;
    let mut flaws = read_one(&mut loss, text, LOSSES, "loss");
    let takes = |model: &Model| model.losses.contains(&loss.of.id);
    // A loss that the data's own model is not trained by picks one that is.
    let other = (*fit.model == *default_model(&fit.data))
        .then(|| MODELS.iter().find(|model| model.suits(&fit.data) && takes(model)))
        .flatten();
    match Some(fit.model).filter(|model| takes(model)).or(other) {
        Some(model) => set_fit(scenario, Fit { model, loss, ..Fit::clone(&fit) }),
        None => flaws.push(
            Flaw::new(at, format!("{} is not trained by {}.", fit.model.id, loss.of.id))
                .hint(format!("There are {}.", fit.model.losses.join(", "))),
        ),
    }
    flaws
}

fn read_penalty(
    scenario: &mut Scenario,
    text: &str,
    penalty: &Hyperparameter,
    field: impl Fn(&mut Fit) -> &mut f64,
) -> Vec<Flaw> {
    let mut weight = penalty.default;
    let missing = needs_data(scenario, text).map(|flaw| vec![flaw]);
    let flaws = missing.unwrap_or_else(|| read_into(&mut weight, text, penalty));
    change_fit(scenario, |fit| *field(fit) = weight);
    flaws
}

fn read_batches(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    if let Some(flaw) = needs_data(scenario, text) {
        return vec![flaw];
    }
    let mut flaws = Vec::new();
    let mut batches = Vec::new();
    for (at, piece) in items(text) {
        if piece.eq_ignore_ascii_case("full") {
            batches.push(Batch::Full);
            continue;
        }
        match declared(piece, at, &BATCH) {
            Ok(size) => batches.push(Batch::Mini(size as u32)),
            Err(flaw) => flaws.push(flaw.hint("A batch size is full or a number, like 32.")),
        }
    }
    if batches.len() > MOST_RULES {
        batches.truncate(MOST_RULES);
        let message = format!("There are more than {MOST_RULES} batch sizes.");
        flaws.push(Flaw::new(0..text.len(), message));
    }
    if !batches.is_empty() {
        scenario.batches = batches;
    }
    flaws
}
