//! The proofreader: what a careful colleague would mark in a report, why, and how it is mended.
//!
//! Rules are data where a table can say it ([`Lists`], in RON) and small functions where it takes
//! more. What a rule is called and says stands in one registry ([`RULES`]).
//!
//! | file | what it owns |
//! |---|---|
//! | `rule` | the registry |
//! | `context` | what a check needs besides the report |
//! | `checker`, `kept` | which rules are asked about what, and what is known of texts that were met before |
//! | `passage`, `search`, `sheet`, `zone`, `quoted` | a text as rules read it, and where they must not look or mend |
//! | `classes`, `spots`, `beside`, `pair`, `units`, `by_char`, `by_han`, `buckets`, `asked`, `couples`, `rows`, `patterns` | sorts of characters, where they stand, and tables asked at each place |
//! | `finding` | findings, and which of several is shown |
//! | `marks`, `half_brackets`, `separated`, `spaces`, `dashes`, `joining_lines`, `wave_lines`, `broken_dashes`, `pairs`, `quotes`, `titles`, `labels`, `headings`, `below`, `ended_titles`, `stops`, `parallels`, `unended`, `unended_items`, `last_lines`, `colons`, `led_items`, `subtitles`, `ended_quotes`, `notes` | P01–P27 |
//! | `number`, `number_forms`, `balances`, `turned`, `ranges`, `figures`, `approx`, `changes`, `kinds`, `sums`, `told_sums`, `above`, `totals`, `near_sums`, `remainders`, `dealt`, `shares`, `parted_shares`, `borne_shares`, `scales`, `points`, `facts`, `said_of`, `often`, `likeness`, `told_again`, `recounts`, `recount_words`, `all_of_them`, `apart`, `bare_tenths`, `counted_points`, `victims`, `dated_events`, `row_sums`, `whole_sums`, `told_lines`, `spelt`, `products`, `listed_sums`, `tables`, `titled_counts` | N04–N19 |
//! | `date`, `dates`, `last_dates`, `seasons`, `written_years`, `short_years`, `zeros`, `decades`, `designations`, `judgments`, `event_order`, `due_dates`, `looked_back`, `clock`, `titled_years` | dates, years, names of days and documents |
//! | `items`, `attached_lists`, `title_kinds`, `letters`, `steps`, `taken_up`, `sequence`, `around`, `lone`, `lone_sections`, `counts`, `counted_sections`, `counted_nouns`, `tallies`, `sentences`, `long_sentences`, `blanks`, `forms`, `open`, `structure`, `anew`, `bare`, `missing`, `parts`, `paper`, `attached`, `attached_pages`, `mixed_series`, `cited_numbers`, `open_signs`, `open_lines`, `left_decimals`, `counted_brackets` | S01–S17 |
//! | `lists`, `built_in`, `listed`, `words`, `near`, `orders`, `sayings`, `entry`, `entries`, `gaps`, `slogans`, `spelling`, `homophones`, `neighbours`, `subjects`, `set_terms`, `topics`, `sounds`, `joined`, `cells`, `alike`, `seen`, `doubts` | T01–T26: the lists and what looks for them |
//! | `grammar`, `correlatives`, `whatever`, `only_if`, `particles`, `particle_frames`, `collocations`, `extents`, `closings` | T14; T16; T04; T15; T09; T01 |
//! | `names`, `naming`, `namesakes`, `short_namesakes`, `placed_names`, `organs`, `selves`, `myself`, `offices`, `branches`, `secretaries`, `people`, `present`, `orders_present`, `ranks`, `abbreviations`, `fuller`, `odd_shorts`, `full_names`, `full_again`, `cut_names`, `speakers`, `rosters`, `told_rosters`, `that_one` | T19, T22–T24: what organs and people are called |
//! | `whole`, `short_names`, `years`, `until` | what else needs the whole report |
//! | `twice`, `doubles`, `doubled_runs` | what is said twice, in a text and in a report |
//! | `terms` | a person's own terms, changed in their file |
//! | `fix` | findings mended, as operations |
//! | `ignored` | findings that a report has waved through |
//!
//! Two kinds of rule, by what they need: a text ([`check_text`]), or more of the report than that
//! ([`check_wide`]). [`check`] is both; an editor that keeps their findings apart checks again only
//! the texts that changed, and puts findings together by [`assemble_text`].
//! A trust is kept: nothing within 《》 or a quotation is changed, no value of a field, no address and
//! none of the user's terms.

mod abbreviations;
mod above;
mod alike;
mod all_of_them;
mod anew;
mod apart;
mod approx;
mod around;
mod asked;
mod attached;
mod attached_lists;
mod attached_pages;
mod balances;
mod bare;
mod bare_tenths;
mod below;
mod beside;
mod blanks;
mod borne_shares;
mod branches;
mod broken_dashes;
mod buckets;
mod built_in;
mod by_char;
mod by_han;
// The build script writes what the program reads.
#[allow(dead_code)]
mod cells;
mod changes;
mod checker;
mod cited_numbers;
mod classes;
mod clock;
mod closings;
mod collocations;
mod colons;
mod context;
mod correlatives;
mod counted_brackets;
mod counted_nouns;
mod counted_points;
mod counted_sections;
mod counts;
mod couples;
mod cut_names;
mod dashes;
mod date;
mod dated_events;
mod dates;
mod dealt;
mod decades;
mod designations;
mod doubled_runs;
mod doubles;
mod doubts;
mod due_dates;
mod ended_quotes;
mod ended_titles;
mod entries;
mod entry;
mod event_order;
mod extents;
mod facts;
mod figures;
mod finding;
mod fix;
mod forms;
mod full_again;
mod full_names;
mod fuller;
// The build script uses what the program does not.
#[allow(dead_code)]
mod gaps;
mod grammar;
mod half_brackets;
mod headings;
mod homophones;
mod ignored;
mod items;
mod joined;
mod joining_lines;
mod judgments;
mod kept;
mod kinds;
mod labels;
mod last_dates;
mod last_lines;
mod led_items;
mod left_decimals;
mod letters;
mod likeness;
mod listed;
mod listed_sums;
mod lists;
mod lone;
mod lone_sections;
mod long_sentences;
mod looked_back;
mod marks;
mod missing;
mod mixed_series;
mod myself;
mod names;
mod namesakes;
mod naming;
mod near;
mod near_sums;
mod neighbours;
mod notes;
mod number;
mod number_forms;
mod odd_shorts;
mod offices;
mod often;
mod only_if;
mod open;
mod open_lines;
mod open_signs;
mod orders;
mod orders_present;
mod organs;
mod pair;
mod pairs;
mod paper;
mod parallels;
mod parted_shares;
mod particle_frames;
mod particles;
mod parts;
mod passage;
mod patterns;
mod people;
mod placed_names;
mod points;
mod present;
mod products;
mod quoted;
mod quotes;
mod ranges;
mod ranks;
mod recount_words;
mod recounts;
mod remainders;
mod rosters;
mod row_sums;
mod rows;
mod rule;
mod said_of;
mod sayings;
mod scales;
mod search;
mod seasons;
mod secretaries;
mod seen;
mod selves;
mod sentences;
mod separated;
mod sequence;
mod set_terms;
mod shares;
mod sheet;
mod short_names;
mod short_namesakes;
mod short_years;
mod slogans;
mod sounds;
mod spaces;
mod speakers;
mod spelling;
mod spelt;
mod spots;
mod steps;
mod stops;
mod structure;
mod subjects;
mod subtitles;
mod sums;
mod tables;
mod taken_up;
mod tallies;
mod terms;
mod that_one;
mod title_kinds;
mod titled_counts;
mod titled_years;
mod titles;
mod told_again;
mod told_lines;
mod told_rosters;
mod told_sums;
mod topics;
mod totals;
mod turned;
mod twice;
mod unended;
mod unended_items;
mod units;
mod until;
mod victims;
mod wave_lines;
mod whatever;
mod whole;
mod whole_sums;
mod words;
mod written_years;
mod years;
mod zeros;
mod zone;

pub use checker::{Checker, check, check_text, check_wide};
pub use context::{Context, Preferences};
pub use finding::{Finding, FindingPlace, Fix, Remedy};
pub use fix::{Mended, fixes, safe_fixes};
pub use ignored::ignoring;
pub use lists::{
    Congress, Fixed as FixedWording, Group, ListError, ListFault, Lists, Names, Order, Person,
    Text, Word,
};
pub use quoted::{MOST_AMID, holds_mark};
pub use rule::{Level, RULES, Rule, RuleId, Wording};
pub use terms::{TermChange, TermFault, amend as amend_terms, is_term};

use crate::report::{Line, Report, TextPlace};
use doubts::Doubts;
use finding::one_per_span;

/// Puts findings together: those that are wanted, in reading order, at most one on a span.
pub fn assemble(report: &Report, context: &Context, findings: Vec<Finding>) -> Vec<Finding> {
    let mut doubts = Doubts::of(report, findings.iter());
    let mut placed: Vec<(usize, Line, Finding)> = Vec::with_capacity(findings.len());
    placed.extend(findings.into_iter().map(|finding| {
        let TextPlace { part, line } = finding.place.text();
        (report.order_of(part).unwrap_or(usize::MAX), line, finding)
    }));
    placed.sort_by_key(|(part, line, _)| (*part, *line));
    let mut assembled = Vec::with_capacity(placed.len());
    let mut rest = placed.into_iter().map(|(.., finding)| finding).peekable();
    while let Some(first) = rest.next() {
        let text = first.place.text();
        let mut of_text = vec![first];
        of_text.extend(std::iter::from_fn(|| rest.next_if(|next| next.place.text() == text)));
        assembled.extend(settle(report, context, of_text, &mut doubts));
    }
    assembled
}

/// Does the same with the findings of one text.
pub fn assemble_text(report: &Report, context: &Context, findings: Vec<Finding>) -> Vec<Finding> {
    let mut doubts = Doubts::of(report, findings.iter());
    settle(report, context, findings, &mut doubts)
}

fn settle(
    report: &Report,
    context: &Context,
    mut findings: Vec<Finding>,
    doubts: &mut Doubts,
) -> Vec<Finding> {
    for (rule, level) in &context.regraded {
        findings.iter_mut().filter(|f| f.rule == *rule).for_each(|f| f.level = *level);
    }
    findings.retain(|finding| {
        context.wants(report, finding)
            && !quoted::has_far_partner(report, finding)
            && !separated::is_between_cells(report, finding)
            && !judgments::dates_so(report, finding)
            && !doubts.is_meant(report, finding)
    });
    leave_quotations(report, &mut findings);
    let mut kept = one_per_span(findings);
    kept.sort_by_key(|f| (f.place.rank(), f.range.start, f.range.end, f.rule));
    kept
}

/// Takes the fixes from findings within a quotation over several paragraphs, which only shows by what
/// stands around the text.
fn leave_quotations(report: &Report, findings: &mut [Finding]) {
    let mut fixed = findings.iter_mut().filter(|finding| finding.fix.is_some()).peekable();
    let Some(place) = fixed.peek().map(|finding| finding.place.text()) else { return };
    let quoted = quoted::over_paragraphs(report, place);
    let is_quoted = |f: &Finding| quoted.iter().any(|part| part.contains(&f.range.start));
    fixed.filter(|finding| is_quoted(finding)).for_each(|finding| finding.fix = None);
}
