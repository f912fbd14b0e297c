"""Datasets of tf.data, whose methods `map` and `filter` are not those of arrays."""

from __future__ import annotations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python.converter import Converter


def is_dataset(c: Converter, node: tree.Expression) -> bool:
    """Whether an expression is seen to be a dataset of tf.data: its methods are its own."""
    match node:
        case tree.Call(
            callee=tree.Member(
                object=tree.Member(object=tree.Identifier(name="tf" | "extensions"), name="data")
            )
        ):
            return True
        case tree.Call(callee=tree.Member(object=owner, name=name)):
            return name not in ("asNumpyIterator", "reduce") and is_dataset(c, owner)
        case tree.Identifier() if (variable := c.variable(node)) is not None:
            made = variable.value
            return isinstance(made, tree.Call) and is_dataset(c, made)
    return False
