//! The keys of a link about the [course](crate::course).

use crate::{
    course::Hole,
    flaw::{
        Flaw,
        link::{LinkFault, Named},
        whole,
    },
    prose::prose,
    rule::hyperparameter::{Hyperparameter, STEPS},
    scenario::{
        dirty::Dirty,
        key::{Key, Owner},
        reading::{read_integer, unknown},
        scenario::Scenario,
    },
    space::View,
};

/// The keys of the course. They are read first: what a hole says, no other key can.
pub(super) const KEYS: &[Key] = &[
    Key {
        id: "hole",
        meaning: || {
            prose("a hole of the course, 1 to 9, or that of a day: the function, the start and when to stop; only `opt`, `lr`, `schedule` and `clip` are then chosen").into()
        },
        example: "3",
        of: Owner::Course,
        names: false,
        dirty: |_, _| Dirty::RUNS,
        read: read_hole,
        write: |scenario| Some(scenario.hole.as_ref()?.id().to_owned()),
        reset: |scenario| (scenario.hole, scenario.score) = (None, None),
    },
    Key {
        id: SCORE.id,
        meaning: || {
            prose("how many gradients a round of the hole is said to have taken: whoever opens the link is told whether that is so").into()
        },
        example: "12",
        of: Owner::Course,
        names: false,
        dirty: |_, _| Dirty::PAGE,
        read: |scenario, text| {
            if scenario.hole.is_none() {
                return vec![Flaw::whole(text, LinkFault::NoHole).warning()];
            }
            read_integer(text, &SCORE, |score| scenario.score = Some(score as u32))
        },
        write: |scenario| Some(scenario.score?.to_string()),
        reset: |scenario| scenario.score = None,
    },
];

/// What is claimed.
const SCORE: Hyperparameter = Hyperparameter { id: "score", name: "Score", ..STEPS };

fn read_hole(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    let Some(hole) = Hole::read(trimmed) else {
        return vec![unknown(trimmed, at, Named::Hole, Vec::new())];
    };
    *scenario = scenario.teed_up(hole);
    Vec::new()
}

impl Scenario {
    /// The same player and picture at a hole.
    pub(super) fn teed_up(&self, hole: Hole) -> Self {
        let layout = hole.layout();
        let [x0, x1, y0, y1] = layout.view;
        let own = self.clone();
        Self {
            hole: Some(hole),
            function: layout.function,
            starts: vec![layout.start],
            view: Some(View { x: [x0, x1], y: Some([y0, y1]) }),
            tolerance: layout.tolerance,
            steps: layout.steps,
            rules: own.rules,
            learning_rate: own.learning_rate,
            schedule: own.schedule,
            clip: own.clip,
            embed: own.embed,
            play: own.play,
            step: own.step,
            show: own.show,
            hide: own.hide,
            speed: own.speed,
            theme: own.theme,
            ..Self::default()
        }
    }
}
