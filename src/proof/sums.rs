//! Rules on numbers that must agree with one another in a sentence: N09, N11, N12.
//!
//! 其中 need not name everything. A sum is only looked at where the words claim the whole: 分别, 共
//! behind the parts, labels in a row (甲类、乙类), or labels that together are everything.

use super::finding::Hit;
use super::number::{Figure, write};
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let mut from = 0;
    while let Some(first) = figures.get(from) {
        let sentence = p.sentence(first.digits.start);
        let rest = figures.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|f| f.digits.start < sentence.end).count().max(1);
        let inside = rest.get(..count).unwrap_or_default();
        points(p, inside, hits);
        total_before(p, inside, hits);
        total_behind(p, inside, hits);
        shares(p, inside, hits);
        from += count;
    }
}

const CHANGES: &[&str] = &["提高", "提升", "上升", "增长", "下降", "降低", "增加", "减少", "回落"];

/// N09: of three shares one is the difference of the others, and told as a change.
fn points(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let shares: Vec<&Figure> = figures.iter().filter(|f| f.percent).collect();
    for (n, change) in shares.iter().enumerate() {
        let start = change.digits.start;
        let led = start - usize::from(matches!(p.before(start), '了' | '近'));
        let told = p.ends_any(start, CHANGES) || p.ends_any(led, CHANGES);
        if !told || p.ends(start, "同比增长") {
            continue;
        }
        let near = shares.iter().enumerate().filter(|(k, _)| *k != n && k.abs_diff(n) <= 2);
        let others: Vec<f64> = near.map(|(_, f)| f.value).collect();
        let differs = others.windows(2).any(|pair| match pair {
            [a, b] => ((a - b).abs() - change.value).abs() < 1e-6,
            _ => false,
        });
        if differs {
            let points = write(change.value);
            let fixed = format!("{points}个百分点");
            hits.push(Hit::new(RuleId::N09, start..change.end).arg(points).fix(fixed));
        }
    }
}

/// N11 with the sum first: `处置12起，其中甲类5起、乙类6起`, `甲、乙分别5起、6起`.
fn total_before(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    for (n, total) in figures.iter().enumerate() {
        let parts = parts_behind(p, figures, n);
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { continue };
        if parts.len() < 2 || total.percent || total.about.is_some() {
            continue;
        }
        let between = p.slice(total.end..first.digits.start);
        let led = between.contains("其中") || between.contains("分别") || between.contains("包括");
        let labels: Vec<&str> = labels(p, &parts);
        let whole = (between.contains("分别")
            && between.starts_with(|c| Some(c) == total.unit)
            && led_directly(between))
            || (led && (in_a_row(&labels) || complements(&labels)));
        if !whole && between.contains("其中") && almost(total, &parts) {
            let range = total.digits.start..last.end;
            let from = hits.len();
            tell(total, &parts, range, hits);
            hits.iter_mut().skip(from).for_each(|hit| hit.level = Some(Level::Review));
        } else if whole {
            tell(total, &parts, total.digits.start..last.end, hits);
        }
    }
}

/// Whether parts of which nobody says that they are all are more than the sum, or so near to it that
/// one of the figures may be wrong: worth a look, no more.
fn almost(total: &Figure, parts: &[&Figure]) -> bool {
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let many = parts.len() > 2;
    let near = (sum - total.value).abs() <= (total.value * 0.03).max(1.0);
    total.decimals == 0 && many && (sum > total.value || near)
}

/// `12起，甲类、乙类分别为5起、7起`: only a comma stands between the sum and what follows.
fn led_directly(between: &str) -> bool {
    let behind = between.chars().skip(1).collect::<String>();
    let starts = behind.trim_start_matches(is_measure_tail);
    starts.starts_with(['，', '：', '（', '；'])
        && starts.chars().count() <= 30
        && !starts.contains("较")
        && !starts.contains("同比")
}

fn is_measure_tail(c: char) -> bool {
    is_han(c) && !"其分包较同".contains(c)
}

/// N11 with the sum last: `甲5起、乙6起，共12起`.
fn total_behind(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    for (n, total) in figures.iter().enumerate() {
        let start = total.digits.start;
        let said = ["共", "共计", "合计", "总计", "总共", "一共"]
            .into_iter()
            .any(|word| p.ends(start, word));
        if !said || total.percent || total.about.is_some() {
            continue;
        }
        let mut parts: Vec<&Figure> = Vec::new();
        let mut end = start;
        for part in figures.get(..n).unwrap_or_default().iter().rev() {
            let between = p.slice(part.end..end);
            let joined = between.chars().count() <= 14
                && part.unit == total.unit
                && part.about.is_none()
                && !part.percent;
            if !joined || between.contains(['（', '）', '。', '；']) || breaks(between) {
                break;
            }
            parts.insert(0, part);
            end = part.digits.start;
        }
        let chain = parts.len() >= 2 && listed(p, &parts);
        let fresh = p
            .slice(parts.last().map_or(0, |l| l.end)..start)
            .chars()
            .filter(|c| is_han(*c))
            .count()
            <= 4;
        if chain && fresh {
            tell(total, &parts, total.digits.start..total.end, hits);
        }
    }
}

/// Words that begin another count.
fn breaks(between: &str) -> bool {
    ["其中", "同比", "比上", "较", "每", "平均", "累计", "分别", "以上", "以下"]
        .iter()
        .any(|word| between.contains(word))
}

/// Whether every part but the first is parted from the one before by 、 or ，.
fn listed(p: &Passage<'_>, parts: &[&Figure]) -> bool {
    parts.windows(2).all(|pair| match pair {
        [a, b] => p.slice(a.end..b.digits.start).contains(['、', '，']),
        _ => false,
    })
}

/// Returns the figures behind `total` that count the same, one beside the other.
fn parts_behind<'f>(p: &Passage<'_>, figures: &'f [Figure], total: usize) -> Vec<&'f Figure> {
    let Some(sum) = figures.get(total) else { return Vec::new() };
    let mut parts: Vec<&Figure> = Vec::new();
    let mut end = sum.end;
    for part in figures.get(total + 1..).unwrap_or_default() {
        let between = p.slice(end..part.digits.start);
        let same =
            part.unit == sum.unit && sum.unit.is_some() && part.about.is_none() && !part.percent;
        let most = if parts.is_empty() { 40 } else { 14 };
        let again = !parts.is_empty() && (breaks(between) || between.contains('共'));
        if !same || between.chars().count() > most || again {
            break;
        }
        parts.push(part);
        end = part.end;
    }
    if listed(p, &parts) { parts } else { Vec::new() }
}

/// Returns what stands directly before each part: 甲类 of 甲类5起.
fn labels<'p>(p: &'p Passage<'_>, parts: &[&Figure]) -> Vec<&'p str> {
    parts
        .iter()
        .map(|part| {
            let start = p.run_back(part.digits.start, is_han);
            let label = p.slice(start..part.digits.start);
            let label = label.strip_prefix("其中").unwrap_or(label);
            label.strip_suffix('有').or(label.strip_suffix('为')).unwrap_or(label)
        })
        .collect()
}

const ROWS: &[&str] = &["甲乙丙丁戊", "一二三四五六", "ＡＢＣＤ"];

/// 甲类、乙类; 一级、二级、三级.
fn in_a_row(labels: &[&str]) -> bool {
    ROWS.iter().any(|row| {
        row.chars().zip(labels).filter(|(c, label)| label.starts_with(*c)).count() == labels.len()
            && labels.len() >= 2
    })
}

/// Labels that together are everything.
const WHOLES: &[&[&str]] = &[
    &["男", "女"],
    &["男性", "女性"],
    &["男生", "女生"],
    &["合格", "不合格"],
    &["已办结", "未办结"],
    &["已办结", "正在办理"],
    &["办结", "在办"],
    &["城镇", "农村"],
    &["城市", "农村"],
    &["线上", "线下"],
    &["已整改", "未整改"],
    &["已完成", "未完成"],
    &["新建", "续建"],
    &["上半年", "下半年"],
    &["同意", "反对"],
    &["党员", "非党员"],
    &["党员", "群众"],
    &["境内", "境外"],
];

fn complements(labels: &[&str]) -> bool {
    if let [a, b] = labels
        && ["未", "不", "非"].iter().any(|not| {
            let stem = a.strip_prefix('已').unwrap_or(a);
            !stem.is_empty() && b.strip_prefix(not) == Some(stem)
        })
    {
        return true;
    }
    WHOLES
        .iter()
        .any(|whole| whole.len() == labels.len() && whole.iter().all(|name| labels.contains(name)))
}

fn tell(total: &Figure, parts: &[&Figure], range: std::ops::Range<usize>, hits: &mut Vec<Hit>) {
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let decimals = parts.iter().map(|part| part.decimals).max().unwrap_or(0).max(total.decimals);
    let scale = parts
        .iter()
        .chain([&total])
        .filter_map(|f| f.scale)
        .map(|c| if c == '亿' { 1e8 } else { 1e4 })
        .fold(1.0, f64::max);
    // Rounded figures may miss their sum by the last place of each.
    let slack = if decimals == 0 {
        1e-6
    } else {
        scale * 10f64.powi(-i32::try_from(decimals).unwrap_or(0)) * (parts.len() as f64 + 1.0) / 2.0
    };
    if (sum - total.value).abs() > slack {
        let written = |value: f64| {
            if scale > 1.0 {
                format!("{}{}", write(value / scale), if scale > 1e5 { "亿" } else { "万" })
            } else {
                write(value)
            }
        };
        hits.push(Hit::new(RuleId::N11, range).arg(written(sum)).arg(written(total.value)));
    }
}

/// Grades that together are everything, and the last of them.
const GRADES: &[&[&str]] = &[
    &["优", "良", "差"],
    &["优", "良", "中", "差"],
    &["优秀", "良好", "合格", "不合格"],
    &["优秀", "良好", "一般", "较差"],
    &["优秀", "合格", "不合格"],
    &["满意", "基本满意", "不满意"],
    &["满意", "比较满意", "一般", "不满意"],
    &["合格", "不合格"],
    &["党员", "团员", "群众"],
    &["男性", "女性"],
    &["赞成", "反对", "弃权"],
];

/// N12: `优60%、良30%、差15%`.
fn shares(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let mut from = 0;
    while from < figures.len() {
        let mut run: Vec<&Figure> = Vec::new();
        for figure in figures.get(from..).unwrap_or_default().iter().filter(|_| true) {
            let between = run.last().map_or("", |last| p.slice(last.end..figure.digits.start));
            let parted = run.is_empty()
                || (between.starts_with(['、', '，', '和']) && between.chars().count() <= 12);
            if !figure.percent || !parted {
                break;
            }
            run.push(figure);
        }
        claim(p, &run, hits);
        from += run.len().max(1);
    }
}

fn claim(p: &Passage<'_>, run: &[&Figure], hits: &mut Vec<Hit>) {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
    if run.len() < 2 {
        return;
    }
    let labels: Vec<String> = labels(p, run)
        .into_iter()
        .map(|label| {
            let bare = label.trim_end_matches(['占', '率']).trim_end_matches("比例");
            bare.trim_end_matches('的').to_string()
        })
        .collect();
    let sum: f64 = run.iter().map(|f| f.value).sum();
    let graded = GRADES.iter().any(|set| {
        set.len() == labels.len()
            && set.iter().zip(&labels).all(|(grade, label)| label.ends_with(grade))
    });
    let sentence = p.sentence(first.digits.start);
    let said = p.slice(sentence.start..first.digits.start);
    // Two shares may overlap; three that are said to divide something do not.
    let industries = ["三次产业", "一、二、三产业"].iter().any(|word| said.contains(word));
    let divided = run.len() > 2 && (said.ends_with("分别占") || industries);
    let slack = 0.5 * run.len() as f64 * 10f64.powi(-i32::try_from(last.decimals).unwrap_or(0));
    let off = (sum - 100.0).abs() > slack.min(1.0);
    if off && (graded || (divided && sum > 100.0)) {
        hits.push(Hit::new(RuleId::N12, first.digits.start..last.end).arg(write(sum)));
    }
}
