use super::*;
use crate::report::{Draft, Fixed, Paragraph, Part, Section, TextPlace};
use crate::text::Edit;

fn report() -> Report {
    let mut draft = Draft::default();
    draft.fixed.of_mut(Fixed::Lead).push(Paragraph::new("开头"));
    let section =
        |heading: &str| Section { level: 1, heading: heading.into(), ..Section::default() };
    draft.sections = vec![section("甲"), section("乙")];
    Report::new(draft).unwrap()
}

fn header() -> Header {
    Header { format: FORMAT, file: Some("报告.ron".into()), ..Header::default() }
}

fn typed(at: usize, text: &str) -> Operation {
    let place = TextPlace::body(Part::Fixed(Fixed::Lead), 0);
    Operation::Text { place, edit: Edit::insert(at, text) }
}

fn lead(journal: &Journal) -> String {
    let report = journal.recover(None).unwrap().report;
    report.fixed(Fixed::Lead)[0].text.clone()
}

/// Cut at every byte, and with every byte spoilt: what is whole before is given back, never anything
/// that was not written.
#[test]
fn a_torn_tail_is_told_from_what_is_whole() {
    let head = [begun(&header()), whole(&report())].concat();
    let tails = [done(&typed(0, "一")), done(&typed(3, "二"))];
    let bytes = [head.clone(), tails.concat()].concat();
    let whole_at = |length: usize| {
        let first = head.len() + tails[0].len();
        if length >= bytes.len() { 2 } else { usize::from(length >= first) }
    };
    let expect = ["开头", "一开头", "一二开头"];
    for length in head.len()..=bytes.len() {
        let journal = read(&bytes[..length]).unwrap();
        assert_eq!(journal.count, whole_at(length), "{length}");
        assert_eq!(lead(&journal), expect[journal.count]);
        assert_eq!(
            journal.torn == 0,
            [head.len(), head.len() + tails[0].len(), bytes.len()].contains(&length)
        );
    }
    for at in head.len()..bytes.len() {
        let mut spoilt = bytes.clone();
        spoilt[at] ^= 0x20;
        let journal = read(&spoilt).unwrap();
        // The case of a digit of the frame means nothing.
        assert!(journal.count <= whole_at(at) || spoilt[at].is_ascii_hexdigit(), "{at}");
        assert_eq!(lead(&journal), expect[journal.count]);
    }
    for length in 0..begun(&header()).len() {
        assert_eq!(read(&bytes[..length]).err(), Some(JournalError::NoJournal));
    }
}

/// What is split and joined is not in the journal, and stands where it stood; a journal of the
/// format before can still be read.
#[test]
fn a_split_is_small_and_done_again() {
    let long = "长".repeat(1000);
    let place = TextPlace::body(Part::Fixed(Fixed::Lead), 0);
    for format in [OLDEST, FORMAT] {
        let head = begun(&Header { format, ..header() });
        let bytes = [
            head,
            whole(&report()),
            done(&typed(3, &long)),
            done(&Operation::Split { place, at: 300 }),
            done(&typed(300, "一")),
        ];
        assert!(bytes[3].len() < 100);
        let recovered = read(&bytes.concat()).unwrap().recover(None).unwrap();
        let lead: Vec<_> = recovered.report.fixed(Fixed::Lead).iter().map(|p| &p.text).collect();
        assert_eq!(*lead[0], format!("开{}一", "长".repeat(99)));
        assert_eq!(*lead[1], format!("{}头", "长".repeat(901)));
        let heading = TextPlace::heading(report().sections()[0].id);
        let joined = [
            bytes.concat(),
            done(&Operation::Join { place, at: 303 }),
            done(&Operation::Split { place: heading, at: 0 }),
            done(&Operation::Join { place: heading, at: 9 }),
        ];
        let recovered = read(&joined.concat()).unwrap().recover(None).unwrap();
        // The last one does not fit.
        assert_eq!(recovered.refused, 1);
        assert_eq!(recovered.report.fixed(Fixed::Lead).len(), 1);
        assert_eq!(recovered.report.sections()[0].body[0].text, "甲");
    }
}

#[test]
fn what_does_not_fit_is_said() {
    let text = ron::write(&report());
    let on_disk = Some(Fingerprint::of(text.as_bytes()));
    let bytes = [begun(&Header { on_disk, ..header() }), done(&typed(0, "一"))].concat();
    let journal = read(&bytes).unwrap();
    assert!(journal.recover(Some(text.as_bytes())).is_ok_and(|r| r.refused == 0));
    assert_eq!(journal.recover(Some(b"other")).err(), Some(JournalError::FileChanged));
    assert_eq!(journal.recover(None).err(), Some(JournalError::FileChanged));
    // With the report in it, the file is not needed any more.
    let bytes = [bytes, whole(&report()), done(&typed(0, "二"))].concat();
    let journal = read(&bytes).unwrap();
    assert_eq!((journal.count, lead(&journal).as_str()), (2, "二开头"));
    let newer = begun(&Header { format: 9, ..header() });
    assert_eq!(read(&newer).err(), Some(JournalError::Format { found: 9, known: FORMAT }));
    assert_eq!(read(b"").err(), Some(JournalError::NoJournal));
}

#[test]
fn an_operation_that_does_not_fit_ends_what_is_recovered() {
    let operations = [typed(0, "一"), typed(99, "二"), typed(0, "三")].map(|o| done(&o)).concat();
    let bytes = [begun(&header()), whole(&report()), operations].concat();
    let journal = read(&bytes).unwrap();
    assert_eq!(journal.recover(None).unwrap().refused, 2);
    assert_eq!(lead(&journal), "一开头");
}

#[test]
fn ids_are_given_back() {
    let mut subject = report();
    let first = subject.sections()[0].id;
    subject.apply(&crate::report::outline::move_down(&subject, first).unwrap()).unwrap();
    let rename = crate::report::outline::rename(&subject, first, "丙").unwrap();
    let bytes = [begun(&header()), whole(&subject), done(&rename)].concat();
    subject.apply(&rename).unwrap();
    let recovered = read(&bytes).unwrap().recover(None).unwrap().report;
    assert!(recovered == subject);
    assert_eq!(recovered.sections()[1].heading, "丙");
    assert_eq!(recovered.sections()[1].id, first);
    assert_eq!(ids(&report()), Vec::<u64>::new());
    assert_eq!(ids(&subject), [2, 1]);
}

/// Numbers that no editor has written, in records that are whole.
#[test]
fn a_number_beyond_all_is_refused() {
    let framed = |text: &str| {
        let checksum = crc32fast::hash(text.as_bytes());
        format!("{:08x} {checksum:08x} {text}\n", text.len()).into_bytes()
    };
    let most = u64::MAX;
    let head = [begun(&Header { done: usize::MAX, ..header() }), whole(&report())].concat();
    for operation in [
        format!(
            "\"Text\":{{\"part\":1,\"body\":null,\"at\":{most},\"removed\":\"甲\",\"inserted\":\"\"}}"
        ),
        format!("\"Move\":{{\"from\":{most},\"count\":{most},\"to\":{most},\"deeper\":-128}}"),
        format!("\"Sections\":{{\"at\":{most},\"removed\":{most},\"inserted\":[]}}"),
        format!(
            "\"Sections\":{{\"at\":0,\"removed\":0,\"inserted\":[{{\"id\":{most},\"level\":1,\"heading\":\"\",\
             \"run_in\":null,\"number\":\"ByPlace\",\"tags\":[],\"target\":0,\"body\":[]}}]}}"
        ),
        format!("\"Whole\":{{\"report\":\"Report(format: 1)\",\"ids\":[{most}]}}"),
    ] {
        let record = framed(&format!("{{\"Done\":{{{operation}}}}}"));
        let journal = read(&[head.clone(), record].concat()).unwrap();
        assert_eq!((journal.torn, journal.count), (0, usize::MAX), "{operation}");
        let recovered = journal.recover(None).unwrap();
        assert_eq!(recovered.refused, 1, "{operation}");
        assert!(recovered.report == report());
    }
    let ids =
        format!("{{\"Whole\":{{\"report\":{:?},\"ids\":[1,{most}]}}}}", ron::write(&report()));
    let journal = read(&[begun(&header()), framed(&ids)].concat()).unwrap();
    assert_eq!(journal.recover(None).err(), Some(JournalError::Broken));
}
