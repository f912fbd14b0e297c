"""Arrays that functions of a project's other files give."""

from __future__ import annotations

from keras_tfjs import pipeline
from keras_tfjs.source import Dialect, Module, Options

MAKING = (
    "import keras\nimport numpy as np\n\n\n"
    "def counted(size):\n    return np.ones((size,)) * 2\n\n\n"
    "def share(size):\n    return counted(size)[1:].sum() / counted(size).sum()\n"
)


def translated(text: str, to: Dialect) -> tuple[str, list[str]]:
    modules = {"making": Module(MAKING, Dialect.KERAS, {}, "making.py")}
    made = pipeline.run(text, to, Dialect.KERAS, Options(modules=modules))
    return made.code, [each.code for each in made.diagnostics]


def test_what_is_read_as_an_array_is_not_read_again() -> None:
    text = "import numpy as np\nfrom making import counted\n\nfound = counted(3)\nprint(found[0])\n"
    once, _ = translated(text, Dialect.TFJS)
    assert "np.asarray(counted(3))" in once
    assert translated(once, Dialect.TFJS)[0] == once


def test_one_without_axes_is_a_number_in_javascript() -> None:
    text = (
        "import keras\nfrom making import share\n\n"
        'found = share(4)\nif found > 0.5:\n    print(f"{found:.2f}")\n'
    )
    code, said = translated(text, Dialect.JS)
    assert "np.asarray(share(4)).item()" in code
    assert said == []


def test_a_variable_that_others_give_more_to_takes_anything() -> None:
    text = (
        "import keras\nfrom making import counted, told\n\n"
        "found = counted(3)\nprint(found.copy())\nfound = told(found)\n"
        "print(keras.ops.sum(found))\n"
    )
    code, _ = translated(text, Dialect.JS)
    assert "/** @type {any} */\nlet found = np.asarray(counted(3));" in code
