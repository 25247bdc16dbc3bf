// The words of the interface. One entry: a name, the places filled in by the program in brackets, and
// the text in Chinese and English; both must name every place. Chinese takes Chinese marks. An error
// says which file, what is wrong, where, and what to do, in one sentence that may have several parts.
// To add a word, add an entry to the group it belongs to, or a group; `{{` is a brace.
words! {
    "The panes" {
        PartBody { zh: "正文", en: "text" }
        TreeTitle { zh: "提纲", en: "Outline" }
        NoTitle { zh: "未命名报告", en: "Untitled report" }
        Empty { zh: "空", en: "empty" }
        TooSmall(width, height) { zh: "窗口太小：至少要 {width} 列 {height} 行", en: "The window is too small: {width} columns and {height} rows are needed" }
    }

    "The status line" {
        StateSaved { zh: "已保存", en: "saved" }
        StateChanged { zh: "未保存", en: "changed" }
        StateUnkept { zh: "未保存，无日志", en: "changed, no journal" }
        StateReadOnly { zh: "只读", en: "read only" }
        StateNew { zh: "新报告", en: "new" }
        OfTarget(count, target) { zh: "{count}/{target}字", en: "{count}/{target} chars" }
        SectionOfTarget(count, target) { zh: "本节 {count}/{target}字", en: "section {count}/{target}" }
        SelectedChars(count) { zh: "选中 {count} 字", en: "{count} selected" }
        OpenCount(count) { zh: "待填 {count}", en: "{count} open" }
        FindingCount(count) { zh: "校对 {count}", en: "findings: {count}" }
        Narrowed { zh: "只看本节", en: "one section" }
        HintHelp { zh: "帮助", en: "Help" }
        HintMenu { zh: "菜单", en: "Menu" }
        HintPhrases { zh: "套话", en: "Phrases" }
        HintSave { zh: "保存", en: "Save" }
        HintTree { zh: "提纲", en: "Outline" }
        HintText { zh: "正文", en: "Text" }
        HintOpen { zh: "待填", en: "Open places" }
        HintChoose { zh: "选择", en: "Choose" }
        HintAccept { zh: "确定", en: "Accept" }
        HintTick { zh: "选或不选", en: "Tick" }
        HintUse { zh: "采用", en: "Put in" }
        HintClose { zh: "关闭", en: "Close" }
        HintNext { zh: "下一处", en: "Next" }
        HintPrevious { zh: "上一处", en: "Previous" }
        HintFill { zh: "填写", en: "Fill in" }
        HintForm { zh: "逐项填写", en: "Fill in all" }
        HintSkip { zh: "下一部分", en: "Next part" }
        HintNew { zh: "新建一节", en: "New section" }
        HintDeeper { zh: "降一级", en: "Move in" }
        HintHigher { zh: "升一级", en: "Move out" }
        HintScope { zh: "本节或全文", en: "Scope" }
        HintReplaceAll { zh: "全部替换", en: "Replace all" }
        HintReplace { zh: "替换", en: "Replace" }
        HintOther { zh: "下一格", en: "Next field" }
        HintInsert { zh: "插入", en: "Insert" }
        HintInsertMore { zh: "插入并留下", en: "Insert, stay" }
        HintItem { zh: "列项", en: "Item" }
        HintSection { zh: "成节", en: "Section" }
        HintEdit { zh: "修改", en: "Edit" }
        HintKeep { zh: "存入", en: "Keep" }
        HintPin { zh: "置顶", en: "Pin" }
        HintFillNext { zh: "填好，下一处", en: "Fill, next" }
        HintLeave { zh: "不填", en: "Leave" }
        HintProof { zh: "校对", en: "Proof" }
        HintFix { zh: "改", en: "Mend" }
        HintFixRule { zh: "同类", en: "All" }
        HintFixSafe { zh: "有把握", en: "Safe" }
        HintIgnore { zh: "忽略", en: "Ignore" }
        HintIgnoreRule { zh: "不查", en: "Off" }
        HintBringBack { zh: "恢复", en: "Bring back" }
        HintOnOff { zh: "开关", en: "On, off" }
        HintAddTerm { zh: "收词", en: "A term" }
        HintRules { zh: "规则和忽略的", en: "Rules" }
        HintThere { zh: "去", en: "Go" }
        HintMove { zh: "移动", en: "Move" }
        HintRename { zh: "改标题", en: "Rename" }
        PageOf(page, count) { zh: "第{page}页 共{count}页", en: "page {page} of {count}" }
        PageOfMore(page) { zh: "第{page}页", en: "page {page}" }
        PagesComing(count) { zh: "正在排版，已有{count}页", en: "laying out, pages so far: {count}" }
        PaperPlace(page, line, left) { zh: "第{page}页 第{line}行 余{left}行", en: "page {page}, line {line}, {left} left" }
        HintPages { zh: "文字或版面", en: "Text or pages" }
        HintPage { zh: "翻页", en: "Page" }
        HintGoToPage { zh: "第几页", en: "Go to page" }
        HintGoThere { zh: "到那里", en: "Go there" }
        HintBack { zh: "回到此处", en: "Back to here" }
        HintFind { zh: "查找", en: "Find" }
        HintPreview { zh: "预览", en: "Preview" }
        HintScroll { zh: "翻看", en: "Scroll" }
        HintFold { zh: "折叠", en: "Fold" }
    }

    "What the editor says" {
        CannotBeDone { zh: "这里做不到", en: "That cannot be done here" }
        NothingToUndo { zh: "没有可撤销的了", en: "Nothing to undo" }
        NothingToRedo { zh: "没有可重做的了", en: "Nothing to redo" }
        NothingSelected { zh: "没有选中文字；退出按 Ctrl+Q", en: "Nothing is selected; Ctrl+Q quits" }
        Copied { zh: "已复制", en: "Copied" }
        PasteByTerminal { zh: "还没有复制过；别处的文字请用终端的粘贴（常是 Ctrl+Shift+V）", en: "Nothing was copied here; paste from elsewhere by the terminal's own key (often Ctrl+Shift+V)" }
        PasteDropped(count) { zh: "粘贴时去掉了 {count} 个控制字符", en: "Control characters dropped from the paste: {count}" }
        PasteBecameSections { zh: "粘贴的标题已成为章节；Ctrl+Z 留作文字，Alt+0 按位置编号", en: "Pasted headings became sections; Ctrl+Z leaves them as text, Alt+0 numbers them by place" }
        PasteBecameReport { zh: "粘贴的文字已分出标题、各节和落款；Ctrl+Z 留作文字", en: "The paste has become the parts of a report; Ctrl+Z leaves it as text" }
        NumberAsWritten { zh: "已成为一节，编号照所写；Alt+0 按位置编号，Ctrl+Z 留作文字", en: "A section now, numbered as written; Alt+0 numbers it by place, Ctrl+Z leaves it as text" }
        NumberIsDrawn { zh: "编号由位置给出，输入的编号已去掉；Ctrl+Z 留作文字", en: "The number is given by the place: the typed one is gone; Ctrl+Z leaves it" }
        NumberBecameSection { zh: "已成为一节；Ctrl+Z 留作文字", en: "It is a section now; Ctrl+Z leaves it as text" }
        SentenceBeganText { zh: "已成为正文的第一段；Ctrl+Z 留在原处", en: "It is the first paragraph of the text now; Ctrl+Z leaves it where it was" }
        ObstacleNowhere { zh: "光标不在章节里", en: "The caret is in no section" }
        ObstacleFirst { zh: "前面没有同级的了", en: "It is the first of its level" }
        ObstacleLast { zh: "后面没有同级的了", en: "It is the last of its level" }
        ObstacleTop { zh: "已经是最高一级", en: "It is on the top level" }
        ObstacleTooDeep { zh: "最多九级", en: "There are no more than nine levels" }
        ObstacleInsideItself { zh: "不能放进它自己里面", en: "It cannot stand inside itself" }
        LandsBefore(heading) { zh: "放到“{heading}”之前；放在右半边是放进去", en: "Before '{heading}'; over its right half: inside" }
        LandsBehind(heading) { zh: "放到“{heading}”之后；放在右半边是放进去", en: "After '{heading}'; over its right half: inside" }
        LandsInside(heading) { zh: "放进“{heading}”，成为它的最后一节", en: "Inside '{heading}', as its last" }
        LandsFirst { zh: "放到最前面，作为一级标题", en: "First of all, on the top level" }
        LandsLast { zh: "放到最后面，作为一级标题", en: "Last of all, on the top level" }
        OnlySectionsMove { zh: "这一部分的位置是固定的，只有章节能移动", en: "This part has its fixed place; only sections move" }
        LandsNowhere { zh: "在这里放开则不移动；Esc 取消", en: "Let go here it stays where it is; Esc leaves off" }
        SectionMoved(heading) { zh: "已移动，现在是“{heading}”；Ctrl+Z 移回", en: "Moved: it is '{heading}' now; Ctrl+Z moves it back" }
        NotMoved { zh: "没有移动", en: "Nothing was moved" }
        SplitWithin { zh: "要在标题中间或正文里拆分", en: "Split within a heading or in the text of a section" }
        NothingBelow { zh: "这里没有下级节可以折叠", en: "There are no sub-sections to fold here" }
        SectionTaken { zh: "已插入一节；Ctrl+Z 撤销", en: "The section is in; Ctrl+Z takes it out" }
        SectionDeleted { zh: "已删除一节；Ctrl+Z 撤销，报告关闭前也可用 Alt+3 找回", en: "Deleted; Ctrl+Z brings it back, and until the report is closed Alt+3" }
        NothingDeleted { zh: "打开以来没有删过章节", en: "No section was deleted since the report was opened" }
        PutBack { zh: "已放回原处；Ctrl+Z 撤销", en: "Put back; Ctrl+Z undoes" }
        NothingToRenumber { zh: "编号都与位置相符", en: "All numbers fit their places" }
        PhraseInText { zh: "落款和日期里放不进套话，已接在正文末尾；Ctrl+Z 撤销", en: "No phrase goes into signature or date: it stands at the end of the text; Ctrl+Z undoes" }
        ItemIsEmpty { zh: "这一项还没有写", en: "This item is still empty" }
        ListInBody { zh: "要在正文里", en: "Only in the text of a section" }
        PhraseOfWhat { zh: "请先选中要存为套话的一句话", en: "Select the sentence that is to become a phrase first" }
        PhraseOfOneParagraph { zh: "套话要在一段之内选", en: "A phrase is selected within one paragraph" }
        PhraseKept { zh: "已存入自己的套话", en: "Kept among your own phrases" }
        PhraseRemoved { zh: "已从自己的套话中删除", en: "Deleted from your own phrases" }
        PhraseNotOwn { zh: "这条不是自己的套话，不能删除", en: "This phrase is not your own and cannot be deleted" }
        PhraseBecomesOwn { zh: "这条不是自己的；存入后多一条自己的", en: "It is not your own; what you keep is one more, of your own" }
        NoAlternative { zh: "这里的话没有别的说法", en: "There is no other wording of what stands here" }
        AlternativeOf(number, count) { zh: "第 {number} 种说法，共 {count} 种", en: "Wording {number} of {count}" }
        Pinned { zh: "已置顶：合这一节时排在最前", en: "Pinned: it stands first where it fits" }
        Unpinned { zh: "已取消置顶", en: "Not pinned any more" }
        WentAround { zh: "已到头，从另一端接着找", en: "Went around the end" }
        NothingOpen { zh: "没有待填之处", en: "Nothing is open" }
        NothingOpenHere(count) { zh: "这一节里没有待填之处，全文还有 {count} 处；按 F8 回到全文", en: "Nothing is open in this section, but in the report: {count}; F8 shows all of it" }
        FoundInField(field) { zh: "正文里没有；字段“{field}”的值里有，用 F4 改", en: "Not in the text, but in the value of the field {field}; F4 changes it" }
        NotFound { zh: "没有找到", en: "Not found" }
        NotFoundHere { zh: "只看的这一节里没有；按 F8 回到全文再找", en: "Not in this section; F8 shows all of the report" }
        NotFoundBesideField(field) { zh: "没有找到；和字段“{field}”连着的字，在预览（F5）里查", en: "Not found; what reads on from the field {field} is found in the preview (F5)" }
        Replaced(count) { zh: "替换了 {count} 处；Ctrl+Z 撤销", en: "Replaced: {count}; Ctrl+Z undoes" }
        PreviewNeedsWidth { zh: "窗口不到 120 列，旁边放不下；F5 全屏预览", en: "The window has less than 120 columns; F5 shows the preview alone" }
        FieldOfWhat { zh: "请先选中一段文字，或把光标放在空格 [ ] 前", en: "Select a piece of text first, or stand before a slot" }
        IsField(name) { zh: "“{name}”是字段了，F4 填写", en: "'{name}' is a field now; F4 fills it in" }
        NotAName { zh: "字段名是 1 到 20 个字，不含 {{ }} = |", en: "A field name has 1 to 20 characters, none of them {{ }} = |" }
        NoFields { zh: "这份报告没有字段；未填的 ** 之类用 Tab 走到", en: "This report has no fields; Tab goes to what is still open" }
        NotANumber { zh: "这不是一个数", en: "That is no number" }
        TargetNotANumber { zh: "目标字数请写成数字，如 2000；空着就是没有目标", en: "Write the length as a number, such as 2000; empty means none" }
        NoteToParagraph { zh: "批注写给正文的段落", en: "Notes are written to paragraphs" }
        OptionNothing { zh: "（不写）", en: "(nothing)" }
        NoFindings { zh: "没有发现问题", en: "Nothing is found" }
        StillChecking { zh: "还在校对", en: "Still checking" }
        NoFindingHere { zh: "光标处没有问题", en: "There is no finding here" }
        NoFix { zh: "这一处要自己改", en: "This one is for you to mend" }
        NothingSafe { zh: "没有可以放心改的", en: "Nothing can be mended safely" }
        Mended(count) { zh: "改正了 {count} 处；Ctrl+Z 撤销", en: "Mended: {count}; Ctrl+Z undoes" }
        FindingIgnored { zh: "忽略了这一处；Alt+Q 列出忽略的，可以恢复", en: "Ignored; Alt+Q lists what is ignored and brings it back" }
        FindingsIgnored(count) { zh: "忽略了 {count} 处，前后文字都一样；Alt+Q 可以恢复", en: "Ignored {count} places that read the same all around; Alt+Q brings them back" }
        RuleIgnored(rule) { zh: "本报告不再查 {rule}；Alt+Q 可以恢复", en: "{rule} is off in this report; Alt+Q brings it back" }
        RuleOffInConfig(rule) { zh: "{rule} 是在配置里关掉的（config.ron 的 proof），请在那里打开", en: "{rule} is switched off in the config (proof in config.ron); switch it on there" }
        BroughtBack { zh: "恢复了，照常校对", en: "Brought back; it is told again" }
        NotATerm { zh: "只有二十个字以内的词可以收进自己的词；这一处用 Del 忽略", en: "Only a word of up to 20 characters can be a term; Del ignores this place" }
        TermKept(term) { zh: "“{term}”收进了自己的词 proof.ron，哪里都不再查；Alt+Q 可以去掉", en: "'{term}' is kept in proof.ron and no rule touches it; Alt+Q takes it out" }
        TermGone(term) { zh: "“{term}”已从自己的词 proof.ron 里去掉", en: "'{term}' is taken out of proof.ron" }
        KeyDoesNothing(key, help) { zh: "{key} 在这里没有用处；按 {help} 可以查按键", en: "{key} does nothing here; {help} lists the keys" }
        SaveFirst { zh: "这份报告还没有保存；请先按 Ctrl+S", en: "This report is not saved; press Ctrl+S first" }
        Saved(file) { zh: "已保存 {file}", en: "Saved {file}" }
        SavedBoth(file, text) { zh: "已保存 {file} 和 {text}", en: "Saved {file} and {text}" }
        Recovered(count) { zh: "恢复了 {count} 步改动；Ctrl+Z 撤销，Ctrl+S 保存", en: "Recovered: {count}; Ctrl+Z undoes, Ctrl+S saves" }
        HeldBy(who) { zh: "只读：{who}正在写这份报告；可另存", en: "Read only: {who} is writing this report; save it under another name" }
        NoLock { zh: "只读：这份报告旁边和状态目录里都放不下锁，拦不住别人同时写；可另存", en: "Read only: no lock fits beside this report or into the state folder to keep others from writing it too; save it under another name" }
        NameWithoutLock { zh: "那份报告旁边和状态目录里都放不下锁；请另起一名", en: "No lock fits beside that report or into the state folder; take another name" }
        LockIsFree(who) { zh: "{who}已经不在写这份报告了，现在可以写。", en: "{who} does not write this report any more: it can be written now." }
        MayWrite { zh: "现在可以写了", en: "You are writing it now" }
        LockOfDead(who) { zh: "{who}没有正常退出，已接手", en: "Taken over from {who}, who did not leave properly" }
        NameHeld(who) { zh: "{who}正在写那份报告；请另起一名", en: "{who} is writing that report; take another name" }
        LockHolder(user, host, since) { zh: "{user}@{host}（自 {since}）", en: "{user}@{host} (since {since})" }
        Somebody { zh: "别的编辑器", en: "another editor" }
        FormByHandIn(file) { zh: "；{file} 按 F9 交稿写出", en: "; F9 hands it in as {file}" }
        NewInsteadOf(file, report) { zh: "没有 {file} 这个文件；这是一份新的空报告，将存为 {report}。名字打错了就按 Ctrl+O 另选", en: "There is no file {file}: this is a new empty report, to be saved as {report}. Was the name mistyped, Ctrl+O opens another" }
        FileGone(file) { zh: "{file} 在磁盘上没有了；Ctrl+S 重新写出", en: "{file} is gone from the disk; Ctrl+S writes it anew" }
        TookTheirs { zh: "已换成磁盘上的；Ctrl+Z 换回", en: "What is on the disk stands here now; Ctrl+Z brings yours back" }
        TookVersion { zh: "已换成那时的版本；Ctrl+Z 换回", en: "The earlier version stands here now; Ctrl+Z brings this one back" }
        NoVersions { zh: "还没有以前的版本；每次保存都留一份", en: "There are no earlier versions yet; each save keeps one" }
        SheetTheirs { zh: "磁盘上的（- 现在，+ 磁盘上）", en: "What is on the disk (- here, + there)" }
        SheetVersion(when) { zh: "{when} 的版本（- 现在，+ 那时）", en: "The version of {when} (- now, + then)" }
        NotSaved(why) { zh: "没有保存：{why}", en: "Not saved: {why}" }
        NotSavedKept(why) { zh: "没有保存，改动仍在日志里：{why}", en: "Not saved, but kept in the journal: {why}" }
        SavedInPlace(file) { zh: "已保存；文件夹不让新建文件，是直接写进 {file} 的，写的时候别断电", en: "Saved, but over {file} itself since its folder takes no new file: a power cut meanwhile would have hurt it" }
        VersionFails(why) { zh: "已保存，但没能留下版本：{why}", en: "Saved, but no version was kept: {why}" }
        ThrownAway { zh: "已扔掉没有保存的改动", en: "What was not saved is thrown away" }
        NothingDiffers { zh: "正文没有差别。", en: "The texts do not differ." }
        SheetFound(when) { zh: "没有保存的改动（{when}）", en: "What was not saved ({when})" }
        PutAside(file) { zh: "已另存为 {file}。", en: " It was put aside as {file}." }
        JournalBroken(file) { zh: "{file}：日志残缺，读不出来；请用报告文件。", en: "{file}: the journal is damaged and cannot be read; use the report file." }
        JournalNewer(file, found, known) { zh: "{file}：日志是第 {found} 版的格式，本程序只认得第 {known} 版；请用写它的程序打开。", en: "{file}: the journal has format {found}, and this program knows {known}; use the program that wrote it." }
        JournalAlone(file) { zh: "{file}：日志接着的那份文件已经不是原样，单凭日志恢复不了；请先找回那份文件。", en: "{file}: the file this journal goes on from has changed, and the journal alone is not enough; bring that file back first." }
        SavingLosesComments { zh: "保存会去掉文件里的注释", en: "Saving loses the comments in the file" }
    }

    "Handing in" {
        GateOpen(count) { zh: "待填 {count} 处", en: "Still open: {count}" }
        GateDefaults(count) { zh: "默认值没有核对的 {count} 处", en: "Defaults nobody has confirmed: {count}" }
        GateNotes(count) { zh: "批注 {count} 条（不会印出）", en: "Notes to yourself, not printed: {count}" }
        GateWrong(count) { zh: "校对认为错误的 {count} 处", en: "Wrong, says the proofreader: {count}" }
        GateRulesOff(rules) { zh: "本报告不查的规则：{rules}", en: "Rules switched off in this report: {rules}" }
        GateGoOn { zh: "就这样交稿", en: "Hand in as it is" }
        GateTooLong { zh: "报告很长，交稿前没有校对；可用 qicao check", en: "The report is long and was not proofread here; see qicao check" }
        FormsWrite { zh: "写出选中的文件", en: "Write the chosen files" }
        FormsInto(folder) { zh: "写到 {folder}", en: "Into {folder}" }
        FormDocx { zh: "Word 文档", en: "Word document" }
        FormText { zh: "纯文本", en: "plain text" }
        FormMarkdown { zh: "Markdown", en: "Markdown" }
        FormsPreset(name) { zh: "版式：{name}（在“设置”里换）", en: "Set by: {name} (see the settings)" }
        FormsSeal { zh: "盖章", en: "with a seal" }
        FormsSealWhat { zh: "落款和日期按盖章排", en: "signature and date stand for it" }
        NoFormChosen { zh: "一种文件也没有选；用空格选", en: "No form is chosen; the space bar chooses" }
        TargetNotOurs(file) { zh: "已经有 {file}，不是本程序写的，或者改过。", en: "There is a {file} already, not written by this program or changed since." }
        AnswerLeaveOut { zh: "不写这个", en: "Leave it out" }
        HandedInFiles(count) { zh: "已交稿，写出 {count} 个文件：", en: "Handed in, files written: {count}" }
    }

    "How a run of the editor ends" {
        TerminalFailed(reason) { zh: "终端用不了（{reason}）；请换一个终端再试。", en: "The terminal cannot be used ({reason}); try another one." }
        JournalFails(why) { zh: "日志写不成，改动只在内存里，请常存盘。{why}", en: "The journal cannot be written and changes are in memory only; save often. {why}" }
        KeptOf(file) {
            zh: "没有保存的改动留在日志里；再打开 {file} 就能恢复，也可以用 qicao recover。",
            en: "What was not saved is kept in the journal; open {file} again, or use 'qicao recover'."
        }
        KeptUnnamed {
            zh: "没有保存的新报告留在日志里；再运行 qicao 就能恢复，也可以用 qicao recover。",
            en: "The new report is not saved but kept in the journal; run qicao again, or use 'qicao recover'."
        }
        Rescued(file) {
            zh: "没有保存的报告留在 {file}；用 qicao 打开它，再另存到原处。",
            en: "What was not saved is kept in {file}; open it with qicao and save it to its place."
        }
    }

    "What the editor asks" {
        AskHeading { zh: "标题", en: "Heading" }
        AskValue { zh: "填写", en: "Fill in" }
        AskValueOf(name) { zh: "填写：{name}", en: "Fill in: {name}" }
        AskFieldName { zh: "字段名", en: "Name of the field" }
        TargetReport { zh: "全文", en: "The report" }
        TargetNone { zh: "不设", en: "none" }
        Now(count) { zh: "现有 {count} 字", en: "has {count}" }
        AskDeletePhrase(text) { zh: "删除自己的这条套话吗？{text}", en: "Delete this phrase of your own? {text}" }
        AskPage { zh: "第几页", en: "Page" }
        AskPageOf(count) { zh: "第几页（共 {count} 页）", en: "Page (of {count})" }
        AskNote { zh: "批注（不打印）", en: "Note to yourself (never printed)" }
        AskPath { zh: "打开文件", en: "Open a file" }
        AskInsert { zh: "插入哪个文件（其中一节或全文）", en: "Insert which file (a section of it or all)" }
        AskSaveAs { zh: "存为", en: "Save as" }
        QuitUnsaved { zh: "报告改过，还没有保存。", en: "The report has changed and is not saved." }
        ChangedOnDisk(file) { zh: "{file} 在磁盘上被别处改过。", en: "{file} was changed on the disk by somebody else." }
        FileExists(file) { zh: "已经有 {file}。", en: "There is a file {file} already." }
        TextNotOurs(file) { zh: "{file} 不是本程序写的，全文写到哪里？", en: "{file} was not written by this program. Where is the full text to go?" }
        ReportBeside(file) { zh: "这篇文本旁边有报告 {file}。", en: "There is a report beside this text: {file}." }
        AskUnwrap(columns) { zh: "这篇文本像是每 {columns} 列折了一行。要接成整段吗？", en: "This text looks as if its lines were broken at column {columns}. Join them?" }
        AnswerUnwrap { zh: "接成整段（可撤销）", en: "Join them (can be undone)" }
        AnswerLeaveLines { zh: "照原样", en: "Leave them" }
        FoundUnsaved(when, count) { zh: "{when} 有 {count} 步改动没有保存。", en: "Changes of {when} were not saved: {count}." }
        FoundUnnamed(title, when, count) { zh: "“{title}”（{when}，{count} 步改动）没有保存过。", en: "'{title}' was never saved ({when}, changes: {count})." }
        FoundTorn { zh: "日志的末尾残缺，之前的都在。", en: " The end of the journal is damaged; all before it is here." }
        FoundOther { zh: "文件后来又被改过，与这些改动对不上。", en: " The file has changed since then." }
        FoundReadOnly { zh: "这份报告现在只能看，可以恢复成另一份。", en: " This report can only be read now; they can become another one." }
        AnswerRecover { zh: "恢复（可撤销）", en: "Recover them (can be undone)" }
        AnswerRecoverBeside { zh: "恢复成另一份报告", en: "Recover them as another report" }
        AnswerLook { zh: "看看差别", en: "See the difference" }
        AnswerLater { zh: "以后再说", en: "Later" }
        AnswerThrowAway { zh: "扔掉", en: "Throw them away" }
        FormChanged { zh: "填好的内容还没有采用。", en: "What was filled in is not in the report yet." }
        AnswerUseForm { zh: "采用", en: "Put it in" }
        AnswerDropForm { zh: "不采用", en: "Drop it" }
        PhraseChanged { zh: "这条套话还没有存入。", en: "The phrase is not kept yet." }
        AnswerKeepPhrase { zh: "存入", en: "Keep it" }
        AnswerDropPhrase { zh: "不存", en: "Drop it" }
        AskTakeOver(who) { zh: "{who}在另一台机器上打开过这份报告，也许还在写。", en: "{who} opened this report on another machine and may still be writing." }
        AnswerReadOnly { zh: "只读打开", en: "Read only" }
        AnswerTakeOver { zh: "接手来写", en: "Take over and write" }
        AnswerWrite { zh: "我来写（重新读入）", en: "Write it (it is read anew)" }
        AnswerTakeTheirs { zh: "用磁盘上的（可撤销）", en: "Take what is on the disk (can be undone)" }
        AnswerKeepMine { zh: "用我的", en: "Keep mine" }
        AnswerTakeBack { zh: "换成那时的（可撤销）", en: "Take it back (can be undone)" }
        AnswerBack { zh: "返回", en: "Back" }
        AnswerDelete { zh: "删除", en: "Delete" }
        AnswerOverwrite { zh: "覆盖", en: "Overwrite" }
        AnswerOtherName { zh: "另起一名", en: "Another name" }
        AnswerNoText { zh: "不写文本", en: "No text" }
        AnswerSaveQuit { zh: "保存并退出", en: "Save and quit" }
        AnswerQuit { zh: "不保存退出", en: "Quit without saving" }
        AnswerOpenReport { zh: "打开报告", en: "Open the report" }
        AnswerOpenText { zh: "仍打开文本", en: "Open the text" }
    }

    "Findings" {
        FindingsTitle(errors, warnings, reviews) { zh: "校对：错误 {errors} · 疑误 {warnings} · 提示 {reviews}", en: "Proofread: errors {errors} · warnings {warnings} · to review {reviews}" }
        FindingsIgnoredTitle(count, key) { zh: " · 忽略 {count}（{key}）", en: " · ignored {count} ({key})" }
        RulesIgnored(count) { zh: "忽略的 {count} 项：回车恢复", en: "Ignored, {count}: Enter brings back" }
        RulesTerms(count) { zh: "自己的词 {count} 个，规则不碰：回车去掉", en: "Terms of your own, {count}, touched by no rule: Enter takes one out" }
        RulesMarks { zh: "标点（回车开关，只管本报告）", en: "Punctuation (Enter switches, in this report only)" }
        RulesNumbers { zh: "数字和日期", en: "Numbers and dates" }
        RulesStructure { zh: "结构", en: "Structure" }
        RulesWords { zh: "用词和固定表述", en: "Words and fixed wording" }
        RuleWhole(rule) { zh: "整条规则 {rule}", en: "The whole rule {rule}" }
        RuleSays(says) { zh: "：{says}", en: ": {says}" }
        RuleIsOn { zh: "查", en: "on" }
        RuleIsOff { zh: "不查", en: "off" }
        RuleIsOffEverywhere { zh: "配置里关了", en: "off in the config" }
        LevelError { zh: "错误", en: "error" }
        LevelWarning { zh: "疑误", en: "warning" }
        LevelReview { zh: "提示", en: "to review" }
        FindingsNone { zh: "没有发现问题。", en: "Nothing is found." }
        FindingsChecking { zh: "正在校对……", en: "Checking..." }
        FindingBefore { zh: "原文", en: "Now" }
        FindingAfter { zh: "改为", en: "Then" }
        FindingNoFix { zh: "怎么改要由你定", en: "How to mend it is yours to say" }
        FindingLine(rule, name, message) { zh: "{rule} {name}：{message}", en: "{rule} {name}: {message}" }
        FindingBecomes(text, fix) { zh: "{text} 改为 {fix}", en: "{text} to {fix}" }
        FindingGoes(text) { zh: "删去 {text}", en: "{text} goes" }
        OwnList { zh: "自己的词表 proof.ron", en: "your own list, proof.ron" }
        FindingWhy(reason) { zh: "依据：{reason}", en: "Why: {reason}" }
    }

    "Lists" {
        PhraseNew { zh: "新的套话", en: "New phrase" }
        PhraseEdited { zh: "修改套话", en: "Edit the phrase" }
        PhraseRowText { zh: "文字", en: "Text" }
        PhraseRowKind { zh: "类别", en: "Kind" }
        PhraseRowTags { zh: "标签", en: "Tags" }
        AdviceEmpty { zh: "还没有文字。", en: "There is no text yet." }
        AdviceSlotsTouch { zh: "两处待填紧挨着，填的人分不清；中间要有字。", en: "Two slots touch; put words between them." }
        AdviceFewLiterals(share, least) { zh: "固定的字只占 {share}%，至少要 {least}%；请少留几处待填。", en: "Only {share}% is literal, {least}% is wanted; leave fewer slots." }
        AdviceMask(mask) { zh: "“{mask}”没有名字，填的时候不会问；请换成 {{名字}}。", en: "{mask} has no name and is never asked for; write {{name}} instead." }
        AdviceFigure(figure) { zh: "“{figure}”只属于一份报告；请换成 {{名字}}。", en: "{figure} belongs to one report; write {{name}} instead." }
        OwnNotText(file) { zh: "{file} 不是 UTF-8 文本，没有改动；请先把它另存为 UTF-8。", en: "{file} is not UTF-8 text and was not changed; save it as UTF-8 first." }
        TermNowhere(file) { zh: "{file} 里没有这个词了。", en: "{file} does not have this term any more." }
        OwnBroken(what) { zh: "{what}没有改动这个文件；请先改好它。", en: "{what} The file was not changed; mend it first." }
        OwnGone(file) { zh: "{file} 里已经没有这条套话了；请重新打开套话面板。", en: "{file} does not have this phrase any more; open the palette anew." }
        OwnNoPlace(file) { zh: "{file} 的写法让程序找不到改动的地方，没有改动；请手工修改。", en: "{file} is laid out so that no place for the change was found; it was not changed, change it by hand." }
        PhrasesComing { zh: "正在读取套话……", en: "Reading the phrases..." }
        NoPhrase { zh: "没有这样的套话", en: "No such phrase" }
        PhrasePinned { zh: "置顶", en: "pinned" }
        PhraseOwn { zh: "自己的", en: "own" }
        PinnedGroup { zh: "置顶", en: "Pinned" }
        PhraseAlternatives(count) { zh: "另有 {count} 种说法", en: "other wordings: {count}" }
        PhraseOfPack(pack) { zh: "出自套话包“{pack}”", en: "from the pack {pack}" }
        PhraseOfPackFrom(pack, sources) { zh: "出自套话包“{pack}”（{sources}）", en: "from the pack {pack} ({sources})" }
        PhraseFrom(sources) { zh: "出自样本 {sources}", en: "from sample {sources}" }
        StartLeft { zh: "没有保存的新报告", en: "New reports that were not saved" }
        StartRecent { zh: "最近的报告", en: "Recent reports" }
        StartRenewed { zh: "照上一份写新的（数字和日期待填）", en: "The next one from the last (figures and dates open)" }
        Renewed(file) { zh: "照 {file} 写新的一份：数字和日期待填，方括号里是上次的；Tab 逐处填", en: "The next one from {file}: figures and dates are open and show what they were; Tab goes through them" }
        StartTemplates { zh: "从模板新建", en: "New from a template" }
        StartOther { zh: "其他", en: "Other" }
        StartOpen { zh: "打开文件…", en: "Open a file..." }
        TakeTitle { zh: "插入哪一节", en: "Insert which section" }
        TakeAll { zh: "全文，从光标处起", en: "The whole text, at the caret" }
        NoHeading { zh: "（没有标题）", en: "(no heading)" }
        JustNow { zh: "刚才", en: "just now" }
        MinutesAgo(count) { zh: "{count} 分钟前", en: "{count} min ago" }
        SettingLang { zh: "界面语言", en: "Language" }
        SettingWidth { zh: "“”…—的宽度", en: "Width of ambiguous characters" }
        WidthAuto { zh: "自动（问终端）", en: "Automatic (ask the terminal)" }
        WidthNarrow { zh: "窄（一列）", en: "Narrow (one column)" }
        WidthWide { zh: "宽（两列）", en: "Wide (two columns)" }
        SettingMouse { zh: "鼠标", en: "Mouse" }
        MouseOn { zh: "由本程序使用", en: "Used by the editor" }
        MouseOff { zh: "留给终端（可用终端的选择）", en: "Left to the terminal and its own selection" }
        SettingProofread { zh: "边写边校对", en: "Proofread as one types" }
        SettingTextBeside { zh: "保存时另写全文（.txt）", en: "Write the full text (.txt) when saving" }
        SettingPreviewBeside { zh: "预览放在旁边（120 列以上）", en: "Preview beside the text (from 120 columns)" }
        SettingPreset { zh: "版式", en: "How pages are set" }
        On { zh: "开", en: "On" }
        Off { zh: "关", en: "Off" }
        FindTitle { zh: "查找", en: "Find" }
        ReplaceTitle { zh: "替换为", en: "Replace by" }
        ScopeReport { zh: "全文", en: "report" }
        ScopeShown { zh: "所看", en: "shown" }
        ScopeSection { zh: "本节", en: "section" }
        HitOf(number, count) { zh: "{number}/{count} 处", en: "{number} of {count}" }
        HitCount(count) { zh: "{count} 处", en: "hits: {count}" }
        LastTime(value) { zh: "上次：{value}", en: "last time: {value}" }
        LastTimeTake(value) { zh: "上次：{value}（→ 采用）", en: "last time: {value} (→ takes it)" }
        FormOptions { zh: "←→ 可选：", en: "←→ choices: " }
        FormField { zh: "字段：写一次，处处都用", en: "A field: written once, used everywhere" }
        FormTitle { zh: "字段和待填之处", en: "Fields and slots" }
    }

    "What the program and its commands are" {
        About {
            zh: "起草：在终端里写正式的中文报告",
            en: "Write formal Chinese reports in a terminal"
        }
        AboutNew { zh: "用模板或上一份报告新建一份", en: "Begin a report from a template, or from the last one" }
        AboutImport { zh: "把文本读成报告，存为 .ron 文件", en: "Read a text as a report and keep it as a .ron file" }
        AboutExport { zh: "把报告写成纯文本、Markdown 或 Word 文档", en: "Write a report as plain text, Markdown or a Word document" }
        AboutOutline { zh: "列出报告的提纲和各节字数", en: "Print the outline of a report, with the length of each section" }
        AboutPhrases { zh: "列出或查找套话", en: "List or search the standard phrases" }
        AboutPhrasesList { zh: "列出全部套话", en: "List all phrases" }
        AboutPhrasesSearch {
            zh: "查找套话：汉字、全拼、首字母，几个词不分先后，#标签 缩小范围",
            en: "Search phrases by Hanzi, pinyin or initials, words in any order, #tag to narrow"
        }
        AboutCheck { zh: "校对报告：标点、数字、次序、用词；有 E、W 两级问题时退出码为 1", en: "Proofread reports: marks, numbers, order, words; exit 1 with findings of level E or W" }
        AboutTemplates { zh: "列出模板", en: "List the templates" }
        AboutRecover { zh: "列出或恢复没有保存的改动", en: "List or restore what was not saved" }
        AboutCompletions { zh: "打印命令行补全脚本", en: "Print a script that completes the command line" }
        AboutMan { zh: "打印手册页", en: "Print the manual page" }
    }

    "How help is laid out" {
        Usage { zh: "用法：", en: "Usage: " }
        Commands { zh: "命令", en: "Commands" }
        Arguments { zh: "参数", en: "Arguments" }
        Options { zh: "选项", en: "Options" }
        AfterHelp {
            zh: "凡是读报告的命令，.ron 报告、.docx 文档和各种编码的纯文本都能读；“-”是标准输入或标准输出。\n\
                 退出码：0 正常，1 校对出错误（check）或还有待填之处（--strict），2 用法不对或读写失败。",
            en: "Every command that reads a report takes a .ron report, a .docx document or a plain text in any encoding; '-' is standard input or output.\n\
                 Exit status: 0 well, 1 something was found (check) or is still open (--strict), 2 a wrong call, or a file that cannot be read or written."
        }
        UsageMain { zh: "qicao [文件]，或 qicao <命令>", en: "qicao [FILE], or qicao <COMMAND>" }
        UsageNew {
            zh: "qicao new [-t <模板> | --from <旧报告>] [--set <名=值>]… [--force] <文件.ron>",
            en: "qicao new [-t <TEMPLATE> | --from <OLD>] [--set <NAME=VALUE>]... [--force] <FILE.ron>"
        }
        UsageImport {
            zh: "qicao import [--unwrap] [--force] <输入> [-o <文件.ron>]",
            en: "qicao import [--unwrap] [--force] <IN> [-o <FILE.ron>]"
        }
        UsageExport {
            zh: "qicao export [--flat] [--force] [--strict] [--unwrap] <文件> [-o <输出>] [--to <格式>] [--preset <版式>]",
            en: "qicao export [--flat] [--force] [--strict] [--unwrap] <FILE> [-o <OUT>] [--to <FORM>] [--preset <PRESET>]"
        }
        UsageOutline {
            zh: "qicao outline [--unwrap] [--format <格式>] <文件>",
            en: "qicao outline [--unwrap] [--format <FORMAT>] <FILE>"
        }
        UsagePhrases { zh: "qicao phrases <命令>", en: "qicao phrases <COMMAND>" }
        UsagePhrasesList {
            zh: "qicao phrases list [--pack <套话包>]… [--format <格式>]",
            en: "qicao phrases list [--pack <PACK>]... [--format <FORMAT>]"
        }
        UsagePhrasesSearch {
            zh: "qicao phrases search [--section <文件#序号>] [--pack <套话包>]… [--format <格式>] <词>…",
            en: "qicao phrases search [--section <FILE#NUMBER>] [--pack <PACK>]... [--format <FORMAT>] <QUERY>..."
        }
        UsageCheck {
            zh: "qicao check [--format <格式>] [--fix [-o <输出>]] [--level <级别>] [--rule <规则>]… [--unwrap] [--force] <文件或文件夹>…",
            en: "qicao check [--format <FORMAT>] [--fix [-o <OUT>]] [--level <LEVEL>] [--rule <RULE>]... [--unwrap] [--force] <FILE|FOLDER>..."
        }
        UsageTemplates { zh: "qicao templates [--format <格式>]", en: "qicao templates [--format <FORMAT>]" }
        UsageRecover { zh: "qicao recover [--format <格式>] [--force] [<文件>] [-o <文件.ron>]", en: "qicao recover [--format <FORMAT>] [--force] [<FILE>] [-o <FILE.ron>]" }
        UsageCompletions { zh: "qicao completions <外壳>", en: "qicao completions <SHELL>" }
        UsageMan { zh: "qicao man", en: "qicao man" }
    }

    "What stands for a value in help" {
        NameOfCommand { zh: "命令", en: "COMMAND" }
        NameOfFiles { zh: "文件", en: "FILE" }
        NameOfLevel { zh: "级别", en: "LEVEL" }
        NameOfRule { zh: "规则", en: "RULE" }
        NameOfFile { zh: "文件", en: "FILE" }
        NameOfReport { zh: "文件.ron", en: "FILE.ron" }
        NameOfInput { zh: "输入", en: "IN" }
        NameOfOutput { zh: "输出", en: "OUT" }
        NameOfForm { zh: "格式", en: "FORM" }
        NameOfPreset { zh: "版式", en: "PRESET" }
        NameOfFormat { zh: "格式", en: "FORMAT" }
        NameOfTemplate { zh: "模板", en: "TEMPLATE" }
        NameOfOld { zh: "旧报告", en: "OLD" }
        NameOfSet { zh: "名=值", en: "NAME=VALUE" }
        NameOfPack { zh: "套话包", en: "PACK" }
        NameOfQuery { zh: "词", en: "QUERY" }
        NameOfSection { zh: "文件#序号", en: "FILE#NUMBER" }
        NameOfShell { zh: "外壳", en: "SHELL" }
        NameOfLang { zh: "语言", en: "LANG" }
    }

    "What arguments and options do" {
        HelpHelp { zh: "显示帮助", en: "Show this help" }
        HelpVersion { zh: "显示版本", en: "Show the version" }
        HelpLang { zh: "界面语言：zh 或 en（不写则依配置，再依系统语言）", en: "Language of the interface: zh or en (else the config decides, then the locale)" }
        HelpEdit { zh: "要写的报告：.ron、文本，或一个新名字；不写则选择模板或最近的报告", en: "The report to write: .ron, a text, or a new name; without it, choose a template or a recent report" }
        HelpNewFile { zh: "要新建的报告，以 .ron 结尾", en: "The report to begin, ending in .ron" }
        HelpFrom { zh: "接着写的上一份报告：数字和日期成为待填之处，并显示旧值", en: "The last report, to go on from: its figures and dates become open places that show what they were" }
        HelpTemplate { zh: "模板，见 qicao templates（不写则是 empty）", en: "The template, see 'qicao templates' (else empty)" }
        HelpSet { zh: "填写一个字段，例如 --set 单位=某局；可以写多次", en: "Fill a field; may be repeated" }
        HelpInput { zh: "要读的报告或文本；“-”是标准输入", en: "The report or text to read; '-' is standard input" }
        HelpImportOutput { zh: "写到这个 .ron 文件（不写则与输入同名，放在一起）；“-”是标准输出", en: "Write to this .ron file (else beside the input, under its name); '-' is standard output" }
        HelpOutput { zh: "写到这个文件，格式由结尾决定：.txt、.md 或 .docx；“-”或不写是标准输出", en: "Write to this file, in the form its ending says: .txt, .md or .docx; '-' or nothing is standard output" }
        HelpForm { zh: "格式：txt、md 或 docx", en: "The form: txt, md or docx" }
        HelpPreset { zh: "文档的版式：gb9704、gb9704-seal（盖章）等，或配置目录 presets 里的一个（不写则依配置）", en: "How a document is set: gb9704, gb9704-seal and so on, or one of 'presets' in the config directory (else as the config says)" }
        HelpUnwrap { zh: "读文本时把按固定宽度折断的行接起来", en: "Join lines that were broken at a fixed width when reading a text" }
        HelpFlat { zh: "段首不空两格", en: "No indent before paragraphs" }
        HelpRecoverFile { zh: "要恢复的报告，或日志文件；不写则列出全部日志", en: "The report to restore, or a journal; without it, all journals are listed" }
        HelpRecoverOutput { zh: "写到这个 .ron 文件（不写则是 名字-recovered.ron）；“-”是标准输出", en: "Write to this .ron file (else NAME-recovered.ron); '-' is standard output" }
        HelpForce { zh: "覆盖已有的文件", en: "Write over an existing file" }
        HelpStrict { zh: "还有待填之处就不写，退出码 1", en: "Write nothing while places are open, and exit with 1" }
        HelpFormat { zh: "输出：text 或 json（不写则是 text）", en: "The output: text or json (else text)" }
        HelpCheckFiles { zh: "要校对的报告、文本或文件夹，可以有多个；文件夹连同各级子文件夹，里面的报告全部校对", en: "The reports, texts or folders to be read, one or many; of a folder, all reports in it and below" }
        HelpFix { zh: "改好稳妥的各处并逐处列出；原文件另存为 .bak；.docx 和 .md 要用 -o 写到新文件，在文件夹里的只校对不改", en: "Mend what is safe and list it; the old file is kept as .bak; a .docx or .md takes -o and a new file, and in a folder is only read" }
        HelpFixOutput { zh: "改好的写到这里，不动原文件（只能有一个输入）", en: "Write what was mended here and leave the input alone (one input only)" }
        HelpLevel { zh: "列到哪一级：E 错误，W 疑误，R 提示（不写则是 R）", en: "Down to which level: E errors, W warnings, R to review (else R)" }
        HelpRule { zh: "只看这条规则，例如 P01；可以写多次", en: "Only this rule, such as P01; may be repeated" }
        HelpPack { zh: "另读这个套话包，或这个目录里的套话包；可以写多次", en: "Read this pack too, or the packs in this folder; may be repeated" }
        HelpQuery { zh: "要找的词，例如 zzll、加强 领导、#阵地建设", en: "What to look for: Hanzi, pinyin or initials such as zzll, #tag" }
        HelpSection { zh: "套话用在哪一节，例如 报告.ron#一、（二） 或 报告.ron#1.2", en: "The section it is for, such as report.ron#1.2" }
        HelpShell { zh: "bash、zsh、fish、elvish 或 powershell", en: "bash, zsh, fish, elvish or powershell" }
    }

    "The manual page" {
        ManName { zh: "名称", en: "NAME" }
        ManSynopsis { zh: "用法", en: "SYNOPSIS" }
        ManDescription { zh: "说明", en: "DESCRIPTION" }
        ManDescriptionText {
            zh: "qicao（起草）用来写正式的中文报告：各节按位置编号，套话里留空待填，报告存为便于阅读和比较的 .ron 文件，写出为纯文本或 Markdown。",
            en: "qicao keeps a formal Chinese report as a tree of sections that are numbered by their place, with slots for the facts still missing, in a .ron file that reads and compares well, and writes it as plain text or Markdown."
        }
        ManCommand(name) { zh: "命令 {name}", en: "COMMAND {name}" }
        ManEditorCommands { zh: "编辑器的命令（配置文件 keys 用的名字）", en: "COMMANDS OF THE EDITOR (as 'keys' in the config names them)" }
        ManNotes { zh: "附注", en: "NOTES" }
    }

    "Templates" {
        YearlyName { zh: "年度情况报告", en: "Yearly report" }
        YearlyAbout {
            zh: "一年的工作开展情况、存在问题、下步打算",
            en: "A year's work, its problems, and the plans for the next"
        }
        HalfYearName { zh: "半年工作总结", en: "Half-year summary" }
        HalfYearAbout {
            zh: "半年的几项主要工作，不足和下一阶段计划合为一节",
            en: "The main work of half a year; shortcomings and plans in one section"
        }
        SpecialName { zh: "专题报告", en: "Special report" }
        SpecialAbout {
            zh: "一项工作的情况、新情况新问题、应对措施，末尾有意见建议",
            en: "One subject: what was done, new problems, measures, and suggestions at the end"
        }
        EmptyName { zh: "空白", en: "Empty" }
        EmptyAbout { zh: "只有标题和一节", en: "A title and one section" }
        TemplateLine(id, name, about) { zh: "{id}  {name}：{about}", en: "{id}  {name}: {about}" }
        OwnTemplate { zh: "自己的模板", en: "Your own template" }
    }

    "A wrong call" {
        NeedsTerminal(file) { zh: "{file}：编辑要在终端里，而标准输入或标准输出不是终端；请在终端里运行，转换和校对的命令见 qicao --help。", en: "{file}: the editor needs a terminal, and standard input or output is none; run it in one, or see 'qicao --help' for what works without." }
        UnknownCommand(name) { zh: "没有“{name}”这个命令。", en: "There is no command '{name}'." }
        UnknownOption(name) { zh: "不认得“{name}”。", en: "'{name}' is not understood here." }
        DidYouMean(name) { zh: "是不是要写“{name}”？", en: "Did you mean '{name}'?" }
        ValueEmpty(name) { zh: "“{name}”是空的，请写上内容。", en: "'{name}' is empty; write something there." }
        ValueMissing(name) { zh: "“{name}”后面要有一个值。", en: "'{name}' needs a value." }
        ValueWrong(name, value, valid) {
            zh: "“{name}”不能是“{value}”，可以是：{valid}。",
            en: "'{name}' cannot be '{value}'; it can be: {valid}."
        }
        ValueTooMany(name, value) { zh: "“{name}”不带值，请去掉“{value}”。", en: "'{name}' takes no value; leave out '{value}'." }
        OptionTwice(name) { zh: "“{name}”只能写一次。", en: "'{name}' may be given once only." }
        OptionConflict(name, other) { zh: "“{name}”不能与“{other}”同用。", en: "'{name}' cannot go with '{other}'." }
        ArgumentsMissing(names) { zh: "还缺：{names}。", en: "Missing: {names}." }
        ArgumentNotText { zh: "有一个参数不是 UTF-8 文字。", en: "One of the arguments is not UTF-8 text." }
        WrongCall { zh: "这样写不对。", en: "This call is not understood." }
        SeeHelp(command) { zh: "用法见 {command} --help。", en: "See {command} --help." }
        SetWithoutValue(text) {
            zh: "--set“{text}”里没有等号；请写成 --set 名=值。",
            en: "--set '{text}' has no equals sign; write --set NAME=VALUE."
        }
        SetBadName(name) {
            zh: "--set 的字段名“{name}”不合规定：要有 1 到 20 个字，不含花括号、等号、竖线，首尾没有空白。",
            en: "--set: '{name}' cannot name a field; a name has 1 to 20 characters, without braces, '=' and '|', and no white space at its ends."
        }
        SetSeveralLines(name) {
            zh: "--set 给“{name}”的值不止一行；字段的值只能是一行。",
            en: "--set: the value of '{name}' has several lines; a field holds one line."
        }
        UnknownTemplate(name, valid) {
            zh: "没有“{name}”这个模板；可用的有：{valid}。",
            en: "There is no template '{name}'; there are: {valid}."
        }
        SectionNotNamed(name) {
            zh: "--section“{name}”没有说明是哪一节；请写成 文件#序号，例如 报告.ron#一、（二）。",
            en: "--section '{name}' names no section; write FILE#NUMBER, such as report.ron#1.2."
        }
        SectionMissing(file, number) {
            zh: "{file}：没有“{number}”这一节；各节的序号见 qicao outline。",
            en: "{file}: there is no section '{number}'; see 'qicao outline' for the numbers."
        }
    }

    "Proofreading" {
        CheckLine(level, rule, text, message, reason) {
            zh: "{level} {rule} 「{text}」{message}（{reason}）",
            en: "{level} {rule} [{text}] {message} ({reason})"
        }
        CheckFix(fix) { zh: " → 「{fix}」", en: " -> [{fix}]" }
        CheckDelete { zh: " → 删去", en: " -> leave out" }
        CheckFound(errors, warnings, reviews) {
            zh: "错误 {errors} 处，疑误 {warnings} 处，提示 {reviews} 处。",
            en: "Errors: {errors}; warnings: {warnings}; to review: {reviews}."
        }
        CheckMended(file, count, kept) {
            zh: "{file}：改了 {count} 处，原文件存为 {kept}。",
            en: "{file}: mended {count}; the old file is kept as {kept}."
        }
        CheckMendedRecoded(file, count, kept, encoding) {
            zh: "{file}：改了 {count} 处，由 {encoding} 转成了 UTF-8，原文件存为 {kept}。",
            en: "{file}: mended {count}, and is UTF-8 now instead of {encoding}; the old file is kept as {kept}."
        }
        CheckChanged(rule, text) { zh: "已改 {rule} 「{text}」", en: "mended {rule} [{text}]" }
        OutputHeld(file, who) {
            zh: "{file}：{who} 正在编辑，没有改；请等关闭之后再改，或用 -o 写到别处。",
            en: "{file}: {who} is writing it, and it is left alone; wait until it is closed, or name another output with -o."
        }
        CheckMendedTo(file, count) { zh: "{file}：改了 {count} 处。", en: "{file}: mended {count}." }
        UnknownRule(name) { zh: "没有“{name}”这条规则；规则的编号如 P01、N13、S03、T11。", en: "There is no rule '{name}'; rules are called P01, N13, S03, T11." }
        FixNeedsOutput(file) { zh: "{file}：--fix 不改这一种，请用 -o 写明输出。", en: "{file}: --fix leaves this kind alone; name the output with -o." }
        FolderWithoutReports(file) { zh: "{file}：文件夹里没有可以校对的报告（.ron、.txt、.md、.docx）；请换一个文件夹，或写出文件。", en: "{file}: no report lies in this folder (.ron, .txt, .md, .docx); name another, or a file." }
        FixManyOutputs { zh: "-o 只能用于一个输入文件。", en: "-o goes with one input file only." }
        ListBroken(file, line, column, what) { zh: "{file} 没有用：第 {line} 行第 {column} 字，{what}", en: "{file} is not used: line {line}, column {column}: {what}" }
        ListSyntax {
            zh: "这里写得不对；请照 Lists(format: 1, groups: [(rule: \"T11\", words: [(wrong: \"…\", right: \"…\")])]) 的样子改好。",
            en: "this is not understood; correct it after the pattern of Lists(format: 1, groups: [(rule: \"T11\", words: [(wrong: \"...\", right: \"...\")])])."
        }
        ListFormat(format) { zh: "不认得 format: {format}，请写 format: 1。", en: "format: {format} is not known; write format: 1." }
        ListEmpty { zh: "有一条没有写词，请补上或删去。", en: "an entry has no words; add them or take it out." }
    }

    "Input that cannot be read" {
        StandardInput { zh: "标准输入", en: "standard input" }
        StandardOutput { zh: "标准输出", en: "standard output" }
        FileMissing(file) { zh: "{file}：没有这个文件；请检查名字和所在的文件夹。", en: "{file}: there is no such file; check its name and folder." }
        FileIsFolder(file) { zh: "{file}：这是文件夹；请写出其中的文件。", en: "{file}: this is a folder; name a file in it." }
        FileInUse(file) { zh: "{file}：别的编辑器正在用它；请先在那里退出。", en: "{file}: another editor is using it; leave that one first." }
        FileNoPermission(file) { zh: "{file}：没有权限；请检查文件和文件夹的权限。", en: "{file}: permission denied; check the permissions of the file and its folder." }
        FileTooLarge(file, limit) { zh: "{file}：超过 {limit} MB，太大了；请拆成几个文件。", en: "{file}: larger than {limit} MB; split it into several files." }
        FileEmpty(file) { zh: "{file}：里面没有文字；请检查是不是选错了文件。", en: "{file}: there is no text in it; check whether it is the file you meant." }
        FileNotText(file, kind) {
            zh: "{file}：这是{kind}，不是文本；请先另存为纯文本（.txt）。",
            en: "{file}: this is {kind}, not a text; save it as plain text (.txt) first."
        }
        FileFailed(file, reason) { zh: "{file}：读写失败（{reason}）；请稍后再试，或换一个地方。", en: "{file}: reading or writing failed ({reason}); try again, or another place." }
        FileNameTooLong(file) { zh: "{file}：名字太长；请起个短一些的名字。", en: "{file}: the name is too long; take a shorter one." }
        FileLinkLoop(file) { zh: "{file}：这个链接绕回了自己；请改指真正的文件。", en: "{file}: a link that leads back to itself; make it lead to a file." }
        FileSpecial(file) { zh: "{file}：这不是普通文件；请换一个文件。", en: "{file}: this is not a regular file; name another." }
    }

    "Word documents" {
        DocumentOld(file) { zh: "{file}：这是旧格式的文档（.doc）；请先另存为 .docx。", en: "{file}: a document in the old .doc format; save it as .docx first." }
        DocumentEncrypted(file) { zh: "{file}：文档加了密；请先去掉密码再保存。", en: "{file}: the document is encrypted; save it without a password first." }
        DocumentNone(file) { zh: "{file}：这不是 Word 文档（.docx）；请检查是不是选错了文件。", en: "{file}: not a Word document (.docx); check whether it is the file you meant." }
        DocumentCutOff(file) { zh: "{file}：文档不完整，缺了结尾；请重新取一份。", en: "{file}: the document is cut off, its end is missing; get another copy." }
        DocumentDamaged(file, part) { zh: "{file}：文档里的 {part} 坏了；请重新取一份。", en: "{file}: {part} in the document is damaged; get another copy." }
        DocumentTooLarge(file, part) { zh: "{file}：文档里的 {part} 展开后大得不正常，没有读。", en: "{file}: {part} in the document unfolds beyond measure; it was not read." }
        DocumentDtd(file, part) { zh: "{file}：文档里的 {part} 带有实体声明，没有读；请在 Word 里另存一份。", en: "{file}: {part} in the document declares entities; it was not read. Save it anew in Word." }
        DocumentXml(file, part, at) { zh: "{file}：文档里的 {part} 在第 {at} 字节处不合 XML 格式；请重新取一份。", en: "{file}: {part} in the document is not well-formed XML at byte {at}; get another copy." }
        DocumentDiffers(file, what) { zh: "{file}：与原文档不同之处：{what}；请核对。", en: "{file}: other than in the document: {what}; compare with it." }
        DocumentTables(count) { zh: "{count} 个表格按行读成文字", en: "tables read as lines of text: {count}" }
        DocumentBoxes(count) { zh: "{count} 个文本框的文字排在所在段落后面", en: "text boxes set behind their paragraphs: {count}" }
        DocumentNumbers(count) { zh: "{count} 个自动编号变成文字", en: "automatic numbers made text: {count}" }
        DocumentDeletions(count) { zh: "{count} 处修订中的删除没有读入", en: "tracked deletions left out: {count}" }
        DocumentHidden(count) { zh: "{count} 处隐藏文字没有读入", en: "hidden texts left out: {count}" }
        DocumentFootnotes(count) { zh: "{count} 个脚注或尾注没有读入", en: "footnotes and endnotes left out: {count}" }
        DocumentComments(count) { zh: "{count} 条批注没有读入", en: "comments left out: {count}" }
        DocumentPictures(count) { zh: "{count} 张图片没有读入", en: "pictures left out: {count}" }
        DocumentSymbols(count) { zh: "{count} 个符号字体的字符可能变样", en: "characters of symbol fonts that may look otherwise: {count}" }
        DocumentControls(count) { zh: "{count} 个控制字符去掉了", en: "control characters dropped: {count}" }
    }

    "Files that are no text" {
        KindWord { zh: " Word 文档（.docx）", en: "a Word document (.docx)" }
        KindExcel { zh: " Excel 表格（.xlsx）", en: "an Excel workbook (.xlsx)" }
        KindPowerPoint { zh: "演示文稿（.pptx）", en: "a presentation (.pptx)" }
        KindOpenDocument { zh: " OpenDocument 文档（.odt）", en: "an OpenDocument file (.odt)" }
        KindOldOffice { zh: "旧版办公软件的文档（.doc、.wps）", en: "a document of an older office program (.doc, .wps)" }
        KindRichText { zh: "富文本文档（.rtf）", en: "a rich text document (.rtf)" }
        KindOfd { zh: " OFD 文档", en: "an OFD document" }
        KindPdf { zh: " PDF 文档", en: "a PDF document" }
        KindImage { zh: "图片", en: "an image" }
        KindArchive { zh: "压缩包", en: "an archive" }
        KindProgram { zh: "程序文件", en: "a program" }
        KindUnknown { zh: "二进制文件", en: "binary data" }
    }

    "Output that cannot be written" {
        OutputIsTerminal { zh: "文档不是文字，不能写到终端；请用 -o 写明文件。", en: "A document is no text and cannot be written to a terminal; name a file with -o." }
        DocumentFailed(reason) { zh: "写不成文档（{reason}）。", en: "The document could not be made ({reason})." }
        OutputExists(file) { zh: "{file}：已经有这个文件，没有动它；要覆盖请加 --force。", en: "{file}: the file exists and was left alone; add --force to write over it." }
        OutputIsInput(file) { zh: "{file}：输出和输入是同一个文件，没有动它；请换一个输出文件名。", en: "{file}: output and input are the same file, which was left alone; name another output." }
        NothingToRecoverOf(file) { zh: "{file}：没有它的日志，没有要恢复的；qicao recover 列出全部日志。", en: "{file}: there is no journal of it; 'qicao recover' lists them all." }
        RecoverOutputNeeded { zh: "这份报告还没有名字；请加 -o 文件.ron。", en: "This report has no name yet; add -o FILE.ron." }
        NoStateFolder { zh: "没有状态目录，也就没有日志；请设置 HOME 或 QICAO_STATE_DIR。", en: "There is no state folder and so no journal; set HOME or QICAO_STATE_DIR." }
        OutputNeeded { zh: "从标准输入读时要写明输出；请加 -o 文件.ron。", en: "With standard input the output must be named; add -o FILE.ron." }
        OutputNotReport(file) { zh: "{file}：报告文件要以 .ron 结尾；请改名字，例如 {file}.ron。", en: "{file}: a report file must end in .ron; change the name, to {file}.ron perhaps." }
        OutputUnknownForm(file, valid) { zh: "{file}：从结尾看不出能写的格式；能写的有：{valid}，也可以用 --to 指定。", en: "{file}: the ending names no form that can be written; there are: {valid}, or say it with --to." }
        FolderMissing(file) { zh: "{file}：没有这个文件夹；请先建好，或换一个地方。", en: "{file}: there is no such folder; make it first, or choose another place." }
        DiskFull(file) { zh: "{file}：磁盘已满，没有写成；请腾出空间再试。", en: "{file}: the disk is full and nothing was written; make room and try again." }
        AskOverwrite(file) { zh: "{file}：已经有这个文件，覆盖吗？[y/N] ", en: "{file}: the file exists. Write over it? [y/N] " }
        StillOpen(file, count) { zh: "{file}：还有 {count} 处待填，没有写出；填好再试，或去掉 --strict。", en: "{file}: {count} places are open, nothing was written; fill them, or leave out --strict." }
    }

    "What is said along the way" {
        Wrote(file) { zh: "已写到 {file}。", en: "Wrote {file}." }
        WroteReport(file, sections, chars) { zh: "已写到 {file}：{sections} 节，{chars} 字。", en: "Wrote {file}: sections {sections}, characters {chars}." }
        OpenPlaces(count) { zh: "还有 {count} 处待填：", en: "Places still open: {count}." }
        OpenPlace(section, text) { zh: "　{section}：{text}", en: "  {section}: {text}" }
        OpenMore(count) { zh: "　另有 {count} 处", en: "  and {count} more" }
        Unconfirmed(count) { zh: "另有 {count} 处用的是默认值，请核对。", en: "Defaults in use, to be checked: {count}." }
        NothingToRecover { zh: "没有要恢复的。", en: "There is nothing to recover." }
        JournalLive { zh: "正在编辑", en: "being edited" }
        OperationCount(count) { zh: "{count} 步改动", en: "changes: {count}" }
        RecoveredFrom(when, count) { zh: "恢复了 {when} 的 {count} 步改动；日志还在，在编辑器里打开那份报告时可以扔掉。", en: "Recovered what was done until {when}, changes: {count}; the journal stays until you throw it away in the editor." }
        EncodingUsed(file, encoding) { zh: "{file}：按 {encoding} 读入。", en: "{file}: read as {encoding}." }
        ControlsDropped(file, count, line, column) {
            zh: "{file}：去掉了 {count} 个控制字符，第一个在第 {line} 行第 {column} 字。",
            en: "{file}: control characters dropped: {count}, the first at line {line}, column {column}."
        }
        Undecodable(file, count, line, column) {
            zh: "{file}：有 {count} 处读不出，记作“\u{FFFD}”，第一处在第 {line} 行第 {column} 字；请核对原文。",
            en: "{file}: places that could not be decoded: {count}, now '\u{FFFD}', the first at line {line}, column {column}; compare with the original."
        }
        HardWrapped(file, columns) {
            zh: "{file}：各行像是按 {columns} 列折断的；要接起来请加 --unwrap。",
            en: "{file}: lines seem broken at column {columns}; add --unwrap to join them."
        }
        CommentsLost(file) { zh: "{file}：其中的注释不会写出。", en: "{file}: its comments are not written." }
        Lost(what) { zh: "纯文本里留不住：{what}。", en: "Plain text cannot carry: {what}." }
        Working { zh: "正在处理……", en: "Working..." }
        WorkingAt(done, all, name) { zh: "正在处理 {done}/{all}：{name}", en: "Working, {done} of {all}: {name}" }
        Panicked(place) {
            zh: "程序出错，停下了；文件没有写坏。请把这一行报告给作者：{place}。",
            en: "The program failed and stopped; no file was damaged. Please report this line: {place}."
        }
    }

    "The config" {
        ConfigSyntax { zh: "这里写得不对；请照 Config(language: \"zh\") 的样子改好。", en: "this is not understood; correct it after the pattern of Config(language: \"en\")." }
        ConfigLevel(value) { zh: "没有“{value}”这一级；可以是 E、W、R。", en: "there is no level '{value}'; it can be E, W or R." }
        ConfigOrganisation(value) { zh: "organisation 不能是“{value}”；可以是党组、党委。", en: "organisation cannot be '{value}'; it can be 党组 or 党委." }
        ConfigWidth(value) { zh: "width 不能是“{value}”；请写 \"auto\"、\"narrow\" 或 \"wide\"。", en: "width cannot be '{value}'; write \"auto\", \"narrow\" or \"wide\"." }
        KeyUnknown(key) { zh: "没有“{key}”这个键；键写作 Ctrl+S、Alt+Shift+Up、F2。", en: "there is no key '{key}'; keys are written Ctrl+S, Alt+Shift+Up, F2." }
        KeyUnknownCommand(id) { zh: "没有“{id}”这个命令；命令名见 F1 帮助和 qicao man。", en: "there is no command '{id}'; F1 and 'qicao man' list their names." }
        KeyUnusable(key) { zh: "“{key}”不能用：它会打出字来，或终端分不清它；请换一个键。", en: "'{key}' cannot be used: it types a character, or terminals do not tell it from another key; take another." }
        KeyClash(key) { zh: "“{key}”写了两次；请去掉一条。", en: "'{key}' is bound twice; remove one." }
        ConfigLanguage(value) { zh: "language 不能是“{value}”；请写 \"zh\" 或 \"en\"。", en: "language cannot be '{value}'; write \"zh\" or \"en\"." }
        KeyTaken(key, to, from, left) { zh: "{key} 给了“{to}”；“{from}”还有 {left}。", en: "{key} is now '{to}'; '{from}' has {left} left." }
        KeyTakenLast(key, to, from, pattern) {
            zh: "{key} 给了“{to}”，“{from}”就没有键了，只在菜单里；请在 keys 里再给它一个：{pattern}",
            en: "{key} is now '{to}', and '{from}' has no key left but stands in the menu; give it one in keys: {pattern}"
        }
        KeyTakenThere(key, to, from, place, pattern) {
            zh: "{key} 给了“{to}”，“{from}”在{place}里就没有键了；请在 keys 里再给它一个：{pattern}",
            en: "{key} is now '{to}', and '{from}' has no key left in {place}; give it one in keys: {pattern}"
        }
        FocusText { zh: "正文", en: "the text" }
        FocusTree { zh: "提纲", en: "the outline" }
        FocusOver { zh: "列表和输入框", en: "lists and lines of input" }
        KeyNowOf(key, to) { zh: "{key} 已给“{to}”", en: "{key} is now '{to}'" }
        KeyNone { zh: "没有键", en: "no key" }
        ConfigMore(count) { zh: "（另有 {count} 处，见 qicao check config.ron）", en: " ({count} more: qicao check config.ron)" }
        ConfigKeyless(file, count) { zh: "{file}：有 {count} 个命令没有键了。", en: "{file}: commands without a key: {count}." }
        ConfigWell(file) { zh: "{file}：没有问题。", en: "{file}: nothing is wrong." }
    }

    "What is wrong in a report" {
        At(place, what) { zh: "{place}：{what}", en: "{place}: {what}" }
        AtLine(file, line, column, what) { zh: "{file}：第 {line} 行第 {column} 字：{what}", en: "{file}: line {line}, column {column}: {what}" }
        InPart(part, paragraph) { zh: "“{part}”第 {paragraph} 段", en: "{part}, paragraph {paragraph}" }
        InHeading(section) { zh: "第 {section} 节的标题", en: "the heading of section {section}" }
        InSection(section) { zh: "第 {section} 节", en: "section {section}" }
        InBody(section, paragraph) { zh: "第 {section} 节第 {paragraph} 段", en: "section {section}, paragraph {paragraph}" }
        InField(name) { zh: "字段“{name}”", en: "field '{name}'" }
        InFields { zh: "字段", en: "the fields" }
        InIgnored(number) { zh: "第 {number} 个忽略的问题", en: "ignored finding {number}" }
        InSettings { zh: "设置", en: "the settings" }
        DoesNotFit { zh: "改不上去；请重新打开报告再试。", en: "the change does not fit; open the report again and retry." }
        LevelSkipped(level, allowed) {
            zh: "这一节的层级是 {level}，接着上一节只能是 1 到 {allowed}；请改层级，或补上中间的一级。",
            en: "this section has level {level}, but after the one before it only 1 to {allowed} is possible; change its level, or add the level between."
        }
        CharacterBarred { zh: "里面有换行或控制字符；请删去，或分成两段。", en: "there is a line end or a control character in it; take it out, or make two paragraphs of it." }
        TextTooLong(size, most) { zh: "这一段有 {size} MB，最多 {most} MB；请分成几段。", en: "this text has {size} MB, more than {most} MB; divide it into paragraphs." }
        RunInUnknown(mark) { zh: "run_in 不能是“{mark}”；请写“。”“？”“！”“：”“；”之一，或留空。", en: "run_in cannot be '{mark}'; write a full stop, question mark, exclamation mark, colon or semicolon as in Chinese, or nothing." }
        FieldNameBad(name) { zh: "字段名“{name}”不合规定；请写 1 到 20 个字，不含花括号、等号、竖线，首尾没有空白。", en: "'{name}' cannot name a field; write 1 to 20 characters without braces, '=' and '|', and no white space at its ends." }
        FieldTwice(name) { zh: "字段“{name}”写了两次；请删去一个。", en: "the field '{name}' is there twice; take one out." }
        SlotSingleBrace { zh: "有单个的花括号；要印出花括号请写两个，要留空请写成 {{名称}}。", en: "there is a single brace; write it twice to print it, or write a slot as {{name}}." }
        SlotName { zh: "花括号里的名称不合规定；请写 1 到 20 个字，首尾没有空白。", en: "the name in these braces is not possible; write 1 to 20 characters, and no white space at its ends." }
        SlotOption { zh: "花括号里的默认值是空的，或有控制字符；请写上默认值，或去掉等号。", en: "the default in these braces is empty or has a control character; write a default, or leave out the equals sign." }
        SlotTooLong { zh: "花括号里超过 40 个字；请改短。", en: "there are more than 40 characters in these braces; make it shorter." }
        LineTooLong(file, line, size, most) {
            zh: "{file}：第 {line} 行有 {size} MB，一段最多 {most} MB；请把它分成几行。",
            en: "{file}: line {line} has {size} MB, and a paragraph may have {most} MB; divide it into lines."
        }
        LostSections(count) { zh: "{count} 节的编号、层级或标题", en: "number, level or heading of sections: {count}" }
        LostNotes(count) { zh: "{count} 条批注", en: "notes to yourself: {count}" }
    }

    "What is wrong in a report file" {
        RonMisfit(found, what, example) { zh: "这里写的是 {found} ，应当是{what}；照这样写：{example}", en: "{found} stands here, where {what} is expected; write it like this: {example}" }
        RonExpected(what) { zh: "这里应当是{what}；请改好这一处。", en: "expected {what} here; correct this place." }
        ExpectedReport { zh: " Report( ", en: "Report(" }
        ExpectedComma { zh: "逗号或右括号", en: "a comma or a closing bracket" }
        ExpectedColon { zh: "字段名后的冒号", en: "the colon behind the name of a field" }
        ExpectedFieldName { zh: "字段名", en: "the name of a field" }
        ExpectedText { zh: "引号里的一段文字", en: "a text in quotes" }
        ExpectedList { zh: "方括号里的列表", en: "a list in square brackets" }
        ExpectedGroup { zh: "圆括号里的一组字段", en: "a group of fields in round brackets" }
        ExpectedGroupEnd { zh: "右圆括号", en: "a closing round bracket" }
        ExpectedListEnd { zh: "右方括号", en: "a closing square bracket" }
        ExpectedPair { zh: "圆括号里用逗号分开的两段文字", en: "two texts in round brackets, with a comma between" }
        ExpectedNumber { zh: "一个数", en: "a number" }
        ExpectedCount { zh: "一个整数", en: "a whole number" }
        ExpectedTruth { zh: " true 或 false", en: "true or false" }
        ExpectedWord { zh: "不加引号的一个词", en: "a word without quotes" }
        ExpectedEnd { zh: "文件的结尾", en: "the end of the file" }
        ExpectedOther { zh: "别的内容", en: "something else" }
        RonCutOff { zh: "文件到这里断了；请补全，或从备份恢复后改好。", en: "the file ends in the middle; complete it, or correct it from a copy." }
        RonUnclosedText { zh: "这段文字少了右引号；请在行内补上。", en: "this text is not closed; correct it with a quote on the same line." }
        RonUnclosedComment { zh: "这条注释没有结束；请补上 */。", en: "this comment is not closed; add */." }
        RonFullWidth(found, meant) { zh: "这里写成了全角的“{found}”；请改为半角的 {meant} 。", en: "this is the full-width form of {meant} (U+{found}); write {meant}." }
        RonUnexpected(sign) { zh: "这里不该有“{sign}”；请删去。", en: "'{sign}' means nothing here; take it out." }
        RonEscape { zh: "反斜线后面的写法不认得；要写反斜线请写两个。", en: "the backslash begins nothing known; write two for a backslash." }
        RonUnknownField(name, valid) { zh: "不认得字段 {name}；这里可以有：{valid}。", en: "the field {name} is not known; here may stand: {valid}." }
        RonMissingField(name) { zh: "缺少字段 {name}；请补上。", en: "the field {name} is missing; add it." }
        RonRepeatedField(name) { zh: "字段 {name} 写了两次；请删去一个。", en: "the field {name} is there twice; take one out." }
        RonUnknownWord(word, valid) { zh: "不认得 {word}；这里可以是：{valid}。", en: "{word} is not known; here may stand: {valid}." }
        RonOtherKind(kind) { zh: "这是 {kind} 文件，不是报告（Report）；请换一个文件。", en: "this is a {kind} file, not a Report; name another file." }
        RonNewer(found, known) { zh: "这是第 {found} 版的格式，本程序只认得到第 {known} 版；请用新版的程序打开。", en: "this is format {found}, and this program knows up to {known}; open it with a newer program." }
        RonUnknownFormat(found, known) { zh: "没有第 {found} 版的格式；请写 format: {known}。", en: "there is no format {found}; write format: {known}." }
        RonTooDeep { zh: "括号套得太深；请改好这一处。", en: "the brackets are nested too deep; correct this place." }
        RonOutOfRange { zh: "这个数太大或太小；请改好这一处。", en: "this number is out of range; correct this place." }
        RonNumberForm(text) { zh: "“{text}”不是认得的编号；请写成一、（一）1. 这样的样子。", en: "'{text}' is no number in a known form; write one such as 1. or (1)." }
        RonNoLevel(level) { zh: "没有第 {level} 级；请写 1 到 9。", en: "there is no level {level}; write 1 to 9." }
        RonRunOnAndRestart(level) { zh: "第 {level} 级既要连续又要重新编号；请去掉一个。", en: "level {level} is to run on and to start again; take one out." }
        RonNoParagraph(paragraph, existing) { zh: "批注写给第 {paragraph} 段，这里只有 {existing} 段；请改段号。", en: "this note is to paragraph {paragraph}, but there are {existing}; correct its number." }
        RonNoteTwice(paragraph) { zh: "第 {paragraph} 段有两条批注；请合成一条。", en: "paragraph {paragraph} has two notes; make them one." }
    }

    "What is wrong in a page preset" {
        PresetUnknown(name, valid) { zh: "没有“{name}”这个版式；可用的有：{valid}。", en: "There is no page preset '{name}'; there are: {valid}." }
        PresetFormat(found) { zh: "版式的格式是 {found}，这个程序不认得；请用新一些的程序。", en: "the preset has format {found}, which this program does not know; use a newer one." }
        PresetMargins(least) { zh: "页边距太大，版心不到 {least} 毫米；请改小。", en: "the margins leave less than {least} mm for the text; make them smaller." }
        PresetPoints(what, given, least, most) { zh: "{what} 是 {given} 磅，应当在 {least} 到 {most} 之间；请改正。", en: "{what} is {given} pt, and must be {least} to {most}; correct it." }
        PresetLines(given, fitting) { zh: "lines_per_page 是 {given}，按这个行距每页是 {fitting} 行；请改其中一个。", en: "lines_per_page is {given}, but {fitting} fit at this line_pitch; change one of them." }
        PresetChars(given, fitting) { zh: "chars_per_line 是 {given}，按这个字号每行是 {fitting} 字；请改正。", en: "chars_per_line is {given}, but {fitting} fit; correct it." }
        PresetName(what) { zh: "{what} 要有一个名称，不超过 64 字；请写上。", en: "{what} must be a name of 1 to 64 characters; write one." }
        PresetHeadings(given) { zh: "标题字体写了 {given} 种，最多 9 级；请删去多的。", en: "{given} faces for headings, but there are 9 levels; take some out." }
    }

    "What is wrong in a phrase pack" {
        PackFormat(found) { zh: "套话包的格式是 {found}，这个程序不认得；请用新一些的程序。", en: "the pack has format {found}, which this program does not know; use a newer one." }
        PackOthers(what) { zh: "{what}（其他套话包照常使用）", en: "{what} (the other packs are used)" }
        PackLost { zh: "这个套话包读不出来；请照 Pack(format: 1, name: \"…\", phrases: […]) 的样子改好。", en: "the pack cannot be read; correct it after the pattern of Pack(format: 1, name: \"…\", phrases: […])." }
        PackEmpty { zh: "这里不能是空的；请填上或删去。", en: "this may not be empty; fill it or remove it." }
    }

    "What is counted" {
        Chars(count) { zh: "{count} 字", en: "{count} chars" }
    }

    "Places in a report" {
        PartTitle { zh: "标题", en: "title" }
        PartSubtitle { zh: "副题", en: "subtitle" }
        PartAddressee { zh: "主送", en: "addressee" }
        PartLead { zh: "前言", en: "lead" }
        PartClosing { zh: "结语", en: "closing" }
        PartAttachments { zh: "附件说明", en: "attachments" }
        PartSignature { zh: "落款", en: "signature" }
        PartDate { zh: "日期", en: "date" }
        PartAfter { zh: "附注", en: "notes" }
    }
}
