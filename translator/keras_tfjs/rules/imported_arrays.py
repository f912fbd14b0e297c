"""Arrays that functions of the project's other files give: whether these made tensors of them is
theirs to decide, and what is an array here is read as one."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.kinds.model import IN
from keras_tfjs.python import Site, build, of_role, rule
from keras_tfjs.source import Dialect

_READING = ("numpy.array", "numpy.asarray")


@rule(cst.Call, of_role("NdArray"), to=Dialect.TFJS)
def given_array(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`np.asarray(made())`: NumPy's own arrays stay what they are. One without axes is a number in
    JavaScript."""
    tree = at.tree()
    if not isinstance(tree, ast.Call) or not _is_elsewhere(tree, at) or at.bare_statement():
        return None
    if not at.options.to_javascript and at.facts.is_untranslated(tree.func):
        return None
    if _is_read(at):
        return None
    array, kind = build.method(at.imports.need("np"), "asarray", call), at.kind()
    is_number = at.options.to_javascript and isinstance(kind, Instance) and kind.shape == ()
    return build.method(array, "item") if is_number else array


def _is_read(at: Site) -> bool:
    """Whether the program makes an array of it itself."""
    match at.parents[-2:]:
        case [cst.Call(args=[first, *_]) as outer, arg] if arg is first:
            tree = at.tree(outer)
            return isinstance(tree, ast.Call) and at.facts.callee(tree) in _READING
    return False


def _is_elsewhere(tree: ast.Call, at: Site) -> bool:
    name = at.facts.spelling(tree.func) or ""
    return IN in (at.name or "") or name.rpartition(".")[0] in at.options.modules


def is_tensor_elsewhere(array: ast.Attribute, at: Site) -> bool:
    """Whether an array is a field of an object whose class is of another file and does not assign
    into it: there it became a tensor."""
    kind = at.facts.kind(array.value)
    if not at.options.to_javascript or not isinstance(kind, Instance) or IN not in kind.of:
        return False
    classes = [at.facts.own_class(each) for each in at.facts.bases(kind.of)]
    return not any(
        isinstance(node, ast.Subscript)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == array.attr
        for each in classes
        if each is not None
        for node in ast.walk(each)
    )
