"""Shapes of layers' outputs and weights, computed from configs. None is an unknown size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import prod
from typing import Any

from keras_tfjs.convert.layer_rows import LayerRow, WeightRow
from keras_tfjs.convert.layers import LAYERS
from keras_tfjs.convert.model import Layer, Model, Node, Ref, Shape

Config = Mapping[str, Any]
Rule = Callable[[Config, Sequence[Shape], LayerRow], list[Shape]]


class Misfit(Exception):
    """Inputs of a shape that the layer does not take."""


def _same(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    return [inputs[0]]


def _input(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    return [tuple(config["batch_shape"])]


def _last_units(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    return [(*inputs[0][:-1], config["units"])]


def _flatten(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    return [(inputs[0][0], _product(inputs[0][1:]))]


def _reshape(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    target = list(config["target_shape"])
    if -1 in target:
        known, size = prod(item for item in target if item != -1), _product(inputs[0][1:])
        target[target.index(-1)] = None if size is None or not known else size // known
    return [(inputs[0][0], *target)]


def _permute(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    return [(inputs[0][0], *(inputs[0][axis] for axis in config["dims"]))]


def _repeat(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    return [(inputs[0][0], config["n"], *inputs[0][1:])]


def _embedding(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    return [(*inputs[0], config["output_dim"])]


def _recurrent(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    batch, steps = inputs[0][:2]
    units = config["units"]
    output: Shape = (batch, steps, units) if config.get("return_sequences") else (batch, units)
    states = [(batch, units)] * row.states if config.get("return_state") else []
    return [output, *states]


def _spatial(
    config: Config, shape: Shape, change: Callable[[int, int | None], int | None]
) -> Shape:
    """`shape` with `change(number of the axis, size)` done to its spatial axes."""
    first = 2 if config.get("data_format") == "channels_first" else 1
    return tuple(
        change(axis - first, size) if first <= axis < first + len(shape) - 2 else size
        for axis, size in enumerate(shape)
    )


def _with_channels(config: Config, shape: Shape, channels: int | None) -> Shape:
    axis = _channel_axis(config, shape)
    return (*shape[:axis], channels, *shape[axis + 1 :])


def _channel_axis(config: Config, shape: Shape) -> int:
    return 1 if config.get("data_format") == "channels_first" else len(shape) - 1


def _windows(config: Config, shape: Shape, window: Sequence[int], strides: Sequence[int]) -> Shape:
    """Sizes after sliding a window: ceil(n / s), or floor((n - w) / s) + 1 without padding."""

    def slide(axis: int, size: int | None) -> int | None:
        if size is None:
            return None
        if config.get("padding") == "same":
            return -(-size // strides[axis])
        return (size - window[axis]) // strides[axis] + 1

    return _spatial(config, shape, slide)


def _dilated(config: Config) -> list[int]:
    kernel = config["kernel_size"]
    rates = config.get("dilation_rate") or [1] * len(kernel)
    return [(size - 1) * rate + 1 for size, rate in zip(kernel, rates, strict=True)]


def _convolution(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    slid = _windows(config, inputs[0], _dilated(config), config["strides"])
    return [_with_channels(config, slid, config["filters"])]


def _depthwise(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    slid = _windows(config, inputs[0], _dilated(config), config["strides"])
    channels = inputs[0][_channel_axis(config, inputs[0])]
    return [_with_channels(config, slid, _product((channels, config["depth_multiplier"])))]


def _transposed(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    kernel, strides = config["kernel_size"], config["strides"]

    def grow(axis: int, size: int | None) -> int | None:
        if size is None:
            return None
        extra = 0 if config.get("padding") == "same" else max(kernel[axis] - strides[axis], 0)
        return int(size * strides[axis] + extra)

    return [_with_channels(config, _spatial(config, inputs[0], grow), config["filters"])]


def _pool(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    pool = config["pool_size"]
    return [_windows(config, inputs[0], pool, config.get("strides") or pool)]


def _global_pool(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    return [(inputs[0][0], inputs[0][_channel_axis(config, inputs[0])])]


def _resized(key: str, sign: int) -> Rule:
    """Padding and cropping: `config[key]` is ((top, bottom), (left, right))."""

    def rule(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
        def change(axis: int, size: int | None) -> int | None:
            return None if size is None else size + sign * sum(config[key][axis])

        return [_spatial(config, inputs[0], change)]

    return rule


def _upsampled(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    def grow(axis: int, size: int | None) -> int | None:
        return None if size is None else size * int(config["size"][axis])

    return [_spatial(config, inputs[0], grow)]


def _merged(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    rank = max(map(len, inputs))
    padded = [(*((1,) * (rank - len(shape))), *shape) for shape in inputs]
    return [tuple(_broadcast(sizes) for sizes in zip(*padded, strict=True))]


def _broadcast(sizes: Sequence[int | None]) -> int | None:
    known = {size for size in sizes if size is not None and size != 1}
    if len(known) > 1:
        raise Misfit(f"inputs that fit each other, got sizes {' and '.join(map(str, known))}")
    return next(iter(known), None if None in sizes else 1)


def _concatenated(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    axis = config.get("axis", -1) % len(inputs[0])
    sizes = [shape[axis] for shape in inputs]
    total = None if None in sizes else sum(size or 0 for size in sizes)
    return [(*inputs[0][:axis], total, *inputs[0][axis + 1 :])]


def _dotted(config: Config, inputs: Sequence[Shape], row: LayerRow) -> list[Shape]:
    axes = config["axes"]
    first, second = axes if isinstance(axes, list) else (axes, axes)
    left, right = list(inputs[0]), list(inputs[1])
    left.pop(first % len(left))
    right.pop(second % len(right))
    rest = (*left, *right[1:])
    return [rest if len(rest) > 1 else (*rest, 1)]


RULES: Mapping[str, Rule] = {
    "same": _same,
    "input": _input,
    "last:units": _last_units,
    "flatten": _flatten,
    "reshape": _reshape,
    "permute": _permute,
    "repeat": _repeat,
    "embedding": _embedding,
    "recurrent": _recurrent,
    "convolution": _convolution,
    "depthwise": _depthwise,
    "transposed": _transposed,
    "pool": _pool,
    "global_pool": _global_pool,
    "padded": _resized("padding", 1),
    "cropped": _resized("cropping", -1),
    "upsampled": _upsampled,
    "merged": _merged,
    "concatenated": _concatenated,
    "dotted": _dotted,
}


def _product(sizes: Sequence[int | None]) -> int | None:
    return None if None in sizes else prod(size or 0 for size in sizes)


def weight_shape(weight: WeightRow, config: Config, inputs: Shape) -> Shape:
    """A weight's shape by its row; `inputs` is the shape of the layer's (first) input."""
    return tuple(_axes(weight.shape, config, inputs))


def _axes(text: str, config: Config, inputs: Shape) -> Iterator[int | None]:
    for word in text.split():
        if word.startswith("@not:"):
            shared = config.get(word.removeprefix("@not:")) or []
            yield from (1 if axis in shared else inputs[axis] for axis in range(1, len(inputs)))
        elif word.startswith("@"):
            axes = config[word[1:]]
            for axis in axes if isinstance(axes, list) else [axes]:
                yield inputs[axis]
        elif word.startswith("*"):
            yield from config[word[1:]]
        else:
            yield _product([_size(factor, config, inputs) for factor in word.split("*")])


def _size(word: str, config: Config, inputs: Shape) -> int | None:
    if word == "in":
        return inputs[_channel_axis(config, inputs)]
    return int(word) if word.isdigit() else config[word]


Shapes = dict[tuple[str, int], list[Shape]]
"""Output shapes by (layer name, number of the call)."""


class ShapeWalk:
    """Shapes of a whole model.

    After it `outputs[id(model)]` has the shapes inside each functional model and `inputs[id(node)]`
    the input shapes of each node's first call. Raises Misfit for a layer whose inputs can't be.
    """

    def __init__(self, model: Model) -> None:
        self.outputs: dict[int, Shapes] = {}
        self.inputs: dict[int, list[Shape]] = {}
        self.run(model, None)

    def run(self, model: Model, given: Sequence[Shape] | None) -> list[Shape]:
        """The output shapes of `model` for inputs of shape `given` (None: its own)."""
        return self._chain(model, given) if model.sequential else self._graph(model, given)

    def _chain(self, model: Model, given: Sequence[Shape] | None) -> list[Shape]:
        current = list(given or [])
        for node in model.layers:
            is_input = isinstance(node, Layer) and node.class_name == "InputLayer"
            if not (is_input and given):
                current = self._apply(node, current)
        return current

    def _graph(self, model: Model, given: Sequence[Shape] | None) -> list[Shape]:
        shapes: Shapes = {}
        # a model that is called twice keeps the shapes of its first call
        self.outputs.setdefault(id(model), shapes)
        for node, index, inputs in _ordered_calls(model):
            if index is None:
                position = next(
                    (at for at, ref in enumerate(model.inputs) if ref.layer == node.name), None
                )
                own = self._apply(node, [])
                shapes[node.name, 0] = [given[position]] if given and position is not None else own
            else:
                found = [shapes[ref.layer, ref.call][ref.output] for ref in inputs]
                shapes[node.name, index] = self._apply(node, found)
        return [shapes[ref.layer, ref.call][ref.output] for ref in model.outputs]

    def _apply(self, node: Node, inputs: list[Shape]) -> list[Shape]:
        self.inputs.setdefault(id(node), inputs)
        if isinstance(node, Model):
            return self.run(node, inputs or None)
        row = LAYERS[node.class_name]
        try:
            return RULES[row.output](node.config, inputs, row)
        except Misfit as misfit:
            raise Misfit(f"layer '{node.name}': expected {misfit}") from misfit
        except (IndexError, KeyError, TypeError, ValueError, ZeroDivisionError) as problem:
            shapes = ", ".join(str(list(shape)) for shape in inputs) or "nothing"
            raise Misfit(
                f"layer '{node.name}': {node.class_name} cannot take inputs of shape {shapes}"
            ) from problem


def _ordered_calls(model: Model) -> Iterator[tuple[Node, int | None, tuple[Ref, ...]]]:
    """Every call of a functional model after the calls that make its inputs.

    (layer, number of the call, its inputs); the number is None for an InputLayer. Raises Misfit
    where a call waits for one that never comes.
    """
    done: set[tuple[str, int]] = set()
    waiting: list[tuple[Node, int, tuple[Ref, ...]]] = []
    for node in model.layers:
        if isinstance(node, Layer) and node.class_name == "InputLayer":
            yield node, None, ()
            done.add((node.name, 0))
        waiting.extend(
            (node, index, call.inputs + call.states) for index, call in enumerate(node.calls)
        )
    while waiting:
        ready = [item for item in waiting if all((r.layer, r.call) in done for r in item[2])]
        if not ready:
            raise Misfit(f"layer '{waiting[0][0].name}': its inputs come from nowhere")
        for item in ready:
            yield item
            done.add((item[0].name, item[1]))
        waiting = [item for item in waiting if item not in ready]
