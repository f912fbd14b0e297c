"""`tf.input` and the layer behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from tfjs.layers.base import Layer
from tfjs.layers.naming import numbered
from tfjs.layers.shapes import check_extents
from tfjs.layers.symbolic import Node, SymbolicTensor
from tfjs.serialization import create, factory


class InputLayer(Layer):
    """Where data enters a model: its shape (without the batch axis) and dtype."""

    className = "InputLayer"

    def __init__(
        self,
        *,
        inputShape: Sequence[int | None] | None = None,
        batchSize: int | None = None,
        batchInputShape: Sequence[int | None] | None = None,
        dtype: str = "float32",
        sparse: bool = False,
        name: str | None = None,
    ) -> None:
        if inputShape is None and batchInputShape is None:
            raise ValueError(
                "inputLayer: the key 'inputShape' is missing: inputLayer({'inputShape': [...]})"
            )
        if inputShape is not None and batchInputShape is not None:
            raise ValueError("inputLayer: give inputShape or batchInputShape, not both")
        super().__init__({"name": name if name is not None else numbered("input"), "dtype": dtype})
        if batchInputShape is None:
            batchInputShape = [batchSize, *(inputShape or ())]
        self.batchInputShape = check_extents(batchInputShape, f"{self.name}: inputShape")
        self.dtype = dtype
        self.sparse = sparse
        self.built = True
        self._refCount = 1
        output = SymbolicTensor(dtype, self.batchInputShape, self, [], {}, self.name)
        Node(self, [output], [output], {}, own=True)

    def apply(self, inputs: Any, kwargs: Mapping[str, Any] | None = None) -> Any:
        raise ValueError(
            f"Cannot pass any input to an InputLayer's apply() method. InputLayer name: {self.name}"
        )

    def getConfig(self) -> dict[str, Any]:
        return {
            "batchInputShape": self.batchInputShape,
            "dtype": self.dtype,
            "sparse": self.sparse,
            "name": self.name,
        }


inputLayer = factory(InputLayer, "inputLayer", "layers")


class InputConfig(TypedDict, total=False):
    """The keys of `tf.input`."""

    shape: Sequence[int | None]
    batchShape: Sequence[int | None]
    name: str
    dtype: str
    sparse: bool


class InputArgs:
    """What `tf.input` takes."""

    def __init__(
        self,
        *,
        shape: Sequence[int | None] | None = None,
        batchShape: Sequence[int | None] | None = None,
        name: str | None = None,
        dtype: str = "float32",
        sparse: bool = False,
    ) -> None:
        if (shape is None) == (batchShape is None):
            raise ValueError(
                "input: give either 'shape' (without the batch axis) or 'batchShape': "
                "tf.input({'shape': [4]})"
            )
        if batchShape is None:
            batchShape = [None, *check_extents(shape, "input: shape")]
        self.layer = InputLayer(batchInputShape=batchShape, name=name, dtype=dtype, sparse=sparse)


def Input(config: InputConfig) -> SymbolicTensor:
    """A symbolic tensor for data: `{shape, batchShape, name, dtype, sparse}`."""
    made = create(InputArgs, config, "input")
    output: SymbolicTensor = made.layer.output
    return output
