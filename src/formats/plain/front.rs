//! What stands before the opening: title, lines under the title, addressee.

use super::heading;
use super::words::{self, length};

/// Where each front part ends; each begins where the one before it ends.
pub struct Front {
    pub title_end: usize,
    pub subtitle_end: usize,
    pub end: usize,
}

const LONGEST_TITLE_LINE: usize = 60;
const MOST_TITLE_LINES: usize = 5;
const MOST_SUBTITLE_LINES: usize = 5;
const MOST_ADDRESSEE_LINES: usize = 3;
const SPEAKERS: &[&str] =
    &["汇报人", "报告人", "发言人", "主讲人", "作者", "来源", "报送单位", "报告单位"];

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
    let end = subtitle_end + addressed.take_while(|line| words::is_addressee(line)).count();
    Front { title_end, subtitle_end, end }
}

/// A title has several lines where the last of them ends as titles do; else it is the first alone.
fn title_end(lines: &[&str]) -> usize {
    let candidates = lines.iter().take(MOST_TITLE_LINES).take_while(|line| is_title_line(line));
    let candidates: Vec<_> = candidates.collect();
    let named = candidates.iter().position(|l| words::ends_like_a_title(l) && !is_label(l));
    match named {
        Some(last) => last + 1,
        None => candidates.len().min(1),
    }
}

fn is_title_line(line: &str) -> bool {
    length(line) <= LONGEST_TITLE_LINE
        && !line.contains(words::SENTENCE_MARKS)
        && !line.ends_with(['：', ':', '，', ',', '、'])
        && !line.starts_with(['—', '－'])
        && !words::is_date(line)
        && !words::is_contents_title(line)
        && !words::begins_attachments(line)
        && !heading::has_number(line)
}

/// A document number or an issuing organ's masthead stands in a title but does not end it.
fn is_label(line: &str) -> bool {
    words::is_document_number(line)
}

fn is_subtitle(lines: &[&str], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let behind = lines.get(at + 1);
    if heading::has_number(line) || length(line) > LONGEST_TITLE_LINE {
        return false;
    }
    let occasion = line.starts_with(['—', '－']);
    let bracketed = line.starts_with(['（', '(']) && line.ends_with(['）', ')']);
    let speaker = SPEAKERS.iter().any(|word| line.starts_with(word));
    let dated = words::is_date(line) && behind.is_some();
    let signed = words::is_signature(line) && behind.is_some_and(|next| words::is_date(next));
    let number = words::is_document_number(line);
    let plain = !line.contains(words::SENTENCE_MARKS);
    plain && (occasion || bracketed || speaker || dated || signed || number || is_speaker(line))
}

/// `国务院总理　李强`: an office and a name, with space between.
fn is_speaker(line: &str) -> bool {
    let marks = ['，', '。', '：', ':', '、', '“', '《'];
    let mut words = line.split_whitespace();
    let (Some(_), Some(name)) = (words.next(), words.next_back()) else { return false };
    length(line) <= 25 && (1..=4).contains(&length(name)) && !line.contains(marks)
}
