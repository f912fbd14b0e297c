"""A layer that stands for the activation of another, as the layer behind it that it is:
`Dense(8, activation=LeakyReLU())(x)` becomes, still in Keras, `LeakyReLU()(Dense(8)(x))`. So does a
function of one's own, in a `Lambda`; `Activation(f)` is `Lambda(f)`. TF.js's activations are
words."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from keras_tfjs.diagnostics import ROWS, Diagnostic, diagnostic
from keras_tfjs.kinds import Facts, Function
from keras_tfjs.python.edits import Edit, edited
from keras_tfjs.source import Span

_LAYERS = frozenset(
    f"keras.layers.{name}"
    for name in (
        "Dense",
        "Conv1D",
        "Conv2D",
        "Conv3D",
        "Convolution1D",
        "Convolution2D",
        "Convolution3D",
        "Conv1DTranspose",
        "Conv2DTranspose",
        "Conv3DTranspose",
        "SeparableConv1D",
        "SeparableConv2D",
        "DepthwiseConv1D",
        "DepthwiseConv2D",
        "EinsumDense",
    )
)
"""Layers that apply their activation last."""

_ACTIVATIONS = frozenset(
    f"keras.layers.{name}"
    for name in ("LeakyReLU", "PReLU", "ELU", "ReLU", "ThresholdedReLU", "Softmax", "Activation")
)
_BEHIND = "activity_regularizer"
"""What a layer does behind its activation."""


def apart(text: str, tree: ast.Module, facts: Facts) -> tuple[str, list[Diagnostic]]:
    """The program with such layers apart, line by line, and what is to be said of them."""
    lines = text.encode().split(b"\n")
    edits: list[Edit] = []
    said: list[Diagnostic] = []
    spelled = _Spelled(facts)
    for call, value in _own_activations(tree, facts) if "Activation" in text else ():
        edits += _as_lambda(call, value, spelled)
    for call, keyword in _found(tree, facts):
        made = _edits(call, keyword, lines, facts, spelled)
        if made:
            edits += made
            columns = (_column(lines, keyword.value, end=each) for each in (False, True))
            first, last = columns
            span = Span(keyword.value.lineno, first, keyword.value.end_lineno or 0, last)
            said.append(diagnostic(ROWS["KT147"], span, name=facts.callee(call)))
    edits += spelled.imports()
    if not edits:
        return text, []
    return edited(lines, (1, 0), (len(lines), len(lines[-1])), edits), said


def _found(tree: ast.Module, facts: Facts) -> Iterator[tuple[ast.Call, ast.keyword]]:
    for node in facts.nodes(ast.Call):
        for keyword in node.keywords:
            if keyword.arg != "activation" or isinstance(keyword.value, ast.Constant):
                continue
            if facts.callee(node) not in _LAYERS:
                continue
            plain = all(each.arg not in (None, _BEHIND) for each in node.keywords)
            if plain and (_is_layer(keyword.value, facts) or _is_own(keyword.value, facts)):
                yield node, keyword


def _is_layer(node: ast.expr, facts: Facts) -> bool:
    return isinstance(node, ast.Call) and facts.callee(node) in _ACTIVATIONS


def _is_own(node: ast.expr, facts: Facts) -> bool:
    """Whether it is a function of the program's."""
    match node:
        case ast.Lambda(body=body):
            return not _is_hard_sigmoid(body, facts)
        case ast.Name() | ast.Attribute():
            kind = facts.kind(node)
            return isinstance(kind, Function) and not kind.name.startswith(_LIBRARIES)
        case _:
            return False


def _is_hard_sigmoid(body: ast.expr, facts: Facts) -> bool:
    """TF.js has the word for it."""
    match body:
        case ast.Call(args=[_, ast.Constant(value=low), ast.Constant(value=high)]):
            return (low, high) == (0, 1) and (facts.callee(body) or "").endswith(".clip")
        case _:
            return False


_LIBRARIES = ("keras.", "tensorflow.", "tfjs.", "numpy.", "builtins.")


def _own_activations(
    tree: ast.Module, facts: Facts
) -> Iterator[tuple[ast.Call, ast.expr | ast.keyword]]:
    """The calls `Activation(f)`, with what names the function."""
    for node in facts.nodes(ast.Call):
        given: list[ast.expr | ast.keyword] = [*node.args[:1]]
        given = given or [one for one in node.keywords if one.arg == "activation"]
        for one in given:
            value = one.value if isinstance(one, ast.keyword) else one
            if (
                isinstance(value, ast.Name | ast.Attribute | ast.Lambda)
                and facts.callee(node) == "keras.layers.Activation"
                and _is_own(value, facts)
            ):
                yield node, one


class _Spelled:
    """How the program can call `keras.layers.Lambda`: as it calls another layer, or by an import
    behind that layer's."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._imports: dict[tuple[int, int], str] = {}

    def _is_starred(self) -> bool:
        """Whether the program imports all that the module of layers has."""
        return any(
            isinstance(node, ast.ImportFrom)
            and node.module in ("keras.layers", "tensorflow.keras.layers")
            and [each.name for each in node.names] == ["*"]
            for node in self._facts.parents
        )

    def beside(self, layer: ast.expr) -> str | None:
        match layer:
            case ast.Attribute(value=holder):
                return f"{ast.unparse(holder)}.Lambda"
            case ast.Name():
                binding = self._facts.binding(layer)
                match binding.statement if binding is not None else None:
                    case ast.ImportFrom(
                        module="keras.layers" | "tensorflow.keras.layers",
                        names=[ast.alias(name="*")],
                        level=0,
                    ):
                        return "Lambda"
                    case None if self._is_starred():
                        return "Lambda"
                    case ast.ImportFrom(module=str() as module, level=0) as statement:
                        place = statement.end_lineno or 0, statement.end_col_offset or 0
                        self._imports[place] = f"; from {module} import Lambda"
                        return "Lambda"
        return None

    def imports(self) -> list[Edit]:
        return [Edit(place, place, text) for place, text in self._imports.items()]


def _as_lambda(call: ast.Call, value: ast.expr | ast.keyword, spelled: _Spelled) -> Iterator[Edit]:
    name = spelled.beside(call.func)
    if name is None:
        return
    yield Edit.of(call.func, name)
    if isinstance(value, ast.keyword):
        start = value.lineno, value.col_offset
        yield Edit(start, (start[0], start[1] + len("activation")), "function")


def _edits(
    call: ast.Call,
    keyword: ast.keyword,
    lines: Sequence[bytes],
    facts: Facts,
    spelled: _Spelled,
) -> list[Edit]:
    """None where the layer stands in no place that takes two."""
    activation = _text(keyword.value, lines)
    if not isinstance(keyword.value, ast.Call):
        activation = f"{spelled.beside(call.func)}({activation})"
    gone = _without(call, keyword, lines)
    if "\n" in activation or gone is None:
        return []
    parent = facts.parents.get(call)
    match parent:
        case ast.Call(func=func, args=[_], keywords=[]) if func is call:
            start, end = Edit.of(call, "").start, Edit.of(parent, "").end
            return [gone, Edit(start, start, f"{activation}("), Edit(end, end, ")")]
        case ast.Call(func=ast.Attribute(value=ast.Name(id=model), attr="add")):
            line = facts.parents.get(parent)
            end = Edit.of(parent, "").end
            rest = lines[end[0] - 1][end[1] :].partition(b"#")[0].strip()
            is_added = facts.callee(parent) == "keras.Sequential.add"
            if is_added and isinstance(line, ast.Expr) and not rest:
                return [gone, Edit(end, end, f"; {model}.add({activation})")]
        case ast.List() if _is_of_sequential(parent, facts):
            end = Edit.of(call, "").end
            return [gone, Edit(end, end, f", {activation}")]
    return []


def _is_of_sequential(listed: ast.List, facts: Facts) -> bool:
    holder = facts.parents.get(listed)
    if isinstance(holder, ast.keyword):
        holder = facts.parents.get(holder)
    return isinstance(holder, ast.Call) and facts.callee(holder) == "keras.Sequential"


def _without(call: ast.Call, keyword: ast.keyword, lines: Sequence[bytes]) -> Edit | None:
    """Takes the keyword out, with the comma in front of it or behind it; None where a comment
    stands beside it."""
    given: list[ast.expr | ast.keyword] = [*call.args, *call.keywords]
    places = sorted(given, key=lambda each: (each.lineno, each.col_offset))
    place = places.index(keyword)
    if place:
        start, end = _end(places[place - 1]), _end(keyword)
    elif len(places) > 1:
        start = (keyword.lineno, keyword.col_offset)
        end = (places[1].lineno, places[1].col_offset)
    else:
        start, end = (keyword.lineno, keyword.col_offset), _end(keyword)
    between = edited(lines, start, end, ())
    return None if "#" in between else Edit(start, end, "\n" * between.count("\n"))


def _end(node: ast.expr | ast.keyword) -> tuple[int, int]:
    return node.end_lineno or node.lineno, node.end_col_offset or node.col_offset


def _text(node: ast.expr, lines: Sequence[bytes]) -> str:
    whole = Edit.of(node, "")
    return edited(lines, whole.start, whole.end, ())


def _column(lines: Sequence[bytes], node: ast.expr, *, end: bool) -> int:
    whole = Edit.of(node, "")
    line, offset = whole.end if end else whole.start
    return len(lines[line - 1][:offset].decode(errors="ignore"))
