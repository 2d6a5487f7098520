"""Claims from Common Crawl's news archive, or other WARC files, as Parquet; each file is a task.

usage: ccnews.py TARGET WARC...

README.md shows how to run it on one machine and on a cluster.
"""

from __future__ import annotations

import sys

from factx import spark as fx
from pyspark.sql import SparkSession


def main(target: str, *paths: str) -> None:
    spark = SparkSession.builder.appName("factx").getOrCreate()
    pages = fx.warc(spark, paths)
    claims = fx.claims(pages, id="url", date="date")
    claims.write.mode("errorifexists").parquet(target)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
