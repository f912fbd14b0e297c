"""What a file knows of the files of its project that it imports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

MODELS = """\
import keras


def build(units):
    model = keras.Sequential([keras.layers.Dense(units, input_shape=[2])])
    model.compile(optimizer="sgd", loss="mean_squared_error", metrics=["mae"])
    return model


class Net(keras.Model):
    pass


default = build(1)
"""


def make(here: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = here / (name.replace("__", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.mark.parametrize(
    "program",
    [
        pytest.param("from models import build\nm = build(1)\n", id="a function by name"),
        pytest.param("from models import build as b\nm = b(1)\n", id="a function by another name"),
        pytest.param("import models\nm = models.build(1)\n", id="a function of the module"),
        pytest.param("import models as ms\nm = ms.build(1)\n", id="the module by another name"),
        pytest.param("from models import default as m\n", id="a variable"),
        pytest.param("from models import Net\nm = Net()\n", id="a class"),
        pytest.param("from again import build\nm = build(1)\n", id="a name handed on"),
    ],
)
def test_a_model_from_another_file_is_known_for_one(program: str, here: Path, keras_tfjs) -> None:
    make(here, models=MODELS, again="from models import build\n")
    make(here, main=program + "h = m.fit(x, y, epochs=2)\n")
    done = keras_tfjs("translate", "main.py", "--to", "tfjs")
    assert done.out.endswith('.fit(x, y, {"epochs": 2}).result()\n')


def test_a_package_is_known_by_its_relative_imports(here: Path, keras_tfjs) -> None:
    make(here, pkg____init__="", pkg__models=MODELS)
    make(here, pkg__train="from .models import build\nbuild(1).fit(x, y, epochs=2)\n")
    done = keras_tfjs("translate", "pkg/train.py", "--to", "tfjs")
    assert '.fit(x, y, {"epochs": 2})' in done.out


def test_a_translated_module_says_the_same_to_its_importer(here: Path, keras_tfjs) -> None:
    make(here, models=MODELS, main="from models import build\nbuild(1).fit([], [], epochs=2)\n")
    before = keras_tfjs("translate", "main.py", "--to", "tfjs").out
    assert keras_tfjs("translate", "models.py", "--to", "tfjs", "-w").status in (0, 2)
    assert keras_tfjs("translate", "main.py", "--to", "tfjs").out == before


def test_files_that_import_each_other_end(here: Path, keras_tfjs) -> None:
    make(here, a="import keras\nfrom b import g\n\nf = g\n", b="from a import f\n\ng = f\n")
    assert keras_tfjs("translate", ".", "--to", "tfjs", "--diff").status == 0


@pytest.mark.parametrize(
    "module",
    [
        pytest.param("def build(:\n", id="a module that does not parse"),
        pytest.param("", id="an empty module"),
        pytest.param("from nowhere import *\n", id="a module that knows nothing"),
    ],
)
def test_a_module_that_says_nothing_changes_nothing(module: str, here: Path, keras_tfjs) -> None:
    program = "from models import build\n\nlayer = {}\nm = build(1)\n"
    make(here, models=module, main="import keras\n" + program.format("keras.layers.Flatten()"))
    done = keras_tfjs("translate", "main.py", "--to", "tfjs")
    assert done.status == 0
    assert done.out == "import tfjs as tf\n" + program.format("tf.layers.flatten()")


def test_a_file_whose_only_keras_is_in_what_it_imports_is_found(here: Path, keras_tfjs) -> None:
    make(here, src__models=MODELS, src__plain="x = 1\n")
    make(here, src__main="from models import build\n\nbuild(1).fit([], [], epochs=1)\n")
    keras_tfjs("translate", "src", "--to", "tfjs", "-w")
    assert '{"epochs": 1}' in (here / "src" / "main.py").read_text()
    assert (here / "src" / "plain.py").read_text() == "x = 1\n"


def test_javascript_gets_the_modules_that_it_imports(here: Path, keras_tfjs) -> None:
    make(here, src__net="import keras\nfrom sizes import units\n\nd = keras.layers.Dense(units)\n")
    make(here, src__sizes="units = 3\n", src__other="y = 1\n")
    done = keras_tfjs("translate", "src", "--to", "js", "-o", "web")
    assert done.status == 0, done.err
    assert sorted(path.name for path in (here / "web").iterdir()) == ["net.js", "sizes.js"]
    assert "const units = 3;" in (here / "web" / "sizes.js").read_text()


HANDED_ON = {
    "a module of Keras": ("from backend import K\n@K.symbolic\ndef f(x):\n    return x\n", "K."),
    "Keras": ("from backend import keras\nprint(keras.engine)\n", "keras."),
    "the module that hands it on": ("import backend as B\nprint(B.K.symbolic)\n", "B.K."),
    "a short name": ("import backend as B\nu = B.K.symbolic\nprint(u)\n", "B.K."),
}


@pytest.mark.parametrize(("program", "left"), HANDED_ON.values(), ids=HANDED_ON.keys())
def test_what_another_file_hands_on_of_keras_is_said_where_it_stays(
    program: str, left: str, here: Path, keras_tfjs
) -> None:
    make(here, backend="import keras\nfrom keras import backend as K\n", main=program)
    done = keras_tfjs("translate", "main.py", "--to", "tfjs")
    assert left in done.out
    assert "main.py:2:" in done.err
    assert "error[" in done.err


def test_a_file_that_gets_keras_from_another_imports_what_it_needs(here: Path, keras_tfjs) -> None:
    make(here, backend="import keras\n", main="from backend import keras\nx = keras.ops.ones(2)\n")
    done = keras_tfjs("translate", "main.py", "--to", "tfjs")
    assert done.out == "import tfjs as tf\nx = tf.ones([2])\n"


@pytest.mark.parametrize("between", ["common", "again"])
def test_all_names_of_a_file_bring_the_libraries_that_it_imports(
    between: str, here: Path, keras_tfjs
) -> None:
    make(here, again="from common import *\n")
    make(here, common="import numpy as np\nfrom tensorflow import keras\nRATE = 0.5\n")
    make(here, main=f"from {between} import *\nx = keras.ops.ones(2) * np.array([RATE, 1.0])\n")
    done = keras_tfjs("translate", "main.py", "--to", "tfjs")
    assert "import tfjs as tf\n" in done.out
    assert "x = tf.ones([2]).mul(tf.tensor([RATE, 1.0]))\n" in done.out
    done = keras_tfjs("translate", "main.py", "--to", "js")
    assert "const x = tf.ones([2]).mul(tf.tensor([RATE, 1.0]));\n" in done.out
    assert not done.err.count("KT3")


BACKEND = """\
import os

if os.environ.get("OLDER"):
    from tensorflow.keras import *
else:
    from keras import *
"""
USES = {
    "the file as a module": ("from pkg import backend as k", "k.layers.Flatten()"),
    "a module of the library": ("from pkg.backend import layers", "layers.Flatten()"),
    "one class": ("from pkg.parts import Flatten as F", "F()"),
    "a class of a file that takes all": ("from pkg.models import Flatten", "Flatten()"),
    "through a package": ("import pkg", "pkg.backend.layers.Flatten()"),
}


@pytest.mark.parametrize(("head", "use"), USES.values(), ids=USES.keys())
def test_what_a_file_takes_of_keras_for_others_is_keras(
    head: str, use: str, here: Path, keras_tfjs
) -> None:
    make(here, pkg__backend=BACKEND)
    (here / "pkg" / "__init__.py").write_text("from pkg import backend, models\n")
    make(
        here, pkg__parts="from keras.layers import Flatten\n", pkg__models="from .parts import *\n"
    )
    make(here, main=f"{head}\n\nx = {use}\n")
    done = keras_tfjs("translate", "main.py", "--to", "tfjs")
    assert done.status == 0, done.err
    assert done.out == "import tfjs as tf\n\nx = tf.layers.flatten()\n"


def test_what_such_a_file_has_not_is_said(here: Path, keras_tfjs) -> None:
    make(
        here, backend=BACKEND, main="import backend as k\nprint(k.engine)\nk.no.one(k.Input([2]))\n"
    )
    done = keras_tfjs("translate", "main.py", "--to", "js")
    assert "main.py:2:" in done.err
    assert "main.py:3:" in done.err
    make(here, main="from backend import engine\nprint(engine)\n")
    done = keras_tfjs("translate", "main.py", "--to", "js")
    assert "error[KT310]" in done.err
    assert "import {engine}" not in done.out


def test_a_class_of_a_package_is_known_wherever_its_files_have_it_from(
    here: Path, keras_tfjs
) -> None:
    batches = "    def __len__(self):\n        return 1\n\n    def __getitem__(self, at):\n"
    make(here, models=MODELS)
    text = f"import keras\n\n\nclass Batches(keras.utils.Sequence):\n{batches}"
    make(here, pkg__data=f"{text}        return [[0.0, 0.0]], [[0.0]]\n")
    text = "from . import Batches\n\n\nclass Flow:\n    def flow(self):\n        return Batches()\n"
    make(here, pkg__flows=text)
    (here / "pkg" / "__init__.py").write_text("from .data import *\nfrom .flows import *\n")
    text = "import pkg\nfrom models import build\n\n"
    make(here, main=f"{text}build(1).fit(pkg.Flow().flow(), shuffle=False)\n")
    done = keras_tfjs("translate", "main.py", "--to", "js")
    assert "await build(1).fitDataset(new pkg.Flow().flow()" in done.out, done.err


def test_a_notebook_imports_files_from_where_they_are(here: Path, keras_tfjs) -> None:
    make(here, pkg__models=MODELS)
    source = ["import keras\n", "from pkg import models\n", "m = models.build(1)"]
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": source}
    book = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (here / ".git").mkdir()
    (here / "demos").mkdir()
    (here / "demos" / "first.ipynb").write_text(json.dumps(book))
    done = keras_tfjs("translate", "demos/first.ipynb", "--to", "js")
    assert "import * as models from '../pkg/models.js';" in done.out, done.err


@pytest.mark.parametrize("to", ["tfjs", "js"])
def test_a_file_of_ones_own_that_is_called_keras_is_no_keras(
    to: str, here: Path, keras_tfjs
) -> None:
    make(here, keras="def run(x):\n    return x + 1\n\n\nlayers = [1]\n")
    make(here, main="import keras\n\nprint(keras.run(2), keras.layers[0])\n")
    done = keras_tfjs("translate", "main.py", "--to", to)
    assert "keras.run(2), keras.layers[0]" in done.out
    assert "KT" not in done.err


def test_an_attribute_that_another_file_gives_its_models_is_the_users(
    here: Path, keras_tfjs
) -> None:
    make(here, models=MODELS.replace("    return model", "    model.width = 3\n    return model"))
    make(here, main="from models import build\n\nprint(build(1).width, build(1).breadth)\n")
    done = keras_tfjs("translate", "main.py", "--to", "js")
    assert "build(1).width" in done.out
    assert "width is not in" not in done.err
    assert "breadth is not in TF.js" in done.err


def test_arrays_of_a_file_that_stays_as_it_is_stay_numpys(here: Path, keras_tfjs) -> None:
    make(here, data="import numpy as np\n\nW = np.arange(6).reshape(2, 3)\n")
    uses = "print(W * 2, W[0], data.W.mean())\n"
    make(here, main=f"import keras\nimport data\nfrom data import W\n\n{uses}")
    done = keras_tfjs("translate", "main.py", "--to", "tfjs")
    assert done.status == 0, done.err
    assert uses in done.out
