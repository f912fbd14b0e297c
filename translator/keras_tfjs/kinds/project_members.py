"""What the files of a project in Keras call members of their own: an object that is only known for
a layer may be of any class of theirs, or have been given the member."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.kinds import library
from keras_tfjs.kinds.model import Instance
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.source import Module

if TYPE_CHECKING:
    from keras_tfjs.kinds.flow import Flow

_DEFINED = re.compile(r"^[ \t]+(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(", re.MULTILINE)
_GIVEN = re.compile(r"\.(\w+)[ \t]*=(?!=)|\bsetattr\([^,()]+,[ \t]*[\"'](\w+)[\"']")
_DERIVED = frozenset({"Layer", "Model", "Metric", "Callback", "Loss"})
_OLDER = frozenset({"get_output_shape_for", "get_updates_for", "get_losses_for", "add_update"})
"""Public methods of earlier versions of Keras, which programs for these override."""


class ProjectMembers:
    """`modules` are those that a file imports, as they import each other."""

    def __init__(self, flow: Flow, modules: Mapping[str, Module]) -> None:
        self._flow = flow
        self._modules = modules

    def has(
        self, owner: Instance, member: str, node: ast.Attribute, is_known: Callable[[], bool]
    ) -> bool:
        """Whether what would be `member` of a library is none of it at `node`, and one of the
        project's. What is called has to be a method, or known: a layer or a model that an object
        was given is applied."""
        base, _, attribute = member.rpartition(".")
        if owner.role not in _DERIVED or attribute.startswith("_") or attribute in _OLDER:
            return False  # Keras's private methods are listed nowhere
        if library.may_have(base, attribute) or rows_of_keras(member):
            return False
        is_method = self._defines_method(attribute)
        return is_method or (self.defines(attribute) and (node not in self._called or is_known()))

    def defines(self, attribute: str) -> bool:
        given = attribute in self._flow.attribute_stores or self._defines_method(attribute)
        return given or any(attribute in _given(each) for each in self._all)

    def _defines_method(self, name: str) -> bool:
        return name in self._own or any(name in _methods(each) for each in self._all)

    @cached_property
    def _called(self) -> frozenset[ast.expr]:
        return frozenset(call.func for calls in self._flow.calls.values() for call in calls)

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset(
            each.name
            for owner in subtree(self._flow.tree)
            if isinstance(owner, ast.ClassDef)
            for each in owner.body
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
        )

    @cached_property
    def _all(self) -> list[Module]:
        return list(_reachable(self._modules))


def _reachable(modules: Mapping[str, Module]) -> Iterator[Module]:
    pending = list(modules.values())
    seen: set[int] = set()
    while pending:
        module = pending.pop()
        if id(module) not in seen:
            seen.add(id(module))
            yield module
            pending.extend(module.modules.values())


@lru_cache(maxsize=2048)
def _methods(module: Module) -> frozenset[str]:
    return frozenset(_DEFINED.findall(module.text))


@lru_cache(maxsize=2048)
def _given(module: Module) -> frozenset[str]:
    return frozenset(one or other for one, other in _GIVEN.findall(module.text))
