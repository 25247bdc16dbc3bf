//! Where the number of a section may be another than its place gives: S01 is not for what begins anew below a
//! title, what is quoted from a law, and what goes on from a number that was read as text.

use super::structure::{Walk, is_bare, is_blank};
use super::unended;
use crate::report::form::{Family, WrittenNumber, read_number};
use crate::report::numbering::Number;
use crate::report::{Fixed, Paragraph, Report, Section};

/// Whether a section may bear the number it has, though its place would give another.
pub fn may_be_so(report: &Report, index: usize, own: &WrittenNumber, walk: &Walk<'_>) -> bool {
    let Some(section) = report.sections().get(index) else { return false };
    // 1.1 below no 1: the chapter was not read as one, and its number says nothing.
    let loose = own.form.family() == Family::Path && own.values.len() != usize::from(section.level);
    let begins = || {
        own.value() == 1
            && last_above(report, section).is_some_and(|above| {
                // 有下列情形之一的：（一）… begins a list of its own.
                unended::leads_list(&above.text)
                    || goes_on_to_second(report, index) && stands_below_title(report, index)
            })
    };
    // Where numbers run on through a collection, they begin anew in some of its texts.
    let first_below = || {
        let above = index.checked_sub(1).and_then(|above| report.sections().get(above));
        own.value() == 1
            && above.is_some_and(|above| above.level < section.level)
            && goes_on_to_second(report, index)
    };
    // Articles run on through chapters, whatever else numbers a text.
    let article = own.form.family() == Family::Article;
    let runs_on = article && walk.article.is_some_and(|before| before + 1 == own.value());
    loose
        || runs_on
        || names_several(section)
        || begins()
        || first_below()
        || is_behind_agenda(report, index, own)
        || is_row_of_answers(report, index, own)
        || begins_piece(report, index, own)
        || turns_to_headings(report, index, own, walk)
        || runs_on_in_piece(report, index, own, walk)
        || is_extract(report, section, own, walk)
        || goes_on(report, index, own)
}

/// Whether answers stand several on a line, `1.B　2.C　3.A`, or go on from such a line above.
fn is_row_of_answers(report: &Report, index: usize, own: &WrittenNumber) -> bool {
    let holds = |section: &Section, value: u32| {
        let label = own.form.write(&[value]);
        let label = label.trim();
        let body = section.body.iter().map(|paragraph| paragraph.text.as_str());
        std::iter::once(section.heading.as_str()).chain(body.take(1)).any(|text| {
            let before = text.match_indices(label).filter_map(|(at, _)| text.get(..at));
            before.into_iter().any(|text| text.ends_with([' ', '\u{3000}', '\t']))
        })
    };
    let Some(section) = report.sections().get(index) else { return false };
    let above = report.sections().get(..index).unwrap_or_default().iter().rev().take(ANSWERS);
    let mut above = above.filter(|above| above.level == section.level);
    own.form.family() == Family::Arabic
        && (holds(section, own.value() + 1)
            || above.next().is_some_and(|above| holds(above, own.value().saturating_sub(1))))
}

/// So near above stands the row that answers go on from.
const ANSWERS: usize = 3;

/// Whether items begin anew behind those of an agenda, of which only the last has a text below it.
fn is_behind_agenda(report: &Report, index: usize, own: &WrittenNumber) -> bool {
    let before = report.sections().get(..index).unwrap_or_default();
    let Some((last, items)) = before.split_last() else { return false };
    let bare = |item: &Section| item.level == last.level && item.body.iter().all(is_blank);
    own.value() == 1
        && !last.body.iter().all(is_blank)
        && items.len() > 1
        && items.iter().rev().take(2).all(bare)
        && goes_on_to_second(report, index)
}

/// Whether a line takes up the items above, and is none itself: `①至⑤合计9.8万元`.
fn names_several(section: &Section) -> bool {
    let first = section.body.first().map_or("", |paragraph| paragraph.text.as_str());
    let text = if section.heading.trim().is_empty() { first } else { section.heading.as_str() };
    let behind = text.trim_start().strip_prefix(['至', '到', '—', '～', '、', '和']);
    behind.is_some_and(|behind| behind.starts_with(|c| matches!(c, '①'..='⑳' | '（')))
}

/// A longer line is a sentence that nobody ended.
const LONGEST_TITLE: usize = 40;

/// Whether a line may be the title of what follows: `案例二`, `附：特别提示`, `【处置】`.
fn is_title(text: &str) -> bool {
    let text = text.trim();
    let open = text.trim_end_matches(['】', '）', '》', '”']);
    let last = open.chars().next_back();
    let ends = last.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '℃'));
    (ends || is_numbered(text)) && text.chars().nth(LONGEST_TITLE).is_none()
}

/// What pieces are called that are numbered by words: `议题二：自行车棚拆不拆？`
static PIECES: [&str; 29] = [
    "议题", "专题", "案例", "案件", "课题", "问题", "话题", "模块", "环节", "主题", "单元", "项目",
    "任务", "活动", "事项", "议程", "材料", "附件", "附表", "附录", "表", "图", "例", "卷", "篇",
    "讲", "实验", "课时", "程序",
];

fn is_numbered(text: &str) -> bool {
    let Some((label, _)) = text.split_once(['：', ':', '　', ' ']) else { return false };
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let name = label.trim_end_matches(numeral);
    name.len() < label.len() && PIECES.contains(&name)
}

/// Whether a title stands on a line of its own between the heading before a section and this one, maybe with an
/// introduction below it.
fn stands_below_title(report: &Report, index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|before| report.sections().get(before));
    let body = before.map_or(report.fixed(Fixed::Lead), |before| before.body.as_slice());
    let on_line = before.is_some_and(|before| before.run_in.is_some());
    body.iter().skip(usize::from(on_line)).any(|paragraph| is_title(&paragraph.text))
}

/// Whether a section of the first level is the first of another piece: a title stands somewhere behind the one
/// before it, though other sections stand between.
fn begins_piece(report: &Report, index: usize, own: &WrittenNumber) -> bool {
    let sections = report.sections();
    let top = sections.get(index).is_some_and(|section| section.level == 1) && own.value() == 1;
    if !top || !goes_on_to_second(report, index) {
        return false;
    }
    let before = sections.get(..index).unwrap_or_default();
    let from = before.iter().rposition(|section| section.level == 1).unwrap_or(0);
    (from + 1..=index).any(|at| stands_below_title(report, at))
}

/// Whether a list of headings begins behind one of sentences that have nothing below them: what is said of a text
/// before its first part.
fn turns_to_headings(report: &Report, index: usize, own: &WrittenNumber, walk: &Walk<'_>) -> bool {
    let Some(section) = report.sections().get(index).filter(|_| own.value() == 1) else {
        return false;
    };
    let before = report.sections().get(..index).unwrap_or_default();
    let Some(last) = before.iter().rposition(|other| other.level <= section.level) else {
        return false;
    };
    let number = walk.labels.get(last).and_then(|label| label.number.as_ref());
    let sentence = |other: &Section| {
        other.level == section.level
            && other.run_in.as_deref() == Some("。")
            && is_bare(report, last, other)
    };
    number.is_some_and(|number| number.value() > 1)
        && before.get(last).is_some_and(sentence)
        && section.run_in.is_none()
        && !is_bare(report, index, section)
        && goes_on_to_second(report, index)
}

/// Whether numbers run on through the parts of one piece, though they begin anew in those of another: the
/// questions of an attached sheet.
fn runs_on_in_piece(report: &Report, index: usize, own: &WrittenNumber, walk: &Walk<'_>) -> bool {
    let number = |at: usize| walk.labels.get(at).and_then(|label| label.number.as_ref());
    let level = |at: usize| report.sections().get(at).map_or(0, |section| section.level);
    let begins = |at: usize| level(at) == 1 && number(at).is_some_and(|first| first.value() == 1);
    let one_piece = (0..report.sections().len()).filter(|at| begins(*at)).nth(1).is_none();
    let Some(start) = (0..index).rfind(|at| begins(*at)) else { return false };
    if one_piece || level(index) == 1 {
        return false;
    }
    let family = own.form.family();
    let alike = |at: &usize| number(*at).is_some_and(|other| other.form.family() == family);
    let values = (start..=index).filter(alike).filter_map(number).map(WrittenNumber::value);
    own.value() > 1 && values.zip(1..).all(|(value, place)| value == place)
}

/// Whether the section beside this one that follows has the number two.
fn goes_on_to_second(report: &Report, index: usize) -> bool {
    let next = report.sections().get(index + report.subtree_len(index));
    let own = report.sections().get(index);
    let value = |section: &Section| match &section.number {
        Number::Written(text) => read_number(text).map(|number| number.value()),
        // What stands by its place goes on from what stands before it.
        Number::ByPlace | Number::Form(_) => Some(2),
        Number::Unnumbered => None,
    };
    next.zip(own).is_some_and(|(next, own)| next.level == own.level && value(next) == Some(2))
}

/// Whether nothing but a title stands before the first section, so that what came before it may be left out, and
/// a section is that, or the first of its family in what was cut from the middle of a text: 四、 behind （三）.
pub fn begins_later(report: &Report, index: usize, walk: &Walk<'_>) -> bool {
    let bare =
        [Fixed::Lead, Fixed::Addressee].iter().all(|part| report.fixed(*part).iter().all(is_blank));
    let first = walk.firsts.first();
    let cut = |(family, ..): &(Family, u32, usize)| {
        first.is_some_and(|(begun, value, _)| *value != 1 || (*family as u32) < *begun as u32)
    };
    let own = walk.firsts.iter().find(|(.., at)| *at == index);
    bare && (index == 0 || own.is_some_and(cut))
}

pub fn is_excerpt(report: &Report) -> bool {
    report.fixed(Fixed::Title).iter().all(is_blank)
}

/// Whether articles or chapters of a law are quoted: they do not begin with the first, or a line of dots
/// stands for what was left out.
fn is_extract(report: &Report, section: &Section, own: &WrittenNumber, walk: &Walk<'_>) -> bool {
    let family = own.form.family();
    let dots = last_above(report, section).is_some_and(|paragraph| {
        let text = paragraph.text.trim();
        !text.is_empty() && text.chars().all(|c| matches!(c, '…' | '.' | '．' | '。' | '*'))
    });
    let begins = walk.firsts.iter().find(|(other, ..)| *other == family);
    dots || (own.form.open.starts_with('第') && begins.is_some_and(|(_, first, _)| *first != 1))
}

/// Whether the number behind this one leads a text below, where it was not taken for a number: `2.30年卷86卷` below `1.`.
pub fn is_followed_in_text(section: &Section, own: &WrittenNumber) -> bool {
    let next = own.form.write(&[own.value() + 1]);
    let leads = |text: &str| {
        let behind = text.trim_start().strip_prefix(next.trim());
        behind.is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()))
    };
    section.body.iter().any(|paragraph| leads(&paragraph.text))
}

/// Whether the number before this one leads the text above, where it was not taken for a number:
/// `1.5个项目未开工。` above `2.`.
fn goes_on(report: &Report, index: usize, own: &WrittenNumber) -> bool {
    let Some(before) = own.value().checked_sub(1).filter(|before| *before > 0) else {
        return false;
    };
    let label = own.form.write(&[before]);
    let label = label.trim();
    let begins = |text: &str| text.trim_start().starts_with(label);
    // 五、（1）总量为12吨。 stands above （2）.
    let above = index.checked_sub(1).and_then(|above| report.sections().get(above));
    let paragraph = report.sections().get(index).and_then(|section| last_above(report, section));
    above.is_some_and(|above| begins(&above.heading))
        || paragraph.is_some_and(|paragraph| begins(&paragraph.text))
}

/// Returns the last paragraph above the heading of a section.
pub fn last_above<'r>(report: &'r Report, section: &Section) -> Option<&'r Paragraph> {
    let body = match report.index_of(section.id)?.checked_sub(1) {
        Some(before) => report.sections().get(before)?.body.as_slice(),
        None => report.fixed(Fixed::Lead),
    };
    body.iter().rev().find(|paragraph| !is_blank(paragraph))
}
