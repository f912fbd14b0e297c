"""The measure of public code, on programs of our own: what it counts, refuses and would find."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.public_code import laws, typescript
from tests.public_code.clones import program
from tests.public_code.figures import of_programs
from tests.public_code.python_programs import Verdict, judge

from keras_tfjs import pipeline
from keras_tfjs.source import Dialect, Options

PROGRAM = """
# A classifier.
import numpy as np
import tensorflow as tf
from tensorflow import keras

layers = keras.layers


def build(units, activation=tf.nn.relu):  # one hidden layer
    model = keras.Sequential()
    model.add(layers.Dense(units, activation=activation, input_shape=(4,)))
    model.add(layers.Dense(3, activation="softmax"))
    return model


total = 0
for step in range(3):
    total += step   # untouched, with its blanks

model = build(8)
model.compile("sgd", "categorical_crossentropy", metrics=["accuracy"])
loss, accuracy = model.evaluate(np.ones((2, 4)), np.eye(3)[:2])
print("versions", tf.__version__, total)
"""

LEFT = """
import keras

keras.utils.split_dataset([1, 2])
kind = getattr(keras.optimizers, "Adam")
"""

PYTHON_TWO = """
import keras

print "old"
"""

SHADOWED = """
class keras:
    layers = None


print(keras.layers)
"""


def verdict(name: str, text: str) -> Verdict:
    return judge(program(name, text.encode()))


def notebook(*cells: str) -> str:
    made = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": text} for text in cells]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def test_an_ordinary_program_breaks_no_law() -> None:
    found = verdict("program.py", PROGRAM)
    assert (found.bug, found.refused, found.broken, found.left) == ("", "", (), {})
    assert found.concerned
    assert found.script
    assert found.calls["keras", "exact"] >= 5
    assert found.calls["numpy", "left"] == 0


def test_a_notebook_is_counted_with_its_sound_cells() -> None:
    found = verdict(
        "book.ipynb", notebook("import keras", "!pip install x", "print 'old'", PROGRAM)
    )
    assert found.is_notebook
    assert found.broken == ()
    assert found.bug == ""
    assert found.calls["keras", "exact"] >= 5


def test_what_is_left_is_counted_with_its_reason() -> None:
    found = verdict("left.py", LEFT)
    assert found.broken == ()
    assert found.calls["keras", "left"] == 1
    assert any(words.startswith("keras.utils.split_dataset  KT126") for words in found.left)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        pytest.param("two.py", PYTHON_TWO, "line 4", id="a program of Python 2"),
        pytest.param("open.py", "import keras\nf(", "never closed", id="a syntax error"),
        pytest.param("broken.ipynb", '{"cells": [', "not a notebook", id="a notebook cut off"),
        pytest.param("list.ipynb", "[1]", "not a notebook", id="JSON that is no notebook"),
        pytest.param("three.ipynb", '{"worksheets": []}', "format is 3", id="an old notebook"),
    ],
)
def test_what_cannot_be_read_is_refused_with_one_reason(name: str, text: str, reason: str) -> None:
    found = verdict(name, text)
    assert found.bug == ""
    assert reason in found.refused
    assert "\n" not in found.refused


def test_bytes_that_are_no_text_are_refused() -> None:
    found = judge(program("latin.py", b"import keras\nname = '\xe9'\n"))
    assert found.refused.startswith("not text")
    assert not found.bug


def test_a_shadowed_keras_is_no_keras() -> None:
    found = verdict("shadowed.py", SHADOWED)
    assert not found.calls
    assert not found.left
    assert found.broken == ()


def test_a_long_generated_file_is_read() -> None:
    calls = "\n".join(f"w{n} = keras.layers.Dense({n}, name='d{n}')" for n in range(1, 1200))
    found = verdict("generated.py", f"import keras\n{calls}\n")
    assert found.bug == ""
    assert found.broken == ()
    assert found.calls["keras", "exact"] > 1190


def test_files_of_a_project_know_each_other(tmp_path: Path) -> None:
    (tmp_path / "models.py").write_text(
        "import keras\n\n\ndef build():\n    return keras.Sequential()\n"
    )
    text = (
        "from models import build\n\nmodel = build()\nmodel.add(keras.layers.Flatten())\n"
        "model.fit([[1.0]], [[2.0]], epochs=1)\n"
    )
    (tmp_path / "train.py").write_text("import keras\n" + text)
    found = judge(program("train.py", b"import keras\n" + text.encode(), tmp_path))
    assert found.calls["keras", "exact"] == 3
    assert found.broken == ()


def test_the_row_of_a_repository_adds_up() -> None:
    row = of_programs([verdict("program.py", PROGRAM), verdict("two.py", PYTHON_TWO)])
    assert (row["files"], row["with_keras"], row["refused"], row["bugs"]) == (2, 1, 1, 0)
    assert set(row["broken"].values()) == {0}
    assert list(row["reasons"]) == ["two.py"]
    assert row["lines_made"] < 1.5 * row["lines_with_keras"]


@pytest.mark.parametrize(
    ("law", "old", "new"),
    [
        pytest.param(laws.COMPILES, "total = 0", "total = (", id="does not compile"),
        pytest.param(laws.SAID, "total = 0", "total = keras.backend", id="a name in silence"),
        pytest.param(laws.COMMENTS, "# A classifier.", "", id="a comment is lost"),
        pytest.param(laws.UNTOUCHED, "total += step   #", "total += step  #", id="a line changed"),
    ],
)
def test_a_broken_law_is_found(law: str, old: str, new: str) -> None:
    options = Options()
    made = pipeline.run(PROGRAM, Dialect.TFJS, Dialect.KERAS, options)
    code = made.code.replace("import tfjs as tf", "import tfjs as tf, keras", 1)
    spoilt = replace(made, code=code.replace(old, new, 1))
    assert laws.breaches(PROGRAM, replace(made), options) == ()
    assert law in {breach.law for breach in laws.breaches(PROGRAM, spoilt, options)}


def test_what_a_tape_keeps_is_no_changed_line() -> None:
    text = (
        "import tensorflow as tf\n\n\ndef step(model, optimizer, x, y):\n"
        "    with tf.GradientTape() as tape:\n"
        "        y = x if y is None else y\n"
        "        loss = tf.reduce_mean(tf.square(y - x))\n"
        "    optimizer.apply_gradients([(tape.gradient(loss, x), x)])\n"
        "    return y\n"
    )
    options = Options()
    made = pipeline.run(text, Dialect.TFJS, Dialect.KERAS, options)
    assert "y = tf.keep(x if y is None else y)\n" in made.code
    assert laws.breaches(text, made, options) == ()
    spoilt = replace(made, code=made.code.replace("(x if", "(2 if"))
    assert laws.UNTOUCHED in {breach.law for breach in laws.breaches(text, spoilt, options)}


def test_what_is_left_over_is_known_to_the_check_of_types() -> None:
    text = (
        "import pandas as pd\nimport keras\n\n\nclass Table(pd.DataFrame):\n    pass\n\n\n"
        "rows = Table()\nmodel = keras.Sequential()\nprint(undefined_name, rows)\n"
    )
    made = pipeline.run(text, Dialect.JS, Dialect.KERAS, Options())
    one = typescript.script("table.py", text, made.code, made.source_map, made.diagnostics)
    assert {"pd", "table", "undefinedname"} <= one.unknown
    assert "model" not in one.unknown
    assert 1 in one.said
    assert 10 not in one.said


def test_a_name_that_python_lacks_too_is_the_programs_own() -> None:
    text = (
        "import tensorflow as tf\n\ntfe = tf.contrib.eager\n\n\ndef f(x, n):\n"
        "    return tfe.g(x, n)\n\n\ndef g(x):\n    y = x\n    return f(n, y)\n"
    )
    made = pipeline.run(text, Dialect.JS, Dialect.KERAS, Options())
    one = typescript.script("names.py", text, made.code, made.source_map, made.diagnostics)
    assert one.absent == {(12, "n")}
    assert "tfe" in one.unknown


def test_a_statement_that_comes_out_as_it_was_keeps_its_layout() -> None:
    text = (
        "import tensorflow as tf\n\n\ndef made(paths):\n"
        "    return tf.data.Dataset.from_tensor_slices(paths)\n\n\n"
        "for x in made(['a']).repeat( 2 ): pass  # one line\n"
    )
    made = pipeline.run(text, Dialect.TFJS, Dialect.KERAS, Options())
    assert "for x in made(['a']).repeat( 2 ): pass  # one line\n" in made.code


def test_a_part_of_the_library_that_is_replaced_is_said() -> None:
    text = "import keras.backend as K\n\n\ndef update(x, y):\n    return x\n\n\nK.update = update\n"
    made = pipeline.run(text, Dialect.TFJS, Dialect.KERAS, Options(filename="patch.py"))
    assert [(one.code, one.span.line) for one in made.diagnostics] == [("KT136", 8)]
    assert verdict("patch.py", text).broken == ()


def test_a_file_that_is_not_at_hand_gives_anything(tmp_path: Path) -> None:
    code = (
        "import {Base, start as begin} from '../other/base.js';\n"
        "import * as layers from './layers.js';\nimport {one} from './known.js';\n"
        "export class Own extends layers.Dense {}\n"
    )
    empty = frozenset[int]()
    scripts = [
        typescript.Script("models/own.py", code, (1,), empty, frozenset()),
        typescript.Script("models/known.py", "export const one = 1;\n", (1,), empty, frozenset()),
    ]
    typescript.laid_out(scripts, tmp_path)
    declared = "/** @type {any} */\nexport let "
    base = (tmp_path / "other" / "base.js").read_text()
    assert base == f"{declared}Base;\n{declared}start;\n"
    derived = (tmp_path / "models" / "layers.js").read_text()
    assert derived.startswith("/** @type {{new (...given: any[]): {")
    assert derived.endswith("}} */\nexport let Dense;\n")
    assert (tmp_path / "models" / "known.js").read_text() == "export const one = 1;\n"


def test_what_packages_hand_on_of_files_that_are_not_at_hand_is_any(tmp_path: Path) -> None:
    made = {
        "main.py": "import {build} from './pkg/index.js';\nimport * as pkg from './pkg/index.js';\n"
        "pkg.run(pkg.parts.deep);\n",
        "pkg/__init__.py": "export * from './away.js';\nexport * as parts from './parts.js';\n"
        "export * from './here.js';\n",
        "pkg/here.py": "export function run() {}\n",
    }
    none = frozenset[int]()
    scripts = [
        typescript.Script(path, code, (1,), none, frozenset()) for path, code in made.items()
    ]
    typescript.laid_out(scripts, tmp_path)
    away = (tmp_path / "pkg" / "away.js").read_text()
    assert "export let build;" in away
    assert "run" not in away
    assert "export let deep;" in (tmp_path / "pkg" / "parts.js").read_text()


@pytest.mark.parametrize(
    ("message", "follows"),
    [
        ("Cannot find name 'feedDict'.", True),
        ("No value exists in scope for the shorthand property 'feedDict'. Either declare", True),
        ("Property 'x' does not exist on type 'typeof feedDict'.", True),
        ("Cannot find name 'other'.", False),
    ],
)
def test_what_follows_of_a_name_that_is_left_is_no_finding(message: str, follows: bool) -> None:
    one = typescript.Script("a.py", "", (1,), frozenset(), frozenset(("feeddict",)))
    assert typescript.follows(message, one) == follows


@pytest.mark.parametrize(("name", "follows"), [("Left", True), ("Known", False)])
def test_arguments_of_a_class_on_a_base_that_is_left_are_no_finding(
    name: str, follows: bool
) -> None:
    code = f"const a = make(\n  new {name}(\n    3));\n"
    one = typescript.Script("a.py", code, (1,), frozenset(), frozenset(("left",)))
    assert typescript.makes_unknown(one, 3, 5) == follows
    assert not typescript.makes_unknown(one, 2, 3)
