"""Claims on Apache Spark: a function over Arrow batches, run where the data are.

>>> from factx import spark as fx
>>> fx.claims(articles, text="body", id="url").where("event = 'killed'").show()  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["claims", "schema", "warc"]

_FIGURE = "decimal(38,9)"

# The columns of `factx.schema()`, as Spark has them.
_TYPES = {
    "id": "int",
    "parent": "int",
    "start": "bigint",
    "end": "bigint",
    "magnitude": _FIGURE,
    "low": _FIGURE,
    "high": _FIGURE,
    "persons": _FIGURE,
    "groups": "array<string>",
    "date_from": "date",
    "date_to": "date",
}


def schema() -> str:
    """The schema of the claims, in Spark's words."""
    from . import Claim

    return ", ".join(f"`{name}` {_TYPES.get(name, 'string')}" for name in Claim.__match_args__)


def claims(
    df: DataFrame, text: str = "text", id: str | None = "id", date: str | None = None, **options: Any
) -> DataFrame:
    """The claims of a DataFrame's texts, a row a claim, by ``mapInArrow``: batches stream through, nothing is collected.

    Parameters
    ----------
    df
        Articles. Other columns than those named here are left out; join on ``document`` to have them.
    text
        The column of texts, strings. A null has no claims.
    id
        The column that names the documents, strings or integers; ``None`` where there is none.
    date
        The column with the documents' days: dates, timestamps, or strings that begin with ``YYYY-MM-DD``.
    options
        Those of :class:`factx.Extractor`. Files that they name must be there on every worker.

    Raises
    ------
    ValueError
        There is no such column; the message lists the columns.
    """
    from pyspark.sql import functions as F

    for role, name in (("text", text), ("id", id), ("date", date)):
        if name is not None and name not in df.columns:
            raise ValueError(f"{role}: there is no column {name!r}; the columns are {', '.join(df.columns)}")

    def strings(name: str, role: str) -> Any:
        return F.col("`" + name.replace("`", "``") + "`").cast("string").alias(role)

    named = [(text, "text"), (id, "id"), (date, "date")]
    columns = [strings(name, role) for name, role in named if name is not None]
    has_id, has_date = id is not None, date is not None
    try:
        _extractor(options)
    except OSError:
        # A file that the workers have need not be here; where it is missing there, they say so.
        pass

    def extract(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow

        extractor = _extractor(options)
        for batch in batches:
            found = extractor.extract_arrow(batch, id="id" if has_id else None, date="date" if has_date else None)
            yield from pyarrow.RecordBatchReader.from_stream(found)

    return df.select(*columns).mapInArrow(extract, schema())


def warc(spark: SparkSession, paths: str | Iterable[str], *, whole_page: bool = False) -> DataFrame:
    """The pages of WARC and WET files, for :func:`claims`: ``url``, ``date`` (of the crawl) and ``text``.

    A file is a task, read as a stream, packed or not. Of HTML the article is taken, with ``whole_page`` all text. Pages of other
    kinds and those that were not found are passed over. A file that is broken is named in the worker's log, and what stood before the break is kept; one that
    cannot be opened or read fails its task, which Spark tries again.

    Parameters
    ----------
    spark
        The session.
    paths
        Files, as every worker can open them: local or mounted paths, or addresses that ``fsspec`` knows (``s3://...``).
    whole_page
        Take all text of a page, also what stands around the article.
    """
    files = [paths] if isinstance(paths, str) else list(paths)

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow

        for batch in batches:
            for number in batch.column(0).to_pylist():
                pages = _pages(files[number], whole_page)
                while some := _some(pages):
                    yield pyarrow.RecordBatch.from_pylist(some, schema=_pages_schema(pyarrow))

    # A range is cut evenly, so that no task has two files.
    numbers = spark.range(0, len(files), 1, max(1, len(files)))
    return numbers.mapInArrow(read, "url string, date string, text string")


def _pages_schema(pyarrow: Any) -> Any:
    return pyarrow.schema([(name, pyarrow.string()) for name in ("url", "date", "text")])


def _some(pages: Iterator[dict[str, str | None]]) -> list[dict[str, str | None]]:
    """The next pages, some megabytes of them."""
    some, letters = [], 0
    for page in pages:
        some.append(page)
        letters += len(page["text"] or "")
        if letters > 4_000_000 or len(some) == 1000:
            break
    return some


def _pages(path: str, whole_page: bool) -> Iterator[dict[str, str | None]]:
    import logging

    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.conversion
    with _opened(path) as opened:
        file = _File(opened)
        records = iter(ArchiveIterator(file, record_types=kinds))
        while True:
            try:
                record = next(records, None)
                body = None if record is None else _body(record)
            except (OSError, ValueError, RuntimeError) as error:
                if file.failed is not None:
                    raise file.failed from error
                logging.getLogger("factx").error("%s: cannot be read on: %s", path, error)
                return
            if record is None:
                return
            text = None if body is None else _text(record, body, whole_page)
            if text:
                yield {
                    "url": record.headers.get("WARC-Target-URI"),
                    "date": record.headers.get("WARC-Date"),
                    "text": text,
                }


def _opened(path: str) -> Any:
    if "://" in path:
        import fsspec

        return fsspec.open(path)
    return open(path, "rb")


class _File:
    """A file that remembers whether it could be read: what fails then is not the archive."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self.failed: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            found: bytes = self.file.read(size)
        except Exception as error:
            self.failed = error
            raise
        return found

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self.file.seek(offset, whence))

    def tell(self) -> int:
        return int(self.file.tell())

    def close(self) -> None:
        self.file.close()


def _body(record: Any) -> bytes | None:
    """A page's bytes; ``None`` where it is of another kind, or none: pages that were not found say nothing."""
    from fastwarc.warc import WarcRecordType

    if record.record_type != WarcRecordType.conversion:
        if not record.is_http or _kind(record) not in ("text/html", "application/xhtml+xml", "text/plain"):
            return None
        status = record.http_headers.status_code
        if status is not None and not 200 <= status < 300:
            return None
    body: bytes = record.reader.read()
    return body


def _kind(record: Any) -> str:
    return (record.http_content_type or "").lower()


def _text(record: Any, body: bytes, whole_page: bool) -> str:
    """A page's text."""
    from fastwarc.warc import WarcRecordType

    if record.record_type == WarcRecordType.conversion:
        return str(body, "utf-8", "replace")

    from resiliparse.extract.html2text import extract_plain_text

    page = _decoded(body, record.http_charset)
    if _kind(record) == "text/plain":
        return page
    text: str = extract_plain_text(page, main_content=not whole_page, alt_texts=False, links=False, form_fields=False)
    return text


def _decoded(body: bytes, charset: str | None) -> str:
    """A page's bytes as text: what it says that they are in may be no encoding of letters at all."""
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    for encoding in (charset, detect_encoding(body)):
        if encoding:
            try:
                page: str = bytes_to_str(body, encoding)
                return page
            except (LookupError, ValueError, AssertionError, TypeError):
                continue
    return str(body, "utf-8", "replace")


# One a worker process, which Spark uses for many batches.
_built: dict[str, Any] = {}


def _extractor(options: dict[str, Any]) -> Any:
    from . import Extractor

    key = repr(sorted(options.items())) + repr(_stamps(options))
    if key not in _built:
        _built[key] = Extractor(**options)
    return _built[key]


def _stamps(options: dict[str, Any]) -> list[tuple[int, int]]:
    """When the files that options name were written, for workers outlive a user's changes to them."""
    import os

    lexicon = options.get("lexicon") or ()
    files = [lexicon] if isinstance(lexicon, (str, os.PathLike)) else list(lexicon)
    files.append(options.get("vague", ""))
    found = (os.stat(file) for file in files if os.path.isfile(file))
    return [(stat.st_mtime_ns, stat.st_size) for stat in found]
