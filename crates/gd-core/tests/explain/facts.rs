//! What is said of a step holds: 500 random steps of all rules, goals, kinds of noise, clipping,
//! schedules and batches are worked out again from the rows and from the textbook's formulas.

use gd_core::{
    Event, Goal, Point, Run, Scenario,
    explain::{
        Explanation,
        cause::{Cause, Proposal, Scaling, Velocity},
    },
    notation::{place, short},
    number::{exponential::exp, sine::cos},
    random::Draws,
    rule::{optimizer::RULES, update::Mechanism},
};
use proptest::prelude::*;

use super::*;

/// Any step of a run of any kind.
fn step() -> impl Strategy<Value = (String, usize)> {
    let functions = vec![
        "f=parabola",
        "f=double-well",
        "f=absolute",
        "f=ln(x)&at=3",
        "f=x^3-3x",
        "f=sphere",
        "f=ravine",
        "f=himmelblau",
        "f=rastrigin",
        "f=saddle",
        "f=cliff",
        "f=plateau",
        "data=line&batch=full",
        "data=line&batch=8",
        "data=blobs&batch=1",
        "data=outliers&batch=4&sampling=with",
    ];
    let rules: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
    let schedules =
        vec!["constant", "inverse-time", "exponential", "milestones(first=2)", "cosine(period=9)"];
    let clips = vec!["none", "none", "norm", "value", "norm(c=0.1)", "value(c=10)"];
    (
        prop::sample::select(functions),
        prop::sample::select(rules),
        any::<bool>(),
        prop::sample::select(vec![0.0, 0.0, 0.3, 20.0]),
        prop::sample::select(clips),
        prop::sample::select(schedules),
        prop::sample::select(vec![1e-3, 0.02, 0.1, 0.7]),
        0..1000_u32,
        0..30_usize,
    )
        .prop_map(|(function, rule, max, noise, clip, schedule, rate, seed, step)| {
            let goal = if max { "max" } else { "min" };
            let query = format!(
                "{function}&opt={rule}&goal={goal}&noise={noise}&clip={clip}&schedule={schedule}&lr={rate}&seed={seed}&steps=30"
            );
            (query, step)
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn what_is_said_of_a_step_holds((query, step) in step()) {
        let parsed = Scenario::parse(&query);
        prop_assert!(parsed.problems.is_empty(), "{query}: {:?}", parsed.problems);
        let race = query::race(&query);
        let mut run = race.racers()[0].run.clone();
        run.finish();
        if let Some(last) = run.steps().checked_sub(1) {
            Checked::new(&run, step.min(last), &query).all();
        }
    }
}

/// A step, explained and worked out again.
struct Checked<'a> {
    run: &'a Run,
    step: usize,
    query: &'a str,
    why: Explanation,
    said: String,
    sign: f64,
    /// g of each step up to this one, of f: the last one is this step's.
    gradients: Vec<Point>,
    rates: Vec<f64>,
}

fn norm([x, y]: Point) -> f64 {
    libm::hypot(x, y)
}

fn dot([ax, ay]: Point, [bx, by]: Point) -> f64 {
    ax * bx + ay * by
}

/// In degrees, from 0 to 180.
fn angle(a: Point, b: Point) -> f64 {
    libm::atan2((a[0] * b[1] - a[1] * b[0]).abs(), dot(a, b)).to_degrees()
}

impl<'a> Checked<'a> {
    fn new(run: &'a Run, step: usize, query: &'a str) -> Self {
        let why = explain::step(run, step).unwrap();
        let quantities = (0..=step).map(|k| run.quantities(k).unwrap());
        Self {
            run,
            step,
            query,
            said: why.to_string(),
            why,
            sign: run.conditions().goal.sign(),
            gradients: quantities.map(|made| made.map(|made| made.gradient)).collect(),
            rates: (0..=step).map(|k| run.row(k).unwrap().learning_rate).collect(),
        }
    }

    fn fail(&self, what: &str) -> ! {
        panic!("{what}\n{} at step {}\n{}\n{:#?}", self.query, self.step, self.said, self.why)
    }

    fn assert(&self, holds: bool, what: &str) {
        if !holds {
            self.fail(what);
        }
    }

    /// Equal to nine digits of the largest number that is about.
    fn near(&self, a: f64, b: f64, scale: f64, what: &str) {
        if (a - b).abs() > 1e-9 * (a.abs() + b.abs() + scale.abs()) {
            self.fail(&format!("{what}: {a} {b}"));
        }
    }

    /// A phrase is said exactly where it is true.
    fn said_if(&self, phrase: &str, holds: bool) {
        if self.said.contains(phrase) != holds {
            self.fail(&format!("“{phrase}” should {}be said", if holds { "" } else { "not " }));
        }
    }

    fn gradient(&self) -> Point {
        self.run.row(self.step).unwrap().gradient
    }

    fn given(&self) -> Point {
        self.gradients[self.step]
    }

    fn all(&self) {
        self.slope();
        self.estimate();
        self.rate();
        self.leads();
        if self.why.direction.is_none() || self.why.course == Course::Overflow {
            return;
        }
        match self.why.cause {
            Cause::Plain => self.plain(),
            Cause::Velocity(velocity) => self.velocity(&velocity),
            Cause::Scaling(scaling) => self.scaling(&scaling),
            Cause::Proposal(proposal) => self.proposal(&proposal),
        }
    }

    /// The gradient's sign and direction, by differences of f.
    fn slope(&self) {
        let objective = self.run.conditions().function.objective();
        let (theta, gradient) = (self.why.theta, self.gradient());
        assert_eq!(self.why.gradient, gradient);
        let size = norm(gradient);
        if size > 1e-3 {
            let h = 1e-6;
            let beside = |by: f64| {
                let [x, y] = theta;
                objective.value([x + by * gradient[0] / size, y + by * gradient[1] / size])
            };
            let rise = beside(h) - beside(-h);
            let noise = 1e-15 * beside(0.0).abs();
            self.assert(rise > -noise || rise.is_nan(), "f rises along its gradient");
        }
        let name = self.why.value_name;
        if self.why.dimension == 1 {
            self.said_if(&format!("positive, so {name} rises to the right"), gradient[0] > 0.0);
            self.said_if(&format!("negative, so {name} falls to the right"), gradient[0] < 0.0);
        } else if size > 0.0 {
            let fastest = format!("{name} rises fastest {}", towards(gradient));
            self.said_if(&fastest, true);
            let is_min = self.why.goal == Goal::Min;
            let downhill = format!("so downhill is {}", towards(gradient.map(|g| -g)));
            self.said_if(&downhill, is_min);
            self.said_if("that is uphill", !is_min);
        }
        self.said_if("no slope to follow", size == 0.0);
    }

    /// The mini-batch, the noise and the clipping.
    fn estimate(&self) {
        let conditions = self.run.conditions();
        let is_told = self.why.direction.is_some();
        let mut expected = self.gradient();
        if let (Some(fit), Some(batch)) = (conditions.function.fit(), self.run.batch(self.step)) {
            expected = fit.gradient_over(self.why.theta, &batch);
            assert_eq!(self.why.batch.unwrap().gradient, expected);
            assert_eq!(self.why.batch.unwrap().points, batch.len());
        } else {
            assert_eq!(self.why.batch, None);
        }
        self.said_if(" The step sees", self.why.batch.is_some() && is_told);
        self.said_if(" Noise of", conditions.noise > 0.0 && is_told);
        let mut draws = Draws::at(conditions.seed, conditions.stream, self.step as u32 + 1);
        if conditions.noise > 0.0 {
            let normals = draws.normals();
            for k in 0..self.why.dimension {
                let noise = self.sign * conditions.noise * normals[k];
                self.near(self.why.estimate.noise.unwrap()[k], noise, expected[k], "noise");
                expected[k] += noise;
            }
        }
        let given = self.why.estimate.gradient;
        assert_eq!(given, self.given());
        let bound = conditions.clip.values[0];
        let is_cut = match conditions.clip.of.id {
            "norm" => norm(expected) > bound * (1.0 + 1e-12),
            "value" => expected.iter().any(|g| g.abs() > bound),
            _ => false,
        };
        self.said_if(" Clipping cuts", is_cut && is_told);
        if !is_cut {
            for k in 0..2 {
                self.near(given[k], expected[k], expected[k], "gradient");
            }
            return;
        }
        self.assert(norm(given) < norm(expected), "clipping shortens");
        let cut = format!("from {} to {}", short(norm(expected)), short(norm(given)));
        if self.why.estimate.noise.is_none() {
            self.said_if(&cut, is_told);
        }
        let turned = angle(given, expected);
        if conditions.clip.of.id == "norm" {
            self.near(norm(given), bound, 0.0, "clipped norm");
            self.assert(turned < 1e-6, "clipping by norm keeps the direction");
        } else {
            self.assert(given.iter().all(|g| g.abs() <= bound), "clipped values");
        }
        if (turned - 1.0).abs() > 0.01 {
            self.said_if("turns it", turned > 1.0 && is_told);
            self.said_if("keeps its direction", turned < 1.0 && is_told);
        }
    }

    /// α, by the schedules' formulas.
    fn rate(&self) {
        let conditions = self.run.conditions();
        let (base, t) = (conditions.learning_rate, self.step as f64);
        let expected = match conditions.schedule.of.id {
            "inverse-time" => base / (1.0 + 0.01 * t),
            "exponential" => base * libm::pow(0.99, t),
            "milestones" if self.step >= 30 => base * 0.01,
            "milestones" if self.step >= 2 => base * 0.1,
            "cosine" => 0.5 * base * (1.0 + cos(std::f64::consts::PI * (t / 9.0).min(1.0))),
            _ => base,
        };
        self.near(self.why.learning_rate, expected, base, "rate");
        let is_told = self.why.direction.is_some() && self.why.learning_rate != base;
        self.said_if(" The schedule has brought", is_told);
    }

    /// Where the step leads, and whether that is with the slope.
    fn leads(&self) {
        let [from, to] = [self.step, self.step + 1].map(|step| self.run.row(step).unwrap());
        let is_proposal = matches!(self.why.cause, Cause::Proposal(_));
        if !is_proposal || to.event != Some(Event::Rejected) {
            for k in 0..2 {
                assert_eq!(self.why.step[k], to.theta[k] - from.theta[k]);
            }
            let to = place(to.theta, self.why.dimension, 4);
            let told = if is_proposal {
                format!(" At {to} {} is", self.why.value_name)
            } else {
                format!(" to {to}")
            };
            self.said_if(&told, self.why.direction.is_some());
        }
        let rise = self.sign * dot(self.gradient(), self.why.step);
        let course = match (norm(self.gradient()) > 0.0, self.why.direction) {
            (false, _) => Course::NoSlope,
            (_, None) => Course::NoStep,
            _ if rise < 0.0 => Course::WithSlope,
            _ if rise > 0.0 => Course::AgainstSlope,
            _ => Course::Level,
        };
        if norm(self.gradient()) > 1e-100 && self.why.course != Course::Overflow {
            assert_eq!(self.why.course, course, "{}", self.query);
        }
        let wrong = if self.why.goal == Goal::Min { "uphill" } else { "downhill" };
        let is_wrong = self.why.course == Course::AgainstSlope && !is_proposal;
        self.said_if(&format!("which is {wrong} here"), is_wrong);
    }

    fn plain(&self) {
        let given = self.given();
        for (plain, g) in self.why.plain.into_iter().zip(given) {
            self.near(plain, -self.sign * self.why.learning_rate * g, 0.0, "plain step");
        }
        let turned = angle(given, self.gradient());
        if (turned - 1.0).abs() > 0.01 && norm(self.gradient()) > 0.0 {
            self.said_if("steps that way, by learning rate", turned < 1.0);
            self.said_if("follows g, by learning rate", turned > 1.0);
        }
    }

    fn velocity(&self, velocity: &Velocity) {
        let rule = self.run.conditions().rule;
        let (beta, alpha) = (rule.values[0], self.why.learning_rate);
        // What is left of the velocity, from all gradients before this step.
        let mut carried = [0.0; 2];
        for k in 0..self.step {
            let age = (self.step - k) as f64;
            let kept = libm::pow(beta, age);
            let weight = match rule.of.id {
                "momentum" => alpha * kept,
                "classical-momentum" => self.rates[k] * kept,
                "nesterov" => alpha * kept * beta,
                other => panic!("{other}"),
            };
            for (of, g) in carried.iter_mut().zip(self.gradients[k]) {
                *of -= self.sign * weight * g;
            }
        }
        let counted = if rule.of.id == "nesterov" { 1.0 + beta } else { 1.0 };
        let pull = self.given().map(|g| -self.sign * alpha * counted * g);
        let history: f64 = self.gradients.iter().map(|g| norm(*g)).sum();
        for k in 0..2 {
            self.near(velocity.carried[k], carried[k], self.rates[0] * history, "carried");
            self.near(velocity.pull[k], pull[k], 0.0, "pull");
            self.near(velocity.step[k], carried[k] + pull[k], self.rates[0] * history, "sum");
        }
        let (carried, pull) = (velocity.carried, velocity.pull);
        self.said_if("There is no velocity yet", carried == [0.0; 2]);
        if alpha > 0.0 {
            self.near(velocity.weight, counted, 0.0, "weight");
            let is_told = counted > 1.0 && (carried == [0.0; 2] || pull != [0.0; 2]);
            let plain = if self.sign > 0.0 { "descent" } else { "ascent" };
            let told =
                format!("{} times plain {plain}’s step, as Nesterov looks ahead", short(counted));
            self.said_if(&told, is_told);
        }
        if norm(carried) == 0.0 || norm(pull) == 0.0 {
            return;
        }
        let between = angle(carried, pull);
        if (between - 20.0).abs() < 0.1 || (between - 160.0).abs() < 0.1 {
            return;
        }
        self.said_if("and the gradient adds", between < 20.0);
        let times = norm(velocity.step) / (norm(pull) / counted);
        self.assert(between > 20.0 || times >= counted, "together it is longer");
        let is_against = self.sign * dot(self.gradient(), carried) > 0.0;
        let overshoots = self.why.course == Course::AgainstSlope && is_against && between > 20.0;
        self.said_if("so the ball overshoots", overshoots);
        let is_opposed = between > 160.0 && !overshoots;
        self.said_if("the gradient is stronger", is_opposed && norm(pull) > norm(carried));
        self.said_if("the velocity is stronger", is_opposed && norm(pull) <= norm(carried));
    }

    fn scaling(&self, scaling: &Scaling) {
        let rule = self.run.conditions().rule;
        let [a, b, ..] = rule.values;
        let (t, alpha) = (self.step as f64 + 1.0, self.why.learning_rate);
        let weighted = |decay: f64, power: i32, k: usize| -> f64 {
            let of = |(age, g): (usize, &Point)| {
                (1.0 - decay) * libm::pow(decay, age as f64) * libm::pow(g[k], f64::from(power))
            };
            self.gradients.iter().rev().enumerate().map(of).sum()
        };
        let mut moved = [0.0; 2];
        for k in 0..self.why.dimension {
            let g = self.given()[k];
            let (mean, square, epsilon) = match scaling.by {
                Mechanism::SumOfSquares => {
                    (g, self.gradients.iter().map(|g| g[k] * g[k]).sum(), rule.values[0])
                }
                Mechanism::MeanOfSquares => (g, weighted(a, 2, k), b),
                Mechanism::Moments => (
                    weighted(a, 1, k) / (1.0 - libm::pow(a, t)),
                    weighted(b, 2, k) / (1.0 - libm::pow(b, t)),
                    rule.values[2],
                ),
                other => panic!("{other:?}"),
            };
            let largest = self.gradients.iter().fold(0.0_f64, |size, g| size.max(g[k].abs()));
            self.near(scaling.mean[k], mean, largest, "mean");
            moved[k] = -self.sign * alpha * mean / (libm::sqrt(square) + epsilon);
            self.near(scaling.step[k], moved[k], alpha, "scaled step");
        }
        let moved = scaling.step;
        let decay = if rule.of.id == "adamw" { alpha * rule.values[3] } else { 0.0 };
        for k in 0..2 {
            let scale = self.why.theta[k] * 1e-3;
            self.near(scaling.decay[k], -decay * self.why.theta[k], scale, "decay");
        }
        self.said_if(" Weight decay also pulls", scaling.decay != [0.0; 2]);
        self.said_if(
            "more than the gradient’s part",
            scaling.decay != [0.0; 2] && norm(scaling.decay) > norm(moved),
        );
        let about = |a: f64, b: f64| a <= 1.2 * b && b <= 1.2 * a;
        let is_rate = |step: f64| about(step.abs(), alpha);
        if self.why.dimension == 1 {
            self.said_if(": about α, however steep it is", is_rate(moved[0]));
        } else {
            self.said_if(": both by about α", is_rate(moved[0]) && is_rate(moved[1]));
            let [gx, gy] = self.given().map(f64::abs);
            let ratio = gx.max(gy) / gx.min(gy);
            let [dx, dy] = moved.map(f64::abs);
            let moves = if gx > gy { dx / dy } else { dy / dx };
            let is_told = ratio.is_finite() && ratio >= 3.0 && moves < ratio / 2.0;
            self.said_if(", though the slope along", is_told);
            if is_told && !(is_rate(dx) && is_rate(dy)) {
                self.said_if(": about equally far", about(moves, 1.0));
                self.said_if(" times as far", moves > 1.2);
                self.said_if(" less far", moves < 1.0 / 1.2);
            }
        }
        let turned = |k: usize| scaling.mean[k] * self.given()[k] < 0.0;
        let is_of_older = scaling.by == Mechanism::Moments && (turned(0) || turned(1));
        self.said_if("still has the sign of older slopes", is_of_older);
        let [first, second] = scaling.corrections;
        if scaling.by == Mechanism::Moments && first.is_finite() {
            self.near(first, 1.0 / (1.0 - libm::pow(a, t)), 0.0, "correction of m");
            self.near(second, 1.0 / (1.0 - libm::pow(b, t)), 0.0, "correction of v");
        }
        let is_sum = scaling.by == Mechanism::SumOfSquares;
        self.said_if("The sum only grows", is_sum && self.step > 0);
        if self.said.contains("so the step is longer than α") {
            self.assert(moved.iter().any(|by| by.abs() > alpha), "longer than α");
            self.assert(libm::pow(a, t) > 0.9, "early");
        }
    }

    fn proposal(&self, proposal: &Proposal) {
        let conditions = self.run.conditions();
        let objective = conditions.function.objective();
        let [start, cooling, ..] = conditions.rule.values;
        let temperature = start * libm::pow(cooling, self.step as f64);
        let [from, to] = [self.step, self.step + 1].map(|step| self.run.row(step).unwrap());
        let proposed: Point = std::array::from_fn(|k| from.theta[k] + self.why.step[k]);
        for k in 0..2 {
            let scale = from.theta[k];
            self.near(self.why.step[k], self.why.plain[k] + proposal.kick[k], scale, "kick");
        }
        let is_larger = norm(proposal.kick) > norm(self.why.plain);
        self.said_if("the larger of the two", is_larger);
        self.said_if("the smaller of the two", !is_larger);
        let value = objective.value(proposed);
        let worse = self.sign * (value - from.value);
        let judged = proposal.acceptance;
        self.near(judged.worse, worse, from.value.abs() + value.abs(), "Δ");
        self.near(judged.temperature, temperature, 0.0, "T");
        let accepted = to.event != Some(Event::Rejected);
        assert_eq!(judged.accepted, accepted);
        self.said_if("turned down", !accepted);
        self.said_if(": accepted", accepted);
        self.said_if("accepted all the same", accepted && worse > 0.0);
        if judged.worse > 0.0 {
            self.near(
                judged.probability,
                exp(-judged.worse / judged.temperature),
                1.0,
                "probability",
            );
            let [better, worse] =
                if self.why.goal == Goal::Min { ["lower", "higher"] } else { ["higher", "lower"] };
            self.said_if(&format!("{worse}: "), true);
            self.said_if(&format!("{better}: "), false);
        }
    }
}

/// A direction in words, from the signs of what is not below a hundredth of the other.
fn towards([x, y]: Point) -> &'static str {
    let size = x.abs().max(y.abs());
    let sign = |c: f64| if c.abs() <= 0.01 * size { 0 } else { c.signum() as i8 };
    match (sign(x), sign(y)) {
        (1, 1) => "to the upper right",
        (1, 0) => "to the right",
        (1, -1) => "to the lower right",
        (0, 1) => "up the map",
        (0, -1) => "down the map",
        (-1, 1) => "to the upper left",
        (-1, 0) => "to the left",
        (-1, -1) => "to the lower left",
        other => panic!("{other:?}"),
    }
}
