// The proofing rules. One row: id, level (E wrong by a standard, W very likely wrong, R worth a look),
// whether the fix is safe without asking, the name, what is wrong in each case the rule knows, and the
// reason; each in Chinese and English. Chinese takes Chinese marks.
// 15834 and 15835 are GB/T 15834—2011 and GB/T 15835—2011; 9704 is GB/T 9704—2012.
rules! {
    P01 E safe ["半角标点", "half-width mark"]
        {"中文里的标点用全角", "Chinese text takes full-width marks"}
        ["GB/T 15834—2011 第4章、5.1", "GB/T 15834-2011, 4 and 5.1"];
    P02 E safe ["直引号", "straight quotation mark"]
        {"引号用弯引号“”", "Quotations take curly marks"}
        {"直引号不成对", "A straight quotation mark without its partner"}
        ["GB/T 15834—2011 4.8.2", "GB/T 15834-2011, 4.8.2"];
    P03 E ask ["引号反了", "quotation marks reversed"]
        {"一对引号先左后右", "The first of a pair must open"}
        {"引号里再用引号，用单引号", "A quotation within a quotation takes ‘’"}
        ["GB/T 15834—2011 4.8.2", "GB/T 15834-2011, 4.8.2"];
    P04 E ask ["标点不成对", "unpaired mark"]
        {"「{text}」缺少与它成对的另一半", "{text} has no partner"}
        ["GB/T 15834—2011 4.8.2、4.9.2、4.15.2", "GB/T 15834-2011, 4.8.2, 4.9.2 and 4.15.2"];
    P05 W ask ["同形括号套用", "brackets of one shape nested"]
        {"括号里再用括号，应换一种", "Brackets within brackets take another shape"}
        ["GB/T 15834—2011 4.9.3.6", "GB/T 15834-2011, 4.9.3.6"];
    P06 E safe ["书名号套用", "title marks nested"]
        {"书名号里再用书名号，用单书名号", "A title within a title takes 〈〉"}
        ["GB/T 15834—2011 4.15.3.5", "GB/T 15834-2011, 4.15.3.5"];
    P07 W safe ["书名号、引号之间多了顿号", "pause mark between titles or quotations"]
        {"并列的书名号或引号之间不用顿号", "No 、 between titles or quotations side by side"}
        ["GB/T 15834—2011 4.5.3.5", "GB/T 15834-2011, 4.5.3.5"];
    P08 W safe ["括注之后少了顿号", "pause mark missing behind a note"]
        {"书名号之间有括注时用顿号隔开", "Titles with a note between them take 、"}
        ["GB/T 15834—2011 4.5.3.5", "GB/T 15834-2011, 4.5.3.5"];
    P09 W ask ["概数用了顿号", "pause mark in an approximate number"]
        {"相邻数字连用表示概数，中间不用顿号", "Two numerals that mean 'about' take no 、"}
        ["GB/T 15834—2011 4.5.3.4、GB/T 15835—2011 5.2.1", "GB/T 15834-2011, 4.5.3.4; GB/T 15835-2011, 5.2.1"];
    P10 W safe ["“等”前用了顿号", "pause mark before 等"]
        {"“等”之前不用顿号", "No 、 before 等"}
        {"末两项用了“和”，前面不用顿号", "No 、 before 和"}
        ["GB/T 15834—2011 附录B.1.2", "GB/T 15834-2011, B.1.2"];
    P11 W ask ["省略号与“等”并用", "ellipsis with 等"]
        {"省略号和“等”只用一个", "Either …… or 等"}
        ["GB/T 15834—2011 附录A.9.2", "GB/T 15834-2011, A.9.2"];
    P12 E safe ["省略号写法", "form of the ellipsis"]
        {"省略号是六个点“……”", "The ellipsis has six dots"}
        ["GB/T 15834—2011 4.11.2", "GB/T 15834-2011, 4.11.2"];
    P13 E safe ["破折号写法", "form of the dash"]
        {"破折号占两个字“——”", "The dash is two characters long"}
        ["GB/T 15834—2011 4.10.2", "GB/T 15834-2011, 4.10.2"];
    P14 W safe ["起止用的连接号", "mark of a range"]
        {"数值起止用“～”", "A range of quantities takes ～"}
        {"时间、地点起止用“—”", "A range of time or place takes —"}
        ["GB/T 15834—2011 4.13.3.2、4.13.3.3", "GB/T 15834-2011, 4.13.3.2 and 4.13.3.3"];
    P15 W safe ["序号后的标点", "mark behind a number"]
        {"阿拉伯数字序号后用“.”", "An Arabic number takes ."}
        {"汉字序号后用“、”", "A Chinese number takes 、"}
        ["GB/T 15834—2011 附录B.3.2、B.3.3", "GB/T 15834-2011, B.3.2 and B.3.3"];
    P16 W safe ["带括号的序号", "bracketed number"]
        {"带括号的序号后不用标点", "No mark behind a bracketed number"}
        {"序号的括号用全角", "A number's brackets are full-width"}
        ["GB/T 15834—2011 附录B.3.4", "GB/T 15834-2011, B.3.4"];
    P17 W safe ["“第一”“首先”之后", "behind 第一 and 首先"]
        {"“第一”“首先”之后用逗号", "第一 and 首先 take ，"}
        ["GB/T 15834—2011 4.4.3.3、附录B.3.1", "GB/T 15834-2011, 4.4.3.3 and B.3.1"];
    P18 W safe ["“一是”之后", "behind 一是"]
        {"“一是”之后不用标点", "No mark behind 一是"}
        ["GB/T 15834—2011 附录B.3.7", "GB/T 15834-2011, B.3.7"];
    P19 W ask ["分号隔开的分项里有句号", "full stop in an item that ends with a semicolon"]
        {"分项内已有句号，各项之间不用分号", "Items that hold a full stop are not parted by ；"}
        ["GB/T 15834—2011 附录A.5.1", "GB/T 15834-2011, A.5.1"];
    P20 W ask ["冒号套用", "colon within a colon"]
        {"一句话里冒号之下又用冒号", "A colon within what another colon introduces"}
        ["GB/T 15834—2011 4.7.3.5", "GB/T 15834-2011, 4.7.3.5"];
    P21 E safe ["标点重复", "doubled mark"]
        {"两个标点连在一起", "Two marks where one belongs"}
        ["GB/T 15834—2011 5.1", "GB/T 15834-2011, 5.1"];
    P22 W ask ["句内括注在句号之后", "note behind the full stop"]
        {"句内括注放在句号之前", "A note on part of a sentence stands before its full stop"}
        {"句内括注的末尾不用句号", "A note on part of a sentence takes no full stop"}
        ["GB/T 15834—2011 附录B.2.2", "GB/T 15834-2011, B.2.2"];
    P23 R ask ["引文末尾的句号", "full stop at the end of a quotation"]
        {"引文只是句子的一部分，句末点号放在引号外", "Part of a sentence is quoted: its mark stands outside"}
        ["GB/T 15834—2011 附录B.2.1", "GB/T 15834-2011, B.2.1"];
    P24 W safe ["标题末尾的标点", "mark at the end of a heading"]
        {"独占一行的标题末尾不用句号", "A heading on its own line takes no full stop"}
        {"标题末尾不用“{0}”", "A heading does not end with {0}"}
        ["GB/T 15834—2011 附录B.4", "GB/T 15834-2011, B.4"];
    P25 W ask ["段末缺句号", "no full stop at the end"]
        {"段落末尾没有句末标点", "A paragraph ends without a mark"}
        ["GB/T 15834—2011 4.1", "GB/T 15834-2011, 4.1"];
    P26 W ask ["书名号用错", "title marks misused"]
        {"活动、奖项、证照、机构的名称不用书名号", "Events, awards and certificates take no title marks"}
        ["GB/T 15834—2011 附录A.13.1", "GB/T 15834-2011, A.13.1"];
    P27 E safe ["书名号、数字的写法", "form of title marks and digits"]
        {"书名号是“《》”", "Title marks are 《》"}
        {"数字、字母用半角", "Digits and letters are half-width"}
        ["GB/T 15834—2011 4.15.2；数字按惯例", "GB/T 15834-2011, 4.15.2; custom for digits"];
    P28 R safe ["数字两边的空格", "space beside a number"]
        {"公文里数字与汉字之间不空格", "No space between a number and Chinese text"}
        ["公文惯例", "custom of official documents"];
    P29 E safe ["发文字号写法", "form of a document number"]
        {"发文字号的年份用六角括号，序号不编虚位、不加“第”", "The year stands in 〔〕, the number without 第 and zeros"}
        ["GB/T 9704—2012 7.2.5、GB/T 15834—2011 4.9.3.4", "GB/T 9704-2012, 7.2.5; GB/T 15834-2011, 4.9.3.4"];
    P30 E ask ["日期简称的间隔号", "dot in the name of a day"]
        {"以月日命名的事件，阿拉伯数字之间用间隔号“·”", "In the name of a day · stands between Arabic figures"}
        {"以月日命名的事件，汉字只在一月、十一月、十二月之后用间隔号", "In the name of a day in Chinese · only stands behind 一, 十一 and 十二"}
        ["GB/T 15834—2011 4.14.3.4、GB/T 15835—2011 5.1.6", "GB/T 15834-2011, 4.14.3.4; GB/T 15835-2011, 5.1.6"];

    N01 E safe ["成文日期写法", "form of the date"]
        {"成文日期用阿拉伯数字，年、月、日标全，不编虚位", "The date is written with Arabic figures, 年 月 日, without zeros"}
        ["GB/T 9704—2012 7.3.5.4", "GB/T 9704-2012, 7.3.5.4"];
    N02 E ask ["年份写成两位", "year of two figures"]
        {"年份不简写", "A year is not shortened"}
        {"年份后面缺“年”字", "年 is missing behind the year"}
        ["GB/T 15835—2011 5.1.4", "GB/T 15835-2011, 5.1.4"];
    N03 E safe ["年份里的“〇”和“0”", "zero in a year"]
        {"汉字年份用“〇”，数字用“0”“1”，不用字母", "A Chinese year takes 〇, figures take 0 and 1, no letters"}
        ["GB/T 15835—2011 5.2.5", "GB/T 15835-2011, 5.2.5"];
    N04 W ask ["数值起止省了单位", "unit left out of a range"]
        {"前一个数的百分号或“万”“亿”不能省", "The first figure keeps its % or 万 or 亿"}
        ["GB/T 15835—2011 5.1.3", "GB/T 15835-2011, 5.1.3"];
    N05 E ask ["数字与“十百千”混用", "figures mixed with 十 百 千"]
        {"阿拉伯数字不与“十”“百”“千”连用", "Arabic figures do not go with 十, 百 and 千"}
        ["GB/T 15835—2011 5.3", "GB/T 15835-2011, 5.3"];
    N06 E safe ["小数缺“0”", "decimal without its zero"]
        {"小数点前的“0”不能省", "A decimal keeps the 0 before its point"}
        ["GB/T 15835—2011 5.1.2", "GB/T 15835-2011, 5.1.2"];
    N07 W ask ["概数词重复", "approximated twice"]
        {"“{0}”和“{1}”只用一个", "Either {0} or {1}"}
        ["语法惯例：概数只表示一次", "logic: one approximation is enough"];
    N08 W ask ["减少用了倍数", "a decrease in multiples"]
        {"减少不用倍数，请核对数字", "Nothing decreases by a multiple of itself; look at the figures"}
        ["语法惯例：减少用分数或百分数", "logic: decreases take fractions or per cent"];
    N09 W ask ["百分点写成百分之", "per cent for percentage points"]
        {"两个百分数之差是{0}个百分点", "The difference is {0} percentage points"}
        {"数量的增减用百分数，百分点只表示百分数之差", "What is counted grows by per cent; points are the difference of shares"}
        ["统计惯例：百分数之差用百分点", "statistics: shares differ by percentage points"];
    N10 R ask ["“增加”与“增加到”", "增加 and 增加到"]
        {"前后两个数是起点和终点，似应为“{0}到”", "From one figure to another: {0}到?"}
        {"前后两个数与“{0}”相反，请核对", "The figures say the opposite of {0}; look again"}
        ["语法惯例：“增加到”含原数，“增加”不含", "usage: 增加到 names the result, 增加 the difference"];
    N11 W ask ["分项与总数不符", "parts do not make the sum"]
        {"各项相加是{0}，总数写的是{1}", "The parts make {0}, the sum says {1}"}
        {"列出的有{0}个，总数写的是{1}", "{0} are named, the number says {1}"}
        ["《党政机关公文处理工作条例》第二十条：数字准确", "figures must be right (中办发〔2012〕14号, art. 20)"];
    N12 W ask ["百分比之和不对", "shares do not make the whole"]
        {"各项百分比相加是{0}%", "The shares make {0}%"}
        ["《党政机关公文处理工作条例》第二十条：数字准确", "figures must be right (中办发〔2012〕14号, art. 20)"];
    N13 E ask ["没有这一天", "no such day"]
        {"没有这个日期", "There is no such date"}
        ["历法", "the calendar"];
    N14 E ask ["星期不符", "weekday does not fit"]
        {"这一天是{0}", "That day is a {0}"}
        ["历法", "the calendar"];
    N15 W ask ["起止时间颠倒", "range of time reversed"]
        {"起始时间晚于结束时间", "It begins after it ends"}
        {"时间在成文日期之后，却写成已经发生", "It is told as past, but lies behind the date of the report"}
        {"时间在成文日期之前，却写成将要进行", "It is told as planned, but lies before the date of the report"}
        ["历法；先后的逻辑", "the calendar and logic"];
    N16 W safe ["时段与24小时制重复", "time of day said twice"]
        {"24小时制的钟点前不加“{0}”", "No {0} before an hour of 24"}
        ["计时惯例", "custom"];
    N17 W ask ["年代缺世纪", "decade without its century"]
        {"年代前要写明世纪", "A decade needs its century"}
        ["GB/T 15835—2011 4.1；惯例", "GB/T 15835-2011, 4.1; custom"];
    N18 W ask ["计量单位写法", "form of a unit"]
        {"没有“{0}”这个单位符号", "{0} is no symbol of a unit"}
        {"“{0}”不是法定计量单位", "{0} is no legal unit"}
        ["GB/T 9704—2012 第9章、GB 3100", "GB/T 9704-2012, 9; GB 3100"];
    N19 W ask ["前后数字不一", "figures differ"]
        {"前面写的是“{0}”，请核对", "It was “{0}” before; look again"}
        ["《党政机关公文处理工作条例》第二十条：数字准确", "figures must be right (中办发〔2012〕14号, art. 20)"];
    N20 W ask ["与本报告的年份不符", "does not fit the year of the report"]
        {"报告的年份是{0}年，这里写的是{1}", "The report is for {0}, this says {1}"}
        {"{1}，报告的年份是{0}年", "{1}, and the report is for {0}"}
        ["旧稿新用，年份和届次要改", "an old text used again keeps old years and congresses"];

    S01 E ask ["序号不连续", "number out of order"]
        {"按次序应为“{0}”", "By its place it is {0}"}
        ["GB/T 9704—2012 7.3.3", "GB/T 9704-2012, 7.3.3"];
    S02 R ask ["层次跳级", "level left out"]
        {"“{0}”之下直接用了“{1}”", "{1} stands directly below {0}"}
        {"“{1}”的层次高于“{0}”，不应排在它下面", "{1} ranks above {0} and stands below it"}
        ["GB/T 15834—2011 附录B.3.8", "GB/T 15834-2011, B.3.8"];
    S03 E ask ["“一是二是”次序错", "items out of order"]
        {"按次序应为“{0}”", "By its place it is {0}"}
        ["逐项列举次序要连续", "items are counted without gaps"];
    S04 W ask ["只有“一是”", "一是 alone"]
        {"只有“{0}”，没有第二项", "{0} has no second item"}
        ["逐项列举至少两项", "a list has at least two items"];
    S05 W ask ["项数不符", "number of items does not fit"]
        {"写的是“{0}”，后面列了{1}项", "It says {0}, and {1} are listed"}
        {"写的是“{0}”，前面列了{1}项", "It says {0}, and {1} are listed before"}
        ["总说与分说一致", "what is announced is what follows"];
    S06 R ask ["列举的说法不一", "two series mixed"]
        {"“{0}”与“{1}”混用", "{0} and {1} are of two series"}
        ["GB/T 15834—2011 附录B.3.8", "GB/T 15834-2011, B.3.8"];
    S07 E ask ["待填", "still to be filled in"]
        {"“{text}”还没有填", "{text} is still open"}
        {"“{text}”是否要写明", "{text}: to be named?"}
        {"“{text}”前面似乎漏了数字", "A number seems to be missing before {text}"}
        ["交稿前要填完", "nothing may be open when it is handed in"];
    S08 E safe ["附件说明写法", "form of the list of attachments"]
        {"附件序号后用“.”", "An attachment's number takes ."}
        {"附件名称后不加标点", "No mark behind an attachment's name"}
        {"“附件”后用冒号，再写序号", "附件 takes a colon, then the number"}
        {"附件名称不加书名号", "No 《》 around an attachment's name"}
        {"每个附件另起一行", "Each attachment takes a line of its own"}
        {"附件不止一个，要编序号", "Several attachments are numbered"}
        ["GB/T 9704—2012 7.3.4", "GB/T 9704-2012, 7.3.4"];
    S09 W ask ["附件数不符", "no such attachment"]
        {"正文提到附件{0}，附件说明只有{1}个", "The text names attachment {0}; {1} are listed"}
        {"正文提到附件，文后没有附件说明", "The text names an attachment; none is listed"}
        {"附件{0}出现两次", "Attachment {0} stands twice"}
        {"附件说明里是“{0}”", "The list calls it {0}"}
        {"正文写的是{0}个附件，附件说明列了{1}个", "The text counts {0} attachments; {1} are listed"}
        ["GB/T 9704—2012 7.3.4、7.3.7", "GB/T 9704-2012, 7.3.4 and 7.3.7"];
    S10 W ask ["主送机关后缺冒号", "no colon behind the addressee"]
        {"主送机关后用冒号", "The addressee takes a colon"}
        ["GB/T 9704—2012 7.3.2", "GB/T 9704-2012, 7.3.2"];
    S11 W ask ["公文标题", "title of the document"]
        {"“关于”和“对”只用一个", "Either 关于 or 对"}
        {"文种重复", "The kind of document is named twice"}
        {"文种前少了“的”", "的 is missing before the kind of document"}
        {"“{0}”与文种重复或不合", "{0} and the kind of document say the same, or do not go together"}
        {"标题只有文种，没有写事由", "The title names a kind of document, and not what it is about"}
        ["《党政机关公文处理工作条例》第八条、第九条", "中办发〔2012〕14号, arts. 8 and 9"];
    S12 E ask ["报告夹带请示", "a request in a report"]
        {"报告里不得夹带请示事项", "A report holds no request"}
        ["《党政机关公文处理工作条例》第十五条（四）", "中办发〔2012〕14号, art. 15(4)"];
    S13 R ask ["引文先标题后字号", "title before number"]
        {"引公文先引标题，后引发文字号：《标题》（某办发〔2024〕3号）", "A document is cited by its title, then its number: 《标题》（某办发〔2024〕3号）"}
        ["公文惯例", "custom of official documents"];
    S14 W ask ["简称", "short name"]
        {"应写“以下简称”", "以下简称 is the form"}
        {"简称{0}前面已经说明过", "{0} has been introduced before"}
        {"说明了简称{0}，后面却没有再用", "{0} is introduced and never used"}
        {"{0}到后面才说明是简称，首次出现时就应写全称并说明", "{0} is only introduced further on: the full name and 以下简称 belong here"}
        {"简称宜加引号", "A short name is better put in quotation marks"}
        ["公文惯例", "custom of official documents"];
    S15 W ask ["重复与空缺", "said twice, or empty"]
        {"标题下没有内容", "Nothing stands below the heading"}
        {"“{0}”写了两遍", "{0} stands twice"}
        {"这句话前面已经有了", "The same sentence stands before"}
        {"这个标题前面已经有了", "The same heading stands before"}
        ["编校", "editing"];
    S16 R ask ["过长", "long"]
        {"这一句有{0}字", "This sentence has {0} characters"}
        {"这一段有{0}字", "This paragraph has {0} characters"}
        {"顿号连了{0}个分句", "{0} clauses in a row, parted by 、"}
        ["易读", "for the reader"];
    S17 R ask ["缺一节", "section missing"]
        {"没有写“{0}”的一节", "No section says {0}"}
        ["情况报告、工作总结的通例：情况、问题、打算", "what reports of this kind hold: what was done, what is wrong, what comes next"];

    T01 W ask ["截止与截至", "截止 and 截至"]
        {"后面跟着时间，用“截至”", "Before a time it is 截至"}
        {"表示到时为止，时间在前，用“截止”", "For the end of a period it is 截止, behind its time"}
        {"说的是最后期限，用“截止”", "For a deadline it is 截止"}
        ["《现代汉语词典》：截至＋时间，时间＋截止", "Xiandai Hanyu Cidian: 截至 + time, time + 截止"];
    T02 W safe ["其它", "其它"]
        {"公文用“其他”", "Official documents write 其他"}
        ["公文惯例", "custom of official documents"];
    T03 W safe ["作与做", "作 and 做"]
        {"“作”接抽象的事，“做”接具体的事，这里用“{0}”", "作 with what is abstract, 做 with what is done by hand: here it is {0}"}
        ["惯例：“作”接抽象的事，“做”接具体的事", "usage: 作 with abstract objects, 做 with concrete ones"];
    T04 R ask ["的、地、得", "的 地 得"]
        {"似应为“{0}”", "{0}?"}
        ["《现代汉语词典》：状语用“地”，补语用“得”", "Xiandai Hanyu Cidian: 地 before a verb, 得 behind it"];
    T05 W ask ["制定与制订", "制定 and 制订"]
        {"已有结果的用“制定”", "What is settled is 制定"}
        ["《现代汉语词典》：“定”重结果，“订”重过程", "Xiandai Hanyu Cidian: 定 is the result, 订 the process"];
    T06 W ask ["权力与权利", "权力 and 权利"]
        {"职权是“权力”，权益是“权利”，这里用“{0}”", "权力 is authority, 权利 what one is entitled to: here it is {0}"}
        ["《现代汉语词典》", "Xiandai Hanyu Cidian"];
    T07 W ask ["必须与必需", "必须 and 必需"]
        {"“必须”后面是动词，“必需”修饰名词，这里用“{0}”", "必须 stands before a verb, 必需 with a noun: here it is {0}"}
        ["《现代汉语词典》：必须＋动词，必需＋名词", "Xiandai Hanyu Cidian: 必须 + verb, 必需 + noun"];
    T08 W ask ["反映与反应", "反映 and 反应"]
        {"把情况说出来是“反映”，受刺激后的表现是“反应”，这里用“{0}”", "反映 is to report, 反应 to react: here it is {0}"}
        ["《现代汉语词典》", "Xiandai Hanyu Cidian"];
    T09 W ask ["以致与以至", "以致 and 以至"]
        {"引出不好的结果，用“以致”", "A bad result takes 以致"}
        ["《现代汉语词典》", "Xiandai Hanyu Cidian"];
    T10 W safe ["异形词", "variant form of a word"]
        {"推荐写“{0}”", "{0} is the recommended form"}
        ["《现代汉语词典》推荐词形", "form recommended by Xiandai Hanyu Cidian"];
    T11 E safe ["错别字", "misspelling"]
        {"应为“{0}”", "It is {0}"}
        {"疑为“{0}”或“{1}”", "{0} or {1} may be meant"}
        {"疑为“{0}”", "{0} may be meant"}
        ["《现代汉语词典》", "Xiandai Hanyu Cidian"];
    T12 W ask ["双重否定用反", "double negation"]
        {"否定多了一层，意思反了", "One negation too many turns it round"}
        ["语法、逻辑", "grammar and logic"];
    T13 W safe ["意思重复", "said twice"]
        {"用“{0}”就够了", "{0} is enough"}
        {"前面已经说了，“{text}”是多余的", "Said before: {text} is superfluous"}
        ["语法：词义重复", "grammar: redundancy"];
    T14 W ask ["缺主语", "no subject"]
        {"“{0}……使……”没有主语，去掉一个", "{0} … 使 … leaves no subject; drop one"}
        {"“{0}……让……”没有主语，可去掉一个", "{0} … 让 … leaves no subject; drop one"}
        ["语法：滥用介词和“使”致主语残缺", "grammar: a preposition and 使 eat up the subject"];
    T15 R ask ["搭配", "collocation"]
        {"动词与宾语不搭配，似应为“{0}”", "Verb and object do not go together: {0}?"}
        {"主语与谓语不搭配，似应为“{0}”", "Subject and predicate do not go together: {0}?"}
        ["语法：搭配", "grammar: collocation"];
    T16 R ask ["关联词", "conjunctions"]
        {"“{0}”与“{1}”不配套", "{0} does not go with {1}"}
        ["语法：关联词语", "grammar: correlative pairs"];
    T17 W safe ["市市委", "市市委"]
        {"区划名重复了，党的委员会简称“{0}”", "The place is named twice; the committee is {0} for short"}
        ["惯例：中共某市委员会简称某市委", "custom: 中共某市委员会 is 某市委 for short"];
    T18 W ask ["会议名称", "name of a meeting"]
        {"规范的说法是“{0}”", "The proper name is {0}"}
        ["《中国共产党地方委员会工作条例》《中国共产党党组工作条例》", "the Party's regulations on local committees and on Party groups"];
    T19 W ask ["党组与党委混用", "党组 and 党委 mixed"]
        {"同一单位别处写的是“{0}”，请核实后统一", "Elsewhere the same office has a {0}: which is right?"}
        {"本单位设的是“{0}”", "Your office has a {0}"}
        {"乡镇不设党组，应为“{0}”", "A township has no 党组: it is {0}"}
        ["党组与党委、总支与支部，一个单位只设其一", "an office has one of the two"];
    T20 W ask ["固定表述", "fixed wording"]
        {"规范表述是“{0}”", "The wording is “{0}”"}
        ["中央文件的提法", "as central documents put it"];
    T21 W ask ["固定次序", "fixed order"]
        {"规范的次序是{0}", "The order is {0}"}
        ["中央文件的提法", "as central documents put it"];
    T22 R ask ["人名与职务", "names and posts"]
        {"名册里的次序是{0}", "The roster's order is {0}"}
        {"同一职务前面写的是“{0}”，请核对姓名", "The same post was {0}'s before: which name is right?"}
        {"前面写的{0}是“{1}”，请核对职务", "Before, {0} was {1}: which post is right?"}
        {"名单按职务排列，“{0}”应在前", "By rank, {0} comes first"}
        {"名册里{0}的职务是“{1}”", "In the roster {0} is {1}"}
        {"名册里是“{0}”", "In the roster it is {0}"}
        {"别处写的是“{0}”，请核对姓名", "Elsewhere it is {0}: which name is right?"}
        ["名册；同一份材料前后一致", "the roster; a report agrees with itself"];
    T23 W ask ["机构名称不一", "two names for one organ"]
        {"前面写的是“{0}”，同一机构宜用一个名称", "It was {0} before: one organ, one name"}
        {"前面已写明简称“{0}”", "Its short name is {0}, as said before"}
        {"这是旧称，现在是“{0}”", "This is its old name; now it is {0}"}
        {"前面已用简称“{0}”，全称应在第一次出现时写", "It was {0}, for short, before: the full name comes first"}
        {"前面写的是“{0}”，宜统一为“{1}”", "It was {0} before: {1} throughout would be better"}
        {"全称是“{0}”，未写明简称", "In full it is {0}, and no short name was given"}
        ["《党政机关公文处理工作条例》第九条：全称或者规范化简称", "full or standard short name (中办发〔2012〕14号, art. 9)"];
    T24 R ask ["自称不一", "two ways to say we"]
        {"别处自称“{0}”", "Elsewhere it is {0}"}
        ["行文统一", "one text, one way to say it"];
    T25 R ask ["用语", "wording"]
        {"可写作“{0}”", "{0} may be better"}
        ["公文语体；新华社慎用词", "style of official documents; Xinhua's list"];
    T26 R ask ["与常用表述相近", "close to a set formulation"]
        {"与常用表述“{0}”差一两个字", "One or two characters off “{0}”"}
        ["套话库", "the pack of phrases"];
}
