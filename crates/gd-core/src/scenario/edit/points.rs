//! Edits of the data.

use std::sync::Arc;

use crate::{
    flaw::{
        Flaw,
        edit::{EditFault, List},
    },
    function::{
        Function,
        data::{Data, LARGEST, MOST_POINTS, Sample, parse_csv},
        fit::Fit,
    },
    notation::number,
    scenario::{
        edit::{
            given::given_finite,
            refusal::{self, refusal},
            rules,
        },
        fit_warning::{fit_warning, of_fit},
        key::no_data,
        learning_keys::set_data,
        problem::Problem,
        region::check_region,
        scenario::Scenario,
    },
    space::Point,
};

pub(super) fn paste(scenario: &mut Scenario, text: &str) -> Result<Vec<Problem>, Vec<Problem>> {
    let (data, flaws) = parse_csv(text);
    let problems = flaws.into_iter();
    match data {
        Some(data) => {
            set_data(scenario, data);
            let problems = problems.chain(fit_warning(scenario));
            // What is left out of a table that was pasted is told, and the rest is taken.
            Ok(problems.map(|flaw| Problem::of("data", text, flaw.warning())).collect())
        }
        None => Err(problems.map(|flaw| Problem::of("data", text, flaw)).collect()),
    }
}

pub(super) fn add(
    scenario: &mut Scenario,
    at: Point,
    class: u8,
) -> Result<Vec<Problem>, Vec<Problem>> {
    edit(scenario, &|samples, fit| {
        if samples.len() >= MOST_POINTS {
            return Err(problem(EditFault::TooManyPoints { most: MOST_POINTS }));
        }
        samples.push(sample(fit, at, self::class(class)?)?);
        Ok(())
    })
}

pub(super) fn shift(
    scenario: &mut Scenario,
    index: usize,
    to: Point,
) -> Result<Vec<Problem>, Vec<Problem>> {
    edit(scenario, &|samples, fit| {
        let point = samples.get_mut(index).ok_or_else(|| missing(index))?;
        *point = sample(fit, to, point.target)?;
        Ok(())
    })
}

pub(super) fn remove(scenario: &mut Scenario, index: usize) -> Result<Vec<Problem>, Vec<Problem>> {
    edit(scenario, &|samples, _| {
        if index >= samples.len() {
            return Err(missing(index));
        }
        if samples.len() <= 2 {
            return Err(problem(EditFault::LastPoints));
        }
        samples.remove(index);
        Ok(())
    })
}

/// Leaves two points, the fewest that can be learnt from, each at an end: the leftmost and the
/// rightmost, or one of each class.
pub(super) fn clear(scenario: &mut Scenario) -> Result<Vec<Problem>, Vec<Problem>> {
    edit(scenario, &|samples, fit| {
        let rank = |of: &Sample| if fit.model.classifies { of.target } else { of.inputs[0] };
        let Some(&first) = samples.first() else { return Ok(()) };
        let (mut least, mut greatest) = (first, first);
        for sample in samples.iter() {
            if rank(sample) < rank(&least) {
                least = *sample;
            }
            if rank(sample) > rank(&greatest) {
                greatest = *sample;
            }
        }
        *samples = vec![least, greatest];
        Ok(())
    })
}

pub(super) fn set_class(
    scenario: &mut Scenario,
    index: usize,
    class: u8,
) -> Result<Vec<Problem>, Vec<Problem>> {
    edit(scenario, &|samples, fit| {
        let point = samples.get_mut(index).ok_or_else(|| missing(index))?;
        if fit.data.features() == 1 && !fit.model.classifies {
            return Err(problem(EditFault::NoClasses));
        }
        point.target = self::class(class)?;
        Ok(())
    })
}

/// What is done to the points of a fit, or why it is refused.
type Change<'a> = dyn Fn(&mut Vec<Sample>, &Fit) -> Result<(), Vec<Problem>> + 'a;

/// Changes the points, and keeps all else as it is: the model, the learning rate, the view.
fn edit(scenario: &mut Scenario, change: &Change<'_>) -> Result<Vec<Problem>, Vec<Problem>> {
    let fit = match scenario.function.fit() {
        Some(fit) => Fit::clone(fit),
        None => return Err(refusal("data", "", no_data())),
    };
    let mut samples = fit.data.samples().to_vec();
    change(&mut samples, &fit)?;
    // Others that suit the data would jump as a point is drawn.
    rules::keep_rates(scenario);
    let view = fit.view();
    scenario.view =
        scenario.view.or(Some(view).filter(|&view| check_region(view, |_| 0..0).is_ok()));
    let data = Data::own(fit.data.features(), samples);
    let fit = Fit { data, ..fit };
    let flaw = of_fit(&fit);
    scenario.function = Function::Fit(Arc::new(fit));
    Ok(flaw.map_or_else(Vec::new, |flaw| refusal("data", "", flaw)))
}

/// The point at a place in a picture of the data.
fn sample(fit: &Fit, [x, y]: Point, class: f64) -> Result<Sample, Vec<Problem>> {
    let text = given_finite("data", &[x, y])?;
    if let Some(large) = [x, y].into_iter().find(|c| c.abs() > LARGEST) {
        let fault = EditFault::PointTooFar { text: number(large) };
        return Err(refusal("data", &text, Flaw::whole(&text, fault)));
    }
    Ok(match (fit.data.features(), fit.model.classifies) {
        (1, true) => Sample::pair(x, f64::from(y > 0.5)),
        (1, false) => Sample::pair(x, y),
        _ => Sample { inputs: [x, y], target: class },
    })
}

fn class(class: u8) -> Result<f64, Vec<Problem>> {
    match class {
        0 | 1 => Ok(f64::from(class)),
        _ => Err(problem(EditFault::NotAClass)),
    }
}

fn problem(fault: EditFault) -> Vec<Problem> {
    refusal("data", "", Flaw::new(0..0, fault))
}

fn missing(index: usize) -> Vec<Problem> {
    refusal::missing("data", List::Points, index)
}
