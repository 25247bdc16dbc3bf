//! What is said of a figure, without what adds nothing to it: for N19. Knows no rule.

use super::by_char::Words;
use super::likeness::whole_at;
use std::sync::LazyLock;

/// What may stand before a fact and adds nothing to it.
const FILLERS: &str = "截至目前 到目前为止 目前 现有 现 共有 共计 总共 共 已 还 也 上述 前述 此次 本次 经复核 据统计 累计";
/// The same between a fact and its figure.
const ENDINGS: &[&str] = &["仅", "仅有", "共有", "共计", "共", "为", "达", "计", "有", "的", "由"];
static BEGINNING: LazyLock<Words> = LazyLock::new(|| Words::of_line_by_first(FILLERS));
static ENDING: LazyLock<Words> = LazyLock::new(|| Words::by_last(ENDINGS));

/// Leaves out of what is told of a figure what adds nothing to it.
pub fn bare(whole: &str) -> &str {
    let mut said = whole;
    let (fillers, endings) = (&*BEGINNING, &*ENDING);
    let filler = |said: &str| said.chars().next().map_or(&[][..], |first| fillers.of(first));
    let ending = |said: &str| said.chars().next_back().map_or(&[][..], |last| endings.of(last));
    while let Some(rest) = filler(said).iter().find_map(|filler| said.strip_prefix(filler)) {
        said = rest;
    }
    while let Some(rest) = ending(said).iter().find_map(|ending| said.strip_suffix(ending)) {
        said = rest;
    }
    // 县商务局为全县电商户206户
    said = whole_at(said).and_then(|at| said.get(at..)).unwrap_or(said);
    // 对接访群众162人
    let led = said.strip_prefix(['对', '向', '给', '从', '把', '将', '按']);
    led.filter(|rest| rest.chars().count() > 1).unwrap_or(said)
}
