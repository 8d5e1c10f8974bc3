use super::*;

#[test]
fn links_are_read_and_written_alike() {
    for query in [
        "data=line",
        "data=blobs",
        "data=line&model=slope",
        "data=outliers&loss=huber(delta=0.5)",
        "data=curve&model=line&loss=mae",
        "data=blobs&model=linear-classifier",
        "data=overlap&loss=mse&l1=0.1&l2=0.01",
        "data=line&batch=full;1;32&sampling=with",
        "data=line&seed=7&lr=0.3&at=1,2",
        "data=csv:1,2;3.5,-4;1e-7,0",
        "data=csv:1,2,0;3,4,1",
        "data=csv:1,0;2,1;3,1&model=line",
        "layers=50",
        "layers=7&activation=relu&lr=0.1&at=1,0",
        "experiment=fields&seed=3",
    ] {
        let read = scenario(query);
        let written = read.write();
        assert_eq!(scenario(&written), read, "{query}: {written}");
        // What is at its default is not written, so the shortest form is its own.
        assert_eq!(scenario(&written).write(), written);
    }
    assert_eq!(scenario("activation=tanh").write(), "layers=20&activation=tanh");
    // Defaults that follow from the data.
    assert_eq!(scenario("data=blobs").write(), "data=blobs");
    assert_eq!(scenario("model=sine").write(), "data=curve");
    assert_eq!(scenario("data=blobs&loss=hinge").write(), "data=blobs&model=linear-classifier");
    assert_eq!(scenario("data=csv:0,0;1,1").function.fit().unwrap().model.id, "logistic");
    assert_eq!(scenario("data=csv:0,0;1,2").function.fit().unwrap().model.id, "line");
}

#[test]
fn changing_the_data_or_the_model_takes_what_belongs_to_them_along() {
    let set = |query: &str, key: &str, value: &str| {
        let edit = Edit::Set { key: key.to_owned(), value: value.to_owned() };
        let change = scenario(query).apply(&edit).unwrap();
        assert_eq!(change.problems, [], "{query}");
        change.scenario.write()
    };
    let line = "data=line&loss=huber&batch=1;32&at=1,2&lr=0.2&view=0,1,0,1";
    assert_eq!(set(line, "data", "blobs"), "data=blobs&batch=1;32");
    assert_eq!(set(line, "model", "slope"), "data=line&model=slope&batch=1;32");
    assert_eq!(set(line, "f", "sphere"), "f=sphere");
    assert_eq!(set("f=sphere&lr=0.2&at=1,1", "data", "line"), "data=line");
    assert_eq!(set("data=line&seed=3", "seed", "0"), "data=line");
    assert_eq!(set("layers=20&at=1,0&lr=0.1", "layers", "50"), "layers=50&at=1,0&lr=0.1");
    assert_eq!(set(line, "layers", "5"), "layers=5");
    assert_eq!(set("layers=20&activation=relu&at=1,0", "data", "line"), "data=line");
    assert_eq!(set("layers=20&activation=relu", "f", "sphere"), "f=sphere");
}

#[test]
fn links_that_make_no_sense_are_told_apart() {
    for (query, key, id, hint) in [
        ("f=sphere&data=line", "data", "given-as-well", ""),
        ("data=lines", "data", "not-named", "line?"),
        ("data=line&model=logistic", "model", "model-unsuited", "line, slope, sine"),
        ("data=blobs&model=line", "model", "model-unsuited", "logistic, linear-classifier"),
        ("model=plane", "model", "not-named", "line?"),
        ("data=line&loss=hinge", "loss", "loss-unsuited", "mse, mae, huber"),
        ("loss=mae", "loss", "no-data", ""),
        ("batch=32", "batch", "no-data", ""),
        ("f=sphere&l2=1", "l2", "no-data", ""),
        ("data=line&batch=0", "batch", "out-of-range", "full or a number"),
        ("data=line&batch=most", "batch", "not-finite", "full or a number"),
        (
            "data=line&batch=1;2;3;4;5;6;7;8;9&opt=gd;momentum;nesterov;adagrad;rmsprop;adam;adamw;anneal",
            "batch",
            "too-many-batched-runs",
            "",
        ),
        ("data=line&sampling=some", "sampling", "unknown-word", "without, with"),
        ("data=line&layers=3", "layers", "given-as-well", ""),
        ("layers=0", "layers", "out-of-range", ""),
        ("activation=step", "activation", "not-named", "sigmoid, tanh, relu, linear"),
        ("experiment=x", "experiment", "unknown-word", "hessians, fields, none"),
        ("data=csv:", "data", "no-rows", ""),
        ("data=csv:1,2", "data", "too-few-points", ""),
        ("data=csv:1,2;x,4;5,6", "data", "row-not-a-number", ""),
    ] {
        let parsed = Scenario::parse(query);
        let problems = parsed.problems;
        assert!(problems.iter().all(|problem| problem.key == key), "{query}: {problems:?}");
        let told = problems.iter().find(|problem| problem.fault.id() == id);
        let told = told.unwrap_or_else(|| panic!("{query}: {problems:?}"));
        let offered = offered(told.hint.as_ref());
        assert_eq!(offered.is_empty(), hint.is_empty(), "{query}: {offered}");
        assert!(offered.starts_with(hint), "{query}: {offered}");
        // The rest can still be shown.
        Race::new(parsed.scenario).advance(3);
    }
    let parsed = Scenario::parse("lr=1&data=csv:1,2;x,4;5,6");
    let place = &parsed.problems[0].at;
    assert_eq!("lr=1&data=csv:1,2;x,4;5,6".get(place.clone()), Some("x"));
    assert_eq!(parsed.scenario.function.fit().unwrap().data.samples().len(), 2);
}

fn pairs(text: &str) -> Vec<[f64; 2]> {
    let (data, flaws) = parse_csv(text);
    assert!(flaws.iter().all(|flaw| flaw.fault.id() == "names-left-out"), "{text}: {flaws:?}");
    data.unwrap().samples().iter().map(|sample| [sample.inputs[0], sample.target]).collect()
}

#[test]
fn tables_are_read_however_their_columns_are_parted() {
    let expected = [[1.0, 2.5], [-3.0, 4.0]];
    for text in [
        "1,2.5;-3,4",
        "1,2.5\n-3,4\n",
        "1, 2.5\r\n-3, 4\r\n",
        "1;2.5\n-3;4",
        "1\t2.5\n-3\t4",
        "  1   2.5\n\n -3 4 ",
        "x,y\n1,2.5\n-3,4",
        "\"x\";\"y\"\n\"1\";\"2,5\"\n\"-3\";\"4\"",
        "1;2,5\n−3;4",
        "1\t2,5\n-3\t4,0",
        "1e0,25e-1;-3,4;",
        "1,2.5,\n-3,4,,\n",
        "x,y,\n1,2.5,\n-3,4,",
        "１，２.５；-3，4",
        "1；2,5\n-3；4",
    ] {
        assert_eq!(pairs(text), expected, "{text}");
    }
    let (data, flaws) = parse_csv("0.5,1,-1\n2,3,1\n4,4,0");
    assert!(flaws.is_empty());
    let data = data.unwrap();
    let expected: Vec<_> = [([0.5, 1.0], 0.0), ([2.0, 3.0], 1.0), ([4.0, 4.0], 0.0)]
        .map(|(inputs, target)| Sample { inputs, target })
        .to_vec();
    assert_eq!((data.features(), data.samples()), (2, expected.as_slice()));
    assert!(data.is_labelled());
}

#[test]
fn hostile_tables_are_explained_with_their_place() {
    let cell = str::to_owned;
    let row = |row, fault| DataFault::Row { row, fault };
    for (text, place, fault) in [
        ("", "", DataFault::NoRows),
        (" \n \n", "", DataFault::NoRows),
        ("hello", "hello", row(1, RowFault::NotANumber { cell: cell("hello") })),
        ("1,2", "1,2", DataFault::TooFewPoints { points: 1 }),
        ("1,2;NaN,3;4,5", "NaN", row(2, RowFault::NotFinite { cell: cell("NaN") })),
        ("1,2;3,inf;4,5", "inf", row(2, RowFault::NotFinite { cell: cell("inf") })),
        ("1,2;3,1e300;4,5", "1e300", row(2, RowFault::NumberTooLarge { cell: cell("1e300") })),
        (
            "1,2;3,</script><b>;4,5",
            "</script><b>",
            row(2, RowFault::NotANumber { cell: cell("</script><b>") }),
        ),
        ("1,2;3;4,5", "3", row(2, RowFault::OneNumber)),
        ("1,2;3,;4,5", "", row(2, RowFault::NumberMissing)),
        ("1,2;3,4,1;4,5", "3,4,1", row(2, RowFault::UnlikeTheFirst)),
        ("1,2,0;3,4,7;4,5,1", "7", row(2, RowFault::NotAClass)),
        ("1,5,2,5\n3,5,4,5", "1,5,2,5", row(1, RowFault::ManyCommas)),
        ("1;2;3;4\n5;6", "1;2;3;4", row(1, RowFault::TooManyNumbers)),
        ("a b\nc d", "c", row(2, RowFault::NotANumber { cell: cell("c") })),
    ] {
        let (data, flaws) = parse_csv(text);
        let fault = Fault::Data(fault);
        let flaw = flaws.iter().find(|flaw| flaw.fault == fault);
        let flaw = flaw.unwrap_or_else(|| panic!("{text}: {flaws:?}"));
        assert_eq!(text.get(flaw.at.clone()), Some(place), "{text}");
        if let Some(data) = data {
            assert!(data.samples().len() >= 2);
            assert!(Fit::new(data).value([0.5, 0.5]).is_finite(), "{text}");
        }
    }
    // One bad row after the other is not told at length.
    let (_, flaws) = parse_csv(&"x,y\n".repeat(5000));
    assert!(flaws.len() < 10, "{flaws:?}");
    assert!(flaws.iter().any(|flaw| flaw.fault == Fault::Data(DataFault::MoreRows { rows: 199 })));
}

/// RFC 4180: a quoted cell may hold what parts cells and rows elsewhere.
#[test]
fn quoted_cells_are_one_cell() {
    let expected = [[1.5, 0.0], [2.7, 1.0]];
    for text in [
        "\"1,5\",0\n\"2,7\",1",
        "\"1,5\",0;\"2,7\",1",
        "\"1.5\",\"0\"\r\n\"2.7\",\"1\"\r\n",
        "\"a, \"\"b\"\"\",\"c\nd\"\n\"1,5\",0\n\"2,7\",1",
        "\"1,5\" \"0\"\n\"2,7\" 1",
        "\"1,5\"\t0\n\"2,7\"\t1",
    ] {
        assert_eq!(pairs(text), expected, "{text}");
    }
    // A mark that is never closed is no reason to lose the rest.
    let (data, flaws) = parse_csv("1,2\n\"3,4\n5,6\n7,8");
    assert_eq!(data.unwrap().samples().len(), 3 + usize::from(flaws.is_empty()));
}

#[test]
fn decimal_commas_are_read_where_spaces_part_columns() {
    let expected = [[0.5, 1.2], [1.0, 2.3]];
    for text in [
        "0,5 1,2\n1,0 2,3",
        "0,5 1,2;1,0 2,3",
        "0,5   1,2\n1 2,3",
        "x y\n0,5 1,2\n1,0 2,3",
        "0,5\u{a0}1,2\n1,0\u{a0}2,3",
        "\u{feff}0,5;1,2\n1,0;2,3",
        "０,５ １,２\n１ ２,３",
    ] {
        assert_eq!(pairs(text), expected, "{text}");
    }
    // Where a space follows a comma, the comma parts.
    assert_eq!(pairs("0, 5\n1, 2"), [[0.0, 5.0], [1.0, 2.0]]);
    assert_eq!(pairs("–1,5 2\n1 −3"), [[-1.5, 2.0], [1.0, -3.0]]);
}

#[test]
fn classes_may_be_written_as_minus_one_and_one() {
    let targets = |query: &str| -> Vec<f64> {
        let fit = scenario(query).function.fit().unwrap().clone();
        fit.data.samples().iter().map(|sample| sample.target).collect()
    };
    for model in ["logistic", "linear-classifier"] {
        let query = format!("data=csv:-1,-1;0,1;2,1;3,-1&model={model}");
        assert_eq!(targets(&query), [0.0, 1.0, 1.0, 0.0]);
        let written = scenario(&query).write();
        assert_eq!(scenario(&written), scenario(&query), "{written}");
    }
    // They are numbers to a line, and a model that is not named is one.
    assert_eq!(targets("data=csv:-1,-1;0,1&model=line"), [-1.0, 1.0]);
    assert_eq!(targets("data=csv:-1,-1;0,1"), [-1.0, 1.0]);
}

/// Words in place of a column's numbers are its classes, if there are two.
#[test]
fn classes_may_be_written_as_words() {
    for (text, inputs, targets) in [
        ("0,cat\n1,dog\n2,dog", 1, vec![0.0, 1.0, 1.0]),
        ("x1,x2,species\n0,0,setosa\n1,1,virginica\n0,1,setosa", 2, vec![0.0, 1.0, 0.0]),
        ("0;0;ja\n1,5;1;nein\n2;2,5;ja", 2, vec![1.0, 0.0, 1.0]),
        ("0 0 A\n1 1 B", 2, vec![0.0, 1.0]),
        ("\"0\",\"true\"\n\"1\",\"false\"", 1, vec![1.0, 0.0]),
    ] {
        let (data, flaws) = parse_csv(text);
        let data = data.unwrap();
        let read: Vec<_> = data.samples().iter().map(|sample| sample.target).collect();
        assert_eq!((data.features(), read), (inputs, targets), "{text}");
        assert!(flaws.iter().any(|flaw| flaw.fault.id() == "classes-named"), "{text}");
        assert!(flaws.iter().all(|flaw| flaw.severity == Severity::Note), "{text}");
        assert_eq!(Fit::new(data).model.id, "logistic", "{text}");
    }
    // One word says nothing, three are too many, and a word among numbers is a mistake.
    for text in ["0,a\n1,a", "0,a\n1,b\n2,c", "0,1\n1,b\n2,3", "0,a\n1,b\n2,3", "a,b\nc,d\ne,f"] {
        let (_, flaws) = parse_csv(text);
        assert!(flaws.iter().all(|flaw| flaw.fault.id() != "classes-named"), "{text}: {flaws:?}");
        assert!(flaws.iter().any(|flaw| flaw.severity == Severity::Error), "{text}");
    }
}

/// One cause is told once, however many rows it spoils.
#[test]
fn what_spoils_most_rows_is_told_once() {
    for text in ["0|1;1|2;2|3;3|4", "1;2;3;4", "1,0,5\n2,0,6\n3,0,7\n4,0,8", "a,1,0\nb,2,1\nc,3,0"]
    {
        let (_, flaws) = parse_csv(text);
        let rows = flaws.iter().filter(|flaw| flaw.fault.id().starts_with("row-")).count();
        assert_eq!(rows, 1, "{text}: {flaws:?}");
    }
    let (_, flaws) = parse_csv("0,1\n1,x\n2,2\n3,z\n4,4\n5,5");
    assert_eq!(flaws.len(), 2, "{flaws:?}");
}

/// As tables are shown in German and in English.
#[test]
fn thousands_may_be_grouped() {
    let expected = [[1234.5, 2.0], [-2_345_678.25, 3.0]];
    for text in [
        "1.234,5;2\n-2.345.678,25;3",
        "1,234.5\t2\n-2,345,678.25\t3",
        "\"1,234.5\",\"2\"\n\"-2,345,678.25\",\"3\"",
    ] {
        assert_eq!(pairs(text), expected, "{text}");
    }
    let (_, flaws) = parse_csv("1.23,5;2\n2;3\n3;4");
    assert_eq!(flaws.len(), 1, "{flaws:?}");
    assert_eq!(pairs("1.234;2\n2;3")[0], [1.234, 2.0], "one mark alone is the decimal one");
}

/// A slope alone is determined by points at one x: the mean absolute error's is a median.
#[test]
fn points_at_one_x_are_no_trouble_to_a_slope() {
    let query = "data=csv:1,1;1,2;1,3;1,10&model=slope";
    let [w, _] = finished(&format!("{query}&steps=5000")).last().theta;
    assert!((w - 4.0).abs() < 1e-6, "the mean: {w}");
    let at_median = "&loss=mae&steps=3000&schedule=inverse-time";
    let [w, _] = finished(&format!("{query}{at_median}")).last().theta;
    assert!((1.99..=3.01).contains(&w), "a median: {w}");
    for (query, id) in [
        ("data=csv:1,1;1,2;1,3;1,10", "one-x"),
        ("data=csv:0,1;0,2&model=slope", "one-x"),
        ("data=csv:2,1;2,1", "one-place"),
    ] {
        let problems = Scenario::parse(query).problems;
        assert_eq!(problems.iter().map(|p| p.fault.id()).collect::<Vec<_>>(), [id], "{query}");
    }
}

/// Points may be far apart, or all but at one place: the view of the weights has a width.
#[test]
fn the_view_of_a_fit_has_a_width() {
    for query in [
        "data=csv:-2e8,0;2e8,1",
        "data=csv:-1e9,-1e9;1e9,1e9",
        "data=csv:0,0;1e-9,1e-9&model=line",
        "data=csv:1e9,1e-9;-1e9,0&model=line",
        "data=csv:0,1e9;1e-9,-1e9",
        "data=csv:1e9,1e9,0;1e9,-1e9,1",
        "data=csv:1,5;2,5",
        "data=csv:-2e8,0;2e8,1&model=slope",
    ] {
        let scenario = Scenario::parse(query).scenario;
        let [x0, x1, y0, y1] = scenario.domain();
        assert!(x0 < x1 && y0 < y1, "{query}: {:?}", scenario.domain());
        assert!([x0, x1, y0, y1].iter().all(|end| end.abs() <= 1e9), "{query}");
        let [[x, y]] = scenario.chosen_starts()[..] else { panic!("{query}") };
        assert!(x0 <= x && x <= x1 && (scenario.dimension() == 1 || y0 <= y && y <= y1), "{query}");
    }
}

/// A table may repeat itself: every so many-th row of it may all be alike.
#[test]
fn rows_are_drawn_from_all_of_a_long_table() {
    for period in [2, 3, 5, 7, 10] {
        let row = |k: usize| format!("{},{}", k % period, (k % period) * 2);
        let text = (0..1000).map(row).collect::<Vec<_>>().join("\n");
        let (data, flaws) = parse_csv(&text);
        assert_eq!(flaws.len(), 1, "{flaws:?}");
        let data = data.unwrap();
        for value in 0..period {
            let share = data.samples().iter().filter(|s| s.inputs[0] == value as f64).count();
            let expected = MOST_POINTS / period;
            assert!(share * 2 > expected && share < expected * 2, "{period}: {share}");
        }
        assert_eq!(parse_csv(&text).0, Some(data), "the same each time");
    }
}

#[test]
fn of_ten_million_rows_some_are_taken() {
    let rows = 10_000_000;
    let text = "7,1\n".repeat(rows / 2) + &"9,3\n".repeat(rows / 2);
    let (data, flaws) = parse_csv(&text);
    let data = data.unwrap();
    assert_eq!(data.samples().len(), MOST_POINTS);
    let first = data.samples().iter().filter(|sample| sample.inputs[0] == 7.0).count();
    assert_eq!(first, MOST_POINTS / 2);
    let expected = DataFault::TooManyRows { rows, taken: MOST_POINTS };
    assert_eq!(flaws[0].fault, Fault::Data(expected));
    // The points that are kept fit into a link.
    let parsed = Scenario::parse(&format!("data={}", data.source()));
    assert!(parsed.problems.is_empty());
    assert_eq!(parsed.scenario.function.fit().unwrap().data, data);
}

/// The landscape of a fit is surveyed like any other: the sine's has many valleys, and a run that
/// ends in one of the others is told of the lowest.
#[test]
fn verdicts_know_the_landscape_of_a_fit() {
    let verdict = |query: &str| {
        let mut race = Race::new(scenario(query));
        race.finish();
        race.verdict(0).unwrap().id()
    };
    assert_eq!(verdict("data=line"), "converged:global-minimum");
    assert_eq!(verdict("data=curve"), "converged:local-minimum");
    assert_eq!(verdict("data=curve&at=1,0"), "converged:global-minimum");
    assert_eq!(verdict("data=line&lr=10"), "diverged");
    // A step for each point: its own best line pulls it to and fro.
    assert_eq!(verdict("data=line&batch=1&steps=300"), "max-steps:hovering");
    // A kink, where the slope does not fade.
    let at_kink = "data=outliers&loss=mae&steps=3000&schedule=inverse-time";
    assert_eq!(verdict(at_kink), "max-steps:global-minimum");
}

/// Pascanu, Mikolov & Bengio 2013, figure 6: at the cliff one step throws descent far off, unless
/// the gradient is clipped.
#[test]
fn clipping_keeps_a_descent_through_many_layers_at_the_cliff() {
    let longest = |query: &str| {
        let rows: Vec<_> = finished(query).rows().collect();
        let step = |pair: &[gd_core::run::row::Row]| pair[1].length - pair[0].length;
        rows.windows(2).map(step).fold(0.0, f64::max)
    };
    assert!(longest("layers=50") > 0.3, "{}", longest("layers=50"));
    assert!(longest("layers=50&clip=norm(c=0.1)") <= 0.02 + 1e-12);
    // Above a weight of 1 a linear chain explodes.
    assert_eq!(finished("layers=50&activation=linear").stop().unwrap().id(), "diverged");
}

#[test]
fn a_function_of_data_is_named_by_it() {
    let described = scenario("data=blobs&loss=hinge").describe();
    assert_eq!(described.name, "Linear classifier, hinge loss");
    let fit = described.fit.unwrap();
    assert_eq!((fit.samples.len(), fit.features), (60, 2));
    assert_eq!((described.variables, described.value_name), (["w₁", "w₂"], "loss"));
    assert_eq!(fit.models, ["logistic", "linear-classifier"]);
    assert!(matches!(scenario("data=line").function, Function::Fit(_)));
}
