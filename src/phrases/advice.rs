//! What makes a sentence a good phrase: mostly literal, its slots apart, and nothing in it that
//! belongs to one report. And a first proposal of the slots of a sentence.

use super::index::Fields;
use crate::report::open;
use crate::report::slot::{PieceKind, SlotReason, check, pieces};
use std::collections::HashMap;

/// What is wrong with a sentence as a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    Empty,
    /// It cannot be read as a phrase at all.
    Slot(SlotReason),
    SlotsTouch,
    /// Less than [`LEAST_LITERAL`] of it is literal.
    FewLiterals(usize),
    /// A mask is no slot: nobody is asked to fill it.
    Mask(String),
    /// A figure that belongs to one report.
    Figure(String),
}

/// The least share of a phrase that is literal, in percent; a slot counts as long as its name.
pub const LEAST_LITERAL: usize = 60;
const COUNTERS: &str = "次条个名篇人份场件支册宗期元";

impl Advice {
    /// Says whether the sentence cannot be kept so.
    pub fn forbids(&self) -> bool {
        matches!(self, Advice::Empty | Advice::Slot(_))
    }
}

pub fn advise(text: &str) -> Vec<Advice> {
    if text.trim().is_empty() {
        return vec![Advice::Empty];
    }
    if let Err(defect) = check(text) {
        return vec![Advice::Slot(defect.reason)];
    }
    let mut advice = Vec::new();
    let (mut literal, mut named, mut after_slot) = (0, 0, false);
    for piece in pieces(text).map_while(Result::ok) {
        match piece.kind {
            PieceKind::Slot(slot) => {
                if after_slot && !advice.contains(&Advice::SlotsTouch) {
                    advice.push(Advice::SlotsTouch);
                }
                named += slot.name.chars().count();
                after_slot = true;
            }
            PieceKind::Brace(_) => (literal, after_slot) = (literal + 1, false),
            PieceKind::Text(text) => {
                literal += text.chars().count();
                after_slot = after_slot && text.trim().is_empty();
                advice.extend(
                    open::masks(text)
                        .next()
                        .and_then(|m| text.get(m))
                        .map(|mask| Advice::Mask(mask.to_string())),
                );
                advice.extend(counted(text).map(Advice::Figure));
            }
        }
    }
    let share = literal * 100 / (literal + named).max(1);
    if share < LEAST_LITERAL {
        advice.push(Advice::FewLiterals(share));
    }
    advice
}

/// Returns the first counted number of a text: 26次.
fn counted(text: &str) -> Option<String> {
    figures(text).into_iter().find_map(|figure| {
        let counter = text.get(figure.end..)?.chars().next().filter(|c| COUNTERS.contains(*c))?;
        Some(format!("{}{counter}", text.get(figure)?))
    })
}

fn figures(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end += c.len_utf8(),
            _ => found.push(at..at + c.len_utf8()),
        }
    }
    found
}

/// What is counted, by the word behind the figure.
const NAMES: &[(&str, &str)] = &[
    ("人次", "人次"),
    ("万元", "金额"),
    ("亿元", "金额"),
    ("元", "金额"),
    ("年", "年份"),
    ("月", "月份"),
    ("日", "日期"),
    ("次", "次数"),
    ("场", "场数"),
    ("期", "期数"),
    ("人", "人数"),
    ("名", "人数"),
    ("篇", "篇数"),
    ("条", "条数"),
    ("份", "份数"),
    ("件", "件数"),
    ("项", "项数"),
    ("户", "户数"),
    ("家", "家数"),
    ("个", "个数"),
    ("%", "比例"),
    ("％", "比例"),
];

/// Proposes the slots of a sentence: values of fields become their fields, figures and masks
/// become slots named by what is counted. Slots that stand there already stay.
pub fn propose(text: &str, fields: &Fields) -> String {
    let mut values: Vec<(&String, &String)> =
        fields.iter().filter(|(_, value)| value.chars().count() > 1).collect();
    values.sort_by_key(|(_, value)| std::cmp::Reverse(value.len()));
    let mut used = HashMap::new();
    let mut out = String::new();
    for piece in pieces(text).map_while(Result::ok) {
        let written = text.get(piece.range.clone()).unwrap_or_default();
        match piece.kind {
            PieceKind::Text(text) => propose_in(text, &values, &mut used, &mut out),
            _ => out.push_str(written),
        }
    }
    out
}

fn propose_in(
    text: &str,
    values: &[(&String, &String)],
    used: &mut HashMap<String, usize>,
    out: &mut String,
) {
    let field = values.iter().find_map(|(name, value)| {
        let at = text.find(value.as_str())?;
        Some((at..at + value.len(), format!("{{{name}}}")))
    });
    if let Some((range, slot)) = field {
        propose_in(text.get(..range.start).unwrap_or_default(), values, used, out);
        out.push_str(&slot);
        return propose_in(text.get(range.end..).unwrap_or_default(), values, used, out);
    }
    let mut places: Vec<_> = open::masks(text).chain(figures(text)).collect();
    places.sort_by_key(|place| place.start);
    let mut at = 0;
    for place in places {
        let Some(before) = text.get(at..place.start) else { continue };
        out.push_str(before);
        let behind = text.get(place.end..).unwrap_or_default().trim_start_matches('余');
        let name = NAMES.iter().find(|(counter, _)| behind.starts_with(counter));
        let name = name.map_or("内容", |(_, name)| name);
        let count = used.entry(name.to_string()).or_insert(0);
        *count += 1;
        match *count {
            1 => out.push_str(&format!("{{{name}}}")),
            n => out.push_str(&format!("{{{name}{n}}}")),
        }
        at = place.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_told_what_keeps_it_from_being_a_good_phrase() {
        for (text, expect) in [
            ("全年研究{次数}次", vec![]),
            ("", vec![Advice::Empty]),
            ("研究{次数次", vec![Advice::Slot(SlotReason::SingleBrace)]),
            ("{单位}{年份}年度工作情况的报告", vec![Advice::SlotsTouch]),
            ("{单位} {年份}年度工作情况的报告", vec![Advice::SlotsTouch]),
            ("学{会议名称}好", vec![Advice::FewLiterals(33)]),
            ("**局党组研究26次", vec![Advice::Mask("**".into()), Advice::Figure("26次".into())]),
            ("党的20大以来{{一}}", vec![]),
        ] {
            assert_eq!(advise(text), expect, "{text}");
        }
    }

    #[test]
    fn slots_are_proposed_for_figures_masks_and_values_of_fields() {
        let fields = [("单位", "某局"), ("工作", "信访"), ("简称", "局")];
        let fields = fields.map(|(n, v)| (n.to_string(), v.to_string())).into();
        for (text, expect) in [
            ("某局研究信访工作26次、督查3次", "{单位}研究{工作}工作{次数}次、督查{次数2}次"),
            ("**年投入100余万元", "{年份}年投入{金额}余万元"),
            ("2024年3月5日{会议}", "{年份}年{月份}月{日期}日{会议}"),
            ("本局{{3}}项", "本局{{{内容}}}项"),
        ] {
            assert_eq!(propose(text, &fields), expect, "{text}");
        }
    }
}
