//! What stands below a heading and says by its first line what the heading is: P24.

use super::rows::words;
use super::structure::is_blank;
use crate::report::Section;

/// Whether clauses with letters stand below a section: `（1）企业方面。⏎a) 制度不落实；`.
pub fn below_are_lettered(section: &Section) -> bool {
    let first = section.body.iter().find(|p| !is_blank(p)).map(|p| p.text.trim());
    first.is_some_and(|text| {
        let mut chars = text.chars();
        chars.next() == Some('a')
            && chars.next().is_some_and(|c| matches!(c, ')' | '）' | '.' | '．'))
            && text.ends_with(['；', '。'])
    })
}

/// Whether what may be chosen stands below a question: `A.图书外借`.
pub fn below_are_choices(section: &Section) -> bool {
    let mut below = section.body.iter().filter(|p| !is_blank(p)).map(|p| p.text.trim());
    let letters = words!("A. A． A、 □ ○");
    below.next().is_some_and(|text| letters.begins(text))
}

/// `1.比例调整为60%，即日起执行。⏎责任人：田一帆　完成时间：9月14日`
pub fn says_who(section: &Section) -> bool {
    let mut below = section.body.iter().filter(|p| !is_blank(p)).map(|p| p.text.trim());
    let who = words!("责任人： 责任单位： 责任部门： 牵头单位： 完成时间： 完成时限：");
    section.heading.contains('，') && below.next().is_some_and(|text| who.begins(text))
}
