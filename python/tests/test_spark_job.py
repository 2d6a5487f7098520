"""The job in examples/, by README.md's commands: on this machine, and on workers that have no factx of their own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import factx
import pytest
from web_archive import packed, page

pytest.importorskip("pyspark")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

PACKAGE = Path(__file__).resolve().parents[1]


def command(name: str) -> str:
    """README.md's block of commands after a line `<!-- job: NAME -->`."""
    readme = (PACKAGE / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- job: {name} -->\n```sh\n(.*?)```", readme, re.DOTALL)
    assert found, name
    return found.group(1)


@pytest.fixture
def folder(tmp_path) -> Path:
    """Where the commands run: `python/` as in the repository, and two archives of two pages each."""
    (tmp_path / "python").symlink_to(PACKAGE)
    news = tmp_path / "news"
    news.mkdir()
    for n in (0, 2):
        pages = [page(f"https://example.org/{n + at}", deaths=31 + n + at) for at in range(2)]
        (news / f"{n}.warc.gz").write_bytes(packed(pages))
    return tmp_path


def run(commands: str, folder: Path, **env: str) -> None:
    programs = sysconfig.get_path("scripts")
    env = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "SPARK_LOCAL_IP": "127.0.0.1", **env}
    done = subprocess.run(["bash", "-ec", commands], cwd=folder, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def killed(folder: Path) -> list[tuple]:
    """What the job wrote."""
    import pyarrow.parquet as pq

    rows = pq.read_table(folder / "claims.parquet").to_pylist()
    return sorted((row["document"], int(row["low"]), str(row["date_from"])) for row in rows if row["event"] == "killed")


EXPECTED = [(f"https://example.org/{n}", 31 + n, "2024-03-11") for n in range(4)]


def test_the_job_on_this_machine(folder):
    run(command("local"), folder, PYSPARK_PYTHON=sys.executable)
    assert killed(folder) == EXPECTED


@pytest.fixture
def bare_python(tmp_path) -> str:
    """A Python with all that this one has, but for factx."""
    place = tmp_path / "bare"
    venv.create(place, symlinks=True)
    [site] = place.glob("lib/python*/site-packages")
    for entry in Path(factx_site()).iterdir():
        if "factx" not in entry.name.lower() and not (site / entry.name).exists():
            (site / entry.name).symlink_to(entry)
    python = str(place / "bin" / "python")
    tried = subprocess.run(
        [python, "-c", "import pyarrow, pyspark, factx"], cwd=tmp_path, capture_output=True, text=True
    )
    assert "No module named 'factx'" in tried.stderr
    return python


def factx_site() -> str:
    return sysconfig.get_path("platlib")


def test_workers_without_the_package_are_sent_it(folder, bare_python, tmp_path):
    # A wheel is a ZIP archive of the package's folder.
    wheel = tmp_path / "wheel"
    shutil.copytree(Path(factx.__file__).parent, wheel / "factx", ignore=shutil.ignore_patterns("__pycache__"))
    made = shutil.make_archive(str(tmp_path / "wheel"), "zip", wheel)
    os.rename(made, folder / "factx-0.1.0-cp39-abi3-test.whl")
    commands = command("cluster").replace("MASTER", "'local-cluster[2,1,1024]'").replace("/shared", str(folder))
    run(commands, folder, PYSPARK_PYTHON=bare_python, PYSPARK_DRIVER_PYTHON=sys.executable)
    assert killed(folder) == EXPECTED
