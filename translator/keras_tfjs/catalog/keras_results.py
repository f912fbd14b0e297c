"""What calls and members of Keras and TensorFlow give, in the notation of kinds/notation.py.

Classes give objects of their role; a method's text is its result, a property's starts with ":".
"""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.functions.images import PREPROCESSED
from keras_tfjs.catalog.keras import applications, descriptions, graphs, preprocessing, progress
from keras_tfjs.catalog.keras.data import DATASET_MEMBERS, KERAS_RESULTS
from keras_tfjs.catalog.words import listed

CLASS_ROLES: dict[str, str] = {
    "keras.Model": "Model",
    "keras.Sequential": "Model",
    "keras.layers": "Layer",
    "keras.optimizers.schedules": "Schedule",
    "keras.optimizers": "Optimizer",
    "keras.Optimizer": "Optimizer",
    "keras.callbacks.History": "History",
    "keras.callbacks": "Callback",
    "keras.initializers": "Initializer",
    "keras.Initializer": "Initializer",
    "keras.regularizers": "Regularizer",
    "keras.Regularizer": "Regularizer",
    "keras.constraints": "Constraint",
    "keras.losses": "Loss",
    "keras.Loss": "Loss",
    "keras.metrics": "Metric",
    "keras.Metric": "Metric",
    "keras.KerasTensor": "SymbolicTensor",
    "keras.Variable": "Variable",
    "tensorflow.Tensor": "Tensor",
    "tensorflow.Variable": "Variable",
    "tensorflow.data.Dataset": "Dataset",
    "keras.utils.PyDataset": "Dataset",
    "keras.utils.Sequence": "Dataset",
    "tensorflow.GradientTape": "Tape",
    "keras.preprocessing.text.Tokenizer": "Tokenizer",
    "keras.utils.Progbar": progress.ROLE,
    "keras.preprocessing.image.ImageDataGenerator": "ImageDataGenerator",
    **dict.fromkeys(preprocessing.DATASETS, "Dataset"),
    "numpy.ndarray": "NdArray",
}
"""Roles of a class, or of all classes of a module; the longest name that fits counts."""

ROLE_CLASSES: dict[str, str] = {
    "Model": "keras.Model",
    "Layer": "keras.layers.Layer",
    "Optimizer": "keras.optimizers.Optimizer",
    "Schedule": "keras.optimizers.schedules.LearningRateSchedule",
    "History": "keras.callbacks.History",
    "Callback": "keras.callbacks.Callback",
    "Initializer": "keras.initializers.Initializer",
    "Regularizer": "keras.regularizers.Regularizer",
    "Constraint": "keras.constraints.Constraint",
    "Loss": "keras.losses.Loss",
    "Metric": "keras.metrics.Metric",
    "SymbolicTensor": "keras.KerasTensor",
    "Tensor": "tensorflow.Tensor",
    "Variable": "tensorflow.Variable",
    "LayerVariable": "tensorflow.Variable",
    "Dataset": "tensorflow.data.Dataset",
    "Tape": "tensorflow.GradientTape",
    "Tokenizer": "keras.preprocessing.text.Tokenizer",
    progress.ROLE: "keras.utils.Progbar",
    "ImageDataGenerator": "keras.preprocessing.image.ImageDataGenerator",
    "NdArray": "numpy.ndarray",
    "Logs": "builtins.dict",
}
"""The class under which members of a role are named."""

SEQUENTIAL_MEMBERS = frozenset({"add", "pop"})

TENSORFLOW_MODULES = frozenset(
    {
        "tensorflow",
        *(
            f"tensorflow.{module}"
            for module in listed(
                "math linalg nn random image data dtypes io signal strings config compat "
                "compat.v1 compat.v1.nn compat.v1.math compat.v1.linalg compat.v1.image "
                "compat.v1.random compat.v1.train compat.v2 experimental data.experimental "
                "config.experimental train saved_model lite debugging summary losses metrics "
                "initializers"
            )
        ),
    }
)

SHAPE_KEEPING = listed(
    "abs absolute acos asin atan ceil celu cos cosh elu erf exp expm1 floor gelu hard_sigmoid "
    "leaky_relu log log10 log1p log2 log_sigmoid log_softmax mish negative reciprocal relu relu6 "
    "round rsqrt selu sigmoid sign silu sin sinh softmax softplus softsign sqrt square swish tan "
    "tanh cumsum cumprod clip clip_by_value zeros_like ones_like identity stop_gradient"
)
"""Functions that give an array of the shape of their first argument."""

_PAIRS = (
    "keras.ops.top_k",
    "keras.ops.moments",
    "keras.ops.qr",
    "keras.ops.eig",
    "keras.ops.eigh",
    "keras.ops.slogdet",
    "keras.ops.histogram",
    "tensorflow.math.top_k",
    "tensorflow.nn.top_k",
    "tensorflow.nn.moments",
    "tensorflow.linalg.normalize",
    "tensorflow.linalg.qr",
    "tensorflow.linalg.eigh",
    "tensorflow.linalg.slogdet",
    "tensorflow.unique",
)
NAMED_PARTS = {
    **dict.fromkeys(("values", "y", "sign"), 0),
    **dict.fromkeys(("indices", "idx", "log_abs_determinant"), 1),
}
"""The places of what TensorFlow's tuples have under a name, too; Python's own tuples have no member
of these names."""

_TRIPLES = ("keras.ops.svd", "tensorflow.linalg.svd", "tensorflow.unique_with_counts")
_SEVERAL = ("keras.ops.unique", "keras.ops.lstsq", "keras.ops.while_loop", "keras.ops.scan")
"""How many their results are depends on the arguments, or on what they are given to call."""

FUNCTIONS: dict[str, str] = {
    "keras.Input": "input",
    "keras.models.load_model": "Model",
    "keras.models.model_from_json": "Model",
    **dict.fromkeys(
        ("keras.backend.int_shape", "keras.backend.shape", "keras.ops.shape"), "list(int)"
    ),
    **dict.fromkeys(
        (f"keras.{module}.{name}" for module in ("backend", "ops") for name in ("ndim", "size")),
        "int",
    ),
    **dict.fromkeys(("keras.backend.dtype", "keras.ops.dtype"), "str"),
    **{
        f"keras.{module}.{name}": kind
        for module in ("backend", "config")
        for name, kind in (
            ("floatx", "str"),
            ("image_data_format", "str"),
            ("backend", "str"),
            ("epsilon", "float"),
        )
    },
    **dict.fromkeys(
        (
            "keras.backend.is_keras_tensor",
            "keras.backend.is_tensor",
            "keras.backend.is_sparse",
            "keras.ops.is_tensor",
            "keras.utils.is_keras_tensor",
            "tensorflow.executing_eagerly",
            "tensorflow.is_tensor",
        ),
        "bool",
    ),
    **dict.fromkeys(
        ("keras.backend.variable", "keras.backend.zeros", "keras.backend.ones"), "Variable"
    ),
    "keras.backend.count_params": "int",
    "keras.backend.eval": "value",
    "keras.backend.get_value": "value",
    "keras.backend.batch_get_value": "list(NdArray)",
    "keras.utils.to_categorical": "NdArray",
    "keras.utils.normalize": "NdArray",
    "keras.utils.set_random_seed": "none",
    "keras.ops.convert_to_numpy": "NdArray",
    **dict.fromkeys(
        (
            "keras.ops.convert_to_tensor",
            "keras.ops.array",
            "keras.backend.constant",
            "tensorflow.convert_to_tensor",
        ),
        "literal(Tensor)",
    ),
    **dict.fromkeys(("keras.ops.cast", "keras.backend.cast", "tensorflow.cast"), "converted"),
    **{
        f"{library}.{name}": "same"
        for library in (
            "keras.ops",
            "keras.activations",
            "tensorflow",
            "tensorflow.math",
            "tensorflow.nn",
        )
        for name in SHAPE_KEEPING
    },
    **{f"keras.ops.{name}": "shaped(Tensor)" for name in ("ones", "zeros", "full", "empty")},
    **{f"keras.ops.{name}": "Tensor" for name in ("arange", "eye", "linspace")},
    "keras.losses.get": "Loss",
    **{f"keras.applications.{each}.preprocess_input": "like" for each in PREPROCESSED},
    "keras.utils.multi_gpu_model": "argument",
    "keras.activations.get": "Layer:layers.Activation",
    **dict.fromkeys(
        ("keras.saving.get_custom_objects", "keras.utils.get_custom_objects"), "dict(any)"
    ),
    "tensorflow.constant": "literal(Tensor)",
    "tensorflow.Variable": "Variable",
    "tensorflow.ones": "shaped(Tensor)",
    "tensorflow.zeros": "shaped(Tensor)",
    "tensorflow.fill": "shaped(Tensor)",
    "tensorflow.random.normal": "shaped(Tensor)",
    "tensorflow.random.uniform": "shaped(Tensor)",
    "tensorflow.random_normal": "shaped(Tensor)",
    "tensorflow.random_uniform": "shaped(Tensor)",
    "tensorflow.truncated_normal": "shaped(Tensor)",
    "tensorflow.random.set_seed": "none",
    "tensorflow.function": "argument",
    "tensorflow.GradientTape": "Tape",
    "tensorflow.TensorShape": "list(int)",
    "tensorflow.range": "Tensor",
    "tensorflow.eye": "Tensor",
    "tensorflow.sequence_mask": "Tensor",
    "tensorflow.complex": "Tensor",
    "tensorflow.shape": "list(int)",
    "tensorflow.size": "int",
    "tensorflow.rank": "int",
    **KERAS_RESULTS,
    **applications.KERAS_RESULTS,
    **descriptions.KERAS_RESULTS,
    **graphs.KERAS_RESULTS,
    **preprocessing.KERAS_RESULTS,
    "tensorflow.split": "list(like)",
    "tensorflow.unstack": "list(like)",
    "keras.ops.split": "list(like)",
    "keras.ops.unstack": "list(like)",
    "keras.ops.array_split": "list(like)",
    "keras.ops.meshgrid": "list(like)",
    "tensorflow.meshgrid": "list(like)",
    **dict.fromkeys(_PAIRS, "tuple(like,like)"),
    **dict.fromkeys(_TRIPLES, "tuple(like,like,like)"),
    **dict.fromkeys(_SEVERAL, "any"),
}

FUNCTION_DEFAULTS: dict[str, str] = {
    "keras.ops": "like",
    "keras.activations": "like",
    "keras.layers": "like",
    "keras.losses": "like",
    "keras.metrics": "like",
    "keras.random": "Tensor",
    "keras.backend": "like",
    "keras.applications": "Model",
    "tensorflow.math": "like",
    "tensorflow.linalg": "like",
    "tensorflow.nn": "like",
    "tensorflow.image": "like",
    "tensorflow.signal": "like",
    "tensorflow.random": "Tensor",
    "tensorflow": "like",
}
"""What functions of a module give that have no row of their own; modules below them included only
where they have a row here."""

WEIGHTS = listed(
    "kernel recurrent_kernel depthwise_kernel pointwise_kernel bias embeddings gamma beta "
    "moving_mean moving_variance"
)
"""Weights of the library's layers; TF.js names them so in camelCase."""

LAYER_OPTIONS: Mapping[str, str] = {
    **dict.fromkeys(listed("units filters input_dim output_dim n num_heads"), ": int"),
    **dict.fromkeys(listed("kernel_size strides pool_size dilation_rate"), ": list(int)"),
    **dict.fromkeys(listed("rate stddev momentum epsilon"), ": float"),
    **dict.fromkeys(listed("use_bias return_sequences return_state go_backwards"), ": bool"),
    "state_size": ": any",
    "layer": ": Layer",
}
"""Options that the layers of both libraries keep as attributes; TF.js's types do not list them."""

_WEIGHTS = {
    "weights": ": list(LayerVariable)",
    "trainable_weights": ": list(LayerVariable)",
    "non_trainable_weights": ": list(LayerVariable)",
    "variables": ": list(LayerVariable)",
    "trainable_variables": ": list(LayerVariable)",
    "non_trainable_variables": ": list(LayerVariable)",
    "trainable": ": bool",
    "name": ": str",
    "built": ": bool",
    "dtype": ": str",
    "dtype_policy": ": str",
    "compute_dtype": ": str",
    "variable_dtype": ": str",
    "input": ": SymbolicTensor",
    "output": ": SymbolicTensor",
    "input_shape": ": list(int)",
    "output_shape": ": list(int)",
    "losses": ": list(Tensor)",
    "get_weights": "list(NdArray)",
    "set_weights": "none",
    "count_params": "int",
    "get_config": "dict(any)",
    "get_initial_state": "list(Tensor)",
    "build": "none",
    "call": "like",
    "__call__": "like",
    "compute_output_shape": "list(int)",
    "add_weight": "Variable:layers.Weight",
    "add_variable": "Variable:layers.Weight",
}

_VARIABLE = {
    "shape": ": shape",
    "dtype": ": any",
    "name": ": str",
    "trainable": ": bool",
    "value": "Tensor",
    "numpy": "NdArray",
    "read_value": "Tensor",
    "assign": "none",
    "assign_add": "none",
    "assign_sub": "none",
}

MEMBERS: dict[str, dict[str, str]] = {
    "Layer": {**_WEIGHTS, **LAYER_OPTIONS, **dict.fromkeys(WEIGHTS, ": LayerVariable")},
    "Model": {
        **_WEIGHTS,
        "fit": "History",
        "evaluate": "evaluated(float)",
        "predict": "predicted(NdArray)",
        "fit_generator": "History",
        "evaluate_generator": "evaluated(float)",
        "predict_generator": "predicted(NdArray)",
        "predict_proba": "predicted(NdArray)",
        "predict_classes": "NdArray",
        "predict_on_batch": "NdArray",
        "train_on_batch": "evaluated(float)",
        "test_on_batch": "evaluated(float)",
        "compile": "none",
        "summary": "none",
        "add": "none",
        "pop": "Layer",
        "save": "none",
        "save_weights": "none",
        "load_weights": "none",
        "get_layer": "Layer",
        "to_json": "str",
        "layers": ": list(Layer)",
        "inputs": ": list(SymbolicTensor)",
        "outputs": ": list(SymbolicTensor)",
        "optimizer": ": Optimizer",
        "metrics_names": ": list(str)",
        "stop_training": ": bool",
        "history": ": History",
        "metrics": ": list(Metric)",
        "compute_loss": "Tensor",
        "compute_metrics": "dict(Tensor)",
        "get_metrics_result": "dict(Tensor)",
    },
    "History": {"history": ": dict(list(float))", "epoch": ": list(int)", "model": ": Model"},
    "Callback": {"model": ": Model", "params": ": dict(any)", "validation_data": ": any"},
    "Optimizer": {
        "learning_rate": ": number",
        "iterations": ": int",
        "built": ": bool",
        "add_variable": "Variable",
        "add_variable_from_reference": "Variable",
        "_get_variable_index": "int",
        "_decayed_lr": "Tensor",
        "_get_hyper": "Tensor",
        "add_slot": "Variable",
        "get_slot": "Variable",
        "apply_gradients": "none",
        "minimize": "none",
        "get_config": "dict(any)",
        "apply": "none",
    },
    "Loss": {"__call__": "like", "call": "like"},
    "Metric": {
        "__call__": "like",
        "result": "Tensor",
        "update_state": "none",
        "name": ": str",
        "add_weight": "Variable",
        "add_variable": "Variable",
    },
    "Initializer": {"__call__": "Tensor"},
    "Regularizer": {"__call__": "Tensor"},
    "Constraint": {"__call__": "Tensor"},
    "Schedule": {"__call__": "Tensor"},
    "SymbolicTensor": {"shape": ": shape", "dtype": ": str", "name": ": str", "ndim": ": int"},
    "Tensor": {
        "shape": ": shape",
        "dtype": ": any",
        "ndim": ": int",
        "numpy": "NdArray",
        "get_shape": "list(int)",
        "set_shape": "none",
    },
    "Variable": _VARIABLE,
    "LayerVariable": _VARIABLE,
    "Dataset": {**preprocessing.OF_BATCHES, **DATASET_MEMBERS},
    **{role: dict(members) for role, members in preprocessing.MEMBERS.items()},
    **{role: dict(members) for role, members in progress.MEMBERS.items()},
    "Tape": {"gradient": "gradients", "watch": "none"},
    "Logs": {"get": "float", "items": "list(tuple(str,float))", "keys": "list(str)"},
}

MODEL_METHODS: dict[str, frozenset[str]] = {
    "compile": frozenset({"optimizer", "loss", "metrics", "loss_weights"}),
    "fit": frozenset(
        {
            "epochs",
            "batch_size",
            "callbacks",
            "validation_split",
            "validation_data",
            "initial_epoch",
            "steps_per_epoch",
            "nb_epoch",
        }
    ),
    "evaluate": frozenset({"batch_size", "verbose", "steps", "return_dict"}),
    "predict": frozenset({"batch_size", "verbose", "steps"}),
    **dict.fromkeys(
        """fit_generator evaluate_generator predict_generator train_on_batch test_on_batch
        predict_on_batch predict_classes fit_dataset evaluate_dataset get_layer""".split(),
        frozenset(),
    ),
}
"""Methods of a model and the arguments by which they are told from those of other libraries; those
without are in no other library."""

MODEL_MEMBERS = frozenset(
    {
        "trainable_variables",
        "trainable_weights",
        "non_trainable_variables",
        "non_trainable_weights",
    }
)
"""Attributes that only models and layers have, and under another name in TF.js."""

DATASET_METHODS: dict[str, frozenset[str]] = {
    "shuffle": frozenset({"buffer_size", "reshuffle_each_iteration"}),
    "batch": frozenset({"drop_remainder"}),
    "map": frozenset({"num_parallel_calls"}),
    "prefetch": frozenset({"buffer_size"}),
    "interleave": frozenset({"cycle_length", "num_parallel_calls"}),
}
"""Methods of tf.data.Dataset and the arguments by which they are told from those of others."""
