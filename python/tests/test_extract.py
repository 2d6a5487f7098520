"""The package gives the command's rows; bad input is named."""

from __future__ import annotations

import datetime
import threading
from decimal import Decimal

import factx
import pytest

TEXT = "Floods in Karsa killed at least 45 people, including 12 children, and did $5.3bn in damage, the United Nations said."


def as_row(claim: factx.Claim) -> dict:
    row = claim.to_dict()
    for name in ("date_from", "date_to"):
        if row[name] is not None:
            row[name] = row[name].isoformat()
    return row


def test_every_sample_gives_the_commands_rows(samples, rows):
    for path in samples:
        text = path.read_text(encoding="utf-8")
        found = factx.extract(text, document=str(path))
        assert [as_row(claim) for claim in found] == rows(str(path)), path
        assert all(text[claim.start : claim.end] == claim.number for claim in found)


def test_options_are_the_commands(tmp_path, rows):
    path = tmp_path / "a.txt"
    path.write_text("Dozens died on Monday and 40 families fled three days ago; the girl is 12 years old.")
    args = ["--vague", "midpoint", "--include", "ages,durations", "--date", "2024-03-14", "--household-size", "4.8"]
    extractor = factx.Extractor(vague="midpoint", include=("ages", "durations"), household_size="4.8")
    found = extractor.extract(path.read_text(), date=datetime.date(2024, 3, 14), document=str(path))
    assert [as_row(claim) for claim in found] == rows(*args, str(path))
    assert any(claim.persons == 192 for claim in found)


def test_a_claims_face():
    people, children, damage = factx.extract(TEXT)
    assert (people.event, people.qualifier, people.low, people.high) == ("killed", "at_least", 45, None)
    assert (children.relation, children.parent, children.groups) == ("subset", 1, ["child"])
    assert damage.magnitude == 5_300_000_000 and isinstance(damage.magnitude, int)
    assert factx.extract("It cost 7.25 dollars a head.")[0].magnitude == Decimal("7.25")
    assert repr(people) == '<Claim 1: killed at_least 45 person, asserted, the United Nations (32:34 "45")>'
    html = children._repr_html_()
    assert "including <mark>12</mark> children" in html and "killed exactly 12 person" in html
    assert "&lt;b&gt;" in factx.extract("<b>Nine</b> people died & two fled.")[0]._repr_html_()
    with pytest.raises(AttributeError):
        people.low = 3
    again = factx.extract(TEXT)[0]
    assert people == again and hash(people) == hash(again) and people != children
    assert tuple(people.to_dict()) == factx.Claim.__match_args__


def test_many_texts_on_threads_come_in_order():
    texts = [f"The storm killed {n} people. {TEXT * (n % 5)}" for n in range(2, 400)]
    one = factx.extract_many(texts, threads=1)
    assert [claims[0].low for claims in one] == list(range(2, 400))
    assert factx.extract_many(iter(texts), threads=7) == one == factx.extract_many(texts)
    assert factx.extract_many([]) == []
    with pytest.raises(ValueError, match="threads: expected a number above 0, found 0"):
        factx.extract_many(texts, threads=0)


def test_one_extractor_serves_many_threads():
    extractor, found = factx.Extractor(), {}

    def work(n: int) -> None:
        found[n] = [extractor.extract(TEXT) for _ in range(50)]

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and all(claims == factx.extract(TEXT) for many in found.values() for claims in many)


def test_persons_by_country():
    text = "Floods displaced 100 families in Hyderabad, Pakistan. In Dhaka, Bangladesh, 10 families fled."
    extractor = factx.Extractor(household_size={"PAK": 6.3, None: 5})
    assert [claim.persons for claim in extractor.extract(text)] == [630, 50]


def test_the_interpreter_is_free_meanwhile():
    extractor, done = factx.Extractor(), threading.Event()
    text, turns = (TEXT + "\n\n") * 60_000, 0

    def work() -> None:
        extractor.extract(text)
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    while not done.wait(0.001):
        turns += 1
    thread.join()
    assert turns > 20


@pytest.mark.parametrize("text", ["", "\0", "\ufeff", "no figures", "\U0001f600" * 3])
def test_texts_without_claims(text):
    assert factx.extract(text) == []


def test_lone_surrogates_keep_offsets():
    text = "A \ud800 storm killed 12 people \udc00."
    [claim] = factx.extract(text)
    assert text[claim.start : claim.end] == "12"
    assert factx.extract_many([text]) == [[claim]]
    # Side by side they are still two.
    text = "A \ud83d\ude00 storm \U0001f600 killed 12 people."
    [claim] = factx.extract(text, document="\udcff.txt")
    assert text[claim.start : claim.end] == "12" and claim.document == "\ufffd.txt"


def test_a_large_text():
    text = (TEXT + "\n\n") * (50_000_000 // len(TEXT))
    found = factx.extract(text)
    assert len(found) == 3 * (50_000_000 // len(TEXT))
    last = found[-1]
    assert text[last.start : last.end] == last.number == "$5.3bn"


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        (
            {"vague": "ucdp"},
            ValueError,
            "vague: expected one of literal, acled, emdat, ccc, midpoint, none, or a TOML file",
        ),
        ({"include": ["age"]}, ValueError, 'include: there is no kind "age"; the kinds are durations, ages, bare'),
        ({"lexicon": "none.toml"}, OSError, "none.toml: cannot be read"),
        ({"vague": "none.toml"}, OSError, "none.toml: cannot be read"),
        ({"household_size": 0}, ValueError, "household_size: expected a number above 0, found 0"),
        ({"household_size": {"PK": 6}}, ValueError, 'expected a country\'s ISO 3166-1 alpha-3 code, found "PK"'),
    ],
)
def test_wrong_options_are_named(options, error, message):
    with pytest.raises(error) as raised:
        factx.Extractor(**options)
    assert message in str(raised.value)


def test_a_wrong_lexicon_is_named_with_its_place(tmp_path):
    path = tmp_path / "words.toml"
    path.write_text('[[noun]]\nwords = [" - "]')
    with pytest.raises(ValueError, match=r"words.toml:2:10: expected a word"):
        factx.extract(TEXT, lexicon=path)


def test_wrong_days_and_texts():
    with pytest.raises(ValueError, match='date: expected a date as YYYY-MM-DD, found "May"'):
        factx.extract(TEXT, date="May")
    with pytest.raises(TypeError):
        factx.extract(None)
    with pytest.raises(TypeError):
        factx.extract_many([TEXT, 3])


def test_days_of_all_centuries_in_a_frame():
    pandas = pytest.importorskip("pandas")
    frame = factx.to_pandas(factx.extract("The plague killed 100,000 people in 1665. In 2020 it was 12."))
    assert frame["date_from"][0] == pandas.Timestamp(1665, 1, 1).as_unit("s")
    assert frame["date_to"][0] == pandas.Timestamp(1665, 12, 31).as_unit("s")
