"""Web archives as small as they can be, made by hand."""

from __future__ import annotations

import gzip


def record(
    kind: str, url: str, body: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    """One record; of a response the body is what the server sent."""
    if kind == "response":
        body = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-14T08:00:00Z\r\n"
    media = "text/plain" if kind == "conversion" else f"application/http; msgtype={kind}"
    head += f"Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def page(url: str, deaths: int = 31) -> bytes:
    """A page with an article, and a figure that is none of the article's."""
    html = "<html><body><nav>12 sections</nav><article><h1>Storm</h1>" + "<p>It went on for the whole night.</p>" * 20
    html += f"<p>The storm killed {deaths} people in Karvas on Monday.</p></article></body></html>"
    return record("response", url, html.encode())


def packed(records: list[bytes]) -> bytes:
    """An archive as Common Crawl packs it, record by record."""
    return b"".join(gzip.compress(record) for record in records)
