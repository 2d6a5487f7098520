//! Running text put together from the pieces of a marked-up one: its paragraphs, items and rows become lines.

/// What parts two pieces; of several the strongest.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) enum Gap {
    None,
    Blank,
    /// Between two cells of a row: figures beside each other must not read as one.
    Cell,
    Line,
    Paragraph,
}

/// A text on its way.
pub(super) struct Lines {
    text: String,
    gap: Gap,
    /// The next piece begins an item.
    item: bool,
    /// The next cell begins a row.
    row: bool,
}

impl Lines {
    pub fn new() -> Lines {
        Lines { text: String::new(), gap: Gap::None, item: false, row: true }
    }

    pub fn gap(&mut self, gap: Gap) {
        // What begins in a cell or an item does not part it from what is before that.
        if self.gap != Gap::Cell && !self.item && gap > self.gap {
            self.gap = gap;
        }
    }

    /// An item of a list begins.
    pub fn item(&mut self) {
        self.gap = Gap::Line;
        self.item = true;
    }

    /// A row of a table begins or ends: a paragraph of its own, which no other line is joined with.
    pub fn row(&mut self) {
        self.gap = Gap::Paragraph;
        self.row = true;
    }

    /// A cell begins.
    pub fn cell(&mut self) {
        if !std::mem::replace(&mut self.row, false) {
            self.gap = Gap::Cell;
        }
    }

    /// Running text: blanks and line breaks are one blank, what is only a place for a hyphen is nothing.
    pub fn words(&mut self, text: &str) {
        let mut pieces = text.split(|c: char| c.is_ascii_whitespace());
        if let Some(first) = pieces.next() {
            self.piece(first);
        }
        for piece in pieces {
            self.gap(Gap::Blank);
            self.piece(piece);
        }
    }

    /// Text whose line breaks count.
    pub fn verbatim(&mut self, text: &str) {
        for (n, line) in text.lines().enumerate() {
            if n > 0 {
                self.gap(if line.trim().is_empty() { Gap::Paragraph } else { Gap::Line });
            }
            self.words(line);
        }
    }

    fn piece(&mut self, piece: &str) {
        if piece.chars().all(is_nothing) {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(match self.gap {
                Gap::None => "",
                Gap::Blank => " ",
                Gap::Cell => " | ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.gap = Gap::None;
        if std::mem::replace(&mut self.item, false) {
            self.text.push_str("\u{2022} ");
        }
        self.text.extend(piece.chars().filter(|c| !is_nothing(*c)));
    }

    pub fn finish(self) -> String {
        self.text
    }
}

/// Soft hyphens, and letters of no width.
fn is_nothing(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_parted_by_the_strongest_gap() {
        let mut lines = Lines::new();
        lines.gap(Gap::Paragraph);
        lines.words(" Twelve  peo\u{ad}ple");
        lines.words("\u{200b}\n died\u{a0}here.");
        lines.gap(Gap::Line);
        lines.gap(Gap::Blank);
        lines.words("In all,");
        lines.item();
        lines.gap(Gap::Blank);
        lines.words("one ");
        lines.item();
        lines.words("two");
        assert_eq!(lines.finish(), "Twelve people died\u{a0}here.\nIn all,\n\u{2022} one\n\u{2022} two");
    }

    #[test]
    fn rows_keep_their_figures_apart() {
        let mut lines = Lines::new();
        for row in [["Karsa", "45", "120"], ["Velm", "", "7"]] {
            lines.row();
            for cell in row {
                lines.cell();
                lines.gap(Gap::Paragraph);
                lines.words(cell);
                lines.gap(Gap::Paragraph);
            }
            lines.row();
        }
        assert_eq!(lines.finish(), "Karsa | 45 | 120\n\nVelm | 7");
    }
}
