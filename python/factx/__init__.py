"""Quantitative claims from English news and reports: how many, of what, and what happened to it.

>>> import factx
>>> [claim] = factx.extract("Floods killed at least 45 people in Karsa, the UN said.")
>>> claim.event, claim.qualifier, claim.low, claim.attribution
('killed', 'at_least', 45, 'the UN')

The same engine as the command ``factx``, with the same claims. Every field of a claim, and the columns of the Arrow
functions, are those of the command with ``--columns all``; ``None`` or null means that the text does not say, never 0.
"""

from __future__ import annotations

import datetime as _datetime
import os as _os
from collections.abc import Mapping as _Mapping
from decimal import Decimal as _Decimal
from typing import TYPE_CHECKING

from . import _factx
from ._factx import Claim, __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Union

    import pandas
    from typing_extensions import Self

    Size = Union[int, float, str, _Decimal]
    Day = Union[str, _datetime.date]
    Paths = Union[str, _os.PathLike[str], Iterable[Union[str, _os.PathLike[str]]]]

__all__ = ["Claim", "Extractor", "__version__", "extract", "extract_arrow", "extract_many", "schema", "to_pandas"]


class Extractor(_factx._Extractor):
    """Finds claims. Built once (a few milliseconds), then used from any number of threads; the interpreter is free meanwhile.

    Parameters
    ----------
    vague
        The figures of vague numbers such as ``dozens``: ``literal``, ``acled``, ``emdat``, ``ccc``, ``midpoint``, ``none``,
        or the path of a TOML file.
    include
        Kinds of quantity that are no claims by themselves: ``durations``, ``ages``, ``bare``.
    lexicon
        A TOML file, or several, whose entries are laid over the built-in ones.
    household_size
        Persons to a household, above 0: one figure for all, or a mapping of countries (ISO 3166-1 alpha-3 codes) to figures, whose
        key ``None`` stands for all others. Fills ``persons`` where households are counted.

    Raises
    ------
    ValueError
        An option's value, or a file's content, is not right.
    OSError
        A file cannot be read.
    """

    def __new__(
        cls,
        *,
        vague: str = "literal",
        include: Iterable[str] = (),
        lexicon: Paths | None = None,
        household_size: Size | Mapping[str | None, Size] | None = None,
    ) -> Self:
        if lexicon is None:
            lexicon = ()
        elif isinstance(lexicon, (str, _os.PathLike)):
            lexicon = (lexicon,)
        if isinstance(include, str):
            include = (include,)
        if household_size is None:
            sizes = None
        elif isinstance(household_size, _Mapping):
            sizes = [(country, str(size)) for country, size in household_size.items()]
        else:
            sizes = [(None, str(household_size))]
        return super().__new__(
            cls,
            vague=vague,
            include=list(include),
            lexicon=[_os.fspath(path) for path in lexicon],
            household_size=sizes,
        )

    def extract(self, text: str, *, date: Day | None = None, document: str | None = None) -> list[Claim]:
        """The claims of one text, in reading order.

        Offsets count characters of ``text``: ``text[claim.start:claim.end] == claim.number``. A lone surrogate, which is no
        character, is read as U+FFFD.

        ``date`` is the document's day (``datetime.date``, or ``YYYY-MM-DD``), from which ``date_from`` and ``date_to`` are
        counted; without it, that of the text's dateline. ``document`` names the claims' document.
        """
        return self._extract(text, document, _day(date))

    def extract_many(
        self, texts: Iterable[str], *, date: Day | None = None, threads: int | None = None
    ) -> list[list[Claim]]:
        """The claims of each text, in the order of the texts, on ``threads`` threads (all cores unless told)."""
        if threads is None:
            threads = _os.cpu_count() or 1
        if threads < 1:
            raise ValueError(f"threads: expected a number above 0, found {threads}")
        return self._extract_many(list(texts), _day(date), threads)

    def extract_arrow(self, data: Any, *, text: str = "text", id: str | None = "id", date: str | None = None) -> Any:
        """The claims of a table's texts, as an Arrow stream, without copies of the texts.

        Parameters
        ----------
        data
            Whatever has ``__arrow_c_stream__`` or ``__arrow_c_array__``: a table, record batch or reader of pyarrow, a frame of
            Polars or pandas, a relation of DuckDB.
        text
            The column of texts, of any string type. A null has no claims.
        id
            The column that names the documents, of strings or integers; ``None`` where there is none.
        date
            The column with the documents' days, of dates, timestamps, or strings that begin with ``YYYY-MM-DD``. Where it is
            null, or no date, the text's dateline is taken.

        Returns
        -------
        A stream that has ``__arrow_c_stream__`` and the schema of :func:`schema`, a row a claim, in the order of the texts.
        One thread at a time may read it, as any Arrow stream.
        Texts are read as the stream is: ``pyarrow.table(stream)``, ``polars.DataFrame(stream)``, or SQL in DuckDB.

        Raises
        ------
        ValueError
            There is no such column, or it holds something else; the message lists the columns.
        """
        return self._extract_arrow(_without_nulls(data), text, id, date)


def _without_nulls(data: Any) -> Any:
    """Polars hands columns of type Null on in a form that Arrow's Rust reader refuses; as strings they say the same."""
    if type(data).__module__.partition(".")[0] != "polars" or not hasattr(data, "with_columns"):
        return data
    import polars as pl

    nulls = [name for name, kind in data.schema.items() if kind == pl.Null]
    return data.with_columns(pl.col(nulls).cast(pl.String)) if nulls else data


_default: dict[tuple[str, tuple[str, ...]], Extractor] = {}


def _extractor(vague: str, include: Iterable[str], lexicon: Paths | None) -> Extractor:
    """An extractor with these options; those that no file has a say in are kept."""
    include = (include,) if isinstance(include, str) else tuple(include)
    if lexicon is not None or _os.path.exists(vague):
        return Extractor(vague=vague, include=include, lexicon=lexicon)
    key = (vague, include)
    if key not in _default:
        _default[key] = Extractor(vague=vague, include=include)
    return _default[key]


def extract(
    text: str,
    *,
    date: Day | None = None,
    document: str | None = None,
    vague: str = "literal",
    include: Iterable[str] = (),
    lexicon: Paths | None = None,
) -> list[Claim]:
    """The claims of one text, in reading order. See :class:`Extractor` and :meth:`Extractor.extract` for the options."""
    return _extractor(vague, include, lexicon).extract(text, date=date, document=document)


def extract_many(
    texts: Iterable[str],
    *,
    date: Day | None = None,
    threads: int | None = None,
    vague: str = "literal",
    include: Iterable[str] = (),
    lexicon: Paths | None = None,
) -> list[list[Claim]]:
    """The claims of each text, in the order of the texts. See :meth:`Extractor.extract_many`."""
    return _extractor(vague, include, lexicon).extract_many(texts, date=date, threads=threads)


def extract_arrow(
    data: Any,
    text: str = "text",
    id: str | None = "id",
    date: str | None = None,
    *,
    vague: str = "literal",
    include: Iterable[str] = (),
    lexicon: Paths | None = None,
) -> Any:
    """The claims of a table's texts, as an Arrow stream. See :meth:`Extractor.extract_arrow`."""
    return _extractor(vague, include, lexicon).extract_arrow(data, text=text, id=id, date=date)


def schema() -> Any:
    """The Arrow schema of the claims: whatever takes ``__arrow_c_schema__`` reads it, as ``pyarrow.schema`` does.

    ``id`` and ``parent`` are int32, ``start`` and ``end`` int64, ``magnitude``, ``low``, ``high`` and ``persons``
    decimal128(38, 9), ``date_from`` and ``date_to`` date32, ``groups`` a list of strings, all others strings;
    all are nullable.
    """
    return _factx.schema()


def to_pandas(claims: Iterable[Claim]) -> pandas.DataFrame:
    """Claims as a DataFrame with a column a field.

    ``id``, ``parent``, ``start`` and ``end`` are ``Int64``, figures ``Float64`` (``to_dict`` and Arrow have them exactly),
    days ``datetime64``; what is unknown is missing, never 0.
    """
    import pandas as pd

    names = list(Claim.__match_args__)
    frame = pd.DataFrame([claim.to_dict() for claim in claims], columns=names)
    for name in ("id", "parent", "start", "end"):
        frame[name] = frame[name].astype("Int64")
    for name in ("magnitude", "low", "high", "persons"):
        frame[name] = pd.array([None if n is None else float(n) for n in frame[name]], dtype="Float64")
    for name in ("date_from", "date_to"):
        # Days of all centuries, which nanoseconds have no room for.
        frame[name] = frame[name].astype("datetime64[s]")
    return frame


def _day(date: Day | None) -> str | None:
    """A day as the engine reads it."""
    if date is None or isinstance(date, str):
        return date
    if isinstance(date, _datetime.datetime):
        date = date.date()
    return date.isoformat()
