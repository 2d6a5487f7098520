"""Spark gives the command's rows, whatever dies on the way. Skipped where pyspark or Java is missing."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import factx
import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
pyspark = pytest.importorskip("pyspark")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

from factx import spark as fx  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402
from web_archive import packed, page, record  # noqa: E402

os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable


def session(master: str) -> SparkSession:
    builder = SparkSession.builder.master(master).appName("factx").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "2000")
    return builder.config("spark.sql.shuffle.partitions", "4").getOrCreate()


@pytest.fixture
def spark(request):
    spark = session(getattr(request, "param", "local[2]"))
    work = Path(pyspark.__file__).parent / "work" / spark.sparkContext.applicationId
    yield spark
    spark.stop()
    # Where a cluster on one machine unpacks what its executors need.
    shutil.rmtree(work, ignore_errors=True)


def article(n: int) -> str:
    return f"The storm killed {n % 97 + 2} people and displaced more than {n % 89 + 3},000, police said. About 12 are missing."


COUNT = int(os.environ.get("FACTX_SPARK_RECORDS", "200000"))


@pytest.fixture(scope="module")
def records(tmp_path_factory) -> Path:
    """Many records as Parquet, in several files."""
    folder = tmp_path_factory.mktemp("records")
    for part in range(8):
        ns = range(part, COUNT, 8)
        table = pa.table({"url": [f"a{n}" for n in ns], "body": [article(n) for n in ns]})
        pq.write_table(table, folder / f"{part}.parquet")
    return folder


@pytest.fixture(scope="module")
def expected(rows) -> pa.Table:
    """The command's rows of the records."""
    lines = "".join(json.dumps({"url": f"a{n}", "body": article(n)}) + "\n" for n in range(COUNT))
    found = rows("--from", "jsonl", "--text-field", "body", "--id-field", "url", "-", stdin=lines)
    assert len(found) == 3 * COUNT and not any(row["date_from"] or row["date_to"] for row in found)
    return pa.Table.from_pylist(found, schema=pa.schema(factx.schema())).sort_by(ORDER)


ORDER = [("document", "ascending"), ("id", "ascending")]


def are_the_commands(claims, folder: Path, expected: pa.Table) -> bool:
    """Whether all columns of all rows are the command's, in any order."""
    claims.write.parquet(str(folder))
    found = pq.read_table(folder).cast(expected.schema).sort_by(ORDER)
    return found.num_rows == expected.num_rows and found.equals(expected)


@pytest.mark.parametrize("spark", ["local[2]", "local-cluster[2,1,1024]"], indirect=True)
def test_the_commands_rows_in_any_order(spark, records, expected, tmp_path):
    found = fx.claims(spark.read.parquet(str(records)), text="body", id="url")
    assert are_the_commands(found, tmp_path / "claims", expected)


@pytest.mark.parametrize("spark", ["local-cluster[2,1,1024]"], indirect=True)
@pytest.mark.parametrize("dies", ["python", "executor"])
def test_a_worker_that_is_killed_loses_and_doubles_nothing(spark, dies, records, expected, tmp_path):
    killed = tmp_path / "killed"

    def dies_once(batches):
        for n, batch in enumerate(batches):
            if n == 1 and not killed.exists():
                killed.touch()
                os.kill(os.getpid() if dies == "python" else executor(), 9)
            yield batch

    def executor() -> int:
        # A worker's parent is the process that forks workers, whose parent is the executor.
        parent = Path(f"/proc/{os.getppid()}/stat").read_text().rsplit(")", 1)[1].split()[1]
        assert Path(f"/proc/{parent}/comm").read_text().strip() == "java"
        return int(parent)

    if dies == "executor" and not Path("/proc").is_dir():
        pytest.skip("the executor is found in /proc")
    articles = spark.read.parquet(str(records))
    found = fx.claims(articles.mapInArrow(dies_once, articles.schema), text="body", id="url")
    assert are_the_commands(found, tmp_path / "claims", expected)
    assert killed.exists()


def test_nulls_empty_frames_and_the_schema(spark):
    articles = spark.createDataFrame([("a", None), (None, "Nine people died."), ("c", "")], "id string, text string")
    [row] = fx.claims(articles).collect()
    assert (row.document, row.event, row.low) == (None, "killed", 9)
    assert fx.claims(articles.limit(0)).collect() == []
    assert fx.claims(articles).columns == list(factx.Claim.__match_args__)


def test_dates_and_options(spark):
    articles = spark.sql("select 7 as id, 'Dozens died on Monday.' as text, date'2024-03-14' as day")
    [row] = fx.claims(articles, date="day", vague="midpoint").collect()
    assert (row.document, str(row.date_from), row.vague_policy) == ("7", "2024-03-11", "midpoint")


def test_wrong_columns_are_named(spark):
    articles = spark.createDataFrame([("a", "Nine died.")], "url string, body string")
    with pytest.raises(ValueError, match="text: there is no column 'text'; the columns are url, body"):
        fx.claims(articles)
    with pytest.raises(ValueError, match="id: there is no column 'id'"):
        fx.claims(articles, text="body")


def test_web_archives(spark, tmp_path):
    pages = [page(f"https://example.org/{n}") for n in range(3)]
    (tmp_path / "a.warc.gz").write_bytes(packed(pages))
    (tmp_path / "b.warc.wet").write_bytes(record("conversion", "https://example.org/wet", b"Nine people died."))
    image = record("response", "https://example.org/image", b"12 people died", "image/png")
    (tmp_path / "c.warc.gz").write_bytes(packed([image, record("request", "https://example.org/", b"12 people died")]))
    (tmp_path / "broken.warc.gz").write_bytes(packed(pages[:1]) + b"no archive")
    (tmp_path / "empty.warc").write_bytes(b"")
    paths = [str(path) for path in sorted(tmp_path.iterdir())]
    found = fx.claims(fx.warc(spark, paths), id="url", date="date").where("event = 'killed'").collect()
    rows = sorted((row.document, int(row.low), str(row.date_from)) for row in found)
    monday = [(f"https://example.org/{n}", 31, "2024-03-11") for n in (0, 0, 1, 2)]
    assert rows == [*monday, ("https://example.org/wet", 9, "None")]
    assert fx.warc(spark, []).collect() == []
    whole = fx.warc(spark, paths[0], whole_page=True).collect()
    assert "12 sections" in whole[0].text and "12 sections" not in fx.warc(spark, paths[0]).collect()[0].text


@pytest.mark.parametrize("charset", ["utf8mb4", "punycode", "undefined", "hex", "none"])
def test_pages_that_name_no_encoding_of_letters(spark, tmp_path, charset):
    body = b"<html><body><p>Nine people died in the storm.</p></body></html>"
    odd = record("response", "https://example.org/odd", body, f"Text/HTML; charset={charset}")
    (tmp_path / "a.warc.gz").write_bytes(packed([odd, page("https://example.org/next")]))
    found = fx.claims(fx.warc(spark, str(tmp_path / "a.warc.gz"), whole_page=True), id="url").collect()
    assert {row.document for row in found} == {"https://example.org/odd", "https://example.org/next"}


def test_pages_that_were_not_found_say_nothing(spark, tmp_path):
    gone = record("response", "https://example.org/gone", b"<p>Nine people died.</p>", status="404 Not Found")
    (tmp_path / "a.warc.gz").write_bytes(packed([gone, page("https://example.org/next")]))
    assert [row.url for row in fx.warc(spark, str(tmp_path / "a.warc.gz")).collect()] == ["https://example.org/next"]


def test_a_lexicon_that_changed_is_read_again(spark, tmp_path):
    articles = spark.createDataFrame([("a", "The storm killed 12 people and 24 zorbauts.")], "id string, text string")
    words = tmp_path / "words.toml"
    for unit in ("animal", "zorbaut beast"):
        words.write_text(f'[[noun]]\nunit = "{unit}"\nwords = ["zorbaut"]\n')
        found = fx.claims(articles, lexicon=str(words)).collect()
        assert unit in {row.unit for row in found}


def test_an_archive_that_is_not_there_fails_the_job(spark, tmp_path):
    with pytest.raises(Exception, match="No such file"):
        fx.warc(spark, [str(tmp_path / "none.warc.gz")]).collect()


def test_options_are_checked_before_the_job(spark):
    articles = spark.createDataFrame([("a", "Nine died.")], "id string, text string")
    with pytest.raises(ValueError, match="vague: expected one of literal"):
        fx.claims(articles, vague="ucdp")
    with pytest.raises(TypeError):
        fx.claims(articles, colour="red")
