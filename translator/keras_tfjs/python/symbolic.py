"""Operations on symbolic tensors as layers: between symbolic tensors TF.js has layers only.

`abs(a - b) * 2` of a model's inner tensors becomes, still in Keras,
`keras.layers.Lambda(lambda inputs: abs(inputs[0] - inputs[1]) * 2)([a, b])`, which the rules carry
further. The largest expression becomes one layer; `a + b` and `a * b` alone have layers of their
own. An operand that means something else when the function runs is another input of the layer, a
number the default of a parameter; where another name changes, the expression stays.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keras_tfjs.diagnostics import Diagnostic
from keras_tfjs.kinds import Facts, Module, Number, is_symbolic
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python.edits import Edit, edited

_FUNCTIONS = (
    "keras.ops.",
    "keras.backend.",
    "keras.activations.",
    "keras.applications.",
    "keras.losses.",
    "keras.metrics.",
    "tensorflow.",
)
_OPERATIONS = (ast.BinOp, ast.UnaryOp, ast.Compare, ast.Subscript, ast.Call)
_REDUCTIONS = frozenset({"sum", "mean", "max", "min", "prod"})
_ORDERS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


@dataclass(frozen=True)
class _Program:
    """The text, what is known of it, and how often each scope binds a name: twice where it happens
    in a loop."""

    lines: Sequence[bytes]
    facts: Facts
    bound: Counter[tuple[ast.AST | None, str]]


def as_layers(text: str, tree: ast.Module, facts: Facts) -> tuple[str, list[Diagnostic]]:
    """The program with operations on symbolic tensors as Lambda layers, line by line. Says
    nothing: the numbers are the same."""
    if not any(_is_computed(node, facts) for kind in _OPERATIONS for node in facts.nodes(kind)):
        return text, []
    found = list(_outermost(tree, facts))
    if not found or not _keras_is_keras(facts):
        return text, []
    lines = text.encode().split(b"\n")
    program = _Program(lines, facts, _bound(facts))
    edits = [edit for node in found if (edit := _wrapped(node, program)) is not None]
    if not edits:
        return text, []
    return edited(lines, (1, 0), (len(lines), len(lines[-1])), edits), []


def _bound(facts: Facts) -> Counter[tuple[ast.AST | None, str]]:
    found: Counter[tuple[ast.AST | None, str]] = Counter()
    for node in facts.parents:
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                scope, in_loop = _scope(node, facts)
                found[scope, name] += 2 if in_loop else 1
            case ast.arg(arg=name):
                found[_scope(node, facts)[0], name] += 1
    return found


def _scope(node: ast.AST, facts: Facts) -> tuple[ast.AST | None, bool]:
    """The function that a node is in, and whether it is in a loop there."""
    in_loop = False
    above = facts.parents.get(node)
    while above is not None and not isinstance(above, ast.FunctionDef | ast.ClassDef | ast.Module):
        in_loop = in_loop or isinstance(above, ast.For | ast.While)
        above = facts.parents.get(above)
    return (None if isinstance(above, ast.Module) else above), in_loop


def written_out(text: str, tree: ast.Module, facts: Facts) -> tuple[str, list[Diagnostic]]:
    """The program with `x *= 2` of a symbolic tensor as `x = x * 2`."""
    lines, edits = text.encode().split(b"\n"), []
    for node in facts.nodes(ast.AugAssign):
        match node:
            case ast.AugAssign(
                target=ast.Name(id=name) as target, op=op, value=value
            ) if is_symbolic(facts.kind(target)) or is_symbolic(facts.kind(value)):
                whole, left = Edit.of(node, ""), Edit.of(target, "")
                symbol = ast.unparse(ast.BinOp(target, op, target))[len(name) : -len(name)].strip()
                behind = edited(lines, left.end, whole.end, ())
                space, _, right = behind.partition(f"{symbol}=")
                edits.append(Edit(left.end, whole.end, space + _operated(name, symbol, right)))
    if not edits:
        return text, []
    return edited(lines, (1, 0), (len(lines), len(lines[-1])), edits), []


def _operated(name: str, symbol: str, right: str) -> str:
    """What stands behind the name of `x = x * 2`, on as many lines as before."""
    plain, whole = f"{name} {symbol}{right}", f"{name} {symbol} ({right.lstrip()})"
    is_same = ast.dump(ast.parse(plain)) == ast.dump(ast.parse(whole))
    return f"= {plain if is_same else whole}"


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
            return is_symbolic(facts.kind(value)) and not is_one_of_inputs(node)
        case ast.Compare(ops=operators):
            return all(isinstance(each, _ORDERS) for each in operators)
    return True


def is_one_of_inputs(node: ast.Subscript) -> bool:
    """Whether `model.input[1]` is the second input: where there are several they are a list."""
    match node:
        case ast.Subscript(value=ast.Attribute(attr="input"), slice=ast.Constant(value=int())):
            return True
    return False


def _is_alone(node: ast.expr, facts: Facts) -> bool:
    """Whether it is no layer of itself: a merge layer is, where the tensors have a batch, and a
    comparison by itself decides something of the program."""
    match node:
        case ast.Compare():
            return True
        case ast.BinOp(left=left, op=ast.Add() | ast.Mult(), right=right):
            several = is_symbolic(facts.kind(left)) and is_symbolic(facts.kind(right))
            return several and not (_is_number(left, facts) or _is_number(right, facts))
    return False


def _is_number(node: ast.expr, facts: Facts, seen: frozenset[ast.expr] = frozenset()) -> bool:
    """Whether a symbolic tensor is a sum or mean of everything, as losses are."""
    if node in seen:
        return False
    seen |= {node}
    match node:
        case ast.Call(args=[_], keywords=[]):
            last = (facts.callee(node) or "").rpartition(".")[2]
            if last.removeprefix("reduce_") in _REDUCTIONS:
                return True
            return any(_is_number(each, facts, seen) for each in facts.results(node))
        case ast.Call():
            return any(_is_number(each, facts, seen) for each in facts.results(node))
        case ast.BinOp(left=left, right=right):
            sides = [each for each in (left, right) if is_symbolic(facts.kind(each))]
            return bool(sides) and all(_is_number(each, facts, seen) for each in sides)
        case ast.Name():
            return any(
                not path and source is not node and _is_number(source, facts, seen)
                for source, path in facts.sources(node)
            )
    return False


def _wrapped(node: ast.expr, program: _Program) -> Edit | None:
    lines, facts = program.lines, program.facts
    leaves = list(_leaves(node, facts))
    changing = _changing(node, leaves, program)
    if not leaves or changing is None:
        return None
    counted = [each for each in changing if not _is_operand(each, facts)]
    leaves += [each for each in changing if each not in counted]
    texts = [_text(leaf, program) for leaf in leaves]
    if any("\n" in each for each in texts):
        return None
    distinct = list(dict.fromkeys(texts))
    if len(distinct) == 1:
        plain = isinstance(leaves[0], ast.Name)
        name, given = (distinct[0] if plain else "x"), distinct[0]
        names = {given: name}
    else:
        name, given = "inputs", f"[{', '.join(distinct)}]"
        names = {each: f"inputs[{place}]" for place, each in enumerate(distinct)}
    inner = [Edit.of(leaf, names[each]) for leaf, each in zip(leaves, texts, strict=True)]
    inner += [Edit.of(each, f"own_{each.id}") for each in counted]
    inner += [_behind(leaf, facts) for leaf in leaves if _is_place_of(leaf, facts)]
    own = "".join(f", own_{each}={each}" for each in dict.fromkeys(one.id for one in counted))
    whole = Edit.of(node, "")
    body = edited(lines, whole.start, whole.end, inner)
    return Edit.of(node, f"keras.layers.Lambda(lambda {name}{own}: {body})({given})")


def _is_place_of(leaf: ast.expr, facts: Facts) -> bool:
    """Whether a single index takes a part of the tensor."""
    match facts.parents.get(leaf):
        case ast.Subscript(value=value, slice=index) if value is leaf:
            return not isinstance(index, ast.Tuple | ast.Slice)
    return False


def _behind(leaf: ast.expr, facts: Facts) -> Edit:
    """What makes `x[0, ...]` of `x[0]`: that is no part of a list."""
    parent = facts.parents[leaf]
    assert isinstance(parent, ast.Subscript)
    end = Edit.of(parent.slice, "").end
    return Edit(end, end, ", ...")


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


def _changing(
    node: ast.expr, leaves: Sequence[ast.expr], program: _Program
) -> list[ast.Name] | None:
    """The names that the function reads when it runs and that may mean something else by then:
    operands of arithmetic, which become inputs, and numbers. None where there are others."""
    facts = program.facts
    inside = {id(each) for leaf in leaves for each in subtree(leaf)}
    found: list[ast.Name] = []
    for each in subtree(node):
        if isinstance(
            each, ast.Lambda | ast.ListComp | ast.GeneratorExp | ast.Await | ast.NamedExpr
        ):
            return None
        if not isinstance(each, ast.Name) or id(each) in inside:
            continue
        if isinstance(facts.kind(each), Module) or facts.is_free(each) or facts.name(each):
            continue
        binding = facts.binding(each)
        told = binding is not None and binding.how in ("assign", "parameter")
        if told and _times(each, program) < 2:
            continue
        if not _is_operand(each, facts) and not _is_counted(each, facts):
            return None
        found.append(each)
    return found


def _times(name: ast.Name, program: _Program) -> int:
    """How often the scope that a name belongs to binds it."""
    scope = _scope(name, program.facts)[0]
    while scope is not None and not program.bound[scope, name.id]:
        scope = _scope(scope, program.facts)[0]
    return program.bound[scope, name.id]


def _is_operand(name: ast.Name, facts: Facts) -> bool:
    above = facts.parents.get(name)
    return isinstance(above, ast.BinOp) and is_symbolic(facts.kind(above))


def _is_counted(name: ast.Name, facts: Facts) -> bool:
    """Whether a name is the number of a loop's turn."""
    binding = facts.binding(name)
    return binding is not None and binding.how == "for" and isinstance(facts.kind(name), Number)


def _text(node: ast.expr, program: _Program) -> str:
    """What is written, with what is computed inside of it as layers."""
    whole = Edit.of(node, "")
    found = (_wrapped(each, program) for each in _outermost(node, program.facts))
    edits = [each for each in found if each is not None]
    return edited(program.lines, whole.start, whole.end, edits)
