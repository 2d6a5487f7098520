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

    /// What is raised above the line. A note's mark behind a word or a figure is left out, which it would make another; an exponent stays one.
    /// False where it is neither, but text.
    pub fn raised(&mut self, text: &str) -> bool {
        const UNIT: usize = 3;
        let mark = text.trim().trim_matches(['[', ']', '(', ')']);
        if mark.is_empty() || !mark.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b' ' | b'-')) {
            return false;
        }
        let word = self.text.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        let ten = word
            .strip_suffix("10")
            .is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == ','));
        if self.gap == Gap::None && ten {
            self.piece(&format!("^{mark}"));
        } else if self.gap == Gap::None && word.len() <= UNIT && word.bytes().all(|b| b.is_ascii_alphabetic()) {
            self.piece(mark);
        }
        true
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
    fn what_is_raised_makes_no_other_figure() {
        let text = |before: &str, raised: &str, after: &str| {
            let mut lines = Lines::new();
            lines.words(before);
            if !lines.raised(raised) {
                lines.words(raised);
            }
            lines.words(after);
            lines.finish()
        };
        assert_eq!(text("killed 45", "1", " people"), "killed 45 people");
        assert_eq!(text("killed 45", "[2]", " people"), "killed 45 people");
        assert_eq!(text("45 people", "1, 2", " died"), "45 people died");
        assert_eq!(text("9 died.", "3", " Ten fled"), "9 died. Ten fled");
        assert_eq!(text("40 km", "2", " burned"), "40 km2 burned");
        assert_eq!(text("2.5 x 10", "6", " t"), "2.5 x 10^6 t");
        assert_eq!(text("killed 210", "1", " people"), "killed 210 people");
        assert_eq!(text("the 21", "st", " time"), "the 21st time");
    }

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
