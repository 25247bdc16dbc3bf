//! Days: which there are, and which day of the week each is.

use crate::report::form::leading_numeral;
use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    pub year: u32,
    pub month: u32,
    pub day: u32,
}

pub const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

pub fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Returns how many days a month has; where the year is not known, the most it may have.
pub fn days_in(year: Option<u32>, month: u32) -> u32 {
    match month {
        2 if year.is_none_or(is_leap) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

impl Date {
    /// Returns its year and its month.
    pub fn in_month(self) -> (u32, u32) {
        (self.year, self.month)
    }

    /// Makes a date, if there is such a day.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Date> {
        let exists = (1..=9999).contains(&year) && (1..=days_in(Some(year), month)).contains(&day);
        exists.then_some(Date { year, month, day })
    }

    /// Reads a date in any of the ways people write one.
    pub fn read(text: &str) -> Option<Date> {
        let text = text.trim();
        if let Some((year, rest)) = text.split_once('年') {
            let (month, day) = rest.split_once('月')?;
            let day = day.strip_suffix(['日', '号'])?;
            let day = day.replace('廿', "二十").replace('卅', "三十");
            return Date::new(numeral(year)?, numeral(month)?, numeral(&day)?);
        }
        let separator = text.chars().find(|c| matches!(c, '.' | '-' | '/' | '．'))?;
        let mut parts = text.split(separator).map(|part| part.trim().parse::<u32>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        Date::new(year, month, day).filter(|_| parts.next().is_none() && year > 1000)
    }

    /// Returns the day of the week, Monday first, as its character.
    pub fn weekday(self) -> &'static str {
        // Days since 1 March of the year 0, in years that begin in March.
        let (y, m) = if self.month > 2 {
            (self.year, self.month - 3)
        } else {
            (self.year - 1, self.month + 9)
        };
        let days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + self.day - 1;
        // 1 March of the year 0 was a Wednesday.
        WEEKDAYS.get(((days + 2) % 7) as usize).copied().unwrap_or_default()
    }
}

/// Writes a date as the standard wants it.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年{}月{}日", self.year, self.month, self.day)
    }
}

/// Reads `2024`, `二〇二四`, `二零二四`, `十二`, `三十一`.
pub fn numeral(text: &str) -> Option<u32> {
    if let Ok(value) = text.parse::<u32>() {
        return Some(value);
    }
    let zeros = |c| if matches!(c, '○' | 'Ｏ' | 'O' | 'o') { '〇' } else { c };
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(zeros).collect();
    if let Ok(value) = text.parse::<u32>() {
        return Some(value);
    }
    let (_, value, length) = leading_numeral(&text)?;
    (length == text.len()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_weekdays() {
        for (year, month, day, weekday) in [
            (2024, 5, 6, "一"),
            (2000, 2, 29, "二"),
            (1949, 10, 1, "六"),
            (2026, 1, 1, "四"),
            (2023, 12, 31, "日"),
        ] {
            assert_eq!(Date::new(year, month, day).unwrap().weekday(), weekday);
        }
        for (year, month, day) in [(2023, 2, 29), (2024, 6, 31), (2024, 13, 1), (2024, 0, 1)] {
            assert_eq!(Date::new(year, month, day), None);
        }
    }
}
