"""Starting the runners: which interpreter has what, and one process that answers many requests."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from keras_tfjs.source import Dialect
from keras_tfjs.verify.trace import Json, ProgramError, Trace

RUNNERS = Path(__file__).parent / "runners"

# Runs `runners` as a package of its own: in the interpreters that have Keras there is no
# keras_tfjs, and its folder on sys.path would shadow the modules of the program under test.
_BOOT = """
import sys, types
package = types.ModuleType("runners")
package.__path__ = [sys.argv.pop(1)]
sys.modules["runners"] = package
import importlib
importlib.import_module("runners." + sys.argv.pop(1)).main()
"""

KERAS_VARIABLE = "KERAS_TFJS_KERAS"
PACKAGES_VARIABLE = "KERAS_TFJS_NODE_PACKAGES"

INSTALL_KERAS = (
    "Keras is not installed here: `pip install tensorflow keras`, or name an interpreter that has "
    f"it in {KERAS_VARIABLE}"
)
INSTALL_RUNTIME = "the runtime is not installed: `pip install ./runtime/files ./runtime`"
INSTALL_FILES = (
    "tfjs_files, which reads model files, is not installed: `pip install ./runtime/files`"
)
INSTALL_NODE = "Node.js 20.6 or newer is not on the PATH: install `node`"
INSTALL_TFJS = (
    "TensorFlow.js is not installed here: `npm install @tensorflow/tfjs`, or name a folder that "
    f"has it in {PACKAGES_VARIABLE}"
)


class MissingError(Exception):
    """Something that a side needs is not on this machine; the message ends with the way out."""


class RunnerError(Exception):
    """A runner broke or took too long: not a fault of the program it ran."""


@dataclass(frozen=True)
class Toolbox:
    """Where the libraries are. None: looked for.

    `keras`: a Python interpreter that has Keras. `packages`: a folder whose `node_modules` has
    @tensorflow/tfjs.
    """

    keras: Path | None = None
    packages: Path | None = None

    def command(self, dialect: Dialect, program: Path) -> list[str]:
        """The command that starts the runner of `dialect`. Raises MissingError."""
        match dialect:
            case Dialect.KERAS:
                return _python(self._keras(), "keras_runner")
            case Dialect.TFJS:
                if importlib.util.find_spec("tfjs") is None:
                    raise MissingError(INSTALL_RUNTIME)
                return _python(sys.executable, "runtime_runner")
            case _:
                node = shutil.which("node")
                if node is None:
                    raise MissingError(INSTALL_NODE)
                return [node, str(RUNNERS / "tfjs_runner.mjs"), str(self._packages(program))]

    def _keras(self) -> str:
        named = self.keras or os.environ.get(KERAS_VARIABLE)
        if named:
            return str(named)
        if importlib.util.find_spec("keras") is None:
            raise MissingError(INSTALL_KERAS)
        return sys.executable

    def _packages(self, program: Path) -> Path:
        named = self.packages or os.environ.get(PACKAGES_VARIABLE)
        places = [Path(named)] if named else [*program.parents, Path.cwd(), *Path.cwd().parents]
        for place in places:
            if (place / "node_modules" / "@tensorflow" / "tfjs").is_dir():
                return place.resolve()
        raise MissingError(INSTALL_TFJS)


def _python(interpreter: str, runner: str) -> list[str]:
    return [interpreter, "-c", _BOOT, str(RUNNERS), runner]


class Runner:
    """A running runner: one process, any number of programs, one after the other."""

    def __init__(self, command: list[str], timeout: float = 600.0) -> None:
        """`timeout`: seconds for one program."""
        self._timeout = timeout
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def run(
        self, filename: Path, *, directory: Path | None = None, given: Json | None = None
    ) -> tuple[Trace | ProgramError, Json]:
        """Runs a file in `directory` (its own, if None).

        Returns the trace, or what the program raised, and the runner's own JSON of the units
        (what another run takes as `given`). Raises RunnerError.
        """
        answer = self._ask(
            {
                "filename": str(filename.resolve()),
                "source": filename.read_text(encoding="utf-8"),
                "directory": str((directory or filename.parent).resolve()),
                "given": given,
            }
        )
        if "error" in answer:
            return ProgramError(**answer["error"]), None
        return Trace.of(answer["trace"]), answer["trace"]

    def _ask(self, request: Json) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        watch = threading.Timer(self._timeout, self._process.kill)
        watch.start()
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
            for line in self._process.stdout:
                if line.startswith("\x1e"):
                    return json.loads(line[1:])
        except BrokenPipeError:
            pass
        finally:
            watch.cancel()
        raise RunnerError(
            f"the runner stopped without an answer (status {self._process.wait()}; a program has "
            f"{self._timeout:g} s)"
        )
