"""tf.einsum: any sum of products, by transposes and matrix products."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from tfjs.ops.conv import check
from tfjs.ops.convert import convert
from tfjs.ops.matmul import matMul
from tfjs.ops.registry import Tensors, op, public
from tfjs.tensor import Tensor


def _terms(equation: str, count: int) -> tuple[list[str], str]:
    """The labels of every operand, and those of the result."""
    equation = "".join(equation.split())
    arrows = equation.count("->")
    check(arrows > 0, "Equations without an arrow are not supported.")
    check(arrows == 1, 'Equation must contain exactly one arrow ("->").')
    inputs, output = equation.split("->")
    check("..." not in inputs, 'The ellipsis notation ("...") is not supported yet.')
    terms = inputs.split(",")
    check(len(terms) == count, f"Expected {len(terms)} input tensors, received {count}")
    for label in output:
        check(
            label in inputs and label != ",",
            f"Output subscripts contain the label {label} not present in the input subscripts.",
        )
    check(len(set(output)) == len(output), f"einsum: the output {output!r} names an axis twice")
    for term in terms:
        check(
            len(set(term)) == len(term),
            f"Found duplicate axes in input component {term}. Support for duplicate axes in input "
            "is not implemented yet.",
        )
    return terms, output


def _check_extents(terms: Sequence[str], tensors: Sequence[Tensor]) -> dict[str, int]:
    extents: dict[str, int] = {}
    for term, one in zip(terms, tensors, strict=True):
        check(
            len(term) == one.rank,
            f"einsum: {term!r} names {len(term)} axes of a tensor of shape {one.shape}",
        )
        for axis, label in enumerate(term):
            want = extents.setdefault(label, one.dims[axis])
            check(
                want == one.dims[axis],
                f"Expected dimension {want} at axis {axis} of input shaped "
                f"[{','.join(map(str, one.dims))}], but got dimension {one.dims[axis]}",
            )
    return extents


def _arranged(x: Tensor, term: str, order: str) -> Tensor:
    return x if term == order else x.transpose([term.index(label) for label in order])


def _without(x: Tensor, term: str, kept: set[str]) -> tuple[Tensor, str]:
    """x summed over the axes whose labels nobody else wants."""
    gone = [axis for axis, label in enumerate(term) if label not in kept]
    if not gone:
        return x, term
    return x.sum(gone), "".join(label for label in term if label in kept)


def _product(
    a: Tensor, left: str, b: Tensor, right: str, kept: set[str], extents: dict[str, int]
) -> tuple[Tensor, str]:
    """Two operands as one: a batch of matrix products over the labels that fall away."""
    a, left = _without(a, left, kept | set(right))
    b, right = _without(b, right, kept | set(left))
    batch = "".join(label for label in left if label in right and label in kept)
    inner = "".join(label for label in left if label in right and label not in kept)
    rows = "".join(label for label in left if label not in right)
    columns = "".join(label for label in right if label not in left)

    def size(labels: str) -> int:
        return math.prod(extents[label] for label in labels)

    x = _arranged(a, left, batch + rows + inner).reshape([size(batch), size(rows), size(inner)])
    w = _arranged(b, right, batch + inner + columns)
    y = matMul(x, w.reshape([size(batch), size(inner), size(columns)]))
    term = batch + rows + columns
    return y.reshape([extents[label] for label in term]), term


@op(function=False, method=False)
def contracted(tensors: Tensors, equation: str) -> Tensor:
    """``einsum`` of a list of tensors, from left to right."""
    terms, output = _terms(equation, len(tensors))
    extents = _check_extents(terms, tensors)
    y, term = tensors[0], terms[0]
    for at in range(1, len(tensors)):
        kept = set(output).union(*terms[at + 1 :])
        y, term = _product(y, term, tensors[at], terms[at], kept, extents)
    y, term = _without(y, term, set(output))
    result: Tensor = _arranged(y, term, output)
    return result.clone() if result is tensors[0] else result


@public
def einsum(equation: str, *tensors: Any) -> Tensor:
    """Sums of products, of any number of tensors, as in ``einsum("ij,jk->ik", a, b)``."""
    given = [convert(one, f"tensors{at}", "einsum", "numeric") for at, one in enumerate(tensors)]
    return contracted(given, equation)
