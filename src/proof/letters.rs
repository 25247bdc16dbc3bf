//! S10 on letters to many people: `全市广大环卫工人` below the title of a letter of thanks.

use super::finding::{Hit, Remedy};
use super::parts::Placed;
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use crate::report::{Fixed, Line, Part, Report};

/// How the title of a letter ends.
static LETTERS: &Row = words!(
    "慰问信 感谢信 公开信 倡议书 表扬信 贺信 邀请函 邀请书 祝贺信 慰问电 贺电 一封信 的信 挑战书 告知书 动员令 欢迎词 道歉信"
);
/// How begins who is addressed.
static ALL: &Row = words!(
    "各位 全体 全市 全县 全区 全镇 全校 全院 全省 全州 全乡 全村 全厂 全行 全局 全系统 广大 尊敬的 敬爱的 亲爱的 全国 各界 社会 奋战 战斗 坚守"
);
/// How ends who is addressed.
static PEOPLE: &Row = words!(
    "工人 职工 员工 同志 同志们 朋友 朋友们 教师 老师 老师们 师生 同学 同学们 学生 群众 居民 市民 村民 家长 家长们 官兵 民警 \
    辅警 消防员 工作者 医护人员 人员 会员 党员 干部 青年 学子 企业家 志愿者 乡亲们 乡亲 父老 父老乡亲 同胞 同仁 战友 代表 委员 \
    来宾 嘉宾 劳动者 建设者 农民 渔民 船员 司机 驾驶员 业主 客户 用户 旅客 游客 读者 校友 家属 军属 妇女 姐妹 儿童 老人 军人 \
    人士 单位 企业 商户 经营户 养殖户 种植户 教职工 女职工 司乘人员 网民 网友 股东 乘客 小朋友 小朋友们 孩子们 姐妹们 领导 院士 专家"
);
/// How ends who is addressed alone.
static HONOURED: &Row = words!(
    "教授 先生 女士 老师 主任 医生 院长 校长 局长 书记 县长 市长 区长 镇长 所长 馆长 经理 董事长 会长 主席 院士 专家 同志 博士 师傅 工程师 研究员 站长 队长 团长"
);
const LONGEST: usize = 30;

pub fn check(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let title = report.fixed(Fixed::Title).last().map_or("", |p| p.text.trim());
    if !LETTERS.ends(title) || !report.fixed(Fixed::Addressee).is_empty() {
        return;
    }
    let first = |p: &Passage<'_>| {
        p.place.part == Part::Fixed(Fixed::Subtitle)
            || p.place.part == Part::Fixed(Fixed::Lead) && p.place.line == Line::Body(0)
    };
    let Some((n, p)) = passages.iter().enumerate().find(|(_, p)| first(p)) else { return };
    let name = p.text.trim().trim_end_matches(|c| !is_han(c) && c != '）');
    let told = name.contains(['，', '。', '：', '；', '《']) || name.chars().count() > LONGEST;
    let next = passages.get(n + 1).filter(|next| next.text.contains(['，', '。', '！']));
    let honoured = words!("尊敬的 敬爱的 亲爱的").begins(name) && HONOURED.ends(name);
    let addresses =
        (ALL.begins(name) && PEOPLE.ends(name) || honoured) && !p.text.trim_end().ends_with('：');
    if addresses && !told && next.is_some() {
        let hit = Hit::new(RuleId::S10, 0..p.len()).fix(format!("{name}："));
        hits.push((n, hit.remedy(Remedy::Addressee).level(Level::Warning)));
    }
}
