"""The real libraries: one Keras process and one node process for the whole suite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from programs import KERAS_PYTHON, ORACLES, ROOT, Program, is_extended, stage, traced

from keras_tfjs.source import Dialect
from keras_tfjs.verify import Runner, Toolbox, Trace
from keras_tfjs.verify.runners.keras_runner import EAGER_VARIABLE


@pytest.fixture(scope="session")
def toolbox() -> Toolbox:
    missing = [
        str(path.relative_to(ROOT))
        for path in (KERAS_PYTHON, ORACLES / "node_modules" / "@tensorflow" / "tfjs")
        if not path.exists()
    ]
    assert not missing, f"not installed: {', '.join(missing)}; run `make conformance`"
    return Toolbox(keras=KERAS_PYTHON, packages=ORACLES)


@pytest.fixture(scope="session")
def real_keras(toolbox: Toolbox, update: bool) -> Iterator[Runner]:
    """Without tracing, which takes most of the time of a small program; recordings are made from
    traced runs, so that both are compared."""
    with pytest.MonkeyPatch.context() as patch:
        if not update:
            patch.setenv(EAGER_VARIABLE, "1")
        runner = Runner(toolbox.command(Dialect.KERAS, Path.cwd()))
    with runner:
        yield runner


@pytest.fixture(scope="session")
def extended_tfjs(toolbox: Toolbox) -> Iterator[Runner]:
    """For programs that import extensions.js, which changes TensorFlow.js for the whole process."""
    with Runner(toolbox.command(Dialect.JS, Path.cwd())) as runner:
        yield runner


@pytest.fixture(scope="session")
def real_tfjs(toolbox: Toolbox) -> Iterator[Runner]:
    with Runner(toolbox.command(Dialect.JS, Path.cwd())) as runner:
        yield runner


@pytest.fixture(scope="session")
def tensorflow_js(request: pytest.FixtureRequest) -> Callable[[str], Runner]:
    """The process for a program: one with extensions.js only where the program imports it."""

    def choose(text: str) -> Runner:
        fixture = "extended_tfjs" if is_extended(text) else "real_tfjs"
        runner: Runner = request.getfixturevalue(fixture)
        return runner

    return choose


@pytest.fixture(scope="session")
def keras_run(
    real_keras: Runner, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Program], tuple[Trace, Any]]:
    """A program of corpus/ as real Keras runs it today, once for all tests, from the recorded
    initial weights where there are any."""
    runs: dict[str, tuple[Trace, Any]] = {}

    def run(program: Program) -> tuple[Trace, Any]:
        if program.name not in runs:
            folder = tmp_path_factory.mktemp(program.name)
            given = program.keras_json["units"] if program.recording.exists() else None
            runs[program.name] = traced(real_keras, stage(program, Dialect.KERAS, folder), given)
        return runs[program.name]

    return run
