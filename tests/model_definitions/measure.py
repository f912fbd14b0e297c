"""What becomes of one definition: built by Keras, translated, and run by the two others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.model_definitions.compare import difference, telling
from tests.model_definitions.process import Sides

from keras_tfjs import pipeline
from keras_tfjs.diagnostics import Severity
from keras_tfjs.modules import put_beside
from keras_tfjs.source import Dialect, Options

Json = Any

GAINS = (1.0, 1.5, 0.6)
"""Factors of the weights, tried until the outputs follow the inputs."""


@dataclass
class Result:
    """`said`: the errors of the two translations. `runtime` and `tfjs` are "equal" or the
    difference, or what was raised."""

    keras: int | None = None
    why: str = ""
    program: str = ""
    parameters: int = 0
    layers: int = 0
    drawn: bool = False
    said: dict[str, list[str]] = field(default_factory=dict)
    runtime: str = ""
    tfjs: str = ""

    @property
    def equal(self) -> bool:
        return self.runtime == "equal" and self.tfjs == "equal"


def measure(programs: tuple[str, ...], sides: Sides, folder: Path) -> Result:
    """`folder` gets the program and its translations."""
    result = Result()
    folder.mkdir(parents=True, exist_ok=True)
    expected, gain = _built(programs, sides, result)
    if expected is None:
        (folder / "keras.py").write_text(programs[0], encoding="utf-8")
        return result
    (folder / "keras.py").write_text(result.program, encoding="utf-8")
    result.parameters = sum(model["parameters"] for model in expected)
    result.layers = sum(len(model["layers"]) for model in expected)
    result.drawn = any(one["drawn"] for model in expected for one in model["outputs"])
    inputs = [model["inputs"] for model in expected]
    for dialect, kind in ((Dialect.TFJS, "runtime"), (Dialect.JS, "tfjs")):
        try:
            made = pipeline.run(result.program, dialect, Dialect.KERAS, Options())
        except Exception as error:
            setattr(result, kind, f"the translator failed: {type(error).__name__}: {error}")
            continue
        result.said[kind] = [
            f"{one.code} {one.message}"
            for one in made.diagnostics
            if one.severity is Severity.ERROR
        ]
        if kind == "runtime":
            (folder / "runtime.py").write_text(made.code, encoding="utf-8")
            answer = sides.runtime.ask({"source": made.code, "inputs": inputs, "gain": gain})
        else:
            file = folder / "definition.js"
            text = f"{made.code}\nexport {{definition}};\n"
            put_beside(file, text)
            file.write_text(text, encoding="utf-8")
            answer = sides.tfjs.ask({"file": str(file.resolve()), "inputs": inputs, "gain": gain})
        setattr(
            result, kind, answer.get("error") or difference(expected, answer["models"]) or "equal"
        )
    return result


BUILDS = ("(None, 12)", "(None, 28, 28, 1)", "(None, 12, 8)")
"""Shapes of data for models that learn the shape of their inputs from it."""


def _with_builds(programs: tuple[str, ...], result: Result) -> Iterator[str]:
    for program in programs:
        yield program
        if "no defined inputs" in result.why:
            head, _, made = program.rstrip("\n").rpartition("\n")
            value = made.removeprefix("definition = ")
            for shape in BUILDS:
                if value.isidentifier():
                    yield f"{head}\n{value}.build({shape})\n{made}\n"
                else:
                    yield f"{program}definition.build({shape})\n"


def _built(
    programs: tuple[str, ...], sides: Sides, result: Result
) -> tuple[list[Json] | None, float]:
    for program in _with_builds(programs, result):
        for version in (3, 2):
            best: tuple[list[Json], float] | None = None
            for gain in GAINS:
                answer = sides.keras[version].ask({"source": program, "gain": gain})
                if "error" in answer:
                    result.why += f"Keras {version}: {answer['error']}\n"
                    break
                best = best or (answer["models"], gain)
                if telling(answer["models"]):
                    best = (answer["models"], gain)
                    break
            if best is not None:
                result.keras, result.program, result.why = version, program, ""
                return best
    return None, 1.0
