"""Kinds of what a library calls functions and methods of a program with."""

from __future__ import annotations

from keras_tfjs.catalog.keras.data import DATASET_ARGUMENTS

_EPOCH, _LOGS = "int,Logs", "Logs"

OVERRIDES: dict[str, dict[str, str]] = {
    "Layer": {
        "call": "Tensor,{training:bool,mask:any}",
        "build": "list(int)",
        "compute_output_shape": "list(int)",
        "compute_mask": "Tensor,Tensor",
    },
    "Model": {
        "call": "held,{training:bool,mask:any}",
        "build": "list(int)",
        "compute_loss": "Tensor,Tensor,Tensor,Tensor",
        "compute_metrics": "Tensor,Tensor,Tensor,Tensor",
        "train_step": "held",
        "test_step": "held",
    },
    "Callback": {
        **{
            f"on_{loop}{unit}_{moment}": _EPOCH
            for loop in ("", "train_", "test_", "predict_")
            for unit in ("epoch", "batch")
            for moment in ("begin", "end")
        },
        **{
            f"on_{loop}_{moment}": _LOGS
            for loop in ("train", "test", "predict")
            for moment in ("begin", "end")
        },
    },
    "Loss": {"call": "Tensor,Tensor"},
    "Metric": {"update_state": "Tensor,Tensor"},
    "Dataset": {"__getitem__": "int"},
    "Initializer": dict.fromkeys(("__call__", "apply"), "list(int)"),
    "Regularizer": dict.fromkeys(("__call__", "apply"), "Tensor"),
    "Constraint": dict.fromkeys(("__call__", "apply"), "Tensor"),
    "Optimizer": {
        "build": "list(Variable)",
        "update_step": "Tensor,Variable,Tensor",
        "_create_slots": "list(Variable)",
        "_resource_apply_dense": "Tensor,Variable",
    },
    "Schedule": dict.fromkeys(("__call__", "apply"), "Tensor"),
}
"""Kinds of the arguments (behind self) with which a library calls a user's override; methods by
their Keras name, for TF.js spelled in camelCase. `held`: a tensor, or a tuple or dict of tensors
where the override takes it apart."""

CALLBACK_ARGUMENTS: dict[str, str] = {
    **OVERRIDES["Callback"],
    "loss": "Tensor,Tensor",
    "metrics": "Tensor,Tensor",
    "weighted_metrics": "Tensor,Tensor",
    "schedule": "int,float",
    "function": "held",
    "preprocessing_function": "Tensor",
    "keras.layers.lambda": "held",
    **{
        name: "list(int)" if role == "initializer" else "Tensor"
        for role in ("initializer", "regularizer", "constraint")
        for name in (
            role,
            f"tfjs.{role}s.get",
            *(f"{weight}_{role}" for weight in ("kernel", "bias", "recurrent", "embeddings")),
            *(f"{weight}_{role}" for weight in ("depthwise", "pointwise", "gamma", "beta")),
        )
    },
    "tfjs.grad": "Tensor",
    "tfjs.grads": "Tensor,Tensor,Tensor,Tensor",
    "tfjs.value_and_grad": "Tensor",
    "tfjs.value_and_grads": "Tensor,Tensor,Tensor,Tensor",
    **dict.fromkeys(
        (
            "keras.ops.map",
            "keras.ops.vectorized_map",
            "tensorflow.map_fn",
            "tensorflow.vectorized_map",
            "keras.backend.map_fn",
        ),
        "Tensor",
    ),
    **DATASET_ARGUMENTS,
    "keras.ops.switch": "Tensor,Tensor",
    "tfjs.custom_grad": "Tensor,Tensor,Tensor,Tensor",
}
"""Kinds of the arguments with which a function is called that was given under a keyword, a config
key or to a library function (names in snake_case)."""
