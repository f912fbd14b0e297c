"""numpy.js reads and writes the files that NumPy does, number for number."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import keras_tfjs.modules
from keras_tfjs.catalog.numpy_arrays import camel

MODULE = Path(keras_tfjs.modules.__file__).with_name("numpy.js")
TYPES = {"str": str, "int": int, "bool": bool}
RNG = np.random.default_rng(5)

TEXTS: list[tuple[str, str, Mapping[str, Any]]] = [
    (function, text, options)
    for text, options in [
        ("1,2\n3,4\n", {"delimiter": ","}),
        ("1,2\n\n3,4", {"delimiter": ",", "dtype": "float32"}),
        ("1,2\n3,4", {"delimiter": ",", "dtype": "int"}),
        ("1,2.5\n3,\n", {"delimiter": ",", "dtype": "int"}),
        ("1,x\n3,\n", {"delimiter": ","}),
        ("a, b \n cd,e\n", {"delimiter": ",", "dtype": "str"}),
        (" 1 2 # x\n#y\n3   4", {}),
        ("1 2\n3 4 5", {}),
        ("1\t2\n3\t.5e-3", {"delimiter": "\t"}),
        ("1;2;3\n4;5;6", {"delimiter": ";", "usecols": [0, -1]}),
        ("1;2;3\n4;5;6", {"delimiter": ";", "usecols": 1}),
        ("1 2 3\n4 5 6", {"usecols": [0, 2], "unpack": True}),
        ("1 2 3\n4 5 6\n7 8 9", {"max_rows": 2}),
        ("nan inf -Infinity 1e5 +3 .5 5.", {}),
        ("0x10 1", {}),
        ("5", {}),
        ("5", {"ndmin": 1}),
        ("5 6", {"ndmin": 2}),
        ("5\n6", {"ndmin": 2}),
        ("5\n6\r\n7\r\n", {"dtype": "float32"}),
        ("5 6", {"unpack": True}),
        ("1 // 2\n3", {"comments": "//"}),
        ("1 # 2\n", {"comments": None, "dtype": "str"}),
        ("1 0\n0 1\n", {"dtype": "bool", "delimiter": " "}),
        ("0.1 0.7\n1e-30 3.4028235e38\n", {"dtype": "float32"}),
    ]
    for function in ("loadtxt", "genfromtxt")
] + [
    ("loadtxt", "# c\n\n1 2\n3 4", {"skiprows": 1}),
    ("loadtxt", "a,b\n1,2\n", {"skiprows": 1, "delimiter": ","}),
    ("loadtxt", "300,1", {"delimiter": ",", "dtype": "uint8"}),
    ("genfromtxt", "a,b\n1,2\n3,\n", {"skip_header": 1, "delimiter": ","}),
    ("genfromtxt", "1 2\n3 4\n5 6", {"skip_footer": 1}),
    ("genfromtxt", "1,,3", {"delimiter": ",", "filling_values": 0}),
    ("genfromtxt", "True,x\nfalse,TRUE", {"delimiter": ",", "dtype": "bool"}),
]


def run(code: str, folder: Path) -> Any:
    """What JavaScript returns, of statements that have `np`."""
    program = (
        f"import * as np from '{MODULE.as_uri()}';\n"
        "const plain = (key, value) => ArrayBuffer.isView(value) ? Array.from(value, (one) => "
        "plain(key, one)) : typeof value === 'number' && !Number.isFinite(value) ? String(value)"
        " : value;\n"
        "const told = (one) => ({shape: one.shape, dtype: one.dtype, list: one.values()});\n"
        f"const answer = (() => {{{code}}})();\n"
        "console.log(JSON.stringify(answer, plain));\n"
    )
    command = ["node", "--input-type=module", "-e", program]
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert not made.returncode, made.stderr
    return json.loads(made.stdout) if made.stdout.strip() != "undefined" else None


def shown(array: np.ndarray) -> dict[str, Any]:
    kind = "str" if array.dtype.kind == "U" else str(array.dtype)
    numbers = array.ravel().tolist()
    words = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
    numbers = [words.get(str(one), one) if isinstance(one, float) else one for one in numbers]
    numbers = [int(one) if isinstance(one, bool) else one for one in numbers]
    return {"shape": list(array.shape), "dtype": kind, "list": numbers}


def test_reading_of_texts(tmp_path: Path) -> None:
    calls, wanted = [], []
    for place, (function, text, options) in enumerate(TEXTS):
        path = tmp_path / f"{place}.txt"
        path.write_bytes(text.encode())
        dtype = options.get("dtype", "float64")
        given = {**options, "dtype": TYPES.get(dtype, dtype)}
        try:
            wanted.append(shown(getattr(np, function)(path, **given)))
        except ValueError:
            wanted.append({"error": True})
        sent = json.dumps({camel(name): value for name, value in options.items()})
        calls.append(f"() => np.{function}('{path.name}', {sent})")
    code = f"return [{', '.join(calls)}].map((one) => {{ try {{ return told(one()); }} "
    found = run(code + "catch { return {error: true}; } });", tmp_path)
    for case, one, other in zip(TEXTS, found, wanted, strict=True):
        assert one == other, case


VALUES = np.concatenate(
    [
        [0.0, -0.0, 1.0, -2.5, 0.5, 1.5, 2.5, 1e-5, 123456.789, 1e16, 1.5e22, 2.0**-28, np.nan],
        [np.inf, -np.inf, 0.1, 1 / 3, 5e-324, 1.7976931348623157e308, 0.125, 1e21, 99999.95],
        RNG.normal(size=60) * 10.0 ** RNG.integers(-12, 12, 60),
    ]
)
FORMATS = "%.18e %.4f %10.5f %-12.3f| %+.2f %g %.3g %.4g %010.2f %s %.0f %.0e %E %G %5s".split()


def test_written_texts(tmp_path: Path) -> None:
    finite = VALUES[np.isfinite(VALUES) & (np.abs(VALUES) < 1e38)]
    whole = np.array([[1, -2], [300, 0]])
    cases: list[tuple[np.ndarray, dict[str, Any]]] = [
        *((VALUES, {"fmt": one}) for one in [*FORMATS, "% .3f"]),
        *((finite.astype("float32"), {"fmt": one}) for one in ("%.18e", "%s", "%g")),
        *((finite, {"fmt": one}) for one in ("%d", "%i", "%5d", "%-5d|", "%+d", "%05d")),
        *((whole, {"fmt": one}) for one in ("%d", "%i", "%s", "%.18e", "%.2f")),
        (whole, {"delimiter": ",", "header": "a,b\nc", "footer": "end", "newline": "\r\n"}),
        (whole, {"fmt": "%d of %.1f", "comments": "", "header": "n"}),
        (whole, {"fmt": ["%d", "%.1f"], "delimiter": "; "}),
        (np.array(["a", "bc"]), {"fmt": "%4s"}),
        (np.array([True, False]), {"fmt": "%d"}),
        (np.array([True, False]), {"fmt": "%s"}),
    ]
    calls = []
    for place, (array, options) in enumerate(cases):
        np.save(tmp_path / f"{place}.npy", array)
        np.savetxt(tmp_path / f"{place}.txt", array, **options)
        given = f"np.load('{place}.npy'), {json.dumps(options)}"
        calls.append(f"np.savetxt('{place}.js', {given});")
    run("".join(calls), tmp_path)
    for place, case in enumerate(cases):
        written, wanted = (tmp_path / f"{place}.{one}" for one in ("js", "txt"))
        assert written.read_bytes() == wanted.read_bytes(), case


ARRAYS = [
    np.arange(12.0).reshape(3, 4),
    np.array(2.5),
    np.zeros((0, 3), "float32"),
    np.array([True, False]),
    np.array(["one", "é𝄞", ""]),
    RNG.integers(0, 256, (2, 3, 2), "uint8"),
    *(np.array([[1, 2], [3, 100]], dtype) for dtype in "int8 int16 uint16 int32 uint32".split()),
    np.array([-(2**40), 7]),
    np.array([2**40, 7], "uint64"),
    np.ones(1000, "float32"),
]


def test_files_of_arrays(tmp_path: Path) -> None:
    foreign = [np.asfortranarray(ARRAYS[0]), np.arange(3, dtype=">f4"), np.arange(3, dtype=">i8")]
    for place, array in enumerate([*ARRAYS, *foreign]):
        np.save(tmp_path / f"{place}.npy", array)
    every = range(len(ARRAYS) + len(foreign))
    code = "".join(f"np.save('copy{one}', np.load('{one}.npy'));" for one in every)
    read = ", ".join(f"told(np.load('{one}.npy'))" for one in every)
    found = run(f"{code}return [{read}];", tmp_path)
    for place, array in enumerate(ARRAYS):
        assert found[place] == shown(array)
        copy, source = tmp_path / f"copy{place}.npy", tmp_path / f"{place}.npy"
        assert copy.read_bytes() == source.read_bytes()
    for place, array in enumerate(foreign, len(ARRAYS)):
        assert found[place] == shown(array.astype(array.dtype.newbyteorder("=")))


def test_archives(tmp_path: Path) -> None:
    x, y = ARRAYS[0], ARRAYS[5]
    np.savez(tmp_path / "stored.npz", x_train=x, y=y)
    np.savez_compressed(tmp_path / "small.npz", x, y)
    found = run(
        "const [a, b] = [np.load('stored.npz'), np.load('small.npz')];"
        "np.savez('made', {x_train: a.get('x_train'), y: a.get('y')});"
        "np.savezCompressed('made_small.npz', new Map([['x', b.get('arr_0')]]));"
        "return [a.files, told(a.get('y')), [...b], told(b.get('arr_0'))];",
        tmp_path,
    )
    assert found == [["x_train", "y"], shown(y), ["arr_0", "arr_1"], shown(x)]
    with np.load(tmp_path / "made.npz") as made:
        assert made.files == ["x_train", "y"]
        assert np.array_equal(made["x_train"], x)
        assert np.array_equal(made["y"], y)
    with np.load(tmp_path / "made_small.npz") as made:
        assert np.array_equal(made["x"], x)
    for name in ("made.npz", "made_small.npz"):
        with zipfile.ZipFile(tmp_path / name) as archive:
            assert archive.testzip() is None


def test_what_is_not_read(tmp_path: Path) -> None:
    np.save(tmp_path / "objects.npy", np.array([{}, None], dtype=object), allow_pickle=True)
    np.save(tmp_path / "records.npy", np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]))
    for name in ("objects", "records"):
        code = f"try {{ np.load('{name}.npy'); }} catch (error) {{ return error.message; }}"
        assert "there are no arrays of" in run(code, tmp_path)


@pytest.mark.parametrize("name", ["array_host.js", "array_tables.js", "array_store.js"])
def test_no_module_of_node_is_imported(name: str) -> None:
    assert "from 'fs'" not in MODULE.with_name(name).read_text()
    assert "node:fs" not in MODULE.with_name(name).read_text()
