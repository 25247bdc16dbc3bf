//! What stands before the opening: title, lines under the title, addressee.
//!
//! What stands above the title on the first page of an official text has no part of its own: it is
//! kept with the title, where it stood.

use super::heading;
use super::masthead;
use super::words::{self, Genre, is_within};

/// Where each front part ends; each begins where the one before it ends.
pub struct Front {
    pub title_end: usize,
    pub subtitle_end: usize,
    pub end: usize,
}

const LONGEST_TITLE_LINE: usize = 60;
/// 《…条例》 was adopted at one meeting, changed at others: all in brackets under the title.
const LONGEST_HISTORY: usize = 600;
const MOST_MASTHEAD_LINES: usize = 6;
const MOST_TITLE_LINES: usize = 5;
const MOST_SUBTITLE_LINES: usize = 6;
const MOST_ADDRESSEE_LINES: usize = 3;
/// What a line under the title begins with, before a colon.
const UNDER_TITLE: &str = "汇报人 报告人 发言人 主讲人 述职人 作者 来源 报送单位 报告单位 建设单位 编制单位 \
    填报单位 单位名称 合同编号 编号 文号";
/// What a text without a title begins with, before a colon.
const NO_TITLE: &str = "时间 地点 主持 出席 参加 记录 议题 会议时间 会议地点 联系人 附件";

pub fn read(lines: &[&str]) -> Front {
    let title_end = title_end(lines);
    let mut subtitle_end = title_end;
    if title_end > 0 {
        let most = title_end + MOST_SUBTITLE_LINES;
        while subtitle_end < most && is_subtitle(lines, subtitle_end) {
            subtitle_end += 1;
        }
    }
    let addressed = lines.iter().skip(subtitle_end).take(MOST_ADDRESSEE_LINES);
    let end = subtitle_end + addressed.take_while(|line| is_addressee(line)).count();
    Front { title_end, subtitle_end, end }
}

fn is_addressee(line: &str) -> bool {
    words::is_addressee(line) && !heading::has_number(line)
}

/// A title has several lines where the last of them ends as titles do, or where the occasion stands
/// under them; else it is the first alone.
fn title_end(lines: &[&str]) -> usize {
    let above = lines.iter().take(MOST_MASTHEAD_LINES);
    let start = above.take_while(|line| is_masthead(line)).count();
    let candidates = lines.iter().skip(start).take(MOST_TITLE_LINES);
    let candidates: Vec<_> = candidates.take_while(|line| is_title_line(line)).copied().collect();
    if candidates.is_empty() {
        return start;
    }
    let ends = |genre| candidates.iter().position(|line| words::genre(line) == genre);
    let occasion = lines.get(start + candidates.len()).is_some_and(|line| is_occasion(line));
    let length = match ends(Genre::Strong).or_else(|| ends(Genre::Weak)) {
        Some(last) => last + 1 + title_behind_labels(lines.get(start + last + 1..)),
        None if occasion => candidates.len(),
        None => 1,
    };
    start + length
}

fn is_masthead(line: &str) -> bool {
    let labelled = masthead::is_masthead(line) && is_title_line(line);
    labelled || masthead::is_kept_secret(line) || masthead::is_imprint(line)
}

/// The kind of text may stand above its number, who wrote it and when, and the title proper below them.
fn title_behind_labels(behind: Option<&[&str]>) -> usize {
    let behind = behind.unwrap_or_default();
    let below = 0..behind.len().min(MOST_MASTHEAD_LINES);
    let labels = below.take_while(|at| is_below_kind(behind, *at)).count();
    let titled = behind.get(labels).is_some_and(|line| {
        is_title_line(line) && !words::is_organ(line) && words::genre(line) == Genre::Strong
    });
    if labels > 0 && titled { labels + 1 } else { 0 }
}

/// A number, who wrote a text, and when: an organ has a line of its own only above or below one of the others.
fn is_below_kind(lines: &[&str], at: usize) -> bool {
    let label =
        |at: usize| lines.get(at).is_some_and(|line| is_label(line) || words::is_date(line));
    let organ = lines.get(at).is_some_and(|line| words::is_organ(line));
    label(at) || organ && (label(at + 1) || at.checked_sub(1).is_some_and(label))
}

/// A number, or an organ and a date.
fn is_label(line: &str) -> bool {
    masthead::is_document_number(line) || words::is_dated_organ(line) || masthead::is_imprint(line)
}

fn is_occasion(line: &str) -> bool {
    line.starts_with(['—', '－', '―', '─'])
}

/// Says whether a line may be one of a title.
pub fn is_title_line(line: &str) -> bool {
    is_within(line, LONGEST_TITLE_LINE)
        && !line.contains(words::SENTENCE_MARKS)
        && !line.ends_with(['：', ':', '，', ',', '、'])
        && !is_occasion(line)
        && !words::is_bracketed(line)
        && !words::is_date(line)
        && !words::is_contents_title(line)
        && !words::begins_attachments(line)
        && !words::is_labelled(line, NO_TITLE)
        && !heading::has_number(line)
}

fn is_subtitle(lines: &[&str], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    if heading::has_number(line) {
        return false;
    }
    if words::is_bracketed(line) {
        return is_within(line, LONGEST_HISTORY);
    }
    if !is_within(line, LONGEST_TITLE_LINE) || line.contains(words::SENTENCE_MARKS) {
        return false;
    }
    let behind = lines.get(at + 1);
    is_occasion(line)
        || is_label(line)
        || words::is_labelled(line, UNDER_TITLE)
        || words::is_office_and_name(line)
        || (words::is_date(line) && behind.is_some())
        || behind.is_some_and(|behind| is_author(line, behind))
}

/// An organ or a person under a title, told by what follows: a date, an addressee, the opening.
fn is_author(line: &str, behind: &str) -> bool {
    let leads = words::is_date(behind)
        || words::is_bracketed(behind)
        || is_addressee(behind)
        || words::is_contents_title(behind);
    let opens = behind.contains(words::SENTENCE_MARKS) && !heading::has_number(behind);
    (leads && words::is_signature(line) && !words::is_closing(line))
        || (opens && words::is_organ(line))
}
