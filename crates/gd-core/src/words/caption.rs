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
pub struct Caption {
    /// What is descended: “Booth function: f(x, y) = …”.
    pub title: String,
    /// Each run by its number: “Momentum: global minimum, step 41, α = 0.01”; of many the first of
    /// each entrant, by the entrant’s name.
    pub runs: Vec<(usize, String)>,
    /// What came of the round of the course, or of the race, or where its run is.
    pub told: Option<String>,
}

impl Caption {
    /// That of a race at a step.
    #[must_use]
    pub fn of(race: &Race, names: &[RunName], step: usize) -> Self {
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
        let told = round_told(race)
            .or_else(|| summary(race, names, step))
            .or_else(|| Some(progress(race, &race.status(0, step)?)).filter(|_| names.len() == 1));
        Self { title: equation(race.scenario()), runs, told }
    }
}

/// What a round of the course has come to.
fn round_told(race: &Race) -> Option<String> {
    let of = Round::of(race)?;
    let par = par(of.hole).map(|par| par.score);
    Some(round(&of, par))
}

/// What is descended as one line: “Booth function: f(x, y) = (x + 2y − 7)² + (2x + y − 5)²”; a typed
/// function has no other name.
#[must_use]
pub fn equation(scenario: &Scenario) -> String {
    let described = scenario.describe();
    let [x, y] = described.variables;
    let of = match (&scenario.function, described.dimension) {
        (Function::Fit(_), _) => "ŷ".to_owned(),
        (_, 1) => format!("{}({x})", described.value_name),
        _ => format!("{}({x}, {y})", described.value_name),
    };
    let equation = format!("{of} = {}", described.formula);
    match scenario.function {
        Function::Typed(_) => equation,
        _ => format!("{}: {equation}", described.name),
    }
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
        let caption = Caption::of(&race, &run_names(&race), race.reached());
        assert_eq!(caption.title, "Sphere (round bowl): f(x, y) = x^2 + y^2");
        let (_, run) = &caption.runs[0];
        assert!(run.starts_with("Gradient descent: global minimum, step "));
        assert!(run.ends_with(", α = 0.1"));
        assert!(caption.told.is_some_and(|told| told.starts_with("Converged")));
        let start = Caption::of(&race, &run_names(&race), 0);
        assert!(start.told.is_some_and(|told| told.starts_with("Step 0: f = 25")));
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
