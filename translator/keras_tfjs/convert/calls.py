"""Who calls a layer on what: `inbound_nodes` of Keras 3, and of Keras 2 and TF.js.

Keras 3 writes each call as `{"args": ..., "kwargs": ...}` with a `__keras_tensor__` for each
tensor; the others as a list of `[layer, node, tensor, kwargs]`. A model that is used as a layer has
a node of its own before its first call, which the forms count differently.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from keras_tfjs.convert.findings import Findings
from keras_tfjs.convert.layer_rows import Form
from keras_tfjs.convert.layers import LAYERS
from keras_tfjs.convert.model import Call, Layer, Model, Node, Ref
from keras_tfjs.convert.values import described, plain_value

_TENSOR = "__keras_tensor__"


def node_offset(node: Node, form: Form, *, end: bool) -> int:
    """The number of a node's first call. `end`: in `input_layers` and `output_layers`."""
    if isinstance(node, Layer):
        return 0
    if form is Form.KERAS3:
        return 1 if end and not node.sequential else 0
    return 1


def _states_of(node: Node) -> int:
    return LAYERS[node.class_name].states if isinstance(node, Layer) else 0


def read_calls(
    entry: Mapping[str, Any],
    node: Node,
    nodes: Mapping[str, Node],
    form: Form,
    findings: Findings,
) -> tuple[Call, ...]:
    written = entry.get("inbound_nodes") or []
    return tuple(
        (
            _read_keras3(call, node, nodes, form, findings)
            if isinstance(call, dict)
            else _read_listed(call, node, nodes, form, findings)
        )
        for call in written
    )


def _read_keras3(
    call: Mapping[str, Any],
    node: Node,
    nodes: Mapping[str, Node],
    form: Form,
    findings: Findings,
) -> Call:
    args = plain_value(call.get("args", []))
    kwargs = plain_value(call.get("kwargs", {}))
    first, *rest = args or [None]
    inputs = _tensors(first, nodes, form)
    states: list[Ref] = []
    if rest and _states_of(node):
        states = _tensors(rest.pop(0), nodes, form)
    for key, value in kwargs.items():
        if key == "initial_state" and _states_of(node) and value is not None:
            states = _tensors(value, nodes, form)
        elif value is not None and key != "training":
            # Keras 3 ignores a training flag that was given when the model was built
            raise _unsupported(findings, node, f"it is called with {key}={described(value)}")
    if not inputs or any(item is not None for item in rest):
        raise _unsupported(findings, node, f"it is called with {len(args)} arguments")
    return Call(tuple(inputs), tuple(states))


def _tensors(value: Any, nodes: Mapping[str, Node], form: Form) -> list[Ref]:
    match value:
        case {"class_name": "__keras_tensor__", "config": {"keras_history": [layer, call, output]}}:
            offset = node_offset(nodes[layer], form, end=False) if layer in nodes else 0
            return [Ref(layer, call - offset, output)]
        case list():
            return [ref for item in value for ref in _tensors(item, nodes, form)]
        case _:
            return []


def _read_listed(
    call: Any, node: Node, nodes: Mapping[str, Node], form: Form, findings: Findings
) -> Call:
    refs: list[Ref] = []
    # a call on one tensor can be written without the list around it
    tensors = [call] if call and isinstance(call[0], str) else call
    for tensor in tensors:
        match tensor:
            case [str(layer), int(index), int(output), *kwargs] if layer in nodes:
                refs.append(Ref(layer, index - node_offset(nodes[layer], form, end=False), output))
                _check_kwargs(kwargs[0] if kwargs else {}, node, form, findings)
            case _:
                raise _unsupported(findings, node, f"its call is written as {described(tensor)}")
    if not refs:
        raise _unsupported(findings, node, "it is called on nothing")
    count = _states_of(node)
    if count and len(refs) > 1:
        return Call(tuple(refs[:1]), tuple(refs[1 : 1 + count]))
    return Call(tuple(refs))


def _check_kwargs(
    kwargs: Mapping[str, Any] | None, node: Node, form: Form, findings: Findings
) -> None:
    for key, value in (kwargs or {}).items():
        if key == "training":
            if value is not None and form is Form.KERAS2:
                findings.report("KT514", node.name, layer=node.name, value=value)
        elif value is not None:
            raise _unsupported(findings, node, f"it is called with {key}={described(value)}")


def _unsupported(findings: Findings, node: Node, what: str) -> Exception:
    return findings.refuse(
        "KT505",
        node.name,
        place=f"layer '{node.name}'",
        what=what,
        way_out="call the layer on one tensor or one list of tensors",
    )


def write_listed(call: Call, nodes: Mapping[str, Node], form: Form) -> list[list[Any]]:
    """One call in the form of Keras 2 and TF.js."""
    return [
        [ref.layer, ref.call + node_offset(nodes[ref.layer], form, end=False), ref.output, {}]
        for ref in call.inputs + call.states
    ]


def write_keras3(
    call: Call,
    node: Node,
    nodes: Mapping[str, Node],
    shapes: Mapping[tuple[str, int], Sequence[Sequence[int | None]]],
) -> dict[str, Any]:
    """One call in the form of Keras 3; `shapes` are the outputs of every call of the model."""

    def tensor(ref: Ref) -> dict[str, Any]:
        source = nodes[ref.layer]
        history = [
            ref.layer,
            ref.call + node_offset(source, Form.KERAS3, end=False),
            ref.output,
        ]
        return {
            "class_name": _TENSOR,
            "config": {
                "shape": list(shapes[ref.layer, ref.call][ref.output]),
                "dtype": _dtype_of(source),
                "keras_history": history,
            },
        }

    inputs = [tensor(ref) for ref in call.inputs]
    kwargs = {"initial_state": [tensor(ref) for ref in call.states]} if call.states else {}
    listed = len(inputs) > 1 or takes_list(node)
    return {"args": [inputs if listed else inputs[0]], "kwargs": kwargs}


def takes_list(node: Node) -> bool:
    """Whether Keras wants a list even for one input."""
    match node:
        case Model():
            return False
        case Layer():
            return LAYERS[node.class_name].output in ("merged", "concatenated", "dotted")


def _dtype_of(node: Node) -> str:
    return str(node.config.get("dtype", "float32")) if isinstance(node, Layer) else "float32"
