//! The words by which parts of a report are told: data, and the small tests over it.

use crate::report::form::{WrittenNumber, leading_numeral, read_number};

/// Words of one kind, separated by spaces.
pub type Words = &'static str;

/// How titles of official texts end.
const GENRES: Words = "报告 总结 汇报 通知 通报 意见 决定 公告 通告 请示 批复 函 纪要 专报 快报 办法 规定 条例 \
    细则 方案 计划 要点 规划 纲要 讲话 致辞 致词 发言 倡议书 意见书 责任书 承诺书 协议书 公报 议案 命令 令 \
    决议 简报 规则 准则 章程 制度 预案 提纲 守则 小结 指南 规范 规程 答复 宪法 批示 综述 述职述廉 发言稿 \
    讲话稿 慰问电 慰问信 公开信 感谢信 表扬信 一封信 贺电 贺信 声明 启事 清单 合同 协议 记录";

/// What ends a title too, but a line in the middle of one as well.
const WEAK_GENRES: Words = "情况 工作 安排 思路 打算 材料 建议 标准 法 书 信 体会 稿 说明 解释";

/// How names of organs and units end.
const ORGANS: Words = "局 委 办 室 科 处 部 院 会 厅 府 校 中心 公司 单位 部门 机关 支部 总支 党委 党组 \
    党工委 镇 乡 街道 村 社区 县 区 市 省 州 旗 盟 团 组 站 所 队 行 厂 社 集团 大学 学校 小学 中学 高中 \
    幼儿园 林场 农场 牧场 渔场 茶场 机场 养殖场 试验场 动物园 植物园 陵园 煤矿 铁矿 粮库 储备库 \
    车务段 工务段 电务段 机务段 供电段 车辆段 公路段 养护段 联盟 小组 专班 指挥部 协会 学会 联合会 法院 检察院 园区 开发区 店 馆 台 庭 署 银行 媒体 机构 组织";

/// How people are addressed.
const PEOPLE: Words = "同志 同志们 领导 代表 委员 人员 企业 家长 朋友 老师 教师 同学 先生 女士 负责人 职工 \
    干部 党员 群众 居民 业主 用户 客户 来宾 嘉宾 书记 市长 县长 区长 镇长 乡长 局长 主任 主席 总理 省长 院长 \
    校长 处长 科长 部长 厅长 总经理 董事长 们 者 官兵 战士 市民 村民 学生 师生 员工 父老乡亲";

/// What a line says that leads up to something, and no address does.
const NOT_ADDRESSED: Words = "如下 现将 以下 根据 按照 为了 为贯彻 为深入 为进一步 为切实 主要是 包括 要求 提出 \
    指出 强调 认为 表示 附件 时间 地点 电话 事项 原因 问题 情况 参加 出席 列席 请假 主持 记录 名单 组长";

/// How a line begins on which a party or a person signs.
const SIGNING: Words = "甲方 乙方 丙方 法定代表人 授权代表 委托代理人 代表人 汇报人 报告人 述职人 承诺人 申请人 \
    倡议人 发言人 填表人 审核人 责任人 报告单位 填报单位 报送单位 单位负责人 签字 签名 签章 盖章 （盖章 （公章 （印章 （签字 （签章";

/// How a closing begins, and what else it must hold.
const CLOSINGS: &[(&str, Words)] = &[
    ("特此", ""),
    ("专此", ""),
    ("此致", ""),
    ("敬礼", ""),
    ("此复", ""),
    ("此令", ""),
    ("此函", ""),
    ("此布", ""),
    ("盼复", ""),
    ("顺颂", ""),
    ("顺祝", ""),
    ("恭祝", ""),
    ("敬祝", ""),
    ("祝", "！ ! 好 安 祺 快乐 顺利 健康 愉快"),
    ("妥否", ""),
    ("当否", ""),
    ("可否", "请 批"),
    ("是否妥当", ""),
    ("如无不妥", "请 批 转发 印发"),
    ("如有不妥", "请"),
    ("以上", "请 特此 妥否 当否"),
    ("上述", "请 妥否 当否"),
    (
        "请",
        "审议 批示 批复 审阅 审定 审批 审示 指示 批准 函复 函告 贯彻执行 遵照执行 贯彻落实 支持 批评指正 查收",
    ),
    ("敬请", "审议 批示 批复 审阅 指示 批准 支持 批评指正 光临 莅临"),
    ("望", "为荷 为盼 函复 批准"),
    ("现予公布", ""),
    ("现予发布", ""),
    ("现印发给你们", ""),
    ("汇报完毕", ""),
    ("报告完毕", ""),
    ("我的汇报完毕", ""),
    ("我的发言完毕", ""),
    ("谢谢", ""),
];

/// What stands behind the date for sure.
const AFTER: Words = "附件 附： 附: 附表 抄送 抄报 主送 主题词 分送 印发";
/// What may stand behind the date before a colon: `出席：…`
const AFTER_LABELS: Words = "抄送 抄报 分送 \
    主送 报送 报 送 发 本期发送 本期送 发送 印发 主题词 出席 出席人员 参加 参会 参加人员 参会人员 列席 列席人员 请假 缺席 记录 \
    记录人 整理 校对 责任编辑 编辑 责编 供稿 审稿 编审 审核 签发 公开方式 公开属性";

const CONTACTS: Words =
    "联系人 联系人及电话 联系电话 联系方式 电话 邮箱 电子邮箱 地址 联系地址 咨询电话";

/// What stands before a date and a colon.
const DATES: Words =
    "日期 报告时间 报告日期 填报日期 填报时间 签订日期 签订时间 签字日期 成文日期 落款日期";

/// Lines that could be names of people by their length alone.
const NOT_NAMES: Words =
    "前言 引言 序言 导言 导语 概述 摘要 正文 背景 目录 结语 结束语 附则 总则 说明 附件 附表";

pub const SENTENCE_MARKS: [char; 5] = ['。', '；', '！', '？', '…'];
const LONGEST_CLOSING: usize = 40;
const LONGEST_LABEL: usize = 12;

pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// Says whether a text has at most so many characters, without counting the rest.
pub fn is_within(text: &str, most: usize) -> bool {
    text.len() <= most || text.chars().nth(most).is_none()
}

fn ends_with_any(text: &str, words: Words) -> bool {
    words.split_ascii_whitespace().any(|word| text.ends_with(word))
}

pub fn begins_with_any(text: &str, words: Words) -> bool {
    words.split_ascii_whitespace().any(|word| text.starts_with(word))
}

fn contains_any(text: &str, words: Words) -> bool {
    words.split_ascii_whitespace().any(|word| text.contains(word))
}

/// Returns what stands before the first colon of `联系人：张三`, `出席:…`.
fn label(line: &str) -> Option<&str> {
    let mut start = line.char_indices().take(LONGEST_LABEL + 1);
    let (at, _) = start.find(|(_, c)| matches!(c, '：' | ':' | '　' | ' '))?;
    let label = line.get(..at)?.trim_end();
    let colon = line.get(at..)?.trim_start().starts_with(['：', ':']);
    (colon && is_within(label, LONGEST_LABEL)).then_some(label)
}

pub fn is_labelled(line: &str, labels: Words) -> bool {
    label(line).is_some_and(|found| labels.split_ascii_whitespace().any(|word| word == found))
}

/// How surely a line ends a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Genre {
    None,
    Weak,
    Strong,
}

/// Says whether a title could end like this: 报告, 办法（试行）.
pub fn genre(line: &str) -> Genre {
    let bare = strip_bracket(line).trim_end().trim_end_matches(['》', '”']);
    if ends_with_any(bare, GENRES) {
        Genre::Strong
    } else if ends_with_any(bare, WEAK_GENRES) {
        Genre::Weak
    } else {
        Genre::None
    }
}

/// `各科室：`, `各省、自治区、直辖市人民政府，国务院各部委：`, `同志们：`
pub fn is_addressee(line: &str) -> bool {
    let Some(names) = line.strip_suffix(['：', ':']).map(str::trim_end) else { return false };
    let plain = !names.is_empty()
        && is_within(names, 200)
        && !names.contains(SENTENCE_MARKS)
        && !names.contains(['：', ':', '《', '“'])
        && !contains_any(names, NOT_ADDRESSED);
    let bare = strip_bracket(names).trim_end();
    plain
        && (ends_with_any(bare, ORGANS)
            || ends_with_any(bare, PEOPLE)
            || bare.starts_with(['各', '尊', '敬'])
            || ends_in_mask(bare))
}

pub fn strip_bracket(name: &str) -> &str {
    match (name.ends_with(['）', ')']), name.rfind(['（', '('])) {
        (true, Some(at)) => name.get(..at).unwrap_or(name),
        _ => name,
    }
}

pub fn is_bracketed(line: &str) -> bool {
    line.starts_with(['（', '(']) && line.ends_with(['）', ')'])
}

fn ends_in_mask(name: &str) -> bool {
    name.ends_with(['*', '×', '某', '＿'])
}

/// A line that names who signs: an organ, an office and a name, or a person.
pub fn is_signature(line: &str) -> bool {
    is_organ(line) || is_person(strip_bracket(line)) || is_office_and_name(line) || is_signed(line)
}

/// A name that cannot be but an organ's, as far as one line can say.
pub fn is_organ(line: &str) -> bool {
    let name = strip_bracket(line).trim_end();
    let marks = ['，', '：', ':', '“', '”', '《', '》', '、', ','];
    is_within(name, 30)
        && !is_within(name, 1)
        && !name.contains(SENTENCE_MARKS)
        && !name.contains(marks)
        && (ends_with_any(name, ORGANS) || ends_in_mask(name))
}

/// `甲方（盖章）：`, `述职人：张三`
fn is_signed(line: &str) -> bool {
    let labelled = line.contains(['：', ':']) || is_bracketed(line);
    is_within(line, 40)
        && labelled
        && !line.contains(SENTENCE_MARKS)
        && begins_with_any(line, SIGNING)
}

/// Two to four Han characters, with space between or not.
pub fn is_person(name: &str) -> bool {
    let han: String = name.chars().filter(|c| !c.is_whitespace()).take(5).collect();
    (2..=4).contains(&length(&han))
        && han.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '·')
        && !is_heading_word(&han)
}

/// `前言`, `目　录`
fn is_heading_word(line: &str) -> bool {
    let word: String = line.chars().filter(|c| !c.is_whitespace()).take(5).collect();
    NOT_NAMES.split_ascii_whitespace().any(|other| other == word)
}

/// `国务院总理　李强`: an office and a name, with space between.
pub fn is_office_and_name(line: &str) -> bool {
    let marks = ['，', '。', '：', ':', '“', '《', '；'];
    if !is_within(line, 30) || line.contains(marks) {
        return false;
    }
    if is_heading_word(line) {
        return false;
    }
    let mut words = line.split_whitespace();
    let (Some(_), Some(name)) = (words.next(), words.next_back()) else { return false };
    is_within(name, 4) && name.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '·')
}

/// `某局办公室　　2024年5月6日`
pub fn is_dated_organ(line: &str) -> bool {
    let spaces = line.char_indices().take(40).filter(|(_, c)| c.is_whitespace());
    spaces.take(12).any(|(at, _)| {
        let (organ, date) = line.split_at_checked(at).unwrap_or_default();
        is_signature(organ.trim_end()) && is_date(date.trim_start())
    })
}

pub fn is_closing(line: &str) -> bool {
    let fits = |(start, needs): &(&str, Words)| {
        line.strip_prefix(start).is_some_and(|rest| needs.is_empty() || contains_any(rest, needs))
    };
    is_within(line, LONGEST_CLOSING) && CLOSINGS.iter().any(fits)
}

/// The title of a table of contents.
pub fn is_contents_title(line: &str) -> bool {
    let title = || {
        let chars = line.chars().filter(|c| !c.is_whitespace());
        let chars = chars.skip_while(|c| *c == '【').take_while(|c| *c != '】');
        chars.take(LONGEST_CONTENTS_TITLE + 1)
    };
    // Nearly every line begins otherwise than the words of `CONTENTS`.
    let may_be = title().next().is_some_and(|first| matches!(first, '目' | '导' | '要' | '本'));
    let is = |word: &str| title().eq(word.chars());
    may_be && CONTENTS.split_ascii_whitespace().any(is)
}

const CONTENTS: Words = "目录 目次 导读 要目 本期目录 本期导读 本期要目";
const LONGEST_CONTENTS_TITLE: usize = 4;

/// `联系人：张三，电话：…`, in brackets or not.
pub fn is_contact(line: &str) -> bool {
    let line = line.trim_start_matches(['（', '(']);
    is_within(line, 120) && is_labelled(line, CONTACTS)
}

/// Says whether what stands behind the date begins so; a note may stand elsewhere too.
pub fn begins_what_comes_after(line: &str) -> bool {
    begins_with_any(line, AFTER)
        || is_labelled(line, AFTER_LABELS)
        || (line.ends_with("印发") && is_within(line, 60))
}

/// `（此件公开发布）`, `联系人：张三`
pub fn is_note(line: &str) -> bool {
    is_bracketed(line) || is_contact(line)
}

/// What can stand only behind a text: `抄送：…`, `出席：…`
pub fn is_record(line: &str) -> bool {
    is_labelled(line, AFTER_LABELS)
}

/// `附件：1.…`, `附：…`, `附件1：…` or `附件1.…`, of the list that stands before the signature.
pub fn begins_attachments(line: &str) -> bool {
    let named = line.strip_prefix("附件");
    let Some(rest) = named.or_else(|| line.strip_prefix('附')) else { return false };
    let rest = rest.trim_start();
    let number = leading_numeral(rest).map_or(0, |(_, _, length)| length);
    let behind = rest.get(number..).unwrap_or_default().trim_start();
    let mut chars = behind.chars();
    let mark = chars.next();
    let rest = chars.as_str();
    let name = rest.starts_with(|c: char| !c.is_ascii_digit())
        && !rest.starts_with("附件")
        && !without_end(rest).contains(['。', '；', '，']);
    matches!(mark, Some('：' | ':'))
        || (named.is_some() && number > 0 && matches!(mark, Some('.' | '．' | '、')) && name)
}

/// `附表：1.…`: what else is listed so, in the text itself.
pub fn begins_tables(line: &str) -> bool {
    let rest = ["附表", "附图", "附录"].iter().find_map(|word| line.strip_prefix(word));
    rest.is_some_and(|rest| rest.trim_start().starts_with(['：', ':']))
}

/// `附注：1.…`, `会议须知：1.…`: what is listed so behind its name.
pub fn begins_notes(line: &str) -> bool {
    let mut start = line.char_indices().take(LONGEST_NAME_OF_LIST + 1);
    let colon = start.find(|(_, c)| !matches!(c, '一'..='\u{9fff}'));
    let Some((at, '：' | ':')) = colon.filter(|(at, _)| *at > 0) else { return false };
    let rest = line.get(at..).unwrap_or_default().trim_start_matches(['：', ':']);
    read_number(rest.trim_start()).is_some_and(|first| first.value() == 1)
}

const LONGEST_NAME_OF_LIST: usize = 8;

/// Leaves out the mark that some write behind the name of an attachment.
pub fn without_end(line: &str) -> &str {
    line.strip_suffix(['。', '；']).unwrap_or(line)
}

/// Returns the number that stands in `附件：1.统计表` or `附件1.统计表`.
pub fn first_attachment(line: &str) -> Option<WrittenNumber> {
    let colon = line.find(['：', ':']).and_then(|at| line.get(at..));
    let rest = colon.or_else(|| line.strip_prefix("附件"))?;
    read_number(rest.trim_start_matches(['：', ':']).trim_start())
}

/// `附件2` alone on a line: the text of an attachment follows.
pub fn is_attachment_mark(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("附件") else { return false };
    let rest = rest.trim().trim_end_matches(['：', ':']);
    let number = leading_numeral(rest).map_or(0, |(_, _, length)| length);
    number > 0 && number == rest.len()
}

/// A line that is a date and nothing else, in Arabic or Chinese numerals, masks and blanks allowed.
pub fn is_date(line: &str) -> bool {
    // Every line of a text is asked, and no sentence ends so.
    let ends = |c: char| matches!(c, '月' | '日' | '号') || c.is_ascii_digit();
    if !line.trim_end().ends_with(ends) {
        return false;
    }
    let labelled = is_labelled(line, DATES).then(|| line.split_once(['：', ':'])).flatten();
    let date = labelled.map_or(line, |(_, date)| date.trim());
    is_written_date(date) || is_dotted_date(date)
}

fn is_written_date(line: &str) -> bool {
    if !is_within(line, 40) {
        return false;
    }
    let Some((year, rest)) = line.split_once('年') else { return false };
    let Some((month, day)) = rest.split_once('月') else { return false };
    let day = day.trim();
    let day = match day.strip_suffix(['日', '号']) {
        Some(day) => day,
        None if day.is_empty() => day,
        None => return false,
    };
    // An empty form has a date to be filled in: `年　月　日`.
    let to_be_filled = [year, month, day].iter().all(|part| part.trim().is_empty());
    let year_fits = to_be_filled || (2..=8).contains(&length(year.trim()));
    let year_fits = year_fits && year.chars().all(in_date);
    year_fits && [month, day].iter().all(|s| length(s) <= 8 && s.chars().all(in_date))
}

pub fn in_date(c: char) -> bool {
    c.is_ascii_digit()
        || c.is_whitespace()
        || ('０'..='９').contains(&c)
        || "〇零○ＯO一二三四五六七八九十元*xX×＿_某".contains(c)
}

fn is_dotted_date(line: &str) -> bool {
    if !is_within(line, 10) {
        return false;
    }
    ['.', '-', '/', '．'].iter().any(|separator| {
        let parts: Vec<&str> = line.split(*separator).collect();
        let digits = |s: &&str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        parts.len() == 3
            && parts.iter().all(digits)
            && parts.first().is_some_and(|year| year.len() == 4)
            && parts.iter().skip(1).all(|s| s.len() <= 2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(is: impl Fn(&str) -> bool, yes: &[&str], no: &[&str]) {
        for line in yes {
            assert!(is(line), "yes: {line}");
        }
        for line in no {
            assert!(!is(line), "no: {line}");
        }
    }

    #[test]
    fn addressees() {
        check(
            is_addressee,
            &[
                "各科室：",
                "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
                "同志们：",
                "各位代表:",
                "县档案馆 :",
                "全县广大教师、教育工作者：",
                "XX局：",
                "市安委会办公室（应急局）：",
                "尊敬的各位领导、各位来宾：",
            ],
            &[
                "现将有关情况汇报如下：",
                "会议指出：",
                "主要存在以下问题：",
                "为贯彻落实市委部署，现通知各单位：",
                "局党组认真学习。各科室：",
                "各科室",
                "：",
            ],
        );
    }

    #[test]
    fn dates() {
        check(
            is_date,
            &[
                "2024年5月6日",
                "2024 年 5 月 6 日",
                "二〇二四年五月六日",
                "2024年5月",
                "2024年**月**日",
                "××年×月×日",
                "2024年 月 日",
                "2024.05.06",
                "2024-5-6",
                "年　　月　　日",
                "报告时间：2024年7月1日",
            ],
            &[
                "2024年以来",
                "2024年5月6日，局党组",
                "1月、6月",
                "3.5",
                "100.5万元",
                "5月6日",
                "2024年",
                "时间：2024年7月1日",
            ],
        );
    }

    #[test]
    fn signatures_closings_and_numbers() {
        check(
            is_signature,
            &[
                "某市应急管理局",
                "张三",
                "张　三",
                "XX局",
                "***",
                "某公司（章）",
                "甲方（盖章）：",
                "述职人：张三",
                "省长　秦正明",
            ],
            &[
                "做好工作。",
                "以上，请阅",
                "现将情况汇报如下：",
                "进一步强化组织领导",
                "前言",
                "联系人：张三",
            ],
        );
        check(
            is_closing,
            &[
                "特此报告。",
                "妥否，请批示。",
                "以上报告，请审阅。",
                "此致",
                "敬礼！",
                "请予审议。",
                "祝大家新年快乐！",
                "以上报告，请批评指正。",
            ],
            &["请各单位抓好工作。", "以上成绩来之不易。", "可否认的是，问题不少。"],
        );
        check(
            begins_attachments,
            &["附件：1.统计表", "附：名单", "附件:表", "附件1：表", "附件 2：表", "附件1.表"],
            &["附件1", "附件", "附件1报送", "附件1、", "附件1.2", "附件1、附件2是表。"],
        );
        check(
            |line| genre(line) == Genre::Strong,
            &["某局工作报告", "管理办法（试行）", "关于做好工作的通知"],
            &["高度重视意识形态"],
        );
    }

    #[test]
    fn before_and_behind() {
        check(
            begins_what_comes_after,
            &["附件1", "抄送：某局", "某局办公室　2024年5月6日印发", "报：县委"],
            &["（一）召开会议", "一、甲", "局党组认真学习。", "报告：甲", "（此件公开发布）"],
        );
        check(is_note, &["（此件公开发布）", "联系人：甲"], &["（见表）好", "（一）召开会议"]);
        check(is_dated_organ, &["某局办公室　　2024年5月6日"], &["2024年5月6日", "某局 甲"]);
        check(is_attachment_mark, &["附件1", "附件 2：", "附件二"], &["附件", "附件1：表"]);
    }
}
