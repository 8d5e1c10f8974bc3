//! A sweep in words.

use gd_core::{
    map::{
        basin::Tile,
        sweep::{End, Sweep},
        sweep_image::{Part, SweepImage},
    },
    words::sweep::{best_told, cell_told, sweep_told},
};

/// A sweep with so many pairs to a side, all of which have come.
fn swept(query: &str, side: usize) -> (Sweep, SweepImage) {
    let sweep = Sweep::new(&gd_core::Scenario::parse(query).scenario).unwrap();
    let mut image = SweepImage::default();
    image.renew(side, false);
    let tile = Tile { column: 0, row: 0, columns: side, rows: side };
    let cells = sweep.cells(side, side, tile);
    let ends: Vec<u8> = cells.iter().map(|cell| cell.end.code()).collect();
    let steps: Vec<u32> = cells.iter().map(|cell| cell.steps).collect();
    let values: Vec<f64> = cells.iter().map(|cell| cell.value).collect();
    assert_eq!(image.tally(), None);
    image.put(Part {
        columns: side,
        rows: side,
        tile,
        ends: &ends,
        steps: &steps,
        values: &values,
    });
    (sweep, image)
}

/// On x²/2 a step of α = 1 is at the minimum at once, and from α = 2 on plain descent settles nowhere.
#[test]
fn a_sweep_is_told_with_its_quickest_pair_and_its_border() {
    let query = "f=x^2/2&at=3&lr=0.1&map=sweep(x=lr,x-from=0,x-to=4,y=x,y-from=1,y-to=3)";
    let (sweep, image) = swept(query, 10);
    let tally = image.tally().unwrap();
    // α = 0.2, 0.6, …, 3.8, each from ten starts: five are below 2.
    assert_eq!((tally.total, tally.converged, tally.diverged), (100, 50, 50));
    assert_eq!(
        sweep_told(&sweep, &tally),
        "Gradient descent, 100 pairs of learning rate α and start x: 50 % converge, 50 % diverge. \
         Quickest: α = 1, x = 2.1, 1 step. Beyond the dashed line, α = 2/λmax, no run settles at the \
         minimum 0, where λmax = 1."
            .replace("α = 1, x = 2.1, 1 step.", &best_told(&sweep, &tally).unwrap()["Quickest: ".len()..])
    );
    let told = |values: [f64; 2]| cell_told(&sweep, values, sweep.cell(values));
    assert_eq!(told([1.0, 2.0]), "α = 1, x = 2: converges in 1 step");
    assert!(told([3.0, 2.0]).starts_with("α = 3, x = 2: diverges after "));
    assert_eq!(sweep.cell([2.0, 2.0]).end, End::Unfinished);
    assert_eq!(told([2.0, 2.0]), "α = 2, x = 2: still on its way after 1000 steps, f = 2");
}

/// What a worker or a host might send, if it were mad; and coarse cells until fine ones come.
#[test]
fn what_does_not_fit_is_left_out() {
    let mut image = SweepImage::default();
    image.renew(8, false);
    let whole = Tile { column: 0, row: 0, columns: 1, rows: 1 };
    let part =
        |columns, rows, tile| Part { columns, rows, tile, ends: &[0], steps: &[7], values: &[0.0] };
    for (columns, rows, tile) in [
        (0, 0, whole),
        (8, 8, Tile { column: 8, ..whole }),
        (8, 8, Tile { row: usize::MAX, ..whole }),
        (8, 8, Tile { columns: 2, ..whole }),
        (usize::MAX, 1, whole),
    ] {
        image.put(part(columns, rows, tile));
        assert_eq!(image.seen([0.01, 0.01]), None);
    }
    image.put(part(1, 1, whole));
    assert_eq!(image.known([0.9, 0.9]).unwrap().steps, 7);
    // Of the next sweep nothing is known, though the last is seen where it has the same axes.
    image.renew(8, true);
    assert!(image.known([0.9, 0.9]).is_none() && image.seen([0.9, 0.9]).is_some());
    image.renew(8, false);
    assert_eq!(image.seen([0.9, 0.9]), None);
}
