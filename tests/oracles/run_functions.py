"""Values of `result` of programs for real Keras: a JSON list of texts on standard input, a JSON
list of {data, shape, dtype}, lists of those, numbers, strings, or {error} on standard output."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import numpy as np


def plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str):
        return plain_number(value)
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {"items": {str(key): plain(each) for key, each in value.items()}}
    array = np.asarray(value)
    if array.dtype.kind == "c":
        data = [[float(each.real), float(each.imag)] for each in array.ravel()]
        flat = [part for pair in data for part in pair]
    elif array.dtype.kind in "SUO":
        return {
            "data": [str(each) for each in array.ravel()],
            "shape": list(array.shape),
            "dtype": "string",
        }
    else:
        flat = [float(each) for each in array.ravel()]
    return {
        "data": [plain_number(each) for each in flat],
        "shape": list(array.shape),
        "dtype": array.dtype.name,
    }


def plain_number(value: Any) -> Any:
    if isinstance(value, float) and not np.isfinite(value):
        return str(value)
    return value


def main() -> None:
    answers = []
    for text in json.load(sys.stdin):
        names: dict[str, Any] = {}
        try:
            exec(compile(text, "<sample>", "exec"), names)
            answers.append(plain(names["result"]))
        except Exception as error:
            answers.append({"error": f"{type(error).__name__}: {error}"[:300]})
    print("\n" + json.dumps(answers))


main()
