"""README.md says what is so: its code runs and prints what stands below it, its table of columns is the schema."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import factx
import pyarrow as pa
import pytest

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", README, re.DOTALL)


def test_every_block_shows_what_it_prints():
    assert len(BLOCKS) == README.count("```python") == README.count("```text") >= 6


@pytest.mark.parametrize(("code", "output"), BLOCKS)
def test_code_prints_what_stands_below_it(code, output, tmp_path):
    if "pyspark" in code:
        pytest.importorskip("pyspark")
        if shutil.which("java") is None:
            pytest.skip("Spark needs Java")
    env = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout == output


def test_the_table_of_columns_is_the_schema():
    shown = re.search(r"<!-- columns -->\n.*\n.*\n((?:\|.*\n)+)", README)
    spark = {}
    try:
        from factx import spark as fx
    except ImportError:
        pass
    else:
        spark = dict(re.findall(r"`(\w+)` ([^ ]+?)(?:, |$)", fx.schema()))
    rows = ""
    for field in pa.schema(factx.schema()):
        kind = str(field.type).replace("item: ", "").replace("[day]", "")
        rows += f"| `{field.name}` | {kind} | {spark[field.name]} |\n"
    assert shown and shown.group(1) == rows, rows
