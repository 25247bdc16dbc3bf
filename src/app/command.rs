//! The commands of the editor, as one table: what each is called, where it stands in the menu.
//!
//! Help, menu, hints and the key list of the README read this table; what a command does is said in
//! `update`.

use super::wording::Lang;

/// How commands stand together in the menu and in help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    File,
    Edit,
    Walk,
    Section,
    Fill,
    Proof,
    View,
    /// The keys of lists, forms and lines of input; no entries of the menu.
    Inner,
}

impl Group {
    pub const MENU: [Group; 7] = [
        Group::File,
        Group::Edit,
        Group::Section,
        Group::Fill,
        Group::Proof,
        Group::View,
        Group::Walk,
    ];

    pub fn name(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Group::File => ("文件", "File"),
            Group::Edit => ("编辑", "Edit"),
            Group::Walk => ("光标", "Caret"),
            Group::Section => ("章节", "Sections"),
            Group::Fill => ("待填", "Filling in"),
            Group::Proof => ("校对", "Proofreading"),
            Group::View => ("查看", "View"),
            Group::Inner => ("列表与输入框", "Lists and input"),
        };
        in_lang(lang, zh, en)
    }
}

fn in_lang(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

macro_rules! commands {
    ($($group:ident { $($name:ident $id:literal $zh:literal $en:literal)* })*) => {
        /// What can be done by a key or from the menu.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command {
            $($($name,)*)*
        }

        impl Command {
            /// All of them, in the order of the menu.
            pub const ALL: &[Command] = &[$($(Command::$name,)*)*];

            /// The word by which a config names the command.
            pub fn id(self) -> &'static str {
                match self { $($(Command::$name => $id,)*)* }
            }

            pub fn name(self, lang: Lang) -> &'static str {
                match self { $($(Command::$name => in_lang(lang, $zh, $en),)*)* }
            }

            pub fn group(self) -> Group {
                match self { $($(Command::$name => Group::$group,)*)* }
            }
        }
    };
}

commands! {
    File {
        Save "save" "保存" "Save"
        SaveAs "save-as" "另存为" "Save as"
        Start "start" "新建或打开" "New or open"
        HandIn "hand-in" "交稿" "Hand in"
        InsertFile "insert-file" "插入文件或其中一节" "Insert a file or a section of it"
        Versions "versions" "以前的版本" "Earlier versions"
        Suspend "suspend" "暂时回到命令行" "Suspend"
        Quit "quit" "退出" "Quit"
    }
    Edit {
        Undo "undo" "撤销" "Undo"
        Redo "redo" "重做" "Redo"
        Cut "cut" "剪切" "Cut"
        Copy "copy" "复制" "Copy"
        Paste "paste" "粘贴" "Paste"
        SelectAll "select-all" "全选" "Select all"
        Find "find" "查找" "Find"
        Replace "replace" "替换" "Replace"
        FindNext "find-next" "下一处" "Next hit"
        FindPrevious "find-previous" "上一处" "Previous hit"
        QuotePair "pair-quotes" "加引号“”" "Put in quotes"
        TitlePair "pair-title" "加书名号《》" "Put in title marks"
        BracketPair "pair-brackets" "加括号（）" "Put in brackets"
        InsertDate "insert-date" "插入今天的日期" "Insert today's date"
        NextItem "next-item" "续写一是二是三是" "Next item of a list"
        ItemUp "item-up" "上移这一项" "Move the item up"
        ItemDown "item-down" "下移这一项" "Move the item down"
        Note "note" "批注（不打印）" "Note to yourself"
        Newline "newline" "换段" "New paragraph"
        Break "break" "换段（待填处前也换）" "New paragraph, before a slot too"
        Backspace "backspace" "删除前一字" "Delete backwards"
        Delete "delete" "删除后一字" "Delete forwards"
        WordBackspace "word-backspace" "删除前一词" "Delete the word before"
        WordDelete "word-delete" "删除后一词" "Delete the word behind"
        DeleteToEnd "delete-to-end" "删到段末" "Delete to the end of the paragraph"
    }
    Walk {
        Left "left" "左移" "Left"
        Right "right" "右移" "Right"
        Up "up" "上移" "Up"
        Down "down" "下移" "Down"
        WordLeft "word-left" "前一词" "Word left"
        WordRight "word-right" "后一词" "Word right"
        RowStart "row-start" "行首" "Start of the line"
        RowEnd "row-end" "行末" "End of the line"
        ParagraphUp "paragraph-up" "上一段" "Paragraph up"
        ParagraphDown "paragraph-down" "下一段" "Paragraph down"
        PageUp "page-up" "上一屏" "Page up"
        PageDown "page-down" "下一屏" "Page down"
        ReportStart "report-start" "全文开头" "Start of the report"
        ReportEnd "report-end" "全文末尾" "End of the report"
        SelectLeft "select-left" "向左选" "Select left"
        SelectRight "select-right" "向右选" "Select right"
        SelectUp "select-up" "向上选" "Select up"
        SelectDown "select-down" "向下选" "Select down"
        SelectWordLeft "select-word-left" "选前一词" "Select the word before"
        SelectWordRight "select-word-right" "选后一词" "Select the word behind"
        SelectRowStart "select-row-start" "选到行首" "Select to the start of the line"
        SelectRowEnd "select-row-end" "选到行末" "Select to the end of the line"
        SelectParagraphUp "select-paragraph-up" "向上选一段" "Select a paragraph up"
        SelectParagraphDown "select-paragraph-down" "向下选一段" "Select a paragraph down"
        SelectPageUp "select-page-up" "向上选一屏" "Select a page up"
        SelectPageDown "select-page-down" "向下选一屏" "Select a page down"
        SelectReportStart "select-report-start" "选到全文开头" "Select to the start"
        SelectReportEnd "select-report-end" "选到全文末尾" "Select to the end"
    }
    Section {
        NewSection "new-section" "新建同级节" "New section"
        NewChild "new-child" "新建下级节" "New sub-section"
        Rename "rename" "改标题" "Rename"
        MoveUp "move-up" "上移" "Move up"
        MoveDown "move-down" "下移" "Move down"
        MoveIn "move-in" "降一级" "Move in"
        MoveOut "move-out" "升一级" "Move out"
        Split "split" "从光标处拆成两节" "Split at the caret"
        Merge "merge" "并入上文" "Merge into what is before"
        Duplicate "duplicate" "复制一份" "Duplicate"
        DeleteSection "delete-section" "删除这一节" "Delete the section"
        Trash "trash" "找回删除的节" "Deleted sections"
        RunIn "run-in" "标题接排或独行" "Heading run in or on its own line"
        Unnumber "unnumber" "编号有无" "Number or none"
        Renumber "renumber" "按位置重新编号" "Number by place"
        GoTo "go-to" "跳到某节" "Go to a section"
    }
    Fill {
        Phrases "phrases" "套话" "Phrases"
        KeepPhrase "keep-phrase" "选中的存为套话" "Keep the selection as a phrase"
        NextAlternative "next-alternative" "换一种说法" "Another wording"
        NextOpen "next-open" "下一处待填" "Next open place"
        PreviousOpen "previous-open" "上一处待填" "Previous open place"
        NextUnfilled "next-unfilled" "下一处未填" "Next unfilled place"
        Fields "fields" "填写字段" "Fields"
        MakeField "make-field" "设为字段" "Make it a field"
        Target "target" "目标字数" "Target length"
    }
    Proof {
        Proof "proof" "逐条校对" "Proofread"
        NextFinding "next-finding" "下一处问题" "Next finding"
        PreviousFinding "previous-finding" "上一处问题" "Previous finding"
        Fix "fix" "改正这一处" "Mend it"
        FixRule "fix-rule" "改正这一类的全部" "Mend all of this rule"
        FixSafe "fix-safe" "改正全部有把握的" "Mend all that is safe"
        Ignore "ignore" "忽略这一处" "Ignore it"
        IgnoreRule "ignore-rule" "忽略这条规则（本报告不查）" "Ignore the rule in this report"
        AddTerm "add-term" "收进自己的词，都不再查" "Keep it as a term of one's own"
        Rules "rules" "校对规则，恢复忽略的" "Rules, and what is ignored"
    }
    View {
        SwitchPane "switch-pane" "换到另一栏" "Other pane"
        Preview "preview" "全文预览" "Preview"
        PreviewBeside "preview-beside" "预览放在旁边" "Preview beside the text"
        Narrow "narrow" "只看这一节" "Only this section"
        Fold "fold" "折叠或展开" "Fold"
        FoldAll "fold-all" "全部折叠或展开" "Fold all"
        FoldIn "fold-in" "折叠，或到上级" "Fold, or to the parent"
        FoldOut "fold-out" "展开，或到下级" "Unfold, or to the child"
        Settings "settings" "设置" "Settings"
        Menu "menu" "菜单" "Menu"
        Help "help" "帮助" "Help"
    }
    Inner {
        Close "close" "关闭，取消" "Close"
        Accept "accept" "确定" "Accept"
        NextField "next-field" "下一格" "Next field"
        PreviousField "previous-field" "上一格" "Previous field"
        ClearField "clear-field" "清空这一格" "Clear the field"
        ReplaceAll "replace-all" "全部替换" "Replace all"
        SwitchScope "switch-scope" "本节或全文" "Section or report"
        EditPhrase "edit-phrase" "修改套话" "Edit the phrase"
        DeletePhrase "delete-phrase" "删除自己的套话" "Delete one's own phrase"
        PinPhrase "pin-phrase" "置顶或取消置顶" "Pin or unpin"
        OpenText "open-text" "进入正文" "Go to the text"
    }
}

impl Command {
    pub fn of_id(id: &str) -> Option<Command> {
        Command::ALL.iter().copied().find(|command| command.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn ids_and_names_are_unique_and_every_menu_group_has_entries() {
        let mut ids = HashSet::new();
        for command in Command::ALL {
            assert!(ids.insert(command.id()), "{command:?}");
            assert_eq!(Command::of_id(command.id()), Some(*command));
            assert!(!command.name(Lang::Zh).is_empty() && !command.name(Lang::En).is_empty());
        }
        for group in Group::MENU {
            assert!(Command::ALL.iter().any(|command| command.group() == group));
        }
    }
}
