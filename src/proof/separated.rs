//! P01 where commas part the cells of a table: `城关镇,4.2,1.72,410`.

use super::finding::Finding;
use super::rule::RuleId;
use crate::report::{Line, Report};

/// So many cells make a row, and so many figures among them.
const LEAST_CELLS: usize = 3;
const LEAST_FIGURES: usize = 2;
const LONGEST_CELL: usize = 16;

/// Whether a comma parts cells: its line is a row of them, or the head of one.
pub fn is_between_cells(report: &Report, finding: &Finding) -> bool {
    let place = finding.place.text();
    let (RuleId::P01, ",", Line::Body(n)) = (finding.rule, finding.text.as_str(), place.line)
    else {
        return false;
    };
    let Some(body) = report.body(place.part) else { return false };
    let line = |n: usize| body.get(n).map_or("", |p| p.text.as_str());
    let Some(own) = cells(line(n)) else { return false };
    let near = [n.checked_sub(1), Some(n + 1)];
    let alike = |n: usize| cells(line(n)).filter(|other| other.count == own.count);
    let mut beside = near.into_iter().flatten().filter_map(alike);
    beside.any(|other| own.figures.max(other.figures) >= LEAST_FIGURES)
}

struct Cells {
    count: usize,
    figures: usize,
}

/// Reads a line as a row of short cells parted by commas without a space.
fn cells(line: &str) -> Option<Cells> {
    let row = line.trim();
    if row.contains(['，', '。', '；', '：', '！', '？']) || row.contains(", ") {
        return None;
    }
    let (mut count, mut figures) = (0, 0);
    for cell in row.split(',') {
        if cell.chars().count() > LONGEST_CELL {
            return None;
        }
        count += 1;
        figures += usize::from(is_figure(cell));
    }
    (count >= LEAST_CELLS).then_some(Cells { count, figures })
}

fn is_figure(cell: &str) -> bool {
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | '%' | '—' | '/');
    !cell.is_empty() && cell.chars().all(digits)
}
