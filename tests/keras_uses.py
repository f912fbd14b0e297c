"""How often Keras's guides and examples use each public name and each argument.

`python tests/keras_uses.py OWNER/NAME=CLONE[:FOLDER] ...` counts the programs and notebooks under
the folders of git clones and records the counts in tests/recordings/keras_uses.json: names and
numbers only.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from programs import ROOT

from keras_tfjs.catalog.keras import signatures
from keras_tfjs.kinds import infer
from keras_tfjs.source import Dialect, Options

RECORDING = ROOT / "tests" / "recordings" / "keras_uses.json"


@cache
def calls() -> dict[str, int]:
    """How often each public name is called."""
    return dict(_recorded()["calls"])


@cache
def arguments() -> dict[str, dict[str, int]]:
    """How often each argument of a public name is written, by name."""
    return dict(_recorded()["arguments"])


@cache
def sources() -> list[str]:
    """What was counted."""
    return list(_recorded()["sources"])


@cache
def _recorded() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(RECORDING.read_text(encoding="utf-8"))
    return found


def main(clones: list[str]) -> None:
    from keras_tfjs.pipeline.answers import member_names, public_names

    known = {*public_names(), *member_names()}
    called: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    named: list[str] = []
    files = 0
    for clone in clones:
        title, _, place = clone.partition("=")
        folder, _, under = place.partition(":")
        commit = _git(folder, "rev-parse", "HEAD").strip()
        named.append(f"{title}{'/' + under if under else ''} at {commit}")
        for text in _programs(folder, under):
            files += 1
            _count(text, known, called, written)
    made = {
        "sources": [*sorted(named), f"{files} programs and notebooks"],
        "calls": dict(sorted(called.items())),
        "arguments": {name: dict(sorted(each.items())) for name, each in sorted(written.items())},
    }
    RECORDING.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def _git(folder: str, *command: str) -> str:
    return subprocess.run(
        ["git", "-C", folder, *command], capture_output=True, text=True, check=False
    ).stdout


def _programs(folder: str, under: str) -> Iterator[str]:
    """Texts of the committed programs, a notebook's cells as one."""
    for path in _git(folder, "ls-tree", "-r", "--name-only", "HEAD", under or ".").splitlines():
        text = _git(folder, "show", f"HEAD:{path}") if path.endswith((".py", ".ipynb")) else ""
        if path.endswith(".py"):
            yield text
        elif text:
            cells = json.loads(text)["cells"]
            code = ["".join(each["source"]) for each in cells if each["cell_type"] == "code"]
            yield "\n".join(map(_without_magics, code))


def _without_magics(cell: str) -> str:
    lines = ["pass" if line[:1] in "!%" and line else line for line in cell.split("\n")]
    text = "\n".join(lines)
    try:
        ast.parse(text)
    except SyntaxError:
        return ""
    return text


def _count(
    text: str, known: set[str], called: Counter[str], written: dict[str, Counter[str]]
) -> None:
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return
    facts = infer(tree, Options(), Dialect.KERAS)
    for node in ast.walk(tree):
        name = facts.callee(node) if isinstance(node, ast.Call) else None
        if name not in known or not isinstance(node, ast.Call):
            continue
        called[name] += 1
        order = signatures.ordered(name)
        for place, argument in enumerate(node.args):
            if place < len(order) and not isinstance(argument, ast.Starred):
                written.setdefault(name, Counter())[order[place]] += 1
        for keyword in node.keywords:
            if keyword.arg is not None:
                written.setdefault(name, Counter())[keyword.arg] += 1


if __name__ == "__main__":
    main(sys.argv[1:])
