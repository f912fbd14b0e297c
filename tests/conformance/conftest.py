"""The real libraries: one Keras process and one node process for the whole suite."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from programs import KERAS_PYTHON, ORACLES, ROOT

from keras_tfjs.source import Dialect
from keras_tfjs.verify import Runner, Toolbox


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
def real_keras(toolbox: Toolbox) -> Iterator[Runner]:
    with Runner(toolbox.command(Dialect.KERAS, Path.cwd())) as runner:
        yield runner


@pytest.fixture(scope="session")
def real_tfjs(toolbox: Toolbox) -> Iterator[Runner]:
    with Runner(toolbox.command(Dialect.JS, Path.cwd())) as runner:
        yield runner
