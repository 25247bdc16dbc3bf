//! P22: notes in brackets behind the mark before which they belong.

use super::finding::Hit;
use super::passage::{Passage, is_han, is_numeral};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use crate::report::{Line, Part, Report};

/// How a note on part of a sentence begins.
static NOTES: &Row = words!(
    "均 位于 不在 尚未 其余 划定 此前 统计 县级 省级 市级 中央 公示 除外 原 现 新 详情 注 见 详见 参见 附 含 不含 下同 以下简称 以下同 略 其中 包括 不包括 不计 另有 折合 合计 同上 简称 即 \
    同比 环比 较 比上年 比去年 例如"
);
/// How one begins that says something of what stands before the mark.
static NOTES_OF_PART: &Row = words!(
    "不超过 不少于 不低于 不高于 不足 限速 最高 最低 至少 最多 规格 单价 原价 折合 约合 破损 残缺 仅限 限 除 不含 不包括 不计 其中 含 包括 另有 见附 详见 附后 下同 以下简称 以下同"
);
/// How one begins that may stand for itself.
static LOOSE_NOTES: &Row = words!(
    "逾期 过期 数据 统计 具体 另行 联系 咨询 电话 地址 名单 资料 据 引自 摘自 按 截至 主要 集中 涉及 仍 多为 由 经 同口径 下称 以上 占 每年 每月 每周 每季 每天 每日 每人 每户 每次 每学期 每半年"
);
/// Who does what by when is a remark of its own, and so is where a text comes from.
static REMARKS: &Row = words!(
    "责任 负责 牵头 单位 部门 时限 第 年 月 日 号 期 供稿 记者 通过 完成 来源 会议 休会 公开 发布 印发 公示栏 完 附件： 全场 鼓掌 掌声 笑声 大笑 起立 奏 沉默 排名不分"
);

/// How one ends that says how long, or how many, in words.
static MEASURES: &Row = words!("天 个月 年 周 小时 人 名 户 件 份 次 元 倍 成 页 岁 米 亩");

/// How one ends that says who wrote the whole, or took the picture.
static CREDITS: &Row = words!("摄 摄影 供图 供稿 撰稿 整理 报道 照片 电 讯 社发");

/// P22: `按时报送。（见附件2）`, `共辖18个村。（社区2个）`.
pub fn behind_stop(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let close = p.run(i + 1, |c| !matches!(c, '（' | '）'));
    let inside = p.slice(i + 1..close);
    let stop = p.before(close) == '。' && p.at(close + 1) == '。';
    if p.at(close) == '）' && close - i <= 20 && stop && inside.matches('。').count() == 1 {
        hits.push(Hit::new(RuleId::P22, close - 1..close + 1).case(1).fix("）"));
        return;
    }
    let sentence =
        inside.contains(['。', '！', '？']) || close - i > 20 || inside.starts_with("原载");
    let mark = p.before(i);
    if matches!(mark, '，' | '；' | '？' | '！' | '、') && p.at(close) == '）' && !sentence {
        hits.extend(note_behind_comma(p, i, close));
        return;
    }
    if mark != '。' || p.at(close) != '）' || i < 2 || sentence || CREDITS.ends(inside) {
        return;
    }
    if stands_alone(inside) {
        return;
    }
    let begins = |words: &Row| words.begins(inside);
    // 检测报告编号见附表
    let refers = inside.contains("见附") && inside.chars().all(|c| is_han(c) || c.is_ascii_digit());
    let remark = REMARKS.stands_in(inside);
    let counts = inside.starts_with("公示期")
        || is_spelt(inside)
        || inside.contains(|c: char| c.is_ascii_digit()) && inside.contains(is_han) && !remark;
    let level = match inside.contains('，') {
        // 详见操作手册。（第12页）
        false if inside.starts_with('第') && inside.ends_with(['页', '条']) => Level::Warning,
        false if begins(NOTES) && !inside.starts_with("附件：") => Level::Warning,
        _ if counts || refers => Level::Warning,
        _ if begins(LOOSE_NOTES) => Level::Review,
        _ if ["起执行", "起施行", "起实施", "除外"].iter().any(|word| inside.ends_with(word)) => {
            Level::Warning
        }
        // （不含散客，下同）
        true if begins(NOTES_OF_PART) && ENDS_OF_NOTES.ends(inside) => Level::Warning,
        // Anything short that is no remark of its own.
        false if !remark && close - i > 3 && inside.chars().all(is_han) => Level::Review,
        _ => return,
    };
    let end = if p.at(close + 1) == '。' { close + 2 } else { close + 1 };
    let hit = Hit::new(RuleId::P22, i - 1..end).level(level);
    hits.push(hit.fix(format!("（{inside}）。")));
}

/// `（保险期为三十天）`, but not `（第三次）` or `（六月底前）`.
fn is_spelt(inside: &str) -> bool {
    let other = inside.starts_with('第') || inside.contains(['前', '底', '责']);
    !other && inside.contains(is_numeral) && MEASURES.ends(inside)
}

/// Whether a note is told of the whole: what a task counts for, 建立隐患台账。（15分）, or whom to ask.
fn stands_alone(inside: &str) -> bool {
    let scores = inside.strip_suffix('分').is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()));
    // （联系人：王强，电话：5550123）
    let parted = inside.contains('，') && inside.contains('：');
    // （附图片1张）, （均据县融媒体中心）
    let of_whole = words!("均据 附图片 附照片").begins(inside);
    scores || of_whole || parted && words!("联系 咨询 电话 邮箱").begins(inside)
}

/// P22: `造价为86万元，（不含展陈费用）由基金承担`
fn note_behind_comma(p: &Passage<'_>, i: usize, close: usize) -> Option<Hit> {
    let inside = p.slice(i + 1..close);
    let ends = matches!(p.at(close + 1), '\0' | '”' | '’' | '\t') || is_han(p.at(close + 1));
    let begins = NOTES_OF_PART.begins(inside);
    let notes = begins || ENDS_OF_NOTES.ends(inside) || COPIES.begins(inside);
    // 好！（掌声）
    let said = inside.chars().count() < LEAST_NOTE && !begins;
    let note = notes && !said && ends && !inside.contains(['；', '：']);
    let hit = || Hit::new(RuleId::P22, i - 1..close + 1).level(Level::Warning);
    note.then(|| hit().fix(format!("（{inside}）{}", p.before(i))))
}

/// How one ends that takes something out of what stands before the mark, or says how much or how many.
static ENDS_OF_NOTES: &Row = words!(
    "除外 在内 为准 附后 不计 下同 备查 为限 为宜 优先 另附 另发 另送 另文报送 另计 另算 起算 待定 自理 自备 可选 必填"
);
static COPIES: &Row =
    words!("一式 各一 每人 每户 每份 共计 约合 原件 复印件 加盖 双休日 节假日 周末 工作日 以实 以");
const LEAST_NOTE: usize = 4;

/// P22 where the sentence is the heading of its section, and nothing but the note stands behind it:
/// `1.仓容合计5.2万吨。（不含租赁仓）`.
pub fn behind_heading(report: &Report, p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let (Part::Section(id), Line::Body(0)) = (p.place.part, p.place.line) else { return };
    if p.at(0) != '（'
        || p.run(1, |c| !matches!(c, '（' | '）')) + 1 != p.len()
        || p.before(p.len()) != '）'
    {
        return;
    }
    let inside = p.slice(1..p.len() - 1);
    let led = report.section(id).is_some_and(|section| section.run_in.as_deref() == Some("。"));
    let note = NOTES_OF_PART.begins(inside) && !inside.contains(['。', '！', '？']);
    if led && note {
        hits.push(Hit::new(RuleId::P22, 0..p.len()).level(Level::Warning));
    }
}
