"""Which files of a directory are found."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from keras_tfjs.repo.discover import is_source, mentions_framework, repository_root, walk
from keras_tfjs.source import Dialect


def make(folder: Path, *names: str, **texts: str) -> None:
    for name in (*names, *texts):
        path = folder / name.replace("__dot__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts.get(name, "import keras\n"))


def found(folder: Path, exclude: Sequence[str] = ()) -> list[str]:
    errors: list[OSError] = []
    paths = walk(folder, lambda path: path.suffix == ".py", errors.append, exclude)
    names = [path.relative_to(folder).as_posix() for path in paths]
    assert errors == []
    return names


def ignore(folder: Path, *lines: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("\n".join(lines) + "\n")


def test_files_come_sorted_and_from_all_depths(tmp_path: Path) -> None:
    make(tmp_path, "b.py", "a/z.py", "a/b/c.py", "readme.md")
    assert found(tmp_path) == ["a/b/c.py", "a/z.py", "b.py"]


def test_environments_packages_and_version_control_are_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.py", ".git/hooks/x.py", "node_modules/p/x.py", "env/lib/x.py")
    make(tmp_path, "__pycache__/x.py", "lib/site-packages/x.py", **{"env/pyvenv.cfg": ""})
    assert found(tmp_path) == ["a.py"]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        pytest.param({"": ["out/"]}, ["a.py", "sub/a.py", "sub/b.py"], id="a directory"),
        pytest.param({"": ["/a.py"]}, ["out/a.py", "sub/a.py", "sub/b.py"], id="an anchored file"),
        pytest.param({"": ["a.py"]}, ["sub/b.py"], id="a name anywhere"),
        pytest.param({"sub": ["*.py"]}, ["a.py", "out/a.py"], id="a nested file of rules"),
        pytest.param(
            {"": ["!", "[z-a]", "sub/"]}, ["a.py", "out/a.py"], id="lines without meaning"
        ),
        pytest.param({"": ["\ufeffsub/"]}, ["a.py", "out/a.py"], id="a byte order mark"),
        pytest.param(
            {"": ["*.py"], "sub": ["!b.py"]}, ["sub/b.py"], id="a nested file takes a file back"
        ),
        pytest.param(
            {"": ["sub/"], "sub": ["!b.py"]},
            ["a.py", "out/a.py"],
            id="nothing comes back from an ignored directory",
        ),
        pytest.param(
            {"": ["# a.py", ""]}, ["a.py", "out/a.py", "sub/a.py", "sub/b.py"], id="comments"
        ),
    ],
)
def test_gitignore_is_read_as_git_reads_it(
    rules: dict[str, list[str]], expected: list[str], tmp_path: Path
) -> None:
    make(tmp_path, "a.py", "out/a.py", "sub/a.py", "sub/b.py")
    for place, lines in rules.items():
        ignore(tmp_path / place, *lines)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard", "*.py"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert found(tmp_path) == expected == sorted(listed.stdout.split())


def test_rules_above_the_directory_hold_up_to_the_repository(tmp_path: Path) -> None:
    make(tmp_path, "repo/src/a.py", "repo/src/b.py")
    ignore(tmp_path, "*.py")
    ignore(tmp_path / "repo", "b.py")
    (tmp_path / "repo" / ".git").mkdir()
    assert repository_root(tmp_path / "repo" / "src") == tmp_path / "repo"
    assert found(tmp_path / "repo" / "src") == ["a.py"]


def test_the_configuration_excludes_more(tmp_path: Path) -> None:
    make(tmp_path, "a.py", "legacy/b.py")
    assert found(tmp_path, exclude=["legacy/"]) == ["a.py"]


def test_links_are_not_followed_so_loops_end(tmp_path: Path) -> None:
    make(tmp_path, "a.py", "sub/b.py")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "again.py").symlink_to(tmp_path / "a.py")
    assert found(tmp_path) == ["a.py", "sub/b.py"]


def test_a_directory_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    errors: list[OSError] = []
    paths = walk(tmp_path / "gone", lambda path: True, errors.append)
    assert list(paths) == []
    assert [error.strerror for error in errors] == ["No such file or directory"]


@pytest.mark.parametrize(
    ("name", "to", "from_", "expected"),
    [
        pytest.param("a.py", Dialect.JS, None, True, id="Python is a source for JavaScript"),
        pytest.param("a.ipynb", Dialect.TFJS, None, True, id="a notebook is a source for Python"),
        pytest.param("a.js", Dialect.TFJS, None, True, id="JavaScript is a source for Python"),
        pytest.param("a.js", Dialect.JS, None, False, id="JavaScript is no source for JavaScript"),
        pytest.param("a.ts", Dialect.JS, None, False, id="TypeScript only if it is asked for"),
        pytest.param("a.ts", Dialect.JS, Dialect.TS, True, id="TypeScript where it is asked for"),
        pytest.param(
            "a.py", Dialect.TFJS, Dialect.JS, False, id="no Python where JavaScript is meant"
        ),
        pytest.param("a.csv", Dialect.TFJS, None, False, id="data is no source"),
    ],
)
def test_suffixes_say_what_is_a_source(
    name: str, to: Dialect, from_: Dialect | None, expected: bool
) -> None:
    assert is_source(Path(name), to, from_) is expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("a.py", "from tensorflow import keras", True, id="an import"),
        pytest.param("a.py", "import numpy as np", False, id="NumPy alone is no program of Keras"),
        pytest.param("a.py", "import kerasify", False, id="a name that only starts alike"),
        pytest.param("a.js", "import * as tf from '@tensorflow/tfjs'", True, id="a module"),
        pytest.param("a.js", "const x = tf.ones([1]);", True, id="a global from a script tag"),
        pytest.param("a.js", "module.exports = {};", False, id="a configuration file"),
    ],
)
def test_the_text_filter_asks_for_a_word(name: str, text: str, expected: bool) -> None:
    assert mentions_framework(Path(name), text.encode()) is expected
