//! What stands above the title on the first page of an official text, and of a serial also below it: secrecy and
//! urgency, the number, the issue, who put it together.

use super::words::{
    Genre, SENTENCE_MARKS, Words, begins_attachments, begins_with_any, genre, in_date, is_date,
    is_labelled, is_organ, is_within, strip_bracket,
};

/// What stands above the title on the first page of an official text.
const MASTHEADS: Words = "特急 加急 特提 平急 急件 秘密 机密 绝密 签发人 会签人 附件";

/// What says of a text above its title for whom it is.
const KEPT: Words = "内部资料 内部参阅 内部文件 内部材料 内部刊物 内部发行 内部交流 内部使用 内部传阅 仅供参阅 仅供内部";
/// The same, before a colon.
const KEPT_LABELS: Words = "密级 紧急程度 缓急 保密期限 份号";
/// How what put a serial together is told, and what stands before a colon beside it.
const EDITED: Words = "编印 编发 主办 编制 编";
const IMPRINT_LABELS: Words =
    "签发 签发人 编辑 主编 责任编辑 编印单位 主办单位 编发单位 主办 编印 审核";
const LONGEST_IMPRINT: usize = 60;

/// The number of the copy, secrecy, urgency, the issuing organ in red, number and signer.
pub fn is_masthead(line: &str) -> bool {
    let number = line.split_whitespace().next().is_some_and(is_document_number);
    let copy = line.len() == 6 && line.bytes().all(|b| b.is_ascii_digit());
    // 机密★1年, 签发人：张三, but not 秘密工作报告 and no list of attachments.
    let stands_alone = |word| {
        let rest = line.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    };
    let word = MASTHEADS.split_ascii_whitespace().any(stands_alone) && !begins_attachments(line);
    let organ = line.ends_with("文件") && is_within(line, 40);
    number || copy || organ || (word && is_within(line, 15))
}

/// `密级：内部`, `★内部参阅★`, `内部资料　注意保存`
pub fn is_kept_secret(line: &str) -> bool {
    let bare = line.trim_matches(['★', '【', '】', '（', '）', '[', ']']).trim();
    let kept = begins_with_any(bare, KEPT) && !bare.contains(SENTENCE_MARKS);
    let plain = kept && is_within(bare, 15) && genre(bare) == Genre::None;
    plain || is_labelled(line, KEPT_LABELS) && is_within(line, 15)
}

/// The issue of a serial, who put it together, and when: `〔2026〕第3期　某局编印　2026年3月18日`.
pub fn is_imprint(line: &str) -> bool {
    let cells = || line.split_whitespace();
    let edited = |cell: &str| {
        let mut ends = EDITED.split_ascii_whitespace().filter_map(|end| cell.strip_suffix(end));
        ends.any(is_organ)
    };
    let told = |cell: &str| is_issue(cell) || is_labelled(cell, IMPRINT_LABELS) || edited(cell);
    is_within(line, LONGEST_IMPRINT)
        && !line.contains(SENTENCE_MARKS)
        && cells().any(told)
        && cells().all(|cell| told(cell) || is_date(cell) || is_organ(cell))
}

/// `某政发〔2024〕3号`
pub fn is_document_number(line: &str) -> bool {
    if is_issue(line) {
        return true;
    }
    if !is_within(line, 30) || !line.ends_with(['号', '期']) {
        return false;
    }
    let Some(open) = line.find(['〔', '[', '［', '【', '（', '(']) else { return false };
    let year: String = line
        .get(open..)
        .unwrap_or_default()
        .chars()
        .skip(1)
        .take_while(|c| !matches!(c, '〕' | ']' | '］' | '】' | '）' | ')'))
        .collect();
    !year.is_empty() && year.chars().all(|c| c.is_ascii_digit() || "*X×〇 ".contains(c))
}

/// `第12期`, `第12期（总第86期）`, `第238号`, `（总第45期）`, `2026年第8期`, `〔2026〕第3期`
fn is_issue(line: &str) -> bool {
    let bare = || line.strip_prefix(['（', '('])?.strip_suffix(['）', ')']);
    let number = bare().unwrap_or_else(|| strip_bracket(line)).trim_end();
    let year = |c: char| c.is_ascii_digit() || "〔〕[]（）()年 ".contains(c);
    let number = number.trim_start_matches(year);
    let number = number.strip_prefix('总').unwrap_or(number);
    let inside = number.strip_prefix('第').and_then(|r| r.strip_suffix(['号', '期', '次']));
    inside.is_some_and(|inside| {
        !inside.is_empty() && is_within(inside, 6) && inside.chars().all(in_date)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(is: impl Fn(&str) -> bool, yes: &[&str], no: &[&str]) {
        for line in yes {
            assert!(is(line), "{line}");
        }
        for line in no {
            assert!(!is(line), "{line}");
        }
    }

    #[test]
    fn what_stands_above_a_title() {
        check(
            is_masthead,
            &[
                "000012",
                "特急",
                "机密★1年",
                "某市人民政府文件",
                "某政发〔2024〕3号　签发人：张三",
                "附件1",
            ],
            &["某市人民政府", "关于工作的通知", "2024年工作", "秘密工作报告", "附件：表"],
        );
        check(
            is_kept_secret,
            &["密级：内部", "紧急程度：特急", "★内部参阅★", "内部资料　注意保存"],
            &["内部控制工作方案", "内部审计", "内部管理有待加强。", "紧急程度不同"],
        );
    }

    #[test]
    fn numbers_and_issues() {
        check(
            is_document_number,
            &[
                "某政发〔2024〕3号",
                "国办发[2024]1号",
                "〔2024〕第9期",
                "第12期（总第86期）",
                "第238号",
                "2026年第8期（总第132期）",
                "（总第45期）",
                "（第28次）",
            ],
            &["（2024年）", "第一期工程", "平集建（东）字第1号", "2026年第三季度"],
        );
        check(
            is_imprint,
            &[
                "第15期　总第98期",
                "某市市场监督管理局编印　　签发人：陆正平",
                "某区民政局办公室编　2026年8月7日",
                "第8期　某区财政局　2026年4月9日",
            ],
            &["某区财政局", "2026年4月9日", "岗位编制", "某局主编的简报", "签发：已送某局。"],
        );
    }
}
