"""What a Python program computes, written down as it runs: the half that every library shares.

A trace is JSON:
  units   models, and layers called on their own, in order of first use; per layer that has
          weights, the weights at first use ("initial") and at the end ("final")
  events  in order: fit (history), evaluate and trainOnBatch (numbers), predict and apply
          (outputs), print (values and text)
  loads   the model files that were loaded, as the program names them
  output  all that was written
Arrays are {"shape", "dtype", "data"} with the data flat; NaN and the infinities are strings.
"""

from __future__ import annotations

import builtins
import contextlib
import io
import json
import math
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import numpy as np

Json = Any

ANSWER_MARK = "\x1e"
"""Starts every answer, so that a line a program prints by itself is never taken for one."""


class Side(Protocol):
    """What a library tells the recorder about its objects."""

    modules: frozenset[str]

    def layers(self, unit: Any) -> list[Any]:
        """The layers of a model that have weights, in layer order; of a layer, itself."""

    def read(self, layer: Any) -> list[np.ndarray[Any, Any]]: ...

    def write(self, layer: Any, weights: list[np.ndarray[Any, Any]]) -> None: ...

    def concrete(self, value: Any) -> Any:
        """A library's value as an array or a plain Python value; None where it has none."""

    def patched(self, recorder: Recorder) -> contextlib.AbstractContextManager[None]:
        """Reports the library's entry points to `recorder` while the program runs."""


def encode_number(value: float) -> Json:
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")


def encode_array(array: np.ndarray[Any, Any]) -> Json:
    if array.dtype.kind == "f":
        # str() of a NumPy float is the shortest text that reads back to the same number.
        data = [encode_number(float(str(item))) for item in array.ravel()]
    else:
        data = array.ravel().tolist()
    return {"shape": list(array.shape), "dtype": str(array.dtype), "data": data}


def decode_array(value: Json) -> np.ndarray[Any, Any]:
    data = [float(item) if isinstance(item, str) else item for item in value["data"]]
    return np.array(data, dtype=value["dtype"]).reshape(value["shape"])


class Patches(contextlib.ExitStack):
    """Attributes that are other ones until the block ends."""

    def set(self, owner: Any, name: str, make: Callable[[Any], Any]) -> None:
        """Replaces `owner.name` by `make(owner.name)`."""
        own = vars(owner).get(name)
        setattr(owner, name, make(getattr(owner, name)))
        if own is None:
            self.callback(delattr, owner, name)
        else:
            self.callback(setattr, owner, name, own)

    def own(self, owner: Any, name: str, make: Callable[[Any], Any]) -> None:
        """The same, where `owner` does not merely inherit the attribute."""
        if name in vars(owner):
            self.set(owner, name, make)


class Recorder:
    """Collects one run. `given`: units of another run whose initial weights are to be used."""

    def __init__(self, side: Side, given: list[Json] | None) -> None:
        self.side = side
        self.given = given
        self.units: list[Json] = []
        self.events: list[Json] = []
        self.loads: list[str] = []
        self.output = io.StringIO()
        self._objects: list[Any] = []
        self._kept: list[Any] = []
        self._depth = 0

    @property
    def busy(self) -> bool:
        """Inside a recorded call: what the library does to itself is no event."""
        return self._depth > 0

    def enter(self) -> None:
        """From here to `leave()`, the library is at work; for work that outlives its call."""
        self._depth += 1

    def leave(self) -> None:
        self._depth -= 1

    @contextlib.contextmanager
    def inside(self) -> Iterator[None]:
        self.enter()
        try:
            yield
        finally:
            self.leave()

    def keep(self, unit: Any) -> None:
        """These weights come from a file or from the program: they are compared, never set."""
        if not self.busy:
            self._kept.append(unit)

    def keeping(self, original: Any) -> Any:
        """A method that sets weights, so that its object's weights are kept."""

        def set_and_keep(subject: Any, *args: Any, **kwargs: Any) -> Any:
            self.keep(subject)
            with self.inside():
                return original(subject, *args, **kwargs)

        return set_and_keep

    def load(self, model: Any, path: str) -> Any:
        """`model`, which was made from the file at `path`."""
        if not self.busy:
            self.loads.append(path)
        self.keep(model)
        return model

    def unit(self, subject: Any) -> int:
        """The number of a model or layer; at first use its weights are set and written down."""
        for number, known in enumerate(self._objects):
            if known is subject:
                return number
        number = len(self._objects)
        self._objects.append(subject)
        with self.inside():
            kept = {id(layer) for unit in self._kept for layer in self.side.layers(unit)}
            layers = self.side.layers(subject)
            if self.given is not None:
                self._set(number, layers, kept)
            self.units.append(
                {
                    "name": str(getattr(subject, "name", "")),
                    "layers": [
                        {
                            "name": str(layer.name),
                            "kept": id(layer) in kept,
                            "initial": [encode_array(item) for item in self.side.read(layer)],
                        }
                        for layer in layers
                    ],
                }
            )
        return number

    def _set(self, number: int, layers: list[Any], kept: set[int]) -> None:
        assert self.given is not None
        if number >= len(self.given):
            return
        source = self.given[number]["layers"]
        shapes = [[item["shape"] for item in layer["initial"]] for layer in source]
        own = [[list(item.shape) for item in self.side.read(layer)] for layer in layers]
        if shapes != own:
            raise ValueError(
                f"model {number + 1}: weights of shapes {shapes} were given, this one has {own}"
            )
        for layer, recorded in zip(layers, source, strict=True):
            if id(layer) not in kept and not recorded["kept"]:
                self.side.write(layer, [decode_array(item) for item in recorded["initial"]])

    def event(self, kind: str, **facts: Json) -> Json:
        event = {"event": kind, **facts}
        self.events.append(event)
        return event

    @contextlib.contextmanager
    def printing(self, values: list[Any]) -> Iterator[None]:
        """Records one print of `values` and the text that is written meanwhile."""
        event = self.event("print", values=[self.encode(value) for value in values], text="")
        start = self.output.tell()
        yield
        event["text"] = self.output.getvalue()[start:]

    def encode(self, value: Any) -> Json:
        match value:
            case None | bool() | str():
                return value
            case int():
                return int(value)
            case float():
                return encode_number(float(value))
            case np.ndarray():
                return encode_array(value)
            case np.generic():
                return self.encode(value.item())
            case list() | tuple():
                return [self.encode(item) for item in value]
            case dict():
                return {"dict": {str(key): self.encode(item) for key, item in value.items()}}
        plain = self.side.concrete(value)
        return {"opaque": type(value).__name__} if plain is None else self.encode(plain)

    def history(self, logs: dict[str, list[Any]]) -> Json:
        return {name: [encode_number(float(item)) for item in logs[name]] for name in logs}

    def trace(self) -> Json:
        with self.inside():
            for subject, unit in zip(self._objects, self.units, strict=True):
                for layer, facts in zip(self.side.layers(subject), unit["layers"], strict=True):
                    facts["final"] = [encode_array(item) for item in self.side.read(layer)]
        return {
            "units": self.units,
            "events": self.events,
            "loads": self.loads,
            "output": self.output.getvalue(),
        }

    @contextlib.contextmanager
    def prints(self) -> Iterator[None]:
        """Records the program's own calls of print(); the library's pass."""
        original = builtins.print

        def recorded(*values: Any, **options: Any) -> None:
            caller = sys._getframe(1).f_globals.get("__name__", "")
            own = str(caller).partition(".")[0] in self.side.modules
            if own or options.get("file") not in (None, sys.stdout):
                original(*values, **options)
                return
            with self.printing(list(values)):
                original(*values, **options)

        builtins.print = recorded
        try:
            with contextlib.redirect_stdout(self.output):
                yield
        finally:
            builtins.print = original


@contextlib.contextmanager
def _stage(filename: str, directory: str) -> Iterator[dict[str, Any]]:
    """The program's world: its folder, its `__main__`, no input; undone afterwards."""
    before = os.getcwd()
    modules = dict(sys.modules)
    arguments, source, path = sys.argv, sys.stdin, list(sys.path)
    main = ModuleType("__main__")
    main.__file__ = filename
    os.chdir(directory)
    sys.path.insert(0, directory)
    sys.modules["__main__"] = main
    sys.argv, sys.stdin = [filename], io.StringIO()
    try:
        yield main.__dict__
    finally:
        sys.argv, sys.stdin, sys.path[:] = arguments, source, path
        os.chdir(before)
        sys.modules["__main__"] = modules["__main__"]
        for name, module in list(sys.modules.items()):
            home = getattr(module, "__file__", None)
            if name not in modules and home and Path(home).is_relative_to(directory):
                del sys.modules[name]


def run(side: Side, request: Json) -> Json:
    """The trace of one program, or what it raised."""
    recorder = Recorder(side, request.get("given"))
    filename = request["filename"]
    try:
        with (
            _stage(filename, request["directory"]) as namespace,
            recorder.prints(),
            side.patched(recorder),
        ):
            with contextlib.suppress(SystemExit):
                exec(compile(request["source"], filename, "exec"), namespace)
            return {"trace": recorder.trace()}
    except Exception as error:
        lines = [
            frame.lineno
            for frame in traceback.extract_tb(error.__traceback__)
            if frame.filename == filename
        ]
        return {
            "error": {
                "type": type(error).__name__,
                "message": str(error),
                "line": lines[-1] if lines else getattr(error, "lineno", None),
                "output": recorder.output.getvalue(),
            }
        }


def serve(make_side: Callable[[], Side]) -> None:
    """Answers requests, one JSON text a line, until the input ends."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    side = make_side()
    for line in sys.stdin:
        answer = json.dumps(run(side, json.loads(line)))
        channel.write(f"{ANSWER_MARK}{answer}\n")
        channel.flush()
