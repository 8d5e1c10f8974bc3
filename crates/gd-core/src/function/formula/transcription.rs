//! A formula in plain characters, as it may be pasted: with typographic or full-width signs, from a
//! program, or in the LaTeX of textbooks as far as that is plain.

use std::ops::Range;

use super::name;
use crate::spelling;

/// A formula in plain characters, and where each came from.
pub(super) struct Transcription {
    pub(super) text: String,
    /// For each byte of the text the place in the source.
    origins: Vec<Range<usize>>,
    end: usize,
    groups: Vec<Group>,
}

/// What a closing brace writes.
enum Group {
    Parenthesis,
    /// Nothing: what is inside needs no parentheses.
    Bare,
    Numerator,
    Denominator,
}

/// Where functions and constants come from in programs.
const PREFIXES: [&str; 7] = ["np.", "numpy.", "math.", "Math.", "torch.", "jnp.", "tf."];

/// What a command of LaTeX says.
const COMMANDS: [(&str, &str); 22] = [
    ("cdot", "*"),
    ("times", "*"),
    ("ast", "*"),
    ("div", "/"),
    ("left", " "),
    ("right", " "),
    ("big", " "),
    ("Big", " "),
    ("bigl", " "),
    ("bigr", " "),
    ("Bigl", " "),
    ("Bigr", " "),
    ("quad", " "),
    ("qquad", " "),
    ("displaystyle", " "),
    ("lvert", "|"),
    ("rvert", "|"),
    ("vert", "|"),
    ("lfloor", "floor("),
    ("rfloor", ")"),
    ("lceil", "ceil("),
    ("rceil", ")"),
];

impl Transcription {
    pub(super) fn of(source: &str) -> Self {
        let (text, origins) = (String::with_capacity(source.len()), Vec::new());
        let mut plain = Self { text, origins, end: source.len(), groups: Vec::new() };
        let mut place = 0;
        while let Some(rest) = source.get(place..).filter(|rest| !rest.is_empty()) {
            place += plain.next(rest, place);
        }
        plain
    }

    /// Where a place in the text came from.
    pub(super) fn place(&self, at: Range<usize>) -> Range<usize> {
        let start = self.origins.get(at.start).map_or(self.end, |origin| origin.start);
        let last = at.end.checked_sub(1).filter(|last| *last >= at.start);
        start..last.and_then(|last| self.origins.get(last)).map_or(start, |origin| origin.end)
    }

    fn write(&mut self, text: &str, from: Range<usize>) {
        self.text.push_str(text);
        for _ in text.bytes() {
            self.origins.push(from.clone());
        }
    }

    /// Writes a name apart from a word before it.
    fn write_name(&mut self, name: &str, from: Range<usize>) {
        if self.follows_word() {
            self.write(" ", from.clone());
        }
        self.write(name, from);
    }

    fn follows_word(&self) -> bool {
        self.text.ends_with(|c: char| c.is_ascii_alphanumeric())
    }

    /// Transcribes the first character of a rest of the source, or what belongs to it, and says how
    /// many bytes that was.
    fn next(&mut self, rest: &str, place: usize) -> usize {
        let Some(first) = rest.chars().next() else { return 0 };
        let length = first.len_utf8();
        let at = place..place + length;
        match first {
            '\\' => return self.command(rest, place),
            '{' => {
                self.open(rest, at);
            }
            '}' => match self.groups.pop() {
                Some(group) => return length + self.close(&group, rest.get(1..), at),
                None => self.write("}", at),
            },
            '$' => self.write(" ", at),
            // x.^2 means x^2 for each number of a list.
            '.' if !self.text.ends_with(|c: char| c.is_ascii_digit())
                && rest.get(1..).is_some_and(|next| next.starts_with(['^', '*', '/'])) => {}
            'a'..='z' | 'A'..='Z' if !self.follows_word() => {
                let prefix = PREFIXES.into_iter().find(|prefix| rest.starts_with(prefix));
                if let Some(prefix) = prefix {
                    return prefix.len();
                }
                self.write(rest.get(..1).unwrap_or_default(), at);
            }
            '₀'..='₉' => {
                let digit = char::from_u32(u32::from(first) - 0x2050).unwrap_or(first);
                if !self.text.ends_with(|c: char| c.is_ascii_digit()) {
                    self.write("_", at.clone());
                }
                self.write(digit.encode_utf8(&mut [0; 4]), at);
            }
            // A mixed number, 2½, is neither a product nor read.
            '½' | '¼' | '¾' | '⅓' | '⅔' if self.text.ends_with(|c: char| c.is_ascii_digit()) =>
            {
                self.write(rest.get(..length).unwrap_or_default(), at);
            }
            '½' => self.write("(1/2)", at),
            '¼' => self.write("(1/4)", at),
            '¾' => self.write("(3/4)", at),
            '⅓' => self.write("(1/3)", at),
            '⅔' => self.write("(2/3)", at),
            _ => {
                let plain = spelling::plain(first).unwrap_or(' ');
                self.write(plain.encode_utf8(&mut [0; 4]), at);
            }
        }
        length
    }

    /// An opening brace, which is a parenthesis but for a subscript and a power that is a number.
    fn open(&mut self, rest: &str, at: Range<usize>) {
        let inside = rest.get(1..).and_then(|rest| rest.split('}').next()).unwrap_or_default();
        let is_whole = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
        if is_whole && self.text.ends_with('^') || self.text.ends_with('_') {
            self.groups.push(Group::Bare);
        } else {
            self.write("(", at);
            self.groups.push(Group::Parenthesis);
        }
    }

    /// Closes a group, and opens the denominator behind a numerator; says how many bytes of the rest
    /// that was.
    fn close(&mut self, group: &Group, rest: Option<&str>, at: Range<usize>) -> usize {
        match group {
            Group::Parenthesis => self.write(")", at),
            Group::Bare => self.write(" ", at),
            Group::Denominator => self.write("))", at),
            Group::Numerator => {
                let end = at.end;
                self.write(")/(", at);
                return self.argument(rest, end, Group::Denominator);
            }
        }
        0
    }

    /// The argument of a command, a group or one character; says how many bytes of the rest it begins
    /// with.
    fn argument(&mut self, rest: Option<&str>, place: usize, group: Group) -> usize {
        let rest = rest.unwrap_or_default();
        let blank = rest.len() - rest.trim_start().len();
        let Some(first) = rest.trim_start().chars().next() else { return 0 };
        let length = blank + first.len_utf8();
        if first == '{' {
            self.groups.push(group);
            return length;
        }
        let at = place + blank..place + length;
        self.write(first.encode_utf8(&mut [0; 4]), at.clone());
        length + self.close(&group, rest.get(length..), at)
    }

    /// A command of LaTeX and what belongs to it; says how many bytes that was.
    fn command(&mut self, rest: &str, place: usize) -> usize {
        let behind = rest.get(1..).unwrap_or_default();
        let length = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = behind.get(..length).unwrap_or_default();
        let at = place..place + 1 + length;
        let rest = behind.get(length..).unwrap_or_default();
        if let Some((_, says)) = COMMANDS.iter().find(|(known, _)| *known == name) {
            self.write(says, at);
            // \\left. is a bracket that is not seen.
            let is_unseen = *says == " " && rest.starts_with('.');
            return 1 + length + usize::from(is_unseen);
        }
        match name {
            "" => return self.symbol(behind, place),
            "frac" | "dfrac" | "tfrac" => {
                self.write("((", at.clone());
                return 1 + length + self.argument(Some(rest), at.end, Group::Numerator);
            }
            "sqrt" => {
                let (name, root) =
                    if rest.starts_with("[3]") { ("cbrt(", 3) } else { ("sqrt(", 0) };
                self.write_name(name, at.clone());
                let rest = rest.get(root..);
                return 1 + length + root + self.argument(rest, at.end + root, Group::Parenthesis);
            }
            "mathrm" | "mathit" | "text" | "operatorname" if rest.starts_with('{') => {
                self.write_name("", at);
                self.groups.push(Group::Bare);
                return 1 + length + 1;
            }
            _ if name::find(name).is_some() => {
                self.write_name(name, at.clone());
                if !rest.starts_with('_') {
                    self.write(" ", at);
                }
            }
            _ => {
                self.write("\\", place..place + 1);
                return 1;
            }
        }
        1 + length
    }

    /// A command that is one sign; says how many bytes it is.
    fn symbol(&mut self, behind: &str, place: usize) -> usize {
        let says = match behind.chars().next() {
            Some('{') => "(",
            Some('}') => ")",
            Some(',' | ';' | ':' | '!' | ' ' | '>' | '(' | ')' | '[' | ']') => " ",
            _ => {
                self.write("\\", place..place + 1);
                return 1;
            }
        };
        self.write(says, place..place + 2);
        2
    }
}
