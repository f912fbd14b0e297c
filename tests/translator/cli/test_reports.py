"""Reports: JSON by its published schema, SARIF, Markdown."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from keras_tfjs.diagnostics import ROWS, diagnostic
from keras_tfjs.diagnostics.report import REPORTS, SCHEMA_VERSION, FileReport
from keras_tfjs.source import Span

SCHEMA = json.loads(files("keras_tfjs.diagnostics").joinpath("report.schema.json").read_text())


@pytest.fixture
def project(here: Path) -> Path:
    (here / "left over.py").write_text("import keras\n\nlayer = keras.layers.Densse(units=1)\n")
    (here / "good.py").write_text("import keras\n\nlayer = keras.layers.Flatten()\n")
    (here / "bad.py").write_text("import keras\n(\n")
    cells = [
        {"cell_type": "markdown", "source": "# x", "metadata": {}},
        {"cell_type": "code", "source": "import keras\nkeras.layers.Densse()", "metadata": {}},
    ]
    (here / "book.ipynb").write_text(json.dumps({"cells": cells, "nbformat": 4, "metadata": {}}))
    return here


def test_the_json_report_follows_its_schema(project: Path, keras_tfjs) -> None:
    done = keras_tfjs("translate", ".", "--to", "tfjs", "-o", "out", "--report", "report.json")
    assert done.status == 3
    report = json.loads((project / "report.json").read_text())
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    assert report["schemaVersion"] == SCHEMA_VERSION
    assert report["summary"]["files"] == {
        "translated": 1,
        "unchanged": 2,
        "refused": 1,
        "failed": 0,
    }
    by_path = {file["path"]: file for file in report["files"]}
    assert sorted(by_path) == ["bad.py", "book.ipynb", "good.py", "left over.py"]
    assert by_path["good.py"] == {
        "path": "good.py",
        "target": "out/good.py",
        "from": "keras",
        "to": "tfjs",
        "outcome": "translated",
        "diagnostics": [],
    }
    assert by_path["bad.py"]["target"] is None
    (left,) = by_path["left over.py"]["diagnostics"]
    assert (left["line"], left["column"], left["cell"]) == (3, 9, None)
    assert (left["severity"], left["confidence"]) == ("error", "left")
    (in_cell,) = by_path["book.ipynb"]["diagnostics"]
    assert (in_cell["cell"], in_cell["line"], in_cell["column"]) == (2, 2, 1)


def test_a_report_alone_writes_nothing_else(project: Path, keras_tfjs) -> None:
    before = (project / "good.py").read_text()
    done = keras_tfjs("translate", ".", "--to", "tfjs", "--report", "report.json")
    assert (done.status, done.out) == (3, "")
    assert (project / "good.py").read_text() == before
    assert sorted(path.name for path in project.iterdir()) == [
        "bad.py",
        "book.ipynb",
        "good.py",
        "left over.py",
        "pyproject.toml",
        "report.json",
    ]


def test_sarif_has_rules_results_and_encoded_paths(project: Path, keras_tfjs) -> None:
    keras_tfjs("translate", ".", "--to", "tfjs", "--report", "report.sarif")
    sarif = json.loads((project / "report.sarif").read_text())
    assert sarif["version"] == "2.1.0"
    (run,) = sarif["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({one["ruleId"] for one in run["results"]})
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["message"]["text"]
    (left,) = [
        one
        for one in run["results"]
        if one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "left%20over.py"
    ]
    assert left["level"] == "error"
    region = left["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (3, 9)


def test_markdown_has_a_row_for_each_file_and_diagnostic(project: Path, keras_tfjs) -> None:
    keras_tfjs("translate", ".", "--to", "tfjs", "--report", "report.md")
    text = (project / "report.md").read_text()
    assert "| `good.py` | tfjs | translated | 0 | 0 | 0 |" in text
    assert "| `bad.py` | tfjs | refused | 1 | 0 | 0 |" in text
    assert "| `left over.py:3:9` | KT101 |" in text
    assert "| `book.ipynb:cell 2:2:1` | KT101 |" in text


def test_markdown_shows_what_is_no_markup_as_it_is() -> None:
    said = diagnostic(ROWS["KT308"], Span.at(1), name="__a__ of `<x>` | <b>", help="")
    file = FileReport("a/__init__.py", None, None, "js", "translated", (said,))
    odd = FileReport("a`\n|.py", None, None, "js", "translated", ())
    rows = REPORTS[".md"]([file, odd], "1").splitlines()
    assert "| `a/__init__.py` | js | translated | 1 | 0 | 0 |" in rows
    assert "| ``a` \\|.py`` | js | translated | 0 | 0 | 0 |" in rows
    start = r"| `a/__init__.py:1:1` | KT308 | \_\_a\_\_ of `<x>` \| \<b> has no counterpart here | "
    assert any(row.startswith(start) for row in rows)


def test_a_report_that_cannot_be_written_is_an_error(project: Path, keras_tfjs) -> None:
    (project / "report.json").mkdir()
    done = keras_tfjs("translate", "good.py", "--to", "tfjs", "--diff", "--report", "report.json")
    assert done.status == 3
    assert "report.json" in done.err
