//! Families of functions, each as the text of a formula and as a closure in plain Rust.

use crate::chance::Chance;

pub(crate) struct Subject {
    pub(crate) family: &'static str,
    /// The formula, with X and Y for its variables.
    body: String,
    inner: Box<dyn Fn(f64, f64) -> f64>,
    pub(crate) dimension: usize,
    pub(crate) domain: [f64; 4],
    /// Whether the function is bounded below, and above.
    pub(crate) is_bounded: [bool; 2],
    /// About 2/λmax where runs ought to settle, before scaling.
    limit: f64,
    /// What the function is multiplied by, and what is added then.
    pub(crate) scale: f64,
    pub(crate) offset: f64,
}

impl Subject {
    pub(crate) fn value(&self, [x, y]: [f64; 2]) -> f64 {
        self.scale * (self.inner)(x, y) + self.offset
    }

    /// The formula in given variables.
    pub(crate) fn text(&self, x: &str, y: &str) -> String {
        let body = self.body.replace('X', x).replace('Y', y);
        format!("{:e}*({body})+({:e})", self.scale, self.offset)
    }

    pub(crate) fn rate(&self, share: f64) -> f64 {
        (share * self.limit / self.scale).min(1e6)
    }

    pub(crate) fn tolerance(&self) -> f64 {
        1e-6 * self.scale
    }

    pub(crate) fn diagonal(&self) -> f64 {
        let [x0, x1, y0, y1] = self.domain;
        if self.dimension == 1 { x1 - x0 } else { f64::hypot(x1 - x0, y1 - y0) }
    }

    /// A place on a grid of the domain, or, now and then, a little outside.
    pub(crate) fn start(&self, chance: &mut Chance) -> [f64; 2] {
        let [x0, x1, y0, y1] = self.domain;
        let reach = if chance.below(6) == 0 { 96.0 } else { 64.0 };
        let mut along = |low: f64, high: f64| {
            low + (high - low)
                * (f64::from(chance.below(65) as i32 - 32) / 64.0 * reach / 64.0 + 0.5)
        };
        [along(x0, x1), if self.dimension == 1 { 0.0 } else { along(y0, y1) }]
    }

    pub(crate) fn places(&self, places: &[[f64; 2]]) -> String {
        let told = |[x, y]: &[f64; 2]| {
            if self.dimension == 1 { format!("{x}") } else { format!("{x},{y}") }
        };
        places.iter().map(told).collect::<Vec<_>>().join(";")
    }

    pub(crate) fn view(&self, [x0, x1, y0, y1]: [f64; 4]) -> String {
        if self.dimension == 1 { format!("{x0},{x1}") } else { format!("{x0},{x1},{y0},{y1}") }
    }
}

const WIDE: [f64; 4] = [-4.0, 4.0, -4.0, 4.0];

/// A function of the family of this number.
pub(crate) fn subject(number: usize, chance: &mut Chance) -> Subject {
    let (a, b) = (chance.eighths(-2, 2), chance.eighths(-2, 2));
    let c = 0.125 + chance.eighths(0, 2);
    let power = 3 + chance.below(3) as i32;
    let both = [true, true];
    let line = |family, body: String, f: Box<dyn Fn(f64, f64) -> f64>, is_bounded, limit| {
        (family, body, f, 1, is_bounded, limit)
    };
    let plane = |family, body: String, f: Box<dyn Fn(f64, f64) -> f64>, is_bounded, limit| {
        (family, body, f, 2, is_bounded, limit)
    };
    let up = [true, false];
    let neither = [false, false];
    let (family, body, inner, dimension, is_bounded, limit) = match number % 34 {
        0 => line(
            "bowl",
            format!("{c}*(X-({a}))^2"),
            Box::new(move |x, _| c * (x - a) * (x - a)),
            up,
            1.0 / c,
        ),
        1 => line(
            "double well",
            format!("X^4-3*X^2+({a})*X"),
            Box::new(move |x, _| x.powi(4) - 3.0 * x * x + a * x),
            up,
            0.1,
        ),
        2 => line(
            "sine",
            format!("{c}*sin(2*X)"),
            Box::new(move |x, _| c * (2.0 * x).sin()),
            both,
            0.5 / c,
        ),
        3 => line(
            "tilted sine",
            format!("sin(3*X)+({a})*X/4"),
            Box::new(move |x, _| (3.0 * x).sin() + a * x / 4.0),
            if a == 0.0 { both } else { neither },
            0.22,
        ),
        4 => line(
            "flat bottom",
            format!("max(0,abs(X-({a}))-{c})^2"),
            Box::new(move |x, _| ((x - a).abs() - c).max(0.0).powi(2)),
            up,
            1.0,
        ),
        5 => line(
            "kinks",
            format!("abs(X-({a}))+{c}*abs(X-({b}))"),
            Box::new(move |x, _| (x - a).abs() + c * (x - b).abs()),
            up,
            0.5,
        ),
        6 => line(
            "power",
            format!("(X-({a}))^{power}"),
            Box::new(move |x, _| (x - a).powi(power)),
            if power % 2 == 0 { up } else { neither },
            0.02,
        ),
        7 => line(
            "negated power",
            format!("-(X-({a}))^{}", 2 * (power - 1)),
            Box::new(move |x, _| -(x - a).powi(2 * (power - 1))),
            [false, true],
            0.001,
        ),
        8 => {
            line("pole", format!("1/(X-({a}))"), Box::new(move |x, _| 1.0 / (x - a)), neither, 0.01)
        }
        9 => line(
            "pole of even order",
            format!("X^2+1/(X-({a}))^2"),
            Box::new(move |x, _| x * x + 1.0 / ((x - a) * (x - a))),
            up,
            0.1,
        ),
        10 => line(
            "falling pole",
            format!("X^2-1/abs(X-({a}))"),
            Box::new(move |x, _| x * x - 1.0 / (x - a).abs()),
            neither,
            0.01,
        ),
        11 => line(
            "logarithm",
            format!("ln(X+{c})"),
            Box::new(move |x, _| (x + c).ln()),
            neither,
            0.1,
        ),
        12 => line(
            "entropy",
            format!("(X+{c})*ln(X+{c})"),
            Box::new(move |x, _| (x + c) * (x + c).ln()),
            up,
            0.2,
        ),
        13 => line("root", format!("sqrt(X+{c})"), Box::new(move |x, _| (x + c).sqrt()), up, 0.5),
        14 => line("slope", format!("{c}*X"), Box::new(move |x, _| c * x), neither, 1.0),
        15 => line(
            "cubic",
            format!("X^3-3*X+({a})"),
            Box::new(move |x, _| x.powi(3) - 3.0 * x + a),
            neither,
            0.1,
        ),
        16 => line(
            "arc tangent",
            format!("atan({c}*X)"),
            Box::new(move |x, _| (c * x).atan()),
            both,
            1.0 / c,
        ),
        17 => line("tail", format!("exp(-{c}*X)"), Box::new(move |x, _| (-c * x).exp()), up, 0.5),
        18 => line(
            "bell",
            format!("-1/(1+(X-({a}))^2)"),
            Box::new(move |x, _| -1.0 / (1.0 + (x - a) * (x - a))),
            both,
            1.0,
        ),
        19 => line(
            "steps",
            "floor(X)+X/4".to_owned(),
            Box::new(|x, _| x.floor() + x / 4.0),
            neither,
            0.5,
        ),
        20 => line(
            "inflection",
            format!("X^4-4*({a})*X^3"),
            Box::new(move |x, _| x.powi(4) - 4.0 * a * x.powi(3)),
            up,
            0.01,
        ),
        21 => plane(
            "oval",
            format!("X^2+({a})*X*Y/2+{c}*Y^2+Y^2"),
            Box::new(move |x, y| x * x + a * x * y / 2.0 + c * y * y + y * y),
            up,
            2.0 / (2.0 + 2.0 * c + a.abs()),
        ),
        22 => plane(
            "Himmelblau",
            "(X^2+Y-11)^2+(X+Y^2-7)^2".to_owned(),
            Box::new(|x, y| (x * x + y - 11.0).powi(2) + (x + y * y - 7.0).powi(2)),
            up,
            0.015,
        ),
        23 => plane(
            "saddle",
            format!("{c}*X^2-Y^2"),
            Box::new(move |x, y| c * x * x - y * y),
            neither,
            0.5,
        ),
        24 => {
            let other = 2 + chance.below(4) as i32;
            plane(
                "sum of powers",
                format!("X^{power}+Y^{other}"),
                Box::new(move |x, y| x.powi(power) + y.powi(other)),
                if power % 2 == 0 && other % 2 == 0 { up } else { neither },
                0.02,
            )
        }
        25 => plane(
            "egg box",
            format!("sin(2*X)*sin(2*Y)+(X^2+Y^2)*{c}/8"),
            Box::new(move |x, y| (2.0 * x).sin() * (2.0 * y).sin() + (x * x + y * y) * c / 8.0),
            up,
            0.25,
        ),
        26 => plane(
            "ring",
            format!("(X^2+Y^2-{c})^2"),
            Box::new(move |x, y| (x * x + y * y - c).powi(2)),
            up,
            0.1,
        ),
        27 => plane(
            "cone with waves",
            format!("sqrt(X^2+Y^2)-cos({c}*X)-cos({c}*Y)"),
            Box::new(move |x, y| f64::hypot(x, y) - (c * x).cos() - (c * y).cos()),
            up,
            0.5,
        ),
        28 => plane(
            "valley",
            format!("(X-({a})*Y)^2"),
            Box::new(move |x, y| (x - a * y).powi(2)),
            up,
            1.0 / (1.0 + a * a),
        ),
        29 => plane(
            "Rosenbrock",
            format!("(1-X)^2+{c}*10*(Y-X^2)^2"),
            Box::new(move |x, y| (1.0 - x).powi(2) + c * 10.0 * (y - x * x).powi(2)),
            up,
            0.02 / c,
        ),
        30 => plane(
            "crossed kinks",
            format!("abs(X+Y-({a}))+{c}*abs(X-Y)"),
            Box::new(move |x, y| (x + y - a).abs() + c * (x - y).abs()),
            up,
            0.2,
        ),
        31 => plane(
            "waves",
            "sin(X)+sin(Y)".to_owned(),
            Box::new(|x, y| x.sin() + y.sin()),
            both,
            2.0,
        ),
        32 => plane(
            "monkey saddle",
            "X^3-3*X*Y^2".to_owned(),
            Box::new(|x, y| x.powi(3) - 3.0 * x * y * y),
            neither,
            0.02,
        ),
        _ => plane(
            "two wells",
            format!("-exp(-(X-1)^2-Y^2)-{c}*exp(-(X+1.5)^2-(Y-1)^2)"),
            Box::new(move |x, y| {
                -(-(x - 1.0).powi(2) - y * y).exp()
                    - c * (-(x + 1.5).powi(2) - (y - 1.0).powi(2)).exp()
            }),
            both,
            1.0,
        ),
    };
    let scale = chance.pick(&[1.0, 1.0, 1.0, 1e-10, 1e-5, 1e5, 1e10]);
    let offset = scale * chance.pick(&[0.0, 0.0, 1.0, -1e3, 1e6]);
    Subject { family, body, inner, dimension, domain: WIDE, is_bounded, limit, scale, offset }
}
