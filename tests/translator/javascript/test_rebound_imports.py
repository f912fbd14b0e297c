"""Modules of the project whose names are bound again, and packages of which a file imports a
part."""

from __future__ import annotations

from pathlib import Path

import pytest

from keras_tfjs import pipeline
from keras_tfjs.repo import modules
from keras_tfjs.source import Dialect, Options


def _translated(folder: Path, main: str) -> pipeline.Translation:
    package = folder / "package"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "losses.py").write_text("def rpn(x):\n    return x\n")
    path = folder / "main.py"
    path.write_text(main)
    found = modules.Project().modules(path, main, folder)
    options = Options(filename="main.py", modules=found, path=str(path))
    return pipeline.run(main, Dialect.JS, Dialect.TFJS, options)


@pytest.mark.parametrize(
    "head", ["from package import losses", "import package.losses as losses"], ids=["from", "as"]
)
def test_a_module_bound_again_starts_a_variable(tmp_path: Path, head: str) -> None:
    made = _translated(tmp_path, f"{head}\nprint(losses.rpn(1))\nlosses = 3\nprint(losses)\n")
    assert "import * as losses2 from './package/losses.js';" in made.code
    assert "let losses = losses2;" in made.code
    assert "\nlosses = 3;" in made.code
    assert not made.diagnostics


def test_a_module_that_stays_is_imported_by_its_name(tmp_path: Path) -> None:
    inner = "def f():\n    losses = 3\n    return losses\n"
    main = f"from package import losses\n{inner}print(losses.rpn(f()))\n"
    made = _translated(tmp_path, main)
    assert "import * as losses from './package/losses.js';" in made.code
    assert not made.diagnostics


def test_another_part_of_a_package_is_not_imported_with_one(tmp_path: Path) -> None:
    main = "import package.losses\nprint(package.losses.rpn(1))\nprint(package.layers.Pool(2))\n"
    made = _translated(tmp_path, main)
    assert [(one.code, one.span.line) for one in made.diagnostics] == [("KT347", 3)]
    assert "console.log(packageLosses.rpn(1));\n// print(package.layers.Pool(2))" in made.code


@pytest.mark.parametrize(
    "main",
    [
        "try:\n    from first import Own\nexcept ImportError:\n    from second import Own\n",
        "if __name__:\n    from first import Own\nelse:\n    from second import Own\n",
    ],
    ids=["tried", "chosen"],
)
def test_a_class_that_several_branches_import_is_made_as_the_first(
    tmp_path: Path, main: str
) -> None:
    for name in ("first", "second"):
        (tmp_path / f"{name}.py").write_text(
            "class Own:\n    def __init__(self, size, *, deep=False):\n        self.size = size\n"
        )
    path = tmp_path / "main.py"
    whole = f"{main}own = Own(3, deep=True)\nprint(own.size)\n"
    path.write_text(whole)
    found = modules.Project().modules(path, whole, tmp_path)
    options = Options(filename="main.py", modules=found, path=str(path))
    made = pipeline.run(whole, Dialect.JS, Dialect.TFJS, options)
    assert "import {Own} from './first.js';" in made.code
    assert "const own = new Own(3, {deep: true});" in made.code
    assert [one.code for one in made.diagnostics] == ["KT315"]


@pytest.mark.parametrize("again", ["def rpn(x):\n    return 2\n", "class rpn:\n    size = 2\n"])
def test_what_is_imported_and_defined_again_is_a_variable(tmp_path: Path, again: str) -> None:
    made = _translated(tmp_path, f"from package.losses import rpn\nprint(rpn(1))\n{again}")
    assert "import {rpn as rpn2} from './package/losses.js';" in made.code
    assert "let rpn = rpn2;" in made.code
    assert "\nrpn = " in made.code


def test_a_name_that_is_imported_again_is_declared_once(tmp_path: Path) -> None:
    again = "from package.losses import rpn\n"
    own = "def rpn(x):\n    return 2 * x\n"
    said = "print(rpn(1))\n"
    main = f"{again}{said}{own}{said}{again}{said}"
    made = _translated(tmp_path, main)
    assert made.code.count("let rpn") == 1
    assert made.code.count("\nrpn = ") == 2
