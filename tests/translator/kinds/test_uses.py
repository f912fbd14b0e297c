"""Where values go."""

from __future__ import annotations

import pytest
from questions import keras

MODEL = "m = keras.Sequential()\n"

USES = {
    "an argument": (MODEL + "x = np.ones(3)\nm.fit(x, x)", {"argument keras.Model.fit"}),
    "an argument written in place": (
        MODEL + "m.predict(np.ones(3))",
        {"argument keras.Model.predict"},
    ),
    "a keyword argument": (MODEL + "m.fit(x=np.ones(3))", {"argument keras.Model.fit"}),
    "through another name": (
        MODEL + "x = np.ones(3)\nz = x\nm.fit(z)",
        {"argument keras.Model.fit"},
    ),
    "in a tuple": (
        MODEL + "x = np.ones(3)\nm.fit(y, validation_data=(x, x))",
        {"argument keras.Model.fit"},
    ),
    "in a dict": (MODEL + "x = np.ones(3)\nm.fit({'a': x})", {"argument keras.Model.fit"}),
    "a layer's call": (
        "d = keras.layers.Dense(3)\nx = np.ones(3)\nd(x)",
        {"argument keras.layers.Layer.__call__"},
    ),
    "a method": ("x = np.ones(3)\nx.mean()", {"receiver numpy.ndarray.mean"}),
    "an attribute": ("x = np.ones(3)\nx.shape", {"receiver numpy.ndarray.shape"}),
    "an operand": ("x = np.ones(3)\ny = x + 1", {"operand"}),
    "an index": ("x = np.ones(3)\ny = x[0]", {"subscript"}),
    "a loop": ("x = np.ones(3)\nfor i in x:\n    pass", {"iterated"}),
    "a result": ("def f():\n    return np.ones(3)", {"returned"}),
    "an attribute that is set": ("a.b = np.ones(3)", {"stored"}),
    "nothing": ("np.ones(3)", {"discarded"}),
    "no use": ("x = np.ones(3)", set()),
    "print": ("x = np.ones(3)\nprint(x)", {"argument builtins.print"}),
    "in a function that reads it": (
        MODEL + "x = np.ones(3)\ndef f():\n    m.fit(x)",
        {"argument keras.Model.fit"},
    ),
    "after a branch": (
        MODEL + "x = np.ones(3)\nif c:\n    x = other\nm.fit(x)",
        {"argument keras.Model.fit"},
    ),
    "not behind its replacement": (MODEL + "x = np.ones(3)\nx = other\nm.fit(x)", set()),
    "round a loop": (
        MODEL + "x = np.ones(3)\nfor i in r:\n    m.fit(x)\n    x = np.ones(3)",
        {"argument keras.Model.fit"},
    ),
}


@pytest.mark.parametrize(("text", "expected"), USES.values(), ids=USES.keys())
def test_use(text: str, expected: set[str]) -> None:
    program = keras(text)
    found = program.facts.uses(program.expression("np.ones(3)"))
    assert {" ".join(filter(None, (use.how, use.callee))) for use in found} == expected


def test_an_argument_knows_its_place() -> None:
    program = keras(MODEL + "m.fit(a, np.ones(3), sample_weight=np.zeros(3))")
    places = [
        program.facts.uses(program.expression(text))[0].argument
        for text in ("np.ones(3)", "np.zeros(3)")
    ]
    assert places == [1, "sample_weight"]
