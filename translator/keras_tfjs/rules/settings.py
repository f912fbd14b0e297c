"""Statements that only choose what TF.js does anyway: its device, its number type, its order of
axes, its logging; or that prepare what it has ready. They are left out."""

from __future__ import annotations

import ast
from collections.abc import Mapping

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_SETTINGS = (
    "tensorflow.enable_eager_execution",
    "tensorflow.compat.v1.enable_eager_execution",
    "tensorflow.disable_eager_execution",
    "tensorflow.compat.v1.disable_eager_execution",
    "tensorflow.python.framework.ops.disable_eager_execution",
    "tensorflow.compat.v1.disable_v2_behavior",
    "tensorflow.disable_v2_behavior",
    "tensorflow.compat.v1.experimental.output_all_intermediates",
    "tensorflow.reset_default_graph",
    "tensorflow.compat.v1.reset_default_graph",
    "tensorflow.enable_v2_behavior",
    "tensorflow.compat.v1.enable_v2_behavior",
    "tensorflow.config.set_visible_devices",
    "tensorflow.config.set_soft_device_placement",
    "tensorflow.config.set_logical_device_configuration",
    "tensorflow.config.run_functions_eagerly",
    "tensorflow.config.experimental_run_functions_eagerly",
    "tensorflow.config.experimental.set_memory_growth",
    "tensorflow.config.experimental.set_visible_devices",
    "tensorflow.config.experimental.set_virtual_device_configuration",
    "tensorflow.config.experimental.enable_op_determinism",
    "tensorflow.config.optimizer.set_jit",
    "tensorflow.config.threading.set_inter_op_parallelism_threads",
    "tensorflow.config.threading.set_intra_op_parallelism_threads",
    "tensorflow.debugging.set_log_device_placement",
    "tensorflow.compat.v1.logging.set_verbosity",
    "tensorflow.logging.set_verbosity",
    "tensorflow.autograph.set_verbosity",
    "keras.config.disable_traceback_filtering",
    "keras.config.enable_traceback_filtering",
    "keras.config.disable_interactive_logging",
    "keras.config.enable_interactive_logging",
    "keras.config.enable_unsafe_deserialization",
    "keras.utils.disable_interactive_logging",
    "keras.utils.enable_interactive_logging",
    "keras.backend.manual_variable_initialization",
)
"""Calls that change no number, whatever they are given."""

_USUAL: Mapping[str, str] = {
    "keras.backend.set_image_data_format": "channels_last",
    "keras.config.set_image_data_format": "channels_last",
    "keras.backend.set_image_dim_ordering": "tf",
    "keras.backend.set_floatx": "float32",
    "keras.config.set_floatx": "float32",
    "keras.mixed_precision.set_global_policy": "float32",
    "keras.mixed_precision.set_dtype_policy": "float32",
    "keras.config.set_dtype_policy": "float32",
}
"""Calls that choose what TF.js has if they are given this."""

_PREPARING = frozenset(
    f"keras.Model.{private}make_{phase}_function"
    for private in ("", "_")
    for phase in ("train", "test", "predict")
)
"""Calls that prepare what TF.js has ready; what training changes may have been set anew before."""

_OF_THEANO = (
    "keras.utils.convert_all_kernels_in_model",
    "keras.utils.convert_dense_weights_data_format",
)
"""Calls that belong to another backend: they are left out where they never run."""

_PHASE = "keras.backend.set_learning_phase"
_PHASES = (0, 1, False, True)
_TRAINING = frozenset(
    {
        "fit",
        "fit_generator",
        "train_on_batch",
        "get_updates",
        "apply_gradients",
        "minimize",
    }
)
"""The phase of tests is what layers are in where nothing is trained."""
_ASKING = frozenset({"learning_phase", "in_train_phase", "in_test_phase"})
_GRAPHS = tuple(name for name in _SETTINGS if "disable_eager" in name or "disable_v2" in name)
_ITSELF = ("keras.Model.__call__", "keras.backend.function")
"""What takes the phase that was set; `fit`, `evaluate` and `predict` give one of their own."""

_LEFT_OUT = (*_SETTINGS, *_USUAL, *_OF_THEANO, *_PREPARING, _PHASE)

_FIXED: Mapping[str, str] = {
    "keras.backend.backend": "tensorflow",
    "keras.backend.image_data_format": "channels_last",
    "keras.backend.image_dim_ordering": "tf",
}
"""What Keras answers on TensorFlow."""


@rule(cst.SimpleStatementLine, *_LEFT_OUT, to=Dialect.TFJS)
def setting(node: cst.SimpleStatementLine, at: Site) -> object:
    match node.body:
        case [cst.Expr(value=cst.Call() as call)] if _is_usual(call, at):
            code = "KT434" if at.name == _PHASE and _did_more(call, at) else "KT145"
            at.report_once(code, call, name=at.name)
            return cst.RemoveFromParent()
    return None


@rule(cst.Call, *_LEFT_OUT, to=Dialect.TFJS)
def chosen(call: cst.Call, at: Site) -> cst.Call | None:
    """Goes with its statement."""
    match at.parents[-2:]:
        case [cst.SimpleStatementLine(body=[_]), cst.Expr()] if _is_usual(call, at):
            return call
    return None


def _is_usual(call: cst.Call, at: Site) -> bool:
    name = at.name_of(call) or ""
    if name in _SETTINGS:
        return True
    if name in _PREPARING:
        return "train" not in name or not at.facts.is_of_project("trainable")
    if name == _PHASE:
        return _is_phase_alone(call, at)
    if name in _OF_THEANO:
        return any(isinstance(each, cst.If) and _is_never(each.test, at) for each in at.parents)
    return len(call.args) == 1 and build.evaluated(call.args[0].value) == _USUAL.get(name)


def _is_phase_alone(call: cst.Call, at: Site) -> bool:
    """Whether no part of the file asks for the phase that a call sets."""
    values = [build.evaluated(arg.value) for arg in call.args]
    if len(values) != 1 or values[0] not in _PHASES or _speaks(_ASKING, at):
        return False
    return not values[0] or not any(name in at.file.calls for name in _ITSELF)


def _did_more(call: cst.Call, at: Site) -> bool:
    """Whether what was set may be what something runs in: a model that is called directly and not
    known for one; with Keras before TensorFlow 2 also `fit` and `predict`."""
    if build.evaluated(call.args[0].value):
        return True
    is_later = (at.spelling(call.func) or "").startswith("tensorflow.")
    is_later = is_later and not any(name in at.file.calls for name in _GRAPHS)
    return not is_later and _speaks(_TRAINING, at)


def _speaks(names: frozenset[str], at: Site) -> bool:
    return any(
        isinstance(node, ast.Attribute) and node.attr in names
        for node in at.file.pairs.nodes.values()
    )


def _is_never(test: cst.BaseExpression, at: Site) -> bool:
    """`K.backend() == "theano"`"""
    match test:
        case cst.Comparison(
            left=cst.Call() as call,
            comparisons=[cst.ComparisonTarget(operator=cst.Equal(), comparator=other)],
        ):
            answer = _FIXED.get(at.name_of(call) or "")
            return answer is not None and build.evaluated(other) not in (answer, build.MISSING)
    return False
