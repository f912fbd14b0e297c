"""Compile calls: which one is in force for a model at a place, and how many metrics it asks for."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from keras_tfjs.kinds.model import Compiled, Instance
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.kinds.values import Scope

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference

_METRICS_POSITION = 3
"""Keras: compile(optimizer, loss, loss_weights, metrics)."""


class Compiles:
    def __init__(self, inference: Inference) -> None:
        self._inference = inference
        self._known: dict[int, Sequence[Compiled]] = {}
        """By the id of where the object was made."""

    def in_force(self, model: Instance, at: ast.AST) -> Compiled | None:
        """The compile call that holds for `model` at `at`; None where none or several may."""
        if model.origin is None:
            return None
        found = self._found(model)
        if len({compiled.metrics for compiled in found}) <= 1:
            return found[-1] if found else model.compiled
        scope = self._scope(at)
        here = [c for c in found if self._scope(c.call) is scope and _place(c.call) < _place(at)]
        return max(here, key=lambda compiled: _place(compiled.call)) if here else None

    def gives_several(self, model: Instance, call: ast.Call) -> bool | None:
        """Whether evaluating gives a list, and not the loss alone: by the model's outputs and
        metrics, else by what the program does with the answer."""
        if self.tests_itself(model):
            return self._handled.get(call)
        if (model.outputs or 1) > 1:
            return True
        compiled = self.in_force(model, call)
        if compiled is None or compiled.metrics is None:
            return self._handled.get(call)
        return compiled.metrics > 0

    def tests_itself(self, model: Instance) -> bool:
        """Whether the model's class has a step of its own, which says what evaluating gives."""
        made = self._inference.definitions.tree(model.of)
        steps = ("test_step", "testStep")
        return made is not None and any(
            isinstance(one, ast.FunctionDef) and one.name in steps for one in made.body
        )

    @cached_property
    def _handled(self) -> dict[ast.Call, bool]:
        """Calls whose answer is taken apart, like a list, or formatted, like a number; a dict,
        which some ask for, tells neither."""
        found: dict[ast.Call, bool] = {}
        for node in subtree(self._inference.flow.tree):
            match node:
                case ast.Assign(targets=[ast.Tuple() | ast.List()], value=value):
                    several = True
                case ast.Subscript(value=value):
                    several = True
                case ast.FormattedValue(value=value, format_spec=ast.JoinedStr()):
                    several = False
                case _:
                    continue
            for call in self._sources(value):
                if all(keyword.arg != "return_dict" for keyword in call.keywords):
                    found[call] = several or found.get(call, False)
        return found

    def _sources(self, value: ast.expr) -> Iterator[ast.Call]:
        """The calls that may have given a value."""
        if isinstance(value, ast.Call):
            yield value
        held = self._inference.flow.loads.get(value) if isinstance(value, ast.Name) else None
        if held is not None:
            for binding in self._inference.definitions.bindings(held):
                if isinstance(binding.source, ast.Call) and not binding.path:
                    yield binding.source

    def _found(self, model: Instance) -> Sequence[Compiled]:
        if not self._inference.memory.is_settled:
            return [Compiled(self._metrics(call), call) for call in self._calls_on(model)]
        found = self._known.get(id(model.origin))
        if found is None:
            found = [Compiled(self._metrics(call), call) for call in self._calls_on(model)]
            self._known[id(model.origin)] = found
        return found

    def _calls_on(self, model: Instance) -> Sequence[ast.Call]:
        """The compile calls on the very object, in order."""
        if self._inference.memory.is_settled:
            return self._by_origin.get(id(model.origin), ())
        return [call for call in self._compiling if self._origin(call) is model.origin]

    @cached_property
    def _compiling(self) -> Sequence[ast.Call]:
        return tuple(self._inference.flow.calls.get("compile", ()))

    @cached_property
    def _by_origin(self) -> dict[int, list[ast.Call]]:
        """By the id of where the object was made. Asked for only while what is known stays."""
        found: dict[int, list[ast.Call]] = {}
        for call in self._compiling:
            found.setdefault(id(self._origin(call)), []).append(call)
        return found

    def _origin(self, call: ast.Call) -> object:
        """Where the object that a compile call is on was made."""
        if not isinstance(call.func, ast.Attribute):
            return None
        receiver = self._inference.kind(call.func.value)
        return receiver.origin if isinstance(receiver, Instance) else None

    def _scope(self, node: ast.AST) -> Scope | None:
        return self._inference.flow.scope_of.get(node)

    def _metrics(self, call: ast.Call) -> int | None:
        """How many metrics a compile call names; None where that is not literal."""
        written: ast.expr | None = None
        for keyword in call.keywords:
            if keyword.arg is None or keyword.arg == "weighted_metrics":
                return None
            if keyword.arg == "metrics":
                written = keyword.value
        if len(call.args) == 1 and isinstance(call.args[0], ast.Dict) and not call.keywords:
            config = call.args[0]
            for key, value in zip(config.keys, config.values, strict=True):
                if key is None:
                    return None
                if isinstance(key, ast.Constant) and key.value == "metrics":
                    written = value
        elif len(call.args) > _METRICS_POSITION:
            written = call.args[_METRICS_POSITION]
        return self._count(written)

    def _count(self, written: ast.expr | None) -> int | None:
        match written:
            case None | ast.Constant(value=None):
                return 0
            case ast.Constant(value=str()):
                return 1
            case ast.List(elts=items) | ast.Tuple(elts=items):
                starred = any(isinstance(item, ast.Starred) for item in items)
                return None if starred else len(items)
            case ast.Dict(values=values):
                counts = [self._count(each) for each in values]
                return None if None in counts else sum(each or 0 for each in counts)
            case ast.Name():
                value = self._inference.flow.loads.get(written)
                bindings = list(self._inference.definitions.bindings(value)) if value else []
                if len(bindings) == 1 and bindings[0].how == "assign" and not bindings[0].path:
                    source = bindings[0].source
                    return self._count(source) if isinstance(source, ast.List) else None
        return None


def _place(node: ast.AST) -> tuple[int, int]:
    return getattr(node, "lineno", 0), getattr(node, "col_offset", 0)
