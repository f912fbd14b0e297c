"""Programs of several files, run by Python and by node."""

from __future__ import annotations

from pathlib import Path

import pytest
from language_cases import alike
from several_files import Project, projects, run_with_node, run_with_python, translated

from keras_tfjs.source import Dialect


@pytest.mark.parametrize("project", projects(), ids=lambda one: one.title)
def test_a_translated_project_prints_what_the_original_prints(
    project: Project, tmp_path: Path
) -> None:
    here = project.write(tmp_path / "here")
    if project.is_python:
        script = translated(here, tmp_path / "there", Dialect.JS)
        assert alike(run_with_node(script)) == alike(run_with_python(here))
    else:
        program = translated(here, tmp_path / "there", Dialect.TFJS)
        (here / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        assert alike(run_with_python(program)) == alike(run_with_node(here))
