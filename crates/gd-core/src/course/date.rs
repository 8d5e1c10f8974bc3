//! A date, as a link has it.

use std::str::from_utf8;

/// A day of the Gregorian calendar, from the year 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// In the form of ISO 8601, `2026-11-26`.
    text: [u8; 10],
}

impl Date {
    /// Reads a date in the form of ISO 8601, `2026-11-26`; `None` if there is no such day.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text: [u8; 10] = text.as_bytes().try_into().ok()?;
        let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text else { return None };
        let is_digits = [y0, y1, y2, y3, m0, m1, d0, d1].iter().all(u8::is_ascii_digit);
        let date = Self { text };
        let (day, month, year) = date.day_month_year();
        let is_day = year > 0 && day > 0 && day <= days_of(year, month);
        (is_digits && is_day).then_some(date)
    }

    /// In the form of ISO 8601.
    #[must_use]
    pub fn text(&self) -> &str {
        from_utf8(&self.text).unwrap_or_default()
    }

    /// The digits of the date as a number, 20261126.
    pub(super) fn number(self) -> u64 {
        let (day, month, year) = self.day_month_year();
        u64::from(year) * 10_000 + u64::from(month) * 100 + u64::from(day)
    }

    /// The day of the month, the month, from 1, and the year.
    #[must_use]
    pub fn day_month_year(self) -> (u8, u8, u16) {
        let [y0, y1, y2, y3, _, m0, m1, _, d0, d1] = self.text.map(|digit| digit & 0x0f);
        let year = [y0, y1, y2, y3].iter().fold(0, |year, digit| year * 10 + u16::from(*digit));
        (d0 * 10 + d1, m0 * 10 + m1, year)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_there_are_are_read() {
        for text in ["2026-11-26", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(Date::read(text).as_ref().map(Date::text), Some(text));
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
