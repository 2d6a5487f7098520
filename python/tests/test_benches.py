"""The benches run; what they measure is told in README.md."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCHES = Path(__file__).resolve().parents[1] / "benches"


def test_what_a_page_costs(samples, tmp_path):
    pytest.importorskip("fastwarc")
    pytest.importorskip("resiliparse")
    text = tmp_path / "news.txt"
    text.write_text("\n\n\n".join(path.read_text(encoding="utf-8").strip() for path in samples), encoding="utf-8")
    line = [sys.executable, str(BENCHES / "archive.py"), str(text), "5"]
    out = subprocess.run(line, check=True, capture_output=True, text=True).stdout
    assert out.startswith("5 pages of ") and "ms a page" in out
