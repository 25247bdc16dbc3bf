//! N17: a decade without its century; and N15, decades told from the later to the earlier.

use super::date::numeral;
use super::finding::Hit;
use super::passage::Passage;
use super::rows::words;
use super::rule::RuleId;
use super::written_years::is_tens;
use std::ops::Range;

/// N17: `80年代以来`, `80、90年代`.
pub fn check(p: &Passage<'_>, digits: Range<usize>, hits: &mut Vec<Hit>) {
    if !p.is(digits.end, "年代") {
        return;
    }
    let text = p.slice(digits.clone());
    let of_ten = |text: &str| {
        let tens = text.strip_suffix('0').or(text.strip_suffix('十')).unwrap_or_default();
        tens.chars().count() == 1
            && tens.chars().all(|c| matches!(c, '1'..='9') || is_tens(c) && c != '十')
    };
    let two = text.strip_suffix('十').is_some_and(|t| {
        t.chars().count() == 2
            && ["二三", "三四", "四五", "五六", "六七", "七八", "八九"].contains(&t)
    });
    if !(of_ten(text) || two)
        || p.is_one(digits.end, words!("年代价 年代表 年代理 年代办 年代管 年代销 年代课 年代耕 年代购 年代步 年代养 年代缴"))
    {
        return;
    }
    let sentence = p.sentence(digits.start);
    let said = p.slice(sentence.start..digits.start);
    let lettered = p.is(digits.end + 2, "末") && said.ends_with('、');
    if said.contains("世纪")
        || said.ends_with("公元前")
        || said.ends_with(|c: char| c.is_ascii_digit())
        || lettered
    {
        return;
    }
    // 80、90年代 are two of one century.
    let mark = digits.start.saturating_sub(1);
    let numeral = |c: char| c.is_ascii_digit() || is_tens(c);
    let first = p.run_back(mark, numeral);
    let pair = matches!(p.at(mark), '、' | '—' | '～' | '至' | '-') && first < mark;
    let paired = pair && (of_ten(p.slice(first..mark)) || mark - first == 1);
    let start = if paired { first } else { digits.start };
    let fixed = whole_decade(p.slice(start..digits.end), two);
    hits.push(Hit::new(RuleId::N17, start..digits.end + 2).fix(fixed));
}

/// Writes a decade with its century, all of it in figures: 八、九十年代 is 80、90年代. 八九十年代 has no
/// such form.
fn whole_decade(text: &str, two: bool) -> String {
    if two {
        return format!("二十世纪{text}年代");
    }
    let digit = |c: char| numeral(&c.to_string()).and_then(|n| char::from_digit(n, 10));
    let mut figures = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        figures.push(if c == '十' { '0' } else { digit(c).unwrap_or(c) });
        // Of two decades the first may have lost its 十.
        if c != '0' && digit(c).is_some() && !matches!(chars.peek(), Some('0' | '十')) {
            figures.push('0');
        }
    }
    format!("20世纪{figures}年代")
}

/// No text is asked about more.
const MOST: usize = 20;

/// N15: `20世纪90年代至20世纪70年代`
pub fn in_order(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold_word("年代") {
        return;
    }
    let read = |start: usize| {
        let century = p.run_within(start, 2, |c| c.is_ascii_digit());
        let led = p.is(century, "世纪") && century > start;
        let from = if led { century + 2 } else { start };
        let to = p.run_within(from, 2, |c| c.is_ascii_digit());
        let tens: u32 = p.slice(from..to).parse().ok()?;
        let hundreds: Option<u32> = if led { p.slice(start..century).parse().ok() } else { None };
        p.is(to, "年代").then_some((hundreds, tens, to + 2))
    };
    for at in p.places("世纪").take(MOST) {
        let start = p.run_back_within(at, 2, |c| c.is_ascii_digit());
        let Some((Some(century), tens, end)) = read(start) else { continue };
        let join = p.run_within(end, 2, |c| matches!(c, '初' | '中' | '末' | '期'));
        if !matches!(p.at(join), '至' | '到' | '—' | '-' | '～') {
            continue;
        }
        let Some((other, last, behind)) = read(join + 1) else { continue };
        if (other.unwrap_or(century), last) < (century, tens) {
            hits.push(Hit::new(RuleId::N15, start..behind));
        }
    }
}
