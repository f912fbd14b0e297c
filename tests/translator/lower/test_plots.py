"""Plots by matplotlib are charts by tfjs-vis in JavaScript, and back."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

HEAD = """import matplotlib.pyplot as plt
import tfjs as tf

history = tf.sequential().fit(1, 2).result()
loss = history.history["loss"]
"""
JS_HEAD = """import * as tfvis from '@tensorflow/tfjs-vis';
import * as tf from '@tensorflow/tfjs';

const history = await tf.sequential().fit(1, 2);
const loss = history.history.loss;
"""

PAIRS = [
    pytest.param(
        "plt.plot(loss)\nplt.show()\n",
        "tfvis.render.linechart({name: 'Plot'}, {values: loss.map((y, x) => ({x, y}))});\n",
        id="one curve",
    ),
    pytest.param(
        'steps = [1, 2]\nplt.plot(steps, loss, label="a")\nplt.plot(steps, loss, label="b")\n'
        'plt.title("Loss")\nplt.xlabel("epoch")\nplt.ylabel("loss")\nplt.legend()\nplt.show()\n',
        "const steps = [1, 2];\n"
        "tfvis.render.linechart(\n"
        "  {name: 'Loss'},\n"
        "  {\n"
        "    values: [\n"
        "      loss.map((y, i) => ({x: steps[i], y})),\n"
        "      loss.map((y, i) => ({x: steps[i], y})),\n"
        "    ],\n"
        "    series: ['a', 'b'],\n"
        "  },\n"
        "  {xLabel: 'epoch', yLabel: 'loss'},\n"
        ");\n",
        id="two named curves over steps",
    ),
    pytest.param(
        "plt.hist(loss, bins=4)\nplt.show()\n",
        "tfvis.render.histogram({name: 'Plot'}, loss, {maxBins: 4});\n",
        id="a histogram",
    ),
]


@pytest.mark.parametrize(("python", "javascript"), PAIRS)
def test_both_ways(python: str, javascript: str) -> None:
    made = translate(HEAD + python, from_="tfjs", to="js")
    assert (made.code, made.diagnostics) == (JS_HEAD + javascript, ())
    back = translate(made.code, from_="js", to="tfjs")
    assert (back.code, back.diagnostics) == (HEAD + python, ())


@pytest.mark.parametrize(
    ("python", "calls"),
    [
        pytest.param(
            "plt.subplot(1, 2, 1)\nplt.plot(loss)\n"
            "plt.subplot(1, 2, 2)\nplt.hist(loss)\nplt.show()\n",
            ["linechart", "histogram"],
            id="each subplot is a chart",
        ),
        pytest.param("plt.plot(loss)\n", ["linechart"], id="a notebook's cell without show"),
        pytest.param(
            'plt.plot(loss, "r--")\nplt.plot([3, 4], loss)\nplt.show()\n',
            ["linechart"],
            id="several curves in one",
        ),
    ],
)
def test_figures(python: str, calls: list[str]) -> None:
    code = translate(HEAD + python, from_="tfjs", to="js").code
    found = [line.split("(")[0].removeprefix("tfvis.render.") for line in code.split("\n")]
    assert [each for each in found if each in ("linechart", "histogram")] == calls
    assert "plt" not in code


def codes(source: str, **options: str) -> list[str]:
    return [one.code for one in translate(source, **options).diagnostics]


def test_looks_that_stay_behind_are_said_once() -> None:
    plots = 'plt.plot(loss, "bo")\nplt.show()\n' * 2
    assert codes(HEAD + plots, from_="tfjs", to="js") == ["KT424"]


def test_node_has_no_page() -> None:
    found = codes(HEAD + "plt.plot(loss)\nplt.show()\n", from_="tfjs", to="js", platform="node")
    assert "KT425" in found


def test_a_figure_that_is_kept_stays() -> None:
    made = translate(HEAD + 'plt.plot(loss)\nplt.savefig("a.png")\n', from_="tfjs", to="js")
    assert "KT310" in [one.code for one in made.diagnostics]


@pytest.mark.parametrize(
    ("javascript", "python"),
    [
        pytest.param(
            "await tfvis.show.history({name: 'H'}, history, ['loss', 'val_loss']);\n",
            'plt.plot(history.history["loss"], label="loss")\n'
            'plt.plot(history.history["val_loss"], label="val_loss")\n'
            'plt.title("H")\nplt.legend()\nplt.show()\n',
            id="a history",
        ),
        pytest.param(
            "tfvis.render.scatterplot({name: 'S'}, {values: loss}, {xAxisDomain: [0, 1]});\n",
            'plt.scatter([point["x"] for point in loss], [point["y"] for point in loss])\n'
            'plt.title("S")\nplt.xlim([0, 1])\nplt.show()\n',
            id="points from elsewhere",
        ),
        pytest.param(
            "tfvis.render.barchart({name: 'B'}, [{index: 'a', value: 3}]);\n",
            'plt.bar(["a"], [3])\nplt.title("B")\nplt.show()\n',
            id="bars",
        ),
    ],
)
def test_charts_become_plots(javascript: str, python: str) -> None:
    made = translate(JS_HEAD + javascript, from_="js", to="tfjs")
    assert (made.code, made.diagnostics) == (HEAD + python, ())


def test_other_charts_are_said() -> None:
    assert codes(JS_HEAD + "tfvis.visor();\n", from_="js", to="tfjs") == ["KT426"]


def test_two_numbers_are_one_point() -> None:
    made = translate(f"{HEAD}plt.plot(0, 4.5)\nplt.show()\n", to="js", from_="tfjs").code
    assert "{values: [{x: 0, y: 4.5}]}" in made
    assert "plt.plot([0], [4.5])" in translate(made, to="tfjs", from_="js").code


def test_curves_of_arrays_are_lists() -> None:
    program = (
        "import matplotlib.pyplot as plt\nimport numpy as np\n"
        "curve = np.zeros(3)\ncurve[0] = 1.0\nplt.plot(curve)\nplt.show()\n"
    )
    made = translate(program, to="js", from_="keras")
    assert "{values: curve.tolist().map((y, x) => ({x, y}))}" in made.code
    assert not made.diagnostics
