"""Layers in configurations, the numbers that go through them, and what the runtime computes.

Every library gets the same inputs, targets and initial weights, and answers with the outputs, the
gradients of mean((y - target)^2) in training, and the weights after five steps of SGD.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import tfjs as tf
from tfjs.serialization import to_snake

STEPS = 5
RATE = 0.1


@dataclass(frozen=True)
class Case:
    """A layer's config and the shapes of its inputs. A layer inside of another is a Case, too.

    `keras`: Keras's arguments where they are not the config's names and strings in snake_case,
    None where Keras 3 has no such layer. `tfjs`: whether TF.js 4.22 can do it. `masked`: time steps
    of the first input are zero, and a masking layer stands before the layer. `call`: what `apply`
    is given beside the inputs. `atol` is a share of the largest magnitude. `whole`: the inputs are
    whole numbers below it, by which nothing has a gradient. `eager`: TF.js's layer works outside of
    models only, so that there is only the output.
    """

    layer: str
    config: Mapping[str, Any] = field(default_factory=dict)
    shapes: Sequence[Sequence[int]] = ((4, 3),)
    keras: Mapping[str, Any] | None = field(default_factory=dict)
    tfjs: bool = True
    rtol: float = 1e-5
    atol: float = 1e-6
    masked: bool = False
    steps: int = STEPS
    call: Mapping[str, Any] = field(default_factory=dict)
    whole: int = 0
    eager: bool = False

    @property
    def name(self) -> str:
        options = ", ".join(f"{key} {_plain(value)}" for key, value in self.config.items())
        shapes = " and ".join(str(list(shape)) for shape in self.shapes)
        more = " masked" if self.masked else ""
        more += f" {dict(self.call)}" if self.call else ""
        return f"{self.layer}({options}) of {shapes}{more}"

    @property
    def class_name(self) -> str:
        return str(getattr(tf.layers, self.layer).cls.className)

    def keras_arguments(self) -> dict[str, Any]:
        renamed = {
            to_snake(key): to_snake(value) if isinstance(value, str) else _described(value)
            for key, value in self.config.items()
        }
        return {**renamed, **(self.keras or {})}

    def description(self) -> dict[str, Any]:
        """What an oracle needs to make the layer."""
        return {
            "layer": self.layer,
            "className": self.class_name,
            "config": {key: _described(value) for key, value in self.config.items()},
            "arguments": self.keras_arguments(),
        }

    def made(self) -> Any:
        return getattr(tf.layers, self.layer)(
            {key: _made(value) for key, value in self.config.items()}
        )

    def request(self) -> dict[str, Any]:
        """What an oracle needs to know: the layer's description and all numbers."""
        random = np.random.default_rng(zlib.crc32(self.name.encode()))

        def draw(shape: Sequence[int]) -> Any:
            # Away from 0, where activations have their kinks.
            values = random.uniform(0.1, 1.2, shape) * random.choice([-1, 1], shape)
            return values.astype(np.float32).tolist()

        layer, model = self.build()
        weights = [draw(weight.shape) for weight in layer.weights]
        for index, weight in enumerate(layer.weights):
            if weight.originalName.endswith("variance"):
                weights[index] = np.abs(weights[index]).tolist()
        # Read back: a constraint is applied to weights that are set, as in TF.js.
        layer.setWeights([tf.tensor(values) for values in weights])
        weights = [weight.read().arraySync() for weight in layer.weights]
        return {
            "name": self.name,
            **self.description(),
            "masked": self.masked,
            "call": self.call,
            "callArguments": {to_snake(key): value for key, value in self.call.items()},
            "inputs": [
                (
                    random.integers(0, self.whole, shape).tolist()
                    if self.whole
                    else self._with_gaps(draw(shape))
                )
                for shape in self.shapes
            ],
            "whole": bool(self.whole),
            "eager": self.eager,
            "weights": weights,
            "target": [] if self.eager else draw([self.shapes[0][0], *model.outputs[0].shape[1:]]),
            "steps": self.steps,
            "rate": RATE,
        }

    def _with_gaps(self, values: Any) -> Any:
        """Sample i of a masked case lacks its last i steps and, from sample 1 on, its first one."""
        if self.masked:
            for index, sample in enumerate(values):
                steps = range(len(sample))
                for step in (*steps[:1], *steps[len(steps) - index :]) if index else ():
                    sample[step] = [0.0] * len(sample[step])
        return values

    def build(self) -> tuple[Any, Any]:
        inputs = [tf.input({"shape": list(shape[1:])}) for shape in self.shapes]
        layer = self.made()
        masks = tf.layers.masking({"maskValue": 0})
        given = [masks.apply(x) for x in inputs] if self.masked else inputs
        output = layer.apply(given if len(given) > 1 else given[0], self.call)
        return layer, tf.model({"inputs": inputs, "outputs": output})

    def computed(self) -> dict[str, Any]:
        """What the runtime makes of the request."""
        request = self.request()
        layer, model = self.build()
        layer.setWeights([tf.tensor(values) for values in request["weights"]])
        inputs = [tf.tensor(values) for values in request["inputs"]]
        target = tf.tensor(request["target"])
        given: Any = inputs if len(inputs) > 1 else inputs[0]
        if self.eager:
            return {"output": layer.apply(given).arraySync()}
        output = model.predict(given)

        def loss(*xs: Any) -> Any:
            passed = list(xs) if len(xs) > 1 else xs[0]
            return model.apply(passed, {"training": True}).sub(target).square().mean()

        by_inputs = [] if self.whole else tf.grads(loss)(inputs)
        layer.setWeights([tf.tensor(values) for values in request["weights"]])
        trained = [weight.read() for weight in layer.trainableWeights]
        by_weights = []
        if trained:
            gradients = tf.variableGrads(lambda: loss(*inputs), trained)["grads"]
            by_weights = [gradients[weight.name] for weight in trained]
        layer.setWeights([tf.tensor(values) for values in request["weights"]])
        if trained:
            model.compile({"optimizer": tf.train.sgd(RATE), "loss": "meanSquaredError"})
            for _ in range(self.steps):
                model.trainOnBatch(given, target).result()
        return {
            "output": output.arraySync(),
            "byInputs": [gradient.arraySync() for gradient in by_inputs],
            "byWeights": [gradient.arraySync() for gradient in by_weights],
            "weights": [weight.read().arraySync() for weight in layer.weights],
        }


def _described(value: Any) -> Any:
    match value:
        case Case():
            return value.description()
        case list():
            return [_described(one) for one in value]
        case _:
            return value


def _made(value: Any) -> Any:
    match value:
        case Case():
            return value.made()
        case list():
            return [_made(one) for one in value]
        case _:
            return value


def _plain(value: Any) -> str:
    if isinstance(value, Case):
        return value.name.rpartition(" of ")[0]
    if isinstance(value, list):
        return "[" + ", ".join(_plain(one) for one in value) + "]"
    return str(value.getConfig()) if hasattr(value, "getConfig") else str(value)


def difference(case: Case, actual: Mapping[str, Any], expected: Mapping[str, Any]) -> str:
    """Where two answers differ, or nothing."""
    for part, wanted in expected.items():
        largest = max((np.abs(one).max(initial=0) for one in _arrays(wanted)), default=0)
        for index, (mine, theirs) in enumerate(
            zip(_arrays(actual[part]), _arrays(wanted), strict=True)
        ):
            if mine.shape != theirs.shape or not np.allclose(
                mine, theirs, rtol=case.rtol, atol=case.atol * max(largest, 1e-3)
            ):
                return f"{part}[{index}]: {mine.tolist()} instead of {theirs.tolist()}"
    return ""


def _arrays(value: Any) -> list[Any]:
    """One array, or a list of them (of different shapes)."""
    try:
        return [np.asarray(value, np.float64)]
    except ValueError:
        return [np.asarray(one, np.float64) for one in value]


_L1L2 = {"className": "L1L2", "config": {"l1": 0.1, "l2": 0.2}}
_MAX_NORM = {"className": "MaxNorm", "config": {"maxValue": 0.5, "axis": 0}}

_SEQUENCE = ((3, 4, 2),)
_SIGMOID = {"recurrentActivation": "sigmoid"}


def _recurrent() -> Iterator[Case]:
    # Keras's gradients are 2e-6 of the largest one off what it computes in float64.
    loop = {"rtol": 1e-4, "atol": 5e-6, "shapes": _SEQUENCE}
    old = {"reset_after": False}
    for name, config, keras in (
        ("simpleRNN", {}, {}),
        ("lstm", _SIGMOID, {}),
        ("gru", _SIGMOID, old),
        ("gru", _SIGMOID | {"resetAfter": True}, {}),
    ):
        tfjs = "resetAfter" not in config
        options = loop | {"keras": keras, "tfjs": tfjs}
        yield Case(name, {"units": 3, **config}, **options)
        yield Case(name, {"units": 3, **config, "returnSequences": True}, **options)
        yield Case(name, {"units": 3, **config, "goBackwards": True}, **options)
        yield Case(name, {"units": 3, **config, "useBias": False, "activation": "relu"}, **options)
        # TF.js has no gradient for the `any` of its masking layer
        masked = options | {"tfjs": False, "masked": True}
        yield Case(name, {"units": 3, **config}, **masked)
        both = {"returnSequences": True, "goBackwards": True}
        # Keras leaves masked steps out of the loss
        yield Case(name, {"units": 3, **config, **both}, steps=0, **masked)
        yield Case(
            name, {"units": 3, **config, "recurrentRegularizer": _L1L2}, **options | {"tfjs": False}
        )
    for name in ("lstm", "gru"):
        yield Case(name, {"units": 3}, **loop | {"keras": None})
        linear = {"units": 3, **_SIGMOID, "activation": None}
        yield Case(name, linear, **loop | {"keras": old if name == "gru" else {}})
    small = Case("simpleRNNCell", {"units": 2})
    long = Case("lstmCell", {"units": 3, **_SIGMOID})
    short = Case("gruCell", {"units": 3, **_SIGMOID}, keras=old)
    yield Case("rnn", {"cell": small, "returnSequences": True}, **loop)
    yield Case("rnn", {"cell": [long, short, small]}, **loop)
    inner = Case("lstm", {"units": 2, **_SIGMOID, "returnSequences": True})
    last = Case("gru", {"units": 2, **_SIGMOID}, keras=old)
    yield Case("bidirectional", {"layer": inner}, **loop)
    zeros = {"zeroOutputForMask": True}
    keras = Case("lstm", dict(inner.config), keras={}).description()
    yield Case(
        "bidirectional",
        {"layer": Case("lstm", {**inner.config, **zeros})},
        masked=True,
        steps=0,
        **loop | {"tfjs": False, "keras": {"layer": keras}},
    )
    yield Case(
        "rnn",
        {"cell": small, "returnSequences": True, **zeros},
        masked=True,
        steps=0,
        **loop | {"tfjs": False},
    )
    for mode in ("sum", "mul", "ave"):
        yield Case("bidirectional", {"layer": last, "mergeMode": mode}, **loop)
    yield Case("timeDistributed", {"layer": Case("dense", {"units": 2})}, **loop)
    simple = Case("simpleRNN", {"units": 2})
    yield Case("timeDistributed", {"layer": simple}, shapes=((2, 3, 4, 2),), rtol=1e-4)


# As high as wide: TF.js swaps height and width in the gradient of resizeBilinear.
_SQUARE = ((2, 3, 3, 2),)
_LINE, _IMAGE, _VOLUME = ((2, 7, 3),), ((2, 6, 5, 2),), ((2, 4, 3, 4, 2),)
_FIRST = {"dataFormat": "channelsFirst"}


def _convolutions() -> Iterator[Case]:
    same, far = {"padding": "same"}, {"dilationRate": 2}
    for name, shapes in (("conv1d", _LINE), ("conv2d", _IMAGE), ("conv3d", _VOLUME)):
        plain = {"filters": 2, "kernelSize": 2}
        yield Case(name, plain, shapes=shapes)
        yield Case(name, plain | same | {"strides": 2, "activation": "relu"}, shapes=shapes)
        yield Case(name, plain | far | {"useBias": False}, shapes=shapes, tfjs=False)
        yield Case(name, plain | {"groups": 2, "filters": 4}, shapes=_even(shapes), tfjs=False)
        yield Case(name, plain | {"kernelRegularizer": _L1L2}, shapes=shapes)
    yield Case(
        "conv1d", {"filters": 2, "kernelSize": 3, "padding": "causal"}, shapes=_LINE, tfjs=False
    )
    causal = {"padding": "causal", "dilationRate": 2, "activation": "tanh"}
    yield Case("conv1d", {"filters": 2, "kernelSize": 2, **causal}, shapes=_LINE, tfjs=False)
    yield Case("conv2d", {"filters": 3, "kernelSize": [3, 2], "strides": [1, 2]}, shapes=_IMAGE)
    yield Case("conv2d", {"filters": 3, "kernelSize": 1, "activation": "sigmoid"}, shapes=_IMAGE)
    yield Case(
        "conv2d", {"filters": 2, "kernelSize": 2, **_FIRST}, shapes=((2, 2, 5, 4),), keras=None
    )
    for config in ({}, {"strides": 2}, {**same, "strides": 2}, {**same, "strides": 3}, same):
        both = {"filters": 3, "kernelSize": 2, **config}
        yield Case("conv2dTranspose", both, shapes=((2, 3, 4, 2),))
        yield Case("conv3dTranspose", both, shapes=((2, 2, 3, 2, 2),), tfjs=False)
    padded = {"filters": 2, "kernelSize": 3, "strides": 2, "outputPadding": 1}
    yield Case("conv2dTranspose", padded, shapes=((2, 3, 4, 2),), tfjs=False)
    yield Case("conv2dTranspose", padded | same, shapes=((2, 3, 4, 2),), tfjs=False)
    yield Case(
        "conv2dTranspose",
        {"filters": 2, "kernelSize": 2, **far},
        shapes=((2, 3, 4, 2),),
        tfjs=False,
    )
    for config in ({}, {"depthMultiplier": 2, **same}, {"strides": 2, "activation": "relu"}):
        yield Case("depthwiseConv2d", {"kernelSize": 2, **config}, shapes=_IMAGE)
        yield Case("separableConv2d", {"filters": 3, "kernelSize": 2, **config}, shapes=_IMAGE)
    yield Case("depthwiseConv2d", {"kernelSize": 2, **far}, shapes=_IMAGE, tfjs=False)
    yield Case("separableConv2d", {"filters": 2, "kernelSize": 2, **far}, shapes=_IMAGE, tfjs=False)


def _pooling() -> Iterator[Case]:
    for mode in ("max", "average"):
        for rank, shapes in enumerate((_LINE, _IMAGE, _VOLUME), 1):
            name = f"{mode}Pooling{rank}d"
            yield Case(name, {"poolSize": 2}, shapes=shapes)
            overlapping = {"poolSize": 3, "strides": 2, "padding": "same"}
            # TF.js's gradient of the mean counts the places of the padding
            yield Case(name, overlapping, shapes=shapes, tfjs=mode == "max")
            yield Case(name, {"poolSize": 2, "strides": 1}, shapes=shapes)
        yield Case(f"{mode}Pooling2d", {"poolSize": [2, 3], "strides": [1, 2]}, shapes=_IMAGE)
    for mode in ("Max", "Average"):
        yield Case(f"global{mode}Pooling1d", shapes=_LINE)
        yield Case(f"global{mode}Pooling2d", shapes=_IMAGE)
        yield Case(f"global{mode}Pooling2d", _FIRST, shapes=_IMAGE)
    yield Case("zeroPadding2d", shapes=_IMAGE)
    yield Case("zeroPadding2d", {"padding": [[1, 0], [2, 3]]}, shapes=_IMAGE)
    yield Case("zeroPadding2d", {"padding": [2, 1], **_FIRST}, shapes=_IMAGE)
    yield Case("cropping2D", {"cropping": [[1, 2], [0, 1]]}, shapes=_IMAGE)
    # TF.js's gradient of resizeNearestNeighbor leaves places out
    yield Case("upSampling2d", {"size": [2, 3]}, shapes=_IMAGE, tfjs=False)
    smooth = {"size": [2, 2], "interpolation": "bilinear"}
    yield Case("upSampling2d", smooth, shapes=_SQUARE, keras=None)


def _even(shapes: Sequence[Sequence[int]]) -> Sequence[Sequence[int]]:
    """The shapes with four channels."""
    return tuple((*shape[:-1], 4) for shape in shapes)


CASES = (
    Case("dense", {"units": 2}),
    Case("dense", {"units": 2, "useBias": False}),
    *(
        Case("dense", {"units": 2, "activation": name})
        for name in (
            "relu", "relu6", "sigmoid", "tanh", "elu", "selu", "softmax", "softplus", "softsign",
        )
    ),
    Case("dense", {"units": 2, "activation": "swish"}, keras={"activation": "silu"}),
    Case("dense", {"units": 2, "activation": "gelu"}),
    Case("dense", {"units": 2, "activation": "gelu_new"}, keras={"activation": "gelu_tanh"}),
    Case("dense", {"units": 2, "activation": "mish"}),
    Case("dense", {"units": 2, "activation": "hardSigmoid"}, keras=None),
    Case("dense", {"units": 2, "activation": "logSoftmax"}),
    Case("dense", {"units": 2, "activation": "relu"}, shapes=((4, 2, 3),)),
    Case("dense", {"units": 5}, shapes=((2, 3, 2, 3),)),
    Case("dense", {"units": 2, "kernelRegularizer": _L1L2, "biasRegularizer": _L1L2}),
    Case("dense", {"units": 2, "kernelConstraint": _MAX_NORM}, tfjs=False),
    Case("dense", {"units": 2, "activityRegularizer": _L1L2}, tfjs=False),
    Case("batchNormalization", rtol=1e-4),
    Case("batchNormalization", {"momentum": 0.9, "epsilon": 0.01}, shapes=((4, 3, 2),), rtol=1e-4),
    Case("batchNormalization", {"axis": 1}, shapes=((2, 3, 4, 2),), tfjs=False, rtol=1e-4),
    Case("batchNormalization", {"center": False}, tfjs=False, rtol=1e-4),
    Case("batchNormalization", {"scale": False}, tfjs=False, rtol=1e-4),
    Case("batchNormalization", {"trainable": False}, tfjs=False, rtol=1e-4),
    Case("flatten", shapes=((2, 3, 4),)),
    Case("flatten", {"dataFormat": "channelsFirst"}, shapes=((2, 3, 4, 2),)),
    Case("flatten", tfjs=False),
    Case("reshape", {"targetShape": [2, -1]}, shapes=((3, 4, 2),)),
    Case("permute", {"dims": [2, 3, 1]}, shapes=((2, 3, 4, 2),)),
    Case("repeatVector", {"n": 3}),
    Case("activation", {"activation": "tanh"}, shapes=((2, 3, 2),)),
    Case("reLU", {"maxValue": 0.8}),
    Case("leakyReLU", {"alpha": 0.2}, keras={"negative_slope": 0.2}),
    Case("prelu", shapes=((2, 3, 4),)),
    Case("prelu", {"sharedAxes": [1]}, shapes=((2, 3, 4),)),
    Case("elu"),
    Case("elu", {"alpha": 0.5}, tfjs=False),
    Case("softmax", {"axis": -1}, shapes=((2, 3, 4),)),
    Case("softmax", {"axis": 1}, shapes=((2, 3, 4),), tfjs=False),
    Case("masking", {"maskValue": 0.5}, shapes=((2, 3, 4),), tfjs=False),
    Case("add", shapes=((2, 3), (2, 3), (2, 3))),
    Case("add", shapes=((2, 3), (2, 1))),
    Case("multiply", shapes=((2, 3), (2, 3))),
    Case("average", shapes=((2, 3), (2, 3), (2, 3))),
    Case("maximum", shapes=((2, 3), (2, 3))),
    Case("minimum", shapes=((2, 3), (2, 3))),
    Case("concatenate", shapes=((2, 3), (2, 2))),
    Case("concatenate", {"axis": 1}, shapes=((2, 3, 2), (2, 1, 2))),
    Case("dot", {"axes": 1}, shapes=((2, 3), (2, 3))),
    Case("dot", {"axes": -1, "normalize": True}, shapes=((2, 3), (2, 3))),
    Case("dot", {"axes": [2, 1]}, shapes=((2, 3, 4), (2, 4, 5))),
    *_recurrent(),
    *_convolutions(),
    *_pooling(),
)  # fmt: skip
