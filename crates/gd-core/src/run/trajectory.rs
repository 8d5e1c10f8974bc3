//! The trajectory of a run: its rows, in as few bytes as replaying them to the bit allows.

use crate::{
    rule::update::SLOTS,
    run::row::{Event, Row},
    space::Point,
};

/// How many rows are stored together. No row is ever copied once its chunk is full, so a long run
/// never takes twice its size.
const CHUNK: usize = 1024;

/// What is noted of a row besides its numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Mark {
    pub(crate) event: Option<Event>,
    /// See [`saddle`](super::saddle): how many steps the run has been near a saddle.
    pub(crate) near: u8,
}

#[derive(Clone, Debug, Default)]
struct Chunk {
    numbers: Vec<f64>,
    marks: Vec<Mark>,
}

/// The rows of a run. Of each it keeps f, ∇f, the length of the path and, for each coordinate that
/// the function has, θ and as many numbers as the rule remembers.
#[derive(Clone, Debug)]
pub(crate) struct Trajectory {
    dimension: usize,
    /// How many numbers the rule remembers of each coordinate.
    slots: usize,
    chunks: Vec<Chunk>,
    rows: usize,
}

impl Trajectory {
    pub(crate) fn new(dimension: usize, slots: usize) -> Self {
        Self { dimension, slots: slots.min(SLOTS), chunks: Vec::new(), rows: 0 }
    }

    /// How many numbers a row takes.
    fn stride(&self) -> usize {
        // In one dimension ∂f/∂y is 0, but a fingerprint tells its sign.
        4 + self.dimension * (1 + self.slots)
    }

    /// How many rows there are.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// How many bytes the rows take.
    pub(crate) fn bytes(&self) -> usize {
        let of = |chunk: &Chunk| {
            size_of::<f64>() * chunk.numbers.capacity() + size_of::<Mark>() * chunk.marks.capacity()
        };
        self.chunks.iter().map(of).sum::<usize>() + size_of::<Chunk>() * self.chunks.capacity()
    }

    pub(crate) fn push(&mut self, row: &Row, near: u8) {
        let stride = self.stride();
        if self.rows.is_multiple_of(CHUNK) {
            // Most runs are short: only the first chunk grows.
            let room = if self.rows == 0 { 0 } else { CHUNK };
            self.chunks.push(Chunk {
                numbers: Vec::with_capacity(room * stride),
                marks: Vec::with_capacity(room),
            });
        }
        let Some(chunk) = self.chunks.last_mut() else { return };
        let [gx, gy] = row.gradient;
        for number in [row.value, row.length, gx, gy] {
            chunk.numbers.push(number);
        }
        for (theta, slots) in row.theta.into_iter().zip(row.slots).take(self.dimension) {
            chunk.numbers.push(theta);
            for slot in slots.into_iter().take(self.slots) {
                chunk.numbers.push(slot);
            }
        }
        chunk.marks.push(Mark { event: row.event, near });
        self.rows += 1;
    }

    /// Drops the last row.
    pub(crate) fn pop(&mut self) {
        let stride = self.stride();
        let Some(chunk) = self.chunks.last_mut() else { return };
        chunk.marks.pop();
        chunk.numbers.truncate(chunk.marks.len() * stride);
        if chunk.marks.is_empty() {
            self.chunks.pop();
        }
        self.rows -= 1;
    }

    /// What is noted of a row.
    pub(crate) fn mark(&self, k: usize) -> Option<Mark> {
        self.chunks.get(k / CHUNK)?.marks.get(k % CHUNK).copied()
    }

    /// θ and f at a row, which are read faster than a whole one.
    pub(crate) fn place(&self, k: usize) -> Option<(Point, f64)> {
        let chunk = self.chunks.get(k / CHUNK)?;
        let [value, _, _, _, ref coordinates @ ..] =
            *chunk.numbers.get(k % CHUNK * self.stride()..)?
        else {
            return None;
        };
        let y = if self.dimension > 1 { *coordinates.get(1 + self.slots)? } else { 0.0 };
        Some(([*coordinates.first()?, y], value))
    }

    /// f and ∇f at a row, which are read faster than a whole one.
    pub(crate) fn value(&self, k: usize) -> Option<(f64, Point)> {
        let chunk = self.chunks.get(k / CHUNK)?;
        match *chunk.numbers.get(k % CHUNK * self.stride()..)? {
            [value, _, gx, gy, ..] => Some((value, [gx, gy])),
            _ => None,
        }
    }

    /// A row, but for what follows from the run's conditions and its saddle events.
    pub(crate) fn get(&self, k: usize) -> Option<Row> {
        let (stride, from) = (self.stride(), k % CHUNK * self.stride());
        let chunk = self.chunks.get(k / CHUNK)?;
        let numbers = chunk.numbers.get(from..from + stride)?;
        let [value, length, gx, gy, ref coordinates @ ..] = *numbers else { return None };
        let event = chunk.marks.get(k % CHUNK)?.event;
        let mut row = Row { value, length, gradient: [gx, gy], event, ..Row::default() };
        let mut coordinates = coordinates.iter();
        for (theta, slots) in row.theta.iter_mut().zip(&mut row.slots).take(self.dimension) {
            *theta = *coordinates.next()?;
            for slot in slots.iter_mut().take(self.slots) {
                *slot = *coordinates.next()?;
            }
        }
        Some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(k: usize) -> Row {
        let k = k as f64;
        Row {
            theta: [k, -k],
            value: 0.5 * k,
            gradient: [k + 1.0, k + 2.0],
            length: 2.0 * k,
            event: (k % 3.0 == 0.0).then_some(Event::Clipped),
            slots: [[k, 3.0], [4.0, k]],
            ..Row::default()
        }
    }

    #[test]
    fn what_is_pushed_is_got_back_over_the_seams_of_chunks() {
        let mut trajectory = Trajectory::new(2, 2);
        (0..3 * CHUNK).for_each(|k| trajectory.push(&row(k), (k % 5) as u8));
        for k in [0, 1, CHUNK - 1, CHUNK, 2 * CHUNK, 3 * CHUNK - 1] {
            assert_eq!(trajectory.get(k), Some(row(k)));
            assert_eq!(trajectory.place(k), Some((row(k).theta, row(k).value)));
            assert_eq!(trajectory.mark(k).unwrap().near, (k % 5) as u8);
        }
        assert_eq!(trajectory.get(3 * CHUNK), None);
        let full = trajectory.bytes();
        (0..2 * CHUNK).for_each(|_| trajectory.pop());
        assert_eq!((trajectory.rows(), trajectory.get(CHUNK)), (CHUNK, None));
        assert!(trajectory.bytes() < full / 2, "what is dropped is given back");
        trajectory.push(&row(9), 0);
        assert_eq!(trajectory.get(CHUNK), Some(row(9)));
    }

    /// Only what the function and the rule have is kept.
    #[test]
    fn what_is_not_there_is_nought() {
        let mut trajectory = Trajectory::new(1, 1);
        trajectory.push(&row(7), 0);
        let kept = Row { theta: [7.0, 0.0], slots: [[7.0, 0.0], [0.0; 2]], ..row(7) };
        assert_eq!(trajectory.get(0), Some(kept));
        assert_eq!(trajectory.place(0), Some((kept.theta, kept.value)));
    }
}
