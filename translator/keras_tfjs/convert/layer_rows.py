"""What a row of the layer table is, and the little language it is written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Form(StrEnum):
    """The three spellings of a config. The values appear in messages."""

    KERAS3 = "Keras 3"
    KERAS2 = "Keras 2"
    TFJS = "TensorFlow.js"


@dataclass(frozen=True)
class Key:
    """One config key in its three spellings."""

    keras3: str
    tfjs: str
    keras2: str

    @classmethod
    def parse(cls, text: str) -> Key:
        """`name`, or `keras3=tfjs`, or `keras3=tfjs=keras2`."""
        names = text.split("=")
        return cls(
            names[0], names[min(1, len(names) - 1)], names[2] if len(names) > 2 else names[0]
        )

    def name(self, form: Form) -> str:
        match form:
            case Form.KERAS3:
                return self.keras3
            case Form.KERAS2:
                return self.keras2
            case Form.TFJS:
                return self.tfjs


@dataclass(frozen=True)
class WeightRow:
    """One weight of a layer.

    `shape` is a list of axes: `in` is the input's channel count, any other word a config key, a
    number itself, `4*units` a product, `*kernel_size` all sizes of a tuple, `@axis` the input's
    sizes along the axes that the config names, `@not:shared_axes` its sizes after the batch axis
    with 1 for the axes named. The weight exists only where the config key `when` is true.
    """

    name: str
    shape: str
    when: str = ""
    trainable: bool = True


@dataclass(frozen=True)
class LayerRow:
    """One layer class that both libraries have under the same name.

    `keys` are converted; `fixed` must have this value, since TF.js has nothing else; `only` lists
    the values of a key that both compute alike; `ignored` changes no number of a trained model;
    `absent` is what TF.js does where a key is missing or null; `forced` is written for Keras, whose
    default differs. `output` names the rule for the output shapes (shapes.py), `archive` the part
    of the layer that owns the weights in a `.keras` file, `states` how many states it has.
    `mask` is `"always"` or a config key for a layer that makes a mask, `"unlike"` for one whose
    numbers a mask changes in Keras only, `"stops"` for one after which Keras has no mask.
    """

    class_name: str
    keys: tuple[Key, ...]
    weights: tuple[WeightRow, ...] = ()
    output: str = "same"
    fixed: Mapping[str, Any] = field(default_factory=dict)
    only: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    absent: Mapping[str, Any] = field(default_factory=dict)
    forced: Mapping[str, Any] = field(default_factory=dict)
    archive: str = ""
    states: int = 0
    mask: str = ""


def layer(
    class_name: str,
    keys: str = "",
    *weights: WeightRow,
    output: str = "same",
    fixed: Mapping[str, Any] | None = None,
    only: Mapping[str, tuple[Any, ...]] | None = None,
    ignored: str = "",
    absent: Mapping[str, Any] | None = None,
    forced: Mapping[str, Any] | None = None,
    archive: str = "",
    states: int = 0,
    mask: str = "",
) -> LayerRow:
    return LayerRow(
        class_name=class_name,
        keys=tuple(Key.parse(word) for word in keys.split()),
        weights=weights,
        output=output,
        fixed=fixed or {},
        only=only or {},
        ignored=frozenset(ignored.split()),
        absent=absent or {},
        forced=forced or {},
        archive=archive,
        states=states,
        mask=mask,
    )
