//! Facts that are worked out from many runs, which a lesson's rendering may wait for and a page may not.

use gd_core::{
    Race, Scenario,
    fact::{Asked, RunChosen},
    high_dimension::{
        field::critical_points,
        hessian::{IndexCount, asymptotic_share_of_minima, exact_share_of_minima},
    },
    map::basin::{Basins, End, Raster, Tile},
    space::distance,
};

/// A fact of many runs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Survey {
    /// How many of the first seeds have a run end so.
    Seeds { seeds: u32, asked: Asked },
    /// The part of the region's starts from which a run ends so, or at the minimum next to a place.
    Share { asked: Asked, end: Option<ShareEnd> },
    /// The part of random symmetric matrices without a negative eigenvalue.
    MinimaShare { dimension: u32 },
    /// How that part falls for large n.
    MinimaAsymptote { dimension: u32 },
    /// The part of minima among the critical points of random fields between two heights.
    FieldMinima { dimension: u32, below: Option<f64>, above: Option<f64> },
}

/// Where runs of a basin map end that end at no minimum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShareEnd {
    Other,
    Saddle,
    Plateau,
    Unfinished,
    Diverged,
    Undefined,
}

/// Their words.
pub(crate) const SHARE_ENDS: &[(ShareEnd, &str)] = &[
    (ShareEnd::Other, "other"),
    (ShareEnd::Saddle, "saddle"),
    (ShareEnd::Plateau, "plateau"),
    (ShareEnd::Unfinished, "unfinished"),
    (ShareEnd::Diverged, "diverged"),
    (ShareEnd::Undefined, "undefined"),
];

/// The names of these facts.
pub(crate) const NAMES: &[&str] = &["share", "minima-share", "minima-asymptote", "field-minima"];

/// The most seeds that are tried.
pub(crate) const MOST_SEEDS: u32 = 100;

/// How many starts lie beside each other in a region of two dimensions and of one.
const SIDES: [usize; 2] = [128, 512];

/// How many matrices and fields are drawn.
const DRAWN: u32 = 20_000;

impl Survey {
    /// What it is; `None` where there is no such thing.
    pub(crate) fn read(&self, race: &Race) -> Option<f64> {
        let seed = race.scenario().seed;
        match self {
            Self::Seeds { seeds, asked } => count_seeds(race.scenario(), *seeds, asked),
            Self::Share { asked, end } => share(race, asked, *end),
            Self::MinimaShare { dimension } => {
                let n = *dimension as usize;
                let measured = || IndexCount::sample(seed, n, 0, DRAWN).share_of_minima();
                Some(exact_share_of_minima(n).unwrap_or_else(measured))
            }
            Self::MinimaAsymptote { dimension } => {
                Some(asymptotic_share_of_minima(*dimension as usize))
            }
            Self::FieldMinima { dimension, below, above } => {
                let mut found = critical_points(seed, *dimension as usize, 0, DRAWN);
                found.retain(|point| {
                    below.is_none_or(|below| point.height < below)
                        && above.is_none_or(|above| point.height > above)
                });
                let minima = found.iter().filter(|point| point.index == 0).count();
                (!found.is_empty()).then(|| minima as f64 / found.len() as f64)
            }
        }
    }
}

/// The number of a run, from 0.
fn racer(asked: &Asked) -> usize {
    match asked.run {
        Some(RunChosen::Number(number)) => (number as usize).saturating_sub(1),
        _ => 0,
    }
}

/// Data may be drawn by the seed, so each scenario is read anew.
fn count_seeds(scenario: &Scenario, seeds: u32, asked: &Asked) -> Option<f64> {
    let mut count = 0;
    for seed in 0..seeds {
        let edit = gd_core::scenario::Edit::Set { key: "seed".into(), value: seed.to_string() };
        let race = Race::finished(scenario.apply(&edit).ok()?.scenario);
        count += u32::from(asked.is_of(race.verdict(racer(asked))?));
    }
    Some(f64::from(count))
}

fn share(race: &Race, asked: &Asked, end: Option<ShareEnd>) -> Option<f64> {
    let run = &race.racers().get(racer(asked))?.run;
    let basins = Basins::new(run.conditions().clone(), race.landscape()?.clone());
    let end = match (end, asked.at) {
        (Some(ShareEnd::Other), _) => End::OtherExtremum,
        (Some(ShareEnd::Saddle), _) => End::Saddle,
        (Some(ShareEnd::Plateau), _) => End::Plateau,
        (Some(ShareEnd::Unfinished), _) => End::Unfinished,
        (Some(ShareEnd::Diverged), _) => End::Diverged,
        (Some(ShareEnd::Undefined), _) => End::Undefined,
        (None, Some(at)) => {
            let mut nearest: Option<(usize, f64)> = None;
            for (k, point) in basins.extrema.iter().enumerate() {
                let gap = distance(point.at, at);
                if nearest.is_none_or(|(_, least)| gap < least) {
                    nearest = Some((k, gap));
                }
            }
            End::Extremum(u8::try_from(nearest?.0).ok()?)
        }
        (None, None) => return None,
    };
    let (columns, rows) =
        if race.scenario().dimension() == 1 { (SIDES[1], 1) } else { (SIDES[0], SIDES[0]) };
    let raster = Raster { region: race.scenario().domain(), columns, rows };
    let starts = raster.starts(Tile { column: 0, row: 0, columns, rows });
    let cells = basins.cells(&starts);
    let count = cells.iter().filter(|cell| cell.end == end).count();
    Some(count as f64 / cells.len() as f64)
}
