"""Classes of a project that one file defines and another one makes objects of, or derives from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from own_classes_of_files import FILES, PRINTED, write


def printed(folder: Path) -> str:
    ran = subprocess.run(
        [sys.executable, "main.py"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_project_runs_and_comes_back(tmp_path: Path, keras_tfjs) -> None:
    here = write(tmp_path / "here")
    there, again = tmp_path / "there", tmp_path / "again"
    done = keras_tfjs("translate", here, "--to", "tfjs", "-o", there)
    assert "error" not in done.err
    assert "warning" not in done.err
    assert printed(there) == PRINTED
    (there / ".git").mkdir()
    keras_tfjs("translate", there, "--to", "keras", "-o", again)
    nets = (again / "nets.py").read_text()
    assert "super().__init__(units=units, factor=3.0, **kwargs)" in nets
    assert "self.cross(y, self.halved(y))" in nets
    assert 'Scale(units=3, name="wide")(a)' in (again / "main.py").read_text()


def test_both_ways_to_javascript_give_the_same(tmp_path: Path, keras_tfjs) -> None:
    here = write(tmp_path / "here")
    keras_tfjs("translate", here, "--to", "tfjs", "-o", tmp_path / "there")
    (tmp_path / "there" / ".git").mkdir()
    for name in ("here", "there"):
        done = keras_tfjs("translate", tmp_path / name, "--to", "js", "-o", tmp_path / f"{name}.js")
        assert "error" not in done.err
    for path in (tmp_path / "here.js").rglob("*.js"):
        other = tmp_path / "there.js" / path.relative_to(tmp_path / "here.js")
        assert path.read_text() == other.read_text()
    main = (tmp_path / "here.js" / "main.js").read_text()
    assert "new nets.Shifted({units: 3, shift: 4.0}).apply(a)" in main


def test_a_method_that_only_the_class_has_is_none_of_the_library(
    tmp_path: Path, keras_tfjs
) -> None:
    folder = tmp_path / "here"
    (folder / ".git").mkdir(parents=True)
    (folder / "own.py").write_text(FILES["shared/base.py"] + "\n    def doubled(self, x):\n"
                                   "        return x * 2.0\n")  # fmt: skip
    (folder / "main.py").write_text(
        "from own import Cross\nimport numpy as np\n\nprint(Cross().doubled(np.ones(2)))\n"
    )
    done = keras_tfjs("translate", folder / "main.py", "--to", "tfjs")
    assert "KT102" not in done.err
    assert "Cross({}).doubled(tf.ones([2]))" in done.out
