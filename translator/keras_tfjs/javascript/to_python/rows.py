"""Rows of the correspondence applied to JavaScript expressions."""

from __future__ import annotations

import ast
import operator
from dataclasses import dataclass
from typing import Any

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence import match_javascript
from keras_tfjs.javascript.correspondence.javascript_rows import METHODS, NATURAL
from keras_tfjs.javascript.correspondence.row import KINDS, Row
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.javascript.to_python.kinds import fits
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.kinds import Boolean, DictOf, Facts, ListOf, Number, String, TupleOf, Unknown
from keras_tfjs.kinds.subtree import subtree

_ROW = "_row"
_ROOTS = frozenset(
    """Math JSON Object Array Number Date String performance process Symbol ArrayBuffer console
    require module""".split()
)


@dataclass(frozen=True)
class _Candidate:
    """A row and, for each placeholder, which of the node's operands it is."""

    row: Row
    template: ast.expr
    places: dict[str, int]


def by_row(c: Converter, node: tree.Expression) -> ast.expr | None:
    """The Python of the row that the expression is an instance of, decided by kinds where rows ask
    for them; None if no row has its form."""
    if _is_size_of_object(c, node):
        return None
    found = [
        one
        for one in match_javascript(node)
        if _names_are_global(c, node)
        and not ("d" in one[2] and (_is_keyed(c, node) or isinstance(one[2]["d"], tree.This)))
    ]
    if not found:
        return None
    operands: list[tree.Expression] = []
    candidates: list[_Candidate] = []
    for row, template, bound in found:
        places = {}
        for name, operand in bound.items():
            index = next((i for i, one in enumerate(operands) if one is operand), -1)
            if index < 0:
                index = len(operands)
                operands.append(operand)
            places[name] = index
        candidates.append(_Candidate(row, template, places))
    is_own = _is_plain_method(c, node, candidates)
    if is_own and not _may_be_builtin(node):
        return None
    values = [c.expression(operand) for operand in operands]
    certain = candidates[0]
    if _asks_nothing(certain) and not is_own:
        return _filled(c, certain, build.call(_ROW, *values))
    made = build.call(_ROW, *values, *_own_operands(c, node, operands))
    if is_own:
        candidates = [one for one in candidates if not _asks_nothing(one)]

    def decide(facts: Facts) -> Build | None:
        open_ = False
        for one in candidates:
            answers = [
                fits(facts.kind(made.args[index]), KINDS[name])
                for name, index in one.places.items()
            ]
            if all(answers) and not (
                isinstance(one.template, ast.Name) and _is_boolean(made, facts)
            ):
                return lambda call, chosen=one: _filled(c, chosen, call)  # type: ignore[misc]
            if None in answers and False not in answers:
                open_ = True
                break
        if open_:
            return None
        receiver = facts.kind(made.args[0]) if made.args else None
        if is_own:
            return lambda call: _of_class(c, node, call)
        if isinstance(node, tree.Call) and isinstance(
            receiver, ListOf | TupleOf | String | Number | Boolean | DictOf
        ):
            return lambda call: _undecided(c, node, candidates, call)
        if isinstance(receiver, Unknown) and _is_method_of_many(node):
            return lambda call: _undecided(c, node, candidates, call)
        return lambda call: _plain(c, node, candidates, call)

    def fallback(call: Any) -> ast.expr:
        if is_own:
            return _of_either(c, node, call)
        return _undecided(c, node, candidates, call)

    return c.defer(made, decide, fallback)


def has_row(node: tree.Expression) -> bool:
    """Whether an expression has the form of a row, whatever its operands are."""
    return next(match_javascript(node), None) is not None


def _may_be_builtin(node: tree.Expression) -> bool:
    """Whether a member may be an array's or a text's though a class of the file has one of that
    name."""
    match node:
        case tree.Call(callee=tree.Member(object=tree.This() | tree.Super())):
            return False
        case tree.Call():
            return not any(isinstance(one, tree.Spread) for one in node.arguments[:-1])
        case tree.Member(object=owner):
            return not isinstance(owner, tree.This | tree.Super)
        case _:
            return False


def _of_class(c: Converter, node: tree.Expression, call: ast.Call) -> ast.expr:
    """The member that a class of the file has."""
    match node:
        case tree.Call(callee=tree.Member(name=name)):
            receiver, *arguments = _of_call(node, call)
            return build.method(receiver, c.member(name), *arguments)
        case tree.Member(name=name):
            return build.attribute(call.args[0], c.member(name))
        case _:
            raise AssertionError(node)


def _of_either(c: Converter, node: tree.Expression, call: ast.Call) -> ast.expr:
    """The member of a class of the file, or what an array or a text has under that name."""
    match node:
        case tree.Call(callee=tree.Member(object=owner, name=name)) if (
            not isinstance(owner, tree.Member)
            and name in METHODS
            and name not in tfjs.member_names()
        ):
            receiver, *arguments = _of_call(node, call)
            return c.js("call", receiver, build.constant(name), *arguments)
        case tree.Member(name="length"):
            return c.js("get", call.args[0], build.constant("length"))
        case _:
            return _of_class(c, node, call)


def _own_operands(
    c: Converter, node: tree.Expression, operands: list[tree.Expression]
) -> list[ast.expr]:
    """Receiver and arguments of a call where the row's operands are others: `xs.at(-i)`."""
    match node:
        case tree.Call(callee=tree.Member(object=receiver), arguments=arguments):
            own = [receiver, *arguments]
        case _:
            return []
    if len(own) == len(operands) and all(map(operator.is_, own, operands)):
        return []
    if any(isinstance(one, tree.Spread) for one in own):
        return []
    return [c.expression(one) for one in own]


def _of_call(node: tree.Call, call: ast.Call) -> list[ast.expr]:
    count = len(node.arguments) + 1
    return call.args[-count:] if len(call.args) > count else call.args


def _is_keyed(c: Converter, node: tree.Expression) -> bool:
    """Whether a call is for the keys of an object that may have numbers and symbols among them."""
    match node:
        case tree.Call(
            callee=tree.Member(object=tree.Identifier(name="Object")), arguments=(owner,)
        ):
            return c.uses.is_keyed(owner)
        case _:
            return False


def _is_size_of_object(c: Converter, node: tree.Expression) -> bool:
    """Whether `size` is an object's entry: the file makes such objects, and no Map or Set."""
    return (
        isinstance(node, tree.Member)
        and node.name == "size"
        and node.name in c.object_keys
        and not c.uses.has_maps
    )


def _is_boolean(made: ast.Call, facts: Facts) -> bool:
    return isinstance(facts.kind(made.args[0]), Boolean)


def _names_are_global(c: Converter, node: tree.Expression) -> bool:
    """Whether the host's names in the row's form are not the file's own: `Math`, `Array`."""
    match node:
        case tree.Identifier():
            return c.variable(node) is None
        case tree.Call(callee=callee) | tree.New(callee=callee):
            return _names_are_global(c, callee)
        case tree.Member(object=tree.Identifier(name=name) as root) if name in _ROOTS:
            return c.variable(root) is None
        case _:
            return True


def _is_plain_method(c: Converter, node: tree.Expression, found: list[_Candidate]) -> bool:
    """Members that the file's own classes define are theirs."""
    match node:
        case tree.Call(callee=tree.Member(object=receiver, name=name)):
            pass
        case tree.Member(object=receiver, name=name):
            pass
        case _:
            return False
    if isinstance(receiver, tree.Identifier) and receiver.name in _ROOTS:
        return False
    # `js.byte_length` asks the object itself first
    return name in c.user_members and name != "byteLength"


def _filled(c: Converter, candidate: _Candidate, call: ast.Call) -> ast.expr:
    operands = {name: call.args[index] for name, index in candidate.places.items()}
    template = candidate.template
    c.needs(template)
    named = [inner.id for inner in subtree(template) if isinstance(inner, ast.Name)]
    again: dict[str, ast.expr] = {}
    for name, operand in operands.items():
        if named.count(name) > 1 and build.has_effects(operand):
            kept = c.names.fresh("value")
            operands[name] = ast.NamedExpr(ast.Name(kept, ast.Store()), operand)
            again[name] = build.name(kept)
    return build.filled(template, operands, again)


def _asks_nothing(candidate: _Candidate) -> bool:
    """Whether a row is for operands of any kind."""
    return all(KINDS[name] in ("any", "function") for name in candidate.places)


def _is_method_of_many(node: tree.Expression) -> bool:
    """Whether texts or arrays have a method of that name, and tensors too: `concat`, `reverse`."""
    match node:
        case tree.Call(callee=tree.Member(name=name)):
            return name in METHODS and name in tfjs.member_names()
        case _:
            return False


def _plain(
    c: Converter, node: tree.Expression, candidates: list[_Candidate], call: ast.Call
) -> ast.expr:
    """No row fits the kinds: the method or attribute of an object of another kind."""
    match node:
        case tree.Call(callee=tree.Member(object=tree.Identifier(name=root))) if root in _ROOTS:
            return _undecided(c, node, candidates, call)
        case tree.Call(callee=tree.Member(name=name)) if (
            name in METHODS and name not in tfjs.member_names()
        ):
            receiver, *arguments = _of_call(node, call)
            return c.js("call", receiver, build.constant(name), *arguments)
        case tree.Call(callee=tree.Member(name=name)):
            receiver, *arguments = _of_call(node, call)
            return build.method(receiver, c.member(name), *arguments)
        case tree.Member(name="length") if not isinstance(node.object, tree.This):
            return c.js("get", call.args[0], build.constant("length"))
        case tree.Member(name=name):
            return build.attribute(call.args[0], c.member(name))
        case _:
            return _filled(c, candidates[0], call)


def _demands(candidate: _Candidate) -> int:
    """How much a row asks of the members of its lists."""
    return sum(KINDS[name] in ("numbers", "strings") for name in candidate.places)


def _undecided(
    c: Converter, node: tree.Expression, candidates: list[_Candidate], call: ast.Call
) -> ast.expr:
    """Operands of unknown kind: what only an array or a text has is one; what tensors have too is
    looked up when it runs."""
    certain = next((one for one in candidates if _asks_nothing(one)), None)
    if certain is not None:
        return _filled(c, certain, call)
    match node:
        case tree.Call(callee=tree.Member(object=tree.Identifier(name=root))) if root in _ROOTS:
            return _filled(c, min(candidates, key=_demands), call)
        case tree.Call() | tree.Member() if candidates[0].row.proven:
            return _plain(c, node, candidates, call)
        case tree.Call(callee=tree.Member(name=name)) if name in METHODS and (
            name not in NATURAL or id(node) not in c.discarded
        ):
            receiver, *arguments = _of_call(node, call)
            return c.js("call", receiver, build.constant(name), *arguments)
        case tree.Member(name=name) if name in tfjs.member_names():
            return build.attribute(call.args[0], name)
        case _:
            return _filled(c, min(candidates, key=_demands), call)
