"""Arguments for functions of code that nobody here wrote, by the names of their parameters."""

from __future__ import annotations

import ast
from dataclasses import dataclass

GUESSES = {
    "input_shape": "(64, 64, 3)",
    "img_shape": "(32, 32, 3)",
    "image_shape": "(32, 32, 3)",
    "img_size": "(64, 64)",
    "image_size": "64",
    "shape": "(32, 32, 3)",
    "input_dim": "12",
    "input_dims": "12",
    "num_features": "6",
    "n_features": "6",
    "num_classes": "10",
    "nb_classes": "10",
    "nb_class": "10",
    "n_classes": "10",
    "classes": "10",
    "num_labels": "10",
    "num_outputs": "4",
    "output_dim": "6",
    "num_actions": "3",
    "n_actions": "3",
    "nb_actions": "3",
    "latent_dim": "8",
    "latent_size": "8",
    "noise_dim": "8",
    "z_dim": "8",
    "codings_size": "8",
    "vocab_size": "50",
    "vocabulary_size": "50",
    "max_features": "50",
    "max_words": "50",
    "max_tokens": "50",
    "num_words": "50",
    "n_words": "50",
    "embedding_dim": "8",
    "embed_dim": "8",
    "embed_size": "8",
    "embedding_size": "8",
    "maxlen": "12",
    "max_len": "12",
    "max_length": "12",
    "max_sequence_length": "12",
    "sequence_length": "12",
    "seq_len": "12",
    "timesteps": "12",
    "time_steps": "12",
    "num_timesteps": "12",
    "n_steps": "12",
    "filters": "8",
    "units": "8",
    "dense_dim": "16",
    "num_heads": "2",
    "num_anchors": "3",
    "num_filters": "8",
    "channels": "3",
    "depth": "2",
    "weights": "None",
    "encoder_weights": "None",
    "pretrained": "None",
    "state_dim": "4",
    "state_size": "4",
    "action_size": "2",
    "obs_shape": "(4,)",
    "image_height": "32",
    "input_height": "64",
    "input_width": "64",
    "window_length": "4",
    "batch_size": "2",
    "n_hidden": "2",
    "num_layers": "2",
    "dropout": "0.1",
    "dropout_rate": "0.1",
    "learning_rate": "0.01",
    "lr": "0.01",
    "activation": "'relu'",
    "optimizer": "'adam'",
    "kernel_size": "3",
    "num_channels": "3",
}
"""Values, as text: sizes that build in little time."""

SMALLER = frozenset(
    "input_shape weights encoder_weights pretrained image_size input_height input_width".split()
)
"""Given even where a function has a default of its own, which may be large or want a download."""

TENSORS = {
    "inputs": "(64, 64, 3)",
    "input_tensor": "(64, 64, 3)",
    "image_input": "(64, 64, 3)",
    "img_input": "(64, 64, 3)",
}
"""Parameters that are symbolic inputs, with their shapes."""

DATA = {
    **{name: value for name, value in GUESSES.items() if name not in {"shape", "lr", "optimizer"}},
    **{name.upper(): value for name, value in GUESSES.items()},
    "x_train": "np.zeros((16, 28, 28, 1), 'float32')",
    "X_train": "np.zeros((16, 28, 28, 1), 'float32')",
    "y_train": "np.zeros((16, 10), 'float32')",
    "num_samples": "16",
    "word_index": "{'one': 1, 'two': 2, 'three': 3}",
    "train_data": "np.zeros((16, 13), 'float32')",
    "float_data": "np.zeros((16, 14), 'float32')",
}
"""Names of a program whose values come from data."""


@dataclass(frozen=True)
class Project:
    """What has to be said for one project: the folders that count, values of names, and
    expressions that need data, or are told at run time which Keras to take, with what stands for
    them."""

    folders: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()


PROJECTS = {
    "keras-team+keras": Project(folders=("examples/", "guides/")),
    "keras-rl+keras-rl": Project(
        texts=(
            ("env.observation_space.shape", "(4,)"),
            ("env.action_space.shape", "(2,)"),
            ("env.action_space.n", "2"),
        )
    ),
    "jeffheaton+t81_558_deep_learning": Project(
        texts=(("x.shape[1]", "12"), ("x_train.shape[1]", "12"), ("y.shape[1]", "3"))
    ),
    "keras-team+keras-applications": Project(
        texts=(
            ("backend, layers, models, keras_utils = get_submodules_from_kwargs(kwargs)", "pass"),
            ("backend, _, _, _ = get_submodules_from_kwargs(kwargs)", "pass"),
            ("backend, _, _, keras_utils = get_submodules_from_kwargs(kwargs)", "pass"),
            ("global backend, layers, models, keras_utils", "pass"),
            (
                "from . import get_submodules_from_kwargs",
                "from keras import backend, layers, models\nfrom keras import utils as keras_utils",
            ),
            ("\nbackend = None", ""),
            ("\nlayers = None", ""),
            ("\nmodels = None", ""),
            ("\nkeras_utils = None", ""),
        )
    ),
    "divamgupta+image-segmentation-keras": Project(
        texts=(
            ("model.train = MethodType(train, model)", ""),
            ("model.predict_segmentation = MethodType(predict, model)", ""),
            ("model.predict_multiple = MethodType(predict_multiple, model)", ""),
            ("model.evaluate_segmentation = MethodType(evaluate, model)", ""),
        )
    ),
    "titu1994+DenseNet": Project(
        texts=(("keras_applications.imagenet_utils", "keras.applications.imagenet_utils"),)
    ),
    "bonlime+keras-deeplab-v3-plus": Project(texts=((".shape[-1].value", ".shape[-1]"),)),
    "qqwweee+keras-yolo3": Project(
        values=(("num_anchors", "3"), ("num_classes", "4"), ("inputs", "keras.Input((64, 64, 3))"))
    ),
}

Variants = list[str]


def calls(function: ast.FunctionDef | ast.ClassDef, own: dict[str, str]) -> Variants:
    """Calls of a function, or of a class, that may work, as text, the likeliest first. `own`:
    guesses that hold for its repository."""
    parameters = _parameters(function)
    if parameters is None:
        return []
    names, defaults = parameters
    upper = {name.upper(): value for name, value in GUESSES.items()}
    table = {**GUESSES, **upper, **own}
    required = [name for name in names if name not in defaults]
    if any(name not in table and name not in TENSORS for name in required):
        return []
    tried: list[str] = []
    for smaller in (True, False):
        given = [
            f"{name}={_value(name, table)}"
            for name in names
            if name in required or (smaller and name in SMALLER and name in table)
        ]
        call = f"{function.name}({', '.join(given)})"
        if call not in tried:
            tried.append(call)
    weights = [f"{name}=None" for name in names if name in ("weights", "encoder_weights")]
    if weights and not required:
        tried.insert(1, f"{function.name}({', '.join(weights)})")
    return tried


def _value(name: str, table: dict[str, str]) -> str:
    return table[name] if name in table else f"keras.Input({TENSORS[name]})"


def _parameters(
    function: ast.FunctionDef | ast.ClassDef,
) -> tuple[list[str], dict[str, ast.expr]] | None:
    if isinstance(function, ast.ClassDef):
        made = next(
            (
                one
                for one in function.body
                if isinstance(one, ast.FunctionDef) and one.name == "__init__"
            ),
            None,
        )
        if made is None:
            return [], {}
        arguments = made.args
        positional = arguments.args[1:]
    else:
        arguments = function.args
        positional = arguments.args
    names = [one.arg for one in positional]
    filled = names[len(names) - len(arguments.defaults) :] if arguments.defaults else []
    defaults = dict(zip(filled, arguments.defaults, strict=False))
    for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        names.append(one.arg)
        if default is not None:
            defaults[one.arg] = default
    return names, defaults
