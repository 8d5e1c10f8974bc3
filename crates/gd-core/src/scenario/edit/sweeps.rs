//! The edit of what is swept.

use crate::{
    flaw::{Flaw, Hint, edit::List, link::LinkFault},
    scenario::{
        edit::refusal::{self, refusal},
        mapped::Mapped,
        problem::Problem,
        scenario::Scenario,
        sweep_axis::SweepAxis,
    },
    spelling::excerpt,
};

pub(super) fn sweep(
    scenario: &mut Scenario,
    rule: usize,
    named: [Option<&str>; 2],
) -> Result<(), Vec<Problem>> {
    let missing = || refusal::missing("map", List::Rules, rule);
    let of = scenario.rules.get(rule).ok_or_else(missing)?.rule.of.id;
    if let Some(fault) = scenario.no_sweep(rule) {
        return Err(refusal("map", "", Flaw::new(0..0, fault)));
    }
    let ids = scenario.sweepable(rule);
    let mut axes = match scenario.map {
        Some(Mapped::Sweep { x, y, .. }) => [x, y],
        _ => [SweepAxis::default(); 2],
    };
    let options = scenario.swept_options(rule, axes);
    for (axis, option) in axes.iter_mut().zip(options) {
        axis.option = Some(option);
    }
    for (place, name) in named.into_iter().enumerate() {
        let Some(name) = name else { continue };
        let Some(id) = ids.iter().copied().find(|id| *id == name) else {
            let fault = LinkFault::NotSwept { of, option: excerpt(name) };
            let flaw = Flaw::new(0..name.len(), fault).hint(Hint::Known(ids));
            return Err(refusal("map", name, flaw));
        };
        if axes.get(1 - place).is_some_and(|other| other.option == Some(id)) {
            axes.reverse();
        }
        if let Some(axis) = axes.get_mut(place)
            && axis.option != Some(id)
        {
            *axis = SweepAxis::of(id);
        }
    }
    let [x, y] = axes;
    scenario.map = Some(Mapped::Sweep { rule, x, y });
    Ok(())
}
