import datetime
from decimal import Decimal
from typing import Any, Union, final

from typing_extensions import Self

__all__ = ["Claim", "_Extractor", "__version__", "schema"]

__version__: str

_Number = Union[int, Decimal]

@final
class Claim:
    """One quantity that a text states of one thing. Frozen; ``None`` means that the text does not say, never 0."""

    __match_args__: tuple[str, ...]

    @property
    def document(self) -> str | None:
        """The document's name, as it was given."""
    @property
    def id(self) -> int:
        """The claim's number in its document, from 1."""
    @property
    def event(self) -> str | None:
        """What happened to the counted thing; ``None`` for a plain statistic."""
    @property
    def trigger(self) -> str | None:
        """The words that show the event, as written."""
    @property
    def qualifier(self) -> str:
        """How the number is hedged: exactly, about, nearly, more_than, at_least, less_than, at_most, between, vague."""
    @property
    def magnitude(self) -> _Number | None:
        """The stated number, in units of ``unit``; an int where it is whole. ``None`` for a range or a vague number."""
    @property
    def low(self) -> _Number | None:
        """The lower bound that the text states."""
    @property
    def high(self) -> _Number | None:
        """The upper bound that the text states."""
    @property
    def unit(self) -> str | None:
        """What one of it is: person, household, percent, USD, km2, or a singular noun."""
    @property
    def per(self) -> str | None:
        """The denominator of a rate, as written."""
    @property
    def counted(self) -> str | None:
        """The counted noun phrase, as written."""
    @property
    def groups(self) -> list[str]:
        """The kinds of person counted."""
    @property
    def modality(self) -> str:
        """Whether it is said to have happened: asserted, negated, possible, forecast, hypothetical, denied."""
    @property
    def relation(self) -> str | None:
        """How the figure stands to others: subset, total, additional."""
    @property
    def parent(self) -> int | None:
        """For a subset, the ``id`` of the claim that it is part of."""
    @property
    def attribution(self) -> str | None:
        """Who says so, as written."""
    @property
    def place(self) -> str | None:
        """Where it happened, as written."""
    @property
    def date(self) -> str | None:
        """When it happened, as written."""
    @property
    def start(self) -> int:
        """Where the number begins: ``text[start:end] == number``."""
    @property
    def end(self) -> int:
        """Where the number ends, exclusive."""
    @property
    def number(self) -> str:
        """The number, as written."""
    @property
    def sentence(self) -> str:
        """The sentence, blanks and line breaks folded."""
    @property
    def confidence(self) -> str:
        """How far the rule that made the claim is to be trusted: high, medium, low."""
    @property
    def rule(self) -> str:
        """The rule that made the claim."""
    @property
    def date_from(self) -> datetime.date | None:
        """The first day on which it may have happened."""
    @property
    def date_to(self) -> datetime.date | None:
        """The last day, included."""
    @property
    def country(self) -> str | None:
        """Where the place lies: ISO 3166-1 alpha-3."""
    @property
    def persons(self) -> _Number | None:
        """The persons in the counted households, by ``household_size``."""
    @property
    def vague_policy(self) -> str | None:
        """Of a vague number, the policy that its figures are from."""
    def to_dict(self) -> dict[str, Any]:
        """The fields by their names; figures are ints or Decimals, days dates."""
    def _repr_html_(self) -> str: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class _Extractor:
    def __new__(
        cls,
        *,
        vague: str = ...,
        include: list[str] = ...,
        lexicon: list[str] = ...,
        household_size: list[tuple[str | None, str]] | None = ...,
    ) -> Self: ...
    @property
    def events(self) -> list[str]:
        """The events that it knows."""
    def _extract(self, text: str, document: str | None, date: str | None) -> list[Claim]: ...
    def _extract_many(self, texts: list[str], date: str | None, threads: int) -> list[list[Claim]]: ...
    def _extract_arrow(self, data: Any, text: str, id: str | None, date: str | None) -> Any: ...

def schema() -> Any: ...
