use super::*;

#[test]
fn parts_are_turned_on_and_off() {
    let part = |part, on| Edit::SetPart { part, on };
    assert_eq!(after("show=surface", &part(Part::Field, true)), "f=himmelblau&show=surface,field");
    assert_eq!(after("show=surface", &part(Part::Surface, false)), "f=himmelblau");
    assert_eq!(apply("", &part(Part::Linear, true)).dirty, Dirty::PAGE);
    assert_eq!(apply("", &part(Part::Stretch, true)).dirty, Dirty::PICTURE);
    assert_eq!(apply("", &part(Part::Field, false)).dirty, Dirty::default());
}

#[test]
fn kinds_of_mark_are_hidden_and_shown() {
    let mark = |mark, on| Edit::SetMark { mark, on };
    let hidden = "f=himmelblau&hide=minimum,saddle";
    assert_eq!(after("f=himmelblau&hide=saddle", &mark(Mark::Minimum, false)), hidden);
    assert_eq!(after("hide=saddle", &mark(Mark::Saddle, true)), "f=himmelblau");
    assert_eq!(apply("", &mark(Mark::Path, false)).dirty, Dirty::PICTURE);
    assert_eq!(apply("", &mark(Mark::Path, true)).dirty, Dirty::default());
    // Each has its word in a link and in a message.
    for row in MARKS {
        let change = apply("", &mark(row.id, false));
        assert_eq!(change.scenario.write(), format!("f=himmelblau&hide={}", row.word));
        let message = |word: &str| {
            let text = |text: &str| Message::Text(text.to_owned());
            let fields = [("type", text("setMark")), ("mark", text(word))];
            let fields = fields.into_iter().chain([("on", Message::Flag(false))]);
            Message::Record(fields.map(|(name, item)| (name.to_owned(), item)).collect())
        };
        assert_eq!(Edit::read(message(row.word)), Ok(mark(row.id, false)));
        assert!(Edit::read(message(&format!("{}s", row.word))).is_err());
    }
}

#[test]
fn parts_of_the_page_are_hidden_and_shown_beside_kinds_of_mark() {
    let section = |section, on| Edit::SetSection { section, on };
    let hidden = "f=himmelblau&hide=saddle,formula,rules";
    assert_eq!(after("hide=rules,saddle", &section(Section::Formula, false)), hidden);
    assert_eq!(after(hidden, &section(Section::Rules, true)), "f=himmelblau&hide=saddle,formula");
    assert_eq!(apply("", &section(Section::Why, false)).dirty, Dirty::PAGE);
    assert_eq!(apply("", &section(Section::Why, true)).dirty, Dirty::default());
    let both = Edit::Set { key: "hide".to_owned(), value: "path,why".to_owned() };
    assert_eq!(apply("", &both).dirty, Dirty::LOOK);
    for row in SECTIONS {
        let change = apply("", &section(row.id, false));
        assert_eq!(change.scenario.write(), format!("f=himmelblau&hide={}", row.word));
        let message = |word: &str| {
            let text = |text: &str| Message::Text(text.to_owned());
            let fields = [("type", text("setSection")), ("section", text(word))];
            let fields = fields.into_iter().chain([("on", Message::Flag(false))]);
            Message::Record(fields.map(|(name, item)| (name.to_owned(), item)).collect())
        };
        assert_eq!(Edit::read(message(row.word)), Ok(section(row.id, false)));
        assert!(Edit::read(message(&format!("{}s", row.word))).is_err());
    }
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
fn a_surface_is_turned() {
    let link = "f=sphere&show=surface";
    let turn = |yaw: f64, pitch: f64| Edit::TurnBy { by: [yaw, pitch] };
    let at = |turn: &str| format!("f=sphere&turn={turn}&show=surface");
    assert_eq!(after(link, &turn(-90.0, -20.0)), at("-60,20"));
    assert_eq!(after(&at("-60,20"), &turn(90.0, 20.0)), link, "back where it was");
    assert_eq!(after(link, &turn(0.0, 1000.0)), at("30,90"), "no higher than above");
    assert_eq!(after(link, &turn(149.96, -36.0)), at("-180,5"), "in tenths of a degree");
    assert_eq!(apply(link, &turn(1.0, 0.0)).dirty, Dirty::PICTURE);
    assert_eq!(refusal(link, &turn(f64::NAN, 0.0)), "turn not-finite NaN");
    for far in [1e300, -1e300, 1e17] {
        let Viewpoint { yaw, .. } = apply(link, &turn(far, 0.0)).scenario.viewpoint;
        assert!((-180.0..180.0).contains(&yaw), "{yaw}");
    }
    assert_eq!(after(&at("-60,20"), &set("f", "ackley")), "f=ackley&show=surface");
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
    assert_eq!(standing[0].severity, Severity::Note);
    assert_eq!(after(one_place, &set("lr", "0.5")), format!("{one_place}&lr=0.5"));
    assert_eq!(after(one_place, &set("opt", "adam")), format!("{one_place}&opt=adam"));
    let change = apply(one_place, &Edit::AddPoint { at: [0.0, 3.0], class: 0 });
    assert_eq!(change.problems[0].fault.id(), "one-x");
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
