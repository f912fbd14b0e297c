"""The conversion's model -> configs of any form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from keras_tfjs.convert.calls import node_offset, write_keras3, write_listed
from keras_tfjs.convert.configs import write_config
from keras_tfjs.convert.findings import Findings
from keras_tfjs.convert.layer_rows import Form
from keras_tfjs.convert.model import Layer, Model, Node, Ref
from keras_tfjs.convert.shapes import ShapeWalk

_CLASSES = {
    Form.KERAS3: ("Sequential", "Functional"),
    Form.KERAS2: ("Sequential", "Functional"),
    Form.TFJS: ("Sequential", "Model"),
}

_KERAS3_MODULES: Mapping[str, tuple[str, str | None]] = {
    "Sequential": ("keras", None),
    "Functional": ("keras.src.models.functional", "Functional"),
}
"""`module` and `registered_name` of the models; layers are all in keras.layers."""

_POLICY = {
    "module": "keras",
    "class_name": "DTypePolicy",
    "config": {"name": "float32"},
    "registered_name": None,
}


@dataclass(frozen=True)
class _Writer:
    form: Form
    walk: ShapeWalk
    findings: Findings
    bare: bool

    def node(self, node: Node) -> dict[str, Any]:
        match node:
            case Model():
                class_name = _CLASSES[self.form][0 if node.sequential else 1]
                config = self.sequential(node) if node.sequential else self.functional(node)
            case Layer():
                class_name = node.class_name
                config = self.layer(node)
        entry = {"class_name": class_name, "config": config}
        if self.form is not Form.KERAS3 or self.bare:
            return entry
        module, registered = _KERAS3_MODULES.get(class_name, ("keras.layers", None))
        return {"module": module, **entry, "registered_name": registered}

    def layer(self, layer: Layer) -> dict[str, Any]:
        config = write_config(layer, self.form, self.findings)
        if layer.class_name == "InputLayer":
            return {"name": layer.name, **config, "dtype": layer.config["dtype"], "sparse": False}
        base: dict[str, Any] = {"name": layer.name, "trainable": layer.trainable}
        match self.form:
            case Form.KERAS3:
                base["dtype"] = _POLICY
            case Form.KERAS2:
                base["dtype"] = "float32"
        return {**base, **config}

    def sequential(self, model: Model) -> dict[str, Any]:
        entries = [self.node(node) for node in model.layers]
        if self.form is Form.TFJS:
            entries = _with_folded_input(model, entries)
        return {"name": model.name, **self.model_flags(model), "layers": entries}

    def functional(self, model: Model) -> dict[str, Any]:
        nodes = {node.name: node for node in model.layers}
        return {
            "name": model.name,
            **self.model_flags(model),
            "layers": [
                {
                    **self.node(node),
                    "name": node.name,
                    "inbound_nodes": self.inbound(model, node, nodes),
                }
                for node in model.layers
            ],
            "input_layers": self.ends(model.inputs, nodes),
            "output_layers": self.ends(model.outputs, nodes),
        }

    def model_flags(self, model: Model) -> dict[str, Any]:
        return {} if self.form is Form.TFJS else {"trainable": model.trainable}

    def inbound(self, model: Model, node: Node, nodes: Mapping[str, Node]) -> list[Any]:
        if self.form is Form.KERAS3:
            shapes = self.walk.outputs[id(model)]
            return [write_keras3(call, node, nodes, shapes) for call in node.calls]
        return [write_listed(call, nodes, self.form) for call in node.calls]

    def ends(self, refs: Sequence[Ref], nodes: Mapping[str, Node]) -> list[Any]:
        written: list[Any] = [
            [
                ref.layer,
                ref.call + node_offset(nodes[ref.layer], self.form, end=True),
                ref.output,
            ]
            for ref in refs
        ]
        # Keras 3 gives lists back where it finds a list of one
        return written[0] if self.form is Form.KERAS3 and len(written) == 1 else written


def _with_folded_input(model: Model, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """TF.js has no InputLayer at the head of `model.layers`: the first layer says the shape.

    An input of another dtype than float32 keeps its layer, since there it would also become the
    dtype of the first layer's weights.
    """
    head, *rest = model.layers
    if not (isinstance(head, Layer) and head.class_name == "InputLayer" and rest):
        return entries
    match rest[0]:
        case Model():
            return entries[1:]
        case Layer(class_name="Embedding"):
            dtype = {}
        case Layer() if head.config["dtype"] == "float32":
            dtype = {"dtype": "float32"}
        case _:
            return entries
    first = entries[1]
    shape = {"batch_input_shape": head.config["batch_shape"], **dtype}
    return [{**first, "config": {**first["config"], **shape}}, *entries[2:]]


def write_model(
    model: Model, form: Form, walk: ShapeWalk, findings: Findings, *, bare: bool = False
) -> dict[str, Any]:
    """`model` as the config of `form`; `bare`: without the layers' modules, as in HDF5 files."""
    return _Writer(form, walk, findings, bare).node(model)
