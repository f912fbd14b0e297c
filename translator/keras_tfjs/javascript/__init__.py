"""The language half: strict TF.js-style Python <-> JavaScript and TypeScript. It knows no Keras."""

from __future__ import annotations

from keras_tfjs.diagnostics import Stage
from keras_tfjs.javascript.from_python import from_python
from keras_tfjs.source import Options


def to_python(text: str, options: Options, typescript: bool = False) -> Stage:
    """JavaScript or TypeScript to strict TF.js-style Python. Raises SourceSyntaxError."""
    from keras_tfjs.javascript.to_python import to_python as translate

    return translate(text, options, typescript)


__all__ = ["from_python", "to_python"]
