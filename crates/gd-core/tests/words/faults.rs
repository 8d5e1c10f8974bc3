use super::*;

fn formula_faults() -> Vec<FormulaFault> {
    let text = || "x".to_owned();
    let mut faults = vec![
        FormulaFault::Empty,
        FormulaFault::TooLong { most: 3 },
        FormulaFault::TooDeep { most: 3 },
        FormulaFault::TooManyOperations { most: 3 },
        FormulaFault::YOnBothSides,
        FormulaFault::NumberTooLarge,
        FormulaFault::UnknownName { name: text() },
        FormulaFault::UnknownFunction { name: text() },
        FormulaFault::PowerOfFunction { function: "sin" },
        FormulaFault::NoParentheses { function: "max" },
        FormulaFault::NoArgument { function: "sin" },
        FormulaFault::UnclearEnd { function: "sin", argument: text() },
        FormulaFault::StrayComma,
        FormulaFault::ClosesNothing,
        FormulaFault::EmptyParentheses,
        FormulaFault::BreaksOff { after: text() },
        FormulaFault::NothingRaised { power: text() },
        FormulaFault::BadStart { with: text() },
        FormulaFault::MissingOperand { before: text(), behind: text() },
        FormulaFault::MissingOperator { before: text(), behind: text() },
    ];
    let characters = "=[]{}'′°%!\\;:\"$_#@&~`?<>≤.хуθ§\u{7}".chars();
    faults.extend(characters.map(|character| FormulaFault::UnknownCharacter { character }));
    let counts = [Values::One, Values::Two, Values::TwoOrMore];
    faults.extend(counts.map(|takes| FormulaFault::WrongCount { function: "pow", takes }));
    faults.push(FormulaFault::DecimalComma { written: "0,5".to_owned() });
    faults.push(FormulaFault::PowerOfNegative);
    let brackets = [Bracket::Parenthesis, Bracket::Function, Bracket::Bar];
    faults.extend(brackets.map(|open| FormulaFault::NeverClosed { open }));
    faults
}

fn data_faults() -> Vec<DataFault> {
    let cell = || "x".to_owned();
    let rows = [
        RowFault::NumberMissing,
        RowFault::NotANumber { cell: cell() },
        RowFault::NotFinite { cell: cell() },
        RowFault::NumberTooLarge { cell: cell() },
        RowFault::NotAClass,
        RowFault::OneNumber,
        RowFault::UnlikeTheFirst,
        RowFault::ManyCommas,
        RowFault::TooManyNumbers,
    ];
    let mut faults = vec![
        DataFault::NoRows,
        DataFault::NamesLeftOut,
        DataFault::ClassesNamed { words: [cell(), cell()] },
        DataFault::TooManyRows { rows: 300, taken: 200 },
        DataFault::MoreRows { rows: 1 },
        DataFault::MoreRows { rows: 2 },
        DataFault::TooFewPoints { points: 0 },
        DataFault::TooFewPoints { points: 1 },
        DataFault::OneX,
        DataFault::OnePlace,
    ];
    faults.extend(rows.map(|fault| DataFault::Row { row: 2, fault }));
    faults
}

fn link_faults() -> Vec<LinkFault> {
    let text = || "x".to_owned();
    let mut faults = vec![
        LinkFault::TooLong { most: 3 },
        LinkFault::UnknownKey { key: text() },
        LinkFault::GivenAgain,
        LinkFault::NumberMissing { declared: None },
        LinkFault::NotFinite { text: text() },
        LinkFault::NumberTooLarge { text: text() },
        LinkFault::WordMissing,
        LinkFault::UnknownWord { word: text() },
        LinkFault::UnknownOption { of: "gd", option: text() },
        LinkFault::OptionTwice { option: "lr" },
        LinkFault::OptionsNeverClosed,
        LinkFault::BehindOptions,
        LinkFault::TooManyStarts { most: 64 },
        LinkFault::TooManyRules { most: 16 },
        LinkFault::TooManyBatchSizes { most: 16 },
        LinkFault::StartTooFar { most: 1e12 },
        LinkFault::StartCoordinates { dimension: 1 },
        LinkFault::StartCoordinates { dimension: 2 },
        LinkFault::RegionSides { key: "view" },
        LinkFault::RegionEmpty { low: 1.0, high: -1.0 },
        LinkFault::RegionSize,
        LinkFault::ViewpointAngles,
        LinkFault::ChangeForm,
        LinkFault::ChangeOrder,
        LinkFault::TooManyChanges { most: 200 },
        LinkFault::NoData,
        LinkFault::ModelUnsuited { model: "line" },
        LinkFault::LossUnsuited { model: "line", loss: "hinge" },
        LinkFault::TooManyBatchedRuns { rules: 8, batches: 9, most: 64 },
        LinkFault::TooManyRuns { starts: 65, rules: 1, batches: 1, most: 64 },
        LinkFault::TooManyRuns { starts: 61, rules: 2, batches: 1, most: 64 },
        LinkFault::TooManyRuns { starts: 61, rules: 1, batches: 2, most: 64 },
        LinkFault::TooManyRuns { starts: 61, rules: 2, batches: 2, most: 64 },
        LinkFault::RuleNotRaced { rule: 3, rules: 2 },
        LinkFault::NotSwept { of: "gd", option: "beta".to_owned() },
        LinkFault::SameAxes { option: "lr" },
        LinkFault::SweepRange { low: 2.0, high: 1.0 },
        LinkFault::TooManySteps { runs: 60, most: 16_666 },
        LinkFault::FixedByHole { key: "at" },
        LinkFault::NoHole,
    ];
    let declared = [&LEARNING_RATE, &STEPS, &TOLERANCE, &NOISE, &RESTARTS, &SEED, &SPEED];
    faults.extend(declared.map(|declared| LinkFault::OutOfRange { declared, text: text() }));
    for of in [
        Named::UpdateRule,
        Named::Schedule,
        Named::Clip,
        Named::DataSet,
        Named::Model,
        Named::Loss,
        Named::Activation,
        Named::Part,
        Named::Hidden,
        Named::Map,
    ] {
        faults.extend([LinkFault::NameMissing { of }, LinkFault::NotNamed { of, name: text() }]);
    }
    let descended = [Descended::Function, Descended::Data, Descended::Model, Descended::Layers];
    for kept in descended {
        faults.extend(descended.map(|other| LinkFault::GivenAsWell { other, kept }));
    }
    faults
}

fn edit_faults() -> Vec<EditFault> {
    let mut faults = vec![
        EditFault::Unreadable { reason: "Unknown variant.".to_owned() },
        EditFault::LastRule,
        EditFault::TooManyPoints { most: 200 },
        EditFault::LastPoints,
        EditFault::PointTooFar { text: "2000000000".to_owned() },
        EditFault::NoClasses,
        EditFault::NotAClass,
    ];
    let lists = [List::Starts, List::Rules, List::Points];
    faults.extend(lists.map(|of| EditFault::NoItem { of, index: usize::MAX }));
    faults
}

#[test]
fn every_fault_is_said() {
    let formula = formula_faults();
    let data = data_faults();
    let seen: BTreeSet<_> = formula.iter().map(FormulaFault::id).collect();
    assert_eq!(seen, ids(include_str!("../../src/flaw/formula.rs")));
    let seen: BTreeSet<_> = data.iter().map(DataFault::id).collect();
    assert_eq!(seen, ids(include_str!("../../src/flaw/data.rs")));
    let link = link_faults();
    let seen: BTreeSet<_> = link.iter().map(LinkFault::id).collect();
    assert_eq!(seen, ids(include_str!("../../src/flaw/link.rs")));
    let edit = edit_faults();
    let seen: BTreeSet<_> = edit.iter().map(EditFault::id).collect();
    assert_eq!(seen, ids(include_str!("../../src/flaw/edit.rs")));
    let text = || vec!["x".to_owned(), "y".to_owned()];
    let hints = [
        Hint::DidYouMean(text()),
        Hint::Write(text()),
        Hint::Known(vec!["x", "y"]),
        Hint::DecimalPoint,
        Hint::BatchSize,
    ];
    let faults = formula.into_iter().map(Fault::Formula);
    let faults = faults.chain(data.into_iter().map(Fault::Data));
    let faults: Vec<_> = faults
        .chain(link.into_iter().map(Fault::Link))
        .chain(edit.into_iter().map(Fault::Edit))
        .collect();
    let ids: BTreeSet<_> = faults.iter().map(Fault::id).collect();
    let kinds: HashSet<_> = faults.iter().map(|fault| (discriminant(fault), fault.id())).collect();
    assert_eq!(ids.len(), kinds.len(), "an id names a fault of one kind");
    for fault in faults {
        assert_said(&fault.to_string());
        assert!(fault.id().bytes().all(|c| c.is_ascii_lowercase() || c == b'-'), "{}", fault.id());
        for hint in hints.iter().map(Some).chain([None]) {
            if let Some(said) = way_out(&fault, hint) {
                assert_said(&said);
            }
            let flaw = Flaw {
                at: 0..1,
                fault: fault.clone(),
                hint: hint.cloned(),
                severity: Severity::Error,
            };
            assert_said(&flaw.to_string());
        }
    }
}

#[test]
fn flaws_are_errors_that_say_what_is_wrong_and_the_way_out() {
    let formula = |text: &str| Formula::parse(text).map(drop).unwrap_err().to_string();
    let data = |text: &str| parse_csv(text).1[0].to_string();
    for (said, expected) in [
        (formula("xy"), "There is no name “xy”. Did you mean x*y?"),
        (formula("x2"), "There is no name “x2”. Did you mean x^2?"),
        (formula("lg(x)"), "There is no function “lg”. Write log10(x) or log2(x)."),
        (
            formula("exp^0.5 x"),
            "Only a positive integer may stand between exp and its argument. Write the power at the end: exp(x)^2.",
        ),
        (
            formula("sin(x, y)"),
            "sin takes one value. Functions of several values are atan2, min, max, hypot, logaddexp, pow.",
        ),
        (formula("sin(2,5)"), "sin takes one value. A decimal number has a point: 2.5."),
        (
            formula("45°"),
            "“°” has no meaning in a formula. Angles are in radians; a degree is pi/180.",
        ),
        (formula("2*(x"), "This “(” is never closed. Add a “)”."),
        (
            data("1,2;x,4;5,6"),
            "Row 2: “x” is not a number. Numbers are written like 0.5, -3 or 1e-6.",
        ),
        (data("1,2;3,1e300;4,5"), "Row 2: “1e300” is too large. Numbers up to 1e9 are taken."),
        (data(""), "There are no rows. Write a row for each point: x,y or x₁,x₂,class."),
    ] {
        assert_eq!(said, expected);
    }
    let error: Box<dyn std::error::Error> = Box::new(Formula::parse("(").map(drop).unwrap_err());
    assert!(error.to_string().starts_with("After “(” the formula breaks off."));
}

#[test]
fn problems_of_a_link_are_said_with_their_key_and_place() {
    for (query, expected) in [
        ("lr=-1", "lr (at 3): lr = -1 is out of range. Allowed: greater than 0, at most 1000000."),
        ("lr=fast", "lr (at 3): “fast” is not a number. Write it like 0.5, -3 or 1e-6."),
        ("opt=adma", "opt (at 4): There is no update rule “adma”. Did you mean adam?"),
        ("opt=gd(beta=0.9)", "opt (at 7): gd has no option “beta”. gd has lr."),
        ("goal=up", "goal (at 5): “up” is not one of its values. It is min or max."),
        ("goal=", "goal (at 5): A word is missing here. It is min or max."),
        ("f=himmelbau", "f (at 2): There is no function “himmelbau”. Did you mean himmelblau?"),
        (
            "f=parabola&at=1,2",
            "at (at 14): A start of a function of x alone is one number. Write it like at=3, with ; between starts.",
        ),
        ("colour=red", "colour (at 0): There is no key “colour”. It is left out."),
        (
            "data=line&loss=hinge",
            "loss (at 15): line is not trained by hinge. There are mse, mae, huber.",
        ),
        (
            "f=sphere&data=line",
            "data (at 14): A function is given as well as data. The data are followed; leave the other out.",
        ),
        (
            "data=line&batch=0",
            "batch (at 16): batch = 0 is out of range. A batch size is full or a number, like 32.",
        ),
        (
            "f=sphere&at=1,1;2,2;3,3;4,4;5,5&restarts=60",
            "restarts (at 41): 65 starts make 65 runs. At most 64 are run: fewer starts or restarts are needed.",
        ),
        (
            "f=sphere&restarts=60&opt=gd;adam",
            "restarts (at 18): 61 starts × 2 rules make 122 runs. At most 64 are run: fewer starts, restarts or rules are needed.",
        ),
    ] {
        assert_eq!(Scenario::parse(query).problems[0].to_string(), expected);
    }
}
