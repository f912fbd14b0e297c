"""Pictures that Pillow makes of arrays: it takes NumPy's, and colours only as bytes."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import Facts
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_tensor
from keras_tfjs.source import Dialect

_BYTES = frozenset({"uint8", "np.uint8", "numpy.uint8"})


@rule(cst.Call, "PIL.Image.fromarray", to=Dialect.TFJS)
def picture(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A tensor becomes an array again, of the bytes that the program had made of it."""
    match call.args:
        case [cst.Arg(value=value) as first, *others] if is_tensor(value, at):
            tree = at.tree(value)
            array = build.call(build.attribute(at.imports.need("np"), "array"), value)
            if isinstance(tree, ast.expr) and _are_bytes(tree, at.facts):
                array = build.method(array, "astype", build.string("uint8"))
            return call.with_changes(args=[first.with_changes(value=array), *others])
    return None


def _are_bytes(tree: ast.expr, facts: Facts) -> bool:
    """Whether the program makes bytes of an array: `x.astype("uint8")`."""
    made = facts.origin(tree) if isinstance(tree, ast.Name) else tree
    match made:
        case ast.Call(func=ast.Attribute(attr="astype"), args=[ast.Constant(value=word)]):
            return word in _BYTES
        case ast.Call(func=ast.Attribute(attr="astype"), args=[dtype]):
            return ast.unparse(dtype) in _BYTES
    return False
