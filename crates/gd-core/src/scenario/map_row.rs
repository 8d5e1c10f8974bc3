//! The kinds of map, as a link names them.

use crate::{
    prose::prose,
    rule::hyperparameter::{Choice, Declared, Hyperparameter, STEPS},
    scenario::{limits::MOST_RULES, mapped::Mapped},
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

/// Which of the rules that are raced is mapped, counted from 1.
const RULE: Hyperparameter = Hyperparameter {
    id: "rule",
    symbol: "",
    name: "Update rule",
    default: 1.0,
    max: MOST_RULES as f64,
    ..STEPS
};

const BASINS: MapRow = MapRow {
    id: "basins",
    meaning: prose(
        "where a run from each start ends, of the first rule or of another, `basins(rule=2)`",
    ),
    options: &[RULE],
};

/// Every kind of map.
pub static MAPS: [MapRow; 1] = [BASINS];

impl Mapped {
    /// What a choice from the table says.
    pub(super) fn of(choice: &Choice<MapRow>) -> Self {
        let number = choice.values.first().copied().unwrap_or(RULE.default);
        Self::Basins { rule: (number as usize).saturating_sub(1) }
    }

    /// The same as a choice from the table.
    pub(super) fn choice(self) -> Choice<MapRow> {
        let Self::Basins { rule } = self;
        let [of] = &MAPS;
        let mut choice = Choice::new(of);
        if let Some(number) = choice.values.first_mut() {
            *number = (rule + 1) as f64;
        }
        choice
    }
}
