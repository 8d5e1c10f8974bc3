use super::*;

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

/// The map stays with its rule.
#[test]
fn a_map_is_turned_on_and_told_its_rule() {
    let rule = |number: f64| Edit::SetOption {
        key: Chosen::Map,
        option: "rule".to_owned(),
        value: Some(number.into()),
    };
    let link = "f=sphere&opt=gd;adam;nesterov";
    assert_eq!(after(link, &set("map", "basins")), format!("{link}&map=basins"));
    let second = format!("{link}&map=basins(rule=2)");
    assert_eq!(after(link, &rule(2.0)), second);
    assert_eq!(after(&second, &rule(1.0)), format!("{link}&map=basins"));
    assert_eq!(after(&second, &reset("map")), link);
    let remove = |index| Edit::RemoveRule { index };
    assert_eq!(after(&second, &remove(0)), "f=sphere&opt=adam;nesterov&map=basins");
    assert_eq!(after(&second, &remove(2)), "f=sphere&opt=gd;adam&map=basins(rule=2)");
    assert_eq!(after("f=sphere&opt=gd;adam&map=basins(rule=2)", &remove(1)), "f=sphere&map=basins");
    assert!(!apply(link, &set("map", "basins")).dirty.runs);
}
