"""Model definitions in the styles of public code: Keras builds them, and so do, from the
translations, the runtime and TensorFlow.js, with the same layers and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from programs import KERAS_PYTHON, ORACLES
from tests.model_definitions.measure import measure
from tests.model_definitions.process import Sides

from keras_tfjs.verify import Toolbox

OWN = sorted((Path(__file__).parents[1] / "model_definitions" / "own").glob("*.py"))


@pytest.fixture(scope="module")
def sides(toolbox: Toolbox) -> Iterator[Sides]:
    with Sides(KERAS_PYTHON, ORACLES) as opened:
        yield opened


@pytest.mark.parametrize(
    "program", OWN, ids=lambda path: f"{path.stem.replace('_', ' ')}: the same model everywhere"
)
def test_definition(program: Path, sides: Sides, tmp_path: Path) -> None:
    result = measure((program.read_text(encoding="utf-8"),), sides, tmp_path)
    assert result.keras == 3, result.why
    assert not any(result.said.values()), result.said
    assert (result.runtime, result.tfjs) == ("equal", "equal")
    assert result.parameters
    assert not result.drawn
