"""The hooks, as pre-commit installs and runs them in a user's repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from programs import ROOT

PACKAGE = ("translator", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
MODEL = """\
import keras

model = keras.Sequential()
model.add(keras.layers.Dense(units=1, input_shape=[2]))
"""
PAIRS = """\
[tool.keras-tfjs]
pairs = [{source = "src/model.py", target = "web/model.js", to = "js"}]
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Without a compiler, with a cache of its own and an author for commits."""
    person = {
        f"GIT_{role}_{key}": "t@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for key in ("NAME", "EMAIL")
    }
    cache = tmp_path_factory.mktemp("pre-commit")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return kept | person | {"PRE_COMMIT_HOME": str(cache), "CC": "false", "CXX": "false"}


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """This project as a git repository with one commit."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in PACKAGE:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            shutil.copy(source, folder)
    commit(folder, environment)
    return folder


def commit(folder: Path, environment: dict[str, str]) -> None:
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "--no-verify", "-m", "x"]):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True)


def try_hook(
    name: str, hooks: Path, user: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    subprocess.run(["git", "add", "-A"], cwd=user, env=environment, check=True)
    pre_commit = Path(sys.executable).with_name("pre-commit")
    return subprocess.run(
        [pre_commit, "try-repo", hooks, name, "--all-files", "--verbose"],
        cwd=user,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_the_hooks_install_without_a_compiler_fail_on_stale_output_and_fix_it(
    hooks: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "model.py").write_text(MODEL)
    (tmp_path / "pyproject.toml").write_text(PAIRS)
    commit(tmp_path, environment)
    target = tmp_path / "web" / "model.js"

    missing = try_hook("keras-tfjs", hooks, tmp_path, environment)
    assert missing.returncode == 1, missing.stdout + missing.stderr
    assert "missing: web/model.js (from src/model.py)" in missing.stdout
    assert not target.exists()

    fixed = try_hook("keras-tfjs-fix", hooks, tmp_path, environment)
    assert fixed.returncode == 1, fixed.stdout + fixed.stderr
    assert "src/model.py -> web/model.js" in fixed.stdout
    assert "tf.layers.dense({units: 1, inputShape: [2]})" in target.read_text()

    for name in ("keras-tfjs", "keras-tfjs-fix"):
        fresh = try_hook(name, hooks, tmp_path, environment)
        assert fresh.returncode == 0, fresh.stdout + fresh.stderr

    (tmp_path / "src" / "model.py").write_text(MODEL.replace("units=1", "units=2"))
    before = target.read_bytes()
    stale = try_hook("keras-tfjs", hooks, tmp_path, environment)
    assert stale.returncode == 1
    assert "stale: web/model.js (src/model.py was edited)" in stale.stdout
    assert target.read_bytes() == before
