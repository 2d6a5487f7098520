"""Arrow tables in and out, from each library that people have them in."""

from __future__ import annotations

import datetime

import duckdb
import factx
import pandas
import polars
import pyarrow as pa
import pytest
from test_extract import as_row

TEXTS = ["Nine people were killed in Dhaka on Monday.", None, "", "The quake destroyed 40 homes and cost $7.25."]
DATES = [datetime.date(2024, 3, 14), None, None, None]
IDS = ["a", "b", "c", None]


def expected() -> list[dict]:
    rows = []
    for name, text, date in zip(IDS, TEXTS, DATES):
        rows += [as_row(claim) for claim in factx.extract(text or "", document=name, date=date)]
    assert len(rows) == 3
    return rows


def rows(found) -> list[dict]:
    table = pa.table(found)
    assert table.schema == pa.schema(factx.schema())
    never = "id qualifier groups modality start end number sentence confidence rule"
    assert not any(table[name].null_count for name in never.split())
    rows = table.to_pylist()
    for row in rows:
        for name in ("date_from", "date_to"):
            row[name] = row[name] and row[name].isoformat()
    return rows


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_every_layout_of_strings(kind):
    table = pa.table({"id": IDS, "text": pa.array(TEXTS, pa.string()).cast(kind), "date": DATES})
    assert rows(factx.extract_arrow(table, date="date")) == expected()


def test_batches_and_readers():
    table = pa.table({"id": IDS, "text": TEXTS, "date": DATES})
    [batch] = table.to_batches()
    assert rows(factx.extract_arrow(batch, date="date")) == expected()
    assert rows(factx.extract_arrow(table.to_reader(max_chunksize=1), date="date")) == expected()


@pytest.mark.parametrize("kind", [pa.timestamp("us"), pa.timestamp("ns", "UTC"), pa.date64(), pa.string()])
def test_every_kind_of_day(kind):
    table = pa.table({"id": IDS, "text": TEXTS, "date": pa.array(DATES, pa.date32()).cast(kind)})
    assert rows(factx.extract_arrow(table, date="date")) == expected()


def test_polars():
    frame = polars.DataFrame({"id": IDS, "text": TEXTS, "date": DATES})
    assert rows(factx.extract_arrow(frame, date="date")) == expected()
    claims = polars.DataFrame(factx.extract_arrow(frame, date="date"))
    assert claims.filter(polars.col("event") == "killed")["low"].to_list() == [9]


def test_duckdb():
    articles = pa.table({"id": IDS, "text": TEXTS, "date": DATES})
    database = duckdb.connect()
    # A connection gives one result at a time: the texts come from one, the claims go to another.
    reading = database.cursor()
    relation = reading.from_arrow(articles)
    found = factx.extract_arrow(relation, date="date")  # noqa: F841 (the query names it)
    query = "select event, sum(low) as low, count(*) as claims from found group by event order by event"
    assert [(event, float(low), n) for event, low, n in database.sql(query).fetchall()] == [
        ("destroyed", 40, 1),
        ("killed", 9, 1),
        ("loss", 7.25, 1),
    ]
    assert rows(factx.extract_arrow(reading.from_arrow(articles), date="date")) == expected()


def test_pandas():
    frame = pandas.DataFrame({"id": IDS, "text": TEXTS, "date": pandas.to_datetime(DATES)})
    assert rows(factx.extract_arrow(frame, date="date")) == expected()
    claims = pa.table(factx.extract_arrow(frame)).to_pandas()
    assert list(claims["document"]) == ["a", None, None]
    assert list(factx.to_pandas(factx.extract(TEXTS[0]))["low"]) == [9]
    frame = factx.to_pandas(factx.extract(TEXTS[3]))
    assert list(frame["low"]) == [40, 7.25] and str(frame["id"].dtype) == "Int64"
    assert list(factx.to_pandas([]).columns) == list(factx.Claim.__match_args__)


def test_the_schema_is_signed_and_nullable():
    schema = pa.schema(factx.schema())
    assert tuple(schema.names) == factx.Claim.__match_args__
    assert schema.field("groups").type == pa.list_(pa.string())
    assert all(field.nullable for field in schema)
    kinds = {str(kind) for kind in schema.types}
    assert kinds == {"string", "int32", "int64", "decimal128(38, 9)", "date32[day]", "list<item: string>"}


def test_a_long_text_comes_in_batches():
    table = pa.table({"id": ["a"], "text": ["The storm killed 12 people.\n\n" * 50_000]})
    batches = list(pa.RecordBatchReader.from_stream(factx.extract_arrow(table)))
    assert len(batches) > 5 and all(batch.num_rows < 10_000 for batch in batches)
    ids = pa.Table.from_batches(batches)["id"].to_pylist()
    assert ids == list(range(1, 50_001))


def test_a_stream_that_breaks_off_raises():
    def batches():
        yield pa.record_batch({"id": ["a"], "text": ["Nine died."]})
        raise OSError("the disk is gone")

    schema = pa.schema([("id", pa.string()), ("text", pa.string())])
    found = factx.extract_arrow(pa.RecordBatchReader.from_batches(schema, batches()))
    with pytest.raises(Exception, match="the disk is gone"):
        pa.table(found)


def test_integers_name_documents_and_none_need_to():
    table = pa.table({"n": [7], "text": ["Nine died."]})
    assert rows(factx.extract_arrow(table, id="n"))[0]["document"] == "7"
    assert rows(factx.extract_arrow(table, id=None))[0]["document"] is None


def test_empty_tables():
    table = pa.table({"id": pa.array([], pa.string()), "text": pa.array([], pa.string())})
    assert rows(factx.extract_arrow(table)) == []
    nulls = pa.table({"id": ["a"], "text": pa.array([None], pa.null())})
    assert rows(factx.extract_arrow(nulls)) == []
    assert rows(factx.extract_arrow(polars.DataFrame({"id": [], "text": []}))) == []
    beside = polars.DataFrame({"id": ["a"], "text": ["Nine died."], "note": [None]})
    assert [row["number"] for row in rows(factx.extract_arrow(beside))] == ["Nine"]


def test_a_stream_is_read_as_it_is_asked_for():
    read = []

    def batches():
        for n in range(2, 6):
            read.append(n)
            yield pa.record_batch({"id": [str(n)], "text": [f"The storm killed {n} people. " * 9000]})

    schema = pa.schema([("id", pa.string()), ("text", pa.string())])
    found = factx.extract_arrow(pa.RecordBatchReader.from_batches(schema, batches()))
    stream = pa.RecordBatchReader.from_stream(found)
    assert read == []
    first = stream.read_next_batch()
    assert first["low"][0].as_py() == 2
    assert read == [2]
    assert first.num_rows + sum(batch.num_rows for batch in stream) == 36_000


def test_wrong_columns_are_named():
    table = pa.table({"url": ["a"], "text": ["Nine died."], "n": [1.5]})
    wrong = [
        ({}, 'id: there is no column "id"; the columns are url, text, n'),
        ({"id": "url", "text": "body"}, 'text: there is no column "body"; the columns are url, text, n'),
        ({"id": "url", "text": "n"}, 'text: column "n" holds Float64, expected strings'),
        ({"id": "n"}, 'id: column "n" holds Float64, expected strings or integers'),
        ({"id": "url", "date": "n"}, 'date: column "n" holds Float64, expected dates or strings'),
    ]
    for options, message in wrong:
        with pytest.raises(ValueError) as raised:
            factx.extract_arrow(table, **options)
        assert str(raised.value) == message
    with pytest.raises((TypeError, ValueError)):
        factx.extract_arrow([1, 2])
