//! Everything that can be chosen and set, in one place: what menus and panels are made of.

use crate::{
    function::{
        fit::{L1, L2},
        layers::LAYERS,
        loss::LOSSES,
    },
    rule::{
        clip::CLIPS,
        hyperparameter::{Hyperparameter, LEARNING_RATE, NOISE, RESTARTS, SEED, STEPS, TOLERANCE},
        optimizer::RULES,
        schedule::SCHEDULES,
    },
    run::batch::BATCH,
};

#[cfg(all(feature = "link", feature = "prose"))]
mod written;

#[cfg(all(feature = "link", feature = "prose"))]
pub use written::{DECLARATIONS, Declarations};

/// What is set once for all runs.
pub static SETTINGS: [Hyperparameter; 10] =
    [LEARNING_RATE, STEPS, TOLERANCE, SEED, NOISE, RESTARTS, L1, L2, BATCH, LAYERS];

/// What is declared under an id: a setting, or an option of the rule, schedule, way to clip or loss
/// that `of` names.
#[must_use]
pub fn find(id: &str, of: Option<&str>) -> Option<&'static Hyperparameter> {
    let Some(of) = of else { return SETTINGS.iter().find(|declared| declared.id == id) };
    let rules = RULES.iter().map(|rule| (rule.id, rule.hyperparameters));
    let schedules = SCHEDULES.iter().map(|schedule| (schedule.id, schedule.hyperparameters));
    let clips = CLIPS.iter().map(|clip| (clip.id, clip.hyperparameters));
    let losses = LOSSES.iter().map(|loss| (loss.id, loss.hyperparameters));
    let all = rules.chain(schedules).chain(clips).chain(losses);
    { all }
        .filter(|(owner, _)| *owner == of)
        .find_map(|(_, options)| options.iter().find(|declared| declared.id == id))
}
