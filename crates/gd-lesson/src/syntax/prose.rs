//! Prose: paragraphs of text with *emphasis* and {facts}.

use super::{
    Context, Read, Unreadable,
    number::{looking, tokens, word},
};
use crate::lesson::Node;

/// Paragraphs, which blank lines part. Nothing but `*`, `{` and `\` has a meaning.
pub(crate) fn prose(text: &str, context: Context<'_>) -> Read<Vec<Vec<Node>>> {
    let mut paragraphs = Vec::new();
    let mut lines = Vec::new();
    for line in text.lines().chain([""]) {
        if !line.trim().is_empty() {
            lines.push(line.trim());
        } else if !lines.is_empty() {
            paragraphs.push(paragraph(&lines.join(" "), context)?);
            lines.clear();
        }
    }
    Ok(paragraphs)
}

fn paragraph(text: &str, context: Context<'_>) -> Read<Vec<Node>> {
    let mut nodes = Line::default();
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let next = after.chars().next();
        rest = after;
        match (c, next) {
            ('\\', Some(escaped @ ('*' | '{' | '}' | '\\'))) => {
                nodes.text.push(escaped);
                rest = after.get(1..).unwrap_or_default();
            }
            ('{', _) => {
                let Some((inside, after)) = after.split_once('}') else {
                    return Err(Unreadable::new("{", "a { is not closed; \\{ is the sign itself"));
                };
                nodes.push(braced(inside, context)?);
                rest = after;
            }
            ('}', _) => {
                return Err(Unreadable::new("}", "a } without its {; \\} is the sign itself"));
            }
            ('*', Some(next)) if nodes.emphasis.is_none() && !next.is_whitespace() => nodes.open(),
            ('*', _) if nodes.emphasis.is_some() && !before.is_whitespace() => nodes.close(),
            _ => nodes.text.push(c),
        }
        before = c;
    }
    if nodes.emphasis.is_some() {
        return Err(Unreadable::new("*", "a * is not closed; \\* is the sign itself"));
    }
    nodes.end_text();
    Ok(nodes.done)
}

/// A paragraph on its way.
#[derive(Default)]
struct Line {
    done: Vec<Node>,
    text: String,
    /// What came before the emphasis that has begun.
    emphasis: Option<Vec<Node>>,
}

impl Line {
    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            self.done.push(Node::Text(text));
        }
    }

    fn push(&mut self, node: Node) {
        self.end_text();
        self.done.push(node);
    }

    fn open(&mut self) {
        self.end_text();
        self.emphasis = Some(std::mem::take(&mut self.done));
    }

    fn close(&mut self) {
        self.end_text();
        let before = self.emphasis.take().unwrap_or_default();
        let inside = std::mem::replace(&mut self.done, before);
        self.done.push(Node::Emphasis(inside));
    }
}

fn braced(text: &str, context: Context<'_>) -> Read<Node> {
    match word(&tokens(text)?, context)? {
        Some(word) => Ok(Node::Word(word)),
        None => looking(text, context).map(|(number, look)| Node::Number(number, look)),
    }
}
