"""`layer._name = "x"`: the field behind the name in Keras 2, where `name` cannot be assigned."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_OWNERS = {"Layer": "keras.layers.Layer", "Model": "keras.Model"}


@rule(cst.Attribute, "keras.layers.Layer._name", "keras.Model._name", "__main__.*", to=Dialect.TFJS)
def private_name(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """Of the library's classes, and of those of the program that derive from them, without a
    `name` of their own."""
    kind = at.kind(node.value) if node.attr.value == "_name" else None
    owner = _OWNERS.get(kind.role) if isinstance(kind, Instance) else None
    if owner is None or any(map(_defines_name, at.parents)):
        return None
    at.report_older("KT108", old=f"{owner}._name", new=f"{owner}.name")
    return node.with_changes(attr=cst.Name("name"))


def _defines_name(parent: cst.CSTNode) -> bool:
    match parent:
        case cst.ClassDef(body=cst.IndentedBlock(body=body)):
            return any(
                isinstance(each, cst.FunctionDef) and each.name.value == "name" for each in body
            )
    return False
