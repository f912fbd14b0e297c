"""fit() where an event loop runs: in a notebook's cells, in asyncio.run, side by side."""

from __future__ import annotations

import ast
import asyncio
import inspect
from typing import Any

import numpy as np
import pytest

import tfjs as tf

CELLS = [
    """
model = tf.sequential({"layers": [tf.layers.dense({"units": 1})]})
model.compile({"optimizer": tf.train.sgd(0.01), "loss": "meanSquaredError"})
x = np.ones((4, 1))
""",
    'model.fit(x, x, {"epochs": 3})',
    "in_the_background = model.history.epoch",
    """
seen = []
async def onEpochEnd(epoch, logs):
    await asyncio.sleep(0.001)
    seen.append(logs["loss"])
history = model.fit(x, x, {"epochs": 2, "callbacks": {"onEpochEnd": onEpochEnd}}).result()
""",
    "awaited = await model.fit(x, x)",
    "both = await asyncio.gather(model.save(where), asyncio.sleep(0, 'slept'))",
    "loaded = tf.loadLayersModel(where + '/model.json').result()",
    "same = np.array_equal(loaded.predict(x), model.predict(x))",
]


def test_cells_of_a_notebook(tmp_path: Any) -> None:
    namespace: dict[str, Any] = {
        "tf": tf, "np": np, "asyncio": asyncio, "where": f"file://{tmp_path}/m",
    }  # fmt: skip

    async def kernel() -> None:
        for cell in CELLS:
            code = compile(cell, "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            result = eval(code, namespace)
            if inspect.iscoroutine(result):
                await result
            await asyncio.sleep(0.01)

    asyncio.run(kernel())
    assert namespace["in_the_background"] == [0, 1, 2]
    assert namespace["seen"] == namespace["history"].history["loss"]
    assert namespace["awaited"].epoch == [0]
    assert namespace["both"][1] == "slept"
    assert namespace["same"]


def test_a_bare_fit_in_a_script_has_trained_when_it_returns() -> None:
    model = tf.sequential({"layers": [tf.layers.dense({"units": 1, "inputShape": [1]})]})
    model.compile({"optimizer": tf.train.sgd(0.1), "loss": "meanSquaredError"})
    model.fit(tf.ones([4, 1]), tf.fill([4, 1], 3), {"epochs": 200})
    assert model.predict(tf.ones([1, 1])).item() == pytest.approx(3, abs=1e-3)


def test_a_cancelled_fit_leaves_the_model_ready_to_train() -> None:
    model = tf.sequential({"layers": [tf.layers.dense({"units": 1, "inputShape": [1]})]})
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
    x = np.ones((4, 1))

    async def main() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(model.fit(x, x, {"epochs": 10**6, "yieldEvery": "epoch"}), 0.02)

    asyncio.run(main())
    assert not model.isTraining
    model.fit(x, x).result()
