"""Modules that a translation imports are written beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from keras_tfjs.modules import content, imported, put_beside

SEEDED = "import numpy as np\nimport keras\nnp.random.seed(1)\nx = np.random.rand(3)\nprint(x)\n"
CALL = ("translate", "--to", "js")
MODULES = [
    "array_host.js",
    "array_index.js",
    "array_math.js",
    "array_methods.js",
    "array_shapes.js",
    "array_store.js",
    "array_tables.js",
    "array_text.js",
    "array_types.js",
    "bit_streams.js",
    "ndarray.js",
    "numpy.js",
    "ziggurat.js",
]
"""numpy.js and what it imports."""
PLAIN = "import keras\nmodel = keras.Sequential()\n"


def test_only_what_is_imported_is_written(tmp_path: Path, keras_tfjs) -> None:
    (tmp_path / "seeded.py").write_text(SEEDED)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "plain.py").write_text(PLAIN)
    done = keras_tfjs(*CALL, str(tmp_path), "-o", str(tmp_path / "web"))
    assert done.status == 0
    assert sorted(one.name for one in (tmp_path / "web").rglob("*.js")) == sorted(
        [*MODULES, "plain.js", "seeded.js"]
    )
    assert (tmp_path / "web" / "numpy.js").read_bytes() == content("numpy.js")


def test_a_stale_module_is_out_of_step(tmp_path: Path, keras_tfjs) -> None:
    source, web = tmp_path / "seeded.py", tmp_path / "web"
    source.write_text(SEEDED)
    keras_tfjs(*CALL, str(source), "-o", str(web))
    old = content("numpy.js") + b"// older\n"
    (web / "numpy.js").write_bytes(old)
    done = keras_tfjs(*CALL, str(source), "--check", "-o", str(web))
    assert (done.status, "numpy.js" in done.out) == (1, True)
    keras_tfjs(*CALL, str(source), "-o", str(web))
    assert (web / "numpy.js").read_bytes() == content("numpy.js")


def test_a_module_of_the_users_is_not_written_over(tmp_path: Path, keras_tfjs) -> None:
    source, web = tmp_path / "seeded.py", tmp_path / "web"
    source.write_text(SEEDED)
    web.mkdir()
    (web / "numpy.js").write_text("export const mine = 1;\n")
    keras_tfjs(*CALL, str(source), "-o", str(web))
    assert (web / "numpy.js").read_text() == "export const mine = 1;\n"


def test_output_on_the_terminal_names_them(tmp_path: Path, keras_tfjs) -> None:
    source = tmp_path / "seeded.py"
    source.write_text(SEEDED)
    assert (
        f"the output imports {', '.join(MODULES[:-1])} and {MODULES[-1]}"
        in keras_tfjs(*CALL, str(source)).err
    )


def test_modules_import_modules() -> None:
    code = "import * as np from './numpy.js';\nimport * as own from './own.js';\n"
    assert sorted(imported(code)) == MODULES


def test_what_a_link_points_at_stays(tmp_path: Path) -> None:
    own = tmp_path / "own.js"
    own.write_text("export const mine = 1;\n")
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "numpy.js").symlink_to(own)
    put_beside(tmp_path / "run" / "a.mjs", "import * as np from './numpy.js';\n")
    assert own.read_text() == "export const mine = 1;\n"
    assert (tmp_path / "run" / "numpy.js").read_bytes() == content("numpy.js")


@pytest.mark.parametrize(
    ("source", "options", "package"),
    [
        pytest.param(PLAIN, (), "@tensorflow/tfjs", id="the browser's"),
        pytest.param(PLAIN, ("--platform", "node"), "@tensorflow/tfjs-node", id="Node's"),
        pytest.param(
            PLAIN,
            ("--platform", "node", "--modules", "commonjs"),
            "@tensorflow/tfjs-node",
            id="Node's in CommonJS",
        ),
    ],
)
def test_packages_are_named(
    source: str, options: tuple[str, ...], package: str, tmp_path: Path, keras_tfjs
) -> None:
    (tmp_path / "plain.py").write_text(source)
    done = keras_tfjs(*CALL, str(tmp_path / "plain.py"), *options)
    assert done.err.count("\n") == 1
    assert f"JavaScript needs: npm install {package}\n" in done.err
    assert f"'{package}'" in done.out


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_what_is_needed_is_found_whatever_ends_the_lines(end: str, here: Path, keras_tfjs) -> None:
    (here / "seeded.py").write_bytes(SEEDED.replace("\n", end).encode())
    done = keras_tfjs(*CALL, "seeded.py", "-o", "web")
    assert "JavaScript needs: npm install @tensorflow/tfjs" in done.err
    assert sorted(one.name for one in (here / "web").iterdir()) == sorted([*MODULES, "seeded.js"])


def test_modules_are_those_of_the_platform(tmp_path: Path, keras_tfjs) -> None:
    source, web = tmp_path / "grouped.py", tmp_path / "web"
    source.write_text("import keras\n\nlayer = keras.layers.GroupNormalization(2)\n")
    wishes = ("--platform", "node", "--modules", "commonjs")
    done = keras_tfjs(*CALL, str(source), "-o", str(web), *wishes)
    assert done.status == 0
    text = (web / "extensions.js").read_text()
    assert "const tf = require('@tensorflow/tfjs-node');" in text
    assert "\nmodule.exports = {\n  callbacks,\n" in text
    assert "\nexport " not in text
    assert "\nimport " not in text


def test_commonjs_of_typescript_is_tscs(tmp_path: Path, keras_tfjs) -> None:
    done = keras_tfjs("translate", "x.py", "--to", "ts", "--modules", "commonjs")
    assert (done.status, "tsconfig.json" in done.err) == (3, True)


def test_what_was_written_beside_translations_is_not_translated_back(here, keras_tfjs) -> None:
    program = "import keras\n\nlayer = keras.layers.UnitNormalization()\n"
    (here / "src").mkdir()
    (here / "src" / "model.py").write_text(program)
    assert keras_tfjs("translate", "src", "--to", "js", "-o", "web").status == 0
    assert (here / "web" / "extensions.js").exists()
    (here / "web" / "numpy.js").write_text(
        "import * as tf from '@tensorflow/tfjs';\ntf.zeros([2]);\n"
    )
    done = keras_tfjs("translate", "web", "--to", "keras", "-o", "back")
    assert done.status == 0
    made = sorted(path.name for path in (here / "back").iterdir())
    assert made == ["model.py", "numpy.py"], "a file of one's own may have the name of one"
    assert (here / "back" / "model.py").read_text() == program
