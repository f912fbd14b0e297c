"""Model configs of any form -> the conversion's model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from keras_tfjs.convert.calls import node_offset, read_calls
from keras_tfjs.convert.configs import INPUT_DTYPES, read_config, row_of
from keras_tfjs.convert.findings import Findings
from keras_tfjs.convert.layer_rows import Form
from keras_tfjs.convert.masks import without_implied_masks
from keras_tfjs.convert.model import Layer, Model, Node, Ref

FUNCTIONAL = frozenset({"Functional", "Model"})
"""Class names of a functional model: Keras's, and that of TF.js and early Keras."""


@dataclass(frozen=True)
class _Reader:
    form: Form
    findings: Findings

    @property
    def target(self) -> str:
        return "Keras" if self.form is Form.TFJS else "TensorFlow.js"

    def model(self, class_name: str, config: Any, name: str = "model") -> Model:
        if class_name == "Sequential":
            return self.sequential(config, name)
        if class_name in FUNCTIONAL and isinstance(config, dict) and "layers" in config:
            return self.functional(config)
        raise self.findings.refuse(
            "KT505",
            class_name,
            place=f"model '{config.get('name', name) if isinstance(config, dict) else name}'",
            what=f"{class_name} is neither Sequential nor a functional model",
            way_out="build it with keras.Sequential or keras.Model(inputs, outputs), copy the "
            "weights with set_weights and save that",
        )

    def sequential(self, config: Any, name: str) -> Model:
        if isinstance(config, list):
            config = {"name": name, "layers": config}
        if not isinstance(config, dict) or not isinstance(config.get("layers"), list):
            raise self.damaged(name, "a Sequential with a list of layers")
        entries: list[dict[str, Any]] = config["layers"]
        name = config.get("name", name)
        nodes = [node for entry in entries if (node := self.node(entry)) is not None]
        if entries and not _is_input(nodes[:1]):
            first = self.first_input(config, entries[0], nodes)
            if first is None:
                raise self.findings.refuse(
                    "KT505",
                    name,
                    place=f"model '{name}'",
                    what="it has no input shape, so it has no weights yet",
                    way_out="give it a keras.Input first, or call it on data before saving",
                )
            nodes.insert(0, first)
        return Model(name, True, tuple(nodes), trainable=config.get("trainable", True) is not False)

    def first_input(
        self, config: Mapping[str, Any], entry: Mapping[str, Any], nodes: Sequence[Node]
    ) -> Layer | None:
        """The InputLayer of a sequential model that has its input's shape elsewhere."""
        match nodes[:1]:
            case [Model() as inner]:
                return next(
                    (leaf for leaf in inner.leaves() if leaf.class_name == "InputLayer"), None
                )
        own = entry.get("config", {})
        shape = (
            own.get("batch_input_shape")
            or own.get("batch_shape")
            or config.get("build_input_shape")
        )
        if shape is None:
            return None
        # In Keras a layer's dtype is not its input's
        dtype = own.get("dtype") if self.form is Form.TFJS else None
        return Layer(
            "InputLayer",
            f"{own.get('name', 'model')}_input",
            {"batch_shape": list(shape), "dtype": INPUT_DTYPES.get(str(dtype), "float32")},
        )

    def functional(self, config: dict[str, Any]) -> Model:
        name = str(config.get("name", "model"))
        entries = config["layers"]
        if not isinstance(entries, list):
            raise self.damaged(name, "a functional model with a list of layers")
        if self.form is Form.KERAS3:
            entries = without_implied_masks(entries)
        read = [(entry, self.node(entry)) for entry in entries]
        nodes = {
            str(entry.get("name", node.name)): node for entry, node in read if node is not None
        }
        if len(nodes) < len(entries):
            # the reasons are reported; calls of a missing layer would only add noise
            return Model(name, False, tuple(nodes.values()))
        connected = [
            replace(node, calls=read_calls(entry, node, nodes, self.form, self.findings))
            for entry, node in read
            if node is not None
        ]
        return Model(
            name,
            False,
            tuple(connected),
            inputs=self.ends(config, "input_layers", nodes),
            outputs=self.ends(config, "output_layers", nodes),
            trainable=config.get("trainable", True) is not False,
        )

    def ends(
        self, config: Mapping[str, Any], key: str, nodes: Mapping[str, Node]
    ) -> tuple[Ref, ...]:
        """`input_layers` or `output_layers`: [name, node, tensor], or a list or dict of them."""
        found: list[Ref] = []

        def collect(value: Any) -> None:
            match value:
                case [str(layer), int(index), int(output)] if layer in nodes:
                    offset = node_offset(nodes[layer], self.form, end=True)
                    found.append(Ref(layer, index - offset, output))
                case list():
                    for item in value:
                        collect(item)
                case dict():
                    for item in sorted(value):
                        collect(value[item])
                case _:
                    raise self.damaged(
                        str(config.get("name")), f"'{key}' with [layer, call, output]"
                    )

        collect(config.get(key))
        return tuple(found)

    def node(self, entry: Any) -> Node | None:
        match entry:
            case {"class_name": str(class_name), "config": (dict() | list()) as config}:
                pass
            case _:
                raise self.damaged("?", "layers with 'class_name' and 'config'")
        if class_name == "Sequential" or class_name in FUNCTIONAL:
            return self.model(class_name, config, str(entry.get("name", "model")))
        if isinstance(config, list):
            raise self.damaged(class_name, "a layer whose 'config' is an object")
        name = str(config.get("name", entry.get("name", class_name)))
        row = row_of(class_name, name, self.target, self.findings)
        if row is None:
            return None
        self.check_dtype(class_name, name, config.get("dtype"))
        return Layer(
            class_name,
            name,
            read_config(row, name, config, self.form, self.findings),
            trainable=config.get("trainable", True) is not False,
        )

    def check_dtype(self, class_name: str, name: str, dtype: Any) -> None:
        policy = dtype
        if isinstance(dtype, dict):
            policy = (dtype.get("config") or {}).get("name")
        if class_name == "InputLayer" or policy in (None, "float32") or self.form is Form.TFJS:
            return
        if "int8" in str(policy) or "int4" in str(policy) or "float8" in str(policy):
            self.findings.report(
                "KT502",
                name,
                layer=name,
                class_name=class_name,
                option="dtype",
                value=f"'{policy}'",
                target=self.target,
                way_out="save the model before quantize()",
            )
        else:
            self.findings.report("KT510", name, layer=name, dtype=policy)

    def damaged(self, name: str, expected: str) -> Exception:
        return self.findings.refuse(
            "KT505",
            name,
            place=f"model '{name}'",
            what=f"its config is damaged: expected {expected}",
            way_out="save the model again",
        )


def _is_input(nodes: Sequence[Node]) -> bool:
    return bool(nodes) and isinstance(nodes[0], Layer) and nodes[0].class_name == "InputLayer"


def read_model(document: Mapping[str, Any], form: Form, findings: Findings) -> Model:
    """The model of a config `{"class_name": ..., "config": ...}`.

    Everything without a counterpart is reported; the model is of use only if nothing was. Raises
    Refused where there is no model to read.
    """
    reader = _Reader(form, findings)
    class_name = document.get("class_name")
    if not isinstance(class_name, str):
        raise reader.damaged("?", "'class_name' and 'config'")
    return reader.model(class_name, document.get("config"))
