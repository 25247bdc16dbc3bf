//! N11 as it is told: a sum and its parts that do not make it, as far as rounding lets them.

use super::finding::Hit;
use super::number::{Figure, last_place, write};
use super::rule::{Level, RuleId};
use std::ops::Range;

/// Tells what may be wrong.
pub fn review(total: &Figure, parts: &[&Figure], range: Range<usize>, hits: &mut Vec<Hit>) {
    let from = hits.len();
    tell(total, parts, range, hits);
    hits.iter_mut().skip(from).for_each(|hit| hit.level = Some(Level::Review));
}

pub fn sum_of(parts: &[&Figure]) -> f64 {
    parts.iter().map(|part| part.value).sum()
}

/// Tells what is wrong, and only for review what may be due to rounding.
pub fn tell(total: &Figure, parts: &[&Figure], range: Range<usize>, hits: &mut Vec<Hit>) {
    let sum = sum_of(parts);
    if let Some(rough) = in_mixed_units(total, parts) {
        let off = (sum - total.value).abs();
        // 1.2亿元 may be what 1.18亿元 was rounded to, but who adds 9600万元 and 2200万元 knows better.
        if off > rough.min(total.value * ROUNDED) {
            let scale = if total.value >= 1e8 { 1e8 } else { 1e4 };
            let hit = Hit::new(RuleId::N11, range).arg(written(sum, scale));
            let hit = hit.arg(written(total.value, scale));
            hits.push(if off > rough { hit } else { hit.level(Level::Review) });
        }
        return;
    }
    let decimals = parts.iter().map(|part| part.decimals).max().unwrap_or(0).max(total.decimals);
    let scale = parts
        .iter()
        .chain([&total])
        .filter_map(|f| f.scale)
        .map(|c| if c == '亿' { 1e8 } else { 1e4 })
        .fold(1.0, f64::max);
    // Rounded figures may miss their sum by the last place of each.
    let slack = if decimals == 0 {
        1e-6
    } else {
        scale * 10f64.powi(-i32::try_from(decimals).unwrap_or(0)) * (parts.len() as f64 + 1.0) / 2.0
    };
    let off = (sum - total.value).abs();
    // Half as much is hardly ever due to rounding; of three parts a last place alone is looked at again.
    let place = if decimals == 0 { f64::MAX } else { slack * 2.0 / (parts.len() as f64 + 1.0) };
    // 3.2亿元 of 1.15亿元 and 2.04亿元
    let rounded = parts.iter().any(|part| part.decimals > total.decimals)
        && total.decimals > 0
        && off <= scale * 0.5 * 10f64.powi(-i32::try_from(total.decimals).unwrap_or(0)) + 1e-6;
    if rounded {
        return;
    }
    if off > slack / 2.0 + 1e-6 || parts.len() < 4 && off > place * 0.99 {
        let hit = Hit::new(RuleId::N11, range).arg(written(sum, scale));
        let hit = hit.arg(written(total.value, scale));
        hits.push(if off > slack + 1e-6 { hit } else { hit.level(Level::Review) });
    }
}

/// What is off by more is looked at again.
const ROUNDED: f64 = 0.01;

/// Returns how far a sum may be off that is told in a larger unit than all its parts: 1.2亿元 of 9600万元 and others.
fn in_mixed_units(total: &Figure, parts: &[&Figure]) -> Option<f64> {
    let whole = |part: &&Figure| part.scale == Some('万') && part.decimals == 0;
    let mixed = total.scale == Some('亿') && parts.iter().all(whole);
    mixed.then(|| last_place(total) / 2.0 + parts.len() as f64 * 5e3)
}

/// Writes a value in 万 or 亿 where its figures are.
fn written(value: f64, scale: f64) -> String {
    let sign = if scale > 1e5 { "亿" } else { "万" };
    if scale > 1.0 { write(value / scale) + sign } else { write(value) }
}
