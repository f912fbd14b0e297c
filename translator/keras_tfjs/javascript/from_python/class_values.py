"""Calls of classes and layers that are values, which JavaScript calls in ways of their own, and of
objects whose class has a base that nothing is known of."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from keras_tfjs.javascript.from_python.colour import own_nodes
from keras_tfjs.javascript.from_python.fitting import FunctionNode
from keras_tfjs.javascript.from_python.objects import class_of, method_of
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable
from keras_tfjs.kinds import Unknown, is_symbolic
from keras_tfjs.kinds.subtree import subtree


def classes_called(t: Translator, called: ast.expr) -> list[ast.ClassDef]:
    """The classes of the project of which an expression is one, whatever the program does; none
    where it may be something else."""
    values = list(_values(t, called))
    found = [t.definitions.class_of(one) for one in values]
    return [one for one in found if one is not None] if None not in found else []


def _values(t: Translator, node: ast.expr, told: tuple[str, ...] = ()) -> Iterator[ast.expr]:
    """What an expression may be; `told` are the names whose values are being told already."""
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            yield from _values(t, body, told)
            yield from _values(t, orelse, told)
        case ast.Name(id=name) if name in told:
            return
        case ast.Name(id=name) if t.functions and t.definitions.class_of(node) is None:
            function = t.functions[-1]
            bound = _stored(t, function).get(name, ())
            given = [t.facts.parents.get(one) for one in bound]
            if not given or name in _parameters(t, function):
                yield node
            for one in given:
                match one:
                    case ast.Assign(targets=[ast.Name()], value=ast.IfExp() as value):
                        yield from _values(t, value, (*told, name))
                    case ast.Assign(targets=[ast.Name()], value=value):
                        yield value
                    case _:
                        yield node
        case _:
            yield node


def _stored(t: Translator, function: ast.AST) -> Mapping[str, Sequence[ast.Name]]:
    """The names that a function binds, where it does; those of functions in it are theirs."""
    found = t.stored_in.get(function)
    if found is None:
        found = t.stored_in[function] = {}
        for one in own_nodes(function) if isinstance(function, FunctionNode) else ():
            if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
                found.setdefault(one.id, []).append(one)
    return found


def _parameters(t: Translator, function: ast.AST) -> frozenset[str]:
    """The names of its parameters, and of those of functions in it."""
    if function not in t.parameters_in:
        every = subtree(function)
        t.parameters_in[function] = frozenset(one.arg for one in every if isinstance(one, ast.arg))
    return t.parameters_in[function]


def may_be_object(t: Translator, node: ast.Call, name: str) -> bool:
    """Whether what is called may be a class, a layer or an object with `__call__`, which are
    called in other ways than functions: one of several values, where the file has such, or one of
    those that are made one function."""
    if _is_combined(t, node.func):
        return True
    has_such = t.definitions.defines("__call__") or t.has_class_values or t.has_layer_values
    if not has_such and not _is_given_by_others(t, node):
        return False
    match node.func:
        case ast.Subscript() | ast.Call():
            return not isinstance(node.func, ast.Call) or not name
        case ast.Name() as called:
            binding = t.facts.binding(called)
            statement = binding.statement if binding else None
            return isinstance(t.kind(called), Unknown) and not isinstance(
                statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.Import | ast.ImportFrom
            )
        case _:
            return False


def _is_given_by_others(t: Translator, node: ast.Call) -> bool:
    """Whether a symbolic tensor is handed to a parameter that other files may give a layer."""
    if not t.has_neighbours or not isinstance(node.func, ast.Name):
        return False
    binding = t.facts.binding(node.func)
    is_parameter = binding is not None and binding.how == "parameter"
    return is_parameter and any(is_symbolic(t.kind(one)) for one in node.args)


def _is_combined(t: Translator, called: ast.expr) -> bool:
    """Whether what is called is a parameter of a function that `reduce` goes with through several:
    `reduce(lambda f, g: lambda x: g(f(x)), functions)` makes one function of layers, too."""
    if not isinstance(called, ast.Name) or not (t.may_have_tensors or t.has_neighbours):
        return False
    binding = t.facts.binding(called)
    if binding is None or binding.how != "parameter":
        return False
    return any(
        callee(t.facts, one) == "functools.reduce"
        and t.function_of(one.args[0]) is binding.scope.node
        for one in subtree(t.module)
        if isinstance(one, ast.Call) and one.args
    )


def refuse_unknown_object(t: Translator, node: ast.Call) -> None:
    """A call of an object of the file's own class that has no `__call__` itself, and may have one
    from a base that is left over."""
    owner = class_of(t, node.func)
    if owner is None or method_of(t, owner, "__call__") is not None:
        return
    if (base := _unknown_base(t, owner)) is not None:
        what = f"a call of an object of {owner.name}, whose base {base} is not known here"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))


def _unknown_base(t: Translator, owner: ast.ClassDef) -> str | None:
    for base in owner.bases:
        parent = t.definitions.class_of(base)
        if parent is not None and parent is not owner:
            if (found := _unknown_base(t, parent)) is not None:
                return found
        elif parent is None:
            name = t.facts.name(base) or ""
            if not name.startswith(("builtins.", "tfjs.", "abc.", "typing.", "enum.")):
                return ast.unparse(base)
    return None
