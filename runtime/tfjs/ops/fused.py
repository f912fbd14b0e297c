"""tf.fused: operations of several steps in one pass."""

from __future__ import annotations

from typing import Any

from tfjs.config import read_config
from tfjs.ops.conv import batched, check, conv2d, depthwiseConv2d, fused2d
from tfjs.ops.convert import convert
from tfjs.ops.matmul import dense, fusible
from tfjs.ops.matmul import matMul as product
from tfjs.ops.registry import OPS, show
from tfjs.ops.shapes import broadcast_dims
from tfjs.tensor import Tensor

ACTIVATIONS = {"leakyrelu": "leakyRelu"}
AFTER = {
    "bias": None,
    "activation": "linear",
    "preluActivationWeights": None,
    "leakyreluAlpha": 0.2,
}
MATMUL = {"a": None, "b": None, "transposeA": False, "transposeB": False, **AFTER}
CONVOLUTION = {
    "x": None,
    "filter": None,
    "strides": None,
    "pad": None,
    "dataFormat": "NHWC",
    "dilations": [1, 1],
    "dimRoundingMode": None,
    **AFTER,
}


def _activated(y: Tensor, given: dict[str, Any]) -> Tensor:
    """The activation that a config names, of y."""
    activation = given["activation"] or "linear"
    if activation == "linear":
        return y
    if activation == "prelu":
        return OPS["prelu"](y, given["preluActivationWeights"])  # type: ignore[no-any-return]  # Any
    operation = OPS.get(ACTIVATIONS.get(activation, activation))
    if operation is None:
        raise ValueError(f"Unknown fused activation {activation}.")
    extra: tuple[Any, ...] = ()
    if activation == "leakyrelu":
        alpha = given["leakyreluAlpha"]
        extra = (0.2 if alpha is None else alpha,)
    return operation(y, *extra)  # type: ignore[no-any-return]  # operations are Any


def _plain(*tensors: Any) -> bool:
    return all(isinstance(one, Tensor) and one.dtype == "float32" for one in tensors)


def matMul(config: dict[str, Any]) -> Tensor:
    """activation(a b + bias): ``{"a", "b", "transposeA", "transposeB", "bias", "activation",
    "preluActivationWeights", "leakyreluAlpha"}``.
    """
    given = read_config("fused.matMul", config, MATMUL)
    a, b, bias, activation = given["a"], given["b"], given["bias"], given["activation"] or "linear"
    plain = (
        (_plain(a, b) if bias is None else _plain(a, b, bias) and bias.dims == b.dims[-1:])
        and a.rank == b.rank == 2
        and a.dims[1] == b.dims[0]
        and not given["transposeA"]
        and not given["transposeB"]
    )
    if plain and fusible(activation):
        return dense(a, b, bias, activation)
    a, b = convert(a, "a", "fused matMul", "numeric"), convert(b, "b", "fused matMul", "numeric")
    y = product(a, b, given["transposeA"], given["transposeB"])
    if bias is not None:
        bias = convert(bias, "bias", "fused matMul", "numeric")
        broadcast_dims(y.dims, bias.dims)
        y = y.add(bias)
    return _activated(y, given)


def _alphas(name: str, weights: Any, y: Tensor, first: bool) -> None:
    """Whether the weights of a prelu fit the result of a convolution."""
    dims = tuple(weights.shape)
    check(
        len(dims) <= 1 or len(dims) == 3,
        f"Error in {name}: only supports scalar, 1-D Tensor or 3-D Tensor PReLU activation weights "
        f"but got a tensor of rank-{len(dims)}.",
    )
    text = ",".join(map(str, dims))
    channels = y.dims[1] if first else y.dims[-1]
    if len(dims) == 1:
        check(
            dims[0] in (1, channels),
            f"Error in {name}: PReLU activation weights ({text}) is not compatible with the number "
            f"of output channels ({channels}).",
        )
    try:
        fits = len(dims) < 3 or len(broadcast_dims(dims, y.dims)) > 0
    except ValueError:
        fits = False
    check(
        fits,
        f"Error in {name}: PReLU activation weights ({text}) is not compatible with the output "
        f"shape of the conv2d ({','.join(map(str, y.dims))}).",
    )


def conv2dFused(config: dict[str, Any]) -> Tensor:
    """activation(conv2d(x, filter) + bias): the arguments of ``tf.conv2d``, ``"bias"``,
    ``"activation"``, ``"preluActivationWeights"`` and ``"leakyreluAlpha"``.
    """
    given = read_config("fused.conv2d", config, CONVOLUTION)
    name = "fused conv2d"
    x = convert(given["x"], "x", "conv2d", "float32")
    filter = convert(given["filter"], "filter", "conv2d", "float32")
    bias, activation = given["bias"], given["activation"] or "linear"
    if bias is not None:
        bias = convert(bias, "bias", name, "numeric")
    first = given["dataFormat"] == "NCHW"
    where = (
        *(given["strides"], given["pad"], given["dataFormat"], given["dilations"]),
        given["dimRoundingMode"],
    )
    check(batched(x, 4).rank == 4, f"Error in {name}: input must be rank 4, but got rank {x.rank}.")
    check(filter.rank == 4, f"Error in {name}: filter must be rank 4, but got rank {filter.rank}.")
    if fusible(activation) and (bias is None or bias.dims == filter.dims[3:]):
        return fused2d(x, filter, bias, *where, activation)
    y = conv2d(x, filter, *where)
    if bias is not None:
        y = y.add(_channels(name, bias, y, first))
    if activation == "prelu":
        _alphas(name, given["preluActivationWeights"], y, first)
        if first and len(given["preluActivationWeights"].shape) == 1:
            given["preluActivationWeights"] = given["preluActivationWeights"].reshape([-1, 1, 1])
    return _activated(y, given)


def _channels(name: str, bias: Tensor, y: Tensor, first: bool) -> Tensor:
    """A bias as it is added to y: along the channels wherever they stand."""
    if not first:
        broadcast_dims(y.dims, bias.dims)
        return bias
    check(
        bias.rank <= 1,
        f"Error in {name}: only supports scalar or 1-D Tensor bias for NCHW format but got the "
        f"bias of rank-{bias.rank}.",
    )
    channels = y.dims[-3]
    check(
        bias.rank == 0 or bias.dims[0] in (1, channels),
        f"Error in {name}: bias shape ({','.join(map(str, bias.dims))}) is not compatible with the "
        f"number of output channels ({channels})",
    )
    return bias.reshape([-1, 1, 1]) if bias.rank else bias


def depthwiseConv2dFused(config: dict[str, Any]) -> Tensor:
    """activation(depthwiseConv2d(x, filter) + bias), configured as ``tf.fused.conv2d``."""
    given = read_config("fused.depthwiseConv2d", config, CONVOLUTION)
    name = "fused depthwiseConv2d"
    y = depthwiseConv2d(
        convert(given["x"], "x", "depthwiseConv2d", "float32"),
        convert(given["filter"], "filter", "depthwiseConv2d", "float32"),
        *(given["strides"], given["pad"], given["dataFormat"], given["dilations"] or [1, 1]),
        given["dimRoundingMode"],
    )
    if given["bias"] is not None:
        bias = convert(given["bias"], "bias", name, "numeric")
        y = y.add(_channels(name, bias, y, given["dataFormat"] == "NCHW"))
    return _activated(y, given)


show("fused", "matMul", matMul)
show("fused", "conv2d", conv2dFused)
show("fused", "depthwiseConv2d", depthwiseConv2dFused)
