"""Bad arguments, given to the runtime and to the real TensorFlow.js: who refuses, and in which
words. The rows are the samples of the operations, each argument replaced in turn."""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oracle import Oracle, public_name, tensors

import tfjs as tf
from tfjs.ops import OPS

sys.path.insert(0, str(Path(__file__).parents[1] / "runtime" / "core"))

from samples import SAMPLES

TENSORS: dict[str, Any] = {
    "texts": np.array(["a", "b"]),
    "a text": "text",
    "a scalar": np.float32(1),
    "seven axes": np.ones((1, 1, 1, 1, 1, 1, 2), np.float32),
    "two axes": np.ones((2, 3), np.float32),
    "no elements": np.zeros((0,), np.float32),
    "empty rows": np.zeros((2, 0, 3), np.float32),
    "whole numbers": np.ones((2, 2), np.int32),
    "truths": np.ones((3,), bool),
}

OTHERS: dict[str, Any] = {
    "a text": "text",
    "a fraction": 0.5,
    "zero": 0,
    "below zero": -1,
    "far below zero": -99,
    "far above": 99,
    "no numbers": [],
    "a wrong axis": [99],
    "below every axis": [-99, -99],
}

INTERNAL = re.compile(
    r"Cannot read prop|is not (a function|iterable|defined)|undefined|Invalid (typed )?array length"
    r"|null|NaN|out of bounds|Invalid count value|Maximum call stack|Cannot convert|Infinity"
)
"""What TensorFlow.js says where it did not expect an argument."""

ENDLESS = {"multinomial", "dropout", "avgPool3d", "maxPool3d", "conv3d", "frame", "stft"}
"""TensorFlow.js never comes back from some of their bad arguments."""

STRINGS = "the runtime moves strings as it moves numbers"

BEYOND = {
    ("broadcastTo", "a text"): STRINGS,
    ("reverse", "texts"): STRINGS,
    ("reverse", "a text"): STRINGS,
    ("sparseToDense", "texts"): "the default is the empty text",
    ("sparseToDense", "a text"): "the default is the empty text",
    ("sparseFillEmptyRows", "truths"): "the default is converted to the dtype of the values",
    ("conv1d", "far above"): "TensorFlow.js pads an axis that it has added, too",
    ("qr", "seven axes"): "stacks of matrices of any rank",
    ("searchSorted", "no elements"): "nothing is sorted, and has a place for nothing",
}
"""What the runtime takes and TensorFlow.js does not: operation and argument, and why."""

EQUAL_AT_LEAST = 0.8


@dataclass(frozen=True)
class Case:
    name: str
    at: int
    what: str
    arguments: tuple[Any, ...]

    def __str__(self) -> str:
        return f"{self.name}: argument {self.at} is {self.what}"


def _is_tensor(value: Any) -> bool:
    return isinstance(value, np.ndarray | np.generic)


def _can_be_sent(value: Any) -> bool:
    if isinstance(value, list):
        return all(map(_can_be_sent, value))
    if _is_tensor(value):
        return value.dtype.kind in "fiubU"
    return value is None or isinstance(value, bool | int | str) or (
        isinstance(value, float) and math.isfinite(value)
    )  # fmt: skip


def _cases() -> Iterator[Case]:
    for name in sorted(filter(public_name, SAMPLES)):
        good = SAMPLES[name][0].arguments
        if name in ENDLESS or not all(map(_can_be_sent, good)):
            continue
        for at, one in enumerate(good):
            like = _is_tensor(one) or (isinstance(one, list) and one and _is_tensor(one[0]))
            for what, wrong in (TENSORS if like else OTHERS).items():
                yield Case(name, at, what, (*good[:at], wrong, *good[at + 1 :]))


CASES = list(_cases())


@pytest.fixture(scope="module")
def answers() -> list[dict[str, Any]]:
    with Oracle() as oracle:
        return oracle.ask(
            [(public_name(case.name) or case.name, list(case.arguments)) for case in CASES], False
        )


def _ours(case: Case) -> str | None:
    """The message, or None for a result."""
    try:
        OPS[case.name](*map(tensors, case.arguments))
    except (TypeError, ValueError, IndexError, MemoryError) as error:
        return str(error)
    return None


def test_what_tfjs_refuses_is_refused_in_its_words(
    answers: list[dict[str, Any]], measured: Callable[[str], None]
) -> None:
    found: Counter[str] = Counter()
    taken = []
    for case, answer in zip(CASES, answers, strict=True):
        theirs = answer.get("error")
        if theirs is None or INTERNAL.search(theirs):
            continue
        ours = _ours(case)
        if ours is None and (case.name, case.what) not in BEYOND:
            taken.append(f"{case}: {theirs}")
        found["taken" if ours is None else "equal" if ours == theirs else "other"] += 1
    total = sum(found.values())
    measured(
        f"bad arguments: TF.js refuses {total} of {len(CASES)} in words of its own; the runtime "
        f"has the same words for {found['equal']}, others for {found['other']}, and a result for "
        f"{found['taken']}"
    )
    assert found["equal"] >= EQUAL_AT_LEAST * total
    assert not taken, "\n".join(taken)


def test_the_runtime_goes_on_after_bad_arguments() -> None:
    assert tf.tensor1d([1, 2]).add(1).arraySync() == [2, 3]
