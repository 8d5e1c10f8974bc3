//! Facts that are words.

use serde::Serialize;

use crate::{
    fact::asked::Asked, prose::prose, race::Race, verdict::Verdict, words::run_name::run_names,
};

/// What is said of a fact that is a word.
pub struct WordRow {
    /// Its name.
    pub id: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// The word by which it is compared.
    id_of: fn(&Race, &Asked) -> Option<String>,
    /// How a sentence says it.
    told: fn(&Race, &Asked) -> Option<String>,
}

/// Every fact that is a word.
pub const WORDS: &[WordRow] = &[
    WordRow {
        id: "verdict",
        meaning: prose("what became of the run; in prose the page’s sentence on it"),
        id_of: verdict_id,
        told: verdict_sentence,
    },
    WordRow {
        id: "outcome",
        meaning: prose("where the run ended up"),
        id_of: outcome,
        told: outcome,
    },
    WordRow { id: "stop", meaning: prose("why the run stopped"), id_of: stop, told: stop },
    WordRow { id: "rule", meaning: prose("the run’s rule"), id_of: rule, told: name },
    WordRow { id: "name", meaning: prose("what the run is called"), id_of: name, told: name },
];

fn verdict<'a>(race: &'a Race, asked: &Asked) -> Option<&'a Verdict> {
    race.verdict(asked.racer(race)?.0)
}

fn verdict_id(race: &Race, asked: &Asked) -> Option<String> {
    Some(verdict(race, asked)?.id())
}

fn verdict_sentence(race: &Race, asked: &Asked) -> Option<String> {
    Some(verdict(race, asked)?.to_string())
}

fn outcome(race: &Race, asked: &Asked) -> Option<String> {
    verdict(race, asked).map(|verdict| verdict.outcome.id().to_owned())
}

fn stop(race: &Race, asked: &Asked) -> Option<String> {
    verdict(race, asked).map(|verdict| verdict.stop.id().to_owned())
}

fn rule(race: &Race, asked: &Asked) -> Option<String> {
    asked.run(race).map(|run| run.conditions().rule.of.id.to_owned())
}

fn name(race: &Race, asked: &Asked) -> Option<String> {
    run_names(race).into_iter().nth(asked.racer(race)?.0).map(|name| name.name)
}

/// A fact that is a word, and what is asked of it.
#[derive(Clone, Serialize)]
#[serde(into = "Written")]
pub struct Word {
    row: &'static WordRow,
    /// What is asked of it.
    pub asked: Asked,
}

/// A word by its name.
#[derive(Serialize)]
struct Written {
    word: String,
    asked: Asked,
}

impl From<Word> for Written {
    fn from(word: Word) -> Self {
        Self { word: word.row.id.to_owned(), asked: word.asked }
    }
}

impl Word {
    /// The word of a name.
    #[must_use]
    pub fn named(name: &str, asked: Asked) -> Option<Self> {
        let row = WORDS.iter().find(|row| row.id == name)?;
        Some(Self { row, asked })
    }

    /// The name.
    #[must_use]
    pub fn id(&self) -> &'static str {
        self.row.id
    }

    /// What it is of a race that has ended, as a program says it.
    #[must_use]
    pub fn read(&self, race: &Race) -> Option<String> {
        (self.row.id_of)(race, &self.asked)
    }

    /// What it is, as a sentence says it.
    #[must_use]
    pub fn told(&self, race: &Race) -> Option<String> {
        (self.row.told)(race, &self.asked)
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.row.id == other.row.id && self.asked == other.asked
    }
}

impl std::fmt::Debug for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}", self.row.id, self.asked)
    }
}
