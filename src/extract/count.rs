//! Bytes to characters.

/// How many characters a text has.
///
/// In runs so short that their counts fit a byte: this becomes vector code of as many lanes as bytes.
pub(super) fn characters(text: &str) -> usize {
    const RUN: usize = 192;
    let inner = |count, b: &u8| count + u8::from(b & 0xC0 == 0x80);
    let behind_first = text.as_bytes().chunks(RUN).map(|run| usize::from(run.iter().fold(0, inner)));
    text.len() - behind_first.sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_lengths_and_widths() {
        for n in [0, 1, 15, 16, 254, 255, 256, 511, 1000] {
            for letter in ["a", "é", "€", "\u{1F600}", "a€"] {
                let text = letter.repeat(n);
                assert_eq!(characters(&text), text.chars().count(), "{n} {letter}");
            }
        }
    }
}
