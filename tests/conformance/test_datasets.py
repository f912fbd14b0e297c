"""Pipelines of tf.data, here and on the real TensorFlow.js: the same elements in the same order,
the same sizes, the same errors. One node process runs them all."""

from __future__ import annotations

import json
import math
import random
import re
import subprocess
from typing import Any

import numpy as np
import pytest
from programs import ORACLES

import tfjs as tf

Case = dict[str, Any]

FUNCTIONS = {
    "double": lambda x: x * 2,
    "odd": lambda x: x % 2 == 1,
    "small": lambda x: x < 4,
    "pair": lambda x: {"xs": [x, x + 1], "ys": {"label": x}},
    "tensor": lambda x: tf.tensor1d([x, x * 10]),
    "later": lambda x: _later(x),
}


async def _later(x: float) -> float:
    return x + 0.5


def _function(name: str) -> dict[str, str]:
    return {"function": name}


def _random_steps(draw: random.Random) -> list[list[Any]]:
    choices: list[Any] = [
        lambda: ["map", _function("double")],
        lambda: ["filter", _function("odd")],
        lambda: ["filter", _function("small")],
        lambda: ["mapAsync", _function("later")],
        lambda: ["shuffle", draw.randint(1, 12), draw.choice(["seed", 7, 123456789])],
        lambda: ["shuffle", draw.randint(1, 5), 3, False],
        lambda: ["repeat", draw.randint(0, 3)],
        lambda: ["take", draw.randint(0, 9)],
        lambda: ["skip", draw.randint(0, 5)],
        lambda: ["prefetch", draw.randint(1, 5)],
        lambda: ["concatenate", {"items": [100, 200], "steps": []}],
    ]
    steps = [draw.choice(choices)() for _ in range(draw.randint(1, 4))]
    last = draw.choice(["", "batch", "pair", "tensor"])
    if last in ("pair", "tensor"):
        steps.append(["map", _function(last)])
    if last:
        steps.append(["batch", draw.randint(1, 4), draw.random() < 0.5])
    return steps


def _pipelines() -> dict[str, Case]:
    draw = random.Random(20)
    cases = {}
    for number in range(60):
        steps = _random_steps(draw)
        words = " ".join(str(step[0]) for step in steps)
        items = list(range(draw.randint(0, 11)))
        cases[f"{number}: {len(items)} items, {words}"] = {"items": items, "steps": steps}
    return cases


TABLE = 'a,b,c\n1,"x, y",true\r\n2.5,,0\n3e1,"q""r",1\n'
QUOTES = 'a,b\n"1","2"\n"x"y",z",w\n"open,1\n,"end"\nx"y,""\n'
CASES: dict[str, Case] = {
    **_pipelines(),
    "lists and dicts as elements": {"items": [[1, 2], [3, 4], [5, 6]], "steps": [["batch", 2]]},
    "a batch with values that are missing": {
        "csv": "a,b\n1,2\n3,\n", "config": {}, "steps": [["batch", 2]], "names": False,
    },
    "texts as elements": {"items": ["a", "b", "c"], "steps": [["batch", 2]]},
    "truths as elements": {"items": [True, False], "steps": [["batch", 2]]},
    "a batch of no elements": {"items": [1], "steps": [["batch", 0]]},
    "a shuffle without a window": {"items": [1, 2], "steps": [["shuffle"]]},
    "a window of nothing": {"items": [1, 2], "steps": [["shuffle", 0, "a"]]},
    "prefetch without a number": {"items": [1, 2], "steps": [["prefetch"]]},
    "an endless dataset as a list": {"items": [1, 2], "steps": [["repeat"]]},
    "the start of an endless dataset": {"items": [1, 2], "steps": [["repeat"], ["take", 5]]},
    "take without a number": {"items": [1, 2], "steps": [["take"]], "sizes": False},
    "zip in a list": {"zip": [{"items": [1, 2, 3]}, {"items": [4, 5]}], "steps": [["batch", 2]]},
    "zip in a dict": {
        "zip": {"xs": {"items": [1, 2, 3]}, "ys": {"items": [4, 5, 6]}},
        "steps": [["shuffle", 3, "z"], ["batch", 2]],
    },
    "lines": {"lines": "one\r\ntwo\n\nfour"},
    "lines cut inside of characters": {"lines": "aä→\n🙂b\n", "options": {"chunkSize": 3}},
    "a table": {"csv": TABLE, "config": {}},
    "a table with types": {
        "csv": TABLE,
        "config": {"columnConfigs": {"a": {"isLabel": True, "dtype": "int32"},
                                     "c": {"dtype": "bool"}, "b": {"default": "none"}}},
    },
    "some columns of a table": {
        "csv": TABLE,
        "config": {"columnConfigs": {"a": {}}, "configuredColumnsOnly": True},
    },
    "a required value that is missing": {
        "csv": TABLE, "config": {"columnConfigs": {"b": {"required": True}}},
    },
    "a column nobody has": {"csv": TABLE, "config": {"columnConfigs": {"z": {}}}},
    "names instead of a header": {
        "csv": "1,2\n3,4\n", "config": {"hasHeader": False, "columnNames": ["p", "q"]},
    },
    "neither names nor a header": {"csv": "1,2\n", "config": {"hasHeader": False}},
    "too few names": {"csv": TABLE, "config": {"columnNames": ["p"]}},
    "the same name twice": {"csv": "a,a\n1,2\n", "config": {}},
    "no text at all": {"csv": "", "config": {}},
    "a row that is too short": {"csv": "a,b\n1\n", "config": {}},
    "quotes of all kinds": {"csv": QUOTES, "config": {}},
    "tabs": {"csv": "a\tb\n1\t2\n", "config": {"delimiter": "\t"}},
    "blanks": {"csv": "a b\n  1    2\n3 4\n", "config": {"delimWhitespace": True}},
    "blanks and a delimiter": {
        "csv": "a b\n", "config": {"delimWhitespace": True, "delimiter": ","},
    },
    "numbers as JavaScript reads them": {
        "csv": "a\n0x1F\n 7 \n1_000\n.5\n5.\n1e400\nInfinity\nnan\n-3\n+4\n0b11\n", "config": {},
    },
}  # fmt: skip

PASSES = 2


def _dataset(given: Case) -> Any:
    data = tf.data
    if "csv" in given:
        source = data.FileDataSource(given["csv"].encode(), given.get("options"))
        made: Any = data.CSVDataset(source, given["config"])
    elif "lines" in given:
        made = data.TextLineDataset(
            data.FileDataSource(given["lines"].encode(), given.get("options"))
        )
    elif "zip" in given:
        parts = given["zip"]
        made = data.zip(
            [_dataset(one) for one in parts]
            if isinstance(parts, list)
            else {key: _dataset(one) for key, one in parts.items()}
        )
    else:
        made = data.array(given["items"])
    for name, *arguments in given.get("steps", []):
        made = getattr(made, name)(*[_argument(one) for one in arguments])
    return made


def _argument(value: Any) -> Any:
    if isinstance(value, dict):
        return FUNCTIONS[value["function"]] if "function" in value else _dataset(value)
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, tf.Tensor):
        values = list(value.dataSync())
        return {"shape": value.shape, "dtype": value.dtype, "data": [_plain(v) for v in values]}
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float | np.number):
        if math.isfinite(value):
            return float(value)
        return {"number": {math.inf: "Infinity", -math.inf: "-Infinity"}.get(float(value), "NaN")}
    return value


@pytest.fixture(scope="module")
def answers() -> dict[str, Case]:
    requests = [{**case, "passes": PASSES} for case in CASES.values()]
    done = subprocess.run(
        ["node", str(ORACLES / "run_datasets.mjs")],
        input=json.dumps(requests), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return dict(zip(CASES, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_a_pipeline_gives_what_tfjs_gives(name: str, answers: dict[str, Case]) -> None:
    case, answer = CASES[name], answers[name]
    if "error" in answer:
        start = r"\s+".join(map(re.escape, answer["error"][:40].split()))
        with pytest.raises(ValueError, match=start):
            _dataset(case).toArray().result()
        return
    made = _dataset(case)
    if case.get("sizes", True):
        assert _plain(made.size) == _plain(answer["size"])
    for theirs in answer["passes"]:
        assert _plain(made.toArray().result()) == _plain(theirs)
    if answer["names"] is not None:
        assert made.columnNames().result() == answer["names"]
