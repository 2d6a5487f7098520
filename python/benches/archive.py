"""What a page of a web archive costs, on one core: `archive.py TEXT [PAGES]`.

TEXT has articles parted by two blank lines. Each is put into a page of some 100 kB, with scripts, menus and links to other articles around it, as
news sites have them; the archive stands in a folder that is removed. What is timed is what a worker does: unpack, read, find the article,
extract.
"""

from __future__ import annotations

import gzip
import html
import random
import sys
import tempfile
import time
from pathlib import Path

import factx
import pyarrow as pa
from factx import spark as fx

SIZE = 100_000


def page(number: int, article: str, others: list[str], dice: random.Random) -> bytes:
    """A response with such a page."""
    half = "".join(
        f"<script>var s{dice.randrange(10**9)}={{id:{dice.random()}}};</script>\n" for _ in range(SIZE // 130)
    )
    links = "".join(
        f'<li class="c{dice.randrange(99)}"><a href="/{dice.randrange(10**9)}.html">{html.escape(other[:70])}</a></li>\n'
        for other in others
    )
    text = "".join(f"<p>{html.escape(part)}</p>\n" for part in article.split("\n") if part.strip())
    body = (
        f"<html><head><title>{html.escape(article[:60])}</title>{half}</head><body><nav><ul>{links}</ul></nav>"
        f"<article><h1>{html.escape(article[:60])}</h1>{text}</article><footer><ul>{links}</ul></footer></body></html>"
    ).encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
    head += "WARC-Date: 2024-03-14T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    return head.encode() + f"Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def main(text: Path, pages: int = 3000) -> None:
    articles = [article for article in text.read_text(encoding="utf-8").split("\n\n\n") if article.strip()][:pages]
    dice = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        bytes_of_pages = 0
        with path.open("wb") as file:
            for number, article in enumerate(articles):
                record = page(number, article, dice.choices(articles, k=180), dice)
                bytes_of_pages += len(record)
                file.write(gzip.compress(record, 6))
        packed = path.stat().st_size
        start = time.perf_counter()
        found = list(fx._pages(str(path), False))
        middle = time.perf_counter()
    table = pa.Table.from_pylist([{"id": page["url"], **page} for page in found])
    claims = pa.table(factx.Extractor().extract_arrow(table, date="date")).num_rows
    end = time.perf_counter()
    n = len(found)
    print(f"{n} pages of {bytes_of_pages / n / 1e3:.0f} kB, {packed / n / 1e3:.0f} kB packed, with {claims} claims")
    print(f"unpack, read and find the article  {(middle - start) / n * 1e3:.2f} ms a page")
    print(f"extract                            {(end - middle) / n * 1e3:.2f} ms a page")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
