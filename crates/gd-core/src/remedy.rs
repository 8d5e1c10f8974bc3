//! What a reader may try where a run did not arrive.

use crate::{
    notation::{number, short},
    rule::{
        hyperparameter::{STEPS, to_digits},
        optimizer::rmsprop,
        update::Mechanism::{self, MeanOfSquares, Moments, SumOfSquares, Velocity},
    },
    run::stop::Stop,
    scenario::{Edit, Problem, Scenario},
    verdict::{Beyond, Outcome, Standstill, Verdict},
};

/// Something that a reader may try where a run did not arrive.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// The name for a reader, “Add momentum”.
    pub name: String,
    /// What is different then, “With momentum”; empty where the race's summary says what came of it.
    pub with: String,
    /// The link with it, or why it is refused.
    pub link: Result<String, Problem>,
}

/// How much smaller or larger a learning rate is tried, and how many times the steps.
const TIMES: f64 = 10.0;

impl Scenario {
    /// What may help a run of a rule that did not arrive, by its verdict. Each has a chance: momentum
    /// leaves no saddle without a slope sideways, noise no deep valley. What has been tried in this race
    /// is not offered again.
    #[must_use]
    pub fn remedies(&self, rule: usize, verdict: &Verdict) -> Vec<Remedy> {
        let has_stopped = verdict.stop == Stop::Converged;
        let has_slope = verdict.gradient_norm > 0.0;
        let mut found = Offers { scenario: self, rule, remedies: Vec::new() };
        match verdict.outcome {
            outcome if outcome.is_of(verdict.goal) => {
                if !has_stopped {
                    found.more_steps();
                } else if !outcome.is_best_of(verdict.goal) {
                    found.momentum();
                    found.restarts();
                    found.annealing();
                }
            }
            Outcome::Saddle => {
                if !has_stopped {
                    found.more_steps();
                }
                if verdict.dimension == 1 || !has_stopped {
                    found.momentum();
                }
                found.noise();
                found.restarts();
            }
            // The wrong way round.
            outcome if outcome.is_critical() => {
                found.noise();
                found.restarts();
            }
            Outcome::Plateau => {
                if has_slope {
                    found.larger_rate(verdict);
                    found.scaling();
                }
                found.restarts();
            }
            Outcome::OnSlope if has_stopped => {}
            Outcome::OnSlope => match verdict.standstill {
                Some(Standstill::Rejection) => found.smaller_rate(verdict),
                Some(Standstill::Rounding) => found.larger_rate(verdict),
                Some(_) => {}
                None if verdict.exceeded.is_some() || !verdict.is_getting_on => {
                    found.smaller_rate(verdict);
                }
                // No number of steps comes to an end there.
                None if verdict.beyond == Some(Beyond::Unbounded) => {}
                None => {
                    found.more_steps_if_enough(verdict);
                    if verdict.has_room {
                        found.larger_rate(verdict);
                    }
                }
            },
            Outcome::Oscillating | Outcome::Worsening | Outcome::OutOfBounds => {
                found.smaller_rate(verdict);
            }
            Outcome::FarOutside if verdict.exceeded.is_some() => found.smaller_rate(verdict),
            Outcome::Hovering if !verdict.is_annealed => found.smaller_rate(verdict),
            _ => {}
        }
        found.remedies
    }
}

/// The remedies found for a run of a rule.
struct Offers<'a> {
    scenario: &'a Scenario,
    rule: usize,
    remedies: Vec<Remedy>,
}

impl Offers<'_> {
    /// Offers an edit if it changes something.
    fn offer(&mut self, name: String, with: String, edit: &Edit) {
        let link = match self.scenario.apply(edit) {
            Ok(change) if change.scenario == *self.scenario => return,
            Ok(change) => Ok(change.scenario.write()),
            Err(problems) => match problems.into_iter().next() {
                Some(problem) => Err(problem),
                None => return,
            },
        };
        self.remedies.push(Remedy { name, with, link });
    }

    fn offer_plain(&mut self, name: &str, with: &str, edit: &Edit) {
        self.offer(name.to_owned(), with.to_owned(), edit);
    }

    /// Whether a rule of one of these kinds is in the race.
    fn races(&self, kinds: &[Mechanism]) -> bool {
        self.scenario.rules.iter().any(|entrant| kinds.contains(&entrant.rule.of.mechanism))
    }

    fn momentum(&mut self) {
        if !self.races(&[Velocity, Moments]) {
            self.offer_plain("Add momentum", "With momentum", &Edit::AddMomentum);
        }
    }

    fn annealing(&mut self) {
        self.offer_plain("Add annealing", "With annealing", &Edit::AddAnnealing);
    }

    fn restarts(&mut self) {
        if self.scenario.restarts == 0 {
            self.offer_plain("Restart from 12 random points", "", &Edit::AddRestarts);
        }
    }

    fn noise(&mut self) {
        if self.scenario.noise == 0.0 {
            self.offer_plain("Add noise", "With noise", &Edit::ShakeGradient);
        }
    }

    /// A rule that divides the step by the slope's size.
    fn scaling(&mut self) {
        if !self.races(&[SumOfSquares, MeanOfSquares, Moments]) {
            let edit = Edit::AddRule { rule: rmsprop::RULE.id.to_owned() };
            self.offer_plain("Add RMSProp", "With RMSProp", &edit);
        }
    }

    fn more_steps(&mut self) {
        let steps = (TIMES * f64::from(self.scenario.steps)).min(STEPS.max);
        let steps = number(steps);
        let edit = Edit::Set { key: STEPS.id.to_owned(), value: steps.clone() };
        self.offer(format!("{steps} steps"), format!("With {steps} steps"), &edit);
    }

    /// The same, unless so many are to be seen to do nothing by the curvature where the run is.
    fn more_steps_if_enough(&mut self, verdict: &Verdict) {
        let steps = TIMES * f64::from(self.scenario.steps);
        let needed = self.fitting_rate(verdict);
        if needed.zip(self.rate()).is_none_or(|(needed, rate)| steps * rate >= needed) {
            self.more_steps();
        }
    }

    /// The rate of a step to the bottom along the steepest curvature where the run is, if that is known
    /// (on a plateau it soon changes) and not further away than half the region.
    fn fitting_rate(&self, verdict: &Verdict) -> Option<f64> {
        let entrant = self.scenario.rules.get(self.rule)?;
        let rate = 1.0 / steepest_curvature(verdict);
        let is_known = verdict.outcome == Outcome::OnSlope
            && entrant.rule.of.stability.is_some()
            && rate > 0.0;
        let is_near = rate * verdict.gradient_norm <= 0.5 * self.scenario.diagonal();
        (is_known && is_near).then_some(rate)
    }

    /// Half the limit that was exceeded, or a tenth of the rate.
    fn smaller_rate(&mut self, verdict: &Verdict) {
        let Some(now) = self.rate() else { return };
        let half = verdict.exceeded.map_or(f64::INFINITY, |exceeded| 0.5 * exceeded.limit);
        let rate = to_digits(if half < now { half } else { now / TIMES }, 1);
        if !self.has_tried(&|other| other <= rate) {
            self.race_rate(rate);
        }
    }

    /// One that fits the curvature where the run is; ten times as large where that is not known, but
    /// for a step that does not overshoot there.
    fn larger_rate(&mut self, verdict: &Verdict) {
        let Some(now) = self.rate() else { return };
        let steepest = steepest_curvature(verdict);
        let most = if steepest > 0.0 { 1.0 / steepest } else { f64::INFINITY };
        let rate = self.fitting_rate(verdict).unwrap_or_else(|| (TIMES * now).min(most));
        if rate >= 2.0 * now && !self.has_tried(&|other| other >= 2.0 * now) {
            self.race_rate(to_digits(rate, 1));
        }
    }

    /// The run's learning rate.
    fn rate(&self) -> Option<f64> {
        let entrant = self.scenario.rules.get(self.rule)?;
        Some(self.scenario.rate(entrant))
    }

    /// Whether the same rule races at such a learning rate.
    fn has_tried(&self, is_such: &dyn Fn(f64) -> bool) -> bool {
        let rules = &self.scenario.rules;
        let of = rules.get(self.rule).map(|entrant| entrant.rule.of.id);
        rules
            .iter()
            .any(|entrant| Some(entrant.rule.of.id) == of && is_such(self.scenario.rate(entrant)))
    }

    /// Races the rule once more at another learning rate.
    fn race_rate(&mut self, rate: f64) {
        let edits = vec![
            Edit::DuplicateRule { index: self.rule },
            Edit::SetRuleOption {
                rule: self.scenario.rules.len(),
                option: "lr".to_owned(),
                value: Some(rate.into()),
            },
        ];
        let told = short(rate);
        self.offer(format!("α = {told}"), format!("With α = {told}"), &Edit::All { edits });
    }
}

/// The largest curvature where a run is, in the direction of its goal.
fn steepest_curvature(verdict: &Verdict) -> f64 {
    let [low, high] = verdict.eigenvalues.map(|curvature| verdict.goal.sign() * curvature);
    low.max(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Race, race::Status};

    /// The remedies of the first run at its end.
    fn remedies(query: &str) -> Vec<Remedy> {
        let race = Race::finished(Scenario::parse(query).scenario);
        race.scenario().remedies(0, race.verdict(0).unwrap())
    }

    fn names(query: &str) -> Vec<String> {
        remedies(query).into_iter().map(|remedy| remedy.name).collect()
    }

    const MOMENTUM: &str = "Add momentum";
    const RESTARTS: &str = "Restart from 12 random points";
    const ANNEALING: &str = "Add annealing";
    const NOISE: &str = "Add noise";
    const RMSPROP: &str = "Add RMSProp";

    #[test]
    fn what_is_offered_has_a_chance_and_was_not_tried() {
        let local = "f=double-well&at=2&lr=0.02";
        let saddle = "f=x^2-y^2%2By^4/4&at=1,0&lr=0.1";
        for (query, offered) in [
            ("f=sphere&lr=0.1", &[][..]),
            (local, &[MOMENTUM, RESTARTS, ANNEALING]),
            (&format!("{local}&opt=gd;adam"), &[RESTARTS, ANNEALING]),
            (&format!("{local}&opt=gd;momentum;anneal&restarts=2"), &[]),
            // Without a slope sideways no rule leaves a saddle: noise does.
            (saddle, &[NOISE, RESTARTS]),
            (&format!("{saddle}&opt=momentum"), &[NOISE, RESTARTS]),
            ("f=inflection&at=1&lr=0.1", &["10000 steps", MOMENTUM, NOISE, RESTARTS]),
            ("f=-(x^2%2By^2)&at=0,0", &[NOISE, RESTARTS]),
            ("f=plateau&at=4,0&lr=0.1", &["α = 1", RMSPROP, RESTARTS]),
            // Where the slope is exactly 0 no step is longer for it.
            ("layers=20&activation=relu&at=-1,-1", &[RESTARTS]),
            ("f=x^2&at=3&lr=1e-4", &["10000 steps", "α = 0.5"]),
            // 10000 steps of a millionth go a fiftieth of the way.
            ("f=sphere&at=4,3&lr=1e-6", &["α = 0.5"]),
            // It falls without end.
            ("f=saddle&at=1,0&lr=0.1&noise=0.01&steps=60", &[]),
            // Twice the rate would be at the limit, 1.
            ("f=x^2&at=3&lr=0.45&steps=5", &["50 steps"]),
            ("f=x^2&at=3&lr=1e-4&steps=100000&tol=0", &[]),
            ("f=x^2&at=3&lr=10", &["α = 0.5"]),
            ("f=x^2&at=3&opt=gd(lr=10);gd(lr=0.5)", &[]),
            ("f=double-well&at=2&opt=gd(lr=0.15);gd(lr=0.07)", &[]),
            ("f=absolute&at=1.05&lr=0.1&steps=100", &["α = 0.01"]),
            // It has no minimum.
            ("f=-x^2&at=1&lr=0.1", &[]),
        ] {
            assert_eq!(names(query), offered, "{query}");
        }
    }

    /// Each remedy on a case where it is offered leads to a better place, or to rest.
    #[test]
    fn what_is_offered_helps() {
        for (query, name) in [
            ("f=double-well&at=2&lr=0.02", MOMENTUM),
            ("f=double-well&at=2&lr=0.02", RESTARTS),
            ("f=double-well&at=1.2&lr=0.02&steps=3000", ANNEALING),
            ("f=x^2-y^2%2By^4/4&at=1,0&lr=0.1", NOISE),
            ("f=inflection&at=1&lr=0.1", MOMENTUM),
            ("f=plateau&at=4,0&lr=0.1", "α = 1"),
            ("f=plateau&at=4,0&lr=0.1", RMSPROP),
            ("f=x^2&at=3&lr=1e-4", "10000 steps"),
            ("f=x^2&at=3&lr=1e-4", "α = 0.5"),
            ("f=sphere&at=4,3&lr=1e-6", "α = 0.5"),
            ("f=x^2&at=3&lr=10", "α = 0.5"),
            ("f=double-well&at=2&lr=0.15", "α = 0.07"),
            ("f=absolute&at=1.05&lr=0.1&steps=200", "α = 0.01"),
        ] {
            let found = remedies(query).into_iter().find(|remedy| remedy.name == name).unwrap();
            let link = found.link.unwrap();
            let after = Race::finished(Scenario::parse(&link).scenario);
            let before = Race::finished(Scenario::parse(query).scenario);
            let best = |race: &Race| {
                let ends = (0..race.racers().len()).map(|racer| race.status(racer, usize::MAX));
                let values = ends.map(|status: Option<Status>| status.unwrap().value);
                values.fold(f64::INFINITY, f64::min)
            };
            let landscape = before.landscape().unwrap();
            let goal = before.scenario().goal;
            let rests = |race: &Race| {
                let mut ends = race.racers().iter().map(|racer| racer.run.stop());
                ends.any(|stop| stop == Some(Stop::Converged))
            };
            let is_better = landscape.improves(best(&after), best(&before), goal);
            assert!(is_better || (rests(&after) && !rests(&before)), "{query}: {name}");
        }
    }

    #[test]
    fn one_that_finds_no_room_says_so() {
        let full = format!("f=double-well&at=2&lr=0.02&opt={}", "gd;".repeat(16));
        let refused = remedies(&full).into_iter().filter_map(|remedy| {
            remedy.link.err().map(|problem| (remedy.name, problem.fault.to_string()))
        });
        let said = "At most 16 rules are raced.".to_owned();
        let expected = [MOMENTUM, ANNEALING].map(|name| (name.to_owned(), said.clone()));
        assert_eq!(refused.collect::<Vec<_>>(), expected);
    }
}
