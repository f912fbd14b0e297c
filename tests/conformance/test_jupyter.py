"""Translated notebooks and promises in a real Jupyter kernel."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest

ROOT = Path(__file__).parents[2]

PROMISES = (
    "import tfjs as tf\n"
    "model = tf.sequential()\n"
    'model.add(tf.layers.dense({"units": 1, "inputShape": [1]}))\n'
    'model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})\n'
    "xs = tf.tensor2d([[1], [2]])",
    'print(len((await model.fit(xs, xs, {"epochs": 3})).epoch))',
    'print(len(model.fit(xs, xs, {"epochs": 2}).result().epoch))',
    'model.fit(xs, xs, {"epochs": 4}).then(lambda history: print(len(history.epoch))).result()',
    "import asyncio\n" "model.fit(xs, tf.tensor2d([[1]]), {})\n" "await asyncio.sleep(0.01)",
)


def run(notebook: Any, folder: Path) -> list[list[Any]]:
    """Outputs of the code cells."""
    client = nbclient.NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    return [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]


def text(outputs: list[Any]) -> str:
    return "".join(one.get("text", "") for one in outputs)


@pytest.fixture(scope="module")
def promises(tmp_path_factory: pytest.TempPathFactory) -> list[list[Any]]:
    cells = [nbformat.v4.new_code_cell(source) for source in PROMISES]
    return run(nbformat.v4.new_notebook(cells=cells), tmp_path_factory.mktemp("kernel"))


@pytest.mark.parametrize(
    ("cell", "printed"),
    [(1, "3\n"), (2, "2\n"), (3, "4\n")],
    ids=["await waits", "result drives the work in place", "then is called with the history"],
)
def test_promises_in_a_cell(promises: list[list[Any]], cell: int, printed: str) -> None:
    assert text(promises[cell]) == printed


def test_a_rejection_that_nobody_looked_at_is_shown_in_the_notebook(
    promises: list[list[Any]],
) -> None:
    [shown] = [one for one in promises[4] if one.output_type == "error"]
    assert shown.ename == "ValueError"
    assert "expected as many targets as inputs" in shown.evalue


def test_the_translated_notebook_of_the_project_runs_cell_by_cell(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "corpus" / "project-tfjs", folder)
    shutil.copytree(ROOT / "corpus" / "project" / "data", folder / "data")
    notebook = nbformat.read(folder / "explore.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = "\n".join(
                line for line in cell.source.split("\n") if "pip install" not in line
            ).replace("%matplotlib inline", "")
    printed = "".join(map(text, run(notebook, folder)))
    [prediction] = re.findall(r"Tensor\n     \[\[([\d.]+)\],\]", printed)
    assert float(prediction) == pytest.approx(9, abs=0.8)
