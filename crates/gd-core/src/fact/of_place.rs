//! Facts of a place: one that is given, or where a run is.

use crate::{
    explain::downhill,
    fact::{
        asked::{Asked, Target},
        geometry::{angle_between, heading, way},
    },
    landscape::{eigenvalues::eigenvalues, survey::Landscape},
    map::basin::extrema,
    number::hypot::hypot,
    race::Race,
    space::{Point, distance},
};

/// f and ∇f at the place; of a run they are its row's.
fn here(race: &Race, asked: &Asked) -> Option<(f64, Point)> {
    match asked.at {
        Some(at) => {
            let here = race.scenario().function.objective().gradient(at);
            Some((here.value, here.gradient))
        }
        None => asked.row(race).map(|row| (row.value, row.gradient)),
    }
}

pub(super) fn value(race: &Race, asked: &Asked) -> Option<f64> {
    here(race, asked).map(|(value, _)| value)
}

pub(super) fn gradient_x(race: &Race, asked: &Asked) -> Option<f64> {
    here(race, asked).map(|(_, [x, _])| x)
}

pub(super) fn gradient_y(race: &Race, asked: &Asked) -> Option<f64> {
    here(race, asked).map(|(_, [_, y])| y)
}

pub(super) fn gradient_norm(race: &Race, asked: &Asked) -> Option<f64> {
    here(race, asked).map(|(_, [x, y])| hypot(x, y))
}

/// The Hessian's eigenvalues, ascending; both f″ in one dimension.
fn curvatures(race: &Race, asked: &Asked) -> Option<[f64; 2]> {
    let objective = race.scenario().function.objective();
    let hessian = objective.hessian(asked.place(race)?).hessian;
    Some(eigenvalues(hessian, objective.dimension()))
}

pub(super) fn curvature(race: &Race, asked: &Asked) -> Option<f64> {
    curvatures(race, asked).map(|[a, b]| a.max(b))
}

pub(super) fn least_curvature(race: &Race, asked: &Asked) -> Option<f64> {
    curvatures(race, asked).map(|[a, b]| a.min(b))
}

/// The place that another is compared with.
fn target(race: &Race, asked: &Asked) -> Option<Point> {
    let goal = race.scenario().goal;
    let nearest = |landscape: &Landscape| {
        let from = asked.place(race)?;
        let mut nearest: Option<Point> = None;
        for point in extrema(landscape, goal) {
            if nearest.is_none_or(|at| distance(point.at, from) < distance(at, from)) {
                nearest = Some(point.at);
            }
        }
        nearest
    };
    match asked.to? {
        Target::Place(at) => Some(at),
        Target::Start => Some(asked.run(race)?.row(0)?.theta),
        Target::Best => Some(race.landscape()?.best(goal)?.at),
        Target::Minimum => race.landscape().and_then(nearest),
    }
}

pub(super) fn distance_to(race: &Race, asked: &Asked) -> Option<f64> {
    Some(distance(asked.place(race)?, target(race, asked)?))
}

/// By how much the way downhill is off the way to a place.
pub(super) fn angle_to(race: &Race, asked: &Asked) -> Option<f64> {
    let from = asked.place(race)?;
    angle_between(downhill(race.scenario(), from), way(from, target(race, asked)?))
}

/// The direction of −∇f, or of ∇f in ascent.
pub(super) fn downhill_heading(race: &Race, asked: &Asked) -> Option<f64> {
    heading(downhill(race.scenario(), asked.place(race)?))
}
