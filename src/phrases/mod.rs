//! Packs of standard formulations: what a phrase is, how packs lie over one another, how a query in
//! Hanzi or pinyin finds and ranks them. Pure: packs come in as text, usage and the place as values.
