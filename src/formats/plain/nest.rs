//! How deep each heading stands: the headings open at a line, and the families that hold others.

use super::heading::{Candidate, Certainty};
use crate::report::form::{Family, WrittenNumber};
use crate::report::{DEEPEST, IdMap};

/// How far a number that may be none looks ahead for the one that goes on from it.
const LOOK_AHEAD: usize = 400;
/// How many lines may stand between a chapter and its first section.
const NEAR: usize = 3;

/// The headings open at a line, outermost first.
pub struct Nest {
    open: Vec<Open>,
    /// Pairs of families of which, in this text, the first holds the second against the custom.
    holds: Vec<(Family, Family)>,
    /// Pairs of families of which the first holds the second though the second stands around it too.
    nested: Vec<(Family, Family)>,
    /// The last number of each family so far.
    last: IdMap<Family, u32>,
    /// What stands behind each line.
    ahead: Ahead,
    articles_hold_chinese: bool,
    /// Ⅰ. comes before all other numbers, and so stands above them.
    roman_leads: bool,
    decimal: bool,
}

struct Open {
    family: Family,
    values: Vec<u32>,
}

/// For each line that may be a heading, what of its kind follows.
#[derive(Default)]
struct Ahead {
    /// Lines and values of each family, in order.
    numbers: IdMap<Family, Vec<(usize, u32)>>,
    lines_of_value: IdMap<(Family, u32), Vec<usize>>,
}

impl Ahead {
    fn of(candidates: &[Option<Candidate>]) -> Self {
        let mut ahead = Ahead::default();
        for (line, candidate) in candidates.iter().enumerate() {
            let Some(number) = candidate.as_ref().map(|c| &c.number) else { continue };
            let (family, value) = (number.form.family(), number.value());
            ahead.numbers.entry(family).or_default().push((line, value));
            ahead.lines_of_value.entry((family, value)).or_default().push(line);
        }
        ahead
    }

    /// The next number of a family behind a line.
    fn next(&self, family: Family, line: usize) -> Option<u32> {
        let numbers = self.numbers.get(&family)?;
        let behind = numbers.partition_point(|(other, _)| *other <= line);
        numbers.get(behind).map(|(_, value)| *value)
    }

    /// Whether 1.1 or 2.1 is the next path, and stands near.
    fn path_begins_behind(&self, line: usize) -> bool {
        let Some(paths) = self.numbers.get(&Family::Path) else { return false };
        let next = paths.get(paths.partition_point(|(other, _)| *other <= line));
        next.is_some_and(|(at, value)| *value == 1 && at - line <= NEAR)
    }

    fn comes_soon(&self, family: Family, value: u32, line: usize) -> bool {
        let lines = self.lines_of_value.get(&(family, value)).map_or(&[][..], Vec::as_slice);
        let behind = lines.partition_point(|other| *other <= line);
        lines.get(behind).is_some_and(|other| *other <= line + LOOK_AHEAD)
    }
}

impl Nest {
    pub fn of(candidates: &[Option<Candidate>]) -> Self {
        let (mut article, mut chinese, mut decimal) = (None, None, false);
        let mut above = None;
        for (n, candidate) in candidates.iter().enumerate() {
            let Some(candidate) = candidate else { continue };
            let number = &candidate.number;
            let family = number.form.family();
            match family {
                Family::Article => article = article.or(Some(n)),
                Family::Chinese => chinese = chinese.or(Some(n)),
                Family::Path => decimal |= is_first_path(candidate, above),
                _ => {}
            }
            if matches!(family, Family::Chinese | Family::Arabic) {
                above = Some(number.value());
            }
        }
        let articles_hold_chinese = article.is_some_and(|a| chinese.is_none_or(|c| a < c));
        let first = candidates.iter().flatten().next().map(|first| &first.number);
        let roman_leads = first.is_some_and(|n| n.form.family() == Family::Roman && n.value() == 1);
        Nest {
            open: Vec::new(),
            holds: Vec::new(),
            nested: Vec::new(),
            last: IdMap::default(),
            ahead: Ahead::of(candidates),
            articles_hold_chinese,
            roman_leads,
            decimal,
        }
    }

    /// Opens the heading on a line and returns its level, or leaves a line that is none.
    pub fn enter(&mut self, line: usize, candidate: &Candidate) -> Option<u8> {
        let number = &candidate.number;
        let family = number.form.family();
        match candidate.certainty {
            Certainty::Sure => {}
            Certainty::InSequence => self.is_in_sequence(line, number).then_some(())?,
            Certainty::Torn => {
                (!self.decimal && self.is_in_sequence(line, number)).then_some(())?;
            }
            Certainty::InDecimal => (self.decimal && self.is_next(number)).then_some(())?,
        }
        let depth = self.depth(line, number);
        let level = u8::try_from(depth + 1).ok().filter(|level| *level <= DEEPEST)?;
        self.open.truncate(depth);
        self.open.push(Open { family, values: number.values.clone() });
        self.last.insert(family, number.value());
        Some(level)
    }

    /// A heading stands below all that are open and hold it.
    fn depth(&mut self, line: usize, number: &WrittenNumber) -> usize {
        let family = number.form.family();
        if let Some(depth) = self.depth_among_nested(number) {
            return depth;
        }
        let depth = self.open.iter().take_while(|open| self.is_above(open, number)).count();
        let innermost = self.open.last().filter(|_| depth < self.open.len());
        let Some(innermost) = innermost.filter(|open| open.family != Family::Path) else {
            return depth;
        };
        // 1）…（1）（2）…2）: what begins anew and leaves the count around it going on stands within.
        let begins = number.value() == 1 && family != Family::Path;
        let listed = self.open.iter().any(|open| open.family == family);
        let next = innermost.values.last().map(|value| value + 1);
        let pair = (innermost.family, family);
        let goes_on = self.ahead.next(innermost.family, line) == next;
        if begins && pair.0 != pair.1 && (goes_on || self.nested.contains(&pair)) {
            if listed {
                // What is of the same family as one around it, as 一、 in an article of a contract that stands
                // below 二、, says nothing of the custom.
                self.nested.push(pair);
            } else {
                let below = self.open.iter().filter(|open| !self.is_above(open, number));
                let pairs: Vec<_> = below.map(|open| (open.family, family)).collect();
                self.holds.extend(pairs);
            }
            return self.open.len();
        }
        depth
    }

    /// Where several of a family are open, one within the other, a number goes on from the innermost that
    /// waits for it.
    fn depth_among_nested(&self, number: &WrittenNumber) -> Option<usize> {
        let family = number.form.family();
        let alike = |open: &&Open| open.family == family && family != Family::Path;
        self.open.iter().filter(alike).nth(1)?;
        let waits = |open: &Open| open.values.last().is_some_and(|v| v + 1 == number.value());
        self.open.iter().rposition(|open| open.family == family && waits(open))
    }

    /// Begins anew in a decimal text at a 1 that 1.1 follows: below a title, as in an appendix.
    pub fn begin_anew(&mut self, line: usize, candidate: &Candidate) {
        let number = &candidate.number;
        let first = candidate.certainty == Certainty::InDecimal && number.values == [1];
        let opened = self.open.iter().any(|open| open.values.len() == 1);
        if first && opened && self.ahead.path_begins_behind(line) {
            self.open.clear();
            self.last.clear();
        }
    }

    fn is_above(&self, open: &Open, number: &WrittenNumber) -> bool {
        let family = number.form.family();
        if self.holds.contains(&(open.family, family)) {
            return true;
        }
        // Where Ⅰ. holds a) and ①, it holds （1） too, which no number behind it tells.
        let bracketed = matches!(
            family,
            Family::ArabicBracketed
                | Family::Parenthesised
                | Family::HalfBracketed
                | Family::Circled
        );
        let roman = open.family == Family::Roman && bracketed;
        if roman && self.holds.iter().any(|(above, _)| *above == Family::Roman) {
            return true;
        }
        let custom = self.rank(open.family, open.values.len());
        custom < self.rank(family, number.values.len())
            && !self.holds.contains(&(family, open.family))
    }

    /// Places depend on families; 条 stands above 一、 where it comes first, below it elsewhere.
    fn rank(&self, family: Family, depth: usize) -> (u32, usize) {
        match family {
            Family::Article if self.articles_hold_chinese => (2 * Family::Chinese as u32 - 1, 0),
            Family::Path => (2 * family as u32, depth),
            Family::Roman if self.roman_leads => (0, 0),
            family => (2 * family as u32, 0),
        }
    }

    fn is_in_sequence(&self, line: usize, number: &WrittenNumber) -> bool {
        let (family, value) = (number.form.family(), number.value());
        let open = self.open.iter().rfind(|open| open.family == family);
        let before = match family {
            // Articles run on through chapters.
            Family::Article => self.last.get(&family).copied(),
            _ => open.and_then(|open| open.values.last().copied()),
        };
        before.is_some_and(|before| before + 1 == value)
            || self.ahead.comes_soon(family, value + 1, line)
    }

    /// Says whether a number of a decimal text goes on from what is open: 2.3 behind 2.2, in 2.
    fn is_next(&self, number: &WrittenNumber) -> bool {
        let Some((last, parents)) = number.values.split_last() else { return false };
        // （5） within 2.2 is none of its kind.
        let family = number.form.family();
        let alike = |o: &&Open| o.family == family && o.values.len() == number.values.len();
        let before = self.open.iter().rev().find(alike);
        match before.and_then(|open| open.values.split_last()) {
            Some((before, before_parents)) if before_parents == parents => before + 1 == *last,
            before => {
                let parent = self.open.iter().any(|open| open.values == parents);
                let first =
                    parents.iter().all(|v| *v == 1) && (!parents.is_empty() || before.is_none());
                *last == 1 && (parent || first)
            }
        }
    }
}

/// `1.1`, or `3.1` below `3`: with it a text shows that it is numbered so.
fn is_first_path(candidate: &Candidate, above: Option<u32>) -> bool {
    match candidate.number.values.as_slice() {
        [1, 1] => true,
        [parent, 1] => above == Some(*parent) && !candidate.is_quantity(),
        _ => false,
    }
}
