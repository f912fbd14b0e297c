"""`from module import *`: what packages export again, and what files hand on that they import."""

from __future__ import annotations

from pathlib import Path

import pytest

from keras_tfjs import pipeline
from keras_tfjs.repo import modules
from keras_tfjs.source import Dialect, Options


@pytest.mark.parametrize(("indent", "codes"), [("", []), ("    ", ["KT301"])])
def test_a_branch_exports_nothing(tmp_path: Path, indent: str, codes: list[str]) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "one.py").write_text("def run():\n    return 1\n")
    head = "chosen = 1\nif chosen:\n    print(1)\n" if indent else ""
    path = package / "__init__.py"
    path.write_text(f"{head}{indent}from .one import *\n")
    project = modules.Project()
    text = path.read_text()
    options = Options(
        filename="package/__init__.py",
        modules=project.modules(path, text, tmp_path),
        package=True,
        path=str(path),
    )
    made = pipeline.run(text, Dialect.JS, Dialect.TFJS, options)
    assert [one.code for one in made.diagnostics] == codes
    assert ("export * from './one.js';" in made.code) == (not codes)


def _translated(folder: Path, **files: str) -> pipeline.Translation:
    """The JavaScript of the last file, in the project of all."""
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text)
    path = folder / f"{name}.py"
    project = modules.Project()
    options = Options(
        filename=path.name,
        modules=project.modules(path, text, folder),
        package=path.name == "__init__.py",
        path=str(path),
    )
    return pipeline.run(text, Dialect.JS, Dialect.TFJS, options)


def _imports(code: str) -> list[str]:
    return [one for one in code.splitlines() if one.startswith(("import", "export"))]


def test_what_a_package_hands_on_is_called_as_it_is_defined(tmp_path: Path) -> None:
    (tmp_path / "package").mkdir()
    parts = (
        "def run(x, a=1, b=2):\n    return x\ndef places(x):\n    return tf.whereAsync(x).result()"
    )
    inside = {
        "package/parts": f"import tfjs as tf\n{parts}\n",
        "package/__init__": "from .parts import *\n",
    }
    main = "import package\ndef f(x):\n    return package.run(x, 3, 4), package.places(x)\n"
    made = _translated(tmp_path, **inside, main=main)
    assert "[package_.run(x, {a: 3, b: 4}), await package_.places(x)]" in made.code
    assert not made.diagnostics


SHARED = "import os\nimport cv2\nfrom math import floor\nSIZE = 1\nRATE = 2\n"


def test_the_last_import_of_a_name_wins(tmp_path: Path) -> None:
    main = "from first import *\nfrom second import *\nprint(SIZE, RATE)\n"
    made = _translated(tmp_path, first=SHARED, second="SIZE = 3\n", main=main)
    assert _imports(made.code) == [
        "import {RATE} from './first.js';",
        "import {SIZE} from './second.js';",
    ]
    assert not made.diagnostics


@pytest.mark.parametrize("head", ["from shared import *", "from shared import os, floor, SIZE"])
def test_what_a_file_hands_on_of_python_is_known(tmp_path: Path, head: str) -> None:
    main = f"{head}\nprint(os.getcwd(), floor(2.5), SIZE)\n"
    made = _translated(tmp_path, shared=SHARED, main=main)
    assert _imports(made.code) == ["import {SIZE} from './shared.js';"]
    assert "console.log(process.cwd(), Math.floor(2.5), SIZE);" in made.code
    assert not made.diagnostics


@pytest.mark.parametrize("head", ["from shared import *", "from shared import cv2, SIZE"])
def test_a_package_that_a_file_hands_on_has_no_counterpart(tmp_path: Path, head: str) -> None:
    main = f"{head}\nprint(cv2.imread('a.png'), SIZE)\n"
    made = _translated(tmp_path, shared=SHARED, main=main)
    assert _imports(made.code) == ["import {SIZE} from './shared.js';"]
    assert "KT310" in [one.code for one in made.diagnostics]


def test_names_come_from_where_they_are_through_several_files(tmp_path: Path) -> None:
    made = _translated(
        tmp_path,
        shared=SHARED,
        between="from shared import *\nimport tables as kept\n",
        tables="rows = [1]\n",
        main="from between import *\nprint(SIZE, kept.rows, os.getcwd())\n",
    )
    assert _imports(made.code) == [
        "import {SIZE} from './shared.js';",
        "import * as kept from './tables.js';",
    ]


def test_what_comes_from_a_file_that_is_not_at_hand_is_taken_from_there(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "one.py").write_text("from .compiled.boxes import overlap\n")
    made = _translated(tmp_path, main="from package.one import overlap\nprint(overlap(1))\n")
    assert _imports(made.code) == ["import {overlap} from './package/compiled/boxes.js';"]


def test_a_function_of_a_package_hides_its_module_of_that_name(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "__init__.py").write_text("from .one import one\n")
    (package / "one.py").write_text("def one(value, twice=False):\n    return value\n")
    (package / "two.py").write_text("def one():\n    return 2\n")
    main = "from package import one, two\nprint(one(1, twice=True), two.one())\n"
    made = _translated(tmp_path, main=main)
    assert _imports(made.code) == [
        "import * as two from './package/two.js';",
        "import {one} from './package/index.js';",
    ]
    assert "console.log(one(1, {twice: true}), two.one());" in made.code


def test_of_two_modules_of_a_package_the_last_exports_a_name(tmp_path: Path) -> None:
    files = {"one": SHARED, "two": "import os\nSIZE = 3\n"}
    made = _translated(tmp_path, **files, __init__="from .one import *\nfrom .two import *\n")
    assert _imports(made.code) == [
        "export * from './one.js';",
        "export * from './two.js';",
        "export {SIZE} from './two.js';",
    ]
