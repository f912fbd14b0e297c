"""Writes applications.js, the architectures of keras.applications for TensorFlow.js, and its types:
`make extensions`.

The Python of tfjs.extensions.applications becomes JavaScript by the project's own translator; the
files of architectures/ say in JavaScript what reads files.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from generate import NotTranslated, in_javascript
from sources import EXTENSIONS, declared, without_imports

from keras_tfjs.catalog.keras.applications import ARCHITECTURES

HERE = Path(__file__).parent
MODULES = HERE.parents[1] / "translator" / "keras_tfjs" / "modules"
TARGET = MODULES / "applications.js"
TYPED = MODULES / "applications.d.ts"
FAMILIES = (
    "building",
    "vgg",
    "resnet",
    "densenet",
    "mobilenet",
    "xception",
    "inception",
    "efficientnet",
)
LAYERS = ("CustomScaleLayer",)

HEAD = """\
// The architectures of keras.applications, which TensorFlow.js lacks. Made by `make extensions`
// from runtime/tfjs/extensions/applications and runtime/javascript/architectures.

import * as tf from '@tensorflow/tfjs';
import * as extensions from './extensions.js';
"""
PYTHON_HEAD = '''\
"""The architectures of keras.applications."""

import math
from typing import Any

import tfjs as tf
from tfjs import extensions


def checkWeights(owner: str, weights: Any) -> None:
    pass


def weighted(model: Any, said: dict[str, Any], file: str) -> Any:
    pass
'''
TYPED_HEAD = """\
// The types of applications.js. Made by `make extensions`.

import * as tf from '@tensorflow/tfjs';

"""
DECODING = """\
export function decodePredictions(
  predictions: any,
  config?: {top?: number},
): Promise<[string, string, number][][]>;
"""


def parts() -> list[Path]:
    return sorted((HERE / "architectures").glob("*.js"))


def module() -> str:
    """The text of applications.js. NotTranslated names what stayed Python."""
    files = [EXTENSIONS / "applications" / f"{name}.py" for name in FAMILIES]
    text = "\n\n".join([PYTHON_HEAD, *map(without_imports, files)]) + "\n"
    given = [file.read_text(encoding="utf-8") for file in parts()]
    said = {name for one in given for name in declared(one)}
    registered = "".join(f"tf.serialization.registerClass({name});\n" for name in LAYERS)
    exported = "".join(f"  {name},\n" for name in sorted([*names(), "decodePredictions"]))
    made = re.sub(
        rf"^function ({'|'.join(names())})\(config\)",
        r"function \1(config = {})",
        in_javascript(text, said),
        flags=re.MULTILINE,
    )
    return "\n".join([HEAD, *given, made, registered, f"export {{\n{exported}}};\n"])


def names() -> list[str]:
    """What makes models."""
    return [row.tfjs.rpartition(".")[2] for row in ARCHITECTURES]


def declarations() -> str:
    """The text of applications.d.ts."""
    made = []
    for row in ARCHITECTURES:
        keys = "".join(f"  {one.tfjs}?: any;\n" for one in row.parameters)
        name = row.tfjs.rpartition(".")[2]
        made.append(f"export function {name}(config?: {{\n{keys}}}): tf.LayersModel;\n")
    return TYPED_HEAD + "".join(made) + DECODING


def main() -> int:
    try:
        TARGET.write_text(module(), encoding="utf-8")
        TYPED.write_text(declarations(), encoding="utf-8")
    except NotTranslated as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
