"""`Layer`, the base of all layers: its life cycle, its weights, its two ways of `apply`."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, TypedDict

from tfjs import constraints, initializers, regularizers
from tfjs.constraints import ConstraintLike
from tfjs.initializers import Initializer, InitializerLike
from tfjs.initializers import zeros as zeros_initializer
from tfjs.layers.calls import calling, inherited
from tfjs.layers.naming import name_scope, numbered
from tfjs.layers.nested import Nested
from tfjs.layers.number_types import NumberTypes
from tfjs.layers.penalties import penalise
from tfjs.layers.placed import Placed
from tfjs.layers.shapes import (
    Shape,
    as_list,
    check_extents,
    is_shape,
    shape_list,
    shown,
    singleton,
)
from tfjs.layers.symbolic import InputSpec, Node, SymbolicTensor
from tfjs.layers.variables import LayerVariable, as_tensor
from tfjs.ops import creation, unary
from tfjs.regularizers import Regularizer, RegularizerLike
from tfjs.serialization import (
    Serializable,
    config_keys,
    declares_keys,
    nearest,
    serialize,
    to_snake,
)
from tfjs.tensor import Tensor

Kwargs = Mapping[str, Any]
CallHook = Callable[[Any, Kwargs], None]

_ids = itertools.count()
_zeros_first = False


@contextmanager
def zero_weights(really: bool) -> Iterator[None]:
    """New weights are zero inside, because they are about to be loaded."""
    global _zeros_first
    before, _zeros_first = _zeros_first, really
    try:
        yield
    finally:
        _zeros_first = before


class LayerConfig(TypedDict, total=False):
    """The keys of every layer's config."""

    inputShape: Sequence[int | None] | None
    batchInputShape: Sequence[int | None] | None
    batchSize: int | None
    dtype: str | None
    name: str | None
    trainable: bool | None
    weights: Sequence[Tensor] | None
    inputDType: str | None
    activityRegularizer: RegularizerLike | None


def _reads(cls: type, key: str) -> bool:
    """Whether the constructor of a class of one's own names a key of the config."""
    inits = (vars(base).get("__init__") for base in cls.__mro__)
    codes = (getattr(init, "__code__", None) for init in inits)
    return any(code is not None and key in code.co_consts for code in codes)


class Layer(Placed, Nested, NumberTypes, Serializable):
    """A step from tensors to tensors, with weights.

    A layer of one's own: a class attribute `className`, `build(inputShape)` which makes weights by
    `addWeight`, `call(inputs, kwargs)`, `computeOutputShape(inputShape)` unless the shape stays,
    and `getConfig()`. Inside a model `call` gets a list of tensors, by eager `apply` what was
    passed.
    """

    className: ClassVar[str]
    baseConfig: ClassVar[type] = LayerConfig
    shorthands: ClassVar[frozenset[str]] = frozenset()  # keys that stand for others
    perSample: ClassVar[bool] = False  # whether each sample's output depends on that sample alone
    extras: ClassVar[frozenset[str]] = frozenset()  # keys that are extensions of TF.js's class
    saysPenalty: ClassVar[bool] = False  # whether a config has activityRegularizer even as null
    supportsMasking: bool = False
    activityRegularizer: Regularizer | None = None

    def __init__(self, config: Mapping[str, Any] | None = None) -> None:
        config = config or {}
        own_name = self.getClassName()
        known = LayerConfig.__annotations__
        for key in config:
            if key in known or "_" not in key or _reads(type(self), key):
                continue
            if (meant := nearest(key, known)) is not None:
                raise ValueError(f"{own_name}: the key {key!r} is unknown; did you mean {meant!r}?")
        self.id = next(_ids)
        given = config.get("name")
        self.name: str = (
            given if given is not None else numbered(f"{to_snake(own_name)}_{own_name}")
        )
        trainable = config.get("trainable")
        self._trainable: bool = True if trainable is None else bool(trainable)
        self.initialWeights: list[Tensor] | None = config.get("weights")
        self.inputSpec: list[InputSpec] | None = None
        self.inboundNodes = []
        self.outboundNodes = []
        self._trainableWeights: list[LayerVariable] = []
        self._nonTrainableWeights: list[LayerVariable] = []
        self._losses: list[Callable[[], Tensor]] = []
        self._weightNames: set[str] = set()
        self._built = False
        self._stateful = False
        self._callHook: CallHook | None = None
        self._fastInit = False
        self._refCount: int | None = None
        self.batchInputShape: Shape | None = None
        self.dtype: str | None = None
        self._givenDtype = config.get("dtype")
        if (penalty := config.get("activityRegularizer")) is not None:
            self.activityRegularizer = regularizers.of_key(
                penalty, f"{self.name}: activityRegularizer"
            )
        shape = config.get("batchInputShape")
        what = f"{self.name}: batchInputShape"
        if shape is None and config.get("inputShape") is not None:
            what = f"{self.name}: inputShape"
            shape = [config.get("batchSize"), *check_extents(config["inputShape"], what)]
        if shape is not None:
            self.batchInputShape = check_extents(shape, what)
            self.dtype = config.get("dtype") or config.get("inputDType") or "float32"

    # What a layer's class defines.

    def build(self, inputShape: Any) -> None:
        """Make the weights for inputs of this shape (a list of shapes for several inputs)."""
        self.built = True

    def call(self, inputs: Any, kwargs: Kwargs) -> Any:
        """The outputs for inputs; `kwargs["training"]` says that this is a training step."""
        return inputs

    def computeOutputShape(self, inputShape: Any) -> Any:
        """The shape of what `call` gives."""
        return inputShape

    def computeMask(self, inputs: Any, mask: Any = None) -> Any:
        """The mask of the outputs, given the masks of the inputs."""
        if self.supportsMasking:
            return mask
        if any(item is not None for item in as_list(mask)):
            raise TypeError(
                f"Layer {self.name} does not support masking, but was passed an inputMask."
            )
        return None

    def getConfig(self) -> dict[str, Any]:
        elsewhere = self.shorthands | LayerConfig.__annotations__.keys()
        keys = () if declares_keys(type(self)) else config_keys(type(self))
        own = [key for key in keys if key not in elsewhere and not self._idle(key)]
        config = {key: serialize(getattr(self, key)) for key in own}
        config |= {"name": self.name, "trainable": self.trainable}
        if self.batchInputShape is not None:
            config["batchInputShape"] = list(self.batchInputShape)
        if self.dtype is not None:
            config["dtype"] = self.dtype
        if self.activityRegularizer is not None or self.saysPenalty:
            config["activityRegularizer"] = serialize(self.activityRegularizer)
        return config

    def _idle(self, key: str) -> bool:
        """Whether a key that TF.js does not have says nothing."""
        return key in self.extras and getattr(self, key) == config_keys(type(self))[key]

    def resetStates(self) -> None:
        """Forget what a stateful layer kept from earlier batches."""
        if not self.stateful:
            raise RuntimeError(
                "Cannot call the resetStates() method of a non-stateful Layer object."
            )

    # Weights.

    def addWeight(
        self,
        name: str,
        shape: Sequence[int],
        dtype: str | None = None,
        initializer: InitializerLike | None = None,
        regularizer: RegularizerLike | None = None,
        trainable: bool | None = None,
        constraint: ConstraintLike | None = None,
        getInitializerFunc: Callable[[], Initializer] | None = None,
    ) -> LayerVariable:
        """A new weight. A penalty of `regularizer` goes into the training loss. Words and functions
        for the three, which TF.js does not take here, are an extension."""
        if name in self._weightNames:
            raise ValueError(f"Duplicate weight name {name} for layer {self.name}")
        if any(not isinstance(extent, int) for extent in shape):
            raise ValueError(
                f"{self.name}: the weight {name!r} needs a shape of whole numbers, got "
                f"{list(shape)}; the input's shape has to be known there"
            )
        self._weightNames.add(name)
        if self._fastInit or _zeros_first:
            initializer = getInitializerFunc() if getInitializerFunc else zeros_initializer({})
        if initializer is None:
            raise ValueError(
                f"{self.name}: the weight {name!r} has no initializer; give one of tf.initializers "
                "as the fourth argument of addWeight"
            )
        dtype = dtype or "float32"
        train = True if trainable is None else trainable
        what = f"{self.name}: the weight {name!r}: "
        first = initializers.of_key(initializer, what + "initializer")
        assert first is not None
        limit = constraints.of_key(constraint, what + "constraint")
        weight = LayerVariable(first.apply(shape, dtype), dtype, name, train, limit)
        penalty = regularizers.of_key(regularizer, what + "regularizer")
        if penalty is not None:
            self.addLoss(lambda: penalty.apply(weight.read()))
        (self._trainableWeights if train else self._nonTrainableWeights).append(weight)
        return weight

    def setFastWeightInitDuringBuild(self, value: bool) -> None:
        """Make weights zero at first, because they are about to be loaded."""
        self._fastInit = value

    def getWeights(self, trainableOnly: bool = False) -> list[Tensor]:
        """The weights, the trainable ones first: the variables themselves, as in TF.js.

        They show later steps of training; `clone()` what is to keep its value.
        """
        weights = self.trainableWeights if trainableOnly else self.weights
        return [weight.read() for weight in weights]

    def setWeights(self, weights: Sequence[Any]) -> None:
        """Take values (tensors or arrays) in the order of `getWeights`."""
        own = self.weights
        if len(own) != len(weights):
            raise ValueError(
                f"setWeights: {self.name} has {len(own)} weights "
                f"({', '.join(f'{w.originalName} {w.shape}' for w in own)}), got {len(weights)}"
            )
        values = [as_tensor(value) for value in weights]
        for weight, value in zip(own, values, strict=True):
            if weight.shape != value.shape:
                raise ValueError(
                    f"setWeights: {weight.originalName} has the shape {weight.shape}, got "
                    f"{value.shape}"
                )
        for weight, value in zip(own, values, strict=True):
            weight.write(value)

    def countParams(self) -> int:
        """How many numbers the weights have."""
        if not self.built:
            raise RuntimeError(
                f"You tried to call countParams() on {self.name}, but the layer is not built yet. "
                "Build it first by calling build(batchInputShape)."
            )
        return sum(math.prod(weight.shape) for weight in self.weights)

    @property
    def built(self) -> bool:
        return self._built

    @built.setter
    def built(self, built: bool) -> None:
        self._built = built

    @property
    def stateful(self) -> bool:
        return self._stateful

    def dispose(self) -> dict[str, Any]:
        """Let go of the layer; its weights are disposed of with its last use."""
        if not self.built or self._refCount is None:
            missing = "built" if not self.built else "used"
            raise RuntimeError(
                f"Cannot dispose Layer {self.name} because it has not been {missing} yet."
            )
        self.assertNotDisposed()
        self._refCount -= 1
        disposed = 0
        if self._refCount == 0:
            disposed = len(self.weights)
            for weight in self.weights:
                weight.dispose()
        return {"refCountAfterDispose": self._refCount, "numDisposedVariables": disposed}

    def assertNotDisposed(self) -> None:
        if self._refCount == 0:
            raise RuntimeError(f"Layer '{self.name}' is already disposed.")

    # Applying.

    def invokeCallHook(self, inputs: Any, kwargs: Kwargs) -> None:
        """What layers of TF.js do first in their `call`; here `apply` has called the hook."""

    def setCallHook(self, callHook: CallHook) -> None:
        """A function of (inputs, kwargs) that is called before each `call` on tensors."""
        self._callHook = callHook

    def clearCallHook(self) -> None:
        self._callHook = None

    def apply(self, inputs: Any, kwargs: Kwargs | None = None) -> Any:
        """The outputs: symbolic tensors for symbolic inputs, tensors for tensors and arrays."""
        self.assertNotDisposed()
        items = as_list(inputs)
        symbolic = [isinstance(item, SymbolicTensor) for item in items]
        if any(symbolic) and not all(symbolic):
            raise ValueError(
                f"{self.name}: the inputs of apply must be all tensors or all symbolic tensors"
            )
        with name_scope(self.name):
            if symbolic and symbolic[0]:
                return self._apply_symbolic(inputs, items, kwargs or {})
            if isinstance(inputs, (list, tuple)) and items and hasattr(items[0], "shape"):
                return self._apply_eager([as_tensor(item) for item in items], kwargs or {})
            return self._apply_eager(as_tensor(inputs), kwargs or {})

    def _apply_eager(self, inputs: Any, kwargs: Kwargs) -> Any:
        items = as_list(inputs)
        self.assertInputCompatibility(items)
        self._ensure_built(items)
        if self._refCount is None:
            self._refCount = 1
        kwargs = inherited(kwargs)
        masks = as_list(kwargs["mask"]) if "mask" in kwargs else [x.kerasMask for x in items]
        outputs, out_masks = self.call_masked(inputs, kwargs, masks)
        made = [unary.clone(y) if any(y is given for given in items) else y for y in outputs]
        for y, mask in zip(made, out_masks, strict=True):
            if mask is not None:
                y.kerasMask = mask
        return singleton(made)

    def call_masked(
        self, inputs: Any, kwargs: Kwargs, masks: Sequence[Any]
    ) -> tuple[Sequence[Any], Sequence[Any]]:
        """The outputs of `call` and a mask (or None) for each.

        Layers that do not support masking drop the masks, as in TF.js.
        """
        masked = any(mask is not None for mask in masks)
        if masked:
            kwargs = {**kwargs, "mask": singleton(list(masks))}
        if self._callHook is not None:
            self._callHook(inputs, kwargs)
        result = self._call(inputs, kwargs) if self._ofUser else self.call(inputs, kwargs)
        results = result if isinstance(result, (list, tuple)) else (result,)
        if self.activityRegularizer is not None:
            penalise(self.activityRegularizer, results)
        if not self.supportsMasking or not (masked or self._makes_masks):
            return results, (None,) * len(results)
        made = as_list(self.computeMask(inputs, kwargs.get("mask")))
        return results, made if len(made) == len(results) else made * len(results)

    def _call(self, inputs: Any, kwargs: Kwargs) -> Any:
        with calling(kwargs):
            return self.call(inputs, kwargs)

    @property
    def _makes_masks(self) -> bool:
        """Whether a mask can come out where none went in."""
        return type(self).computeMask is not Layer.computeMask

    def _apply_symbolic(self, inputs: Any, items: list[SymbolicTensor], kwargs: Kwargs) -> Any:
        self.assertInputCompatibility(items)
        self._ensure_built(items)
        if self._refCount is None:
            self._refCount = 0
        shapes = [list(item.shape) for item in items]
        given = shapes if isinstance(inputs, (list, tuple)) and len(shapes) > 1 else shapes[0]
        if self._ofUser and not all(layer.built for layer in self.heldLayers):
            self._build_inside(items, kwargs)
        shape = self.computeOutputShape(given)
        dtype = self.outputDType(items)
        several = not is_shape(shape)
        outputs = [
            SymbolicTensor(dtype, each, self, items, kwargs, self.name, index if several else None)
            for index, each in enumerate(shape_list(shape))
        ]
        Node(self, items, outputs, kwargs)
        for index, output in enumerate(outputs):
            output.nodeIndex = len(self.inboundNodes) - 1
            output.tensorIndex = index
        self._refCount += 1
        return outputs if several else outputs[0]

    def outputDType(self, inputs: list[SymbolicTensor]) -> str:
        """The dtype of symbolic outputs. TF.js says float32 of every layer."""
        return "float32"

    def _ensure_built(self, items: Sequence[Any]) -> None:
        if self.built:
            return
        self.build(singleton([list(item.shape) for item in items]))
        self.built = True
        if self.initialWeights is not None:
            self.setWeights(self.initialWeights)

    def _build_inside(self, items: list[SymbolicTensor], kwargs: Kwargs) -> None:
        """Build the layers inside, as `call` uses them: by a call on zeros, unknown extents 1."""
        samples = [
            creation.zeros([1 if n is None else n for n in item.shape], item.dtype)
            for item in items
        ]
        self.call_masked(singleton(samples), inherited(kwargs), [None] * len(samples))

    def assertInputCompatibility(self, inputs: Any) -> None:
        """ValueError unless the inputs fit `inputSpec`."""
        if not self.inputSpec:
            return
        items = as_list(inputs)
        if len(items) != len(self.inputSpec):
            raise ValueError(
                f"{self.name} ({self.getClassName()}): expected {len(self.inputSpec)} inputs, got "
                f"{len(items)} of shapes {shown([list(item.shape) for item in items])}"
            )
        for index, (item, spec) in enumerate(zip(items, self.inputSpec, strict=True)):
            problem = spec.problem(list(item.shape), item.dtype)
            if problem is not None:
                raise ValueError(f"{self.name} ({self.getClassName()}): input {index}: {problem}")

    def __repr__(self) -> str:
        return f"<{self.getClassName()} {self.name}>"
