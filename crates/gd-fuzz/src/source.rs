//! Bytes as a row of choices.

/// What bytes are left to choose by. Where there are none, the first thing is chosen.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    bytes: &'a [u8],
}

/// Numbers as people and machines write them, and what is not quite one.
const NUMBERS: [&str; 40] = [
    "0",
    "1",
    "2",
    "3",
    "-1",
    "-2",
    "0.1",
    "0.5",
    "0.01",
    "1.5",
    "-0.25",
    "1e-6",
    "1e-12",
    "10",
    "100",
    "1000",
    "100000",
    "1e6",
    "1e9",
    "1e12",
    "1e300",
    "-1e300",
    "1e-300",
    "5e-324",
    "1e308",
    "1e999",
    "-0",
    "0.9",
    "0.999",
    "1.0000000000000002",
    "9007199254740991",
    "9007199254740993",
    "NaN",
    "inf",
    "−1",
    "–1",
    "1,5",
    ".5",
    "2.",
    "",
];

impl<'a> Source<'a> {
    /// Choices to be made by these bytes.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// Whether all choices are made.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The next byte; 0 at the end.
    pub fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        first
    }

    /// A number below `end`, which is at most 256 and not 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::from(self.byte()) % end.max(1)
    }

    /// Whether something is done that is to be done once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) + 1 == times
    }

    /// One of the first 256 of a list, whose default is taken where it is empty.
    pub fn one<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let k = self.below(list.len().min(256));
        list.get(k).copied().unwrap_or_default()
    }

    /// One of the first, common ones of a list; once in so many times one of all.
    pub fn mostly<T: Copy + Default>(&mut self, list: &[T], common: usize, times: usize) -> T {
        let end = if self.once_in(times) { list.len() } else { common };
        let k = self.below(end);
        list.get(k).copied().unwrap_or_default()
    }

    /// A double of any bits, by its next eight bytes.
    pub fn double(&mut self) -> f64 {
        f64::from_le_bytes(std::array::from_fn(|_| self.byte()))
    }

    /// A number's text.
    pub fn number(&mut self) -> String {
        match self.below(8) {
            0..=2 => (i32::from(self.byte() % 41) - 20).to_string(),
            3 | 4 => (f64::from(self.byte()) / 64.0 - 2.0).to_string(),
            5 => format!("{:e}", self.double()),
            _ => self.one(&NUMBERS).to_owned(),
        }
    }

    /// So many things, joined.
    pub fn list(
        &mut self,
        most: usize,
        separator: &str,
        mut item: impl FnMut(&mut Self) -> String,
    ) -> String {
        let count = 1 + self.below(most);
        let items: Vec<_> = (0..count).map(|_| item(self)).collect();
        items.join(separator)
    }
}
