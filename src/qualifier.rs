//! How a number is hedged.

use crate::named::names;

names! {
    /// How the number is hedged. `magnitude` (m), `low` (l) and `high` (h) are filled as each value says.
    Qualifier {
        /// No hedge: m, l and h are all the number.
        Exactly = "exactly",
        /// `about`, `some`, `an estimated`: m only.
        About = "about",
        /// `nearly`, `almost`, `just under`: m and h.
        Nearly = "nearly",
        /// `more than`, `over`: m and l, an open bound.
        MoreThan = "more_than",
        /// `at least`, `500+`: m and l, a closed bound.
        AtLeast = "at_least",
        /// `fewer than`, `below`: m and h, an open bound.
        LessThan = "less_than",
        /// `up to`, `no more than`: m and h, a closed bound.
        AtMost = "at_most",
        /// `10 to 15`: l and h.
        Between = "between",
        /// `dozens`, `several`: l and h as the vague-number policy has them.
        Vague = "vague",
    }
}
