"""Quotients whose divisor may be zero, as the program shows: it asks whether they are numbers
(`isNaN(x)`), has a substitute (`a / b || 0`), or divides by a zero that stands there. JavaScript
gives Infinity or NaN, where Python raises."""

from __future__ import annotations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python.scopes import Scopes
from keras_tfjs.javascript.to_python.variables import Variable

_ASKING = frozenset(("isNaN", "isFinite"))


def doubted_divisions(program: tree.Program, scopes: Scopes) -> frozenset[int]:
    """The quotients, by id."""
    asked: set[Variable] = set()
    found: set[int] = set()
    assigned: list[tuple[tree.Identifier, tree.Expression]] = []
    results: dict[Variable, list[tree.Expression]] = {}

    def ask(node: tree.Expression) -> None:
        match node:
            case tree.Binary(operator="/"):
                found.add(id(node))
            case tree.Identifier():
                variable = scopes.variable(node)
                if variable is not None:
                    asked.add(variable)
            case tree.Call(callee=tree.Identifier() as callee):
                variable = scopes.variable(callee)
                for one in results.get(variable, ()) if variable is not None else ():
                    ask(one)
            case tree.Binary(operator="*" | "+" | "-", left=left, right=right):
                ask(left)
                ask(right)
            case _:
                pass

    nodes = list(tree.walk(program))
    if not any(isinstance(one, tree.Binary) and one.operator == "/" for one in nodes):
        return frozenset()
    for node in nodes:
        match node:
            case tree.FunctionDeclaration(
                function=tree.Function(name=tree.Identifier() as own, body=body)
            ):
                variable = scopes.variable(own)
                if variable is not None:
                    results[variable] = [
                        one.value
                        for one in body.body
                        if isinstance(one, tree.Return) and one.value is not None
                    ]
            case _:
                pass
    for node in nodes:
        match node:
            case tree.Call(
                callee=tree.Identifier(name=name)
                | tree.Member(object=tree.Identifier(name="Number"), name=name),
                arguments=(value,),
            ) if (
                name in _ASKING
            ):
                ask(value)
            case tree.Binary(operator="||", left=value):
                ask(value)
            case tree.Binary(
                operator="===" | "!==" | "==" | "!=",
                left=value,
                right=tree.Identifier(name="Infinity" | "NaN"),
            ):
                ask(value)
            case tree.Declarator(target=tree.Identifier() as target, value=tree.Expression() as v):
                assigned.append((target, v))
            case tree.Assignment(operator="=", target=tree.Identifier() as target, value=v):
                assigned.append((target, v))
            case tree.Binary(operator="/", right=divisor) if _is_zero(divisor, scopes):
                found.add(id(node))
            case _:
                pass
    for target, value in assigned:
        if scopes.variable(target) in asked:
            ask(value)
    return frozenset(found)


def _is_zero(node: tree.Expression, scopes: Scopes) -> bool:
    match node:
        case tree.NumberLiteral(raw=raw):
            return raw.strip("0.") == ""
        case tree.Unary(operator="-", operand=operand):
            return _is_zero(operand, scopes)
        case tree.Identifier():
            variable = scopes.variable(node)
            if variable is None or variable.assignments != 1 or variable.value is None:
                return False
            return isinstance(variable.value, tree.NumberLiteral) and _is_zero(
                variable.value, scopes
            )
        case _:
            return False
