"""Every function that the catalogue answers, with sample arguments: what real Keras, NumPy or
TensorFlow gives, real TensorFlow.js, the runtime and the way back give, too.

One process each runs all samples.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
from functions.listed import NUMPY, TENSORFLOW, keras_ops
from functions.samples import DRAWN, SAMPLES, calls, program
from functions.values import difference
from programs import KERAS_PYTHON, ORACLES

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.composition import composed_names, compositions_of, full_name
from keras_tfjs.catalog.numpy_random import DRAWS
from keras_tfjs.diagnostics import Severity
from keras_tfjs.kinds import canonical
from keras_tfjs.pipeline import translate
from keras_tfjs.source import Dialect

KERAS, TFJS, JS = Dialect.KERAS, Dialect.TFJS, Dialect.JS
ROWS = tuple(dict.fromkeys(calls(SAMPLES)))


@dataclass(frozen=True)
class Way:
    """A sample's program in all dialects, and what is said on the way."""

    name: str
    call: str

    @cached_property
    def keras(self) -> str:
        return program(self.call)

    @cached_property
    def tfjs(self) -> str:
        return self._translated(self.keras, TFJS, KERAS)

    @cached_property
    def js(self) -> str:
        return self._translated(self.tfjs, JS, TFJS)

    @cached_property
    def back(self) -> str:
        return self._translated(self.tfjs, KERAS, TFJS)

    def _translated(self, text: str, to: Dialect, source: Dialect) -> str:
        translation = translate(text, to=to, from_=source)
        errors = [each for each in translation.diagnostics if each.severity is Severity.ERROR]
        assert not errors, f"{self.call} to {to}: {errors[0].message}"
        return translation.code


def _run(command: Sequence[object], programs: Sequence[str]) -> list[Any]:
    done = subprocess.run(
        list(map(str, command)),
        input=json.dumps(programs),
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[Any] = json.loads(done.stdout.splitlines()[-1])
    return answers


@pytest.fixture(scope="module")
def ways() -> list[Way]:
    return [Way(name, call) for name, call in ROWS]


@pytest.fixture(scope="module")
def originals_and_backs(ways: list[Way]) -> tuple[list[Any], list[Any]]:
    script = ORACLES / "run_functions.py"
    programs = [each.keras for each in ways] + [each.back for each in ways]
    answers = _run([KERAS_PYTHON, script], programs)
    return answers[: len(ways)], answers[len(ways) :]


def _compared(ways: list[Way], expected: list[Any], got: list[Any]) -> list[str]:
    return [
        f"{way.call}: {found}"
        for way, one, other in zip(ways, expected, got, strict=True)
        if (found := difference(one, other, numbers=way.name not in DRAWN)) is not None
    ]


def test_tensorflow_js_gives_what_the_original_gives(
    ways: list[Way], originals_and_backs: tuple[list[Any], list[Any]]
) -> None:
    got = _run(["node", ORACLES / "run_functions.mjs"], [each.js for each in ways])
    wrong = _compared(ways, originals_and_backs[0], got)
    assert not wrong, "\n".join(wrong)


NOT_BACK = {
    "sparsemax": "np.array of the way back is float64, which TensorFlow's operators do not mix",
    "sparse_categorical_crossentropy": "as above",
    "sparse_softmax_cross_entropy_with_logits": "as above",
    "dtype": "np.array of the way back is float64",
    "map": "what a function is called with by Python's own map is not known",
    "vectorized_map": "as above",
    "map_fn": "as above",
}
"""Last names of functions whose way back does not run yet, and why."""


def test_the_way_back_gives_what_the_original_gives(
    ways: list[Way], originals_and_backs: tuple[list[Any], list[Any]]
) -> None:
    wrong = [
        each
        for each in _compared(ways, *originals_and_backs)
        if each.partition("(")[0].rpartition(".")[2] not in NOT_BACK
    ]
    assert not wrong, "\n".join(wrong)


def test_the_runtime_gives_what_the_original_gives(
    ways: list[Way],
    originals_and_backs: tuple[list[Any], list[Any]],
    measured: Callable[[str], None],
) -> None:
    """Where the runtime has the functions of the translation: what it lacks is computed, and
    printed, not listed."""
    got = _run([sys.executable, ORACLES / "run_functions.py"], [each.tfjs for each in ways])
    lacks = Counter(
        answer["error"]
        for answer in got
        if isinstance(answer, dict) and "has no attribute" in answer.get("error", "")
    )
    measured(f"functions lacking in the runtime: {dict(lacks)}")
    there = [
        (way, one, other)
        for way, one, other in zip(ways, originals_and_backs[0], got, strict=True)
        if not (isinstance(other, dict) and other.get("error") in lacks)
    ]
    wrong = _compared(*map(list, zip(*there, strict=True)))  # type: ignore[arg-type]  # three lists
    assert not wrong, "\n".join(wrong)


GRAPH_OPERATIONS = "tests/graph_functions/backend_operations.py"
WITHOUT_VALUE = {
    "image_dim_ordering": "Keras 1's, which neither Keras here has",
    "is_keras_tensor": "asks about symbolic tensors (tests/translator/rules/test_input_tensors.py)",
    "keras.Input": "makes symbolic tensors (tests/translator/rules/test_input_tensors.py)",
    "clear_session": "forgets all variables",
    "keras.backend.logsumexp": "Keras 2.0's, which neither Keras here has",
    "set_value": "changes a variable",
    "update": "changes a variable",
    ".assign": "changes a variable (tests/rosetta/variables.md)",
    ".read_value": "reads a variable (tests/rosetta/variables.md)",
    ".serialize": "gives the name or config of an object (tests/rosetta/layers_in_use.md)",
    "_devices": "asks about the machine (tests/rosetta/variables.md)",
    "tensorflow.test.": "asks about the machine",
    "multi_gpu_model": "Keras 2's, which neither Keras here has",
    "utils.count_params": "Keras 2's, which neither Keras here has",
    "data.Dataset": "gives a data set, which is read in a loop",
    "strings.": "TensorFlow.js keeps these for models that it loads",
    "sparse.": "takes a sparse tensor, which only TensorFlow has",
    "backend.conv": f"Keras 2's ({GRAPH_OPERATIONS})",
    "backend.pool2d": f"Keras 2's ({GRAPH_OPERATIONS})",
    "backend.batch_normalization": f"Keras 2's ({GRAPH_OPERATIONS})",
    "backend.is_sparse": f"Keras 2's ({GRAPH_OPERATIONS})",
    "signal.ifft": "takes complex numbers, which the samples have none of",
    "signal.irfft": "takes complex numbers, which the samples have none of",
    "fft.irfft": "takes complex numbers, which the samples have none of",
    "fft.ifft": "takes complex numbers, which the samples have none of",
    "tensorflow.function": "gives a function",
}
"""Parts of names of functions that no sample calls, and why."""


def test_every_composition_has_a_sample() -> None:
    spelled = (name if name.startswith("keras.") else full_name(name) for name, _ in ROWS)
    sampled = set(map(canonical, spelled))
    covered = {entry for name in sampled for entry in compositions_of(name)}
    missing = sorted(
        name
        for name in composed_names()
        if not name.startswith("tfjs.")
        and name not in sampled
        and not any(part in name for part in WITHOUT_VALUE)
        and not set(compositions_of(name)) <= covered
    )
    assert not missing, " ".join(missing)


@pytest.mark.parametrize(
    ("library", "names", "least"),
    [("keras.ops", keras_ops(), 0.9), ("NumPy", NUMPY, 0.9), ("TensorFlow", TENSORFLOW, 0.8)],
)
def test_functions_are_answered(
    library: str, names: Sequence[str], least: float, measured: Callable[[str], None]
) -> None:
    counterparts = [name for name in names if rows_of_keras(name)]
    compositions = [
        name
        for name in names
        if (compositions_of(name) or name in DRAWS) and name not in set(counterparts)
    ]
    answered = len(counterparts) + len(compositions)
    measured(
        f"{library}: {answered} / {len(names)} by a counterpart ({len(counterparts)}) or a "
        f"composition ({len(compositions)})"
    )
    assert answered >= least * len(names)
