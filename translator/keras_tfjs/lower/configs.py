"""Reading the config dicts of calls."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import build


def items(node: cst.BaseExpression) -> dict[str, cst.BaseExpression] | None:
    """The entries of a dict display whose keys are all strings; None for anything else."""
    if not isinstance(node, cst.Dict):
        return None
    found: dict[str, cst.BaseExpression] = {}
    for element in node.elements:
        if not isinstance(element, cst.DictElement):
            return None
        key = build.evaluated(element.key)
        if not isinstance(key, str):
            return None
        found[key] = element.value
    return found


def nearest(name: str, known: list[str]) -> str:
    """ "; did you mean units?", or nothing where no name is near."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]}?" if close else ""


def short(name: str) -> str:
    """A canonical name as programs write it: tf.train.sgd."""
    return "tf." + name.removeprefix("tfjs.")
