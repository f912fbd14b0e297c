"""Which Keras a program is written for: meanings and defaults depend on it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.keras import signatures
from keras_tfjs.catalog.row import Literal
from keras_tfjs.catalog.words import listed
from keras_tfjs.kinds import Facts
from keras_tfjs.source import Options

LATEST = 3
_WITHOUT_LR = (2, 11)
"""The first Keras whose optimizers no longer take `lr`."""
_NEWEST_OF_PYTHON = {(3, 6): (2, 6), (3, 7): _WITHOUT_LR}
"""The last Keras that a Python runs; newer ones than these run Keras 3."""

OLDER_DEFAULTS: Mapping[int, Mapping[str, Literal]] = {
    1: {"recurrent_activation": "hard_sigmoid", "reset_after": False},
}
"""Defaults of recurrent layers that were others than today's."""

_SECOND = frozenset({"lr", "alpha", "bins", "epsilon", "on_batch_begin", "on_batch_end", "mask"})
"""Old parameter names that Keras 2 still had; all others went with Keras 1."""

_FIRST_ONLY = frozenset(
    {"nb_row", "nb_col", "nb_epoch", "samples_per_epoch", "nb_val_samples", "consume_less"}
)
_OLD_MODULES = (
    "tensorflow.python.keras",
    "keras.engine",
    "keras.layers.core",
    "keras.layers.convolutional",
    "keras.layers.recurrent",
    "keras.layers.embeddings",
    "keras.layers.normalization",
    "keras.layers.advanced_activations",
    "keras.utils.np_utils",
)
_GONE = (
    *(
        f"tensorflow.{name}"
        for name in listed(
            "app flags contrib logging ConfigProto GPUOptions Session InteractiveSession "
            "placeholder set_random_seed get_default_graph get_default_session "
            "reset_default_graph "
            "global_variables_initializer initialize_all_variables variable_scope get_variable "
            "random_uniform random_normal truncated_normal log to_float to_int32 "
            "summary.FileWriter"
        )
    ),
    *(
        f"keras.backend.{name}"
        for name in listed(
            "get_session set_session tensorflow_backend theano_backend image_dim_ordering "
            "set_image_dim_ordering tf"
        )
    ),
    *(
        f"keras.layers.{name}"
        for name in listed(
            "CuDNNLSTM CuDNNGRU Merge merge MaxoutDense Highway TimeDistributedDense "
            "AtrousConvolution1D AtrousConvolution2D Deconvolution2D noise wrappers"
        )
    ),
    *(f"keras.optimizers.{name}" for name in listed("adam sgd rmsprop adagrad adadelta")),
    *(f"keras.utils.{name}" for name in listed("multi_gpu_model visualize_util")),
    *(f"keras.Model.{name}" for name in listed("predict_classes predict_proba")),
    "keras.objectives",
    "keras.initializations",
    "theano",
)
"""What no TensorFlow has that Keras 2.11 or a later one runs on."""
_LAST_OF_GONE = frozenset(name.rpartition(".")[2] for name in _GONE)

_SECOND_PLACES = ("tf_keras", "tensorflow.compat.v1", *_OLD_MODULES)
_THIRD_PLACES = ("keras.ops", "keras.random", "keras.distribution", "keras.tree", "keras.export")


def takes_lr(options: Options) -> bool:
    """Whether what ran a notebook was a Keras whose optimizers took `lr` for the learning rate."""
    return options.keras == 1 or (_ran_on(options) or _WITHOUT_LR) < _WITHOUT_LR


def _ran_on(options: Options) -> tuple[int, int] | None:
    """The newest Keras that a notebook may have run on last."""
    oldest, last = min(_NEWEST_OF_PYTHON), max(_NEWEST_OF_PYTHON)
    python = options.python
    limit = _NEWEST_OF_PYTHON[max(oldest, python)] if python and python <= last else None
    return min((one for one in (limit, options.release) if one is not None), default=None)


def version(facts: Facts, calls: Mapping[str, tuple[ast.Call, ...]], options: Options) -> int:
    """The major version that a file's imports and arguments speak for, or a notebook's last run;
    today's without a sign."""
    places = {facts.spelling(call.func) or "" for group in calls.values() for call in group}
    if any(_is_under(place, _THIRD_PLACES) for place in places):
        return LATEST
    found = set(_signs(calls))
    if (_ran_on(options) or (LATEST, 0)) < (LATEST, 0):
        found.add(2)
    if any(_is_under(place, _SECOND_PLACES) for place in places) or _has_gone(facts, calls):
        found.add(2)
    return min(found, default=LATEST)


def speaks_of_old_optimizers(facts: Facts, calls: Mapping[str, tuple[ast.Call, ...]]) -> bool:
    """Whether a file shows, other than by `lr` itself, that it is for Keras 1 or 2.0 to 2.10:
    tf_keras's optimizers of those releases take `lr` for the learning rate."""
    places = {facts.spelling(call.func) or "" for group in calls.values() for call in group}
    if any(_is_under(place, _OLD_MODULES) for place in places):
        return True
    others = {
        name: tuple(call for call in group if all(each.arg != "lr" for each in call.keywords))
        for name, group in calls.items()
    }
    if _has_gone(facts, calls):
        return True
    return any(
        (keyword.arg == "decay" and "keras.optimizers" in name) or keyword.arg in _FIRST_ONLY
        for name, group in calls.items()
        for call in group
        for keyword in call.keywords
    ) or 1 in set(_signs(others))


def _has_gone(facts: Facts, calls: Mapping[str, tuple[ast.Call, ...]]) -> bool:
    """Whether a file has a name that went before Keras 2.11."""
    return any(_is_under(name, _GONE) for name in _names(facts, calls))


def _names(facts: Facts, calls: Mapping[str, tuple[ast.Call, ...]]) -> Iterator[str]:
    """The names of libraries that a file has, as it spells them, and what it calls; of attributes
    those that may have gone."""
    yield from calls
    for node in facts.parents:
        match node:
            case ast.Attribute(attr=last) if last in _LAST_OF_GONE:
                yield _plain(facts.spelling(node) or "")
            case ast.ImportFrom(module=str() as module, names=names, level=0):
                yield from (_plain(f"{module}.{each.name}") for each in names)
            case ast.Import(names=names):
                yield from (_plain(each.name) for each in names)


def _plain(name: str) -> str:
    """A name of tf.keras as one of Keras."""
    return name.removeprefix("tensorflow.") if name.startswith("tensorflow.keras.") else name


def _is_under(name: str, places: tuple[str, ...]) -> bool:
    return name in places or name.startswith(_members(places))


@cache
def _members(places: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{place}." for place in places)


@cache
def _older_words(name: str) -> frozenset[str]:
    """What parameters of a callable of Keras were called before."""
    return frozenset(
        word for row in rows_of_keras(name) for each in row.parameters for word in each.older
    )


def _signs(calls: Mapping[str, tuple[ast.Call, ...]]) -> Iterator[int]:
    for name, group in calls.items():
        if not name.startswith("keras."):
            continue
        older = _older_words(name)
        today = signatures.parameter_names(name)
        for call in group:
            for keyword in call.keywords:
                word = keyword.arg or ""
                if word in _FIRST_ONLY:
                    yield 1
                elif word in older:
                    yield 2 if word in _SECOND or word in today else 1
                elif word == "decay" and "optimizers" in name:
                    yield 2
