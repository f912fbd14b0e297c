"""The config of one layer, read from any form and written in any form by its row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from keras_tfjs.convert.findings import Findings
from keras_tfjs.convert.layer_rows import Form, Key, LayerRow
from keras_tfjs.convert.layers import LAYERS
from keras_tfjs.convert.model import Layer
from keras_tfjs.convert.values import (
    KERAS2_HARD_SIGMOID,
    KINDS,
    NoCounterpart,
    described,
    kind_of,
    plain_value,
)

_BASE = frozenset({"name", "trainable", "dtype", "autocast", "batch_input_shape", "batch_shape"})
"""Keys of every layer, which the readers of models take care of."""

INPUT_DTYPES: Mapping[str, str] = {
    **dict.fromkeys(("float16", "bfloat16", "float32", "float64"), "float32"),
    **dict.fromkeys(("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32"), "int32"),
    "bool": "bool",
    "string": "string",
}
"""TF.js's dtype of an input, by Keras's."""


def row_of(class_name: str, name: str, target: str, findings: Findings) -> LayerRow | None:
    row = LAYERS.get(class_name)
    if row is None:
        findings.report(
            "KT501", construct=class_name, layer=name, class_name=class_name, target=target
        )
    return row


def read_config(
    row: LayerRow, name: str, config: Mapping[str, Any], form: Form, findings: Findings
) -> dict[str, Any]:
    """A layer's config in the conversion's form; what has no counterpart is reported."""
    target = Form.KERAS3 if form is Form.TFJS else Form.TFJS
    keys: dict[str, Key] = {key.name(form): key for key in row.keys}
    given = {key: plain_value(value) for key, value in config.items()}
    if form is Form.TFJS:
        for written, value in row.absent.items():
            if given.get(written) is None:
                given[written] = value
    read: dict[str, Any] = {}
    for written, value in given.items():
        key = keys.get(written)
        if key is not None:
            _read_value(row, name, key, value, form, read, findings)
        elif written in row.fixed:
            if not same(value, row.fixed[written]):
                _no_counterpart(findings, row, name, written, value, target)
        elif written not in row.ignored and written not in _BASE and value is not None:
            _no_counterpart(findings, row, name, written, value, target)
    if row.class_name == "InputLayer":
        dtype = str(config.get("dtype") or "float32")
        read["dtype"] = INPUT_DTYPES.get(dtype, "float32")
    return read


def _read_value(
    row: LayerRow,
    name: str,
    key: Key,
    value: Any,
    form: Form,
    read: dict[str, Any],
    findings: Findings,
) -> None:
    kind = kind_of(key.keras3)
    allowed = row.only.get(key.keras3)
    if allowed is not None and not any(same(value, item) for item in allowed):
        target = Form.KERAS3 if form is Form.TFJS else Form.TFJS
        _no_counterpart(findings, row, name, key.name(form), value, target)
        return
    if not kind:
        read[key.keras3] = _axis(value) if key.keras3 == "axis" else value
        return
    try:
        read[key.keras3] = KINDS[kind][0](value, form)
    except NoCounterpart as missing:
        target = Form.KERAS3 if form is Form.TFJS else Form.TFJS
        _missing_value(findings, row, name, key.name(form), str(missing), kind, target)


def _axis(value: Any) -> Any:
    """Keras 2 writes a single axis as a list of one."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def write_config(layer: Layer, form: Form, findings: Findings) -> dict[str, Any]:
    """The keys of a layer's config in `form`, without those of every layer."""
    row = LAYERS[layer.class_name]
    written: dict[str, Any] = {}
    for key in row.keys:
        if key.keras3 not in layer.config:
            continue
        value, kind = layer.config[key.keras3], kind_of(key.keras3)
        if kind:
            try:
                value = KINDS[kind][1](value, form)
            except NoCounterpart as missing:
                _missing_value(findings, row, layer.name, key.keras3, str(missing), kind, form)
                continue
        if form is Form.KERAS2 and layer.config[key.keras3] == KERAS2_HARD_SIGMOID:
            findings.report("KT512", layer.name, layer=layer.name, option=key.keras2)
        written[key.name(form)] = value
    return written | dict(row.forced)


def _missing_value(
    findings: Findings,
    row: LayerRow,
    name: str,
    option: str,
    value: str,
    kind: str,
    target: Form,
) -> None:
    if kind == "initializer":
        findings.report("KT511", name, layer=name, option=option, value=value)
    else:
        _no_counterpart(findings, row, name, option, value, target)


def _no_counterpart(
    findings: Findings, row: LayerRow, name: str, option: str, value: Any, target: Form
) -> None:
    expected = row.only.get(option) or ((row.fixed[option],) if option in row.fixed else ())
    choices = " or ".join(repr(item) for item in expected)
    findings.report(
        "KT502",
        name,
        layer=name,
        class_name=row.class_name,
        option=option,
        value=value if isinstance(value, str) else described(value),
        target=target,
        way_out=(
            f"rebuild the layer with {option}={choices}"
            if choices
            else "rebuild the model without it"
        ),
    )


def same(left: Any, right: Any) -> bool:
    """Equality of config values: 1 == 1.0, and a tuple equals a list."""
    match left, right:
        case (list() | tuple()), (list() | tuple()):
            return len(left) == len(right) and all(map(same, left, right))
        case bool(), _:
            return left is right
        case _:
            return bool(left == right) and not isinstance(right, bool)
