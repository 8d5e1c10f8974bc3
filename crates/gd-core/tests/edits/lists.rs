use super::*;

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
    let gd_again = format!("{link};gd");
    assert_eq!(after(link, &Edit::DuplicateRule { index: 0 }), gd_again);
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
    assert_eq!(refusal(link, &change(200_000, 1.0)), "lr-from out-of-range step 200000");
    // From the start on it is that of all; from a step on what has its own keeps it.
    let own = "f=sphere&opt=gd(lr=0.2);adam";
    assert_eq!(after(own, &change(0, 0.5)), "f=sphere&opt=gd;adam&lr=0.5");
    assert_eq!(after(own, &change(9, 0.5)), "f=sphere&opt=gd(lr=0.2);adam&lr-from=9:0.5");
    // Unless it is what all have.
    assert_eq!(after("f=sphere&opt=gd(lr=0.2)", &change(9, 0.5)), "f=sphere&lr=0.2&lr-from=9:0.5");
}

#[test]
fn a_rule_is_raced_with_several_rates_in_place_of_the_others() {
    let link = "f=sphere&at=1,2&opt=gd;momentum(lr=0.3,beta=0.5)&lr=0.2&lr-from=9:0.5";
    let rates = |rule, rates: &[f64]| Edit::TryRates { rule, rates: rates.to_vec() };
    let tried = "f=sphere&at=1,2&opt=momentum(lr=0.1,beta=0.5);momentum(lr=1,beta=0.5)";
    assert_eq!(after(link, &rates(1, &[0.1, 1.0])), tried);
    assert_eq!(refusal(link, &rates(2, &[0.1])), "opt no-item Rules 2");
    assert_eq!(refusal(link, &rates(0, &[])), "opt last-rule");
    assert_eq!(refusal(link, &rates(0, &[0.1, -1.0])), "opt out-of-range lr -1");
    assert_eq!(refusal(link, &rates(0, &[0.1; 17])), "opt too-many-rules 16");
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
    let clear = Edit::ClearPoints;
    assert_eq!(after(link, &clear), format!("data=csv:0,1;2,5{rest}"));
    let classes = "data=csv:1,0,1;2,1,1;3,1,0;4,0,0&loss=hinge&model=linear-classifier";
    assert!(after(classes, &clear).starts_with("data=csv:3,1,0;1,0,1&"));
    assert_eq!(refusal("f=sphere", &clear), "data no-data");
    let few = "data=csv:0,1;1,3";
    assert!(after(few, &clear).starts_with(few));
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
    assert_eq!(moved.rate(&moved.rules[0]), drawn.rate(&drawn.rules[0]));
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
    assert!(change.problems.iter().all(|problem| problem.severity != Severity::Error));
    let problems = Scenario::default().apply(&paste("nothing")).unwrap_err();
    assert!(!problems.is_empty());
}
