"""Where a type of numbers comes from that a program hands on: `dtype=self.compute_dtype`."""

from __future__ import annotations

import ast

from keras_tfjs.catalog.keras.members import NUMBER_TYPES
from keras_tfjs.catalog.types import WORDS, Type
from keras_tfjs.catalog.words import listed
from keras_tfjs.kinds import LOCAL, Binding
from keras_tfjs.kinds.arguments import default_of
from keras_tfjs.python.site import Site

TYPE_NAMES = {
    f"tensorflow.{module}{word}": word
    for module in ("", "dtypes.")
    for word in WORDS[Type.DTYPE].to_tfjs
    if word not in ("float", "int", "bool_", "str")
}
"""What TensorFlow calls its types, and the words for them."""

_GIVING = frozenset(
    f"keras.{name}"
    for name in listed(
        "backend.floatx config.floatx backend.dtype ops.dtype backend.standardize_dtype"
    )
)
_OWNERS = frozenset({"keras.layers.Layer", "keras.Model", "keras.Sequential"})


def is_ready(tree: ast.expr, at: Site) -> bool:
    """Whether all that an expression may hold are types as TF.js calls them: those that the
    translation writes so, and those of tensors and layers."""
    if isinstance(tree, ast.Attribute) and tree.attr in ("dtype", *NUMBER_TYPES):
        return True
    if not isinstance(tree, ast.Name | ast.Attribute | ast.BoolOp | ast.IfExp):
        return _is_type(tree, at)
    found = at.facts.origins(
        tree, imported=at.options.is_imported, taken=lambda binding: _is_of_own_class(binding, at)
    )
    return found is not None and all(_is_type(each, at) for each in found)


def is_given(tree: ast.expr, at: Site) -> bool:
    """Whether it is such a type for certain, and not None."""
    match tree:
        case ast.Attribute(attr=attr) if attr == "dtype" or attr in NUMBER_TYPES:
            return True
    found = at.facts.origins(tree, imported=at.options.is_imported)
    return bool(found) and all(
        not isinstance(each, ast.Constant) and _is_type(each, at) for each in found or ()
    )


def _is_type(tree: ast.expr, at: Site) -> bool:
    match tree:
        case ast.Constant(value=None):
            return True
        case ast.Constant(value=str() as word):
            return WORDS[Type.DTYPE].to_tfjs.get(word) == word
        case ast.Attribute(attr=attr) if attr == "dtype" or attr in NUMBER_TYPES:
            return True
        case ast.Attribute(value=ast.Attribute(attr="dtype_policy"), attr="name"):
            return True
        case ast.Attribute():
            return at.facts.name(tree) in TYPE_NAMES
        case ast.Call():
            return at.facts.callee(tree) in _GIVING
    return False


def _is_of_own_class(binding: Binding, at: Site) -> bool:
    """Whether it is the `dtype` that a layer or a model of one's own is made with: where that is
    done, the word is translated."""
    function = binding.scope.node
    match at.facts.parents.get(function):
        case ast.ClassDef() as owner if binding.how == "parameter" and binding.name == "dtype":
            pass
        case _:
            return False
    if not isinstance(function, ast.FunctionDef) or function.name != "__init__":
        return False
    default = default_of(function.args, binding.name)
    is_own = at.facts.library_base(f"{LOCAL}{owner.name}") in _OWNERS
    return is_own and (default is None or _is_type(default, at))
