//! Rules on the fixed parts of a report: addressee and closing: S10, S12. Its title, what is attached and what
//! is missing have files of their own.

use super::finding::{Hit, Remedy};
use super::last_dates;
use super::letters;
use super::missing;
use super::paper;
use super::passage::{Passage, is_han, opens_clause};
use super::rows::{Row, listed, words};
use super::rule::{Level, RuleId};
use super::title_kinds;
use super::unended;
use super::{attached, attached_lists, attached_pages};
use crate::report::{Fixed, Line, Part, Report};

/// A hit and the passage it belongs to.
pub type Placed = (usize, Hit);

pub fn check(report: &Report, passages: &[Passage<'_>]) -> Vec<Placed> {
    let mut hits = Vec::new();
    attached::check(report, passages, &mut hits);
    attached_lists::check(passages, &mut hits);
    attached_pages::check(report, passages, &mut hits);
    attached_pages::headings(passages, &mut hits);
    paper::check(passages, &mut hits);
    title_kinds::check(passages, &mut hits);
    addressee(report, passages, &mut hits);
    last_dates::check(passages, &mut hits);
    letters::check(report, passages, &mut hits);
    request(report, passages, &mut hits);
    missing::check(report, passages, &mut hits);
    hits
}

/// How the name of an organ ends that papers are sent to.
static ORGANS: &Row = words!(
    "集团 供销合作社 总公司 巡察组 巡视组 巡察办 安委会 编委 编委会 专班 党校 办公室 博物馆 图书馆 文化馆 \
    档案馆 检查室 调查室 教研室 研究室 国资委 发改委 委 幼儿园 工会 办公厅 委员会 人民政府 政府 党委 党组 \
    党工委 管委会 常委会 部门 单位 局 厅 部 处 县委 市委 省委 区委 镇委 州委 工委 纪委 纪委监委 监委 政协 \
    总工会 法院 检察院 支队 大队 中心 学校 医院 公司 街道 街道办 办事处 乡镇 科室 村委会 居委会 支部 党总支 \
    党支部 府办 委办 办 县直机关 指挥部 领导小组 院 企业 学院 大学 中学 小学 银行 县（市、区） 区县 县区 \
    镇街 镇办 社区 村"
);
/// And of those that are told and asked, but write reports of their own.
static SMALLER: &Row = words!(
    "市场 协会 商会 学会 联合会 合作社 联社 站 所 厂 矿 机构 园区 开发区 高新区 景区 车间 工区 段 妇联 团委 残联 文联 科协 红十字会 林场 农场 灌区 养老院 福利院 \
    少年宫 文化宫 科技馆 体育馆 美术馆 展览馆 剧院 剧团 电视台 报社 出版社 车站 机场 海事处 派出所 法庭 基金会 研究会 促进会 业委会 支行 分行 \
    分局 分公司 项目部 营业部 监狱 看守所 水库 电站 水厂 电厂"
);
/// What is sent to them.
const SENT_DOWN: &[&str] = &["通知", "通报", "函", "批复", "决定", "意见", "请示"];
/// What no name of an organ holds.
const NO_NAME: &[&str] =
    &["关于", "为", "了", "的", "年", "月", "现", "根据", "并", "推进", "加强"];
/// What a sentence holds that tells something of organs.
const TELLING: &[&str] = &["本次", "此次", "这次", "覆盖", "涉及", "包括", "来自"];
const PEOPLE: &[&str] = &["各位", "同志们", "尊敬的"];
/// The kinds of text below whose title an organ is addressed. Below others it is their writer.
const ADDRESSED: &[&str] =
    &["报告", "请示", "通知", "通报", "意见", "函", "批复", "汇报", "决定", "议案"];
/// Reports that somebody has gone out to write: under their title stands who did.
const FOUND_OUT: &[&str] = &["调研报告", "调查报告", "考察报告", "课题报告", "研究报告"];

/// What stands behind an addressee in place of a colon.
const ENDINGS: [char; 18] = [
    '。', '，', ',', '.', ' ', '\u{3000}', '；', ';', '：', ':', '！', '!', '—', '、', '？', '-',
    '…', '～',
];

/// S10: what stands as an addressee and has no colon.
fn addressee(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let has_one = !report.fixed(Fixed::Addressee).is_empty();
    let title = report.fixed(Fixed::Title).last().map_or("", |p| p.text.trim());
    let ends = |kinds: &[&str]| kinds.iter().any(|kind| title.ends_with(kind));
    let addressed = title.contains("关于") && ends(ADDRESSED) && !ends(FOUND_OUT);
    for (n, p) in passages.iter().enumerate() {
        let own = p.place.part == Part::Fixed(Fixed::Addressee) && is_han(p.before(p.len()));
        let first = matches!(p.place.part, Part::Fixed(Fixed::Lead | Fixed::Subtitle))
            && (p.place.line == Line::Body(0) || p.place.part == Part::Fixed(Fixed::Subtitle));
        let next = passages.get(n + 1).filter(|next| {
            next.place.part == Part::Fixed(Fixed::Lead) && next.text.contains(['，', '。', '：'])
        });
        if first && !has_one && addressed {
            hits.extend(on_line(p).map(|hit| (n, hit)));
        }
        let stands = first
            && !has_one
            && p.before(p.len()) != '：'
            && !unended::addresses(p)
            && next.is_some_and(|next| !writes(report, p, next));
        if own
            || (stands && (addressed && names_organs(p, ends(SENT_DOWN)) || names_people(p, title)))
        {
            let name = p.text.trim_end_matches(ENDINGS);
            let hit = Hit::new(RuleId::S10, 0..p.len()).fix(format!("{name}："));
            hits.push((n, if own { hit } else { hit.remedy(Remedy::Addressee) }));
        }
    }
}

/// `各供热企业　为确保按时供热，…`: who is addressed stands on the line of the text.
fn on_line(p: &Passage<'_>) -> Option<Hit> {
    static ORGANS: &Row = words!(
        "企业 局 办 办公室 政府 单位 公司 部门 学校 科室 街道 委 站 所 中心 厅 院 支部 党委 工会 乡镇 社区 园区 医院"
    );
    let end = p.run_within(0, LONGEST_NAME, |c| is_han(c) || c == '、');
    let parted = matches!(p.at(end), '\u{3000}' | ' ');
    let behind = p.run(end, |c| matches!(c, '\u{3000}' | ' '));
    let told = p.before(p.len()) == '。' && p.len() > behind + LONGEST_NAME;
    let named = end > 1 && p.ends_one(end, ORGANS) && is_han(p.at(behind));
    let hit = || Hit::new(RuleId::S10, 0..behind).level(Level::Review);
    (parted && told && named).then(|| hit().fix(format!("{}：", p.slice(0..end))))
}

const LONGEST_NAME: usize = 16;

/// Whether the organ is the writer of what follows: 县水利局 above 我局, or above its own signature.
fn writes(report: &Report, p: &Passage<'_>, next: &Passage<'_>) -> bool {
    let kind = p.before(p.len());
    let signed =
        report.fixed(Fixed::Signature).iter().any(|name| name.text.trim() == p.text.trim());
    // 市民俗博物馆 above 我馆, signed by 河东美术馆: two of a kind.
    let other = report.fixed(Fixed::Signature).iter().any(|name| name.text.trim().ends_with(kind));
    let own = ["我", "本"].iter().any(|our| next.text.contains(&format!("{our}{kind}")));
    signed || own && !other
}

/// Whether a line names organs, or what is `told` things.
fn names_organs(p: &Passage<'_>, told: bool) -> bool {
    let text = p.text.trim_end_matches(ENDINGS).trim();
    // 中共梅溪镇委员会　梅溪镇人民政府: who are asked or told have a mark between them, and no blank.
    let both = text.contains('\u{3000}') && !text.contains(['，', '、', ',']);
    let plain =
        text.chars().count() <= 60 && !text.contains(['。', '；', '：', '《', '“', '—']) && !both;
    // 本次检查覆盖12个县区。
    let tells = p.before(p.len()) == '。'
        && (TELLING.iter().any(|w| text.contains(w))
            || text.contains(|c: char| c.is_ascii_digit()));
    // 各村（居）委会
    let bare: String = text.split(['（', '）']).step_by(2).collect();
    let mut names = bare.split(['，', '、', ',']).filter(|name| !name.trim().is_empty()).peekable();
    let some = names.peek().is_some();
    // 各商场、宾馆、影剧院
    let all_of_a_kind = text.starts_with('各') && text.contains('、');
    plain
        && some
        && !tells
        && names.all(|name| {
            let name = name.trim();
            // 市直各农贸市场
            let each = name.char_indices().take(4).any(|(_, c)| c == '各');
            let organ = ORGANS.ends(name);
            let named = name.replace("少年", "");
            (organ || each || told && (all_of_a_kind || SMALLER.ends(name)))
                && !NO_NAME.iter().any(|w| named.contains(w))
        })
}

fn names_people(p: &Passage<'_>, title: &str) -> bool {
    // 尊敬的陈教授；
    let honoured = p.is_one(0, words!("尊敬的 敬爱的 亲爱的"));
    if honoured && p.len() <= 20 && p.before(p.len()) == '；' && p.text.matches('；').count() == 1
    {
        return true;
    }
    let text = p.text.trim_end_matches(['。', '，', ' ', '\u{3000}']);
    let spoken = ["汇报", "报告", "讲话", "发言", "致辞"].iter().any(|kind| title.ends_with(kind));
    let people = PEOPLE.iter().any(|word| text.starts_with(word))
        && ["领导", "同志", "同志们", "代表", "委员", "来宾", "嘉宾", "评委"]
            .iter()
            .any(|word| text.ends_with(word));
    spoken && people && text.chars().count() <= 30 && !text.contains(['，', '。', '：'])
}

const REQUESTS: &[&str] = &[
    "批示",
    "批转",
    "批复",
    "批准",
    "指示",
    "请示",
    "审批",
    "核准",
    "审定",
    "准予",
    "予以同意",
    "盼复",
    "予以支持",
    "同意为盼",
    "给予支持",
    "给予解决",
    "解决为盼",
    "拨付",
    "审核批准",
    "示下",
    "请转发",
    "核示",
    "审示",
    "裁示",
    "定夺",
    "明示",
    "答复",
];
/// With these a request stands in any sentence.
const ASKING: &[&str] = &[
    "请县政府",
    "请市政府",
    "请省政府",
    "请县委",
    "请市委",
    "请领导",
    "请予",
    "望领导",
    "建议县",
    "建议市",
    "建议县",
    "建议省",
    "建议区",
    "建议上级",
    "请批示",
    "请批复",
    "请审批",
    "恳请",
    "请求",
    "敬请",
    "恳望",
    "望能",
    "望贵",
    "望上级",
    "盼贵",
    "望市",
    "望县",
    "请贵",
    "请上级",
    "务请",
    "申请",
    "请县",
    "请市",
    "请省",
    "请区",
    "拟请",
    "请批准",
    "请核准",
    "请核增",
    "请同意",
    "请协调",
    "请解决",
    "请帮助解决",
    "请增",
    "请追加",
    "请拨付",
    "请速",
    "请尽快",
    "请尽早",
    "请及时",
    "请早日",
    "请审",
    "请核",
    "请答复",
    "请予",
    "请批",
    "请明",
    "请定夺",
    "请指示",
    "请研究",
    "烦请",
    "祈",
    "盼复",
    "盼予",
    "盼早日",
    "请安排",
    "请给予",
    "望批准",
    "望给予",
    "盼批准",
    "希望上级",
    "希望县",
    "希望市",
    "希望省",
    "期望上级",
    "望上级",
    "盼上级",
    "申请资金",
    "申请专项",
    "申请维修资金",
    "申请补助",
    "申请增加",
    "申请追加",
    "申请拨付",
    "申请经费",
];
const ASKED: &[&str] = &[
    "资金支持",
    "拨款",
    "答复",
    "回复",
    "复函",
    "核示",
    "裁示",
    "明示",
    "指示",
    "示下",
    "定夺",
    "核定",
    "核批",
    "审核同意",
    "研究决定",
    "盼复",
    "调拨",
    "拨给",
    "拨补",
    "审定",
    "批准",
    "批复",
    "批示",
    "指示",
    "审批",
    "拨付",
    "追加",
    "解决",
    "给予支持",
    "予以支持",
    "同意",
    "安排资金",
    "增拨",
    "下拨",
    "划拨",
    "协调解决",
    "核增",
    "核准",
    "增加编制",
    "增配",
    "增派",
    "专项经费",
    "速拨",
    "拨救灾",
    "增补",
    "予以补充",
    "申请资金",
    "申请经费",
    "申请专项",
    "申请维修资金",
    "申请补助",
    "申请追加",
    "申请增加",
];
/// What a request may follow.
const CLOSINGS: &[&str] =
    &["以上报告", "特此报告", "专此报告", "以上意见", "以上汇报", "此报告", "以上建议"];
const WHETHER: &[&str] = &["以上，请", "妥否", "当否", "可否", "是否妥当", "如无不妥", "是否可行"];

/// S12: `以上报告，请批示。`
fn request(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let title = report.fixed(Fixed::Title).last().map_or("", |p| p.text.trim());
    let told = ["情况的汇报", "工作的汇报", "总结"].iter().any(|kind| title.ends_with(kind));
    let is_report = title.ends_with("报告") && !title.ends_with("请示报告");
    let last = passages.iter().rev().filter(|p| {
        !matches!(
            p.place.part,
            Part::Fixed(Fixed::Attachments | Fixed::Signature | Fixed::Date | Fixed::After)
        )
    });
    let near_end: Vec<_> = last.take(3).map(|p| p.place).collect();
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| near_end.contains(&p.place)) {
        let first = |words: &[&str]| words.iter().filter_map(|word| p.find(0, word)).min();
        let closing = first(CLOSINGS)
            .filter(|at| is_report || p.is(*at, "以上报告") || told && p.is(*at, "以上汇报"));
        let start = closing.or_else(|| if is_report { first(WHETHER) } else { None });
        if let Some(start) = start {
            let end = p.run(start, |c| !matches!(c, '。' | '！'));
            let sentence = p.slice(start..end);
            let asks = sentence.contains(['请', '望', '盼', '妥', '当', '可']);
            if asks && REQUESTS.iter().any(|request| sentence.contains(request)) {
                hits.push((n, Hit::new(RuleId::S12, start..end).fix("特此报告")));
                continue;
            }
        }
        // 群众请求解决… tells what others asked for.
        let opens = |at: usize| {
            opens_clause(p.before(at))
                || p.ends_any(at, &["现", "特", "谨", "为此", "我局", "我县", "我镇"])
        };
        // 拟申请补助60万元，请予批准: the first of them may not open its clause.
        let places = || p.places_of_any(listed!(ASKING));
        let asking =
            if is_report { places().filter(|at| *at == 0 || opens(*at)).min() } else { None };
        if let Some(start) = asking {
            let sentence = p.sentence(start);
            let asked = p.slice(start..sentence.end);
            // 恳请县政府安排补种资金50万元
            let funds =
                || asked.contains("安排") && ["资金", "经费"].iter().any(|w| asked.contains(w));
            if ASKED.iter().any(|word| asked.contains(word)) || funds() {
                let hit = Hit::new(RuleId::S12, start..sentence.end).level(Level::Warning);
                hits.push((n, hit));
            }
        }
    }
}
