"""tf.fused: operations of several steps in one pass."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tfjs.config import read_config
from tfjs.ops.matmul import dense, fusible, matMul
from tfjs.ops.registry import OPS, PUBLIC
from tfjs.tensor import Tensor

ACTIVATIONS = {"leakyrelu": "leakyRelu"}
MATMUL = {
    "a": None,
    "b": None,
    "transposeA": False,
    "transposeB": False,
    "bias": None,
    "activation": "linear",
    "preluActivationWeights": None,
    "leakyreluAlpha": 0.2,
}


def fused_matmul(config: dict[str, Any]) -> Tensor:
    """activation(a b + bias): ``{"a", "b", "transposeA", "transposeB", "bias", "activation"}``."""
    given = read_config("fused.matMul", config, MATMUL)
    a, b, bias, activation = given["a"], given["b"], given["bias"], given["activation"] or "linear"
    plain = (
        isinstance(a, Tensor)
        and isinstance(b, Tensor)
        and a.rank == b.rank == 2
        and a.dtype == b.dtype == "float32"
        and not given["transposeA"]
        and not given["transposeB"]
        and (bias is None or (isinstance(bias, Tensor) and bias.rank == 1))
    )
    if plain and fusible(activation):
        return dense(a, b, bias, activation)
    y: Any = matMul(a, b, given["transposeA"], given["transposeB"])
    y = y if bias is None else y.add(bias)
    if activation == "linear":
        return y  # type: ignore[no-any-return]  # methods are Any
    if activation == "prelu":
        return OPS["prelu"](y, given["preluActivationWeights"])  # type: ignore[no-any-return]
    operation = OPS.get(ACTIVATIONS.get(activation, activation))
    if operation is None:
        raise ValueError(f"Unknown fused activation {activation}.")
    extra = (given["leakyreluAlpha"],) if activation == "leakyrelu" else ()
    return operation(y, *extra)  # type: ignore[no-any-return]


PUBLIC["fused"] = SimpleNamespace(matMul=fused_matmul)
