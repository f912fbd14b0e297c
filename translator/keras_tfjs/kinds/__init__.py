"""Kinds: what an expression is, from one walk over the standard `ast`."""

from keras_tfjs.kinds.arguments import default_of
from keras_tfjs.kinds.canonical import canonical
from keras_tfjs.kinds.class_properties import makes_class_property
from keras_tfjs.kinds.class_views import as_imported, as_tfjs, sketch
from keras_tfjs.kinds.evidence import inputs_of, may_be_inputs
from keras_tfjs.kinds.facts import Facts, infer
from keras_tfjs.kinds.imported import joined
from keras_tfjs.kinds.model import (
    IN,
    LOCAL,
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
from keras_tfjs.kinds.superclasses import by_super, called_parents
from keras_tfjs.kinds.uses import Use
from keras_tfjs.kinds.values import Binding

__all__ = [
    "IN",
    "LOCAL",
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
    "as_imported",
    "as_tfjs",
    "by_super",
    "called_parents",
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
    "joined",
    "makes_class_property",
    "may_be_inputs",
    "sketch",
]
