"""Comparing two runs: what counts as a difference, and what the first one says."""

from __future__ import annotations

from typing import Any

import pytest

from keras_tfjs.verify import Trace, compare

Json = Any


def array(data: list[float], shape: list[int] | None = None) -> Json:
    return {"shape": shape or [len(data)], "dtype": "float32", "data": data}


def trace(*events: Json, weights: list[float] | None = None, final: Any = None) -> Trace:
    initial = [] if weights is None else [array(weights)]
    layer = {
        "name": "dense",
        "kept": False,
        "initial": initial,
        "final": initial if final is None else [array(final)],
    }
    units = [] if weights is None else [{"name": "net", "layers": [layer]}]
    return Trace.of({"units": units, "events": list(events), "loads": [], "output": ""})


def printed(*values: Json) -> Json:
    return {"event": "print", "values": list(values), "text": ""}


def fitted(**history: list[float]) -> Json:
    return {"event": "fit", "unit": 0, "history": history}


AGREEING = {
    "numbers within the tolerance": (printed(1.0), printed(1.000009)),
    "an array and a list of the same numbers": (printed(array([1, 2])), printed([1, 2])),
    "a small number beside a large one": (printed(array([1e3, 1e-9])), printed([1e3, 1e-4])),
    "accuracy and acc": (fitted(val_accuracy=[0.5]), fitted(val_acc=[0.5])),
    "camelCase and snake_case": (
        fitted(categorical_accuracy=[0.5]),
        fitted(categoricalAccuracy=[0.5]),
    ),
    "NaN and NaN": (printed("NaN"), printed("NaN")),
    "texts whose numbers agree": (printed("loss: 0.123"), printed("loss: 0.124")),
    "null and null in a shape": (printed([None, 8]), printed([None, 8])),
    "objects that are no values": (printed({"opaque": "Model"}), printed({"opaque": "X"})),
    "a call that failed in both": ({"event": "fit", "unit": 0}, fitted()),
    "the same dict": (printed({"dict": {"loss": 1.0}}), printed({"dict": {"loss": 1.0}})),
}

PARTING = {
    "numbers": (
        printed(1.0),
        printed(1.1),
        "event 1, print [0]: expected 1, got 1.1, relative error 1.0e-01",
    ),
    "a number and NaN": (printed(1.0), printed("NaN"), "event 1, print [0]: expected 1, got nan"),
    "infinities": (
        printed("Infinity"),
        printed("-Infinity"),
        "event 1, print [0]: expected inf, got -inf",
    ),
    "shapes": (
        printed(array([1, 2])),
        printed(array([1, 2], [1, 2])),
        "event 1, print [0], shape: expected [2], got [1, 2]",
    ),
    "one element": (
        printed(array([1, 2, 3, 4], [2, 2])),
        printed(array([1, 2, 9, 4], [2, 2])),
        "event 1, print [0] [1, 0]: expected 3, got 9",
    ),
    "a loss": (
        fitted(loss=[2.0, 1.0]),
        fitted(loss=[2.0, 1.5]),
        "event 1, fit loss [1]: expected 1, got 1.5, relative error 5.0e-01",
    ),
    "names of metrics": (
        fitted(loss=[1.0], mse=[1.0]),
        fitted(loss=[1.0]),
        "event 1, fit: expected loss, mse, got loss",
    ),
    "words": (printed("done"), printed("Done"), "event 1, print [0]: expected 'done', got 'Done'"),
    "whole numbers in texts": (
        printed("epoch 3"),
        printed("epoch 4"),
        "event 1, print [0]: expected 'epoch 3', got 'epoch 4'",
    ),
    "kinds of events": (fitted(loss=[1.0]), printed(1), "event 1, fit: expected fit of model 1"),
    "a call that failed in one": (
        {"event": "fit", "unit": 0},
        fitted(loss=[1.0]),
        "event 1, fit: expected an exception that the program caught, got a result",
    ),
    "kinds of values": (printed("1"), printed([1, 2]), "event 1, print [0]: expected '1'"),
    "lengths of lists": (printed(["a"]), printed(["a", "b"]), "expected 1 values, got 2 values"),
    "keys": (printed({"dict": {"a": 1}}), printed({"dict": {"b": 1}}), "expected a, got b"),
    "null and a number": (printed([None, 8]), printed([1, 8]), "expected None, got 1"),
}


@pytest.mark.parametrize(("one", "other"), AGREEING.values(), ids=AGREEING)
def test_these_agree(one: Json, other: Json) -> None:
    assert compare(trace(one), trace(other)) is None


@pytest.mark.parametrize(("one", "other", "said"), PARTING.values(), ids=PARTING)
def test_these_part(one: Json, other: Json, said: str) -> None:
    assert said in str(compare(trace(one), trace(other)))


def test_an_event_too_few_is_a_difference() -> None:
    difference = compare(trace(printed(1), printed(2)), trace(printed(1)))
    assert str(difference) == "event 2: expected print, got the end of the program"


def test_an_event_too_many_is_a_difference() -> None:
    difference = compare(trace(printed(1)), trace(printed(1), printed(2)))
    assert str(difference) == "event 2: expected the end of the program, got print"


def test_initial_weights_come_first() -> None:
    difference = compare(trace(printed(1), weights=[1.0]), trace(printed(2), weights=[3.0]))
    assert difference is not None
    assert difference.where == "initial weights of dense [0] [0]"


def test_final_weights_come_last() -> None:
    difference = compare(trace(weights=[1.0], final=[2.0]), trace(weights=[1.0], final=[2.5]))
    assert difference is not None
    assert (difference.where, difference.relative_error) == ("final weights of dense [0] [0]", 0.25)


def test_models_must_be_as_many() -> None:
    difference = compare(trace(weights=[1.0]), trace())
    assert str(difference) == "models and layers used: expected net, got none"
