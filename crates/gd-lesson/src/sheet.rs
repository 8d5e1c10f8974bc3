//! A lesson on paper: a sheet of its questions, and one of their answers.

use std::fmt::Write;

use crate::rendered::{Piece, Rendered, RenderedKind, RenderedPredict, RenderedStep, Text};

impl Rendered {
    /// The name of the file of a sheet.
    #[must_use]
    pub fn sheet_name(&self, has_answers: bool) -> String {
        let kind = if has_answers { "answers" } else { "worksheet" };
        format!("{}-{kind}.html", self.listing.id)
    }

    /// A page of HTML to be printed: the lesson’s questions with room for answers, or with the answers.
    #[must_use]
    pub fn sheet(&self, has_answers: bool) -> String {
        let mut page = Page(String::new());
        let title = format!(
            "{}: {}",
            self.listing.title,
            if has_answers { "answers" } else { "worksheet" }
        );
        page.add(&["<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n"]);
        page.add(&["<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\" />\n"]);
        page.add(&["<meta name=\"viewport\" content=\"width=device-width\" />\n<meta name=\"color-scheme\" content=\"light dark\" />\n<title>"]);
        page.text(&title);
        page.add(&["</title>\n<link rel=\"icon\" type=\"image/svg+xml\" href=\"../app/favicon.svg\" />\n<link rel=\"stylesheet\" href=\"../app/paper.css\" />\n</head>\n<body>\n<main>\n"]);
        page.add(&[
            "<p class=\"of\">Gradient descent playground · lesson ",
            &self.listing.number.to_string(),
            if has_answers { " · answers" } else { " · worksheet" },
            "</p>\n",
        ]);
        page.element("h1", &self.listing.title);
        page.element("p", &self.listing.summary);
        if !has_answers {
            page.add(&["<p class=\"name\">Name <span></span> Date <span></span></p>\n"]);
        }
        for (k, step) in self.steps.iter().enumerate() {
            page.step(self, k + 1, step, has_answers);
        }
        if !self.sources.is_empty() {
            page.add(&["<h2>Sources</h2>\n<ul>\n"]);
            for source in &self.sources {
                page.add(&["<li>"]);
                page.text(&source.text);
                if let Some(address) = &source.address {
                    page.add(&[" <span class=\"address\">"]);
                    page.text(address);
                    page.add(&["</span>"]);
                }
                page.add(&["</li>\n"]);
            }
            page.add(&["</ul>\n"]);
        }
        page.add(&["</main>\n</body>\n</html>\n"]);
        page.0
    }
}

/// A page on its way. All text is escaped where it is added.
struct Page(String);

impl Page {
    /// Adds markup as it is.
    fn add(&mut self, markup: &[&str]) {
        for part in markup {
            self.0.push_str(part);
        }
    }

    /// Adds text.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                c => self.0.push(c),
            }
        }
    }

    fn element(&mut self, name: &str, text: &str) {
        self.add(&["<", name, ">"]);
        self.text(text);
        self.add(&["</", name, ">\n"]);
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.text(text),
                Piece::Emphasis(inside) => {
                    self.add(&["<em>"]);
                    self.pieces(inside);
                    self.add(&["</em>"]);
                }
                Piece::Fact(fact) => self.text(fact),
                // Of what a reader does nothing is known on paper.
                Piece::Number(..) | Piece::Word(_) => self.text("…"),
            }
        }
    }

    fn prose(&mut self, class: &str, text: &Text) {
        for paragraph in text {
            self.add(&["<p class=\"", class, "\">"]);
            self.pieces(paragraph);
            self.add(&["</p>\n"]);
        }
    }

    fn lines(&mut self, count: usize) {
        for _ in 0..count {
            self.add(&["<p class=\"line\"></p>\n"]);
        }
    }

    fn step(&mut self, lesson: &Rendered, number: usize, step: &RenderedStep, has_answers: bool) {
        self.add(&["<section>\n<h2>"]);
        // Writing to a string cannot fail.
        let _ = write!(self.0, "{number}. ");
        self.text(&step.title);
        self.add(&["</h2>\n<p class=\"address\">?lesson="]);
        self.text(&lesson.listing.id);
        let _ = writeln!(self.0, ".{number}</p>");
        self.prose("text", &step.text);
        if let Some(predict) = &step.predict {
            self.predict(predict, has_answers);
        }
        if let Some(why) = &step.why {
            if has_answers {
                self.prose("why", &why.text);
            } else {
                self.add(&["<p class=\"ask\">Play. What happened, and why?</p>\n"]);
                self.lines(2);
            }
        }
        if let Some(task) = &step.task {
            self.prose("ask", &task.goal);
            if has_answers {
                self.add(&["<p class=\"address\">?"]);
                self.text(&task.solution);
                self.add(&["</p>\n"]);
                self.prose("answer", &task.solved);
            } else {
                self.lines(2);
            }
        }
        self.add(&["</section>\n"]);
    }

    fn predict(&mut self, predict: &RenderedPredict, has_answers: bool) {
        self.prose("ask", &predict.question);
        let (told, answered) = match &predict.kind {
            RenderedKind::Choose { answers } => {
                self.add(&["<ul class=\"answers\">\n"]);
                for answer in answers {
                    let is_marked = has_answers && answer.right;
                    self.add(&[if is_marked { "<li class=\"right\">" } else { "<li>" }]);
                    answer.text.iter().for_each(|paragraph| self.pieces(paragraph));
                    if has_answers {
                        self.prose("reply", &answer.reply);
                    }
                    self.add(&["</li>\n"]);
                }
                self.add(&["</ul>\n"]);
                return;
            }
            RenderedKind::Point { reply, .. } => (&reply.told, &reply.answered),
            RenderedKind::Value { reply, .. } => (&reply.told, &reply.answered),
        };
        if has_answers {
            self.element("p", &format!("For example {told}."));
            self.prose("answer", answered);
        } else {
            self.lines(1);
        }
    }
}
