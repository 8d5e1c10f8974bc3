//! The hole of a day, drawn from its date: the same for all.
//!
//! With u = x − a and v = y − b − c·u² its function is
//!
//! > f = p·u² + q·v² + r·(2 − cos ku − cos kv),
//!
//! where p, q > 0 and r ≥ 0. No term is ever negative, and all are zero at u = v = 0 alone: so (a, b)
//! is the global minimum, and the only one, with f = 0. From day to day it is a bowl or a ravine (q
//! far above p), straight or bent (c), smooth or full of pits (r).
//!
//! The draws are those of [`random`](crate::random), ChaCha8, with the date's digits as the seed
//! (20261126) and the stream [`DAYS`].

use crate::{
    course::{date::Date, layout::Layout},
    function::{Function, catalog},
    notation::{number, to_places},
    number::sine::sin_cos,
    random::{DAYS, Draws},
};

/// How far it is seen from the middle, in x and in y.
const SIDE: f64 = 5.0;

/// The hole of a day.
pub(super) fn layout(date: Date) -> Layout {
    let mut draws = Draws::at(date.number(), DAYS, 0);
    let mut between = |low: f64, high: f64| to_places(low + (high - low) * draws.uniform(), 1);
    let (a, b) = (between(-1.5, 1.5), between(-1.5, 1.5));
    let p = between(0.3, 1.0);
    let q = to_places(p * between(1.0, 20.0), 1).max(0.3);
    // Two of three days each.
    let bend = between(-0.4, 0.4);
    let c = if between(0.0, 3.0) < 1.0 { 0.0 } else { bend };
    let pits = between(0.2, 1.0);
    let r = if between(0.0, 3.0) < 1.0 { 0.0 } else { pits };
    let k = between(2.0, 4.0);
    let (sin, cos) = sin_cos(between(0.0, 6.2));
    let far = between(2.5, 3.4);
    // No −0, which a reader would see.
    let start = [a + far * cos, b + far * sin].map(|c| to_places(c, 1) + 0.0);

    let u = shifted("x", a);
    let bent = if c == 0.0 { String::new() } else { signed(-c) + &u + "^2" };
    let v = "(y".to_owned() + &offset(b) + &bent + ")";
    let mut formula = number(p) + &u + "^2+" + &number(q) + &v + "^2";
    if r > 0.0 {
        let k = number(k);
        formula.extend(["+", &number(r), "(2-cos(", &k, &u, ")-cos(", &k, &v, "))"]);
    }
    Layout {
        // The tests read those of more than a year.
        function: Function::parse(&formula).unwrap_or_else(|_| Function::of(catalog::DEFAULT)),
        start,
        view: [-SIDE, SIDE, -SIDE, SIDE],
        tolerance: 1e-3,
        steps: 500,
        minima: vec![[a, b]],
    }
}

/// A variable less a number, in parentheses.
fn shifted(variable: &str, by: f64) -> String {
    "(".to_owned() + variable + &offset(by) + ")"
}

/// What takes a number off a sum; nothing of 0.
fn offset(by: f64) -> String {
    if by == 0.0 { String::new() } else { signed(-by) }
}

/// A number with its sign.
fn signed(value: f64) -> String {
    if value < 0.0 { number(value) } else { "+".to_owned() + &number(value) }
}
