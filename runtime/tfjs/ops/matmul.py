"""Matrix products and the dense layer."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from tfjs import engine
from tfjs.ops.binary import unbroadcast
from tfjs.ops.launch import converted, typed
from tfjs.ops.registry import op
from tfjs.ops.shapes import TILE, Dims, broadcast_dims, upcast
from tfjs.tensor import Tensor

TILE_PRODUCTS = 1 << 21  # multiplications in a tile: enough to pay for starting a thread
TILE_COLUMNS = 512
PRODUCT = engine.kernel("matmul_f32")


@lru_cache(4096)
def tiles(m: int, n: int, k: int) -> tuple[int, int, int]:
    """Rows and columns of a tile of an [m, n] product over k, and the number of tiles.

    The shape alone decides, so that the result is the same by bit on any number of threads.
    """
    if engine.needs_blas(m, n, k):
        engine.load_blas()
    columns = min(n, TILE_COLUMNS)
    rows = min(m, max(16, TILE_PRODUCTS // max(k * columns, 1)))
    if rows == m and m * n * k > 2 * TILE_PRODUCTS:
        columns = min(n, max(32, TILE_PRODUCTS // max(k * m, 1) // 32 * 32))
    rows, columns = max(rows, 1), max(columns, 1)
    return rows, columns, math.ceil(m / rows) * math.ceil(n / columns)


def _matrix(dims: Dims, transposed: bool) -> tuple[int, int]:
    rows, columns = dims[-2:]
    return (columns, rows) if transposed else (rows, columns)


def _product_gradient(
    dy: Tensor, y: Tensor, a: Tensor, b: Tensor, transposeA: bool, transposeB: bool
) -> tuple[Callable[[], Tensor], Callable[[], Tensor]]:
    def by_a() -> Tensor:
        left, right = (b, dy) if transposeA else (dy, b)
        one = matMul(left, right, transposeA and transposeB, transposeA or not transposeB)
        return unbroadcast(one, a.dims)

    def by_b() -> Tensor:
        left, right = (dy, a) if transposeB else (a, dy)
        one = matMul(left, right, transposeB or not transposeA, transposeA and transposeB)
        return unbroadcast(one, b.dims)

    return by_a, by_b


@op(grad=_product_gradient)
def matMul(a: Tensor, b: Tensor, transposeA: bool = False, transposeB: bool = False) -> Tensor:
    """The product of the matrices in the last two axes; the axes before are broadcast."""
    plan = _product(a.dims, b.dims, bool(transposeA), bool(transposeB))
    dtype = upcast(a.dtype, b.dtype)
    x, w = converted(a, "float32"), converted(b, "float32")
    if plan.x != x.dims:
        x = x.broadcastTo(plan.x)
    if plan.w != w.dims:
        w = w.broadcastTo(plan.w)
    y: Tensor = engine.empty(plan.dims, "float32")
    engine.run(PRODUCT, (x.storage, w.storage, y.storage), plan.integers)
    return converted(y, dtype)


class _Product(NamedTuple):
    """The shapes of a matrix product's operands after broadcasting and of its result, and what
    the kernel gets."""

    x: Dims
    w: Dims
    dims: Dims
    integers: Dims


@lru_cache(4096)
def _product(a: Dims, b: Dims, transposeA: bool, transposeB: bool) -> _Product:
    if len(a) < 2 or len(b) < 2:
        raise ValueError(
            f"Error in matMul: inputs must have the rank of at least 2, got ranks {len(a)} and "
            f"{len(b)}."
        )
    m, k = _matrix(a, transposeA)
    inner, n = _matrix(b, transposeB)
    if k != inner:
        raise ValueError(
            f"Error in matMul: inner shapes ({k}) and ({inner}) of Tensors with shapes "
            f"{','.join(map(str, a))} and {','.join(map(str, b))} and "
            f"transposeA={str(transposeA).lower()} and transposeB={str(transposeB).lower()} must "
            "match."
        )
    batch = broadcast_dims(a[:-2], b[:-2])
    count = math.prod(batch)
    x = a if math.prod(a[:-2]) == 1 else (*batch, *a[-2:])
    w = b if math.prod(b[:-2]) == 1 else (*batch, *b[-2:])
    x_apart = m * k if math.prod(x[:-2]) > 1 else 0
    w_apart = k * n if math.prod(w[:-2]) > 1 else 0
    dims = (*batch, m, n)
    if count > 1 and not w_apart and not transposeA:
        # One matrix on the right: the batch is just more rows.
        m, count = m * count, 1
    rows, columns, pieces = tiles(m, n, k)
    tile = max(1, TILE // max(rows * columns * k, 1))
    shape = (m, n, k, rows, columns, int(transposeA), int(transposeB), x_apart, w_apart)
    return _Product(x, w, dims, (0, count * pieces, tile, *shape))


@op()
def dot(t1: Tensor, t2: Tensor) -> Tensor:
    """The product of two vectors, of a matrix and a vector, or of two matrices."""
    if t1.rank not in (1, 2) or t2.rank not in (1, 2):
        raise ValueError(
            f"Error in dot: inputs must all be rank 1 or 2, but got ranks {t1.rank} and {t2.rank}."
        )
    inner, other = t1.dims[-1], t2.dims[0]
    if inner != other:
        raise ValueError(
            f"Error in dot: inner dimensions of inputs must match, but got {inner} and {other}."
        )
    left = t1 if t1.rank == 2 else t1.reshape([1, -1])
    right = t2 if t2.rank == 2 else t2.reshape([-1, 1])
    dims = [*(t1.dims[:1] if t1.rank == 2 else ()), *(t2.dims[1:] if t2.rank == 2 else ())]
    product: Tensor = matMul(left, right).reshape(dims)
    return product


@op()
def outerProduct(v1: Tensor, v2: Tensor) -> Tensor:
    """Every element of one vector times every element of another."""
    if v1.rank != 1 or v2.rank != 1:
        raise ValueError(
            f"Error in outerProduct: inputs must be rank 1, but got ranks {v1.rank} and {v2.rank}."
        )
    return matMul(v1.reshape([-1, 1]), v2.reshape([1, -1]))


def by_activation(dy: Tensor, y: Tensor, activation: str) -> Tensor:
    """The gradient before an activation from the one after it and its output y."""
    if activation == "linear":
        return dy
    if not engine.recording():
        dz: Tensor = engine.empty(y.dims, "float32")
        kernel = engine.kernel(f"{activation}_backward_f32")
        engine.run(kernel, (dy.storage, y.storage, dz.storage), (0, y.size, TILE))
        return dz
    slope: Any
    match activation:
        case "relu":
            slope = y.step()
        case "relu6":
            slope = y.step() * y.less(6).toFloat()
        case "sigmoid":
            slope = y * (1 - y)
        case "tanh":
            slope = 1 - y.square()
        case _:
            slope = y.onesLike().where(y.greaterEqual(0), y + 1)
    product: Tensor = dy * slope
    return product


def multiply(
    x: Tensor,
    w: Tensor,
    bias: Tensor | None,
    y: Tensor,
    sizes: tuple[int, int, int],
    activation: str = "linear",
    transposed: bool = False,
) -> None:
    """y = activation(x w + bias), x seen as [m, k], w as [k, n] and y as [m, n].

    ``transposed``: w is [n, k]; then there is neither a bias nor an activation.
    """
    m, n, k = sizes
    rows, columns, pieces = tiles(m, n, k)
    share = max(1, TILE // max(rows * columns * k, 1))
    if transposed:
        engine.run(
            engine.kernel("matmul_f32"),
            (x.storage, w.storage, y.storage),
            (0, pieces, share, m, n, k, rows, columns, 0, 1, 0, 0),
        )
        return
    kernel = typed(f"dense_{activation}", "float32")
    if kernel is None:
        raise ValueError(f"dense: no fused activation {activation!r}")
    engine.run(
        kernel,
        (x.storage, w.storage, None if bias is None else bias.storage, y.storage),
        (0, pieces, share, m, n, k, rows, columns),
    )


def _dense_gradient(
    dy: Tensor, y: Tensor, x: Tensor, w: Tensor, bias: Tensor | None, activation: str
) -> tuple[Callable[[], Tensor], ...]:
    dz = by_activation(dy, y, activation)
    if engine.recording():
        parts: tuple[Callable[[], Tensor], ...] = (
            lambda: matMul(dz, w, False, True),
            lambda: matMul(x, dz, True, False),
            lambda: dz.sum(0),
        )
        return parts if bias is not None else parts[:2]
    x_rows, x_columns, x_tiles = tiles(x.dims[0], x.dims[1], w.dims[1])
    w_rows, w_columns, w_tiles = tiles(x.dims[1], w.dims[1], x.dims[0])
    (m, k), n = x.dims, w.dims[1]
    sizes = (m, n, k, w_rows, w_columns, x_rows, x_columns, n)
    # Small layers are not worth waking a thread for.
    share = 1 if m * n * k > TILE_PRODUCTS // 8 else w_tiles + x_tiles + 1
    dw: Tensor = engine.empty(w.dims, "float32")
    db: Tensor | None = None
    if bias is not None:
        db = engine.empty(bias.dims, "float32")
    engine.run(
        engine.kernel("dense_backward_f32"),
        (x.storage, w.storage, dz.storage, dw.storage, None, None if db is None else db.storage),
        (0, w_tiles + (db is not None), share, *sizes),
    )

    def by_x() -> Tensor:
        dx: Tensor = engine.empty(x.dims, "float32")
        engine.run(
            engine.kernel("dense_backward_f32"),
            (x.storage, w.storage, dz.storage, None, dx.storage, None),
            (0, x_tiles, share, *sizes),
        )
        return dx

    return (by_x, lambda: dw) if db is None else (by_x, lambda: dw, lambda: db)


@op(grad=_dense_gradient, function=False, method=False)
def dense(x: Tensor, w: Tensor, bias: Tensor | None, activation: str = "linear") -> Tensor:
    """activation(x w + bias) of matrices, in one pass: x [rows, in], w [in, out], bias [out].

    ``activation``: one that has a kernel ``dense_<activation>_f32``.
    """
    (m, k), n = x.dims, w.dims[1]
    if w.dims[0] != k or (bias is not None and bias.dims != (n,)):
        raise ValueError(
            f"dense: x {x.shape}, w {w.shape} and bias {bias.shape if bias else None} do not fit; "
            "expected [rows, in], [in, out] and [out]"
        )
    y: Tensor = engine.empty((m, n), "float32")
    multiply(x, w, bias, y, (m, n, k), activation)
    return y


FUSED = ("linear", "relu", "relu6", "sigmoid", "tanh", "elu")


def fusible(activation: str) -> bool:
    """Whether ``dense`` computes this activation in the same pass."""
    return activation in FUSED
