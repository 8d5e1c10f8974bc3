//! The learning rate range test: what becomes of a run with other learning rates.
//!
//! Smith 2017 (WACV, arXiv:1506.01186) raises the rate in the course of one run; here every rate of
//! the slider that is tried has a run of its own, from the same start and under the same conditions.

mod trial;

use crate::{
    budget::Budget,
    landscape::{kind::CriticalKind, survey::Landscape},
    race::Race,
    range_test::trial::{Course, LEFT, Trial},
    rule::hyperparameter::{LEARNING_RATE, to_digits},
    run::{
        Run,
        conditions::Conditions,
        saddle::SaddleScale,
        stop::{Stop, StopRules},
    },
    space::{Goal, Point},
    verdict::{Outcome, Verdict},
};

/// What becomes of a run with a learning rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
#[cfg_attr(feature = "link", serde(rename_all = "lowercase"))]
pub enum Regime {
    /// It has not come to rest when the steps are used up, or it takes over a hundred steps and ten
    /// times as many as a better rate.
    Crawls,
    /// It comes to rest, wherever that is; where chance moves it, it keeps near its end.
    Good,
    /// More than half of the way there is made of steps that go past the bottom, so that the slope along
    /// an axis changes its sign; or it swings about and does not settle.
    Overshoots,
    /// It runs off, or is higher than at the start all through the last quarter of its steps.
    Diverges,
}

/// What became of the run with one rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tried {
    /// The rate.
    pub rate: f64,
    /// In one word.
    pub regime: Regime,
    /// After how many steps it came to rest, or near its end for good; `None` if it had not when so
    /// many were used up.
    pub arrival: Option<usize>,
    /// Whether it came to rest.
    pub is_at_rest: bool,
    /// How many steps it could take.
    pub most_steps: usize,
    /// How many the quickest of the rates that were tried took.
    pub fewest_steps: usize,
}

/// A part of the slider in which all rates do the same.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Band {
    /// What they do.
    pub regime: Regime,
    /// Where it begins on the slider of [`LEARNING_RATE`], from 0 to 1.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// The most steps of a trial.
const MOST_STEPS: u32 = 2000;

/// How many rates are tried at equal distances of the slider, at most, and how many in all.
const COARSE: u32 = 50;
const MOST_TRIALS: usize = 100;

/// How near to each other two rates of different regimes are tried, as a part of the slider.
const NEAR: f64 = 1.5e-3;

/// A rate with which a run goes less than this part of the way of others is the least that is tried.
const STILL: f64 = 0.01;

/// The rates of the slider, tried one by one.
#[derive(Clone, Debug)]
pub struct RangeTest {
    conditions: Conditions,
    start: Point,
    /// The value there; for ascent, of −f.
    height: f64,
    /// The length of the region's diagonal (its width in one dimension).
    diagonal: f64,
    /// By ascending rate.
    trials: Vec<Trial>,
    /// How many rates at equal distances are tried, from the largest down.
    coarse: u32,
    going: Option<Run>,
}

impl RangeTest {
    /// The test for a run of a race, with nothing tried yet; `None` if no rate
    /// moves it, for annealing, and where there is nothing to come to rest at: where the function
    /// falls for ever from there on, or everywhere.
    #[must_use]
    pub fn new(race: &Race, racer: usize) -> Option<Self> {
        let run = &race.racers().get(racer)?.run;
        let start = run.row(0)?;
        let own = run.conditions();
        let is_moved = match run.stop() {
            Some(Stop::Undefined) => false,
            Some(Stop::Converged) if run.steps() == 0 => false,
            _ => start.gradient_norm() > 0.0 || trial::has_chance(own),
        };
        // In annealing the temperature decides where a run goes.
        if !is_moved || own.rule.of.temperature.is_some() {
            return None;
        }
        let falls = |verdict: &Verdict| {
            verdict.outcome == Outcome::FarOutside && verdict.exceeded.is_none()
        };
        if race.verdict(racer).is_some_and(falls)
            || race.landscape().is_some_and(|landscape| !has_rest(landscape, own.goal))
        {
            return None;
        }
        let stop = StopRules { max_steps: own.stop.max_steps.min(MOST_STEPS), ..own.stop };
        // With no steep slope nothing is near a saddle, which is not looked for then.
        let saddle = SaddleScale { slope: 0.0, ..own.saddle };
        let conditions = Conditions { stop, saddle, changes: Vec::new(), ..own.clone() };
        Some(Self {
            start: start.theta,
            height: conditions.goal.sign() * start.value,
            diagonal: race.scenario().diagonal(),
            conditions,
            trials: Vec::new(),
            coarse: 0,
            going: None,
        })
    }

    /// Whether it is also the test for this run, which may differ in its learning rate alone.
    #[must_use]
    pub fn is_of(&self, race: &Race, racer: usize) -> bool {
        let Some(run) = race.racers().get(racer).map(|racer| &racer.run) else { return false };
        let (ours, theirs) = (&self.conditions, run.conditions());
        run.row(0).is_some_and(|row| row.theta == self.start)
            && ours.function == theirs.function
            && ours.rule == theirs.rule
            && ours.goal == theirs.goal
            && ours.schedule == theirs.schedule
            && ours.clip == theirs.clip
            && ours.noise == theirs.noise
            && (ours.batch, ours.sampling) == (theirs.batch, theirs.sampling)
            && (ours.seed, ours.stream) == (theirs.seed, theirs.stream)
            && ours.stop.tolerance == theirs.stop.tolerance
            && ours.stop.max_steps == theirs.stop.max_steps.min(MOST_STEPS)
    }

    /// Goes on with the trials for about so many evaluations, with the one of `rate` first; `false` once
    /// all are done.
    pub fn work(&mut self, rate: f64, budget: usize) -> bool {
        let mut budget = Budget::new(budget.max(1));
        loop {
            let next = self.going.take().or_else(|| self.next(rate).map(|rate| self.begin(rate)));
            let Some(mut run) = next else { return false };
            run.advance(usize::MAX, &mut budget);
            if run.stop().is_none() {
                self.going = Some(run);
                return true;
            }
            // To look a run over takes about as long as a few evaluations.
            budget.spend(run.steps() / 16);
            self.add(&run);
        }
    }

    /// The parts of the slider; none before a rate was tried.
    #[must_use]
    pub fn bands(&self) -> Vec<Band> {
        let mut bands: Vec<Band> = Vec::new();
        let mut before: Option<f64> = None;
        let best = self.best();
        for trial in &self.trials {
            let regime = self.regime_of(trial, best);
            let share = LEARNING_RATE.slider_share(trial.rate);
            match bands.last_mut() {
                Some(last) if last.regime == regime => {}
                last => {
                    let from = before.map_or(0.0, |before| 0.5 * (before + share));
                    if let Some(last) = last {
                        last.to = from;
                    }
                    bands.push(Band { regime, from, to: 1.0 });
                }
            }
            before = Some(share);
        }
        bands
    }

    /// What becomes of the run with a rate, in one word: of the nearest that was tried.
    #[must_use]
    pub fn regime(&self, rate: f64) -> Option<Regime> {
        self.nearest(rate).map(|trial| self.regime_of(trial, self.best()))
    }

    /// What became of the run with a rate; `None` if it was not tried.
    #[must_use]
    pub fn tried(&self, rate: f64) -> Option<Tried> {
        let (trial, best) = (self.nearest(rate).filter(|trial| trial.rate == rate)?, self.best());
        let has_arrived = trial.course == Course::Arrives && !self.is_high(trial, best);
        Some(Tried {
            rate,
            regime: self.regime_of(trial, best),
            arrival: has_arrived.then_some(trial.steps),
            is_at_rest: trial.is_at_rest,
            most_steps: self.conditions.stop.max_steps as usize,
            fewest_steps: best.steps,
        })
    }

    /// The trial of the rate nearest to one.
    fn nearest(&self, rate: f64) -> Option<&Trial> {
        let away = |other: f64| libm::fabs(libm::log(other / rate));
        let mut nearest: Option<&Trial> = None;
        for trial in &self.trials {
            if nearest.is_none_or(|nearest| away(trial.rate) < away(nearest.rate)) {
                nearest = Some(trial);
            }
        }
        nearest
    }

    /// Up to three telling rates: one that crawls, a good one, and one that overshoots, or else diverges.
    /// The good one is the run's own rate if that is good; where none is good, as large a one as does not
    /// overshoot stands for it.
    #[must_use]
    pub fn telling_rates(&self, own: f64) -> Vec<f64> {
        /// How far on the slider the one that crawls is from the good ones: a third of a decade.
        const SLOWER: f64 = 1.0 / 21.0;
        let bands = self.bands();
        let widest = |regime: Regime| {
            let mut widest: Option<(usize, Band)> = None;
            for (place, band) in bands.iter().enumerate() {
                let wide = band.to - band.from;
                if band.regime == regime
                    && widest.is_none_or(|(_, widest)| wide > widest.to - widest.from)
                {
                    widest = Some((place, *band));
                }
            }
            widest
        };
        let own_share = LEARNING_RATE.slider_share(own);
        let mut own_band = None;
        for (place, band) in bands.iter().enumerate() {
            if band.regime == Regime::Good && band.from <= own_share && own_share <= band.to {
                own_band = Some((place, *band));
            }
        }
        let good = own_band.or_else(|| widest(Regime::Good));
        let (place, good, crawls) = match (good, widest(Regime::Crawls)) {
            (Some((place, good)), _) => {
                let below = place.checked_sub(1).and_then(|place| bands.get(place)).copied();
                (place, good, below.filter(|band| band.regime == Regime::Crawls))
            }
            (None, Some((place, Band { from, to, .. }))) => {
                let middle = (to - 2.0 * SLOWER).max(0.5 * (from + to));
                let [low, high] = [[from, middle], [middle, to]];
                let [low, high] =
                    [low, high].map(|[from, to]| Band { regime: Regime::Crawls, from, to });
                (place, high, Some(low))
            }
            (None, None) => return Vec::new(),
        };
        let mut rates = Vec::new();
        if let Some(crawls) = crawls {
            let middle = 0.5 * (crawls.from + crawls.to);
            rates.push(self.plain_rate(middle.max(crawls.to - SLOWER), &crawls));
        }
        rates.push(match own_band {
            Some(_) => own,
            None => self.plain_rate(0.5 * (good.from + good.to), &good),
        });
        let is_large = |band: &&Band| matches!(band.regime, Regime::Overshoots | Regime::Diverges);
        if let Some(large) = bands.iter().skip(place + 1).find(is_large) {
            let middle = 0.5 * (large.from + large.to);
            let near = if large.regime == Regime::Diverges { large.from + SLOWER } else { middle };
            rates.push(self.plain_rate(middle.min(near), large));
        }
        rates
    }

    /// The rate at a place of a band, with as few digits as lead to one of the band.
    fn plain_rate(&self, share: f64, band: &Band) -> f64 {
        let exact = LEARNING_RATE.slider_value(share);
        for digits in 1..3 {
            let rate = to_digits(exact, digits);
            let place = LEARNING_RATE.slider_share(rate);
            if band.from < place && place < band.to && self.regime(rate) == Some(band.regime) {
                return rate;
            }
        }
        exact
    }

    fn begin(&self, rate: f64) -> Run {
        let conditions = Conditions { learning_rate: rate, ..self.conditions.clone() };
        Run::new(conditions, self.start)
    }

    /// The rate that is tried next.
    fn next(&mut self, rate: f64) -> Option<f64> {
        if !self.is_tried(rate) {
            return Some(rate);
        }
        while self.coarse <= COARSE && !self.is_still() {
            let share = 1.0 - f64::from(self.coarse) / f64::from(COARSE);
            self.coarse += 1;
            let next = LEARNING_RATE.slider_value(share);
            if !self.is_tried(next) {
                return Some(next);
            }
        }
        if self.trials.len() >= MOST_TRIALS {
            return None;
        }
        let best = self.best();
        for pair in self.trials.windows(2) {
            let [low, high] = pair else { continue };
            let ends = [low, high].map(|trial| LEARNING_RATE.slider_share(trial.rate));
            let [from, to] = ends;
            let middle = LEARNING_RATE.slider_value(0.5 * (from + to));
            if self.regime_of(low, best) != self.regime_of(high, best)
                && to - from > NEAR
                && !self.is_tried(middle)
            {
                return Some(middle);
            }
        }
        None
    }

    fn is_tried(&self, rate: f64) -> bool {
        self.trials.iter().any(|trial| trial.rate == rate)
    }

    /// Whether with the least rate the run all but stands still, so that it does with lesser ones.
    fn is_still(&self) -> bool {
        let mut farthest = 0.0_f64;
        for trial in &self.trials {
            if trial.course != Course::Diverges {
                farthest = farthest.max(trial.way);
            }
        }
        let least = self.trials.first();
        least.is_some_and(|least| least.course == Course::OnItsWay && least.way < STILL * farthest)
    }

    /// What the best of the trials so far do.
    fn best(&self) -> Best {
        let mut best = Best { value: f64::INFINITY, steps: usize::MAX };
        for trial in &self.trials {
            if trial.course != Course::Diverges && trial.way <= self.diagonal {
                best.value = best.value.min(trial.value);
            }
        }
        for trial in &self.trials {
            if trial.course == Course::Arrives && !self.is_high(trial, best) {
                best.steps = best.steps.min(trial.steps);
            }
        }
        best
    }

    /// Whether a run that has not come to rest stands far above the best: on the floor of a valley, say.
    fn is_high(&self, trial: &Trial, best: Best) -> bool {
        !trial.is_at_rest && trial.value - best.value > LEFT * (self.height - best.value)
    }

    fn regime_of(&self, trial: &Trial, best: Best) -> Regime {
        match trial.course {
            Course::Diverges => Regime::Diverges,
            Course::Overshoots => Regime::Overshoots,
            Course::OnItsWay => Regime::Crawls,
            Course::Arrives if self.is_high(trial, best) => Regime::Crawls,
            Course::Arrives if trial.steps > best.steps.saturating_mul(10).max(100) => {
                Regime::Crawls
            }
            Course::Arrives => Regime::Good,
        }
    }

    fn add(&mut self, run: &Run) {
        let trial = Trial::of(run, self.diagonal);
        let place = self.trials.partition_point(|other| other.rate < trial.rate);
        self.trials.insert(place, trial);
    }
}

/// Whether there is something to come to rest at: a minimum (for ascent, a maximum) in the domain or
/// elsewhere, or a least loss to come near to.
fn has_rest(landscape: &Landscape, goal: Goal) -> bool {
    let wanted = CriticalKind::lowest_of(goal.sign());
    landscape.optimum(goal).is_some()
        || (goal == Goal::Min && landscape.bound.is_some())
        || landscape.critical.iter().any(|point| point.kind == wanted)
}

/// What the best of the trials do: the lowest value, and the fewest steps to arrive.
#[derive(Clone, Copy, Debug)]
struct Best {
    value: f64,
    steps: usize,
}
