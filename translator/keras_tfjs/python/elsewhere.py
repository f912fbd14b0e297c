"""Arrays that the project's other files give: whether these made tensors of them is theirs to
decide."""

from __future__ import annotations

import ast

from keras_tfjs.kinds import Instance, Kind, TupleOf
from keras_tfjs.kinds.fields import assigns_into, keeps_array
from keras_tfjs.kinds.model import IN
from keras_tfjs.python.site import Site


def is_elsewhere(call: ast.Call, at: Site) -> bool:
    """Whether a function or method of another file is called."""
    name = at.facts.callee(call) or ""
    spelled = at.facts.spelling(call.func) or ""
    return IN in name or spelled.rpartition(".")[0] in at.options.modules


def are_arrays(kind: Kind) -> bool:
    """Whether it is a tuple of arrays, or of tuples of as many arrays each."""
    match kind:
        case TupleOf(items) if items:
            alike = len({_parts(each) for each in items}) == 1
            return alike and all(_parts(each) == 1 or are_arrays(each) for each in items)
    return False


def _parts(kind: Kind) -> int:
    match kind:
        case TupleOf(items):
            return -len(items)
        case Instance(role="NdArray", shape=shape) if shape != ():
            return 1
    return 0


def field_stays(array: ast.Attribute, at: Site) -> bool | None:
    """Whether what is a field of an object of another file's class is read as an array of NumPy:
    the class assigns into it, or has it from elsewhere. None for other fields."""
    classes = _classes(array, at)
    if not at.options.to_javascript or not classes:
        return None
    return any(keeps_array(each, array.attr) for each in classes)


def is_tensor_elsewhere(array: ast.Attribute, at: Site) -> bool:
    """Whether an array is a field of an object whose class is of another file and does not assign
    into it: there it became a tensor."""
    classes = _classes(array, at) if at.options.to_javascript else []
    return bool(classes) and not any(assigns_into(each, array.attr) for each in classes)


def _classes(array: ast.Attribute, at: Site) -> list[ast.ClassDef]:
    """The classes of an object, the nearest first, if it is of another file's."""
    kind = at.facts.kind(array.value)
    if not isinstance(kind, Instance) or IN not in kind.of:
        return []
    found = [at.facts.own_class(each) for each in at.facts.bases(kind.of)]
    return [each for each in found if each is not None]
