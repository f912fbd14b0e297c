"""The catalogue joined with what Keras, TF.js and the runtime say of themselves."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from functools import cache

from programs import ROOT

from keras_tfjs.catalog import ROWS, Row, tfjs
from keras_tfjs.catalog.keras import signatures
from keras_tfjs.catalog.row import ABSENT, Parameter
from keras_tfjs.python import load
from keras_tfjs.source import Dialect

DEFAULTS = ROOT / "tests" / "recordings" / "keras_defaults.json"

OLDER_KEYWORDS = frozenset(
    "adaptive_epsilon autocast dynamic input_dim input_length input_dtype input_shape "
    "batch_input_shape batch_size weights implementation consume_less time_major unroll decay "
    "jit_compile type_spec name dtype trainable activity_regularizer max_queue_size workers "
    "use_multiprocessing reset_metrics layout pss_evaluation_shards period options epochs salt "
    "on_train_batch_begin on_train_batch_end sparse mode".split()
)
"""Keywords that Keras reads from `**` or had once: in no signature of today."""

_KERNEL = frozenset({"kernel_initializer", "kernel_regularizer", "kernel_constraint"})
OLDER_KEYWORDS_OF = {
    "keras.layers.DepthwiseConv2D": _KERNEL,
    "keras.layers.SeparableConv2D": _KERNEL,
    "keras.callbacks.TensorBoard": {"write_grads", "embeddings_layer_names", "embeddings_data"},
    "keras.Model.compile": {"sample_weight_mode"},
}
"""Those of single callables, which Keras 2 took and did nothing with."""

READ_ANYWAY = frozenset(
    "inputDType weights inputShape batchInputShape batchSize implementation resetAfter inputLength "
    "inputDim unroll sparse dtype activityRegularizer name trainable useNesterov".split()
)
"""Keys that TF.js reads although its declaration does not list them for every class."""

Defaults = dict[str, dict[str, str]]


@cache
def keras_defaults() -> dict[str, Defaults]:
    """Parameters in order with their defaults (as text, "" for none), by library and name."""
    found: dict[str, Defaults] = json.loads(DEFAULTS.read_text(encoding="utf-8"))
    return found


def signature(name: str) -> dict[str, str] | None:
    """Keras 3's, or, for what it no longer has, Keras 2's."""
    libraries = keras_defaults()
    return libraries["keras"].get(name) or libraries["tf_keras"].get(name)


def literal(text: str) -> object:
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return ...


def rows_with_signature() -> Iterator[tuple[Row, dict[str, str]]]:
    for row in ROWS:
        found = signature(row.keras)
        if row.keras.startswith("keras.") and found and not _is_shared(row):
            yield row, found


def _is_shared(row: Row) -> bool:
    """Whether a row of a function serves other libraries too, with parameters of their own."""
    return any(not name.startswith("keras.") for name in row.aliases)


def wrong_names() -> Iterator[str]:
    """Parameters of the catalogue that no Keras has, and those of Keras that it lacks."""
    for row, found in rows_with_signature():
        older = keras_defaults()["tf_keras"].get(row.keras, {})
        inherited = signatures.ordered(row.keras)  # what `**kwargs` hands on to a base class
        for parameter in row.parameters:
            names = {parameter.keras, *parameter.also}
            ignored = OLDER_KEYWORDS_OF.get(row.keras, ())
            if not names & ({*found, *older, *inherited, *ignored} | OLDER_KEYWORDS):
                yield f"{row.keras} has no {parameter.keras}"
        for name in found:
            if row.parameter(name) is None and not row.when and name != "kwargs":
                yield f"{row.keras}: {name} is not in the catalogue"


def wrong_order() -> Iterator[str]:
    """Rows whose positional parameters are not in Keras's order."""
    for row, found in rows_with_signature():
        if row.when:
            continue
        mine = [each.keras for each in row.positional]
        theirs = [name for name in found if name in mine]
        if mine[: len(theirs)] != theirs:
            yield f"{row.keras}: {' '.join(mine)} where Keras has {' '.join(theirs)}"


def wrong_defaults() -> Iterator[str]:
    """Pins and harmless literals that are not Keras's default."""
    for row, found in rows_with_signature():
        for key, pin in row.pins.items():
            text = found.get(key)
            if text and pin.keras is not None and literal(text) not in (pin.keras, ..., None):
                yield f"{row.keras}: {key} is {text}, pinned as {pin.keras!r}"
        for parameter in row.parameters:
            text = found.get(parameter.keras)
            if parameter.harmless is ABSENT or not text or parameter.keras in (*row.pins, "name"):
                continue
            if not _is_same(literal(text), parameter):
                yield f"{row.keras}: {parameter.keras} is {text}, not {parameter.harmless!r}"


def _is_same(default: object, parameter: Parameter) -> bool:
    if isinstance(default, tuple) and default and not isinstance(parameter.harmless, tuple):
        return all(each == parameter.harmless for each in default)
    return default is ... or default is None or default == parameter.harmless


def wrong_keys() -> Iterator[str]:
    """Keys that TF.js's declarations do not have, unless they are marked as extensions."""
    for row in ROWS:
        if not row.tfjs or row.extension or not tfjs.exists(row.tfjs):
            continue
        order = tfjs.parameters(row.tfjs) or ()
        names = {each.name for each in order} | {key for each in order for key in each.config or ()}
        for parameter in row.parameters:
            if parameter.tfjs is None or parameter.extension or not row.config:
                continue
            called = row.keras.endswith(".__call__")  # TF.js hands all keywords on to `call`
            if (
                not called
                and parameter.keras not in row.places
                and parameter.tfjs not in names | READ_ANYWAY
            ):
                yield f"{row.tfjs} has no {parameter.tfjs}"


def unreached(namespaces: tuple[str, ...]) -> Iterator[str]:
    """Factories of TF.js that no row leads to."""
    rules = load("keras_tfjs.rules").table[Dialect.KERAS]
    reached = {name for row in ROWS for name in (row.tfjs, *row.also)}
    reached |= {name for patterns in rules.values() for name in patterns}
    for namespace in namespaces:
        for last in sorted(tfjs.contents(f"tfjs.{namespace}")):
            name = f"tfjs.{namespace}.{last}"
            if last[:1].islower() and not tfjs.is_namespace(name) and name not in reached:
                yield name
