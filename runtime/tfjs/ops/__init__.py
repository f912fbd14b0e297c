"""Operations on tensors. Importing this package registers all of them."""

from tfjs.ops import (  # noqa: F401  (importing a module registers its operations)
    binary,
    creation,
    fused,
    gradients,
    logical,
    matmul,
    memory,
    nn,
    random,
    reduction,
    shape,
    slicing,
    unary,
)
from tfjs.ops.operators import install
from tfjs.ops.registry import OPS, PUBLIC, op, public

install()

__all__ = ["OPS", "PUBLIC", "op", "public"]
