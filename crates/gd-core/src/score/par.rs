//! Par: what a search comes to that is the same for every hole and leaves nothing to chance.
//!
//! Tried is every combination of a rule with its options, of [`RULES`], a learning rate, of [`RATES`], a
//! schedule, of [`SCHEDULES`], and a way to clip, of [`CLIPS`]: 25,344 runs, with round numbers alone.
//! Par is the 25th best score: one combination in a thousand is as good. The best are strokes of luck on
//! most holes, which a later one of the thousand is not; so par takes skill, and can be beaten. Constant
//! rates without clipping are tried first, and of equal scores what was found first is the better. Where
//! fewer than 25 lead into the hole, par is the worst of them.
//!
//! The nine holes' pars are kept in `pars.txt`, which `cargo xtask par` writes; that of a day is found
//! where it is asked for.

use crate::{
    budget::Budget,
    course::{Hole, Layout},
    race::start_run,
    rule::{clip::Clip, hyperparameter::Choice, schedule::Schedule},
    run::{saddle::SaddleScale, stop::Stop},
    scenario::{Entrant, Scenario},
    score::round::{End, end_of},
};

/// The rules that are tried, as a link has them.
pub const RULES: [&str; 33] = [
    "gd",
    "momentum(beta=0.3)",
    "momentum(beta=0.5)",
    "momentum(beta=0.7)",
    "momentum(beta=0.8)",
    "momentum(beta=0.9)",
    "classical-momentum(beta=0.3)",
    "classical-momentum(beta=0.5)",
    "classical-momentum(beta=0.7)",
    "classical-momentum(beta=0.8)",
    "classical-momentum(beta=0.9)",
    "nesterov(beta=0.3)",
    "nesterov(beta=0.5)",
    "nesterov(beta=0.7)",
    "nesterov(beta=0.8)",
    "nesterov(beta=0.9)",
    "adagrad",
    "rmsprop(alpha=0.5)",
    "rmsprop(alpha=0.9)",
    "rmsprop(alpha=0.99)",
    "adam(beta1=0.5,beta2=0.9)",
    "adam(beta1=0.5,beta2=0.99)",
    "adam(beta1=0.8,beta2=0.9)",
    "adam(beta1=0.8,beta2=0.99)",
    "adam(beta1=0.9,beta2=0.99)",
    "adam(beta1=0.9,beta2=0.999)",
    "adamw",
    "anneal(temp=0.01,cooling=0.5)",
    "anneal(temp=0.1,cooling=0.5)",
    "anneal(temp=1,cooling=0.5)",
    "anneal(temp=1,cooling=0.8)",
    "anneal(temp=10,cooling=0.8)",
    "anneal(temp=10,cooling=0.9)",
];

/// The learning rates that are tried.
pub const RATES: [f64; 16] =
    [10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 5e-4, 2e-4, 1e-4];

/// The schedules that are tried, as a link has them.
pub const SCHEDULES: [&str; 12] = [
    "constant",
    "inverse-time(decay=0.01)",
    "inverse-time(decay=0.1)",
    "inverse-time(decay=1)",
    "exponential(gamma=0.5)",
    "exponential(gamma=0.8)",
    "exponential(gamma=0.9)",
    "exponential(gamma=0.95)",
    "milestones(first=5,second=10,third=20)",
    "milestones(first=10,second=20,third=40)",
    "cosine(period=10)",
    "cosine(period=50)",
];

/// The ways to clip that are tried, as a link has them.
pub const CLIPS: [&str; 4] = ["none", "norm(c=10)", "norm(c=1)", "norm(c=0.1)"];

/// The par of a hole, and a link that plays it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Par {
    /// The score.
    pub score: u32,
    /// The link.
    pub query: String,
}

/// The pars of the nine holes, a line each: its number, its par, the link that plays it.
const PARS: &str = include_str!("pars.txt");

/// The par of a hole, if it is one of the nine.
#[must_use]
pub fn par(hole: Hole) -> Option<Par> {
    let id = hole.to_string();
    PARS.lines().find_map(|line| {
        let mut words = line.split([' ']);
        if words.next() != Some(&*id) {
            return None;
        }
        let score = words.next()?.parse().ok()?;
        Some(Par { score, query: words.next()?.to_owned() })
    })
}

/// The search for a hole's par, which can be done piece by piece.
#[derive(Clone, Debug)]
pub struct ParSearch {
    layout: Layout,
    /// The hole, with what is tried in turn.
    scenario: Scenario,
    rules: Vec<Entrant>,
    schedules: Vec<Choice<Schedule>>,
    clips: Vec<Choice<Clip>>,
    /// How many combinations have been tried.
    tried: usize,
    /// The best scores, the lowest first and of equal ones that which was found first, and which
    /// combination each is of.
    best: Vec<(u32, usize)>,
}

impl ParSearch {
    /// The search at its beginning.
    #[must_use]
    pub fn new(hole: Hole) -> Self {
        let read = |key: &str, value: &str| Scenario::parse(&format!("{key}={value}")).scenario;
        Self {
            layout: hole.layout(),
            scenario: read("hole", &hole.to_string()),
            rules: RULES.iter().flat_map(|rule| read("opt", rule).rules).collect(),
            schedules: SCHEDULES.iter().map(|id| read("schedule", id).schedule).collect(),
            clips: CLIPS.iter().map(|id| read("clip", id).clip).collect(),
            tried: 0,
            best: Vec::new(),
        }
    }

    /// Goes on for about so many evaluations of a short formula; `false` once all has been tried.
    pub fn work(&mut self, budget: usize) -> bool {
        let mut budget = Budget::new(budget.max(1));
        while !budget.is_spent() {
            if !self.take(self.tried) {
                return false;
            }
            self.play(&mut budget);
            self.tried += 1;
        }
        true
    }

    /// Tries all that is left.
    pub fn finish(&mut self) {
        while self.work(usize::MAX) {}
    }

    /// Par, as far as combinations have been tried; `None` if none has led into the hole.
    #[must_use]
    pub fn par(&self) -> Option<Par> {
        let (score, number) = *self.best.last()?;
        let mut played = self.clone();
        played.take(number);
        Some(Par { score, query: played.scenario.write() })
    }

    /// Takes a combination by its number; `false` if there is none.
    fn take(&mut self, number: usize) -> bool {
        let Self { rules, schedules, clips, scenario, .. } = self;
        let (rest, rate) = (number / RATES.len(), number % RATES.len());
        let (rest, rule) = (rest / rules.len(), rest % rules.len());
        let (schedule, clip) = (rest / clips.len(), rest % clips.len());
        let (Some(rate), Some(rule), Some(clip), Some(schedule)) =
            (RATES.get(rate), rules.get(rule), clips.get(clip), schedules.get(schedule))
        else {
            return false;
        };
        scenario.rules = vec![rule.clone()];
        scenario.learning_rate = Some(*rate);
        (scenario.schedule, scenario.clip) = (*schedule, *clip);
        true
    }

    /// Plays what was taken, as long as it may be among the best.
    fn play(&mut self, budget: &mut Budget) {
        let worst = self.best.get(PLACE - 1).map(|(score, _)| *score);
        let fewer = worst.map_or(self.layout.steps, |score| score.saturating_sub(2));
        // What a run does does not depend on what is said about saddles.
        let nothing = SaddleScale { diagonal: 0.0, slope: 0.0 };
        let run = start_run(&self.scenario, nothing, self.layout.start, 0, [0, 0]);
        let Some(mut run) = run else { return };
        while run.steps() < fewer as usize && run.stop().is_none() {
            // A combination is tried whole, however little is left.
            let mut piece = Budget::new(PIECE);
            run.advance(fewer as usize, &mut piece);
            budget.spend(PIECE - piece.left());
            let [x0, x1, ..] = self.layout.view;
            if run.last().theta.iter().any(|c| c.abs() > FAR * (x1 - x0)) {
                return;
            }
        }
        if run.stop() == Some(Stop::Converged)
            && let Some(End::Holed(score)) = end_of(&run, &self.layout)
        {
            let place = self.best.partition_point(|(other, _)| *other <= score);
            self.best.insert(place, (score, self.tried));
            self.best.truncate(PLACE);
        }
    }
}

/// Which of the best scores is par: one combination in a thousand is as good.
const PLACE: usize = 25;

/// How many evaluations a run goes on for until it is looked at.
const PIECE: usize = 64;

/// How many widths of the view from its middle a run is given up.
const FAR: f64 = 1e3;
