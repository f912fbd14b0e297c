"""The programs of tests/translator/javascript/programs, and what runs them.

A file holds many programs, each below a line `//// title`. A program of several files has the
others first, each below a line `//: name`. Values are printed in one form for both languages: lists
as `[1, 2]`, objects and Maps as `{key: value}`, null and undefined as `None`, numbers as JavaScript
writes them. Texts (templates, JSON, joins) are compared as they are.
"""

from __future__ import annotations

import functools
import json
import re
import subprocess
import sys
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from programs import ORACLES, ROOT

from keras_tfjs.diagnostics import Diagnostic
from keras_tfjs.javascript import to_python
from keras_tfjs.source import Options

FOLDER = ROOT / "tests" / "translator" / "javascript" / "programs"
RECORDINGS = ROOT / "tests" / "recordings" / "javascript_programs.json"
_RUNNER = ORACLES / "run_programs.mjs"
_TITLE = re.compile(r"^//// (.+)\n", re.MULTILINE)
_FILE = re.compile(r"^//: (.+)\n", re.MULTILINE)


@dataclass(frozen=True)
class BehaviourProgram:
    """`files` in the order in which they import each other, the main one last."""

    title: str
    files: tuple[tuple[str, str], ...]

    @property
    def main(self) -> str:
        return self.files[-1][1]

    def translated(self) -> tuple[list[tuple[str, str]], list[Diagnostic]]:
        """The files in Python by module name, and what was said of them."""
        made = []
        said: list[Diagnostic] = []
        for name, text in self.files:
            stage = to_python(text, Options(), typescript=name.endswith(".ts"))
            made.append((Path(name).stem, stage.code))
            said.extend(stage.diagnostics)
        return made, said


@functools.cache
def behaviour_programs() -> tuple[BehaviourProgram, ...]:
    return tuple(
        program
        for path in sorted(FOLDER.iterdir())
        for program in (_programs(path) if path.suffix else ())
    )


def _programs(path: Path) -> Iterator[BehaviourProgram]:
    parts = _TITLE.split(path.read_text(encoding="utf-8"))[1:]
    for title, text in zip(parts[::2], parts[1::2], strict=True):
        named = _FILE.split(text)
        main = (f"main{path.suffix}", named[-1] if len(named) == 1 else "")
        files = [*zip(named[1::2], named[2::2], strict=True)] or [main]
        yield BehaviourProgram(f"{path.stem}: {title}", tuple(files))


def run_by_node(programs: Iterable[BehaviourProgram]) -> list[str]:
    """What the programs print, all in one node process."""
    done = subprocess.run(
        ["node", str(_RUNNER)],
        input=json.dumps([{"files": one.files} for one in programs]),
        capture_output=True,
        text=True,
        check=False,
        cwd=ORACLES,
    )
    assert done.returncode == 0, done.stderr
    answers: list[str] = json.loads(done.stdout)
    return answers


def run_by_python(files: list[tuple[str, str]]) -> str:
    """What translated files print, here and now."""
    from tfjs import js

    out: list[str] = []

    def log(*values: Any, **_: Any) -> None:
        out.append(" ".join(show(one, top=True) for one in values) + "\n")

    known = {name: sys.modules.get(name) for name, _ in files}
    breakpoints, sys.breakpointhook = sys.breakpointhook, lambda: None
    try:
        for index, (name, code) in enumerate(files):
            module = types.ModuleType(name)
            is_main = index == len(files) - 1
            if is_main:
                module.__name__ = "__main__"
            else:
                sys.modules[name] = module
            module.__dict__.update({"print": log, "__file__": f"{name}.py"})
            exec(compile(code, f"<{name}>", "exec"), module.__dict__)
        js.run()
    except Exception as error:
        log(f"thrown {js.text(js.caught(error))}")
    finally:
        sys.breakpointhook = breakpoints
        for name, before in known.items():
            if before is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = before
    return "".join(out)


def show(value: Any, *, top: bool = False) -> str:
    """A value in the form that both languages' values are compared in."""
    from tfjs import js

    match value:
        case None | bool():
            return str(value)
        case int() | float():
            return js.text(value)
        case str():
            return str(value) if top else json.dumps(value, ensure_ascii=False)
        case list() | tuple() | js.TypedArray():
            return f"[{', '.join(show(one) for one in value)}]"
        case set() | js.Set():
            return f"Set[{', '.join(show(one) for one in value)}]"
        case js.Map():
            return _braces(value)
        case Mapping():
            return _braces(js.entries(value) if _has_names(value) else value.items())
        case BaseException() | js.RegExp():
            return js.text(value)
        case js.Date():
            return value.toISOString()
        case datetime():
            return value.isoformat()
        case js.Promise():
            return "Promise"
        case _ if callable(value):
            return "function"
        case _ if hasattr(value, "__next__"):
            return "iterator"
        case _:
            members = {key.replace("_", "").lower(): one for key, one in js.entries(value)}
            return _braces(members.items())


def _has_names(value: Mapping[Any, Any]) -> bool:
    return all(isinstance(key, str | int | float) for key in value)


def _braces(entries: Iterable[Any]) -> str:
    return "{" + ", ".join(f"{show(key, top=True)}: {show(one)}" for key, one in entries) + "}"
