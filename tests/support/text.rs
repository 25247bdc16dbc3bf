//! The text that the command line and the editor in a terminal are tried on.

/// A report in the manner of the samples; nothing in it is open.
pub const REPORT: &str = concat!(
    "某局2025年度信访工作情况报告\n\n",
    "　　2025年，局党组认真抓好信访工作。现将有关情况报告如下：\n",
    "　　一、工作开展情况\n",
    "　　（一）加强组织领导，落实主体责任。局党组高度重视信访工作。一是加强研究部署。二是压实责任。\n",
    "　　（二）注重学习培训。开展培训26次。\n",
    "　　二、存在问题\n",
    "　　力量较为薄弱。\n",
);
