"""Emitted JavaScript as the JavaScript world's own tools see it: prettier would not change it, and
it has the types that TensorFlow.js declares."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
from pages import GROUPS, IMPORTS
from programs import ORACLES, PROGRAMS, ROOT
from tests.public_code.typescript import checkable

from keras_tfjs.pipeline import translate
from keras_tfjs.source import Dialect
from keras_tfjs.verify import Toolbox

KERAS, JS = Dialect.KERAS, Dialect.JS

MODULES_FOLDER = ROOT / "translator" / "keras_tfjs" / "modules"

SOURCES = {
    **{f"program {one.name}": one.text(KERAS) for one in PROGRAMS},
    **{
        f"page {group}, block {number + 1}": block.text
        for group in GROUPS
        for number, block in enumerate(group.blocks)
        if block.dialect is KERAS and "target" not in block.words
    },
}

PRETTIER = ["prettier", "--single-quote", "--no-bracket-spacing", "--list-different", "."]
TSC = ["tsc", "--noEmit", "--allowJs", "--checkJs", "--strict", "false", "--skipLibCheck"]
MODULES = ["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"]


class Emitted:
    """All texts in one folder, and what the tools say of each file, asked once."""

    def __init__(self, folder: Path) -> None:
        self.made = {
            name: translate(source, to=JS, from_=KERAS, filename="program.py")
            for name, source in SOURCES.items()
        }
        (folder / "node_modules").symlink_to(ORACLES / "node_modules")
        shutil.copy(ORACLES / "shim.d.ts", folder)
        for types in MODULES_FOLDER.glob("*.d.ts"):
            shutil.copy(types, folder)
        self.files: dict[str, str] = {}
        for number, (name, translation) in enumerate(self.made.items()):
            file = f"program{number}.mjs"
            code = translation.code
            (folder / file).write_text(_imported(code), encoding="utf-8")
            self.files[name] = file
        self.restyled = set(self._run(folder, PRETTIER))
        for file in self.files.values():
            code = (folder / file).read_text(encoding="utf-8")
            (folder / file).write_text(checkable(code), encoding="utf-8")
        self.mistyped: dict[str, list[str]] = defaultdict(list)
        for line in self._run(folder, [*TSC, *MODULES, "shim.d.ts", *self.files.values()]):
            found = re.match(r"(\S+?)\(\d+,\d+\): ", line)
            if found:
                self.mistyped[found[1]].append(line)

    def _run(self, folder: Path, command: list[str]) -> list[str]:
        tool = ORACLES / "node_modules" / ".bin" / command[0]
        done = subprocess.run(
            [str(tool), *command[1:]], cwd=folder, capture_output=True, text=True, check=False
        )
        assert not done.stderr, done.stderr
        return done.stdout.splitlines()


def _imported(code: str) -> str:
    """The text with the conventional imports where a page leaves them out."""
    if re.search("^import ", code, re.MULTILINE):
        return code
    beside = "import * as extensions from './extensions.js';\n" if "extensions." in code else ""
    arrays = "import * as np from './numpy.js';\n" if re.search(r"\bnp\.", code) else ""
    return f"{IMPORTS[JS]}{arrays}{beside}{code}"


@pytest.fixture(scope="module")
def emitted(toolbox: Toolbox, tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    return Emitted(tmp_path_factory.mktemp("emitted"))


def test_prettier_leaves_it_unchanged(emitted: Emitted) -> None:
    assert not [name for name, file in emitted.files.items() if file in emitted.restyled]


def test_its_types_are_those_that_tensorflow_js_declares(emitted: Emitted) -> None:
    """What is left over has no types, and was said."""
    complete = [name for name, translation in emitted.made.items() if translation.complete]
    found = {name: emitted.mistyped[emitted.files[name]] for name in complete}
    assert not {name: lines for name, lines in found.items() if lines}
    assert len(complete) > len(SOURCES) / 2
