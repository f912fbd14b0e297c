"""Names and streams that a system has, and people seldom: one clear line, the right exit status."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "import keras\n\nlayer = keras.layers.Dense(units=1)\n"


def test_a_name_that_the_system_does_not_take_is_said_of_its_file(here: Path, keras_tfjs) -> None:
    (here / "good.py").write_text(GOOD)
    long = "a" * 300 + ".py"
    done = keras_tfjs("translate", long, "good.py", "--to", "js", "-w")
    assert done.status == 3
    assert f"{long}: error[KT007]: cannot be read: file name too long" in done.err
    assert (here / "good.js").exists()
    assert keras_tfjs("coverage", long).status == 3


def test_a_name_as_long_as_the_system_takes_is_written(here: Path, keras_tfjs) -> None:
    name = "é" * 125
    (here / f"{name}.py").write_text(GOOD)
    assert keras_tfjs("translate", f"{name}.py", "--to", "js", "-w").status == 0
    assert sorted(os.listdir(here)) == ["pyproject.toml", f"{name}.js", f"{name}.py"]


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="names are text there")
@pytest.mark.parametrize("kind", ["json", "sarif", "md"])
def test_a_report_names_files_whose_names_are_no_text(kind: str, here: Path, keras_tfjs) -> None:
    Path(os.fsdecode(b"caf\xe9.py")).write_text(GOOD)
    done = keras_tfjs("translate", ".", "--to", "js", "--report", f"r.{kind}")
    assert done.status == 0
    report = (here / f"r.{kind}").read_text()
    assert ("caf%E9.py" if kind == "sarif" else r"caf\udce9.py") in report
    if kind != "md":
        json.loads(report)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["--help", "translate good.py --to js", "explain KT101"])
def test_a_full_disk_under_standard_output_is_no_bug_of_ours(command: str, here: Path) -> None:
    (here / "good.py").write_text(GOOD)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "keras_tfjs", *command.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.endswith("keras-tfjs: no space left on device\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("redirected", "said"),
    [
        ("good.py --to js >&-", "keras-tfjs: standard output is closed\n"),
        ("- --to js <&-", "Error: standard input is closed\n"),
    ],
)
def test_closed_standard_streams_are_named(redirected: str, said: str, here: Path) -> None:
    (here / "good.py").write_text(GOOD)
    call = f"{shlex.quote(sys.executable)} -m keras_tfjs translate {redirected}"
    done = subprocess.run(["sh", "-c", call], stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.endswith(said)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("command", ["explain KT", "translate long.py --to js"])
def test_a_reader_that_goes_early_is_no_failure(command: str, here: Path) -> None:
    (here / "long.py").write_text(f"import keras\nx = '{'a' * 300_000}'\n")
    call = f"{{ {shlex.quote(sys.executable)} -m keras_tfjs {command}; echo $? >status; }} | true"
    done = subprocess.run(["sh", "-c", call], stderr=subprocess.PIPE, text=True, check=False)
    assert (here / "status").read_text() == "0\n"
    assert "Error" not in done.stderr
