//! The kinds of map, as a link names them.

use crate::{
    flaw::{Flaw, link::Named, whole},
    prose::prose,
    rule::hyperparameter::{Choice, Declared, Hyperparameter},
    scenario::{
        mapped::Mapped,
        reading::{named, read_choice, write_choice},
        scenario::Scenario,
        sweep_words::{RULE, read_sweep, write_sweep},
    },
};

/// A kind of map, as a link names it.
#[derive(Debug)]
pub struct MapRow {
    /// The word in a link.
    pub id: &'static str,
    /// What it shows.
    pub meaning: &'static str,
    options: &'static [Hyperparameter],
}

impl Declared for MapRow {
    fn id(&self) -> &'static str {
        self.id
    }

    fn hyperparameters(&self) -> &'static [Hyperparameter] {
        self.options
    }
}

const BASINS: MapRow = MapRow {
    id: "basins",
    meaning: prose(
        "where a run from each start ends, of the first rule or of another, `basins(rule=2)`",
    ),
    options: &[RULE],
};

const SWEEP: MapRow = MapRow {
    id: "sweep",
    meaning: prose(
        "what becomes of the run from the first start with each pair of two options, \
         `sweep(x=lr,y=beta)`: of the rule, `batch`, or `x` and `y` of the start; ranges by `x-from`, \
         `x-to`, `y-from`, `y-to`, another rule by `rule=2`",
    ),
    options: &[RULE],
};

/// Every kind of map.
pub static MAPS: [MapRow; 2] = [BASINS, SWEEP];

/// Takes what a link maps.
pub(super) fn read_map(scenario: &mut Scenario, text: &str) -> Vec<Flaw> {
    let (at, trimmed) = whole(text);
    let (name, options) = match trimmed.split_once('(') {
        Some((name, options)) => (name.trim_end(), Some(options)),
        None => (trimmed, None),
    };
    let name_at = at.start..at.start + name.len();
    if named(name, name_at, Named::Map, &MAPS, Declared::id).is_ok_and(|row| row.id == SWEEP.id) {
        let start = at.start + trimmed.len() - options.map_or(0, str::len);
        let (map, flaws) = read_sweep(scenario, options, start);
        if let Some(fault) = scenario.no_sweep(map.rule()) {
            return vec![Flaw::new(at, fault)];
        }
        scenario.map = Some(map);
        return flaws;
    }
    let (choice, _, flaws) = read_choice(trimmed, at.start, &MAPS, Named::Map, None);
    if let Some(choice) = choice {
        scenario.map = Some(Mapped::Basins { rule: rule_of(&choice) });
    }
    flaws
}

impl Mapped {
    /// The same with what a choice from the table says.
    pub(super) fn with(self, choice: &Choice<MapRow>) -> Self {
        self.of_rule(rule_of(choice))
    }

    /// The same as a choice from the table.
    pub(super) fn choice(self) -> Choice<MapRow> {
        let [basins, sweep] = &MAPS;
        let of = if matches!(self, Self::Basins { .. }) { basins } else { sweep };
        let mut choice = Choice::new(of);
        if let Some(number) = choice.values.first_mut() {
            *number = (self.rule() + 1) as f64;
        }
        choice
    }

    /// As a link has it.
    pub(super) fn write(self) -> String {
        match self {
            Self::Basins { .. } => write_choice(&self.choice(), None),
            Self::Sweep { rule, x, y } => write_sweep(rule, [x, y]),
        }
    }
}

fn rule_of(choice: &Choice<MapRow>) -> usize {
    let number = choice.values.first().copied().unwrap_or(RULE.default);
    (number as usize).saturating_sub(1)
}
