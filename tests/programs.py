"""The programs of corpus/, and how a test runs one.

A folder may also have `keras_back.py`: what comes back from the TF.js-style Python where the
Keras program is spelt otherwise (`from keras import layers`, positional arguments, ...).
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keras_tfjs.modules import imported, put_beside
from keras_tfjs.source import Dialect
from keras_tfjs.verify import ProgramError, Runner, Tolerance, Trace

ROOT = Path(__file__).parent.parent
ORACLES = ROOT / "tests" / "oracles"
KERAS_PYTHON = ROOT / ".venv-keras" / "bin" / "python"
CORPUS = ROOT / "corpus"
TFJS_TRACES = ROOT / "tests" / "recordings" / "tfjs"

_EPSILON = Tolerance(1e-4, 1e-4, weights=Tolerance(1e-4, 2e-3))
"""Keras and TF.js add Adam's epsilon in different places. Where a gradient is hardly more than
epsilon (a unit that is nearly dead, a bias before a normalization) the steps of single weights
differ; what the models compute is hardly moved by it. With `{"arithmetic": "keras"}` these programs
agree to 1e-4 in all weights."""

_DIVIDED = Tolerance(1e-5, 1e-5, weights=Tolerance(1e-4, 1e-4))
"""An optimizer that divides by the size of the gradients turns the rounding of a small gradient
into a part of a whole step."""

LOOSE = {
    **dict.fromkeys(
        (
            "convnet_sequential",
            "gan_train_step",
            "mlp_classifier",
            "mobilenet_block",
            "train_on_batch",
            "vae",
        ),
        _EPSILON,
    ),
    **dict.fromkeys(
        (
            "autoencoder",
            "clipping_adamw_ema",
            "convnet_functional",
            "custom_metric",
            "denoising_autoencoder",
            "multi_task",
            "siamese",
            "tabular_normalized",
            "transfer_learning",
            "wide_and_deep",
        ),
        _DIVIDED,
    ),
}
"""Programs that are not compared as tightly as `Tolerance()`, each for one of these reasons. The
losses of all of them agree to 1e-4."""

FILES = {
    Dialect.KERAS: "keras_program.py",
    Dialect.TFJS: "tfjs_program.py",
    Dialect.JS: "tfjs_program.js",
}


@dataclass(frozen=True)
class Program:
    """A folder of corpus/: the same program in three dialects, and what Keras made of it."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    def text(self, dialect: Dialect) -> str:
        return (self.folder / FILES[dialect]).read_text(encoding="utf-8")

    @property
    def back(self) -> Path:
        """The Keras program that comes back, where it is spelt otherwise."""
        return self.folder / "keras_back.py"

    @property
    def tolerance(self) -> Tolerance:
        return LOOSE.get(self.name, Tolerance())

    @property
    def recording(self) -> Path:
        return self.folder / "trace.json"

    @property
    def keras_json(self) -> Any:
        """The recorded run of real Keras."""
        return json.loads(self.recording.read_text(encoding="utf-8"))

    @property
    def tfjs_json(self) -> Any:
        """The recorded run of real TensorFlow.js, from the same initial weights."""
        return json.loads((TFJS_TRACES / f"{self.name}.json").read_text(encoding="utf-8"))


PROGRAMS = tuple(
    Program(path.parent)
    for path in sorted(CORPUS.glob("*/keras_program.py"))
    if path.parent.is_dir()
)

WRITTEN_IN_JAVASCRIPT = tuple(
    Program(path.parent)
    for path in sorted(CORPUS.glob("*/tfjs_program.js"))
    if not (path.parent / FILES[Dialect.KERAS]).exists()
)
"""Programs whose original is the JavaScript. `tfjs_program.py` and `keras_back.py` are what it
becomes, and the run of real TensorFlow.js is what they are compared with."""


def stage(program: Program, dialect: Dialect, folder: Path, text: str | None = None) -> Path:
    """The program in `folder` with the model files it loads in both formats.

    `text`: instead of the one in corpus/. Returns the file to run.
    """
    for model in program.folder.glob("*.h5"):
        from keras_tfjs.convert import convert

        shutil.copy(model, folder)
        convert(model, folder / model.stem / "model.json")
    return write(folder / FILES[dialect], program.text(dialect) if text is None else text)


def write(file: Path, text: str) -> Path:
    """A program where it can be run: with the modules beside it that it imports."""
    put_beside(file, text)
    file.write_text(text, encoding="utf-8")
    return file


def is_extended(text: str) -> bool:
    """Whether JavaScript loads extensions.js, which changes TensorFlow.js for the whole process."""
    return "extensions.js" in imported(text)


def traced(runner: Runner, file: Path, given: Any = None) -> tuple[Trace, Any]:
    """The trace of a program that must not fail, and its JSON."""
    trace, data = runner.run(file, given=given)
    assert not isinstance(trace, ProgramError), f"{file.name}: {trace}"
    return trace, data


def dump(data: Any) -> str:
    """A trace as JSON text: one line for each model, event and output, numbers side by side."""
    parts = []
    for name, value in data.items():
        if isinstance(value, list) and value:
            rows = ",\n  ".join(json.dumps(item) for item in value)
            parts.append(f"{json.dumps(name)}: [\n  {rows}\n ]")
        else:
            parts.append(f"{json.dumps(name)}: {json.dumps(value)}")
    return "{\n " + ",\n ".join(parts) + "\n}\n"
