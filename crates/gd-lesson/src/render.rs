//! A lesson rendered, and everything that it says checked on the way.

use std::collections::BTreeMap;

use gd_core::{
    Point, Race,
    fact::{Given, Look},
    notation::place,
    scenario::Edit,
};

use crate::{
    answers::{Absent, Answers, told_of},
    lesson::{Answer, Kind, Lesson, Placed, Predict, Prose, Reply, Step, Task, Value, When, Wrong},
    problem::Problem,
    races::{Races, faults, setting},
    rendered::{
        Cited, Listing, LiveCondition, Piece, Rendered, RenderedAnswer, RenderedKind,
        RenderedPredict, RenderedReply, RenderedStep, RenderedTask, RenderedWhy, RenderedWrong,
        Setting, Text,
    },
};

/// Renders a lesson of a file's text, whose links are run in these races.
///
/// # Errors
/// Links with problems, facts that there are not, claims that do not hold, questions without one right
/// answer, answers and examples that do not get the reply that they are for.
pub fn render(lesson: &Lesson, file: &str, races: &mut Races) -> Result<Rendered, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut links: Vec<_> = lesson.links.iter().map(|(_, link)| link).collect();
    for step in &lesson.steps {
        links.push(&step.link);
        if let Some(task) = &step.task {
            links.push(&task.solution);
            links.extend(task.hints.iter().filter_map(|hint| hint.example.as_ref()));
        }
    }
    for Placed { it: link, at, path } in links {
        let faults = faults(link);
        for fault in &faults {
            problems.push(Problem::at(file, *at, path, fault.clone()));
        }
        if faults.is_empty() {
            races.add(link);
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let links: Vec<_> =
        lesson.links.iter().map(|(name, link)| (name.clone(), link.it.clone())).collect();
    let mut steps = Vec::new();
    for step in &lesson.steps {
        let answers = Answers { races, link: &step.link.it, links: &links };
        let mut renderer = Renderer { file, answers, problems: Vec::new(), tried: BTreeMap::new() };
        steps.push(renderer.step(step));
        problems.extend(renderer.problems);
    }
    problems.sort_by_key(|problem| (problem.line, problem.column));
    let listing = Listing {
        id: lesson.id.clone(),
        number: lesson.number,
        title: lesson.title.clone(),
        chapter: lesson.chapter,
        summary: lesson.summary.clone(),
        steps: steps.len(),
    };
    let cited = |source: &crate::lesson::SourceCited| Cited {
        text: source.text.clone(),
        address: source.address.clone(),
    };
    let sources = lesson.sources.iter().map(cited).collect();
    if problems.is_empty() { Ok(Rendered { listing, sources, steps }) } else { Err(problems) }
}

struct Renderer<'a> {
    file: &'a str,
    answers: Answers<'a>,
    problems: Vec<Problem>,
    /// What came of edits of the step's link.
    tried: BTreeMap<String, Race>,
}

impl Renderer<'_> {
    fn report<T>(&mut self, of: &Placed<T>, what: impl Into<String>) {
        self.problems.push(Problem::at(self.file, of.at, &of.path, what.into()));
    }

    /// What was found, or nothing where a fact is absent, which is told.
    fn found<T, U: Default>(&mut self, of: &Placed<T>, found: Result<U, Absent>) -> U {
        found.unwrap_or_else(|Absent(what)| {
            self.report(of, what);
            U::default()
        })
    }

    fn text(&mut self, prose: &Prose) -> Text {
        let text = self.answers.text(&prose.it);
        self.found(prose, text)
    }

    fn condition(&mut self, when: &When) -> LiveCondition {
        match self.answers.condition(&when.it) {
            Ok(condition) => condition,
            Err(Absent(what)) => {
                self.report(when, what);
                gd_core::fact::Condition(Vec::new())
            }
        }
    }

    fn step(&mut self, step: &Step) -> RenderedStep {
        for claim in &step.claims {
            let holds = self.answers.holds(&claim.it);
            match holds {
                Ok(true) => {}
                Ok(false) => {
                    self.report(claim, format!("a claim does not hold: {}", self.quoted(claim)))
                }
                Err(Absent(what)) => self.report(claim, what),
            }
        }
        RenderedStep {
            title: step.title.clone(),
            link: step.link.it.clone(),
            text: self.text(&step.text),
            predict: step.predict.as_ref().map(|predict| self.predict(predict)),
            plays: step.plays,
            why: step.why.as_ref().map(|why| RenderedWhy {
                text: self.text(&why.text),
                shown: why.shown,
                run: why.run.unwrap_or(1).saturating_sub(1) as usize,
                step: why.step,
            }),
            task: step.task.as_ref().map(|task| self.task(task)),
        }
    }

    /// The line of the file on which a condition stands.
    fn quoted(&self, when: &When) -> String {
        let from = self.file.get(when.at..).unwrap_or_default();
        gd_core::spelling::excerpt(
            from.lines().next().unwrap_or_default().trim_end_matches([',', ']']),
        )
    }

    fn predict(&mut self, predict: &Predict) -> RenderedPredict {
        let question = self.text(&predict.question);
        let here = Placed { it: (), at: predict.at, path: predict.path.clone() };
        let kind = match &predict.kind {
            Kind::Choose(answers) => RenderedKind::Choose { answers: self.choose(&here, answers) },
            Kind::Point(starts, reply) => {
                let dimension = self.answers.own().map_or(2, |race| race.scenario().dimension());
                let [x, y] = &reply.answer.it;
                let (x, y) = (self.answers.number(x), self.answers.number(y));
                let answer = [self.found(&reply.answer, x), self.found(&reply.answer, y)];
                let edit = |at: Point| starts.then(|| Edit::MoveStart { index: 0, to: at.into() });
                let given = |at: Point| Some(if dimension == 1 { [at[0], 0.0] } else { at });
                let told = place(answer, dimension, 3);
                let reply = self.reply(reply, answer, told, &edit, &given);
                RenderedKind::Point { starts: *starts, dimension, reply }
            }
            Kind::Value(value, reply) => self.value(value, reply),
        };
        RenderedPredict { question, kind }
    }

    fn choose(&mut self, here: &Placed<()>, answers: &[Answer]) -> Vec<RenderedAnswer> {
        let mut rendered = Vec::new();
        for answer in answers {
            let right = self.answers.holds(&answer.when.it);
            rendered.push(RenderedAnswer {
                text: self.text(&answer.text),
                right: self.found(&answer.when, right),
                reply: self.text(&answer.reply),
            });
        }
        let right = rendered.iter().filter(|answer| answer.right).count();
        if right != 1 {
            self.report(here, format!("{right} answers are right, where one is to be"));
        }
        rendered
    }

    fn value(
        &mut self,
        value: &Value,
        reply: &Reply<crate::lesson::NumberOf, f64>,
    ) -> RenderedKind {
        let answer = self.answers.number(&reply.answer.it);
        let answer = self.found(&reply.answer, answer);
        let is_allowed =
            value.min.is_none_or(|min| answer >= min) && value.max.is_none_or(|max| answer <= max);
        if !is_allowed {
            self.report(&reply.answer, format!("the answer, {answer}, is not between min and max"));
        }
        let scenario = self.answers.own().map(|race| race.scenario().clone()).unwrap_or_default();
        let edit = |number: f64| Some(setting(&scenario, &value.sets.as_ref()?.it, number));
        let unit = value.unit.as_ref().map_or(String::new(), |unit| format!(" {unit}"));
        let told = Look::default().of(answer) + &unit;
        let sets = value.sets.as_ref().map(|sets| match edit(answer) {
            Some(Edit::SetRuleOption { option, .. }) => Setting::Option(option),
            _ => Setting::Key(sets.it.clone()),
        });
        RenderedKind::Value {
            label: value.label.clone(),
            unit: value.unit.clone(),
            min: value.min,
            max: value.max,
            sets,
            reply: self.reply(reply, answer, told, &edit, &|number| Some([number, 0.0])),
        }
    }

    fn reply<A, E: Copy>(
        &mut self,
        reply: &Reply<A, E>,
        answer: E,
        told: String,
        edit: &dyn Fn(E) -> Option<Edit>,
        given: &dyn Fn(E) -> Given,
    ) -> RenderedReply<E> {
        let right = self.condition(&reply.right);
        let text = self.text(&reply.reply);
        let wrong = self.wrongs(&reply.wrong, |example| Some(*example));
        let mut answered = Text::new();
        match self.try_out(edit(answer)) {
            Err(what) => self.report(&reply.answer, what),
            Ok(race) => {
                answered = told_of(&text, race, given(answer));
                if !right.is_met(race, given(answer)) {
                    self.report(&reply.answer, "the answer is not right by `right`");
                }
            }
        }
        for (k, one) in reply.wrong.iter().enumerate() {
            let Some(example) = &one.example else { continue };
            match self.try_out(edit(example.it)) {
                Err(what) => self.report(example, what),
                Ok(race) => {
                    let fault = misled(race, given(example.it), &right, &wrong, k);
                    if let Some(fault) = fault {
                        self.report(example, fault);
                    }
                }
            }
        }
        RenderedReply { right, reply: text, answer, told, answered, wrong }
    }

    fn wrongs<E, F>(
        &mut self,
        wrongs: &[Wrong<E>],
        example: impl Fn(&E) -> Option<F>,
    ) -> Vec<RenderedWrong<F>> {
        let mut rendered = Vec::new();
        for wrong in wrongs {
            rendered.push(RenderedWrong {
                when: wrong.when.as_ref().map(|when| self.condition(when)),
                reply: self.text(&wrong.reply),
                example: wrong.example.as_ref().and_then(|placed| example(&placed.it)),
            });
        }
        rendered
    }

    /// The step's race after an edit, or as it is without one.
    fn try_out(&mut self, edit: Option<Edit>) -> Result<&Race, String> {
        let own = self.answers.own().ok_or("there is no such link")?;
        let Some(edit) = edit else { return Ok(own) };
        let change = own.scenario().apply(&edit).map_err(|problems| {
            problems
                .first()
                .map_or_else(String::new, |problem| format!("it can’t be set: {problem}"))
        })?;
        let entry = self.tried.entry(format!("{edit:?}"));
        Ok(entry.or_insert_with(|| Race::finished(change.scenario)))
    }

    fn task(&mut self, task: &Task) -> RenderedTask {
        let reached = self.condition(&task.reached);
        let done = self.text(&task.done);
        let hints = self.wrongs(&task.hints, |link: &String| Some(link.clone()));
        let races = self.answers.races;
        let own = self.answers.own();
        if own.is_some_and(|race| reached.is_met(race, None)) {
            self.report(&task.reached, "it is reached already by the step’s own link");
        }
        let mut solved = Text::new();
        if let Some(race) = races.get(&task.solution.it) {
            solved = told_of(&done, race, None);
            if !reached.is_met(race, None) {
                self.report(&task.solution, "the solution does not reach it");
            }
            let changed = own.map(|own| race.scenario().keys_changed(own.scenario()));
            let allowed = task.change.as_deref().unwrap_or_default();
            for key in changed.unwrap_or_default() {
                if task.change.is_some() && !allowed.iter().any(|allowed| allowed == key) {
                    self.report(
                        &task.solution,
                        format!("the solution changes `{key}`, which `change` does not allow"),
                    );
                }
            }
        }
        for (k, hint) in task.hints.iter().enumerate() {
            let Some(example) = &hint.example else { continue };
            if let Some(race) = races.get(&example.it)
                && let Some(fault) = misled(race, None, &reached, &hints, k)
            {
                self.report(example, fault);
            }
        }
        RenderedTask {
            goal: self.text(&task.goal),
            reached,
            change: task.change.clone(),
            done,
            solution: task.solution.it.clone(),
            solved,
            hints,
        }
    }
}

/// A text without its marks.
fn plain(text: &Text) -> String {
    fn add(pieces: &[Piece], to: &mut String) {
        for piece in pieces {
            match piece {
                Piece::Text(text) | Piece::Fact(text) => to.push_str(text),
                Piece::Emphasis(pieces) => add(pieces, to),
                Piece::Number(..) | Piece::Word(_) => to.push('…'),
            }
        }
    }
    let mut plain = String::new();
    text.iter().for_each(|paragraph| add(paragraph, &mut plain));
    plain
}

/// What is wrong with an example that is to get the k-th of some replies.
fn misled<E>(
    race: &Race,
    given: Given,
    right: &LiveCondition,
    wrong: &[RenderedWrong<E>],
    k: usize,
) -> Option<String> {
    if right.is_met(race, given) {
        return Some("this example of a wrong answer is right".to_owned());
    }
    let first =
        wrong.iter().position(|one| one.when.as_ref().is_none_or(|when| when.is_met(race, given)));
    (first != Some(k)).then(|| {
        let which = first.map_or("none".to_owned(), |first| format!("number {}", first + 1));
        format!("this example does not get this reply, but {which}")
    })
}

impl Rendered {
    /// What is said to a reader who has made these runs at a step, counted from 1; `None` where there is
    /// nothing to reach.
    #[must_use]
    pub fn said_to(&self, step: usize, race: &Race) -> Option<String> {
        let task = self.steps.get(step.checked_sub(1)?)?.task.as_ref()?;
        if task.reached.is_met(race, None) {
            return Some(format!("✓ {}", plain(&told_of(&task.done, race, None))));
        }
        let is_for = |when: &LiveCondition| when.is_met(race, None);
        let hint = task.hints.iter().find(|hint| hint.when.as_ref().is_none_or(is_for))?;
        Some(format!("✗ {}", plain(&told_of(&hint.reply, race, None))))
    }

    /// The links of its steps, and of what solves their tasks.
    #[must_use]
    pub fn links(&self) -> Vec<&str> {
        let mut links = Vec::new();
        for step in &self.steps {
            links.push(step.link.as_str());
            links.extend(step.task.as_ref().map(|task| task.solution.as_str()));
        }
        links
    }
}
