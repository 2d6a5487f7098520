"""Reads factx's outputs back with the programs that they are for: libhxl, frictionless, SQLite.

    python tests/readers.py path/to/factx

needs `libhxl`, `six` and `frictionless`. A table that is broken on purpose must be refused, so that a reader that takes anything
does not pass for a good output.
"""

import csv
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

import frictionless
import hxl

ARTICLES = {
    "flood.txt": "KARSA, March 14, 2024 - Floods killed at least 45 people, including 12 children, forced about 3,000 families from "
    "their homes on Tuesday and did $5.3bn in damage, the United Nations said.\n\n+3 more died in Velgrad, \"officials\" said; "
    "0.25 percent of the town was under water.\n",
    "=quiet.txt": "Nothing happened.\n\n- 7 people were hurt at -5 degrees.\n",
}


def main(factx):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, text in ARTICLES.items():
            (folder / name).write_text(text)

        def extract(*args):
            options = ["--columns", "all", "--date", "2024-03-14", "--household-size", "4.8"]
            command = [factx, "extract", *ARTICLES, *options, *args]
            return subprocess.run(command, cwd=folder, capture_output=True, text=True)

        for check in (hashtags, data_package, database):
            check(folder, extract)
            print(f"{check.__name__}: right")


def hashtags(folder, extract):
    """libhxl knows each column, and finds numbers and days where its schema wants them."""
    done(extract("-o", "hxl.csv", "--hxl"))
    source = hxl.data(str(folder / "hxl.csv"), hxl.InputOptions(allow_local=True))
    claims = json.loads(done(extract("--format", "json")).stdout)
    assert [column.header for column in source.columns] == list(claims[0])
    rows = list(source)
    assert len(rows) == len(claims) > 5
    for row, claim in zip(rows, claims):
        figure = row.get("#affected+num-min-max")
        assert (float(figure) if figure else None) == claim["magnitude"], (figure, claim)
    assert valid(folder / "hxl.csv")
    # A word where a number must be.
    table = (folder / "hxl.csv").read_text().replace(",45,", ",many,", 1)
    (folder / "broken.csv").write_text(table)
    assert not valid(folder / "broken.csv")


def valid(path):
    return hxl.data(str(path), hxl.InputOptions(allow_local=True)).validate()


def data_package(folder, extract):
    """frictionless finds the table as its package says, and refuses one that is not so."""
    for table, options in (("claims.csv", []), ("other.tsv", ["--delimiter", "|"])):
        done(extract("-o", table, "--datapackage", *options))
        report = frictionless.validate(str(folder / "datapackage.json"))
        assert report.valid, report.flatten()
        package = json.loads((folder / "datapackage.json").read_text())
        assert package["resources"][-1]["path"] == table
    path = folder / "other.tsv"
    table = path.read_text()
    for old, new in (("|at_least|", "|more or less|"), ("|45|", "|many|"), ("|asserted|", "||"), ("|2024-03-12|", "|Tuesday|")):
        assert old in table, old
        path.write_text(table.replace(old, new, 1))
        assert not frictionless.validate(str(folder / "datapackage.json")).valid, f"{new} passes for {old}"


def database(folder, extract):
    """Python's own SQLite reads the database, where this factx writes one."""
    run = extract("-o", "claims.sqlite")
    if run.returncode == 2 and "does not write it" in run.stderr:
        print("database: skipped, this factx is built without")
        return
    done(run)
    rows = sqlite3.connect(folder / "claims.sqlite").execute("SELECT * FROM claims ORDER BY document, id").fetchall()
    done(extract("-o", "plain.csv", "--no-guard"))
    with open(folder / "plain.csv", newline="") as table:
        expected = sorted(list(csv.reader(table))[1:], key=lambda row: (row[0], int(row[1])))
    shown = [["" if cell is None else f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    assert shown == expected


def done(run):
    assert run.returncode == 0, run
    return run


if __name__ == "__main__":
    main(str(pathlib.Path(sys.argv[1]).resolve()))
