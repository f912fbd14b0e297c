"""numpy.js has arrays as NumPy has them: what indices take, what is assigned, computed, printed."""

from __future__ import annotations

import json
import math
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import keras_tfjs.modules
from keras_tfjs.catalog.numpy_arrays import ARRAY_FUNCTIONS, camel

MODULE = Path(keras_tfjs.modules.__file__).with_name("numpy.js")
TYPES = MODULE.with_name("numpy.d.ts")
DTYPES = ("bool", "uint8", "int32", "int64", "float32", "float64")
SERVER = f"""
import {{createInterface}} from 'node:readline';
import * as np from '{MODULE.as_uri()}';
const told = (value) =>
  value instanceof Object && value.dtype
    ? {{shape: value.shape, dtype: value.dtype, text: String(value), list: value.values()}}
    : {{list: [value]}};
const plain = (key, value) =>
  ArrayBuffer.isView(value) ? Array.from(value, (one) => plain(key, one))
  : typeof value === 'boolean' ? Number(value)
  : typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
for await (const line of createInterface({{input: process.stdin}})) {{
  let answer;
  try {{
    answer = told(new Function('np', JSON.parse(line))(np));
  }} catch (error) {{
    answer = {{error: String(error)}};
  }}
  console.log(JSON.stringify(answer, plain));
}}
"""
Run = Callable[[str], dict[str, Any]]
examples = settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)


@pytest.fixture(scope="module")
def javascript() -> Iterator[Run]:
    """Runs statements in one Node process."""
    command = ["node", "--input-type=module", "-e", SERVER]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as node:
        assert node.stdin is not None
        assert node.stdout is not None

        sent, answered = node.stdin, node.stdout

        def run(code: str) -> dict[str, Any]:
            sent.write(json.dumps(code) + "\n")
            sent.flush()
            answer: dict[str, Any] = json.loads(answered.readline())
            return answer

        yield run
        node.stdin.close()


def written(array: np.ndarray) -> str:
    """The array in JavaScript."""
    numbers = str(array.ravel().tolist()).replace("True", "true").replace("False", "false")
    numbers = numbers.replace("nan", "NaN").replace("inf", "Infinity")
    return f"np.array({numbers}, '{array.dtype}').reshape({list(array.shape)})"


@st.composite
def arrays(draw: st.DrawFn, dtype: str | None = None, least: int = 0) -> np.ndarray:
    shape = draw(st.lists(st.integers(least, 4), min_size=1, max_size=3))
    dtype = dtype or draw(st.sampled_from(DTYPES))
    return filled(draw, shape, dtype)


def filled(draw: Callable[[Any], Any], shape: list[int], dtype: str) -> np.ndarray:
    low = 0 if dtype in ("bool", "uint8") else -9
    high = 1 if dtype == "bool" else 9
    numbers: st.SearchStrategy[Any] = st.integers(low, high)
    if dtype.startswith("float"):
        numbers = st.integers(-72, 72).map(lambda eighth: eighth / 8)
    count = math.prod(shape)
    listed = draw(st.lists(numbers, min_size=count, max_size=count))
    return np.array(listed, dtype=dtype).reshape(shape)


@st.composite
def indices(draw: st.DrawFn, shape: tuple[int, ...]) -> tuple[Any, str]:
    """An index of NumPy, and the arguments that say the same in JavaScript."""
    items: list[Any] = []
    texts: list[str] = []
    axis = 0
    width = draw(st.integers(1, 3))
    while axis < len(shape):
        size = shape[axis]
        sorts = ["slice", "slice", "newaxis", "stop"]
        if size:
            sorts += ["int", "int", "list", "mask"]
        if Ellipsis not in [one for one in items if one is Ellipsis]:
            sorts.append("dots")
        sort = draw(st.sampled_from(sorts))
        bound = st.none() | st.integers(-size - 1, size + 1)
        match sort:
            case "slice":
                step = draw(st.sampled_from((None, 1, 2, -1, -2)))
                part = slice(draw(bound), draw(bound), step)
                items.append(part)
                words = (part.start, part.stop, part.step)
                texts.append(f"np.slice({', '.join(map(str, words))})".replace("None", "null"))
                axis += 1
            case "newaxis":
                items.append(None)
                texts.append("null")
            case "int":
                items.append(draw(st.integers(-size, size - 1)))
                texts.append(str(items[-1]))
                axis += 1
            case "list":
                places = st.integers(-size, size - 1)
                items.append(draw(st.lists(places, min_size=width, max_size=width)))
                texts.append(str(items[-1]))
                axis += 1
            case "mask":
                mask = draw(st.lists(st.booleans(), min_size=size, max_size=size))
                items.append(np.array(mask))
                texts.append(str(mask).replace("T", "t").replace("F", "f"))
                axis += 1
            case "dots":
                items.append(Ellipsis)
                texts.append("'...'")
                axis += draw(st.integers(0, len(shape) - axis))
            case _:
                break
    return tuple(items), ", ".join(texts)


def agree(answer: dict[str, Any], expected: Any, *, text: bool = True) -> None:
    wanted = np.asarray(expected)
    assert "error" not in answer, answer
    got = np.array([float(one) for one in answer["list"]])
    np.testing.assert_allclose(got, wanted.astype("float64").ravel(), rtol=2e-6, atol=1e-6)
    if "shape" in answer:
        whole = {"whole": "int64"}
        assert (answer["shape"], whole.get(answer["dtype"], answer["dtype"])) == (
            list(wanted.shape),
            str(wanted.dtype),
        )
        if text:
            assert answer["text"] == str(wanted)
    else:
        assert wanted.shape == ()


@examples
@given(st.data())
def test_an_index_takes_what_numpys_takes(javascript: Run, data: st.DataObject) -> None:
    array = data.draw(arrays())
    index, text = data.draw(indices(array.shape))
    try:
        expected = array[index]
    except IndexError:
        assume(False)
    agree(javascript(f"return {written(array)}.get({text});"), expected)


@examples
@given(st.data())
def test_what_is_assigned_goes_where_numpy_puts_it(javascript: Run, data: st.DataObject) -> None:
    array = data.draw(arrays())
    index, text = data.draw(indices(array.shape))
    try:
        taken = np.asarray(array[index])
    except IndexError:
        assume(False)
    sizes = [size if data.draw(st.booleans()) else 1 for size in taken.shape]
    sort = array.dtype.name if array.dtype != "uint8" else "bool"
    dtype = data.draw(st.sampled_from(("bool", sort)))
    if array.dtype.name.startswith("int"):
        dtype = data.draw(st.sampled_from((dtype, "float64")))
    value = filled(data.draw, sizes, dtype)
    expected = array.copy()
    expected[index] = value
    code = f"return {written(array)}.set({written(value)}{', ' if text else ''}{text});"
    agree(javascript(code), expected)


@examples
@given(st.data())
def test_a_view_is_assigned_through(javascript: Run, data: st.DataObject) -> None:
    array = data.draw(arrays("float64", least=1))
    index, text = data.draw(indices(array.shape))
    expected = array.copy()
    try:
        view = expected[index]
    except IndexError:
        assume(False)
    assume(isinstance(view, np.ndarray))
    view += 1
    code = f"const a = {written(array)}; const v = a.get({text}); np.add(v, 1, v); return a;"
    agree(javascript(code), expected)


OPERATIONS = {
    "add": np.add,
    "subtract": np.subtract,
    "multiply": np.multiply,
    "divide": np.divide,
    "floorDivide": np.floor_divide,
    "mod": np.mod,
    "maximum": np.maximum,
    "minimum": np.minimum,
    "less": np.less,
    "greaterEqual": np.greater_equal,
    "equal": np.equal,
    "logicalAnd": np.logical_and,
}


@examples
@given(st.data())
def test_operations_give_numpys_numbers_and_types(javascript: Run, data: st.DataObject) -> None:
    left = data.draw(arrays())
    sizes = [size if data.draw(st.booleans()) else 1 for size in left.shape]
    cut = data.draw(st.integers(0, len(sizes)))
    right = filled(data.draw, sizes[cut:], data.draw(st.sampled_from(DTYPES)))
    name = data.draw(st.sampled_from(sorted(OPERATIONS)))
    assume(not (left.dtype == right.dtype == bool and name in ("subtract", "floorDivide", "mod")))
    assume(name not in ("divide", "floorDivide", "mod") or right.all())
    expected = OPERATIONS[name](left, right)
    assume(expected.dtype != np.float16)
    agree(javascript(f"return np.{name}({written(left)}, {written(right)});"), expected)


@examples
@given(st.data())
def test_a_number_beside_an_array_makes_no_wider_one(javascript: Run, data: st.DataObject) -> None:
    array = data.draw(arrays())
    is_float = data.draw(st.booleans())
    number = data.draw(st.integers(1, 5))
    name = data.draw(st.sampled_from(("add", "multiply", "divide", "maximum")))
    expected = OPERATIONS[name](array, float(number) if is_float else number)
    assume(expected.dtype != np.float16)
    text = f"np.float({number})" if is_float else str(number)
    agree(javascript(f"return np.{name}({written(array)}, {text});"), expected)


REDUCTIONS = ("sum", "mean", "max", "min", "std", "var", "any", "all", "prod")
PLACES = ("argmax", "argmin")


@examples
@given(st.data())
def test_reductions_go_along_axes(javascript: Run, data: st.DataObject) -> None:
    array = data.draw(arrays(least=1))
    name = data.draw(st.sampled_from((*REDUCTIONS, *PLACES)))
    assume(not (name in ("std", "var", "mean") and array.dtype == np.float16))
    axis = data.draw(st.none() | st.integers(-array.ndim, array.ndim - 1))
    kept = name not in PLACES and data.draw(st.booleans())
    expected = getattr(np, name)(array, axis=axis, **({"keepdims": True} if kept else {}))
    expected = np.asarray(expected)
    if expected.dtype == np.uint64:
        expected = expected.astype("int64")
    place = "null" if axis is None else axis
    between = "0, " if name in ("std", "var") else ""
    agree(
        javascript(f"return {written(array)}.{name}({place}, {between}{str(kept).lower()});"),
        expected,
        text=False,
    )


@examples
@given(st.data())
def test_lines_are_sorted_summed_and_turned(javascript: Run, data: st.DataObject) -> None:
    array = data.draw(arrays(least=1))
    axis = data.draw(st.integers(-array.ndim, array.ndim - 1))
    name, extra = data.draw(
        st.sampled_from(
            (("sort", ()), ("cumsum", ()), ("flip", ()), ("roll", (2,)), ("repeat", (2,)))
        )
    )
    expected = getattr(np, name)(array, *extra, axis=axis)
    if expected.dtype == np.uint64:
        expected = expected.astype("int64")
    given_ = "".join(f", {one}" for one in extra)
    agree(javascript(f"return np.{name}({written(array)}{given_}, {axis});"), expected)


@examples
@given(st.data())
def test_floats_are_printed_as_numpy_prints_them(javascript: Run, data: st.DataObject) -> None:
    dtype = data.draw(st.sampled_from(("float32", "float64")))
    power = data.draw(st.integers(-12, 12))
    numbers = st.floats(-9, 9, allow_nan=False, width=32)
    shape = data.draw(st.sampled_from(([4], [2, 3], [40], [3, 30], [2, 2, 2])))
    count = math.prod(shape)
    drawn = data.draw(st.lists(numbers, min_size=count, max_size=count))
    array = (np.array(drawn) * 10.0**power).astype(dtype).reshape(shape)
    agree(javascript(f"return {written(array)};"), array)


def test_long_arrays_are_printed_in_part(javascript: Run) -> None:
    for shape in ([1001], [50, 30], [3, 20, 30]):
        array = np.arange(math.prod(shape)).reshape(shape)
        agree(javascript(f"return np.arange({array.size}).reshape({shape});"), array)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("const a = np.zeros([2, 3]); np.fillDiagonal(a, 5); return a;", [[5.0, 0, 0], [0, 5, 0]]),
        (
            "const a = np.zeros([3], 'int64'); np.add.at(a, [0, 0, 2], 1); return a;",
            [2, 0, 1],
        ),
        (
            "const a = np.zeros([2, 3]); np.putAlongAxis(a, np.array([[1], [2]]), 1, 1); return a;",
            [[0.0, 1, 0], [0, 0, 1]],
        ),
        ("const a = np.array([3, 1, 2]); a.sort(); return a;", [1, 2, 3]),
        (
            "const a = np.arange(5); a.set(a.get(np.slice(1)), np.slice(null, -1)); return a;",
            [1, 2, 3, 4, 4],
        ),
        (
            "const a = np.arange(4); a.set(a.get(np.slice(null, -1)), np.slice(1)); return a;",
            [0, 0, 1, 2],
        ),
        ("return np.where([true, false], [1, 2], [3, 4]);", [1, 4]),
        ("return np.concatenate([np.ones([1, 2]), np.zeros([2, 2])]);", [[1.0, 1], [0, 0], [0, 0]]),
        ("return np.stack([[1, 2], [3, 4]], 1);", [[1, 3], [2, 4]]),
        ("return np.tile([1, 2], [2, 2]);", [[1, 2, 1, 2], [1, 2, 1, 2]]),
        ("return np.pad([[1, 2]], [[0, 1], [1, 0]]);", [[0, 1, 2], [0, 0, 0]]),
        ("return np.dot([[1, 2], [3, 4]], [1, 1]);", [3, 7]),
        ("return np.diag([1, 2], 1);", [[0, 1, 0], [0, 0, 2], [0, 0, 0]]),
        ("return np.bincount([0, 2, 2], null, 4);", [1, 0, 2, 0]),
        ("return np.linspace(0, 1, 5);", [0, 0.25, 0.5, 0.75, 1]),
        ("return np.argsort([3, 1, 2]);", [1, 2, 0]),
        ("return np.squeeze(np.expandDims([1, 2], 0));", [1, 2]),
    ],
)
def test_functions_give_what_numpys_give(javascript: Run, code: str, expected: Any) -> None:
    agree(javascript(code), np.array(expected))


def test_arrays_hold_texts(javascript: Run) -> None:
    made = "np.array([['a', \"it's\"], ['long', 'a']])"
    texts = np.array([["a", "it's"], ["long", "a"]])
    assert javascript(f"return {made};")["text"] == str(texts)
    assert javascript(f"return np.equal({made}, 'a').tolist();")["list"] == [
        (texts == "a").astype(int).tolist()
    ]
    rows = javascript(f"return [...{made}.entries()].map(([i, row]) => [i, row.tolist()]);")
    assert rows["list"] == [[list(one) for one in enumerate(texts.tolist())]]
    state = np.random.RandomState(0)
    letters = np.array(list("abcdef"))
    state.shuffle(letters)
    shuffled = "const a = np.array([...'abcdef']); np.random.seed(0); np.random.shuffle(a); "
    assert javascript(f"{shuffled}return a.tolist();")["list"] == [letters.tolist()]


def test_the_module_has_what_the_catalogue_names(javascript: Run) -> None:
    functions = [one.name.removeprefix("numpy.") for one in ARRAY_FUNCTIONS.values()]
    names = [
        f"np.NdArray.prototype.{name[8:]}" if name.startswith("ndarray.") else f"np.{camel(name)}"
        for name in functions
    ]
    listed = ", ".join(f"['{name}', typeof {name}]" for name in names)
    code = f"return [{listed}].filter(([, what]) => what !== 'function').map(([name]) => name);"
    assert javascript(code)["list"] == [[]]


def test_the_declarations_have_what_the_module_exports(javascript: Run) -> None:
    text = TYPES.read_text()
    declared = set(re.findall(r"^export (?:const|class|function) (\w+)", text, re.MULTILINE))
    declared |= set(re.findall(r"\w+ as (\w+)", text))
    assert declared == set(javascript("return Object.keys(np);")["list"][0])


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("np.zeros(2).get(2)", "index 2 is out of bounds for axis 0 with size 2"),
        ("np.zeros([2, 3]).set([1, 2], 0)", "could not broadcast input array"),
        ("np.array([1, 2]).set(0.5, 0)", "give np.array its dtype"),
        ("np.zeros(2, 'uint8').set(256, 0)", "Python integer 256 out of bounds for uint8"),
        ("np.add(np.zeros(2, 'int64'), 0.5, np.zeros(2, 'int64'))", "cannot cast"),
        ("np.array(['a'], 'float32')", "could not convert string to float: 'a'"),
        ("np.zeros(2, 'complex64')", "no arrays of the type complex64"),
    ],
)
def test_what_numpy_refuses_is_refused(javascript: Run, code: str, message: str) -> None:
    assert message in javascript(f"return {code};")["error"]
