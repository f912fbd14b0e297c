"""The projects of tests/translator/javascript/projects.md: programs of several files, written to a
folder, translated file by file, and run."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from programs import ROOT

from keras_tfjs.diagnostics import Severity
from keras_tfjs.repo import Settings, plan_paths
from keras_tfjs.repo.config import Config
from keras_tfjs.repo.files import translate_file
from keras_tfjs.source import Dialect

PAGE = ROOT / "tests" / "translator" / "javascript" / "projects.md"
_FILE = re.compile(r"^```\w+ (\S+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_UNSETTLED = "What comes back is spelled otherwise."
_SECONDS = 60


@dataclass(frozen=True)
class Project:
    """`settles`: whether a second trip changes nothing."""

    title: str
    files: dict[str, str]
    settles: bool = True

    @property
    def is_python(self) -> bool:
        return "main.py" in self.files

    def write(self, folder: Path) -> Path:
        # A project begins where its version control does
        (folder / ".git").mkdir(parents=True)
        for name, text in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return folder


def projects() -> list[Project]:
    sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = [
        Project(one.partition("\n")[0], dict(_FILE.findall(one)), _UNSETTLED not in one)
        for one in sections
    ]
    assert found
    assert all(one.files for one in found)
    return found


def translated(folder: Path, out: Path, to: Dialect, *, annotated: bool = True) -> Path:
    """The whole project in `out`, as the command line writes it. Nothing may be left over, but
    operands of unknown kind where the annotations are gone that would say it."""
    suffix, source = (".js", Dialect.JS) if to.is_python else (".py", Dialect.TFJS)
    paths = [str(path) for path in sorted(folder.rglob(f"*{suffix}"))]
    plan = plan_paths(paths, Settings(to, from_=source, out=out), Config())
    assert not plan.settled
    (out / ".git").mkdir(parents=True)
    for job in plan.jobs:
        result = translate_file(job)
        assert not result.traceback, result.traceback
        left = [
            one
            for one in result.diagnostics
            if one.severity is Severity.ERROR and (annotated or one.code != "KT302")
        ]
        assert not left, (job.shown, left)
        assert result.data is not None
        assert job.target is not None
        job.target.parent.mkdir(parents=True, exist_ok=True)
        job.target.write_bytes(result.data)
    if not to.is_python:
        (out / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    return out


def run_with_python(folder: Path) -> str:
    return _run([sys.executable, "main.py"], folder)


def run_with_node(folder: Path) -> str:
    return _run(["node", "main.js"], folder)


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=_SECONDS
    )
    assert not done.returncode, done.stderr
    return done.stdout
