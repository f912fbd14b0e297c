"""What type TypeScript gives the expressions of a finished program, as far as that is plain.

A type is a word: `number`, `array` (of anything), `array:number`, `Tensor`, `Tensor:2` (of a rank),
`Tensor:any` (of that which the variable has), `Tensor:given` (of what a function is given),
`object:a,b` (with these keys), `record` (of a key for each of some values), `Parts` (values and
indices of a tensor), `bytes`, `function:2` (of so many parameters), `layer:dense` (of one class),
`layer:any` and `metric:any` (of an extension's), `NdArray` (of numpy.js), `new Name` (an object of
a class), `class:...`; None where nothing is said.
"""

from __future__ import annotations

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.emitted_names import (
    Callable_,
    Emitted,
    Members,
    Variable,
    called,
)

_ARITHMETIC = frozenset("- * / % ** << >> >>> & | ^".split())
_COMPARISONS = frozenset("== != === !== < > <= >= in instanceof".split())
_OF_GLOBALS = {
    ("Array", "from"): "array",
    ("Object", "fromEntries"): "record",
}
_GLOBAL = {"String": "string", "Number": "number", "Boolean": "boolean"}
_HELPERS = {
    "pySorted": "array",
    "pyInt": "number",
    "pyFloat": "number",
    "pyStr": "string",
    "pyRepr": "string",
    "pyReadLine": "string",
    "pyTruth": "boolean",
    "pyLength": "number",
}
"""Results of the functions that stand for Python's own."""
_OF_TEXTS = {
    "split": "array:string",
    **dict.fromkeys(
        """trim trimStart trimEnd toUpperCase toLowerCase padStart padEnd replace replaceAll slice
        repeat""".split(),
        "string",
    ),
}
_OF_ARRAYS = {"map": "array", "slice": "", "filter": "", "join": "string", "toSorted": ""}
_RESULTS = {
    "Tensor": "Tensor",
    **dict.fromkeys(
        ("indices", "literal(Tensor)", "mask", "recast", "shaped(Tensor)"),
        "Tensor",
    ),
    "Variable": "Variable",
    **{f"Tensor{rank}": f"Tensor:{rank}" for rank in range(7)},
}
"""Of functions and methods of TF.js, by the catalogue's notation."""
_OPEN = frozenset(("Tensor", "Tensor:any"))
"""Tensors of any rank, to TypeScript."""
_ALIKE = frozenset(
    f"tfjs.{name}"
    for name in """abs acos acosh asin asinh atan atanh batchToSpaceND cast ceil clipByValue clone
    cos cosh elu erf exp expm1 floor gather isFinite isInf isNaN leakyRelu log log1p logSigmoid
    logSoftmax logicalNot mirrorPad neg onesLike pad prelu reciprocal relu relu6 reverse round rsqrt
    selu sigmoid sign sin sinh softmax softplus spaceToBatchND sqrt square step tan tanh tile
    transpose zerosLike""".split()
)
"""Functions that TF.js declares to give what their first argument is."""


class Types:
    def __init__(self, emitted: Emitted, package: str) -> None:
        self._emitted = emitted
        self._package = package
        self._known: dict[int, str | None] = {}
        self._pending: set[int] = set()

    def of(self, node: tree.Expression | None) -> str | None:
        if node is None or id(node) in self._pending:
            return None
        if id(node) not in self._known:
            self._pending.add(id(node))
            self._known[id(node)] = self._of(node)
            self._pending.discard(id(node))
        return self._known[id(node)]

    def _of(self, node: tree.Expression) -> str | None:
        match node:
            case tree.NumberLiteral() | tree.Update():
                return "number"
            case tree.StringLiteral() | tree.Template():
                return "string"
            case tree.BooleanLiteral() | tree.Unary(operator="!"):
                return "boolean"
            case tree.Unary(operator="-" | "+" | "~", operand=operand):
                return "number" if self.of(operand) == "number" else None
            case tree.Array(elements=elements):
                return self._array(elements)
            case tree.Object(properties=properties):
                return _object(properties)
            case tree.Function() | tree.Arrow():
                return f"function:{len(node.parameters)}"
            case tree.Class():
                return f"class:{id(node)}"
            case tree.New(callee=tree.Identifier(name=name)):
                return f"new {name}"
            case tree.Binary():
                return self._binary(node)
            case tree.Conditional(yes=yes, no=no):
                made = self.of(yes)
                return made if made == self.of(no) else None
            case tree.Identifier():
                return self._variable(self._emitted.uses.get(id(node)))
            case tree.Call():
                return self._call(node)
            case tree.Await(value=tree.Call(callee=tree.Member() as callee)):
                path = self.path(callee)
                promised = (tfjs.result(path) or "") if path else ""
                return _tensor(promised.removeprefix("Promise(").removesuffix(")"))
            case tree.Member(object=tree.This(), name=name) if id(node) in self._emitted.fields:
                return self._field(self._emitted.fields[id(node)], name)
            case tree.Member(name="weights" | "trainableWeights" | "nonTrainableWeights"):
                return "array:LayerVariable"
            case tree.Member(name="metricsNames"):
                return "array:string"
            case tree.Member(object=owner, name="values" | "indices"):
                return "Tensor" if self.of(owner) == "Parts" else None
            case tree.Index(object=owner, index=tree.NumberLiteral()):
                kind, _, element = (self.of(owner) or "").partition(":")
                return element or None if kind == "array" else None
            case _:
                return None

    def _field(self, owner: Members, name: str) -> str | None:
        values = owner.made.get(name) or owner.changed.get(name) or ()
        kinds = {self.of(value) for _, value in values}
        return kinds.pop() if len(kinds) == 1 else None

    def _array(self, elements: tuple[tree.Expression | None, ...]) -> str:
        kinds = {self.of(one) for one in elements}
        [kind] = kinds if len(kinds) == 1 else [None]
        return f"array:{kind}" if kind in ("number", "string", "boolean") else "array"

    def _binary(self, node: tree.Binary) -> str | None:
        if node.operator in _COMPARISONS:
            return "boolean"
        if node.operator in _ARITHMETIC:
            return "number"
        sides = self.of(node.left), self.of(node.right)
        if node.operator == "+":
            if "string" in sides:
                return "string"
            return "number" if sides == ("number", "number") else None
        return sides[0] if sides[0] == sides[1] else None

    def _variable(self, variable: Variable | None) -> str | None:
        if variable is None or variable.kind == "import":
            return None
        return self.of(variable.first)

    def _call(self, node: tree.Call) -> str | None:
        match node.callee:
            case tree.Identifier(name=name) as plain:
                if id(plain) not in self._emitted.uses:
                    return _GLOBAL.get(name) or _HELPERS.get(name)
                return self.result(called(self._emitted, node))
            case tree.Member(object=owner, name=method):
                if (path := self.path(node.callee)) is not None:
                    return self._of_library(node, path)
                if isinstance(owner, tree.Member) and owner.name in ("layers", "metrics"):
                    variable = self._emitted.uses.get(id(owner.object))
                    if variable is not None and variable.source.endswith("/extensions.js"):
                        return f"{owner.name[:-1]}:any"
                if method in ("array", "asarray") and self._is_numpy(owner):
                    return "NdArray"
                if isinstance(owner, tree.Identifier) and id(owner) not in self._emitted.uses:
                    return _OF_GLOBALS.get((owner.name, method))
                if isinstance(owner, tree.New) and method == "encode":
                    return "bytes"  # of a TextEncoder
                if method == "split" and self.of(node.arguments[0] if node.arguments else None) == (
                    "string"
                ):
                    return "array:string"  # tensors are split into numbers of parts
                if method == "map" and _is_evaluated(owner):
                    return "array"  # of the numbers
                if method == "predict":
                    return "Tensors" if len(node.arguments) in (1, 2) else None
                return self._method(self.of(owner), method)
            case _:
                return None

    def _is_numpy(self, owner: tree.Expression) -> bool:
        variable = self._emitted.uses.get(id(owner))
        return variable is not None and variable.source.endswith("/numpy.js")

    def _of_library(self, node: tree.Call, path: str) -> str | None:
        if (rank := tfjs.declared_rank(path)) is not None:
            return f"Tensor:{rank}"
        given = self.of(node.arguments[0]) if node.arguments else None
        if path.startswith("tfjs.layers."):
            return f"layer:{path.rpartition('.')[2]}"
        if path == "tfjs.input":
            return "SymbolicTensor"
        if path in ("tfjs.topk", "tfjs.unique"):
            return "Parts" if given in _OPEN else None
        if path == "tfjs.variable":
            word = (given or "").partition(":")[2]
            return f"Variable:{word}" if word.isdigit() else "Variable"
        made = _tensor(tfjs.result(path))
        if path == "tfjs.multinomial":
            return "Tensor:few"  # of two ranks
        if path not in _ALIKE or made is None:
            return made
        if (given or "").partition(":")[0] in ("array", "number", "boolean"):
            return made
        return given if given is not None and given.startswith("Tensor") else "Tensor:given"

    def _method(self, owner: str | None, method: str) -> str | None:
        if owner is None:
            return None
        if owner == "metric:any":
            return "Tensor" if method == "result" else None
        if owner == "string":
            return _OF_TEXTS.get(method)
        if owner.startswith("array") and method in _OF_ARRAYS:
            return _OF_ARRAYS[method] or owner
        if owner in _OPEN and method in ("topk", "unique"):
            return "Parts"
        if owner.startswith(("Tensor", "Variable")):
            made = _tensor(tfjs.result(f"tfjs.Tensor.{method}"))
            if made == "Variable" and owner.removeprefix("Tensor:").isdigit():
                return f"Variable:{owner.removeprefix('Tensor:')}"
            return "Tensor:any" if made == "Tensor" else made
        return None

    def is_left_over(self, node: tree.Expression) -> bool:
        """Whether a value comes of a name that a left-over statement was to bind, of what TF.js
        does not have, or of a text: it may be anything."""
        match node:
            case tree.Identifier(name=name):
                return id(node) not in self._emitted.uses and name in self._emitted.left
            case tree.Member(object=tree.Identifier(name="JSON") as owner, name="parse"):
                return id(owner) not in self._emitted.uses
            case tree.Member(object=owner):
                path = self.path(node)
                return self.is_left_over(owner) if path is None else not tfjs.exists(path)
            case tree.Call(callee=inner) | tree.New(callee=inner) | tree.Index(object=inner):
                return self.is_left_over(inner)
            case tree.Await(value=inner):
                return self.is_left_over(inner)
            case _:
                return False

    def path(self, node: tree.Expression) -> str | None:
        """`tfjs.layers.dense` for the member of TF.js's namespace."""
        match node:
            case tree.Identifier():
                variable = self._emitted.uses.get(id(node))
                found = variable is not None and variable.source == self._package
                return "tfjs" if found else None
            case tree.Member(object=inner, name=name):
                path = self.path(inner)
                return f"{path}.{name}" if path is not None else None
            case _:
                return None

    def result(self, function: Callable_ | None) -> str | None:
        """What calling a function gives, where all its values have one type."""
        if function is None or function.is_async or getattr(function, "is_generator", False):
            return None
        if not isinstance(function.body, tree.Block):
            return self.of(function.body)
        found = {self.of(one.value) for one in returns(function)}
        return found.pop() if len(found) == 1 else None


def returns(function: Callable_) -> list[tree.Return]:
    """The function's own, not those of functions in it."""
    found: list[tree.Return] = []
    pending: list[tree.Node] = [function.body]
    while pending:
        node = pending.pop()
        if isinstance(node, tree.Function | tree.Arrow):
            continue
        if isinstance(node, tree.Return):
            found.append(node)
        pending.extend(tree.children(node))
    return found


def _is_evaluated(node: tree.Expression) -> bool:
    """Whether it is what evaluating a model gives."""
    match node:
        case tree.Await(value=inner):
            return _is_evaluated(inner)
        case tree.Call(callee=tree.Member(name="evaluate" | "evaluateDataset")):
            return True
        case _:
            return False


def _object(properties: tuple[tree.Expression, ...]) -> str | None:
    keys = []
    for one in properties:
        match one:
            case tree.Property(key=tree.Identifier(name=key), computed=False):
                keys.append(key)
            case tree.Property(key=tree.StringLiteral(value=key)):
                keys.append(key)
            case _:
                return None
    return f"object:{','.join(sorted(keys))}"


def _tensor(result: str | None) -> str | None:
    return _RESULTS.get(result or "")


def members_of(kind: str | None) -> frozenset[str] | None:
    """The members that TypeScript knows of a value of a type, where these are all."""
    word = (kind or "").partition(":")[0]
    if word in ("Tensor", "Variable"):
        return tfjs.members(f"tfjs.{word}")
    return _MEMBERS.get(word)


_MEMBERS = {
    "number": frozenset(
        "toExponential toFixed toLocaleString toPrecision toString valueOf".split()
    ),
    "boolean": frozenset(("toString", "valueOf")),
}


def apart(first: str | None, later: str | None) -> bool:
    """Whether a variable of the one type takes no value of the other."""
    if first is None or later is None or first == later:
        return False
    kind, _, rank = first.partition(":")
    other, _, others = later.partition(":")
    if kind == "Tensor" and later == "Tensor:any":
        return False
    if kind == "Tensor" and rank in ("", "any", "given"):
        return other not in ("Tensor", "Tensors")  # functions take it for no variable
    if kind == other == "layer":
        return rank != "any" and others == "any"
    if kind == other == "Variable":
        return bool(rank)
    if kind == other == "array":
        return bool(rank) and bool(others)
    if kind == other == "function":
        return int(others) > int(rank)
    return True
