"""How fast the package is beside the Rust library, and Spark beside the command: `speed.py TEXT FACTX [ROUNDS]`.

TEXT has articles parted by two blank lines; FACTX is a command built with `--features parquet`. What is compared takes turns, and the
best of each counts, for machines are shared. The articles are repeated to 500 MB of Parquet for Spark, in a folder that is removed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import factx
import pyarrow as pa
import pyarrow.parquet as pq

SIZE = 500_000_000


def library(text: Path) -> tuple[float, int]:
    """The library's seconds and claims."""
    root = Path(__file__).resolve().parents[2]
    line = "cargo run --quiet --release --package factx-python --example library --".split()
    out = subprocess.run([*line, str(text.resolve()), "1"], cwd=root, check=True, capture_output=True, text=True).stdout
    seconds, claims = out.split()
    return float(seconds), int(claims)


def package(table: pa.Table) -> tuple[float, int]:
    """The package's, on one thread."""
    extractor = factx.Extractor()
    start = time.perf_counter()
    claims = pa.table(extractor.extract_arrow(table)).num_rows
    return time.perf_counter() - start, claims


def command(factx_command: str, articles: Path) -> float:
    """The command's seconds on two threads."""
    line = [factx_command, "--no-config", "extract", "--quiet", "--threads", "2", "--columns", "all"]
    start = time.perf_counter()
    subprocess.run([*line, "--format", "csv", "-o", "/dev/null", str(articles)], check=True)
    return time.perf_counter() - start


def on_spark(spark, articles: Path) -> float:
    """Spark's, all columns of all rows asked for."""
    from factx import spark as fx

    start = time.perf_counter()
    fx.claims(spark.read.parquet(str(articles))).write.format("noop").mode("overwrite").save()
    return time.perf_counter() - start


def main(text: Path, factx_command: str, rounds: int = 5) -> None:
    articles = [article for article in text.read_text(encoding="utf-8").split("\n\n\n") if article.strip()]
    size = sum(len(article.encode()) for article in articles)
    table = pa.table({"id": [f"a{n}" for n in range(len(articles))], "text": articles})
    both = [(library(text), package(table)) for _ in range(3 * rounds)]
    assert len({claims for pair in both for _, claims in pair}) == 1
    rust, python = (min(pair[of][0] for pair in both) for of in (0, 1))
    print(f"{size / 1e6:.0f} MB, {len(articles)} articles, one thread")
    print(f"Rust library   {size / rust / 1e6:6.1f} MB/s")
    print(f"extract_arrow  {size / python / 1e6:6.1f} MB/s   {python / rust:.3f} of the time")

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.parquet"
        times = max(1, SIZE // size)
        with pq.ParquetWriter(file, table.schema, compression="none", use_dictionary=False) as writer:
            for _ in range(times):
                writer.write_table(table, row_group_size=2000)
        compare_spark(file, factx_command, size * times, rounds)


def compare_spark(file: Path, factx_command: str, size: int, rounds: int) -> None:
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
    )
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.sql.files.maxPartitionBytes", "32m")
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    on_spark(spark, file)
    both = [(command(factx_command, file), on_spark(spark, file)) for _ in range(rounds)]
    spark.stop()
    alone, cluster = (min(pair[of] for pair in both) for of in (0, 1))
    print(f"\n{size / 1e6:.0f} MB of Parquet, two threads")
    print(f"factx extract --threads 2  {size / alone / 1e6:6.1f} MB/s")
    print(f"Spark local[2]             {size / cluster / 1e6:6.1f} MB/s   {alone / cluster:.3f} of the command's rate")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:]))
