"""The repository's samples and its command, with which the package must agree."""

from __future__ import annotations

import json
import os
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*/*.txt"))


@pytest.fixture(scope="session")
def factx_command() -> str:
    """The command, of this source: `FACTX` names one that is built already."""
    command = os.environ.get("FACTX")
    if command is None:
        subprocess.run(["cargo", "build", "--release", "--quiet", "--locked"], cwd=ROOT, check=True)
        metadata = ["cargo", "metadata", "--format-version", "1", "--no-deps"]
        found = subprocess.run(metadata, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        command = os.path.join(json.loads(found)["target_directory"], "release", "factx")
    return command


@pytest.fixture(scope="session")
def rows(factx_command):
    """What the command writes for some input, exact figures and all."""

    def run(*args: str, stdin: str | None = None) -> list[dict]:
        line = [factx_command, "--no-config", "extract", "--quiet", "--format", "ndjson", "--columns", "all", *args]
        out = subprocess.run(line, input=stdin, capture_output=True, text=True, check=True, encoding="utf-8").stdout
        return [json.loads(row, parse_float=Decimal) for row in out.splitlines()]

    return run


@pytest.fixture(scope="session")
def samples() -> list[Path]:
    assert len(SAMPLES) >= 20
    return SAMPLES
