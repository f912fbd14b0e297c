"""Names of Keras without counterpart in TF.js, and what to do instead.

One entry is names, a colon and the advice; `module.*` means all of a module that nothing else
answers. Later lines of an entry are indented.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from keras_tfjs.catalog.functions.advice import ADVICE as OF_FUNCTIONS
from keras_tfjs.catalog.functions.back import BACK_ADVICE

_TABLE = """
keras.applications.*:
    save the model once in Keras, {last}(...).save("model.keras"), make it a model.json with
    keras-tfjs convert, and load that with tf.loadLayersModel
keras.preprocessing.*:
    read the files with tf.data, or decode pictures with tf.browser.fromPixels or
    tf.node.decodeImage
keras.distillation.*:
    distil in Keras and convert the student, or train it on the teacher's predictions with fit()
keras.distribution.*:
    leave it out: TF.js runs on one device, and the numbers do not depend on the distribution
keras.distribution.list_devices keras.distribution.get_device_count:
    ask tf.getBackend() what the one device of TF.js is
keras.distribution.distribute_tensor:
    use the tensor itself: there is one device
keras.dtype_policies.* keras.DTypePolicy keras.FloatDTypePolicy:
    leave it out: TF.js computes in float32, and a policy of narrower numbers only saves memory
keras.dtype_policies.GPTQDTypePolicy keras.dtype_policies.AWQDTypePolicy
    keras.dtype_policies.QuantizedDTypePolicy keras.dtype_policies.QuantizedFloat8DTypePolicy
    keras.dtype_policies.Int4DTypePolicy:
    convert the model with float32 weights: TF.js stores quantized weights, but computes in float32
keras.mixed_precision.*:
    leave it out: TF.js computes in float32, which needs no mixed precision
keras.mixed_precision.LossScaleOptimizer:
    use the inner optimizer: float32 gradients need no loss scale
keras.quantizers.*:
    quantize in Keras and convert the result; TF.js stores quantized weights, but computes in
    float32
keras.Quantizer:
    quantize in Keras and convert the result; TF.js computes in float32
keras.export.*:
    write the model with model.save("file://...") for TF.js, or export it from Keras itself
keras.visualization.*:
    draw with the canvas of the browser, or with tfjs-vis; the boxes and masks are plain arrays
keras.wrappers.*:
    call model.fit and model.predict directly: scikit-learn is a library of Python
keras.wrappers.scikit_learn.KerasClassifier keras.wrappers.scikit_learn.KerasRegressor:
    call model.fit and model.predict directly: scikit-learn is a library of Python
keras.tree.MAP_TO_NONE:
    return None for the leaf: TF.js maps nothing over nested structures
keras.tree.flatten keras.tree.flatten_with_path:
    write the leaves out as a list: [value for value in structure.values()]
keras.tree.map_structure keras.tree.map_structure_up_to keras.tree.map_shape_structure
    keras.tree.traverse:
    write the mapping as a comprehension over the list or dict
keras.tree.pack_sequence_as keras.tree.lists_to_tuples:
    build the list or dict from its values where it is needed
keras.tree.is_nested:
    ask isinstance(value, (list, tuple, dict))
keras.tree.assert_same_structure keras.tree.assert_same_paths:
    compare lengths or keys: TF.js checks the structure of inputs itself
keras.saving.load_weights keras.saving.save_weights:
    save the whole model with model.save and load it with tf.loadLayersModel, or hand over
    model.getWeights() and model.setWeights(weights)
keras.saving.KerasFileEditor:
    edit the .keras file in Keras, then convert it
keras.saving.get_custom_objects keras.saving.CustomObjectScope keras.saving.custom_object_scope
    keras.utils.get_custom_objects keras.utils.CustomObjectScope keras.utils.custom_object_scope:
    register each class once: tf.serialization.registerClass(MyLayer)
keras.saving.get_registered_name keras.saving.get_registered_object keras.utils.get_registered_name
    keras.utils.get_registered_object:
    use the class itself; tf.serialization knows classes by their className
keras.activations.serialize keras.dtype_policies.serialize keras.quantizers.serialize:
    keep the name beside the object
keras.activations.deserialize keras.dtype_policies.deserialize keras.quantizers.deserialize:
    give the name where it is used: layers take it
keras.losses.get keras.metrics.get keras.activations.get
    keras.dtype_policies.get keras.quantizers.get:
    write the string or the object where it is used: what get() is given by a variable is not known
keras.Function:
    build a model of the same tensors: keras.Model(inputs, outputs)
keras.Initializer keras.initializers.Initializer keras.Regularizer
    keras.regularizers.Regularizer keras.constraints.Constraint
    keras.Loss keras.losses.Loss keras.Metric keras.metrics.Metric
    keras.Optimizer keras.optimizers.Optimizer
    keras.optimizers.schedules.LearningRateSchedule:
    derive a class of your own from it, which is translated; elsewhere leave the type out
keras.Operation:
    write a function of tensors, or a layer of your own
keras.RematScope keras.remat:
    leave it out: it trades time for memory and changes no number
keras.StatelessScope keras.SymbolicScope:
    leave it out: it belongs to the inside of Keras's JAX backend
keras.name_scope:
    leave it out: TF.js has no name scopes; write the whole name where it matters
keras.device:
    leave it out, or choose a backend once: tf.setBackend("webgl")
keras.layers.JaxLayer keras.layers.FlaxLayer keras.layers.TorchModuleWrapper:
    write the layer with Keras's own operations: another framework runs inside it
keras.layers.TFSMLayer:
    convert the saved model with tensorflowjs_converter and load it with tf.loadGraphModel
keras.layers.DenseFeatures:
    write the features as layers: categoryEncoding, normalization, embedding
keras.layers.AbstractRNNCell:
    derive a class of your own from it, which is translated; elsewhere leave the type out
keras.callbacks.OrbaxCheckpoint:
    use ModelCheckpoint, or model.save in onEpochEnd: Orbax is a library of JAX
keras.utils.FeatureSpace:
    write the features as layers: stringLookup, categoryEncoding, normalization, concatenate
keras.utils.Config:
    use a dict
keras.version:
    use tf.version
keras.config.*:
    leave it out: TF.js has no such switch
keras.config.backend keras.config.set_backend:
    ask tf.getBackend(), set it with tf.setBackend("cpu"): backends of TF.js are devices
keras.config.set_floatx keras.config.floatx:
    leave it out: TF.js computes in float32
keras.config.set_epsilon keras.config.epsilon:
    write the number where it is used: TF.js's is fixed at 1e-7
keras.config.set_image_data_format keras.config.image_data_format:
    give the layers their data_format; TF.js's own is channelsLast
keras.config.set_dtype_policy keras.config.dtype_policy:
    leave it out: TF.js computes in float32
keras.config.max_epochs keras.config.set_max_epochs keras.config.max_steps_per_epoch
    keras.config.set_max_steps_per_epoch:
    give fit() its epochs, and batchesPerEpoch with a data set
"""

_MEMBERS = """
keras.Model.predict_step keras.Model.make_predict_function:
    write the loop yourself, over the batches, with what the step computes
keras.Model.compiled_loss keras.Model.loss
    keras.Model.make_train_function keras.Model.make_test_function:
    write the loop yourself: optimizer.minimize, or tf.variableGrads and applyGradients
keras.Model.export:
    write the model with model.save("file://...") for TF.js, or export it from Keras itself
keras.Model.quantize keras.Model.quantized_call keras.Model.quantized_build
    keras.Model.get_quantization_layer_structure keras.layers.Layer.quantize
    keras.layers.Layer.quantized_call keras.layers.Layer.quantized_build:
    quantize in Keras and convert the result; TF.js computes in float32
keras.Model.stateless_call keras.Model.stateless_compute_loss keras.layers.Layer.stateless_call
    keras.Model.get_state_tree keras.Model.set_state_tree keras.layers.Layer.symbolic_call
    keras.Model.symbolic_call keras.Model.rematerialized_call
    keras.layers.Layer.rematerialized_call keras.optimizers.Optimizer.stateless_apply:
    call the object itself: this belongs to Keras's JAX backend
keras.Model.add_metric keras.layers.Layer.add_metric:
    give compile() a metric, or read the value in a callback
keras.Model.add_update keras.layers.Layer.add_update:
    assign to the weight in call
keras.Model.from_config keras.layers.Layer.from_config keras.optimizers.Optimizer.from_config:
    call the factory with the config: tf.layers.dense(config), tf.sequential(config)
keras.Model.to_yaml:
    use to_json
keras.Model.get_compile_config keras.Model.compile_from_config keras.Model.build_from_config
    keras.Model.get_build_config keras.layers.Layer.build_from_config
    keras.layers.Layer.get_build_config keras.Model.save_own_variables
    keras.Model.load_own_variables keras.layers.Layer.save_own_variables
    keras.layers.Layer.load_own_variables keras.Model.save_spec
    keras.optimizers.Optimizer.save_own_variables keras.optimizers.Optimizer.load_own_variables
    keras.Model.finalize_state keras.layers.Layer.finalize_state:
    leave it to model.save and tf.loadLayersModel
keras.Model.get_weight_paths:
    take the names: [w.name for w in model.weights]
keras.layers.Layer.get_input_at keras.layers.Layer.get_output_at
    keras.layers.Layer.get_input_shape_at keras.layers.Layer.get_output_shape_at
    keras.layers.Layer.get_input_mask_at keras.layers.Layer.get_output_mask_at
    keras.Model.get_input_at keras.Model.get_output_at keras.Model.get_input_shape_at
    keras.Model.get_output_shape_at keras.Model.get_input_mask_at keras.Model.get_output_mask_at:
    keep the tensor that the layer gave in a variable, or use layer.input and layer.output
keras.Model.with_name_scope keras.layers.Layer.with_name_scope:
    leave it out: TF.js has no name scopes
keras.callbacks.Callback.on_predict_begin keras.callbacks.Callback.on_predict_end
    keras.callbacks.Callback.on_predict_batch_begin keras.callbacks.Callback.on_predict_batch_end:
    put the work around the call of predict: TF.js's predict calls no callbacks
keras.callbacks.Callback.on_test_begin keras.callbacks.Callback.on_test_end
    keras.callbacks.Callback.on_test_batch_begin keras.callbacks.Callback.on_test_batch_end:
    put the work into onEpochEnd, or around the call of evaluate: TF.js calls no callbacks there
keras.optimizers.Optimizer.apply keras.optimizers.Optimizer.minimize
    keras.optimizers.Optimizer.apply_gradients:
    let optimizer.minimize(f, True, weights) compute and apply the gradients of a function f, or
    hand those of tf.variableGrads(f) to optimizer.applyGradients
keras.optimizers.Optimizer.set_weights:
    make the optimizer again, or load the model together with it: tf.loadLayersModel
keras.Model.compute_output_signature keras.layers.Layer.compute_output_signature
    keras.Model.compute_output_spec keras.layers.Layer.compute_output_spec:
    define compute_output_shape: TF.js asks a layer for the shape alone
keras.metrics.Metric.stateless_update_state keras.metrics.Metric.stateless_result
    keras.metrics.Metric.stateless_reset_state:
    call update_state, result and reset_state: this belongs to Keras's JAX backend
keras.metrics.Metric.add_variable:
    write add_weight, as Keras 3 has it
keras.optimizers.Optimizer.add_variable keras.optimizers.Optimizer.add_optimizer_variables
    keras.optimizers.Optimizer.add_variable_from_reference
    keras.optimizers.Optimizer.update_step keras.optimizers.Optimizer.build
    keras.optimizers.Optimizer.assign keras.optimizers.Optimizer.assign_add
    keras.optimizers.Optimizer.assign_sub:
    derive an optimizer of your own, in which it is translated
keras.optimizers.Optimizer.scale_loss keras.optimizers.Optimizer.exclude_from_weight_decay
    keras.optimizers.Optimizer.finalize_variable_values
    keras.optimizers.Optimizer.aggregate_gradients
    keras.optimizers.Optimizer.compute_gradients:
    compute the gradients with tf.variableGrads, change them and call applyGradients
"""
"""Methods."""

_OLDER = """
keras.layers.LocallyConnected1D keras.layers.LocallyConnected2D:
    use a convolution, or a dense layer for each place: Keras 3 has dropped them too
keras.layers.MaxoutDense keras.layers.Highway:
    build it of dense layers and tf.layers.maximum or multiply: Keras 2 has dropped it
keras.layers.ChainCRF keras.layers.Merge:
    use keras.layers.Concatenate, Add, Multiply, Average, Maximum or Dot
keras.callbacks.BaseLogger:
    leave it out: fit() averages by itself
keras.callbacks.SidecarEvaluatorModelExport keras.utils.SidecarEvaluator:
    call evaluate in a callback
keras.constraints.RadialConstraint keras.constraints.radial_constraint:
    set the weights after each batch in a callback
keras.metrics.MeanRelativeError keras.metrics.MeanTensor:
    write the metric as a function of labels and predictions
keras.models.model_from_config keras.models.model_from_yaml:
    use model_from_json
keras.utils.convert_all_kernels_in_model keras.utils.convert_kernel
    keras.utils.convert_dense_weights_data_format:
    leave it out: nothing reads the weights of Theano any more
keras.backend.set_image_dim_ordering:
    write data_format where it is used: TF.js has no global setting
tensorflow.placeholder tensorflow.compat.v1.placeholder:
    make it a parameter of a function: TF.js computes at once and has no graph to feed
tensorflow.Session tensorflow.compat.v1.Session tensorflow.InteractiveSession
    tensorflow.compat.v1.InteractiveSession tensorflow.get_default_session
    tensorflow.compat.v1.get_default_session:
    compute where the session runs it: TF.js has no sessions, x.dataSync() gives the numbers of x
tensorflow.ConfigProto tensorflow.compat.v1.ConfigProto tensorflow.GPUOptions
    tensorflow.compat.v1.GPUOptions tensorflow.global_variables_initializer
    tensorflow.compat.v1.global_variables_initializer
    tensorflow.local_variables_initializer tensorflow.tables_initializer
    tensorflow.enable_eager_execution:
    leave it out: TF.js has no sessions, it computes at once
tensorflow.variable_scope tensorflow.compat.v1.variable_scope tensorflow.get_variable
    tensorflow.compat.v1.get_variable:
    make each variable once with tf.Variable and hand it to the functions that use it
tensorflow.train.AdamOptimizer tensorflow.train.GradientDescentOptimizer
    tensorflow.train.RMSPropOptimizer tensorflow.train.MomentumOptimizer
    tensorflow.train.AdagradOptimizer tensorflow.compat.v1.train.RMSPropOptimizer:
    use the optimizer of this name in keras.optimizers
keras.estimator.*:
    call model.fit: Estimators have gone from TensorFlow too
keras.protobuf.*:
    convert the saved model with keras-tfjs convert or tensorflowjs_converter
keras.utils.GeneratorEnqueuer keras.utils.OrderedEnqueuer keras.utils.SequenceEnqueuer
    keras.utils.TimedThread keras.utils.StepsPerExecutionTuner:
    leave it out: TF.js reads its data in one thread
"""
"""What only Keras 1 and 2 had."""

_TABLES = (OF_FUNCTIONS, BACK_ADVICE, _TABLE, _MEMBERS, _OLDER)
_ENTRY = re.compile(r"(?P<names>[^\s:]+(?:\s+[^\s:]+)*):\s+(?P<advice>.+)", re.S)


@cache
def _entries() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for text in re.split(r"\n(?=\S)", "\n".join(map(str.strip, _TABLES))):
        match = _ENTRY.fullmatch(text)
        assert match is not None, f"no entry of advice: {text!r}"
        advice = " ".join(match["advice"].split())
        found.update(dict.fromkeys(match["names"].split(), advice))
    return found


def advice_of(name: str) -> str | None:
    """What a person would say of a canonical name that has no counterpart; None for no advice."""
    found = _entries().get(name)
    prefix = name
    while found is None and "." in prefix:
        prefix = prefix.rpartition(".")[0]
        found = _entries().get(f"{prefix}.*")
    return found.replace("{last}", name.rpartition(".")[2]) if found else None


@cache
def advised_names() -> frozenset[str]:
    """Names with an entry of their own."""
    return frozenset(name for name in _entries() if not name.endswith("*"))
