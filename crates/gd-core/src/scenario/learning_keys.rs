//! The keys of a link about learning: data, models and losses, layers, experiments.

use crate::{
    flaw::{
        Flaw, Hint, items,
        link::{LinkFault, Named},
        shift, whole,
    },
    function::{
        Function,
        activation::{self, ACTIVATIONS},
        data::{self, DATA_SETS, Data, parse_csv},
        fit::{Fit, L1, L2, default_loss, default_model},
        layers::{LAYERS as DEPTH, Layers},
        loss::LOSSES,
        model::{MODELS, Model},
    },
    prose::prose,
    rule::hyperparameter::Hyperparameter,
    run::batch::{BATCH, Batch, Sampling},
    scenario::{
        dirty::Dirty,
        experiment::EXPERIMENTS,
        key::{Key, Owner},
        limits::MOST_RULES,
        objective::{change_fit, reset_function, set_fit, set_function},
        reading::{
            declared, named, read_integer, read_into, read_one, read_word, write_choice,
            write_number,
        },
        scenario::Scenario,
    },
};

/// The keys of data, models, layers and experiments.
pub(super) const KEYS: &[Key] = &[
    Key {
        id: "data",
        meaning: || {
            prose("points to learn from, in place of a function: a data set's id, or `csv:` and points x,y or x₁,x₂,class with `;` between them").into()
        },
        example: "csv:0,1;1,2.9;2,5.1",
        of: Owner::Data,
        names: true,
        dirty: |_, _| Dirty::RUNS,
        read: read_data,
        write: |scenario| scenario.function.fit().map(|fit| fit.data.source()),
        reset: |scenario| reset_function(scenario, |function| matches!(function, Function::Fit(_))),
    },
    Key {
        id: "model",
        meaning: || prose("what is fitted to the points; one that suits them if not given").into(),
        example: "slope",
        of: Owner::Model,
        names: true,
        dirty: |_, _| Dirty::RUNS,
        read: read_model,
        write: |scenario| {
            let fit = scenario.function.fit()?;
            (*fit.model != *default_model(&fit.data)).then(|| fit.model.id.to_owned())
        },
        reset: |scenario| reset_model(scenario),
    },
    Key {
        id: "loss",
        meaning: || prose("how far a prediction is from its target").into(),
        example: "huber(delta=1)",
        of: Owner::Model,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: read_loss,
        write: |scenario| {
            let fit = scenario.function.fit()?;
            (fit.loss != default_loss(fit.model)).then(|| write_choice(&fit.loss, None))
        },
        reset: |scenario| reset_loss(scenario),
    },
    Key {
        id: L1.id,
        meaning: || {
            prose("weight of the penalty Σ|w| on the model's weights without the intercept").into()
        },
        example: "0.1",
        of: Owner::Data,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| read_penalty(scenario, text, &L1, |fit| &mut fit.l1),
        write: |scenario| write_number(scenario.function.fit()?.l1, &L1),
        reset: |scenario| change_fit(scenario, |fit| fit.l1 = L1.default),
    },
    Key {
        id: L2.id,
        meaning: || {
            prose("weight of the penalty Σw² on the model's weights without the intercept").into()
        },
        example: "0.1",
        of: Owner::Data,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| read_penalty(scenario, text, &L2, |fit| &mut fit.l2),
        write: |scenario| write_number(scenario.function.fit()?.l2, &L2),
        reset: |scenario| change_fit(scenario, |fit| fit.l2 = L2.default),
    },
    Key {
        id: BATCH.id,
        meaning: || {
            prose("how many points each step's gradient is taken over, `full` or a number, `;` between sizes that are raced").into()
        },
        example: "full;1;32",
        of: Owner::Data,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: read_batches,
        write: |scenario| {
            (scenario.batches != Scenario::default().batches).then(|| {
                scenario.batches.iter().map(Batch::to_string).collect::<Vec<_>>().join(";")
            })
        },
        reset: |scenario| scenario.batches = vec![Batch::Full],
    },
    Key {
        id: "sampling",
        meaning: || prose("mini-batches `without` replacement, epoch by epoch, or `with`").into(),
        example: "with",
        of: Owner::Data,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| {
            let ways = [("without", Sampling::Without), ("with", Sampling::With)];
            read_word(&mut scenario.sampling, text, &ways)
        },
        write: |scenario| (scenario.sampling == Sampling::With).then(|| "with".to_owned()),
        reset: |scenario| scenario.sampling = Sampling::default(),
    },
    Key {
        id: DEPTH.id,
        meaning: || {
            prose("a chain of this many layers of one weight and bias, in place of a function")
                .into()
        },
        example: "20",
        of: Owner::Layers,
        names: true,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| {
            let mut layers = *scenario.function.layers().unwrap_or(&DEFAULT_LAYERS);
            let flaws = read_integer(text, &DEPTH, |depth| layers.depth = depth as u32);
            set_function(scenario, Function::Layers(layers));
            flaws
        },
        write: |scenario| scenario.function.layers().map(|layers| layers.depth.to_string()),
        reset: |scenario| {
            reset_function(scenario, |function| matches!(function, Function::Layers(_)))
        },
    },
    Key {
        id: "activation",
        meaning: || prose("the activation function of the layers").into(),
        example: "tanh",
        of: Owner::Layers,
        names: true,
        dirty: |_, _| Dirty::RUNS,
        read: |scenario, text| {
            let mut flaws = Vec::new();
            let mut layers = *scenario.function.layers().unwrap_or(&DEFAULT_LAYERS);
            let (at, trimmed) = whole(text);
            match named(trimmed, at, Named::Activation, ACTIVATIONS, |activation| activation.id) {
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
        reset: |scenario| {
            if let Function::Layers(layers) = &mut scenario.function {
                layers.activation = DEFAULT_LAYERS.activation;
            }
        },
    },
    Key {
        id: "experiment",
        meaning: || {
            prose("shows how rare minima are in high dimension: `hessians` or `fields`").into()
        },
        example: "fields",
        of: Owner::Purpose,
        names: false,
        dirty: |_, _| Dirty::PAGE,
        read: |scenario, text| {
            let shown = EXPERIMENTS.iter().map(|row| (row.word, Some(row.id)));
            let words: Vec<_> = shown.chain([("none", None)]).collect();
            read_word(&mut scenario.experiment, text, &words)
        },
        write: |scenario| Some(scenario.experiment?.row()?.word.to_owned()),
        reset: |scenario| scenario.experiment = None,
    },
];

/// The chain of a link that says no more than that it is one.
const DEFAULT_LAYERS: Layers =
    Layers { depth: DEPTH.default as u32, activation: &activation::SIGMOID };

fn read_data(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    let mut flaws = Vec::new();
    let data = match trimmed.strip_prefix("csv:") {
        Some(points) => {
            let (data, found) = parse_csv(points);
            let start = at.end - points.len();
            flaws.extend(found.into_iter().map(|flaw| Flaw { at: shift(flaw.at, start), ..flaw }));
            data
        }
        None => match named(trimmed, at, Named::DataSet, DATA_SETS, |set| set.id) {
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
        set_data(scenario, data);
    }
    flaws
}

/// Takes data with the model and the loss that suit them; penalties stay.
pub(super) fn set_data(scenario: &mut Scenario, data: Data) {
    let (l1, l2) = scenario.function.fit().map_or((L1.default, L2.default), |fit| (fit.l1, fit.l2));
    set_fit(scenario, Fit { l1, l2, ..Fit::new(data) });
}

fn reset_model(scenario: &mut Scenario) {
    if let Some(fit) = scenario.function.fit().cloned() {
        set_fit(scenario, fit.with_model(default_model(&fit.data)));
    }
}

fn reset_loss(scenario: &mut Scenario) {
    if let Some(fit) = scenario.function.fit().cloned() {
        set_fit(scenario, fit.with_model(fit.model));
    }
}

fn read_model(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    let model = match named(trimmed, at.clone(), Named::Model, MODELS, |model| model.id) {
        Ok(model) => model,
        Err(flaw) => return vec![flaw],
    };
    let own = || data::find(model.data).map(|set| Fit::new(Data::draw(set, scenario.seed)));
    let Some(fit) = scenario.function.fit().map(|fit| Fit::clone(fit)).or_else(own) else {
        return Vec::new();
    };
    let fit = match fit.data.with_classes().filter(|_| model.classifies) {
        Some(data) => Fit { data, ..fit },
        None => fit,
    };
    if !model.suits(&fit.data) {
        let suiting = MODELS.iter().filter(|model| model.suits(&fit.data));
        let hint = Hint::Known(suiting.map(|model| model.id).collect());
        return vec![Flaw::new(at, LinkFault::ModelUnsuited { model: model.id }).hint(hint)];
    }
    set_fit(scenario, fit.with_model(model));
    Vec::new()
}

fn read_loss(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let Some(fit) = scenario.function.fit().cloned() else {
        return Vec::new();
    };
    let (at, _) = whole(text);
    let mut loss = fit.loss;
    let mut flaws = read_one(&mut loss, text, LOSSES, Named::Loss);
    let takes = |model: &Model| model.losses.contains(&loss.of.id);
    // A loss that the data's own model is not trained by picks one that is.
    let other = (*fit.model == *default_model(&fit.data))
        .then(|| MODELS.iter().find(|model| model.suits(&fit.data) && takes(model)))
        .flatten();
    match Some(fit.model).filter(|model| takes(model)).or(other) {
        Some(model) => set_fit(scenario, Fit { model, loss, ..Fit::clone(&fit) }),
        None => {
            let fault = LinkFault::LossUnsuited { model: fit.model.id, loss: loss.of.id };
            flaws.push(Flaw::new(at, fault).hint(Hint::Known(fit.model.losses.to_vec())));
        }
    }
    flaws
}

fn read_penalty(
    scenario: &mut Scenario,
    text: &str,
    penalty: &'static Hyperparameter,
    field: impl Fn(&mut Fit) -> &mut f64,
) -> Vec<Flaw> {
    let mut weight = penalty.default;
    let flaws = read_into(&mut weight, text, penalty);
    change_fit(scenario, |fit| *field(fit) = weight);
    flaws
}

fn read_batches(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut batches = Vec::new();
    for (at, piece) in items(text) {
        if piece.eq_ignore_ascii_case("full") {
            batches.push(Batch::Full);
            continue;
        }
        match declared(piece, at, &BATCH) {
            Ok(size) => batches.push(Batch::Mini(size as u32)),
            Err(flaw) => flaws.push(flaw.hint(Hint::BatchSize)),
        }
    }
    if batches.len() > MOST_RULES {
        batches.truncate(MOST_RULES);
        let fault = LinkFault::TooManyBatchSizes { most: MOST_RULES };
        flaws.push(Flaw::whole(text, fault).warning());
    }
    if !batches.is_empty() {
        scenario.batches = batches;
    }
    flaws
}
