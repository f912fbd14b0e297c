"""Results that depend on a call: on its arguments, on its receiver, on its literals."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from keras_tfjs.catalog import tfjs
from keras_tfjs.catalog.extensions import object_factories
from keras_tfjs.kinds import library
from keras_tfjs.kinds.array_results import ARRAY_RESULTS
from keras_tfjs.kinds.batch_results import BATCH_RESULTS
from keras_tfjs.kinds.draws import DRAW_RESULTS, written_sizes
from keras_tfjs.kinds.dtypes import typed
from keras_tfjs.kinds.graph_results import computed_by, graphed
from keras_tfjs.kinds.host_results import HOST_RESULTS
from keras_tfjs.kinds.model import (
    INTEGER,
    NUMBER,
    UNKNOWN,
    UNREACHED,
    Boolean,
    DictOf,
    Instance,
    Kind,
    ListOf,
    Number,
    Shape,
    String,
    TupleOf,
    Unknown,
    Unreached,
    element,
    is_array,
    is_symbolic,
)
from keras_tfjs.kinds.notation import Result, kind_of, parse
from keras_tfjs.kinds.outputs import each_output, outputs_of_layer, outputs_of_model, some

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference


class CallSite(NamedTuple):
    """A call of a library's function or method `name`."""

    inference: Inference
    node: ast.Call
    name: str

    @property
    def prefix(self) -> str:
        return library.prefix_of(self.name)

    @property
    def receiver(self) -> Kind:
        func = self.node.func
        return self.inference.kind(func.value) if isinstance(func, ast.Attribute) else UNKNOWN

    def argument(self, index: int) -> Kind:
        if index >= len(self.node.args) or isinstance(self.node.args[index], ast.Starred):
            return UNKNOWN
        return self.inference.kind(self.node.args[index])

    def arguments(self) -> list[Kind]:
        values = [*self.node.args, *(keyword.value for keyword in self.node.keywords)]
        return [self.inference.kind(value) for value in values]

    def listed(self) -> list[Kind]:
        """What stands in lists among the arguments: each may be of another kind."""
        items = (
            item
            for value in self.node.args
            if isinstance(value, ast.List | ast.Tuple)
            for item in value.elts
        )
        return [self.inference.kind(item) for item in items]

    def written(self, index: int, *keywords: str) -> ast.expr | None:
        """The expression of a parameter, by keyword or position."""
        for keyword in self.node.keywords:
            if keyword.arg in keywords:
                return keyword.value
        return self.node.args[index] if 0 <= index < len(self.node.args) else None

    def config(self, index: int, key: str) -> ast.expr | None:
        """What a config dict among the arguments holds under `key`."""
        if index < len(self.node.args):
            argument = self.node.args[index]
            if isinstance(argument, ast.Dict):
                for name, value in zip(argument.keys, argument.values, strict=True):
                    if isinstance(name, ast.Constant) and name.value == key:
                        return value
        return None

    def result(self, result: Result) -> Kind:
        return kind_of(result, self.prefix, self.compute)

    def compute(self, result: Result) -> Kind | None:
        handler = COMPUTED.get(result.word)
        return None if handler is None else handler(self, result)


def call_kind(inference: Inference, node: ast.Call, name: str) -> Kind:
    """What calling the library's `name` at `node` gives."""
    text = _made_by_config(node, name) or library.call_result(name)
    if text is None:
        return UNKNOWN
    site = CallSite(inference, node, name)
    kind = site.result(parse(text))
    match kind:
        case Instance(role="Model"):
            return kind.altered(origin=node, outputs=outputs_of_model(site))
        case Instance(role="Layer"):
            return kind.altered(outputs=outputs_of_layer(site))
    return typed(kind, site)


def _made_by_config(node: ast.Call, name: str) -> str | None:
    """`tf.metrics.binaryAccuracy({})` is an object, by an extension of a function of TF.js."""
    match node:
        case ast.Call(args=[ast.Dict()], keywords=[]):
            return object_factories().get(name)
    return None


def instance_call(inference: Inference, node: ast.Call, called: Instance) -> Kind:
    """What calling an object gives: `layer(x)`, `model(x)`, `loss(y, p)`."""
    own = inference.definitions.member(called.of, "__call__")
    if own is not None:
        return inference.definitions.returned(own)
    if called.role in ("Layer", "Model", "Loss", "Metric", "Regularizer", "Constraint"):
        site = CallSite(inference, node, "keras.layers.Layer.__call__")
        given = _like(site, Result("like"))
        is_data = isinstance(given, Unknown) and called.role == "Layer" and _is_data(site)
        return each_output(site, called, Instance("Tensor") if is_data else given)
    if called.role in ("Initializer", "Schedule"):
        return Instance("Tensor")
    if called.role == "GraphFunction":
        return computed_by(called)
    return UNKNOWN


def _is_data(site: CallSite) -> bool:
    """Whether a layer is called with numbers or texts in lists."""
    kinds = list(_flat([site.argument(0)]))
    return kinds != [site.argument(0)] and all(isinstance(each, Number | String) for each in kinds)


def method_of_unknown(node: ast.Call) -> Kind:
    """What only one class of all has as a method: a TensorShape gives its sizes as a list."""
    match node:
        case ast.Call(
            func=ast.Attribute(
                value=ast.Attribute(attr="shape") | ast.Call(func=ast.Attribute(attr="get_shape")),
                attr="as_list",
            ),
            args=[],
            keywords=[],
        ):
            return ListOf(INTEGER)
    return UNKNOWN


# --- tensors ---


def _flat(kinds: list[Kind]) -> Iterator[Kind]:
    for kind in kinds:
        match kind:
            case ListOf(of):
                yield from _flat([of])
            case TupleOf(items):
                yield from _flat(list(items))
            case DictOf(values, items):
                yield from _flat([values, *(item for _, item in items)])
            case _:
                yield kind


def _like(site: CallSite, result: Result) -> Kind:
    """Symbolic if an argument is symbolic, else a tensor if an argument is an array."""
    kinds = list(_flat([*site.arguments(), *site.listed()]))
    if any(is_symbolic(kind) for kind in kinds):
        return Instance("SymbolicTensor")
    if any(is_array(kind) for kind in kinds):
        return Instance("Tensor")
    return UNREACHED if any(isinstance(kind, Unreached) for kind in kinds) else UNKNOWN


def _applied(site: CallSite, result: Result) -> Kind:
    return each_output(site, site.receiver, _like(site, result))


def _evaluated(site: CallSite, result: Result) -> Kind:
    """Losses and metrics: one number without metrics, else a list; by the model's compile call."""
    one = site.result(result.arguments[0])
    receiver = site.receiver
    match site.written(-1, "return_dict"):
        case ast.Constant(value=True):
            return Instance("Logs")
    if not isinstance(receiver, Instance):
        return UNKNOWN
    several = site.inference.compiles.gives_several(receiver, site.node)
    return UNKNOWN if several is None else ListOf(one) if several else one


def _value(site: CallSite, result: Result) -> Kind:
    """What `get_value` and `eval` give: the array of a variable or a tensor; numbers stay."""
    given = site.argument(0)
    if isinstance(given, Instance) and is_array(given):
        return Instance("NdArray", shape=given.shape, dtype=given.dtype)
    return Instance("NdArray") if isinstance(given, Unknown) else given


def _nested(site: CallSite, result: Result) -> Kind:
    """Numbers in lists as deep as the tensor's rank."""
    receiver = site.receiver
    if not isinstance(receiver, Instance) or receiver.shape is None:
        return UNKNOWN
    kind: Kind = INTEGER if receiver.dtype in ("int32", "int64") else NUMBER
    for _ in receiver.shape:
        kind = ListOf(kind)
    return kind


def _input(site: CallSite, result: Result) -> Kind:
    batched = site.config(0, "batchShape") or site.written(-1, "batch_shape")
    if batched is not None:
        return Instance("SymbolicTensor", shape=written_sizes(batched))
    sizes = site.config(0, "shape") or site.written(0, "shape")
    shape = written_sizes(sizes) if sizes is not None else None
    return Instance("SymbolicTensor", shape=None if shape is None else (None, *shape))


def _place(site: CallSite, parameter: str, otherwise: int) -> int:
    """The position of a parameter, of TF.js's functions by their declarations; -1 for none."""
    if not site.name.startswith("tfjs."):
        return otherwise
    names = [each.name for each in tfjs.parameters(site.name) or ()]
    return names.index(parameter) if parameter in names else -1


def _dtype(site: CallSite) -> str | None:
    """The dtype that a call names: a string, or an attribute such as np.float32."""
    match site.written(_place(site, "dtype", 1), "dtype"):
        case ast.Constant(value=str(dtype)):
            return dtype
        case ast.Attribute(attr=attribute):
            return attribute
        case None:
            return "float32" if site.name.startswith("tfjs.") else None
        case _:
            return None


def _made(site: CallSite, result: Result, shape: Shape | None, dtype: str | None) -> Kind:
    kind = site.result(result.arguments[0])
    return kind.altered(shape=shape, dtype=dtype) if isinstance(kind, Instance) else kind


def _shaped(site: CallSite, result: Result) -> Kind:
    sizes = site.written(0, "shape")
    return _made(site, result, written_sizes(sizes) if sizes else None, _dtype(site))


def _recast(site: CallSite, result: Result) -> Kind:
    """A tensor of another dtype: that of the method's name, or the one that the call names."""
    method = site.name.startswith("tfjs.Tensor.")
    given = site.receiver if method else site.argument(0)
    dtype = result.of or _literal_text(site.written(0 if method else 1, "dtype"))
    known = given if isinstance(given, Instance) and is_array(given) else Instance("Tensor")
    return known.altered(dtype=dtype)


def _literal_text(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _literal(site: CallSite, result: Result) -> Kind:
    """An array from a literal: its shape and, unless given, its dtype are the literal's."""
    written = site.node.args[0] if site.node.args else None
    of = UNKNOWN if written is None else site.inference.kind(written)
    if is_symbolic(of) or (isinstance(of, Instance) and is_array(of) and len(site.node.args) == 1):
        return _same(site, result)
    is_tfjs = site.name.startswith("tfjs.")
    shape, kinds = (None, set()) if written is None else _nesting(site, written)
    sizes = site.written(_place(site, "shape", -1))
    if sizes is not None:
        shape = written_sizes(sizes) or shape
    dtype = _dtype(site)
    if dtype is None and kinds and not is_tfjs:
        integers = all(kind == INTEGER for kind in kinds)
        numbers = all(isinstance(kind, Number) for kind in kinds)
        booleans = all(isinstance(kind, Boolean) for kind in kinds)
        dtype = "int64" if integers else "float64" if numbers else "bool" if booleans else None
    kind = _made(site, result, shape, dtype)
    rank = site.name.removeprefix("tfjs.tensor").removesuffix("d")
    if is_tfjs and isinstance(kind, Instance) and shape is None and rank.isdigit():
        return kind.altered(shape=(None,) * int(rank))
    return kind


def _same(site: CallSite, result: Result) -> Kind:
    """An array of the shape of the first argument; its dtype only where floats stay floats."""
    given = site.argument(0)
    if not isinstance(given, Instance) or is_symbolic(given):
        return _like(site, result)
    role = "NdArray" if site.name.startswith("numpy.") else "Tensor"
    dtype = (
        given.dtype if (given.dtype or "").startswith("float") or result.word == "literal" else None
    )
    return Instance(role, shape=given.shape, dtype=dtype)


def _converted(site: CallSite, result: Result) -> Kind:
    """An array of the shape of the first argument; of a number it has none."""
    if isinstance(site.argument(0), Number):
        return Instance("Tensor", shape=())
    kind = _same(site, result)
    return kind.altered(dtype=None) if isinstance(kind, Instance) else kind


def _nesting(site: CallSite, node: ast.expr) -> tuple[Shape | None, set[Kind]]:
    """Shape and kinds of the leaves of nested list displays."""
    if not isinstance(node, ast.List | ast.Tuple):
        kind = site.inference.kind(node)
        return (() if isinstance(kind, Number | Boolean) else None), {kind}
    parts = [_nesting(site, item) for item in node.elts]
    kinds = {kind for _, found in parts for kind in found}
    shapes = {shape for shape, _ in parts}
    inner = shapes.pop() if len(shapes) == 1 else (() if not parts else None)
    return (None if inner is None else (len(parts), *inner)), kinds


def _loaded(site: CallSite, result: Result) -> Kind:
    """What a data set's loader gives: tensors, or arrays where its config asks for those."""
    match site.config(0, "numpy"):
        case None | ast.Constant(value=False | None):
            return site.result(result.arguments[0])
    return site.result(result.arguments[1])


def _gradients(site: CallSite, result: Result) -> Kind:
    """A tensor for each source of `tape.gradient(target, sources)`: a list of them by a list."""
    match site.argument(1):
        case ListOf() | TupleOf():
            return ListOf(Instance("Tensor"))
        case Instance(shape=shape):
            return Instance("Tensor", shape=shape)
    return UNKNOWN


def _directory(site: CallSite, result: Result) -> Kind:
    """One dataset, or two where both subsets are asked for."""
    one = site.result(result.arguments[0])
    match site.config(1, "subset") or site.written(-1, "subset"):
        case ast.Constant(value="both"):
            return ListOf(one)
    return one


def _described(site: CallSite, result: Result) -> Kind:
    """The object of a description: of the kinds, that of the module which is named."""
    match site.node.args:
        case [_, ast.Constant(value=str(module))]:
            for each in result.arguments:
                kind = site.result(each)
                if isinstance(kind, Instance) and _MODULES.get(kind.role or "") == module:
                    return kind
    return UNKNOWN


_MODULES = {"Layer": "layers", "Loss": "losses", "Metric": "metrics", "Optimizer": "train"}


COMPUTED: dict[str, Callable[[CallSite, Result], Kind]] = {
    **ARRAY_RESULTS,
    **BATCH_RESULTS,
    **DRAW_RESULTS,
    **HOST_RESULTS,
    "described": _described,
    "directory": _directory,
    "loaded": _loaded,
    "argument": lambda site, result: site.argument(0),
    "evaluated": _evaluated,
    "gradients": _gradients,
    "graphed": graphed,
    "input": _input,
    "item": lambda site, result: element(site.receiver),
    "like": _applied,
    "same": _same,
    "converted": _converted,
    "literal": _literal,
    "nested": _nested,
    "parent": lambda site, result: site.inference.definitions.parent(site.node),
    "predicted": some,
    "recast": _recast,
    "receiver": lambda site, result: site.receiver,
    "shaped": _shaped,
    "some": some,
    "value": _value,
}
