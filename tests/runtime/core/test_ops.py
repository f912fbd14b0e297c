"""Every operation against NumPy: values, first and second derivatives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import pytest
from samples import SAMPLES, Array, Sample

import tfjs as tf
from tfjs.ops import OPS

ROWS = [
    pytest.param(name, sample, id=f"{name} of {', '.join(map(_name, sample.arguments))}")
    for name, samples in SAMPLES.items()
    for sample in samples
    for _name in [
        lambda value: (
            f"{value.dtype}{list(value.shape)}"
            if isinstance(value, np.ndarray | np.generic)
            else (
                f"{len(value)} tensors"
                if isinstance(value, list) and value and isinstance(value[0], np.ndarray)
                else str(value)
            )
        )
    ]
]
SMOOTH = [row for row in ROWS if isinstance(row.values[1], Sample) and row.values[1].smooth]


def _is_array(value: object) -> bool:
    return isinstance(value, np.ndarray | np.generic)


def _arrays(arguments: tuple[Any, ...]) -> Iterator[Array]:
    for value in arguments:
        if _is_array(value):
            yield np.asarray(value)
        elif isinstance(value, list) and value and _is_array(value[0]):
            yield from value


def _with(arguments: tuple[Any, ...], arrays: list[Any]) -> list[Any]:
    """The arguments with their arrays replaced in order."""
    rest = iter(arrays)
    return [
        (
            next(rest)
            if _is_array(value)
            else (
                [next(rest) for _ in value]
                if isinstance(value, list) and value and _is_array(value[0])
                else value
            )
        )
        for value in arguments
    ]


def _tensors(sample: Sample) -> list[Any]:
    return [tf.tensor(array) for array in _arrays(sample.arguments)]


def _placed(arrays: list[Any], points: Iterable[Any], join: Callable[[Any, Any], Any]) -> list[Any]:
    """``arrays`` with the points in place of floats, and two of them of every complex array."""
    rest = iter(points)
    return [
        (
            next(rest)
            if array.dtype in (np.float32, "float32")
            else (
                join(next(rest), next(rest))
                if array.dtype in (np.complex64, "complex64")
                else array
            )
        )
        for array in arrays
    ]


def _outputs(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, list | tuple) else [value]


def _parts(output: Any) -> list[Any]:
    """Real and imaginary part of a complex array, the array itself where it is another."""
    array = np.asarray(output)
    return [array.real, array.imag] if np.iscomplexobj(array) else [array]


def _weights(outputs: list[Any]) -> list[Array]:
    generator = np.random.default_rng(1)
    return [generator.uniform(0.5, 1.5, np.shape(one)) for one in outputs]


def _objective(name: str, sample: Sample) -> Callable[..., Any]:
    """The sum of an operation's results with fixed weights, as a function of its float arrays."""
    fixed = _tensors(sample)
    weights = _weights(_real_outputs(sample, list(_arrays(sample.arguments))))

    def objective(*points: Any) -> Any:
        tensors = _placed(fixed, points, tf.complex)
        results = _outputs(OPS[name](*_with(sample.arguments, tensors)))
        real = [
            part
            for result in results
            for part in (
                [tf.real(result), tf.imag(result)] if result.dtype == "complex64" else [result]
            )
        ]
        total = tf.scalar(0)
        for part, weight in zip(real, weights, strict=True):
            total = total.add(part.mul(tf.tensor(weight.astype(np.float32))).sum())
        # Keeps a connection where the operation is constant.
        for point in points:
            total = total.add(point.mul(0).sum())
        return total

    return objective


def _oracle_objective(sample: Sample) -> Callable[[list[Array]], float]:
    arrays = list(_arrays(sample.arguments))
    weights = [w.astype(np.float32) for w in _weights(_real_outputs(sample, arrays))]

    def objective(points: list[Array]) -> float:
        values = _placed(arrays, points, lambda re, im: re + 1j * im)
        results = _real_outputs(sample, values)
        return float(sum((np.asarray(r) * w).sum() for r, w in zip(results, weights, strict=True)))

    return objective


def _real_outputs(sample: Sample, arrays: list[Any]) -> list[Any]:
    outputs = _outputs(sample.oracle(*_with(sample.arguments, arrays)))
    return [part for output in outputs for part in _parts(output)]


def _points(sample: Sample) -> list[Array]:
    return [
        part.astype(np.float64)
        for array in _arrays(sample.arguments)
        if array.dtype in (np.float32, np.complex64)
        for part in _parts(array)
    ]


def test_every_operation_has_sample_inputs() -> None:
    assert sorted(set(OPS) - set(SAMPLES)) == []


def test_every_sample_is_of_an_operation() -> None:
    assert sorted(set(SAMPLES) - set(OPS)) == []


def test_every_operation_with_a_gradient_has_a_smooth_sample() -> None:
    differentiable = {name for name, op in OPS.items() if op.gradient is not None}
    smooth = {name for name, samples in SAMPLES.items() if any(s.smooth for s in samples)}
    assert sorted(differentiable - smooth - {"floorDiv", "logicalNot", "oneHot"}) == []


@pytest.mark.parametrize(("name", "sample"), ROWS)
def test_values_equal_numpy(name: str, sample: Sample) -> None:
    results = _outputs(OPS[name](*_with(sample.arguments, _tensors(sample))))
    expected = _outputs(sample.oracle(*sample.arguments))
    assert len(results) == len(expected)
    for result, wanted in zip(results, expected, strict=True):
        assert list(result.shape) == list(np.shape(wanted))
        if result.dtype == "string":
            assert result.arraySync() == np.asarray(wanted).tolist()
            continue
        scale = np.abs(wanted).max() if np.size(wanted) else 0
        np.testing.assert_allclose(
            np.asarray(result).astype(np.complex128),
            np.asarray(wanted).astype(np.complex128),
            rtol=1e-5,
            atol=1e-6 * max(float(scale), 1),
        )


@pytest.mark.parametrize(("name", "sample"), SMOOTH)
def test_gradients_equal_finite_differences(name: str, sample: Sample) -> None:
    points = [tf.tensor(p.astype(np.float32)) for p in _points(sample)]
    if not points:
        pytest.fail("a smooth sample needs a float32 array")
    gradients = tf.grads(_objective(name, sample))(points)
    oracle, start, step = _oracle_objective(sample), _points(sample), 1e-5
    for index, gradient in enumerate(gradients):
        numeric = np.zeros(start[index].shape)
        for at in np.ndindex(*start[index].shape):
            above, below = [p.copy() for p in start], [p.copy() for p in start]
            above[index][at] += step
            below[index][at] -= step
            numeric[at] = (oracle(above) - oracle(below)) / (2 * step)
        scale = max(float(np.abs(numeric).max()), 1)
        np.testing.assert_allclose(np.asarray(gradient), numeric, rtol=2e-4, atol=2e-5 * scale)


@pytest.mark.parametrize(("name", "sample"), SMOOTH)
def test_gradients_differentiate_again(name: str, sample: Sample) -> None:
    objective = _objective(name, sample)
    start = _points(sample)
    generator = np.random.default_rng(2)
    along = [generator.uniform(-1, 1, p.shape) for p in start]
    towards = [generator.uniform(-1, 1, p.shape) for p in start]
    points = [tf.tensor(p.astype(np.float32)) for p in start]

    def slope(*xs: Any) -> Any:
        """The derivative along one direction, so that its gradient is a row of second ones."""
        total = tf.scalar(0)
        for gradient, direction in zip(tf.grads(objective)(list(xs)), along, strict=True):
            total = total.add(gradient.mul(tf.tensor(direction.astype(np.float32))).sum())
        for x in xs:
            total = total.add(x.mul(0).sum())
        return total

    second = tf.grads(slope)(points)
    ours = sum(float((np.asarray(g) * t).sum()) for g, t in zip(second, towards, strict=True))
    oracle, step = _oracle_objective(sample), 1e-4

    def moved(a: float, b: float) -> float:
        shifted = zip(start, along, towards, strict=True)
        return oracle([p + step * (a * u + b * v) for p, u, v in shifted])

    numeric = (moved(1, 1) - moved(1, -1) - moved(-1, 1) + moved(-1, -1)) / (4 * step * step)
    assert ours == pytest.approx(numeric, rel=2e-3, abs=2e-3)
