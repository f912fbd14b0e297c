"""Programs of several files: there and back they print the same. Node runs what is between in
tests/conformance."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_cases import alike
from several_files import Project, projects, run_with_python, translated

from keras_tfjs.source import Dialect


@pytest.mark.parametrize(
    "project", [one for one in projects() if one.is_python], ids=lambda one: one.title
)
def test_a_project_that_went_to_javascript_and_back_prints_the_same(
    project: Project, tmp_path: Path
) -> None:
    here = project.write(tmp_path / "here")
    there = translated(here, tmp_path / "there", Dialect.JS)
    back = translated(there, tmp_path / "back", Dialect.TFJS)
    assert alike(run_with_python(back)) == alike(run_with_python(here))


@pytest.mark.parametrize(
    "project",
    [one for one in projects() if one.is_python and one.settles],
    ids=lambda one: one.title,
)
def test_a_second_trip_changes_nothing(project: Project, tmp_path: Path) -> None:
    here = project.write(tmp_path / "here")
    there = translated(here, tmp_path / "there", Dialect.JS)
    back = translated(there, tmp_path / "back", Dialect.TFJS)
    again = translated(back, tmp_path / "again", Dialect.JS, annotated=False)
    for path in sorted(there.rglob("*.js")):
        name = path.relative_to(there)
        assert (again / name).read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
