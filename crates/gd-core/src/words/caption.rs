//! What is written below a picture that leaves the page, and what it is called.

use crate::{
    function::Function,
    notation::shorter,
    race::Race,
    scenario::Scenario,
    score::{Round, par},
    words::{
        course::round,
        result::FEW,
        run_name::RunName,
        status::{outcome, progress},
        summary::summary,
    },
};

/// Of more runs only the entrants are told, each once.
const MOST_RUNS: usize = 8;

/// How many letters a file's name takes of what is descended.
const MOST_LETTERS: usize = 40;

/// What is written below a picture of a race at a step.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct Caption {
    /// What is descended, by its name: “Booth function”; a typed function has none.
    pub name: Option<String>,
    /// The same as an equation: “f(x, y) = (x + 2y − 7)² + (2x + y − 5)²”; an experiment has none.
    pub equation: Option<String>,
    /// Each run by its number: “Momentum: global minimum, step 41, α = 0.01”; of many the first of
    /// each entrant, by the entrant’s name; none of an experiment.
    pub runs: Vec<(usize, String)>,
    /// What came of the round of the course, or of the race, or where its run is.
    pub told: Option<String>,
}

impl Caption {
    /// That of a race at a step; the par of a hole that has none of its own, where it was found.
    #[must_use]
    pub fn of(race: &Race, names: &[RunName], step: usize, found: Option<u32>) -> Self {
        let (name, equation) = descended(race.scenario());
        if race.scenario().experiment.is_some() {
            return Self { name, equation, runs: Vec::new(), told: None };
        }
        let mut runs = Vec::new();
        for (racer, name) in names.iter().enumerate() {
            if names.len() > MOST_RUNS {
                if runs.iter().all(|(_, told)| *told != name.entrant) {
                    runs.push((racer, name.entrant.clone()));
                }
                continue;
            }
            let Some(status) = race.status(racer, step) else { continue };
            let (outcome, rate) = (outcome(&status), shorter(status.learning_rate, FEW));
            runs.push((
                racer,
                format!("{}: {outcome}, step {}, α = {rate}", name.name, status.step),
            ));
        }
        let told = round_told(race, step, found)
            .or_else(|| summary(race, names, step))
            .or_else(|| Some(progress(race, &race.status(0, step)?)).filter(|_| names.len() == 1));
        Self { name, equation, runs, told }
    }

    /// What is descended as one line: “Booth function: f(x, y) = …”.
    #[must_use]
    pub fn title(&self) -> String {
        let parts = [self.name.as_deref(), self.equation.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(": ")
    }
}

/// What a round of the course has come to, once its end is shown.
fn round_told(race: &Race, step: usize, found: Option<u32>) -> Option<String> {
    let of = Round::of(race).filter(|_| step >= race.reached())?;
    let par = par(of.hole).map(|par| par.score).or(found);
    Some(round(&of, par))
}

/// What is descended, by its name and as an equation.
fn descended(scenario: &Scenario) -> (Option<String>, Option<String>) {
    let described = scenario.describe();
    if scenario.experiment.is_some() {
        return (Some(described.name), None);
    }
    let [x, y] = described.variables;
    let of = match (&scenario.function, described.dimension) {
        (Function::Fit(_), _) => "ŷ".to_owned(),
        (_, 1) => format!("{}({x})", described.value_name),
        _ => format!("{}({x}, {y})", described.value_name),
    };
    let equation = format!("{of} = {}", described.formula);
    let is_typed = matches!(scenario.function, Function::Typed(_));
    (Some(described.name).filter(|_| !is_typed), Some(equation))
}

/// What a link shows, as a title: “Gradient descent on Himmelblau’s function”; an experiment has its
/// own.
#[must_use]
pub fn title(scenario: &Scenario) -> String {
    let name = scenario.describe().name;
    if scenario.experiment.is_some() { name } else { format!("Gradient descent on {name}") }
}

/// A file's name for what a link shows, without an ending: “gradient-descent-himmelblau”.
#[must_use]
pub fn file_name(scenario: &Scenario) -> String {
    let source = match &scenario.function {
        Function::Fit(fit) => fit.model.id.into(),
        function => function.source(),
    };
    let mut name = "gradient-descent".to_owned();
    let mut is_apart = true;
    for letter in source.chars() {
        if !letter.is_ascii_alphanumeric() {
            is_apart = true;
            continue;
        }
        if name.len() > MOST_LETTERS {
            break;
        }
        if std::mem::take(&mut is_apart) {
            name.push('-');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

#[cfg(all(test, feature = "link"))]
mod tests {
    use super::*;
    use crate::words::run_name::run_names;

    #[test]
    fn a_caption_says_what_is_descended_by_what_and_what_came_of_it() {
        let race = Race::finished(Scenario::parse("f=sphere&at=3,4&lr=0.1").scenario);
        let caption = Caption::of(&race, &run_names(&race), race.reached(), None);
        assert_eq!(caption.title(), "Sphere (round bowl): f(x, y) = x^2 + y^2");
        let (_, run) = &caption.runs[0];
        assert!(run.starts_with("Gradient descent: global minimum, step "));
        assert!(run.ends_with(", α = 0.1"));
        assert!(caption.told.is_some_and(|told| told.starts_with("Converged")));
        let start = Caption::of(&race, &run_names(&race), 0, None);
        assert!(start.told.is_some_and(|told| told.starts_with("Step 0: f = 25")));
    }

    #[test]
    fn a_typed_function_has_no_other_name_and_an_experiment_no_equation() {
        for (query, name, equation) in [
            ("f=x^2%2B1&at=3", None, Some("f(x) = x^2+1")),
            ("experiment=fields", Some("Random functions, by height"), None),
        ] {
            let race = Race::new(Scenario::parse(query).scenario);
            let caption = Caption::of(&race, &run_names(&race), 0, None);
            let found = (caption.name.as_deref(), caption.equation.as_deref());
            assert_eq!(found, (name, equation), "{query}");
            assert_eq!(caption.runs.is_empty(), equation.is_none());
        }
    }

    #[test]
    fn a_round_is_told_at_its_end_beside_the_par_that_is_known_or_found() {
        let race = Race::finished(Scenario::parse("hole=1&lr=0.5").scenario);
        let told = |step, found| Caption::of(&race, &run_names(&race), step, found).told;
        assert_eq!(told(race.reached(), None), told(race.reached(), Some(99)));
        assert_ne!(told(0, None), told(race.reached(), None));
        let race = Race::finished(Scenario::parse("hole=2026-11-26&lr=0.01").scenario);
        let told = |found| Caption::of(&race, &run_names(&race), race.reached(), found).told;
        assert_ne!(told(None), told(Some(9)));
    }

    #[test]
    fn a_file_is_called_by_what_is_descended() {
        for (query, name) in [
            ("f=himmelblau", "gradient-descent-himmelblau"),
            ("f=x^4-3x^2%2Bx", "gradient-descent-x-4-3x-2-x"),
            ("data=csv:0,1;1,2", "gradient-descent-line"),
        ] {
            let scenario = Scenario::parse(query).scenario;
            assert_eq!(file_name(&scenario), name, "{query}");
        }
        let long = format!("f={}", ["x"; 60].join("*"));
        assert!(file_name(&Scenario::parse(&long).scenario).len() < 60);
    }
}
