"""What a program's models are and compute, told the same way by every library.

A request is {"source", "inputs", "gain"}, a line of JSON; the program leaves what it made in
`definition`: a model, a list of them, or an object that holds some. The answer is {"models"} or
{"error"}. Each request runs in a child of its own, with limits of time and memory.

Weights and inputs are numbers made from a hash, so that nothing but their places and shapes has to
be carried from one library to another. Run by interpreters that have nothing else of the project.
"""

from __future__ import annotations

import json
import math
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import numpy as np

Json = Any
Array = np.ndarray[Any, Any]

SHOWN = 4000
"""Numbers of an output that are told; of a larger one, every n-th."""

MEMORY = 8 << 30
LARGEST = 60_000_000
"""Parameters of a model that is still run."""


class Library(Protocol):
    """What the description asks of a library."""

    def is_model(self, value: Any) -> bool: ...

    def layers(self, model: Any) -> list[Any]:
        """The layers of a model in its order, those of models inside it in their places."""

    def told(self, layer: Any) -> Json:
        """{"class", "weights": shapes}"""

    def fill(self, layer: Any, weights: list[Array]) -> None:
        """Sets the weights; those that count something stay as they are."""

    def parameters(self, model: Any) -> int: ...

    def inputs(self, model: Any, given: Json) -> Json:
        """For each input {"shape", "dtype", "below"}; `given`: what another library said."""

    def run(self, model: Any, arrays: list[Array]) -> list[Array]:
        """The outputs, as in inference."""


def numbers(seed: int, count: int) -> Array:
    """`count` numbers in [0, 1), exact in single precision: the mixing steps of MurmurHash3."""
    hashed = np.arange(count, dtype=np.uint32) + np.uint32(seed * 0x9E3779B9 & 0xFFFFFFFF)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        hashed ^= hashed >> np.uint32(shift)
        hashed *= np.uint32(factor)
    hashed ^= hashed >> np.uint32(16)
    return (hashed >> np.uint32(8)).astype("float64") * 2.0**-24


def weight(seed: int, kind: str, shape: list[int], gain: float) -> Array:
    """Kernels that keep the size of what passes, statistics near one, small numbers else."""
    drawn = numbers(seed, math.prod(shape)).reshape(shape)
    if "normalization" in kind.lower():
        return (drawn + 0.5).astype("float32")
    if len(shape) < 2:
        return ((drawn - 0.5) * 0.2).astype("float32")
    fan = math.prod(shape[:-1])
    if len(shape) == 4 and shape[-1] == 1:
        fan = shape[0] * shape[1]
    return ((drawn - 0.5) * (2 * gain * math.sqrt(3 / fan))).astype("float32")


def sample(seed: int, told: Json) -> Array:
    drawn = numbers(seed, math.prod(told["shape"])).reshape(told["shape"])
    if told["below"]:
        return np.floor(drawn * told["below"]).astype(told["dtype"])
    return (drawn * 2 - 1).astype(told["dtype"])


def models(library: Library, value: Any) -> Iterator[Any]:
    """The models in a value: itself, its items, or its attributes by name."""
    if library.is_model(value):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from models(library, item)
    elif isinstance(value, dict):
        yield from models(library, list(value.values()))
    elif hasattr(value, "__dict__"):
        held = sorted(vars(value).items(), key=lambda pair: _plain(pair[0]))
        yield from models(library, [one for _, one in held if library.is_model(one)])


def _plain(name: str) -> str:
    return name.replace("_", "").lower()


def describe(library: Library, model: Any, given: Json, gain: float) -> Json:
    inputs = library.inputs(model, given)
    if library.parameters(model) > LARGEST:
        raise MemoryError(f"{library.parameters(model)} parameters are too many to run here")
    told = [library.told(layer) for layer in library.layers(model)]
    for number, (layer, one) in enumerate(zip(library.layers(model), told, strict=True)):
        if one["weights"]:
            place = sum(bool(before["weights"]) for before in told[:number])
            made = [
                weight(place * 100 + index, one["class"], shape, gain)
                for index, shape in enumerate(one["weights"])
            ]
            library.fill(layer, made)
    outputs = library.run(model, [sample(7 + i, one) for i, one in enumerate(inputs)])
    again = library.run(model, [sample(7 + i, one) for i, one in enumerate(inputs)])
    other = library.run(model, [sample(70 + i, one) for i, one in enumerate(inputs)])
    return {
        "layers": told,
        "parameters": library.parameters(model),
        "inputs": inputs,
        "outputs": [
            {
                "shape": list(output.shape),
                "values": [_number(value) for value in thinned(output)],
                "drawn": not np.array_equal(output, repeated, equal_nan=True),
                "moves": float(np.abs(thinned(output) - thinned(changed)).max(initial=0.0)),
            }
            for output, repeated, changed in zip(outputs, again, other, strict=True)
        ],
    }


def thinned(output: Array) -> Array:
    flat = np.asarray(output, dtype="float64").ravel()
    return flat[:: max(1, math.ceil(flat.size / SHOWN))]


def _number(value: float) -> Json:
    return float(value) if math.isfinite(value) else str(float(value))


def answer(library: Library, request: Json) -> Json:
    namespace: dict[str, Any] = {"__name__": "__main__"}
    try:
        exec(compile(request["source"], "definition.py", "exec"), namespace)
        found = list(models(library, namespace["definition"]))
        if not found:
            return {"error": "NoModel: nothing that is a model comes out"}
        given = request.get("inputs") or [None] * len(found)
        return {
            "models": [
                describe(library, model, one, request["gain"])
                for model, one in zip(found, given, strict=True)
            ]
        }
    except BaseException as error:
        frames = traceback.extract_tb(error.__traceback__)
        line = next((f.lineno for f in reversed(frames) if f.filename == "definition.py"), None)
        told = f"{type(error).__name__}: {str(error).strip()[:600]}"
        return {"error": told if line is None else f"{told} (line {line})"}


def serve(make: Callable[[], Library], seconds: int) -> None:
    """Answers requests until the input ends."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    library = make()
    for line in sys.stdin:
        channel.write("\x1e" + json.dumps(_in_child(library, json.loads(line), seconds)) + "\n")
        channel.flush()


def _in_child(library: Library, request: Json, seconds: int) -> Json:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        signal.alarm(3 * seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            json.dump(answer(library, request), pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        late = os.WTERMSIG(status) in (signal.SIGALRM, signal.SIGXCPU)
        return {"error": f"not done after {seconds} s" if late else f"killed by {status}"}
    return json.loads(text) if text else {"error": f"ended with status {status}"}
