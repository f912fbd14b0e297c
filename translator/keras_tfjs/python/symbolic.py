"""Operations on symbolic tensors as layers: between symbolic tensors TF.js has layers only.

`abs(a - b) * 2` of a model's inner tensors becomes, still in Keras,
`keras.layers.Lambda(lambda inputs: abs(inputs[0] - inputs[1]) * 2)([a, b])`, which the rules carry
further. The largest expression becomes one layer; `a + b` and `a * b` alone have layers of their
own. Where a name of the expression changes while the function waits, the expression stays.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from keras_tfjs.diagnostics import Diagnostic
from keras_tfjs.kinds import Facts, Module, is_symbolic
from keras_tfjs.python.edits import Edit, edited

_FUNCTIONS = (
    "keras.ops.",
    "keras.backend.",
    "keras.activations.",
    "keras.applications.",
    "keras.losses.",
    "tensorflow.",
)
_OPERATIONS = (ast.BinOp, ast.UnaryOp, ast.Compare, ast.Subscript, ast.Call)
_ORDERS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def as_layers(text: str, tree: ast.Module, facts: Facts) -> tuple[str, list[Diagnostic]]:
    """The program with operations on symbolic tensors as Lambda layers, line by line. Says
    nothing: the numbers are the same."""
    if not any(_is_computed(node, facts) for node in facts.parents):
        return text, []
    found = list(_outermost(tree, facts))
    if not found or not _keras_is_keras(facts):
        return text, []
    lines = text.encode().split(b"\n")
    edits = [edit for node in found if (edit := _wrapped(node, lines, facts)) is not None]
    if not edits:
        return text, []
    return edited(lines, (1, 0), (len(lines), len(lines[-1])), edits), []


def written_out(text: str, tree: ast.Module, facts: Facts) -> tuple[str, list[Diagnostic]]:
    """The program with `x *= 2` of a symbolic tensor as `x = x * 2`."""
    lines, edits = text.encode().split(b"\n"), []
    for node in facts.parents:
        match node:
            case ast.AugAssign(
                target=ast.Name(id=name) as target, op=op, value=value
            ) if is_symbolic(facts.kind(target)) or is_symbolic(facts.kind(value)):
                right = ast.BinOp(ast.Name(name), op, value)
                edits.append(Edit.of(node, f"{name} = {ast.unparse(right)}"))
    if not edits:
        return text, []
    return edited(lines, (1, 0), (len(lines), len(lines[-1])), edits), []


def _keras_is_keras(facts: Facts) -> bool:
    """Whether the name is free for the module, or is the module."""
    if "keras" not in facts.bound_names:
        return True
    imported = [each for each in facts.import_bindings if each.name == "keras"]
    return bool(imported) and all(each.target == "keras" for each in imported)


def _outermost(tree: ast.AST, facts: Facts) -> Iterator[ast.expr]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.expr) and _is_computed(node, facts) and not _is_alone(node, facts):
            yield node
        else:
            yield from _outermost(node, facts)


def _is_computed(node: ast.AST, facts: Facts) -> bool:
    """Whether the value is symbolic, and an operation made it."""
    if not isinstance(node, _OPERATIONS):
        return False
    if isinstance(node, ast.Call) and not (facts.callee(node) or "").startswith(_FUNCTIONS):
        return False
    if not is_symbolic(facts.kind(node)):
        return False
    match node:
        case ast.Subscript(value=value):
            return is_symbolic(facts.kind(value))
        case ast.Compare(ops=operators):
            return all(isinstance(each, _ORDERS) for each in operators)
    return True


def _is_alone(node: ast.expr, facts: Facts) -> bool:
    """Whether it is no layer of itself: a merge layer is, and a comparison by itself decides
    something of the program."""
    match node:
        case ast.Compare():
            return True
        case ast.BinOp(left=left, op=ast.Add() | ast.Mult(), right=right):
            return is_symbolic(facts.kind(left)) and is_symbolic(facts.kind(right))
    return False


def _wrapped(node: ast.expr, lines: Sequence[bytes], facts: Facts) -> Edit | None:
    leaves = list(_leaves(node, facts))
    texts = [_text(leaf, lines) for leaf in leaves]
    distinct = list(dict.fromkeys(texts))
    if not leaves or any("\n" in each for each in texts) or _changes(node, leaves, facts):
        return None
    if len(distinct) == 1:
        plain = isinstance(leaves[0], ast.Name)
        name, given = (distinct[0] if plain else "x"), distinct[0]
        names = {given: name}
    else:
        name, given = "inputs", f"[{', '.join(distinct)}]"
        names = {each: f"inputs[{place}]" for place, each in enumerate(distinct)}
    inner = [Edit.of(leaf, names[each]) for leaf, each in zip(leaves, texts, strict=True)]
    whole = Edit.of(node, "")
    body = edited(lines, whole.start, whole.end, inner)
    return Edit.of(node, f"keras.layers.Lambda(lambda {name}: {body})({given})")


def _leaves(node: ast.expr, facts: Facts) -> Iterator[ast.expr]:
    """The symbolic tensors that the expression starts from."""
    for inner in ast.iter_child_nodes(node):
        if not isinstance(inner, ast.expr):
            if isinstance(inner, ast.keyword):
                yield from _leaf(inner.value, facts)
            continue
        yield from _leaf(inner, facts)


def _leaf(node: ast.expr, facts: Facts) -> Iterator[ast.expr]:
    if is_symbolic(facts.kind(node)) and not _is_computed(node, facts):
        yield node
    else:
        yield from _leaves(node, facts)


def _changes(node: ast.expr, leaves: Sequence[ast.expr], facts: Facts) -> bool:
    """Whether a name that the function reads when it runs may mean something else by then."""
    inside = {id(each) for leaf in leaves for each in ast.walk(leaf)}
    for each in ast.walk(node):
        if isinstance(
            each, ast.Lambda | ast.ListComp | ast.GeneratorExp | ast.Await | ast.NamedExpr
        ):
            return True
        if not isinstance(each, ast.Name) or id(each) in inside:
            continue
        if isinstance(facts.kind(each), Module) or facts.is_free(each) or facts.name(each):
            continue
        binding = facts.binding(each)
        if binding is None or binding.how not in ("assign", "parameter") or binding.path:
            return True
    return False


def _text(node: ast.expr, lines: Sequence[bytes]) -> str:
    whole = Edit.of(node, "")
    return edited(lines, whole.start, whole.end, ())
