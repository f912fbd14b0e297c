"""Calls by compositions: the text of an entry with its holes filled (catalog/composition.py)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import libcst as cst
import libcst.matchers as m

from keras_tfjs.catalog import tfjs
from keras_tfjs.catalog.composition import Composition
from keras_tfjs.catalog.row import ABSENT, Parameter
from keras_tfjs.kinds import ListOf, Number, TupleOf, Unknown
from keras_tfjs.python import build, known
from keras_tfjs.python.arrays import is_tensor
from keras_tfjs.python.calls import bind
from keras_tfjs.python.given import Unbindable
from keras_tfjs.python.holes import Filling, Hole, holds
from keras_tfjs.python.imports import WANTED
from keras_tfjs.python.number_types import TYPE_NAMES
from keras_tfjs.python.option import Option
from keras_tfjs.python.precedence import grouped, wanted
from keras_tfjs.python.reading.shapes import with_fields
from keras_tfjs.python.site import Site
from keras_tfjs.python.values import convert


def composed(call: cst.Call, entries: Sequence[Composition], at: Site) -> cst.BaseExpression | None:
    """The expression of the first entry that fits a call; None where none does."""
    said, known_before = len(at.file.diagnostics), set(at.file.said)
    for entry in entries:
        try:
            filling = _filling(call, entry, at)
            if filling is not None and holds(entry.condition, filling):
                return fill(entry.template, filling)
        except (known.NotKnown, Unbindable):
            pass
        del at.file.diagnostics[said:]
        at.file.said.clear()
        at.file.said.update(known_before)
    return None


def _filling(call: cst.Call, entry: Composition, at: Site) -> Filling | None:
    """Holes of a call; None where it says something that the entry does not know."""
    args = list(call.args)
    rest: list[cst.Arg] = []
    if entry.rest is not None:
        positional = [arg for arg in args if arg.keyword is None and arg.star != "**"]
        rest = positional[entry.places :]
        args = [arg for arg in args if arg not in rest]
    holes: dict[str, Hole] = {}
    for each in bind(with_fields(call, {"args": args}), entry.row, at):
        parameter = each.parameter
        if parameter is None:
            return None
        if parameter.tfjs is None:
            if not parameter.cosmetic and not _is_harmless(each.value, parameter, at):
                return None
            continue
        source = build.bare(each.value)
        value = convert(each.value, Option(at, entry.names[0], parameter))
        holes[parameter.keras] = Hole(value, source, is_tensor(source, at))
    for parameter in entry.parameters:
        if parameter.keras not in holes and parameter.tfjs is not None:
            default = entry.defaults.get(parameter.keras)
            if default is None:
                return None
            shared = parameter.keras in entry.shared or default in ("None", "False")
            holes[parameter.keras] = Hole(_template(default).deep_clone(), shared=shared)
    return Filling(at, holes, entry.rest, rest)


def _is_harmless(value: cst.BaseExpression, parameter: Parameter, at: Site) -> bool:
    """Whether the value asks for what TF.js does anyway: a literal, or a type of numbers."""
    if parameter.harmless is ABSENT:
        return False
    said = build.evaluated(value)
    if said is build.MISSING:
        said = TYPE_NAMES.get(at.name_of(value) or "", build.MISSING)
    return said == parameter.harmless


# Texts


def _as_element(arg: cst.Arg) -> cst.BaseElement:
    """An argument in a list: `*shape` stays what it is."""
    value = build.bare(arg.value)
    return cst.StarredElement(value) if arg.star else cst.Element(value)


@cache
def _template(text: str) -> cst.BaseExpression:
    return cst.parse_expression(text)


def fill(text: str, filling: Filling) -> cst.BaseExpression:
    """`text` with its holes filled. Raises NotKnown where `known.f` has not enough to compute.

    A value that is needed more than once, and that costs something, is named in front of the
    statement, or where that cannot be by a function that is called at once.
    """
    template, *steps = _pieces(text)
    uses: Counter[str] = Counter()
    for _, piece in (template, *steps):
        uses += _uses(piece)
    named: list[tuple[str, cst.BaseExpression]] = []
    measured = {each for _, piece in (template, *steps) for each in _measured(piece)}
    for hole in filling.holes.keys() & measured:
        filling.holes[hole] = _with_shape(filling.holes[hole], filling.at)

    def name(hole: str) -> None:
        found = filling.holes[hole]
        if uses[hole] > 1 and not _is_cheap(found.value):
            called = filling.at.unused_name(hole)
            named.append((called, found.value))
            filling.holes[hole] = found._replace(value=cst.Name(called))

    for hole in list(filling.holes):
        name(hole)
    filler = _Filler(filling)
    for step, piece in steps:
        filling.holes[step] = Hole(
            filler.expression(piece), None, filler.gives_tensor(piece), filler.holds_tensors(piece)
        )
        name(step)
    made = filler.expression(template[1])
    if filling.at.has_room_in_front():
        for called, value in named:
            filling.at.in_front(build.assign(called, value))
        return made
    for called, value in reversed(named):
        parameters = cst.Parameters([cst.Param(cst.Name(called))])
        made = build.call(build.parenthesised(cst.Lambda(parameters, made)), value)
    return made


@cache
def _pieces(text: str) -> tuple[tuple[str, cst.BaseExpression], ...]:
    """The text itself and the steps behind `where`, which have names."""
    first, *rest = re.split(r" where (\w+) = ", text)
    steps = zip(rest[::2], rest[1::2], strict=True)
    return (("", _template(first)), *((name, _template(step)) for name, step in steps))


def _is_cheap(value: cst.BaseExpression) -> bool:
    if build.evaluated(value) is not build.MISSING:
        return True
    match value:
        case cst.Name():
            return True
        case cst.Attribute(value=inner):
            return _is_cheap(inner)
        case cst.Subscript(value=inner, slice=[cst.SubscriptElement(slice=cst.Index(index))]):
            return _is_cheap(inner) and build.evaluated(index) is not build.MISSING
    return False


@cache
def _measured(template: cst.BaseExpression) -> frozenset[str]:
    """The holes of a text that are asked for what only tensors have."""
    asked = m.Attribute(m.SaveMatchedNode(m.Name(), "hole"), m.Name("shape") | m.Name("size"))
    found = (m.extract(each, asked) or {} for each in m.findall(template, asked))
    return frozenset(one.value for each in found if isinstance(one := each["hole"], cst.Name))


def _with_shape(hole: Hole, at: Site) -> Hole:
    """A list of the program's as a tensor, and what may be one where NumPy is asked."""
    match at.kind(hole.source) if hole.source is not None else None:
        case ListOf(of=of):
            made = "tensor" if isinstance(of, Number | ListOf) else "stack"
        case TupleOf(items=items):
            made = "tensor" if all(isinstance(one, Number) for one in items) else "stack"
        case Unknown() if (at.name or "").startswith("numpy."):
            made = "clone"  # takes both
        case _:
            return hole
    function = build.attribute(at.imports.need("tf"), made)
    return hole._replace(value=build.call(function, hole.value), is_tensor=True)


@cache
def _uses(template: cst.BaseExpression) -> Counter[str]:
    """How often each name stands in a text, what is computed while translating left out."""
    found: Counter[str] = Counter()

    class Count(cst.CSTVisitor):
        def visit_Call(self, node: cst.Call) -> bool:
            return not _is_known(node)

        def visit_Attribute(self, node: cst.Attribute) -> bool:
            node.value.visit(self)
            return False

        def visit_Name(self, node: cst.Name) -> None:
            found[node.value] += 1

    template.visit(Count())
    return found


def _is_known(node: cst.CSTNode) -> bool:
    match node:
        case cst.Call(func=cst.Attribute(value=cst.Name(value="known"))):
            return True
    return False


class _Filler:
    """Builds the expression, children first. Answers nodes; whether one is a tensor is asked of
    the text it was made from."""

    def __init__(self, filling: Filling) -> None:
        self._filling = filling
        self._used: set[str] = set()

    def expression(self, node: cst.BaseExpression) -> cst.BaseExpression:
        match node:
            case cst.Name(value=name) if name in WANTED and name not in self._filling.holes:
                return self._filling.at.imports.need(name)
            case cst.Name(value=name):
                return self._hole(name)
            case cst.Call() if _is_known(node):
                return self._computed(node)
            case cst.Call():
                return self._call(node)
            case cst.Attribute(value=value):
                return build.attribute(self.expression(value), node.attr.value)
            case cst.Subscript(value=cst.Name(value=name)) if self._element(name, node) is not None:
                return self._element(name, node) or node
            case cst.List(elements=elements) if any(self._is_starred(e.value) for e in elements):
                return cst.List([_as_element(arg) for arg in self._filling.rest])
        return self._children(node)

    def _hole(self, name: str) -> cst.BaseExpression:
        hole = self._filling.holes.get(name)
        if hole is None:
            return cst.Name(name)
        if name in self._used:
            return hole.value.deep_clone()
        self._used.add(name)
        return hole.value

    def _element(self, name: str, node: cst.Subscript) -> cst.BaseExpression | None:
        """`pair[0]` of a list that the program writes out."""
        hole = self._filling.holes.get(name)
        match hole and hole.value, node.slice:
            case (
                cst.List(elements=elements) | cst.Tuple(elements=elements),
                [cst.SubscriptElement(slice=cst.Index(value=cst.Integer() as place))],
            ) if place.evaluated_value < len(elements):
                return build.bare(elements[place.evaluated_value].value)
        return None

    def _children(self, node: cst.BaseExpression) -> cst.BaseExpression:
        filler = self

        class Children(cst.CSTTransformer):
            def on_visit(self, each: cst.CSTNode) -> bool:
                return each is node or not isinstance(each, cst.BaseExpression)

            def on_leave(self, each: cst.CSTNode, updated: cst.CSTNode) -> cst.CSTNode:  # type: ignore[override]  # nodes for nodes
                if each is node or not isinstance(each, cst.BaseExpression):
                    return updated
                made = filler.expression(each)
                inner = isinstance(node, cst.Subscript) and each is not node.value
                return made if inner or _is_literal(made) else grouped(made, wanted(node, each))

        made = node.visit(Children())
        assert isinstance(made, cst.BaseExpression)
        return made

    def _call(self, node: cst.Call) -> cst.BaseExpression:
        args = self._args(node)
        name = _tf_function(node.func)
        if name is None or not args or args[0].star or args[0].keyword:
            return build.call_of(self._func(node.func), args)
        member = name.rpartition(".")[2]
        is_method = "." not in name and tfjs.exists(f"tfjs.Tensor.{name}")
        receiver, *others = args
        is_method = is_method and len(others) <= len(tfjs.parameters(f"tfjs.Tensor.{name}") or ())
        if is_method and name not in _OTHERWISE and self.gives_tensor(node.args[0].value):
            return build.call_of(build.attribute(receiver.value, member), others)
        return build.call_of(self._func(node.func), args)

    def _func(self, func: cst.BaseExpression) -> cst.BaseExpression:
        made = self.expression(func)
        return made if isinstance(made, cst.Attribute) else build.primary(made)

    def _args(self, node: cst.Call) -> list[cst.Arg]:
        given = list(node.args)
        while given and self._is_silent(given[-1].value):
            given.pop()
        made: list[cst.Arg] = []
        for arg in given:
            if self._is_starred(arg.value):
                made += build.without_last_comma(self._filling.rest)
                continue
            value = build.bare(self.expression(arg.value))
            made.append(with_fields(arg, {"value": value, "comma": cst.MaybeSentinel.DEFAULT}))
        return made

    def _is_starred(self, node: cst.BaseExpression) -> bool:
        return isinstance(node, cst.Name) and node.value == self._filling.starred

    def _is_silent(self, node: cst.BaseExpression) -> bool:
        """Whether an argument is a hole that the program leaves to a default of both libraries."""
        hole = self._filling.holes.get(node.value) if isinstance(node, cst.Name) else None
        return hole is not None and hole.source is None and hole.shared

    def gives_tensor(self, node: cst.BaseExpression) -> bool:
        match node:
            case cst.Name(value=name):
                hole = self._filling.holes.get(name)
                return hole is not None and hole.is_tensor
            case cst.Call(func=cst.Attribute(value=value)) if _tf_function(node.func) is None:
                return self.gives_tensor(value)
            case cst.Call():
                return _result(node).startswith(_TENSORS)
            case cst.Subscript(value=value):
                return self.holds_tensors(value)
        return False

    def holds_tensors(self, node: cst.BaseExpression) -> bool:
        match node:
            case cst.Name(value=name):
                hole = self._filling.holes.get(name)
                return hole is not None and hole.holds
            case cst.Call():
                return _result(node).startswith(("list(Tensor", "{"))
        return False

    def _computed(self, node: cst.Call) -> cst.BaseExpression:
        assert isinstance(node.func, cst.Attribute)
        function = known.FUNCTIONS[node.func.attr.value]
        shaped = known.shape_places(function)
        values: list[object] = []
        for place, arg in enumerate(node.args):
            if place in shaped and isinstance(arg.value, cst.Name):
                values.append(self._filling.shape(arg.value.value))
                continue
            value = build.evaluated(self.expression(arg.value))
            if value is build.MISSING:
                raise known.NotKnown
            values.append(value)
        answer = function(*values)
        if isinstance(answer, tuple):
            return cst.parse_expression(repr(answer))
        return build.literal(answer)


_TENSORS = (
    "Tensor",
    "mask",
    "recast",
    "shaped(Tensor",
    "literal(Tensor",
    "Variable",
    "some(Tensor",
)


def _result(node: cst.Call) -> str:
    name = _tf_function(node.func)
    return (tfjs.result(f"tfjs.{name}") or "") if name else ""


_OTHERWISE = frozenset({"where", "concat", "stack", "clone", "tensor", "scalar", "norm"})
"""Functions whose method takes other arguments, or that are no chain's next step."""


def _is_literal(node: cst.BaseExpression) -> bool:
    return isinstance(node, cst.Integer | cst.Float | cst.SimpleString)


def _tf_function(func: cst.BaseExpression) -> str | None:
    """`linalg.qr` of `tf.linalg.qr`."""
    parts: list[str] = []
    while isinstance(func, cst.Attribute):
        parts.insert(0, func.attr.value)
        func = func.value
    return ".".join(parts) if parts and isinstance(func, cst.Name) and func.value == "tf" else None
