//! Scales of which who has one degree has no other: what one has learnt, a title, an age. For N11 and N12; knows
//! no rule.

use super::rows::{Row, among, words};

/// Grades that together are everything, and the last of them.
pub const GRADES: &[&[&str]] = &[
    &["优", "良", "差"],
    &["优", "良", "中", "差"],
    &["优秀", "良好", "合格", "不合格"],
    &["优秀", "良好", "一般", "较差"],
    &["优秀", "良好", "及格", "不及格"],
    &["优秀", "良好", "较差"],
    &["优秀", "良好", "差"],
    &["优秀", "合格", "不合格"],
    &["满意", "基本满意", "不满意"],
    &["非常满意", "满意", "基本满意", "不满意"],
    &["很满意", "满意", "一般", "不满意"],
    &["满意", "比较满意", "一般", "不满意"],
    &["满意", "一般", "不满意"],
    &["合格", "不合格"],
    &["党员", "团员", "群众"],
    &["男性", "女性"],
    &["好评", "中评", "差评"],
    &["赞成", "反对", "弃权"],
    &["同意", "反对", "弃权"],
    &["好", "较好", "一般", "差"],
    &["老年", "中年", "青年"],
    &["A型", "B型", "O型", "AB型"],
];
/// Words that grade: one thing has one of them.
pub static GRADE_WORDS: &Row = words!(
    "优 优秀 良 良好 中 中等 一般 合格 不合格 基本合格 及格 不及格 差 较差 很差 满意 较满意 比较满意 基本满意 不满意 \
    很满意 非常满意 好 较好 赞成 反对 弃权 同意 称职 基本称职 不称职"
);

/// Degrees of one scale, which who has one has no other of.
const SCALES: &[&[&str]] = &[
    &[
        "小学",
        "初中",
        "高中",
        "中专",
        "中职",
        "中技",
        "大专",
        "专科",
        "高职",
        "本科",
        "研究生",
        "硕士",
        "博士",
    ],
    &["初级", "中级", "副高", "正高", "高级"],
];

/// Which scale a label names a degree of: one of those above, or how what is measured is called.
fn scale(label: &str) -> Option<char> {
    let known = ('0'..).zip(SCALES).find(|(_, scale)| scale.iter().any(|d| label.contains(d)));
    let unit = || label.chars().rev().find(|c| among!("岁元分年吨亩人里时级", *c));
    known.map(|(number, _)| number).or_else(unit)
}

/// Whether the first and the last of three degrees of one scale and more take in all that is below and
/// above: `35岁以下…、36至50岁…、51岁以上…`, `高中以下学历…、大专…、本科以上…`; or all three grades of a title.
pub fn from_least_to_most(names: &[&str], told: bool) -> bool {
    let ([first, middle @ .., last], Some(own)) = (names, names.first().and_then(|n| scale(n)))
    else {
        return false;
    };
    let open = |name: &str| name.contains("以下") || name.contains("以上");
    let bounded = first.contains("以下") && last.contains("以上")
        || first.contains("以上") && last.contains("以下");
    let of_one = names.iter().all(|name| scale(name) == Some(own) && !name.contains("其中"));
    // 高级职称、中级职称、初级及以下
    let titles = first.contains("高级") && last.contains("初级");
    told && of_one && (bounded || titles && !open(first)) && !middle.iter().any(|name| open(name))
}

/// Whether degrees of one scale, none of which takes in another, are more than all there is.
pub fn are_degrees(names: &[&str]) -> bool {
    let degree = |name: &&str| {
        let name = name.trim_end_matches("职称").trim_end_matches("学历");
        SCALES.iter().flat_map(|scale| scale.iter()).position(|degree| name.ends_with(degree))
    };
    // The highest takes in what is above it.
    let open = |name: &&str| name.ends_with("以上");
    let bare: Vec<&str> =
        names.iter().map(|name| name.trim_end_matches("以上").trim_end_matches('及')).collect();
    let found: Option<Vec<usize>> = bare.iter().map(degree).collect();
    let highest = found.as_ref().and_then(|found| found.iter().max());
    let mut each = names.iter().zip(found.iter().flatten());
    if each.any(|(name, degree)| open(name) && Some(degree) != highest) {
        return false;
    }
    found.is_some_and(|mut found| {
        let count = found.len();
        found.sort_unstable();
        found.dedup();
        found.len() == count
    })
}
