"""Operators, indices and conversions of tensors: methods in strict form."""

from __future__ import annotations

import numpy as np
import pytest
from lowering import INDICES, OPERATORS, PRELUDE, TENSORS, codes, loose, strict

import tfjs

SAMPLES = OPERATORS | INDICES


@pytest.mark.parametrize(("written", "method"), SAMPLES.values(), ids=SAMPLES.keys())
def test_becomes_a_method(written: str, method: str) -> None:
    stage = strict(f"{TENSORS}z = {written}\n")
    assert (stage.code, codes(stage)) == (f"{TENSORS}z = {method}\n", [])


@pytest.mark.parametrize("method", [m for _, m in SAMPLES.values()], ids=SAMPLES.keys())
def test_methods_stay_in_both_directions(method: str) -> None:
    text = f"{TENSORS}z = {method}\n"
    assert (strict(text).code, loose(text).code) == (text, text)


STATEMENTS = {
    "an augmented assignment": ("x += 1", "x = x.add(1)"),
    "symbolic tensors are added by a layer": (
        "a = tf.input({'shape': [4]})\nc = a + a",
        "a = tf.input({'shape': [4]})\nc = tf.layers.add({}).apply([a, a])",
    ),
    "symbolic tensors are multiplied by a layer": (
        "a = tf.input({'shape': [4]})\nc = a * a",
        "a = tf.input({'shape': [4]})\nc = tf.layers.multiply({}).apply([a, a])",
    ),
    "something unknown beside a tensor": ("z = frob - x", "z = tf.sub(frob, x)"),
    "a number from a tensor": ("z = float(x.mean())", "z = x.mean().dataSync()[0]"),
    "a whole number from a tensor": ("z = int(x.mean())", "z = int(x.mean().dataSync()[0])"),
    "item": ("z = x.mean().item()", "z = x.mean().dataSync()[0]"),
    "numbers from a tensor": ("z = x.numpy()", "z = x.arraySync()"),
    "an array from a tensor": ("z = np.asarray(x)", "z = np.asarray(x)"),
    "print of a tensor": ("print(x)", "x.print()"),
    "print of a tensor among others": ("print('x', x, 1)", 'print("x", x.arraySync(), 1)'),
    "the length of a tensor": ("z = len(x)", "z = x.shape[0]"),
    "how many inputs a model has": (
        "z = len(tf.model({'inputs': a, 'outputs': b}).input)",
        "z = len(tf.model({'inputs': a, 'outputs': b}).input)",
    ),
    "a loop over a tensor": (
        "for row in x:\n    row.print()",
        "for row in x.unstack():\n    row.print()",
    ),
    "the rows of a tensor by names": ("a, (b) = x", "a, (b) = x.unstack()"),
    "the rows of what is computed": ("[a, b] = x * 2", "[a, b] = x.mul(2).unstack()"),
    "rows that are taken apart again": (
        "(a, b), (c, d) = x",
        "(a, b), (c, d) = [row.unstack() for row in x.unstack()]",
    ),
    "the smaller of two tensors": ("z = min(x, v) - x", "z = tf.minimum(x, v).sub(x)"),
    "the greatest of three tensors": (
        "z = max(x, v, x * v)",
        "z = tf.maximum(tf.maximum(x, v), x.mul(v))",
    ),
    "a tensor among sizes": (
        "z = tf.reshape(x, [x.argMax(), -1])",
        "z = tf.reshape(x, [x.argMax().dataSync()[0], -1])",
    ),
    "a number where a list is declared": ("z = x.squeeze(1)", "z = x.squeeze([1])"),
    "a layer's option that is a tensor": (
        "z = tf.layers.dense({'units': x.mean()})",
        'z = tf.layers.dense({"units": x.mean().dataSync()[0]})',
    ),
    "a tensor by two names": ("a = b = x", "a = b = x"),
    "a comprehension over a tensor": (
        "z = [row for row in x]",
        "z = [row for row in x.unstack()]",
    ),
    "a layer's own weight": (
        "class A(tf.layers.Layer):\n    def build(self, s):\n"
        "        self.w = self.addWeight('w', s)\n"
        "    def call(self, x, kwargs):\n        return x * self.w",
        "class A(tf.layers.Layer):\n    def build(self, s):\n"
        "        self.w = self.addWeight('w', s)\n"
        "    def call(self, x, kwargs):\n        return x.mul(self.w.read())",
    ),
}


@pytest.mark.parametrize(("written", "expected"), STATEMENTS.values(), ids=STATEMENTS.keys())
def test_statement(written: str, expected: str) -> None:
    stage = strict(f"{TENSORS}{written}\n")
    assert (stage.code, codes(stage)) == (f"{TENSORS}{expected}\n", [])


@pytest.mark.parametrize("expected", [e for _, e in STATEMENTS.values()], ids=STATEMENTS.keys())
def test_a_second_run_changes_nothing(expected: str) -> None:
    text = f"{TENSORS}{expected}\n"
    assert strict(text).code == text


BEHIND = {
    "a[..., 0]": "a.gather(0, -1)",
    "a[..., 1, 0]": "a.gather(1, -2).gather(0, -1)",
    "a[..., 1:]": "a.slice([*[0] * (a.rank - 1), 1], [*[-1] * (a.rank - 1), -1])",
    "a[..., 0:1, :]": "a.slice([*[0] * (a.rank - 2), 0, 0], [*[-1] * (a.rank - 2), 1, -1])",
    "a[1:, ..., :n]": "a.slice([1, *[0] * (a.rank - 2), 0], [-1, *[-1] * (a.rank - 2), n])",
    "a[..., 1::2]": 'a.gather(tf.range(1, a.shape[-1], 2, "int32"), -1)',
    "a[..., ::-1]": "a.reverse(-1)",
    "a[..., None, :]": "a.expandDims(-2)",
}


@pytest.mark.parametrize("index", BEHIND)
def test_an_index_behind_an_ellipsis_of_unknown_length_counts_from_the_end(index: str) -> None:
    text = f"{PRELUDE}def f(a: tf.Tensor, n: int):\n    return {index}\n"
    assert strict(text).code == text.replace(index, BEHIND[index])


@pytest.mark.parametrize("index", BEHIND)
def test_what_an_index_behind_an_ellipsis_becomes_is_the_index(index: str) -> None:
    values = np.arange(24).reshape(2, 3, 4)
    space = {"tf": tfjs, "a": tfjs.tensor(values), "n": 2}
    expected = eval(index, {"a": values, "n": 2})
    assert np.array_equal(np.array(eval(BEHIND[index], space).arraySync()), expected)


PLAIN = {
    "numbers": "z = 1 + 2 * 3",
    "variables that hold numbers": "a = 1\nz = a / 2",
    "texts": "z = 'a' + 'b'",
    "a comparison with a text": "z = frob == 'relu'",
    "a comparison with None": "z = frob == None",
    "identity": "z = frob is None",
    "membership": "z = frob in other",
    "the kinds of annotations": "def f(a: float, b: int):\n    return a * b",
    "numbers from a tensor": "z = x.dataSync()[0] + 1",
    "an axis": "z = x.shape[0] // 2",
    "losses of a history": (
        "h = tf.sequential().fit(x, x, {}).result()\nz = h.history['loss'][0] * 2"
    ),
    "lists": "z = [1] + [2]",
    "an index of a list": "z = [1, 2][-1]",
    "an index of a dict": "z = {'a': 1}['a']",
    "a loop over a list": "for k in [1, 2]:\n    print(k)",
    "float of a text": "z = float('1.5')",
    "not": "z = not frob",
    "an unknown operand, which the language half says": "z = frob + 1",
    "operators of somebody else's name": "def add(a, b):\n    return a\nz = add(x, x)",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN.keys())
def test_is_left_alone(text: str) -> None:
    program = f"{TENSORS}{text}\n"
    stage = strict(program)
    code = stage.code
    assert (code, codes(stage)) == (program, [])


SAID = {
    "a chain of comparisons of tensors": ("z = 0 < x < 1", ["KT406"]),
    "symbolic tensors without a layer": (
        "a = tf.input({'shape': [4]})\nz = a - a",
        ["KT406"],
    ),
    "bits of numbers": ("z = x & x", ["KT406"]),
    "an array of NumPy's transforms": ("z = np.fft.fft(v)", ["KT409"]),
    "an array assigned into by turns": (
        "z = np.zeros(3)\nz[0], z[1] = 1, 2",
        ["KT409", "KT409"],
    ),
    "a mask": ("z = x[x.greater(2)]", ["KT407"]),
    "a slice backwards from a place": ("z = x[2:0:-1]", ["KT407"]),
    "two arrays as indices": ("z = x[[0, 1], [1, 2]]", ["KT407"]),
    "a number and an array as indices": ("z = x[0, [1, 2]]", ["KT407"]),
    "bits turned over": ("z = ~x", ["KT406"]),
    "part of a symbolic tensor": ("a = tf.input({'shape': [4]})\nz = a[0]", ["KT407"]),
    "assignment into a tensor": ("x[0] = 1", ["KT408"]),
}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID.keys())
def test_is_left_and_said(text: str, expected: list[str]) -> None:
    stage = strict(f"{TENSORS}{text}\n")
    assert (sorted(codes(stage)), stage.code) == (expected, f"{TENSORS}{text}\n")
