"""Where translations go: standard output, beside the sources, a directory, a diff, a check."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

KERAS = "import keras\n\n# One layer.\nlayer = keras.layers.Flatten()\n"
TFJS = "import tfjs as tf\n\n# One layer.\nlayer = tf.layers.flatten()\n"
JS = (
    "import * as tf from '@tensorflow/tfjs';\n\n// One layer.\nconst layer = tf.layers.flatten();\n"
)


@pytest.fixture
def model(here: Path) -> Path:
    path = here / "model.py"
    path.write_text(KERAS)
    return path


def names(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(found)


def test_one_file_goes_to_standard_output(model: Path, keras_tfjs) -> None:
    done = keras_tfjs("translate", "model.py", "--to", "tfjs")
    assert (done.status, done.out, done.err) == (0, TFJS, "")
    assert model.read_text() == KERAS


@pytest.mark.parametrize(
    ("source", "to", "expected"),
    [
        pytest.param(KERAS, "tfjs", TFJS, id="Keras to TF.js-style Python"),
        pytest.param(KERAS, "js", JS, id="Keras to JavaScript"),
        pytest.param(TFJS, "keras", KERAS, id="TF.js-style Python to Keras"),
        pytest.param(TFJS, "js", JS, id="TF.js-style Python to JavaScript"),
        pytest.param(JS, "tfjs", TFJS, id="JavaScript to TF.js-style Python"),
        pytest.param(JS, "keras", KERAS, id="JavaScript to Keras"),
        pytest.param(KERAS, "keras", KERAS, id="Keras to Keras changes nothing"),
        pytest.param(JS, "js", JS, id="JavaScript to JavaScript changes nothing"),
        pytest.param("", "js", "", id="nothing to nothing"),
    ],
)
def test_standard_input_goes_to_standard_output(
    source: str, to: str, expected: str, here: Path, keras_tfjs
) -> None:
    done = keras_tfjs("translate", "-", "--to", to, stdin=source.encode())
    assert (done.status, done.out) == (0, expected)
    assert names(here) == ["pyproject.toml"]


def test_write_replaces_python_by_python(model: Path, keras_tfjs) -> None:
    model.chmod(0o755)
    done = keras_tfjs("translate", "model.py", "--to", "tfjs", "-w")
    assert (done.status, done.out) == (0, "")
    assert done.err == "model.py -> model.py\n1 file translated\n"
    assert model.read_text() == TFJS
    assert stat.S_IMODE(model.stat().st_mode) == 0o755


@pytest.mark.parametrize("to", ["js", "ts"])
def test_write_puts_javascript_beside_python(to: str, model: Path, keras_tfjs) -> None:
    assert keras_tfjs("translate", "model.py", "--to", to, "-w").status == 0
    assert model.with_suffix(f".{to}").read_text() == JS
    assert model.read_text() == KERAS


@pytest.mark.parametrize(("to", "expected"), [("tfjs", TFJS), ("keras", KERAS)])
def test_write_puts_python_beside_javascript(
    to: str, expected: str, here: Path, keras_tfjs
) -> None:
    (here / "model.mjs").write_text(JS)
    assert keras_tfjs("translate", "model.mjs", "--to", to, "-w").status == 0
    assert (here / "model.py").read_text() == expected
    assert (here / "model.mjs").read_text() == JS


def test_a_second_write_changes_nothing(model: Path, keras_tfjs) -> None:
    keras_tfjs("translate", "model.py", "--to", "tfjs", "-w")
    os.utime(model, (1, 1))
    again = keras_tfjs("translate", "model.py", "--to", "tfjs", "-w")
    assert (again.status, again.err) == (0, "0 files translated, 1 unchanged\n")
    assert model.stat().st_mtime == 1


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(KERAS.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(b"\xef\xbb\xbf" + KERAS.encode(), id="a byte order mark"),
        pytest.param(KERAS.rstrip("\n").encode(), id="no final line end"),
        pytest.param(("# coding: latin-1\n# é\n" + KERAS).encode("latin-1"), id="latin-1"),
        pytest.param(KERAS.replace("layer.\n", "layer.\r\n").encode(), id="mixed line ends"),
        pytest.param(KERAS.replace("One", "Eine π").encode(), id="letters beyond ASCII"),
    ],
)
def test_python_keeps_its_encoding_and_line_ends(data: bytes, model: Path, keras_tfjs) -> None:
    model.write_bytes(data)
    assert keras_tfjs("translate", "model.py", "--to", "tfjs", "-w").status == 0
    expected = data.replace(b"import keras", b"import tfjs as tf")
    assert model.read_bytes() == expected.replace(b"keras.layers.Flatten()", b"tf.layers.flatten()")


def test_diff_shows_what_would_be_written_and_writes_nothing(model: Path, keras_tfjs) -> None:
    done = keras_tfjs("translate", "model.py", "--to", "tfjs", "--diff")
    assert done.status == 0
    assert done.out == (
        "--- a/model.py\n"
        "+++ b/model.py\n"
        "@@ -1,4 +1,4 @@\n"
        "-import keras\n"
        "+import tfjs as tf\n"
        " \n"
        " # One layer.\n"
        "-layer = keras.layers.Flatten()\n"
        "+layer = tf.layers.flatten()\n"
    )
    assert model.read_text() == KERAS


def test_diff_of_a_new_file_starts_from_nothing(model: Path, keras_tfjs) -> None:
    done = keras_tfjs("translate", "model.py", "--to", "js", "--diff")
    assert done.out.startswith("--- /dev/null\n+++ b/model.js\n@@ -0,0 +1,4 @@\n+import * as tf")
    assert not model.with_suffix(".js").exists()


def test_diff_can_be_applied(model: Path, keras_tfjs) -> None:
    model.write_bytes(KERAS.rstrip("\n").encode())
    patch = keras_tfjs("translate", "model.py", "--to", "tfjs", "--diff").out
    subprocess.run(["git", "apply", "-p1"], input=patch.encode(), cwd=model.parent, check=True)
    assert model.read_text() == TFJS.rstrip("\n")


def test_diff_is_coloured_where_colour_is_forced(
    model: Path, keras_tfjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = keras_tfjs("translate", "model.py", "--to", "tfjs", "--diff").out
    assert "\x1b[31m-import keras\x1b[0m" in out
    assert "\x1b[32m+import tfjs as tf\x1b[0m" in out


def test_check_names_missing_and_stale_output(model: Path, keras_tfjs) -> None:
    missing = keras_tfjs("translate", "model.py", "--to", "js", "--check")
    assert missing.status == 1
    assert missing.out == "missing: model.js (from model.py)\n"
    assert not model.with_suffix(".js").exists()

    keras_tfjs("translate", "model.py", "--to", "js", "-w")
    fresh = keras_tfjs("translate", "model.py", "--to", "js", "--check")
    assert (fresh.status, fresh.out) == (0, "")

    model.write_text(KERAS + "other = keras.layers.Flatten()\n")
    stale = keras_tfjs("translate", "model.py", "--to", "js", "--check")
    assert (stale.status, stale.out) == (1, "stale: model.js (from model.py)\n")
    assert model.with_suffix(".js").read_text() == JS


def test_check_in_place_asks_whether_the_file_would_change(model: Path, keras_tfjs) -> None:
    assert keras_tfjs("translate", "model.py", "--to", "tfjs", "--check").status == 1
    model.write_text(TFJS)
    assert keras_tfjs("translate", "model.py", "--to", "tfjs", "--check").status == 0


def test_output_goes_to_a_directory_that_mirrors_the_tree(here: Path, keras_tfjs) -> None:
    for name in ("src/pkg/__init__.py", "src/pkg/model.py", "src/data/points.csv", "src/a.py"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(KERAS if name.endswith("model.py") else "")
    assert keras_tfjs("translate", "src", "--to", "js", "-o", "web").status == 0
    assert names(here / "web") == ["pkg/model.js"]
    assert keras_tfjs("translate", "src", "--to", "tfjs", "-o", "out/deep").status == 0
    assert names(here / "out" / "deep") == ["a.py", "pkg/__init__.py", "pkg/model.py"]
    assert keras_tfjs("translate", "src", "--to", "js", "-o", "web", "--check").status == 0
    (here / "web" / "pkg" / "model.js").write_text("")
    stale = keras_tfjs("translate", "src", "--to", "js", "-o", "web", "--check")
    assert (stale.status, stale.out) == (1, "stale: web/pkg/model.js (from src/pkg/model.py)\n")


def test_several_paths_mirror_what_they_have_in_common(here: Path, keras_tfjs) -> None:
    for name in ("a/x.py", "b/c/y.py"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(KERAS)
    assert keras_tfjs("translate", "a", "b/c/y.py", "--to", "tfjs", "-o", "out").status == 0
    assert names(here / "out") == ["a/x.py", "b/c/y.py"]


def test_a_directory_that_holds_its_output_is_not_read_twice(model: Path, keras_tfjs) -> None:
    for _ in range(2):
        done = keras_tfjs("translate", ".", "--to", "tfjs", "-o", "out")
        assert done.status == 0
    assert names(model.parent) == ["model.py", "out/model.py", "pyproject.toml"]


def test_of_two_forms_of_a_program_in_a_directory_the_python_is_read(
    here: Path, keras_tfjs
) -> None:
    (here / "src").mkdir()
    (here / "src" / "model.py").write_text(KERAS)
    (here / "src" / "model.js").write_text(JS)
    done = keras_tfjs("translate", "src", "--to", "tfjs", "-w")
    assert done.status == 0
    assert "src/model.js: note[KT608]: left out: its translation would be src/model.py" in done.err
    assert (here / "src" / "model.py").read_text() == TFJS
    other = keras_tfjs("translate", "src", "--to", "keras", "--from", "js", "-w")
    assert (other.status, "KT608" in other.err) == (0, False)
    assert (here / "src" / "model.py").read_text() == KERAS


def test_the_highest_exit_status_wins(here: Path, keras_tfjs) -> None:
    (here / "left.py").write_text("import keras\n\nlayer = keras.layers.Densse(units=1)\n")
    (here / "good.py").write_text(KERAS)
    assert keras_tfjs("translate", "good.py", "left.py", "--to", "tfjs", "--check").status == 2
    (here / "bad.py").write_text("import keras\n(\n")
    done = keras_tfjs("translate", ".", "--to", "tfjs", "--check")
    assert done.status == 3
    assert "stale: good.py" in done.out


def test_ignored_diagnostics_are_neither_shown_nor_counted(here: Path, keras_tfjs) -> None:
    (here / "left.py").write_text("import keras\n\nlayer = keras.layers.Densse(units=1)\n")
    shown = keras_tfjs("translate", "left.py", "--to", "tfjs")
    ignored = keras_tfjs("translate", "left.py", "--to", "tfjs", "--ignore", "KT1")
    selected = keras_tfjs("translate", "left.py", "--to", "tfjs", "--select", "KT2,KT3")
    assert (shown.status, ignored.status, selected.status) == (2, 0, 0)
    assert (ignored.err, selected.err) == ("", "")


def test_pairs_are_written_without_a_path_and_checked_with_check(model: Path, keras_tfjs) -> None:
    (model.parent / "pyproject.toml").write_text(
        "[tool.keras-tfjs]\n"
        'pairs = [{source = "model.py", target = "web/net.js", to = "js"},\n'
        '         {source = "lib", target = "out", to = "tfjs"}]\n'
    )
    (model.parent / "lib").mkdir()
    (model.parent / "lib" / "layer.py").write_text(KERAS)
    check = keras_tfjs("translate", "--check")
    assert check.status == 1
    assert check.out == (
        "missing: out/layer.py (from lib/layer.py)\nmissing: web/net.js (from model.py)\n"
    )
    assert keras_tfjs("translate").status == 0
    assert (model.parent / "web" / "net.js").read_text() == JS
    assert (model.parent / "out" / "layer.py").read_text() == TFJS
    assert keras_tfjs("translate", "--check").status == 0
    assert model.read_text() == KERAS


def test_a_hook_that_had_to_write_fails_once(model: Path, keras_tfjs) -> None:
    arguments = ("translate", "model.py", "--to", "js", "-w", "--fail-on-write")
    assert keras_tfjs(*arguments).status == 1
    assert keras_tfjs(*arguments).status == 0


def test_configured_exclusions_hold_for_directories_and_not_for_named_files(
    model: Path, keras_tfjs
) -> None:
    (model.parent / "pyproject.toml").write_text('[tool.keras-tfjs]\nexclude = ["model.py"]\n')
    assert keras_tfjs("translate", ".", "--to", "js", "-w").status == 0
    assert not model.with_suffix(".js").exists()
    assert keras_tfjs("translate", "model.py", "--to", "js", "-w").status == 0
    assert model.with_suffix(".js").exists()


def test_a_bug_of_ours_is_said_and_the_other_files_are_done(
    here: Path, keras_tfjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    from keras_tfjs.repo import files

    real = files.run

    def run(text, *arguments):
        if "Dropout" in text:
            raise KeyError("dropout")
        return real(text, *arguments)

    monkeypatch.setattr(files, "run", run)
    (here / "a.py").write_text(KERAS.replace("Flatten", "Dropout"))
    (here / "b.py").write_text(KERAS)
    done = keras_tfjs("translate", ".", "--to", "tfjs", "-w")
    assert done.status == 4
    assert "a.py: error[KT010]: keras-tfjs failed on this file: KeyError: 'dropout'" in done.err
    assert "please report it with the file" in done.err
    assert "Traceback" not in done.err
    assert (here / "b.py").read_text() == TFJS
    assert (here / "a.py").read_text() == KERAS.replace("Flatten", "Dropout")
    traced = keras_tfjs("translate", "a.py", "--to", "tfjs", "--traceback")
    assert "Traceback" in traced.err


def test_an_interrupted_call_writes_nothing(
    here: Path, keras_tfjs, monkeypatch: pytest.MonkeyPatch
) -> None:
    from keras_tfjs.repo import files

    real = files.run

    def run(text, *arguments):
        if "Dropout" in text:
            raise KeyboardInterrupt
        return real(text, *arguments)

    monkeypatch.setattr(files, "run", run)
    (here / "a.py").write_text(KERAS)
    (here / "b.py").write_text(KERAS.replace("Flatten", "Dropout"))
    done = keras_tfjs("translate", ".", "--to", "tfjs", "-w")
    assert (done.status, done.out) == (130, "")
    assert done.err.strip() == "interrupted; nothing is half-written"
    assert (here / "a.py").read_text() == KERAS


def test_a_worker_that_dies_takes_only_its_file_with_it(here: Path) -> None:
    """The name `kill` ends the process that reads it: what a crash of a parser does."""
    script = (
        "import os, sys\n"
        "from keras_tfjs.repo import files\n"
        "real = files.run\n"
        "files.run = lambda text, *rest: os._exit(9) if 'kill' in text else real(text, *rest)\n"
        "from keras_tfjs.cli import main\n"
        "if __name__ == '__main__':\n"
        "    sys.exit(main(['translate', 'src', '--to', 'tfjs', '-w', '--jobs', '2']))\n"
    )
    (here / "run.py").write_text(script)
    (here / "src").mkdir()
    for name in "abcdefgh":
        (here / "src" / f"{name}.py").write_text(KERAS + "kill = 1\n" * (name == "c"))
    done = subprocess.run([sys.executable, "run.py"], cwd=here, capture_output=True, text=True)
    assert done.returncode == 4
    assert "src/c.py: error[KT010]: keras-tfjs failed on this file: the process died" in done.stderr
    assert "7 files translated, 1 failed" in done.stderr


def test_workers_give_the_results_of_one_process(here: Path) -> None:
    (here / "src").mkdir()
    for number in range(9):
        text = KERAS if number % 3 else "import keras\n\nlayer = keras.layers.Densse()\n"
        (here / "src" / f"model_{number}.py").write_text(text)
    (here / "src" / "bad.py").write_text("import keras\n(\n")
    said = []
    for jobs in ("1", "2"):
        command = [sys.executable, "-m", "keras_tfjs", "translate", "src", "--to", "tfjs"]
        command += ["-o", f"out{jobs}", "--jobs", jobs]
        done = subprocess.run(command, cwd=here, capture_output=True, text=True)
        assert done.returncode == 3
        said.append((done.stdout, done.stderr.replace(f"out{jobs}", "out")))
    assert said[0] == said[1]
    assert names(here / "out1") == names(here / "out2")
    for name in names(here / "out1"):
        assert (here / "out1" / name).read_bytes() == (here / "out2" / name).read_bytes()


@pytest.mark.parametrize("way", ["an option", "the configuration"])
def test_names_are_kept_on_demand(way: str, here: Path, keras_tfjs) -> None:
    (here / "program.py").write_text("import tfjs as tf\n\nmy_value = tf.scalar(1)\n")
    options = ["--keep-names"] if way == "an option" else []
    if not options:
        (here / "pyproject.toml").write_text("[tool.keras-tfjs]\nkeep-names = true\n")
    done = keras_tfjs("translate", "program.py", "--to", "js", *options)
    assert "const my_value = tf.scalar(1);" in done.out


WIDE = (
    "import keras\n\nlayer = keras.layers.Dense(10, activation='relu', name='a_rather_long_one')\n"
)


@pytest.mark.parametrize(
    ("toml", "lines"),
    [
        pytest.param("", 5, id="88 columns where nothing is said"),
        pytest.param("[tool.black]\nline-length = 100\n", 3, id="Black's"),
        pytest.param("[tool.ruff]\nline-length = 100\n", 3, id="Ruff's"),
        pytest.param("[tool.black]\nline-length = 'x'\n", 5, id="a length that is none"),
    ],
)
def test_lines_are_as_long_as_the_project_has_them(
    toml: str, lines: int, here: Path, keras_tfjs
) -> None:
    (here / "pyproject.toml").write_text(toml)
    (here / "wide.py").write_text(WIDE)
    done = keras_tfjs("translate", "wide.py", "--to", "tfjs")
    assert done.out.count("\n") == lines
    back = keras_tfjs("translate", "-", "--to", "js", stdin=done.out.encode())
    again = keras_tfjs("translate", "-", "--to", "tfjs", stdin=back.out.encode())
    assert again.out == done.out
