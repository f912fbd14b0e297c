"""Where attributes of the user's own objects are assigned: `self.units = units`."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from keras_tfjs.kinds.model import LOCAL, UNKNOWN, Instance, Kind, join
from keras_tfjs.kinds.values import Binding

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference


_MODELS = ("keras.Model", "keras.Sequential", "tfjs.Model", "tfjs.LayersModel")


class Stores:
    """By attribute and class, so that a file of many classes is not gone through for each."""

    def __init__(self, inference: Inference) -> None:
        self._inference = inference
        self._known: dict[str, _OfAttribute] = {}
        self._for_now: dict[str, tuple[int, _OfAttribute]] = {}
        """What was found of answers that may still change, with the state of the memory."""

    def of(self, family: Sequence[str], attribute: str) -> list[Binding]:
        """Assignments to an attribute of objects of a class (the first of `family`, which is the
        class and its bases), of its bases and of classes that come from it, in order."""
        return self._of_attribute(attribute).bindings_of(family)

    def held_by_models(self, attribute: str) -> Kind:
        """What the file's models of its own hold by the name of an attribute that no model of a
        library has: `self.model.generator` of a callback."""
        definitions = self._inference.definitions
        owners = self._of_attribute(attribute).owners
        models = [one for one in owners if definitions.library_base(one) in _MODELS]
        found = [definitions.member(one, attribute) or UNKNOWN for one in models]
        return join(*found) if found else UNKNOWN

    def _of_attribute(self, attribute: str) -> _OfAttribute:
        if attribute in self._known:
            return self._known[attribute]
        memory = self._inference.memory
        state, known = self._for_now.get(attribute, (-1, _OfAttribute()))
        if state == memory.retractions:
            return known
        known, state = _OfAttribute(), memory.retractions
        for target, binding in self._inference.flow.attribute_stores.get(attribute, ()):
            if isinstance(target.value, ast.Name):
                self._add(known, target.value, binding)
        if memory.is_settled:
            self._known[attribute] = known
        elif state == memory.retractions:
            self._for_now[attribute] = state, known
        return known

    def _add(self, known: _OfAttribute, holder: ast.Name, binding: Binding) -> None:
        kind = self._inference.kind(holder)
        of = kind.of if isinstance(kind, Instance) else ""
        if of.startswith(LOCAL):
            known.add(of, self._inference.definitions.bases(of), binding)


class _OfAttribute:
    def __init__(self) -> None:
        self._bindings: list[Binding] = []
        self._own: dict[str, list[int]] = {}
        """Places among the bindings, by the class of the object."""
        self._below: dict[str, list[int]] = {}
        """The same, by the class and each of its bases."""

    def add(self, of: str, bases: Iterable[str], binding: Binding) -> None:
        place = len(self._bindings)
        self._bindings.append(binding)
        self._own.setdefault(of, []).append(place)
        for base in bases:
            self._below.setdefault(base, []).append(place)

    @property
    def owners(self) -> list[str]:
        return list(self._own)

    def bindings_of(self, family: Sequence[str]) -> list[Binding]:
        places = {place for first in family[:1] for place in self._below.get(first, ())}
        places.update(place for base in family for place in self._own.get(base, ()))
        return [self._bindings[place] for place in sorted(places)]
