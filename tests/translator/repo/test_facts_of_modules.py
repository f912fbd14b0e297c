"""What a file knows of the files of its project that it imports."""

from __future__ import annotations

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
    make(here, main=program + "h = m.fit([[1, 2]], [[3]], epochs=2)\n")
    done = keras_tfjs("translate", "main.py", "--to", "tfjs")
    assert done.out.endswith('.fit([[1, 2]], [[3]], {"epochs": 2}).result()\n')


def test_a_package_is_known_by_its_relative_imports(here: Path, keras_tfjs) -> None:
    make(here, pkg____init__="", pkg__models=MODELS)
    make(here, pkg__train="from .models import build\nbuild(1).fit([[1, 2]], [[3]], epochs=2)\n")
    done = keras_tfjs("translate", "pkg/train.py", "--to", "tfjs")
    assert '.fit([[1, 2]], [[3]], {"epochs": 2})' in done.out


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
