"""The three libraries as processes that are asked for what programs make."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Self

Json = Any

SIDES = Path(__file__).parent / "sides"
ROOT = Path(__file__).parents[2]
KERAS = Path(os.environ.get("KERAS_TFJS_KERAS", ROOT / ".venv-keras" / "bin" / "python"))
PACKAGES = Path(os.environ.get("KERAS_TFJS_NODE_PACKAGES", ROOT / "tests" / "oracles"))
SECONDS = 40
"""For one program; one that takes longer is not compared."""


class Side:
    """A process that answers requests, started when it is first asked and again after it died."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[str] | None = None

    def ask(self, request: Json) -> Json:
        """The answer; {"error"} where the process died of the request or took too long."""
        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        watch = threading.Timer(3 * SECONDS + 20, process.kill)
        watch.start()
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            for line in process.stdout:
                if line.startswith("\x1e"):
                    return json.loads(line[1:])
        except BrokenPipeError:
            pass
        finally:
            watch.cancel()
        self._process = None
        return {"error": f"no answer, or none in {3 * SECONDS + 20} s (status {process.wait()})"}

    def close(self) -> None:
        if self._process is not None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            self._process.wait()


class Sides:
    """`keras[3]`, `keras[2]`, `runtime` and `tfjs`."""

    def __init__(self, keras: Path, packages: Path) -> None:
        self.keras = {
            version: Side([str(keras), str(SIDES / "keras_side.py"), str(version), str(SECONDS)])
            for version in (3, 2)
        }
        self.runtime = Side([sys.executable, str(SIDES / "runtime_side.py"), str(SECONDS)])
        self.tfjs = Side(["node", str(SIDES / "tfjs_side.mjs"), str(packages)])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        for side in (*self.keras.values(), self.runtime, self.tfjs):
            side.close()
