//! What is still to be filled in: slots and fields, and the masks people type by hand.
//!
//! One function finds all of it for Tab, status line, tree, gate and proofreader.

use super::model::{Field, Part, Report, TextPlace};
use super::operation::Operation;
use super::slot::{self, PieceKind, Slot};
use crate::text::{Edit, find_bytes};
use std::borrow::Cow;
use std::ops::Range;

/// Why a place is to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenKind {
    /// A slot without value and default.
    Slot,
    /// A slot that offers several and of which none is chosen.
    Choice,
    /// A slot that prints its default: not open, but nobody has confirmed it.
    Default,
    /// A mask typed by hand.
    Mask,
}

impl OpenKind {
    pub fn is_open(self) -> bool {
        self != OpenKind::Default
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPlace {
    /// Bytes of the source.
    pub range: Range<usize>,
    pub kind: OpenKind,
}

/// Returns the open places of one source, in order.
pub fn in_source(source: &str, fields: &[Field]) -> Vec<OpenPlace> {
    let mut found = Vec::new();
    for piece in slot::pieces(source).map_while(Result::ok) {
        match piece.kind {
            PieceKind::Brace(_) => {}
            PieceKind::Slot(slot) => {
                let kind = slot_kind(&slot, fields);
                found.extend(kind.map(|kind| OpenPlace { range: piece.range, kind }));
            }
            PieceKind::Text(text) => found.extend(masks(text).map(|mask| {
                let range = piece.range.start + mask.start..piece.range.start + mask.end;
                OpenPlace { range, kind: OpenKind::Mask }
            })),
        }
    }
    found
}

/// Returns all open places of a report, in reading order.
pub fn in_report(report: &Report) -> impl Iterator<Item = (TextPlace, OpenPlace)> + '_ {
    report.texts().flat_map(|(place, source)| {
        in_source(source, report.fields()).into_iter().map(move |open| (place, open))
    })
}

/// Returns how many open places a part has; unconfirmed defaults are not open.
pub fn count_in_part(report: &Report, part: Part) -> usize {
    let heading = match part {
        Part::Section(id) => report.section(id).map(|section| section.heading.as_str()),
        Part::Fixed(_) => None,
    };
    let body = report.body(part).unwrap_or_default().iter().map(|p| p.text.as_str());
    let sources = heading.into_iter().chain(body);
    sources.map(|s| in_source(s, report.fields()).iter().filter(|o| o.kind.is_open()).count()).sum()
}

/// Returns why a slot is to be looked at, or nothing where it is filled.
pub fn slot_kind(slot: &Slot, fields: &[Field]) -> Option<OpenKind> {
    let filled = fields.iter().any(|f| f.name == slot.name && !f.value.is_empty());
    match (filled, slot.is_choice(), slot.default()) {
        (true, _, _) => None,
        (_, true, _) => Some(OpenKind::Choice),
        (_, _, Some(_)) => Some(OpenKind::Default),
        (_, _, None) => Some(OpenKind::Slot),
    }
}

/// Returns what a slot prints: the field's value, else its default, else nothing.
pub fn value_of<'a>(slot: &Slot<'a>, fields: &'a [Field]) -> Option<&'a str> {
    let field = fields.iter().find(|field| field.name == slot.name);
    field.map(|field| field.value.as_str()).filter(|v| !v.is_empty()).or(slot.default())
}

/// Returns a source as it prints: slots filled, open ones masked.
pub fn printed<'a>(report: &'a Report, source: &'a str) -> Cow<'a, str> {
    let mask = report.settings().mask.as_str();
    slot::fill(source, |slot| Cow::Borrowed(value_of(slot, report.fields()).unwrap_or(mask)))
}

/// Fills the slot or mask at `range`: where it belongs to a field the field is set, and so it is
/// everywhere; anywhere else that one place becomes plain text.
pub fn fill(
    report: &Report,
    place: TextPlace,
    range: Range<usize>,
    value: &str,
) -> Option<Operation> {
    let source = report.text(place)?;
    let removed = source.get(range.clone())?;
    let mut pieces = slot::pieces(removed);
    if let (Some(Ok(piece)), None) = (pieces.next(), pieces.next())
        && let PieceKind::Slot(slot) = piece.kind
        && report.field(slot.name).is_some()
    {
        return Some(super::outline::set_field(report, slot.name, value));
    }
    let edit = Edit {
        at: range.start,
        removed: removed.to_string(),
        inserted: slot::escape(value).into_owned(),
    };
    Some(Operation::Text { place, edit })
}

/// The masks that stand as they are: what is still missing, in words.
const WORDS: &[&str] =
    &["（待补）", "（待补充）", "（待填）", "（待定）", "（待核实）", "（待完善）"];
const INDEFINITE: &[&str] = &["某年", "某月", "某日"];

/// Returns the masks in a plain text, in order.
pub fn masks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(rest) = text.get(at..) {
            let start = at + find_bytes(rest, may_begin_mask)?;
            let (before, here) = text.split_at_checked(start)?;
            let first = here.chars().next()?;
            let length = mask_length(before, here, first);
            if length > 0 {
                at = start + length;
                return Some(start..at);
            }
            // Past the whole run, so that a part of it is not taken for a mask.
            let run = here.len() - here.trim_start_matches(first).len();
            at = start + run;
        }
        None
    })
}

/// Whether bytes of a text begin with one of `*xX_([×＿（某〔［`. All of a text is asked, so in a way
/// that asks many bytes at once.
#[inline(always)]
fn may_begin_mask(a: u8, b: u8, c: u8) -> bool {
    let ascii = (a == b'*') | (a | 0x20 == b'x') | (a == b'_') | (a == b'(') | (a == b'[');
    let times = (a == 0xC3) & (b == 0x97);
    let full_width = (a == 0xEF) & (b == 0xBC) & ((c == 0xBF) | (c == 0x88) | (c == 0xBB));
    let some = (a == 0xE6) & (b == 0x9F) & (c == 0x90);
    let bracket = (a == 0xE3) & (b == 0x80) & (c == 0x94);
    ascii | times | full_width | some | bracket
}

/// Returns the length of the mask that begins `here`, or 0.
fn mask_length(before: &str, here: &str, first: char) -> usize {
    let last = before.chars().next_back();
    match first {
        '*' => stars(last, here),
        'x' | 'X' | '×' => crosses(last, here),
        '＿' | '_' => {
            let run = run_length(here, |c| matches!(c, '＿' | '_'));
            let latin = here.starts_with('_') && (is_latin(last) || is_latin(after(here, run)));
            if here.chars().take_while(|c| matches!(c, '＿' | '_')).count() >= 2 && !latin {
                run
            } else {
                0
            }
        }
        '（' | '(' => words(here),
        '某' => {
            let run = indefinite(here);
            if run > "某月".len() { run } else { 0 }
        }
        _ => empty_number(here),
    }
}

/// `*` and more; not the sign of multiplication and not a bullet.
fn stars(last: Option<char>, here: &str) -> usize {
    let run = run_length(here, |c| c == '*');
    let next = after(here, run);
    let digits =
        last.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
    let bullet = last.is_none() && next.is_some_and(char::is_whitespace);
    if run == 1 && (digits || bullet) { 0 } else { run }
}

/// `XX`, `××`, and one `×` before 年, 月 or 日; not within Latin words and not in 3×4.
fn crosses(last: Option<char>, here: &str) -> usize {
    let run = run_length(here, |c| matches!(c, 'x' | 'X' | '×'));
    let next = after(here, run);
    let latin_run = here.get(..run).is_some_and(|r| r.is_ascii());
    let in_word = latin_run && (is_latin(last) || is_latin(next) || in_address(last, here, run));
    let several = here.chars().take_while(|c| matches!(c, 'x' | 'X' | '×')).count() >= 2;
    let of_date = matches!(next, Some('年' | '月' | '日'))
        && (here.starts_with('×')
            || last.is_some_and(|c| c.is_ascii_digit())
            || here.starts_with("X月X日")
            || last == Some('月') && here.starts_with("X日"));
    if in_word || !(several || of_date) { 0 } else { run }
}

fn in_address(last: Option<char>, here: &str, run: usize) -> bool {
    let behind = here.get(run..).unwrap_or_default();
    let mut behind = behind.chars();
    let joined = matches!(behind.next(), Some('.' | '@' | '/' | ':')) && is_latin(behind.next());
    joined || matches!(last, Some('@' | '.' | '/' | '-'))
}

fn words(here: &str) -> usize {
    let matches = |word: &&&str| {
        let mut chars = here.chars();
        word.chars().all(|w| {
            let c = match chars.next() {
                Some('(') => '（',
                Some(')') => '）',
                Some(c) => c,
                None => return false,
            };
            c == w
        })
    };
    let count = WORDS.iter().find(matches).map_or(0, |word| word.chars().count());
    here.chars().take(count).map(char::len_utf8).sum()
}

/// 某年某月某日 and parts of it.
fn indefinite(here: &str) -> usize {
    let mut length = 0;
    while INDEFINITE.iter().any(|w| here.get(length..).is_some_and(|rest| rest.starts_with(w))) {
        length += "某年".len();
    }
    length
}

/// 〔2024〕 号: a document number that is not given yet.
fn empty_number(here: &str) -> usize {
    let year = here.trim_start_matches(['〔', '[', '［']);
    let digits = year.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let Some(behind) = digits.strip_prefix(['〕', ']', '］']) else { return 0 };
    let number = behind.trim_start().trim_start_matches('第').trim_start();
    match number.strip_prefix('号') {
        Some(rest) => here.len() - rest.len(),
        None => 0,
    }
}

fn run_length(text: &str, of: impl Fn(char) -> bool) -> usize {
    text.chars().take_while(|c| of(*c)).map(char::len_utf8).sum()
}

fn after(text: &str, length: usize) -> Option<char> {
    text.get(length..)?.chars().next()
}

fn is_latin(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Draft, Fixed, Paragraph};

    #[test]
    fn every_sign_that_may_begin_a_mask_is_found_by_its_bytes() {
        for c in '\0'..=char::MAX {
            let mut bytes = [0; 6];
            c.encode_utf8(&mut bytes);
            let [a, b, d, ..] = bytes;
            assert_eq!(may_begin_mask(a, b, d), "*xX_([×＿（某〔［".contains(c), "{c:?}");
        }
    }

    fn marked(text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for mask in masks(text) {
            out.push_str(&text[at..mask.start]);
            out.push_str(&format!("<{}>", &text[mask.clone()]));
            at = mask.end;
        }
        out + &text[at..]
    }

    #[test]
    fn masks_typed_by_hand() {
        for expect in [
            "印发《2022年<**>局党的工作要点》",
            "先后<*>次专题研究",
            "推出报道<***>余篇",
            "<XX>局党委，投入<XX>元",
            "《<xx>信息系统管理实施细则》",
            "<××>万元，20<XX>年",
            "2022年<×>月<×>日",
            "202<X>年",
            "共<＿＿>人，<__>次",
            "完成情况<（待补）>，<(待定)>",
            "<某月某日>，<某年某月>",
            "某办发<〔2024〕 号>、<〔2024〕第号>、<〔　　〕　　号>",
            "3×4=12，8*8=64",
            "* 条目",
            "EXXON、XXL号、www.xxx.com、a__b",
            "某局、某月份",
            "某办发〔2024〕3号",
            "（待命）",
            "X光、X射线、X月",
            "定于<X>月<X>日",
        ] {
            let text = expect.replace(['<', '>'], "");
            assert_eq!(marked(&text), expect);
        }
    }

    fn fields(list: &[(&str, &str)]) -> Vec<Field> {
        let field =
            |(name, value): &(&str, &str)| Field { name: (*name).into(), value: (*value).into() };
        list.iter().map(field).collect()
    }

    #[test]
    fn slots_and_fields() {
        let fields = fields(&[("单位", "某局"), ("年份", "")]);
        for (source, expect) in [
            ("{单位}", None),
            ("{年份}", Some(OpenKind::Slot)),
            ("{年份=2026}", Some(OpenKind::Default)),
            ("{次数}", Some(OpenKind::Slot)),
            ("{组织=党组|党委}", Some(OpenKind::Choice)),
            ("{{次数}}", None),
        ] {
            let found = in_source(source, &fields);
            assert_eq!(found.first().map(|open| open.kind), expect, "{source}");
        }
    }

    fn report(texts: &[&str], list: &[(&str, &str)]) -> Report {
        let mut draft = Draft { fields: fields(list), ..Draft::default() };
        *draft.fixed.of_mut(Fixed::Lead) = texts.iter().map(|t| Paragraph::new(*t)).collect();
        Report::new(draft).unwrap()
    }

    #[test]
    fn printing() {
        let report = report(&[], &[("单位", "{某局"), ("组织", "党委"), ("年份", "")]);
        for (source, expect) in [
            ("{单位}{年份}年学习{次数}次", "{某局**年学习**次"),
            ("{组织=党组|党委}、{年份=2026}", "党委、2026"),
            ("{{次数}}", "{次数}"),
        ] {
            assert_eq!(printed(&report, source), expect);
        }
    }

    #[test]
    fn filling_a_field_fills_it_everywhere_and_a_slot_only_there() {
        let mut report = report(&["{单位}学{次数}次", "{单位}讲{次数}次"], &[("单位", "")]);
        let text = TextPlace::body(Part::Fixed(Fixed::Lead), 0);
        for (slot, value) in [("{单位}", "某局"), ("{次数}", "3{")] {
            let at = report.text(text).unwrap().find(slot).unwrap();
            let operation = fill(&report, text, at..at + slot.len(), value).unwrap();
            report.apply(&operation).unwrap();
        }
        let printed: Vec<_> =
            report.fixed(Fixed::Lead).iter().map(|p| printed(&report, &p.text)).collect();
        assert_eq!(printed, ["某局学3{次", "某局讲**次"]);
        assert_eq!(in_report(&report).count(), 1);
        assert_eq!(count_in_part(&report, Part::Fixed(Fixed::Lead)), 1);
    }
}
