//! The step of a lesson that a link is shown in.

/// A step of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "link", derive(serde::Serialize))]
pub struct LessonStep {
    /// What the lesson is called: small letters, digits and `-`.
    pub id: String,
    /// The step, counted from 1.
    pub step: u32,
}

/// The most letters of a lesson's name.
#[cfg(feature = "link")]
const MOST: usize = 40;

#[cfg(feature = "link")]
impl LessonStep {
    /// Reads `too-large.2`; without a step it is the first. `None` for what no lesson can be called.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (id, step) = match text.bytes().rposition(|b| b == b'.') {
            Some(at) => (text.get(..at)?, text.get(at + 1..)?.parse().ok()?),
            None => (text, 1),
        };
        let is_plain =
            id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let is_named = is_plain && (1..=MOST).contains(&id.len());
        (is_named && (1..=99).contains(&step)).then(|| Self { id: id.to_owned(), step })
    }

    /// As in a link.
    pub(super) fn write(&self) -> String {
        format!("{}.{}", self.id, self.step)
    }
}

#[cfg(all(test, feature = "link"))]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_read_as_it_is_written() {
        let step = LessonStep::read("too-large.2").unwrap();
        assert_eq!(
            (step.id.as_str(), step.step, step.write().as_str()),
            ("too-large", 2, "too-large.2")
        );
        assert_eq!(LessonStep::read("saddles").unwrap().step, 1);
        for text in ["", ".2", "a.0", "a.100", "a.x", "A.1", "../a.1", "a/b", "a b", "a.-1"] {
            assert_eq!(LessonStep::read(text), None, "{text}");
        }
    }
}
