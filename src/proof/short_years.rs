//! N02: years of two figures that are no years before 年: `23—24学年`, `’21版`.

use super::finding::Hit;
use super::number::Figure;
use super::passage::Passage;
use super::rule::RuleId;
use super::written_years::whole;

/// Looks at a number of two figures, and the one before it.
pub fn check(p: &Passage<'_>, before: Option<&Figure>, figure: &Figure) -> Option<Hit> {
    let (start, end) = (figure.digits.start, figure.digits.end);
    edition(p, start, end).or_else(|| school_years(p, before?, figure))
}

/// `23—24学年`: of a school year both are years.
fn school_years(p: &Passage<'_>, first: &Figure, figure: &Figure) -> Option<Hit> {
    let (from, to) = (first.digits.clone(), figure.digits.clone());
    let between = p.slice(from.end..to.start);
    let joined = ["—", "-", "－", "–", "～", "~", "至", "/"].contains(&between);
    let two = from.len() == 2 && p.is(to.end, "学年") && first.decimals == 0;
    let next = first.value + 1.0 == figure.value;
    (two && next && joined && p.before(from.start) != '第').then(|| {
        let (one, other) = (whole(p.slice(from.clone())), whole(p.slice(to.clone())));
        Hit::new(RuleId::N02, from.start..to.end).fix(format!("{one}{between}{other}"))
    })
}

/// `’21版`. Behind what was opened in ‘ the sign closes a quotation.
fn edition(p: &Passage<'_>, start: usize, end: usize) -> Option<Hit> {
    let from = start.checked_sub(1)?;
    let named = matches!(p.at(from), '’' | '\'' | '＇') && matches!(p.at(end), '版' | '款');
    if !named || p.slice(p.sentence(start).start..from).contains(['‘', '\'', '＇']) {
        return None;
    }
    let fixed = format!("{}年", whole(p.slice(start..end)));
    Some(Hit::new(RuleId::N02, from..end).fix(fixed))
}
