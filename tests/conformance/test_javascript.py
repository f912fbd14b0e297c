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
from programs import ORACLES, PROGRAMS

from keras_tfjs.pipeline import translate
from keras_tfjs.source import Dialect
from keras_tfjs.verify import Toolbox

KERAS, JS = Dialect.KERAS, Dialect.JS

SOURCES = {
    **{f"program {one.name}": one.text(KERAS) for one in PROGRAMS},
    **{
        f"page {group}, block {number + 1}": block.text
        for group in GROUPS
        for number, block in enumerate(group.blocks)
        if block.dialect is KERAS and "target" not in block.words
    },
}

TRANSLATIONS = {
    name: translate(source, to=JS, from_=KERAS, filename="program.py")
    for name, source in SOURCES.items()
}
COMPLETE = [name for name, translation in TRANSLATIONS.items() if translation.complete]
"""What is left over has no types, and was said."""

RESTYLED = frozenset({"page functions, the backend of Keras 1 and 2, block 1"})
"""A line that breaks elsewhere than prettier breaks it: a defect of the printer."""

MISTYPED = {
    "program convnet_sequential": "a variable takes a tensor of another declared rank",
    "program time_series": "an array and a tensor share a name, as in the original",
    "program custom_callback": "a method of a callback without the parameters that are declared",
    "program custom_layer": "a method takes an argument that TensorFlow.js declares without",
    "page keras one, names and arguments, block 1": "a snippet with a name that it does not define",
    "page keras one, names and arguments, block 3": "a snippet with a name that it does not define",
    "page fit, callbacks: stopping early, and more callbacks, block 1": "a callback gives a number",
    "page optimizers, mom-lr: momentum when the rate changes, block 1": "said by KT410",
}
"""Where the types part, and why. The list only gets shorter."""

PRETTIER = ["prettier", "--single-quote", "--no-bracket-spacing", "--list-different", "."]
TSC = ["tsc", "--noEmit", "--allowJs", "--checkJs", "--strict", "false", "--skipLibCheck"]
MODULES = ["--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"]


class Emitted:
    """All texts in one folder, and what the tools say of each file, asked once."""

    def __init__(self, folder: Path) -> None:
        (folder / "node_modules").symlink_to(ORACLES / "node_modules")
        shutil.copy(ORACLES / "shim.d.ts", folder)
        # Generated, and checked by tests of its own; what it does not have was said (KT420).
        declared = "export const layers: any;\n"
        (folder / "extensions.d.ts").write_text(declared, encoding="utf-8")
        self.files: dict[str, str] = {}
        for number, (name, translation) in enumerate(TRANSLATIONS.items()):
            file = f"program{number}.mjs"
            code = translation.code
            whole = code if re.search("^import ", code, re.MULTILINE) else f"{IMPORTS[JS]}{code}"
            (folder / file).write_text(whole, encoding="utf-8")
            self.files[name] = file
        self.restyled = set(self._run(folder, PRETTIER))
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


@pytest.fixture(scope="module")
def emitted(toolbox: Toolbox, tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    return Emitted(tmp_path_factory.mktemp("emitted"))


@pytest.mark.parametrize("name", TRANSLATIONS)
def test_prettier_leaves_it_unchanged(name: str, emitted: Emitted) -> None:
    assert (emitted.files[name] in emitted.restyled) == (name in RESTYLED)


@pytest.mark.parametrize("name", COMPLETE)
def test_its_types_are_those_that_tensorflow_js_declares(name: str, emitted: Emitted) -> None:
    found = emitted.mistyped[emitted.files[name]]
    assert bool(found) == (name in MISTYPED), found
