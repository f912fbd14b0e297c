"""Rows of the correspondence applied to Python expressions."""

from __future__ import annotations

import ast
import builtins
from dataclasses import replace
from functools import partial

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence import match_python
from keras_tfjs.javascript.correspondence.packages import OF_STANDARD
from keras_tfjs.javascript.correspondence.python_patterns import substitute
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.resolving import resolved
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.kinds import Boolean, Number, String, Unknown
from keras_tfjs.kinds.subtree import subtree

PYTHON_ONLY = OF_STANDARD.keys() | frozenset(
    """argparse bisect builtins codecs collections contextlib copy csv datetime functools glob heapq
    itertools json logging math operator os pathlib platform random re shutil statistics string sys
    tempfile time timeit uuid warnings""".split()
)
"""Modules whose members have a counterpart by a row or none."""

_OF_ONE_TYPE = frozenset(
    """append extend insert upper lower strip lstrip rstrip split rsplit splitlines startswith
    endswith join replace title capitalize isdigit isalpha isalnum isupper islower isspace zfill
    ljust rjust center partition rpartition removeprefix removesuffix casefold swapcase
    appendleft popleft""".split()
)
"""Methods that lists, deques or texts have and nothing else of Python."""


_OF_NUMBERS = frozenset(("abs", "round", "pow", "divmod", "ord", "chr", "hex", "bin", "sum"))


def python_has(name: str) -> bool:
    """Whether a resolved name is really Python's: `builtins.float.data` is not, so that what is
    asked is no number but the tensor that TF.js hands over in its place."""
    module, *members = name.split(".")
    if module != "builtins" or len(members) < 2:
        return True
    return hasattr(getattr(builtins, members[0], None), members[1])


def by_row(t: Translator, node: ast.expr) -> tree.Expression | None:
    """The JavaScript of the first row that the expression is an instance of."""
    found = match_python(node, t.fits, lambda one: resolved(t.facts, one))
    if found is None and _is_of_one_type(t, node):
        found = match_python(node, partial(_may_fit, t), lambda one: resolved(t.facts, one))
    if found is None:
        return None
    row, javascript, operands = found
    if row.caveat:
        t.report("KT309", node, source=t.source(node), caveat=row.caveat)
    made = {name: t.expression(operand) for name, operand in operands.items()}
    if "h" in operands:
        container = next(operands[one] for one in ("c", "p", "dd") if one in operands)
        made["h"] = keyed(t, container, operands["h"])
    _name_twice_used(t, node, javascript, operands, made)
    return _tidied(substitute(javascript, made))


def _tidied(made: tree.Expression) -> tree.Expression:
    """A list without lists that are written out only to be spread in it."""
    if not isinstance(made, tree.Array):
        return made
    match build.spliced(*made.elements):
        case (
            tree.Spread(
                tree.Call(
                    tree.Member(tree.Identifier("Array"), "from") | tree.Member(name="flat")
                ) as new
            ),
        ):
            return new
        case elements:
            return replace(made, elements=elements)


def keyed(t: Translator, container: ast.expr, key: ast.expr) -> tree.Expression:
    """A key as Maps and Sets know it: one array for all equal tuples."""
    made = t.expression(key)
    if t.forms.has_tuples(container) and not isinstance(t.kind(key), Number | String | Boolean):
        return tree.Call(tree.Identifier("pyKey"), (made,))
    return made


def _is_of_one_type(t: Translator, node: ast.expr) -> bool:
    """Whether a method of something unknown is one that only a builtin type of Python has, or a
    list of one element is repeated."""
    match node:
        case ast.BinOp(left=ast.List(elts=[item]), op=ast.Mult(), right=count) | ast.BinOp(
            left=count, op=ast.Mult(), right=ast.List(elts=[item])
        ):
            return isinstance(t.kind(count), Unknown) and not may_be_multiplied(t, item, count)
        case ast.Call(args=arguments) if arguments and (
            resolved(t.facts, node.func) or ""
        ).startswith("math."):
            return not t.may_have_tensors
        case ast.Call(func=ast.Name(id=name), args=[argument, *_]) if name in _OF_NUMBERS:
            return isinstance(t.kind(argument), Unknown) and not t.may_have_tensors
        case ast.Call(func=ast.Attribute(attr="join"), args=[wait]) if isinstance(
            t.kind(wait), Number | Boolean
        ):
            return False  # it waits for a thread
        case ast.Call(func=ast.Attribute(value=value, attr=attr)):
            is_free = isinstance(t.kind(value), Unknown | Number | Boolean | String) and not (
                t.facts.name(node.func) or ""
            ).startswith("tfjs.")
            return attr in _OF_ONE_TYPE and is_free and not t.definitions.defines(attr)
        case _:
            return False


def may_be_multiplied(t: Translator, item: ast.expr, count: ast.expr) -> bool:
    """Whether `[item] * count` may be the product of a number and an array: where tensors can be,
    and nothing says that the count is one."""
    if not t.may_have_tensors or not isinstance(t.kind(item), Number | Unknown):
        return False
    if isinstance(item, ast.List | ast.Dict | ast.Set):
        return False
    named = (one for one in subtree(count) if isinstance(one, ast.Name | ast.Attribute))
    return not any(ast.unparse(one) in t.counts for one in named)


def _may_fit(t: Translator, node: ast.expr, wanted: str) -> bool:
    kind = t.kind(node)
    is_other = isinstance(kind, Number | Boolean) and wanted in ("list", "string")
    return ((isinstance(kind, Unknown) or is_other) and t.forms.of(node) is None) or t.fits(
        node, wanted
    )


def _name_twice_used(
    t: Translator,
    node: ast.expr,
    javascript: tree.Expression,
    operands: dict[str, ast.expr],
    made: dict[str, tree.Expression],
) -> None:
    """Operands that the JavaScript has twice and that do something are computed once, before."""
    counts: dict[str, int] = {}
    for inner in tree.walk(javascript):
        if isinstance(inner, tree.Identifier) and inner.name in operands:
            counts[inner.name] = counts.get(inner.name, 0) + 1
    for name, count in counts.items():
        if count > 1 and any(isinstance(one, ast.Call) for one in subtree(operands[name])):
            made[name] = t.once(node, made[name])
