//! The sweep: what becomes of a run with every pair of two of its options.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may panic")]

use gd_core::{
    Race, Scenario,
    map::{
        basin::Tile,
        sweep::{Cell, End, Sweep},
    },
    run::stop::Stop,
    scenario::{Edit, Given, Mapped},
};
use proptest::prelude::*;

fn scenario(query: &str) -> Scenario {
    let parsed = Scenario::parse(query);
    assert_eq!(parsed.problems, [], "{query}");
    parsed.scenario
}

fn sweep(query: &str) -> Sweep {
    Sweep::new(&scenario(query)).unwrap()
}

/// The end of the run of a scenario that has the options of a cell itself.
fn ended(scenario: &Scenario) -> Cell {
    let race = Race::finished(scenario.clone());
    let run = &race.racers()[0].run;
    let end = match run.stop().unwrap() {
        Stop::Converged => End::Converged,
        Stop::MaxSteps => End::Unfinished,
        Stop::Diverged => {
            let next = run.quantities(run.steps()).unwrap().map(|axis| axis.theta);
            let value = run.conditions().function.objective().value(next);
            if value.is_nan() { End::Left } else { End::Diverged }
        }
        Stop::Undefined => End::Undefined,
    };
    Cell { end, steps: run.steps() as u32, value: run.last().value }
}

fn same(a: Cell, b: Cell) -> bool {
    (a.end, a.steps, a.value.to_bits()) == (b.end, b.steps, b.value.to_bits())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// To the bit, whatever the rule and the two options.
    #[test]
    fn a_cell_ends_as_the_run_with_its_options(
        link in prop::sample::select(vec![
            "f=himmelblau&at=1,-1&opt=momentum&map=sweep",
            "f=rosenbrock&opt=adam(beta1=0.8)&map=sweep(x=lr,y=beta2)&lr=0.1",
            "f=x^4-3x^2%2Bx&at=2&opt=nesterov&map=sweep(x=beta,y=x)",
            "f=ravine&opt=momentum&lr-from=9:0.001&map=sweep(x=beta,y=y)",
            "f=himmelblau&opt=gd;rmsprop&map=sweep(rule=2,x=lr,y=eps)",
            "data=line&batch=8&seed=3&map=sweep(x=batch,y=lr)",
            "f=himmelblau&opt=anneal&map=sweep(x=temp,y=cooling)",
            "f=sphere&noise=0.1&schedule=cosine&clip=norm&map=sweep(x=lr,y=x)",
            "f=-x^2-y^2&goal=max&map=sweep(x=lr,y=y)",
            "f=ln(x)&map=sweep(x=x,y=lr,y-from=0.01,y-to=10)",
        ]),
        column in 0usize..40,
        row in 0usize..40,
    ) {
        let of = scenario(&format!("{link}&steps=150"));
        let sweep = Sweep::new(&of).unwrap();
        let tile = Tile { column, row, columns: 1, rows: 1 };
        let cell = sweep.cells(40, 40, tile)[0];
        let values = [sweep.axes[0].value(column, 40), sweep.axes[1].value(row, 40)];
        // As a reader would take them.
        let rule = of.map.unwrap().rule();
        let taken = of.apply(&sweep.edit(values, rule)).unwrap().scenario;
        prop_assert!(same(cell, ended(&taken.swept().unwrap())), "{}", taken.write());
        // What a worker is told has the same cells.
        let told = Scenario::parse(&sweep.scenario().write());
        prop_assert_eq!(&told.problems, &[]);
        let again = Sweep::of_ranges(&told.scenario).unwrap();
        prop_assert!(same(cell, again.cells(40, 40, tile)[0]));
    }
}

#[test]
fn the_own_options_end_as_the_run() {
    for query in [
        "f=himmelblau&opt=momentum&map=sweep",
        "f=rosenbrock&opt=gd;adam(lr=0.1)&map=sweep(rule=2)",
        "f=x^2&lr=3&map=sweep",
    ] {
        let sweep = sweep(query);
        let own = Scenario { map: None, ..scenario(query).swept().unwrap() };
        assert!(same(sweep.cell(sweep.own), ended(&own)), "{query}");
    }
}

/// Momentum on λx²/2 settles below α = 2(1+β)/λ (Polyak 1964; Goh 2017, *Why Momentum Really Works*,
/// doi:10.23915/distill.00006), and not above it.
#[test]
fn momentum_on_a_quadratic_has_the_triangle_of_its_theory() {
    for lambda in [1.0, 5.0] {
        let query = format!("f={lambda}/2*x^2&at=3&opt=momentum&lr=0.1&steps=20000&map=sweep");
        let sweep = sweep(&query);
        // α·λ from 0 to a bit over 4.
        assert_eq!([sweep.axes[0].id, sweep.axes[1].id], ["lr", "beta"]);
        let [from, to] = sweep.axes[0].range;
        assert!(from == 0.0 && (4.1..4.4).contains(&(to * lambda)), "{to}");
        assert_eq!(sweep.axes[1].range, [0.0, 1.0]);
        let border = sweep.border.as_ref().unwrap();
        for [alpha, beta] in &border.points {
            let limit = 2.0 * (1.0 + beta) / lambda;
            assert!((alpha / limit - 1.0).abs() < 1e-6, "{alpha} {beta}");
            if *beta < 0.97 {
                assert_eq!(sweep.cell([0.98 * limit, *beta]).end, End::Converged, "{beta}");
                assert_ne!(sweep.cell([1.02 * limit, *beta]).end, End::Converged, "{beta}");
            }
        }
    }
}

/// The rates that are the fastest for curvatures from 1 to 100 are α = (2/(√1+√100))² and
/// β = ((√κ−1)/(√κ+1))² with κ = 100 (Polyak 1964).
#[test]
fn the_quickest_cell_is_at_the_rates_of_theory() {
    let sweep = sweep(
        "f=x^2/2%2B50*y^2&at=1,1&opt=momentum&lr=0.01&steps=3000&tol=1e-9&map=sweep(x=lr,y=beta,x-from=0,x-to=0.06)",
    );
    let (alpha, beta) = (4.0 / 121.0, 81.0 / 121.0);
    let count = 30;
    let tile = Tile { column: 0, row: 0, columns: count, rows: count };
    let cells = sweep.cells(count, count, tile);
    let converged = cells.iter().enumerate().filter(|(_, cell)| cell.end == End::Converged);
    let (best, _) = converged.min_by_key(|(_, cell)| cell.steps).unwrap();
    let [x, y] =
        [sweep.axes[0].value(best % count, count), sweep.axes[1].value(best / count, count)];
    assert!((x - alpha).abs() <= 1.5 * 0.06 / count as f64, "{x} {alpha}");
    assert!((y - beta).abs() <= 1.5 / count as f64, "{y} {beta}");
}

#[test]
fn there_is_no_border_where_it_would_not_be_true() {
    for (query, is_known) in [
        ("f=sphere&map=sweep(x=lr,y=x)", true),
        ("f=himmelblau&opt=momentum&map=sweep", true),
        // Another minimum has another one.
        ("f=himmelblau&map=sweep(x=lr,y=x)", false),
        ("f=sphere&opt=adam&map=sweep", false),
        ("f=sphere&noise=0.1&map=sweep", false),
        ("f=sphere&map=sweep(x=x,y=y)", false),
        ("data=line&map=sweep(x=lr,y=batch)", false),
    ] {
        assert_eq!(sweep(query).border.is_some(), is_known, "{query}");
    }
}

#[test]
fn axes_have_the_ranges_of_their_sliders() {
    let sweep = sweep("data=line&opt=rmsprop&map=sweep(x=batch,y=eps)");
    assert!(sweep.axes[0].is_log && sweep.axes[0].range == [1.0, 50.0]);
    assert!(sweep.axes[1].is_log);
    let batches: Vec<f64> = (0..50).map(|k| sweep.axes[0].value(k, 50)).collect();
    assert!(batches.is_sorted() && batches.iter().all(|size| size.fract() == 0.0));
    assert_eq!([batches[0], batches[49]], [1.0, 48.0]);
    // What takes long has fewer pairs.
    assert_eq!(self::sweep("f=sphere&map=sweep").side(), 128);
    assert!(self::sweep("f=sphere&steps=100000&lr=0.1&map=sweep").side() < 30);
}

/// Each option stays on one axis.
#[test]
fn options_are_chosen_and_change_places() {
    let after = |query: &str, x: Option<&str>, y: Option<&str>| {
        let [x, y] = [x, y].map(|id| id.map(str::to_owned));
        scenario(query).apply(&Edit::Sweep { rule: 0, x, y }).map(|change| change.scenario.write())
    };
    let link = "f=sphere&opt=momentum";
    let on = |axes: &str| Ok(format!("{link}&map=sweep%28{axes}%29"));
    assert_eq!(after(link, None, None), on("x=lr,y=beta"));
    assert_eq!(after(link, Some("beta"), None), on("x=beta,y=lr"));
    let ranged = format!("{link}&map=sweep(x=lr,x-to=2,y=beta)");
    assert_eq!(after(&ranged, None, Some("x")), on("x=lr,x-to=2,y=x"));
    assert_eq!(after(&ranged, None, Some("lr")), on("x=beta,y=lr,y-to=2"));
    assert!(after(link, Some("beta2"), None).is_err());
    // With another rule the options are its own.
    let replaced = scenario(&format!("{link}&map=sweep(x=lr,y=beta,y-from=0.5)"));
    let edit = Edit::ReplaceRule { index: 0, rule: "adam".to_owned() };
    let replaced = replaced.apply(&edit).unwrap().scenario;
    let Some(Mapped::Sweep { y, .. }) = replaced.map else { panic!() };
    assert_eq!(replaced.swept_options(0, [y; 2])[0], "lr");
    assert_eq!(scenario(&replaced.write()), replaced);
    // A rule's own rate is what is taken.
    let sweep = Sweep::new(&scenario(&ranged)).unwrap();
    let Edit::All { edits } = sweep.edit([0.5, 0.25], 0) else { panic!() };
    assert_eq!(edits.len(), 2);
    assert!(
        matches!(&edits[0], Edit::SetRuleOption { value: Some(Given::Value(value)), .. } if *value == 0.5)
    );
}
