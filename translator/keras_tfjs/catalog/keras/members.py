"""Methods and attributes of models, layers, optimizers, callbacks and histories."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.catalog.row import Ask, Pin, Row, parameters
from keras_tfjs.catalog.words import camel, listed


def method(
    path: str,
    owner: str,
    words: str = "",
    places: str = "",
    *,
    tfjs: str | None = None,
    config: bool = True,
    pins: Mapping[str, Pin] | None = None,
    extension: bool = False,
    shown: str = "",
    asks: tuple[Ask, ...] = (),
) -> Row:
    """A method of `keras.<path>`: `places` are positional in TF.js, the rest one last object."""
    name = path.rpartition(".")[2]
    return Row(
        f"keras.{path}",
        f"tfjs.{owner}.{tfjs or camel(name)}",
        parameters(words),
        tuple(places.split()),
        config,
        pins or {},
        member=True,
        bare=True,
        extension=extension,
        shown=tuple(shown.split()),
        asks=asks,
    )


_QUEUED = "?max_queue_size:10 ?workers:1 ?use_multiprocessing:False"
_READ = "?verbose:'auto' +sample_weight:None +steps:None +callbacks:None !return_dict:False"

_STATE = "name shape dtype initializer"

METHODS = (
    method(
        "Model.compile",
        "LayersModel",
        "| optimizer loss +loss_weights:None metrics +weighted_metrics:None "
        "?run_eagerly/experimental_run_tf_function:False "
        "?steps_per_execution:1 ?jit_compile:'auto' -auto_scale_loss:True "
        "?pss_evaluation_shards:0 ?sample_weight_mode:None",
        pins={"optimizer": Pin("rmsprop", None)},
        asks=(
            Ask(
                "applyMasks",
                True,
                "KT220",
                where="masked outputs",
                dropped=True,
                effect="counts steps that a mask leaves out in losses and metrics",
            ),
            Ask(
                "evaluateRegularization",
                True,
                "KT215",
                where="regularization in evaluation",
                dropped=True,
            ),
        ),
    ),
    method(
        "Model.fit",
        "LayersModel",
        "x:examples y:examples | batch_size epochs(nb_epoch) verbose:verbose callbacks "
        "validation_split validation_data:examples shuffle:order class_weight +sample_weight:None "
        "initial_epoch +steps_per_epoch:None +validation_steps:None +validation_batch_size:None "
        f"+validation_freq:1 {_QUEUED}",
        "x y",
        shown="yieldEvery",
    ),
    method(
        "Model.evaluate",
        "LayersModel",
        f"x:examples y:examples | batch_size {_READ} {_QUEUED}",
        "x y",
    ),
    method(
        "Model.predict",
        "LayersModel",
        f"x:examples | batch_size ?verbose:'auto' +steps:None +callbacks:None {_QUEUED}",
        "x",
    ),
    method("Model.predict_on_batch", "LayersModel", "x", "x"),
    method(
        "Model.train_on_batch",
        "LayersModel",
        "x y | +sample_weight:None +class_weight:None !return_dict:False ?reset_metrics:True",
        "x y",
    ),
    method(
        "Model.test_on_batch",
        "LayersModel",
        "x y | sample_weight !return_dict:False ?reset_metrics:True",
        "x y",
        extension=True,
    ),
    method("Model.reset_metrics", "LayersModel", config=False, extension=True),
    method(
        "Model.save_weights",
        "LayersModel",
        "filepath=path ?overwrite:True ?max_shard_size:None ?save_format:None ?options:None",
        "filepath",
        config=False,
        extension=True,
    ),
    method(
        "Model.load_weights",
        "LayersModel",
        "filepath=path | skip_mismatch by_name ?options:None",
        "filepath",
        tfjs="loadWeightsFrom",
        extension=True,
    ),
    *(
        method(
            f"Model.{name}",
            "LayersModel",
            f"x y y_pred sample_weight{more}",
            "x y y_pred sample_weight",
            config=False,
            extension=True,
        )
        for name, more in (("compute_loss", " ?training:True"), ("compute_metrics", ""))
    ),
    method("Model.get_metrics_result", "LayersModel", config=False, extension=True),
    *(
        method(f"Model.{name}", "LayersModel", "data", "data", config=False, extension=True)
        for name in ("train_step", "test_step")
    ),
    *(
        method(f"{owner}.add_loss", tfjs, "loss", "loss", config=False)
        for owner, tfjs in (("Model", "LayersModel"), ("layers.Layer", "layers.Layer"))
    ),
    method("Model.reset_states", "LayersModel", config=False),
    method("Model.to_json", "LayersModel", "| ?indent:None", tfjs="toJSON", config=False),
    method("Model.compute_output_shape", "LayersModel", "input_shape", "input_shape", config=False),
    method(
        "Model.summary",
        "LayersModel",
        "| line_length positions print_fn ?expand_nested:False ?show_trainable:False "
        "?layer_range:None",
        "line_length positions print_fn",
        config=False,
    ),
    method("Model.__call__", "LayersModel", "inputs | training mask", "inputs", tfjs="apply"),
    method(
        "layers.Layer.__call__",
        "layers.Layer",
        "inputs | training mask initial_state",
        "inputs",
        tfjs="apply",
    ),
    method("Model.get_layer", "LayersModel", "name | index", "name index", config=False),
    method("Model.get_weights", "LayersModel", config=False),
    method("Model.set_weights", "LayersModel", "weights", "weights", config=False),
    method("Model.count_params", "LayersModel", config=False),
    method("Model.get_config", "LayersModel", config=False),
    method("Sequential.add", "Sequential", "layer -rebuild:True", "layer", config=False),
    method("Sequential.pop", "Sequential", "-rebuild:True", config=False),
    method("Model.build", "LayersModel", "input_shape", "input_shape", config=False),
    method("layers.Layer.get_weights", "layers.Layer", config=False),
    method("layers.Layer.set_weights", "layers.Layer", "weights", "weights", config=False),
    method("layers.Layer.count_params", "layers.Layer", config=False),
    method("layers.Layer.get_config", "layers.Layer", config=False),
    method("layers.Layer.build", "layers.Layer", "input_shape", "input_shape", config=False),
    method(
        "layers.Layer.compute_output_shape",
        "layers.Layer",
        "input_shape",
        "input_shape",
        config=False,
    ),
    method("layers.Layer.reset_states", "layers.Layer", config=False),
    method("layers.Layer.reset_state", "layers.Layer", tfjs="resetStates", config=False),
    method("layers.Layer.get_initial_state", "layers.Layer", "| batch_size", extension=True),
    method(
        "layers.Layer.compute_mask",
        "layers.Layer",
        "inputs previous_mask(mask)=mask",
        "inputs previous_mask",
        config=False,
    ),
    method(
        "layers.Layer.adapt",
        "layers.Layer",
        "data:data | batch_size steps",
        "data",
        extension=True,
    ),
    method(
        "layers.Layer.get_vocabulary",
        "layers.Layer",
        "include_special_tokens",
        "include_special_tokens",
        config=False,
        extension=True,
    ),
    method(
        "layers.Layer.set_vocabulary",
        "layers.Layer",
        "vocabulary idf_weights",
        "vocabulary idf_weights",
        config=False,
        extension=True,
    ),
    method("layers.Layer.vocabulary_size", "layers.Layer", config=False, extension=True),
    method(
        "layers.Layer.vocab_size",
        "layers.Layer",
        tfjs="vocabularySize",
        config=False,
        extension=True,
    ),
    method("optimizers.Optimizer.get_config", "Optimizer", config=False),
    *(
        method(
            f"metrics.Metric.{name}", "metrics.Metric", words, places, config=config, extension=True
        )
        for name, words, places, config in (
            ("add_weight", _STATE, _STATE, False),
            ("update_state", "y_true y_pred | sample_weight", "y_true y_pred", True),
            ("result", "", "", False),
            ("reset_state", "", "", False),
        )
    ),
    method(
        "metrics.Metric.reset_states",
        "metrics.Metric",
        tfjs="resetState",
        config=False,
        extension=True,
    ),
)


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in text.strip().replace("\n      ", " ").splitlines():
        keras, tfjs, *words = block.split()
        for word in words:
            name, _, other = word.partition("=")
            found[f"keras.{keras}.{name}"] = f"tfjs.{tfjs}.{other or camel(name)}"
    return found


_PREPROCESSING = """
preprocessing.image.ImageDataGenerator data.ImageDataGenerator mean std rescale
      rotation_range zoom_range horizontal_flip vertical_flip fill_mode preprocessing_function
      featurewise_center featurewise_std_normalization zca_whitening data_format
preprocessing.text.Tokenizer util.Tokenizer word_index index_word word_counts word_docs index_docs
      document_count num_words filters lower split char_level oov_token analyzer
"""

OF_BATCHES = listed(
    "n samples num_classes class_indices classes class_mode batch_size batch_index filenames "
    "filepaths labels image_shape target_size color_mode directory total_batches_seen "
    "index_array image_data_generator length sampling_rate stride start_index end_index reverse "
    "targets"
)
"""Attributes of batches of pictures, and of windows of a series."""

NUMBER_TYPES = ("dtype_policy", "compute_dtype", "variable_dtype")
"""What layers and models say of their types of numbers."""

EXTENSION_ATTRIBUTES: Mapping[str, str] = {
    "keras.layers.Layer.state_size": "tfjs.layers.Layer.stateSize",
    **{
        f"keras.{keras}.{name}": f"tfjs.{tfjs}.{camel(name)}"
        for keras, tfjs in (("Model", "LayersModel"), ("layers.Layer", "layers.Layer"))
        for name in NUMBER_TYPES
    },
    "keras.optimizers.Optimizer.learning_rate": "tfjs.Optimizer.learningRate",
    "keras.optimizers.Optimizer.lr": "tfjs.Optimizer.learningRate",
    "keras.optimizers.Optimizer.iterations": "tfjs.Optimizer.iterations",
    "tensorflow.data.Dataset.class_names": "tfjs.data.Dataset.classNames",
    "tensorflow.data.Dataset.file_paths": "tfjs.data.Dataset.filePaths",
    **{
        f"tensorflow.data.Dataset.{name}": f"tfjs.data.Dataset.{camel(name)}" for name in OF_BATCHES
    },
    **_attributes(_PREPROCESSING),
}
"""Attributes that TF.js lacks, or has under this name for its own use only."""

_ATTRIBUTES = """
Model LayersModel layers inputs outputs weights trainable_weights non_trainable_weights
      trainable_variables=trainableWeights non_trainable_variables=nonTrainableWeights
      variables=weights trainable name optimizer stop_training loss metrics_names stateful built
      input output input_names output_names output_shape losses=calculateLosses
layers.Layer layers.Layer weights trainable_weights non_trainable_weights
      trainable_variables=trainableWeights non_trainable_variables=nonTrainableWeights
      variables=weights trainable name built output_shape input output supports_masking input_spec
      stateful dtype losses=calculateLosses
callbacks.Callback Callback model params
callbacks.History History history epoch params
"""


ATTRIBUTES: Mapping[str, str] = {
    **_attributes(_ATTRIBUTES),
    **EXTENSION_ATTRIBUTES,
    **{
        f"{tensor}.{name}": f"tfjs.Tensor.{other}"
        for tensor in ("tensorflow.Tensor", "tensorflow.Variable", "numpy.ndarray")
        for name, other in {
            "shape": "shape",
            "dtype": "dtype",
            "ndim": "rank",
            "size": "size",
        }.items()
    },
    "keras.KerasTensor.shape": "tfjs.SymbolicTensor.shape",
    "keras.KerasTensor._keras_shape": "tfjs.SymbolicTensor.shape",
    "keras.KerasTensor.dtype": "tfjs.SymbolicTensor.dtype",
    "keras.KerasTensor.name": "tfjs.SymbolicTensor.name",
    "keras.KerasTensor.ndim": "tfjs.SymbolicTensor.rank",
}
"""Attributes that are read and written under another name, and those with the same one."""

SET_BY_PROGRAMS = frozenset({"supports_masking", "supportsMasking", "input_spec", "inputSpec"})
"""Attributes of layers that a layer of one's own sets, and that stay the base's."""

SET_BY_CELLS = frozenset({"state_size", "stateSize"})
"""The same of cells alone."""

CALLBACK_METHODS: Mapping[str, str] = {
    **{
        f"on_{what}_{when}": camel(f"on_{what}_{when}")
        for what in ("epoch", "train", "batch")
        for when in ("begin", "end")
    },
    "on_train_batch_begin": "onBatchBegin",
    "on_train_batch_end": "onBatchEnd",
    "set_model": "setModel",
    "set_params": "setParams",
}
"""Methods that a callback of one's own may define."""

LAYER_METHODS: Mapping[str, str] = {
    name: camel(name)
    for name in listed("build call get_config compute_output_shape compute_mask state_size")
}
"""Methods that a layer of one's own may define."""

MODEL_METHODS: Mapping[str, str] = {
    **LAYER_METHODS,
    **{
        name: camel(name)
        for name in listed("train_step test_step compute_loss compute_metrics get_metrics_result")
    },
}
"""Methods that a model of one's own may define."""

CLASSES: Mapping[str, str] = {
    "keras.Model": "tfjs.LayersModel",
    "keras.Sequential": "tfjs.Sequential",
    "keras.layers.Layer": "tfjs.layers.Layer",
    "keras.callbacks.Callback": "tfjs.Callback",
    "keras.callbacks.History": "tfjs.History",
    "keras.optimizers.Optimizer": "tfjs.Optimizer",
    "keras.KerasTensor": "tfjs.SymbolicTensor",
    "numpy.ndarray": "tfjs.Tensor",
    "tensorflow.Tensor": "tfjs.Tensor",
    "tensorflow.data.Dataset": "tfjs.data.Dataset",
}
"""Classes as types: in annotations and in `isinstance`. Of several, the first is the way back."""
