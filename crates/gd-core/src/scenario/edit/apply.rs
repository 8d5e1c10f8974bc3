//! Edits applied to a scenario.

use std::mem;

use crate::{
    flaw::{Flaw, Severity, link::LinkFault},
    function::catalog::CATALOG,
    run::batch::{BATCH, Batch},
    scenario::{
        dirty::Dirty,
        edit::{
            given::{Given, set_value},
            points,
            refusal::refusal,
            remedies, rules, starts, sweeps,
            vocabulary::{Chosen, Edit},
            zoom,
        },
        fit_warning::fit_warning,
        key::{Key, Owner, no_data},
        keys::{self, keys},
        limits::limit_size,
        mapped::Mapped,
        objective::change_fit,
        problem::Problem,
        query::{MOST_PROBLEMS, unknown_key},
        scenario::Scenario,
    },
};

/// What an edit has made of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The scenario after the edit.
    pub scenario: Scenario,
    /// What of the edit could not be followed to the letter, and what had to be cut to make room
    /// for it.
    pub problems: Vec<Problem>,
    /// The edit that leads back, to exactly the scenario that was there; a Rust function, which no
    /// link can hold, has none that does.
    pub inverse: Edit,
    /// What has to be made anew.
    pub dirty: Dirty,
}

impl Scenario {
    /// The scenario after an edit. It reads the edit's own value and nothing else of the link, so
    /// that only this value can refuse it; what a page can't hold is cut and told.
    ///
    /// ```
    /// use gd_core::{Scenario, scenario::Edit};
    ///
    /// let scenario = Scenario::parse("f=sphere&at=1,2").scenario;
    /// let change = scenario.apply(&Edit::MoveStart { index: 0, to: [3.0, 4.0].into() }).unwrap();
    /// assert_eq!(change.scenario.write(), "f=sphere&at=3,4");
    /// assert!(change.dirty.runs);
    /// assert_eq!(change.scenario.apply(&change.inverse).unwrap().scenario, scenario);
    /// ```
    ///
    /// # Errors
    /// What is wrong with the edit, if it can't be followed. Nothing changes then.
    pub fn apply(&self, edit: &Edit) -> Result<Change, Vec<Problem>> {
        let mut scenario = self.clone();
        let mut problems = perform(&mut scenario, edit)?;
        if let Some(key) = scenario.key_off_course() {
            return Err(refusal(
                key.id,
                "",
                Flaw::new(0..0, LinkFault::FixedByHole { key: key.id }),
            ));
        }
        let is_opened = matches!(edit, Edit::Open { .. });
        if !is_opened && scenario.score == self.score && !scenario.runs_like(self) {
            // What was claimed is about another round.
            scenario.score = None;
        }
        let cut = limit_size(&mut scenario);
        let is_full = !cut.is_empty() && scenario == *self;
        problems.extend(cut.into_iter().map(|(key, flaw)| Problem::of(key, "", flaw)));
        if is_full {
            return Err(problems);
        }
        let dirty = scenario.dirty_after(self);
        Ok(Change { scenario, problems, inverse: Edit::Open { query: self.write() }, dirty })
    }
}

/// Changes a scenario; what is not followed to the letter, or why the edit is refused.
fn perform(scenario: &mut Scenario, edit: &Edit) -> Result<Vec<Problem>, Vec<Problem>> {
    match edit {
        Edit::Set { key, value } => return set(scenario, key, value),
        Edit::Open { query } => {
            let parsed = Scenario::parse(query);
            *scenario = parsed.scenario;
            return Ok(parsed.problems);
        }
        Edit::All { edits } => {
            let mut problems = Vec::new();
            for edit in edits {
                problems.extend(perform(scenario, edit)?);
            }
            return Ok(problems);
        }
        Edit::PasteData { text } => {
            replace_with(scenario, "data");
            return points::paste(scenario, text);
        }
        Edit::SetBatches { batches } => return set_batches(scenario, batches),
        Edit::AddPoint { at, class } => return points::add(scenario, *at, *class),
        Edit::MovePoint { index, to } => return points::shift(scenario, *index, *to),
        Edit::RemovePoint { index } => return points::remove(scenario, *index),
        Edit::ClearPoints => return points::clear(scenario),
        Edit::SetClass { index, class } => return points::set_class(scenario, *index, *class),
        Edit::Rewrite { formula } => return rewrite(scenario, formula),
        Edit::Reset { key } => reset(scenario, key),
        Edit::AddStart { at } => starts::add(scenario, at),
        Edit::MoveStart { index, to } => starts::shift(scenario, *index, to),
        Edit::RemoveStart { index } => starts::remove(scenario, *index),
        Edit::ResetStarts => reset(scenario, "at"),
        Edit::AddRule { rule } => rules::add(scenario, rule),
        Edit::DuplicateRule { index } => rules::duplicate(scenario, *index),
        Edit::RemoveRule { index } => rules::remove(scenario, *index),
        Edit::ReplaceRule { index, rule } => rules::replace(scenario, *index, rule),
        Edit::SetRuleOption { rule, option, value } => {
            rules::set_option(scenario, *rule, option, value.as_ref())
        }
        Edit::SetOption { key, option, value } => {
            set_option(scenario, *key, option, value.as_ref())
        }
        Edit::Sweep { rule, x, y } => sweeps::sweep(scenario, *rule, [x.as_deref(), y.as_deref()]),
        Edit::ChangeRate { step, rate } => rules::change_rate(scenario, *step, rate),
        Edit::TryRates { rule, rates } => rules::try_rates(scenario, *rule, rates),
        Edit::SetPart { part, on } => {
            scenario.show.set(*part, *on);
            Ok(())
        }
        Edit::SetMark { mark, on } => {
            scenario.hide.marks.set(*mark, !on);
            Ok(())
        }
        Edit::SetSection { section, on } => {
            scenario.hide.sections.set(*section, !on);
            Ok(())
        }
        Edit::Zoom { to } => zoom::zoom(scenario, *to),
        Edit::ZoomBy { factor, at } => zoom::zoom_by(scenario, *factor, *at),
        Edit::Pan { by } => zoom::pan(scenario, *by),
        Edit::ResetZoom => reset(scenario, "zoom"),
        Edit::TurnBy { by } => zoom::turn_by(scenario, *by),
        Edit::AddMomentum => remedies::add_momentum(scenario),
        Edit::AddAnnealing => remedies::add_annealing(scenario),
        Edit::ShakeGradient => {
            remedies::shake_gradient(scenario);
            Ok(())
        }
        Edit::AddRestarts => {
            remedies::add_restarts(scenario);
            Ok(())
        }
    }
    .map(|()| Vec::new())
}

fn set(scenario: &mut Scenario, id: &str, value: &str) -> Result<Vec<Problem>, Vec<Problem>> {
    let key = find(id)?;
    replace(scenario, key);
    let flaws = key.take(scenario, value).into_iter().take(MOST_PROBLEMS);
    let mut problems: Vec<_> = flaws.map(|flaw| Problem::of(key.id, value, flaw)).collect();
    if matches!(key.of, Owner::Data) && key.names {
        let warning = fit_warning(scenario).map(|flaw| Flaw { at: 0..value.len(), ..flaw });
        problems.extend(warning.map(|flaw| Problem::of(key.id, value, flaw)));
    }
    let is_refused = problems.iter().any(|problem| problem.severity == Severity::Error);
    if is_refused { Err(problems) } else { Ok(problems) }
}

/// Takes another formula, and keeps what a reader has chosen by hand.
fn rewrite(scenario: &mut Scenario, formula: &str) -> Result<Vec<Problem>, Vec<Problem>> {
    let known = CATALOG.iter().find(|entry| entry.formula == formula.trim());
    let (starts, rate) = (mem::take(&mut scenario.starts), scenario.learning_rate);
    let dimension = scenario.dimension();
    let problems = set(scenario, "f", known.map_or(formula, |entry| entry.id))?;
    if scenario.dimension() == dimension {
        scenario.starts = starts;
    }
    scenario.learning_rate = rate;
    Ok(problems)
}

fn set_batches(scenario: &mut Scenario, batches: &[Batch]) -> Result<Vec<Problem>, Vec<Problem>> {
    let sizes: Vec<_> = batches.iter().map(Batch::to_string).collect();
    set(scenario, BATCH.id, &sizes.join(";"))
}

fn reset(scenario: &mut Scenario, id: &str) -> Result<(), Vec<Problem>> {
    let key = find(id)?;
    if (key.write)(scenario).is_some() {
        (key.reset)(scenario);
        replace(scenario, key);
    }
    Ok(())
}

fn find(id: &str) -> Result<&'static Key, Vec<Problem>> {
    keys::find(id).ok_or_else(|| refusal(id, "", unknown_key(id)))
}

/// Takes back what goes with another value of a key.
fn replace(scenario: &mut Scenario, changed: &Key) {
    let replaced: Vec<_> = keys().filter(|key| key.goes_with(changed, scenario)).collect();
    for key in replaced {
        (key.reset)(scenario);
    }
}

fn replace_with(scenario: &mut Scenario, id: &str) {
    if let Some(key) = keys::find(id) {
        replace(scenario, key);
    }
}

fn set_option(
    scenario: &mut Scenario,
    chosen: Chosen,
    option: &str,
    value: Option<&Given<f64>>,
) -> Result<(), Vec<Problem>> {
    let key = chosen.key();
    match chosen {
        Chosen::Schedule => set_value(key, &mut scenario.schedule, option, value),
        Chosen::Clip => set_value(key, &mut scenario.clip, option, value),
        Chosen::Loss => {
            let Some(fit) = scenario.function.fit() else {
                return Err(refusal(key, "", no_data()));
            };
            let mut loss = fit.loss;
            set_value(key, &mut loss, option, value)?;
            change_fit(scenario, |fit| fit.loss = loss);
            Ok(())
        }
        Chosen::Map => {
            let map = scenario.map.unwrap_or(Mapped::Basins { rule: 0 });
            let mut choice = map.choice();
            set_value(key, &mut choice, option, value)?;
            scenario.map = Some(map.with(&choice));
            Ok(())
        }
    }
}
