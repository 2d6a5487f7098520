"""The types that the package states are those that it has."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import factx
import pytest

pytest.importorskip("mypy")
SETTINGS = str(Path(__file__).resolve().parents[1] / "pyproject.toml")


def mypy(folder: Path, *args: str) -> None:
    done = subprocess.run([sys.executable, "-m", *args], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_stubs_are_the_modules(tmp_path):
    mypy(tmp_path, "mypy.stubtest", "--ignore-disjoint-bases", "factx._factx")


def test_the_package_fits_its_types(tmp_path):
    use = tmp_path / "use.py"
    use.write_text(
        "import factx\n"
        "[claim] = factx.extract('Nine died.', vague='acled', lexicon=None)\n"
        "low: object = claim.low\n"
        "names: list[str] = [claim.qualifier, *claim.groups]\n"
        "many: list[list[factx.Claim]] = factx.Extractor(household_size={None: 5}).extract_many(['Nine died.'])\n"
    )
    mypy(tmp_path, "mypy", "--config-file", SETTINGS, "-p", "factx")
    mypy(tmp_path, "mypy", "--config-file", SETTINGS, str(use))


def test_every_field_is_documented():
    stub = (Path(factx.__file__).parent / "_factx.pyi").read_text(encoding="utf-8")
    stated = dict(re.findall(r'def (\w+)\(self\) -> .*:\n +"""(.+)"""', stub))
    assert {name: getattr(factx.Claim, name).__doc__ for name in factx.Claim.__match_args__} == {
        name: stated[name] for name in factx.Claim.__match_args__
    }
