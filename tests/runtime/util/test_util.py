"""tf.util: what TF.js's own suite does not ask, and what is other in Python."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.resources import files
from typing import Any

import numpy as np
import pytest

import tfjs as tf


def test_every_function_that_tfjs_declares_is_there() -> None:
    facts = json.loads((files("keras_tfjs.catalog.tfjs") / "facts.json").read_text("utf-8"))
    names = {name.removeprefix("util.") for name in facts["functions"] if name.startswith("util.")}
    assert len(names) > 50
    missing = {name for name in names if not hasattr(tf.util, name)}
    assert missing == {"assert"}, "a reserved word, which has an underscore: tf.util.assert_"
    assert callable(tf.util.assert_)


def test_assert_raises_with_its_message() -> None:
    check = tf.util.assert_
    check(True, lambda: 1 / 0)
    with pytest.raises(ValueError, match="no 3"):
        check(3 > 4, lambda: "no 3")


def test_each_prefix_is_counted_by_itself() -> None:
    assert [tf.util.getUid("one of this test") for _ in range(3)] == [1, 2, 3]
    assert tf.util.getUid("another of this test") == 1
    assert tf.util.getUid() + 1 == tf.util.getUid("")


def test_shuffles_keep_pairs_together_and_work_in_place() -> None:
    left, right = list(range(100)), np.arange(100) * 2
    tf.util.shuffleCombo(left, right)
    assert left != list(range(100))
    assert [2 * one for one in left] == right.tolist()
    tf.util.shuffle(left)
    assert sorted(left) == list(range(100))
    assert sorted(tf.util.createShuffledIndices(5)) == [0, 1, 2, 3, 4]
    with pytest.raises(ValueError, match="First array length was 1"):
        tf.util.shuffleCombo([1], [1, 2])


def test_flatten_goes_into_lists_arrays_and_numbered_dicts() -> None:
    nested = [[1, [2]], np.array([[3, 4]]), {"0": 5, "1": [6], "x": 7}]
    assert tf.util.flatten(nested) == [1, 2, 3, 4, 5, 6]
    assert len(tf.util.flatten([np.zeros(3)], [], True)) == 1


def test_typed_arrays_convert_as_in_javascript() -> None:
    array = np.ones(2, np.float32)
    assert tf.util.toTypedArray(array, "float32") is array
    assert tf.util.toTypedArray([1.7, -1.7], "int32").tolist() == [1, -1]
    assert tf.util.toTypedArray([0.4, 0.6], "bool").tolist() == [0, 1]
    with pytest.raises(ValueError, match=r"Cannot convert a string\[\]"):
        tf.util.toTypedArray(["a"], "string")
    assert tf.util.createScalarValue("ä", "string").tolist() == [195, 164]


def test_fingerprints_are_64_bit_numbers_without_a_sign() -> None:
    assert tf.util.fingerPrint64(b"hello world").toString() == "6381520714923946011"
    assert tf.util.fingerPrint64(tf.util.encodeString("a" * 100)) == 13153998191144080618
    assert tf.util.hexToLong("ffffffffffffffff").add(1) == 0
    assert tf.util.hexToLong("ff").shl(4).toString(16) == "ff0"


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/a.json" else 404)
            self.end_headers()
            self.wfile.write(b'{"a": [1]}')

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_fetch_gives_a_response(server: str) -> None:
    response = tf.util.fetch(f"{server}/a.json").result()
    assert (response.ok, response.status, response.json().result()) == (True, 200, {"a": [1]})
    assert response.text().result() == '{"a": [1]}'
    assert bytes(response.arrayBuffer().result())[:4] == b'{"a"'
    assert not tf.util.fetch(f"{server}/b.json").result().ok
    with pytest.raises(OSError, match="cannot be reached"):
        tf.util.fetch("http://127.0.0.1:9/").result()
    with pytest.raises(ValueError, match="is no URL"):
        tf.util.fetch("a.json").result()


def test_repeated_tries_end_with_success_or_an_error() -> None:
    tries: list[int] = []
    assert tf.util.repeatedTry(lambda: tries.append(1) or len(tries) == 3).result() is None
    with pytest.raises(TimeoutError, match="failed 4 times"):
        tf.util.repeatedTry(lambda: False, lambda count: 0, 4).result()


def test_numbers() -> None:
    assert [tf.util.clamp(0, x, 5) for x in (-1, 3, 9)] == [0, 3, 5]
    assert (tf.util.nearestLargerEven(3), tf.util.nearestDivisor(12, 5)) == (4, 6)
    assert (tf.util.sum([1, 2, 3]), tf.util.distSquared([1, 2], [3, 4])) == (6, 8)
    assert 2 <= tf.util.randUniform(2, 3) <= 3
    assert tf.util.rightPad("a", 3) == "a  "
    assert tf.util.now() <= tf.util.now()


def test_numbers_of_an_evaluation_are_one_or_a_list() -> None:
    loss, metric = tf.scalar(0.5), tf.scalar(2)
    assert tf.util.numbersIn(loss) == 0.5
    assert tf.util.numbersIn([loss, metric]) == [0.5, 2]
    assert tf.util.numbersIn([loss]) == [0.5]


def _compiled(model: tf.LayersModel, metrics: list[str]) -> tf.LayersModel:
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError", "metrics": metrics})
    return model


def test_numbers_of_an_evaluation_have_the_names_of_the_model() -> None:
    dense = {"units": 1, "kernelInitializer": "ones", "inputShape": [1]}
    model = tf.sequential({"layers": [tf.layers.dense(dense)]})
    x, y = tf.ones([2, 1]), tf.zeros([2, 1])
    alone = _compiled(model, []).evaluate(x, y)
    assert tf.util.numbersByName(alone, model) == {"loss": 1}
    both = _compiled(model, ["mae"]).evaluate(x, y)
    assert tf.util.numbersByName(both, model) == {"loss": 1, "mae": 1}
    numbers = model.trainOnBatch(x, y).result()
    assert tf.util.numbersByName(numbers, model) == {"loss": 1, "mae": 1}


class Named(tf.Model):
    """Names its results itself."""

    def testStep(self, data: Any) -> dict[str, Any]:
        return {"gap": tf.scalar(1)}


def test_a_test_step_of_ones_own_hides_the_names_of_its_numbers() -> None:
    with pytest.raises(ValueError, match="testStep"):
        tf.util.numbersByName(tf.scalar(1), Named({}))


def test_tensors_of_what_may_be_one() -> None:
    made = [tf.util.toTensor(one, "int32") for one in ([1, 2], tf.tensor1d([1, 2]), 3)]
    assert [one.arraySync() for one in made] == [[1, 2], [1, 2], 3]
    assert {one.dtype for one in made} == {"int32"}
    assert tf.util.toTensor([1.5]).dtype == "float32"
