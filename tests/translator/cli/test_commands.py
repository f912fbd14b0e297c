"""The other commands, help and start-up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import keras_tfjs as package
from keras_tfjs.diagnostics import ROWS


def test_version_is_the_packages(keras_tfjs) -> None:
    done = keras_tfjs("--version")
    assert (done.status, done.out) == (0, f"keras-tfjs, version {package.__version__}\n")


def test_version_and_help_load_no_parser() -> None:
    script = (
        "import sys; from keras_tfjs.cli import main; main([sys.argv[1]]);"
        "heavy = {'libcst', 'black', 'tree_sitter', 'rich', 'pathspec', 'numpy'};"
        "loaded = heavy & set(sys.modules); sys.exit(f'loaded {loaded}' if loaded else 0)"
    )
    for option in ("--version", "--help"):
        subprocess.run([sys.executable, "-c", script, option], check=True, capture_output=True)


def test_help_names_every_command(keras_tfjs) -> None:
    done = keras_tfjs("--help")
    assert done.status == 0
    for name in ("translate", "explain", "coverage", "convert", "verify"):
        assert f"\n  {name} " in done.out
        assert keras_tfjs(name, "--help").status == 0


def test_an_unknown_command_names_the_nearest(keras_tfjs) -> None:
    done = keras_tfjs("tranlsate")
    assert done.status == 3
    assert "Did you mean 'translate'?" in done.err


@pytest.mark.parametrize("code", sorted(ROWS))
def test_every_diagnostic_is_explained(code: str, keras_tfjs) -> None:
    done = keras_tfjs("explain", code.lower())
    assert done.status == 0
    assert done.out.startswith(f"{code}: {ROWS[code].title}\n")
    assert ROWS[code].explanation in done.out


def test_a_family_of_codes_is_listed(keras_tfjs) -> None:
    done = keras_tfjs("explain", "KT0")
    assert done.status == 0
    assert "KT001  error    syntax error" in done.out


@pytest.mark.parametrize(
    "name",
    [
        "keras.layers.Dense",
        "tf.layers.dense",
        "tensorflow.keras.layers.Dense",
        "layers.Dense",
        "Dense",
    ],
)
def test_a_name_is_explained_however_it_is_spelled(name: str, keras_tfjs) -> None:
    done = keras_tfjs("explain", name)
    assert done.status == 0
    assert "keras.layers.Dense <-> tf.layers.dense\n" in done.out
    assert "use_bias" in done.out
    assert "useBias" in done.out


EXPLAINED = {
    "an extension": ("GroupNormalization", "an extension of the runtime"),
    "an option that only the runtime has": ("Conv2D", "groups, an extension, unless 1"),
    "an old name of a parameter": ("Dense", "(in older Keras output_dim)"),
    "a default that is written out": ("LSTM", "recurrent_activation = 'sigmoid', because"),
    "an example in Keras": ("Dropout", "made = keras.layers.Dropout(0.5)"),
    "an example in JavaScript": ("Dropout", "const made = tf.layers.dropout({rate: 0.5});"),
    "several calls": ("K.mean", "-> tf.mean("),
    "what to do instead": ("keras.applications.NASNetLarge", "keras-tfjs convert"),
    "what differs": ("Adam", "KT208"),
}


@pytest.mark.parametrize(("name", "said"), EXPLAINED.values(), ids=EXPLAINED.keys())
def test_an_explanation_says(name: str, said: str, keras_tfjs) -> None:
    done = keras_tfjs("explain", name)
    assert (done.status, done.err) == (0, "")
    assert said in done.out


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        pytest.param("Densse", "tf.layers.dense", id="a name nearly right"),
        pytest.param("KT999", "no diagnostic has this code", id="a code nobody has"),
    ],
)
def test_what_is_unknown_names_something_near(subject: str, said: str, keras_tfjs) -> None:
    done = keras_tfjs("explain", subject)
    assert (done.status, done.out) == (3, "")
    assert said in done.err


def test_coverage_counts_calls_and_says_why_some_are_left(here: Path, keras_tfjs) -> None:
    (here / "model.py").write_text(
        "import keras\nimport numpy as np\n\n"
        "a = keras.layers.Flatten()\n"
        "b = keras.layers.Densse(units=1)\n"
        "c = keras.layers.Densse(units=2)\n"
        "d = np.ones([2, 3])\n"
    )
    (here / "plain.py").write_text("x = 1\n")
    before = (here / "model.py").read_text()
    done = keras_tfjs("coverage", ".")
    assert done.status == 0
    assert done.out.startswith("1 file with Keras or TF.js\n")
    assert "keras    3      1" in done.out
    assert "2      2   keras.layers.Densse  KT101" in done.out
    assert (here / "model.py").read_text() == before


def test_coverage_names_what_it_cannot_parse(here: Path, keras_tfjs) -> None:
    (here / "good.py").write_text("import keras\na = keras.layers.Flatten()\n")
    (here / "old.py").write_text("import keras\nprint 'x'\n")
    done = keras_tfjs("coverage", ".")
    assert done.status == 3
    assert done.out.startswith("1 file with Keras or TF.js\n")
    assert done.out.endswith("not read: old.py\n")


def test_coverage_counts_the_calls_of_a_long_chain(here: Path, keras_tfjs) -> None:
    lines = ["from keras.layers import Dense, Input", "", "def build():", "    x = Input((3,))"]
    lines += ["    x = Dense(3)(x)"] * 300
    (here / "deep.py").write_text("\n".join([*lines, "    return x", ""]))
    done = keras_tfjs("coverage", "deep.py")
    assert (done.status, done.err) == (0, "")
    assert "keras    601" in done.out


def test_convert_needs_a_source_that_is_there(here: Path, keras_tfjs) -> None:
    done = keras_tfjs("convert", "model.h5", "model")
    assert (done.status, done.out) == (3, "")
    assert done.err.startswith("model.h5: error[KT005]: no such file or directory")


def test_convert_refuses_what_is_no_model_file(here: Path, keras_tfjs) -> None:
    (here / "model.h5").write_text("no HDF5")
    done = keras_tfjs("convert", "model.h5", "model")
    assert done.status == 3
    assert "model.h5" in done.err
    assert "Traceback" not in done.err
    assert not (here / "model").exists()


@pytest.mark.parametrize("missing", ["tfjs_files", "numpy"], ids="without {}".format)
def test_convert_names_the_line_that_installs_what_it_needs(
    here: Path, keras_tfjs, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    (here / "model.h5").write_text("")
    for name in [name for name in sys.modules if name.startswith("keras_tfjs.convert")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    done = keras_tfjs("convert", "model.h5", "model")
    assert done.status == 3
    assert "tfjs_files is not installed: pip install " in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["book.ipynb"], "book.ipynb is a notebook"),
        (["book.py", "--timeout", "0"], "0.0 is not in the range x>0"),
    ],
)
def test_what_verify_does_not_take_is_said(
    arguments: list[str], said: str, here: Path, keras_tfjs
) -> None:
    (here / "book.ipynb").write_text("{}")
    (here / "book.py").write_text("import keras\n")
    done = keras_tfjs("verify", *arguments)
    assert (done.status, said in " ".join(done.err.split())) == (3, True), done.err


def test_verify_needs_a_file(here: Path, keras_tfjs) -> None:
    assert keras_tfjs("verify", "model.py").status == 3
    done = keras_tfjs("verify", ".")
    assert done.status == 3
    assert "not a regular file" in done.err
