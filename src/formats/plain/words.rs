//! The words by which parts of a report are told: data, and the small tests over it.

/// How titles of official texts end.
const GENRES: &[&str] = &[
    "报告",
    "总结",
    "汇报",
    "通知",
    "通报",
    "意见",
    "决定",
    "公告",
    "通告",
    "请示",
    "批复",
    "函",
    "纪要",
    "办法",
    "规定",
    "条例",
    "细则",
    "方案",
    "计划",
    "要点",
    "规划",
    "纲要",
    "讲话",
    "致辞",
    "致词",
    "发言",
    "倡议书",
    "公报",
    "议案",
    "命令",
    "令",
    "决议",
    "说明",
    "简报",
    "规则",
    "准则",
    "章程",
    "制度",
    "预案",
    "提纲",
    "信",
    "书",
    "情况",
    "清单",
    "标准",
    "守则",
    "建议",
    "材料",
    "稿",
    "小结",
    "体会",
    "指南",
    "规范",
    "规程",
    "答复",
    "复函",
    "宪法",
    "法",
    "解释",
    "批示",
    "安排",
    "思路",
    "打算",
    "工作",
    "综述",
    "述职述廉",
    "发言稿",
    "慰问电",
    "贺电",
    "贺信",
    "声明",
    "启事",
];

/// How names of organs, units and people addressed end.
const ADDRESSED: &[&str] = &[
    "局",
    "委",
    "办",
    "室",
    "科",
    "处",
    "部",
    "院",
    "会",
    "厅",
    "府",
    "校",
    "中心",
    "公司",
    "单位",
    "部门",
    "机关",
    "机构",
    "组织",
    "支部",
    "总支",
    "党委",
    "党组",
    "党工委",
    "镇",
    "乡",
    "街道",
    "村",
    "社区",
    "县",
    "区",
    "市",
    "省",
    "州",
    "旗",
    "盟",
    "同志",
    "同志们",
    "领导",
    "代表",
    "委员",
    "人员",
    "企业",
    "团",
    "组",
    "站",
    "所",
    "队",
    "行",
    "厂",
    "社",
    "集团",
    "大学",
    "学校",
    "小学",
    "中学",
    "家长",
    "朋友",
    "朋友们",
    "老师",
    "同学",
    "同学们",
    "先生",
    "女士",
    "小组",
    "专班",
    "指挥部",
    "办公室",
    "负责人",
    "职工",
    "干部",
    "党员",
    "群众",
    "居民",
    "业主",
    "用户",
    "客户",
    "来宾",
    "嘉宾",
    "书记",
    "市长",
    "县长",
    "区长",
    "局长",
    "主任",
    "主席",
    "总理",
    "省长",
    "院长",
    "校长",
    "处长",
    "科长",
    "部长",
    "厅长",
    "直属机构",
    "法院",
    "检察院",
    "大队",
    "支队",
    "总队",
    "园区",
    "开发区",
    "管委会",
    "协会",
    "学会",
    "联合会",
    "银行",
    "媒体",
    "们",
];

/// What a line says that leads up to something, and no address does.
const NOT_ADDRESSED: &[&str] = &[
    "如下",
    "现将",
    "以下",
    "根据",
    "按照",
    "为了",
    "为贯彻",
    "为深入",
    "为进一步",
    "为切实",
    "主要是",
    "包括",
    "要求",
    "提出",
    "指出",
    "强调",
    "认为",
    "表示",
    "附件",
    "时间",
    "地点",
    "电话",
    "事项",
    "原因",
    "问题",
    "情况",
];

/// How the names of those who sign end.
const SIGNING: &[&str] = &[
    "局",
    "委",
    "办",
    "室",
    "科",
    "处",
    "部",
    "院",
    "会",
    "厅",
    "府",
    "校",
    "中心",
    "公司",
    "单位",
    "机关",
    "支部",
    "总支",
    "党委",
    "党组",
    "党工委",
    "镇",
    "乡",
    "街道",
    "村",
    "社区",
    "县",
    "区",
    "市",
    "省",
    "州",
    "旗",
    "盟",
    "团",
    "组",
    "站",
    "所",
    "队",
    "行",
    "厂",
    "社",
    "集团",
    "大学",
    "学校",
    "小学",
    "中学",
    "小组",
    "专班",
    "指挥部",
    "部门",
    "协会",
    "学会",
    "联合会",
    "法院",
    "检察院",
    "园区",
    "开发区",
    "厂",
    "店",
    "馆",
    "台",
    "庭",
    "署",
    "总局",
];

/// How a closing begins, and what else it must hold.
const CLOSINGS: &[(&str, &[&str])] = &[
    ("特此", &[]),
    ("专此", &[]),
    ("此致", &[]),
    ("敬礼", &[]),
    ("此复", &[]),
    ("此令", &[]),
    ("此函", &[]),
    ("此布", &[]),
    ("顺颂", &[]),
    ("顺祝", &[]),
    ("妥否", &[]),
    ("当否", &[]),
    ("可否", &["请", "批"]),
    ("是否妥当", &[]),
    ("以上", &["请", "特此", "妥否", "当否"]),
    ("上述", &["请", "妥否", "当否"]),
    (
        "请",
        &["审议", "批示", "审阅", "指示", "批准", "审示", "函复", "贯彻执行", "遵照执行", "支持"],
    ),
    ("现予公布", &[]),
    ("现印发给你们", &[]),
    ("谢谢", &[]),
];

/// What stands behind the date.
const AFTER: &[&str] =
    &["附件", "附：", "附:", "抄送", "抄报", "主送", "主题词", "分送", "印发", "（", "("];

pub const SENTENCE_MARKS: [char; 5] = ['。', '；', '！', '？', '…'];
const LONGEST_CLOSING: usize = 40;

pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// Says whether a title could end like this: 报告, 办法（试行）.
pub fn ends_like_a_title(line: &str) -> bool {
    let bare = match (line.ends_with(['）', ')']), line.rfind(['（', '('])) {
        (true, Some(at)) => line.get(..at).unwrap_or(line).trim_end(),
        _ => line,
    };
    let bare = bare.trim_end_matches(['》', '”']);
    GENRES.iter().any(|genre| bare.ends_with(genre))
}

/// `各科室：`, `各省、自治区、直辖市人民政府，国务院各部委：`, `同志们：`
pub fn is_addressee(line: &str) -> bool {
    let Some(names) = line.strip_suffix(['：', ':']) else { return false };
    let plain = !names.is_empty()
        && length(names) <= 200
        && !names.contains(SENTENCE_MARKS)
        && !names.contains(['：', ':', '《', '“'])
        && !NOT_ADDRESSED.iter().any(|word| names.contains(word));
    let bare = strip_bracket(names).trim_end();
    plain
        && (ADDRESSED.iter().any(|e| bare.ends_with(e))
            || bare.starts_with(['各', '尊', '敬'])
            || ends_in_mask(bare))
}

fn strip_bracket(name: &str) -> &str {
    match (name.ends_with(['）', ')']), name.rfind(['（', '('])) {
        (true, Some(at)) => name.get(..at).unwrap_or(name),
        _ => name,
    }
}

fn ends_in_mask(name: &str) -> bool {
    name.ends_with(['*', '×', '某', '＿'])
}

/// A line that names who signs: an organ, or a person of two to four characters.
pub fn is_signature(line: &str) -> bool {
    let name = strip_bracket(line).trim_end();
    let characters = length(name);
    let marks = ['，', '：', ':', '“', '”', '《', '》', '、', ','];
    if !(2..=30).contains(&characters) || name.contains(SENTENCE_MARKS) || name.contains(marks) {
        return false;
    }
    SIGNING.iter().any(|end| name.ends_with(end)) || ends_in_mask(name) || is_person(name)
}

fn is_person(name: &str) -> bool {
    let han: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
    (2..=4).contains(&han.len())
        && han.iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c) || *c == '·')
}

pub fn is_closing(line: &str) -> bool {
    let fits = |(start, needs): &(&str, &[&str])| {
        line.strip_prefix(start)
            .is_some_and(|rest| needs.is_empty() || needs.iter().any(|word| rest.contains(word)))
    };
    length(line) <= LONGEST_CLOSING && CLOSINGS.iter().any(fits)
}

/// The title of a table of contents.
pub fn is_contents_title(line: &str) -> bool {
    line.chars().filter(|c| !c.is_whitespace()).eq("目录".chars())
}

pub fn begins_what_comes_after(line: &str) -> bool {
    AFTER.iter().any(|word| line.starts_with(word)) || line.ends_with("印发")
}

/// `附件：1.…` or `附：…`, the list that stands before the signature.
pub fn begins_attachments(line: &str) -> bool {
    let rest = line.strip_prefix("附件").or_else(|| line.strip_prefix('附'));
    rest.is_some_and(|rest| rest.trim_start().starts_with(['：', ':']))
}

/// `某政发〔2024〕3号`
pub fn is_document_number(line: &str) -> bool {
    let Some(open) = line.find(['〔', '[', '［', '【', '（', '(']) else { return false };
    let year: String = line
        .get(open..)
        .unwrap_or_default()
        .chars()
        .skip(1)
        .take_while(|c| !matches!(c, '〕' | ']' | '］' | '】' | '）' | ')'))
        .collect();
    let is_year =
        !year.is_empty() && year.chars().all(|c| c.is_ascii_digit() || "*X×〇 ".contains(c));
    length(line) <= 30 && is_year && line.ends_with('号')
}

/// A line that is a date and nothing else, in Arabic or Chinese numerals, masks and blanks allowed.
pub fn is_date(line: &str) -> bool {
    is_written_date(line) || is_dotted_date(line)
}

fn is_written_date(line: &str) -> bool {
    let Some((year, rest)) = line.split_once('年') else { return false };
    let Some((month, day)) = rest.split_once('月') else { return false };
    let day = day.trim();
    let day = match day.strip_suffix(['日', '号']) {
        Some(day) => day,
        None if day.is_empty() => day,
        None => return false,
    };
    let year_fits = (2..=8).contains(&length(year.trim())) && year.chars().all(in_date);
    year_fits && [month, day].iter().all(|s| length(s) <= 8 && s.chars().all(in_date))
}

fn in_date(c: char) -> bool {
    c.is_ascii_digit()
        || c.is_whitespace()
        || ('０'..='９').contains(&c)
        || "〇零○ＯO一二三四五六七八九十元*xX×＿_某".contains(c)
}

fn is_dotted_date(line: &str) -> bool {
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
            ],
            &[
                "2024年以来",
                "2024年5月6日，局党组",
                "1月、6月",
                "3.5",
                "100.5万元",
                "5月6日",
                "2024年",
            ],
        );
    }

    #[test]
    fn signatures_closings_and_numbers() {
        check(
            is_signature,
            &["某市应急管理局", "张三", "张　三", "XX局", "***", "某公司（章）"],
            &["做好工作。", "以上，请阅", "现将情况汇报如下：", "进一步强化组织领导"],
        );
        check(
            is_closing,
            &["特此报告。", "妥否，请批示。", "以上报告，请审阅。", "此致", "敬礼！", "请予审议。"],
            &["请各单位抓好工作。", "以上成绩来之不易。", "可否认的是，问题不少。"],
        );
        check(
            is_document_number,
            &["某政发〔2024〕3号", "国办发[2024]1号"],
            &["第706号", "（2024年）"],
        );
        check(begins_attachments, &["附件：1.统计表", "附：名单", "附件:表"], &["附件1", "附件"]);
        check(
            ends_like_a_title,
            &["某局工作报告", "管理办法（试行）", "关于做好工作的通知"],
            &["高度重视意识形态"],
        );
    }
}
