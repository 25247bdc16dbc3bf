//! The day, from the seconds of the clock.

use crate::app::input::Date;

/// The hours by which China is ahead of the clock's own time: its reports are dated there.
const AHEAD: u64 = 8;

/// Returns the day of a time in seconds since 1970.
pub fn of_seconds(seconds: u64) -> Date {
    let days = (seconds + AHEAD * 3600) / 86_400;
    // Years begin in March here, so that the leap day is the last of its year.
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let small = |n: u64| u32::try_from(n).unwrap_or(1);
    Date { year: i32::try_from(year).unwrap_or(1970), month: small(month), day: small(day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        for (seconds, (year, month, day)) in [
            (0, (1970, 1, 1)),
            (951_782_400, (2000, 2, 29)),
            (951_868_800, (2000, 3, 1)),
            (1_709_164_800, (2024, 2, 29)),
            (1_735_660_799, (2024, 12, 31)),
            // Sixteen o'clock is the next day in China.
            (1_735_660_800, (2025, 1, 1)),
        ] {
            assert_eq!(of_seconds(seconds), Date { year, month, day }, "{seconds}");
        }
    }
}
