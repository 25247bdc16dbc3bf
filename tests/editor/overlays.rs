//! What lies over the panes: find and replace, help, menu, settings, questions.

use super::script::{REPORT, Script};
use qicao::app::command::{Command, Group};
use qicao::app::find;
use qicao::app::input::{Effect, Input, Saved, TextSaved};
use qicao::app::keys::Keymap;
use qicao::app::overlay::Overlay;
use qicao::app::wording::Lang;
use qicao::formats::ron;

#[test]
fn find_counts_goes_around_and_replaces_as_one_step() {
    let mut script = Script::open(REPORT);
    let text = script.text();
    script.keys("<Ctrl+R>工作").rest();
    assert_eq!(script.selected(), "工作");
    assert!(script.shows("全文 1/3 处"), "{:#?}", script.screen());
    script.keys("<Tab>任务<Alt+A><Esc>");
    assert_eq!(script.text(), text.replace("工作", "任务"));
    script.keys("<Ctrl+Z>");
    assert_eq!(script.text(), text);
    // One after the other.
    script.keys("<Ctrl+Home><Ctrl+R><Ctrl+K>工作<Tab>任务<Enter><Esc>");
    assert_eq!(script.text(), text.replacen("工作", "任务", 1));
    assert_eq!(script.selected(), "工作");
    script.keys("<Alt+,><Alt+.>");
    assert_eq!(script.selected(), "工作");
}

#[test]
fn find_keeps_to_the_section() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+G>存在<Enter><Ctrl+F>。<Alt+S>").rest();
    assert!(script.shows("本节 1/1 处"), "{:#?}", script.screen());
}

#[test]
fn help_finds_a_command_and_runs_it() {
    let mut script = Script::open(REPORT);
    script.keys("<F1>全选");
    assert!(script.shows("Ctrl+A"), "{:#?}", script.screen());
    script.keys("<Enter>");
    assert!(script.selected().contains("存在问题"));
    script.keys("<F1>select all<Esc><Esc>");
    assert_eq!(script.selected(), "");
}

#[test]
fn help_says_what_became_of_a_key_of_the_config() {
    let mut script = Script::open(REPORT);
    let keys = [("ctrl+f", "save"), ("F3", "quit")].map(|(key, id)| (key.into(), id.into()));
    script.app.options.keymap = Keymap::rebound(&keys).unwrap();
    script.keys("<F1>find");
    assert!(script.shows("没有键  Ctrl+F 已给“保存”"), "{:#?}", script.screen());
    script.keys("<Ctrl+U>phrases");
    assert!(script.shows("Ctrl+P  F3 已给“退出”"), "{:#?}", script.screen());
    script.keys("<Esc><Ctrl+F>");
    assert!(matches!(script.app.overlays.last(), Some(Overlay::Prompt(_))), "it saves");
}

#[test]
fn the_menu_has_every_command() {
    for lang in Lang::ALL {
        let mut script = Script::open(REPORT);
        script.app.options.lang = lang;
        for command in Command::ALL.iter().filter(|c| c.group() != Group::Inner) {
            script.keys("<Alt+X>").keys(command.name(lang));
            assert!(script.shows(command.name(lang)), "{command:?}");
            script.keys("<Esc>");
        }
        assert!(script.app.overlays.is_empty());
    }
}

#[test]
fn settings_speak_the_other_language_at_once() {
    let mut script = Script::open(REPORT);
    script.keys("<Alt+;><Down><Enter><Esc>");
    assert_eq!(script.app.lang(), Lang::En);
    assert!(script.shows("Outline") && script.shows("Help"), "{:#?}", script.screen());
    assert!(script.effects.contains(&Effect::Remember));
}

#[test]
fn leaving_asks_where_something_would_be_lost() {
    let mut script = Script::open(REPORT);
    script.keys("好<Ctrl+Q>");
    assert!(script.shows("保存并退出") && script.effects.is_empty());
    script.keys("<Esc><Ctrl+Q><Down><Enter>");
    assert_eq!(script.effects, [Effect::Quit]);
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+Q>");
    assert_eq!(script.effects, [Effect::Quit]);
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+C>");
    assert!(script.message().contains("Ctrl+Q") && script.effects.is_empty());
}

#[test]
fn the_cursor_stands_in_every_line_of_input() {
    for keys in [
        "",
        "<F6>",
        "<F1>帮",
        "<Ctrl+G>存",
        "<Ctrl+F>工作",
        "<Ctrl+R>工<Tab>作",
        "<Alt+G>20",
        "<Ctrl+F>不足<Enter><Esc><Alt+N>问",
        "<Alt+S>",
        "<F6><Ctrl+G>存<Enter><F2>",
        "好<Ctrl+Q>",
    ] {
        for (width, height) in [(80, 24), (40, 10), (200, 60)] {
            let mut script = Script::open(REPORT);
            script.resize(width, height);
            script.keys(keys);
            let (x, y) = script.cursor().unwrap_or_else(|| panic!("{keys} at {width}"));
            assert!(x < width && y < height, "{keys} at {width}");
        }
    }
}

#[test]
fn leaving_keeps_what_was_being_filled_in() {
    // A note, a heading renamed in the tree: none was accepted yet.
    for keys in [
        "<Ctrl+F>还有不足<Enter><Esc><Alt+N>问办公室<Ctrl+Q>",
        "<F6><Ctrl+G>存在<Enter><F2>和差距<Ctrl+Q>",
    ] {
        let mut script = Script::open(REPORT);
        script.keys(keys);
        assert!(script.shows("不保存退出") && !script.effects.contains(&Effect::Quit), "{keys}");
    }
    let mut script = Script::open("标题\n\n各位：\n某局抓学习。\n");
    script.keys("<Ctrl+F>某局<Enter><Esc><Alt+M>单位<Enter>");
    script.app.history.mark_saved();
    script.keys("<F4><Backspace><Backspace>市局<Ctrl+Q>");
    assert!(
        script.shows("不保存退出") && !script.effects.contains(&Effect::Quit),
        "{:#?}",
        script.screen()
    );
    script.keys("<Esc>");
    assert!(script.text().contains("市局抓学习"), "{}", script.text());
    // A terminal that goes away asks nothing.
    script.keys("<F4><Backspace><Backspace>省局").input(Input::Closing);
    assert!(script.text().contains("省局抓学习"), "{}", script.text());
}

#[test]
fn a_save_called_off_does_not_quit_later() {
    let mut script = Script::open(REPORT);
    script.keys("好<Ctrl+Q><Enter><Esc><Ctrl+S><Enter>");
    let Some(Effect::Save { path, .. }) = script.effects.pop() else { panic!("no save") };
    script.input(Input::Saved(Saved::Well { path, text: TextSaved::NotWanted, remark: None }));
    assert!(!script.effects.contains(&Effect::Quit));
}

#[test]
fn a_selection_is_a_proposal_to_the_find_bar() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+F>工作<Esc><Ctrl+F>学习");
    assert_eq!(script.selected(), "学习");
    script.keys("<Esc><Ctrl+F><Enter>");
    assert_eq!(script.selected(), "学习");
}

#[test]
fn the_form_has_a_row_a_place_and_is_left_as_one_says() {
    let mut script = Script::open("标题\n各位：\n学习**次，检查**次。\n");
    let text = script.text();
    script.keys("<F4>12").rest();
    assert!(script.shows("学习[**]次，检查**次。"), "{:#?}", script.screen());
    // Esc asks whether what was filled in is to be dropped.
    script.keys("<Esc>");
    assert!(script.shows("采用"));
    script.keys("<Down><Enter>");
    assert!(script.app.overlays.is_empty());
    assert_eq!(script.text(), text);
    script.keys("<F4><Esc>");
    assert!(script.app.overlays.is_empty(), "nothing was filled in");
    script.keys("<F4>12<Enter>3<F4>");
    assert_eq!(script.text(), "标题\n各位：\n学习12次，检查3次。\n");
    script.keys("<Ctrl+Z>");
    assert_eq!(script.text(), text);
    // The key that saves puts it in, too.
    script.app.file.path = Some("甲.ron".into());
    script.keys("<F4>9<Ctrl+S>");
    assert!(script.text().contains("学习9次"));
    assert!(matches!(script.effects.last(), Some(Effect::Save { .. })));
}

#[test]
fn the_find_bar_undoes_and_says_which_hit_it_is_at() {
    let mut script = Script::open(REPORT);
    let text = script.text();
    script.keys("<Ctrl+R>工作").rest();
    assert!(script.shows("1/3 处"));
    script.keys("<Enter>");
    assert!(script.shows("2/3 处"));
    script.keys("<Up><Up>").rest();
    assert!(script.shows("3/3 处"), "{:#?}", script.screen());
    script.keys("<Tab>任务<Alt+A>");
    assert_ne!(script.text(), text);
    script.keys("<Ctrl+Z>");
    assert_eq!(script.text(), text);
    assert!(script.shows("查找"));
}

#[test]
fn the_status_line_keeps_what_matters_on_any_width() {
    let mut script = Script::open(REPORT);
    script.app.file.path = Some("某市某局2024年度意识形态工作情况报告（第三稿）.ron".into());
    script.keys("<Alt+G>2000<Enter>");
    for (width, name) in [(40, false), (60, true), (80, true), (120, true), (200, true)] {
        script.resize(width, 24).rest();
        let row = script.row(23);
        assert!(row.contains("未保存 · 125/2000字 · 待填 1"), "{width}: {row}");
        assert!(row.contains("F1 帮助"), "{width}: {row}");
        assert_eq!(row.contains("某市"), name, "{width}: {row}");
    }
    // At an open place the keys are those of filling in, and it is no selection of two.
    script.resize(80, 24).keys("<Tab>").rest();
    let row = script.row(23);
    assert!(row.contains("Enter 填写") && !row.contains("选中"), "{row}");
}

#[test]
fn the_value_of_a_field_is_looked_for_too() {
    let text = r#"Report(format: 1, title: ["{工作}工作情况"], fields: [("工作", "信访")])"#;
    let mut script = Script::of(ron::read(text).unwrap().report);
    script.keys("<Ctrl+F>信访");
    assert!(script.message().contains("字段“工作”"), "{}", script.message());
    script.keys("<Ctrl+U>安全");
    assert_eq!(script.message(), "没有找到");
}

#[test]
fn the_keys_shown_are_those_of_what_is_chosen() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+P>@存在");
    let row = script.row(23);
    assert!(row.contains("Enter 到那里") && !row.contains("插入"), "{row}");
    script.keys("<Esc><Ctrl+P>>保存");
    let row = script.row(23);
    assert!(row.contains("Enter 确定") && !row.contains("插入"), "{row}");
}

#[test]
fn a_hit_far_off_is_found_between_keys() {
    let long = "好的。".repeat(find::AT_ONCE / 18);
    let mut script =
        Script::open(&format!("标题\n一、甲\n{long}\n{long}\n{long}\n二、远\n好的。\n"));
    script.app.options.proofread = false;
    script.rest().keys("<Ctrl+Home><Ctrl+F>远");
    assert!(script.app.is_waited_for() && script.selected().is_empty());
    assert!(script.shows("全文 …") && script.message().is_empty(), "{:#?}", script.screen());
    script.rest();
    assert!(script.selected() == "远" && script.shows("1/1"), "{:#?}", script.screen());
    script.keys("远");
    assert!(script.app.is_waited_for() && script.selected().is_empty());
    script.rest();
    assert!(script.shows("没有找到") && script.shows("0 处"), "{:#?}", script.screen());
}

#[test]
fn keys_mean_the_same_however_fast_they_come() {
    let long = "好的。".repeat(find::AT_ONCE / 18);
    let text = format!("标题\n一、甲\n{long}\n{long}\n{long}\n二、远\n好的。远\n");
    for keys in
        ["<Ctrl+F>远", "<Ctrl+F>远<Esc>", "<Ctrl+F>远<Enter><Esc>", "<Ctrl+F>远<Esc><Left>大"]
    {
        let hands = |rests: bool| {
            let mut script = Script::open(&text);
            script.app.options.proofread = false;
            script.keys("<Ctrl+Home>");
            for key in keys.split_inclusive('>').flat_map(|keys| keys.split_inclusive('远')) {
                script.keys(key);
                if rests {
                    script.rest();
                }
            }
            script.rest();
            (script.selected(), script.caret())
        };
        assert_eq!(hands(false), hands(true), "{keys}");
    }
}

/// A report of so many sections, with something open, something wrong and a word of its own in each.
fn long_report(sections: usize) -> String {
    let section = |n: usize| format!("（一）甲之{n}号。学习**次,好的。\n");
    format!("标题\n一、总\n{}二、末\n好的。\n", (0..sections).map(section).collect::<String>())
}

fn chosen(script: &Script) -> String {
    match script.app.overlays.last() {
        Some(Overlay::List(list)) => {
            list.entry(list.chosen).map_or(String::new(), |entry| entry.text.clone())
        }
        _ => String::new(),
    }
}

#[test]
fn a_long_list_is_seen_at_once_and_looked_through_between_keys() {
    let mut script = Script::open(&long_report(3_000));
    script.app.options.proofread = false;
    script.rest().keys("<Ctrl+G>");
    assert!(!script.app.is_waited_for() && script.shows("一、总") && script.shows("甲之8号"));
    script.keys("2999号");
    assert!(script.app.is_waited_for() && script.shows("…") && !script.shows("没有找到"));
    script.rest();
    assert!(chosen(&script).contains("甲之2999号"), "{:#?}", script.screen());
    script.keys("<Backspace><Down>");
    assert_eq!(chosen(&script), "", "nothing is there to be gone to yet");
    script.rest().keys("<Ctrl+Home><Down>");
    assert!(chosen(&script).contains("甲之2999"), "{}", chosen(&script));
    script.keys("<Backspace><Backspace><Backspace><Backspace><Ctrl+End>");
    assert_eq!(chosen(&script), "二、末");
    script.keys("<Enter>");
    assert!(script.caret().contains("末"), "{}", script.caret());
}

#[test]
fn what_is_still_gathered_is_said_so_and_what_was_gone_to_stays_chosen() {
    let mut script = Script::open(&long_report(3_000));
    script.app.options.proofread = false;
    script.rest().keys("<Ctrl+G>2990号").rest().keys("<Enter><F9>");
    assert!(script.app.is_waited_for() && script.shows("…"), "{:#?}", script.screen());
    let mut other = Script::of(script.app.report.clone());
    script.rest();
    assert!(script.shows("甲之2990号") && !script.shows("…（"), "{:#?}", script.screen());
    assert!(chosen(&script).contains("**"), "{}", chosen(&script));
    // Who has gone somewhere stays there.
    other.app.options.proofread = false;
    other.rest().keys("<F9><Down><Down>");
    let before = chosen(&other);
    assert!(other.app.is_waited_for());
    other.rest();
    assert_eq!(chosen(&other), before);
    other.keys("2990号").rest().keys("<Enter>");
    assert_eq!(other.selected(), "**");
    other.keys("<F4>");
    assert!(other.app.is_waited_for());
    other.rest().keys("<Up><Up>7<Enter><Enter>").rest();
    let Some(Overlay::Form(form)) = other.app.overlays.last() else { panic!("a form") };
    assert_eq!(form.rows.len(), 3_000);
}

#[test]
fn settings_are_found_among_the_commands_in_either_language() {
    for open in ["<F1>", "<F10>", "<F3>>"] {
        for (query, lang) in [("鼠标", Lang::Zh), ("mouse", Lang::Zh), ("mouse", Lang::En)] {
            let mut script = Script::open(REPORT);
            script.app.options.lang = lang;
            script.keys(open).keys(query);
            let head = if lang == Lang::Zh { "设置 · 鼠标" } else { "Settings · Mouse" };
            assert!(script.shows(head), "{open} {query} {:#?}", script.screen());
            script.keys("<Down><Enter>");
            assert!(!script.app.options.mouse && script.effects.contains(&Effect::Remember));
        }
    }
}

#[test]
fn help_names_commands_as_a_config_does_and_uses_a_high_screen() {
    let mut script = Script::open(REPORT);
    script.resize(120, 40).keys("<F1>find-next");
    assert!(script.shows("find-next"), "{:#?}", script.screen());
    script.keys("<Ctrl+U>");
    assert!(script.screen().iter().filter(|row| row.contains('│')).count() > 34);
}

#[test]
fn what_was_put_in_is_proposed_again_and_a_field_is_cleared() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+R>工作<Tab>任务<Enter><Esc><Ctrl+R>");
    assert!(script.shows("任务"), "{:#?}", script.screen());
    script.keys("<Tab><Ctrl+U>");
    let row = (0..24).map(|y| script.row(y)).find(|row| row.contains("替换为")).unwrap();
    assert!(!row.contains("任务"), "{row}");
}

#[test]
fn what_is_open_outside_a_narrowed_view_is_said() {
    let mut script = Script::open(REPORT);
    script.rest().keys("<Ctrl+G>存在<Enter><F8><Tab>");
    assert!(script.message().contains("全文还有 1 处"), "{}", script.message());
    script.keys("<F8><Tab><Tab>");
    assert!(script.message().is_empty() || script.message().contains("到头"));
}

#[test]
fn what_is_typed_full_width_finds_the_same() {
    let mut script = Script::open(REPORT);
    script.keys("<F1>ｓａｖｅ－ａｓ");
    assert_eq!(script.list().len(), 2, "{:#?}", script.screen());
    script.keys("<Esc><Alt+X>ＢＡＯＣＵＮ");
    assert!(script.shows("保存") && !script.shows("撤销"), "{:#?}", script.screen());
}

#[test]
fn a_search_in_a_narrowed_view_says_so() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+G>存在<Enter><F8><Ctrl+F>工作").rest();
    assert!(script.shows("所看 0 处") && !script.shows("全文 0 处"), "{:#?}", script.screen());
    script.keys("<Enter>");
    assert!(script.message().contains("按 F8"), "{}", script.message());
}

#[test]
fn a_text_that_a_field_begins_or_ends_is_told_of() {
    let mut script = Script::open(REPORT);
    script.keys("<Ctrl+G>存在<Enter><Home><Shift+Right><Shift+Right><Alt+M>工作<Enter>");
    assert_eq!(script.caret(), "{工作}|问题");
    for (query, told) in
        [("存在", "F4"), ("存在问", "预览（F5）"), ("和存在", "预览（F5）"), ("所在问", "没有找到")]
    {
        script.keys("<Ctrl+F><Ctrl+U>").keys(query).keys("<Enter>");
        assert!(script.message().contains(told), "{query}: {}", script.message());
        assert_eq!(script.message().contains("F5"), told.contains("F5"), "{query}");
        script.keys("<Esc>");
    }
}
