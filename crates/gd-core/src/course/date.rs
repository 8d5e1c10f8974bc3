//! A date, as a link has it.

use std::fmt;

/// A day of the Gregorian calendar, from the year 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Reads a date in the form of ISO 8601, `2026-11-26`; `None` if there is no such day.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let mut parts = text.split(['-']);
        let mut next = |length| {
            let part = parts.next().filter(|part| part.len() == length && is_digits(part))?;
            part.parse::<u16>().ok()
        };
        let (year, month, day) = (next(4)?, next(2)? as u8, next(2)? as u8);
        let is_whole = parts.next().is_none();
        let is_day = year > 0 && day > 0 && day <= days_of(year, month);
        (is_whole && is_day).then_some(Self { year, month, day })
    }

    /// The digits of the date as a number, 20261126.
    pub(super) fn number(self) -> u64 {
        u64::from(self.year) * 10_000 + u64::from(self.month) * 100 + u64::from(self.day)
    }

    /// The day of the month, the month, from 1, and the year.
    #[must_use]
    pub fn day_month_year(self) -> (u8, u8, u16) {
        (self.day, self.month, self.year)
    }
}

/// How many days a month has; 0 if there is no such month.
fn days_of(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(is_leap),
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_there_are_are_read() {
        for text in ["2026-11-26", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(Date::read(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
        for text in [
            "",
            "2026",
            "2026-11",
            "2026-11-26-1",
            "2026-11-31",
            "2026-13-01",
            "2026-00-10",
            "2025-02-29",
            "1900-02-29",
            "0000-01-01",
            "26-11-26",
            "2026-1-26",
            "+026-11-26",
            "2026-11-٢٦",
            "2026/11/26",
            " 2026-11-26",
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }
}
