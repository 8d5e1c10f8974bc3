//! The runs of the links that a lesson speaks of.

use std::collections::BTreeMap;

use gd_core::{Parsed, Race, Scenario, scenario::Edit};

/// The races of some links, each run to its end once.
#[derive(Default)]
pub struct Races {
    of: BTreeMap<String, Race>,
}

impl Races {
    /// Runs a link, if it is not run yet.
    pub fn add(&mut self, link: &str) {
        if !self.of.contains_key(link) {
            let race = Race::finished(Scenario::parse(link).scenario);
            self.of.insert(link.to_owned(), race);
        }
    }

    /// The race of a link that was run.
    #[must_use]
    pub fn get(&self, link: &str) -> Option<&Race> {
        self.of.get(link)
    }
}

/// Keys of the page, which are not a step's to set.
const OF_THE_PAGE: &[&str] = &["embed", "theme", "play", "lesson"];

/// What is wrong with a link: all that a reader would be told, and keys that a step has no say in.
pub(crate) fn faults(link: &str) -> Vec<String> {
    let Parsed { problems, .. } = Scenario::parse(link);
    let mut faults: Vec<_> =
        problems.iter().map(|problem| format!("the link: {problem}")).collect();
    for key in OF_THE_PAGE {
        if link.split('&').any(|pair| pair.split('=').next() == Some(key)) {
            faults.push(format!("the link: `{key}` is the page’s, not a step’s"));
        }
    }
    if link.split('&').any(|pair| pair.starts_with("show=") && pair.contains("present")) {
        faults.push("the link: `present` is the reader’s to turn on".to_owned());
    }
    faults
}

/// How a number that a reader gives is put into a link: as a key's value, or as an option of the
/// first rule.
pub(crate) fn setting(scenario: &Scenario, name: &str, value: f64) -> Edit {
    let has_own = scenario.rules.first().is_some_and(|entrant| entrant.learning_rate.is_some());
    let is_key = gd_core::scenario::keys().any(|key| key.id == name);
    if is_key && !(name == "lr" && has_own) {
        return Edit::Set { key: name.to_owned(), value: gd_core::notation::number(value) };
    }
    Edit::SetRuleOption { rule: 0, option: name.to_owned(), value: Some(value.into()) }
}
