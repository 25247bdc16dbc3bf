//! Where everything stands on a screen of a given size: one answer for layout, mouse and drawing.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    pub width: usize,
    pub height: usize,
}

/// Columns and rows from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    pub x: usize,
    pub y: usize,
    pub width: usize,
    pub height: usize,
}

impl Area {
    pub fn contains(&self, x: usize, y: usize) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.y + self.height).contains(&y)
    }

    /// What is left inside a border.
    #[must_use]
    pub fn inside(&self) -> Area {
        Area {
            x: self.x + 1,
            y: self.y + 1,
            width: self.width.saturating_sub(2),
            height: self.height.saturating_sub(2),
        }
    }

    /// Parts so many of its last rows from those before them.
    pub fn without_last(&self, rows: usize) -> (Area, Area) {
        let rows = rows.min(self.height);
        let before = Area { height: self.height - rows, ..*self };
        (before, Area { y: self.y + before.height, height: rows, ..*self })
    }

    /// Parts the rows of a list from those below them in which the chosen entry is shown whole.
    pub fn with_preview(&self) -> (Area, Area) {
        // On a low screen there is more to choose from than the one that is chosen.
        let height = PREVIEW.min((self.height / 3).max(2)).min(self.height);
        let (rows, preview) = self.without_last(height);
        let rows = Area { height: rows.height.saturating_sub(1).max(1), ..rows };
        (rows, Area { x: preview.x + 1, width: preview.width.saturating_sub(2), ..preview })
    }
}

/// The smallest screen the editor works on.
pub const SMALLEST: Size = Size { width: 40, height: 10 };

/// The panes with their borders; on a narrow screen there is room for one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Panes {
    pub tree: Option<Area>,
    pub text: Option<Area>,
    /// The row of the status line.
    pub status: usize,
}

/// Rows in which a phrase is shown whole, and where it comes from.
const PREVIEW: usize = 4;
/// Rows in which a finding is told: what is wrong, before and after, and why.
const DETAIL: usize = 4;
/// A list that is higher than this is no longer seen at a glance.
const HIGHEST_WINDOW: usize = 60;
/// Narrower than this there is one pane.
pub(super) const TWO_PANES: usize = 60;
/// Narrower than this there is no room for a preview beside the panes.
const PREVIEW_BESIDE: usize = 120;
const WIDEST_PREVIEW: usize = 84;

impl Size {
    pub fn is_enough(&self) -> bool {
        self.width >= SMALLEST.width && self.height >= SMALLEST.height
    }

    /// Places the panes; `tree_first` says which one is shown where there is room for one.
    pub fn panes(&self, tree_first: bool) -> Panes {
        let height = self.height.saturating_sub(1);
        let whole = Area { x: 0, y: 0, width: self.width, height };
        let status = height;
        if self.width < TWO_PANES {
            let (tree, text) = if tree_first { (Some(whole), None) } else { (None, Some(whole)) };
            return Panes { tree, text, status };
        }
        let wide = (self.width * 3 / 10).clamp(20, 36);
        let text = Area { x: wide, width: self.width - wide, ..whole };
        Panes { tree: Some(Area { width: wide, ..whole }), text: Some(text), status }
    }

    /// Splits the screen into what the panes have and a preview beside them, where there is room.
    /// The preview has at least so many columns, as far as they leave some.
    pub fn beside(&self, least: usize) -> Option<(Size, Area)> {
        if self.width < PREVIEW_BESIDE || !self.is_enough() {
            return None;
        }
        let width = (self.width * 2 / 5).min(WIDEST_PREVIEW).max(least.min(self.width / 2));
        let panes = Size { width: self.width - width, ..*self };
        let height = self.height.saturating_sub(1);
        Some((panes, Area { x: panes.width, y: 0, width, height }))
    }

    /// Returns all but the status line.
    pub fn whole(&self) -> Area {
        Area { x: 0, y: 0, width: self.width, height: self.height.saturating_sub(1) }
    }

    /// Returns where the rows of the text stand: inside the border, a column before them and one
    /// behind them for the caret.
    pub fn text_rows(&self) -> Area {
        let pane = self.panes(false).text.unwrap_or_default().inside();
        Area { x: pane.x + 1, width: pane.width.saturating_sub(2), ..pane }
    }

    /// Returns where a window lies that holds so many rows now and had at most `tallest`, with its
    /// border: its upper edge stays where it is.
    pub fn window(&self, tallest: usize, rows: usize) -> Area {
        let room = self.height.saturating_sub(2).min(HIGHEST_WINDOW);
        let with_border = |rows: usize| rows.max(1).saturating_add(2).min(room);
        let width = self.width.saturating_sub(4).min(76);
        let x = self.width.saturating_sub(width) / 2;
        let y = self.height.saturating_sub(with_border(tallest)) / 2;
        Area { x, y, width, height: with_border(rows) }
    }

    /// Returns where so many findings are listed, with the border: below the text they stand in.
    pub fn panel(&self, findings: usize) -> Area {
        let most = self.highest_panel();
        let rows = findings.clamp(1, most.saturating_sub(2 + self.detail()).max(1));
        let height = (rows + self.detail() + 2).min(most);
        let y = self.height.saturating_sub(1 + height);
        Area { x: 0, y, width: self.width, height }
    }

    fn highest_panel(&self) -> usize {
        (self.height * 9 / 20).clamp(6, 16).min(self.height.saturating_sub(1))
    }

    fn detail(&self) -> usize {
        DETAIL.min(self.highest_panel().saturating_sub(2) / 2)
    }

    /// Returns where the rows of findings stand, were there as many as there is room for.
    pub fn panel_rows(&self, findings: usize) -> Area {
        let inner = self.panel(findings).inside();
        Area { height: inner.height.saturating_sub(self.detail()).max(1), ..inner }
    }

    /// Returns where the chosen finding is shown with all there is to say of it.
    pub fn panel_detail(&self, findings: usize) -> Area {
        let inner = self.panel(findings).inside();
        let height = self.detail();
        Area { y: inner.y + inner.height.saturating_sub(height), height, ..inner }
    }

    /// Returns where the list beside a place of the text lies, with its border: below the caret's
    /// row or above it, and never over it. The text it is about may begin a row above the caret.
    pub fn beside_caret(&self, caret: (usize, usize), wanted: Size) -> Area {
        let (column, row) = caret;
        let below = self.height.saturating_sub(row + 2);
        let above = row.saturating_sub(1);
        let is_below = wanted.height <= below || below >= above;
        let height = wanted.height.min(if is_below { below } else { above });
        let y = if is_below { row + 1 } else { above - height };
        let width = wanted.width.min(self.width);
        Area { x: column.min(self.width - width), y, width, height }
    }
}
