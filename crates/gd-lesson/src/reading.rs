//! A lesson's file, read.

use gd_core::{Point, fact::Quantity, spelling::excerpt};
use toml::de::DeTable;

use crate::{
    lesson::{
        Answer, CHAPTERS, Chapter, Kind, Lesson, Node, NumberOf, Placed, Predict, Prose, Reply,
        SHOWN, SourceCited, Step, Task, Value, When, Why, Wrong,
    },
    problem::Problem,
    source::{Keys, NumberOrText, Source, missing},
    syntax::{Context, Unreadable, condition, prose, quantity_of},
};

/// The most bytes of a file.
pub const MOST_BYTES: usize = 65_536;

/// The most characters of what is in it.
const TITLE: usize = 60;
const LINE: usize = 140;
const QUESTION: usize = 200;
const REPLY: usize = 400;
const TEXT: usize = 700;
const LINK: usize = 4000;
const CONDITION: usize = 300;
const ADDRESS: usize = 100;

/// How many there may be.
const MOST_SOURCES: usize = 10;
const MOST_LINKS: usize = 20;
const MOST_STEPS: usize = 6;
const MOST_ANSWERS: usize = 5;
const MOST_REPLIES: usize = 8;
const MOST_CLAIMS: usize = 40;

/// Reads a file by its name, `05-too-large.toml` or `too-large.toml`, and its text.
///
/// # Errors
/// Everything that is wrong with it, in the order of its lines.
pub fn read(name: &str, text: &str) -> Result<Lesson, Vec<Problem>> {
    let source = Source::new(text);
    if text.len() > MOST_BYTES {
        let what = format!("the file has {} bytes, and at most {MOST_BYTES} are read", text.len());
        return Err(vec![Problem::at("", 0, "", what)]);
    }
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            return Err(vec![Problem::at(text, at, "", format!("not TOML: {}", error.message()))]);
        }
    };
    let lesson = {
        let keys = Keys::new(&source, table.get_ref(), 0, String::new());
        let (number, id) = named(name, &source);
        Reader { source: &source }.lesson(&keys, number, id)
    };
    let mut problems = source.into_problems();
    problems.sort_by_key(|problem| (problem.line, problem.column));
    if problems.is_empty() { Ok(lesson) } else { Err(problems) }
}

/// The number and the id that a file's name says.
fn named(name: &str, source: &Source<'_>) -> (u32, String) {
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name).trim_end_matches(".toml");
    let numbered = stem.split_once('-').and_then(|(number, id)| Some((number.parse().ok()?, id)));
    let (number, id) = numbered.unwrap_or((0, stem));
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || id.len() > 40 || !id.chars().all(is_plain) {
        let what = format!(
            "the file’s name, `{}`, is to be of small letters, digits and -, as in 05-too-large.toml",
            excerpt(stem)
        );
        source.report(0, "", what);
    }
    (number, id.to_owned())
}

struct Reader<'s, 'a> {
    source: &'s Source<'a>,
}

/// What may be asked for in a step, and which links there are.
#[derive(Clone, Copy)]
struct Room<'l> {
    links: &'l [String],
}

impl<'l> Room<'l> {
    fn of_link(self) -> Context<'l> {
        Context { links: self.links, has_mine: false, has_guess: false }
    }

    fn of_task(self) -> Context<'l> {
        Context { has_mine: true, ..self.of_link() }
    }

    fn of_answer(self, runs: bool) -> Context<'l> {
        Context { links: self.links, has_mine: runs, has_guess: true }
    }
}

impl<'s, 'a> Reader<'s, 'a> {
    /// Tells where a text can't be read: at the part that is wrong, if that is found in the file.
    fn refuse<T>(&self, text: &Placed<String>, unreadable: &Unreadable) -> Placed<T>
    where
        T: Default,
    {
        let file = self.source.text;
        let from = file.get(text.at..).unwrap_or_default();
        let within = (!unreadable.part.is_empty()).then(|| from.find(&unreadable.part)).flatten();
        let reach = 2 * text.it.len() + 10;
        let at = text.at + within.filter(|within| *within < reach).unwrap_or(0);
        self.source.report(at, &text.path, unreadable.what.clone());
        Placed { it: T::default(), at: text.at, path: text.path.clone() }
    }

    fn prose_of(&self, text: Placed<String>, context: Context<'_>) -> Prose {
        match prose(&text.it, context) {
            Ok(it) => Placed { it, at: text.at, path: text.path },
            Err(unreadable) => self.refuse::<Vec<Vec<Node>>>(&text, &unreadable),
        }
    }

    fn prose(
        &self,
        keys: &Keys<'s, 'a>,
        name: &'static str,
        most: usize,
        context: Context<'_>,
    ) -> Prose {
        self.prose_of(keys.text(name, most), context)
    }

    fn when_of(&self, text: &Placed<String>, context: Context<'_>) -> When {
        match condition(&text.it, context) {
            Ok(it) => Placed { it, at: text.at, path: text.path.clone() },
            Err(unreadable) => {
                let Placed { at, path, .. } = self.refuse::<()>(text, &unreadable);
                Placed { it: gd_core::fact::Condition(Vec::new()), at, path }
            }
        }
    }

    fn when(&self, keys: &Keys<'s, 'a>, name: &'static str, context: Context<'_>) -> When {
        let text = keys.text(name, CONDITION);
        if text.it.is_empty() {
            // It is told already.
            return Placed {
                it: gd_core::fact::Condition(Vec::new()),
                at: text.at,
                path: text.path,
            };
        }
        self.when_of(&text, context)
    }

    fn lesson(&self, keys: &Keys<'s, 'a>, number: u32, id: String) -> Lesson {
        let title = keys.text("title", TITLE).it;
        let chapter = self.chapter(keys);
        let summary = keys.text("summary", LINE).it;
        let sources =
            keys.tables("sources", MOST_SOURCES).iter().map(|keys| self.cited(keys)).collect();
        let links = keys.table("links").map(|keys| keys.all_texts(LINK)).unwrap_or_default();
        if links.len() > MOST_LINKS {
            self.source.report(keys.at, "links", format!("there are more than {MOST_LINKS} links"));
        }
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        for (name, _) in &links {
            if !name.it.chars().all(is_plain)
                || !name.it.starts_with(|c: char| c.is_ascii_lowercase())
                || ["mine", "guess"].contains(&name.it.as_str())
            {
                self.source.report(
                    name.at,
                    "links",
                    "a link’s name is of small letters, digits and -, and neither mine nor guess",
                );
            }
        }
        let names: Vec<_> = links.iter().map(|(name, _)| name.it.clone()).collect();
        let steps: Vec<_> = keys
            .tables("step", MOST_STEPS)
            .iter()
            .map(|keys| self.step(keys, Room { links: &names }))
            .collect();
        if steps.len() < 2 {
            self.source.report(
                keys.at,
                "",
                format!(
                    "a lesson has 2 to {MOST_STEPS} steps, each under [[step]], and this one {}",
                    steps.len()
                ),
            );
        }
        keys.finish();
        let links =
            links.into_iter().take(MOST_LINKS).map(|(name, link)| (name.it, link)).collect();
        Lesson { id, number, title, chapter, summary, sources, links, steps }
    }

    fn chapter(&self, keys: &Keys<'s, 'a>) -> Chapter {
        let word = keys.text("chapter", TITLE);
        let known = CHAPTERS.iter().find(|(_, known, _)| *known == word.it);
        if known.is_none() && !word.it.is_empty() {
            let words: Vec<_> = CHAPTERS.iter().map(|(_, word, _)| *word).collect();
            self.source.report(
                word.at,
                &word.path,
                format!("a chapter is one of {}", words.join(", ")),
            );
        }
        known.map_or(Chapter::Own, |(chapter, ..)| *chapter)
    }

    fn cited(&self, keys: &Keys<'s, 'a>) -> SourceCited {
        let text = keys.text("text", REPLY).it;
        let (arxiv, doi) =
            (keys.optional_text("arxiv", ADDRESS), keys.optional_text("doi", ADDRESS));
        let is_id = |id: &str| {
            !id.is_empty()
                && id.chars().all(|c| c.is_ascii_alphanumeric() || "./-_();:".contains(c))
                && !id.contains("..")
                && !id.starts_with('/')
        };
        for (name, one) in [("arxiv", &arxiv), ("doi", &doi)] {
            if let Some(one) = one.as_ref().filter(|one| !is_id(&one.it)) {
                let example = if name == "doi" { "10.1038/323533a0" } else { "1412.6980" };
                self.source.report(one.at, &one.path, format!("it is to be such as {example}"));
            }
        }
        if let Some(one) = doi.as_ref().filter(|one| !one.it.starts_with("10.")) {
            self.source.report(one.at, &one.path, "a DOI begins with 10.");
        }
        keys.finish();
        let address = arxiv.map(|id| format!("https://arxiv.org/abs/{}", id.it));
        SourceCited {
            text,
            address: address.or(doi.map(|id| format!("https://doi.org/{}", id.it))),
        }
    }

    fn step(&self, keys: &Keys<'s, 'a>, room: Room<'_>) -> Step {
        let step = Step {
            title: keys.text("title", TITLE).it,
            link: keys.text("link", LINK),
            text: self.prose(keys, "text", TEXT, room.of_link()),
            predict: keys.table("predict").map(|keys| self.predict(&keys, room)),
            plays: keys.flag("play").unwrap_or(true),
            why: keys.table("why").map(|keys| self.why(&keys, room)),
            task: keys.table("try").map(|keys| self.task(&keys, room)),
            claims: keys
                .texts("claims", MOST_CLAIMS, CONDITION)
                .iter()
                .map(|text| self.when_of(text, room.of_link()))
                .collect(),
        };
        keys.finish();
        step
    }

    fn predict(&self, keys: &Keys<'s, 'a>, room: Room<'_>) -> Predict {
        let question = self.prose(keys, "question", QUESTION, room.of_link());
        let word = keys.text("kind", TITLE);
        let kind = match word.it.as_str() {
            "point" => {
                let starts = keys.flag("start").unwrap_or(false);
                Kind::Point(starts, self.point_reply(keys, room, starts))
            }
            "value" => {
                let value = Value {
                    label: keys.text("label", TITLE).it,
                    unit: keys.optional_text("unit", TITLE).map(|unit| unit.it),
                    min: keys.number("min").map(|number| number.it),
                    max: keys.number("max").map(|number| number.it),
                    sets: keys.optional_text("sets", TITLE),
                };
                let runs = value.sets.is_some();
                Kind::Value(value, self.value_reply(keys, room, runs))
            }
            "choose" => Kind::Choose(self.answers(keys, room)),
            other => {
                if !other.is_empty() {
                    self.source.report(word.at, &word.path, "a kind is choose, point or value");
                }
                // What its other keys are is not known.
                return Predict {
                    question,
                    at: keys.at,
                    path: keys.path.clone(),
                    kind: Kind::Choose(Vec::new()),
                };
            }
        };
        keys.finish();
        Predict { question, at: keys.at, path: keys.path.clone(), kind }
    }

    fn answers(&self, keys: &Keys<'s, 'a>, room: Room<'_>) -> Vec<Answer> {
        let context = room.of_link();
        let mut answers = Vec::new();
        for keys in keys.tables("answer", MOST_ANSWERS) {
            answers.push(Answer {
                text: self.prose(&keys, "text", LINE, context),
                when: self.when(&keys, "when", context),
                reply: self.prose(&keys, "reply", REPLY, context),
            });
            keys.finish();
        }
        if answers.len() < 2 {
            self.source.report(
                keys.at,
                &keys.path,
                "there are two to five answers, each under [[step.predict.answer]]",
            );
        }
        answers
    }

    fn number(&self, number: NumberOrText, at: &Placed<()>, context: Context<'_>) -> NumberOf {
        match number {
            NumberOrText::Number(number) => Quantity::Number(number),
            NumberOrText::Text(text) => match quantity_of(&text, context) {
                Ok(number) => number,
                Err(unreadable) => {
                    let text = Placed { it: text, at: at.at, path: at.path.clone() };
                    self.refuse::<()>(&text, &unreadable);
                    Quantity::Number(0.0)
                }
            },
        }
    }

    fn missing<T>(&self, keys: &Keys<'s, 'a>, found: Option<T>, name: &str) -> Option<T> {
        if found.is_none() && !keys.is_given(name) {
            self.source.report(keys.at, &keys.path, missing(name));
        }
        found
    }

    fn point_reply(
        &self,
        keys: &Keys<'s, 'a>,
        room: Room<'_>,
        runs: bool,
    ) -> Reply<[NumberOf; 2], Point> {
        let answer = self.missing(keys, keys.place("answer"), "answer");
        let here = Placed { it: (), at: keys.at, path: keys.within("answer") };
        let answer = answer.map_or([Quantity::Number(0.0), Quantity::Number(0.0)], |answer| {
            answer.it.map(|one| self.number(one, &here, room.of_link()))
        });
        let example = |keys: &Keys<'s, 'a>| {
            let place = self.missing(keys, keys.place("example"), "example")?;
            let coordinate = |one: NumberOrText| match one {
                NumberOrText::Number(number) => number,
                NumberOrText::Text(_) => {
                    self.source.report(place.at, &place.path, "an example is of numbers");
                    0.0
                }
            };
            Some(Placed { it: place.it.map(coordinate), at: place.at, path: place.path })
        };
        self.reply(
            keys,
            room.of_answer(runs),
            Placed { it: answer, at: here.at, path: here.path },
            &example,
        )
    }

    fn value_reply(&self, keys: &Keys<'s, 'a>, room: Room<'_>, runs: bool) -> Reply<NumberOf, f64> {
        let answer = self.missing(keys, keys.number_or_text("answer"), "answer");
        let here = Placed {
            it: (),
            at: answer.as_ref().map_or(keys.at, |answer| answer.at),
            path: keys.within("answer"),
        };
        let answer = answer
            .map_or(Quantity::Number(0.0), |answer| self.number(answer.it, &here, room.of_link()));
        let example = |keys: &Keys<'s, 'a>| self.missing(keys, keys.number("example"), "example");
        self.reply(
            keys,
            room.of_answer(runs),
            Placed { it: answer, at: here.at, path: here.path },
            &example,
        )
    }

    fn reply<A, E>(
        &self,
        keys: &Keys<'s, 'a>,
        context: Context<'_>,
        answer: Placed<A>,
        example: &dyn Fn(&Keys<'s, 'a>) -> Option<Placed<E>>,
    ) -> Reply<A, E> {
        Reply {
            right: self.when(keys, "right", context),
            reply: self.prose(keys, "reply", REPLY, context),
            answer,
            wrong: self.wrongs(keys, "wrong", "reply", context, example),
        }
    }

    /// Replies of which the first is said whose condition holds; the last one has none.
    fn wrongs<E>(
        &self,
        keys: &Keys<'s, 'a>,
        name: &'static str,
        said: &'static str,
        context: Context<'_>,
        example: &dyn Fn(&Keys<'s, 'a>) -> Option<Placed<E>>,
    ) -> Vec<Wrong<E>> {
        let all = keys.tables(name, MOST_REPLIES);
        let last = all.len().saturating_sub(1);
        if all.is_empty() {
            self.source.report(
                keys.at,
                &keys.path,
                format!("there is to be at least one [[…{name}]]"),
            );
        }
        let mut wrongs = Vec::new();
        for (k, keys) in all.iter().enumerate() {
            let when = keys.optional_text("when", CONDITION);
            match &when {
                Some(when) if k == last => self.source.report(
                    when.at,
                    &when.path,
                    format!("the last {name} has no `when`: it is for all others"),
                ),
                None if k < last => self.source.report(
                    keys.at,
                    &keys.path,
                    "`when` is missing: only the last one has none",
                ),
                _ => {}
            }
            wrongs.push(Wrong {
                when: when.map(|when| self.when_of(&when, context)),
                reply: self.prose(keys, said, REPLY, context),
                example: example(keys),
            });
            keys.finish();
        }
        wrongs
    }

    fn why(&self, keys: &Keys<'s, 'a>, room: Room<'_>) -> Why {
        let shown = keys.optional_text("show", TITLE);
        let known =
            shown.as_ref().and_then(|word| SHOWN.iter().find(|(_, known)| *known == word.it));
        if let (Some(word), None) = (&shown, known) {
            self.source.report(
                word.at,
                &word.path,
                "what is shown is equation, map, curve or data",
            );
        }
        let why = Why {
            text: self.prose(keys, "text", TEXT, room.of_link()),
            shown: known.map(|(shown, _)| *shown),
            run: keys.count("run"),
            step: keys.count("step"),
        };
        keys.finish();
        why
    }

    fn task(&self, keys: &Keys<'s, 'a>, room: Room<'_>) -> Task {
        let context = room.of_task();
        let change = keys.is_given("change").then(|| {
            let keys = keys.texts("change", 20, TITLE);
            keys.into_iter().map(|key| self.key(key)).collect()
        });
        let link = |keys: &Keys<'s, 'a>| keys.optional_text("example", LINK);
        let task = Task {
            goal: self.prose(keys, "goal", QUESTION, room.of_link()),
            reached: self.when(keys, "reached", context),
            change,
            done: self.prose(keys, "done", REPLY, context),
            solution: keys.text("solution", LINK),
            hints: self.wrongs(keys, "hint", "text", context, &link),
        };
        keys.finish();
        task
    }

    /// The name of a key of a link.
    fn key(&self, name: Placed<String>) -> String {
        if !gd_core::scenario::keys().any(|key| key.id == name.it) {
            self.source.report(
                name.at,
                &name.path,
                format!("there is no key `{}` of a link", excerpt(&name.it)),
            );
        }
        name.it
    }
}
