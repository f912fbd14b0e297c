"""Kinds: what an expression is, from one walk over the standard `ast`."""

from keras_tfjs.kinds.arguments import default_of
from keras_tfjs.kinds.canonical import canonical
from keras_tfjs.kinds.evidence import inputs_of
from keras_tfjs.kinds.facts import Facts, infer
from keras_tfjs.kinds.model import (
    Boolean,
    Class,
    Compiled,
    DictOf,
    Function,
    Instance,
    Kind,
    ListOf,
    Module,
    NoneValue,
    Number,
    Promise,
    String,
    TupleOf,
    Unknown,
    is_array,
    is_layer,
    is_model,
    is_symbolic,
    is_tensor,
)
from keras_tfjs.kinds.models_by_use import is_constructed
from keras_tfjs.kinds.superclasses import by_super, parents
from keras_tfjs.kinds.uses import Use
from keras_tfjs.kinds.values import Binding

__all__ = [
    "Binding",
    "Boolean",
    "Class",
    "Compiled",
    "DictOf",
    "Facts",
    "Function",
    "Instance",
    "Kind",
    "ListOf",
    "Module",
    "NoneValue",
    "Number",
    "Promise",
    "String",
    "TupleOf",
    "Unknown",
    "Use",
    "by_super",
    "canonical",
    "default_of",
    "infer",
    "inputs_of",
    "is_array",
    "is_constructed",
    "is_layer",
    "is_model",
    "is_symbolic",
    "is_tensor",
    "parents",
]
