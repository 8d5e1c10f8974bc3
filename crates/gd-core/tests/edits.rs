//! Edits: what each does, what it refuses, and that it can be undone.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may panic")]

mod strategies;

use gd_core::{
    Expression, Function, Scalar, Scenario,
    flaw::{Fault, edit::EditFault, link::LinkFault},
    function::catalog::CATALOG,
    rule::optimizer::RULES,
    run::batch::Batch,
    scenario::{Change, Chosen, Dirty, Edit, Given, PARTS, Part, Severity, keys},
};
use proptest::prelude::*;
use strategies::{query, value};

fn apply(query: &str, edit: &Edit) -> Change {
    let parsed = Scenario::parse(query);
    parsed.scenario.apply(edit).unwrap_or_else(|problems| panic!("{query}: {problems:?}"))
}

/// The link after an edit that is followed to the letter.
fn after(query: &str, edit: &Edit) -> String {
    let change = apply(query, edit);
    assert_eq!(change.problems, [], "{query}");
    change.scenario.write()
}

/// Why an edit is refused: the key, the fault and what it is about.
fn refusal(query: &str, edit: &Edit) -> String {
    let problems = Scenario::parse(query).scenario.apply(edit).unwrap_err();
    let [problem] = &problems[..] else { panic!("{problems:?}") };
    let about = match &problem.fault {
        Fault::Link(LinkFault::OutOfRange { declared, text }) => format!("{} {text}", declared.id),
        Fault::Link(LinkFault::NotFinite { text }) => text.clone(),
        Fault::Link(LinkFault::NotNamed { name, .. }) => name.clone(),
        Fault::Link(LinkFault::UnknownKey { key }) => key.clone(),
        Fault::Link(LinkFault::UnknownOption { of, option }) => format!("{of} {option}"),
        Fault::Link(LinkFault::RegionEmpty { low, high }) => format!("{low} {high}"),
        Fault::Link(LinkFault::TooManyRuns { starts, rules, .. }) => format!("{starts} {rules}"),
        Fault::Link(LinkFault::TooManyRules { most }) => most.to_string(),
        Fault::Edit(EditFault::NoItem { of, index }) => format!("{of:?} {index}"),
        Fault::Edit(EditFault::PointTooFar { text }) => text.clone(),
        Fault::Edit(EditFault::TooManyPoints { most }) => most.to_string(),
        _ => String::new(),
    };
    format!("{} {} {about}", problem.key, problem.fault.id()).trim_end().to_owned()
}

fn set(key: &str, value: &str) -> Edit {
    Edit::Set { key: key.to_owned(), value: value.to_owned() }
}

fn reset(key: &str) -> Edit {
    Edit::Reset { key: key.to_owned() }
}

#[test]
fn keys_are_set_and_reset_one_at_a_time() {
    let link = "f=sphere&at=1,2&opt=gd;adam&lr=0.3";
    assert_eq!(after(link, &set("lr", "0.2")), "f=sphere&at=1,2&opt=gd;adam&lr=0.2");
    assert_eq!(after(link, &reset("lr")), "f=sphere&at=1,2&opt=gd;adam");
    assert_eq!(after(link, &set("at", "3,4;5,6")), "f=sphere&at=3,4;5,6&opt=gd;adam&lr=0.3");
    assert_eq!(refusal(link, &set("lr", "fast")), "lr not-finite fast");
    assert_eq!(refusal(link, &set("colour", "red")), "colour unknown-key colour");
    let problems = Scenario::default().apply(&set("f", "x&y=%20")).unwrap_err();
    assert_eq!(problems[0].value, "x&y=%20", "a value may hold anything");
}

#[test]
fn another_thing_to_descend_takes_along_what_belongs_to_the_old_one() {
    let link = "f=sphere&at=1,2&opt=gd;adam&lr=0.3&lr-from=3:1&noise=1&view=-1,1,-1,1&zoom=0,1,0,1";
    assert_eq!(after(link, &set("f", "x^2")), "f=x^2&opt=gd;adam&noise=1");
    assert_eq!(after(link, &set("data", "blobs")), "data=blobs&opt=gd;adam&noise=1");
    assert_eq!(after(link, &set("model", "slope")), "data=line&model=slope&opt=gd;adam&noise=1");
    assert_eq!(after(link, &set("layers", "5")), "layers=5&opt=gd;adam&noise=1");
    assert_eq!(
        after(link, &set("activation", "tanh")),
        "layers=20&activation=tanh&opt=gd;adam&noise=1"
    );
    let fit = "data=outliers&loss=huber&l2=0.1&batch=4&sampling=with&at=1,1&lr=0.3&zoom=0,1,0,1";
    assert_eq!(after(fit, &set("f", "sphere")), "f=sphere");
    assert_eq!(after(fit, &set("data", "curve")), "data=curve&l2=0.1&batch=4&sampling=with");
    assert_eq!(
        after(fit, &set("model", "slope")),
        "data=outliers&model=slope&l2=0.1&batch=4&sampling=with"
    );
    assert_eq!(after(fit, &set("layers", "5")), "layers=5");
    assert_eq!(after(fit, &reset("data")), "f=himmelblau");
    // What is learnt keeps a learning rate of the reader's own, and suits itself else.
    let loss = after("data=line&lr=0.3", &set("loss", "mae"));
    assert_eq!(loss, "data=line&loss=mae&lr=0.3");
    let loss = apply("data=line", &set("loss", "mae")).scenario;
    assert_eq!(loss, Scenario::parse("data=line&loss=mae").scenario);
    // Another depth is of the same chain.
    let chain = "layers=20&activation=tanh&at=1,1&lr=0.3&zoom=0,1,0,1";
    let deeper = "layers=30&activation=tanh&at=1,1&lr=0.3&zoom=0,1,0,1";
    assert_eq!(after(chain, &set("layers", "30")), deeper);
    assert_eq!(after(chain, &reset("layers")), "f=himmelblau");
}

#[test]
fn a_formula_that_is_rewritten_keeps_what_the_reader_has_chosen() {
    let rewrite = |formula: &str| Edit::Rewrite { formula: formula.to_owned() };
    let link = "f=sphere&at=1,2&lr=0.3&view=-1,1,-1,1&zoom=0,1,0,1";
    assert_eq!(after(link, &rewrite("x^2+3y^2")), "f=x^2%2B3y^2&at=1,2&lr=0.3");
    assert_eq!(after(link, &rewrite("x^4")), "f=x^4&lr=0.3", "a curve has starts of its own");
    assert_eq!(after("f=x^2&at=3", &rewrite("x^4")), "f=x^4&at=3");
    let booth = CATALOG.iter().find(|entry| entry.id == "booth").unwrap();
    let change = apply(link, &rewrite(booth.formula)).scenario;
    assert_eq!(change, Scenario::parse("f=booth&at=1,2&lr=0.3").scenario);
    let problems = Scenario::parse(link).scenario.apply(&rewrite("x^2 + )")).unwrap_err();
    assert_eq!((problems[0].key.as_str(), &problems[0].place), ("f", &(6..7)));
    assert_eq!(refusal(link, &rewrite("")), "f formula-empty");
}

#[test]
fn what_a_reader_types_is_read_and_its_flaws_have_a_place() {
    let text = |text: &str| Given::Text(text.to_owned());
    let start = |typed: &str| Edit::AddStart { at: Given::Text(typed.to_owned()) };
    assert_eq!(after("f=sphere&at=1,2", &start(" −1.5, 2 ")), "f=sphere&at=1,2;-1.5,2");
    assert_eq!(after("f=parabola", &start("3")), "f=parabola&at=3");
    let shift = Edit::MoveStart { index: 0, to: text("5, 6") };
    assert_eq!(after("f=sphere&at=1,2;3,4", &shift), "f=sphere&at=5,6;3,4");
    let problems = Scenario::parse("f=sphere").scenario.apply(&start("1; 2")).unwrap_err();
    assert_eq!(problems[0].fault.id(), "not-finite");
    let problems = Scenario::parse("f=sphere").scenario.apply(&start(" 1, far")).unwrap_err();
    assert_eq!((problems[0].value.as_str(), &problems[0].place), (" 1, far", &(4..7)));
    assert_eq!(refusal("f=sphere", &start("1")), "at start-coordinates");

    let rate = |typed: &str| Edit::ChangeRate { step: 3, rate: Given::Text(typed.to_owned()) };
    assert_eq!(after("f=sphere", &rate("1e-2")), "f=sphere&lr-from=3:0.01");
    assert_eq!(refusal("f=sphere", &rate("fast")), "lr-from not-finite fast");
    let beta = |typed: &str| Edit::SetRuleOption {
        rule: 0,
        option: "beta".to_owned(),
        value: Some(Given::Text(typed.to_owned())),
    };
    let link = "f=sphere&opt=momentum";
    assert_eq!(after(link, &beta("0.5")), "f=sphere&opt=momentum(beta=0.5)");
    assert_eq!(refusal(link, &beta("0.5)")), "opt not-finite 0.5)");
    assert_eq!(refusal(link, &beta("2")), "opt out-of-range beta 2");
}

#[test]
fn batch_sizes_are_raced() {
    let race = |batches: &[Batch]| Edit::SetBatches { batches: batches.to_vec() };
    let three = race(&[Batch::Full, Batch::Mini(1), Batch::Mini(32)]);
    assert_eq!(after("data=line&batch=4", &three), "data=line&batch=full;1;32");
    assert_eq!(refusal("data=line", &race(&[Batch::Mini(0)])), "batch out-of-range batch 0");
    assert_eq!(refusal("f=sphere", &three), "batch no-data");
}

#[test]
fn a_synthetic_set_follows_the_seed() {
    let change = apply("data=line", &set("seed", "7")).scenario;
    assert_eq!(change, Scenario::parse("data=line&seed=7").scenario);
    assert_eq!(change.apply(&reset("seed")).unwrap().scenario.write(), "data=line");
}

#[test]
fn starts_are_added_moved_and_removed() {
    let add = Edit::AddStart { at: [3.0, 4.0].into() };
    assert_eq!(after("f=sphere", &add), "f=sphere&at=3,4", "in place of the function's own");
    assert_eq!(after("f=sphere&at=1,2", &add), "f=sphere&at=1,2;3,4");
    assert_eq!(after("f=parabola", &add), "f=parabola&at=3", "a curve has no y");
    let shift = |index| Edit::MoveStart { index, to: [0.1, 0.2].into() };
    assert_eq!(after("f=sphere", &shift(0)), "f=sphere&at=0.1,0.2");
    assert_eq!(after("f=sphere&at=1,2;3,4", &shift(1)), "f=sphere&at=1,2;0.1,0.2");
    assert_eq!(refusal("f=sphere&at=1,2", &shift(1)), "at no-item Starts 1");
    let remove = |index| Edit::RemoveStart { index };
    assert_eq!(after("f=sphere&at=1,2;3,4", &remove(0)), "f=sphere&at=3,4");
    assert_eq!(after("f=sphere&at=1,2", &remove(0)), "f=sphere");
    assert_eq!(after("f=sphere", &remove(0)), "f=sphere", "the function's own stays");
    assert_eq!(refusal("f=sphere", &remove(1)), "at no-item Starts 1");
    assert_eq!(after("f=sphere&at=1,2;3,4", &Edit::ResetStarts), "f=sphere");
    let far = Edit::AddStart { at: [1e13, 0.0].into() };
    assert_eq!(refusal("f=sphere", &far), "at start-too-far");
    let none = Edit::AddStart { at: [f64::NAN, 0.0].into() };
    assert_eq!(refusal("f=sphere", &none), "at not-finite NaN");
    assert_eq!(
        after("f=parabola", &Edit::AddStart { at: [1.0, f64::NAN].into() }),
        "f=parabola&at=1"
    );
}

#[test]
fn rules_are_added_changed_and_removed() {
    let link = "f=sphere&opt=gd;adam(lr=0.1,beta1=0.5)";
    let add = |rule: &str| Edit::AddRule { rule: rule.to_owned() };
    assert_eq!(after("f=sphere", &add("momentum")), "f=sphere&opt=gd;momentum");
    assert_eq!(refusal("f=sphere", &add("adma")), "opt not-named adma");
    let twice = format!("{link};adam(lr=0.1,beta1=0.5)");
    assert_eq!(after(link, &Edit::DuplicateRule { index: 1 }), twice);
    assert_eq!(refusal(link, &Edit::DuplicateRule { index: 2 }), "opt no-item Rules 2");
    assert_eq!(after(link, &Edit::RemoveRule { index: 1 }), "f=sphere");
    assert_eq!(refusal("f=sphere", &Edit::RemoveRule { index: 0 }), "opt last-rule");
    let replace = Edit::ReplaceRule { index: 1, rule: "rmsprop".to_owned() };
    assert_eq!(after(link, &replace), "f=sphere&opt=gd;rmsprop");
    let option = |rule, option: &str, value: Option<f64>| Edit::SetRuleOption {
        rule,
        option: option.to_owned(),
        value: value.map(Given::from),
    };
    assert_eq!(
        after(link, &option(0, "lr", Some(0.5))),
        "f=sphere&opt=gd(lr=0.5);adam(lr=0.1,beta1=0.5)"
    );
    assert_eq!(after(link, &option(1, "lr", None)), "f=sphere&opt=gd;adam(beta1=0.5)");
    assert_eq!(after(link, &option(1, "beta1", None)), "f=sphere&opt=gd;adam(lr=0.1)");
    assert_eq!(
        after(link, &option(1, "beta2", Some(0.5))),
        "f=sphere&opt=gd;adam(lr=0.1,beta1=0.5,beta2=0.5)"
    );
    assert_eq!(refusal(link, &option(1, "beta1", Some(1.0))), "opt out-of-range beta1 1");
    assert_eq!(refusal(link, &option(0, "beta1", Some(0.5))), "opt unknown-option gd beta1");
    assert_eq!(refusal(link, &option(0, "lr", Some(f64::NAN))), "opt out-of-range lr NaN");
    assert_eq!(refusal(link, &option(9, "lr", None)), "opt no-item Rules 9");
}

#[test]
fn the_schedule_the_clipping_and_the_loss_have_options() {
    let option = |key, option: &str, value: Option<f64>| Edit::SetOption {
        key,
        option: option.to_owned(),
        value: value.map(Given::from),
    };
    let link = "data=line&loss=huber&schedule=cosine(floor=0.1)&clip=norm";
    let period = option(Chosen::Schedule, "period", Some(50.0));
    let changed = "data=line&loss=huber&schedule=cosine(period=50,floor=0.1)&clip=norm";
    assert_eq!(after(link, &period), changed);
    let floor = option(Chosen::Schedule, "floor", None);
    assert_eq!(after(link, &floor), "data=line&loss=huber&schedule=cosine&clip=norm");
    let bound = option(Chosen::Clip, "c", Some(2.0));
    assert!(after(link, &bound).ends_with("clip=norm(c=2)"));
    let delta = option(Chosen::Loss, "delta", Some(0.5));
    assert!(after(link, &delta).starts_with("data=line&loss=huber(delta=0.5)"));
    let wrong = option(Chosen::Loss, "delta", Some(-1.0));
    assert_eq!(refusal(link, &wrong), "loss out-of-range delta -1");
    assert_eq!(refusal("f=sphere", &delta), "loss no-data");
    assert_eq!(refusal("f=sphere", &bound), "clip unknown-option none c");
}

#[test]
fn a_learning_rate_is_changed_from_a_step_on() {
    let link = "f=sphere&lr=0.3&lr-from=20:0.2;40:0.3";
    let change = |step, rate: f64| Edit::ChangeRate { step, rate: rate.into() };
    assert_eq!(after(link, &change(30, 0.5)), "f=sphere&lr=0.3&lr-from=20:0.2;30:0.5");
    assert_eq!(after(link, &change(20, 0.5)), "f=sphere&lr=0.3&lr-from=20:0.5");
    assert_eq!(after(link, &change(0, 0.5)), "f=sphere&lr=0.5");
    assert_eq!(refusal(link, &change(0, 0.0)), "lr out-of-range lr 0");
    assert_eq!(refusal(link, &change(3, -1.0)), "lr-from out-of-range lr -1");
    assert_eq!(refusal(link, &change(200_000, 1.0)), "lr-from out-of-range steps 200000");
}

#[test]
fn points_of_the_data_are_added_moved_and_removed() {
    let link = "data=csv:0,1;1,3;2,5&model=slope&loss=mae&lr=0.2&zoom=0,1&at=1";
    let add = Edit::AddPoint { at: [3.0, 4.0], class: 0 };
    // The view of the experiment stays where it is.
    let [x0, x1, ..] = Scenario::parse(link).scenario.domain();
    let rest = format!("&model=slope&loss=mae&at=1&lr=0.2&view={x0},{x1}&zoom=0,1");
    assert_eq!(after(link, &add), format!("data=csv:0,1;1,3;2,5;3,4{rest}"));
    let shift = Edit::MovePoint { index: 1, to: [0.5, -2.0] };
    assert_eq!(after(link, &shift), format!("data=csv:0,1;0.5,-2;2,5{rest}"));
    let remove = Edit::RemovePoint { index: 0 };
    assert_eq!(after(link, &remove), format!("data=csv:1,3;2,5{rest}"));
    let few = "data=csv:0,1;1,3";
    assert_eq!(refusal(few, &remove), "data last-points");
    assert_eq!(refusal(few, &Edit::RemovePoint { index: 2 }), "data no-item Points 2");
    assert_eq!(refusal(few, &Edit::SetClass { index: 0, class: 1 }), "data no-classes");
    let large = Edit::AddPoint { at: [2e9, 0.0], class: 0 };
    assert_eq!(refusal(few, &large), "data point-too-far 2000000000");
    assert_eq!(refusal("f=sphere", &add), "data no-data");

    // A set that is drawn becomes the reader's own points, with the same model, rate and view.
    let drawn = Scenario::parse("data=blobs").scenario;
    let moved = drawn.apply(&Edit::MovePoint { index: 3, to: [0.5, 0.25] }).unwrap().scenario;
    let (before, now) = (drawn.function.fit().unwrap(), moved.function.fit().unwrap());
    assert_eq!(now.data.samples()[3].inputs, [0.5, 0.25]);
    assert_eq!(now.data.samples()[3].target, before.data.samples()[3].target);
    assert_eq!(now.data.samples()[4..], before.data.samples()[4..]);
    assert_eq!((now.model, now.loss), (before.model, before.loss));
    assert_eq!(moved.learning_rate, drawn.learning_rate);
    assert_eq!(moved.domain(), drawn.domain());
    let flipped = moved.apply(&Edit::SetClass { index: 3, class: 0 }).unwrap().scenario;
    assert_eq!(flipped.function.fit().unwrap().data.samples()[3].target, 0.0);
    let added = moved.apply(&Edit::AddPoint { at: [1.0, 2.0], class: 1 }).unwrap().scenario;
    assert_eq!(added.function.fit().unwrap().data.samples().last().unwrap().target, 1.0);
    let class = Edit::AddPoint { at: [1.0, 2.0], class: 2 };
    assert_eq!(refusal("data=blobs", &class), "data not-a-class");

    // Where one feature tells classes, a target is one of them.
    let classes = "data=csv:0,0;1,1;2,1";
    let up = Edit::MovePoint { index: 0, to: [0.0, 0.7] };
    assert!(after(classes, &up).starts_with("data=csv:0,1;1,1;2,1&"));

    let full = format!("data=csv:{}", (0..200).map(|k| format!("{k},1.5;")).collect::<String>());
    assert_eq!(refusal(&full, &add), "data too-many-points 200");
}

#[test]
fn pasted_tables_are_taken_as_far_as_they_are_read() {
    let paste = |text: &str| Edit::PasteData { text: text.to_owned() };
    let change = apply("f=ackley&at=1,1", &paste("x\ty\n1\t2\n3\t4\n"));
    assert_eq!(change.scenario.write(), "data=csv:1,2;3,4");
    assert_eq!(change.problems[0].fault.id(), "names-left-out");
    let change = apply("data=line&l1=0.1", &paste("1,2\nx,4\n5,6"));
    assert_eq!(change.scenario.write(), "data=csv:1,2;5,6&l1=0.1");
    assert!(change.problems.iter().all(|problem| problem.severity == Severity::Warning));
    let problems = Scenario::default().apply(&paste("nothing")).unwrap_err();
    assert!(!problems.is_empty());
}

#[test]
fn parts_are_turned_on_and_off() {
    let part = |part, on| Edit::SetPart { part, on };
    assert_eq!(after("show=surface", &part(Part::Field, true)), "f=himmelblau&show=surface,field");
    assert_eq!(after("show=surface", &part(Part::Surface, false)), "f=himmelblau");
    assert_eq!(apply("", &part(Part::Linear, true)).dirty, Dirty::PAGE);
    assert_eq!(apply("", &part(Part::Stretch, true)).dirty, Dirty::PICTURE);
    assert_eq!(apply("", &part(Part::Plain, false)).dirty, Dirty::default());
}

#[test]
fn what_is_looked_at_is_zoomed_and_moved() {
    let link = "f=sphere&view=-4,4,-4,4";
    let zoom = Edit::Zoom { to: [0.0, 1.0, -0.123_456_789, 1.0] };
    assert_eq!(after(link, &zoom), format!("{link}&zoom=0,1,-0.123,1"), "as far as it can be seen");
    let by = Edit::ZoomBy { factor: 0.5, at: [0.5, 0.5] };
    assert_eq!(after(link, &by), format!("{link}&zoom=-2,2,-2,2"));
    let corner = Edit::ZoomBy { factor: 0.5, at: [1.0, 0.0] };
    assert_eq!(after(link, &corner), format!("{link}&zoom=0,4,-4,0"));
    let pan = Edit::Pan { by: [0.25, -0.5] };
    assert_eq!(after(link, &pan), format!("{link}&zoom=-2,6,-8,0"));
    assert_eq!(after(&format!("{link}&zoom=0,1,0,1"), &Edit::ResetZoom), link);
    let curve = after("f=parabola", &by);
    assert!(curve.starts_with("f=parabola&zoom="), "{curve}");
    let change = apply(link, &by);
    assert_eq!(change.dirty, Dirty::PICTURE);
    assert!(change.scenario.runs_like(&Scenario::parse(link).scenario));
    for (to, said) in [
        ([0.0, 2e9, 0.0, 1.0], "zoom region-size"),
        ([0.0, 0.0, 0.0, 1.0], "zoom region-empty 0 0"),
        ([0.0, 1.0, 0.0, f64::INFINITY], "zoom not-finite inf"),
    ] {
        assert_eq!(refusal(link, &Edit::Zoom { to }), said);
    }
    for factor in [f64::NAN, 0.0, -1.0, 1e12, 1e-20] {
        assert!(refusal(link, &Edit::ZoomBy { factor, at: [0.5, 0.5] }).starts_with("zoom "));
    }
}

#[test]
fn several_edits_are_one_act() {
    let all = |edits| Edit::All { edits };
    let edits =
        all(vec![set("f", "sphere"), Edit::AddStart { at: [1.0, 2.0].into() }, set("lr", "0.3")]);
    assert_eq!(after("f=ackley&at=3,3", &edits), "f=sphere&at=1,2&lr=0.3");
    let half = all(vec![set("f", "sphere"), set("lr", "fast")]);
    assert_eq!(refusal("f=ackley&at=3,3", &half), "lr not-finite fast");
    assert_eq!(after("f=ackley", &all(Vec::new())), "f=ackley");
}

#[test]
fn a_link_is_opened_whatever_it_says() {
    let open = Edit::Open { query: "f=sphere&lr=fast".to_owned() };
    let change = apply("f=ackley&at=1,2&noise=3", &open);
    assert_eq!(change.scenario.write(), "f=sphere");
    assert_eq!(change.problems.len(), 1);
}

/// Momentum once took the place of the reader's other rules, and noise grew past its limit.
#[test]
fn remedies_keep_to_what_the_reader_has_and_to_the_limits() {
    let link = "f=rastrigin&opt=adam(lr=0.1);gd";
    assert_eq!(after(link, &Edit::AddMomentum), format!("{link};momentum"));
    assert_eq!(after(link, &Edit::AddAnnealing), format!("{link};anneal"));
    let own = "f=rastrigin&opt=momentum(beta=0.5)";
    assert_eq!(after(own, &Edit::AddMomentum), own);
    assert_eq!(after("f=saddle", &Edit::ShakeGradient), "f=saddle&noise=1");
    assert_eq!(after("f=saddle&noise=2", &Edit::ShakeGradient), "f=saddle&noise=8");
    assert_eq!(after("f=saddle&noise=900000", &Edit::ShakeGradient), "f=saddle&noise=1000000");
    assert_eq!(after("f=saddle&noise=1000000", &Edit::ShakeGradient), "f=saddle&noise=1000000");
    assert_eq!(after("f=rastrigin", &Edit::AddRestarts), "f=rastrigin&restarts=12");
    assert_eq!(after("f=rastrigin&restarts=55", &Edit::AddRestarts), "f=rastrigin&restarts=60");
}

/// A standing problem of one key once refused an edit of any other.
#[test]
fn an_edit_answers_for_its_own_key_only() {
    let one_place = "data=csv:0,1;0,2";
    let standing = Scenario::parse(one_place).problems;
    assert_eq!(standing.len(), 1);
    assert_eq!(standing[0].severity, Severity::Warning);
    assert_eq!(after(one_place, &set("lr", "0.5")), format!("{one_place}&lr=0.5"));
    assert_eq!(after(one_place, &set("opt", "adam")), format!("{one_place}&opt=adam"));
    let change = apply(one_place, &Edit::AddPoint { at: [0.0, 3.0], class: 0 });
    assert_eq!(change.problems[0].fault.id(), "one-place");
    assert!(after(one_place, &Edit::AddPoint { at: [1.0, 3.0], class: 0 }).contains(";1,3"));
    assert_eq!(after("f=sphere&lr=fast&at=oops", &set("noise", "1")), "f=sphere&noise=1");
}

#[test]
fn there_is_room_made_for_an_edit_and_that_is_told() {
    let keys = |change: &Change| -> Vec<String> {
        change.problems.iter().map(|problem| problem.key.clone()).collect()
    };
    let long = "f=sphere&at=1,1&steps=100000&tol=0&restarts=9";
    let change = apply(long, &Edit::AddStart { at: [1.0, 2.0].into() });
    assert_eq!(change.scenario.starts.len(), 2);
    assert_eq!(change.scenario.steps, 90_909);
    assert_eq!(keys(&change), ["steps"]);
    let change = apply("f=sphere&restarts=60", &Edit::AddMomentum);
    assert_eq!(change.scenario.rules.len(), 2);
    assert_eq!(change.scenario.restarts, 31);
    assert_eq!(keys(&change), ["restarts"]);
    let change = apply(long, &set("opt", "gd;adam;momentum;nesterov;rmsprop;adagrad;adamw"));
    assert_eq!(keys(&change), ["restarts", "steps"]);
    assert_eq!(Scenario::parse(&change.scenario.write()).problems, []);
    // Where there is no room at all nothing changes.
    let full = format!("f=sphere&at={}", "1,2;".repeat(64));
    let said = refusal(&full, &Edit::AddStart { at: [3.0, 4.0].into() });
    assert_eq!(said, "at too-many-runs 65 1");
    let rules = format!("f=sphere&opt={}", "gd;".repeat(16));
    let said = refusal(&rules, &Edit::AddRule { rule: "adam".to_owned() });
    assert_eq!(said, "opt too-many-rules 16");
    assert_eq!(refusal(&rules, &Edit::AddMomentum), said);
}

/// A Rust function has no link; an edit keeps it all the same.
#[test]
fn a_rust_function_is_kept() {
    struct Bowl(f64);
    impl Expression for Bowl {
        fn evaluate<S: Scalar>(&self, x: S, y: S) -> S {
            x.square() * self.0 + y.square()
        }
    }
    let scenario = |steep| Scenario {
        function: Function::custom("bowl", Bowl(steep)).into(),
        ..Scenario::default()
    };
    let before = scenario(2.0);
    let after = before.apply(&Edit::AddStart { at: [1.0, 2.0].into() }).unwrap().scenario;
    assert_eq!(after.function, before.function);
    assert_eq!(after.starts, [[1.0, 2.0]]);
    assert!(!before.runs_like(&scenario(3.0)), "another function of the same name");
}

fn edit() -> impl Strategy<Value = Edit> {
    let number = || {
        prop_oneof![
            4 => (-100..100_i32).prop_map(|n| f64::from(n) / 8.0),
            2 => -1e10..1e10_f64,
            1 => any::<f64>(),
        ]
    };
    let point = || [number(), number()];
    let place = || prop_oneof![point().prop_map(Given::Value), value().prop_map(Given::Text)];
    let option = || prop::sample::select(vec!["lr", "beta", "beta1", "eps", "decay", "c", "delta"]);
    let amount =
        move || prop_oneof![number().prop_map(Given::Value), value().prop_map(Given::Text)];
    let given = move || prop::option::of(amount());
    let batch = prop_oneof![Just(Batch::Full), any::<u32>().prop_map(Batch::Mini)];
    let key = || prop::sample::select(keys().map(|key| key.id.to_owned()).collect::<Vec<_>>());
    let example = prop::sample::select(keys().map(|key| (key.id, key.example)).collect::<Vec<_>>());
    let function = prop::sample::select(CATALOG.iter().map(|entry| entry.id).collect::<Vec<_>>());
    let rule =
        || prop::sample::select(RULES.iter().map(|rule| rule.id.to_owned()).collect::<Vec<_>>());
    let chosen = prop::sample::select(vec![Chosen::Schedule, Chosen::Clip, Chosen::Loss]);
    let part = prop::sample::select(PARTS.iter().map(|row| row.id).collect::<Vec<_>>());
    let class = || 0..3_u8;
    let index = || 0..4_usize;
    let one = prop_oneof![
        (key(), value()).prop_map(|(key, value)| Edit::Set { key, value }),
        example.prop_map(|(key, value)| set(key, value)),
        function.prop_map(|id| set("f", id)),
        value().prop_map(|formula| Edit::Rewrite { formula }),
        prop::collection::vec(batch, 0..4).prop_map(|batches| Edit::SetBatches { batches }),
        key().prop_map(|key| Edit::Reset { key }),
        place().prop_map(|at| Edit::AddStart { at }),
        (index(), place()).prop_map(|(index, to)| Edit::MoveStart { index, to }),
        index().prop_map(|index| Edit::RemoveStart { index }),
        rule().prop_map(|rule| Edit::AddRule { rule }),
        index().prop_map(|index| Edit::DuplicateRule { index }),
        index().prop_map(|index| Edit::RemoveRule { index }),
        (index(), rule()).prop_map(|(index, rule)| Edit::ReplaceRule { index, rule }),
        (index(), option(), given()).prop_map(|(rule, option, value)| {
            Edit::SetRuleOption { rule, option: option.to_owned(), value }
        }),
        (chosen, option(), given()).prop_map(|(key, option, value)| {
            Edit::SetOption { key, option: option.to_owned(), value }
        }),
        (0..200_u32, amount()).prop_map(|(step, rate)| Edit::ChangeRate { step, rate }),
        (point(), class()).prop_map(|(at, class)| Edit::AddPoint { at, class }),
        (index(), point()).prop_map(|(index, to)| Edit::MovePoint { index, to }),
        index().prop_map(|index| Edit::RemovePoint { index }),
        (index(), class()).prop_map(|(index, class)| Edit::SetClass { index, class }),
        prop::collection::vec(point(), 0..5).prop_map(|rows| {
            let rows = rows.iter().map(|[x, y]| format!("{x}\t{y}\n"));
            Edit::PasteData { text: rows.collect() }
        }),
        (part, any::<bool>()).prop_map(|(part, on)| Edit::SetPart { part, on }),
        [number(), number(), number(), number()].prop_map(|to| Edit::Zoom { to }),
        (0.0..3.0_f64, point()).prop_map(|(factor, at)| Edit::ZoomBy { factor, at }),
        point().prop_map(|by| Edit::Pan { by }),
        query().prop_map(|query| Edit::Open { query }),
        prop::sample::select(vec![
            Edit::ResetStarts,
            Edit::ResetZoom,
            Edit::AddMomentum,
            Edit::AddAnnealing,
            Edit::ShakeGradient,
            Edit::AddRestarts,
        ]),
    ]
    .boxed();
    prop_oneof![
        8 => one.clone(),
        1 => prop::collection::vec(one, 0..4).prop_map(|edits| Edit::All { edits }),
    ]
}

/// A scenario as readers come to it: a link, likely of data, and edits.
fn scenario() -> impl Strategy<Value = Scenario> {
    let data = prop::sample::select(vec![
        "",
        "data=line",
        "data=blobs&",
        "data=csv:0,1;1,3;2,5",
        "data=csv:0,1;0,2",
        "data=csv:0,0;1,1;2,1&",
        "data=csv:0,0,0;1,1,1;2,1,1",
        "layers=9",
        "f=x^2",
    ]);
    let edits = prop::collection::vec(edit(), 0..4);
    (data, query(), edits).prop_map(|(data, query, edits)| {
        let link = Scenario::parse(&format!("{data}&{query}")).scenario;
        edits.iter().fold(link, |now, edit| match now.apply(edit) {
            Ok(change) => change.scenario,
            Err(_) => now,
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn an_edit_is_undone_exactly_and_leaves_a_link_that_reads_the_same(
        before in scenario(),
        edit in edit(),
    ) {
        match before.apply(&edit) {
            Ok(change) => {
                let written = change.scenario.write();
                let again = Scenario::parse(&written);
                // Only data that tell no slope have something to be said of them.
                for problem in &again.problems {
                    prop_assert_eq!(problem.fault.id(), "one-place", "{}", written);
                }
                prop_assert_eq!(again.scenario.write(), written);
                prop_assert_eq!(&again.scenario, &change.scenario);
                prop_assert_eq!(change.dirty.runs, !change.scenario.runs_like(&before));
                let back = change.scenario.apply(&change.inverse).unwrap().scenario;
                prop_assert_eq!(back.write(), before.write());
                prop_assert_eq!(back, before);
            }
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}
