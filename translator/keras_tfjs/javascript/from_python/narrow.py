"""Values that are given where TensorFlow.js declares less than TypeScript takes them for: one of a
few words, a list of so many numbers, a tensor of one rank. A variable or a field that holds one is
declared `any`, any other value is cast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.emitted_names import Emitted, Variable
from keras_tfjs.javascript.from_python.emitted_types import Types

_WORDS = frozenset(
    "dataFormat dtype filterFormat fillMode inputDType interpolation mergeMode pad padding".split()
)
_LISTS = frozenset("cropSize dilations filterSize paddings poolSize size strides".split())
_LISTED_BY_LAYERS = {
    **{
        f"tfjs.layers.{layer}{rank}d": "poolSize strides"
        for layer in ("averagePooling", "maxPooling")
        for rank in (1, 2, 3)
    },
    **{
        f"tfjs.layers.{layer}": "dilationRate"
        for layer in ("conv3d", "conv3dTranspose", "convLstm2d")
    },
    "tfjs.layers.cropping2D": "cropping",
    "tfjs.layers.depthwiseConv2d": "kernelSize",
    "tfjs.layers.dot": "axes",
    "tfjs.layers.zeroPadding2d": "padding",
}
"""Options of layers that are a list of so many numbers; the others may be of any."""

_WORDS_OR_OBJECTS = frozenset("loss optimizer".split())
"""What is a word by default: TypeScript takes a parameter for one then, in other files, too."""

_RANKED = {
    **dict.fromkeys(
        """avgPool avgPool3d conv1d conv2d conv2dTranspose conv3d conv3dTranspose depthToSpace
        depthwiseConv2d dilation2d localResponseNormalization maxPool maxPool3d
        separableConv2d""".split(),
        "x filter depthwiseFilter pointwiseFilter",
    ),
    **dict.fromkeys(("bincount", "denseBincount"), "x weights"),
    **dict.fromkeys(("image.resizeBilinear", "image.resizeNearestNeighbor"), "images"),
    **dict.fromkeys(
        (
            "image.nonMaxSuppression",
            "image.nonMaxSuppressionAsync",
            "image.nonMaxSuppressionPadded",
            "image.nonMaxSuppressionPaddedAsync",
            "image.nonMaxSuppressionWithScore",
            "image.nonMaxSuppressionWithScoreAsync",
        ),
        "boxes scores",
    ),
    **dict.fromkeys(("image.flipLeftRight", "image.rotateWithOffset"), "image"),
    "browser.toPixels": "img",
    "image.cropAndResize": "image boxes boxInd",
    "image.transform": "image transforms",
    "math.confusionMatrix": "labels predictions",
    "multinomial": "logits",
    "outerProduct": "v1 v2",
    "pool": "input",
    "unsortedSegmentSum": "segmentIds",
}
"""Parameters that are a tensor of one rank or two, by function."""

_OF_ONE_SHAPE = frozenset(
    f"layer:{name}"
    for name in """convLstm2d cropping2D globalAveragePooling1d globalMaxPooling1d repeatVector
    reshape upSampling2d""".split()
)
"""Layers that TensorFlow.js declares to take the shape of one input."""

_NUMERIC = frozenset(
    f"tfjs.{name}"
    for name in "randomGamma randomNormal randomStandardNormal range truncatedNormal".split()
)
"""Functions that make numbers only: no tensor's type fits them, for it may be any."""


@dataclass
class Narrow:
    """Variables by id, fields by their class's id and their name, other values by id."""

    variables: set[int] = field(default_factory=set)
    fields: set[tuple[int, str]] = field(default_factory=set)
    values: set[int] = field(default_factory=set)


def given_narrowly(statements: list[tree.Statement], emitted: Emitted, types: Types) -> Narrow:
    """What holds such a word, list or tensor."""
    made = Narrow()
    for statement in statements:
        for node in tree.walk(statement):
            if isinstance(node, tree.Call) and (path := _path(node.callee, types)) is not None:
                for place, value in _given(node, path):
                    if _is_narrow(value, place, path, emitted, types):
                        _note(made, value, emitted)
            match node:
                case tree.Call(
                    callee=tree.Member(name="writeFileSync"), arguments=(_, text, *_)
                ) if _is_model_as_text(text, emitted):
                    _note(made, text, emitted)
                case tree.Call(
                    callee=tree.Member(object=layer, name="computeOutputShape"),
                    arguments=(tree.Call(callee=inner) as shape,),
                ) if types.of(layer) in _OF_ONE_SHAPE and _is_member(inner, "computeOutputShape"):
                    _note(made, shape, emitted)
                case _:
                    pass
    return made


def _is_model_as_text(value: tree.Expression, emitted: Emitted) -> bool:
    """`model.toJSON()`: TensorFlow.js declares a text or an object."""
    if isinstance(value, tree.Identifier):
        variable = emitted.uses.get(id(value))
        value = variable.first or value if variable is not None else value
    return isinstance(value, tree.Call) and _is_member(value.callee, "toJSON")


def _is_member(node: tree.Expression, name: str) -> bool:
    return isinstance(node, tree.Member) and node.name == name


def _path(callee: tree.Expression, types: Types) -> str | None:
    match callee:
        case tree.Member(name="compile" | "fit" | "fitDataset" as method):
            return f"tfjs.LayersModel.{method}"
        case tree.Member(object=owner, name=method) if method in _RANKED and (
            types.of(owner) or ""
        ).startswith(("Tensor", "Variable")):
            return f"tfjs.Tensor.{method}"
        case _:
            return types.path(callee)


def _note(made: Narrow, value: tree.Expression, emitted: Emitted) -> None:
    match value:
        case tree.Identifier():
            made.variables.add(id(emitted.uses[id(value)]))
        case tree.Member(object=tree.This(), name=name) if id(value) in emitted.fields:
            made.fields.add((id(emitted.fields[id(value)]), name))
        case _:
            made.values.add(id(value))


def _given(node: tree.Call, path: str) -> Iterator[tuple[str, tree.Expression]]:
    for parameter, value in zip(tfjs.parameters(path) or (), node.arguments, strict=False):
        yield parameter.name, value
    if isinstance(last := node.arguments[-1] if node.arguments else None, tree.Object):
        for one in last.properties:
            match one:
                case tree.Property(key=tree.Identifier(name=key), value=value, computed=False):
                    yield key, value
                case _:
                    pass


def _is_narrow(
    value: tree.Expression, place: str, path: str, emitted: Emitted, types: Types
) -> bool:
    variable = emitted.uses.get(id(value))
    if isinstance(value, tree.Identifier) and variable is None:
        return False
    if place in _RANKED.get(path.removeprefix("tfjs.").removeprefix("Tensor."), "").split():
        kinds = {types.of(value)} if variable is None else _kinds(variable, types)
        return bool(kinds & {"Tensor", "Tensor:any", "Variable"})
    match value:
        case tree.New() if place == "cell" and path == "tfjs.layers.rnn":
            return True  # one of the program's own
        case tree.Member(name="dtype") if place == "dtype" and path in _NUMERIC:
            return True
        case tree.Array(elements=pairs) if place == "paddings":
            return any(isinstance(one, tree.Spread) for one in pairs)
        case tree.Identifier() | tree.Member(object=tree.This()):
            pass
        case _:
            return False
    kind = types.of(value) or ""
    if kind.startswith("array") and place in _LISTED_BY_LAYERS.get(path, "").split():
        return True
    if place == "validationData":
        return kind.startswith("array")  # of two or three
    if place in _WORDS_OR_OBJECTS and variable is not None and variable.kind == "parameter":
        return kind == "string"
    if place in _WORDS:
        return kind == "string" and variable is not None and variable.kind != "const"
    is_list = place in _LISTS and kind.startswith("array")
    return is_list and not path.startswith("tfjs.layers.")


def _kinds(variable: Variable, types: Types) -> set[str | None]:
    """What TypeScript may take a variable for: its first value, else each."""
    values = variable.later if variable.first is None else [variable.first]
    return {types.of(one) for one in values}
