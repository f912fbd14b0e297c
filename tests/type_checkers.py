"""Programs for type checkers, and the lines in which they must find something."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from factory_uses import factories, with_a_wrong_key, with_defaults
from mypy import api
from programs import ORACLES, ROOT

USES = Path(__file__).parent / "typed_uses"

Lines = Mapping[str, frozenset[int]]
"""By the name of a file: the lines with an error."""


def written(folder: Path) -> list[Path]:
    """The programs, put into a folder: those of typed_uses, and a line for every factory."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(USES.glob("*.py"))}
    both = [(with_defaults(*one), with_a_wrong_key(*one)) for one in factories()]
    for name, lines in zip(("defaults.py", "wrong_keys.py"), zip(*both, strict=True), strict=True):
        texts[name] = "\n".join(["import tfjs as tf", *lines, ""])
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def expected(programs: Sequence[Path]) -> Lines:
    """The lines that are wrong: uses in `wrong.py`, everything but the import in wrong_keys.py."""
    marks = {"wrong.py": "    lambda: ", "wrong_keys.py": "tf."}
    return {
        path.name: frozenset(
            number
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
            if path.name in marks and line.startswith(marks[path.name])
        )
        for path in programs
    }


def by_mypy(programs: Sequence[Path]) -> Lines:
    output, errors, _ = api.run(
        ["--config-file", str(ROOT / "pyproject.toml"), "--no-incremental",
         "--cache-dir", str(programs[0].parent / "cache"), *map(str, programs)]
    )  # fmt: skip
    assert not errors, errors
    found = re.findall(r"([^/\\]+\.py):(\d+): error", output)
    return _by_file(programs, [(name, int(number)) for name, number in found])


def by_pyright(programs: Sequence[Path]) -> Lines:
    folder = programs[0].parent
    paths = [str(ROOT / "runtime"), str(ROOT / "runtime" / "files")]
    config = {"extraPaths": paths, "include": [path.name for path in programs]}
    (folder / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    program = ORACLES / "node_modules" / "pyright" / "index.js"
    command = ["node", str(program), "--project", str(folder), "--outputjson"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=folder, timeout=300
    )
    found = json.loads(done.stdout)["generalDiagnostics"]
    errors = [one for one in found if one["severity"] == "error"]
    places = [(Path(one["file"]).name, one["range"]["start"]["line"] + 1) for one in errors]
    return _by_file(programs, places)


def _by_file(programs: Sequence[Path], places: Sequence[tuple[str, int]]) -> Lines:
    return {
        path.name: frozenset(line for name, line in places if name == path.name)
        for path in programs
    }


def difference(found: Lines, wanted: Lines, programs: Sequence[Path]) -> list[str]:
    """The lines in which there is an error too many, or none where one is wanted."""
    texts = {path.name: path.read_text(encoding="utf-8").splitlines() for path in programs}
    return [
        f"{name}:{number} {what}: {texts[name][number - 1].strip()}"
        for name in wanted
        for what, lines in (
            ("is taken", wanted[name] - found[name]),
            ("is refused", found[name] - wanted[name]),
        )
        for number in sorted(lines)
    ]
