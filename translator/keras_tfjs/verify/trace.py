"""What a run computed, as the runners wrote it down (`runners/recorder.py` has the form)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Json = Any


@dataclass(frozen=True)
class LayerTrace:
    """Weights of one layer at first use and at the end, in the layer's own order, as encoded
    arrays. `kept`: they came from a file or the program and were compared, not set."""

    name: str
    kept: bool
    initial: tuple[Json, ...]
    final: tuple[Json, ...]


@dataclass(frozen=True)
class Unit:
    """A model, or a layer called on its own: `layers` are those that have weights."""

    name: str
    layers: tuple[LayerTrace, ...]


@dataclass(frozen=True)
class Event:
    """Something with a result: `kind` is fit, evaluate, trainOnBatch, predict, apply or print.

    `facts` by kind: history; values; outputs; values and text.
    """

    kind: str
    unit: int | None
    facts: dict[str, Json]


@dataclass(frozen=True)
class Trace:
    units: tuple[Unit, ...]
    events: tuple[Event, ...]
    output: str

    @classmethod
    def of(cls, data: Json) -> Trace:
        """Reads a runner's JSON."""
        units = tuple(
            Unit(
                unit["name"],
                tuple(
                    LayerTrace(
                        layer["name"],
                        layer["kept"],
                        tuple(layer["initial"]),
                        tuple(layer["final"]),
                    )
                    for layer in unit["layers"]
                ),
            )
            for unit in data["units"]
        )
        events = tuple(
            Event(
                event["event"],
                event.get("unit"),
                {name: fact for name, fact in event.items() if name not in ("event", "unit")},
            )
            for event in data["events"]
        )
        return cls(units, events, data["output"])


@dataclass(frozen=True)
class ProgramError:
    """What a program raised; `line` is in the program, where its own code was on the way."""

    type: str
    message: str
    line: int | None
    output: str

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        return f"{place}{self.type}: {self.message}"
